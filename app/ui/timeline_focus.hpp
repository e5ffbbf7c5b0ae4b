// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::ui {

/// Which part of the timeline the keyboard speaks to, told by a ring around it. Tab goes from part
/// to part: the left handle, the right one, the body, the buttons under the track, the fields; past
/// the last one, and by Esc or a press of the mouse, the keyboard is the whole program's again.
class TimelineFocus {
  public:
    /// Tab, Shift+Tab, Esc, and Enter or Space on a button. Returns whether the key was used.
    bool press(const KeyPress& key);
    /// Whether a button was pressed by a key in this frame.
    [[nodiscard]] bool is_pressed(std::string_view name) const { return pressed_ == name; }
    /// Its name; empty where none was.
    [[nodiscard]] std::string_view pressed() const { return pressed_; }
    /// The part with the focus by its widget's name; empty where none has it.
    [[nodiscard]] const std::string& at() const { return at_; }
    /// A text field that is to have the keyboard, once.
    std::optional<std::string> take_field();

    /// At the end of a frame: draws the ring and learns what there is. The ring is named
    /// timeline.focus.
    void draw(Context& context);

  private:
    std::vector<std::string> parts_; ///< of the last frame, in the order of Tab
    std::string at_;
    std::string pressed_;
};

} // namespace entente::ui
