// SPDX-License-Identifier: MIT
#pragma once

#include "app/layout/layout.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace entente::layout {

struct ForceSettings {
    std::uint64_t seed = 1;
    float repulsion = 1;      ///< strength of the push between all pairs, in multiples of the default
    float gravity = 1;        ///< pull towards the middle, which keeps unconnected parts near
    float theta = 0.9F;       ///< Barnes-Hut opening criterion; 0 is exact
    float alpha_decay = 0.0228F; ///< of alpha a tick: about 300 ticks from 1 to 0.001
    float alpha_min = 0.001F; ///< converged below it
    std::uint32_t max_ticks = 2000;
};

/// Starts a force-directed layout: ties as springs, all nodes pushing each other apart (Barnes and
/// Hut), gravity. Deterministic for a seed whatever the number of threads.
///
/// @param start  node_count points to begin from, or empty for placement of its own; a NaN
///               coordinate marks a node without a place, which is put near the mean of its neighbours.
/// @param radii  node_count radii in layout units, kept apart at the end, or empty.
std::unique_ptr<Layout> start_force_simulation(LayoutGraph graph, const ForceSettings& settings,
                                               std::span<const base::Vec2> start = {},
                                               std::span<const float> radii = {});

} // namespace entente::layout
