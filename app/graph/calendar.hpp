// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/span.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace entente::graph {

/// Steps of the calendar, from small to large. A week apart, each is made of whole ones of every
/// smaller kind.
enum class UnitKind : std::uint8_t { day, week, month, quarter, year, decade };
inline constexpr std::size_t unit_kind_count = 6;

struct CalendarUnit;

/// What people choose about the calendar: where weeks begin, and where years do.
///
/// Quarters, years and decades follow the fiscal year. A fiscal year is numbered by the calendar
/// year in which it ends, and written with both: with a start in April, April 2014 to March 2015 is
/// number 2015, "FY 2014/15". A fiscal decade begins with a number that ends in 0.
struct Calendar {
    std::uint8_t week_start = 1;   ///< 1 Monday to 7 Sunday, as ISO 8601 counts them
    std::uint8_t fiscal_start = 1; ///< month in which a year begins; 1: the calendar's year

    [[nodiscard]] constexpr bool is_fiscal() const { return fiscal_start != 1; }
    /// The unit of that kind as this calendar has it.
    [[nodiscard]] constexpr CalendarUnit unit(UnitKind kind) const;
    friend constexpr auto operator<=>(const Calendar&, const Calendar&) = default;
};

/// A unit of a calendar: bins of a histogram, steps of the slider, what edges snap to.
///
/// Whoever asks where a unit begins has to have the calendar: there is no unit without one. The
/// constants are those of the calendar that nobody changed; what the user sees takes its units from
/// the user's Calendar. (tests/structure/calendar_test.py holds that.)
struct CalendarUnit {
    UnitKind kind = UnitKind::month;
    Calendar calendar{};

    /// Another unit of the same calendar.
    [[nodiscard]] constexpr CalendarUnit of(UnitKind other) const { return {other, calendar}; }
    /// The unit of the same kind in another calendar.
    [[nodiscard]] constexpr CalendarUnit in(const Calendar& other) const { return {kind, other}; }
    /// The next larger one; of a decade, a decade.
    [[nodiscard]] constexpr CalendarUnit larger() const {
        return kind == UnitKind::decade
                   ? *this
                   : of(static_cast<UnitKind>(static_cast<std::uint8_t>(kind) + 1));
    }
    /// Whether it is a quarter, year or decade that does not begin with a calendar year's.
    [[nodiscard]] constexpr bool is_fiscal() const {
        return calendar.is_fiscal() && kind >= UnitKind::quarter;
    }
    friend constexpr auto operator<=>(const CalendarUnit&, const CalendarUnit&) = default;

    static const CalendarUnit day;
    static const CalendarUnit week;
    static const CalendarUnit month;
    static const CalendarUnit quarter;
    static const CalendarUnit year;
    static const CalendarUnit decade;
};

inline constexpr CalendarUnit CalendarUnit::day{UnitKind::day, {}};
inline constexpr CalendarUnit CalendarUnit::week{UnitKind::week, {}};
inline constexpr CalendarUnit CalendarUnit::month{UnitKind::month, {}};
inline constexpr CalendarUnit CalendarUnit::quarter{UnitKind::quarter, {}};
inline constexpr CalendarUnit CalendarUnit::year{UnitKind::year, {}};
inline constexpr CalendarUnit CalendarUnit::decade{UnitKind::decade, {}};

constexpr CalendarUnit Calendar::unit(UnitKind kind) const {
    return {kind, *this};
}

/// "day", "week", "month", "quarter", "year", "decade".
constexpr std::string_view name_of(UnitKind kind) {
    constexpr std::string_view names[]{"day", "week", "month", "quarter", "year", "decade"};
    return names[static_cast<std::size_t>(kind)];
}
constexpr std::string_view name_of(CalendarUnit unit) {
    return name_of(unit.kind);
}
std::optional<UnitKind> unit_kind(std::string_view name);

/// The unit in words: "month", "fiscal year".
std::string words_for_unit(CalendarUnit unit);

/// The first day of the unit that the day lies in.
model::Day start_of_unit(model::Day day, CalendarUnit unit);
/// The last one.
model::Day last_of_unit(model::Day day, CalendarUnit unit);
/// The unit that the day lies in.
model::Span unit_around(model::Day day, CalendarUnit unit);
/// The day `steps` units later; the day of the month is kept where the month has it, else its last.
model::Day add_units(model::Day day, CalendarUnit unit, int steps);

/// Number of units that the span meets; 0 where it ends before it begins.
std::size_t count_units(const model::Span& span, CalendarUnit unit);

/// Units counted from one near year 0 (months and what is made of them: a year's number is the
/// year, a fiscal year's the one in which it ends) or 1970 (days, weeks). The day is within the
/// years that the calendar types have, +-32000.
std::int64_t unit_number(model::Day day, CalendarUnit unit);
model::Day first_day_of_unit(std::int64_t number, CalendarUnit unit);

/// The year that the day lies in, by number, and the quarter of it, 1 to 4.
int year_number(model::Day day, const Calendar& calendar);
int quarter_number(model::Day day, const Calendar& calendar);

/// "2014", or, of a fiscal year, "FY 2014/15", "FY 1999/00".
std::string name_of_year(int number, const Calendar& calendar);
/// "2010s", "FY 2010s".
std::string name_of_decade(int number, const Calendar& calendar);

/// What a stretch is called that fiscal years are made of: "FY 2014/15", "FY 2012/13 – FY 2014/15",
/// "Q1 FY 2014/15" of one quarter; empty of any other, and where the calendar has no fiscal years.
std::string name_of_fiscal(const model::Span& span, const Calendar& calendar);

// The settings in words, as they are typed and told.

/// "Monday" to "Sunday".
std::string_view name_of_weekday(int iso_weekday);
/// "January" to "December".
std::string_view name_of_month(int month);
/// 1 to 7 for the name of a weekday, or its first three letters or more, in any case.
std::optional<int> weekday_named(std::string_view text);
/// 1 to 12 for the number of a month, its name, or its first three letters or more, in any case.
std::optional<int> month_named(std::string_view text);

/// What of the calendar is not usual, in words, for captions: "weeks from Sunday", "fiscal years
/// from April", both, or nothing.
std::string words_for_calendar(const Calendar& calendar);

} // namespace entente::graph
