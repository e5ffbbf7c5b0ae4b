// SPDX-License-Identifier: MIT
// Distance to a regular polygon with rounded corners, by folding the plane onto one of its edges, after
// the method of I. Quilez, "2D distance functions".

#include "common/point.glsl"
#include "common/coverage.glsl"

flat in vec4 v_center;
flat in vec4 v_fold;
flat in vec4 v_edge;
flat in float v_half_outline;
flat in vec4 v_fill;
flat in vec4 v_outline;
#ifndef ENTENTE_PLAIN
flat in vec2 v_dashes;
#endif

out vec4 o_color;

void main() {
    vec2 q = picture_point() - v_center.xy;
#ifndef ENTENTE_PLAIN
    float turns = atan(q.y, q.x) / 6.2831853;
#endif
    q = vec2(v_center.z * q.x - v_center.w * q.y, v_center.w * q.x + v_center.z * q.y);
    q = vec2(abs(q.x), max(q.y, q.y * v_fold.z));
    q -= 2.0 * max(dot(q, v_fold.xy), 0.0) * v_fold.xy;

    vec2 beyond = vec2(max(abs(q.x) - v_edge.y, 0.0), q.y - v_edge.x);
    float outside = beyond.y < 0.0 ? beyond.y : length(beyond);
    outside -= v_edge.z;
    float edge = max(outside, -outside - v_edge.w); // the ring's hole

    float inner = covered(edge + v_half_outline);
    float whole = covered(edge - v_half_outline);
#ifndef ENTENTE_PLAIN
    if (v_dashes.x > 0.0) {
        // Along the circle from the middle of the nearest dash to its end, which is a quarter away.
        float from_middle = abs(fract(turns * v_dashes.x) - 0.25);
        from_middle = min(from_middle, 1.0 - from_middle);
        whole *= covered((from_middle - 0.25) * v_dashes.y);
        inner = 0.0;
        whole *= covered(-edge - v_half_outline);
    }
#endif
    // Fill and outline share the pixels of the seam between them, so that nothing shines through.
    o_color = premultiplied(v_fill) * inner + premultiplied(v_outline) * (whole - inner);
}
