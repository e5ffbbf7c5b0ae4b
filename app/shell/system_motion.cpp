// SPDX-License-Identifier: MIT
#include "app/shell/system_motion.hpp"

#include "app/shell/child_process.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#ifdef _WIN32
#include <windows.h>
#endif

namespace entente::shell {
namespace {

namespace fs = std::filesystem;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

#ifndef _WIN32

/// What a program answers, without white space at its ends; "" where it cannot be asked.
std::string answer_of(const std::string& name, const std::vector<std::string>& arguments) {
    const auto program = find_program(name);
    if (!program) {
        return {};
    }
    auto child = ChildProcess::start(*program, arguments);
    if (!child) {
        return {};
    }
    const ChildProcess::End end = child->wait();
    std::string_view told = end.out;
    while (!told.empty() && told.back() == '\n') {
        told.remove_suffix(1);
    }
    return end.code == 0 ? std::string(trimmed(told)) : std::string();
}

#if !defined(__APPLE__)
fs::path settings_folder() {
    if (const char* folder = std::getenv("XDG_CONFIG_HOME"); folder != nullptr && *folder != 0) {
        return folder;
    }
    const char* home = std::getenv("HOME");
    return home != nullptr ? fs::path(home) / ".config" : fs::path();
}
#endif
#endif

} // namespace

bool settings_ask_for_less_motion(std::string_view settings) {
    while (!settings.empty()) {
        const auto end = std::min(settings.find('\n'), settings.size());
        const std::string_view line = settings.substr(0, end);
        settings.remove_prefix(std::min(end + 1, settings.size()));
        const auto equals = line.find('=');
        if (equals == std::string_view::npos) {
            continue;
        }
        const std::string_view key = trimmed(line.substr(0, equals));
        const std::string_view value = trimmed(line.substr(equals + 1));
        if (key == "gtk-enable-animations" && (value == "0" || value == "false")) {
            return true;
        }
        if (key == "AnimationDurationFactor" && (value == "0" || value == "0.0")) {
            return true;
        }
    }
    return false;
}

bool system_wants_less_motion() {
#if defined(_WIN32)
    BOOL has_animations = TRUE;
    return SystemParametersInfoA(SPI_GETCLIENTAREAANIMATION, 0, &has_animations, 0) != 0 &&
           has_animations == FALSE;
#elif defined(__APPLE__)
    return answer_of("defaults", {"read", "com.apple.universalaccess", "reduceMotion"}) == "1";
#else
    for (const char* name : {"kdeglobals", "gtk-4.0/settings.ini", "gtk-3.0/settings.ini"}) {
        std::ifstream file(settings_folder() / name);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        if (settings_ask_for_less_motion(text)) {
            return true;
        }
    }
    return answer_of("gsettings", {"get", "org.gnome.desktop.interface", "enable-animations"}) ==
           "false";
#endif
}

} // namespace entente::shell
