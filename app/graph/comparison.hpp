// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_index.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace entente::graph {

/// What became of a tie or node from one window to another.
enum class Change : std::uint8_t { absent, appeared, lost, stronger, weaker, same };
inline constexpr std::size_t change_count = 6;

/// For tables: "new" for what appeared.
constexpr std::string_view name_of(Change change) {
    constexpr std::string_view names[]{"absent", "new", "lost", "stronger", "weaker", "same"};
    return names[static_cast<std::size_t>(change)];
}

/// What every tie and node has in one window, taken from an index so that another window can be set
/// beside it.
struct WindowValues {
    model::Window window;
    double days = 0; ///< of the window, within the data
    // By tie, as TieIndex::dyads(). An office that is held counts 1, with strength 0.
    std::vector<std::uint32_t> counts;
    std::vector<double> strengths;
    std::vector<double> tones;
    // By NodeId.
    std::vector<std::uint32_t> node_events;
    std::vector<double> node_strengths; ///< sum over its event and topic ties
};
/// Cost: O(ties + nodes).
WindowValues values_of(const TieIndex& index);

struct ComparisonSettings {
    /// Strengths as they are, or a day's: for windows of different lengths.
    bool per_day = false;
    /// What differs by less is the same: in strength (a day's with `per_day`).
    double least_difference = 0;
};

struct TieChange {
    std::uint32_t tie = 0; ///< index into TieIndex::dyads()
    Dyad dyad;
    Change change = Change::same;
    std::uint32_t count_a = 0;
    std::uint32_t count_b = 0;
    double strength_a = 0; ///< a day's with `per_day`
    double strength_b = 0;
    double tone_a = 0; ///< NaN where no event states one
    double tone_b = 0;
    [[nodiscard]] double difference() const { return strength_b - strength_a; }
};

struct NodeChange {
    NodeId node;
    Change change = Change::same;
    std::uint32_t events_a = 0; ///< that name it
    std::uint32_t events_b = 0;
    double strength_a = 0;
    double strength_b = 0;
    [[nodiscard]] double difference() const { return strength_b - strength_a; }
};

/// Two windows of the same data set beside each other.
///
/// A tie is new where it has an event (an office: a holder) in B and none in A, lost where it is
/// the other way round; else its strengths tell. A node is new or lost by the events that name it,
/// or, without any, by its ties; else by its strength.
struct Comparison {
    ComparisonSettings settings;
    model::Window window_a;
    model::Window window_b;
    double days_a = 0;
    double days_b = 0;
    /// Largest change first, by |difference|; then by the ids (text) of a, of b, kind. What is the
    /// same stands last.
    std::vector<TieChange> ties;
    std::vector<NodeChange> nodes; ///< the same, by id
    // For a picture: by tie (as TieIndex::dyads()) and by NodeId; `absent` in neither window.
    std::vector<Change> by_tie;
    std::vector<Change> by_node;

    [[nodiscard]] std::array<std::size_t, change_count> tie_counts() const;
    [[nodiscard]] std::array<std::size_t, change_count> node_counts() const;
    /// Anything but `same`.
    [[nodiscard]] bool has_changes() const;
};

/// Cost: O(ties + nodes), plus sorting what is in either window.
///
/// @param a, b  of this index, whatever its window and filter are now.
Comparison compare(const TieIndex& index, const WindowValues& a, const WindowValues& b,
                   const ComparisonSettings& settings = {});

/// Keeps the ties and nodes that either of two pictures shows: what thins a picture takes nothing
/// from the numbers, so that a tie that passes the least strength in one of them alone is stronger
/// or weaker, not new.
///
/// @param a, b  snapshots of the two windows.
void keep_shown(Comparison& comparison, const TieGraph& a, const TieGraph& b);

} // namespace entente::graph
