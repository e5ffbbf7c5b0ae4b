// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"
#include "app/ui/timeline_drawing.hpp"
#include "app/ui/timeline_window.hpp"

#include <optional>

namespace entente::ui {

/// The gestures of the pointer on histogram, band, handles and axis. Where these are is told by
/// TimelinePlaces, how they look by TimelineDrawing.
class TimelineTrack {
  public:
    /// @param preview  a span to be outlined, as while a range is typed.
    /// @param is_fixed  time cannot be moved: only shown.
    void draw(Context& context, const base::Rect& area, const std::optional<model::Span>& preview,
              bool is_fixed);
    /// For a newly opened document.
    void reset() { *this = {}; }

    [[nodiscard]] bool is_dragging() const { return held_ != TimelinePart::none; }
    /// Gives up what is being dragged; the window is again what it was.
    void cancel(Context& context);

    /// A change that may be followed by others of its kind (wheel, held keys): shown at once; one
    /// step to undo when no other comes for a moment.
    void change_in_passing(Context& context, const model::Window& window);
    /// Ends such a run of changes.
    void settle(Context& context);

  private:
    void take_pointer(Context& context);
    void begin(Context& context, base::Vec2 at);
    void double_click(Context& context);
    void go_on(Context& context, base::Vec2 at);
    void finish(Context& context, base::Vec2 at);
    void click(Context& context, base::Vec2 at);
    void pick_period(Context& context, const model::Span& period);
    void take_wheel(Context& context, base::Vec2 at);
    void pan(Context& context, double days);
    [[nodiscard]] SnapRule rule(const Context& context) const;
    [[nodiscard]] model::Window dragged_window(const Context& context, base::Vec2 at) const;
    void send(Context& context, const model::Window& window, document::Phase phase);

    TimelineView view_;
    TimelinePlaces places_;
    TimelineDrawing drawing_;

    TimelinePart held_ = TimelinePart::none;
    model::Window start_; ///< at the press
    base::Vec2 pressed_at_;
    bool has_moved_ = false;
    std::optional<model::Span> pressed_period_;
    bool was_click_ = false; ///< the last gesture was a click that changed the window
    std::optional<model::Span> picked_period_;
    model::Window before_pick_;

    bool is_in_passing_ = false;
    double seconds_since_passing_ = 0;
    float wheel_left_ = 0;
    bool is_hovered_ = false;
};

} // namespace entente::ui
