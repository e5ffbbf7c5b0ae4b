// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <string_view>

namespace entente::ui {

/// The window of a dialog: the rest is dimmed, the title stands on top, a cross closes it. Draw its
/// content while this lives. Its cross is named "<name>.close".
class DialogFrame {
  public:
    /// @param size  in units of the design; less where the window is smaller.
    DialogFrame(Context& context, std::string_view name, std::string_view title,
                const base::Rect& area, base::Vec2 size);
    ~DialogFrame();
    DialogFrame(const DialogFrame&) = delete;
    DialogFrame& operator=(const DialogFrame&) = delete;

    /// The cross, or a press outside of the dialog.
    [[nodiscard]] bool wants_to_close() const { return wants_to_close_; }

  private:
    bool wants_to_close_ = false;
};

} // namespace entente::ui
