// SPDX-License-Identifier: MIT
#include "app/ui/timeline_window.hpp"

#include "app/document/time_steps.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace entente::ui {

using document::end_of_unit;
using document::moved_into;
using document::shifted;
using document::snapped;
using graph::add_units;
using graph::CalendarUnit;
using graph::start_of_unit;
using model::Day;
using model::Span;
using std::chrono::days;

namespace {

constexpr days one{1};

Day day_after(const Span& span) {
    return span.last + one;
}

bool is_boundary(Day edge, CalendarUnit unit) {
    return start_of_unit(edge, unit) == edge;
}

bool is_near(Day a, Day b, const SnapRule& rule) {
    return static_cast<double>(std::abs((a - b).count())) <= rule.attract_days;
}

/// The nearest of the stops and the domain's ends that attracts the edge, if one does.
std::optional<Day> attracting(Day edge, const SnapRule& rule, bool with_ends) {
    std::optional<Day> nearest;
    const auto consider = [&](Day stop) {
        if (is_near(edge, stop, rule) &&
            (!nearest || std::abs((edge - stop).count()) < std::abs((edge - *nearest).count()))) {
            nearest = stop;
        }
    };
    if (with_ends) {
        consider(rule.domain.first);
        consider(day_after(rule.domain));
    }
    const auto after = std::lower_bound(rule.stops.begin(), rule.stops.end(), edge);
    if (after != rule.stops.end() && *after <= day_after(rule.domain)) {
        consider(*after);
    }
    if (after != rule.stops.begin() && *(after - 1) >= rule.domain.first) {
        consider(*(after - 1));
    }
    return nearest;
}

Day next_boundary(Day edge, CalendarUnit unit, int steps) {
    if (is_boundary(edge, unit)) {
        return add_units(edge, unit, steps);
    }
    const Day start = start_of_unit(edge, unit);
    return add_units(start, unit, steps > 0 ? steps : steps + 1);
}

/// Months since year 0 of the first day of a month.
std::int64_t month_number(Day day) {
    const std::chrono::year_month_day date{day};
    return std::int64_t{static_cast<int>(date.year())} * 12 + static_cast<unsigned>(date.month());
}

bool is_whole_months(const Span& span) {
    return is_boundary(span.first, CalendarUnit::month) &&
           is_boundary(day_after(span), CalendarUnit::month);
}

} // namespace

std::int64_t units_between(Day from, Day to, CalendarUnit unit) {
    using graph::UnitKind;
    switch (unit.kind) {
    case UnitKind::day:
        return (to - from).count();
    case UnitKind::week:
        return (to - from).count() / 7;
    case UnitKind::month:
        return month_number(to) - month_number(from);
    case UnitKind::quarter:
        return (month_number(to) - month_number(from)) / 3;
    case UnitKind::year:
        return (month_number(to) - month_number(from)) / 12;
    case UnitKind::decade:
        break;
    }
    return (month_number(to) - month_number(from)) / 120;
}

Day snapped_edge(Day edge, const SnapRule& rule) {
    const Day first = rule.domain.first;
    const Day end = day_after(rule.domain);
    edge = std::clamp(edge, first, end);
    if (!rule.snaps) {
        return edge;
    }
    if (const auto stop = attracting(edge, rule, true)) {
        return *stop;
    }
    // What lies within a stop's reach goes there, so that snapping once more changes nothing.
    const Day boundary = std::clamp(snapped(edge, rule.unit), first, end);
    return attracting(boundary, rule, true).value_or(boundary);
}

graph::UnitKind unit_of_scale(double days_per_px, double least_px) {
    constexpr std::array<double, 6> lengths{1, 7, 30.436875, 91.310625, 365.2425, 3652.425};
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        if (lengths[i] >= least_px * days_per_px) {
            return static_cast<graph::UnitKind>(i);
        }
    }
    return graph::UnitKind::decade;
}

Span with_end(const Span& span, Day edge, const SnapRule& rule) {
    const Day least = rule.snaps ? std::max(snapped(add_units(span.first, rule.unit, 1), rule.unit),
                                            span.first + one)
                                 : span.first + one;
    const Day end = std::max(snapped_edge(edge, rule), std::min(least, day_after(rule.domain)));
    return {span.first, std::max(end - one, span.first)};
}

Span with_start(const Span& span, Day edge, const SnapRule& rule) {
    const Day most =
        rule.snaps
            ? std::min(snapped(add_units(day_after(span), rule.unit, -1), rule.unit), span.last)
            : span.last;
    const Day start = std::min(snapped_edge(edge, rule), std::max(most, rule.domain.first));
    return {std::min(start, span.last), span.last};
}

Span with_end_mirrored(const Span& span, Day edge, const SnapRule& rule) {
    const Span one_way = with_end(span, edge, rule);
    return with_start(one_way, span.first - (one_way.last - span.last), rule);
}

Span with_start_mirrored(const Span& span, Day edge, const SnapRule& rule) {
    const Span one_way = with_start(span, edge, rule);
    return with_end(one_way, day_after(span) - (one_way.first - span.first), rule);
}

