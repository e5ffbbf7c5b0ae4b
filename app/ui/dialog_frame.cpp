// SPDX-License-Identifier: MIT
#include "app/ui/dialog_frame.hpp"

#include "app/ui/widgets.hpp"

#include <algorithm>
#include <string>

namespace entente::ui {

DialogFrame::DialogFrame(Context& context, std::string_view name, std::string_view title,
                         const base::Rect& area, base::Vec2 size) {
    // A window over everything takes the presses that miss the dialog, and dims what lies below.
    ImGui::SetNextWindowPos({area.min.x, area.min.y});
    ImGui::SetNextWindowSize({area.width(), area.height()});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ImGui::GetStyle().Colors[ImGuiCol_ModalWindowDimBg]);
    ImGui::Begin(("##shade." + std::string(name)).c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleColor();
    if (ImGui::IsWindowAppearing()) {
        ImGui::SetWindowFocus();
    }
    wants_to_close_ =
        ImGui::IsWindowHovered() && ImGui::IsMouseClicked(0) && !ImGui::IsWindowAppearing();

    const float margin = context.px(24);
    const ImVec2 fit{std::min(context.px(size.x), area.width() - 2 * margin),
                     std::min(context.px(size.y), area.height() - 2 * margin)};
    ImGui::SetCursorScreenPos({area.center().x - fit.x / 2, area.center().y - fit.y / 2});
    ImGui::PushStyleColor(ImGuiCol_ChildBg, context.theme.panel);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(20), context.px(16)});
    ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, context.px(10));
    ImGui::BeginChild(("##dialog." + std::string(name)).c_str(), fit, true);
    ImGui::PopStyleVar(2);
    ImGui::PopStyleColor();
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows)) {
        wants_to_close_ = false;
    }
    ImGui::PushFont(context.theme.title);
    line_of_text(context, title, fit.x - context.px(90));
    ImGui::PopFont();
    ImGui::SameLine(fit.x - context.px(46));
    if (icon_button(context, std::string(name) + ".close", Icon::cross, "Close (Esc)")) {
        wants_to_close_ = true;
    }
    ImGui::Dummy({0, context.px(2)});
}

DialogFrame::~DialogFrame() {
    ImGui::EndChild();
    ImGui::End();
}

} // namespace entente::ui
