// SPDX-License-Identifier: MIT
#pragma once

#include "app/layout/layout.hpp"

#include <cstdint>
#include <span>

namespace entente::layout {

/// Normalized stress: over all pairs (s, v), s one of `sources` sampled breadth-first sources and v
/// reachable from it, the least value over one scale factor a of the mean of
/// ((a |x_s - x_v| - d_sv) / d_sv)^2, d in hops. 0 for fewer than 2 nodes.
/// Cost: O(sources (n + m)).
double normalized_stress(const LayoutGraph& graph, std::span<const base::Vec2> positions,
                         std::uint32_t sources = 200, std::uint64_t seed = 1);

/// Stress of the ties alone: the least value over one scale factor a of the mean over edges of
/// (a |x_u - x_v| - 1)^2. In [0, 1]; 0 without edges. Self edges are left out, duplicates count
/// once. Cost: O(m log m).
double tie_stress(const LayoutGraph& graph, std::span<const base::Vec2> positions);

/// Mean over sampled nodes of the Jaccard index between the nodes within `hops` hops and equally
/// many nearest ones in the drawing; nodes without neighbours are left out. In [0, 1]; 1 for fewer
/// than 2 nodes.
double neighborhood_preservation(const LayoutGraph& graph, std::span<const base::Vec2> positions,
                                 std::uint32_t hops = 2, std::uint32_t samples = 200,
                                 std::uint64_t seed = 1);

/// Corner to corner of the box around points that are finite; 0 without points.
double diagonal_of(std::span<const base::Vec2> points);

/// Mean distance that nodes travel between two sets of positions, as a share of the diagonal of the
/// first one's bounding box (of one layout unit where that box is a point); nodes with a NaN in
/// either are left out.
double movement(std::span<const base::Vec2> before, std::span<const base::Vec2> after);

} // namespace entente::layout
