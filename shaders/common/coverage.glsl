// SPDX-License-Identifier: MIT
// How much of a pixel a shape covers, from the signed distance of its middle to the shape's edge
// (negative inside, px): a ramp one pixel wide, which is exact for an edge along the pixel grid.

float covered(float distance_px) {
    return clamp(0.5 - distance_px, 0.0, 1.0);
}

// Colours arrive as sRGB with straight alpha and are blended in sRGB, as browsers and PDF viewers do:
// thin dark lines and text on white keep the weight that the eye expects.
vec4 premultiplied(vec4 color) {
    return vec4(color.rgb * color.a, color.a);
}
