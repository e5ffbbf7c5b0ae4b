// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <imgui.h>

namespace entente::ui {

inline constexpr float drag_threshold = 4;        ///< units; less is a click
inline constexpr double tip_delay_seconds = 0.15; ///< before what is pointed at is told

/// In pixels of the window.
inline base::Vec2 pointer_now() {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {at.x, at.y};
}

} // namespace entente::ui
