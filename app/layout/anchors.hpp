// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/packing.hpp"
#include "app/layout/placement.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// Ties nodes to the places where the global stage put them, so that the forces of the local stage
/// keep neighbours together without losing the distances: a node at x with home h is pulled by
/// k (h - x). Each part has a k of its own, which is led so that stress, told by a sample of pairs,
/// stays within a given share above that of the homes.
///
/// A part that is dominated by hubs is still: most of its nodes have the same few neighbours, so
/// forces between them would only scatter what the global stage has put together (ICEWS 2014, 2021
/// and GDELT: neighbourhoods fall from .197, .141 and .375 to .150, .100 and .320, and stress rises
/// by a fifth on the first two).
class Anchors {
  public:
    Anchors() = default;
    explicit Anchors(std::size_t nodes)
        : homes_(nodes), stiffness_(nodes, 0.0F), is_still_(nodes) {}

    /// Ties a part to where it is, or holds it still.
    void tie_part(const NodeRange& part, std::span<const base::Vec2> positions, bool is_still,
                  std::vector<DistantPair> sample);
    /// Ties a single node to where it is, with this stiffness, or holds it still.
    void tie(std::uint32_t node, base::Vec2 home, float stiffness, bool is_still = false);
    /// Lets a node go, nearly: somebody moves it, or one it is tied to.
    void loosen(std::uint32_t node);
    /// The node's home moves with its part.
    void shift(std::uint32_t node, base::Vec2 by) { homes_[node] += by; }

    /// Leads the stiffness of parts by the stress of their sample. Wanted now and then.
    void lead(std::span<const base::Vec2> positions);

    [[nodiscard]] base::Vec2 home(std::uint32_t node) const { return homes_[node]; }
    [[nodiscard]] float stiffness(std::uint32_t node) const { return stiffness_[node]; }
    [[nodiscard]] bool is_still(std::uint32_t node) const { return is_still_[node] != 0; }
    /// Whether forces move any node of the part.
    [[nodiscard]] bool moves(const NodeRange& part) const;

  private:
    struct Led {
        NodeRange part;
        float stiffness = 0;
        double most_stress = 0;
        std::vector<DistantPair> sample; ///< numbered within the part
    };
    std::vector<base::Vec2> homes_;
    std::vector<float> stiffness_;
    std::vector<unsigned char> is_still_;
    std::vector<Led> led_;
};

/// Whether hubs dominate a connected graph: the mean square of degrees, about the nodes within two
/// hops, is more than 2.2 times the square of their mean and more than 50. Of the graphs of
/// compare_layout_quality the event graphs, EVA, p2p-Gnutella31 and the scale-free one are; forces
/// would lower neighbourhoods on all of these and raise them on all others.
bool is_hub_graph(const Adjacency& graph, const NodeRange& part);

} // namespace entente::layout
