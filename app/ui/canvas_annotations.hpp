// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/annotation_marks.hpp"
#include "app/scene/camera.hpp"
#include "app/ui/panel.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace entente::ui {

/// Notes, hulls and highlights on the canvas: what of them lies under the pointer, and how they are
/// written, moved and taken away. Each deed is one step to undo.
class CanvasAnnotations {
  public:
    // ---- what is drawn

    /// Takes note of what was drawn, to find it under the pointer.
    void set_placed(scene::PlacedAnnotations placed) { placed_ = std::move(placed); }
    [[nodiscard]] const scene::PlacedAnnotations& placed() const { return placed_; }
    /// The uppermost note there, by its index.
    [[nodiscard]] std::optional<std::size_t> note_under(base::Vec2 pointer) const;
    /// The hull whose name is there, else the smallest one around it.
    [[nodiscard]] std::optional<std::size_t> hull_name_under(base::Vec2 pointer) const;
    [[nodiscard]] std::optional<std::size_t> hull_under(base::Vec2 pointer) const;

    // ---- notes

    void write_note(const std::variant<graph::NodeId, graph::Dyad, base::Vec2>& about,
                    base::Vec2 place);
    void edit_note(Context& context, std::size_t note);
    void delete_note(Context& context, std::size_t note);
    void begin_drag(Context& context, std::size_t note, base::Vec2 pointer,
                    const scene::Camera& camera);
    void drag(Context& context, base::Vec2 pointer, const scene::Camera& camera,
              document::Phase phase) const;
    void select_note(std::optional<std::size_t> note) { selected_ = note; }
    [[nodiscard]] std::optional<std::size_t> selected_note() const { return selected_; }

    // ---- hulls and highlights

    void draw_hull(std::vector<graph::NodeId> nodes);
    void rename_hull(Context& context, std::size_t hull);
    static void recolor_hull(Context& context, std::size_t hull);
    static void remove_hull(Context& context, std::size_t hull);
    /// Highlights all of the selection; where all of it is highlighted, no longer.
    static void toggle_highlight(Context& context, const document::Selection& what);
    [[nodiscard]] static bool is_highlighted(const document::Document& document,
                                             const document::Selection& what);

    // ---- typing

    [[nodiscard]] bool is_editing() const { return editor_.has_value(); }
    void cancel_editing() { editor_.reset(); }
    /// Draws the frame of the selected note and the editor, if one is open; gives notes and hulls
    /// their names as widgets.
    void draw(Context& context, const base::Rect& canvas, const scene::Camera& camera);
    void reset() { *this = {}; }

  private:
    /// What is being typed.
    struct Editor {
        bool is_hull = false;
        std::optional<std::size_t> index; ///< nothing for a new one
        std::string text;
        std::variant<graph::NodeId, graph::Dyad, base::Vec2> about;
        base::Vec2 place; ///< of a new note
        std::vector<graph::NodeId> nodes;
        int frames = 0; ///< that it was drawn
    };
    void draw_editor(Context& context, const base::Rect& canvas, const scene::Camera& camera);
    void finish_editing(Context& context);
    void finish_note(Context& context, const Editor& editor);
    static void finish_hull(Context& context, const Editor& editor);
    [[nodiscard]] base::Vec2 place_of_editor(const Context& context,
                                             const scene::Camera& camera) const;

    scene::PlacedAnnotations placed_;
    std::optional<std::size_t> selected_;
    std::optional<Editor> editor_;
    std::size_t dragged_ = 0;
    base::Vec2 grip_; ///< from the pointer to the middle of the note held
};

} // namespace entente::ui
