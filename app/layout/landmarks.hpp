// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/rng.hpp"
#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/guide.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// Distances in hops from a few nodes, the landmarks, to all nodes of a connected graph.
struct Landmarks {
    std::uint32_t node_count = 0;
    std::vector<std::uint32_t> nodes;
    /// Length of a row: the number of landmarks, filled up to whole lanes.
    std::size_t stride = 0;
    /// Node after node: its distance from each landmark, then zeros up to `stride`. In bytes where
    /// no two nodes are 256 hops apart; else here, where a distance beyond 65,535 counts as that.
    std::vector<std::uint16_t> hops;
    std::vector<std::uint8_t> narrow_hops; ///< the same in bytes; one of the two is empty
    /// What a hop counts in `hops`.
    float unit = 1;
    /// By distance d: how many nodes lie within d hops of a landmark, on average.
    std::vector<float> ball;

    [[nodiscard]] bool is_narrow() const { return !narrow_hops.empty(); }
    /// Between a node and nodes[landmark].
    [[nodiscard]] std::uint32_t distance(std::size_t node, std::size_t landmark) const {
        const std::size_t at = node * stride + landmark;
        return is_narrow() ? narrow_hops[at] : hops[at];
    }
};

/// The distances from these nodes. 32 searches at a time run as one: a word a node tells which of
/// them have seen it, so a tie is looked at once for all searches that reach it in one step (Then,
/// Kaufmann, Chirigati and others, "The More the Merrier: Efficient Multi-Source Graph Traversal",
/// VLDB 2014). Where some path is 60 hops long or longer few searches ever meet in a node, and each
/// runs by itself.
///
/// @param graph    connected.
/// @param sources  distinct nodes, at least one.
/// Cost: O(m sources) at worst, about O(m sources / 8) where paths are short; a byte for each
/// distance, two where some are long.
Landmarks landmarks_at(const Adjacency& graph, std::vector<std::uint32_t> sources);

/// Puts the distances that the guide wants in the place of those that are, in units of a quarter
/// hop where it makes a difference.
void stretch(const Guide& guide, Landmarks& landmarks);

/// `count` distinct nodes by chance, all where there are no more.
std::vector<std::uint32_t> chance_nodes(std::uint32_t node_count, std::uint32_t count,
                                        base::Rng& rng);

/// `count` nodes spread evenly over a drawing: one of each of as many equal runs of nodes along a
/// Hilbert curve. Each node is as likely as any other, so that the landmarks stand for the graph
/// without weights, and none lie close together by chance.
std::vector<std::uint32_t> spread_nodes(std::span<const base::Vec2> positions, std::uint32_t count,
                                        base::Rng& rng);

} // namespace entente::layout
