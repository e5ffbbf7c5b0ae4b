// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/marks.hpp"

#include <optional>
#include <vector>

namespace entente::scene {

struct Picked {
    enum class What : std::uint8_t { node, tie } what = What::node;
    std::uint32_t id = 0; ///< NodeId value, or index into dyads()
};

/// What lies under a point: the topmost node within its outline (and at least 6 px of its middle),
/// else the nearest tie within 5 px of its line or arc. A node of less than 6 px wins over a larger
/// one below it. Cost: O(nodes + ties) with a cheap box test first.
std::optional<Picked> pick(const Marks& marks, Vec2 pixel, float pixel_scale = 1);

/// The nodes whose middle lies in the rectangle, whichever of its corners was drawn first.
std::vector<std::uint32_t> pick_rectangle(const Marks& marks, const Rect& rect);

} // namespace entente::scene
