// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"
#include "app/base/result.hpp"
#include "app/base/vec2.hpp"
#include "app/graph/calendar.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Readers of the values of options. Each fails with an Error (usage) that names the option, what
/// was found, what was expected and, where there is one, the nearest known value.
namespace entente::shell {

/// "--mode: found 'windw', expected window, cumulative or decay (did you mean 'window'?)".
base::Error bad_value(std::string_view option, std::string_view found, std::string_view expected,
                      std::string_view hint = {});

/// "a", "a or b", "a, b or c".
std::string joined_with_or(std::span<const std::string_view> words);

/// An EDTF date or interval as a span of days, open ends included; also a quarter (`2014Q2`), an
/// ISO week (`2014-W07`), and, where it is told when they begin, a fiscal year (`FY2015`,
/// `FY2014/15`, `FY2015Q2`), or two of these with a `/` between.
base::Result<model::Span> read_window(std::string_view option, std::string_view text,
                                      const std::optional<graph::Calendar>& calendar = {});

/// 1 to 7 for the name of a day of the week; 1 to 12 for a month, by name or number.
base::Result<int> read_weekday(std::string_view option, std::string_view text);
base::Result<int> read_month(std::string_view option, std::string_view text);

/// A number in [least, most].
base::Result<double> read_number(std::string_view option, std::string_view text, double least,
                                 double most, std::string_view expected);

/// A whole number in [least, most], digits alone.
base::Result<std::uint64_t> read_whole(std::string_view option, std::string_view text,
                                       std::uint64_t least, std::uint64_t most);

/// The index of one of the known words, spelled as they are.
base::Result<std::size_t> read_choice(std::string_view option, std::string_view text,
                                      std::span<const std::string_view> known);

/// Least and greatest tone; an open side holds nothing.
struct ToneRange {
    std::optional<double> min;
    std::optional<double> max;
};
/// `MIN:MAX`, `MIN:` or `:MAX`, in -10 .. 10.
base::Result<ToneRange> read_tone(std::string_view option, std::string_view text);

/// A figure's size in pixels, and how much larger than on a screen of 96 dots an inch its lengths
/// are.
struct FigureSize {
    int width_px = 0;
    int height_px = 0;
    double scale = 1;
    double dots_per_inch = 96;
    friend bool operator==(const FigureSize&, const FigureSize&) = default;
};
inline constexpr int least_size_px = 16;
inline constexpr int most_size_px = 16384;
/// `WxH` in pixels at 96 dots an inch, or `85mmx60mm`, `A4`, `A3` (upright; `A4-landscape`,
/// `A3-landscape` lie on their side) at 300, or `16:9`, a slide of 13 1/3 by 7.5 inches, at 144
/// (1920x1080), unless `dpi` tells another number. Each side in [16, 16384] pixels.
base::Result<FigureSize> read_size(std::string_view option, std::string_view text,
                                   std::optional<double> dpi);

/// `X,Y`, both shares from 0 to 1.
base::Result<base::Vec2> read_shares(std::string_view option, std::string_view text);

/// `#rgb` or `#rrggbb` (sRGB), `white` or `black`.
base::Result<base::Color> read_color(std::string_view option, std::string_view text);

/// A BCP 47 language tag, by its form alone: "fa", "zh-Hans".
base::Result<std::string> read_language(std::string_view option, std::string_view text);

} // namespace entente::shell
