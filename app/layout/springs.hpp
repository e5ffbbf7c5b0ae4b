// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/packing.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// Ties as springs that pull with force k p(d) at distance d (layout units), with
///
///     k = sqrt(weight) / sqrt(lesser degree of the two ends),
///     p(d) = d sqrt(1 + c^2) / sqrt(c^2 + d^2),    c = 1.3, so that p(1) = 1.
///
/// A long tie pulls hardly more than one of a few units: where distances bend a tie for good, nodes
/// are not torn from those that they could be near. What keeps two nodes apart is the push alone
/// (see BarnesHut).
///
/// Nodes two hops apart pull each other too: each neighbour m of a node adds 0.7 times the mean of
/// p over the other neighbours of m. This is what keeps a neighbourhood of two hops in one place:
/// at the same stress neighbourhoods rise from .40 to .50 on USPowerGrid, from .60 to .64 on CSphd,
/// from .209 to .228 on email and from .663 to .679 on 3elt.
///
/// Dividing by the degree is d3-force's idea, softened by the root: it loosens the ties among hubs,
/// so that a dense core opens. Exponents and constants were found by trial on the layout graphs at
/// a stress 9 % above the best of other programs.
class Springs {
  public:
    explicit Springs(const Adjacency& graph);

    /// Adds the pull of all ties to the forces on the nodes [first, last), not that over two hops.
    void add_pull(const Adjacency& graph, const NodeRange& nodes,
                  std::span<const base::Vec2> positions, std::span<base::Vec2> forces) const;

    /// Sets pulls[i] to the pull over two hops on node i, for one of every `turns` runs of nodes,
    /// as BarnesHut::set_push does.
    void set_far_pull(const Adjacency& graph, const NodeRange& nodes,
                      std::span<const base::Vec2> positions, std::size_t turn, std::size_t turns,
                      std::span<base::Vec2> pulls) const;

    /// Half the sum of distance times pull over what pulls a node: over all nodes, the work of the
    /// pulls against the size of the drawing, each pair counted once.
    [[nodiscard]] float work_inward(const Adjacency& graph, std::span<const base::Vec2> positions,
                                    std::uint32_t node, bool has_far_pull) const;

    /// Sum of k over a node's ties.
    [[nodiscard]] std::span<const float> stiffness() const { return stiffness_; }

  private:
    std::vector<float> k_; ///< as Adjacency::neighbor
    std::vector<float> stiffness_;
};

} // namespace entente::layout
