// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/event_store.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace entente::graph {

/// Steps of the calendar: bins of a histogram, steps of the slider. Weeks begin on Monday.
enum class CalendarUnit : std::uint8_t { day, week, month, quarter, year, decade };

constexpr std::string_view name_of(CalendarUnit unit) {
    constexpr std::string_view names[]{"day", "week", "month", "quarter", "year", "decade"};
    return names[static_cast<std::size_t>(unit)];
}
std::optional<CalendarUnit> calendar_unit(std::string_view name);

/// The first day of the unit that the day lies in.
model::Day start_of_unit(model::Day day, CalendarUnit unit);
/// The day `steps` units later; the day of the month is kept where the month has it, else its last.
model::Day add_units(model::Day day, CalendarUnit unit, int steps);

/// Number of units that the span meets; 0 where it ends before it begins.
std::size_t count_units(const model::Span& span, CalendarUnit unit);

/// One bin: the events whose span meets it.
struct Bin {
    model::Span span;
    std::uint32_t total = 0;
    std::uint32_t passing = 0;
};

/// Bins from that of the extent's first day to that of its last, without gaps; each event is
/// counted in every bin that its span meets. Cost: O(events + bins), by differences.
///
/// @param failed  as TieIndex::set_failed; empty lets all pass.
/// @return Error (invalid_argument) where it would be more than 2,000,000 bins.
base::Result<std::vector<Bin>> histogram(const model::EventStore& store,
                                         std::span<const std::uint8_t> failed, CalendarUnit unit);

} // namespace entente::graph
