// SPDX-License-Identifier: MIT
#include "app/shell/option_values.hpp"

#include "app/model/edtf.hpp"
#include "app/model/filter.hpp"
#include "app/scene/palette.hpp"
#include "app/ui/typed_period.hpp"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace entente::shell {
namespace {

std::optional<double> number_of(std::string_view text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || stop != end || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<std::uint64_t> whole_of(std::string_view text) {
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc{} || stop != end) {
        return std::nullopt;
    }
    return value;
}

struct Paper {
    std::string_view name;
    double width_mm;
    double height_mm;
    double dpi;
};
constexpr double mm_per_inch = 25.4;
constexpr std::array papers{
    Paper{"A4", 210, 297, 300},
    Paper{"A3", 297, 420, 300},
    Paper{"A4-landscape", 297, 210, 300},
    Paper{"A3-landscape", 420, 297, 300},
    Paper{"16:9", 40.0 / 3 * mm_per_inch, 7.5 * mm_per_inch, 144},
};
constexpr double pixel_dpi = 96; ///< of a size in pixels
constexpr double paper_dpi = 300;
constexpr std::string_view size_expected =
    "WxH in pixels (16 to 16384 each), a size such as 85mmx60mm, A4, A3, A4-landscape, "
    "A3-landscape or 16:9";

bool is_size_allowed(double px) {
    return px >= least_size_px && px <= most_size_px;
}

/// A page of so many mm.
base::Result<FigureSize> size_of_page(std::string_view option, std::string_view text,
                                      double width_mm, double height_mm, double dots) {
    const double width = std::round(width_mm / mm_per_inch * dots);
    const double height = std::round(height_mm / mm_per_inch * dots);
    if (!is_size_allowed(width) || !is_size_allowed(height)) {
        return base::fail(bad_value(
            option, fmt::format("{} at {:g} dots an inch, {:g}x{:g}", text, dots, width, height),
            "16 to 16384 pixels a side"));
    }
    return FigureSize{static_cast<int>(width), static_cast<int>(height), dots / pixel_dpi, dots};
}

/// "85mm", or "85" where the other side tells the unit.
std::optional<double> millimetres_of(std::string_view side) {
    constexpr std::string_view unit = "mm";
    if (side.size() > unit.size() && side.substr(side.size() - unit.size()) == unit) {
        side.remove_suffix(unit.size());
    }
    const auto value = number_of(side);
    return value && *value > 0 ? value : std::nullopt;
}

/// Quarters, weeks and fiscal years, alone or two with a '/' between; nothing where the text is
/// none.
std::optional<base::Result<model::Span>> period_of(std::string_view option, std::string_view text,
                                                   const std::optional<graph::Calendar>& calendar) {
    // "FY15" is of the years up to 2059: the data are not there yet to tell the century.
    constexpr model::Span any_time{model::make_day(1, 1, 1), model::make_day(2049, 12, 31)};
    std::string lower(text);
    for (char& c : lower) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const bool is_fiscal = lower.find("fy") != std::string::npos;
    if (is_fiscal && !calendar) {
        return base::fail(base::ErrorKind::usage,
                          fmt::format("{}: found '{}', expected with it --fiscal-year-start MONTH, "
                                      "which tells when a fiscal year begins",
                                      option, text));
    }
    if (auto whole = ui::parse_typed_period(lower, any_time, calendar.value_or(graph::Calendar{}));
        whole && (*whole || !is_fiscal || lower.find('/') == std::string::npos)) {
        return *whole ? *whole
                      : base::Result<model::Span>(
                            base::fail(base::ErrorKind::usage,
                                       fmt::format("{}: found '{}', expected a period "
                                                   "that there is: {}",
                                                   option, text, whole->error().message)));
    }
    // "FY2014/15/FY2016/17" has three: the one between two periods is that which leaves two.
    for (std::size_t at = lower.find('/'); at != std::string::npos; at = lower.find('/', at + 1)) {
        const auto side = [&](std::size_t from, std::size_t to) -> std::optional<model::Span> {
            const std::string_view part = text.substr(from, to - from);
            if (part == "..") {
                return model::Span::all();
            }
            const auto told =
                ui::parse_typed_period(std::string_view(lower).substr(from, to - from), any_time,
                                       calendar.value_or(graph::Calendar{}));
            if (told && *told) {
                return **told;
            }
            const auto date = model::parse_edtf(part);
            return date ? std::optional(date->span) : std::nullopt;
        };
        const auto first = side(0, at);
        const auto last = side(at + 1, text.size());
        if (first && last && first->first <= last->last) {
            return base::Result<model::Span>(model::Span{first->first, last->last});
        }
    }
    return std::nullopt;
}

} // namespace

