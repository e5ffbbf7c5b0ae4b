// SPDX-License-Identifier: MIT
#include "app/ui/typed_period.hpp"

#include "app/ui/typed_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace entente::ui {
namespace {

using base::Result;
using graph::Calendar;
using graph::CalendarUnit;
using graph::UnitKind;
using model::Day;
using model::Span;
using std::chrono::days;

bool take_front(std::string_view& text, std::string_view what) {
    if (text.substr(0, what.size()) != what) {
        return false;
    }
    text.remove_prefix(what.size());
    return true;
}

bool is_quarter(std::string_view text) {
    return text.size() == 2 && text[0] == 'q' && text[1] >= '1' && text[1] <= '4';
}

/// "q2" in front of the text or behind it, with a '-' or '/' between or not; taken away.
std::optional<int> take_quarter(std::string_view& text) {
    if (text.size() > 2 && is_quarter(text.substr(0, 2))) {
        const int quarter = text[1] - '0';
        text.remove_prefix(2);
        if (text.front() == '-' || text.front() == '/') {
            text.remove_prefix(1);
        }
        return quarter;
    }
    if (text.size() > 2 && is_quarter(text.substr(text.size() - 2))) {
        const int quarter = text.back() - '0';
        text.remove_suffix(2);
        if (text.back() == '-' || text.back() == '/') {
            text.remove_suffix(1);
        }
        return quarter;
    }
    return std::nullopt;
}

Span quarter_of(int year, int quarter, const Calendar& calendar) {
    const CalendarUnit unit = calendar.unit(UnitKind::quarter);
    const std::int64_t number = std::int64_t{year} * 4 + quarter - 1;
    return {graph::first_day_of_unit(number, unit),
            graph::first_day_of_unit(number + 1, unit) - days{1}};
}

Span years_of(int first, int count, const Calendar& calendar) {
    const CalendarUnit unit = calendar.unit(UnitKind::year);
    return {graph::first_day_of_unit(first, unit),
            graph::first_day_of_unit(std::int64_t{first} + count, unit) - days{1}};
}

/// "15" as a year of the data's century, or of the one before where that is yet to come.
int whole_year(int two_digits, const Span& data) {
    const int last = static_cast<int>(std::chrono::year_month_day{data.last}.year());
    const int year = last - last % 100 + two_digits;
    return year > last + 10 ? year - 100 : year;
}

/// "2014/15", "2014-15", "2014/2015", "14/15": a year and the next one; the number of the latter.
std::optional<int> year_of_two(std::string_view text, const Span& data, bool with_dash) {
    const std::size_t at = text.find_first_of(with_dash ? "/-" : "/");
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view left = text.substr(0, at);
    const std::string_view right = text.substr(at + 1);
    const auto first = number_in(left);
    const auto second = number_in(right);
    const bool is_short = left.size() == 2 && right.size() == 2;
    if (!first || !second ||
        (!is_short && (left.size() != 4 || (right.size() != 2 && right.size() != 4)))) {
        return std::nullopt;
    }
    const int year = (is_short ? whole_year(*first, data) : *first) + 1;
    return *second == (right.size() == 2 ? year % 100 : year) ? std::optional(year) : std::nullopt;
}

std::optional<Result<Span>> parse_fiscal(std::string_view text, const Span& data,
                                         const Calendar& calendar) {
    const auto quarter = take_quarter(text);
    const bool is_named =
        take_front(text, "fiscalyear") || take_front(text, "fiscal") || take_front(text, "fy");
    if (!is_named && !calendar.is_fiscal()) {
        return std::nullopt;
    }
    std::optional<int> year = year_of_two(text, data, is_named);
    if (!year && is_named) {
        if (text.size() == 5 && text[4] == 's' && !quarter) {
            const auto decade = number_in(text.substr(0, 4));
            if (decade && *decade % 10 == 0) {
                return years_of(*decade, 10, calendar);
            }
        }
        if (const auto number = number_in(text); number && text.size() == 4) {
            year = *number;
        } else if (number && text.size() == 2) {
            year = whole_year(*number, data);
        }
    }
    if (!year) {
        return is_named ? std::optional(Result<Span>(base::fail(
                              base::ErrorKind::invalid_argument,
                              "A fiscal year is told as FY2015 or FY 2014/15, a quarter of it as "
                              "FY2015Q2.")))
                        : std::nullopt;
    }
    return quarter ? quarter_of(*year, *quarter, calendar) : years_of(*year, 1, calendar);
}

/// "2014q2", "2014-q2", "q2 2014", "q2/2014": of the calendar's year.
std::optional<Span> parse_quarter(std::string_view text) {
    const auto quarter = take_quarter(text);
    const auto year = number_in(text);
    return quarter && year && text.size() == 4
               ? std::optional(quarter_of(*year, *quarter, Calendar{}))
               : std::nullopt;
}

/// "2014-w07", "2014w7", "w7/2014", "week7 2014" without blanks.
std::optional<Result<Span>> parse_week(std::string_view text) {
    std::string_view year_text;
    std::string_view week_text;
    if (take_front(text, "week") || take_front(text, "w")) {
        const std::size_t at = text.find_first_of("/-");
        const bool is_parted = at != std::string_view::npos;
        if (text.size() < 5) {
            return std::nullopt;
        }
        week_text = text.substr(0, is_parted ? at : text.size() - 4);
        year_text = text.substr(is_parted ? at + 1 : text.size() - 4);
    } else if (const std::size_t at = text.find('w'); at != std::string_view::npos) {
        year_text = text.substr(0, at);
        week_text = text.substr(at + 1);
        if (!year_text.empty() && year_text.back() == '-') {
            year_text.remove_suffix(1);
        }
        if (!take_front(week_text, "eek")) {
            take_front(week_text, "k");
        }
    }
    const auto year = number_in(year_text);
    const auto week = number_in(week_text);
    if (!year || !week || year_text.size() != 4 || week_text.size() > 2) {
        return std::nullopt;
    }
    // The first week is the one with the fourth of January; whatever week the user's calendar has,
    // numbers are those of ISO 8601.
    const CalendarUnit iso = Calendar{}.unit(UnitKind::week);
    const Day first = graph::start_of_unit(model::make_day(*year, 1, 4), iso);
    const Day next = graph::start_of_unit(model::make_day(*year + 1, 1, 4), iso);
    const auto count = static_cast<int>((next - first).count() / 7);
    if (*week < 1 || *week > count) {
        return Result<Span>(
            base::fail(base::ErrorKind::invalid_argument,
                       fmt::format("The weeks of {} are numbered from 1 to {}.", *year, count)));
    }
    const Day monday = first + days{7 * (*week - 1)};
    return Result<Span>(Span{monday, monday + days{6}});
}

} // namespace

std::optional<Result<Span>> parse_typed_period(std::string_view text, const Span& data,
                                               const Calendar& calendar) {
    std::string compact(text);
    std::erase(compact, ' ');
    if (const auto quarter = parse_quarter(compact)) {
        return Result<Span>(*quarter);
    }
    if (auto fiscal = parse_fiscal(compact, data, calendar)) {
        return fiscal;
    }
    return parse_week(compact);
}

} // namespace entente::ui
