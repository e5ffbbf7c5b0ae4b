// SPDX-License-Identifier: MIT
#include "app/ui/timeline_transport.hpp"

#include "app/ui/timeline_buttons.hpp"
#include "app/ui/timeline_half_life.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

using base::Rect;
using document::AtEnd;
using document::PlayDirection;
using document::TimeMode;
using graph::UnitKind;

constexpr float roomy_width = 1120; ///< units; narrower rows fold groups into lists
constexpr float compact_width = 890;
constexpr double normal_steps_per_second = 1.25;

struct UnitChoice {
    UnitKind unit;
    const char* label;
    const char* letter;
};
constexpr std::array step_units{
    UnitChoice{UnitKind::day, "Day", "D"},     UnitChoice{UnitKind::week, "Week", "W"},
    UnitChoice{UnitKind::month, "Month", "M"}, UnitChoice{UnitKind::quarter, "Quarter", "Q"},
    UnitChoice{UnitKind::year, "Year", "Y"},   UnitChoice{UnitKind::decade, "Decade", "10Y"}};

struct ModeChoice {
    TimeMode mode;
    const char* label;
    const char* told;
};
constexpr std::array modes{
    ModeChoice{TimeMode::window, "Window", "What happened between two dates (M: next mode)"},
    ModeChoice{TimeMode::growing, "Growing",
               "All that has happened up to a date; the left handle pins where it begins (M: next "
               "mode)"},
    ModeChoice{TimeMode::from_here, "From here",
               "All from a date on to the end of the data (M: next mode)"},
    ModeChoice{TimeMode::instant, "Instant", "One unit of time at once (M: next mode)"},
    ModeChoice{TimeMode::memory, "Memory",
               "All up to a date, older events counting less and less (M: next mode)"}};

struct SpeedChoice {
    double factor;
    const char* name;
    const char* label;
};
constexpr std::array speeds{SpeedChoice{0.5, "half", "\xc2\xbd\xc3\x97"},
                            SpeedChoice{1, "1", "1\xc3\x97"}, SpeedChoice{2, "2", "2\xc3\x97"},
                            SpeedChoice{4, "4", "4\xc3\x97"}, SpeedChoice{8, "8", "8\xc3\x97"}};

std::size_t chosen_unit(const Context& context) {
    return static_cast<std::size_t>(context.document.playback().settings.unit.kind);
}

std::string unit_name(const Context& context) {
    return graph::words_for_unit(context.document.playback().settings.unit);
}

void set_unit(Context& context, TimelineControls& controls, UnitKind unit) {
    controls.unit_is_auto = false;
    document::PlaybackSettings settings = context.document.playback().settings;
    settings.unit = settings.unit.of(unit);
    context.actions.add(document::SetPlayback{settings});
}

void set_at_end(Context& context, AtEnd at_end) {
    document::PlaybackSettings settings = context.document.playback().settings;
    settings.at_end = at_end;
    context.actions.add(document::SetPlayback{settings});
}

bool is_playing(const Context& context, PlayDirection direction) {
    const document::Playback& playback = context.document.playback();
    return playback.is_playing() && playback.direction() == direction;
}

std::string mode_widget(TimeMode mode) {
    return fmt::format("timeline.mode.{}", document::name_of(mode));
}

} // namespace

TimelineTransport::Room TimelineTransport::room(const Context& context, float width) {
    return width < context.px(compact_width) ? Room::narrow
           : width < context.px(roomy_width) ? Room::compact
                                             : Room::roomy;
}

bool TimelineTransport::is_compact(const Context& context, float width) {
    return room(context, width) != Room::roomy;
}

void TimelineTransport::change_unit(Context& context, TimelineControls& controls, int step) {
    const auto last = static_cast<int>(step_units.size()) - 1;
    const int next = std::clamp(static_cast<int>(chosen_unit(context)) + step, 0, last);
    set_unit(context, controls, step_units[static_cast<std::size_t>(next)].unit);
}

