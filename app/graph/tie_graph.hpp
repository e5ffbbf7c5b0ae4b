// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_rules.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::graph {

/// All events that join two nodes in the window.
struct Tie {
    Dyad dyad;
    std::uint32_t count = 0;  ///< events in the window; 0 for an office
    double strength = 0;      ///< sum of their weights (decayed in that mode); 0 for an office
    double tone = 0;          ///< weight-averaged over the events that state one; NaN if none does
    std::uint32_t index = 0;  ///< position in TieIndex::dyads(), stable over windows
};

/// What thins the picture and which parts of it are drawn. (CLI.md: --nodes, --min-strength, --top,
/// --around, --hops, --offices.)
struct Thinning {
    std::uint32_t kinds = 0x1f;  ///< bit = NodeKind: kinds of node that are drawn
    double min_strength = 0;     ///< ties weaker than this are left out (never offices)
    std::uint32_t top = 0;       ///< only the so many strongest nodes; 0 for all
    std::vector<NodeId> around;  ///< only what lies within `hops` ties of these; empty for all
    std::uint32_t hops = 1;
    bool with_offices = true;
    bool with_topics = true;
    friend bool operator==(const Thinning&, const Thinning&) = default;
};

/// The snapshot of one window: what is drawn.
struct TieGraph {
    std::vector<NodeId> nodes;    ///< ascending; every node with a tie or an event in the window
    std::vector<double> strength; ///< of nodes[i]: sum over its event and topic ties
    std::vector<std::uint32_t> events; ///< of nodes[i]: passing events in the window that name it
    std::vector<Tie> ties;        ///< strongest first; then by the ids (text) of a, of b, kind

    /// Position of a node in `nodes`, or -1. O(log n).
    [[nodiscard]] std::ptrdiff_t find(NodeId node) const;
};

} // namespace entente::graph
