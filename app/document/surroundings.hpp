// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/view.hpp"
#include "app/graph/tie_index.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace entente::document {

/// What the window before held, to tell what is new, lost, stronger or weaker.
struct EarlierWindow {
    model::Span span;
    graph::TieGraph graph;                  ///< what would be drawn of it, thinned alike
    std::vector<std::uint32_t> tie_counts;  ///< by tie
    std::vector<double> tie_strengths;      ///< by tie
    std::vector<std::uint32_t> node_events; ///< by NodeId
    std::size_t event_count = 0;
};

/// What lies around a window in time, under the same filter.
struct Surroundings {
    std::size_t passing_count = 0; ///< events of all time that pass the filter
    model::EventId nearest_before; ///< of an empty window: the last event that ended before it
    model::EventId nearest_after;  ///< of an empty window: the first that begins after it
    std::optional<EarlierWindow> earlier;
};

/// The stretch of equal length on the calendar just before: the year before a year, the three
/// months before three months that begin and end with their months or on the same day of the
/// month, else as many days. Nothing for a span with an open end.
std::optional<model::Span> span_before(const model::Span& span);

/// Moves the index's window about and puts it back to the view's. The window before is looked at
/// in mode `window` alone, where it meets the data's days.
///
/// Cost: three moves of the window and a snapshot.
Surroundings look_around(graph::TieIndex& index, const View& view);

} // namespace entente::document
