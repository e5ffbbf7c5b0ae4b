// SPDX-License-Identifier: MIT
#include "app/model/edtf.hpp"

#include "app/model/edtf_part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace entente::model {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using Shape = EdtfPart::Shape;

constexpr std::string_view date_example = "a date such as 2013, 2013-12 or 2013-12-11";

tl::unexpected<base::Error> refuse(std::string_view found, std::string_view expected) {
    return fail(ErrorKind::invalid_argument, fmt::format("{} (expected {})", found, expected));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Text from outside for a message: cut where it is long, without bytes that would upset a
/// terminal.
std::string shown(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string result;
    for (const char c : text.substr(0, longest)) {
        result += (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) ? '?' : c;
    }
    if (text.size() > longest) {
        // Not in the middle of a code point.
        while (!result.empty() && (static_cast<unsigned char>(result.back()) & 0x80U) != 0) {
            result.pop_back();
        }
        result += "…";
    }
    return "'" + result + "'";
}

unsigned days_in(int year, unsigned month) {
    const std::chrono::year_month_day_last last{std::chrono::year{year} /
                                                std::chrono::month{month} / std::chrono::last};
    return static_cast<unsigned>(last.day());
}

/// Two digits of which some may be left unspecified: the least and the greatest value they may
/// have.
struct Range {
    unsigned first = 0;
    unsigned last = 0;
    bool is_whole = false; ///< both digits are left open

    [[nodiscard]] bool is_one() const { return first == last; }
};

/// Nothing where the text is not two digits, a digit and X, or XX.
std::optional<Range> two_places(std::string_view text) {
    if (text.size() != 2) {
        return std::nullopt;
    }
    if (text == "XX") {
        return Range{0, 99, true};
    }
    if (!is_digit(text[0])) {
        return std::nullopt;
    }
    const auto tens = static_cast<unsigned>(text[0] - '0') * 10;
    if (text[1] == 'X') {
        return Range{tens, tens + 9, false};
    }
    if (!is_digit(text[1])) {
        return std::nullopt;
    }
    const unsigned value = tens + static_cast<unsigned>(text[1] - '0');
    return Range{value, value, false};
}

Result<void> read_year(std::string_view text, bool is_negative, EdtfPart& part) {
    const bool is_year = text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) {
                             return is_digit(c) || c == 'X';
                         });
    if (!is_year) {
        return refuse(fmt::format("{} is not a year", shown(text)),
                      "four digits, the last of them perhaps X: 2013, 201X, -0044");
    }
    int least = 0;
    int greatest = 0;
    std::size_t open_digits = 0;
    for (const char c : text) {
        if (c == 'X') {
            ++open_digits;
        } else if (open_digits > 0) {
            return refuse(
                fmt::format("{} leaves a digit open before one that is told", shown(text)),
                "X from the right alone, as in 201X or 20XX");
        }
        least = least * 10 + (c == 'X' ? 0 : c - '0');
        greatest = greatest * 10 + (c == 'X' ? 9 : c - '0');
    }
    if (is_negative) {
        if (greatest == 0) {
            return refuse("the year -0000 does not exist", "0000, which is 1 BC");
        }
        part.first_year = -greatest;
        part.last_year = -std::max(least, 1);
    } else {
        part.first_year = least;
        part.last_year = greatest;
    }
    constexpr std::array precisions{DatePrecision::year, DatePrecision::decade,
                                    DatePrecision::century, DatePrecision::millennium,
                                    DatePrecision::millennium};
    part.precision = precisions[open_digits];
    part.shape = open_digits == 0 ? Shape::year : Shape::years;
    return {};
}

Result<void> read_month(std::string_view text, EdtfPart& part) {
    const auto told = two_places(text);
    if (!told) {
        return refuse(fmt::format("{} is not a month", shown(text)),
                      "two digits: 01 to 12, 21 to 24 for a season, or XX");
    }
    if (told->is_whole) {
        return {};
    }
    if (part.shape == Shape::years) {
        return refuse(fmt::format("a month {} in a year with open digits", shown(text)),
                      "X from the right alone, as in 201X or 2013-XX");
    }
    if (told->is_one() && told->first >= 21 && told->first <= 24) {
        part.shape = Shape::season;
        part.precision = DatePrecision::season;
        part.first_month = part.last_month = told->first;
        return {};
    }
    const unsigned first = std::max(told->first, 1U);
    const unsigned last = std::min(told->last, 12U);
    if (first > last || told->last == 0) {
        return refuse(fmt::format("there is no month {}", text),
                      "a month from 01 to 12, or a season from 21 to 24");
    }
    part.first_month = first;
    part.last_month = last;
    if (told->is_one()) {
        part.shape = Shape::month;
        part.precision = DatePrecision::month;
    } else {
        part.shape = Shape::months;
        // Three months are about a season; nine are not much more than a year.
        part.precision = last - first < 3 ? DatePrecision::season : DatePrecision::year;
    }
    return {};
}

