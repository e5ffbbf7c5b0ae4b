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

constexpr float side_margin = 22;  ///< units; room for the handles' grips at the ends
constexpr float row_height = 16;   ///< of one row of the axis
constexpr float handle_inside = 4; ///< and into it, where there is room
constexpr float least_body = 4;    ///< half of what is left to the body of the narrowest band
constexpr float drag_threshold = 4;
constexpr float attract_reach = 6;
constexpr double seconds_of_run = 0.4;

Vec2 pointer_now() {
    const ImVec2 at = ImGui::GetIO().MousePos;
    return {at.x, at.y};
}

double number(Day day) {
    return static_cast<double>(model::day_number(day));
}

} // namespace

// ---- where everything is ------------------------------------------------------------------------

void TimelineTrack::keep_view(const Context& context) {
    const Span& domain = context.document.domain();
    const double first = number(domain.first);
    const double end = number(domain.last) + 1;
    if (!has_view_ || view_end_ - view_first_ >= end - first) {
        has_view_ = false;
        view_first_ = first;
        view_end_ = end;
        return;
    }
    const double width = view_end_ - view_first_;
    view_first_ = std::clamp(view_first_, first, end - width);
    view_end_ = view_first_ + width;
}

void TimelineTrack::place(Context& context, const Rect& area) {
    keep_view(context);
    const float row = std::floor(context.px(row_height));
    const float strip = has_view_ ? context.px(overview_height) : 0;
    Places& at = places_;
    const float x0 = std::floor(area.min.x + context.px(side_margin));
    const float x1 = std::floor(area.max.x - context.px(side_margin));
    const float axis_top = std::floor(std::max(area.min.y + 8, area.max.y - 2 * row - strip));
    at.bars = {{x0, std::floor(area.min.y)}, {std::max(x1, x0 + 1), axis_top}};
    at.fine_row = {{x0, axis_top}, {x1, axis_top + row}};
    at.coarse_row = {{x0, axis_top + row}, {x1, axis_top + 2 * row}};
    scale_ = {view_first_, view_end_, at.bars.min.x, at.bars.max.x};

    ImGui::PushFont(context.theme.small);
    const MeasureText measure = [](std::string_view text) {
        return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
    };
    axis_ = make_axis(scale_, measure, measure, context.px(7));
    ImGui::PopFont();

    const Window& window = context.document.view().window;
    const bool is_window = window.mode == WindowMode::window;
    const float a = is_window ? scale_.x_of(window.span.first) : scale_.x_of(view_first_);
    const float b = scale_.x_of(window.span.last + days{1});
    // The grips lie outside of a narrow band, so that its body can always be had.
    const float middle = (a + b) / 2;
    const float inside = std::min(context.px(handle_inside), (b - a) / 4);
    const float half = std::max((b - a) / 2 - inside, context.px(least_body));
    const float reach = context.px(handle_reach);
    const float y0 = at.bars.min.y;
    const float y1 = at.bars.max.y;
    at.left = {{std::min(a - reach, middle - half - reach), y0}, {middle - half, y1}};
    at.right = {{middle + half, y0}, {std::max(b + reach, middle + half + reach), y1}};
    at.body = {{std::max(x0, middle - half), y0}, {std::min(x1, middle + half), y1}};
    if (!is_window) { // the band has no start to be moved
        at.left = {};
        at.body.min.x = x0;
    }
}

/// The band glides where a click, a key or playing moves the window; it stays at the pointer while
/// it is dragged.
void TimelineTrack::move_band(const Context& context) {
    const Window& window = context.document.view().window;
    const double first =
        window.mode == WindowMode::window ? number(window.span.first) : scale_.first;
    const double end = number(window.span.last) + 1;
    const bool jumps = !has_band_ || grip_ != Grip::none || is_in_passing_ ||
                       context.document.is_settled() || !context.document.has_motion();
    const double share =
        jumps ? 1 : 1 - std::exp(-static_cast<double>(ImGui::GetIO().DeltaTime) * 16);
    band_first_ += (first - band_first_) * share;
    band_end_ += (end - band_end_) * share;
    has_band_ = true;
    places_.band_x0 = std::max(scale_.x0, scale_.x_of(band_first_));
    places_.band_x1 = std::min(scale_.x1, scale_.x_of(band_end_));
}

bool TimelineTrack::is_whole(const Context& context) const {
    const Window& window = context.document.view().window;
    return window.mode == WindowMode::window &&
           window.span.days() >= context.document.domain().days();
}

SnapRule TimelineTrack::rule(const Context& context) const {
    SnapRule rule;
    rule.domain = context.document.domain();
    rule.unit = context.document.playback().settings.unit;
    rule.snaps = !ImGui::GetIO().KeyCtrl;
    rule.attract_days = static_cast<double>(context.px(attract_reach)) * scale_.days_per_px();
    return rule;
}

