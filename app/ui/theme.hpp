// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"
#include "app/scene/palette.hpp"

#include <imgui.h>

namespace entente::ui {

/// Colours and fonts of the panels, in harmony with the canvas.
struct Theme {
    bool is_dark = false;
    float scale = 1; ///< pixels per unit of the design

    ImU32 panel = 0;        ///< behind a panel
    ImU32 panel_raised = 0; ///< behind a group, a card, a field
    ImU32 line = 0;         ///< hairlines between things
    ImU32 text = 0;
    ImU32 muted = 0;       ///< secondary text
    ImU32 faint = 0;       ///< tertiary: grid lines, disabled
    ImU32 accent = 0;      ///< the chosen, the window on the timeline
    ImU32 accent_soft = 0; ///< accent as a background
    ImU32 hover = 0;       ///< under the pointer
    ImU32 on_accent = 0;   ///< text on accent
    ImU32 bar = 0;         ///< histogram, passing
    ImU32 bar_pale = 0;    ///< histogram, total
    ImU32 error = 0;
    ImU32 warning = 0;

    ImFont* body = nullptr;  ///< 14.5 units
    ImFont* bold = nullptr;  ///< the same, bold
    ImFont* small = nullptr; ///< 12 units
    ImFont* title = nullptr; ///< 18 units, bold
};

/// An sRGB colour for ImGui from a linear one.
ImU32 to_imgui(const base::Color& color);
ImU32 with_alpha(ImU32 color, float alpha);

/// The theme's colours (its fonts are left null).
Theme make_theme(scene::Theme theme, float scale);

/// Sets ImGui's style after the theme: spacing, rounding, colours.
void apply_theme(const Theme& theme);

} // namespace entente::ui
