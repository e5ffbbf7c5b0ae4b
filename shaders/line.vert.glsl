// SPDX-License-Identifier: MIT
// A piece of a tie as a line as wide as is needed, for pictures in passing: of a thin slanted quad a
// software renderer looks at nearly all pixels twice, once for each of its triangles; a line is one
// shape. It has no dashes, and ends along a row or column of pixels where an arrow head goes on.
//
// The attributes are those of tie.vert.glsl.

#include "common/view.glsl"

layout(location = 0) in vec4 a_ends;
layout(location = 2) in vec4 a_along;
layout(location = 4) in vec4 a_color;

// From the middle of a fragment: times x and y, and what is added.
flat out vec3 v_across; // to its distance from the line, signed, over the width of the soft edge
flat out vec3 v_along;  // to its way from the tie's start, px
flat out vec3 v_ends;   // where coverage begins and where it is full, both of |across|; the tie's end
flat out vec4 v_color;  // premultiplied

vec3 of_fragment(vec2 slope, float at_first) {
    float start = at_first - dot(slope, a_ends.xy);
    return vec3(slope.x, -slope.y,
                start + slope.x * u_target.z + slope.y * (u_target.y + u_target.w));
}

void main() {
    vec2 direction = normalize(a_ends.zw - a_ends.xy);
    float width = max(a_along.z, 1.0);
    float fade = min(a_along.z, 1.0);
    float soft = abs(direction.x) + abs(direction.y);

    v_across = of_fragment(vec2(direction.y, -direction.x) / soft, 0.0);
    v_along = of_fragment(direction, a_along.x);
    v_ends = vec3(0.5 + 0.5 * width / soft, 0.5 - 0.5 * width / soft, a_along.y + 0.5);
    v_color = vec4(a_color.rgb, 1.0) * a_color.a * fade;

    vec2 share = ((gl_VertexID == 0 ? a_ends.xy : a_ends.zw) - u_target.zw) / u_target.xy;
    gl_Position = vec4(2.0 * share.x - 1.0, 1.0 - 2.0 * share.y, 0.0, 1.0);
}
