// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <memory>

namespace entente::ui {

/// Time under the network: the window in words, the histogram with the window as a lit band that is
/// dragged by its body or its ends, marks, the axis, transport. (TIMELINE.md.)
///
/// Names of its widgets:
///
/// | name | what it is |
/// | --- | --- |
/// | timeline.splitter | the upper edge, by which the panel is made higher or lower; a double click
///   gives it the usual height again |
/// | timeline.track | the histogram; a drag on what is free of it makes a new window, a click on a
///   bar makes that bin the window, a second one goes back |
/// | timeline.body | the lit band without its ends; a drag moves the window, or the edge that leads
/// | | timeline.handle.left, timeline.handle.right | what grips an end, where the mode has one
/// there | | timeline.period.P | a period of the axis, labelled or not, by its date in EDTF: 2013,
/// 2013-12,
///   2013-12-11, 2013-Q4, 201X, 20XX; a click makes it the window, a second one goes back |
/// | timeline.list.marked | in an unfolded list, beside what Enter would take: Up and Down move it |
/// | timeline.focus | the ring around what the keyboard speaks to, by its widget's rectangle |
/// | timeline.status, timeline.note | the line of words; what is told in it for a while |
/// | timeline.from, timeline.to | the window's dates, as words that a click makes fields; where
///   one period is all of the window, timeline.from alone, in which a range can be typed |
/// | timeline.range, timeline.range.said | the field for a typed range (T); how what is typed in
///   any of the fields is understood |
/// | timeline.outliers.before, .after | at the ends of the histogram: the axis goes where a few
/// dates
///   lie far from all others, or back; see also TimelineHead |
/// | timeline.to_start, timeline.step.back, timeline.play_back, timeline.play, timeline.stop,
///   timeline.step.forward, timeline.to_end, timeline.loop | transport; play is also pause, loop
///   changes between stopping, looping and bouncing |
/// | timeline.mode.M | window, growing, from-here, instant, memory; in a narrow window in a list
///   that timeline.mode unfolds |
/// | timeline.unit.U | auto, day, week, month, quarter, year, decade; where there is little room
///   in a list that timeline.unit unfolds |
/// | timeline.calendar | unfolds the choice of where weeks and years begin, see TimelineCalendar |
/// | timeline.half_life | a slider, in mode memory alone |
/// | timeline.lock, timeline.fit | the window's width locked; the axis shows the window, or all |
/// | timeline.speed | unfolds timeline.speed.half, .1, .2, .4, .8 |
/// | timeline.more | unfolds timeline.skip_quiet, timeline.no_motion, timeline.at_end.stop, .loop,
///   .bounce; in a narrow window also timeline.lock and timeline.fit |
/// | timeline.menu.X | of a right click: year, month, around, around_mark, period, copy, milestone,
///   edit_milestone, delete_milestone, pin_line, unpin_line.0 and so on, export, compare,
///   end_compare |
/// | timeline.milestone.name, .date, .keep, .cancel, .problem | the form for one's own milestone |
class TimelinePanel final : public Panel {
  public:
    TimelinePanel();
    ~TimelinePanel() override;
    void draw(Context& context, const base::Rect& area) override;
    bool press(const KeyPress& key, Context& context) override;
    /// For a newly opened document.
    void reset();

    /// A held key, or a drag beyond the view, moves the window though no input comes.
    [[nodiscard]] bool is_moving() const;
    /// Whether the window is to be saved as a picture, since it was asked last.
    bool take_export();

    /// Height that it wants, in units of the design: with all rows, marks and the overview the bars
    /// are still 64 high.
    static constexpr float height = 260;
    static constexpr float least_height = 150;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace entente::ui