base::Error bad_value(std::string_view option, std::string_view found, std::string_view expected,
                      std::string_view hint) {
    std::string message = found.empty()
                              ? fmt::format("{}: found nothing, expected {}", option, expected)
                              : fmt::format("{}: found '{}', expected {}", option, found, expected);
    if (!hint.empty()) {
        message += fmt::format(" (did you mean '{}'?)", hint);
    }
    return {base::ErrorKind::usage, std::move(message)};
}

std::string joined_with_or(std::span<const std::string_view> words) {
    std::string joined;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) {
            joined += i + 1 == words.size() ? " or " : ", ";
        }
        joined += words[i];
    }
    return joined;
}

base::Result<model::Span> read_window(std::string_view option, std::string_view text,
                                      const std::optional<graph::Calendar>& calendar) {
    constexpr std::string_view expected =
        "an EDTF date or interval such as 2014, 2013-09/2013-12-11 or 2013-09/..";
    if (text.empty()) {
        return base::fail(bad_value(option, text, expected));
    }
    if (text == ".." || text == "../..") {
        return model::Span::all();
    }
    const auto date = model::parse_edtf(text);
    if (date) {
        return date->span;
    }
    if (auto period = period_of(option, text, calendar)) {
        return *std::move(period);
    }
    return base::fail(base::ErrorKind::usage, fmt::format("{}: found '{}', expected {}: {}", option,
                                                          text, expected, date.error().message));
}

base::Result<int> read_weekday(std::string_view option, std::string_view text) {
    const auto day = graph::weekday_named(text);
    return day ? base::Result<int>(*day)
               : base::fail(bad_value(option, text, "a day of the week, such as sunday"));
}

base::Result<int> read_month(std::string_view option, std::string_view text) {
    const auto month = graph::month_named(text);
    return month ? base::Result<int>(*month)
                 : base::fail(bad_value(option, text, "a month, such as april or 4"));
}

base::Result<double> read_number(std::string_view option, std::string_view text, double least,
                                 double most, std::string_view expected) {
    const auto value = number_of(text);
    if (!value || *value < least || *value > most) {
        return base::fail(bad_value(option, text, expected));
    }
    return *value;
}

base::Result<std::uint64_t> read_whole(std::string_view option, std::string_view text,
                                       std::uint64_t least, std::uint64_t most) {
    const auto value = whole_of(text);
    if (!value || *value < least || *value > most) {
        return base::fail(
            bad_value(option, text, fmt::format("a whole number from {} to {}", least, most)));
    }
    return *value;
}

base::Result<std::size_t> read_choice(std::string_view option, std::string_view text,
                                      std::span<const std::string_view> known) {
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (known[i] == text) {
            return i;
        }
    }
    return base::fail(
        bad_value(option, text, joined_with_or(known), model::nearest_word(text, known)));
}

base::Result<ToneRange> read_tone(std::string_view option, std::string_view text) {
    constexpr std::string_view expected =
        "MIN:MAX from -10 to 10, one of them may be missing (-10:0, 5:, :0)";
    const auto colon = text.find(':');
    const auto bad = base::fail(bad_value(option, text, expected));
    if (colon == std::string_view::npos || text.size() == 1) {
        return bad;
    }
    ToneRange range;
    const auto read_side = [](std::string_view side, std::optional<double>& value) {
        if (side.empty()) {
            return true;
        }
        value = number_of(side);
        return value && *value >= -10 && *value <= 10;
    };
    if (!read_side(text.substr(0, colon), range.min) ||
        !read_side(text.substr(colon + 1), range.max)) {
        return bad;
    }
    if (range.min && range.max && *range.min > *range.max) {
        return base::fail(bad_value(option, text, "the lesser tone first"));
    }
    return range;
}

