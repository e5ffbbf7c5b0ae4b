// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/graph/calendar.hpp"

#include <string>
#include <string_view>

namespace entente::ui {

/// A range as it was typed and as it can be shown.
struct TypedRange {
    model::Span asked;   ///< open ends where none was named
    model::Span span;    ///< within the data
    bool is_cut = false; ///< a named end lies beyond the data
};

/// Reads a range of time as people type it, without regard to case:
///  - a date: EDTF (`2014`, `2014-03`, `2014-03-07`, `201X`), `2014Q2`, `Q2 2014`, `1990s`,
///    `March 2014`, `7 Mar 2014`, `March 7, 2014`, `spring 2014`;
///  - two of them: `2014..2016`, `2014 - 2016`, `2014 to 2016`, `2014-2016`, `2014/2016`; one end
///    may be missing (`2014..`, `..2016`);
///  - `since 2014`, `from 2014 to 2016`, `after 2014`, `until 2016`, `before 2016`;
///  - `last 18 months`, `first 2 years`, counted from the last, the first day of the data;
///    `last year` is `last 1 year`;
///  - fiscal years by the year in which they end, or by both: `FY2015`, `FY 2014/15`, `FY2015Q2`,
///    `Q2 FY 2014/15`, `FY 2010s`; where the calendar has fiscal years also `2014/15`. All else is
///    of the calendar's years, whatever year the user's begins with;
///  - weeks by their number in ISO 8601, which begin on Monday: `2014-W07`, `W7 2014`; the user's
///    own week by one of its days: `week of 2014-02-12`;
///  - `all`.
///
/// @param data  first and last day of the data, closed.
/// @return an Error (invalid_argument) whose message is one plain sentence for the user.
base::Result<TypedRange> parse_typed_range(std::string_view text, const model::Span& data,
                                           const graph::Calendar& calendar);

/// How a range was understood: "March 2014 – February 2016, 24 months", with a word where the data
/// end sooner.
std::string words_for_range(const TypedRange& range, const model::Span& data,
                            const graph::Calendar& calendar);

/// A span as it can be typed: "2014..2016", "2014-03".
std::string typed_text(const model::Span& span);

} // namespace entente::ui
