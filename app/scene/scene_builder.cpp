// SPDX-License-Identifier: MIT
#include "app/scene/scene_builder.hpp"

#include "app/base/parallel.hpp"
#include "app/scene/annotation_marks.hpp"
#include "app/scene/network_labels.hpp"
#include "app/scene/shown_network.hpp"
#include "app/scene/tie_lanes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente::scene {
namespace {

constexpr std::size_t ties_at_once = 2048; ///< by one thread
constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

float presence_of(const Appearance& appearance) {
    return std::clamp(appearance.presence, 0.0F, 1.0F);
}

/// All of the graph's nodes that have a place are made, on the picture or not, since ties run to
/// nodes beyond its edge.
struct PlacedNode {
    ShownNode shown;
    bool is_visible = false;
};

bool is_on_picture(const Rect& viewport, Vec2 center, Vec2 extent) {
    return center.x + extent.x > viewport.min.x && center.x - extent.x < viewport.max.x &&
           center.y + extent.y > viewport.min.y && center.y - extent.y < viewport.max.y;
}

std::vector<PlacedNode> place_nodes(const SceneInput& input) {
    std::vector<graph::NodeId> marked;
    if (input.annotations != nullptr) {
        marked = input.annotations->highlighted_nodes;
        std::sort(marked.begin(), marked.end());
    }
    std::vector<PlacedNode> placed;
    placed.reserve(input.graph.nodes.size());
    for (std::size_t i = 0; i < input.graph.nodes.size(); ++i) {
        const auto node = show_node(input, i);
        if (!node) {
            continue;
        }
        placed.push_back({*node, false});
        ShownNode& shown = placed.back().shown;
        shown.is_marked = std::binary_search(marked.begin(), marked.end(), shown.node);
        const float ring = 6 * input.encoding.pixel_scale;
        placed.back().is_visible =
            is_on_picture(input.camera.viewport, shown.center,
                          extent_of(shown, input.encoding) + Vec2{ring, ring});
    }
    return placed;
}

/// Appends a node with what is on it: a halo around a highlighted one, a ring around a selected
/// one, a pin's head on a pinned one.
void add_node(const ShownNode& node, const Encoding& encoding, Marks& marks) {
    const Palette& colors = palette(encoding.theme);
    const Appearance& appearance = node.appearance;
    const float unit = encoding.pixel_scale;
    const float alpha = appearance.presence * (appearance.is_dimmed ? 0.22F : 1);

    NodeMark mark;
    mark.center = node.center;
    mark.node = node.node.value();
    mark.radius = node.radius;
    mark.shape = kind_shape(node.kind);
    const Color color = encoding.node_color(node.kind, appearance.change);
    mark.fill = color.with_alpha(alpha);
    mark.outline = colors.background.with_alpha(alpha);
    mark.outline_width = node.outline_width;
    const bool is_lost =
        encoding.color_by == ColorBy::change && appearance.change == graph::Change::lost;
    if (is_lost || appearance.is_inactive) { // hollow
        mark.fill = mix(colors.background, color, 0.1F).with_alpha(alpha);
        mark.outline = color.with_alpha(alpha);
        mark.outline_width = std::clamp(0.28F * mark.radius, 0.6F * unit, 1.4F * unit);
    }
    if (appearance.is_highlighted) {
        mark.outline = colors.text.with_alpha(alpha);
        // Of a small mark a thin line, or its kind could not be told any more.
        mark.outline_width =
            std::max(mark.outline_width, std::clamp(0.3F * mark.radius, 0.6F * unit, 1.2F * unit));
    }
    const Vec2 extent = outline_extent(mark.shape, mark.radius);
    const auto ring_around = [&](float distance) {
        NodeMark ring = mark;
        ring.is_decoration = true;
        ring.shape = Shape::disc;
        ring.radius = std::max(extent.x, extent.y) + distance * unit;
        return ring;
    };
    const auto add_ring = [&](float distance, float width, float fill_alpha, float ring_alpha) {
        NodeMark ring = ring_around(distance);
        ring.fill = colors.accent.with_alpha(fill_alpha);
        ring.outline = colors.accent.with_alpha(ring_alpha);
        ring.outline_width = width * unit;
        marks.nodes.push_back(ring);
    };
    if (node.is_marked) {
        add_ring(7, 1.6F, 0.2F * alpha, 0.85F * alpha);
    }
    const float change_ring = change_ring_px(node, encoding);
    if (appearance.is_selected) {
        add_ring(4 + change_ring, 2.2F, 0, appearance.presence);
    }
    if (change_ring > 0) {
        NodeMark ring = ring_around(change_ring * 0.75F);
        ring.fill = color.with_alpha(0);
        ring.outline = color.with_alpha(alpha);
        ring.outline_width = change_ring * 0.42F * unit;
        if (is_lost) {
            const float around = 6.2831853F * ring.radius;
            ring.dashes = std::clamp(std::round(around / (6 * unit)), 6.0F, 60.0F);
        }
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
        add_node(placed[i].shown, input.encoding, marks);
    }
}

/// What is not in the window: as small as can be and pale, all alike.
void add_absent(const SceneInput& input, Marks& marks) {
    const Encoding& encoding = input.encoding;
    const float alpha = encoding.theme == Theme::light ? 0.15F : 0.2F;
    std::array<NodeMark, model::node_kind_count> looks;
    std::array<Vec2, model::node_kind_count> extents;
    for (std::size_t i = 0; i < looks.size(); ++i) {
        const auto kind = static_cast<model::NodeKind>(i);
        NodeMark& mark = looks[i];
        mark.radius = encoding.radius(0);
        mark.shape = kind_shape(kind);
        mark.fill = encoding.node_color(kind).with_alpha(alpha);
        mark.outline = mark.fill.with_alpha(0);
        extents[i] = outline_extent(mark.shape, mark.radius);
    }
    for (const graph::NodeId node : input.absent) {
        if (node.index() >= input.positions.size()) {
            continue;
        }
        const Vec2 position = input.positions[node.index()];
        if (!std::isfinite(position.x) || !std::isfinite(position.y)) {
            continue;
        }
        const auto kind = static_cast<std::size_t>(graph::kind_of(input.store, node));
        const Vec2 center = input.camera.to_pixels(position);
        if (is_on_picture(input.camera.viewport, center, extents[kind])) {
            NodeMark& mark = marks.nodes.emplace_back(looks[kind]);
            mark.center = center;
            mark.node = node.value();
        }
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

struct TieLook {
    float presence = 1;
    std::uint32_t from = nowhere; ///< into the nodes placed
    std::uint32_t to = nowhere;
    bool is_marked = false; ///< one of the annotations' highlighted ties
};

/// Appends one tie, unless it lies outside the picture.
void add_tie(const SceneInput& input, std::span<const PlacedNode> placed, std::size_t i,
             const TieLook& look, float lane, std::vector<TieMark>& marks) {
    const auto mark =
        show_tie(input, i, placed[look.from].shown, placed[look.to].shown, look.presence, lane);
    if (!mark || !is_on_picture(input.camera.viewport, *mark)) {
        return;
    }
    const Color accent = palette(input.encoding.theme).accent;
    const auto add_casing = [&](float width, float alpha) {
        TieMark casing = *mark;
        casing.width += width * input.encoding.pixel_scale;
        casing.color = accent.with_alpha(alpha * look.presence);
        casing.dash = 0;
        casing.arrow = 0;
        marks.push_back(casing);
    };
    if (look.is_marked) {
        const bool is_dimmed = !input.tie_appearance.empty() && input.tie_appearance[i].is_dimmed;
        add_casing(9, is_dimmed ? 0.1F : 0.3F);
    }
    if (!input.tie_appearance.empty() && input.tie_appearance[i].is_selected) {
        add_casing(5, 0.4F);
    }
    if (!input.tie_appearance.empty() && input.tie_appearance[i].accent > 0) {
        const Appearance& appearance = input.tie_appearance[i];
        add_casing(2 + 4 * appearance.accent,
                   (appearance.is_dimmed ? 0.1F : 0.4F) * appearance.accent);
    }
    marks.push_back(*mark);
}

void add_ties(const SceneInput& input, std::span<const PlacedNode> placed, Marks& marks) {
    std::vector<std::uint32_t> place_of(graph::node_count(input.store), nowhere);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        place_of[placed[i].shown.node.index()] = static_cast<std::uint32_t>(i);
    }
    const std::span<const graph::Tie> ties = input.graph.ties;
    std::vector<graph::Dyad> marked;
    if (input.annotations != nullptr) {
        marked = input.annotations->highlighted_ties;
        std::sort(marked.begin(), marked.end());
    }
    std::vector<TieLook> looks(ties.size());
    std::vector<float> presence(ties.size());
    base::parallel_for(0, ties.size(), ties_at_once, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            TieLook& look = looks[i];
            look.from = place_of[ties[i].dyad.a.index()];
            look.to = place_of[ties[i].dyad.b.index()];
            look.is_marked =
                !marked.empty() && std::binary_search(marked.begin(), marked.end(), ties[i].dyad);
            look.presence = input.tie_appearance.empty() ? 1 : presence_of(input.tie_appearance[i]);
            if (look.from == nowhere || look.to == nowhere) {
                look.presence = 0;
            } else {
                look.presence =
                    std::min({look.presence, placed[look.from].shown.appearance.presence,
                              placed[look.to].shown.appearance.presence});
            }
            presence[i] = look.presence;
        }
    });
    std::vector<float> lanes;
    assign_lanes(ties, presence, lanes);

