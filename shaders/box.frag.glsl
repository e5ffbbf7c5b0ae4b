// SPDX-License-Identifier: MIT

#include "common/point.glsl"
#include "common/coverage.glsl"

flat in vec4 v_box;
flat in vec2 v_rim;
flat in vec4 v_fill;
flat in vec4 v_fill_right;
flat in vec4 v_outline;

out vec4 o_color;

void main() {
    vec2 q = picture_point() - v_box.xy;
    vec2 beyond = abs(q) - v_box.zw + v_rim.x;
    float edge = length(max(beyond, 0.0)) + min(max(beyond.x, beyond.y), 0.0) - v_rim.x;
    float whole = covered(edge);
    float inner = v_rim.y > 0.0 ? covered(edge + v_rim.y) : whole;
    float right = clamp(0.5 + 0.5 * q.x / max(v_box.z, 0.001), 0.0, 1.0);
    vec4 fill = mix(premultiplied(v_fill), premultiplied(v_fill_right), right);
    o_color = fill * inner + premultiplied(v_outline) * (whole - inner);
}
