// SPDX-License-Identifier: MIT
#pragma once

#include "app/layout/adjacency.hpp"
#include "app/layout/packing.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::layout {

/// A graph renumbered so that each connected part is a range of nodes, the largest part first.
/// Parts do not push each other: each is laid out on its own, and they are packed side by side.
struct Parts {
    std::vector<std::uint32_t> given_of; ///< our number -> the caller's
    std::vector<std::uint32_t> ours_of;
    Adjacency graph; ///< in our numbers
    std::vector<NodeRange> ranges;
    std::size_t large = 0; ///< the first so many have more than few_nodes
};

/// Parts up to this size are summed pair by pair.
inline constexpr std::uint32_t few_nodes = 32;

Parts parts_of(const Adjacency& given);

/// The part of a graph on a range of nodes that have ties among themselves only, without weights:
/// distances are hops.
Adjacency range_of(const Adjacency& graph, const NodeRange& range);

} // namespace entente::layout
