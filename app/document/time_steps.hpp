// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/histogram.hpp"
#include "app/model/span.hpp"

namespace entente::document {

/// The last day of the unit that the day lies in.
model::Day end_of_unit(model::Day day, graph::CalendarUnit unit);

/// The boundary between two units that is nearest to the day: the first day of a unit. Idempotent.
model::Day snapped(model::Day day, graph::CalendarUnit unit);

/// The span moved by whole units of the calendar: both ends, the last one as the day after it, so
/// that a month stays a month ("February" moved by one is all of March).
model::Span shifted(const model::Span& span, graph::CalendarUnit unit, int steps);

/// The span moved, width kept, until it lies flush within the domain; cut to the domain where it is
/// wider.
model::Span moved_into(const model::Span& span, const model::Span& domain);

/// The window one or more steps on, kept within the domain. In mode `window` both ends move and the
/// width is kept, in the others only the end. At a border it stops flush. The result depends on the
/// start and the number of steps alone: twelve steps of a month from any day are one of a year.
model::Window stepped(const model::Window& from, const model::Span& domain,
                      graph::CalendarUnit unit, int steps);

/// The coarsest unit of which the domain still has about forty, for a first look at it.
graph::UnitKind fitting_unit(const model::Span& domain);

} // namespace entente::document
