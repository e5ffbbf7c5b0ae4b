// SPDX-License-Identifier: MIT
// One triangle that covers the target; no attributes.

void main() {
    vec2 at = vec2(float((gl_VertexID & 1) << 2), float((gl_VertexID & 2) << 1));
    gl_Position = vec4(at - 1.0, 0.0, 1.0);
}
