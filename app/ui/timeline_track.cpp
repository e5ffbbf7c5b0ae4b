// SPDX-License-Identifier: MIT
#include "app/ui/timeline_track.hpp"

#include "app/ui/pointer.hpp"
#include "app/ui/timeline_jumps.hpp"

#include <imgui.h>

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
using std::chrono::days;

constexpr float attract_reach = 6;
constexpr double least_view_days = 3;
constexpr double notch = 1.25;              ///< of the wheel, as the axis is zoomed by it
constexpr double seconds_a_bin = 0.06;      ///< past the edge of the view it runs on so fast
constexpr float twice_as_fast = 40;         ///< units further away from the edge
constexpr double room_around_window = 0.15; ///< of its width, where the axis shows it

} // namespace

void TimelineTrack::draw(Context& context, const Rect& area, const std::optional<Span>& preview,
                         bool is_fixed, TimelineControls& controls) {
    if (std::exchange(controls.wants_fit, false)) {
        toggle_fit(context);
    }
    view_.keep_within(context.document.domain());
    places_ = drawing_.place(context, area, view_);
    const Rect& touched = places_.touched;
    ImGui::SetCursorScreenPos({touched.min.x, touched.min.y});
    ImGui::InvisibleButton("##track",
                           {std::max(1.0F, touched.width()), std::max(1.0F, touched.height())},
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle);
    is_hovered_ = ImGui::IsItemHovered();
    is_running_on_ = false;
    if (!is_fixed) {
        take_pointer(context, controls);
    }
    TimelineGesture gesture;
    gesture.held = held_;
    gesture.pointer = pointer_now();
    gesture.hovered = is_hovered_ && held_ == TimelinePart::none ? places_.part_at(gesture.pointer)
                                                                 : TimelinePart::none;
    gesture.has_moved = has_moved_;
    gesture.is_in_passing = controls.passing.is_running();
    gesture.is_fixed = is_fixed;
    gesture.preview = preview;
    gesture.key_pressed = controls.focus.pressed();
    for (const auto& [name, part] :
         {std::pair("timeline.outliers.before", TimelinePart::arrow_before),
          std::pair("timeline.outliers.after", TimelinePart::arrow_after)}) {
        if (gesture.key_pressed == name) {
            follow_arrow(context, part);
        }
    }
    drawing_.draw(context, places_, gesture, view_);
}

WindowMoves TimelineTrack::moves(const Context& context, const TimelineControls& controls) const {
    SnapRule rule;
    rule.domain = context.document.domain();
    rule.unit = context.document.playback().settings.unit;
    rule.snaps = !ImGui::GetIO().KeyCtrl;
    rule.attract_days =
        static_cast<double>(context.px(attract_reach)) * places_.scale.days_per_px();
    rule.stops = stops_;
    return {context.document.time_mode(), rule, controls.keeps_width};
}

TimePoint TimelineTrack::point_at(float x) const {
    return {places_.scale.edge_at(x), places_.scale.day_under(x)};
}

// ---- pointer ------------------------------------------------------------------------------------

void TimelineTrack::take_pointer(Context& context, TimelineControls& controls) {
    const Vec2 at = pointer_now();
    // A drag that has begun goes on until the button is let go, even where something that appears
    // takes the focus away.
    if (held_ == TimelinePart::none && ImGui::IsItemActivated() && ImGui::IsMouseClicked(0)) {
        begin(context, controls, at);
    } else if (held_ != TimelinePart::none && ImGui::IsMouseDown(0)) {
        go_on(context, controls, at);
    } else if (held_ != TimelinePart::none) {
        finish(context, controls, at);
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDown(2) && held_ == TimelinePart::none) {
        pan(context,
            -static_cast<double>(ImGui::GetIO().MouseDelta.x) * places_.scale.days_per_px());
    }
    if (is_hovered_ && held_ == TimelinePart::none) {
        take_wheel(context, controls, at);
        if (ImGui::IsMouseClicked(1)) {
            controls.passing.settle(context);
            const Span& domain = context.document.domain();
            menu_ = TimelineSpot{
                at, std::clamp(places_.scale.day_under(at.x), domain.first, domain.last),
                static_cast<double>(context.px(attract_reach)) * places_.scale.days_per_px()};
            if (const document::TimeMark* mark = places_.mark_at(at)) {
                menu_->mark = *mark;
            }
        }
    }
    choose_cursor(at);
}

