// SPDX-License-Identifier: MIT
#include "app/ui/timeline_transport.hpp"

#include "app/ui/timeline_words.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using graph::CalendarUnit;
using model::WindowMode;

constexpr float roomy_width = 1030; ///< units; narrower rows shorten their labels
constexpr float control_height = 28;
constexpr double normal_steps_per_second = 1.25;

struct UnitChoice {
    CalendarUnit unit;
    const char* label;
    const char* letter;
};
constexpr std::array units{
    UnitChoice{CalendarUnit::day, "Day", "D"}, UnitChoice{CalendarUnit::week, "Week", "W"},
    UnitChoice{CalendarUnit::month, "Month", "M"},
    UnitChoice{CalendarUnit::quarter, "Quarter", "Q"}, UnitChoice{CalendarUnit::year, "Year", "Y"}};

struct ModeChoice {
    WindowMode mode;
    const char* name;
    const char* label;
    const char* told;
};
constexpr std::array modes{
    ModeChoice{WindowMode::window, "window", "Window",
               "What happened between two dates (M: next mode)"},
    ModeChoice{WindowMode::cumulative, "cumulative", "Growing",
               "All that has happened up to a date (M: next mode)"},
    ModeChoice{WindowMode::decay, "decay", "Fading",
               "All up to a date, older events counting less and less (M: next mode)"}};

struct SpeedChoice {
    double factor;
    const char* name;
    const char* label;
};
constexpr std::array speeds{SpeedChoice{0.5, "half", "\xc2\xbd\xc3\x97"},
                            SpeedChoice{1, "1", "1\xc3\x97"}, SpeedChoice{2, "2", "2\xc3\x97"},
                            SpeedChoice{4, "4", "4\xc3\x97"}, SpeedChoice{8, "8", "8\xc3\x97"}};

constexpr std::array<double, 20> half_lives{7,    14,   21,   30,   61,   91,  122,
                                            152,  183,  274,  365,  548,  730, 1096,
                                            1461, 1826, 2557, 3652, 5479, 7305};

Rect item_rect() {
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    return {{min.x, min.y}, {max.x, max.y}};
}

/// A tip above an item of this row, where it hides none of its neighbours.
void tip_above(Context& context, const Rect& item, float pivot_x, const std::string& told) {
    const float x = item.min.x + item.width() * pivot_x;
    ImGui::SetNextWindowPos({x, item.min.y - context.px(6)}, ImGuiCond_Always, {pivot_x, 1});
    tip(context, told);
}

/// A button with an icon and its tip above it.
bool transport_button(Context& context, std::string_view name, Icon icon, const std::string& told,
                      bool is_on, bool is_enabled) {
    const bool is_pressed = icon_button(context, name, icon, {}, is_on, is_enabled);
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        tip_above(context, item_rect(), 0, told);
    }
    return is_pressed;
}

/// The document's unit as one of the choices.
std::size_t chosen_unit(const Context& context) {
    const auto now = static_cast<std::size_t>(context.document.playback().settings.unit);
    return std::min(now, units.size() - 1);
}

void set_unit(Context& context, std::size_t choice) {
    document::PlaybackSettings settings = context.document.playback().settings;
    settings.unit = units[choice].unit;
    context.actions.add(document::SetPlayback{settings});
}

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

void TimelineTransport::change_unit(Context& context, int step) {
    const auto last = static_cast<int>(units.size()) - 1;
    const int next = std::clamp(static_cast<int>(chosen_unit(context)) + step, 0, last);
    set_unit(context, static_cast<std::size_t>(next));
}

bool TimelineTransport::is_compact(const Context& context, float width) {
    return width < context.px(roomy_width);
}

TimelineTransport::Wishes TimelineTransport::draw(Context& context, const Rect& row,
                                                  const std::string& why_not) {
    Wishes wishes;
    const bool compact = is_compact(context, row.width());
    const float gap = context.px(compact ? 9 : 20);
    const float y = row.min.y + (row.height() - context.px(control_height)) / 2;
    ImGui::SetCursorScreenPos({row.min.x, row.min.y + (row.height() - context.px(30)) / 2});
    draw_buttons(context, wishes, why_not);
    ImGui::SameLine(0, gap);
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, y});
    draw_units(context, compact, why_not.empty());
    ImGui::SameLine(0, gap);
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, y});
    draw_modes(context, wishes);
    if (!compact && context.document.view().window.mode == WindowMode::decay) {
        ImGui::SameLine(0, gap);
        ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, y});
        draw_half_life(context, context.px(270));
    }
    draw_speed(context, compact, row);
    return wishes;
}

