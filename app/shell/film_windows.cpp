// SPDX-License-Identifier: MIT
#include "app/shell/film_windows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace entente::shell {
namespace {

using graph::Calendar;
using graph::CalendarUnit;
using graph::UnitKind;
using model::Day;
using model::Span;
using std::chrono::days;

constexpr std::array coarse_to_fine{UnitKind::year, UnitKind::quarter, UnitKind::month,
                                    UnitKind::week, UnitKind::day};

tl::unexpected<base::Error> not_usable(std::string message) {
    return base::fail(base::ErrorKind::usage, std::move(message));
}

/// Units of the calendar that the span meets.
std::size_t units_in(const Span& span, CalendarUnit unit) {
    const Day first = graph::start_of_unit(span.first, unit);
    const std::int64_t length = (span.last - first).count() + 1;
    // No unit is longer than this or shorter than that: the number is found between.
    std::int64_t low = 0;
    std::int64_t high = length;
    while (high - low > 1) {
        const std::int64_t middle = (low + high) / 2;
        const bool is_before = graph::add_units(first, unit, static_cast<int>(middle)) <= span.last;
        (is_before ? low : high) = middle;
    }
    return static_cast<std::size_t>(low + 1);
}

/// The coarsest unit of which the run has two dozen, so that a film is long enough to be one.
CalendarUnit unit_for_film(const Span& run, const Calendar& calendar) {
    constexpr std::size_t wanted = 24;
    for (const UnitKind kind : coarse_to_fine) {
        const CalendarUnit unit = calendar.unit(kind);
        if (units_in(run, unit) >= wanted) {
            return unit;
        }
    }
    return calendar.unit(UnitKind::day);
}

/// The coarsest unit whose number in the run can be divided by that of the windows, so that all are
/// equally long and their counts can be compared; else one that is short beside a window.
CalendarUnit unit_for_count(const Span& run, std::size_t count, const Calendar& calendar) {
    constexpr std::size_t hardly_uneven = 20;
    for (const UnitKind kind : coarse_to_fine) {
        const CalendarUnit unit = calendar.unit(kind);
        const std::size_t units = units_in(run, unit);
        const bool is_even = kind != UnitKind::week && units >= count && units % count == 0;
        if (is_even || units >= hardly_uneven * count) {
            return unit;
        }
    }
    return calendar.unit(UnitKind::day);
}

/// A window in units from the start of the run's first unit: first one, and the one behind its
/// last.
struct UnitRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

base::Result<std::vector<UnitRange>> ranges_of(std::size_t units, const FilmSteps& steps,
                                               std::string_view unit, bool grows) {
    std::vector<UnitRange> ranges;
    const std::size_t length = std::max<std::size_t>(steps.length, 1);
    if (length > units) {
        return not_usable(
            fmt::format("--length: found {}, expected at most {}, the number of {}s that "
                        "the film runs through",
                        length, units, unit));
    }
    if (steps.count == 0) {
        const std::size_t count = grows ? units : units - length + 1;
        if (count < 2) {
            return not_usable(fmt::format("a film of 1 window (expected 2 or more): choose a unit "
                                          "smaller than the {}, or a wider --window",
                                          unit));
        }
        if (count > most_film_windows) {
            return not_usable(
                fmt::format("a film of {} windows (expected at most {}): choose a unit "
                            "larger than the {}, or --steps N",
                            count, most_film_windows, unit));
        }
        for (std::size_t i = 0; i < count; ++i) {
            ranges.push_back({i, grows ? i + 1 : i + length});
        }
        return ranges;
    }
    if (units < steps.count && steps.length == 0) {
        return not_usable(fmt::format("{} windows in {} {}{} (expected at most as many windows as "
                                      "units): choose a smaller unit or fewer windows",
                                      steps.count, units, unit, units == 1 ? "" : "s"));
    }
    const auto rounded = [&](std::size_t numerator, std::size_t denominator) {
        return (2 * numerator + denominator) / (2 * denominator);
    };
    for (std::size_t i = 0; i < steps.count; ++i) {
        if (steps.length == 0 || grows) {
            ranges.push_back(
                {rounded(i * units, steps.count), rounded((i + 1) * units, steps.count)});
        } else {
            const std::size_t begin = rounded(i * (units - length), steps.count - 1);
            ranges.push_back({begin, begin + length});
        }
    }
    return ranges;
}

} // namespace

