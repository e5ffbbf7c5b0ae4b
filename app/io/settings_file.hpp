// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace entente::io {

/// How figures were saved last. Choices are told by name, "" where none was made: which names there
/// are is for the reader to know.
struct FigureSection {
    std::string unit;
    int width_px = 0; ///< 0, here and below: none was chosen
    int height_px = 0;
    double width_mm = 0;
    double height_mm = 0;
    double dots_per_inch = 0;
    double scale = 0;
    std::string format;
    std::string framing;
    std::string theme;
    std::string background;
    std::string background_color{}; ///< "#f4f1ea", where the background is of its own
    std::string absent{};           ///< empty, here and below: as on screen
    std::string scales{};
    bool with_comparison = true;
    std::string labels;
    int max_labels = 0;
    bool language_of_screen = true;
    std::string language;
    std::string second_language;
    bool with_legend = true;
    bool legend_where_dragged = true;
    bool with_caption = true;
    bool is_trimmed = false;
    std::string folder;

    friend bool operator==(const FigureSection&, const FigureSection&) = default;
};

/// How the timeline is shown; names as in FigureSection.
struct TimelineSection {
    std::string stack;
    std::string scale;
    bool has_turning_points = true;
    std::string week_start{};  ///< "sunday"
    int fiscal_year_start = 1; ///< month
    int height = 0;            ///< of its panel, units; 0: the usual one

    friend bool operator==(const TimelineSection&, const TimelineSection&) = default;
};

/// What the window remembers between runs.
struct Settings {
    std::vector<std::string> recent_files; ///< newest first, at most 12
    bool is_dark = false;
    float ui_scale = 1;
    int window_width = 1440;
    int window_height = 900;
    std::string last_folder;
    FigureSection figure;
    TimelineSection timeline;
};

/// $XDG_CONFIG_HOME/entente/settings.json, or ~/.config/..., or %APPDATA% on Windows.
std::filesystem::path settings_path();
/// Defaults where the file is missing or cannot be read: settings are never worth an error.
Settings read_settings(const std::filesystem::path& path);
base::Result<void> write_settings(const std::filesystem::path& path, const Settings& settings);

} // namespace entente::io
