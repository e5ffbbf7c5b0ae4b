// SPDX-License-Identifier: MIT
#include "app/layout/gravity.hpp"

namespace entente::layout {

void add_gravity(float strength, std::span<const base::Vec2> positions,
                 std::span<base::Vec2> forces) {
    if (positions.empty()) {
        return;
    }
    double x = 0;
    double y = 0;
    for (const base::Vec2 p : positions) {
        x += static_cast<double>(p.x);
        y += static_cast<double>(p.y);
    }
    const auto n = static_cast<double>(positions.size());
    const base::Vec2 middle{static_cast<float>(x / n), static_cast<float>(y / n)};
    for (std::size_t i = 0; i < positions.size(); ++i) {
        forces[i] += (middle - positions[i]) * strength;
    }
}

} // namespace entente::layout
