// SPDX-License-Identifier: MIT
// A picture as large as the target, as it is. Interpolated places, not texelFetch: software renderers
// take half as long.

uniform sampler2D u_picture; // premultiplied

in vec2 v_share;

out vec4 o_color;

void main() {
    o_color = texture(u_picture, v_share);
}
