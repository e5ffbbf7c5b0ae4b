// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/rng.hpp"
#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"

#include <span>
#include <vector>

namespace entente::layout {

/// Positions for a connected graph to begin from, centered on the origin: pivot scaling and a few
/// sweeps of sparse stress, wide rather than tall, plus a little chance so that no two nodes are in
/// one place. The unit is the ideal length of a tie. Cost: O(n + m) times about 50.
std::vector<base::Vec2> place_connected(const Adjacency& graph, base::Rng& rng);

/// Puts nodes that have a NaN or infinite coordinate near the mean of their neighbours that have a
/// place, wave after wave; those that reach no such node go near the middle. Then moves nodes that
/// are exactly in one place apart by a little, since no force could.
void fill_missing(const Adjacency& graph, std::span<base::Vec2> positions, base::Rng& rng);

} // namespace entente::layout
