// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <span>

namespace entente::scene {

using base::Rect;
using base::Vec2;

/// Turns layout units into pixels: pixel = (world - center) * scale + middle of the viewport.
/// The y axis of the layout points down, as that of the picture.
class Camera {
  public:
    Vec2 center;                        ///< layout units, shown in the middle of the viewport
    float scale = 40;                   ///< pixels per layout unit, in [1e-4, 1e5]
    Rect viewport{{0, 0}, {1280, 800}}; ///< pixels

    [[nodiscard]] Vec2 to_pixels(Vec2 world) const {
        return (world - center) * scale + viewport.center();
    }
    [[nodiscard]] Vec2 to_world(Vec2 pixel) const {
        return (pixel - viewport.center()) / scale + center;
    }
    void pan(Vec2 pixels) { center -= pixels / scale; }
    /// Zooms by a factor; what lies under the pixel stays there.
    void zoom_at(Vec2 pixel, float factor);
    /// Shows all points (those with NaN left out) with a margin in pixels on each side. One point,
    /// or none, keeps the scale.
    void fit(std::span<const Vec2> world, float margin_px);
    /// The camera that shows all that this one shows in another viewport, as large as it fits
    /// there.
    [[nodiscard]] Camera adapted_to(const Rect& other) const;
    /// The camera that shows everything at the same pixels through another viewport.
    [[nodiscard]] Camera through(const Rect& other) const {
        Camera result = *this;
        result.viewport = other;
        result.center = to_world(other.center());
        return result;
    }
    /// What is seen, in layout units.
    [[nodiscard]] Rect seen() const { return {to_world(viewport.min), to_world(viewport.max)}; }

    friend bool operator==(const Camera&, const Camera&) = default;
};

} // namespace entente::scene
