// SPDX-License-Identifier: MIT
#include "app/ui/timeline_panel.hpp"

#include "app/ui/timeline_colors.hpp"
#include "app/ui/timeline_controls.hpp"
#include "app/ui/timeline_keys.hpp"
#include "app/ui/timeline_menu.hpp"
#include "app/ui/timeline_status.hpp"
#include "app/ui/timeline_track.hpp"
#include "app/ui/timeline_transport.hpp"
#include "app/ui/timeline_words.hpp"
#include "app/ui/widgets.hpp"

#include <imgui.h>

#include <algorithm>
#include <utility>

namespace entente::ui {
namespace {

using base::Rect;
using document::PlayDirection;

constexpr float margin = 14; ///< units
constexpr float status_height = 38;
constexpr float transport_height = 40;
constexpr float splitter_height = 7;
constexpr double least_unit_px = 8; ///< units of the design; a narrower one is not snapped to

std::string why_fixed(const document::Document& document) {
    if (!document.store().extent()) {
        return "No event has a date: there is no time to move through";
    }
    if (document.domain().days() == 1) {
        return "All events are of one day: there is no time to move through";
    }
    return {};
}

} // namespace

struct TimelinePanel::State {
    TimelineTrack track;
    TimelineTransport transport;
    TimelineStatus status;
    TimelineKeys keys;
    TimelineMenu menu;
    TimelineControls controls;
    bool was_playing = false;
    std::optional<document::QuietBreak> told_break;
    float grip = 0; ///< from the pointer to the edge that it holds