void TimelineTransport::draw_buttons(Context& context, Wishes& wishes, const std::string& why_not) {
    const document::Document& document = context.document;
    const document::Playback& playback = document.playback();
    const model::Window& window = document.view().window;
    const model::Span& domain = document.domain();
    const std::string unit(graph::name_of(units[chosen_unit(context)].unit));
    const bool is_window = window.mode == WindowMode::window;
    const bool is_whole = is_window && window.span.days() >= domain.days();
    const bool can_move = why_not.empty() && !is_whole;
    const std::string whole = "All time is shown: make the window smaller to move it";
    const auto told = [&](const std::string& what) {
        return !why_not.empty() ? why_not : is_whole ? whole : what;
    };
    const float gap = context.px(2);
    const bool is_at_start = is_window ? window.span.first <= domain.first : false;
    const bool is_at_end = window.span.last >= domain.last;

    if (transport_button(context, "timeline.to_start", Icon::to_start,
                         told("To the first data (Home)"), false, can_move && !is_at_start)) {
        wishes.to_border = -1;
    }
    ImGui::SameLine(0, gap);
    if (transport_button(context, "timeline.step.back", Icon::step_back,
                         told(fmt::format("Back by a {} (Left)", unit)), false,
                         can_move && !is_at_start)) {
        wishes.steps = -1;
    }
    ImGui::SameLine(0, gap);

    // Play is what most people look for: it stands out.
    const float side = context.px(30);
    const bool can_play = why_not.empty();
    ImGui::BeginDisabled(!can_play);
    wishes.play_or_pause = ImGui::InvisibleButton("timeline.play", {side, side});
    ImGui::EndDisabled();
    name_item(context, "timeline.play");
    const Rect rect = item_rect();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_hovered = can_play && ImGui::IsItemHovered();
    const ImU32 fill = !can_play ? context.theme.panel_raised : context.theme.accent;
    const base::Vec2 middle = rect.center();
    if (is_hovered) {
        list.AddCircleFilled({middle.x, middle.y}, side / 2 + context.px(1.5F),
                             context.theme.accent_soft, 40);
    }
    list.AddCircleFilled({middle.x, middle.y}, side / 2 - context.px(1), fill, 40);
    const Rect icon{{rect.min.x + (playback.is_playing() ? 0 : context.px(0.5F)), rect.min.y},
                    rect.max};
    draw_icon(list, playback.is_playing() ? Icon::pause : Icon::play, icon,
              can_play ? context.theme.on_accent : context.theme.faint, context.theme.scale * 0.9F);
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        tip_above(context, rect, 0,
                  !can_play               ? why_not
                  : playback.is_playing() ? "Pause (Space)"
                                          : "Play (Space)");
    }
    ImGui::SameLine(0, gap);
    if (transport_button(context, "timeline.step.forward", Icon::step_forward,
                         told(fmt::format("On by a {} (Right)", unit)), false,
                         can_move && !is_at_end)) {
        wishes.steps = 1;
    }
    ImGui::SameLine(0, gap);
    if (transport_button(context, "timeline.to_end", Icon::to_end, told("To the last data (End)"),
                         false, can_move && !is_at_end)) {
        wishes.to_border = 1;
    }
    ImGui::SameLine(0, gap);
    if (transport_button(context, "timeline.loop", Icon::loop,
                         !why_not.empty() ? why_not
                         : playback.settings.at_end == document::AtEnd::loop
                             ? "Playing begins again at the end (L)"
                             : "Play again and again (L)",
                         playback.settings.at_end == document::AtEnd::loop, why_not.empty())) {
        document::PlaybackSettings settings = playback.settings;
        settings.at_end = settings.at_end == document::AtEnd::loop ? document::AtEnd::stop
                                                                   : document::AtEnd::loop;
        context.actions.add(document::SetPlayback{settings});
    }
}

bool TimelineTransport::segment(Context& context, const std::string& name, const char* label,
                                bool is_on, bool is_first, bool is_last, const std::string& told) {
    const Theme& theme = context.theme;
    const ImVec2 text = ImGui::CalcTextSize(label);
    const float width = std::max(context.px(24), text.x + context.px(18));
    const float height = context.px(control_height);
    const bool is_pressed = ImGui::InvisibleButton(name.c_str(), {width, height});
    name_item(context, name);
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float round = context.px(6);
    const ImDrawFlags corners = (is_first ? ImDrawFlags_RoundCornersLeft : 0) |
                                (is_last ? ImDrawFlags_RoundCornersRight : 0) |
                                (!is_first && !is_last ? ImDrawFlags_RoundCornersNone : 0);
    list.AddRectFilled(min, max, theme.panel_raised, round, corners);
    if (ImGui::IsItemHovered()) {
        list.AddRectFilled(min, max, theme.hover, round, corners);
        tip_above(context, item_rect(), 0, told);
    }
    if (is_on) {
        const float inset = context.px(2);
        list.AddRectFilled({min.x + inset, min.y + inset}, {max.x - inset, max.y - inset},
                           theme.accent_soft, context.px(4.5F));
    }
    list.AddText({std::floor(min.x + (width - text.x) / 2),
                  std::floor(min.y + (height - text.y) / 2 - context.px(0.5F))},
                 is_on ? theme.accent : theme.text, label);
    return is_pressed;
}

