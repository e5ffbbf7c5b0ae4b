// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/timeline_head.hpp"
#include "app/ui/timeline_histogram.hpp"
#include "app/ui/timeline_numbers.hpp"
#include "app/ui/timeline_places.hpp"
#include "app/ui/timeline_tip.hpp"

#include <imgui.h>

#include <optional>
#include <string>
#include <vector>

namespace entente::ui {

/// How the timeline's track looks: it reads the document, where everything is and what the gestures
/// know, and changes nothing but what it keeps for easing. Its head alone has buttons of its own.
class TimelineDrawing {
  public:
    /// Where everything is in this frame.
    TimelinePlaces place(const Context& context, const base::Rect& area, const TimelineView& view);
    /// Draws all of it and names its parts.
    ///
    /// @param view  is set where a button of the head asks for another part of time.
    void draw(Context& context, const TimelinePlaces& at, const TimelineGesture& gesture,
              TimelineView& view);

    /// The bin whose bar is there, as drawn last: what a click makes the window. A low bar can be
    /// hit a little above it.
    [[nodiscard]] std::optional<model::Span> bar_at(base::Vec2 at) const;
    /// The band is on its way to where the window is.
    [[nodiscard]] bool is_gliding() const { return glide_.seconds_left > 0; }

  private:
    void move_band(const Context& context, const TimelinePlaces& at,
                   const TimelineGesture& gesture);
    void name_parts(Context& context, const TimelinePlaces& at) const;
    void draw_axis(Context& context, const TimelinePlaces& at,
                   const TimelineGesture& gesture) const;

    // The histogram: timeline_drawing.cpp.
    void draw_bars(Context& context, const TimelinePlaces& at);
    void draw_gaps(Context& context, const TimelinePlaces& at) const;
    void draw_lines(Context& context, const TimelinePlaces& at, const base::Rect& area) const;
    void draw_outliers(Context& context, const TimelinePlaces& at, const TimelineGesture& gesture,
                       const base::Rect& area) const;
    void draw_nothing(Context& context, const TimelinePlaces& at) const;
    [[nodiscard]] base::Rect bars_area(const Context& context, const TimelinePlaces& at) const;

    // What lies over it: timeline_band.cpp.
    void draw_unit_lines(Context& context, const TimelinePlaces& at,
                         const TimelineGesture& gesture) const;
    void draw_band(Context& context, const TimelinePlaces& at,
                   const TimelineGesture& gesture) const;
    void draw_handles(Context& context, const TimelinePlaces& at,
                      const TimelineGesture& gesture) const;
    void draw_cursor(Context& context, const TimelinePlaces& at,
                     const TimelineGesture& gesture) const;
    void draw_pinned_window(Context& context, const TimelinePlaces& at) const;
    void draw_preview(Context& context, const TimelinePlaces& at,
                      const TimelineGesture& gesture) const;

    // Below it: timeline_lane.cpp.
    void draw_lane(Context& context, const TimelinePlaces& at,
                   const TimelineGesture& gesture) const;
    void draw_overview(Context& context, const TimelinePlaces& at,
                       const TimelineGesture& gesture) const;

    TimelineMarks marks_;
    TimelineNumbers numbers_;
    TimelineHead head_;
    TimelineTip tip_;
    double band_first_ = 0; ///< as drawn, on its way to where the window is; days
    double band_end_ = 0;
    bool has_band_ = false;
    struct Glide {
        double from_first = 0; ///< days
        double from_end = 0;
        double first = 0; ///< where to
        double end = 0;
        double seconds_left = 0;
    };
    Glide glide_;
    float band_x0_ = 0;
    float band_x1_ = 0;
    std::vector<HistogramBars::Place> bar_places_;
};

/// Words in the track's place where there is no time to be shown.
void draw_no_dates(Context& context, const base::Rect& area, const std::string& why);

} // namespace entente::ui
