// SPDX-License-Identifier: MIT
#include "app/ui/timeline_track.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace entente::ui {
namespace {

using base::Rect;
using base::Vec2;
using document::Phase;
using model::Day;
using model::Span;
using model::Window;
using model::WindowMode;
using std::chrono::days;

constexpr float drag_threshold = 4;
constexpr float attract_reach = 6;
constexpr double seconds_of_run = 0.4;

Vec2 pointer_now() {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {at.x, at.y};
}

} // namespace

SnapRule TimelineTrack::rule(const Context& context) const {
    SnapRule rule;
    rule.domain = context.document.domain();
    rule.unit = context.document.playback().settings.unit;
    rule.snaps = !ImGui::GetIO().KeyCtrl;
    rule.attract_days =
        static_cast<double>(context.px(attract_reach)) * places_.scale.days_per_px();
    return rule;
}

// ---- pointer ------------------------------------------------------------------------------------

void TimelineTrack::draw(Context& context, const Rect& area, const std::optional<Span>& preview,
                         bool is_fixed) {
    view_.keep_within(context.document.domain());
    places_ = drawing_.place(context, area, view_);
    const Rect& touched = places_.touched;
    ImGui::SetCursorScreenPos({touched.min.x, touched.min.y});
    ImGui::InvisibleButton("##track",
                           {std::max(1.0F, touched.width()), std::max(1.0F, touched.height())},
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle);
    is_hovered_ = ImGui::IsItemHovered();
    if (!is_fixed) {
        take_pointer(context);
    }
    if (is_in_passing_) {
        seconds_since_passing_ += static_cast<double>(ImGui::GetIO().DeltaTime);
        if (seconds_since_passing_ > seconds_of_run) {
            settle(context);
        }
    }
    TimelineGesture gesture;
    gesture.held = held_;
    gesture.pointer = pointer_now();
    gesture.hovered = is_hovered_ && held_ == TimelinePart::none ? places_.part_at(gesture.pointer)
                                                                 : TimelinePart::none;
    gesture.has_moved = has_moved_;
    gesture.is_in_passing = is_in_passing_;
    gesture.is_fixed = is_fixed;
    gesture.preview = preview;
    drawing_.draw(context, places_, gesture, view_);
}

void TimelineTrack::take_pointer(Context& context) {
    const Vec2 at = pointer_now();
    // A drag that has begun goes on until the button is let go, even where something that appears
    // takes the focus away.
    if (held_ == TimelinePart::none && ImGui::IsItemActivated() && ImGui::IsMouseClicked(0)) {
        begin(context, at);
    } else if (held_ != TimelinePart::none && ImGui::IsMouseDown(0)) {
        go_on(context, at);
    } else if (held_ != TimelinePart::none) {
        finish(context, at);
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDown(2) && view_.is_part) {
        pan(context,
            -static_cast<double>(ImGui::GetIO().MouseDelta.x) * places_.scale.days_per_px());
    }
    if (is_hovered_ && held_ == TimelinePart::none) {
        take_wheel(context, at);
    }
    const TimelinePart shown = held_ != TimelinePart::none ? held_
                               : is_hovered_               ? places_.part_at(at)
                                                           : TimelinePart::none;
    if (shown == TimelinePart::left || shown == TimelinePart::right) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    } else if (shown == TimelinePart::body) {
        ImGui::SetMouseCursor(has_moved_ && held_ == TimelinePart::body ? ImGuiMouseCursor_ResizeAll
                                                                        : ImGuiMouseCursor_Hand);
    } else if (shown == TimelinePart::axis && places_.period_at(at) != nullptr) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
}

void TimelineTrack::begin(Context& context, Vec2 at) {
    settle(context);
    if (context.document.playback().is_playing()) {
        context.actions.add(document::Pause{});
    }
    held_ = places_.part_at(at);
    start_ = context.document.view().window;
    pressed_at_ = at;
    has_moved_ = false;
    const AxisPeriod* period = held_ == TimelinePart::axis ? places_.period_at(at) : nullptr;
    pressed_period_ = period != nullptr ? std::optional(period->span) : std::nullopt;
    if (ImGui::IsMouseDoubleClicked(0)) {
        double_click(context);
        held_ = TimelinePart::ignored;
    }
}

