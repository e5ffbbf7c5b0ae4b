// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <memory>

namespace entente::ui {

/// A panel over the others, with a cross, closed by Escape. draw() does nothing while it is closed;
/// the area is that of the whole window.
class Dialog : public Panel {
  public:
    virtual void open(Context& /*context*/) { is_open_ = true; }
    void close() { is_open_ = false; }
    [[nodiscard]] bool is_open() const { return is_open_; }

  private:
    bool is_open_ = false;
};

/// Browse folders and recent files, open one or several. (Ctrl+O)
std::unique_ptr<Dialog> make_open_dialog();
/// Save the view as a file of its own. (Ctrl+Shift+S)
std::unique_ptr<Dialog> make_view_dialog();
/// Save the table of what changed since the pinned window.
std::unique_ptr<Dialog> make_comparison_dialog();
/// Save a film or a film strip: how the window moves, format, size, pace. (Ctrl+Shift+F)
std::unique_ptr<Dialog> make_film_dialog();
/// The problems of the last load: place, cause, expectation, hint; copied as text.
std::unique_ptr<Dialog> make_problems_dialog();
/// Gestures and keys. (F1)
std::unique_ptr<Dialog> make_help_dialog();

} // namespace entente::ui
