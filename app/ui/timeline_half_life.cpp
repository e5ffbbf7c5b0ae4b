// SPDX-License-Identifier: MIT
#include "app/ui/timeline_half_life.hpp"

#include "app/ui/timeline_buttons.hpp"
#include "app/ui/timeline_words.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace entente::ui {
namespace {

using base::Rect;

constexpr std::array<double, 20> half_lives{7,    14,   21,   30,   61,   91,  122,
                                            152,  183,  274,  365,  548,  730, 1096,
                                            1461, 1826, 2557, 3652, 5479, 7305};

} // namespace

int half_life_steps() {
    return static_cast<int>(half_lives.size());
}

double half_life_step(int step) {
    return half_lives[static_cast<std::size_t>(std::clamp(step, 0, half_life_steps() - 1))];
}

int nearest_half_life_step(double days) {
    int nearest = 0;
    for (int i = 0; i < half_life_steps(); ++i) {
        if (std::abs(std::log(half_life_step(i) / days)) <
            std::abs(std::log(half_life_step(nearest) / days))) {
            nearest = i;
        }
    }
    return nearest;
}

void draw_half_life(Context& context, float width) {
    const Theme& theme = context.theme;
    model::Window window = context.document.view().window;
    const int last = half_life_steps() - 1;
    const int step = nearest_half_life_step(window.half_life_days);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float height = context.px(transport_control_height);
    ImDrawList& list = *ImGui::GetWindowDrawList();

    // The label keeps its place whatever it says, else the slider would run from the pointer.
    ImGui::PushFont(theme.small);
    const std::string label = words_for_half_life(window.half_life_days);
    const std::string longest = "99 months ";
    const std::string title = "Half-life  ";
    const float label_width = ImGui::CalcTextSize(longest.c_str()).x;
    float title_width = ImGui::CalcTextSize(title.c_str()).x;
    if (width < title_width + label_width + context.px(90)) {
        title_width = 0;
    }
    const float text_y =
        std::floor(corner.y + (height - ImGui::GetFontSize()) / 2 - context.px(0.5F));
    if (title_width > 0) {
        list.AddText({corner.x, text_y}, theme.muted, title.c_str());
    }
    list.AddText({std::floor(corner.x + title_width), text_y}, theme.text, label.c_str());
    ImGui::PopFont();

    const float x0 = corner.x + title_width + label_width;
    ImGui::SetCursorScreenPos({x0, corner.y});
    const float length = std::max(context.px(30), width - title_width - label_width);
    ImGui::InvisibleButton("timeline.half_life", {length, height});
    name_item(context, "timeline.half_life");
    const bool is_active = ImGui::IsItemActive();
    const bool is_hovered = ImGui::IsItemHovered();
    const Rect rect = last_item();
    const float radius = context.px(7);
    const float from = rect.min.x + radius;
    const float to = rect.max.x - radius;
    if (is_active) {
        const float share =
            std::clamp((ImGui::GetIO().MousePos.x - from) / (to - from), 0.0F, 1.0F);
        const int chosen = static_cast<int>(std::lround(share * static_cast<float>(last)));
        if (chosen != step) {
            window.half_life_days = half_life_step(chosen);
            send_window(context, window, document::Phase::live);
        }
    }
    if (ImGui::IsItemDeactivated() && context.document.is_in_gesture()) {
        send_window(context, window, document::Phase::final);
    }
    const float middle = std::round(rect.center().y);
    const float knob = from + (to - from) * static_cast<float>(step) / static_cast<float>(last);
    const float half = std::max(1.0F, context.px(1.75F));
    list.AddRectFilled({from - radius / 2, middle - half}, {to + radius / 2, middle + half},
                       with_alpha(theme.faint, 0.45F), half);
    list.AddRectFilled({from - radius / 2, middle - half}, {knob, middle + half}, theme.accent,
                       half);
    if (is_hovered || is_active) {
        list.AddCircleFilled({knob, middle}, radius + context.px(3), theme.accent_soft, 32);
    }
    list.AddCircleFilled({knob, middle}, radius, theme.accent, 32);
    list.AddCircleFilled({knob, middle}, radius - context.px(2), theme.panel, 32);
    if (is_hovered && !is_active) {
        tip_above(context, rect, 0, "An event counts half once it is so old");
    }
}

} // namespace entente::ui
