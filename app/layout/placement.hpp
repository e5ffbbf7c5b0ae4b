// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/rng.hpp"
#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/guide.hpp"

#include <span>
#include <vector>

namespace entente::layout {

/// Two nodes of a connected graph and the hops that are wanted between them.
struct DistantPair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    float hops = 1;
};

struct Placement {
    std::vector<base::Vec2> positions;
    std::vector<DistantPair> sample; ///< a fair sample of all pairs, to tell stress by
};

/// The global stage: positions for a connected graph whose distances come as near to the hops
/// between nodes as a plane lets them, centered on the origin, wide rather than tall. The unit is
/// one hop. A guide's kinds stretch distances, its hosts draw nodes. A first set of landmarks gives
/// the shape by scaling (pivot_mds.hpp), a second one, spread over that shape, its stress
/// (landmark_stress.hpp). A little chance keeps nodes from being in one place.
///
/// Graphs of fewer than 3,000 nodes then see three more sets of landmarks, and lie at the mean of
/// what all four want: as if there were four times as many, in the room of one.
///
/// Cost: O((n + m) landmarks), landmarks being 192 for graphs of fewer than 3,000 nodes and falling
/// from 240 to 64 for larger ones, of more than 60,000.
Placement place_connected(const Adjacency& graph, base::Rng& rng, const Guide& guide = {});

/// Normalized stress over these pairs: the least mean of ((s |x_a - x_b| - hops) / hops)^2 over
/// scale factors s; 0 without pairs.
double sampled_stress(std::span<const DistantPair> sample, std::span<const base::Vec2> positions);

/// Puts nodes that have a NaN or infinite coordinate near the mean of their neighbours that have a
/// place, wave after wave; those that reach no such node go near the middle. Then moves nodes that
/// are exactly in one place apart by a little, since no force could.
void fill_missing(const Adjacency& graph, std::span<base::Vec2> positions, base::Rng& rng);

} // namespace entente::layout
