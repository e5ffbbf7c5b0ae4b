// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/dialog.hpp"
#include "app/ui/figure_form.hpp"
#include "app/ui/request.hpp"

#include <optional>
#include <string>

namespace entente::ui {

/// Save the picture: a small one of what will be saved, then all that shapes it, then the file.
/// (Ctrl+S) It stands at the side of the window, so that the network can be moved meanwhile; over
/// it where the window is narrow.
class FigureDialog final : public Dialog {
  public:
    static constexpr float width = 400; ///< units

    void open(Context& context) override;
    /// The same, framed as the canvas shows it; the next time it opens it is framed as before.
    void open_as_seen(Context& context);
    /// @param area  where it stands aside: its own; else that of the whole window.
    void draw(Context& context, const base::Rect& area) override;
    bool press(const KeyPress& key, Context& context) override;

    /// Whether it stands beside the canvas when it is drawn next.
    void stand_aside(bool is_aside) { is_aside_ = is_aside; }
    [[nodiscard]] bool is_aside() const { return is_open() && is_aside_; }
    /// Where the frame lies that follows the canvas, pixels of the window; nothing where it is
    /// another.
    [[nodiscard]] std::optional<base::Rect> following_frame(const Context& context,
                                                            const scene::Camera& canvas) const;
    /// The part of the network that the figure will hold, drawn over the canvas.
    void draw_frame(Context& context, const scene::Camera& canvas);

    /// What the canvas shows of the layout, so that all of the frame is in sight; nothing where the
    /// frame follows the canvas.
    [[nodiscard]] std::optional<base::Rect> shown_frame(const Context& context) const;
    /// The figure as large as it fits there, where that is asked for by a press on the small one.
    void draw_large(Context& context, const base::Rect& area);

    /// Saves with the same settings under the next free name; opens where nothing was saved yet.
    void save_again(Context& context);
    /// Puts the picture on the clipboard.
    void copy(Context& context);
    /// For a newly opened document.
    void reset();

  private:
    void load(Context& context);
    void draw_content(Context& context);
    void draw_preview(Context& context);
    /// The picture, or why there is none, in the middle of a room; says what it takes.
    std::optional<base::Rect> draw_picture(Context& context, const base::Rect& room);
    void draw_name(Context& context);
    void draw_buttons(Context& context);
    void draw_answer(Context& context);
    void keep_choices(Context& context);
    void save(Context& context, bool may_replace);
    /// Parts what was typed into folder and name.
    void part_path();

    [[nodiscard]] FigureOrder order(const Context& context) const;
    [[nodiscard]] std::string name(const Context& context) const;
    [[nodiscard]] std::string path(const Context& context) const;

    FigureForm form_;
    std::optional<FigureFraming> framing_before_; ///< that open_as_seen set aside
    bool is_loaded_ = false;
    bool is_aside_ = false;
    bool is_large_ = false;
    base::Rect large_room_;           ///< of the frame before
    bool asked_ = false;              ///< the last answer is to this dialog's question
    bool has_saved_ = false;          ///< in this run
    std::optional<std::string> name_; ///< as typed; else as proposed
    std::string folder_;
    FigureChoices kept_; ///< as the program around knows them
    std::string kept_folder_;
    float foot_height_ = 0; ///< of what stands below the rows, as drawn last
};

} // namespace entente::ui
