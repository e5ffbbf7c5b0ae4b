// SPDX-License-Identifier: MIT
// Inside a convex area the signed distance to its edge is that to the nearest of its sides' lines. The
// neighbours' lines are looked at too, so that what lies between two wedges looks the same from both.

#include "common/point.glsl"
#include "common/coverage.glsl"

flat in vec3 v_before;
flat in vec3 v_side;
flat in vec3 v_after;
flat in float v_half_outline;
flat in vec4 v_fill;
flat in vec4 v_outline;

out vec4 o_color;

// How far beyond a line, in the width of a pixel as seen along its normal: so an edge at a slant covers
// as much as it should.
float beyond(vec3 line, vec2 point, float by) {
    return (dot(line.xy, point) - line.z + by) / (abs(line.x) + abs(line.y));
}

float covered_by_all(vec2 point, float by) {
    float share = covered(beyond(v_side, point, by));
    share = min(share, covered(beyond(v_before, point, by)));
    return min(share, covered(beyond(v_after, point, by)));
}

void main() {
    vec2 point = picture_point();
    float whole = covered_by_all(point, -v_half_outline);
    float inner = v_half_outline > 0.0 ? covered_by_all(point, v_half_outline) : whole;
    o_color = premultiplied(v_fill) * inner + premultiplied(v_outline) * (whole - inner);
}
