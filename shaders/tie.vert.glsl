// SPDX-License-Identifier: MIT
// One quad a piece of a tie. A straight tie is one piece, an arc a chain of short ones whose quads
// share their corners, so that no pixel belongs to two; an arrow head is a piece of its own.
//
// With ENTENTE_PLAIN defined it is the same for pieces without dashes and arrow heads, and a fifth faster
// where a processor draws.
//
// location  attribute    type   unit
// 0         a_ends       vec4   first and last point of the piece, px
// 1         a_tangents   vec4   direction of the tie at both, unit vectors: the quad is cut square to them
// 2         a_along      vec4   way from the tie's start to the first point; length of the visible tie;
//                               width; length of a dash (0: none); px
// 3         a_arrow      float  length of the head (this piece is the head), 0: a piece of the line; px
// 4         a_color      vec4   sRGB, straight alpha

#include "common/quad.glsl"

layout(location = 0) in vec4 a_ends;
layout(location = 1) in vec4 a_tangents;
layout(location = 2) in vec4 a_along;
layout(location = 3) in float a_arrow;
layout(location = 4) in vec4 a_color;

flat out vec4 v_line;   // first point; unit direction of the piece
flat out vec4 v_along;  // way at the first point, visible length, half width, length of a dash
#ifndef ENTENTE_PLAIN
flat out vec2 v_head;   // length and half width of the head
#endif
flat out float v_steep; // 1 over the width of the soft edge
flat out vec4 v_color;

void main() {
    vec2 direction = normalize(a_ends.zw - a_ends.xy);
    // A hairline keeps the width of a pixel and fades instead, so that it does not break up or flicker.
    float width = max(a_along.z, 1.0);
    float fade = min(a_along.z, 1.0);
    float head = a_arrow > 0.0 ? max(0.38 * a_arrow, a_along.z) : 0.0;

    v_line = vec4(a_ends.xy, direction);
    v_along = vec4(a_along.xy, 0.5 * width, a_along.w);
#ifndef ENTENTE_PLAIN
    v_head = vec2(a_arrow, head);
#endif
    v_color = vec4(a_color.rgb, a_color.a * (a_arrow > 0.0 ? max(fade, 0.75) : fade));

    // A pixel is wider across the diagonal: the soft edge is as wide as the pixel seen along the line,
    // else lines at 45 degrees would come out up to a tenth too dark or too light.
    float soft = abs(direction.x) + abs(direction.y);
    v_steep = 1.0 / soft;

    vec2 at = corner();
    bool last = at.x > 0.0;
    vec2 tangent = last ? a_tangents.zw : a_tangents.xy;
    // The same for all directions, so that neighbours in an arc share their corners to the bit: else a
    // pixel between them may be nobody's.
    float reach = max(0.5 * width, head) + 0.72;
    gl_Position = clip_position((last ? a_ends.zw : a_ends.xy) +
                                vec2(tangent.y, -tangent.x) * at.y * reach);
}
