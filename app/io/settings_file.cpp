// SPDX-License-Identifier: MIT
#include "app/io/settings_file.hpp"

#include "app/io/atomic_file.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <system_error>

namespace entente::io {
namespace {

namespace fs = std::filesystem;
using OrderedJson = nlohmann::ordered_json;

constexpr std::size_t most_recent_files = 12;

fs::path folder_in_environment(const char* variable) {
    const char* value = std::getenv(variable);
    fs::path folder = value == nullptr ? fs::path{} : fs::path(value);
    // The XDG specification has relative paths ignored.
    return folder.is_absolute() ? folder : fs::path{};
}

fs::path configuration_folder() {
#ifdef _WIN32
    return folder_in_environment("APPDATA");
#else
    if (fs::path folder = folder_in_environment("XDG_CONFIG_HOME"); !folder.empty()) {
        return folder;
    }
    const fs::path home = folder_in_environment("HOME");
    return home.empty() ? fs::path{} : home / ".config";
#endif
}

void take(const OrderedJson& json, const char* key, bool& value) {
    if (const auto found = json.find(key); found != json.end() && found->is_boolean()) {
        value = found->get<bool>();
    }
}

void take(const OrderedJson& json, const char* key, std::string& value) {
    if (const auto found = json.find(key); found != json.end() && found->is_string()) {
        value = found->get<std::string>();
    }
}

template <class Number>
void take(const OrderedJson& json, const char* key, Number least, Number greatest, Number& value) {
    if (const auto found = json.find(key); found != json.end() && found->is_number()) {
        const double number = found->get<double>();
        if (number >= static_cast<double>(least) && number <= static_cast<double>(greatest)) {
            value = static_cast<Number>(number);
        }
    }
}

FigureSection figure_of(const OrderedJson& json) {
    FigureSection figure;
    if (!json.is_object()) {
        return figure;
    }
    take(json, "unit", figure.unit);
    take(json, "width_px", 1, 65536, figure.width_px);
    take(json, "height_px", 1, 65536, figure.height_px);
    take(json, "width_mm", 0.1, 100'000.0, figure.width_mm);
    take(json, "height_mm", 0.1, 100'000.0, figure.height_mm);
    take(json, "dots_per_inch", 1.0, 100'000.0, figure.dots_per_inch);
    take(json, "scale", 0.01, 100.0, figure.scale);
    take(json, "format", figure.format);
    take(json, "framing", figure.framing);
    take(json, "theme", figure.theme);
    take(json, "background", figure.background);
    take(json, "background_color", figure.background_color);
    take(json, "absent", figure.absent);
    take(json, "scales", figure.scales);
    take(json, "with_comparison", figure.with_comparison);
    take(json, "labels", figure.labels);
    take(json, "max_labels", 1, 1'000'000, figure.max_labels);
    take(json, "language_of_screen", figure.language_of_screen);
    take(json, "language", figure.language);
    take(json, "second_language", figure.second_language);
    take(json, "with_legend", figure.with_legend);
    take(json, "legend_where_dragged", figure.legend_where_dragged);
    take(json, "with_caption", figure.with_caption);
    take(json, "is_trimmed", figure.is_trimmed);
    take(json, "folder", figure.folder);
    return figure;
}

OrderedJson json_of(const FigureSection& figure) {
    OrderedJson json;
    json["unit"] = figure.unit;
    json["width_px"] = figure.width_px;
    json["height_px"] = figure.height_px;
    json["width_mm"] = figure.width_mm;
    json["height_mm"] = figure.height_mm;
    json["dots_per_inch"] = figure.dots_per_inch;
    json["scale"] = figure.scale;
    json["format"] = figure.format;
    json["framing"] = figure.framing;
    json["theme"] = figure.theme;
    json["background"] = figure.background;
    if (!figure.background_color.empty()) {
        json["background_color"] = figure.background_color;
    }
    if (!figure.absent.empty()) {
        json["absent"] = figure.absent;
    }
    if (!figure.scales.empty()) {
        json["scales"] = figure.scales;
    }
    json["with_comparison"] = figure.with_comparison;
    json["labels"] = figure.labels;
    json["max_labels"] = figure.max_labels;
    json["language_of_screen"] = figure.language_of_screen;
    json["language"] = figure.language;
    json["second_language"] = figure.second_language;
    json["with_legend"] = figure.with_legend;
    json["legend_where_dragged"] = figure.legend_where_dragged;
    json["with_caption"] = figure.with_caption;
    json["is_trimmed"] = figure.is_trimmed;
    json["folder"] = figure.folder;
    return json;
}

} // namespace

fs::path settings_path() {
    const fs::path folder = configuration_folder();
    return folder.empty() ? fs::path{} : folder / "entente" / "settings.json";
}

Settings read_settings(const fs::path& path) {
    Settings settings;
    const auto bytes = read_file(path);
    if (!bytes) {
        return settings;
    }
    const OrderedJson json = OrderedJson::parse(*bytes, nullptr, false);
    if (!json.is_object()) {
        return settings;
    }
    if (const auto files = json.find("recent_files"); files != json.end() && files->is_array()) {
        for (const OrderedJson& file : *files) {
            if (file.is_string() && settings.recent_files.size() < most_recent_files) {
                settings.recent_files.push_back(file.get<std::string>());
            }
        }
    }
    take(json, "is_dark", settings.is_dark);
    take(json, "ui_scale", 0.5F, 4.0F, settings.ui_scale);
    take(json, "window_width", 200, 32768, settings.window_width);
    take(json, "window_height", 200, 32768, settings.window_height);
    take(json, "last_folder", settings.last_folder);
    if (const auto figure = json.find("figure"); figure != json.end()) {
        settings.figure = figure_of(*figure);
    }
    if (const auto timeline = json.find("timeline");
        timeline != json.end() && timeline->is_object()) {
        take(*timeline, "stack", settings.timeline.stack);
        take(*timeline, "scale", settings.timeline.scale);
        take(*timeline, "has_turning_points", settings.timeline.has_turning_points);
        take(*timeline, "week_start", settings.timeline.week_start);
        take(*timeline, "fiscal_year_start", 1, 12, settings.timeline.fiscal_year_start);
        take(*timeline, "height", 0, 2000, settings.timeline.height);
    }
    return settings;
}

base::Result<void> write_settings(const fs::path& path, const Settings& settings) {
    if (path.empty()) {
        return base::fail(base::ErrorKind::not_written,
                          "cannot write the settings: neither XDG_CONFIG_HOME nor HOME is set");
    }
    OrderedJson json;
    const auto kept = std::min(settings.recent_files.size(), most_recent_files);
    json["recent_files"] =
        std::vector(settings.recent_files.begin(),
                    settings.recent_files.begin() + static_cast<std::ptrdiff_t>(kept));
    json["is_dark"] = settings.is_dark;
    json["ui_scale"] = settings.ui_scale;
    json["window_width"] = settings.window_width;
    json["window_height"] = settings.window_height;
    json["last_folder"] = settings.last_folder;
    json["figure"] = json_of(settings.figure);
    json["timeline"] = {{"stack", settings.timeline.stack},
                        {"scale", settings.timeline.scale},
                        {"has_turning_points", settings.timeline.has_turning_points},
                        {"week_start", settings.timeline.week_start},
                        {"fiscal_year_start", settings.timeline.fiscal_year_start},
                        {"height", settings.timeline.height}};
    std::error_code error;
    if (path.has_parent_path()) {
        fs::create_directories(path.parent_path(), error);
    }
    if (error) {
        return base::fail(base::ErrorKind::not_written,
                          fmt::format("cannot make the folder '{}': {}",
                                      path.parent_path().string(), error.message()));
    }
    // File names need not be UTF-8; the library would throw on such.
    return write_file(path, json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n");
}

} // namespace entente::io
