// SPDX-License-Identifier: MIT
#include "app/ui/timeline_track.hpp"

#include "app/model/edtf.hpp"
#include "app/ui/timeline_histogram.hpp"
#include "app/ui/widgets.hpp"

#include <algorithm>
#include <cmath>

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

constexpr float side_margin = 22;    ///< units; room for the handles' grips at the ends
constexpr float row_height = 16;     ///< of one row of the axis
constexpr float overview_height = 7; ///< of the strip that shows all time while zoomed
constexpr float handle_reach = 15;   ///< of a handle's grip out of the band
constexpr float handle_inside = 4;   ///< and into it, where there is room
constexpr float least_body = 4;      ///< half of what is left to the body of the narrowest band
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

// ---- drawing
// --------------------------------------------------------------------------------------

void TimelineTrack::name_parts(Context& context) const {
    const Places& at = places_;
    name_area(context, "timeline.track", at.bars);
    const auto is_seen = [&](const Rect& rect) {
        const float middle = rect.center().x;
        return rect.width() > 0 && middle >= at.bars.min.x - context.px(handle_reach) &&
               middle <= at.bars.max.x + context.px(handle_reach);
    };
    if (is_seen(at.body)) {
        name_area(context, "timeline.body", at.body);
    }
    if (is_seen(at.left)) {
        name_area(context, "timeline.handle.left", at.left);
    }
    if (is_seen(at.right)) {
        name_area(context, "timeline.handle.right", at.right);
    }
    const auto name_row = [&](const std::vector<AxisPeriod>& row, const Rect& where) {
        for (const AxisPeriod& period : row) {
            if (period.x1 - period.x0 >= context.px(3)) {
                name_area(context, "timeline.period." + period.name,
                          {{period.x0, where.min.y}, {period.x1, where.max.y}});
            }
        }
    };
    name_row(axis_.coarse, at.coarse_row);
    name_row(axis_.fine, at.fine_row);
}

void TimelineTrack::draw_axis(Context& context, ImDrawList& list) const {
    const Theme& theme = context.theme;
    const Places& at = places_;
    const float line = std::max(1.0F, std::floor(context.px(1)));
    const Vec2 pointer = pointer_now();
    const AxisPeriod* hovered = is_hovered_ && grip_ == Grip::none && pointer.y >= at.fine_row.min.y
                                    ? period_at(pointer)
                                    : nullptr;
    const Span& shown = context.document.view().window.span;
    const bool is_window = context.document.view().window.mode == WindowMode::window;
    ImGui::PushFont(theme.small);
    const auto draw_row = [&](const std::vector<AxisPeriod>& row, const Rect& where,
                              bool is_coarse) {
        const float y = std::floor(where.center().y - ImGui::GetFontSize() / 2);
        for (const AxisPeriod& period : row) {
            const bool is_start = scale_.x_of(period.span.first) >= scale_.x0 - 0.5F;
            const float x = std::floor(period.x0);
            if (&period == hovered) {
                list.AddRectFilled({period.x0 + line, where.min.y + line}, {period.x1, where.max.y},
                                   theme.hover, context.px(4));
            }
            if (is_start) {
                const float bottom =
                    is_coarse ? where.max.y - context.px(3) : where.min.y + context.px(4);
                list.AddRectFilled({x, where.min.y}, {x + line, bottom}, theme.line);
            }
            if (period.text.empty()) {
                continue;
            }
            const bool is_lit =
                shown.meets(period.span) && (is_window || period.span.first <= shown.last);
            const ImU32 color = &period == hovered ? theme.accent
                                : !is_lit          ? with_alpha(theme.muted, 0.75F)
                                                   : theme.text;
            list.AddText({std::floor(period.text_x), y}, color, period.text.c_str());
        }
    };
    list.AddRectFilled({at.bars.min.x, at.bars.max.y}, {at.bars.max.x, at.bars.max.y + line},
                       theme.line);
    for (const AxisPeriod& period : axis_.coarse) { // lines behind the bars
        const float x = std::floor(scale_.x_of(period.span.first));
        if (x > at.bars.min.x) {
            list.AddRectFilled({x, at.bars.min.y}, {x + line, at.coarse_row.min.y},
                               with_alpha(theme.line, 0.8F));
        }
    }
    draw_row(axis_.fine, at.fine_row, false);
    draw_row(axis_.coarse, at.coarse_row, true);
    ImGui::PopFont();
}

