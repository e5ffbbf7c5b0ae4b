// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// The nodes [first, last) of a graph, a connected part of it.
struct NodeRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    /// Stays where it is; the others keep clear of it, but for larger ones that keep their places.
    bool is_fixed = false;

    [[nodiscard]] std::uint32_t size() const { return last - first; }
};

struct PackSettings {
    float cell = 1;      ///< side of the squares that parts occupy, > 0; single nodes get one each
    float aspect = 1.4F; ///< width over height wanted for the whole
    bool keep_places =
        false; ///< each part goes to the free place nearest to where it is, not to the middle
};

/// How far to shift each part so that none overlaps another: the first in the middle, each of the
/// next in the free place nearest to the middle, on ellipses around it that grow outwards. Parts
/// are taken for the squares under their nodes and ties and all that lies between these in both
/// directions. Freivalds, Dogrusoz and Kikusts, "Disconnected Graph Layout and the Polyomino
/// Packing Approach", Graph Drawing 2001; departure: a place is searched along ellipses, and places
/// that a part of the same size did not fit are not tried again.
///
/// @param positions  finite, one a node.
/// @param parts      largest first.
/// @return           one shift a part.
std::vector<base::Vec2> pack(const Adjacency& graph, std::span<const base::Vec2> positions,
                             std::span<const NodeRange> parts, const PackSettings& settings);

} // namespace entente::layout
