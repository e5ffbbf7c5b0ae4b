// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/model/span.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace entente::model {

/// How finely a date is known; of an interval, the coarser of its ends.
enum class DatePrecision : std::uint8_t { day, month, season, year, decade, century, millennium };

/// A date as far as it is known: the days it may fall on and how it was told.
struct Date {
    Span span{};
    DatePrecision precision = DatePrecision::day;
    bool is_uncertain = false;   ///< `?` or `%`
    bool is_approximate = false; ///< `~` or `%`
    bool is_interval = false;

    /// A single certain day.
    [[nodiscard]] bool is_exact() const {
        return precision == DatePrecision::day && !is_interval && !is_uncertain && !is_approximate;
    }
    /// Tells no day at all (`XXXX`, "some year"): such an event is in every window, and stretches
    /// no time axis.
    [[nodiscard]] constexpr bool is_undated() const {
        return span == Span{make_day(0, 1, 1), make_day(9999, 12, 31)};
    }
    friend bool operator==(const Date&, const Date&) = default;
};

/// Reads the part of Extended Date/Time Format that FORMAT.md names ("Dates"): level 0, and of
/// level 1 seasons (21 spring, March to May, .. 24 winter, December to February of the next year),
/// qualifiers at the end, unspecified digits from the right, open ends, negative years.
///
/// @return an Error (invalid_argument) that says what is wrong with the text and what was expected:
///         "30 February is not in the calendar (expected a day from 01 to 28)".
/// Cost: linear in the text. Source: Library of Congress, "Extended Date/Time Format (EDTF)
/// Specification", 2019; ISO 8601-2:2019.
base::Result<Date> parse_edtf(std::string_view text);

/// The date for people, in English, as precise as it is known: "11 December 2013",
/// "December 2013", "spring 2013", "about 2005", "1990s", "September 2013 – 11 December 2013",
/// "from September 2013", "2014 (uncertain)". Text that does not parse is returned as it is.
std::string words_for_date(std::string_view edtf);

/// The shortest EDTF of a span of whole days: `2014` for a whole year, `2014-03` for a month,
/// `2014-03-01` for a day, else an interval of such ends, each within the span:
/// `2013-09/2013-12-11`. Open ends are `..`; that of all time, `../..`, is no date that parse_edtf
/// reads.
std::string edtf_of(const Span& span);

/// A span for people: "2014", "March 2014", "1 March 2014", "1 March 2014 – 4 April 2015",
/// "from 2014", "until 2014", "all time".
std::string words_for_span(const Span& span);

} // namespace entente::model
