// SPDX-License-Identifier: MIT
#include "app/ui/text_field.hpp"

#include "app/ui/typed_line.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>

namespace entente::ui {
namespace {

/// What ImGui tells of a field while it is typed into; byte offsets.
struct Typing {
    std::string* text = nullptr;
    int cursor = 0;
    int selection_begin = 0;
    int selection_end = 0;
};

int follow(ImGuiInputTextCallbackData* data) {
    auto& typing = *static_cast<Typing*>(data->UserData);
    if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
        typing.text->resize(static_cast<std::size_t>(data->BufTextLen));
        data->Buf = typing.text->data();
    } else {
        typing.cursor = data->CursorPos;
        typing.selection_begin = std::min(data->SelectionStart, data->SelectionEnd);
        typing.selection_end = std::max(data->SelectionStart, data->SelectionEnd);
    }
    return 0;
}

/// Draws the text of the field that was drawn last as it is read, with cursor and selection at
/// their places in it.
void draw_ordered(Context& context, const Typing& typing, ImU32 color, ImU32 selection_color) {
    const bool is_active = ImGui::IsItemActive();
    const ImVec2 padding = ImGui::GetStyle().FramePadding;
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    const float room = max.x - min.x - 2 * padding.x;
    const std::string shown = shown_text(*typing.text);
    const TypedLine line(*typing.text, ImGui::CalcTextSize(shown.c_str()).x, ImGui::GetFontSize(),
                         context.fonts);
    const float cursor = line.cursor_at(static_cast<std::size_t>(typing.cursor));
    // Text from right to left stands at the right, as its readers expect; what is longer than the
    // field moves so that the cursor is seen.
    float offset = line.is_right_to_left() ? room - line.width() : 0;
    if (is_active && line.width() > room) {
        offset = std::clamp(offset, -cursor, room - cursor);
    }
    const float x = min.x + padding.x + offset;
    const float y = min.y + padding.y;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.PushClipRect({min.x + padding.x / 2, min.y}, {max.x - padding.x / 2, max.y}, true);
    if (is_active) {
        for (const auto& [begin, end] :
             line.parts_between(static_cast<std::size_t>(typing.selection_begin),
                                static_cast<std::size_t>(typing.selection_end))) {
            list.AddRectFilled({x + begin, y - context.px(1)},
                               {x + end, y + ImGui::GetFontSize() + context.px(1)},
                               selection_color);
        }
    }
    list.AddText({x, y}, color, shown.c_str());
    if (is_active) {
        const float width = std::max(1.0F, context.theme.scale);
        list.AddRectFilled({x + cursor, y}, {x + cursor + width, y + ImGui::GetFontSize()}, color);
    }
    list.PopClipRect();
}

} // namespace

bool text_field(Context& context, std::string_view name, std::string_view hint, std::string& text,
                float width, ImGuiInputTextFlags flags) {
    ImGui::SetNextItemWidth(width);
    const std::string id = "##" + std::string(name);
    Typing typing;
    typing.text = &text;
    // ImGui draws what is typed letter after letter. Where that is not how it is read, its drawing
    // is made invisible and done here.
    const bool is_ordered = shown_text(text) != text;
    const ImU32 color = ImGui::GetColorU32(ImGuiCol_Text);
    const ImU32 selection_color = ImGui::GetColorU32(ImGuiCol_TextSelectedBg);
    if (is_ordered) {
        ImGui::PushStyleColor(ImGuiCol_Text, 0);
        ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, 0);
    }
    const bool answer = ImGui::InputTextWithHint(
        id.c_str(), std::string(hint).c_str(), text.data(), text.capacity() + 1,
        flags | ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_CallbackAlways, follow,
        &typing);
    if (is_ordered) {
        ImGui::PopStyleColor(2);
        draw_ordered(context, typing, color, selection_color);
    }
    name_item(context, name);
    return answer;
}

bool text_area(Context& context, std::string_view name, std::string& text, float width,
               float height, ImGuiInputTextFlags flags) {
    const std::string id = "##" + std::string(name);
    // A negative width is taken from the room at the right; the height is as it is told.
    const ImVec2 size{
        width < 0 ? ImGui::GetContentRegionAvail().x + (width < -1 ? width : 0) : width, height};
    Typing typing;
    typing.text = &text;
    const bool is_changed =
        ImGui::InputTextMultiline(id.c_str(), text.data(), text.capacity() + 1, size,
                                  flags | ImGuiInputTextFlags_CallbackResize, follow, &typing);
    name_item(context, name);
    return is_changed;
}

} // namespace entente::ui
