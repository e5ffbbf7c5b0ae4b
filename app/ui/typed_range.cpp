// SPDX-License-Identifier: MIT
#include "app/ui/typed_range.hpp"

#include "app/model/edtf.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/typed_number.hpp"
#include "app/ui/typed_period.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace entente::ui {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using graph::Calendar;
using model::Day;
using model::Span;
using std::chrono::days;

constexpr std::array<std::string_view, 12> months_typed{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::string_view examples =
    "try 2014, 2014-03, 2014..2016, 2014Q2, 1990s or last 18 months";

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

/// Lower case, one blank for white space, plain signs in place of typographic ones.
std::string plain(std::string_view typed) {
    std::string text(typed);
    for (const std::string_view blank : {"\t", "\n", "\r", "\xc2\xa0", "\xe2\x80\xaf"}) {
        replace_all(text, blank, " ");
    }
    replace_all(text, "\xe2\x80\xa6", "..");
    replace_all(text, "...", "..");
    replace_all(text, "\xe2\x80\x93", " - "); // en dash
    replace_all(text, "\xe2\x80\x94", " - "); // em dash
    replace_all(text, "\xe2\x88\x92", "-");   // minus
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    while (text.find("  ") != std::string::npos) {
        replace_all(text, "  ", " ");
    }
    return std::string(trimmed(text));
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!(text = trimmed(text)).empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

/// 1 to 12 for the name of a month or at least its first three letters.
std::optional<unsigned> month_named(std::string_view word) {
    if (!word.empty() && word.back() == '.') {
        word.remove_suffix(1);
    }
    for (std::size_t i = 0; i < months_typed.size(); ++i) {
        const bool begins = word.size() >= 3 && months_typed[i].substr(0, word.size()) == word;
        if (begins || (word == "sept" && i == 8)) {
            return static_cast<unsigned>(i + 1);
        }
    }
    return std::nullopt;
}

std::optional<int> season_named(std::string_view word) {
    constexpr std::array<std::string_view, 5> seasons{"spring", "summer", "autumn", "winter",
                                                      "fall"};
    for (std::size_t i = 0; i < seasons.size(); ++i) {
        if (word == seasons[i]) {
            return i == 4 ? 23 : 21 + static_cast<int>(i);
        }
    }
    return std::nullopt;
}

std::optional<graph::UnitKind> unit_named(std::string_view word) {
    if (word.size() > 1 && word.back() == 's') {
        word.remove_suffix(1);
    }
    return graph::unit_kind(word);
}

tl::unexpected<base::Error> refuse(std::string message) {
    return fail(ErrorKind::invalid_argument, std::move(message));
}

/// Dates in words as EDTF: "march 2014", "7 mar 2014", "march 7, 2014", "spring 2014"; else
/// nothing.
std::optional<std::string> edtf_of_words(std::string_view text) {
    std::string separated(text);
    std::replace(separated.begin(), separated.end(), ',', ' ');
    const auto words = words_of(separated);
    if (words.size() < 2 || words.size() > 3) {
        return std::nullopt;
    }
    const auto year = number_in(words.back());
    if (!year || *year > 9999) {
        return std::nullopt;
    }
    if (words.size() == 2) {
        if (const auto season = season_named(words[0])) {
            return fmt::format("{:04}-{}", *year, *season);
        }
        const auto month = month_named(words[0]);
        return month ? std::optional(fmt::format("{:04}-{:02}", *year, *month)) : std::nullopt;
    }
    const std::size_t at = month_named(words[0]) ? 0 : 1;
    const auto month = month_named(words[at]);
    std::string_view day_word = words[1 - at];
    for (const std::string_view ending : {"st", "nd", "rd", "th", "."}) {
        if (day_word.size() > ending.size() &&
            day_word.substr(day_word.size() - ending.size()) == ending) {
            day_word.remove_suffix(ending.size());
            break;
        }
    }
    const auto day = number_in(day_word);
    if (!month || !day || *day > 99) {
        return std::nullopt;
    }
    return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

Result<Span> parse_point(std::string_view text, const Span& data, const Calendar& calendar) {
    text = trimmed(text);
    if (text.empty()) {
        return refuse(fmt::format("A date is missing: {}.", examples));
    }
    if (auto period = parse_typed_period(text, data, calendar)) {
        return *std::move(period);
    }
    if (constexpr std::string_view week_of = "week of ";
        text.substr(0, week_of.size()) == week_of) {
        const auto day = parse_point(text.substr(week_of.size()), data, calendar);
        return day ? Result<Span>(
                         graph::unit_around(day->first, calendar.unit(graph::UnitKind::week)))
                   : day;
    }
    if (text.size() == 5 && text[4] == 's') {
        if (const auto year = number_in(text.substr(0, 4)); year && *year % 10 == 0) {
            return Span{model::make_day(*year, 1, 1), model::make_day(*year + 9, 12, 31)};
        }
    }
    std::string edtf(text);
    if (const auto from_words = edtf_of_words(text)) {
        edtf = *from_words;
    } else {
        std::replace(edtf.begin(), edtf.end(), 'x', 'X');
    }
    const auto date = model::parse_edtf(edtf);
    if (date) {
        return date->span;
    }
    const bool is_date_like =
        std::any_of(edtf.begin(), edtf.end(), is_digit) &&
        std::all_of(edtf.begin(), edtf.end(), [](char c) { return is_digit(c) || c == '-'; });
    if (is_date_like && edtf.size() >= 7) {
        // A date that is not in the calendar: its own reader says best what is wrong.
        return refuse(date.error().message + ".");
    }
    return refuse(
        fmt::format("\xe2\x80\x9c{}\xe2\x80\x9d is no date that can be read: {}.", text, examples));
}

/// "last 18 months", "first 2 years", "last year"; nothing where it is not of that form.
std::optional<Result<Span>> parse_counted(std::string_view text, const Span& data,
                                          const Calendar& calendar) {
    const auto words = words_of(text);
    if (words.empty() || (words[0] != "last" && words[0] != "past" && words[0] != "first")) {
        return std::nullopt;
    }
    const auto unit = words.size() > 1 ? unit_named(words.back()) : std::nullopt;
    const auto count = words.size() == 3 ? number_in(words[1]) : std::optional(1);
    if (!unit || words.size() > 3 || !count) {
        return Result<Span>(refuse(
            fmt::format("After \xe2\x80\x9c{}\xe2\x80\x9d comes a number and a unit: {} 18 months.",
                        words[0], words[0])));
    }
    if (*count < 1 || *count > 100'000) {
        return Result<Span>(refuse("The number of units must be 1 or more, up to 100,000."));
    }
    if (words[0] == "first") {
        const Day end = graph::add_units(data.first, calendar.unit(*unit), *count);
        return Result<Span>(Span{data.first, end - days{1}});
    }
    const Day first = graph::add_units(data.last + days{1}, calendar.unit(*unit), -*count);
    return Result<Span>(Span{first, data.last});
}

/// Where the text falls into two ends: position and length of what parts them.
struct Parting {
    std::size_t at = std::string_view::npos;
    std::size_t length = 0;
};

Parting find_parting(std::string_view text, const Span& data, const Calendar& calendar) {
    for (const std::string_view sign : {"..", " - ", " to ", " until ", " till ", " through "}) {
        if (const std::size_t at = text.find(sign); at != std::string_view::npos) {
            return {at, sign.size()};
        }
    }
    if (const std::size_t at = text.find('/');
        at != std::string_view::npos && !parse_typed_period(text, data, calendar)) {
        return {at, 1};
    }
    if (text.size() == 9 && text[4] == '-' && is_number(text.substr(0, 4)) &&
        is_number(text.substr(5))) {
        return {4, 1};
    }
    return {};
}

bool take_word(std::string_view& text, std::string_view word) {
    if (text.size() > word.size() && text.substr(0, word.size()) == word &&
        text[word.size()] == ' ') {
        text = trimmed(text.substr(word.size()));
        return true;
    }
    return false;
}

Result<Span> parse_asked(std::string_view text, const Span& data, const Calendar& calendar) {
    if (text == "all" || text == "all time" || text == "everything" || text == ".." ||
        text == "../..") {
        return Span::all();
    }
    if (auto counted = parse_counted(text, data, calendar)) {
        return *counted;
    }
    const std::string_view whole = text;
    const bool has_from = take_word(text, "from") || take_word(text, "between");
    if (take_word(text, "since")) {
        const auto point = parse_point(text, data, calendar);
        return point ? Result<Span>(Span{point->first, Span::latest}) : point;
    }
    if (take_word(text, "after")) {
        const auto point = parse_point(text, data, calendar);
        return point ? Result<Span>(Span{point->last + days{1}, Span::latest}) : point;
    }
    if (take_word(text, "before")) {
        const auto point = parse_point(text, data, calendar);
        return point ? Result<Span>(Span{Span::earliest, point->first - days{1}}) : point;
    }
    if (take_word(text, "until") || take_word(text, "to") || take_word(text, "till") ||
        take_word(text, "up to")) {
        const auto point = parse_point(text, data, calendar);
        return point ? Result<Span>(Span{Span::earliest, point->last}) : point;
    }
    std::string joined(text);
    if (whole.substr(0, 8) == "between ") {
        replace_all(joined, " and ", " to ");
    }
    const Parting parting = find_parting(joined, data, calendar);
    if (parting.at == std::string_view::npos) {
        const auto point = parse_point(joined, data, calendar);
        return point && has_from ? Result<Span>(Span{point->first, Span::latest}) : point;
    }
    const std::string_view left = trimmed(std::string_view(joined).substr(0, parting.at));
    const std::string_view right =
        trimmed(std::string_view(joined).substr(parting.at + parting.length));
    Span asked = Span::all();
    if (!left.empty() && left != "..") {
        const auto point = parse_point(left, data, calendar);
        if (!point) {
            return point;
        }
        asked.first = point->first;
    }
    if (!right.empty() && right != "..") {
        const auto point = parse_point(right, data, calendar);
        if (!point) {
            return point;
        }
        asked.last = point->last;
    }
    if (asked.last < asked.first) {
        return refuse(fmt::format("The end, {}, comes before the start, {}.", right, left));
    }
    return asked;
}

} // namespace

Result<TypedRange> parse_typed_range(std::string_view typed, const Span& data,
                                     const Calendar& calendar) {
    const std::string text = plain(typed);
    if (text.empty()) {
        return refuse(fmt::format("Nothing was typed: {}.", examples));
    }
    const auto asked = parse_asked(text, data, calendar);
    if (!asked) {
        return base::fail(asked.error());
    }
    if (!asked->meets(data)) {
        const bool is_before = asked->last < data.first;
        return refuse(fmt::format("No data so {}: {} on {}.", is_before ? "early" : "late",
                                  is_before ? "they begin" : "they end",
                                  model::words_for_span({is_before ? data.first : data.last,
                                                         is_before ? data.first : data.last})));
    }
    TypedRange range;
    range.asked = *asked;
    range.span = {std::max(asked->first, data.first), std::min(asked->last, data.last)};
    range.is_cut = (asked->first != Span::earliest && asked->first < data.first) ||
                   (asked->last != Span::latest && asked->last > data.last);
    return range;
}

std::string words_for_range(const TypedRange& range, const Span& data, const Calendar& calendar) {
    std::string words = short_words_for_span(range.span);
    words += range.span == data ? ", all time" : ", " + words_for_length(range.span, calendar);
    if (range.is_cut) {
        const bool is_start_cut =
            range.asked.first != Span::earliest && range.asked.first < data.first;
        const bool is_end_cut = range.asked.last != Span::latest && range.asked.last > data.last;
        words += is_start_cut && is_end_cut ? " (the data cover no more)"
                 : is_start_cut             ? " (the data begin there)"
                                            : " (the data end there)";
    }
    return words;
}

std::string typed_text(const Span& span) {
    std::string text = model::edtf_of(span);
    if (const std::size_t at = text.find('/'); at != std::string::npos) {
        // An open end already is "..".
        const bool is_open = text.compare(0, 3, "../") == 0 || text.ends_with("/..");
        text.replace(at, 1, is_open ? "" : "..");
    }
    return text;
}

} // namespace entente::ui
