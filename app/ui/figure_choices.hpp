// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/camera.hpp"
#include "app/scene/figure_settings.hpp"
#include "app/ui/style.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente::ui {

enum class FigureFormat : std::uint8_t { png, svg, pdf };
enum class FigureUnit : std::uint8_t { px, mm };
enum class FigureTheme : std::uint8_t { screen, light, dark };
enum class FigureBackground : std::uint8_t { theme, white, transparent, own };
enum class FigureLabels : std::uint8_t { screen, fitting, some, none, all };
/// Which part of the network a figure holds.
enum class FigureFraming : std::uint8_t {
    all_time,    ///< whatever some window draws: figures of different windows line up
    window,      ///< what this window draws, where it lies on the canvas
    canvas,      ///< what the canvas shows
    last,        ///< the same frame as the figure saved last
    window_alone ///< this window, laid out and scaled as if there were no other time
};

constexpr int least_figure_side_px = 16;
constexpr int most_figure_side_px = 16384;
constexpr double least_dots_per_inch = 36;
constexpr double most_dots_per_inch = 2400;
constexpr double least_figure_scale = 0.25;
constexpr double most_figure_scale = 5;

/// What the user chose in the dialog that saves figures; kept between its openings and between
/// runs.
struct FigureChoices {
    FigureUnit unit = FigureUnit::px;
    int width_px = 1920; ///< where the unit is px
    int height_px = 1080;
    double width_mm = 180; ///< where the unit is mm
    double height_mm = 120;
    double dots_per_inch = 144;
    double scale = 0.85; ///< of text, nodes and lines on paper: at 1 names are 8.25 points high
    FigureFormat format = FigureFormat::png;
    FigureFraming framing = FigureFraming::all_time;
    FigureTheme theme = FigureTheme::screen;
    FigureBackground background = FigureBackground::theme;
    base::Color own_background{1, 1, 1, 1}; ///< where the background is `own`
    std::optional<scene::Absent> absent;    ///< nothing: as on screen
    std::optional<scene::FigureFrame> scales;
    bool with_comparison = true; ///< with the pinned window, where one is
    FigureLabels labels = FigureLabels::screen;
    int max_labels = 40; ///< where labels are `some`
    bool language_of_screen = true;
    std::string language; ///< else these
    std::string second_language;
    bool with_legend = true;
    bool legend_where_dragged = true; ///< else where it covers least
    bool with_caption = true;
    bool is_trimmed = false;

    [[nodiscard]] int pixels_across() const;
    [[nodiscard]] int pixels_down() const;
    friend bool operator==(const FigureChoices&, const FigureChoices&) = default;
};

/// A size that is chosen by its name.
struct FigurePreset {
    std::string_view name; ///< stable: "slide"
    std::string_view label;
    FigureUnit unit;
    double width; ///< in the unit
    double height;
    double dots_per_inch;
    double scale;
};

std::span<const FigurePreset> figure_presets();
void apply(const FigurePreset& preset, FigureChoices& choices);
/// The preset whose size and resolution the choices have; null where there is none.
const FigurePreset* preset_of(const FigureChoices& choices);

/// The other unit, the picture staying as large as it is.
void change_unit(FigureUnit unit, FigureChoices& choices);

/// The settings of a figure of the network as it is styled on screen, but for seed and colours.
/// @param title    nothing: that of the data.
/// @param caption  nothing: the lines that are made of the view.
scene::FigureSettings settings_of(const FigureChoices& choices, const Style& style,
                                  std::optional<std::string> title,
                                  std::optional<std::string> caption);

/// ".png"
std::string_view ending_of(FigureFormat format);
/// The format that a file's name asks for by its ending, in capitals or not.
std::optional<FigureFormat> format_of(std::string_view path);
/// The name with the ending of the format: that of another format is replaced.
std::string with_ending(std::string path, FigureFormat format);
/// The name as it is typed, with the ending of the format where it has none. What looks like the
/// ending of another kind of file (".jpg") is left, to be told that it is none of ours.
std::string completed(std::string path, FigureFormat format);

/// "180 x 120 mm, 2126 x 1417 px"
std::string words_for_size(int width_px, int height_px, double dots_per_inch);
/// "about 1.2 MB"
std::string words_for_about(double bytes);

constexpr float frame_inset = 26; ///< units: from the canvas's edge to a frame that follows it

/// What the canvas's camera shows in the largest rectangle of a figure's proportions in the middle
/// of its viewport, `inset_px` from its edges: its viewport is that rectangle.
scene::Camera frame_on_canvas(const scene::Camera& canvas, int width_px, int height_px,
                              float inset_px);

} // namespace entente::ui
