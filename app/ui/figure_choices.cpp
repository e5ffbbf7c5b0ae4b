// SPDX-License-Identifier: MIT
#include "app/ui/figure_choices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::ui {
namespace {

constexpr double mm_per_inch = 25.4;
constexpr double dots_of_scale_1 = 96;

// A slide of 16:9 is 338.7 mm wide in the programs that show one: 1920 pixels are 144 an inch. On
// small pages names are smaller, down to 5 points in a column of a journal.
constexpr std::array presets{
    FigurePreset{"screen", "Slide 16:9, Full HD", FigureUnit::px, 1920, 1080, 144, 0.85},
    FigurePreset{"slide", "Slide 16:9, 4K", FigureUnit::px, 3840, 2160, 288, 0.85},
    FigurePreset{"a4", "A4 landscape", FigureUnit::mm, 297, 210, 300, 0.9},
    FigurePreset{"a4p", "A4 portrait", FigureUnit::mm, 210, 297, 300, 0.85},
    FigurePreset{"column", "Journal, one column", FigureUnit::mm, 85, 85, 300, 0.6},
    FigurePreset{"columns", "Journal, full width", FigureUnit::mm, 180, 120, 300, 0.75},
    FigurePreset{"square", "Square", FigureUnit::px, 2048, 2048, 300, 0.75}};

int pixels(double mm, double dots_per_inch) {
    return static_cast<int>(
        std::clamp(std::lround(mm / mm_per_inch * dots_per_inch), 1L, 1'000'000L));
}

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

/// "85", "338.7"
std::string words_for_mm(double mm) {
    return std::abs(mm - std::round(mm)) < 0.05 || mm >= 100 ? fmt::format("{:.0f}", std::round(mm))
                                                             : fmt::format("{:.1f}", mm);
}

} // namespace

int FigureChoices::pixels_across() const {
    return unit == FigureUnit::px ? width_px : pixels(width_mm, dots_per_inch);
}

int FigureChoices::pixels_down() const {
    return unit == FigureUnit::px ? height_px : pixels(height_mm, dots_per_inch);
}

std::span<const FigurePreset> figure_presets() {
    return presets;
}

void apply(const FigurePreset& preset, FigureChoices& choices) {
    choices.unit = preset.unit;
    choices.dots_per_inch = preset.dots_per_inch;
    choices.scale = preset.scale;
    if (preset.unit == FigureUnit::px) {
        choices.width_px = static_cast<int>(preset.width);
        choices.height_px = static_cast<int>(preset.height);
    } else {
        choices.width_mm = preset.width;
        choices.height_mm = preset.height;
    }
}

const FigurePreset* preset_of(const FigureChoices& choices) {
    const auto found =
        std::find_if(presets.begin(), presets.end(), [&](const FigurePreset& preset) {
            FigureChoices other = choices;
            apply(preset, other);
            return other.pixels_across() == choices.pixels_across() &&
                   other.pixels_down() == choices.pixels_down() &&
                   other.dots_per_inch == choices.dots_per_inch;
        });
    return found == presets.end() ? nullptr : &*found;
}

void change_unit(FigureUnit unit, FigureChoices& choices) {
    if (unit == choices.unit) {
        return;
    }
    if (unit == FigureUnit::px) {
        choices.width_px = choices.pixels_across();
        choices.height_px = choices.pixels_down();
    } else {
        const auto mm = [&](int px) {
            return std::round(px / choices.dots_per_inch * mm_per_inch * 10) / 10;
        };
        choices.width_mm = mm(choices.width_px);
        choices.height_mm = mm(choices.height_px);
    }
    choices.unit = unit;
}

