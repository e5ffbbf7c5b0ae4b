// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"
#include "app/base/vec2.hpp"
#include "app/scene/encoding.hpp"
#include "app/scene/palette.hpp"
#include "app/scene/picture.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace entente::scene {

/// What positions and scales of a figure are fixed to.
enum class FigureFrame : std::uint8_t {
    all_time, ///< figures of different windows can be laid beside each other
    window    ///< laid out and scaled for what is drawn alone
};

/// How a figure looks: the options that shape one, the same for `render`, for the window's export
/// and in a figure's recipe.
struct FigureSettings {
    int width_px = 1600;
    int height_px = 1000;
    double dots_per_inch =
        96;                  ///< what makes a page of the pixels, in SVG and PDF, and in PNG's pHYs
    float scale = 1;         ///< multiplies every length: text, radii, widths
    bool is_trimmed = false; ///< cut to what is drawn, and a margin
    Theme theme = Theme::light;
    std::optional<base::Color> background; ///< instead of the theme's
    bool is_transparent = false;
    std::optional<std::string> title;   ///< instead of the data's; empty for none
    std::optional<std::string> caption; ///< instead of the lines that are made of the view
    bool with_legend = true;
    bool with_caption = true;
    /// Where the legend was put: shares, 0..1 each way, of the room that it leaves free, (0, 1)
    /// being the lower left corner. Nothing: where it covers least.
    std::optional<base::Vec2> legend_at;
    int max_labels = -1;         ///< -1: all that fit; 0: none
    bool all_labels = false;     ///< even where they overlap
    std::string language;        ///< BCP 47; empty for `name`
    std::string second_language; ///< of a second line below it; empty for none
    ColorBy color_by = ColorBy::tone;
    std::uint64_t seed = 1;
    FigureFrame frame = FigureFrame::all_time;
    /// Of sizes and widths, where positions are those of all time; else they are the window's too.
    FigureFrame scales = FigureFrame::all_time;
    Absent absent = Absent::hidden; ///< where positions are those of all time

    friend bool operator==(const FigureSettings&, const FigureSettings&) = default;
};

} // namespace entente::scene