TimelineTrack::Grip TimelineTrack::grip_at(const Context& context, Vec2 at) const {
    if (at.y >= places_.fine_row.min.y) {
        return Grip::axis;
    }
    if (places_.body.contains(at)) {
        // A window that cannot move leaves its place to the drawing of a new one.
        return is_whole(context) ? Grip::empty : Grip::body;
    }
    const bool is_left = places_.left.contains(at);
    const bool is_right = places_.right.contains(at);
    return is_left ? Grip::left : is_right ? Grip::right : Grip::empty;
}

const AxisPeriod* TimelineTrack::period_at(Vec2 at) const {
    const auto& row = at.y < places_.coarse_row.min.y ? axis_.fine : axis_.coarse;
    for (const AxisPeriod& period : row) {
        if (at.x >= period.x0 && at.x < period.x1) {
            return &period;
        }
    }
    return nullptr;
}

// ---- pointer ------------------------------------------------------------------------------------

void TimelineTrack::draw(Context& context, const Rect& area, const std::optional<Span>& preview,
                         bool is_fixed) {
    place(context, area);
    ImGui::SetCursorScreenPos({area.min.x, area.min.y});
    ImGui::InvisibleButton("##track", {std::max(1.0F, area.width()), std::max(1.0F, area.height())},
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
    move_band(context);
    name_parts(context);

    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_axis(context, list);
    draw_bars(context, list);
    draw_band(context, list);
    if (preview) {
        const float x0 = std::max(scale_.x0, scale_.x_of(preview->first));
        const float x1 = std::min(scale_.x1, scale_.x_of(preview->last + days{1}));
        list.AddRect({x0, places_.bars.min.y}, {std::max(x1, x0 + 2), places_.bars.max.y},
                     context.theme.accent, context.px(3), 0, context.px(1.5F));
    }
    if (!is_fixed) {
        draw_handles(context, list);
    }
    if (has_view_) {
        draw_overview(context, list);
    }
    draw_hover(context, list);
}

void TimelineTrack::take_pointer(Context& context) {
    const Vec2 at = pointer_now();
    // A drag that has begun goes on until the button is let go, even where something that appears
    // takes the focus away.
    if (grip_ == Grip::none && ImGui::IsItemActivated() && ImGui::IsMouseClicked(0)) {
        begin(context, at);
    } else if (grip_ != Grip::none && ImGui::IsMouseDown(0)) {
        go_on(context, at);
    } else if (grip_ != Grip::none) {
        finish(context, at);
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDown(2) && has_view_) {
        pan(context, -static_cast<double>(ImGui::GetIO().MouseDelta.x) * scale_.days_per_px());
    }
    if (is_hovered_ && grip_ == Grip::none) {
        take_wheel(context, at);
    }
    const Grip shown = grip_ != Grip::none ? grip_
                       : is_hovered_       ? grip_at(context, at)
                                           : Grip::none;
    if (shown == Grip::left || shown == Grip::right) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    } else if (shown == Grip::body) {
        ImGui::SetMouseCursor(has_moved_ && grip_ == Grip::body ? ImGuiMouseCursor_ResizeAll
                                                                : ImGuiMouseCursor_Hand);
    } else if (shown == Grip::axis && period_at(at) != nullptr) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
}

void TimelineTrack::begin(Context& context, Vec2 at) {
    settle(context);
    if (context.document.playback().is_playing()) {
        context.actions.add(document::Pause{});
    }
    grip_ = grip_at(context, at);
    start_ = context.document.view().window;
    pressed_at_ = at;
    has_moved_ = false;
    const AxisPeriod* period = grip_ == Grip::axis ? period_at(at) : nullptr;
    pressed_period_ = period != nullptr ? std::optional(period->span) : std::nullopt;
    if (ImGui::IsMouseDoubleClicked(0)) {
        double_click(context);
        grip_ = Grip::ignored;
    }
}