void TimelineTrack::double_click(Context& context) {
    const Span& domain = context.document.domain();
    Window window = start_;
    switch (held_) {
    case TimelinePart::left:
        window.span.first = domain.first;
        break;
    case TimelinePart::right:
        window.span.last = domain.last;
        break;
    case TimelinePart::body:
    case TimelinePart::empty:
        window.span = domain;
        if (was_click_) { // its first half moved the window: both are one gesture
            context.actions.add(document::Undo{});
        }
        break;
    default:
        return; // on a label the first click has done all
    }
    was_click_ = false;
    send(context, window, Phase::final);
}

void TimelineTrack::go_on(Context& context, Vec2 at) {
    if (held_ == TimelinePart::ignored) {
        return;
    }
    if (!has_moved_ && std::abs(at.x - pressed_at_.x) < context.px(drag_threshold)) {
        return;
    }
    has_moved_ = true;
    if (view_.is_part && (at.x < places_.scale.x0 || at.x > places_.scale.x1)) {
        // Past an edge of the view it runs on, the faster the farther.
        const float beyond =
            at.x < places_.scale.x0 ? at.x - places_.scale.x0 : at.x - places_.scale.x1;
        pan(context, static_cast<double>(beyond) * places_.scale.days_per_px() * 4 *
                         static_cast<double>(ImGui::GetIO().DeltaTime));
    }
    const Window window = dragged_window(context, at);
    if (window != context.document.view().window) {
        send(context, window, Phase::live);
    }
}

void TimelineTrack::finish(Context& context, Vec2 at) {
    if (held_ != TimelinePart::ignored) {
        if (has_moved_) {
            was_click_ = false;
            send(context, dragged_window(context, at), Phase::final);
        } else {
            click(context, at);
        }
    }
    held_ = TimelinePart::none;
    has_moved_ = false;
}

void TimelineTrack::cancel(Context& context) {
    if (has_moved_ && context.document.is_in_gesture()) {
        context.actions.add(document::CancelGesture{});
    }
    held_ = TimelinePart::ignored;
    has_moved_ = false;
}

/// The window that the drag makes with the pointer there. It rests on where the drag began and on
/// nothing between, so that going back gives back the same window.
Window TimelineTrack::dragged_window(const Context& context, Vec2 at) const {
    const SnapRule snap = rule(context);
    const bool is_mirrored = ImGui::GetIO().KeyAlt && start_.mode == WindowMode::window;
    const auto by = static_cast<std::int64_t>(
        std::lround(static_cast<double>(at.x - pressed_at_.x) * places_.scale.days_per_px()));
    const Day start_end = start_.span.last + days{1};
    Window window = start_;
    switch (held_) {
    case TimelinePart::left: {
        const Day edge = start_.span.first + days{by};
        window.span = is_mirrored ? with_start_mirrored(start_.span, edge, snap)
                                  : with_start(start_.span, edge, snap);
        break;
    }
    case TimelinePart::right:
        window.span = is_mirrored ? with_end_mirrored(start_.span, start_end + days{by}, snap)
                                  : with_end(start_.span, start_end + days{by}, snap);
        break;
    case TimelinePart::body:
        window.span = start_.mode == WindowMode::window
                          ? moved(start_.span, by, snap)
                          : with_end(start_.span, start_end + days{by}, snap);
        break;
    case TimelinePart::empty:
        if (start_.mode == WindowMode::window) {
            window.span =
                brushed(places_.scale.edge_at(pressed_at_.x), places_.scale.edge_at(at.x), snap);
        } else {
            window.span = with_end(start_.span, places_.scale.edge_at(at.x), snap);
        }
        break;
    case TimelinePart::axis:
        // From the period that was pressed to the one under the pointer.
        if (pressed_period_) {
            const float x = std::clamp(at.x, places_.scale.x0, places_.scale.x1 - 1);
            const Span there =
                axis_period(places_.level_at(pressed_at_.y), places_.scale.day_under(x));
            const Span both{std::min(pressed_period_->first, there.first),
                            std::max(pressed_period_->last, there.last)};
            window.span = cut_to(both, snap.domain);
            if (start_.mode != WindowMode::window) {
                window.span.first = start_.span.first;
            }
        }
        break;
    default:
        break;
    }
    return window;
}

