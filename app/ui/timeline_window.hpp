// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/histogram.hpp"
#include "app/model/span.hpp"

#include <cstdint>
#include <span>

namespace entente::ui {

// What gestures and keys make of a window: whole days in, whole days out. An edge is the boundary
// before a day, so that the edges of a span are its first day and the day after its last.

/// Where edges may come to lie.
struct SnapRule {
    model::Span domain;
    graph::CalendarUnit unit = graph::CalendarUnit::month;
    bool snaps = true;         ///< to boundaries of the unit; else to days
    double attract_days = 0.0; ///< so near, stops win over the unit's boundaries
    /// Days that attract an edge, ascending, besides the ends of the domain: milestones. They have
    /// to outlive the rule.
    std::span<const model::Day> stops{};
};

/// The smallest unit that is so wide on the axis; a decade where none is.
graph::UnitKind unit_of_scale(double days_per_px, double least_px);

/// The edge within the domain that the rule gives for this one. Idempotent.
model::Day snapped_edge(model::Day edge, const SnapRule& rule);

/// The span with its end (or start) there; at least about one unit stays, however far it is drawn.
model::Span with_end(const model::Span& span, model::Day edge, const SnapRule& rule);
model::Span with_start(const model::Span& span, model::Day edge, const SnapRule& rule);
/// The same, the other edge going as far the other way.
model::Span with_end_mirrored(const model::Span& span, model::Day edge, const SnapRule& rule);
model::Span with_start_mirrored(const model::Span& span, model::Day edge, const SnapRule& rule);

enum class Border { start, end };
/// The span moved to an end of the domain, width kept: months where it is made of whole ones and
/// the border is that of a month, else days.
model::Span flush(const model::Span& span, const model::Span& domain, Border border);

/// The span moved by so many days, snapped, width kept; flush at an end of the domain. A span
/// between two boundaries of the unit moves by whole units ("February" becomes "March"); any other
/// keeps its number of days.
model::Span moved(const model::Span& span, std::int64_t days, const SnapRule& rule);

/// From one edge to another, in any order; the unit around `from` where both come to lie on one.
model::Span brushed(model::Day from, model::Day to, const SnapRule& rule);

/// The span moved so that its middle lies at the day.
model::Span centered(const model::Span& span, model::Day day, const SnapRule& rule);

/// The span with its nearer edge at this one.
model::Span extended(const model::Span& span, model::Day edge, const SnapRule& rule);

/// One edge on to the next boundary of the unit: steps > 0 later, < 0 earlier.
model::Span with_end_stepped(const model::Span& span, int steps, const SnapRule& rule);
model::Span with_start_stepped(const model::Span& span, int steps, const SnapRule& rule);

/// A unit more (steps > 0) or less at the end, or at the start where the end is that of the domain.
model::Span widened(const model::Span& span, int steps, const SnapRule& rule);
/// A unit more or less at both ends.
model::Span widened_around(const model::Span& span, int steps, const SnapRule& rule);

/// The span just after (direction 1) or before (-1) this one, of the same width: whole months where
/// it is made of them, else days.
model::Span paged(const model::Span& span, int direction, const model::Span& domain);

/// The common part of two spans; the nearest day of `domain` where there is none.
model::Span cut_to(const model::Span& span, const model::Span& domain);

/// Boundaries of the unit passed on the way from one boundary to another.
std::int64_t units_between(model::Day from, model::Day to, graph::CalendarUnit unit);

} // namespace entente::ui
