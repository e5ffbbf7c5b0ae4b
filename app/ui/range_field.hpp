// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <optional>
#include <string>

namespace entente::ui {

/// The field in which a range of time is typed. It shows the window while nothing is typed, and how
/// the text is understood while something is.
class RangeField {
  public:
    /// Draws the field where the cursor is. Enter puts what was understood into the actions; what
    /// was not understood stays in the field.
    void draw(Context& context, float width);
    void focus() { wants_focus_ = true; }
    void reset() { *this = {}; }

    [[nodiscard]] bool is_typing() const { return is_typing_; }
    /// How the text is understood, or why it is not; empty while nothing is typed.
    [[nodiscard]] const std::string& said() const { return said_; }
    [[nodiscard]] bool is_refused() const { return is_refused_; }
    /// The span that Enter would give.
    [[nodiscard]] const std::optional<model::Span>& preview() const { return preview_; }

  private:
    void understand(Context& context);

    std::string text_;
    std::string shown_; ///< the window as text: what the field holds while nothing is typed
    std::string said_;
    std::optional<model::Span> preview_;
    bool wants_focus_ = false;
    bool is_typing_ = false;
    bool is_refused_ = false;
    int frames_to_focus_ = 0; ///< since the focus was asked for
};

} // namespace entente::ui
