// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/node_search.hpp"
#include "app/ui/panel.hpp"

#include <optional>
#include <string>

namespace entente::ui {

/// The bar at the top: open, title, search, undo, how the network is shown, save.
class ToolbarPanel final : public Panel {
  public:
    /// What it asks of the workspace; read and cleared by it after draw().
    struct Wishes {
        bool open = false;
        bool save = false;
        bool save_again = false;
        bool copy = false;
        bool save_view = false;
        bool film = false;
        bool problems = false;
        bool help = false;
        bool fit = false;
        bool toggle_filters = false;
        bool toggle_details = false;
        bool layout = false; ///< its panel
        graph::NodeId go_to; ///< valid: bring this node into view
    };

    void draw(Context& context, const base::Rect& area) override;
    /// Puts the cursor into the search field.
    void focus_search() { wants_search_focus_ = true; }
    void reset();

    Wishes wishes;
    bool filters_are_open = true;
    bool details_are_open = true;

    static constexpr float height = 48;

  private:
    void draw_search(Context& context, float width);
    void draw_view_menu(Context& context);
    void draw_picture_menu(Context& context);

    std::string search_;
    bool wants_search_focus_ = false;
    std::string searched_;
    std::optional<document::NodeSearch> finder_; ///< made when first asked
    std::vector<graph::NodeId> found_;
    std::size_t highlighted_ = 0;
};

} // namespace entente::ui
