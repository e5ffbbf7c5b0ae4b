// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <span>

namespace entente::layout {

/// Adds a pull to the mean of all points to forces: strength times the distance from it.
void add_gravity(float strength, std::span<const base::Vec2> positions,
                 std::span<base::Vec2> forces);

} // namespace entente::layout
