// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/id.hpp"
#include "app/model/span.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::model {

using ActorId = base::Id<struct ActorTag>;
using TopicId = base::Id<struct TopicTag>;
using EventId = base::Id<struct EventTag>;

/// The kinds of node: four of actors, and topics.
enum class NodeKind : std::uint8_t { state, official, organization, group, topic };
inline constexpr std::size_t node_kind_count = 5;

/// As the data format spells it: "state", "official", "organization", "group", "topic".
constexpr std::string_view name_of(NodeKind kind) {
    constexpr std::array<std::string_view, node_kind_count> names{"state", "official",
                                                                  "organization", "group", "topic"};
    return names[static_cast<std::size_t>(kind)];
}

/// A label in another language: BCP 47 tag, text. In the order of the file.
using Names = std::vector<std::pair<std::string, std::string>>;

/// A post that binds an official to a state or an organisation for a while.
struct Office {
    std::string title;
    ActorId of;
    std::string from; ///< EDTF as told; empty when not given
    std::string to;
    Span span = Span::all(); ///< first day of `from` to last day of `to`
    std::string extra;       ///< unknown keys: a JSON object's text, or empty
};

struct Actor {
    std::string id;
    NodeKind kind = NodeKind::state; ///< never topic
    std::string name;
    Names names;
    std::vector<std::string> aliases;
    std::string code;
    std::vector<Office> roles;
    std::string url;
    std::string extra; ///< keys that the format does not name: a JSON object's text, or empty
};

struct Topic {
    std::string id;
    std::string name;
    Names names;
    TopicId parent; ///< invalid for a topic without a wider one
    std::vector<std::string> keywords;
    std::string url;
    std::string extra;
};

} // namespace entente::model
