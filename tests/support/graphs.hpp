// SPDX-License-Identifier: MIT
#pragma once

#include "app/layout/layout.hpp"

#include <cstdint>
#include <initializer_list>

namespace entente::test {

/// 0 - 1 - 2 - ... - (n - 1).
layout::LayoutGraph path_graph(std::uint32_t n);
/// The path closed by one more edge; n >= 3.
layout::LayoutGraph cycle_graph(std::uint32_t n);
/// Node 0 tied to each of `leaves` others.
layout::LayoutGraph star_graph(std::uint32_t leaves);
/// width x height nodes, row after row, each tied to those beside, above and below it.
layout::LayoutGraph grid_graph(std::uint32_t width, std::uint32_t height);
/// A binary tree of 2^levels - 1 nodes; node i has the children 2 i + 1 and 2 i + 2.
layout::LayoutGraph binary_tree(std::uint32_t levels);
/// Two crowds of `size` nodes (0 .. size - 1 and the rest); each node has ties to 6 of its own
/// crowd by chance, and `bridges` ties join the two.
layout::LayoutGraph two_communities(std::uint32_t size, std::uint32_t bridges, std::uint64_t seed);
/// n nodes and about m ties between nodes picked by chance; self edges and duplicates occur.
layout::LayoutGraph random_graph(std::uint32_t n, std::uint32_t m, std::uint64_t seed);
/// All graphs side by side, numbered on.
layout::LayoutGraph side_by_side(std::initializer_list<layout::LayoutGraph> graphs);

} // namespace entente::test
