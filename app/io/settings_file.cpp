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
using Json = nlohmann::ordered_json;

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

void take(const Json& json, const char* key, bool& value) {
    if (const auto found = json.find(key); found != json.end() && found->is_boolean()) {
        value = found->get<bool>();
    }
}

void take(const Json& json, const char* key, std::string& value) {
    if (const auto found = json.find(key); found != json.end() && found->is_string()) {
        value = found->get<std::string>();
    }
}

template <class Number>
void take(const Json& json, const char* key, Number least, Number greatest, Number& value) {
    if (const auto found = json.find(key); found != json.end() && found->is_number()) {
        const double number = found->get<double>();
        if (number >= static_cast<double>(least) && number <= static_cast<double>(greatest)) {
            value = static_cast<Number>(number);
        }
    }
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
    const Json json = Json::parse(*bytes, nullptr, false);
    if (!json.is_object()) {
        return settings;
    }
    if (const auto files = json.find("recent_files"); files != json.end() && files->is_array()) {
        for (const Json& file : *files) {
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
    return settings;
}

base::Result<void> write_settings(const fs::path& path, const Settings& settings) {
    if (path.empty()) {
        return base::fail(base::ErrorKind::not_written,
                          "cannot write the settings: neither XDG_CONFIG_HOME nor HOME is set");
    }
    Json json;
    const auto kept = std::min(settings.recent_files.size(), most_recent_files);
    json["recent_files"] =
        std::vector(settings.recent_files.begin(),
                    settings.recent_files.begin() + static_cast<std::ptrdiff_t>(kept));
    json["is_dark"] = settings.is_dark;
    json["ui_scale"] = settings.ui_scale;
    json["window_width"] = settings.window_width;
    json["window_height"] = settings.window_height;
    json["last_folder"] = settings.last_folder;
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
    return write_file(path, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace entente::io
