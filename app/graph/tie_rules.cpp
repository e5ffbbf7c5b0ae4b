// SPDX-License-Identifier: MIT
#include "app/graph/tie_rules.hpp"

#include <algorithm>
#include <utility>

namespace entente::graph {
namespace {

using model::ParticipantRole;

struct Member {
    NodeId node;
    ParticipantRole role = ParticipantRole::participant;
};

Dyad undirected(NodeId a, NodeId b) {
    return b < a ? Dyad{b, a, TieKind::event, false} : Dyad{a, b, TieKind::event, false};
}

struct Members {
    std::vector<Member> taking_part; ///< source, target and plain, in the order of the file
    std::vector<NodeId> mentioned;
    std::size_t sources = 0;
    std::size_t targets = 0;
    std::vector<Member> all;
};

void add_member(Members& members, Member member) {
    if (member.role == ParticipantRole::mentioned) {
        members.mentioned.push_back(member.node);
        return;
    }
    members.taking_part.push_back(member);
    members.sources += member.role == ParticipantRole::source ? 1 : 0;
    members.targets += member.role == ParticipantRole::target ? 1 : 0;
}

/// Keeps the first of the members that stand for the same node.
void keep_first_of_each(std::vector<Member>& members) {
    constexpr std::size_t few = 32;
    if (members.size() <= few) {
        auto end = members.begin();
        for (const Member& member : members) {
            const bool is_known = std::any_of(members.begin(), end, [&](const Member& earlier) {
                return earlier.node == member.node;
            });
            if (!is_known) {
                *end++ = member;
            }
        }
        members.erase(end, members.end());
        return;
    }
    std::vector<NodeId> seen;
    seen.reserve(members.size());
    for (const Member& member : members) {
        seen.push_back(member.node);
    }
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    std::vector<std::uint8_t> is_taken(seen.size(), 0);
    auto end = members.begin();
    for (const Member& member : members) {
        const auto at = std::lower_bound(seen.begin(), seen.end(), member.node) - seen.begin();
        if (std::exchange(is_taken[static_cast<std::size_t>(at)], std::uint8_t{1}) == 0) {
            *end++ = member;
        }
    }
    members.erase(end, members.end());
}

void collect(const model::EventStore& store, model::EventId event, const TieRules& rules,
             Members& members) {
    members.taking_part.clear();
    members.mentioned.clear();
    members.sources = members.targets = 0;
    if (!rules.roll_up) {
        for (const model::Participant& participant : store.participants(event)) {
            add_member(members, {node_of(participant.actor), participant.role});
        }
        return;
    }
    const model::Span span = store.span(event);
    members.all.clear();
    for (const model::Participant& participant : store.participants(event)) {
        members.all.push_back(
            {node_of(stand_in_for(store, participant.actor, span)), participant.role});
    }
    keep_first_of_each(members.all);
    for (const Member& member : members.all) {
        add_member(members, member);
    }
}

} // namespace

model::ActorId stand_in_for(const model::EventStore& store, model::ActorId actor,
                            const model::Span& span) {
    const model::Actor& official = store.actor(actor);
    if (official.kind == model::NodeKind::official) {
        for (const model::Office& office : official.roles) {
            if (office.of.is_valid() && office.span.meets(span)) {
                return office.of;
            }
        }
    }
    return actor;
}

void nodes_of(const model::EventStore& store, model::EventId event, const TieRules& rules,
              std::vector<NodeId>& nodes) {
    nodes.clear();
    if (rules.roll_up) {
        Members members;
        collect(store, event, rules, members);
        for (const Member& member : members.all) {
            nodes.push_back(member.node);
        }
    } else {
        for (const model::Participant& participant : store.participants(event)) {
            nodes.push_back(node_of(participant.actor));
        }
    }
    for (const model::TopicId topic : store.topics(event)) {
        nodes.push_back(node_of(store, topic));
    }
}

void contributions_of(const model::EventStore& store, model::EventId event, const TieRules& rules,
                      std::vector<Contribution>& contributions) {
    contributions.clear();
    Members members;
    collect(store, event, rules, members);
    const double weight = store.weight(event);
    const std::vector<Member>& taking_part = members.taking_part;

    if (members.sources > 0 && members.targets > 0) {
        const double share =
            weight / (static_cast<double>(members.sources) * static_cast<double>(members.targets));
        for (const Member& source : taking_part) {
            if (source.role != ParticipantRole::source) {
                continue;
            }
            for (const Member& target : taking_part) {
                if (target.role == ParticipantRole::target) {
                    contributions.push_back(
                        {Dyad{source.node, target.node, TieKind::event, true}, share});
                }
            }
        }
    } else if (taking_part.size() > 1) {
        const double share = weight / static_cast<double>(taking_part.size() - 1);
        for (std::size_t i = 0; i < taking_part.size(); ++i) {
            for (std::size_t j = i + 1; j < taking_part.size(); ++j) {
                contributions.push_back(
                    {undirected(taking_part[i].node, taking_part[j].node), share});
            }
        }
    }

    for (const NodeId mentioned : members.mentioned) {
        const double share = weight / (2 * static_cast<double>(taking_part.size()));
        for (const Member& member : taking_part) {
            contributions.push_back({undirected(mentioned, member.node), share});
        }
    }

    const std::span<const model::TopicId> topics = store.topics(event);
    for (const model::TopicId topic : topics) {
        const double share = weight / static_cast<double>(topics.size());
        for (const Member& member : taking_part) {
            contributions.push_back(
                {Dyad{member.node, node_of(store, topic), TieKind::topic, false}, share});
        }
    }
}

} // namespace entente::graph