scene::FigureSettings settings_of(const FigureChoices& choices, const Style& style,
                                  std::optional<std::string> title,
                                  std::optional<std::string> caption) {
    scene::FigureSettings settings;
    settings.width_px = choices.pixels_across();
    settings.height_px = choices.pixels_down();
    settings.dots_per_inch = choices.dots_per_inch;
    settings.scale = static_cast<float>(choices.dots_per_inch / dots_of_scale_1 * choices.scale);
    settings.is_trimmed = choices.is_trimmed;
    settings.theme = choices.theme == FigureTheme::screen  ? style.theme
                     : choices.theme == FigureTheme::light ? scene::Theme::light
                                                           : scene::Theme::dark;
    if (choices.background == FigureBackground::white) {
        settings.background = base::Color{1, 1, 1, 1};
    } else if (choices.background == FigureBackground::own) {
        settings.background = choices.own_background;
    }
    settings.is_transparent = choices.background == FigureBackground::transparent;
    settings.title = std::move(title);
    settings.caption = std::move(caption);
    settings.with_legend = choices.with_legend;
    settings.with_caption = choices.with_caption;
    settings.legend_at = choices.legend_where_dragged ? style.legend_at : std::nullopt;
    switch (choices.labels) {
    case FigureLabels::screen:
        settings.max_labels = style.max_labels;
        break;
    case FigureLabels::some:
        settings.max_labels = choices.max_labels;
        break;
    case FigureLabels::none:
        settings.max_labels = 0;
        break;
    case FigureLabels::all:
        settings.all_labels = true;
        break;
    case FigureLabels::fitting:
        break;
    }
    settings.language = choices.language_of_screen ? style.language : choices.language;
    settings.second_language =
        choices.language_of_screen ? style.second_language : choices.second_language;
    settings.absent = choices.absent.value_or(style.absent);
    settings.scales = choices.scales.value_or(style.scales);
    settings.frame = choices.framing == FigureFraming::window_alone ? scene::FigureFrame::window
                                                                    : scene::FigureFrame::all_time;
    return settings;
}

std::string_view ending_of(FigureFormat format) {
    constexpr std::array<std::string_view, 3> endings{".png", ".svg", ".pdf"};
    return endings[static_cast<std::size_t>(format)];
}

std::optional<FigureFormat> format_of(std::string_view path) {
    const std::string name = lower(path);
    for (const FigureFormat format : {FigureFormat::png, FigureFormat::svg, FigureFormat::pdf}) {
        const std::string_view ending = ending_of(format);
        if (name.size() > ending.size() &&
            name.compare(name.size() - ending.size(), ending.size(), ending) == 0) {
            return format;
        }
    }
    return std::nullopt;
}

std::string with_ending(std::string path, FigureFormat format) {
    const auto now = format_of(path);
    if (now == format) {
        return path;
    }
    if (now) {
        path.resize(path.size() - ending_of(*now).size());
    }
    return path + std::string(ending_of(format));
}

std::string completed(std::string path, FigureFormat format) {
    const std::size_t dot = path.rfind('.');
    if (dot != std::string::npos && dot > 0) {
        const std::string ending = lower(std::string_view(path).substr(dot + 1));
        const bool is_word =
            std::all_of(ending.begin(), ending.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (is_word && (ending.size() == 3 || ending.size() == 4)) {
            return path;
        }
    }
    return with_ending(std::move(path), format);
}

std::string words_for_size(int width_px, int height_px, double dots_per_inch) {
    const double width_mm = width_px / dots_per_inch * mm_per_inch;
    const double height_mm = height_px / dots_per_inch * mm_per_inch;
    return fmt::format("{} x {} mm, {} x {} px", words_for_mm(width_mm), words_for_mm(height_mm),
                       width_px, height_px);
}

std::string words_for_about(double bytes) {
    const auto two_digits = [](double value) {
        return value < 9.95 ? fmt::format("{:.1f}", value) : fmt::format("{:.0f}", value);
    };
    return bytes >= 0.95e6 ? "about " + two_digits(bytes / 1e6) + " MB"
                           : fmt::format("about {:.0f} kB", std::max(1.0, bytes / 1e3));
}

scene::Camera frame_on_canvas(const scene::Camera& canvas, int width_px, int height_px,
                              float inset_px) {
    scene::Camera frame = canvas;
    const base::Rect& area = canvas.viewport;
    const float width = static_cast<float>(std::max(1, width_px));
    const float height = static_cast<float>(std::max(1, height_px));
    const float room_x = std::max(area.width() - 2 * inset_px, 1.0F);
    const float room_y = std::max(area.height() - 2 * inset_px, 1.0F);
    const float factor = std::min(room_x / width, room_y / height);
    const base::Vec2 half{width * factor / 2, height * factor / 2};
    frame.viewport = {area.center() - half, area.center() + half};
    return frame;
}

} // namespace entente::ui
