// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_graph.hpp"
#include "app/model/filter.hpp"

#include <memory>
#include <span>
#include <vector>

namespace entente::graph {

struct BinDistances;

/// Counts, strengths and tones of every tie of a data set for one window and filter, kept up to
/// date by what enters and leaves, never by going through all events.
///
/// With from <= to an event of span [first, last] meets [from, to] exactly when first <= to and not
/// last < from, and the second set lies within the first. So each tie's sum is a sum over a prefix
/// of the events in order of `first`, less one over a prefix in order of `last`, and a near window
/// is reached by adding or taking away the events between the edges' old and new places.
///
/// A far one is worked out anew from sums that are kept along each tie's events, in order of
/// `last`, after every 32: those that end within [from, to] are a stretch of them, and those that
/// begin by `to` but end later are added one by one. So the cost of a move never exceeds some
/// nanoseconds an event and tie, whatever the distance.
///
/// Sums are held in fixed point (64-bit integers, one power-of-two scale for the data set), so that
/// adding and taking away undo each other exactly and the order does not matter. The scale leaves
/// 61 bits to the strongest tie of all time; 1e-15 of its strength is the finest difference that is
/// kept.
///
/// In decay mode the events whose span has not ended by `to` are held in the same way. Those that
/// have ended are held as one sum a tie, as of the end of its newest event, so that a day that
/// passes costs nothing: by Horner's rule, sum = sum 2^(-days since/half-life) + weight for each
/// event in order of its end. A tie that loses an event is summed anew in that same order, from the
/// nearest of the sums kept along its events. So the values of a window are the same to the last
/// bit whatever way led to it.
///
/// Where the window's end is open, ages in decay mode count to the last day of the data.
/// A tone whose events all have weight 0 is their plain mean.
class TieIndex {
  public:
    TieIndex(std::shared_ptr<const model::EventStore> store, TieRules rules);

    [[nodiscard]] const model::EventStore& store() const { return *store_; }
    [[nodiscard]] const TieRules& rules() const { return rules_; }

    /// Every pair that an event or an office joins at any time, by kind and then by nodes; event
    /// and topic ties first, offices last.
    [[nodiscard]] std::span<const Dyad> dyads() const { return dyads_; }

    /// Moves the window; one that ends before it begins holds nothing. Cost: O(contributions of the
    /// events that enter and leave), at most O(events + ties): with a million events and 200,000
    /// ties 2 to 5 ms.
    void set_window(const model::Window& window);
    [[nodiscard]] const model::Window& window() const { return window_; }

    /// Takes the filter's verdicts. `failed[e]` != 0 leaves event e out; empty lets all pass. Cost:
    /// one pass over all contributions, where any verdict changed.
    void set_failed(std::span<const std::uint8_t> failed);

    // One tie now; `tie` is an index into dyads().
    [[nodiscard]] std::uint32_t count(std::size_t tie) const;
    [[nodiscard]] double strength(std::size_t tie) const;
    [[nodiscard]] double tone(std::size_t tie) const; ///< NaN if no event states one
    /// Whether an office is held at some day of the window. False for other ties.
    [[nodiscard]] bool is_held(std::size_t tie) const;

    /// Passing events in the window, and those of them that name the node.
    [[nodiscard]] std::size_t event_count() const;
    [[nodiscard]] std::uint32_t event_count(NodeId node) const;

    /// The passing events behind a tie, or that name a node, in the window: newest first (last day,
    /// then first day, then order of the file). Cost: the events of that tie or node at all times.
    [[nodiscard]] std::vector<model::EventId> events_of_tie(std::size_t tie) const;
    [[nodiscard]] std::vector<model::EventId> events_of_node(NodeId node) const;
    /// All passing events in the window, newest first.
    [[nodiscard]] std::vector<model::EventId> events() const;
    /// The same of a tie or node, whatever the window.
    [[nodiscard]] std::vector<model::EventId> events_of_tie_at_any_time(std::size_t tie) const;
    [[nodiscard]] std::vector<model::EventId> events_of_node_at_any_time(NodeId node) const;

    /// Everything that is drawn in this window. Cost: O(dyads + nodes), plus sorting.
    [[nodiscard]] TieGraph snapshot(const Thinning& thinning = {}) const;

    /// The graph of all time under the current filter's absence: what home positions are computed
    /// on. Ties with strengths over all events, offices aside. Cost: O(contributions).
    [[nodiscard]] TieGraph all_time() const;

    /// How much each bin of time differs from the one before it, under the present filter; see
    /// BinDistances in turning_points.hpp.
    [[nodiscard]] BinDistances distances_of(std::span<const model::Span> bins) const;

    /// Bytes held by the index (not the store).
    [[nodiscard]] std::size_t memory_bytes() const;

  private:
    struct State;
    std::shared_ptr<const model::EventStore> store_;
    TieRules rules_;
    model::Window window_;
    std::vector<Dyad> dyads_;
    std::unique_ptr<State, void (*)(State*)> state_;
};

} // namespace entente::graph
