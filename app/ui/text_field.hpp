// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <imgui.h>

#include <string>
#include <string_view>

namespace entente::ui {

/// A field for one line of text of any length, kept in a string. `name` is its stable name and its
/// ImGui id.
/// @param width  in pixels; negative: so far from the right edge.
/// @return as ImGui::InputText: changed, or entered, after the flags.
bool text_field(Context& context, std::string_view name, std::string_view hint, std::string& text,
                float width, ImGuiInputTextFlags flags = 0);

/// A field for several lines. Returns whether the text was changed, or entered, after the flags.
bool text_area(Context& context, std::string_view name, std::string& text, float width,
               float height, ImGuiInputTextFlags flags = 0);

} // namespace entente::ui