Span flush(const Span& span, const Span& domain, Border border) {
    const Day edge = border == Border::start ? domain.first : day_after(domain);
    if (is_whole_months(span) && is_boundary(edge, CalendarUnit::month)) {
        const auto months = static_cast<int>(units_between(
            border == Border::start ? span.first : day_after(span), edge, CalendarUnit::month));
        return moved_into(shifted(span, CalendarUnit::month, months), domain);
    }
    const days by = edge - (border == Border::start ? span.first : day_after(span));
    return moved_into({span.first + by, span.last + by}, domain);
}

Span moved(const Span& span, std::int64_t by, const SnapRule& rule) {
    if (by == 0 || span.days() >= rule.domain.days()) {
        return span;
    }
    const Span there{span.first + days{by}, span.last + days{by}};
    if (!rule.snaps) {
        return moved_into(there, rule.domain);
    }
    const days width = span.last - span.first;
    const bool is_at_start = there.first <= rule.domain.first ||
                             (by < 0 && is_near(there.first, rule.domain.first, rule));
    const bool is_at_end =
        there.last >= rule.domain.last || (by > 0 && is_near(there.last, rule.domain.last, rule));
    if (is_at_start) {
        return flush(span, rule.domain, Border::start);
    }
    if (is_at_end) {
        return flush(span, rule.domain, Border::end);
    }
    // A milestone that either end comes near to is met by it.
    const auto at_first = attracting(there.first, rule, false);
    const auto at_end = attracting(day_after(there), rule, false);
    if (at_first || at_end) {
        const days by_first = at_first ? *at_first - there.first : days::max();
        const days by_end = at_end ? *at_end - day_after(there) : days::max();
        const days further =
            at_first && (!at_end || std::abs(by_first.count()) <= std::abs(by_end.count()))
                ? by_first
                : by_end;
        return moved_into({there.first + further, there.last + further}, rule.domain);
    }
    const bool starts_on_one = is_boundary(span.first, rule.unit);
    const bool ends_on_one = is_boundary(day_after(span), rule.unit);
    if (starts_on_one && ends_on_one) {
        const std::int64_t steps =
            units_between(span.first, snapped(there.first, rule.unit), rule.unit);
        return moved_into(shifted(span, rule.unit, static_cast<int>(steps)), rule.domain);
    }
    if (ends_on_one) {
        const Day end = snapped(day_after(there), rule.unit);
        return moved_into({end - one - width, end - one}, rule.domain);
    }
    const Day first = snapped(there.first, rule.unit);
    return moved_into({first, first + width}, rule.domain);
}

Span brushed(Day from, Day to, const SnapRule& rule) {
    const Day first = snapped_edge(std::min(from, to), rule);
    const Day end = snapped_edge(std::max(from, to), rule);
    if (first < end) {
        return {first, end - one};
    }
    const Day day = std::clamp(from, rule.domain.first, rule.domain.last);
    if (!rule.snaps) {
        return {day, day};
    }
    return cut_to({start_of_unit(day, rule.unit), end_of_unit(day, rule.unit)}, rule.domain);
}

Span centered(const Span& span, Day day, const SnapRule& rule) {
    const Day middle = span.first + days{span.days() / 2};
    return moved(span, (day - middle).count(), rule);
}

Span extended(const Span& span, Day edge, const SnapRule& rule) {
    const std::int64_t to_start = std::abs((edge - span.first).count());
    const std::int64_t to_end = std::abs((edge - day_after(span)).count());
    return to_start < to_end ? with_start(span, edge, rule) : with_end(span, edge, rule);
}

Span with_end_stepped(const Span& span, int steps, const SnapRule& rule) {
    return with_end(span, next_boundary(day_after(span), rule.unit, steps), rule);
}

Span with_start_stepped(const Span& span, int steps, const SnapRule& rule) {
    return with_start(span, next_boundary(span.first, rule.unit, steps), rule);
}

Span widened(const Span& span, int steps, const SnapRule& rule) {
    if (steps > 0 && span.last >= rule.domain.last) {
        return with_start_stepped(span, -steps, rule);
    }
    return with_end_stepped(span, steps, rule);
}

Span widened_around(const Span& span, int steps, const SnapRule& rule) {
    return with_start_stepped(with_end_stepped(span, steps, rule), -steps, rule);
}

Span paged(const Span& span, int direction, const Span& domain) {
    if (is_whole_months(span)) {
        const std::int64_t months = units_between(span.first, day_after(span), CalendarUnit::month);
        return moved_into(shifted(span, CalendarUnit::month, direction * static_cast<int>(months)),
                          domain);
    }
    const days width{span.days() * direction};
    return moved_into({span.first + width, span.last + width}, domain);
}

Span cut_to(const Span& span, const Span& domain) {
    return {std::clamp(span.first, domain.first, domain.last),
            std::clamp(span.last, domain.first, domain.last)};
}

} // namespace entente::ui