    void play(Context& context, PlayDirection direction);
    void follow_playback(const document::Document& document);
    void follow_axis(Context& context) const;
    void draw_splitter(Context& context, const Rect& area);
    bool press_other(const KeyPress& key, Context& context, bool can_move);
};

TimelinePanel::TimelinePanel() : state_(std::make_unique<State>()) {}
TimelinePanel::~TimelinePanel() = default;

void TimelinePanel::reset() {
    *state_ = {};
}

bool TimelinePanel::is_moving() const {
    return state_->keys.is_held() || state_->track.is_running_on() || state_->track.is_gliding() ||
           state_->controls.passing.is_running();
}

bool TimelinePanel::take_export() {
    return std::exchange(state_->controls.wants_export, false);
}

void TimelinePanel::draw(Context& context, const Rect& area) {
    State& state = *state_;
    TimelineControls& controls = state.controls;
    const document::Document& document = context.document;
    const std::string why_not = why_fixed(document);
    const std::string why_not_play =
        !why_not.empty() ? why_not
                         : document::why_not_played(document.store().extent(),
                                                    document.playback().settings.unit);
    controls.note.seconds_left -= static_cast<double>(ImGui::GetIO().DeltaTime);
    state.follow_playback(document);
    state.keys.advance(context, controls);
    controls.passing.advance(context, state.keys.is_held());
    if (const auto field = controls.focus.take_field()) {
        state.status.focus(*field);
    }
    const float side = context.px(margin);
    const Rect status{{area.min.x + side, area.min.y},
                      {area.max.x - side, area.min.y + context.px(status_height)}};
    const Rect transport{{area.min.x + side, area.max.y - context.px(transport_height)},
                         {area.max.x - side, area.max.y - context.px(2)}};
    const Rect track{
        {area.min.x, status.max.y + context.px(4)},
        {area.max.x, std::max(status.max.y + context.px(5), transport.min.y - context.px(2))}};

    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    begin_area(context, "##timeline", area,
               ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::PopStyleVar();
    state.draw_splitter(context, area);
    state.status.draw(context, status, controls,
                      TimelineTransport::is_compact(context, status.width()));
    if (document.store().extent()) {
        state.track.draw(context, track, state.status.preview(), !why_not.empty(), controls);
        state.follow_axis(context);
        if (const auto spot = state.track.take_menu()) {
            state.menu.open(context, *spot);
        }
    } else {
        draw_no_dates(context, track, why_not);
    }
    const auto wishes = state.transport.draw(context, transport, controls, why_not, why_not_play,
                                             state.track.is_zoomed());
    state.menu.draw(context, controls);
    controls.focus.draw(context);
    end_area();

    if (wishes.play) {
        state.play(context, *wishes.play);
    }
    if (wishes.steps != 0) {
        state.keys.step(context, controls, wishes.steps);
    }
    if (wishes.to_border != 0) {
        show_window(context, controls,
                    present_moves(context, controls)
                        .at_border(present_window(document),
                                   wishes.to_border < 0 ? Border::start : Border::end));
    }
}

/// The upper edge can be taken hold of.
void TimelinePanel::State::draw_splitter(Context& context, const Rect& area) {
    const Rect edge{area.min, {area.max.x, area.min.y + context.px(splitter_height)}};
    ImGui::SetCursorScreenPos({edge.min.x, edge.min.y});
    ImGui::InvisibleButton("timeline.splitter", {edge.width(), edge.height()});
    name_item(context, "timeline.splitter");
    const float pointer = ImGui::GetIO().MousePos.y;
    if (ImGui::IsItemActivated()) {
        grip = area.min.y - pointer;
    }
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(0)) {
        context.actions.ask(SetTimelineHeight{0});
    } else if (ImGui::IsItemActive() && ImGui::GetIO().MouseDelta.y != 0) {
        context.actions.ask(
            SetTimelineHeight{(area.max.y - (pointer + grip)) / context.theme.scale});
    }
    const bool is_held = ImGui::IsItemActive();
    if (is_held || ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
        ImGui::GetWindowDrawList()->AddRectFilled(
            {area.min.x, area.min.y}, {area.max.x, area.min.y + context.px(2)},
            is_held ? context.theme.accent : with_alpha(context.theme.accent, 0.5F));
        if (!is_held) {
            tip(context, "Drag to make the timeline higher or lower (double click: as usual)");
        }
    }
    // Three dots in the middle, where a hand looks for them.
    const float middle = std::floor(area.center().x);
    for (const float x : {-6.0F, 0.0F, 6.0F}) {
        ImGui::GetWindowDrawList()->AddCircleFilled(
            {middle + context.px(x), area.min.y + context.px(5)}, context.px(1.3F),
            context.theme.faint, 8);
    }
}

/// Says what playing did that is not plain to see.
void TimelinePanel::State::follow_playback(const document::Document& document) {
    const document::Playback& playback = document.playback();
    const bool begins = playback.is_playing() && !std::exchange(was_playing, playback.is_playing());
    was_playing = playback.is_playing();
    if (begins && playback.is_narrowed()) {
        controls.note.say("playing a twelfth of all time at once: " +
                          words_for_length(document.view().window.span, document.view().calendar));
    }
    const auto& leapt = playback.is_playing() ? playback.last_break() : std::nullopt;
    if (leapt && leapt != told_break) {
        controls.note.say("skipped " + short_words_for_span(leapt->skipped));
    }
    told_break = leapt;
}

/// The unit that the axis has room for, while it is not locked. It stays while something moves, and
/// in mode instant, where it is the window's width: zooming moves no time.
void TimelinePanel::State::follow_axis(Context& context) const {
    const document::Document& document = context.document;
    if (!controls.unit_is_auto || document.playback().is_playing() || document.is_in_gesture() ||
        track.is_dragging() || document.time_mode() == document::TimeMode::instant) {
        return;
    }
    const double least_px = least_unit_px * static_cast<double>(context.theme.scale);
    const graph::CalendarUnit unit =
        document.view().calendar.unit(unit_of_scale(track.days_per_px(), least_px));
    document::PlaybackSettings settings = document.playback().settings;
    if (unit != settings.unit) {
        settings.unit = unit;
        context.actions.add(document::SetPlayback{settings});
    }
}

/// Plays that way; where it plays that way already it pauses.
void TimelinePanel::State::play(Context& context, PlayDirection direction) {
    const document::Playback& playback = context.document.playback();
    controls.passing.settle(context);
    if (playback.is_playing() && playback.direction() == direction) {
        context.actions.add(document::Pause{});
    } else {
        context.actions.add(document::Play{direction});
    }
}

bool TimelinePanel::State::press_other(const KeyPress& key, Context& context, bool can_move) {
    const document::Playback& playback = context.document.playback();
    const bool is_back = key.is(Key::space, shift);
    if (is_back || key.is(Key::space)) {
        const bool can_play =
            can_move &&
            document::why_not_played(context.document.store().extent(), playback.settings.unit)
                .empty();
        if (can_play && !key.is_repeat) {
            // Space pauses whichever way it plays.
            play(context, is_back                 ? PlayDirection::backward
                          : playback.is_playing() ? playback.direction()
                                                  : PlayDirection::forward);
        }
        return true;
    }
    if (key.is(Key::left_bracket) || key.is(Key::right_bracket)) {
        TimelineTransport::change_unit(context, controls, key.key == Key::left_bracket ? -1 : 1);
        return true;
    }
    if (key.is(Key::l)) {
        TimelineTransport::change_at_end(context);
        return true;
    }
    if (key.is(Key::m)) {
        const auto next = (static_cast<std::size_t>(context.document.time_mode()) + 1) %
                          document::time_mode_count;
        TimelineTransport::change_mode(context, controls, static_cast<document::TimeMode>(next));
        return true;
    }
    if (key.is(Key::t) && context.document.store().extent()) {
        status.type_range();
        return true;
    }
    return false;
}

bool TimelinePanel::press(const KeyPress& key, Context& context) {
    State& state = *state_;
    if (state.track.is_dragging()) {
        // A drag has the whole attention: it is given up, or goes on.
        if (key.is(Key::escape)) {
            state.track.cancel(context);
        }
        return key.key != Key::none;
    }
    const bool can_move = why_fixed(context.document).empty();
    return state.transport.press(key, context) || state.controls.list.press(key) ||
           state.controls.focus.press(key) ||
           (can_move && state.keys.press(key, context, state.controls)) ||
           state.press_other(key, context, can_move);
}

} // namespace entente::ui
