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
    std::uint32_t count = 0; ///< events in the window; 0 for an office
    double strength = 0;     ///< sum of their weights (decayed in that mode); 0 for an office
    double tone = 0;         ///< weight-averaged over the events that state one; NaN if none does
    std::uint32_t index = 0; ///< position in TieIndex::dyads(), stable over windows
};

/// What thins the picture and which parts of it are drawn. (CLI.md: --nodes, --min-strength, --top,
/// --around, --hops, --offices.)
///
/// In this order, each step seeing what the one before has left:
/// 1. `kinds`, `with_topics`, `with_offices`: nodes and ties that are not drawn at all. A node
/// stays
///    that has a tie or an event in the window, even if its ties led to kinds that are not drawn.
/// 2. `min_strength`: ties weaker than it go, and with them (where it is above 0) every node that
///    has no tie left.
/// 3. `around`: nodes more than `hops` ties away go; ties count in both directions, offices too.
///    All ties between the nodes that stay are kept.
/// 4. `top`: of the nodes left, the strongest stay, equal ones by their ids; those of `around` rank
///    first, as a neighbourhood without its middle tells nothing.
/// A node's strength is that after step 2, so that it does not shrink where others are cut away.
struct Thinning {
    std::uint32_t kinds = 0x1f;   ///< bit = NodeKind: kinds of node that are drawn
    double min_strength = 0;      ///< ties weaker than this are left out (never offices)
    std::uint32_t top = 0;        ///< only the so many strongest nodes; 0 for all
    std::vector<NodeId> around{}; ///< only what lies within `hops` ties of these; empty for all
    std::uint32_t hops = 1;
    bool with_offices = true;
    bool idle_offices = true; ///< also those of officials who are in no event of the window
    bool with_topics = true;
    friend bool operator==(const Thinning&, const Thinning&) = default;
};

/// The snapshot of one window: what is drawn.
///
/// Offices show where they are held in the window, whether or not there are events of the official
/// (`idle_offices`; pictures leave the idle ones out, which would hide the network of a month).
/// Rolled up, an official is drawn only for events outside its offices, and its offices only beside
/// it then.
struct TieGraph {
    std::vector<NodeId> nodes;    ///< ascending; every node with a tie or an event in the window
    std::vector<double> strength; ///< of nodes[i]: sum over its event and topic ties; see Thinning
    std::vector<std::uint32_t> events; ///< of nodes[i]: passing events in the window that name it
    std::vector<Tie> ties;             ///< strongest first; then by the ids (text) of a, of b, kind

    /// Position of a node in `nodes`, or -1. O(log n).
    [[nodiscard]] std::ptrdiff_t find(NodeId node) const;
};

} // namespace entente::graph