void TimelineTransport::draw_units(Context& context, bool compact, bool is_enabled) {
    ImGui::PushFont(context.theme.small);
    const std::size_t chosen = chosen_unit(context);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const std::string unit(graph::name_of(units[i].unit));
        if (i > 0) {
            ImGui::SameLine(0, 0);
        }
        const std::string told =
            is_enabled ? fmt::format("Step and snap by the {} ([ smaller, ] larger)", unit)
                       : fmt::format("By the {}", unit);
        if (segment(context, "timeline.unit." + unit, compact ? units[i].letter : units[i].label,
                    i == chosen, i == 0, i + 1 == units.size(), told)) {
            set_unit(context, i);
        }
    }
    ImGui::PopFont();
}

void TimelineTransport::draw_modes(Context& context, Wishes& wishes) {
    ImGui::PushFont(context.theme.small);
    const WindowMode now = context.document.view().window.mode;
    for (std::size_t i = 0; i < modes.size(); ++i) {
        if (i > 0) {
            ImGui::SameLine(0, 0);
        }
        if (segment(context, std::string("timeline.mode.") + modes[i].name, modes[i].label,
                    now == modes[i].mode, i == 0, i + 1 == modes.size(), modes[i].told)) {
            wishes.mode = modes[i].mode;
        }
    }
    ImGui::PopFont();
}

void TimelineTransport::draw_half_life(Context& context, float width) {
    const Theme& theme = context.theme;
    model::Window window = context.document.view().window;
    const int last = half_life_steps() - 1;
    const int step = nearest_half_life_step(window.half_life_days);
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float height = context.px(control_height);
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
    const Rect rect = item_rect();
    const float radius = context.px(7);
    const float from = rect.min.x + radius;
    const float to = rect.max.x - radius;
    if (is_active) {
        const float share =
            std::clamp((ImGui::GetIO().MousePos.x - from) / (to - from), 0.0F, 1.0F);
        const int chosen = static_cast<int>(std::lround(share * static_cast<float>(last)));
        if (chosen != step) {
            window.half_life_days = half_life_step(chosen);
            context.actions.add(document::SetWindow{window, document::Phase::live});
        }
    }
    if (ImGui::IsItemDeactivated() && context.document.is_in_gesture()) {
        context.actions.add(document::SetWindow{window, document::Phase::final});
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

void TimelineTransport::draw_speed(Context& context, bool compact, const Rect& row) {
    const document::PlaybackSettings& settings = context.document.playback().settings;
    const double factor = settings.steps_per_second / normal_steps_per_second;
    std::size_t chosen = 0;
    for (std::size_t i = 0; i < speeds.size(); ++i) {
        if (std::abs(std::log(speeds[i].factor / factor)) <
            std::abs(std::log(speeds[chosen].factor / factor))) {
            chosen = i;
        }
    }
    ImGui::PushFont(context.theme.small);
    const std::string label =
        compact ? speeds[chosen].label : fmt::format("Speed {}", speeds[chosen].label);
    const float width = context.px(compact ? 42 : 92);
    ImGui::SetCursorScreenPos(
        {row.max.x - width, row.min.y + (row.height() - context.px(control_height)) / 2});
    if (ImGui::InvisibleButton("timeline.speed", {width, context.px(control_height)})) {
        ImGui::OpenPopup("##speeds");
    }
    name_item(context, "timeline.speed");
    const Rect rect = item_rect();
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
              {{rect.max.x - context.px(19), rect.min.y}, {rect.max.x - context.px(5), rect.max.y}},
              context.theme.muted, context.theme.scale * 0.7F);
    if (is_hovered && !ImGui::IsPopupOpen("##speeds")) {
        tip_above(context, rect, 1, fmt::format("{:g} steps a second", settings.steps_per_second));
    }
    ImGui::SetNextWindowPos({rect.max.x, rect.min.y - context.px(4)}, ImGuiCond_Always, {1, 1});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {context.px(6), context.px(6)});
    if (ImGui::BeginPopup("##speeds")) {
        for (std::size_t i = 0; i < speeds.size(); ++i) {
            const double rate = speeds[i].factor * normal_steps_per_second;
            const std::string line = fmt::format("{}   {:g} steps a second", speeds[i].label, rate);
            if (ImGui::Selectable(line.c_str(), i == chosen, 0, {context.px(160), 0})) {
                document::PlaybackSettings next = settings;
                next.steps_per_second = rate;
                context.actions.add(document::SetPlayback{next});
            }
            name_item(context, std::string("timeline.speed.") + speeds[i].name);
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    ImGui::PopFont();
}

} // namespace entente::ui
