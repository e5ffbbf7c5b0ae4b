// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/layout/anchors.hpp"
#include "app/layout/barnes_hut.hpp"
#include "app/layout/force_simulation.hpp"
#include "app/layout/parts.hpp"
#include "app/layout/scaling.hpp"
#include "app/layout/springs.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// What moves the nodes of each part in the local stage, anchors and hosts aside: ties pull, all
/// nodes of a part push each other, gravity holds it together.
class PartForces {
  public:
    /// @param parts  outlive this.
    PartForces(const Parts& parts, const ForceSettings& settings);

    /// Sets forces[i] to the force on node i; to zero in parts that the anchors hold still.
    ///
    /// @param tick   says whose turn it is: in large parts the push and the pull over two hops are
    ///               worked out anew for one run of nodes in two to five.
    /// @param sorts  whether points are put into the order of the curve first.
    void gather(std::span<const base::Vec2> positions, const Anchors& anchors, std::uint32_t tick,
                bool sorts, std::span<base::Vec2> forces);

    [[nodiscard]] PartPush push_of(std::size_t part);
    [[nodiscard]] const Springs& springs() const { return springs_; }

  private:
    void add(std::size_t part, std::span<const base::Vec2> positions, std::uint32_t tick,
             bool sorts, std::span<base::Vec2> forces);

    const Parts& parts_;
    ForceSettings settings_;
    Springs springs_;
    std::vector<BarnesHut> trees_;        ///< by large part
    std::vector<unsigned char> has_push_; ///< by large part: pushes_ holds what was there
    std::vector<base::Vec2> pushes_;      ///< by node, of large parts
    std::vector<base::Vec2> far_pulls_;   ///< likewise: the pull over two hops
};

} // namespace entente::layout
