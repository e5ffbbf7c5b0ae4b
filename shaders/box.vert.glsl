// SPDX-License-Identifier: MIT
// One quad a box. Its outline lies inside the rectangle, so that whole pixels stay crisp.
//
// location  attribute      type   unit
// 0         a_rect         vec4   left, top, right, bottom; px
// 1         a_rim          vec2   radius of the corners, width of the outline; px
// 2         a_fill         vec4   at the left; sRGB, straight alpha
// 3         a_fill_right   vec4   at the right
// 4         a_outline      vec4

#include "common/quad.glsl"

layout(location = 0) in vec4 a_rect;
layout(location = 1) in vec2 a_rim;
layout(location = 2) in vec4 a_fill;
layout(location = 3) in vec4 a_fill_right;
layout(location = 4) in vec4 a_outline;

flat out vec4 v_box; // centre, half extents
flat out vec2 v_rim;
flat out vec4 v_fill;
flat out vec4 v_fill_right;
flat out vec4 v_outline;

void main() {
    vec2 extent = 0.5 * (a_rect.zw - a_rect.xy);
    v_box = vec4(0.5 * (a_rect.xy + a_rect.zw), extent);
    v_rim = vec2(min(a_rim.x, min(extent.x, extent.y)), a_rim.y);
    v_fill = a_fill;
    v_fill_right = a_fill_right;
    v_outline = a_outline;
    gl_Position = clip_position(v_box.xy + corner() * (extent + 0.51));
}
