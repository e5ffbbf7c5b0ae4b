// SPDX-License-Identifier: MIT
#include "app/scene/scene_builder.hpp"

#include "app/scene/network_labels.hpp"
#include "app/scene/tie_lanes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente::scene {
namespace {

constexpr float least_presence = 0.004F; // below one step of an 8-bit colour
constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

float presence_of(const Appearance& appearance) {
    return std::clamp(appearance.presence, 0.0F, 1.0F);
}

/// A node in the making: all of the graph's nodes that have a place, on the picture or not, since
/// ties run to nodes beyond its edge.
struct PlacedNode {
    ShownNode shown;
    Shape shape = Shape::disc;
    bool is_visible = false;
};

bool is_on_picture(const Rect& viewport, Vec2 center, Vec2 extent) {
    return center.x + extent.x > viewport.min.x && center.x - extent.x < viewport.max.x &&
           center.y + extent.y > viewport.min.y && center.y - extent.y < viewport.max.y;
}

std::vector<PlacedNode> place_nodes(const SceneInput& input) {
    const Encoding& encoding = input.encoding;
    std::vector<PlacedNode> placed;
    placed.reserve(input.graph.nodes.size());
    for (std::size_t i = 0; i < input.graph.nodes.size(); ++i) {
        const graph::NodeId id = input.graph.nodes[i];
        const Appearance appearance =
            input.node_appearance.empty() ? Appearance{} : input.node_appearance[i];
        const float presence = presence_of(appearance);
        const Vec2 position = id.index() < input.positions.size()
                                  ? input.positions[id.index()]
                                  : Vec2{std::numeric_limits<float>::quiet_NaN(), 0};
        if (presence < least_presence || !std::isfinite(position.x) || !std::isfinite(position.y)) {
            continue;
        }
        PlacedNode node;
        node.shown.node = id;
        node.shown.kind = graph::kind_of(input.store, id);
        node.shape = kind_shape(node.shown.kind);
        node.shown.center = input.camera.to_pixels(position);
        node.shown.strength =
            input.node_strength.empty() ? input.graph.strength[i] : input.node_strength[i];
        // What comes or goes grows out of a point half its size.
        node.shown.radius = encoding.radius(node.shown.strength) * (0.5F + 0.5F * presence);
        node.shown.outline_width = std::clamp(
            node.shown.radius * 0.16F, 0.4F * encoding.pixel_scale, 1.4F * encoding.pixel_scale);
        node.shown.appearance = appearance;
        node.shown.appearance.presence = presence;
        const float ring = 6 * encoding.pixel_scale;
        node.is_visible =
            is_on_picture(input.camera.viewport, node.shown.center,
                          outline_extent(node.shape, node.shown.radius) + Vec2{ring, ring});
        placed.push_back(node);
    }
    return placed;
}

/// Appends a node with what is on it: a ring around a selected one, a pin's head on a pinned one.
void add_node(const PlacedNode& node, const Encoding& encoding, Marks& marks) {
    const Palette& colors = palette(encoding.theme);
    const Appearance& appearance = node.shown.appearance;
    const float unit = encoding.pixel_scale;
    const float alpha = appearance.presence * (appearance.is_dimmed ? 0.22F : 1);
    const Vec2 extent = outline_extent(node.shape, node.shown.radius);

    NodeMark mark;
    mark.center = node.shown.center;
    mark.node = node.shown.node.value();
    mark.radius = node.shown.radius;
    mark.shape = node.shape;
    mark.fill = kind_color(node.shown.kind, encoding.theme).with_alpha(alpha);
    mark.outline = colors.background.with_alpha(alpha);
    mark.outline_width = node.shown.outline_width;
    if (appearance.is_highlighted) {
        mark.outline = colors.text.with_alpha(alpha);
        mark.outline_width = std::max(mark.outline_width, 1.2F * unit);
    }
    if (appearance.is_selected) {
        NodeMark ring = mark;
        ring.is_decoration = true;
        ring.shape = Shape::disc;
        ring.radius = std::max(extent.x, extent.y) + 4 * unit;
        ring.fill = colors.accent.with_alpha(0);
        ring.outline = colors.accent.with_alpha(appearance.presence);
        ring.outline_width = 2.2F * unit;
        marks.nodes.push_back(ring);
    }
    marks.nodes.push_back(mark);
    if (appearance.is_pinned) {
        NodeMark pin = mark;
        pin.is_decoration = true;
        pin.shape = Shape::disc;
        pin.radius = std::clamp(mark.radius * 0.32F, 1.2F * unit, 3.2F * unit);
        pin.fill = colors.background.with_alpha(alpha);
        pin.outline = colors.text.with_alpha(alpha);
        pin.outline_width = 0.9F * unit;
        marks.nodes.push_back(pin);
    }
}

void add_nodes(const SceneInput& input, std::span<const PlacedNode> placed, Marks& marks) {
    std::vector<std::uint32_t> order;
    order.reserve(placed.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        if (placed[i].is_visible) {
            order.push_back(static_cast<std::uint32_t>(i));
        }
    }
    const auto level = [](const Appearance& appearance) {
        return appearance.is_selected || appearance.is_highlighted ? 2
               : appearance.is_dimmed                              ? 0
                                                                   : 1;
    };
    // Large on small: in a crowd the strong ones stay whole. What is looked at on top of all.
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const ShownNode& one = placed[a].shown;
        const ShownNode& other = placed[b].shown;
        const int level_one = level(one.appearance);
        const int level_other = level(other.appearance);
        if (level_one != level_other) {
            return level_one < level_other;
        }
        return one.radius != other.radius ? one.radius < other.radius : one.node < other.node;
    });
    for (const std::uint32_t i : order) {
        add_node(placed[i], input.encoding, marks);
    }
}

