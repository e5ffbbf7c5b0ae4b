// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"
#include "app/ui/widgets.hpp"

#include <imgui.h>

#include <initializer_list>
#include <string>
#include <string_view>

// Rows of a form: a label at the left, its widget in a column beside it.
namespace entente::ui {

/// Begins a row: the label, and the cursor where its widget goes.
void row_label(Context& context, std::string_view label);
/// Muted words after the last widget of a row.
/// @param gap  units between them.
void beside(Context& context, std::string_view words, float gap = 8);
/// Space between groups of rows.
void row_gap(Context& context);

/// Begins a list that opens; as wide as the row, less `room_px` at its right. Where it returns
/// true, draw its items, then ImGui::EndCombo().
bool begin_choice(Context& context, std::string_view name, std::string_view now, float room_px = 0);
/// One item; `aside` stands muted at its right. Returns whether it was chosen.
bool choice_item(Context& context, std::string_view name, std::string_view label,
                 std::string_view aside, bool is_on, bool is_enabled = true);

template <class Value>
struct Segment {
    Value value;
    std::string_view name; ///< follows that of the row: "figure.theme.dark"
    std::string_view label;
};

/// Buttons beside each other, one of them on.
template <class Value>
void segments(Context& context, std::string_view name, Value& value,
              std::initializer_list<Segment<Value>> all) {
    bool is_first = true;
    for (const Segment<Value>& one : all) {
        if (!is_first) {
            ImGui::SameLine(0, context.px(3));
        }
        is_first = false;
        if (button(context, std::string(name) + "." + std::string(one.name), one.label,
                   value == one.value)) {
            value = one.value;
        }
    }
}

} // namespace entente::ui
