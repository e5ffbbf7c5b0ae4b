// SPDX-License-Identifier: MIT

#include "common/point.glsl"
#include "common/coverage.glsl"

uniform sampler2D u_atlas; // red: coverage by letters, green: by the halo

flat in vec2 v_shift;
flat in vec4 v_color;
flat in vec4 v_halo;

out vec4 o_color;

void main() {
    vec2 share = texelFetch(u_atlas, ivec2(picture_point() + v_shift), 0).rg;
    vec4 letters = premultiplied(v_color) * share.r;
    vec4 halo = premultiplied(v_halo) * share.g;
    o_color = letters + halo * (1.0 - letters.a);
}
