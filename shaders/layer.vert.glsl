// SPDX-License-Identifier: MIT
// A strip of four vertices over a part of the target; no attributes.

uniform vec4 u_part; // its left, lower, right and upper edge, as shares of the target

out vec2 v_share;

void main() {
    v_share = vec2((gl_VertexID & 1) == 0 ? u_part.x : u_part.z,
                   (gl_VertexID & 2) == 0 ? u_part.y : u_part.w);
    gl_Position = vec4(2.0 * v_share - 1.0, 0.0, 1.0);
}
