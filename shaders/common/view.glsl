// SPDX-License-Identifier: MIT
// Where the target lies in the picture. Every fragment finds its place from gl_FragCoord and per-mark
// constants alone, never from interpolated varyings: so a picture drawn in tiles is the same, bit for
// bit, as one drawn whole.

uniform vec4 u_target; // width and height of the target, then its top left corner in the picture; px

vec4 clip_position(vec2 point) {
    vec2 share = (point - u_target.zw) / u_target.xy;
    return vec4(2.0 * share.x - 1.0, 1.0 - 2.0 * share.y, 0.0, 1.0);
}

vec2 picture_point() {
    return vec2(gl_FragCoord.x, u_target.y - gl_FragCoord.y) + u_target.zw;
}

// Corners of a quad drawn as a strip of four: (-1,-1), (1,-1), (-1,1), (1,1).
vec2 corner() {
    return vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
}
