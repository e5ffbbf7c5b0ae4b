// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"
#include "app/ui/timeline_focus.hpp"
#include "app/ui/timeline_moves.hpp"

#include <string>
#include <vector>

namespace entente::ui {

/// Changes of the window that may be followed by others of their kind (wheel, held keys): shown at
/// once, and one step to undo together.
class PassingChanges {
  public:
    void change(Context& context, const model::Window& window);
    /// Ends such a run.
    void settle(Context& context);
    /// Once a frame: a run of the wheel ends when nothing comes for a moment.
    void advance(Context& context, bool is_held);
    [[nodiscard]] bool is_running() const { return is_running_; }

  private:
    bool is_running_ = false;
    double seconds_since_ = 0;
};

/// Something told in the status line for a while.
struct TimelineNote {
    std::string text;
    double seconds_left = 0;

    void say(std::string what) {
        text = std::move(what);
        seconds_left = 6;
    }
};

/// What keys do in a list that is unfolded: Up and Down go through it, Enter or Space takes a
/// choice.
class ListKeys {
  public:
    /// Returns whether the key was used; the arrows are while a list is open.
    bool press(const KeyPress& key);

    // While it is drawn: before any list, at the beginning of the one that is open, for each choice
    // of it (`is_on`: it is what is chosen now), and after all.
    void begin_frame();
    void begin_list();
    struct Choice {
        bool is_marked = false; ///< Enter would take it
        bool is_taken = false;
    };
    Choice next_choice(bool is_on);
    void end_frame() { is_pressed_ = false; }

  private:
    bool is_open_ = false;
    bool was_open_ = false; ///< in the frame before
    bool is_pressed_ = false;
    int count_ = 0;   ///< choices that were drawn
    int on_ = -1;     ///< the first that is on
    int marked_ = -1; ///< nothing: the pointer alone chooses so far
};

/// What the parts of the timeline share: state of its widgets, nothing of the document.
struct TimelineControls {
    bool unit_is_auto = true;  ///< the unit follows the scale of the axis
    bool keeps_width = false;  ///< the width of mode window is locked
    bool wants_fit = false;    ///< the axis is to show the window, or all time again
    bool wants_export = false; ///< the window is to be saved as a picture
    PassingChanges passing;
    TimelineNote note;
    TimelineFocus focus;
    ListKeys list;
};

/// The present window, from where gestures begin: where the mode shows all from the first day on,
/// it begins there.
model::Window present_window(const document::Document& document);

/// How the window moves now, for keys and buttons.
WindowMoves present_moves(const Context& context, const TimelineControls& controls);

/// Shows a window: one step to undo. Nothing where it is shown already.
void show_window(Context& context, TimelineControls& controls, const model::Window& window);
/// While a gesture goes on, and its end.
void send_window(Context& context, const model::Window& window, document::Phase phase);

} // namespace entente::ui
