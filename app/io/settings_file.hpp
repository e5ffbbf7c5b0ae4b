// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace entente::io {

/// What the window remembers between runs.
struct Settings {
    std::vector<std::string> recent_files; ///< newest first, at most 12
    bool is_dark = false;
    float ui_scale = 1;
    int window_width = 1440;
    int window_height = 900;
    std::string last_folder;
};

/// $XDG_CONFIG_HOME/entente/settings.json, or ~/.config/..., or %APPDATA% on Windows.
std::filesystem::path settings_path();
/// Defaults where the file is missing or cannot be read: settings are never worth an error.
Settings read_settings(const std::filesystem::path& path);
base::Result<void> write_settings(const std::filesystem::path& path, const Settings& settings);

} // namespace entente::io
