// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/describer.hpp"
#include "app/ui/panel.hpp"

#include <cstddef>

namespace entente::ui {

/// The view in words, as it is now: names select their nodes, numbers of events their ties. It
/// follows window and filters at a short distance, since it is told on another thread; what is out
/// of date is grey until then. Copied as Markdown, as plain text, or as a picture's alternative
/// text.
class WordsPanel final : public Panel {
  public:
    void draw(Context& context, const base::Rect& area) override;
    void reset();
    /// Whether it waits for words of the present view.
    [[nodiscard]] bool is_busy() const { return is_behind_; }

  private:
    void follow(Context& context);
    void draw_buttons(Context& context, const document::Description& description);

    document::Describer describer_;
    document::Describer::Wish wish_;
    double seconds_since_change_ = 0;
    double seconds_since_start_ = 0;
    bool is_behind_ = false;
    std::size_t hovered_link_ = 0; ///< 1 + its number; 0 for none
    bool scrolls_to_top_ = false;
};

} // namespace entente::ui
