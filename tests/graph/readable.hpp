// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_index.hpp"
#include "app/model/edtf.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace entente::test {

/// "iran - russia", "iran > russia" (directed), "iran - syria (topic)".
inline std::string told(const model::EventStore& store, const graph::Dyad& dyad) {
    std::string text = fmt::format("{} {} {}", id_of(store, dyad.a), dyad.is_directed ? ">" : "-",
                                   id_of(store, dyad.b));
    if (dyad.kind != graph::TieKind::event) {
        text += fmt::format(" ({})", name_of(dyad.kind));
    }
    return text;
}

inline std::vector<std::string> told(const model::EventStore& store,
                                     const std::vector<graph::Contribution>& contributions) {
    std::vector<std::string> lines;
    for (const graph::Contribution& part : contributions) {
        lines.push_back(fmt::format("{} {:.6g}", told(store, part.dyad), part.weight));
    }
    return lines;
}

/// "iran - russia x2 1.5", strengths to 6 digits.
inline std::vector<std::string> told(const model::EventStore& store, const graph::TieGraph& graph) {
    std::vector<std::string> lines;
    for (const graph::Tie& tie : graph.ties) {
        lines.push_back(
            fmt::format("{} x{} {:.6g}", told(store, tie.dyad), tie.count, tie.strength));
    }
    return lines;
}

inline std::vector<std::string> told_nodes(const model::EventStore& store,
                                           const graph::TieGraph& graph) {
    std::vector<std::string> ids;
    for (const graph::NodeId node : graph.nodes) {
        ids.emplace_back(id_of(store, node));
    }
    return ids;
}

inline std::vector<std::string> told(const model::EventStore& store,
                                     const std::vector<model::EventId>& events) {
    std::vector<std::string> ids;
    for (const model::EventId event : events) {
        ids.emplace_back(store.id(event));
    }
    return ids;
}

inline model::Span span_of(std::string_view edtf) {
    return model::parse_edtf(edtf).value().span;
}

inline model::Window window_on(std::string_view edtf,
                               model::WindowMode mode = model::WindowMode::window,
                               double half_life_days = 365) {
    return {span_of(edtf), mode, half_life_days};
}

/// A node by the id of its actor, else of its topic.
inline graph::NodeId node_named(const model::EventStore& store, std::string_view id) {
    const model::ActorId actor = store.find_actor(id);
    return actor.is_valid() ? graph::node_of(actor) : graph::node_of(store, store.find_topic(id));
}

/// Index of the tie that reads so; throws if there is none.
inline std::size_t tie_named(const graph::TieIndex& index, std::string_view text) {
    for (std::size_t tie = 0; tie < index.dyads().size(); ++tie) {
        if (told(index.store(), index.dyads()[tie]) == text) {
            return tie;
        }
    }
    throw std::out_of_range(std::string(text));
}

} // namespace entente::test
