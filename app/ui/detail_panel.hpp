// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <memory>

namespace entente::ui {

/// What is selected and the events behind it in this window, newest first, each with all that the
/// data tell of it; the whole window's events where nothing is selected.
class DetailPanel final : public Panel {
  public:
    DetailPanel();
    ~DetailPanel() override;
    void draw(Context& context, const base::Rect& area) override;
    bool press(const KeyPress& key, Context& context) override;
    void reset();
    /// Whether what it lists is still told as that of a window before, though no input comes.
    [[nodiscard]] bool is_settling() const;

    static constexpr float width = 348;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace entente::ui
