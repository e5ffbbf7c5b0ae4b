// SPDX-License-Identifier: MIT
#include "app/ui/timeline_words.hpp"

#include "app/model/edtf.hpp"
#include "app/ui/timeline_window.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>

namespace entente::ui {
namespace {

using graph::CalendarUnit;
using model::Span;
using std::chrono::days;

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

} // namespace

std::string words_for_length(const Span& span) {
    const model::Day end = span.last + days{1};
    for (const CalendarUnit unit : {CalendarUnit::year, CalendarUnit::month}) {
        if (is_start_of(span.first, unit) && is_start_of(end, unit)) {
            return counted(units_between(span.first, end, unit), graph::name_of(unit));
        }
    }
    return counted(span.days(), "day");
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
    if (is_start_of(span.first, CalendarUnit::year) && is_start_of(end, CalendarUnit::year)) {
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
    if (unit == CalendarUnit::quarter) {
        const std::chrono::year_month_day date{span.first};
        return fmt::format("Q{} {}", (static_cast<unsigned>(date.month()) + 2) / 3,
                           static_cast<int>(date.year()));
    }
    if (unit == CalendarUnit::decade) {
        return fmt::format("{}s", static_cast<int>(std::chrono::year_month_day{span.first}.year()));
    }
    if (unit == CalendarUnit::week) {
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

StatusWords status_words(const document::Document& document) {
    const model::Window& window = document.view().window;
    const Span& domain = document.domain();
    StatusWords words;
    const std::string events =
        words_for_events(document.ties().event_count(), document.store().event_count());
    if (window.mode == model::WindowMode::window) {
        words.window = words_for_stretch(window.span);
        words.short_window = short_words_for_span(window.span);
        words.details = {events,
                         window.span == domain ? "all time" : words_for_length(window.span)};
        return words;
    }
    words.window = "Until " + model::words_for_span({window.span.last, window.span.last});
    words.short_window = "Until " + short_words_for_span({window.span.last, window.span.last});
    std::string pace = words_for_half_life(window.half_life_days);
    if (pace.compare(0, 2, "1 ") == 0) {
        pace.erase(0, 2);
    }
    words.details = {events, window.mode == model::WindowMode::cumulative
                                 ? "all that has happened so far"
                                 : "fading by half every " + pace};
    return words;
}

} // namespace entente::ui