/// Whether a straight line passes through the rectangle (Liang and Barsky's clipping).
bool crosses(const Rect& rect, Vec2 from, Vec2 to) {
    const Vec2 along = to - from;
    float enter = 0;
    float leave = 1;
    const auto cut = [&](float direction, float distance) {
        if (direction == 0) {
            return distance >= 0;
        }
        const float t = distance / direction;
        if (direction < 0) {
            enter = std::max(enter, t);
        } else {
            leave = std::min(leave, t);
        }
        return enter <= leave;
    };
    return cut(-along.x, from.x - rect.min.x) && cut(along.x, rect.max.x - from.x) &&
           cut(-along.y, from.y - rect.min.y) && cut(along.y, rect.max.y - from.y);
}

bool is_on_picture(const Rect& viewport, const TieMark& tie) {
    const float border = tie.width + tie.arrow;
    const Rect wide{viewport.min - Vec2{border, border}, viewport.max + Vec2{border, border}};
    if (tie.bend == 0) {
        return crosses(wide, tie.from, tie.to);
    }
    const Vec2 middle = point_on_tie(tie, 0.5F);
    const Rect box{
        {std::min({tie.from.x, tie.to.x, middle.x}), std::min({tie.from.y, tie.to.y, middle.y})},
        {std::max({tie.from.x, tie.to.x, middle.x}), std::max({tie.from.y, tie.to.y, middle.y})}};
    // Lines that run along an axis have boxes without area, which meet nothing.
    return Rect{box.min - Vec2{1, 1}, box.max + Vec2{1, 1}}.meets(wide);
}

/// Free space between the middle of a node and the end of a tie that arrives from a direction.
float gap_at(const PlacedNode& node, Vec2 direction, float space) {
    const float distance = length(direction);
    const Vec2 unit = distance > 0 ? direction / distance : Vec2{1, 0};
    return outline_distance(node.shape, node.shown.radius, unit) + node.shown.outline_width / 2 +
           space;
}

