// SPDX-License-Identifier: MIT
#pragma once

#include "app/layout/layout.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

inline constexpr std::uint32_t unreachable = 0xffff'ffffU;

/// A LayoutGraph by node: self edges gone, duplicates added up, every edge seen from both ends. The
/// neighbours of a node are in ascending order.
struct Adjacency {
    std::vector<std::uint32_t> first; ///< node_count + 1 places in neighbor and weight
    std::vector<std::uint32_t> neighbor;
    std::vector<float> weight;

    [[nodiscard]] std::uint32_t node_count() const {
        return static_cast<std::uint32_t>(first.size()) - 1;
    }
    [[nodiscard]] std::uint32_t degree(std::uint32_t node) const {
        return first[node + 1] - first[node];
    }
    [[nodiscard]] std::span<const std::uint32_t> neighbors(std::uint32_t node) const {
        return {neighbor.data() + first[node], degree(node)};
    }
    [[nodiscard]] std::span<const float> weights(std::uint32_t node) const {
        return {weight.data() + first[node], degree(node)};
    }
};

/// Ends of edges are < node_count, weights > 0 and finite (others are left out). Cost: O(n + m log
/// m).
Adjacency make_adjacency(const LayoutGraph& graph);

/// Connected parts, largest first, draws by smallest node; nodes ascending in each.
std::vector<std::vector<std::uint32_t>> components(const Adjacency& graph);

/// Distances in hops from one node to all; `unreachable` where there is no path. `queue` is room to
/// work in, kept by the caller so that many searches do not allocate.
void hop_distances(const Adjacency& graph, std::uint32_t source, std::vector<std::uint32_t>& hops,
                   std::vector<std::uint32_t>& queue);

/// The part of a graph on some of its nodes, numbered by their place in `nodes`. All neighbours of
/// these nodes must be among them.
Adjacency part_of(const Adjacency& graph, std::span<const std::uint32_t> nodes);

} // namespace entente::layout
