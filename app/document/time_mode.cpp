// SPDX-License-Identifier: MIT
#include "app/document/time_mode.hpp"

#include "app/document/time_steps.hpp"

#include <algorithm>
#include <limits>

namespace entente::document {
namespace {

using graph::CalendarUnit;
using graph::UnitKind;
using model::Day;
using model::Span;
using model::Window;
using model::WindowMode;
using std::chrono::days;

Span within(const Span& span, const Span& domain) {
    const Day first = std::clamp(span.first, domain.first, domain.last);
    return {first, std::clamp(span.last, first, domain.last)};
}

/// The unit around the day, as far as it is in the domain.
Span unit_around(Day day, const Span& domain, CalendarUnit unit) {
    const Day inside = std::clamp(day, domain.first, domain.last);
    return within({graph::start_of_unit(inside, unit), end_of_unit(inside, unit)}, domain);
}

Window with_span(TimeMode mode, Window window, const Span& span, const Span& domain) {
    window.span = span;
    window.mode = index_mode(mode, span, domain);
    return window;
}

std::size_t at(TimeMode mode) {
    return static_cast<std::size_t>(mode);
}

} // namespace

std::optional<TimeMode> time_mode(std::string_view name) {
    for (std::size_t i = 0; i < time_mode_count; ++i) {
        if (name == name_of(static_cast<TimeMode>(i))) {
            return static_cast<TimeMode>(i);
        }
    }
    return std::nullopt;
}

Handles handles_of(TimeMode mode) {
    switch (mode) {
    case TimeMode::window:
        return {.start = true, .end = true, .body = true};
    case TimeMode::growing:
        return {.start = true, .end = true};
    case TimeMode::from_here:
        return {.start = true, .leads_at_start = true};
    case TimeMode::instant:
        return {.body = true};
    case TimeMode::memory:
        return {.end = true};
    }
    return {};
}

WindowMode index_mode(TimeMode mode, const Span& span, const Span& domain) {
    if (mode == TimeMode::memory) {
        return WindowMode::decay;
    }
    return mode == TimeMode::growing && span.first <= domain.first ? WindowMode::cumulative
                                                                   : WindowMode::window;
}

TimeMode fitting_time_mode(TimeMode wished, WindowMode mode) {
    switch (mode) {
    case WindowMode::cumulative:
        return TimeMode::growing;
    case WindowMode::decay:
        return TimeMode::memory;
    case WindowMode::window:
        break;
    }
    return wished == TimeMode::memory ? TimeMode::window : wished;
}

Window fitted(TimeMode mode, const Window& window, const Span& domain, CalendarUnit unit) {
    Span span = within(window.span, domain);
    switch (mode) {
    case TimeMode::window:
    case TimeMode::growing:
        break;
    case TimeMode::from_here:
        span.last = domain.last;
        break;
    case TimeMode::instant:
        span = unit_around(span.last, domain, unit);
        break;
    case TimeMode::memory:
        span.first = domain.first;
        break;
    }
    return with_span(mode, window, span, domain);
}

Window stepped(TimeMode mode, const Window& from, const Span& domain, CalendarUnit unit,
               int steps) {
    Span span = from.span;
    switch (mode) {
    case TimeMode::window:
        span = moved_into(shifted(span, unit, steps), domain);
        break;
    case TimeMode::growing:
    case TimeMode::memory: {
        const Day end = graph::add_units(span.last + days{1}, unit, steps) - days{1};
        const Day least = mode == TimeMode::growing
                              ? std::clamp(span.first, domain.first, domain.last)
                              : domain.first;
        span.last = std::clamp(end, least, domain.last);
        span.first = std::min(span.first, span.last);
        break;
    }
    case TimeMode::from_here: {
        // Whole steps only: the last of them leaves no sliver of a day.
        const std::size_t units = graph::count_units({span.first, domain.last}, unit);
        constexpr std::size_t most = std::numeric_limits<int>::max();
        int whole = std::min(steps, static_cast<int>(std::min(units, most)));
        while (whole > 0 && graph::add_units(span.first, unit, whole) > domain.last) {
            --whole;
        }
        span.first = std::clamp(graph::add_units(span.first, unit, whole), domain.first,
                                std::max(domain.last, domain.first));
        span.last = std::max(domain.last, span.first);
        break;
    }
    case TimeMode::instant:
        span = unit_around(graph::add_units(graph::start_of_unit(span.last, unit), unit, steps),
                           domain, unit);
        break;
    }
    return with_span(mode, from, span, domain);
}

Day cursor_of(TimeMode mode, const Window& window) {
    switch (mode) {
    case TimeMode::window:
        return window.span.first + days{(window.span.days() - 1) / 2};
    case TimeMode::from_here:
    case TimeMode::instant:
        return window.span.first;
    case TimeMode::growing:
    case TimeMode::memory:
        break;
    }
    return window.span.last;
}

Window brought_to(TimeMode mode, const Window& window, Day day, const Span& domain,
                  CalendarUnit unit) {
    Span span = window.span;
    switch (mode) {
    case TimeMode::window: {
        const Day first = day - days{(span.days() - 1) / 2};
        span = moved_into({first, first + (span.last - span.first)}, domain);
        break;
    }
    case TimeMode::growing:
    case TimeMode::memory:
        span.last = std::clamp(day, domain.first, domain.last);
        span.first = std::min(span.first, span.last);
        break;
    case TimeMode::from_here:
        span = {std::clamp(day, domain.first, domain.last), domain.last};
        break;
    case TimeMode::instant:
        span = unit_around(day, domain, unit);
        break;
    }
    return with_span(mode, window, span, domain);
}

std::optional<Window> at_next_of(std::span<const Day> all, int direction, TimeMode mode,
                                 const Window& window, const Span& domain, CalendarUnit unit) {
    const Day now = cursor_of(mode, window);
    // At a border the window is flush and its middle short of the day: what moves it counts.
    const auto brought = [&](Day day) -> std::optional<Window> {
        const Window there = brought_to(mode, window, day, domain, unit);
        const bool is_further =
            direction > 0 ? cursor_of(mode, there) > now : cursor_of(mode, there) < now;
        return is_further ? std::optional(there) : std::nullopt;
    };
    if (direction > 0) {
        for (auto day = std::upper_bound(all.begin(), all.end(), now); day != all.end(); ++day) {
            if (const auto there = brought(*day)) {
                return there;
            }
        }
        return std::nullopt;
    }
    for (auto day = std::lower_bound(all.begin(), all.end(), now); day != all.begin();) {
        if (const auto there = brought(*--day)) {
            return there;
        }
    }
    return std::nullopt;
}

CalendarWidth width_of(const Span& span, const graph::Calendar& calendar) {
    constexpr std::array kinds{UnitKind::decade, UnitKind::year, UnitKind::quarter, UnitKind::month,
                               UnitKind::week};
    const Day end = span.last + days{1};
    for (const UnitKind kind : kinds) {
        const CalendarUnit unit = calendar.unit(kind);
        if (graph::start_of_unit(span.first, unit) == span.first &&
            graph::start_of_unit(end, unit) == end) {
            return {unit, static_cast<int>(graph::count_units(span, unit))};
        }
    }
    return {calendar.unit(UnitKind::day),
            static_cast<int>(std::min<std::int64_t>(span.days(), std::numeric_limits<int>::max()))};
}

Span ending_at(Day last, const CalendarWidth& width) {
    return {std::min(graph::add_units(last + days{1}, width.unit, -width.count), last), last};
}

Span starting_at(Day first, const CalendarWidth& width) {
    return {first, std::max(graph::add_units(first, width.unit, width.count) - days{1}, first)};
}

Window ModeMemory::switched(TimeMode from, const Window& now, TimeMode to, const Span& domain,
                            CalendarUnit unit) {
    if (!arrival_ || *arrival_ != now.span) {
        exact_ = {}; // moved since
    }
    last_[at(from)] = exact_[at(from)] = now.span;
    Span span = within(now.span, domain);
    const bool starts_alike = from == TimeMode::from_here || to == TimeMode::from_here;
    const auto& left = last_[at(to)];
    if (exact_[at(to)]) {
        span = *exact_[at(to)];
    } else if (to == TimeMode::window) {
        const std::size_t twelfth = graph::count_units(domain, unit) / 12;
        const CalendarWidth width =
            left ? width_of(*left, unit.calendar)
                 : CalendarWidth{unit, static_cast<int>(std::max<std::size_t>(twelfth, 1))};
        span = starts_alike ? moved_into(starting_at(span.first, width), domain)
                            : moved_into(ending_at(span.last, width), domain);
    } else if (to == TimeMode::growing) {
        const bool is_pinned = left && left->first > domain.first && left->first <= span.last;
        span.first = is_pinned ? left->first : domain.first;
    } else if (to == TimeMode::from_here && from != TimeMode::window && from != TimeMode::instant) {
        span.first = graph::start_of_unit(span.last, unit); // here is where it ended
    } else if (to == TimeMode::instant && starts_alike) {
        span.last = span.first;
    }
    Window there = now;
    there.span = span;
    there = fitted(to, there, domain, unit);
    arrival_ = there.span;
    return there;
}

} // namespace entente::document
