// SPDX-License-Identifier: MIT
#pragma once

#include "app/ui/panel.hpp"

#include <string>

namespace entente::ui {

/// How the network is laid out: the stages that the layout goes through, how good what it finds is,
/// what places near home cost and gain in the present window, and the few settings there are. The
/// measures are worked out while the panel is in sight.
class LayoutPanel final : public Panel {
  public:
    void draw(Context& context, const base::Rect& area) override;
    void reset() { seed_text_.clear(); }

  private:
    void draw_state(Context& context) const;
    void draw_quality(Context& context) const;
    void draw_window(Context& context);
    void draw_settings(Context& context);
    void draw_seed(Context& context);

    std::string seed_text_; ///< empty: that of the document
    bool is_typing_seed_ = false;
};

} // namespace entente::ui
