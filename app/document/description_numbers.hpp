// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/view.hpp"
#include "app/graph/histogram.hpp"
#include "app/graph/tie_index.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::document {

/// Two actors and all ties between them, in either direction.
struct ActorPair {
    graph::NodeId a;
    graph::NodeId b;
    std::vector<std::uint32_t> ties; ///< positions in snapshot.ties
    std::uint32_t count = 0;         ///< an event joins two actors by one tie at the most
    double strength = 0;
    double tone = 0; ///< weight-averaged; NaN where no event states one
};

/// What a tie between actors rests on.
struct TieEvidence {
    std::uint32_t toned = 0;    ///< events that state a tone
    std::uint32_t sources = 0;  ///< different ones
    bool has_unsourced = false; ///< an event names none
};

/// What a description tells, as numbers.
struct DescriptionNumbers {
    std::vector<model::EventId> events; ///< in the window, newest first
    graph::TieGraph snapshot;
    std::array<std::size_t, model::node_kind_count> nodes{};
    std::array<std::size_t, 3> ties{}; ///< by TieKind
    /// Positions in snapshot.nodes, strongest first, equal ones by their ids.
    std::vector<std::uint32_t> ranking;
    std::vector<std::uint32_t> partners; ///< of snapshot.nodes[i]: different nodes it is tied with,
                                         ///< offices aside
    std::vector<ActorPair> pairs;        ///< most events first, then strongest, then by ids
    std::vector<TieEvidence> evidence;   ///< of snapshot.ties[i]; zeros for topics and offices

    std::size_t inexact = 0;       ///< events whose date is coarser than a day, or qualified
    std::size_t qualified = 0;     ///< of those, uncertain or approximate ones
    std::size_t maybe_outside = 0; ///< of those, with days outside the window
    std::size_t sources = 0;       ///< different ones, of all events
    std::size_t unsourced = 0;     ///< events that name none
    std::string only_source;       ///< its name, where there is one

    std::vector<graph::Bin> busiest_months; ///< those of the most events; empty: of no interest
    std::vector<graph::Bin> busiest_years;
};

/// Pairs are given their tone as far as the first `most_pairs`.
DescriptionNumbers gather_numbers(const graph::TieIndex& index, const View& view,
                                  std::size_t most_pairs);

} // namespace entente::document
