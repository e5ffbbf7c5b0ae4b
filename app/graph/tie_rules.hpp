// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/node.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace entente::graph {

/// What joins two nodes: events between actors, an event and its topic, an office held.
enum class TieKind : std::uint8_t { event, topic, office };

constexpr std::string_view name_of(TieKind kind) {
    constexpr std::string_view names[]{"event", "topic", "office"};
    return names[static_cast<std::size_t>(kind)];
}

/// Which two nodes a tie joins, and how. Undirected: a.index() < b.index(). Directed: from a (the
/// source) to b (the target). Of a topic tie b is the topic, of an office tie a is the official.
struct Dyad {
    NodeId a;
    NodeId b;
    TieKind kind = TieKind::event;
    bool is_directed = false;
    friend constexpr auto operator<=>(const Dyad&, const Dyad&) = default;
};

/// What one event adds to one tie.
struct Contribution {
    Dyad dyad;
    double weight = 0;
};

struct TieRules {
    /// Each official stands in for whom it serves on the event's date: the first office in the
    /// actor's `roles` whose span meets the event's; one without such an office stays itself.
    bool roll_up = false;
    friend bool operator==(const TieRules&, const TieRules&) = default;
};

/// For whom an actor stands on those days: itself, or, for an official, the first office in its
/// `roles` that is held on one of them.
model::ActorId stand_in_for(const model::EventStore& store, model::ActorId actor,
                            const model::Span& span);

/// The nodes that an event names: those who took part or were mentioned (rolled up on request, each
/// once), then its topics.
///
/// @param nodes  overwritten.
void nodes_of(const model::EventStore& store, model::EventId event, const TieRules& rules,
              std::vector<NodeId>& nodes);

/// Applies the rules of FORMAT.md, "From events to ties", to one event.
///
/// @param contributions  overwritten; at most one per dyad, since an event names each actor and
/// topic
///                       once; those of weight 0 are among them, as they count.
/// With p plain participants, s sources, t targets, m mentioned, k topics it costs
/// O(p^2 or s t, + m (p+s+t) + k (p+s+t)), plus, rolled up, the offices of each official.
/// Pairs: weight / (p - 1) each (Newman, "Scientific collaboration networks. II", Phys. Rev. E 64,
/// 016132, 2001). Rolled up, participants that become the same node count once, with the first's
/// role.
void contributions_of(const model::EventStore& store, model::EventId event, const TieRules& rules,
                      std::vector<Contribution>& contributions);

} // namespace entente::graph
