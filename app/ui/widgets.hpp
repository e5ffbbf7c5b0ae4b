// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <string>
#include <string_view>

namespace entente::ui {

/// Gives the last ImGui item its stable name, if it can be seen.
void name_item(Context& context, std::string_view name);
/// Names any rectangle, in pixels of the window.
void name_area(Context& context, std::string_view name, const base::Rect& rect);

/// A button; `name` is its stable name and its ImGui id.
bool button(Context& context, std::string_view name, std::string_view label, bool is_on = false,
            bool is_enabled = true);

/// A box to tick, with its name and a tip; returns whether it was pressed.
bool check_box(Context& context, std::string_view name, std::string_view label, bool& value,
               std::string_view told = {});

/// Small drawings that need no font.
enum class Icon {
    play,
    pause,
    step_back,
    step_forward,
    to_start,
    to_end,
    loop,
    cross,
    undo,
    redo,
    search,
    fit,
    sun,
    moon,
    chevron_left,
    chevron_right,
    chevron_down,
    warning,
    plus,
    minus,
    pin
};
/// Draws an icon into the middle of a rectangle.
void draw_icon(ImDrawList& list, Icon icon, const base::Rect& rect, ImU32 color, float scale);
/// A square button with an icon; `tip` tells what it does and by which key.
bool icon_button(Context& context, std::string_view name, Icon icon, std::string_view tip,
                 bool is_on = false, bool is_enabled = true);

/// Text in the shape that ImGui can draw: right-to-left scripts ordered and joined, what needs a
/// shaper shaped (see ShapedGlyphs).
std::string shown_text(std::string_view utf8);
/// "Iran – Russia", "Iran → Russia": each name keeps its own direction of writing.
std::string name_of_tie(const model::EventStore& store, const graph::Dyad& dyad);
/// The text in the shape that ImGui can draw, what does not fit in width_px replaced by an
/// ellipsis; font null stands for the present one.
std::string shortened(std::string_view utf8, float width_px, ImFont* font = nullptr);
/// Lines of text, wrapped to the width that is left; `color` 0 stands for the theme's.
void paragraph(Context& context, std::string_view utf8, ImU32 color = 0);
/// One line, cut with an ellipsis where it does not fit.
void line_of_text(Context& context, std::string_view utf8, float width_px, ImU32 color = 0);
/// A small heading in capitals' place: bold and muted.
void heading(Context& context, std::string_view utf8);
/// A tip at the pointer while the last item is hovered.
void tip(Context& context, std::string_view utf8);

/// The shape and colour of a kind of node, drawn as it is on the canvas.
void draw_kind(Context& context, ImDrawList& list, model::NodeKind kind, ImVec2 middle,
               float radius);

/// A number with commas between thousands: "90,730".
std::string grouped(std::size_t number);

/// Begins a window without decoration that fills the area; end_area ends it.
bool begin_area(Context& context, const char* id, const base::Rect& area,
                ImGuiWindowFlags flags = 0);
void end_area();

} // namespace entente::ui
