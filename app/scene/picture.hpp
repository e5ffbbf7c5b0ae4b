// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/comparison.hpp"
#include "app/graph/tie_graph.hpp"
#include "app/scene/scene_builder.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::scene {

/// Which nodes are drawn though they have nothing in the window.
enum class Absent : std::uint8_t {
    hidden,   ///< none
    dimmed,   ///< all that have something in some window
    neighbors ///< of those the ones that a tie joins at some time to what is selected
};

/// A window's network with what is drawn of another one beside it.
struct Picture {
    graph::TieGraph graph;         ///< nodes ascending; ties: see add_comparison()
    std::vector<Appearance> nodes; ///< of graph.nodes[i]
    std::vector<Appearance> ties;
    std::vector<double> node_strength; ///< drawn, of graph.nodes[i]
    std::vector<double> tie_strength;
};

/// A network as it is, all of it fully there.
Picture picture_of(const graph::TieGraph& graph);

/// Tells what became of ties and nodes since window A, and adds those that are in A's picture
/// alone, as large as they were then. What is lost or was there before is fully there: it does not
/// fade while the window moves. Ties are put in order: those that are new or lost, then those that
/// are stronger or weaker, then the same; each from the strongest down.
///
/// @param comparison  of A and, about, the window that the picture shows: what is in the picture,
///                    but not in B, counts as new, or as lost where it leaves.
/// Cost: O(ties + nodes) of the picture and of the comparison, and sorting the ties.
void add_comparison(const graph::Comparison& comparison, Picture& picture);

/// Adds nodes that have nothing in the window, hollow, where the picture lacks them.
/// Cost: O(nodes).
void add_inactive(std::span<const graph::NodeId> nodes, Picture& picture);

/// Of some nodes (ascending) those that are not in the picture, or not yet or no longer fully.
std::vector<graph::NodeId> missing_in(const Picture& picture, std::span<const graph::NodeId> nodes);

} // namespace entente::scene
