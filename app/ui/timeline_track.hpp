// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"
#include "app/ui/timeline_axis.hpp"
#include "app/ui/timeline_window.hpp"

#include <imgui.h>

#include <optional>
#include <string>
#include <vector>

namespace entente::ui {

/// Histogram, band, handles and axis, and the gestures of the pointer on them.
class TimelineTrack {
  public:
    /// @param preview  a span to be outlined, as while a range is typed.
    /// @param is_fixed  time cannot be moved: only shown.
    void draw(Context& context, const base::Rect& area, const std::optional<model::Span>& preview,
              bool is_fixed);
    /// For a newly opened document.
    void reset() { *this = {}; }

    [[nodiscard]] bool is_dragging() const { return grip_ != Grip::none; }
    /// Gives up what is being dragged; the window is again what it was.
    void cancel(Context& context);

    /// A change that may be followed by others of its kind (wheel, held keys): shown at once; one
    /// step to undo when no other comes for a moment.
    void change_in_passing(Context& context, const model::Window& window);
    /// Ends such a run of changes.
    void settle(Context& context);

  private:
    static constexpr float handle_reach = 15;   ///< units; of a handle's grip out of the band
    static constexpr float overview_height = 7; ///< of the strip that shows all time while zoomed

    enum class Grip { none, left, right, body, empty, axis, ignored };

    /// Where everything is in this frame, in pixels.
    struct Places {
        base::Rect bars;
        base::Rect fine_row;
        base::Rect coarse_row;
        base::Rect left; ///< what grips the left end
        base::Rect right;
        base::Rect body;
        float band_x0 = 0; ///< as drawn, on its way to where the window is
        float band_x1 = 0;
    };

    void place(Context& context, const base::Rect& area);
    void move_band(const Context& context);
    void take_pointer(Context& context);
    void begin(Context& context, base::Vec2 at);
    void double_click(Context& context);
    void go_on(Context& context, base::Vec2 at);
    void finish(Context& context, base::Vec2 at);
    void click(Context& context, base::Vec2 at);
    void pick_period(Context& context, const model::Span& period);
    void take_wheel(Context& context, base::Vec2 at);
    void pan(Context& context, double days);
    void keep_view(const Context& context);
    [[nodiscard]] Grip grip_at(const Context& context, base::Vec2 at) const;
    [[nodiscard]] const AxisPeriod* period_at(base::Vec2 at) const;
    [[nodiscard]] SnapRule rule(const Context& context) const;
    [[nodiscard]] model::Window dragged_window(const Context& context, base::Vec2 at) const;
    [[nodiscard]] bool is_whole(const Context& context) const;
    void send(Context& context, const model::Window& window, document::Phase phase);

    void draw_axis(Context& context, ImDrawList& list) const;
    void draw_bars(Context& context, ImDrawList& list);
    void draw_band(Context& context, ImDrawList& list) const;
    void draw_handles(Context& context, ImDrawList& list) const;
    void draw_hover(Context& context, ImDrawList& list);
    void draw_overview(Context& context, ImDrawList& list) const;
    void name_parts(Context& context) const;
    void show_tip(Context& context, float x, const std::vector<std::string>& lines) const;

    TimeScale scale_;
    Axis axis_;
    Places places_;
    bool has_view_ = false; ///< the axis shows a part of the domain
    double view_first_ = 0;
    double view_end_ = 0;

    Grip grip_ = Grip::none;
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

    double band_first_ = 0; ///< as drawn, days
    double band_end_ = 0;
    bool has_band_ = false;
    double hover_seconds_ = 0;
    bool is_hovered_ = false;
    graph::CalendarUnit bins_unit_ = graph::CalendarUnit::month;
};

} // namespace entente::ui
