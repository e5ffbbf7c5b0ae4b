// SPDX-License-Identifier: MIT
#include "app/scene/shown_network.hpp"

#include "app/scene/tie_lanes.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente::scene {
namespace {

float presence_of(std::span<const Appearance> appearances, std::size_t i) {
    return appearances.empty() ? 1 : std::clamp(appearances[i].presence, 0.0F, 1.0F);
}

/// Free space between the middle of a node and the end of a tie that arrives from a direction.
float gap_at(const ShownNode& node, Vec2 direction, float space) {
    const float distance = length(direction);
    const Vec2 unit = distance > 0 ? direction / distance : Vec2{1, 0};
    return outline_distance(kind_shape(node.kind), node.radius, unit) + node.outline_width / 2 +
           space;
}

/// Lets the tie end outside the outlines of its nodes, and gives it its arrow head.
void trim(TieMark& mark, const ShownNode& from, const ShownNode& to, bool is_directed, float unit) {
    const Vec2 chord = mark.to - mark.from;
    const float distance = length(chord);
    // A quadratic curve leaves along chord + 4 bend * left, and arrives mirrored.
    const Vec2 left = Vec2{chord.y, -chord.x} * (4 * mark.bend);
    mark.from_gap = gap_at(from, chord + left, 0.6F * unit);
    mark.to_gap = gap_at(to, left - chord, (is_directed ? 1.2F : 0.6F) * unit);
    const float gaps = mark.from_gap + mark.to_gap;
    if (gaps > distance * 0.9F) {
        // The nodes touch: a short stump between them, mostly below them, still tells of the tie.
        const float shrink = distance * 0.9F / gaps;
        mark.from_gap *= shrink;
        mark.to_gap *= shrink;
    }
    if (is_directed) {
        const float visible = distance - mark.from_gap - mark.to_gap;
        mark.arrow = std::min(mark.width * 2.3F + 4 * unit, visible * 0.6F);
    }
}

} // namespace

std::optional<ShownNode> show_node(const SceneInput& input, std::size_t i) {
    const Encoding& encoding = input.encoding;
    const graph::NodeId id = input.graph.nodes[i];
    const float presence = presence_of(input.node_appearance, i);
    if (presence < least_presence || id.index() >= input.positions.size()) {
        return std::nullopt;
    }
    const Vec2 position = input.positions[id.index()];
    if (!std::isfinite(position.x) || !std::isfinite(position.y)) {
        return std::nullopt;
    }
    ShownNode node;
    node.node = id;
    node.kind = graph::kind_of(input.store, id);
    node.center = input.camera.to_pixels(position);
    node.strength = input.node_strength.empty() ? input.graph.strength[i] : input.node_strength[i];
    // What comes or goes grows out of a point half its size.
    node.radius = encoding.radius(node.strength) * (0.5F + 0.5F * presence);
    node.outline_width =
        std::clamp(node.radius * 0.16F, 0.4F * encoding.pixel_scale, 1.4F * encoding.pixel_scale);
    node.appearance = input.node_appearance.empty() ? Appearance{} : input.node_appearance[i];
    node.appearance.presence = presence;
    return node;
}

std::optional<ShownNode> show_node(const SceneInput& input, graph::NodeId node) {
    const std::ptrdiff_t at = input.graph.find(node);
    return at < 0 ? std::nullopt : show_node(input, static_cast<std::size_t>(at));
}

float change_ring_px(const ShownNode& node, const Encoding& encoding) {
    const graph::Change change = node.appearance.change;
    if (encoding.color_by != ColorBy::change || node.appearance.is_inactive ||
        (change != graph::Change::appeared && change != graph::Change::lost)) {
        return 0;
    }
    return std::clamp(node.radius / encoding.pixel_scale * 0.7F, 1.4F, 4.0F);
}

