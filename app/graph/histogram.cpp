// SPDX-License-Identifier: MIT
#include "app/graph/histogram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace entente::graph {
namespace {

using model::Day;
using model::Span;

constexpr std::size_t most_bins = 2'000'000;
constexpr std::array all_units{CalendarUnit::day,     CalendarUnit::week, CalendarUnit::month,
                               CalendarUnit::quarter, CalendarUnit::year, CalendarUnit::decade};

// std::chrono::year holds 16 bits; days beyond these years stand for open ends.
constexpr std::int64_t first_year = -32'000;
constexpr std::int64_t last_year = 32'000;
constexpr Day first_day = model::make_day(first_year, 1, 1);
constexpr Day last_day = model::make_day(last_year, 12, 31);

constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

/// Months of a unit that is made of months; 0 for days and weeks.
constexpr std::int64_t months_of(CalendarUnit unit) {
    switch (unit) {
    case CalendarUnit::month:
        return 1;
    case CalendarUnit::quarter:
        return 3;
    case CalendarUnit::year:
        return 12;
    case CalendarUnit::decade:
        return 120;
    case CalendarUnit::day:
    case CalendarUnit::week:
        break;
    }
    return 0;
}

/// Months since January of year 0.
std::int64_t month_number(std::chrono::year_month_day date) {
    return std::int64_t{static_cast<int>(date.year())} * 12 + static_cast<unsigned>(date.month()) -
           1;
}

Day day_in_month(std::int64_t month, unsigned day) {
    const std::int64_t year = floor_divide(month, 12);
    if (year < first_year) {
        return Span::earliest;
    }
    if (year > last_year) {
        return Span::latest;
    }
    const std::chrono::year_month year_month{
        std::chrono::year{static_cast<int>(year)},
        std::chrono::month{static_cast<unsigned>(month - year * 12 + 1)}};
    const std::chrono::day last = (year_month / std::chrono::last).day();
    return Day{year_month / std::min(std::chrono::day{day}, last)};
}

/// The unit that the day lies in, counted from one near year 0 (months) or 1970 (days, weeks).
std::int64_t unit_number(Day day, CalendarUnit unit) {
    const std::int64_t days = day.time_since_epoch().count();
    if (unit == CalendarUnit::day) {
        return days;
    }
    if (unit == CalendarUnit::week) {
        constexpr std::int64_t thursday = 3; // 1970-01-01 was one; its week began three days before
        return floor_divide(days + thursday, 7);
    }
    return floor_divide(month_number(std::chrono::year_month_day{day}), months_of(unit));
}

Day clamped(std::int64_t days) {
    return Day{std::chrono::days{std::clamp<std::int64_t>(days, model::day_number(Span::earliest),
                                                          model::day_number(Span::latest))}};
}

Day first_day_of_unit(std::int64_t number, CalendarUnit unit) {
    if (unit == CalendarUnit::day) {
        return clamped(number);
    }
    if (unit == CalendarUnit::week) {
        return clamped(number * 7 - 3);
    }
    return day_in_month(number * months_of(unit), 1);
}

} // namespace

std::optional<CalendarUnit> calendar_unit(std::string_view name) {
    for (const CalendarUnit unit : all_units) {
        if (name == name_of(unit)) {
            return unit;
        }
    }
    return std::nullopt;
}

Day start_of_unit(Day day, CalendarUnit unit) {
    if (day < first_day || day > last_day) {
        return day;
    }
    return first_day_of_unit(unit_number(day, unit), unit);
}

Day add_units(Day day, CalendarUnit unit, int steps) {
    if (day <= Span::earliest || day >= Span::latest) {
        return day;
    }
    const std::int64_t months = months_of(unit);
    if (months == 0) {
        const std::int64_t days = unit == CalendarUnit::week ? 7 : 1;
        return clamped(day.time_since_epoch().count() + days * steps);
    }
    if (day < first_day || day > last_day) {
        return day;
    }
    const std::chrono::year_month_day date{day};
    return day_in_month(month_number(date) + months * steps, static_cast<unsigned>(date.day()));
}

std::size_t count_units(const Span& span, CalendarUnit unit) {
    if (span.last < span.first) {
        return 0;
    }
    // Beyond the years of the calendar types a day stands for an open end.
    return static_cast<std::size_t>(unit_number(std::min(span.last, last_day), unit) -
                                    unit_number(std::max(span.first, first_day), unit) + 1);
}

base::Result<std::vector<Bin>> histogram(const model::EventStore& store,
                                         std::span<const std::uint8_t> failed, CalendarUnit unit) {
    assert(failed.empty() || failed.size() == store.event_count());
    const std::optional<Span> extent = store.extent();
    if (!extent) {
        return std::vector<Bin>{};
    }
    const std::int64_t first = unit_number(extent->first, unit);
    const std::int64_t last = unit_number(extent->last, unit);
    const auto count = static_cast<std::size_t>(last - first + 1);
    if (count > most_bins) {
        return base::fail(base::ErrorKind::invalid_argument,
                          fmt::format("{} bins of one {} from {} to {} (expected at most {}; a "
                                      "wider unit gives fewer)",
                                      count, name_of(unit), model::iso_day(extent->first),
                                      model::iso_day(extent->last), most_bins));
    }

    // Unsigned differences wrap around and come out right once they are added up.
    std::vector<Bin> bins(count + 1);
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        const Span span = store.span(model::EventId{i});
        if (!span.meets(*extent)) {
            continue;
        }
        const auto from = static_cast<std::size_t>(
            unit_number(std::max(span.first, extent->first), unit) - first);
        const auto to =
            static_cast<std::size_t>(unit_number(std::min(span.last, extent->last), unit) - first);
        const std::uint32_t passes = failed.empty() || failed[i] == 0 ? 1 : 0;
        bins[from].total += 1;
        bins[from].passing += passes;
        bins[to + 1].total -= 1;
        bins[to + 1].passing -= passes;
    }
    bins.pop_back();
    Day begin = first_day_of_unit(first, unit);
    for (std::size_t i = 0; i < count; ++i) {
        const Day next = first_day_of_unit(first + static_cast<std::int64_t>(i) + 1, unit);
        bins[i].span = {begin, next - std::chrono::days{1}};
        begin = next;
        if (i > 0) {
            bins[i].total += bins[i - 1].total;
            bins[i].passing += bins[i - 1].passing;
        }
    }
    return bins;
}

} // namespace entente::graph