base::Result<FigureSize> read_size(std::string_view option, std::string_view text,
                                   std::optional<double> dpi) {
    for (const Paper& paper : papers) {
        if (text == paper.name) {
            return size_of_page(option, text, paper.width_mm, paper.height_mm,
                                dpi.value_or(paper.dpi));
        }
    }
    const auto cross = text.find_first_of("xX");
    if (cross != std::string_view::npos) {
        if (text.size() > 2 && text.substr(text.size() - 2) == "mm") {
            const auto across = millimetres_of(text.substr(0, cross));
            const auto down = millimetres_of(text.substr(cross + 1));
            if (!across || !down) {
                return base::fail(bad_value(option, text, size_expected));
            }
            return size_of_page(option, text, *across, *down, dpi.value_or(paper_dpi));
        }
        const auto width = whole_of(text.substr(0, cross));
        const auto height = whole_of(text.substr(cross + 1));
        if (width && height && is_size_allowed(static_cast<double>(*width)) &&
            is_size_allowed(static_cast<double>(*height))) {
            const double dots = dpi.value_or(pixel_dpi);
            return FigureSize{static_cast<int>(*width), static_cast<int>(*height), dots / pixel_dpi,
                              dots};
        }
        return base::fail(bad_value(option, text, size_expected));
    }
    std::array<std::string_view, papers.size()> names{};
    for (std::size_t i = 0; i < papers.size(); ++i) {
        names[i] = papers[i].name;
    }
    return base::fail(bad_value(option, text, size_expected, model::nearest_word(text, names)));
}

base::Result<base::Vec2> read_shares(std::string_view option, std::string_view text) {
    const auto comma = text.find(',');
    const auto across = number_of(text.substr(0, comma));
    const auto down =
        comma == std::string_view::npos ? std::nullopt : number_of(text.substr(comma + 1));
    const auto is_share = [](const std::optional<double>& value) {
        return value && *value >= 0 && *value <= 1;
    };
    if (!is_share(across) || !is_share(down)) {
        return base::fail(bad_value(option, text,
                                    "X,Y from 0 to 1, from the left and from the top: 0,1 is the "
                                    "lower left corner"));
    }
    return base::Vec2{static_cast<float>(*across), static_cast<float>(*down)};
}

base::Result<base::Color> read_color(std::string_view option, std::string_view text) {
    if (text == "white") {
        return scene::from_srgb("#ffffff");
    }
    if (text == "black") {
        return scene::from_srgb("#000000");
    }
    const bool is_hex =
        !text.empty() && text.front() == '#' &&
        text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
    if (!is_hex || (text.size() != 4 && text.size() != 7)) {
        constexpr std::array<std::string_view, 3> words{"transparent", "white", "black"};
        return base::fail(bad_value(option, text,
                                    "transparent, white, black or a colour such as #f4f1ea",
                                    model::nearest_word(text, words)));
    }
    if (text.size() == 7) {
        return scene::from_srgb(text);
    }
    const std::string full{'#', text[1], text[1], text[2], text[2], text[3], text[3]};
    return scene::from_srgb(full);
}

base::Result<std::string> read_language(std::string_view option, std::string_view text) {
    std::size_t length = 0;
    bool is_first = true;
    bool is_good = !text.empty();
    for (const char c : text) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool is_digit = c >= '0' && c <= '9';
        if (c == '-') {
            is_good = is_good && length > 0;
            length = 0;
            is_first = false;
        } else {
            is_good = is_good && (is_letter || (is_digit && !is_first)) && ++length <= 8;
        }
    }
    if (!is_good || length == 0) {
        return base::fail(bad_value(option, text, "a language tag such as fa, ru or zh-Hans"));
    }
    return std::string(text);
}

} // namespace entente::shell
