// SPDX-License-Identifier: MIT
#include "app/ui/text_field.hpp"

#include "app/ui/widgets.hpp"

namespace entente::ui {
namespace {

int grow(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        auto& text = *static_cast<std::string*>(data->UserData);
        text.resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = text.data();
    }
    return 0;
}

} // namespace

bool text_field(Context& context, std::string_view name, std::string_view hint, std::string& text,
                float width, ImGuiInputTextFlags flags) {
    ImGui::SetNextItemWidth(width);
    const std::string id = "##" + std::string(name);
    const bool answer = ImGui::InputTextWithHint(
        id.c_str(), std::string(hint).c_str(), text.data(), text.capacity() + 1,
        flags | ImGuiInputTextFlags_CallbackResize, grow, &text);
    name_item(context, name);
    return answer;
}

bool text_area(Context& context, std::string_view name, std::string& text, float width,
               float height, ImGuiInputTextFlags flags) {
    const std::string id = "##" + std::string(name);
    // A negative width is taken from the room at the right; the height is as it is told.
    const ImVec2 size{
        width < 0 ? ImGui::GetContentRegionAvail().x + (width < -1 ? width : 0) : width, height};
    const bool is_changed =
        ImGui::InputTextMultiline(id.c_str(), text.data(), text.capacity() + 1, size,
                                  flags | ImGuiInputTextFlags_CallbackResize, grow, &text);
    name_item(context, name);
    return is_changed;
}

} // namespace entente::ui
