// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/barnes_hut.hpp"
#include "app/layout/packing.hpp"
#include "app/layout/springs.hpp"

#include <span>

namespace entente::layout {

/// What pushes the nodes of a part: a tree, or pair by pair where there is none.
struct PartPush {
    BarnesHut* tree = nullptr;
    float strength = 1;
    float theta = 0;
    float more_gravity = 0; ///< than by default, which hardly tells the size
};

/// Scales a part, centered on the origin, to where pushes and pulls do no work on its size (the sum
/// of position times force is zero), so that it does not burst open in its first ticks.
void fit_scale(const Adjacency& graph, const Springs& springs, const NodeRange& part,
               const PartPush& push, std::span<base::Vec2> positions);

/// Scales a part up, centered on the origin, until its discs can be parted without filling the
/// drawing. Who gave the radii counted on a drawing sqrt(n) across: seen as a whole, a larger one
/// shows its discs larger. The large ones, which stand in its crowded middle, are parted as such;
/// the small ones keep close, so that groups are seen.
void make_room(const NodeRange& part, std::span<base::Vec2> positions, std::span<float> radii);

} // namespace entente::layout
