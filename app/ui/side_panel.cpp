// SPDX-License-Identifier: MIT
#include "app/ui/side_panel.hpp"

#include "app/ui/widgets.hpp"

#include <algorithm>

namespace entente::ui {
namespace {

constexpr float tabs_height = 36; ///< units

/// A word over a line that is thick where it is chosen.
bool tab(Context& context, const char* name, const char* label, const char* told, bool is_on) {
    const Theme& theme = context.theme;
    ImFont* font = is_on ? theme.bold : theme.body;
    const ImVec2 text = font->CalcTextSizeA(font->FontSize, FLT_MAX, 0, label);
    // As wide as in bold, so that the other tab stays where it is.
    const float width =
        theme.bold->CalcTextSizeA(theme.bold->FontSize, FLT_MAX, 0, label).x + context.px(24);
    const bool is_pressed = ImGui::InvisibleButton(name, {width, context.px(tabs_height)});
    name_item(context, name);
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    const bool is_hovered = ImGui::IsItemHovered();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 color = is_on ? theme.text : is_hovered ? theme.text : theme.muted;
    list.AddText(font, font->FontSize, {(min.x + max.x - text.x) / 2, (min.y + max.y - text.y) / 2},
                 color, label);
    if (is_on) {
        list.AddRectFilled({min.x + context.px(8), max.y - context.px(3)},
                           {max.x - context.px(8), max.y}, theme.accent, context.px(1.5F));
    }
    if (is_hovered) {
        tip(context, told);
    }
    return is_pressed;
}

} // namespace

void SidePanel::draw(Context& context, const base::Rect& area) {
    base::Rect rest = area;
    rest.min.y = std::min(area.max.y, area.min.y + context.px(tabs_height) +
                                          std::max(1.0F, context.theme.scale));
    draw_tabs(context, {area.min, {area.max.x, rest.min.y}});
    switch (tab_) {
    case Tab::events:
        details_.draw(context, rest);
        break;
    case Tab::words:
        words_.draw(context, rest);
        break;
    case Tab::compare:
        compare_.draw(context, rest);
        break;
    case Tab::layout:
        layout_.draw(context, rest);
        break;
    }
}

void SidePanel::draw_tabs(Context& context, const base::Rect& area) {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(6), 0});
    begin_area(context, "##side", area, ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleVar();
    const auto choice = [&](Tab which, const char* name, const char* label, const char* told) {
        if (tab(context, name, label, told, tab_ == which)) {
            tab_ = which;
        }
        ImGui::SameLine(0, 0);
    };
    choice(Tab::events, "details.tab", "Events", "The events behind what is selected");
    choice(Tab::words, "words.tab", "In words", "The view as text, to be read and copied (F2)");
    choice(Tab::compare, "compare.tab", "Compare", "What changed since a pinned window (F3)");
    choice(Tab::layout, "layout.tab", "Layout", "How nodes are laid out, and how well (F4)");
    ImGui::GetWindowDrawList()->AddRectFilled(
        {area.min.x, area.max.y - std::max(1.0F, context.theme.scale)}, {area.max.x, area.max.y},
        context.theme.line);
    end_area();
}

bool SidePanel::press(const KeyPress& key, Context& context) {
    return tab_ == Tab::events && details_.press(key, context);
}

void SidePanel::reset() {
    details_.reset();
    words_.reset();
    compare_.reset();
    layout_.reset();
}

void SidePanel::toggle_words(bool& is_open) {
    tab_ = is_open && tab_ == Tab::words ? Tab::events : Tab::words;
    is_open = true;
}

void SidePanel::toggle_compare(bool& is_open) {
    tab_ = is_open && tab_ == Tab::compare ? Tab::events : Tab::compare;
    is_open = true;
}

void SidePanel::show_compare(bool& is_open) {
    tab_ = Tab::compare;
    is_open = true;
}

void SidePanel::toggle_layout(bool& is_open) {
    tab_ = is_open && tab_ == Tab::layout ? Tab::events : Tab::layout;
    is_open = true;
}

} // namespace entente::ui
