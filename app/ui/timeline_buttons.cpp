// SPDX-License-Identifier: MIT
#include "app/ui/timeline_buttons.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace entente::ui {
namespace {

using base::Rect;

/// A square button; draws its background and tells whether it was pressed.
bool bare_button(Context& context, const TimelineControls& controls, std::string_view name,
                 const std::string& told, bool is_on, bool is_enabled) {
    const Theme& theme = context.theme;
    const float side = context.px(transport_button_side);
    ImGui::BeginDisabled(!is_enabled);
    const bool is_pressed = ImGui::InvisibleButton(std::string(name).c_str(), {side, side});
    ImGui::EndDisabled();
    name_item(context, name);
    const Rect rect = last_item();
    if (is_on || (is_enabled && ImGui::IsItemHovered())) {
        ImGui::GetWindowDrawList()->AddRectFilled(
            {rect.min.x, rect.min.y}, {rect.max.x, rect.max.y},
            is_on ? theme.accent_soft : theme.hover, context.px(6));
    }
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        tip_above(context, rect, 0, told);
    }
    return is_pressed || (is_enabled && controls.focus.is_pressed(name));
}

ImU32 icon_color(const Theme& theme, bool is_on, bool is_enabled) {
    return !is_enabled ? theme.faint : is_on ? theme.accent : theme.text;
}

} // namespace

Rect last_item() {
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    return {{min.x, min.y}, {max.x, max.y}};
}

void draw_transport_icon(ImDrawList& list, TransportIcon icon, const Rect& rect, ImU32 color,
                         float scale) {
    const base::Vec2 c = rect.center();
    const float u = scale; // one unit of a 16-unit grid around the middle
    const float stroke = 1.6F * u;
    const auto at = [&](float x, float y) { return ImVec2{c.x + x * u, c.y + y * u}; };
    const auto line = [&](std::initializer_list<ImVec2> points) {
        list.AddPolyline(points.begin(), static_cast<int>(points.size()), color, ImDrawFlags_None,
                         stroke);
    };
    constexpr float pi = 3.14159265F;
    switch (icon) {
    case TransportIcon::play_back:
        list.AddTriangleFilled(at(4, -6), at(4, 6), at(-6.5F, 0), color);
        break;
    case TransportIcon::stop:
        list.AddRectFilled(at(-4.6F, -4.6F), at(4.6F, 4.6F), color, 1.2F * u);
        break;
    case TransportIcon::bounce:
        line({at(-6, 0), at(6, 0)});
        line({at(-3, -3.2F), at(-6.2F, 0), at(-3, 3.2F)});
        line({at(3, -3.2F), at(6.2F, 0), at(3, 3.2F)});
        break;
    case TransportIcon::once:
        line({at(-6.5F, 0), at(3, 0)});
        line({at(0, -3.2F), at(3.2F, 0), at(0, 3.2F)});
        line({at(6, -4.5F), at(6, 4.5F)});
        break;
    case TransportIcon::locked:
    case TransportIcon::unlocked: {
        const bool is_open = icon == TransportIcon::unlocked;
        const float lifted = is_open ? -2.2F : 0;
        list.AddRectFilled(at(-5, -0.8F), at(5, 6.2F), color, 1.4F * u);
        list.PathArcTo(at(0, -1.4F + lifted), 3.4F * u, pi, 2 * pi, 16);
        list.PathStroke(color, ImDrawFlags_None, stroke);
        line({at(-3.4F, -1.6F + lifted), at(-3.4F, 0)});
        line({at(3.4F, -1.6F + lifted), at(3.4F, is_open ? -2.4F : 0)});
        break;
    }
    case TransportIcon::more:
        for (const float x : {-5.0F, 0.0F, 5.0F}) {
            list.AddCircleFilled(at(x, 0), 1.5F * u, color, 12);
        }
        break;
    case TransportIcon::calendar: { // a leaf with its rings and a few days
        list.AddRect(at(-6, -4.6F), at(6, 6), color, 1.6F * u, 0, stroke);
        line({at(-6, -1.4F), at(6, -1.4F)});
        line({at(-2.9F, -6.6F), at(-2.9F, -4)});
        line({at(2.9F, -6.6F), at(2.9F, -4)});
        for (const float x : {-2.9F, 0.0F, 2.9F}) {
            list.AddCircleFilled(at(x, 2.2F), 1.0F * u, color, 8);
        }
        break;
    }
    case TransportIcon::to_window: // what is between two bars is drawn out
        line({at(-7, -5), at(-7, 5)});
        line({at(7, -5), at(7, 5)});
        line({at(-2, 0), at(-5.4F, 0)});
        line({at(2, 0), at(5.4F, 0)});
        line({at(-3.4F, -2.4F), at(-5.8F, 0), at(-3.4F, 2.4F)});
        line({at(3.4F, -2.4F), at(5.8F, 0), at(3.4F, 2.4F)});
        break;
    case TransportIcon::to_all:
        line({at(-7, -5), at(-7, 5)});
        line({at(7, -5), at(7, 5)});
        line({at(-5.4F, 0), at(-1.6F, 0)});
        line({at(5.4F, 0), at(1.6F, 0)});
        line({at(-3.8F, -2.4F), at(-1.4F, 0), at(-3.8F, 2.4F)});
        line({at(3.8F, -2.4F), at(1.4F, 0), at(3.8F, 2.4F)});
        break;
    }
}

void tip_above(Context& context, const Rect& item, float pivot_x, const std::string& told) {
    if (item.center().x > ImGui::GetIO().DisplaySize.x * 0.8F) {
        pivot_x = 1; // it would reach out of the window
    }
    const float x = item.min.x + item.width() * pivot_x;
    ImGui::SetNextWindowPos({x, item.min.y - context.px(6)}, ImGuiCond_Always, {pivot_x, 1});
    tip(context, told);
}

