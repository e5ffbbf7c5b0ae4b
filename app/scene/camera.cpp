// SPDX-License-Identifier: MIT
#include "app/scene/camera.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::scene {
namespace {

constexpr float least_scale = 1e-4F;
constexpr float greatest_scale = 1e5F;

} // namespace

void Camera::zoom_at(Vec2 pixel, float factor) {
    if (!(factor > 0) || !std::isfinite(factor)) {
        return;
    }
    const Vec2 fixed = to_world(pixel);
    scale = std::clamp(scale * factor, least_scale, greatest_scale);
    center = fixed - (pixel - viewport.center()) / scale;
}

void Camera::fit(std::span<const Vec2> world, float margin_px) {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    Rect bounds{{infinity, infinity}, {-infinity, -infinity}};
    for (const Vec2 point : world) {
        if (is_finite(point)) {
            bounds.min = {std::min(bounds.min.x, point.x), std::min(bounds.min.y, point.y)};
            bounds.max = {std::max(bounds.max.x, point.x), std::max(bounds.max.y, point.y)};
        }
    }
    if (bounds.min.x > bounds.max.x) {
        return;
    }
    center = bounds.center();
    // A margin wider than the viewport must not turn the picture inside out.
    const float width = std::max(viewport.width() - 2 * margin_px, 1.0F);
    const float height = std::max(viewport.height() - 2 * margin_px, 1.0F);
    float fitting = infinity;
    if (bounds.width() > 0) {
        fitting = std::min(fitting, width / bounds.width());
    }
    if (bounds.height() > 0) {
        fitting = std::min(fitting, height / bounds.height());
    }
    if (std::isfinite(fitting)) {
        scale = std::clamp(fitting, least_scale, greatest_scale);
    }
}

Camera Camera::adapted_to(const Rect& other) const {
    Camera result = *this;
    result.scale *= std::min(other.width() / std::max(viewport.width(), 1.0F),
                             other.height() / std::max(viewport.height(), 1.0F));
    result.viewport = other;
    return result;
}

} // namespace entente::scene
