// SPDX-License-Identifier: MIT
// One wedge a side of a convex area: from the area's middle to beyond that side. Neighbours share their
// corners, so that no pixel belongs to two.
//
// location  attribute      type   unit
// 0         a_middle       vec2   px
// 1         a_ends         vec4   the wedge's two outer corners, beyond the side; px
// 2         a_before       vec3   the line of the side before: outward unit normal, then the distance of
//                                 the picture's corner from it, seen along the normal; px
// 3         a_side         vec3   the same of this side
// 4         a_after        vec3   the same of the side after
// 5         a_half_outline float  px
// 6         a_fill         vec4   sRGB, straight alpha
// 7         a_outline      vec4   sRGB, straight alpha

#include "common/quad.glsl"

layout(location = 0) in vec2 a_middle;
layout(location = 1) in vec4 a_ends;
layout(location = 2) in vec3 a_before;
layout(location = 3) in vec3 a_side;
layout(location = 4) in vec3 a_after;
layout(location = 5) in float a_half_outline;
layout(location = 6) in vec4 a_fill;
layout(location = 7) in vec4 a_outline;

flat out vec3 v_before;
flat out vec3 v_side;
flat out vec3 v_after;
flat out float v_half_outline;
flat out vec4 v_fill;
flat out vec4 v_outline;

void main() {
    v_before = a_before;
    v_side = a_side;
    v_after = a_after;
    v_half_outline = a_half_outline;
    v_fill = a_fill;
    v_outline = a_outline;
    // The strip's first two corners are one: its first triangle is empty, its second the wedge.
    vec2 at = gl_VertexID < 2 ? a_middle : gl_VertexID == 2 ? a_ends.xy : a_ends.zw;
    gl_Position = clip_position(at);
}
