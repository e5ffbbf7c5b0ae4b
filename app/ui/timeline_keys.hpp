// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"
#include "app/ui/timeline_controls.hpp"

#include <optional>

namespace entente::ui {

/// The keys that move the window. (TIMELINE.md, section 4.) One that is held repeats after half a
/// second, then five times a second, after ten times faster and faster; however long, it is one
/// step to undo.
class TimelineKeys {
  public:
    /// Returns whether it was one of them.
    bool press(const KeyPress& key, Context& context, TimelineControls& controls);
    /// Once a frame: what is held repeats, what was let go ends.
    void advance(Context& context, TimelineControls& controls);
    /// The buttons that step.
    void step(Context& context, TimelineControls& controls, int steps);
    [[nodiscard]] bool is_held() const { return held_.has_value(); }

  private:
    /// Steps in a row start from the same window, so that the 31st does not become the 28th for
    /// good on its way through February, and a window stopped at a border comes back as it was.
    struct Run {
        model::Window start;
        model::Window last; ///< where the run is; any other window begins a new one
        document::TimeMode mode{};
        graph::CalendarUnit unit{};
        int steps = 0;
    };
    struct Held {
        KeyPress key;
        double seconds = 0;
        double next = 0.5;
        int repeats = 0;
    };

    [[nodiscard]] std::optional<model::Window>
    window_of(const KeyPress& key, const Context& context, const TimelineControls& controls);
    model::Window next_of_run(const document::Document& document, int steps);
    bool jump(const KeyPress& key, Context& context, TimelineControls& controls) const;

    std::optional<Run> run_;
    std::optional<Held> held_;
};

} // namespace entente::ui
