// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <optional>
#include <span>
#include <vector>

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

/// Fits boxes into a frame, clear of a rectangle in it.
class BoxFitter {
  public:
    /// @param boxes  must outlive the fitter. Cost: O(n log n).
    BoxFitter(std::span<const FitBox> boxes, const Rect& frame);

    /// The largest scale at which all boxes lie within the frame and none meets the rectangle to
    /// keep out of, and the offset that moves them least from the frame's middle.
    ///
    /// @param keep_out    anywhere in the frame: a legend, say.
    /// @param most_scale  never more pixels per unit than this.
    /// @param worth       a scale below which the answer is of no use: then its scale is 0.
    /// Exact where there is nothing to keep out of; else offsets are tried on a grid of a thousand,
    /// and the scale is no smaller than that at which all lies on one side of the rectangle. Where
    /// the boxes alone are larger than the frame, they are centred at a small scale. Cost: some
    /// thirty passes over the boxes, one where the answer is not worth it.
    [[nodiscard]] Fit fit(const std::optional<Rect>& keep_out, float most_scale,
                          float worth = 0) const;

  private:
    /// Of the points a * scale + b of all boxes those that are the greatest at some scale.
    using Envelope = std::vector<Vec2>;

    [[nodiscard]] Rect bounds_at(float scale) const;
    [[nodiscard]] float largest_within(const Rect& frame, float most_scale) const;
    [[nodiscard]] Vec2 centred(float scale, const Rect& frame) const;
    [[nodiscard]] bool is_clear(float scale, Vec2 offset, const Rect& keep_out) const;
    [[nodiscard]] std::optional<Vec2> clear_grid_point(float scale, const Rect& keep_out) const;
    [[nodiscard]] Vec2 clear_offset(float scale, const Rect& keep_out) const;

    std::span<const FitBox> boxes_;
    Rect frame_;
    Envelope left_, top_, right_, bottom_;
    mutable std::vector<int> counts_; ///< memory of clear_grid_point
};

/// BoxFitter for once.
Fit fit_boxes(std::span<const FitBox> boxes, const Rect& frame, const std::optional<Rect>& keep_out,
              float most_scale);

} // namespace entente::scene
