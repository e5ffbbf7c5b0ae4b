// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <memory>

namespace entente::ui {

/// Which events: years (one click a year), topics, kinds, types, actors, sources, tone and words,
/// with counts beside each choice that follow the other filters.
class FilterPanel final : public Panel {
  public:
    FilterPanel();
    ~FilterPanel() override;
    void draw(Context& context, const base::Rect& area) override;
    bool press(const KeyPress& key, Context& context) override;
    void reset();

    static constexpr float width = 286;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// What is active now, as chips over the canvas, each with a cross that clears it; "Clear all".
class FilterChips {
  public:
    /// Draws into the top of the area; returns the height it took in pixels, 0 when nothing is
    /// active.
    float draw(Context& context, const base::Rect& area);
};

} // namespace entente::ui
