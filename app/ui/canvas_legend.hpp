// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/legend.hpp"
#include "app/ui/panel.hpp"

#include <optional>
#include <span>

namespace entente::ui {

/// The legend on the canvas: where it stands, and how it is dragged to another place.
class CanvasLegend {
  public:
    /// How a legend that nobody put anywhere finds its place.
    enum class Search {
        none,    ///< lower left
        rest,    ///< where it was
        calmest, ///< where it covers the fewest things, see scene::calmest_seat
    };
    /// Appends the legend to the marks. Returns what it takes; nothing where it is switched off or
    /// the canvas has no room for it.
    std::optional<base::Rect> build(Context& context, const scene::LegendInput& input,
                                    const base::Rect& canvas, std::span<const base::Rect> things,
                                    Search search, scene::Marks& marks);

    [[nodiscard]] const std::optional<base::Rect>& rect() const { return rect_; }
    [[nodiscard]] bool is_under(base::Vec2 pointer) const {
        return rect_ && rect_->contains(pointer);
    }

    void begin_drag(Context& context, base::Vec2 pointer);
    /// Takes it along; near to edges, corners and the middles of edges it holds on to them.
    void drag(Context& context, base::Vec2 pointer, const base::Rect& canvas) const;
    /// Puts it back where it was before the drag.
    void cancel_drag(Context& context) const;
    /// Lets it find its own place again.
    static void free(Context& context);
    void reset() { *this = {}; }
    /// Not to be drawn for now.
    void hide() { rect_.reset(); }

  private:
    std::optional<base::Rect> rect_; ///< as drawn last
    base::Vec2 seat_{0, 1};          ///< that it chose itself
    base::Vec2 grip_;                ///< from the pointer to the corner of the legend held
    std::optional<base::Vec2> before_drag_;
};

} // namespace entente::ui
