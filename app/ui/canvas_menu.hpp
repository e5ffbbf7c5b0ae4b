// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/camera.hpp"
#include "app/scene/scene_builder.hpp"
#include "app/ui/canvas_annotations.hpp"
#include "app/ui/panel.hpp"

#include <optional>
#include <variant>

namespace entente::ui {

/// The menu of a right click on the canvas.
class CanvasMenu {
  public:
    /// What was clicked on; a note or a hull besides, where one is there.
    struct Target {
        std::variant<graph::NodeId, graph::Dyad, base::Vec2> what; ///< a place: layout units
        std::optional<std::size_t> note;
        std::optional<std::size_t> hull;
    };

    /// To be shown from the next draw() on, at the pointer.
    void open(Target target) {
        target_ = std::move(target);
        is_opening_ = true;
    }
    /// Called within a window of ImGui's.
    /// @param input  of the picture that is shown, for a new note to find its place.
    void draw(Context& context, const scene::SceneInput& input, CanvasAnnotations& annotations);

  private:
    void draw_note_items(Context& context, CanvasAnnotations& annotations) const;
    void draw_target_items(Context& context, const scene::SceneInput& input,
                           CanvasAnnotations& annotations) const;
    void draw_node_items(Context& context, graph::NodeId node) const;
    void draw_hull_items(Context& context, CanvasAnnotations& annotations) const;
    [[nodiscard]] document::Selection clicked_selection(const document::Document& document) const;
    [[nodiscard]] std::string title(const document::Document& document) const;

    Target target_;
    bool is_opening_ = false;
};

} // namespace entente::ui
