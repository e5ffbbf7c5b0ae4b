// SPDX-License-Identifier: MIT
#include "app/ui/form_rows.hpp"

namespace entente::ui {
namespace {

constexpr float label_width = 88; ///< units

} // namespace

void row_label(Context& context, std::string_view label) {
    const float left = ImGui::GetCursorPosX();
    ImGui::AlignTextToFramePadding();
    line_of_text(context, label, context.px(label_width - 4), context.theme.muted);
    ImGui::SameLine(left + context.px(label_width));
}

void beside(Context& context, std::string_view words, float gap) {
    ImGui::SameLine(0, context.px(gap));
    ImGui::AlignTextToFramePadding();
    line_of_text(context, words, ImGui::GetContentRegionAvail().x, context.theme.muted);
}

void row_gap(Context& context) {
    ImGui::Dummy({0, context.px(5)});
}

bool begin_choice(Context& context, std::string_view name, std::string_view now, float room_px) {
    ImGui::SetNextItemWidth(room_px > 0 ? -room_px : -1);
    const std::string shown = shown_text(now);
    const bool is_open =
        ImGui::BeginCombo(("##" + std::string(name)).c_str(), shown.c_str(), ImGuiComboFlags_None);
    if (!is_open) {
        name_item(context, name);
    }
    return is_open;
}

bool choice_item(Context& context, std::string_view name, std::string_view label,
                 std::string_view aside, bool is_on, bool is_enabled) {
    const std::string id = shown_text(label) + "##" + std::string(name);
    const float left = ImGui::GetCursorPosX();
    const bool is_chosen =
        ImGui::Selectable(id.c_str(), is_on, is_enabled ? 0 : ImGuiSelectableFlags_Disabled);
    name_item(context, name);
    if (!aside.empty()) {
        const std::string words(aside);
        ImGui::SameLine(left + context.px(158));
        ImGui::PushStyleColor(ImGuiCol_Text, context.theme.muted);
        ImGui::TextUnformatted(words.c_str());
        ImGui::PopStyleColor();
    }
    return is_chosen;
}

} // namespace entente::ui
