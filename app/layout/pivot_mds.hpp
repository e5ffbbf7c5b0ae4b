// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/layout/landmarks.hpp"

#include <vector>

namespace entente::layout {

/// Starting positions: classical scaling from the distances to landmarks, the first axis (along x)
/// being the one of greatest spread. Brandes and Pich, "Eigensolver Methods for Progressive
/// Multidimensional Scaling of Large Data", Graph Drawing 2006. The unit is one hop.
/// Cost: O(n landmarks^2).
std::vector<base::Vec2> pivot_mds(const Landmarks& landmarks);

} // namespace entente::layout
