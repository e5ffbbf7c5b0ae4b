// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/progress.hpp"
#include "app/base/vec2.hpp"
#include "app/document/arrangement.hpp"
#include "app/graph/tie_graph.hpp"
#include "app/layout/force_simulation.hpp"
#include "app/model/event_store.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::document {

/// The graph that is laid out: index = NodeId, one edge a pair that has event or topic ties in
/// `all_time` (strengths of several ties between the same two added up, then dampened:
/// weight = log2(1 + strength), at least 1/16, so that 1 stays 1). Edges by their nodes.
layout::LayoutGraph layout_graph_of(const graph::TieGraph& all_time, std::size_t node_count);

/// Tells a graph that was made by layout_graph_of which state or organization each official serves
/// (the latest office) and which nodes are topics, where the arrangement groups kinds.
void tell_kinds(const model::EventStore& store, const Arrangement& arrangement,
                layout::LayoutGraph& graph);
layout::ForceSettings force_settings(const Arrangement& arrangement, std::uint64_t seed);

/// Home positions of all nodes of a data set, computed on all time, the same for every window: what
/// the window settles to and what `render` draws. Index = NodeId; nodes without a tie get places
/// beside the others. Discs of these radii (layout units, by NodeId; empty for points) do not
/// overlap. Runs the layout to its end; stops early when `progress` is cancelled, with the
/// positions it has.
std::vector<base::Vec2> home_positions(const graph::TieGraph& all_time, std::size_t node_count,
                                       std::uint64_t seed, const base::Progress& progress = {},
                                       std::span<const float> radii = {});
/// The same, arranged as is wished.
std::vector<base::Vec2> home_positions(const model::EventStore& store,
                                       const graph::TieGraph& all_time,
                                       const Arrangement& arrangement, std::uint64_t seed,
                                       const base::Progress& progress = {},
                                       std::span<const float> radii = {});

} // namespace entente::document
