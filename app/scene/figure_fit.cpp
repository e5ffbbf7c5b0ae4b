// SPDX-License-Identifier: MIT
#include "app/scene/figure_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::scene {
namespace {

class Fitter {
  public:
    Fitter(std::span<const FitBox> boxes, const Rect& frame, const std::optional<Rect>& corner)
        : boxes_(boxes), frame_(frame), corner_(corner) {}

    /// Whether all fits at this scale. All the way up and to the right is the best place with
    /// regard to the corner; growing only moves boxes down and to the left from there, so that the
    /// answer turns from yes to no once as the scale grows.
    [[nodiscard]] bool is_possible(float scale) const {
        const Rect bounds = bounds_at(scale);
        return bounds.width() <= frame_.width() && bounds.height() <= frame_.height() &&
               is_clear(scale, best_offset(bounds));
    }

    [[nodiscard]] Vec2 offset_at(float scale) const {
        const Rect bounds = bounds_at(scale);
        const Vec2 middle = frame_.center() - bounds.center();
        if (is_clear(scale, middle) || !is_possible(scale)) {
            return middle;
        }
        const Vec2 way = best_offset(bounds) - middle;
        float blocked = 0;
        float clear = 1;
        for (int i = 0; i < 16; ++i) {
            const float half = (blocked + clear) / 2;
            (is_clear(scale, middle + way * half) ? clear : blocked) = half;
        }
        return middle + way * clear;
    }

  private:
    [[nodiscard]] Rect bounds_at(float scale) const {
        constexpr float infinity = std::numeric_limits<float>::infinity();
        Rect bounds{{infinity, infinity}, {-infinity, -infinity}};
        for (const FitBox& box : boxes_) {
            const Vec2 low = box.point * scale + box.before;
            const Vec2 high = box.point * scale + box.after;
            bounds.min = {std::min(bounds.min.x, low.x), std::min(bounds.min.y, low.y)};
            bounds.max = {std::max(bounds.max.x, high.x), std::max(bounds.max.y, high.y)};
        }
        return bounds;
    }

    [[nodiscard]] Vec2 best_offset(const Rect& bounds) const {
        return {frame_.max.x - bounds.max.x, frame_.min.y - bounds.min.y};
    }

    [[nodiscard]] bool is_clear(float scale, Vec2 offset) const {
        if (!corner_) {
            return true;
        }
        return std::none_of(boxes_.begin(), boxes_.end(), [&](const FitBox& box) {
            const Vec2 at = box.point * scale + offset;
            return at.x + box.before.x < corner_->max.x && at.y + box.after.y > corner_->min.y;
        });
    }

    std::span<const FitBox> boxes_;
    const Rect& frame_;
    const std::optional<Rect>& corner_;
};

} // namespace

Fit fit_boxes(std::span<const FitBox> boxes, const Rect& frame, const std::optional<Rect>& corner,
              float most_scale) {
    if (boxes.empty()) {
        return {most_scale, frame.center()};
    }
    const Fitter fitter(boxes, frame, corner);
    if (fitter.is_possible(most_scale)) {
        return {most_scale, fitter.offset_at(most_scale)};
    }
    float possible = most_scale * 1e-5F;
    float impossible = most_scale;
    for (int i = 0; i < 40; ++i) {
        const float half = std::sqrt(possible * impossible);
        (fitter.is_possible(half) ? possible : impossible) = half;
    }
    return {possible, fitter.offset_at(possible)};
}

} // namespace entente::scene