Result<void> read_day(std::string_view text, EdtfPart& part) {
    const auto told = two_places(text);
    if (!told) {
        return refuse(fmt::format("{} is not a day", shown(text)), "two digits: 01 to 31, or XX");
    }
    if (part.shape == Shape::season) {
        return refuse(fmt::format("a day {} of a season", shown(text)),
                      "a season alone, as in 2013-23, or a month from 01 to 12");
    }
    if (told->is_whole) {
        return {};
    }
    if (part.shape != Shape::month) {
        return refuse(fmt::format("a day {} of a month with open digits", shown(text)),
                      "X from the right alone, as in 2013-XX or 2013-12-XX");
    }
    const unsigned length = days_in(part.first_year, part.first_month);
    const unsigned first = std::max(told->first, 1U);
    const unsigned last = std::min(told->last, length);
    if (first > last || told->last == 0) {
        return refuse(fmt::format("{} {} {}is not in the calendar",
                                  told->is_one() ? std::to_string(told->first) : std::string(text),
                                  month_name(part.first_month),
                                  told->first == 29 ? fmt::format("{} ", part.first_year) : ""),
                      fmt::format("a day from 01 to {}", length));
    }
    part.first_day = first;
    part.last_day = last;
    if (told->is_one()) {
        part.shape = Shape::day;
        part.precision = DatePrecision::day;
    } else {
        part.shape = Shape::days;
    }
    return {};
}

/// hh:mm:ss and perhaps Z, +hh:mm or +hh. It is checked, then forgotten.
Result<void> check_time(std::string_view text) {
    constexpr std::string_view expected =
        "hh:mm:ss from 00:00:00 to 23:59:59, then nothing, Z or an offset such as +03:30";
    const auto wrong = [&] {
        return refuse(fmt::format("{} is not a time", shown(text)), expected);
    };
    const auto number = [&](std::size_t at) {
        const bool is_number =
            at + 2 <= text.size() && is_digit(text[at]) && is_digit(text[at + 1]);
        return is_number ? (text[at] - '0') * 10 + (text[at + 1] - '0') : 100;
    };
    if (text.size() < 8 || text[2] != ':' || text[5] != ':') {
        return wrong();
    }
    const bool is_leap_second = number(3) == 59 && number(6) == 60;
    if (number(0) > 23 || number(3) > 59 || (number(6) > 59 && !is_leap_second)) {
        return wrong();
    }
    const std::string_view zone = text.substr(8);
    if (zone.empty() || zone == "Z") {
        return {};
    }
    const bool has_minutes = zone.size() == 6 && zone[3] == ':';
    if ((zone[0] != '+' && zone[0] != '-') || (zone.size() != 3 && !has_minutes) ||
        number(9) > 23 || (has_minutes && number(12) > 59)) {
        return wrong();
    }
    return {};
}

void read_qualifier(char qualifier, EdtfPart& part) {
    part.is_uncertain = qualifier == '?' || qualifier == '%';
    part.is_approximate = qualifier == '~' || qualifier == '%';
}

bool is_qualifier(char c) {
    return c == '?' || c == '~' || c == '%';
}

/// Takes what stands before the next separator off the front.
std::string_view take_until(std::string_view& text, char separator) {
    const std::size_t at = text.find(separator);
    const std::string_view taken = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
    return taken;
}

