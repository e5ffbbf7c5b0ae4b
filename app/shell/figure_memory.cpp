// SPDX-License-Identifier: MIT
#include "app/shell/figure_memory.hpp"

#include "app/scene/palette.hpp"
#include "app/shell/option_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace entente::shell {
namespace {

// By the values of the enumerations.
constexpr std::array<std::string_view, 2> units{"px", "mm"};
constexpr std::array<std::string_view, 3> formats{"png", "svg", "pdf"};
constexpr std::array<std::string_view, 5> framings{"all_time", "window", "canvas", "last",
                                                   "window_alone"};
constexpr std::array<std::string_view, 3> themes{"screen", "light", "dark"};
constexpr std::array<std::string_view, 4> backgrounds{"theme", "white", "transparent", "own"};
constexpr std::array<std::string_view, 3> absents{"hidden", "dimmed", "neighbors"};
constexpr std::array<std::string_view, 2> scales{"all", "window"};
constexpr std::array<std::string_view, 5> labels{"screen", "fitting", "some", "none", "all"};

template <class Value, std::size_t n>
void take(const std::string& word, const std::array<std::string_view, n>& words, Value& value) {
    if (const auto found = std::find(words.begin(), words.end(), word); found != words.end()) {
        value = static_cast<Value>(found - words.begin());
    }
}

template <class Value, std::size_t n>
std::string word_for(Value value, const std::array<std::string_view, n>& words) {
    return std::string(words[static_cast<std::size_t>(value)]);
}

template <class Value, std::size_t n>
void take(const std::string& word, const std::array<std::string_view, n>& words,
          std::optional<Value>& value) {
    if (const auto found = std::find(words.begin(), words.end(), word); found != words.end()) {
        value = static_cast<Value>(found - words.begin());
    }
}

template <class Value, std::size_t n>
std::string word_for(const std::optional<Value>& value,
                     const std::array<std::string_view, n>& words) {
    return value ? std::string(words[static_cast<std::size_t>(*value)]) : std::string();
}

std::string hex_of(const base::Color& color) {
    return fmt::format("#{:02x}{:02x}{:02x}", scene::to_srgb_byte(color.r),
                       scene::to_srgb_byte(color.g), scene::to_srgb_byte(color.b));
}

template <class Number>
void take(Number number, Number least, Number greatest, Number& value) {
    if (number >= least && number <= greatest) {
        value = number;
    }
}

} // namespace

ui::FigureChoices choices_of(const io::FigureSection& section) {
    ui::FigureChoices choices;
    take(section.unit, units, choices.unit);
    take(section.width_px, ui::least_figure_side_px, ui::most_figure_side_px, choices.width_px);
    take(section.height_px, ui::least_figure_side_px, ui::most_figure_side_px, choices.height_px);
    take(section.dots_per_inch, ui::least_dots_per_inch, ui::most_dots_per_inch,
         choices.dots_per_inch);
    const double most_mm = ui::most_figure_side_px / choices.dots_per_inch * 25.4;
    const double least_mm = ui::least_figure_side_px / choices.dots_per_inch * 25.4;
    take(section.width_mm, least_mm, most_mm, choices.width_mm);
    take(section.height_mm, least_mm, most_mm, choices.height_mm);
    take(section.scale, ui::least_figure_scale, ui::most_figure_scale, choices.scale);
    take(section.format, formats, choices.format);
    take(section.framing, framings, choices.framing);
    take(section.theme, themes, choices.theme);
    take(section.background, backgrounds, choices.background);
    if (const auto color = read_color("", section.background_color)) {
        choices.own_background = *color;
    }
    take(section.absent, absents, choices.absent);
    take(section.scales, scales, choices.scales);
    choices.with_comparison = section.with_comparison;
    take(section.labels, labels, choices.labels);
    take(section.max_labels, 1, 100'000, choices.max_labels);
    choices.language_of_screen = section.language_of_screen;
    choices.language = section.language;
    choices.second_language = section.second_language;
    choices.with_legend = section.with_legend;
    choices.legend_where_dragged = section.legend_where_dragged;
    choices.with_caption = section.with_caption;
    choices.is_trimmed = section.is_trimmed;
    return choices;
}

io::FigureSection section_of(const ui::FigureChoices& choices, const std::string& folder) {
    return {.unit = word_for(choices.unit, units),
            .width_px = choices.width_px,
            .height_px = choices.height_px,
            .width_mm = choices.width_mm,
            .height_mm = choices.height_mm,
            .dots_per_inch = choices.dots_per_inch,
            .scale = choices.scale,
            .format = word_for(choices.format, formats),
            .framing = word_for(choices.framing, framings),
            .theme = word_for(choices.theme, themes),
            .background = word_for(choices.background, backgrounds),
            .background_color = choices.background == ui::FigureBackground::own
                                    ? hex_of(choices.own_background)
                                    : std::string(),
            .absent = word_for(choices.absent, absents),
            .scales = word_for(choices.scales, scales),
            .with_comparison = choices.with_comparison,
            .labels = word_for(choices.labels, labels),
            .max_labels = choices.max_labels,
            .language_of_screen = choices.language_of_screen,
            .language = choices.language,
            .second_language = choices.second_language,
            .with_legend = choices.with_legend,
            .legend_where_dragged = choices.legend_where_dragged,
            .with_caption = choices.with_caption,
            .is_trimmed = choices.is_trimmed,
            .folder = folder};
}

} // namespace entente::shell
