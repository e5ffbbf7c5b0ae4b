// SPDX-License-Identifier: MIT
// One quad a cell: a part of a line of text, its letters and its halo composed beforehand.
//
// location  attribute    type   unit
// 0         a_cell       vec4   left, top, width, height in the picture; whole px
// 1         a_texel      vec2   the cell's corner in the atlas; texels
// 2         a_color      vec4   of the letters; sRGB, straight alpha
// 3         a_halo       vec4   of the halo; sRGB, straight alpha

#include "common/quad.glsl"

layout(location = 0) in vec4 a_cell;
layout(location = 1) in vec2 a_texel;
layout(location = 2) in vec4 a_color;
layout(location = 3) in vec4 a_halo;

flat out vec2 v_shift; // from a point of the picture to the atlas
flat out vec4 v_color;
flat out vec4 v_halo;

void main() {
    v_shift = a_texel - a_cell.xy;
    v_color = a_color;
    v_halo = a_halo;
    gl_Position = clip_position(a_cell.xy + (corner() * 0.5 + 0.5) * a_cell.zw);
}
