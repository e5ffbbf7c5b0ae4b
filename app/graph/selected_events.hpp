// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_index.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::graph {

/// Of which time.
enum class Reach : std::uint8_t { window, any_time };

/// The passing events behind some nodes and ties, newest first, each once: those that name every
/// one of the nodes, and those of every tie. None where there is neither.
///
/// @param ties  indices into index.dyads().
/// Cost: the events of those nodes and ties at all times, sorted.
std::vector<model::EventId> selected_events(const TieIndex& index, std::span<const NodeId> nodes,
                                            std::span<const std::size_t> ties, Reach reach);

/// The days, ascending, on which what joins those nodes and ties changes: an event of theirs
/// begins, one that lasts (an interval) has ended the day before, an office of theirs begins or has
/// ended. What a step by change goes through.
std::vector<model::Day> change_days(const TieIndex& index, std::span<const NodeId> nodes,
                                    std::span<const std::size_t> ties);

} // namespace entente::graph
