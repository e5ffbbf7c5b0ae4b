// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/selection.hpp"
#include "app/document/window_comparison.hpp"
#include "app/graph/calendar.hpp"
#include "app/graph/tie_index.hpp"

#include <string>
#include <vector>

namespace entente::document {

/// The nodes (ascending) that the window of all time would show: what can be absent from another
/// one. Where nothing passes the filter at any time, all that there would be without it, of the
/// kinds that are drawn.
///
/// @param index  stands at some window, and does so again afterwards.
/// Cost: that of a snapshot and of two far moves of the window.
std::vector<graph::NodeId> nodes_of_any_time(graph::TieIndex& index,
                                             const graph::Thinning& thinning);

/// Of some nodes (ascending) those that a tie joins, at any time, to a node of the selection or one
/// that a tie of it ends at. Cost: O(dyads).
std::vector<graph::NodeId> neighbors_among(const std::vector<graph::NodeId>& nodes,
                                           const graph::TieIndex& index,
                                           const Selection& selection);

/// Whether it tells who deals with whom: no office, and no node that has nothing else.
bool is_dealing(const graph::TieChange& tie);
bool is_dealing(const graph::NodeChange& node);

/// A comparison without offices, and without the nodes that have nothing else: who deals with whom.
graph::Comparison without_offices(const graph::Comparison& comparison);

/// "2012 – 2013", "2012 – 2013, strengths per day": what a picture is compared with.
std::string describe_pinned(const PinnedWindow& pinned, const graph::Calendar& calendar);

/// A window as it is told and saved: one of all days of the data is all time.
model::Window told_window(model::Window window, const model::Span& domain);
PinnedWindow told_window(PinnedWindow pinned, const model::Span& domain);

} // namespace entente::document
