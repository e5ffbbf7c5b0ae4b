// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <optional>
#include <span>

namespace entente::scene {

using base::Rect;
using base::Vec2;

/// A node with its label: a point of the layout and a box of constant size in pixels around it.
struct FitBox {
    Vec2 point;  ///< layout units
    Vec2 before; ///< pixels from the point to the box's upper left corner; not positive
    Vec2 after;  ///< to its lower right corner; not negative
};

/// pixel = point * scale + offset
struct Fit {
    float scale = 1;
    Vec2 offset;
};

/// The largest scale at which all boxes lie within the frame and none meets the corner, and the
/// offset that moves them least from the frame's middle.
///
/// @param corner      a rectangle in the frame's lower left corner to keep clear, if any.
/// @param most_scale  never more pixels per unit than this.
/// Where the boxes alone are larger than the frame, they are centred at a small scale. Cost:
/// O(boxes), some sixty passes.
Fit fit_boxes(std::span<const FitBox> boxes, const Rect& frame, const std::optional<Rect>& corner,
              float most_scale);

} // namespace entente::scene