void TimelineTransport::change_at_end(Context& context) {
    const auto now = static_cast<int>(context.document.playback().settings.at_end);
    set_at_end(context, static_cast<AtEnd>((now + 1) % 3));
}

void TimelineTransport::change_mode(Context& context, TimelineControls& controls, TimeMode mode) {
    if (mode != context.document.time_mode()) {
        controls.passing.settle(context);
        context.actions.add(document::SetTimeMode{mode});
    }
}

TimelineTransport::Wishes TimelineTransport::draw(Context& context, const Rect& row,
                                                  TimelineControls& controls,
                                                  const std::string& why_not,
                                                  const std::string& why_not_play, bool is_zoomed) {
    Wishes wishes;
    controls.list.begin_frame();
    const Room there = room(context, row.width());
    const float gap = context.px(there == Room::roomy ? 16.0F : there == Room::compact ? 10 : 8);
    const float y = row.min.y + (row.height() - context.px(transport_control_height)) / 2;
    const float y_button = row.min.y + (row.height() - context.px(transport_button_side)) / 2;
    const auto next = [&](float at_y) {
        ImGui::SameLine(0, gap);
        ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, at_y});
    };
    ImGui::SetCursorScreenPos({row.min.x, y_button});
    draw_buttons(context, controls, wishes, why_not, why_not_play);
    next(y);
    draw_modes(context, controls, there);
    if (there == Room::roomy && context.document.time_mode() == TimeMode::memory) {
        next(y);
        // What the groups to the right of it leave.
        const float taken = context.px(500);
        const float left = row.max.x - ImGui::GetCursorScreenPos().x - taken;
        draw_half_life(context, std::clamp(left, context.px(120), context.px(270)));
    }
    next(y);
    draw_units(context, controls, there);
    ImGui::SameLine(0, context.px(2));
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, y_button});
    calendar_.draw(context, controls);
    if (there != Room::narrow) {
        next(y_button);
        draw_view(context, controls, is_zoomed);
    }
    const float side = context.px(transport_button_side);
    const float speed_width = context.px(there == Room::roomy ? 92.0F : 46);
    ImGui::SetCursorScreenPos({row.max.x - side - context.px(4) - speed_width, y});
    draw_speed(context, controls, there);
    ImGui::SetCursorScreenPos({row.max.x - side, y_button});
    draw_more(context, controls, there, is_zoomed);
    controls.list.end_frame();
    return wishes;
}

void TimelineTransport::draw_buttons(Context& context, const TimelineControls& controls,
                                     Wishes& wishes, const std::string& why_not,
                                     const std::string& why_not_play) {
    const document::Document& document = context.document;
    const model::Span span = present_window(document).span;
    const model::Span& domain = document.domain();
    const document::Handles handles = document::handles_of(document.time_mode());
    const std::string unit = unit_name(context);
    const bool is_whole = document.time_mode() == TimeMode::window && span.days() >= domain.days();
    const bool can_move = why_not.empty() && !is_whole;
    const auto told = [&](const std::string& what) {
        return !why_not.empty() ? why_not
               : is_whole ? std::string("All time is shown: make the window smaller to move it")
                          : what;
    };
    const bool leads_at_start = handles.leads_at_start || handles.body;
    const bool is_at_start = leads_at_start && span.first <= domain.first;
    const bool is_at_end = handles.leads_at_start
                               ? document::stepped(document.time_mode(), present_window(document),
                                                   domain, document.playback().settings.unit, 1)
                                         .span == span
                               : span.last >= domain.last;
    const float gap = context.px(1);
    const bool can_play = why_not_play.empty();

    if (transport_button(context, controls, "timeline.to_start", Icon::to_start,
                         told("To the first data (Home)"), false, can_move && !is_at_start)) {
        wishes.to_border = -1;
    }
    ImGui::SameLine(0, gap);
    if (transport_button(context, controls, "timeline.step.back", Icon::chevron_left,
                         told(fmt::format("Back by a {} (Left)", unit)), false,
                         can_move && !is_at_start)) {
        wishes.steps = -1;
    }
    ImGui::SameLine(0, gap);
    const bool plays_back = is_playing(context, PlayDirection::backward);
    if (transport_button(context, controls, "timeline.play_back", TransportIcon::play_back,
                         !can_play    ? why_not_play
                         : plays_back ? "Pause (Space)"
                                      : "Play backward (Shift+Space)",
                         plays_back, can_play)) {
        wishes.play = PlayDirection::backward;
    }
    ImGui::SameLine(0, context.px(2));
    if (draw_play(context, controls, why_not_play)) {
        wishes.play = document.playback().is_playing() ? document.playback().direction()
                                                       : PlayDirection::forward;
    }
    ImGui::SameLine(0, context.px(2));
    const bool can_stop = document.playback().is_playing();
    if (transport_button(context, controls, "timeline.stop", TransportIcon::stop,
                         !can_play  ? why_not_play
                         : can_stop ? "Stop: back to the window from before playing"
                                    : "Stop, while it plays: back to the window from before",
                         false, can_stop)) {
        context.actions.add(document::Stop{});
    }
    ImGui::SameLine(0, gap);
    if (transport_button(context, controls, "timeline.step.forward", Icon::chevron_right,
                         told(fmt::format("On by a {} (Right)", unit)), false,
                         can_move && !is_at_end)) {
        wishes.steps = 1;
    }
    ImGui::SameLine(0, gap);
    if (transport_button(context, controls, "timeline.to_end", Icon::to_end,
                         told("To the last data (End)"), false, can_move && !is_at_end)) {
        wishes.to_border = 1;
    }
    ImGui::SameLine(0, gap);
    draw_at_end(context, controls, why_not_play);
}

