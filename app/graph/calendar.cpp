// SPDX-License-Identifier: MIT
#include "app/graph/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <span>

namespace entente::graph {
namespace {

using model::Day;
using model::Span;

// std::chrono::year holds 16 bits; days beyond these years stand for open ends.
constexpr std::int64_t first_year = -32'000;
constexpr std::int64_t last_year = 32'000;
constexpr Day first_day = model::make_day(first_year, 1, 1);
constexpr Day last_day = model::make_day(last_year, 12, 31);

constexpr std::array<std::string_view, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

/// Months of a unit that is made of months; 0 for days and weeks.
constexpr std::int64_t months_of(UnitKind kind) {
    switch (kind) {
    case UnitKind::month:
        return 1;
    case UnitKind::quarter:
        return 3;
    case UnitKind::year:
        return 12;
    case UnitKind::decade:
        return 120;
    case UnitKind::day:
    case UnitKind::week:
        break;
    }
    return 0;
}

/// Months from the first of a calendar's year to that of the year it is counted as.
constexpr std::int64_t months_ahead(CalendarUnit unit) {
    return unit.is_fiscal() ? 13 - std::int64_t{unit.calendar.fiscal_start} : 0;
}

/// Days from the beginning of a week to 1970-01-01, which was a Thursday.
constexpr std::int64_t days_to_thursday(const Calendar& calendar) {
    return (4 + 7 - std::int64_t{calendar.week_start}) % 7;
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

Day clamped(std::int64_t days) {
    return Day{std::chrono::days{std::clamp<std::int64_t>(days, model::day_number(Span::earliest),
                                                          model::day_number(Span::latest))}};
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return result;
}

/// The number, from 1, of the only name that begins with the text, of three letters or more.
std::optional<int> named(std::string_view text, std::span<const std::string_view> names) {
    const std::string word = lower(text);
    for (std::size_t i = 0; word.size() >= 3 && i < names.size(); ++i) {
        if (lower(names[i]).compare(0, word.size(), word) == 0) {
            return static_cast<int>(i + 1);
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<UnitKind> unit_kind(std::string_view name) {
    for (std::size_t i = 0; i < unit_kind_count; ++i) {
        if (name == name_of(static_cast<UnitKind>(i))) {
            return static_cast<UnitKind>(i);
        }
    }
    return std::nullopt;
}

std::string words_for_unit(CalendarUnit unit) {
    return (unit.is_fiscal() ? "fiscal " : "") + std::string(name_of(unit));
}

std::int64_t unit_number(Day day, CalendarUnit unit) {
    const std::int64_t days = day.time_since_epoch().count();
    if (unit.kind == UnitKind::day) {
        return days;
    }
    if (unit.kind == UnitKind::week) {
        return floor_divide(days + days_to_thursday(unit.calendar), 7);
    }
    return floor_divide(month_number(std::chrono::year_month_day{day}) + months_ahead(unit),
                        months_of(unit.kind));
}

Day first_day_of_unit(std::int64_t number, CalendarUnit unit) {
    if (unit.kind == UnitKind::day) {
        return clamped(number);
    }
    if (unit.kind == UnitKind::week) {
        return clamped(number * 7 - days_to_thursday(unit.calendar));
    }
    return day_in_month(number * months_of(unit.kind) - months_ahead(unit), 1);
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
    const std::int64_t unit_months = months_of(unit.kind);
    if (unit_months == 0) {
        const std::int64_t days = unit.kind == UnitKind::week ? 7 : 1;
        return clamped(day.time_since_epoch().count() + days * steps);
    }
    if (day < first_day || day > last_day) {
        return day;
    }
    const std::chrono::year_month_day date{day};
    return day_in_month(month_number(date) + unit_months * steps,
                        static_cast<unsigned>(date.day()));
}

Day last_of_unit(Day day, CalendarUnit unit) {
    return add_units(start_of_unit(day, unit), unit, 1) - std::chrono::days{1};
}

Span unit_around(Day day, CalendarUnit unit) {
    return {start_of_unit(day, unit), last_of_unit(day, unit)};
}

std::size_t count_units(const Span& span, CalendarUnit unit) {
    if (span.last < span.first) {
        return 0;
    }
    // Beyond the years of the calendar types a day stands for an open end.
    return static_cast<std::size_t>(unit_number(std::min(span.last, last_day), unit) -
                                    unit_number(std::max(span.first, first_day), unit) + 1);
}

int year_number(Day day, const Calendar& calendar) {
    return static_cast<int>(
        unit_number(std::clamp(day, first_day, last_day), calendar.unit(UnitKind::year)));
}

int quarter_number(Day day, const Calendar& calendar) {
    const std::int64_t number =
        unit_number(std::clamp(day, first_day, last_day), calendar.unit(UnitKind::quarter));
    return static_cast<int>(number - floor_divide(number, 4) * 4 + 1);
}

std::string name_of_year(int number, const Calendar& calendar) {
    if (!calendar.is_fiscal()) {
        return std::to_string(number);
    }
    const int before = number - 1;
    if (before >= 1000) {
        return fmt::format("FY {}/{:02}", before, number % 100);
    }
    return fmt::format("FY {}/{}", before, number);
}

std::string name_of_decade(int number, const Calendar& calendar) {
    return fmt::format("{}{}s", calendar.is_fiscal() ? "FY " : "", number);
}

std::string name_of_fiscal(const Span& span, const Calendar& calendar) {
    const auto is_whole = [&](UnitKind kind) {
        const CalendarUnit unit = calendar.unit(kind);
        return start_of_unit(span.first, unit) == span.first &&
               last_of_unit(span.last, unit) == span.last;
    };
    const bool is_open = span.first <= Span::earliest || span.last >= Span::latest;
    if (!calendar.is_fiscal() || is_open || span.last < span.first) {
        return {};
    }
    const std::string first = name_of_year(year_number(span.first, calendar), calendar);
    const std::string last = name_of_year(year_number(span.last, calendar), calendar);
    if (is_whole(UnitKind::year)) {
        return first == last ? first : first + " \xe2\x80\x93 " + last;
    }
    const bool is_quarter =
        is_whole(UnitKind::quarter) && count_units(span, calendar.unit(UnitKind::quarter)) == 1;
    return is_quarter ? fmt::format("Q{} {}", quarter_number(span.first, calendar), first)
                      : std::string();
}

std::string_view name_of_weekday(int iso_weekday) {
    assert(iso_weekday >= 1 && iso_weekday <= 7);
    return weekdays[static_cast<std::size_t>(iso_weekday - 1)];
}

std::string_view name_of_month(int month) {
    assert(month >= 1 && month <= 12);
    return months[static_cast<std::size_t>(month - 1)];
}

std::optional<int> weekday_named(std::string_view text) {
    return named(text, weekdays);
}

std::optional<int> month_named(std::string_view text) {
    const bool is_number =
        !text.empty() && text.size() <= 2 &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) {
        return named(text, months);
    }
    int number = 0;
    for (const char c : text) {
        number = number * 10 + (c - '0');
    }
    return number >= 1 && number <= 12 ? std::optional(number) : std::nullopt;
}

std::string words_for_calendar(const Calendar& calendar) {
    std::string words;
    if (calendar.week_start != Calendar{}.week_start) {
        words = fmt::format("weeks from {}", name_of_weekday(calendar.week_start));
    }
    if (calendar.is_fiscal()) {
        words += fmt::format("{}fiscal years from {}", words.empty() ? "" : ", ",
                             name_of_month(calendar.fiscal_start));
    }
    return words;
}

} // namespace entente::graph