void TimelineTrack::choose_cursor(Vec2 at) const {
    const TimelinePart shown = held_ != TimelinePart::none ? held_
                               : is_hovered_               ? places_.part_at(at)
                                                           : TimelinePart::none;
    if (shown == TimelinePart::left || shown == TimelinePart::right) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    } else if (shown == TimelinePart::body || shown == TimelinePart::overview_view ||
               shown == TimelinePart::overview_band) {
        ImGui::SetMouseCursor(has_moved_ && held_ == shown ? ImGuiMouseCursor_ResizeAll
                                                           : ImGuiMouseCursor_Hand);
    } else if ((shown == TimelinePart::axis && places_.period_at(at) != nullptr) ||
               shown == TimelinePart::mark || places_.arrow(shown) != nullptr ||
               (shown == TimelinePart::empty && drawing_.bar_at(at))) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
}

std::optional<TimelineSpot> TimelineTrack::take_menu() {
    return std::exchange(menu_, std::nullopt);
}

void TimelineTrack::begin(Context& context, TimelineControls& controls, Vec2 at) {
    controls.passing.settle(context);
    if (context.document.playback().is_playing()) {
        context.actions.add(document::Pause{});
    }
    // The second half of a double click is on what the first one was on, wherever the window went.
    const bool is_second = ImGui::IsMouseDoubleClicked(0);
    held_ = is_second && was_click_ ? clicked_ : places_.part_at(at);
    start_ = present_window(context.document);
    stops_ = milestone_days(context);
    pressed_at_ = at;
    pressed_day_ = places_.scale.day_at(at.x);
    has_moved_ = false;
    pressed_period_.reset();
    if (held_ == TimelinePart::axis) {
        const AxisPeriod* period = places_.period_at(at);
        pressed_period_ = period != nullptr ? std::optional(period->span) : std::nullopt;
    } else if (held_ == TimelinePart::body || held_ == TimelinePart::empty) {
        pressed_period_ = drawing_.bar_at(at);
    } else if (held_ == TimelinePart::mark) {
        if (const document::TimeMark* mark = places_.mark_at(at)) {
            pressed_period_ = mark->span;
        }
    } else if (held_ == TimelinePart::overview) {
        pan_to(context, at.x);
        held_ = TimelinePart::overview_view;
    }
    pressed_view_ = view_;
    if (is_second) {
        double_click(context, controls);
        held_ = TimelinePart::ignored;
    }
}

void TimelineTrack::double_click(Context& context, const TimelineControls& controls) {
    const WindowMoves how = moves(context, controls);
    Window window = start_;
    switch (held_) {
    case TimelinePart::left:
        window = how.edge_at_border(start_, Edge::start);
        break;
    case TimelinePart::right:
        window = how.edge_at_border(start_, Edge::end);
        break;
    case TimelinePart::body:
    case TimelinePart::empty:
        window = how.whole(start_);
        if (window != start_ && was_click_) {
            // Its first half moved the window: both are one gesture.
            context.actions.add(document::Undo{});
        }
        break;
    default:
        return; // on a label the first click has done all
    }
    was_click_ = false;
    if (window != start_) {
        send_window(context, window, Phase::final);
    }
}

void TimelineTrack::go_on(Context& context, const TimelineControls& controls, Vec2 at) {
    if (held_ == TimelinePart::ignored) {
        return;
    }
    if (!has_moved_ && std::abs(at.x - pressed_at_.x) < context.px(drag_threshold)) {
        return;
    }
    if (places_.arrow(held_) != nullptr) {
        return; // a button, in which nothing is drawn
    }
    has_moved_ = true;
    if (held_ == TimelinePart::overview_view) {
        // The box goes with the pointer.
        const double by = static_cast<double>(at.x - pressed_at_.x) *
                          places_.overview_scale(context.document.domain()).days_per_px();
        pan(context, pressed_view_.first + by - view_.first);
        return;
    }
    if (held_ != TimelinePart::overview_band) {
        run_on(context, at);
    }
    const Window window = dragged_window(context, controls, at);
    if (window != present_window(context.document)) {
        send_window(context, window, Phase::live);
    }
}

