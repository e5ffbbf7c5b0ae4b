// SPDX-License-Identifier: MIT

#include "common/point.glsl"
#include "common/coverage.glsl"

flat in vec4 v_line;
flat in vec4 v_along;
#ifndef ENTENTE_PLAIN
flat in vec2 v_head;
#endif
flat in float v_steep;
flat in vec4 v_color;

out vec4 o_color;

void main() {
    vec2 q = picture_point() - v_line.xy;
    float along = dot(q, v_line.zw) + v_along.x;
    float across = abs(q.x * v_line.w - q.y * v_line.z);
    float share = covered((across - v_along.z) * v_steep) - covered((across + v_along.z) * v_steep);

#ifdef ENTENTE_PLAIN
    share *= clamp(along + 0.5, 0.0, 1.0) * clamp(v_along.y - along + 0.5, 0.0, 1.0);
#else
    if (v_head.x > 0.0) {
        float left = v_head.x - along;
        float slope = v_head.y / v_head.x;
        float steep = inversesqrt(1.0 + slope * slope);
        // Both flanks count, so that the tip thins out to nothing.
        float head = covered((across - left * slope) * steep) *
                     covered((-across - left * slope) * steep) * clamp(along, 0.0, 1.0);
        share = max(head, share * clamp(1.5 - along, 0.0, 1.0));
    } else {
        share *= clamp(along + 0.5, 0.0, 1.0) * clamp(v_along.y - along + 0.5, 0.0, 1.0);
        if (v_along.w > 0.0) {
            float half_dash = 0.5 * v_along.w;
            float from_middle = abs(mod(along + half_dash, 2.0 * v_along.w) - v_along.w);
            share *= mix(0.5, covered(from_middle - half_dash), clamp(v_along.w - 0.5, 0.0, 1.0));
        }
    }
#endif
    o_color = premultiplied(v_color) * share;
}