Result<EdtfPart> read_part(std::string_view text, bool is_in_interval) {
    EdtfPart part;
    if (text.empty()) {
        return is_in_interval
                   ? refuse("an end of the interval is empty", "a date, or '..' for an open end")
                   : refuse("the date is empty", date_example);
    }
    if (text == "..") {
        if (!is_in_interval) {
            return refuse("'..' alone is no date", "a date, as in 2013-09/..");
        }
        return part;
    }
    const std::string_view whole = text;
    if (text.front() == 'Y') {
        return refuse(fmt::format("{} is a year of more than four digits", shown(whole)),
                      "a year from -9999 to 9999");
    }
    if (is_qualifier(text.back())) {
        read_qualifier(text.back(), part);
        text.remove_suffix(1);
        if (!text.empty() && is_qualifier(text.back())) {
            return refuse(fmt::format("{} has two qualifiers", shown(whole)),
                          "one of ? ~ %, the last meaning both");
        }
    }
    if (text.find_first_of("?~%") != std::string_view::npos) {
        return refuse(fmt::format("{} has a qualifier inside", shown(whole)),
                      "? ~ or % at the end of the date alone");
    }
    const bool is_negative = !text.empty() && text.front() == '-';
    if (is_negative) {
        text.remove_prefix(1);
    }
    const std::size_t time_at = text.find('T');
    std::string_view rest = text.substr(0, time_at);
    const std::size_t parts_told =
        1 + static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '-'));
    if (parts_told > 3) {
        return refuse(fmt::format("{} has more than a year, a month and a day", shown(whole)),
                      date_example);
    }
    if (rest.size() == 8 && std::all_of(rest.begin(), rest.end(), is_digit)) {
        return refuse(
            fmt::format("{} has no hyphens", shown(whole)),
            fmt::format("{}-{}-{}", rest.substr(0, 4), rest.substr(4, 2), rest.substr(6)));
    }
    if (auto year = read_year(take_until(rest, '-'), is_negative, part); !year) {
        return fail(std::move(year).error());
    }
    if (parts_told > 1) {
        if (auto month = read_month(take_until(rest, '-'), part); !month) {
            return fail(std::move(month).error());
        }
    }
    if (parts_told > 2) {
        if (auto day = read_day(rest, part); !day) {
            return fail(std::move(day).error());
        }
    }
    if (time_at != std::string_view::npos) {
        if (part.shape != Shape::day) {
            return refuse(fmt::format("{} has a time but no day", shown(whole)),
                          "a full date before it, as in 2013-12-11T10:00:00Z");
        }
        if (is_in_interval) {
            return refuse("a time of day in an interval", "dates alone, as in 2013-09/2013-12-11");
        }
        if (part.is_uncertain || part.is_approximate) {
            return refuse("a qualifier after a time of day", "a date alone before ? ~ or %");
        }
        if (auto time = check_time(text.substr(time_at + 1)); !time) {
            return fail(std::move(time).error());
        }
    }
    return part;
}

} // namespace

std::string_view month_name(unsigned month) {
    constexpr std::array<std::string_view, 12> names{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    assert(month >= 1 && month <= 12);
    return names[month - 1];
}

Span EdtfPart::span() const {
    switch (shape) {
    case Shape::open:
        return Span::all();
    case Shape::day:
    case Shape::days:
        return {make_day(first_year, first_month, first_day),
                make_day(first_year, first_month, last_day)};
    case Shape::season: {
        const unsigned start = 3 * (first_month - 20);
        const int end_year = start == 12 ? first_year + 1 : first_year;
        const unsigned end = start == 12 ? 2 : start + 2;
        return {make_day(first_year, start, 1), make_day(end_year, end, days_in(end_year, end))};
    }
    case Shape::month:
    case Shape::months:
    case Shape::year:
    case Shape::years:
        break;
    }
    return {make_day(first_year, first_month, 1),
            make_day(last_year, last_month, days_in(last_year, last_month))};
}

Result<EdtfParts> parse_edtf_parts(std::string_view text) {
    const std::size_t slash = text.find('/');
    EdtfParts parts;
    if (slash == std::string_view::npos) {
        if (!text.empty() && (text.front() == '[' || text.front() == '{')) {
            return refuse(fmt::format("{} is a set of dates", shown(text)),
                          "one date, or an interval such as 2013-09/2013-12-11");
        }
        auto only = read_part(text, false);
        if (!only) {
            return fail(std::move(only).error());
        }
        parts.first = *only;
        return parts;
    }
    if (text.find('/', slash + 1) != std::string_view::npos) {
        return refuse(fmt::format("{} has more than one '/'", shown(text)),
                      "an interval of two dates, as in 2013-09/2013-12-11");
    }
    auto first = read_part(text.substr(0, slash), true);
    if (!first) {
        return fail(std::move(first).error());
    }
    auto last = read_part(text.substr(slash + 1), true);
    if (!last) {
        return fail(std::move(last).error());
    }
    if (first->shape == Shape::open && last->shape == Shape::open) {
        return refuse("an interval open at both ends", "a date at one end at least");
    }
    if (first->span().first > last->span().last) {
        return refuse(fmt::format("the interval {} ends before it begins", shown(text)),
                      fmt::format("the earlier date first: {}/{}", text.substr(slash + 1),
                                  text.substr(0, slash)));
    }
    parts.first = *first;
    parts.last = *last;
    return parts;
}

Result<Date> parse_edtf(std::string_view text) {
    const auto parts = parse_edtf_parts(text);
    if (!parts) {
        return fail(parts.error());
    }
    Date date;
    date.span = parts->first.span();
    date.precision = parts->first.precision;
    date.is_uncertain = parts->first.is_uncertain;
    date.is_approximate = parts->first.is_approximate;
    if (parts->last) {
        date.is_interval = true;
        date.span.last = parts->last->span().last;
        date.precision = std::max(date.precision, parts->last->precision);
        date.is_uncertain |= parts->last->is_uncertain;
        date.is_approximate |= parts->last->is_approximate;
    }
    return date;
}

} // namespace entente::model
