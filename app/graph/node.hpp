// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/id.hpp"
#include "app/model/event_store.hpp"
#include "app/model/names.hpp"

#include <cstddef>
#include <string_view>

namespace entente::graph {

/// A vertex of the network of one data set: actors first, then topics, in the order of the store.
/// The same for every window, so that positions and colours can be kept by NodeId.
using NodeId = base::Id<struct NodeTag>;

constexpr NodeId node_of(model::ActorId actor) {
    return NodeId{actor.index()};
}
inline NodeId node_of(const model::EventStore& store, model::TopicId topic) {
    return NodeId{store.actors().size() + topic.index()};
}
inline std::size_t node_count(const model::EventStore& store) {
    return store.actors().size() + store.topics().size();
}
inline bool is_topic(const model::EventStore& store, NodeId node) {
    return node.index() >= store.actors().size();
}
inline model::ActorId actor_of(NodeId node) {
    return model::ActorId{node.index()};
}
inline model::TopicId topic_of(const model::EventStore& store, NodeId node) {
    return model::TopicId{node.index() - store.actors().size()};
}
inline model::NodeKind kind_of(const model::EventStore& store, NodeId node) {
    return is_topic(store, node) ? model::NodeKind::topic : store.actors()[node.index()].kind;
}
/// The id and the label that the data give.
inline std::string_view id_of(const model::EventStore& store, NodeId node) {
    return is_topic(store, node) ? std::string_view(store.topic(topic_of(store, node)).id)
                                 : std::string_view(store.actor(actor_of(node)).id);
}
inline std::string_view label_of(const model::EventStore& store, NodeId node) {
    return is_topic(store, node) ? std::string_view(store.topic(topic_of(store, node)).name)
                                 : std::string_view(store.actor(actor_of(node)).name);
}

/// The label in a language where the data give one (see model::name_in), else `name`, else the id.
inline std::string_view label_of(const model::EventStore& store, NodeId node,
                                 std::string_view language) {
    const model::Names& names = is_topic(store, node) ? store.topic(topic_of(store, node)).names
                                                      : store.actor(actor_of(node)).names;
    if (const std::string_view name = model::name_in(names, language); !name.empty()) {
        return name;
    }
    const std::string_view label = label_of(store, node);
    return label.empty() ? id_of(store, node) : label;
}

} // namespace entente::graph
