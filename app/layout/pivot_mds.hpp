// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/rng.hpp"
#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// Distances in hops from a few nodes, the pivots, to all nodes of a connected graph, and how much
/// each of them counts when it stands for the pairs that are not computed.
struct PivotDistances {
    std::uint32_t node_count = 0;
    std::vector<std::uint32_t> pivots;
    std::vector<float> hops;   ///< pivot after pivot, node_count each
    std::vector<float> weight; ///< same shape: s / d^2 of sparse stress, 0 at the pivot itself
};

/// Picks pivots far from each other (the next is a node farthest from all so far, draws by index)
/// and computes their distances. Weights as in Ortmann, Klimenta and Brandes, "A Sparse Stress
/// Model", Graph Drawing 2016, equation 3: s counts the nodes nearest to the pivot that lie within
/// half the way.
///
/// @param graph  connected, at least 1 node.
/// @param count  pivots wanted, >= 1; at most node_count are taken.
/// Cost: O(count (n + m)).
PivotDistances pivot_distances(const Adjacency& graph, std::uint32_t count, base::Rng& rng);

/// Starting positions: classical scaling from pivot distances, the first axis (along x) being the
/// one of greatest spread. Brandes and Pich, "Eigensolver Methods for Progressive Multidimensional
/// Scaling of Large Data", Graph Drawing 2006. The unit is one hop.
std::vector<base::Vec2> pivot_mds(const PivotDistances& distances);

/// Improves positions by sweeps of stress majorization over the sparse terms: those to the pivots
/// and those to the neighbours (ideal length 1), all nodes at once in each sweep. Gansner, Koren
/// and North, "Graph Drawing by Stress Majorization", Graph Drawing 2004, with the terms of Ortmann
/// et al. Cost: O(sweeps (n pivots + m)).
void improve_sparse_stress(const Adjacency& graph, const PivotDistances& distances,
                           std::uint32_t sweeps, std::span<base::Vec2> positions);

} // namespace entente::layout
