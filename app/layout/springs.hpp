// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// Ties as springs that pull with force k d at distance d (layout units), with
///
///     k = sqrt(weight) / sqrt(lesser degree of the two ends).
///
/// The linear pull without a length of its own is that of the t-force model (see BarnesHut); what
/// keeps two nodes apart is the push alone. Dividing by the degree is d3-force's idea, softened by
/// the root: it loosens the ties among hubs, so that a dense core opens. The root of the weight and
/// that of the degree were found by trial: of the exponents 0, 1/4, 1/2, 3/4, 1 these gave the best
/// neighbourhood preservation at no higher stress on lesmis, jazz, netscience, block_2000,
/// USPowerGrid, EVA and six more of the layout graphs, and on the ties of ICEWS 2014 with 5 events
/// or more.
class Springs {
  public:
    explicit Springs(const Adjacency& graph);

    /// Adds the pull of all ties to forces.
    void add_pull(const Adjacency& graph, std::span<const base::Vec2> positions,
                  std::span<base::Vec2> forces) const;

    /// Half the sum of k d^2 over a node's ties: over all nodes, the work of the ties against the
    /// size of the drawing, each tie counted once.
    [[nodiscard]] float work_inward(const Adjacency& graph, std::span<const base::Vec2> positions,
                                    std::uint32_t node) const;

    /// Sum of k over a node's ties.
    [[nodiscard]] std::span<const float> stiffness() const { return stiffness_; }

  private:
    std::vector<float> k_; ///< as Adjacency::neighbor
    std::vector<float> stiffness_;
};

} // namespace entente::layout