    // What is looked at lies above the rest; each from the weakest to the strongest.
    constexpr std::size_t level_count = 4;
    std::array<std::vector<std::uint32_t>, level_count> levels;
    for (std::size_t i = ties.size(); i-- > 0;) {
        if (looks[i].presence < least_presence) {
            continue;
        }
        const Appearance appearance =
            input.tie_appearance.empty() ? Appearance{} : input.tie_appearance[i];
        levels[appearance.is_selected      ? 3
               : appearance.is_highlighted ? 2
               : appearance.is_dimmed      ? 0
                                           : 1]
            .push_back(static_cast<std::uint32_t>(i));
    }
    for (const std::vector<std::uint32_t>& level : levels) {
        std::vector<std::vector<TieMark>> made((level.size() + ties_at_once - 1) / ties_at_once);
        base::parallel_for(0, level.size(), ties_at_once, [&](std::size_t first, std::size_t last) {
            std::vector<TieMark>& stretch = made[first / ties_at_once];
            stretch.reserve(last - first);
            for (std::size_t at = first; at < last; ++at) {
                const std::size_t i = level[at];
                add_tie(input, placed, i, looks[i], lanes[i], stretch);
            }
        });
        for (const std::vector<TieMark>& stretch : made) {
            marks.ties.insert(marks.ties.end(), stretch.begin(), stretch.end());
        }
    }
}

} // namespace