/// Past an edge of the view it runs on, a bin at a time, the faster the farther.
void TimelineTrack::run_on(const Context& context, Vec2 at) {
    const float beyond = at.x < places_.scale.x0   ? at.x - places_.scale.x0
                         : at.x > places_.scale.x1 ? at.x - places_.scale.x1
                                                   : 0;
    if (!view_.is_part || beyond == 0) {
        return;
    }
    is_running_on_ = true;
    const Day day = model::day_of(static_cast<std::int32_t>(std::floor(view_.first)));
    const graph::CalendarUnit unit = context.document.playback().settings.unit;
    const auto bin = static_cast<double>((graph::add_units(day, unit, 1) - day).count());
    const double speed = 1 + static_cast<double>(std::abs(beyond) / context.px(twice_as_fast));
    const double by = bin * speed * static_cast<double>(ImGui::GetIO().DeltaTime) / seconds_a_bin;
    pan(context, beyond < 0 ? -by : by);
}

void TimelineTrack::finish(Context& context, const TimelineControls& controls, Vec2 at) {
    if (held_ != TimelinePart::ignored && held_ != TimelinePart::overview_view) {
        if (has_moved_) {
            was_click_ = false;
            send_window(context, dragged_window(context, controls, at), Phase::final);
        } else {
            click(context, controls, at);
        }
    }
    held_ = TimelinePart::none;
    has_moved_ = false;
    stops_.clear();
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
Window TimelineTrack::dragged_window(const Context& context, const TimelineControls& controls,
                                     Vec2 at) const {
    const WindowMoves how = moves(context, controls);
    const TimeScale& scale = places_.scale;
    const float x = view_.is_part ? std::clamp(at.x, scale.x0, scale.x1) : at.x;
    const auto by = static_cast<std::int64_t>(std::lround(scale.day_at(x) - pressed_day_));
    const bool is_mirrored = ImGui::GetIO().KeyAlt;
    switch (held_) {
    case TimelinePart::left:
        return how.with_edge(start_, Edge::start, start_.span.first + days{by}, is_mirrored);
    case TimelinePart::right:
        return how.with_edge(start_, Edge::end, start_.span.last + days{1 + by}, is_mirrored);
    case TimelinePart::body:
        return how.band_moved(start_, by);
    case TimelinePart::overview_band: {
        const TimeScale all = places_.overview_scale(context.document.domain());
        return how.band_moved(
            start_, std::lround(static_cast<double>(at.x - pressed_at_.x) * all.days_per_px()));
    }
    case TimelinePart::empty: {
        const auto pressed = static_cast<std::int32_t>(std::lround(pressed_day_));
        const auto under = static_cast<std::int32_t>(std::floor(pressed_day_));
        return how.brushed(start_, {model::day_of(pressed), model::day_of(under)}, point_at(x));
    }
    case TimelinePart::axis:
        // From the period that was pressed to the one under the pointer.
        if (pressed_period_) {
            const float inside = std::clamp(at.x, scale.x0, scale.x1 - 1);
            const Span there = axis_period(places_.level_at(pressed_at_.y), scale.day_under(inside),
                                           context.document.view().calendar);
            return how.on_period(start_, {std::min(pressed_period_->first, there.first),
                                          std::max(pressed_period_->last, there.last)});
        }
        break;
    default:
        break;
    }
    return start_;
}

void TimelineTrack::click(Context& context, const TimelineControls& controls, Vec2 at) {
    was_click_ = false;
    clicked_ = held_;
    const bool is_extending = ImGui::GetIO().KeyShift;
    if (places_.arrow(held_) != nullptr) {
        if (held_ == places_.part_at(at)) {
            follow_arrow(context, held_);
        }
        return;
    }
    if (held_ == TimelinePart::mark && pressed_period_ && pressed_period_->days() == 1) {
        // A day is too little for a window: it is brought there.
        const WindowMoves how = moves(context, controls);
        const TimePoint there{pressed_period_->first, pressed_period_->first};
        const Window window =
            is_extending ? how.extended(start_, there) : how.clicked(start_, there);
        if (window != start_) {
            was_click_ = true;
            send_window(context, window, Phase::final);
        }
        return;
    }
    if (pressed_period_ &&
        (held_ == TimelinePart::axis || held_ == TimelinePart::mark || !is_extending)) {
        pick(context, controls, *pressed_period_);
        return;
    }
    const WindowMoves how = moves(context, controls);
    Window window = start_;
    if (held_ == TimelinePart::axis) {
        return;
    }
    if (is_extending) {
        window = how.extended(start_, point_at(at.x));
    } else if ((held_ == TimelinePart::empty && !places_.is_whole) ||
               (held_ == TimelinePart::body && !places_.handles.body)) {
        window = how.clicked(start_, point_at(at.x));
    }
    if (window != start_) {
        was_click_ = true;
        send_window(context, window, Phase::final);
    }
}

/// A bar or a label. A second click on the same goes back to what was before the first.
void TimelineTrack::pick(Context& context, const TimelineControls& controls, const Span& period) {
    const WindowMoves how = moves(context, controls);
    Window window = how.on_period(start_, period);
    if (picked_period_ == period && picked_window_ == start_ && before_pick_.mode == start_.mode) {
        picked_period_.reset();
        window = before_pick_;
        window.half_life_days = start_.half_life_days;
    } else {
        if (ImGui::GetIO().KeyShift && how.mode() == document::TimeMode::window &&
            !controls.keeps_width) {
            window.span = {std::min(start_.span.first, window.span.first),
                           std::max(start_.span.last, window.span.last)};
        }
        picked_period_ = period;
        picked_window_ = window;
        before_pick_ = start_;
    }
    if (window != start_) {
        was_click_ = true;
        send_window(context, window, Phase::final);
    }
}

// ---- view ---------------------------------------------------------------------------------------

void TimelineTrack::pan(const Context& context, double by) {
    if (!view_.is_part) {
        return;
    }
    view_.first += by;
    view_.end += by;
    view_.keep_within(context.document.domain());
    places_.scale.first = view_.first;
    places_.scale.end = view_.end;
}

/// The axis shows what lies beyond that edge.
void TimelineTrack::follow_arrow(const Context& context, TimelinePart part) {
    if (const EdgeArrow* arrow = places_.arrow(part)) {
        view_.show(arrow->shows, context.document.domain());
    }
}

/// The view's middle at that place of the overview.
void TimelineTrack::pan_to(const Context& context, float x) {
    const double day = places_.overview_scale(context.document.domain()).day_at(x);
    pan(context, day - (view_.first + view_.end) / 2);
}

void TimelineTrack::toggle_fit(const Context& context) {
    if (view_.is_part) {
        view_ = {};
        return;
    }
    const Span& window = places_.window;
    const auto room = static_cast<std::int64_t>(
        std::ceil(static_cast<double>(window.days()) * room_around_window));
    view_.show({window.first - days{room}, window.last + days{room}}, context.document.domain());
    if (view_.width() < least_view_days) {
        const double middle = (view_.first + view_.end) / 2;
        view_.zoom_around(middle, least_view_days, context.document.domain());
    }
}

void TimelineTrack::take_wheel(Context& context, TimelineControls& controls, Vec2 at) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.MouseWheel == 0 && io.MouseWheelH == 0) {
        return;
    }
    if (io.KeyCtrl) {
        wheel_left_ += io.MouseWheel;
        const auto steps = static_cast<int>(wheel_left_);
        wheel_left_ -= static_cast<float>(steps);
        if (steps != 0) {
            controls.passing.change(context,
                                    present_moves(context, controls)
                                        .widened_around(present_window(context.document), steps));
            was_click_ = false;
        }
        return;
    }
    if (io.KeyShift || io.MouseWheelH != 0) {
        const float notches = io.MouseWheelH != 0 ? io.MouseWheelH : io.MouseWheel;
        pan(context, -static_cast<double>(notches) * view_.width() / 10);
        return;
    }
    // The day under the pointer stays there.
    const double width = view_.width();
    const double factor = std::pow(notch, -static_cast<double>(io.MouseWheel));
    const double next = std::max(std::min(width, least_view_days), width * factor);
    view_.zoom_around(places_.scale.day_at(at.x), next, context.document.domain());
}

} // namespace entente::ui
