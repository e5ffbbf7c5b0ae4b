// SPDX-License-Identifier: MIT
#pragma once

#include "app/layout/layout.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace entente::layout {

struct ForceSettings {
    std::uint64_t seed = 1;
    float repulsion = 1; ///< strength of the push between all pairs, in multiples of the default
    float gravity = 1;   ///< pull towards the middle, which keeps unconnected parts near
    float theta = 0.9F;  ///< Barnes-Hut opening criterion; 0 is exact
    float alpha_decay = 0.04F; ///< of alpha a tick, more in graphs of more than 5,500 nodes
    float alpha_min = 0.02F;   ///< converged below it: about 100 ticks
    std::uint32_t max_ticks = 2000;

    // How far what the graph tells about hosts and kinds is heeded (guide.hpp).

    /// The share of its way to its host that a node goes: 0 (hosts are not heeded) to 1 (beside it,
    /// whatever its ties).
    float nearness = 0;
    /// 0 (kinds are not heeded) to 1: nodes of different kinds are wanted three times as far apart
    /// as the hops between them.
    float separation = 0;
};

/// Good values for a picture in which kinds are read as groups: LayoutGraph::host the state of an
/// official, LayoutGraph::kind 0 for actors and 1 for topics.
inline constexpr float usual_nearness = 0.6F;
inline constexpr float usual_separation = 0.7F;

/// Starts a force-directed layout: ties pull (springs.hpp), all nodes of a connected part push each
/// other (barnes_hut.hpp), gravity keeps each part together (gravity.hpp); a part begins from pivot
/// scaling (placement.hpp), and parts are packed side by side, the largest in the middle
/// (packing.hpp). Each tick adds alpha force / stiffness to a node's velocity, keeps 4/5 of that
/// velocity and moves the node by it, one layout unit at most (or a hundredth of the drawing).
/// Discs with radii are kept apart when the rest has nearly settled (collision.hpp).
///
/// Deterministic for a seed: the same bits whatever the number of threads and the processor.
///
/// A layout with a start given begins with alpha 0.05, which moves little, and leaves parts where
/// they are unless they lie on each other; reheat(1) after the start makes it begin hot. All else
/// begins with alpha 1. The constructor may take long for large graphs: about half a second for
/// 100,000 nodes and 300,000 ties.
///
/// @param start  node_count points to begin from, or empty for placement of its own; a NaN
///               coordinate marks a node without a place, which is put near the mean of its
///               neighbours. Coordinates beyond a million count as NaN.
/// @param radii  node_count radii in layout units, kept apart at the end, or empty.
std::unique_ptr<Layout> start_force_simulation(LayoutGraph graph, const ForceSettings& settings,
                                               std::span<const base::Vec2> start = {},
                                               std::span<const float> radii = {});

} // namespace entente::layout
