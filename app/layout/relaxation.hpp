// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/rng.hpp"
#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/layout.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

struct RelaxationSettings {
    float reach = 0.2F;  ///< farthest that a node gets from home, as a share of the homes' diagonal
    float hold = 0.1F;   ///< what draws a node back to where it was; what its ties want counts 1
    float slack = 0.15F; ///< ways shorter than this share of a tie's usual length are not gone
    std::uint32_t sweeps = 30;
    std::uint64_t seed = 1;
};

/// Positions for the network of a window that tell its own distances better than the homes of all
/// time do, and stay near these, so that a reader still finds everything. Nodes move to where the
/// hops between them in the window want them (landmark_stress.hpp), drawn back to where they were
/// and never beyond reach of home. A node without a tie in the window goes home.
///
/// Without `before`, that is the homes, the result depends on the window alone: whoever goes back
/// and forth in time sees the same pictures. With the positions of the last step, a walk through
/// time is calmer and its pictures truer, since months differ less from each other than from all
/// time; the picture of a window then depends on where one comes from, within reach of home.
///
/// @param window  the ties of the window; node_count nodes, numbered as the homes.
/// @param homes   one a node, finite; the unit does not matter.
/// @param before  likewise, or empty for the homes.
/// @return        one position a node, in the unit of the homes.
/// Cost: that of the global stage (placement.hpp) on the window's network, with fewer sweeps.
std::vector<base::Vec2> relax(const LayoutGraph& window, std::span<const base::Vec2> homes,
                              const RelaxationSettings& settings = {},
                              std::span<const base::Vec2> before = {});

/// Takes newcomers into a drawing of a connected graph: they go to where the hops between nodes
/// want them, and those that were there make way, by little: ways under a quarter of a hop are not
/// gone, longer ones shortened by it. On ICEWS 2014, grown from six months to twelve month by
/// month, nodes that were there move by 0.1 % of the diagonal a month, and stress stays within 4 %
/// of that of drawings made afresh, in which they move by 16 to 23 %.
///
/// @param is_new     one a node; some are not. Their positions are a first guess.
/// @param positions  read and overwritten, in any unit.
void take_in(const Adjacency& graph, std::span<const unsigned char> is_new,
             std::span<base::Vec2> positions, base::Rng& rng);

} // namespace entente::layout