void TimelineTrack::double_click(Context& context) {
    const Span& domain = context.document.domain();
    Window window = start_;
    switch (grip_) {
    case Grip::left:
        window.span.first = domain.first;
        break;
    case Grip::right:
        window.span.last = domain.last;
        break;
    case Grip::body:
    case Grip::empty:
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
    if (grip_ == Grip::ignored) {
        return;
    }
    if (!has_moved_ && std::abs(at.x - pressed_at_.x) < context.px(drag_threshold)) {
        return;
    }
    has_moved_ = true;
    if (has_view_ && (at.x < scale_.x0 || at.x > scale_.x1)) {
        // Past an edge of the view it runs on, the faster the farther.
        const float beyond = at.x < scale_.x0 ? at.x - scale_.x0 : at.x - scale_.x1;
        pan(context, static_cast<double>(beyond) * scale_.days_per_px() * 4 *
                         static_cast<double>(ImGui::GetIO().DeltaTime));
    }
    const Window window = dragged_window(context, at);
    if (window != context.document.view().window) {
        send(context, window, Phase::live);
    }
}

void TimelineTrack::finish(Context& context, Vec2 at) {
    if (grip_ != Grip::ignored) {
        if (has_moved_) {
            was_click_ = false;
            send(context, dragged_window(context, at), Phase::final);
        } else {
            click(context, at);
        }
    }
    grip_ = Grip::none;
    has_moved_ = false;
    hover_seconds_ = 0;
}

void TimelineTrack::cancel(Context& context) {
    if (has_moved_ && context.document.is_in_gesture()) {
        context.actions.add(document::CancelGesture{});
    }
    grip_ = Grip::ignored;
    has_moved_ = false;
}

/// The window that the drag makes with the pointer there. It rests on where the drag began and on
/// nothing between, so that going back gives back the same window.
Window TimelineTrack::dragged_window(const Context& context, Vec2 at) const {
    const SnapRule snap = rule(context);
    const bool is_mirrored = ImGui::GetIO().KeyAlt && start_.mode == WindowMode::window;
    const auto by = static_cast<std::int64_t>(
        std::lround(static_cast<double>(at.x - pressed_at_.x) * scale_.days_per_px()));
    const Day start_end = start_.span.last + days{1};
    Window window = start_;
    switch (grip_) {
    case Grip::left: {
        const Day edge = start_.span.first + days{by};
        window.span = is_mirrored ? with_start_mirrored(start_.span, edge, snap)
                                  : with_start(start_.span, edge, snap);
        break;
    }
    case Grip::right:
        window.span = is_mirrored ? with_end_mirrored(start_.span, start_end + days{by}, snap)
                                  : with_end(start_.span, start_end + days{by}, snap);
        break;
    case Grip::body:
        window.span = start_.mode == WindowMode::window
                          ? moved(start_.span, by, snap)
                          : with_end(start_.span, start_end + days{by}, snap);
        break;
    case Grip::empty:
        if (start_.mode == WindowMode::window) {
            window.span = brushed(scale_.edge_at(pressed_at_.x), scale_.edge_at(at.x), snap);
        } else {
            window.span = with_end(start_.span, scale_.edge_at(at.x), snap);
        }
        break;
    case Grip::axis:
        // From the period that was pressed to the one under the pointer.
        if (pressed_period_) {
            const float x = std::clamp(at.x, scale_.x0, scale_.x1 - 1);
            const bool is_fine = pressed_at_.y < places_.coarse_row.min.y;
            const Span there =
                axis_period(is_fine ? axis_.fine_level : axis_.coarse_level, scale_.day_under(x));
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
    if (grip_ == Grip::axis) {
        if (pressed_period_) {
            pick_period(context, *pressed_period_);
        }
        return;
    }
    const SnapRule snap = rule(context);
    Window window = start_;
    if (ImGui::GetIO().KeyShift) {
        const Day edge = scale_.edge_at(at.x);
        window.span = window.mode == WindowMode::window ? extended(window.span, edge, snap)
                                                        : with_end(window.span, edge, snap);
    } else if (grip_ == Grip::empty && !is_whole(context)) {
        window.span = window.mode == WindowMode::window
                          ? centered(window.span, scale_.edge_at(at.x), snap)
                          : with_end(window.span, scale_.edge_at(at.x), snap);
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
    view_first_ += by;
    view_end_ += by;
    keep_view(context);
    scale_.first = view_first_;
    scale_.end = view_end_;
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
    const double width = view_end_ - view_first_;
    if (io.KeyShift || io.MouseWheelH != 0) {
        const float notches = io.MouseWheelH != 0 ? io.MouseWheelH : io.MouseWheel;
        if (has_view_) {
            pan(context, -static_cast<double>(notches) * width / 10);
        }
        return;
    }
    // The day under the pointer stays there.
    const double factor = std::pow(1.25, -static_cast<double>(io.MouseWheel));
    const double least = std::max(7.0, static_cast<double>(context.px(1)) / 4);
    const double next = std::max(std::min(width, least), width * factor);
    const double day = std::clamp(scale_.day_at(at.x), view_first_, view_end_);
    const double share = (day - view_first_) / width;
    view_first_ = day - share * next;
    view_end_ = view_first_ + next;
    has_view_ = true;
    keep_view(context);
}

} // namespace entente::ui