/// Play is what most people look for: it stands out.
bool TimelineTransport::draw_play(Context& context, const TimelineControls& controls,
                                  const std::string& why_not_play) {
    const float side = context.px(transport_button_side);
    const bool can_play = why_not_play.empty();
    const bool is_on = context.document.playback().is_playing();
    ImGui::BeginDisabled(!can_play);
    const bool is_pressed = ImGui::InvisibleButton("timeline.play", {side, side});
    ImGui::EndDisabled();
    name_item(context, "timeline.play");
    const Rect rect = last_item();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool is_hovered = can_play && ImGui::IsItemHovered();
    const ImU32 fill = !can_play ? context.theme.panel_raised : context.theme.accent;
    const base::Vec2 middle = rect.center();
    if (is_hovered) {
        list.AddCircleFilled({middle.x, middle.y}, side / 2 + context.px(1.5F),
                             context.theme.accent_soft, 40);
    }
    list.AddCircleFilled({middle.x, middle.y}, side / 2 - context.px(1), fill, 40);
    const Rect icon{{rect.min.x + (is_on ? 0 : context.px(0.5F)), rect.min.y}, rect.max};
    draw_icon(list, is_on ? Icon::pause : Icon::play, icon,
              can_play ? context.theme.on_accent : context.theme.faint, context.theme.scale * 0.9F);
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        tip_above(context, rect, 0,
                  !can_play ? why_not_play
                  : is_on   ? "Pause (Space)"
                            : "Play (Space; backward: Shift+Space)");
    }
    return is_pressed || (can_play && controls.focus.is_pressed("timeline.play"));
}

void TimelineTransport::draw_at_end(Context& context, const TimelineControls& controls,
                                    const std::string& why_not) {
    const bool is_enabled = why_not.empty();
    bool is_pressed = false;
    switch (context.document.playback().settings.at_end) {
    case AtEnd::stop:
        is_pressed =
            transport_button(context, controls, "timeline.loop", TransportIcon::once,
                             is_enabled ? "Playing stops at the end (L: again and again)" : why_not,
                             false, is_enabled);
        break;
    case AtEnd::loop:
        is_pressed = transport_button(
            context, controls, "timeline.loop", Icon::loop,
            is_enabled ? "Playing begins again at the end (L: back and forth)" : why_not, true,
            is_enabled);
        break;
    case AtEnd::bounce:
        is_pressed = transport_button(context, controls, "timeline.loop", TransportIcon::bounce,
                                      is_enabled ? "Playing turns round at the ends (L: stop there)"
                                                 : why_not,
                                      true, is_enabled);
        break;
    }
    if (is_pressed) {
        change_at_end(context);
    }
}

