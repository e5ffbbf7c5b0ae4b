// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/figure_choices.hpp"
#include "app/ui/panel.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace entente::ui {

/// What shapes a figure, as rows of widgets: size, frame, looks, labels, words.
class FigureForm {
  public:
    FigureChoices choices;

    /// Draws the rows where the cursor is, as wide as the window.
    void draw(Context& context);
    /// Title and caption are the data's again.
    void forget_words();
    /// Those of a figure that was opened.
    void take_words(std::optional<std::string> title, std::optional<std::string> caption) {
        title_ = std::move(title);
        caption_ = std::move(caption);
    }

    /// As typed; nothing while they are made of data and view.
    [[nodiscard]] const std::optional<std::string>& title() const { return title_; }
    [[nodiscard]] const std::optional<std::string>& caption() const { return caption_; }

  private:
    void draw_size(Context& context);
    void draw_sides(Context& context);
    void draw_frame(Context& context);
    void draw_looks(Context& context);
    void draw_background(Context& context);
    void draw_other_times(Context& context);
    void draw_labels(Context& context);
    void draw_language(Context& context, std::string_view name, std::string_view none,
                       std::string& language);
    void draw_words(Context& context);
    void find_languages(const Context& context);

    std::optional<std::string> title_;
    std::optional<std::string> caption_;
    const void* store_ = nullptr; ///< that languages_ are of
    std::map<std::string, std::size_t> languages_;
};

} // namespace entente::ui