bool transport_button(Context& context, const TimelineControls& controls, std::string_view name,
                      Icon icon, const std::string& told, bool is_on, bool is_enabled) {
    const bool is_pressed = bare_button(context, controls, name, told, is_on, is_enabled);
    draw_icon(*ImGui::GetWindowDrawList(), icon, last_item(),
              icon_color(context.theme, is_on, is_enabled), context.theme.scale);
    return is_pressed;
}

bool transport_button(Context& context, const TimelineControls& controls, std::string_view name,
                      TransportIcon icon, const std::string& told, bool is_on, bool is_enabled) {
    const bool is_pressed = bare_button(context, controls, name, told, is_on, is_enabled);
    draw_transport_icon(*ImGui::GetWindowDrawList(), icon, last_item(),
                        icon_color(context.theme, is_on, is_enabled), context.theme.scale);
    return is_pressed;
}

bool transport_segment(Context& context, const TimelineControls& controls,
                       const ButtonSegment& segment) {
    const Theme& theme = context.theme;
    const ImVec2 text = ImGui::CalcTextSize(segment.label.c_str());
    const float width = std::max(context.px(24), text.x + context.px(16));
    const float height = context.px(transport_control_height);
    const bool is_pressed = ImGui::InvisibleButton(segment.name.c_str(), {width, height});
    name_item(context, segment.name);
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float round = context.px(6);
    const ImDrawFlags corners =
        (segment.is_first ? ImDrawFlags_RoundCornersLeft : 0) |
        (segment.is_last ? ImDrawFlags_RoundCornersRight : 0) |
        (!segment.is_first && !segment.is_last ? ImDrawFlags_RoundCornersNone : 0);
    list.AddRectFilled(min, max, theme.panel_raised, round, corners);
    if (ImGui::IsItemHovered()) {
        list.AddRectFilled(min, max, theme.hover, round, corners);
        tip_above(context, last_item(), 0, segment.told);
    }
    if (segment.is_on) {
        const float inset = context.px(2);
        list.AddRectFilled({min.x + inset, min.y + inset}, {max.x - inset, max.y - inset},
                           theme.accent_soft, context.px(4.5F));
    }
    list.AddText({std::floor(min.x + (width - text.x) / 2),
                  std::floor(min.y + (height - text.y) / 2 - context.px(0.5F))},
                 segment.is_on ? theme.accent : theme.text, segment.label.c_str());
    return is_pressed || controls.focus.is_pressed(segment.name);
}

void transport_list_button(Context& context, const TimelineControls& controls,
                           const std::string& name, const std::string& label, float width,
                           const std::string& told) {
    const float height = context.px(transport_control_height);
    const std::string popup = "##" + name;
    if (ImGui::InvisibleButton(name.c_str(), {width, height}) || controls.focus.is_pressed(name)) {
        ImGui::OpenPopup(popup.c_str());
    }
    name_item(context, name);
    const Rect rect = last_item();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_hovered = ImGui::IsItemHovered();
    list.AddRectFilled({rect.min.x, rect.min.y}, {rect.max.x, rect.max.y},
                       is_hovered ? context.theme.hover : context.theme.panel_raised,
                       context.px(6));
    const ImVec2 text = ImGui::CalcTextSize(label.c_str());
    list.AddText({std::floor(rect.min.x + context.px(9)),
                  std::floor(rect.center().y - text.y / 2 - context.px(0.5F))},
                 context.theme.text, label.c_str());
    draw_icon(list, Icon::chevron_down,
              {{rect.max.x - context.px(18), rect.min.y}, {rect.max.x - context.px(5), rect.max.y}},
              context.theme.muted, context.theme.scale * 0.7F);
    if (is_hovered && !ImGui::IsPopupOpen(popup.c_str())) {
        const bool is_at_right = rect.max.x > ImGui::GetIO().DisplaySize.x - context.px(200);
        tip_above(context, rect, is_at_right ? 1.0F : 0.0F, told);
    }
}

bool begin_transport_list(Context& context, ListKeys& keys, const std::string& name,
                          const Rect& button, bool to_left) {
    ImGui::SetNextWindowPos({to_left ? button.max.x : button.min.x, button.min.y - context.px(4)},
                            ImGuiCond_Always, {to_left ? 1.0F : 0.0F, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(6), context.px(6)});
    const bool is_open = ImGui::BeginPopup(("##" + name).c_str());
    ImGui::PopStyleVar();
    if (is_open) {
        keys.begin_list();
    }
    return is_open;
}

void end_transport_list() {
    ImGui::EndPopup();
}

bool transport_choice(Context& context, ListKeys& keys, const std::string& name,
                      const std::string& label, bool is_on) {
    const std::string id = label + "##" + name;
    const ListKeys::Choice by_key = keys.next_choice(is_on);
    if (by_key.is_marked) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float half = ImGui::GetStyle().ItemSpacing.y / 2;
        ImGui::GetWindowDrawList()->AddRectFilled({at.x - half, at.y - half},
                                                  {at.x + ImGui::GetContentRegionAvail().x + half,
                                                   at.y + ImGui::GetTextLineHeight() + half},
                                                  context.theme.hover, context.px(4));
        name_area(context, "timeline.list.marked", {{at.x, at.y}, {at.x + 1, at.y + 1}});
    }
    const bool is_chosen = ImGui::MenuItem(id.c_str(), nullptr, is_on);
    name_item(context, name);
    if (by_key.is_taken) {
        ImGui::CloseCurrentPopup();
    }
    return is_chosen || by_key.is_taken;
}

} // namespace entente::ui
