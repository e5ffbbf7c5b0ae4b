// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <span>

namespace entente::layout {

/// Moves overlapping discs apart, each pair by the part `strength` of its overlap, the smaller disc
/// (by area) further than the larger; those that are held do not move. All pairs see the positions
/// as they were, so the result does not depend on the order. Discs in one place go apart along x. A
/// uniform grid finds the neighbours; its cell is the largest diameter.
///
/// @param gap       free room wanted between two discs, layout units.
/// @param strength  in (0, 1].
/// @return          the deepest overlap that there was, 0 for none.
float part_discs(std::span<const float> radii, std::span<const unsigned char> is_held, float gap,
                 float strength, std::span<base::Vec2> positions);

} // namespace entente::layout
