// SPDX-License-Identifier: MIT
#include "app/ui/timeline_moves.hpp"

#include "app/document/time_steps.hpp"

#include <algorithm>
#include <cmath>

namespace entente::ui {

using document::TimeMode;
using model::Day;
using model::Span;
using model::Window;
using std::chrono::days;

namespace {

constexpr double days_a_month = 365.2425 / 12;

/// Of a mode without a width: what people count the units in.
int units_of_a_page(graph::UnitKind kind) {
    switch (kind) {
    case graph::UnitKind::day:
        return 7; // a week
    case graph::UnitKind::week:
        return 13; // a quarter
    case graph::UnitKind::month:
        return 12; // a year
    case graph::UnitKind::quarter:
        return 4; // a year
    case graph::UnitKind::year:
    case graph::UnitKind::decade:
        break;
    }
    return 10;
}

/// In whole units, at least one.
int units_of_half_life(double half_life_days, graph::UnitKind kind) {
    const double unit_days = kind == graph::UnitKind::day       ? 1
                             : kind == graph::UnitKind::week    ? 7
                             : kind == graph::UnitKind::month   ? days_a_month
                             : kind == graph::UnitKind::quarter ? 3 * days_a_month
                             : kind == graph::UnitKind::year    ? 12 * days_a_month
                                                                : 120 * days_a_month;
    return static_cast<int>(std::max(1.0, std::round(half_life_days / unit_days)));
}

Day end_of(const Span& span) {
    return span.last + days{1};
}

} // namespace

Window WindowMoves::fit(Window window, const Span& span) const {
    window.span = span;
    return document::fitted(mode_, window, rule_.domain, rule_.unit);
}

Window WindowMoves::instant_at(const Window& from, Day day) const {
    return fit(from, {day, day});
}

Window WindowMoves::with_edge(const Window& from, Edge which, Day edge, bool is_mirrored) const {
    const Span& span = from.span;
    const bool is_start = which == Edge::start;
    const document::Handles handles = document::handles_of(mode_);
    if (mode_ == TimeMode::instant) {
        return instant_at(from, is_start ? edge : edge - days{1});
    }
    if (is_start ? !handles.start : !handles.end) {
        return from;
    }
    if (is_locked()) {
        const days by = edge - (is_start ? span.first : end_of(span));
        return fit(from, moved(span, by.count(), rule_));
    }
    if (is_mirrored && mode_ == TimeMode::window) {
        return fit(from, is_start ? with_start_mirrored(span, edge, rule_)
                                  : with_end_mirrored(span, edge, rule_));
    }
    return fit(from, is_start ? with_start(span, edge, rule_) : with_end(span, edge, rule_));
}

Window WindowMoves::with_edge_stepped(const Window& from, Edge which, int steps) const {
    const bool is_start = which == Edge::start;
    const document::Handles handles = document::handles_of(mode_);
    if (is_start ? !handles.start : !handles.end) {
        return from;
    }
    if (is_locked()) {
        return document::stepped(mode_, from, rule_.domain, rule_.unit, steps);
    }
    return fit(from, is_start ? with_start_stepped(from.span, steps, rule_)
                              : with_end_stepped(from.span, steps, rule_));
}

Window WindowMoves::band_moved(const Window& from, std::int64_t by) const {
    if (by == 0) {
        return from;
    }
    switch (mode_) {
    case TimeMode::window:
        return fit(from, moved(from.span, by, rule_));
    case TimeMode::growing:
    case TimeMode::memory:
        return with_edge(from, Edge::end, end_of(from.span) + days{by});
    case TimeMode::from_here:
        return with_edge(from, Edge::start, from.span.first + days{by});
    case TimeMode::instant:
        break;
    }
    const Day start = graph::start_of_unit(from.span.last, rule_.unit);
    return instant_at(from, document::snapped(start + days{by}, rule_.unit));
}

Window WindowMoves::led_to(const Window& from, const TimePoint& at) const {
    if (mode_ == TimeMode::instant) {
        return instant_at(from, at.day);
    }
    return with_edge(from, document::handles_of(mode_).leads_at_start ? Edge::start : Edge::end,
                     at.edge);
}

Window WindowMoves::brushed(const Window& from, const TimePoint& pressed,
                            const TimePoint& now) const {
    if (is_locked()) {
        return fit(from, centered(from.span, now.edge, rule_));
    }
    return mode_ == TimeMode::window ? fit(from, ui::brushed(pressed.edge, now.edge, rule_))
                                     : led_to(from, now);
}

Window WindowMoves::clicked(const Window& from, const TimePoint& at) const {
    return mode_ == TimeMode::window ? fit(from, centered(from.span, at.edge, rule_))
                                     : led_to(from, at);
}

Window WindowMoves::extended(const Window& from, const TimePoint& at) const {
    if (is_locked()) {
        return from;
    }
    const bool has_both =
        mode_ == TimeMode::window ||
        (mode_ == TimeMode::growing && from.span.first > rule_.domain.first); // a pinned start
    return has_both ? fit(from, ui::extended(from.span, at.edge, rule_)) : led_to(from, at);
}

Window WindowMoves::on_period(const Window& from, const Span& period) const {
    const Span cut = cut_to(period, rule_.domain);
    switch (mode_) {
    case TimeMode::window:
        return is_locked() ? fit(from, centered(from.span, cut.first + days{cut.days() / 2}, rule_))
                           : fit(from, cut);
    case TimeMode::growing:
    case TimeMode::memory:
        return fit(from, {std::min(from.span.first, cut.first), cut.last});
    case TimeMode::from_here:
    case TimeMode::instant:
        break;
    }
    return fit(from, {cut.first, cut.first});
}

Window WindowMoves::whole(const Window& from) const {
    return mode_ == TimeMode::instant || is_locked() ? from : fit(from, rule_.domain);
}

Window WindowMoves::edge_at_border(const Window& from, Edge which) const {
    const document::Handles handles = document::handles_of(mode_);
    if (which == Edge::start ? !handles.start : !handles.end) {
        return from;
    }
    if (is_locked()) {
        return at_border(from, which == Edge::start ? Border::start : Border::end);
    }
    return fit(from, which == Edge::start ? Span{rule_.domain.first, from.span.last}
                                          : Span{from.span.first, rule_.domain.last});
}

Window WindowMoves::at_border(const Window& from, Border border) const {
    const Span& domain = rule_.domain;
    const bool is_start = border == Border::start;
    switch (mode_) {
    case TimeMode::window:
        return fit(from, flush(from.span, domain, border));
    case TimeMode::growing:
    case TimeMode::memory: {
        const Day least = mode_ == TimeMode::growing ? from.span.first : domain.first;
        return fit(from, {from.span.first,
                          is_start ? std::max(document::end_of_unit(least, rule_.unit), least)
                                   : domain.last});
    }
    case TimeMode::from_here:
        return fit(
            from, {is_start ? domain.first
                            : std::max(domain.first, graph::start_of_unit(domain.last, rule_.unit)),
                   domain.last});
    case TimeMode::instant:
        break;
    }
    return instant_at(from, is_start ? domain.first : domain.last);
}

Window WindowMoves::widened(const Window& from, int steps) const {
    if (is_locked()) {
        return from;
    }
    switch (mode_) {
    case TimeMode::window:
        return fit(from, ui::widened(from.span, steps, rule_));
    case TimeMode::growing:
    case TimeMode::memory:
        return with_edge_stepped(from, Edge::end, steps);
    case TimeMode::from_here:
        return with_edge_stepped(from, Edge::start, -steps);
    case TimeMode::instant:
        break;
    }
    return from;
}

Window WindowMoves::widened_around(const Window& from, int steps) const {
    if (mode_ != TimeMode::window || is_locked()) {
        return widened(from, steps);
    }
    return fit(from, ui::widened_around(from.span, steps, rule_));
}

Window WindowMoves::paged(const Window& from, int direction) const {
    switch (mode_) {
    case TimeMode::window:
        return fit(from, ui::paged(from.span, direction, rule_.domain));
    case TimeMode::instant:
        return document::stepped(mode_, from, rule_.domain, rule_.unit, direction);
    case TimeMode::memory:
        return document::stepped(mode_, from, rule_.domain, rule_.unit,
                                 direction *
                                     units_of_half_life(from.half_life_days, rule_.unit.kind));
    case TimeMode::growing:
    case TimeMode::from_here:
        break;
    }
    return document::stepped(mode_, from, rule_.domain, rule_.unit,
                             direction * units_of_a_page(rule_.unit.kind));
}

} // namespace entente::ui
