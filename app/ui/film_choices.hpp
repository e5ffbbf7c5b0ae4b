// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/histogram.hpp"
#include "app/scene/figure_settings.hpp"
#include "app/scene/film_settings.hpp"
#include "app/ui/figure_choices.hpp"
#include "app/ui/style.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente::ui {

/// What a film is written as; a strip is all its windows in one picture.
enum class FilmKind : std::uint8_t { gif, webp, apng, mp4, webm, frames, strip };
/// Which time a film runs through.
enum class FilmTime : std::uint8_t { all, window };

constexpr int least_film_windows = 2;
constexpr int most_film_windows_typed = 10'000;
constexpr int most_strip_windows_typed = 24;

/// What the user chose in the dialog that saves films; kept between its openings.
struct FilmChoices {
    FilmKind kind = FilmKind::gif;
    FigureFormat strip_format = FigureFormat::png;
    FilmTime time = FilmTime::all;
    bool is_counted = false; ///< a number of windows is told, and not their unit
    graph::UnitKind unit = graph::UnitKind::year;
    int length = 1; ///< units in a window, where the unit is told
    int count = 60; ///< where the number is told
    int strip_count = 6;
    std::size_t size = 1;       ///< into film_sizes()
    std::size_t strip_size = 1; ///< into strip_sizes()
    float seconds = 0.8F;       ///< each window
    bool is_looping = true;
    scene::FilmComparison comparison = scene::FilmComparison::none;
    bool per_day = false; ///< where each is compared with the one before
    scene::Absent absent = scene::Absent::hidden;
    scene::FilmScales scales = scene::FilmScales::shared;
    bool skips_quiet = true; ///< where the unit is told
    bool is_flowing = false; ///< pictures between the windows
    bool with_legend = true;
    bool with_caption = true;
    friend bool operator==(const FilmChoices&, const FilmChoices&) = default;
};

/// Pictures between two windows of a film that flows.
inline constexpr int flowing_pictures = 7;

/// As the network is seen: what is compared, what is drawn of other times, and how large.
void take_from_screen(const Style& style, bool has_pinned_window, FilmChoices& choices);

/// A size of the pictures that is chosen by its name.
struct FilmSize {
    std::string_view name; ///< stable: "hd"
    std::string_view label;
    int width_px;
    int height_px;
    float scale;
    double dots_per_inch;
};
std::span<const FilmSize> film_sizes();
std::span<const FilmSize> strip_sizes();

/// ".gif"; nothing for a folder of frames.
std::string_view ending_of(const FilmChoices& choices);
/// The name with the ending of the kind: that of another kind is replaced.
std::string with_ending(std::string path, const FilmChoices& choices);

/// The settings of each picture, styled as the network on screen, but for seed and colours.
scene::FigureSettings settings_of(const FilmChoices& choices, const Style& style);

} // namespace entente::ui