void TimelineTransport::draw_units(Context& context, TimelineControls& controls, Room room) {
    ImGui::PushFont(context.theme.small);
    const std::size_t chosen = chosen_unit(context);
    const std::string now = unit_name(context);
    const std::string told_auto =
        controls.unit_is_auto
            ? fmt::format("The unit follows the axis: a {} now. It is what a step goes on by and "
                          "the window snaps to",
                          now)
            : "Let the unit follow the axis";
    if (room == Room::roomy) {
        if (transport_segment(
                context, controls,
                {"timeline.unit.auto", "Auto", told_auto, controls.unit_is_auto, true, false})) {
            controls.unit_is_auto = true;
        }
        for (std::size_t i = 0; i < step_units.size(); ++i) {
            const std::string unit(graph::name_of(step_units[i].unit));
            const std::string words =
                graph::words_for_unit(context.document.view().calendar.unit(step_units[i].unit));
            ImGui::SameLine(0, 0);
            if (transport_segment(
                    context, controls,
                    {"timeline.unit." + unit, step_units[i].letter,
                     fmt::format("Step and snap by the {} ([ smaller, ] larger)", words),
                     i == chosen, false, i + 1 == step_units.size()})) {
                set_unit(context, controls, step_units[i].unit);
            }
        }
        ImGui::PopFont();
        return;
    }
    const std::string label = step_units[chosen].label;
    transport_list_button(context, controls, "timeline.unit", label, context.px(76),
                          fmt::format("Step and snap by the {}{} ([ smaller, ] larger)", now,
                                      controls.unit_is_auto ? ", after the axis" : ""));
    if (begin_transport_list(context, controls.list, "timeline.unit", last_item(), false)) {
        if (transport_choice(context, controls.list, "timeline.unit.auto", "Auto, after the axis",
                             controls.unit_is_auto)) {
            controls.unit_is_auto = true;
        }
        ImGui::Separator();
        for (std::size_t i = 0; i < step_units.size(); ++i) {
            if (transport_choice(context, controls.list,
                                 "timeline.unit." + std::string(graph::name_of(step_units[i].unit)),
                                 step_units[i].label, !controls.unit_is_auto && i == chosen)) {
                set_unit(context, controls, step_units[i].unit);
            }
        }
        end_transport_list();
    }
    ImGui::PopFont();
}

void TimelineTransport::draw_modes(Context& context, TimelineControls& controls, Room room) {
    ImGui::PushFont(context.theme.small);
    const TimeMode now = context.document.time_mode();
    const ModeChoice& chosen = modes[static_cast<std::size_t>(now)];
    if (room == Room::narrow) {
        transport_list_button(context, controls, "timeline.mode", chosen.label, context.px(92),
                              chosen.told);
        if (begin_transport_list(context, controls.list, "timeline.mode", last_item(), false)) {
            for (const ModeChoice& choice : modes) {
                if (transport_choice(context, controls.list, mode_widget(choice.mode), choice.label,
                                     choice.mode == now)) {
                    change_mode(context, controls, choice.mode);
                }
            }
            end_transport_list();
        }
        ImGui::PopFont();
        return;
    }
    for (std::size_t i = 0; i < modes.size(); ++i) {
        if (i > 0) {
            ImGui::SameLine(0, 0);
        }
        if (transport_segment(context, controls,
                              {mode_widget(modes[i].mode), modes[i].label, modes[i].told,
                               now == modes[i].mode, i == 0, i + 1 == modes.size()})) {
            change_mode(context, controls, modes[i].mode);
        }
    }
    ImGui::PopFont();
}

