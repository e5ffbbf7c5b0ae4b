// SPDX-License-Identifier: MIT
#include "app/scene/picking.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

constexpr float node_reach_px = 6;
constexpr float tie_reach_px = 5;
constexpr int curve_pieces = 16;

float distance_to_segment(Vec2 point, Vec2 a, Vec2 b) {
    const Vec2 along = b - a;
    const float square = dot(along, along);
    const float t = square > 0 ? std::clamp(dot(point - a, along) / square, 0.0F, 1.0F) : 0.0F;
    return length(point - (a + along * t));
}

float distance_to_tie(Vec2 point, const TieMark& tie) {
    if (tie.bend == 0) {
        return distance_to_segment(point, tie.from, tie.to);
    }
    float nearest = length(point - tie.from);
    Vec2 last = tie.from;
    for (int piece = 1; piece <= curve_pieces; ++piece) {
        const Vec2 next = point_on_tie(tie, static_cast<float>(piece) / curve_pieces);
        nearest = std::min(nearest, distance_to_segment(point, last, next));
        last = next;
    }
    return nearest;
}

std::optional<Picked> pick_node(const Marks& marks, Vec2 pixel, float reach) {
    const NodeMark* within = nullptr;
    const NodeMark* near = nullptr;
    float nearest = reach;
    for (const NodeMark& node : marks.nodes) {
        const Vec2 extent = outline_extent(node.shape, node.radius);
        const Vec2 offset = pixel - node.center;
        const float box = std::max({extent.x, extent.y, reach});
        if (node.is_decoration || std::abs(offset.x) > box || std::abs(offset.y) > box) {
            continue;
        }
        const float distance = length(offset);
        const Vec2 direction = distance > 0 ? offset / distance : Vec2{1, 0};
        if (distance <=
            outline_distance(node.shape, node.radius, direction) + node.outline_width / 2) {
            within = &node; // later ones lie on top
        }
        if (distance <= nearest) {
            near = &node;
            nearest = distance;
        }
    }
    // A node too small to be hit wins over a large one that it lies on, but not over another small
    // one that the pointer is really in.
    const bool is_small_on_large =
        near != nullptr && within != nullptr && near > within && within->radius >= reach;
    const NodeMark* picked = within == nullptr || is_small_on_large ? near : within;
    if (picked == nullptr) {
        return std::nullopt;
    }
    return Picked{Picked::What::node, picked->node};
}

} // namespace

std::optional<Picked> pick(const Marks& marks, Vec2 pixel, float pixel_scale) {
    if (const auto node = pick_node(marks, pixel, node_reach_px * pixel_scale)) {
        return node;
    }
    const float reach = tie_reach_px * pixel_scale;
    std::optional<Picked> picked;
    float nearest = reach;
    for (const TieMark& tie : marks.ties) {
        const float half = tie.width / 2;
        const float bow = tie.bend == 0 ? 0 : std::abs(tie.bend) * length(tie.to - tie.from);
        const float border = reach + half + bow;
        if (pixel.x < std::min(tie.from.x, tie.to.x) - border ||
            pixel.x > std::max(tie.from.x, tie.to.x) + border ||
            pixel.y < std::min(tie.from.y, tie.to.y) - border ||
            pixel.y > std::max(tie.from.y, tie.to.y) + border) {
            continue;
        }
        const float distance = std::max(distance_to_tie(pixel, tie) - half, 0.0F);
        if (distance <= nearest) { // later ones lie on top
            nearest = distance;
            picked = Picked{Picked::What::tie, tie.tie};
        }
    }
    return picked;
}

std::vector<std::uint32_t> pick_rectangle(const Marks& marks, const Rect& rect) {
    const Rect upright{{std::min(rect.min.x, rect.max.x), std::min(rect.min.y, rect.max.y)},
                       {std::max(rect.min.x, rect.max.x), std::max(rect.min.y, rect.max.y)}};
    std::vector<std::uint32_t> picked;
    for (const NodeMark& node : marks.nodes) {
        if (!node.is_decoration && upright.contains(node.center)) {
            picked.push_back(node.node);
        }
    }
    return picked;
}

} // namespace entente::scene
