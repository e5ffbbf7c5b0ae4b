// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/scene_builder.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente::scene {

/// What a legend explains. References live as long as the call.
struct LegendInput {
    const graph::TieGraph& graph;
    const model::EventStore& store;
    const Encoding& encoding;
    const graph::Annotations* annotations = nullptr; ///< null: none
    bool is_fixed_to_all_time = true; ///< the scales, and not to the window; the legend says so
    std::string_view scale_note = {}; ///< or says this instead
    /// Each picture has scales of its own: samples are per cent of its strongest.
    bool has_shares = false;
    // Where colour tells change: the windows in words, the present one and the one before.
    std::string_view window = {};
    std::string_view compared_with = {};
    bool has_absent = false; ///< nodes that are not in the window may be drawn, pale
};

/// A legend, set in lines: its panel's upper left corner at the origin, all of it in the overlay.
struct Legend {
    Marks marks;
    Vec2 size;
};

/// The ways in which a legend can be set in an area, the usual one first, then from one column to
/// one row, as far as they fit into it, then in small pieces, line by line. Kinds of node by shape
/// and colour, node sizes and tie widths with three sample values each, tone scale or kinds of tie
/// or changes, offices, topics and direction, highlights and hulls by name: each where it occurs.
/// Empty for an empty graph.
std::vector<Legend> set_legends(const LegendInput& input, const Rect& area, text::FontSet& fonts);

/// Legends for a page so small that none of those leaves room enough: in smaller type, line by
/// line. The first group has all entries, the second those alone that explain colours and shapes.
std::array<std::vector<Legend>, 2> set_compact_legends(const LegendInput& input, const Rect& area,
                                                       text::FontSet& fonts);

/// Where a legend of a size stands in an area, `at` being shares of the room that it leaves free:
/// (0, 1) is the lower left corner. On whole pixels.
Rect legend_rect(Vec2 size, Vec2 at, const Rect& area);
/// The other way around: 0..1 each way, whatever the rectangle.
Vec2 legend_share(const Rect& rect, const Rect& area);

/// Places for a legend that were not chosen by anybody, the best ones first: corners, then the
/// middles of edges.
std::span<const Vec2> legend_seats();

/// The seat at which a legend covers the fewest of some things.
///
/// @param now  where it stands; it stays there while it covers nothing, or while no other seat
///             covers at most half as many: so that it does not run about while the view moves.
Vec2 calmest_seat(Vec2 size, const Rect& area, std::span<const Rect> things,
                  std::optional<Vec2> now);

/// Appends a legend to the overlay of marks with its panel's upper left corner at a point.
void add_legend(const Legend& legend, Vec2 corner, Marks& marks);

/// The usual legend at a place; returns the rectangle that it takes, or nothing where the graph is
/// empty.
std::optional<Rect> add_legend(const LegendInput& input, const Rect& area, Vec2 at,
                               text::FontSet& fonts, Marks& marks);
/// Space between the legend's panel and its words; the panel itself has no outline.
float legend_padding_px(const Rect& area, const Encoding& encoding);

} // namespace entente::scene
