// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/detail_panel.hpp"
#include "app/ui/words_panel.hpp"

#include <cstdint>

namespace entente::ui {

/// The right side: the events behind what is selected, or the view in words, behind two tabs.
class SidePanel final : public Panel {
  public:
    static constexpr float width = DetailPanel::width;

    void draw(Context& context, const base::Rect& area) override;
    bool press(const KeyPress& key, Context& context) override;
    void reset();

    /// Shows the words, or the events again where the words are in sight.
    /// @param is_open  whether the side is; opened where it is not.
    void toggle_words(bool& is_open);
    /// Whether words are awaited though no input comes.
    [[nodiscard]] bool is_busy() const { return tab_ == Tab::words && words_.is_busy(); }

  private:
    enum class Tab : std::uint8_t { events, words };
    void draw_tabs(Context& context, const base::Rect& area);

    DetailPanel details_;
    WordsPanel words_;
    Tab tab_ = Tab::events;
};

} // namespace entente::ui
