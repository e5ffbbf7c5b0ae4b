// SPDX-License-Identifier: MIT
#include "app/document/carried_over.hpp"

#include <cmath>
#include <limits>

namespace entente::document {
namespace {

using base::Vec2;

constexpr double most_nodes = 0.8;

/// The node of the same id; invalid where there is none.
graph::NodeId same_node(const model::EventStore& from, graph::NodeId node,
                        const model::EventStore& to) {
    const std::string_view id = graph::id_of(from, node);
    if (graph::is_topic(from, node)) {
        const model::TopicId topic = to.find_topic(id);
        return topic.is_valid() ? graph::node_of(to, topic) : graph::NodeId{};
    }
    const model::ActorId actor = to.find_actor(id);
    return actor.is_valid() ? graph::node_of(actor) : graph::NodeId{};
}

} // namespace

std::optional<Resumed> carried_over(const Document& open, const model::EventStore& next) {
    const auto homes = open.homes();
    const model::EventStore& store = open.store();
    const std::size_t count = graph::node_count(store);
    if (homes.size() != count || count == 0) {
        return std::nullopt;
    }
    constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();
    Resumed kept;
    kept.positions.assign(graph::node_count(next), Vec2{nowhere, nowhere});
    std::size_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const graph::NodeId node = same_node(store, graph::NodeId{i}, next);
        if (!node.is_valid()) {
            continue;
        }
        ++found;
        kept.positions[node.index()] = homes[i];
        if (const auto pin = open.pins().find(static_cast<std::uint32_t>(i));
            pin != open.pins().end()) {
            kept.pins.emplace(node.value(), pin->second);
        }
    }
    if (static_cast<double>(found) < most_nodes * static_cast<double>(count)) {
        return std::nullopt;
    }
    kept.has_grown = found != count || found != kept.positions.size() ||
                     store.event_count() != next.event_count();
    return kept;
}

} // namespace entente::document
