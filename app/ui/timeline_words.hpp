// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/document.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente::ui {

/// "2 years", "24 months", "3 weeks", "27 days": in the largest unit of which it is a whole number;
/// where that would be hundreds of days "about 7 months", "about 14 years".
/// Of a calendar with fiscal years "3 fiscal years", and one year or quarter by its name,
/// "FY 2014/15", "Q1 FY 2014/15".
std::string words_for_length(const model::Span& span, const graph::Calendar& calendar);

/// "14 July 2015".
std::string words_of_day(model::Day day);

/// A half-life: "10 days", "6 months", "1 year", as near as whole months come.
std::string words_for_half_life(double days);

/// One bin or period: "Q3 2013", "March 2014", "3 – 9 March 2014", "1990s"; fiscal ones with their
/// months, "FY 2014/15 (Apr 2014 – Mar 2015)".
std::string words_for_period(const model::Span& span, graph::CalendarUnit unit);

/// A span with both ends told as exactly as each other: "2013 – 2014", "January 2013 – June 2014",
/// "1 March 2014 – 30 June 2014"; its ends are closed.
std::string words_for_stretch(const model::Span& span);

/// The same with the names of months cut to three letters.
std::string short_words_for_span(const model::Span& span);

/// What the timeline's first line tells: the window, then what else there is to say of it. The
/// texts of `details` are given up from the last one on where there is no room.
struct StatusWords {
    std::string before; ///< "Start of data – ", or nothing
    std::string from;   ///< the start, or all of a window that is one period; may be empty
    std::string to;     ///< the end; empty where the mode has none, or `from` tells all
    std::string after;  ///< " – end of data", or nothing
    std::string short_from;
    std::string short_to;
    std::vector<std::string> details;

    /// "March 2014 – February 2016", "Start of data – February 2016".
    [[nodiscard]] std::string window() const;
    [[nodiscard]] std::string short_window() const;
};
/// @param undated  events of the data without a date; see undated_count.
StatusWords status_words(const document::Document& document, std::size_t undated);

/// Events of the data that tell no day. Cost: O(events).
std::size_t undated_count(const model::EventStore& store);

/// "318 of 2,104 events".
std::string words_for_events(std::size_t part, std::size_t all);

} // namespace entente::ui