void build_network(const SceneInput& input, text::FontSet& fonts, Marks& marks) {
    marks.background = palette(input.encoding.theme).background;
    marks.areas.clear();
    marks.ties.clear();
    marks.nodes.clear();
    marks.pale_nodes = 0;
    marks.labels.clear();

    const std::vector<PlacedNode> placed = place_nodes(input);
    const auto add_lines_and_nodes = [&] {
        if (input.with_ties) {
            add_ties(input, placed, marks);
        }
        add_absent(input, marks);
        marks.pale_nodes = marks.nodes.size();
        add_nodes(input, placed, marks);
    };
    const auto add_words = [&] {
        std::vector<ShownNode> shown;
        for (const PlacedNode& node : placed) {
            if (node.is_visible) {
                shown.push_back(node.shown);
            }
        }
        if (input.annotations == nullptr || input.annotations->is_empty()) {
            add_labels(input, shown, fonts, marks);
            return;
        }
        const PlacedAnnotations annotations = place_annotations(input, fonts);
        SceneInput beside = input;
        std::vector<Rect> taken(input.keep_clear.begin(), input.keep_clear.end());
        const Vec2 air{3 * input.encoding.pixel_scale, 3 * input.encoding.pixel_scale};
        for (const Rect& words : words_of(annotations)) {
            taken.push_back({words.min - air, words.max + air});
        }
        beside.keep_clear = taken;
        add_labels(beside, shown, fonts, marks);
        add_annotations(input, annotations, fonts, marks);
    };
    // Side by side: they fill different parts of the marks, and each takes about as long.
    base::parallel_for(0, 2, 1, [&](std::size_t first, std::size_t last) {
        for (std::size_t job = first; job < last; ++job) {
            job == 0 ? add_words() : add_lines_and_nodes();
        }
    });
}

} // namespace entente::scene