Vec2 extent_of(const ShownNode& node, const Encoding& encoding) {
    const float unit = encoding.pixel_scale;
    const float half = node.outline_width / 2;
    const Vec2 extent = outline_extent(kind_shape(node.kind), node.radius) + Vec2{half, half};
    const float change = change_ring_px(node, encoding);
    if (!node.is_marked && !node.appearance.is_selected && change <= 0) {
        return extent;
    }
    const float reach = node.is_marked                ? std::max(8.0F, change)
                        : node.appearance.is_selected ? 5 + change
                                                      : change;
    const float ring = std::max(extent.x, extent.y) + reach * unit;
    return {ring, ring};
}

std::optional<TieMark> show_tie(const SceneInput& input, std::size_t i, const ShownNode& from,
                                const ShownNode& to, float presence, float lane) {
    const Encoding& encoding = input.encoding;
    const float unit = encoding.pixel_scale;
    const Appearance appearance =
        input.tie_appearance.empty() ? Appearance{} : input.tie_appearance[i];
    graph::Tie tie = input.graph.ties[i];
    if (!input.tie_strength.empty()) {
        tie.strength = input.tie_strength[i];
    }
    TieMark mark;
    mark.tie = tie.index;
    mark.from = from.center;
    mark.to = to.center;
    const float distance = length(mark.to - mark.from);
    if (distance < 0.5F * unit) {
        return std::nullopt;
    }
    mark.width = encoding.tie_width(tie) * (0.4F + 0.6F * presence);
    mark.color = encoding.tie_color(tie, appearance.change);
    if (appearance.is_dimmed) {
        mark.color.a *= 0.15F;
    } else if (appearance.is_highlighted || appearance.is_selected) {
        mark.color.a = std::max(mark.color.a, 0.9F);
        mark.width = std::max(mark.width, 1.2F * unit);
    }
    mark.color.a *= presence;
    // Two lanes are a fifth of the way apart, on long ways no more than a finger's breadth.
    mark.bend = lane * std::min(0.2F, 64 * unit / distance);
    if (tie.dyad.kind == graph::TieKind::office) {
        mark.dash = 4 * unit;
    } else if (encoding.color_by == ColorBy::change && appearance.change == graph::Change::lost) {
        mark.dash = std::max(6 * unit, 1.6F * mark.width);
    }
    trim(mark, from, to, tie.dyad.is_directed, unit);
    return mark;
}

std::optional<TieMark> show_tie(const SceneInput& input, const graph::Dyad& dyad) {
    const std::optional<ShownNode> from = show_node(input, dyad.a);
    const std::optional<ShownNode> to = show_node(input, dyad.b);
    if (!from || !to) {
        return std::nullopt;
    }
    const float nodes = std::min(from->appearance.presence, to->appearance.presence);
    // Lanes depend on what else joins the two, and on nothing beside that.
    std::vector<graph::Tie> between;
    std::vector<float> presence;
    std::vector<std::size_t> indices;
    std::size_t own = 0;
    for (std::size_t i = 0; i < input.graph.ties.size(); ++i) {
        const graph::Dyad& other = input.graph.ties[i].dyad;
        if ((other.a == dyad.a && other.b == dyad.b) || (other.a == dyad.b && other.b == dyad.a)) {
            own = other == dyad ? between.size() : own;
            between.push_back(input.graph.ties[i]);
            presence.push_back(std::min(nodes, presence_of(input.tie_appearance, i)));
            indices.push_back(i);
        }
    }
    if (between.empty() || between[own].dyad != dyad || presence[own] < least_presence) {
        return std::nullopt;
    }
    std::vector<float> lanes;
    assign_lanes(between, presence, lanes);
    return show_tie(input, indices[own], *from, *to, presence[own], lanes[own]);
}

Vec2 middle_of(const TieMark& tie) {
    const float distance = std::max(length(tie.to - tie.from), 1e-3F);
    return point_on_tie(tie, 0.5F + (tie.from_gap - tie.to_gap) / (2 * distance));
}

} // namespace entente::scene
