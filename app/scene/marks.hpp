// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"
#include "app/base/vec2.hpp"
#include "app/text/glyph_run.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::scene {

using base::Color;
using base::Rect;
using base::Vec2;

/// Outlines that tell kinds of node apart without colour. All have the area of the circle of radius
/// r, so that they look equally large: half a square's side is 0.8862 r, half a diamond's diagonal
/// 1.2533 r, half a rounded square's side 0.9112 r with corners of 0.4556 r. The hexagon stands on
/// a side, 1.0996 r from its middle to each corner; the triangle points up, 1.5551 r from its
/// centroid to each corner. A ring is a disc of 1.1547 r with a hole of half that width.
enum class Shape : std::uint8_t { disc, square, diamond, hexagon, triangle, rounded_square, ring };

/// In place of a node or tie: the mark belongs to none.
inline constexpr std::uint32_t no_mark = 0xffff'ffff;

/// A node. All lengths of marks are pixels of the picture, from its top left corner, y down.
struct NodeMark {
    Vec2 center;
    float radius =
        0; ///< of the circle of equal area for disc and square alike; outline centred on it
    Shape shape = Shape::disc;
    Color fill;
    Color outline;
    float outline_width = 0;
    std::uint32_t node = 0; ///< graph::NodeId value
    /// A selection's ring, a pin's head: on the node, not the node itself.
    bool is_decoration = false;
    /// Of a disc's outline, so many dashes and as many gaps around it, the first from three o'clock
    /// on, clockwise; 0 for a full line. Nothing fills a disc that has any.
    float dashes = 0;
    friend bool operator==(const NodeMark&, const NodeMark&) = default;
};

/// A tie: a straight line, or a slight arc where `bend` is not 0 (ties in both directions): the
/// quadratic Bezier curve whose middle lies bend * length to the left of the way from `from` to
/// `to` (up, where the way goes right), so its control point lies twice as far. Gaps are cut off at
/// its ends; the tip of the arrow head touches the end that is left at `to`.
struct TieMark {
    Vec2 from;
    Vec2 to;
    float width = 1;
    Color color;
    float bend = 0;     ///< height of the arc's middle over the chord, as a share of its length
    float dash = 0;     ///< length of dash and of gap; 0 for a full line
    float arrow = 0;    ///< length of the arrow head at `to`; 0 for none
    float from_gap = 0; ///< the line begins so far from `from` (outside the node)
    float to_gap = 0;
    std::uint32_t tie = 0; ///< index into graph::TieIndex::dyads()
    friend bool operator==(const TieMark&, const TieMark&) = default;
};

/// A line of text with a halo that keeps it readable over ties.
struct TextMark {
    Vec2 origin; ///< of the baseline's start
    text::GlyphRun run;
    Color color;
    Color halo;
    float halo_width = 0;
    std::uint32_t node = no_mark; ///< whose label it is, if it is one
};

/// A filled area with straight sides, convex: the hull around a group.
struct AreaMark {
    std::vector<Vec2> corners; ///< in order around it; at least 3
    Color fill;
    Color outline;
    float outline_width = 0; ///< centred on the sides
    std::uint32_t hull = 0;  ///< index into graph::Annotations::hulls
    friend bool operator==(const AreaMark&, const AreaMark&) = default;
};

/// A filled rectangle, corners rounded: panels of legend and caption, selection, swatches.
struct BoxMark {
    Rect rect;
    float corner_radius = 0;
    Color fill;
    Color outline;
    float outline_width = 0;
    /// Where it differs from fill, the box is filled by a gradient from left (fill) to right.
    Color fill_right;
    bool is_gradient = false;
};

/// Everything on one picture. Drawn in this order: background, areas, ties (the first of the
/// list below the others), nodes, labels, then the overlay: boxes, ties, nodes and texts of notes,
/// legend and caption.
struct Marks {
    Color background;
    std::vector<AreaMark> areas;
    std::vector<TieMark> ties; ///< weakest first, so that the strongest lie on top
    std::vector<NodeMark> nodes;
    /// The first so many of the nodes are pale: not in the window, ascending, and the same for as
    /// long as neither window nor camera changes. What keeps a picture may keep them in it.
    std::size_t pale_nodes = 0;
    /// What of the target shows the network, the rest being others'; none: all of it.
    std::optional<Rect> seen;
    std::vector<TextMark> labels;
    std::vector<BoxMark> boxes;
    std::vector<TieMark> overlay_ties;
    std::vector<NodeMark> overlay_nodes;
    std::vector<TextMark> overlay_texts;

    void clear();
};

/// From a shape's middle to its outline along a unit direction, in pixels; corners of a rounded
/// square count as sharp.
float outline_distance(Shape shape, float radius, Vec2 direction);

/// The box around a shape, seen from its middle. (A triangle's reaches farther up than down.)
Rect outline_box(Shape shape, float radius);

/// The larger half of the width and of the height of that box.
Vec2 outline_extent(Shape shape, float radius);

/// A point of a tie's curve, t from 0 at `from` to 1 at `to`, gaps aside.
Vec2 point_on_tie(const TieMark& tie, float t);

} // namespace entente::scene
