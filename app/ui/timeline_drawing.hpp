// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/timeline_histogram.hpp"
#include "app/ui/timeline_places.hpp"

#include <imgui.h>

#include <optional>
#include <string>
#include <vector>

namespace entente::ui {

/// How the timeline's track looks: it reads the document, where everything is and what the gestures
/// know, and changes nothing but what it keeps for easing.
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

  private:
    void move_band(const Context& context, const TimelinePlaces& at,
                   const TimelineGesture& gesture);
    void name_parts(Context& context, const TimelinePlaces& at) const;
    void draw_axis(Context& context, const TimelinePlaces& at,
                   const TimelineGesture& gesture) const;
    void draw_bars(Context& context, const TimelinePlaces& at);
    void draw_band(Context& context, const TimelinePlaces& at,
                   const TimelineGesture& gesture) const;
    void draw_handles(Context& context, const TimelinePlaces& at,
                      const TimelineGesture& gesture) const;
    void draw_overview(Context& context, const TimelinePlaces& at) const;
    void draw_hover(Context& context, const TimelinePlaces& at, const TimelineGesture& gesture);
    void show_tip(Context& context, const TimelinePlaces& at, float x,
                  const std::vector<std::string>& lines) const;

    TimelineMarks marks_;
    double band_first_ = 0; ///< as drawn, on its way to where the window is; days
    double band_end_ = 0;
    bool has_band_ = false;
    float band_x0_ = 0;
    float band_x1_ = 0;
    std::vector<HistogramBars::Place> bar_places_;
    double hover_seconds_ = 0;
    graph::CalendarUnit bins_unit_ = graph::CalendarUnit::month;
};

} // namespace entente::ui
