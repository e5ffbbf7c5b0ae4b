// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/event_store.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente::graph {

/// On which days some events begin and end, so that it can be told in a few steps whether a stretch
/// of time is quiet, and where it goes on. Undated events are not among them: they are everywhere.
class EventDays {
  public:
    EventDays() = default;
    /// @param counts  events of each of the dates; those of 0 do not count.
    /// Cost: O(d log d) for d dates.
    EventDays(std::span<const model::Date> dates, std::span<const std::uint32_t> counts);
    /// Those of the store that pass. @param failed  as TieIndex::set_failed. Cost: O(events).
    static EventDays of(const model::EventStore& store, std::span<const std::uint8_t> failed = {});

    /// Events whose span meets it. O(log d), as are the others.
    [[nodiscard]] std::uint32_t count_in(const model::Span& span) const;
    [[nodiscard]] bool is_quiet(const model::Span& span) const { return count_in(span) == 0; }
    /// The next day after that one on which an event begins.
    [[nodiscard]] std::optional<model::Day> next_after(model::Day day) const;
    /// The last day before that one on which an event ended.
    [[nodiscard]] std::optional<model::Day> last_before(model::Day day) const;
    /// The same of the other edges: the last day before on which one begins, the next after on
    /// which one ends.
    [[nodiscard]] std::optional<model::Day> last_begin_before(model::Day day) const;
    [[nodiscard]] std::optional<model::Day> next_end_after(model::Day day) const;

    /// Dated events.
    [[nodiscard]] std::uint32_t event_count() const { return total_; }
    [[nodiscard]] std::uint32_t undated_count() const { return undated_; }

  private:
    /// Distinct days, ascending, each with the events up to and with it.
    struct Edge {
        std::vector<model::Day> days;
        std::vector<std::uint32_t> counts;
        [[nodiscard]] std::uint32_t up_to(model::Day day) const;
        [[nodiscard]] std::uint32_t before(model::Day day) const;
        [[nodiscard]] std::optional<model::Day> next_after(model::Day day) const;
        [[nodiscard]] std::optional<model::Day> last_before(model::Day day) const;
    };
    static Edge edge_of(std::vector<std::pair<model::Day, std::uint32_t>> all);

    Edge first_;
    Edge last_;
    std::uint32_t total_ = 0;
    std::uint32_t undated_ = 0;
};

/// Nearly all events, where a few dates lie far from the rest, as one mistyped year does.
struct BulkOfTime {
    model::Span span;         ///< from the first to the last day of the many
    std::uint32_t before = 0; ///< events that lie before it
    std::uint32_t after = 0;
};

/// The domain without outliers: less than 1 % of the events (of twenty or more: a single one) that
/// lie beyond long empty stretches and without which it is shorter by more than 60 %. Nothing where
/// there are none.
///
/// @param counts  events of each of the dates.
/// Cost: O(d log d).
std::optional<BulkOfTime> bulk_of_time(std::span<const model::Date> dates,
                                       std::span<const std::uint32_t> counts);

} // namespace entente::graph
