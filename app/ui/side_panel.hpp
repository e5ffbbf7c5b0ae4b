// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/compare_panel.hpp"
#include "app/ui/detail_panel.hpp"
#include "app/ui/layout_panel.hpp"
#include "app/ui/words_panel.hpp"

#include <cstdint>

namespace entente::ui {

/// The right side, behind tabs: the events behind what is selected, the view in words, the layout.
class SidePanel final : public Panel {
  public:
    static constexpr float width = DetailPanel::width;

    void draw(Context& context, const base::Rect& area) override;
    bool press(const KeyPress& key, Context& context) override;
    void reset();

    /// Shows the words, or the events again where the words are in sight.
    /// @param is_open  whether the side is; opened where it is not.
    void toggle_words(bool& is_open);
    /// The same with the layout.
    void toggle_layout(bool& is_open);
    /// The same of the table of what changed since the pinned window.
    void toggle_compare(bool& is_open);
    void show_compare(bool& is_open);
    /// See ComparePanel.
    std::optional<document::Selection> take_wanted() { return compare_.take_wanted(); }
    bool take_save() { return compare_.take_save(); }
    /// Whether words are awaited though no input comes.
    [[nodiscard]] bool is_busy() const {
        return (tab_ == Tab::words && words_.is_busy()) ||
               (tab_ == Tab::compare && compare_.is_busy()) ||
               (tab_ == Tab::events && details_.is_settling());
    }

  private:
    enum class Tab : std::uint8_t { events, words, compare, layout };
    void draw_tabs(Context& context, const base::Rect& area);

    DetailPanel details_;
    WordsPanel words_;
    ComparePanel compare_;
    LayoutPanel layout_;
    Tab tab_ = Tab::events;
};

} // namespace entente::ui
