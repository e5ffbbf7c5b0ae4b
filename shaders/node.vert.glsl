// SPDX-License-Identifier: MIT
// One quad a node. All shapes are one: a regular polygon with rounded corners, told by a few constants.
// Its area, up to the middle of its outline, equals that of the disc with the same radius.
//
// With ENTENTE_PLAIN defined it is the same for nodes without dashes, and quicker where a processor
// draws: an angle for each fragment is dear.
//
// location  attribute    type   unit
// 0         a_place      vec4   centre x, y; radius; width of the outline; px
// 1         a_shape      float  scene::Shape: 0 disc, 1 square, 2 diamond, 3 hexagon, 4 triangle,
//                               5 rounded square, 6 ring
// 2         a_fill       vec4   sRGB, straight alpha
// 3         a_outline    vec4   sRGB, straight alpha
// 4         a_dashes     float  dashes around a disc; 0 for a full outline

#include "common/quad.glsl"

layout(location = 0) in vec4 a_place;
layout(location = 1) in float a_shape;
layout(location = 2) in vec4 a_fill;
layout(location = 3) in vec4 a_outline;
layout(location = 4) in float a_dashes;

flat out vec4 v_center; // centre; cosine and sine of the turn
flat out vec4 v_fold;   // normal of the mirror that folds one edge onto the next; 1 or -1 to fold y; 0
flat out vec4 v_edge;   // inradius and half side of the inner polygon, rounding, depth of the rim; px
flat out float v_half_outline;
flat out vec4 v_fill;
flat out vec4 v_outline;
#ifndef ENTENTE_PLAIN
flat out vec2 v_dashes; // how many; length of one with its gap, px
#endif

const float pi = 3.14159265;

// Inradius of the polygon that, rounded by rho, has the area of a disc of radius 1; edges * tan(pi / edges)
// is `stretch`: area = stretch a^2 + 2 stretch a rho + pi rho^2.
float inradius(float stretch, float rho) {
    return sqrt(rho * rho + pi / stretch * (1.0 - rho * rho)) - rho;
}

void main() {
    // A node smaller than a pixel keeps its size and fades instead, so that it does not flicker.
    float wanted = a_place.z;
    float radius = max(wanted, 0.6);
    float fade = min(1.0, (wanted * wanted) / (radius * radius));

    vec2 turn = vec2(1.0, 0.0);
    vec3 fold = vec3(0.70710678, -0.70710678, -1.0); // a square: mirror x = y, both axes
    float stretch = 4.0;
    float side = 1.0; // half side over inradius
    float rho = 0.08;
    float rim = 4.0;
    float scale = 1.0;
    float reach = 1.0; // of the inner polygon from its middle, over its inradius
    if (a_shape < 0.5) {
        rho = 1.0;
    } else if (a_shape < 1.5) {
        rho = 0.08;
    } else if (a_shape < 2.5) {
        turn = vec2(0.70710678, 0.70710678);
        reach = 1.4142136;
    } else if (a_shape < 3.5) {
        fold = vec3(0.8660254, -0.5, -1.0);
        stretch = 3.4641016;
        side = 0.57735027;
        reach = 1.1547005;
    } else if (a_shape < 4.5) {
        fold = vec3(0.5, -0.8660254, 1.0);
        stretch = 5.1961524;
        side = 1.7320508;
        reach = 2.0;
        rho = 0.12;
    } else if (a_shape < 5.5) {
        rho = 0.45;
    } else {
        rho = 1.0;
        scale = 1.1547005; // a hole of half the radius
        rim = 0.57735027;
    }
    float inner = inradius(stretch, rho);
    v_center = vec4(a_place.xy, turn);
    v_fold = vec4(fold, 0.0);
    v_edge = vec4(inner, inner * side, rho * scale, rim) * radius;
    v_half_outline = 0.5 * a_place.w;
    v_fill = vec4(a_fill.rgb, a_fill.a * fade);
    v_outline = vec4(a_outline.rgb, a_outline.a * fade);
#ifndef ENTENTE_PLAIN
    v_dashes = vec2(a_dashes, a_dashes > 0.0 ? 2.0 * pi * radius / a_dashes : 0.0);
#endif

    float bound = (inner * reach + rho * scale) * radius + v_half_outline + 0.51;
    gl_Position = clip_position(a_place.xy + corner() * bound);
}
