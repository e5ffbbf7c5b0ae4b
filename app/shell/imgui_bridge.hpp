// SPDX-License-Identifier: MIT
#pragma once

#include "app/shell/input_queue.hpp"

#include <functional>
#include <string>

namespace entente::shell {

/// Prepares ImGui's io for our own input: key table, flags, no files of its own.
void prepare_imgui(std::function<void(const std::string&)> set_clipboard,
                   std::function<std::string()> get_clipboard);

/// Hands one frame's input to ImGui.
void feed_imgui(const FrameInput& input, double seconds, base::Vec2 size_px);

} // namespace entente::shell
