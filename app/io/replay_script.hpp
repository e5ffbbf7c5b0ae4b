// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/base/vec2.hpp"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace entente::io {

/// A place in the window: a point in pixels, or a widget's middle, moved by an offset.
struct ReplayPlace {
    std::string widget; ///< empty: a point
    base::Vec2 at;      ///< the point, or the offset from the widget's middle
};

/// What one line of a script asks for. (CLI.md, "Replay".)
struct ReplayAction {
    enum class Kind {
        move,
        press,
        release,
        click,
        double_click,
        drag,
        wheel,
        key,
        key_down, ///< held until key_up
        key_up,
        text,
        drop,
        resize,
        wait,
        screenshot,
        dump,
        frames ///< only wait for them
    };
    Kind kind = Kind::frames;
    std::vector<ReplayPlace> places; ///< move, click, double_click: one; drag: two
    std::string text; ///< press, release: the button; the key; text; wait; screenshot, dump: the file
    std::vector<std::string> files; ///< drop
    std::vector<std::string> held;  ///< modifiers held meanwhile: "ctrl", "shift", "alt"
    base::Vec2 amount;              ///< wheel, resize
    int frames = 1;                 ///< to run after it, >= 0
    std::size_t line = 0;           ///< of the script, from 1
};

/// Error (usage) with file and line: not an object, no or more than one action, an unknown word, a
/// value of the wrong type. Error (unreadable) where the file cannot be read. Blank lines are
/// skipped.
base::Result<std::vector<ReplayAction>> read_replay_script(const std::filesystem::path& path);
base::Result<std::vector<ReplayAction>> parse_replay_script(std::string_view text,
                                                            const std::string& name);

} // namespace entente::io