void TimelineTrack::draw_bars(Context& context, ImDrawList& list) {
    const Theme& theme = context.theme;
    const Places& at = places_;
    bins_unit_ = bin_unit(context.document.playback().settings.unit, context.document.domain(),
                          scale_, context.px(1.5F));
    // The band is behind the bars, its bars are painted once more over the dimmed ones.
    const float header = context.px(7);
    const Rect area{{at.bars.min.x, at.bars.min.y + header + context.px(2)}, at.bars.max};
    const HistogramBars bars(context.document.histogram(bins_unit_), scale_, area, context.px(1));
    if (at.band_x1 > at.band_x0) {
        list.AddRectFilled({at.band_x0, at.bars.min.y}, {at.band_x1, at.bars.max.y},
                           with_alpha(theme.accent, theme.is_dark ? 0.17F : 0.09F));
    }
    list.PushClipRect({at.bars.min.x, at.bars.min.y}, {at.bars.max.x, at.bars.max.y}, true);
    const float dim = theme.is_dark ? 0.55F : 0.6F;
    bars.draw(list, with_alpha(theme.bar_pale, theme.is_dark ? 0.6F : 0.7F),
              with_alpha(theme.bar, dim));
    list.PopClipRect();
    if (at.band_x1 <= at.band_x0) {
        return;
    }
    list.PushClipRect({at.band_x0, at.bars.min.y}, {at.band_x1, at.bars.max.y}, true);
    bars.draw(list, theme.is_dark ? theme.bar_pale : with_alpha(theme.accent, 0.22F), theme.accent);
    list.PopClipRect();
}

void TimelineTrack::draw_band(Context& context, ImDrawList& list) const {
    const Theme& theme = context.theme;
    const Places& at = places_;
    const Window& window = context.document.view().window;
    if (at.band_x1 <= at.band_x0) {
        return;
    }
    const Vec2 pointer = pointer_now();
    const bool is_held = grip_ == Grip::body || grip_ == Grip::left || grip_ == Grip::right;
    const bool is_lit =
        is_held || (is_hovered_ && grip_ == Grip::none && grip_at(context, pointer) == Grip::body);
    const float header = context.px(7);
    const float y = at.bars.min.y;
    if (window.mode == WindowMode::decay) {
        // What fades in the network fades here: half as bright with each half-life.
        const float step = std::max(2.0F, context.px(3));
        for (float x = at.band_x1; x > at.band_x0; x -= step) {
            const float x0 = std::max(at.band_x0, x - step);
            const double age = static_cast<double>(at.band_x1 - x) * scale_.days_per_px();
            const auto weight = static_cast<float>(std::exp2(-age / window.half_life_days));
            list.AddRectFilled({x0, y}, {x, y + header}, with_alpha(theme.accent, weight));
            list.AddRectFilled({x0, y + header}, {x, at.bars.max.y},
                               with_alpha(theme.panel, 0.62F * (1 - weight)));
        }
    } else {
        list.AddRectFilled({at.band_x0, y}, {at.band_x1, y + header},
                           with_alpha(theme.accent, is_lit ? 1.0F : 0.82F), context.px(2),
                           ImDrawFlags_RoundCornersTop);
    }
    // Dots to take it by.
    const float middle = std::floor((at.band_x0 + at.band_x1) / 2);
    if (at.band_x1 - at.band_x0 > context.px(34) && !is_whole(context) &&
        window.mode == WindowMode::window) {
        for (int i = -2; i <= 2; ++i) {
            list.AddCircleFilled({middle + static_cast<float>(i) * context.px(5), y + header / 2},
                                 context.px(1.2F), with_alpha(theme.on_accent, 0.9F), 10);
        }
    }
}

