// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/time_mode.hpp"
#include "app/ui/panel.hpp"
#include "app/ui/timeline_axis.hpp"
#include "app/ui/timeline_marks.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace entente::ui {

/// Height of the band's upper edge, by which it is seen and taken; units.
inline constexpr float band_head = 7;

/// What the axis shows of time: all of the domain, or a part of it. Days, 1970-01-01 is 0.
struct TimelineView {
    bool is_part = false;
    double first = 0;
    double end = 0;

    [[nodiscard]] double width() const { return end - first; }
    /// All of the domain where it is no part of it or as wide; else moved until it goes no more
    /// than 2 % of the domain beyond it.
    void keep_within(const model::Span& domain);
    /// A part of that width, `day` where it was.
    void zoom_around(double day, double width, const model::Span& domain);
    /// Shows that span, as far as the domain goes.
    void show(const model::Span& span, const model::Span& domain);
    friend bool operator==(const TimelineView&, const TimelineView&) = default;
};

/// What the pointer can be over, or hold.
enum class TimelinePart {
    none,
    left,          ///< what grips the start
    right,         ///< what grips the end
    body,          ///< the band between them
    empty,         ///< the histogram where nothing else is
    axis,          ///< a row of labels
    mark,          ///< a milestone, period, office or turning point, see mark_at
    overview_view, ///< in the overview: what the axis shows of all time
    overview_band, ///< there: the window
    overview,      ///< there: where neither is
    arrow_before,  ///< at the left edge of the axis: leads to what lies far before it
    arrow_after,   ///< at the right one
    ignored,       ///< held, but the gesture is given up
};

/// At an edge of the axis, where events that it does not show lie far beyond: an arrow that leads
/// there, or back.
struct EdgeArrow {
    base::Rect rect;          ///< empty: there is none
    model::Span shows{};      ///< what the axis shows then
    std::size_t events = 0;   ///< there
    bool is_outliers = false; ///< else it is the many that lie there
};

/// Where everything of the timeline's track is in a frame, in pixels.
struct TimelinePlaces {
    TimelineView view;
    TimeScale scale;
    Axis axis;
    base::Rect head; ///< above the histogram: its scales and key, buttons of its own
    base::Rect bars; ///< the histogram
    base::Rect lane; ///< of the marks; empty where there are none
    base::Rect fine_row;
    base::Rect coarse_row;
    base::Rect top_row;  ///< empty unless the axis has three rows
    base::Rect overview; ///< all time in a strip; empty while the axis shows all of it
    base::Rect overview_view;
    base::Rect overview_band;
    EdgeArrow before;   ///< at the left end of the histogram
    EdgeArrow after;    ///< at the right one
    base::Rect touched; ///< from the histogram down to the overview: where gestures are taken
    /// All marks of the axis, and where those lie that can be seen; never null.
    std::shared_ptr<const std::vector<document::TimeMark>> marks;
    MarksLane marks_lane;
    base::Rect left; ///< what grips an end; empty where the mode has none there
    base::Rect right;
    base::Rect body;
    document::Handles handles; ///< of the mode, see handles_of
    model::Span window{};      ///< as the band shows it: to the ends of the view where the mode has
                               ///< no edge there
    bool is_whole = false;     ///< the window is all time, and its body cannot be moved
    float handle_reach = 0;    ///< of a grip out of the band
    float unit_px = 1;         ///< pixels of a unit of the design

    [[nodiscard]] TimelinePart part_at(base::Vec2 at) const;
    /// The arrow of that part, or null.
    [[nodiscard]] const EdgeArrow* arrow(TimelinePart part) const;
    /// The period of the axis under the pointer, or null.
    [[nodiscard]] const AxisPeriod* period_at(base::Vec2 at) const;
    /// The mark under the pointer, or null: symbols and names in the lane.
    [[nodiscard]] const document::TimeMark* mark_at(base::Vec2 at) const;
    /// Where a mark of the lane can be hit: its symbol or bar, and its name.
    [[nodiscard]] base::Rect symbol_rect(const PlacedMark& placed) const;
    [[nodiscard]] base::Rect text_rect(const PlacedMark& placed) const;
    /// The level of the row of the axis at that height.
    [[nodiscard]] AxisLevel level_at(float y) const;
    /// Days to pixels in the overview.
    [[nodiscard]] TimeScale overview_scale(const model::Span& domain) const;
};

/// @param marks  see TimelineMarks; not null.
TimelinePlaces place_timeline(const Context& context, const base::Rect& area,
                              const TimelineView& view,
                              std::shared_ptr<const std::vector<document::TimeMark>> marks);

/// What the gestures know, for the picture to show it.
struct TimelineGesture {
    TimelinePart held = TimelinePart::none;
    TimelinePart hovered = TimelinePart::none; ///< under the pointer while nothing is held
    bool has_moved = false;                    ///< what is held was drawn away
    bool is_in_passing = false;                ///< wheel or held keys move the window
    bool is_fixed = false;                     ///< time cannot be moved: only shown
    base::Vec2 pointer;
    std::optional<model::Span> preview; ///< a span to be outlined, as while a range is typed
    std::string_view key_pressed;       ///< name of a button that the keyboard pressed
    /// What edges snap to while something is dragged; nothing: the unit of playback.
    std::optional<graph::CalendarUnit> snap_unit;

    /// Something is being dragged away from where it was.
    [[nodiscard]] bool is_dragging() const {
        return held != TimelinePart::none && held != TimelinePart::ignored && has_moved;
    }
};

} // namespace entente::ui
