// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// The order of points along a Hilbert curve through the square around them; points of one cell
/// (65,536 a side) keep their order.
std::vector<std::uint32_t> hilbert_order(std::span<const base::Vec2> positions);

} // namespace entente::layout
