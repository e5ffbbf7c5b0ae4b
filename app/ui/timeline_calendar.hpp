// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/timeline_controls.hpp"

namespace entente::ui {

/// Where weeks and years begin: a button under the track and the small form that it unfolds. By
/// keys: Up and Down change the row, Left and Right the choice in it.
///
/// Names of its widgets: timeline.calendar (the button), timeline.calendar.week.monday to .sunday,
/// timeline.calendar.year.january to .december, timeline.calendar.said (what it comes to).
class TimelineCalendar {
  public:
    /// The button, at the cursor, and the form while it is unfolded.
    void draw(Context& context, const TimelineControls& controls);
    /// Unfolds the form, as from a menu, above the last button.
    void unfold() { wants_form_ = true; }
    /// Keys while the form is unfolded; it has them all but Escape, which closes it.
    bool press(const KeyPress& key, Context& context);

  private:
    enum class Row { week, year };
    void draw_form(Context& context);

    bool wants_form_ = false;
    bool is_open_ = false;
    Row row_ = Row::week;
    base::Rect button_{};
};

/// "Weeks from Monday, years from January".
std::string words_for_settings(const graph::Calendar& calendar);

} // namespace entente::ui
