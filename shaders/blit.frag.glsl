// SPDX-License-Identifier: MIT
// The kept picture of the ties over the background; replaces what is in the target.

uniform sampler2D u_picture; // premultiplied, as large as the target
uniform vec4 u_background;   // premultiplied

out vec4 o_color;

void main() {
    vec4 ties = texelFetch(u_picture, ivec2(gl_FragCoord.xy), 0);
    o_color = ties + u_background * (1.0 - ties.a);
}
