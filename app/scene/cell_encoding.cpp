// SPDX-License-Identifier: MIT
#include "app/scene/cell_encoding.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {

Encoding encoding_for_room(const Rect& room, const Encoding& encoding, float scale) {
    constexpr float usual_side = 1160;
    constexpr float readable = 0.64F; // above it sizes follow the room
    const float side = std::sqrt(std::max(room.width(), 1.0F) * std::max(room.height(), 1.0F));
    float shrink = std::min(side / (scale * usual_side), 1.0F);
    if (shrink < readable) {
        shrink = readable * std::pow(shrink / readable, 0.45F);
    }
    Encoding result = encoding;
    result.pixel_scale = scale;
    for (float* length : {&result.min_radius_px, &result.max_radius_px, &result.min_width_px,
                          &result.max_width_px}) {
        *length *= shrink;
    }
    result.label_px *= std::clamp(std::sqrt(shrink), 0.8F, 1.0F);
    return result;
}

} // namespace entente::scene