void TimelineTransport::draw_view(Context& context, TimelineControls& controls, bool is_zoomed) {
    const bool can_lock = context.document.time_mode() == TimeMode::window;
    if (transport_button(context, controls, "timeline.lock",
                         can_lock && controls.keeps_width ? TransportIcon::locked
                                                          : TransportIcon::unlocked,
                         !can_lock              ? "Only the mode Window has a width to lock"
                         : controls.keeps_width ? "The width is locked: its ends move the window"
                                                : "Lock the window's width",
                         can_lock && controls.keeps_width, can_lock)) {
        controls.keeps_width = !controls.keeps_width;
    }
    ImGui::SameLine(0, context.px(1));
    if (transport_button(context, controls, "timeline.fit",
                         is_zoomed ? TransportIcon::to_all : TransportIcon::to_window,
                         is_zoomed ? "Show all time on the axis"
                                   : "Show the window as wide as the axis is",
                         false, true)) {
        controls.wants_fit = true;
    }
}

void TimelineTransport::draw_speed(Context& context, TimelineControls& controls, Room room) {
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
    transport_list_button(context, controls, "timeline.speed",
                          room == Room::roomy ? fmt::format("Speed {}", speeds[chosen].label)
                                              : std::string(speeds[chosen].label),
                          context.px(room == Room::roomy ? 92.0F : 46),
                          fmt::format("{:g} steps a second", settings.steps_per_second));
    if (begin_transport_list(context, controls.list, "timeline.speed", last_item(), true)) {
        for (std::size_t i = 0; i < speeds.size(); ++i) {
            const double rate = speeds[i].factor * normal_steps_per_second;
            if (transport_choice(
                    context, controls.list, std::string("timeline.speed.") + speeds[i].name,
                    fmt::format("{}   {:g} steps a second", speeds[i].label, rate), i == chosen)) {
                document::PlaybackSettings next = settings;
                next.steps_per_second = rate;
                context.actions.add(document::SetPlayback{next});
            }
        }
        end_transport_list();
    }
    ImGui::PopFont();
}

void TimelineTransport::draw_more(Context& context, TimelineControls& controls, Room room,
                                  bool is_zoomed) {
    if (transport_button(context, controls, "timeline.more", TransportIcon::more,
                         "More of playing and of the axis", false, true)) {
        ImGui::OpenPopup("##timeline.more");
    }
    ImGui::PushFont(context.theme.small);
    if (begin_transport_list(context, controls.list, "timeline.more", last_item(), true)) {
        document::PlaybackSettings settings = context.document.playback().settings;
        if (transport_choice(context, controls.list, "timeline.skip_quiet", "Skip quiet periods",
                             settings.skips_quiet)) {
            settings.skips_quiet = !settings.skips_quiet;
            context.actions.add(document::SetPlayback{settings});
        }
        if (transport_choice(context, controls.list, "timeline.no_motion",
                             "No motion: cut between windows", !context.app.style.has_motion)) {
            Style style = context.app.style;
            style.has_motion = !style.has_motion;
            context.actions.ask(SetStyle{style});
        }
        ImGui::Separator();
        if (transport_choice(context, controls.list, "timeline.at_end.stop", "Stop at the end",
                             settings.at_end == AtEnd::stop)) {
            set_at_end(context, AtEnd::stop);
        }
        if (transport_choice(context, controls.list, "timeline.at_end.loop", "Again and again",
                             settings.at_end == AtEnd::loop)) {
            set_at_end(context, AtEnd::loop);
        }
        if (transport_choice(context, controls.list, "timeline.at_end.bounce", "Back and forth",
                             settings.at_end == AtEnd::bounce)) {
            set_at_end(context, AtEnd::bounce);
        }
        if (room == Room::narrow) {
            ImGui::Separator();
            if (transport_choice(context, controls.list, "timeline.lock", "Lock the window's width",
                                 controls.keeps_width)) {
                controls.keeps_width = !controls.keeps_width;
            }
            if (transport_choice(context, controls.list, "timeline.fit",
                                 is_zoomed ? "Show all time on the axis"
                                           : "Show the window on the axis",
                                 false)) {
                controls.wants_fit = true;
            }
        }
        end_transport_list();
    }
    ImGui::PopFont();
}

} // namespace entente::ui
