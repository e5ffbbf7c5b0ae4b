// SPDX-License-Identifier: MIT
#include "app/scene/marks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace entente::scene {
namespace {

// Factors that give each shape the area of the unit disc.
constexpr float square_half = 0.8862269F;
constexpr float rounded_half = 0.9111672F;
constexpr float diamond_half = 1.2533141F;
constexpr float hexagon_corner = 1.0996361F;
constexpr float triangle_corner = 1.5551204F;
constexpr float ring_outer = 1.1547005F;

/// Distance to the outline of a regular polygon in a direction that is `angle` away from a corner.
float polygon_distance(float corner, int sides, float angle) {
    const float step = 2 * std::numbers::pi_v<float> / static_cast<float>(sides);
    const float half = step / 2;
    float from_middle = std::fmod(angle, step);
    if (from_middle < 0) {
        from_middle += step;
    }
    return corner * std::cos(half) / std::cos(from_middle - half);
}

} // namespace

void Marks::clear() {
    areas.clear();
    ties.clear();
    nodes.clear();
    pale_nodes = 0;
    seen.reset();
    labels.clear();
    boxes.clear();
    overlay_ties.clear();
    overlay_nodes.clear();
    overlay_texts.clear();
}

float outline_distance(Shape shape, float radius, Vec2 direction) {
    const float x = std::abs(direction.x);
    const float y = std::abs(direction.y);
    switch (shape) {
    case Shape::disc:
        return radius;
    case Shape::ring:
        return radius * ring_outer;
    case Shape::square:
        return radius * square_half / std::max({x, y, 1e-6F});
    case Shape::rounded_square:
        return radius * rounded_half / std::max({x, y, 1e-6F});
    case Shape::diamond:
        return radius * diamond_half / std::max(x + y, 1e-6F);
    case Shape::hexagon:
        return radius * polygon_distance(hexagon_corner, 6, std::atan2(direction.y, direction.x));
    case Shape::triangle:
        return radius * polygon_distance(triangle_corner, 3, std::atan2(direction.x, -direction.y));
    }
    return radius;
}

Vec2 outline_extent(Shape shape, float radius) {
    switch (shape) {
    case Shape::disc:
        return {radius, radius};
    case Shape::ring:
        return {radius * ring_outer, radius * ring_outer};
    case Shape::square:
        return {radius * square_half, radius * square_half};
    case Shape::rounded_square:
        return {radius * rounded_half, radius * rounded_half};
    case Shape::diamond:
        return {radius * diamond_half, radius * diamond_half};
    case Shape::hexagon:
        return {radius * hexagon_corner, radius * hexagon_corner * 0.8660254F};
    case Shape::triangle:
        return {radius * triangle_corner * 0.8660254F, radius * triangle_corner};
    }
    return {radius, radius};
}

Rect outline_box(Shape shape, float radius) {
    const Vec2 extent = outline_extent(shape, radius);
    const float down = shape == Shape::triangle ? extent.y / 2 : extent.y;
    return {extent * -1, {extent.x, down}};
}

Vec2 point_on_tie(const TieMark& tie, float t) {
    const Vec2 chord = tie.to - tie.from;
    // On a quadratic curve the bow at t is 4 t (1 - t) of that in the middle.
    const float bow = 4 * t * (1 - t) * tie.bend;
    return tie.from + chord * t + Vec2{chord.y, -chord.x} * bow;
}

} // namespace entente::scene