/// Lets the tie end outside the outlines of its nodes, and gives it its arrow head.
void trim(TieMark& mark, const PlacedNode& from, const PlacedNode& to, bool is_directed,
          float unit) {
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

struct TieLook {
    float presence = 1;
    std::uint32_t from = nowhere; ///< into the nodes placed
    std::uint32_t to = nowhere;
};

/// Appends one tie, unless it lies outside the picture.
void add_tie(const SceneInput& input, std::span<const PlacedNode> placed, std::size_t i,
             const TieLook& look, float lane, Marks& marks) {
    const Encoding& encoding = input.encoding;
    const Palette& colors = palette(encoding.theme);
    const Appearance appearance =
        input.tie_appearance.empty() ? Appearance{} : input.tie_appearance[i];
    graph::Tie tie = input.graph.ties[i];
    if (!input.tie_strength.empty()) {
        tie.strength = input.tie_strength[i];
    }
    const PlacedNode& from = placed[look.from];
    const PlacedNode& to = placed[look.to];
    const float unit = encoding.pixel_scale;

    TieMark mark;
    mark.tie = tie.index;
    mark.from = from.shown.center;
    mark.to = to.shown.center;
    const float distance = length(mark.to - mark.from);
    if (distance < 0.5F * unit) {
        return;
    }
    mark.width = encoding.tie_width(tie) * (0.4F + 0.6F * look.presence);
    mark.color = encoding.tie_color(tie);
    if (appearance.is_dimmed) {
        mark.color.a *= 0.15F;
    } else if (appearance.is_highlighted || appearance.is_selected) {
        mark.color.a = std::max(mark.color.a, 0.9F);
        mark.width = std::max(mark.width, 1.2F * unit);
    }
    mark.color.a *= look.presence;
    // Two lanes are a fifth of the way apart, on long ways no more than a finger's breadth.
    mark.bend = lane * std::min(0.2F, 64 * unit / distance);
    if (tie.dyad.kind == graph::TieKind::office) {
        mark.dash = 4 * unit;
    }
    trim(mark, from, to, tie.dyad.is_directed, unit);
    if (!is_on_picture(input.camera.viewport, mark)) {
        return;
    }
    if (appearance.is_selected) {
        TieMark casing = mark;
        casing.width += 5 * unit;
        casing.color = colors.accent.with_alpha(0.4F * look.presence);
        casing.dash = 0;
        casing.arrow = 0;
        marks.ties.push_back(casing);
    }
    marks.ties.push_back(mark);
}

void add_ties(const SceneInput& input, std::span<const PlacedNode> placed, Marks& marks) {
    std::vector<std::uint32_t> place_of(graph::node_count(input.store), nowhere);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        place_of[placed[i].shown.node.index()] = static_cast<std::uint32_t>(i);
    }
    const std::span<const graph::Tie> ties = input.graph.ties;
    std::vector<TieLook> looks(ties.size());
    std::vector<float> presence(ties.size());
    for (std::size_t i = 0; i < ties.size(); ++i) {
        TieLook& look = looks[i];
        look.from = place_of[ties[i].dyad.a.index()];
        look.to = place_of[ties[i].dyad.b.index()];
        look.presence = input.tie_appearance.empty() ? 1 : presence_of(input.tie_appearance[i]);
        if (look.from == nowhere || look.to == nowhere) {
            look.presence = 0;
        } else {
            look.presence = std::min({look.presence, placed[look.from].shown.appearance.presence,
                                      placed[look.to].shown.appearance.presence});
        }
        presence[i] = look.presence;
    }
    std::vector<float> lanes;
    assign_lanes(ties, presence, lanes);

    const auto level = [&](std::size_t i) {
        if (input.tie_appearance.empty()) {
            return 1;
        }
        const Appearance& appearance = input.tie_appearance[i];
        return appearance.is_selected      ? 3
               : appearance.is_highlighted ? 2
               : appearance.is_dimmed      ? 0
                                           : 1;
    };
    const int levels = input.tie_appearance.empty() ? 2 : 4;
    for (int now = levels == 2 ? 1 : 0; now < levels; ++now) {
        for (std::size_t i = ties.size(); i-- > 0;) {
            if (looks[i].presence >= least_presence && level(i) == now) {
                add_tie(input, placed, i, looks[i], lanes[i], marks);
            }
        }
    }
}

} // namespace

void build_network(const SceneInput& input, text::FontSet& fonts, Marks& marks) {
    marks.background = palette(input.encoding.theme).background;
    marks.ties.clear();
    marks.nodes.clear();
    marks.labels.clear();

    const std::vector<PlacedNode> placed = place_nodes(input);
    if (input.with_ties) {
        add_ties(input, placed, marks);
    }
    add_nodes(input, placed, marks);

    std::vector<ShownNode> shown;
    for (const PlacedNode& node : placed) {
        if (node.is_visible) {
            shown.push_back(node.shown);
        }
    }
    add_labels(input, shown, fonts, marks);
}

} // namespace entente::scene
