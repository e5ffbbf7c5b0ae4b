// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/guide.hpp"
#include "app/layout/landmarks.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// Where other nodes want a node, times how much, added up.
struct Wish {
    float x = 0;
    float y = 0;
    float weight = 0;
};

/// The terms to landmarks, ready for sweeps.
class LandmarkTerms {
  public:
    /// @param landmarks   must outlive the terms.
    /// @param near_share  of the weight of a pair within 2 hops that it counts.
    explicit LandmarkTerms(const Landmarks& landmarks, float near_share = 0.1F);

    /// Takes the landmarks' present places; positions as wherever a sweep has them.
    void look(std::span<const base::Vec2> positions);
    [[nodiscard]] Wish wish(std::size_t node, base::Vec2 at) const;
    /// The same with the terms to neighbours: one hop each, or as many as the guide wants.
    [[nodiscard]] Wish wish(const Adjacency& graph, std::size_t node,
                            std::span<const base::Vec2> positions, const Guide& guide = {}) const;

  private:
    const Landmarks& landmarks_;
    std::vector<float> weights_; ///< by distance
    std::vector<float> x_, y_;
};

/// The coarsest level: sweeps as below over the landmarks alone, each with terms to all others.
/// Cost: O(sweeps landmarks^2).
void arrange_landmarks(const Landmarks& landmarks, std::uint32_t sweeps,
                       std::span<base::Vec2> positions);

/// Keeps nodes near where they were and near home. Where a node was draws it back with `share` of
/// the weight of all its terms, and a way shorter than `slack` is not gone, one that is longer
/// shortened by it: few nodes move, and those that have reason to. No node gets farther from home
/// than `reach`.
struct Leash {
    std::span<const base::Vec2> before; ///< one a node, hops; empty for no leash
    std::span<const base::Vec2> homes;  ///< likewise
    float share = 0;
    float slack = 0;                             ///< hops
    float reach = 0;                             ///< hops
    std::span<const unsigned char> is_free = {}; ///< one a node: not leashed; empty for none
};

/// Improves positions by sweeps of stress majorization, all nodes at once in each: a node goes to
/// the weighted mean of where its landmarks and its neighbours want it, at the distance of so many
/// hops on the line from them to where it is. Gansner, Koren and North, "Graph Drawing by Stress
/// Majorization", Graph Drawing 2004; that few sources suffice is from Ortmann, Klimenta and
/// Brandes, "A Sparse Stress Model", Graph Drawing 2016.
///
/// Departures from the latter. Landmarks are a fair sample of the nodes (landmarks.hpp), so the
/// terms to them are an unbiased sample of all pairs, and one weight a distance suffices: each term
/// stands for n / landmarks pairs, or as many as lie closer, and counts that over d^2. A pair
/// within 2 hops counts a tenth of it: such pairs are few, so stress hardly notices, but they would
/// push the many nodes that share a hub apart, and with them neighbourhoods (ICEWS 2014: stress
/// .132 to .135, neighbourhoods .124 to .199 when all pairs are computed).
///
/// @param positions  the unit is that of the landmarks' distances; read and overwritten.
/// @param guide      numbered as the graph; its kinds have stretched the landmarks already.
/// Cost: O(sweeps (n landmarks + m)).
void improve_landmark_stress(const Adjacency& graph, const Landmarks& landmarks,
                             std::uint32_t sweeps, std::span<base::Vec2> positions,
                             const Leash& leash = {}, const Guide& guide = {});

} // namespace entente::layout
