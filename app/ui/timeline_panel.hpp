// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <memory>

namespace entente::ui {

/// Time under the network: the window in words, transport, the histogram with the window as a lit
/// band that is dragged by its body or its ends, the axis. (TIMELINE.md.)
///
/// Names of its widgets:
///
/// | name | what it is |
/// | --- | --- |
/// | timeline.track | the histogram; a drag on what is free of it makes a new window |
/// | timeline.body | the lit band without its ends; a drag moves the window (in the modes
///   cumulative and decay: its end) |
/// | timeline.handle.left, timeline.handle.right | what grips an end; no left one in the modes
///   cumulative and decay |
/// | timeline.period.P | a period of the axis, labelled or not, by its date in EDTF: 2013, 2013-12,
///   2013-12-11, 2013-Q4, 201X, 20XX; a click makes it the window, a second one goes back |
/// | timeline.range | the field for a typed range |
/// | timeline.to_start, timeline.step.back, timeline.play, timeline.step.forward, timeline.to_end,
///   timeline.loop | transport; play is also pause |
/// | timeline.unit.U | day, week, month, quarter, year |
/// | timeline.mode.M | window, cumulative, decay |
/// | timeline.half_life | a slider, in mode decay alone |
/// | timeline.speed | opens timeline.speed.half, .1, .2, .4, .8 |
class TimelinePanel final : public Panel {
  public:
    TimelinePanel();
    ~TimelinePanel() override;
    void draw(Context& context, const base::Rect& area) override;
    bool press(const KeyPress& key, Context& context) override;
    /// For a newly opened document.
    void reset();

    /// Height that it wants, in units of the design.
    static constexpr float height = 176;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace entente::ui
