// SPDX-License-Identifier: MIT
// For vertex shaders: points of the picture to clip space, and the corners of a quad.

#include "common/view.glsl"

vec4 clip_position(vec2 point) {
    vec2 share = (point - u_target.zw) / u_target.xy;
    return vec4(2.0 * share.x - 1.0, 1.0 - 2.0 * share.y, 0.0, 1.0);
}

// Corners of a quad drawn as a strip of four: (-1,-1), (1,-1), (-1,1), (1,1).
vec2 corner() {
    return vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
}
