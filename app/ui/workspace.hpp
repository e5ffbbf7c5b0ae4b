// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/canvas_panel.hpp"
#include "app/ui/dialog.hpp"
#include "app/ui/figure_dialog.hpp"
#include "app/ui/filter_panel.hpp"
#include "app/ui/side_panel.hpp"
#include "app/ui/timeline_panel.hpp"
#include "app/ui/toolbar_panel.hpp"

#include <array>
#include <memory>
#include <vector>

namespace entente::ui {

/// All panels and where they are: toolbar on top, filters left, network in the middle, details
/// right, time below.
class Workspace {
  public:
    Workspace();

    /// Draws the panels into a window of that size and takes the keys pressed since the last frame.
    void draw(Context& context, base::Vec2 size_px, const std::vector<KeyPress>& keys);
    /// Brings the network's marks up to date; called after the frame's actions were carried out, so
    /// that what the pointer does is seen in the same frame.
    void build_canvas(Context& context) { canvas_.build(context); }
    /// For a newly opened document.
    void reset();

    /// The canvas shows what the camera shows.
    void show(const scene::Camera& camera) { canvas_.show(camera); }

    [[nodiscard]] const CanvasPanel& canvas() const { return canvas_; }
    /// Whether a panel waits for something that is worked out on another thread.
    [[nodiscard]] bool is_busy() const { return has_details_ && details_.is_busy(); }
    /// Whether a held key, or a drag beyond the view, moves the window though no input comes.
    [[nodiscard]] bool is_moving_time() const { return timeline_.is_moving(); }

  private:
    [[nodiscard]] std::array<Dialog*, 7> dialogs();
    void press(const KeyPress& key, Context& context);
    void draw_messages(Context& context, const base::Rect& area);
    void draw_loading(Context& context, const base::Rect& area);

    ToolbarPanel toolbar_;
    FilterPanel filters_;
    FilterChips chips_;
    CanvasPanel canvas_;
    SidePanel details_;
    bool has_details_ = false; ///< they were drawn in the last frame
    TimelinePanel timeline_;
    std::unique_ptr<Dialog> open_;
    std::unique_ptr<Dialog> view_;
    std::unique_ptr<Dialog> comparison_;
    FigureDialog figure_;
    std::unique_ptr<Dialog> film_;
    std::unique_ptr<Dialog> problems_;
    std::unique_ptr<Dialog> help_;
    std::size_t problems_shown_ = 0; ///< problems_version that the dialog has opened for
};

} // namespace entente::ui
