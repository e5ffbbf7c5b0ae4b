// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <memory>

namespace entente::ui {

/// Time under the network: the window in words, transport, the histogram with the window as a lit
/// band that is dragged by its body or its ends, the axis. (TIMELINE.md.)
class TimelinePanel final : public Panel {
  public:
    TimelinePanel();
    ~TimelinePanel() override;
    void draw(Context& context, const base::Rect& area) override;
    bool press(const KeyPress& key, Context& context) override;
    /// For a newly opened document.
    void reset();

    /// Height that it wants, in units of the design.
    static constexpr float height = 176;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace entente::ui
