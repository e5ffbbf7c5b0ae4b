// SPDX-License-Identifier: MIT
#include "app/ui/timeline_words.hpp"

#include "app/model/edtf.hpp"
#include "app/ui/timeline_window.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace entente::ui {
namespace {

using graph::Calendar;
using graph::CalendarUnit;
using graph::UnitKind;
using model::Span;
using std::chrono::days;

constexpr double days_a_year = 365.2425;
constexpr std::int64_t most_weeks = 26; ///< more are told in months
constexpr std::int64_t most_days = 92;
constexpr std::int64_t least_days_in_years = 3 * 365;
constexpr const char* dash = " \xe2\x80\x93 ";
constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string counted(std::int64_t number, std::string_view what) {
    return fmt::format("{} {}{}", grouped(static_cast<std::size_t>(number)), what,
                       number == 1 ? "" : "s");
}

bool is_start_of(model::Day day, CalendarUnit unit) {
    return graph::start_of_unit(day, unit) == day;
}

/// A quarter, year or decade: "Q1 2014", "Q1 FY 2014/15", "FY 2014/15", "2010s".
std::string name_of_period(const Span& span, CalendarUnit unit) {
    const int year = graph::year_number(span.first, unit.calendar);
    if (unit.kind == UnitKind::decade) {
        return graph::name_of_decade(year, unit.calendar);
    }
    const std::string name = graph::name_of_year(year, unit.calendar);
    return unit.kind == UnitKind::quarter
               ? fmt::format("Q{} {}", graph::quarter_number(span.first, unit.calendar), name)
               : name;
}

} // namespace

std::string words_of_day(model::Day day) {
    return model::words_for_span({day, day});
}

std::string words_for_length(const Span& span, const Calendar& calendar) {
    const model::Day end = span.last + days{1};
    if (const std::string name = graph::name_of_fiscal(span, calendar); !name.empty()) {
        const std::size_t years = graph::count_units(span, calendar.unit(UnitKind::year));
        return years == 1 ? name : counted(static_cast<std::int64_t>(years), "fiscal year");
    }
    for (const UnitKind kind : {UnitKind::year, UnitKind::month}) {
        const CalendarUnit unit = Calendar{}.unit(kind); // of the calendar's year
        if (is_start_of(span.first, unit) && is_start_of(end, unit)) {
            return counted(units_between(span.first, end, unit), graph::name_of(unit));
        }
    }
    const std::int64_t length = span.days();
    if (is_start_of(span.first, calendar.unit(UnitKind::week)) && length % 7 == 0 &&
        length <= most_weeks * 7) {
        return counted(length / 7, "week");
    }
    if (length <= most_days) {
        return counted(length, "day");
    }
    const bool is_long = length >= least_days_in_years;
    const auto rounded =
        std::lround(static_cast<double>(length) / (is_long ? days_a_year : days_a_year / 12));
    return "about " + counted(rounded, is_long ? "year" : "month");
}

std::string words_for_half_life(double half_life) {
    constexpr double days_a_month = 365.25 / 12;
    const double in_months = std::round(half_life / days_a_month);
    const double in_years = std::round(half_life / 365.25);
    if (in_years >= 1 && std::abs(half_life - in_years * 365.25) <= in_years + 1) {
        return counted(static_cast<std::int64_t>(in_years), "year");
    }
    if (in_months >= 1 && std::abs(half_life - in_months * days_a_month) <= 1.5) {
        return counted(static_cast<std::int64_t>(in_months), "month");
    }
    return fmt::format("{:g} day{}", half_life, half_life == 1 ? "" : "s");
}

std::string words_for_stretch(const Span& span) {
    const model::Day end = span.last + days{1};
    const auto both = [&](const Span& first, const Span& last) {
        return first == last
                   ? model::words_for_span(first)
                   : model::words_for_span(first) + " \xe2\x80\x93 " + model::words_for_span(last);
    };
    if (is_start_of(span.first, Calendar{}.unit(UnitKind::year)) &&
        is_start_of(end, Calendar{}.unit(UnitKind::year))) {
        return model::words_for_span(span);
    }
    if (is_start_of(span.first, CalendarUnit::month) && is_start_of(end, CalendarUnit::month)) {
        return both({span.first, graph::add_units(span.first, CalendarUnit::month, 1) - days{1}},
                    {graph::start_of_unit(span.last, CalendarUnit::month), span.last});
    }
    return both({span.first, span.first}, {span.last, span.last});
}

std::string short_words_for_span(const Span& span) {
    std::string words = words_for_stretch(span);
    for (const std::string_view month : months) {
        for (std::size_t at = words.find(month); at != std::string::npos;
             at = words.find(month, at + 3)) {
            words.erase(at + 3, month.size() - 3);
        }
    }
    return words;
}

