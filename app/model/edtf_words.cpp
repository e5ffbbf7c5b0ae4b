// SPDX-License-Identifier: MIT
#include "app/model/edtf.hpp"
#include "app/model/edtf_part.hpp"

#include <fmt/format.h>

#include <array>

namespace entente::model {
namespace {

using Shape = EdtfPart::Shape;

/// Astronomical years have a year 0, people have not: 0 is 1 BC. Years of fewer than four digits
/// would read as numbers of something else.
std::string words_for_year(int year) {
    if (year <= 0) {
        return fmt::format("{} BC", 1 - year);
    }
    return year < 1000 ? fmt::format("AD {}", year) : std::to_string(year);
}

std::string words_for_years(const EdtfPart& part) {
    if (part.first_year >= 1000 && part.last_year - part.first_year == 9) {
        return fmt::format("{}s", part.first_year);
    }
    if (part.first_year == 0 && part.last_year == 9999) {
        return "some year";
    }
    return fmt::format("{} – {}", words_for_year(part.first_year), words_for_year(part.last_year));
}

std::string words_for_certain(const EdtfPart& part) {
    constexpr std::array<std::string_view, 4> seasons{"spring", "summer", "autumn", "winter"};
    const std::string year = words_for_year(part.first_year);
    switch (part.shape) {
    case Shape::open:
        return "..";
    case Shape::day:
        return fmt::format("{} {} {}", part.first_day, month_name(part.first_month), year);
    case Shape::days:
        return fmt::format("{} to {} {} {}", part.first_day, part.last_day,
                           month_name(part.first_month), year);
    case Shape::month:
        return fmt::format("{} {}", month_name(part.first_month), year);
    case Shape::months:
        return fmt::format("{} to {} {}", month_name(part.first_month), month_name(part.last_month),
                           year);
    case Shape::season:
        return fmt::format("{} {}", seasons[part.first_month - 21], year);
    case Shape::year:
        return year;
    case Shape::years:
        return words_for_years(part);
    }
    return {};
}

std::string words_for_part(const EdtfPart& part) {
    return fmt::format("{}{}{}", part.is_approximate ? "about " : "", words_for_certain(part),
                       part.is_uncertain ? " (uncertain)" : "");
}

/// The coarsest of year, month and day that begins (or ends) on the day and lies within the span.
std::string edge_of(const Span& span, bool is_start) {
    const Day day = is_start ? span.first : span.last;
    const std::chrono::year_month_day date{day};
    const auto year = static_cast<int>(date.year());
    const Span whole_year{make_day(year, 1, 1), make_day(year, 12, 31)};
    const Span whole_month{Day{date.year() / date.month() / 1},
                           Day{date.year() / date.month() / std::chrono::last}};
    const auto fits = [&](const Span& unit) {
        return (is_start ? unit.first == day : unit.last == day) && span.first <= unit.first &&
               unit.last <= span.last;
    };
    const std::string iso = iso_day(day);
    if (fits(whole_year)) {
        return iso.substr(0, iso.size() - 6);
    }
    return fits(whole_month) ? iso.substr(0, iso.size() - 3) : iso;
}

} // namespace

std::string words_for_date(std::string_view edtf) {
    const auto parts = parse_edtf_parts(edtf);
    if (!parts) {
        return std::string(edtf);
    }
    if (!parts->last) {
        return words_for_part(parts->first);
    }
    if (parts->first.shape == Shape::open) {
        return "until " + words_for_part(*parts->last);
    }
    if (parts->last->shape == Shape::open) {
        return "from " + words_for_part(parts->first);
    }
    return words_for_part(parts->first) + " – " + words_for_part(*parts->last);
}

std::string edtf_of(const Span& span) {
    const bool is_open_start = span.first <= Span::earliest;
    const bool is_open_end = span.last >= Span::latest;
    const std::string first = is_open_start ? ".." : edge_of(span, true);
    const std::string last = is_open_end ? ".." : edge_of(span, false);
    // Equal ends are one unit that is the whole span: two units within it would differ.
    return first == last && !is_open_start ? first : first + "/" + last;
}

std::string words_for_span(const Span& span) {
    return span.first <= Span::earliest && span.last >= Span::latest
               ? "all time"
               : words_for_date(edtf_of(span));
}

} // namespace entente::model
