// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/timeline_controls.hpp"
#include "app/ui/timeline_drawing.hpp"
#include "app/ui/timeline_moves.hpp"

#include <optional>
#include <vector>

namespace entente::ui {

/// Where a menu was asked for.
struct TimelineSpot {
    base::Vec2 at;
    model::Day day;
    double reach_days = 0; ///< what is so near is meant
    std::optional<document::TimeMark> mark{};
};

/// The gestures of the pointer on histogram, band, handles and axis. (TIMELINE.md, section 3.)
/// Where these are is told by TimelinePlaces, how they look by TimelineDrawing.
class TimelineTrack {
  public:
    /// @param preview  a span to be outlined, as while a range is typed.
    /// @param is_fixed  time cannot be moved: only shown.
    void draw(Context& context, const base::Rect& area, const std::optional<model::Span>& preview,
              bool is_fixed, TimelineControls& controls);
    /// For a newly opened document.
    void reset() { *this = {}; }

    [[nodiscard]] bool is_dragging() const { return held_ != TimelinePart::none; }
    /// The pointer is past an edge of the view, which runs on.
    [[nodiscard]] bool is_running_on() const { return is_running_on_; }
    /// The band glides to where the window is.
    [[nodiscard]] bool is_gliding() const { return drawing_.is_gliding(); }
    /// Gives up what is being dragged; the window is again what it was.
    void cancel(Context& context);
    /// The axis shows the window with some time around it, or, where it shows a part, all time.
    void toggle_fit(const Context& context);
    [[nodiscard]] bool is_zoomed() const { return view_.is_part; }
    [[nodiscard]] double days_per_px() const { return places_.scale.days_per_px(); }
    /// A right click since it was asked last.
    std::optional<TimelineSpot> take_menu();

  private:
    void take_pointer(Context& context, TimelineControls& controls);
    void choose_cursor(base::Vec2 at) const;
    void begin(Context& context, TimelineControls& controls, base::Vec2 at);
    void double_click(Context& context, const TimelineControls& controls);
    void go_on(Context& context, const TimelineControls& controls, base::Vec2 at);
    void run_on(const Context& context, base::Vec2 at);
    void finish(Context& context, const TimelineControls& controls, base::Vec2 at);
    void click(Context& context, const TimelineControls& controls, base::Vec2 at);
    void pick(Context& context, const TimelineControls& controls, const model::Span& period);
    void take_wheel(Context& context, TimelineControls& controls, base::Vec2 at);
    void pan(const Context& context, double days);
    void pan_to(const Context& context, float x);
    void follow_arrow(const Context& context, TimelinePart part);
    [[nodiscard]] WindowMoves moves(const Context& context, const TimelineControls& controls) const;
    [[nodiscard]] TimePoint point_at(float x) const;
    [[nodiscard]] model::Window
    dragged_window(const Context& context, const TimelineControls& controls, base::Vec2 at) const;

    TimelineView view_;
    TimelinePlaces places_;
    TimelineDrawing drawing_;

    TimelinePart held_ = TimelinePart::none;
    model::Window start_; ///< at the press
    base::Vec2 pressed_at_;
    double pressed_day_ = 0;
    TimelineView pressed_view_;
    bool has_moved_ = false;
    bool is_running_on_ = false;
    std::optional<model::Span> pressed_period_;
    std::vector<model::Day> stops_; ///< that attract, while something is held
    bool was_click_ = false;        ///< the last gesture was a click that changed the window
    TimelinePart clicked_ = TimelinePart::none; ///< what it was on
    std::optional<model::Span> picked_period_;
    model::Window picked_window_; ///< what picking it gave
    model::Window before_pick_;
    std::optional<TimelineSpot> menu_;

    float wheel_left_ = 0;
    bool is_hovered_ = false;
};

} // namespace entente::ui