void TimelineTrack::draw_handles(Context& context, ImDrawList& list) const {
    const Theme& theme = context.theme;
    const Places& at = places_;
    const Window& window = context.document.view().window;
    const bool is_over = is_hovered_ && grip_ == Grip::none;
    const Grip under = is_over ? grip_at(context, pointer_now()) : grip_;
    const float width = std::round(context.px(7));
    const float line = std::max(1.0F, std::round(context.px(1)));
    const auto handle = [&](float edge, Grip which, bool is_left) {
        if (edge < at.bars.min.x - 1 || edge > at.bars.max.x + 1) {
            return;
        }
        const float x0 = std::round(is_left ? edge - width : edge);
        const float y0 = at.bars.min.y;
        const float y1 = at.bars.max.y;
        const bool is_lit = under == which;
        const float grow = is_lit ? context.px(1) : 0;
        const float inner = is_left ? x0 + width : x0;
        list.AddRectFilled({inner - line / 2, y0}, {inner + line / 2, y1}, theme.accent);
        const float middle = std::round((y0 + y1) / 2);
        const float half = std::min((y1 - y0) / 2, context.px(15)) + grow;
        const ImVec2 min{x0 - (is_left ? grow : 0), middle - half};
        const ImVec2 max{x0 + width + (is_left ? 0 : grow), middle + half};
        if (is_lit) {
            const float halo = context.px(3);
            list.AddRectFilled({min.x - halo, min.y - halo}, {max.x + halo, max.y + halo},
                               theme.accent_soft, context.px(5));
        }
        list.AddRectFilled(min, max, theme.accent, context.px(3),
                           is_left ? ImDrawFlags_RoundCornersLeft : ImDrawFlags_RoundCornersRight);
        for (const float offset : {-1.5F, 1.5F}) {
            const float x = std::round((min.x + max.x) / 2 + context.px(offset) - line / 2);
            list.AddRectFilled({x, middle - context.px(5)}, {x + line, middle + context.px(5)},
                               with_alpha(theme.on_accent, 0.85F));
        }
    };
    if (window.mode == WindowMode::window) {
        handle(scale_.x_of(band_first_), Grip::left, true);
    }
    handle(scale_.x_of(band_end_), Grip::right, false);
}

/// While the axis shows a part of the domain: all of it, what the axis shows of it, the window.
void TimelineTrack::draw_overview(Context& context, ImDrawList& list) const {
    const Theme& theme = context.theme;
    const Span& domain = context.document.domain();
    const Window& window = context.document.view().window;
    const TimeScale all{number(domain.first), number(domain.last) + 1, scale_.x0, scale_.x1};
    const float y0 = places_.coarse_row.max.y + context.px(1);
    const float y1 = y0 + context.px(overview_height - 3);
    const float round = context.px(2);
    list.AddRectFilled({all.x0, y0}, {all.x1, y1}, theme.panel_raised, round);
    list.AddRectFilled({all.x_of(view_first_), y0}, {all.x_of(view_end_), y1},
                       with_alpha(theme.faint, 0.7F), round);
    const float a = window.mode == WindowMode::window ? all.x_of(window.span.first) : all.x0;
    const float b = std::max(all.x_of(window.span.last + days{1}), a + 2);
    list.AddRectFilled({a, y0 + context.px(1)}, {b, y1 - context.px(1)}, theme.accent, round);
}

void TimelineTrack::show_tip(Context& context, float x,
                             const std::vector<std::string>& lines) const {
    const Theme& theme = context.theme;
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    const float pad_x = context.px(10);
    const float pad_y = context.px(6);
    float width = 0;
    float height = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ImGui::PushFont(i == 0 ? theme.bold : theme.small);
        width = std::max(width, ImGui::CalcTextSize(lines[i].c_str()).x);
        height += ImGui::GetTextLineHeight() + (i > 0 ? context.px(2) : 0);
        ImGui::PopFont();
    }
    width = std::ceil(width) + 2 * pad_x;
    height = std::ceil(height) + 2 * pad_y;
    const float screen = ImGui::GetIO().DisplaySize.x;
    const float x0 = std::floor(std::clamp(
        x - width / 2, context.px(6), std::max(context.px(6), screen - width - context.px(6))));
    const float y1 = places_.bars.min.y - context.px(8);
    const ImVec2 min{x0, std::floor(y1 - height)};
    const ImVec2 max{x0 + width, std::floor(y1)};
    const float shade = context.px(1);
    list.AddRectFilled({min.x - shade, min.y}, {max.x + shade, max.y + 2 * shade},
                       IM_COL32(0, 0, 0, theme.is_dark ? 90 : 22), context.px(9));
    list.AddRectFilled(min, max, theme.panel, context.px(8));
    list.AddRect(min, max, theme.line, context.px(8), 0, std::max(1.0F, theme.scale));
    float y = min.y + pad_y;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ImGui::PushFont(i == 0 ? theme.bold : theme.small);
        list.AddText({min.x + pad_x, std::floor(y)}, i == 0 ? theme.text : theme.muted,
                     lines[i].c_str());
        y += ImGui::GetTextLineHeight() + context.px(2);
        ImGui::PopFont();
    }
}

} // namespace entente::ui
