// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/marks.hpp"

namespace entente::scene {

/// The same picture at another size: every length and place of the marks times the factor (> 0),
/// so that each word stands where it stood. Cost: O(marks).
Marks scaled(Marks marks, float factor);

} // namespace entente::scene
