// SPDX-License-Identifier: MIT
#include "app/ui/film_choices.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace entente::ui {
namespace {

// Sides are even, as videos need them.
constexpr std::array films{FilmSize{"small", "854 x 480", 854, 480, 0.8F, 96},
                           FilmSize{"hd", "1280 x 720", 1280, 720, 1, 96},
                           FilmSize{"full", "1920 x 1080", 1920, 1080, 1.5F, 144},
                           FilmSize{"square", "1080 x 1080", 1080, 1080, 1.2F, 96}};
constexpr std::array strips{FilmSize{"screen", "1600 x 1000", 1600, 1000, 1, 96},
                            FilmSize{"slide", "Slide 1920 x 1080", 1920, 1080, 1.15F, 144},
                            FilmSize{"column", "180 x 120 mm", 2126, 1417, 1.4F, 300},
                            FilmSize{"a4", "A4 landscape", 3508, 2480, 2.2F, 300},
                            FilmSize{"a4p", "A4 portrait", 2480, 3508, 2, 300}};

constexpr std::array<std::string_view, 8> endings{".gif",  ".webp", ".apng", ".mp4",
                                                  ".webm", ".png",  ".svg",  ".pdf"};

} // namespace

std::span<const FilmSize> film_sizes() {
    return films;
}

std::span<const FilmSize> strip_sizes() {
    return strips;
}

void take_from_screen(const Style& style, bool has_pinned_window, FilmChoices& choices) {
    using scene::FilmComparison;
    using scene::FilmScales;
    if (has_pinned_window) {
        choices.comparison = FilmComparison::pinned;
    } else if (choices.comparison == FilmComparison::pinned) {
        choices.comparison = FilmComparison::none;
    }
    choices.absent = style.absent;
    if (style.scales == scene::FigureFrame::window) {
        choices.scales = FilmScales::window;
    } else if (choices.scales == FilmScales::window) {
        choices.scales = FilmScales::shared;
    }
}

std::string_view ending_of(const FilmChoices& choices) {
    switch (choices.kind) {
    case FilmKind::gif:
        return ".gif";
    case FilmKind::webp:
        return ".webp";
    case FilmKind::apng:
        return ".apng";
    case FilmKind::mp4:
        return ".mp4";
    case FilmKind::webm:
        return ".webm";
    case FilmKind::strip:
        return ending_of(choices.strip_format);
    case FilmKind::frames:
        break;
    }
    return {};
}

std::string with_ending(std::string path, const FilmChoices& choices) {
    std::string ending = std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    if (std::find(endings.begin(), endings.end(), ending) != endings.end()) {
        path.resize(path.size() - ending.size());
    }
    return path + std::string(ending_of(choices));
}

scene::FigureSettings settings_of(const FilmChoices& choices, const Style& style) {
    const bool is_strip = choices.kind == FilmKind::strip;
    const FilmSize& size = is_strip ? strips[std::min(choices.strip_size, strips.size() - 1)]
                                    : films[std::min(choices.size, films.size() - 1)];
    scene::FigureSettings figure;
    figure.width_px = size.width_px;
    figure.height_px = size.height_px;
    figure.scale = size.scale;
    figure.dots_per_inch = size.dots_per_inch;
    figure.theme = style.theme;
    figure.max_labels = style.max_labels;
    figure.language = style.language;
    figure.second_language = style.second_language;
    figure.legend_at = is_strip ? std::nullopt : style.legend_at;
    figure.with_legend = choices.with_legend;
    figure.with_caption = choices.with_caption;
    figure.absent = choices.absent;
    figure.scales = choices.scales == scene::FilmScales::window ? scene::FigureFrame::window
                                                                : scene::FigureFrame::all_time;
    return figure;
}

} // namespace entente::ui
