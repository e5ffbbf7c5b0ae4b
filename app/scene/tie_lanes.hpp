// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_graph.hpp"

#include <span>
#include <vector>

namespace entente::scene {

/// Gives ties that join the same two nodes (in both directions, events beside an office) lanes of
/// their own, so that none hides another.
///
/// @param presence  of each tie, 0..1; empty: all 1. Lanes close smoothly as a tie fades out.
/// @param lanes     overwritten: of each tie, lanes to the left of the way from its a to its b; 0
/// for a tie
///                  that is alone, -0.5 and 0.5 for two.
/// Which lane a tie takes depends on what joins the nodes, not on the order of the ties. Cost:
/// O(ties).
void assign_lanes(std::span<const graph::Tie> ties, std::span<const float> presence,
                  std::vector<float>& lanes);

} // namespace entente::scene
