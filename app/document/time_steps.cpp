// SPDX-License-Identifier: MIT
#include "app/document/time_steps.hpp"

#include <algorithm>

namespace entente::document {

using graph::CalendarUnit;
using model::Day;
using model::Span;
using std::chrono::days;

Day end_of_unit(Day day, CalendarUnit unit) {
    return graph::last_of_unit(day, unit);
}

Day snapped(Day day, CalendarUnit unit) {
    const Day before = graph::start_of_unit(day, unit);
    const Day after = graph::add_units(before, unit, 1);
    return day - before <= after - day ? before : after;
}

Span shifted(const Span& span, CalendarUnit unit, int steps) {
    const Day first = graph::add_units(span.first, unit, steps);
    const Day end = graph::add_units(span.last + days{1}, unit, steps);
    return {first, std::max(first, end - days{1})};
}

Span moved_into(const Span& span, const Span& domain) {
    if (span.days() >= domain.days()) {
        return domain;
    }
    if (span.first < domain.first) {
        return {domain.first, domain.first + (span.last - span.first)};
    }
    if (span.last > domain.last) {
        return {domain.last - (span.last - span.first), domain.last};
    }
    return span;
}

model::Window stepped(const model::Window& from, const Span& domain, CalendarUnit unit, int steps) {
    model::Window to = from;
    if (from.mode == model::WindowMode::window) {
        to.span = moved_into(shifted(from.span, unit, steps), domain);
        return to;
    }
    const Day end = graph::add_units(from.span.last + days{1}, unit, steps) - days{1};
    to.span.last = std::clamp(end, domain.first, domain.last);
    to.span.first = std::min(to.span.first, to.span.last);
    return to;
}

graph::UnitKind fitting_unit(const Span& domain) {
    constexpr std::int64_t wanted = 40;
    const std::int64_t length = domain.days();
    if (length >= wanted * 366) {
        return graph::UnitKind::year;
    }
    if (length >= wanted * 31) {
        return graph::UnitKind::month;
    }
    if (length >= wanted * 7) {
        return graph::UnitKind::week;
    }
    return graph::UnitKind::day;
}

} // namespace entente::document