base::Result<std::vector<model::Window>> film_windows(const model::Window& selected,
                                                      document::TimeMode moves,
                                                      const graph::Calendar& calendar,
                                                      const Span& domain, const FilmSteps& steps) {
    const bool has_first = selected.span.first > Span::earliest;
    const bool has_last = selected.span.last < Span::latest;
    Span run = selected.span;
    if (!has_first) {
        run.first = has_last ? std::min(domain.first, run.last) : domain.first;
    }
    if (!has_last) {
        run.last = std::max(domain.last, run.first);
    }
    if (steps.count == 1) {
        return not_usable("a film of 1 window (expected 2 or more)");
    }
    if (steps.count > most_film_windows) {
        return not_usable(fmt::format("a film of {} windows (expected at most {})", steps.count,
                                      most_film_windows));
    }
    const CalendarUnit unit = steps.unit        ? calendar.unit(*steps.unit)
                              : steps.count > 0 ? unit_for_count(run, steps.count, calendar)
                                                : unit_for_film(run, calendar);
    const bool ends_move = moves != document::TimeMode::from_here;
    const bool starts_move =
        selected.mode == model::WindowMode::window && moves != document::TimeMode::growing;
    FilmSteps asked = steps;
    if (moves == document::TimeMode::instant && steps.count == 0) {
        asked.length = 1;
    }
    const auto ranges = ranges_of(units_in(run, unit), asked, graph::words_for_unit(unit),
                                  !(starts_move && ends_move));
    if (!ranges) {
        return base::fail(ranges.error());
    }
    const Day start = graph::start_of_unit(run.first, unit);
    std::vector<model::Window> windows;
    windows.reserve(ranges->size());
    for (const UnitRange& range : *ranges) {
        model::Window window = selected;
        Day first = graph::add_units(start, unit, static_cast<int>(range.begin));
        Day last = graph::add_units(start, unit, static_cast<int>(range.end)) - days{1};
        if (has_first) {
            first = std::max(first, run.first);
        }
        if (has_last) {
            last = std::min(last, run.last);
        }
        window.span = {starts_move ? first : selected.span.first,
                       ends_move ? last : selected.span.last};
        windows.push_back(window);
    }
    return windows;
}

std::size_t FilmPlan::leapt_in_all() const {
    return std::accumulate(leapt.begin(), leapt.end(), std::size_t{0});
}

Span FilmPlan::leapt_days(std::size_t number) const {
    const Span& before = windows[number - 1].span;
    const Span& after = windows[number].span;
    if (before.first == after.first) { // the end leads
        return {before.last + days{1}, after.last - days{1}};
    }
    if (before.last == after.last) { // the start leads
        return {before.first, after.first - days{1}};
    }
    const Span between{before.last + days{1}, after.first - days{1}};
    return between.first <= between.last ? between : Span{before.first, after.last};
}

FilmPlan plan_of(std::vector<model::Window> windows) {
    FilmPlan plan;
    plan.leapt.assign(windows.size(), 0);
    plan.windows = std::move(windows);
    return plan;
}

FilmPlan without_quiet(std::vector<model::Window> windows, document::TimeMode moves,
                       const graph::EventDays& event_days, std::size_t most_quiet) {
    const auto is_quiet = [&](std::size_t i) {
        const Span& now = windows[i].span;
        const Span& before = windows[i - 1].span;
        switch (moves) {
        case document::TimeMode::growing:
        case document::TimeMode::memory:
            return !event_days.next_after(before.last) ||
                   *event_days.next_after(before.last) > now.last;
        case document::TimeMode::from_here:
            return !event_days.last_before(now.first) ||
                   *event_days.last_before(now.first) < before.first;
        case document::TimeMode::window:
        case document::TimeMode::instant:
            break;
        }
        return event_days.is_quiet(now);
    };
    FilmPlan plan;
    for (std::size_t i = 0; i < windows.size();) {
        std::size_t end = i;
        while (i > 0 && end + 1 < windows.size() && is_quiet(end)) {
            ++end;
        }
        const bool is_leapt = end - i > most_quiet;
        plan.leapt.push_back(is_leapt ? end - i : 0);
        i = is_leapt ? end : i;
        plan.windows.push_back(windows[i]);
        ++i;
    }
    return plan;
}

Span run_of(const std::vector<model::Window>& windows, const Span& domain) {
    Span run{windows.front().span.first, windows.back().span.last};
    if (run.first <= Span::earliest) {
        run.first = std::min(domain.first, run.last);
    }
    if (run.last >= Span::latest) {
        run.last = std::max(domain.last, run.first);
    }
    return run;
}

} // namespace entente::shell
