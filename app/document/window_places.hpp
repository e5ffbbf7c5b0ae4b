// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/progress.hpp"
#include "app/base/vec2.hpp"
#include "app/document/time_course.hpp"
#include "app/graph/tie_graph.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace entente::document {

/// Places of nodes that somebody put there, by NodeId.
using Pins = std::map<std::uint32_t, base::Vec2>;

/// Corner to corner of the box around the places; those that are not finite are left out.
double diagonal_of(std::span<const base::Vec2> places);

/// Where nodes lie for the sake of one window: near home, so that what the window draws shows its
/// own distances better (layout::relax). No node is farther from home than `reach` (a share of the
/// homes' diagonal), none leaves the box around all homes, so that the picture's frame holds, and
/// what is pinned stays. Depends on window, data, homes and pins alone: whoever comes back to a
/// window sees the same picture.
///
/// With the course of the data (time_course.hpp) places are those that move least from one window
/// to the next; what the window does not tie is where it lies before and after. Without one, as
/// where the data have no periods, it is at home.
///
/// @param window  what is drawn; offices do not count.
/// @param homes   by NodeId. Where one is not finite, all stay where they are.
/// @param course  of these homes with this reach; null: none.
/// @param days    that the window shows.
/// Cost: about 70 ms for a month of ICEWS 2014 (2,000 nodes, 4,000 ties).
std::vector<base::Vec2> window_places(const graph::TieGraph& window,
                                      std::span<const base::Vec2> homes, const Pins& pins,
                                      float reach, const TimeCourse* course = nullptr,
                                      const model::Span& days = model::Span::all());

/// How far nodes may go, within bounds.
float bounded_reach(float reach);

/// What the places of a window are worth, and what they cost.
struct WindowMeasures {
    // Normalized stress (layout/quality.hpp) of the window's own network, hops between its nodes:
    double stress_at_home = 0;
    double stress = 0;                  ///< as it is shown
    std::optional<double> stress_alone; ///< laid out for this window alone; see `with_alone`
    /// Mean way of the nodes that both windows tie since the last step, as a share of the homes'
    /// diagonal; nothing where there was none.
    std::optional<double> movement;
    double farthest = 0;   ///< of any node from home, as a share of that diagonal
    std::size_t nodes = 0; ///< that the window ties
    friend bool operator==(const WindowMeasures&, const WindowMeasures&) = default;
};

/// A window's network and where its nodes lie.
struct PlacedWindow {
    std::vector<graph::NodeId> nodes; ///< that have a tie, ascending
    std::vector<base::Vec2> places;   ///< of all nodes, by NodeId
};
/// Nodes with a tie that counts, and all places.
PlacedWindow placed_window(const graph::TieGraph& window, std::span<const base::Vec2> places);

/// @param before      the window that was shown before; null: none.
/// @param with_alone  also lays the window out by itself, to tell the stress that could be had.
/// Cost: that of 200 breadth-first searches, twice; with_alone, that of a layout.
WindowMeasures measure_window(const graph::TieGraph& window, std::span<const base::Vec2> homes,
                              std::span<const base::Vec2> places, const PlacedWindow* before,
                              bool with_alone, const base::Progress& progress = {});

} // namespace entente::document