void TimelineTrack::click(Context& context, Vec2 at) {
    was_click_ = false;
    if (held_ == TimelinePart::axis) {
        if (pressed_period_) {
            pick_period(context, *pressed_period_);
        }
        return;
    }
    const SnapRule snap = rule(context);
    Window window = start_;
    if (ImGui::GetIO().KeyShift) {
        const Day edge = places_.scale.edge_at(at.x);
        window.span = window.mode == WindowMode::window ? extended(window.span, edge, snap)
                                                        : with_end(window.span, edge, snap);
    } else if (held_ == TimelinePart::empty && !places_.is_whole) {
        window.span = window.mode == WindowMode::window
                          ? centered(window.span, places_.scale.edge_at(at.x), snap)
                          : with_end(window.span, places_.scale.edge_at(at.x), snap);
    }
    if (window != start_) {
        was_click_ = true;
        send(context, window, Phase::final);
    }
}

/// A second click on the same period goes back to what was before the first.
void TimelineTrack::pick_period(Context& context, const Span& period) {
    Window window = start_;
    window.span = cut_to(period, context.document.domain());
    if (window.mode != WindowMode::window) {
        window.span.first = std::min(start_.span.first, window.span.last);
    }
    if (window == start_ && picked_period_ == period) {
        picked_period_.reset();
        window = before_pick_;
        window.half_life_days = start_.half_life_days;
        if (window.mode != start_.mode) {
            return;
        }
    } else if (ImGui::GetIO().KeyShift && window.mode == WindowMode::window) {
        window.span = {std::min(start_.span.first, window.span.first),
                       std::max(start_.span.last, window.span.last)};
    } else {
        picked_period_ = period;
        before_pick_ = start_;
    }
    send(context, window, Phase::final);
}

void TimelineTrack::send(Context& context, const Window& window, Phase phase) {
    context.actions.add(document::SetWindow{window, phase});
}

void TimelineTrack::change_in_passing(Context& context, const Window& window) {
    was_click_ = false;
    if (window == context.document.view().window) {
        return;
    }
    is_in_passing_ = true;
    seconds_since_passing_ = 0;
    send(context, window, Phase::live);
}

void TimelineTrack::settle(Context& context) {
    if (std::exchange(is_in_passing_, false) && context.document.is_in_gesture()) {
        send(context, context.document.view().window, Phase::final);
    }
}

// ---- wheel --------------------------------------------------------------------------------------

void TimelineTrack::pan(Context& context, double by) {
    view_.first += by;
    view_.end += by;
    view_.keep_within(context.document.domain());
    places_.scale.first = view_.first;
    places_.scale.end = view_.end;
}

void TimelineTrack::take_wheel(Context& context, Vec2 at) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel == 0 && io.MouseWheelH == 0) {
        return;
    }
    if (io.KeyCtrl) {
        wheel_left_ += io.MouseWheel;
        const auto steps = static_cast<int>(wheel_left_);
        wheel_left_ -= static_cast<float>(steps);
        Window window = context.document.view().window;
        if (steps != 0) {
            SnapRule snap = rule(context);
            snap.snaps = true; // Ctrl is held for the wheel here
            window.span = window.mode == WindowMode::window
                              ? widened_around(window.span, steps, snap)
                              : with_end_stepped(window.span, steps, snap);
            change_in_passing(context, window);
        }
        return;
    }
    const double width = view_.width();
    if (io.KeyShift || io.MouseWheelH != 0) {
        const float notches = io.MouseWheelH != 0 ? io.MouseWheelH : io.MouseWheel;
        if (view_.is_part) {
            pan(context, -static_cast<double>(notches) * width / 10);
        }
        return;
    }
    // The day under the pointer stays there.
    const double factor = std::pow(1.25, -static_cast<double>(io.MouseWheel));
    const double least = std::max(7.0, static_cast<double>(context.px(1)) / 4);
    const double next = std::max(std::min(width, least), width * factor);
    view_.zoom_around(places_.scale.day_at(at.x), next, context.document.domain());
}

} // namespace entente::ui