std::string words_for_period(const Span& span, CalendarUnit unit) {
    if (unit.is_fiscal()) {
        return fmt::format("{} ({})", name_of_period(span, unit), short_words_for_span(span));
    }
    if (unit.kind == UnitKind::quarter || unit.kind == UnitKind::decade) {
        return name_of_period(span, unit);
    }
    if (unit.kind == UnitKind::week) {
        const std::chrono::year_month_day first{span.first};
        const std::chrono::year_month_day last{span.last};
        if (first.year() == last.year() && first.month() == last.month()) {
            return fmt::format("{} \xe2\x80\x93 {}", static_cast<unsigned>(first.day()),
                               model::words_for_span({span.last, span.last}));
        }
        return short_words_for_span(span);
    }
    return model::words_for_span(span);
}

std::string words_for_events(std::size_t part, std::size_t all) {
    return fmt::format("{} of {} event{}", grouped(part), grouped(all), all == 1 ? "" : "s");
}

namespace {

std::string joined(const std::string& before, const std::string& from, const std::string& to,
                   const std::string& after) {
    return before + from + (from.empty() || to.empty() ? "" : dash) + to + after;
}

/// "2013", "2016"; one text alone where both ends are of one period.
void part_stretch(const std::string& words, std::string& from, std::string& to) {
    const std::size_t at = words.find(dash);
    from = words.substr(0, at);
    to = at == std::string::npos ? std::string() : words.substr(at + std::string_view(dash).size());
}

/// The end of an open stretch of time as exactly as the window moves: "2014", "March 2014",
/// "14 March 2014".
Span told_end(model::Day day, bool is_start, CalendarUnit unit) {
    const UnitKind kinds[]{UnitKind::year, UnitKind::month};
    for (const UnitKind kind : kinds) {
        const Span around = graph::unit_around(day, Calendar{}.unit(kind));
        if (unit.kind >= kind && day == (is_start ? around.first : around.last)) {
            return around;
        }
    }
    return {day, day};
}

std::string words_of_pace(double half_life_days) {
    std::string pace = words_for_half_life(half_life_days);
    if (pace.compare(0, 2, "1 ") == 0) {
        pace.erase(0, 2);
    }
    return "fading by half every " + pace;
}

} // namespace

std::string StatusWords::window() const {
    return joined(before, from, to, after);
}

std::string StatusWords::short_window() const {
    return joined(before, short_from, short_to, after);
}

std::size_t undated_count(const model::EventStore& store) {
    std::vector<bool> is_undated;
    is_undated.reserve(store.dates().size());
    bool any = false;
    for (const model::Date& date : store.dates()) {
        is_undated.push_back(date.is_undated());
        any = any || is_undated.back();
    }
    std::size_t count = 0;
    for (std::size_t i = 0; any && i < store.event_count(); ++i) {
        const model::EventId event{static_cast<std::uint32_t>(i)};
        count += is_undated[store.date_number(event)] ? 1 : 0;
    }
    return count;
}

StatusWords status_words(const document::Document& document, std::size_t undated) {
    using document::TimeMode;
    const model::Window& window = document.view().window;
    const Span& span = window.span;
    const TimeMode mode = document.time_mode();
    const bool is_cumulative = window.mode != model::WindowMode::window;
    const CalendarUnit unit = document.playback().settings.unit;
    StatusWords words;
    if (mode == TimeMode::from_here) {
        const Span start = told_end(span.first, true, unit);
        words.from = words_for_stretch(start);
        words.short_from = short_words_for_span(start);
        words.after = " \xe2\x80\x93 end of data";
    } else if (is_cumulative) {
        const Span end = told_end(span.last, false, unit);
        words.before = "Start of data \xe2\x80\x93 ";
        words.to = words_for_stretch(end);
        words.short_to = short_words_for_span(end);
    } else {
        part_stretch(words_for_stretch(span), words.from, words.to);
        part_stretch(short_words_for_span(span), words.short_from, words.short_to);
    }
    if (mode == TimeMode::memory) {
        words.details.push_back(words_of_pace(window.half_life_days));
    } else {
        const Span all{is_cumulative ? document.domain().first : span.first, span.last};
        words.details.push_back(all == document.domain()
                                    ? "all time"
                                    : words_for_length(all, document.view().calendar));
    }
    const bool with_undated = document.view().filter.with_undated;
    const std::size_t here = document.ties().event_count();
    const std::size_t passing =
        undated > 0 && with_undated
            ? std::min<std::size_t>(here, document.event_days().undated_count())
            : 0;
    words.details.push_back(
        words_for_events(here - passing, document.store().event_count() - undated));
    if (undated > 0) {
        words.details.push_back(with_undated
                                    ? fmt::format("+{} without a date", grouped(passing))
                                    : fmt::format("{} without a date left out", grouped(undated)));
    }
    return words;
}

} // namespace entente::ui
