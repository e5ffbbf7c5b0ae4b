// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// The push between all points. Two at distance d (layout units) push each other along the line
/// that joins them with
///
///     4 strength d / (1 + (d / range)^2)^2,
///
/// the bounded force of short range of Zhong, Xue, Zhang, Zhang, Ban, Deussen and Wang,
/// "Force-Directed Graph Layouts Revisited: A New Force Based on the T-Distribution", IEEE TVCG
/// 2023, with exponent 2. The factor 4 makes it 1 at distance 1 where the range is 1; there it
/// balances a tie of strength 1.
///
/// All pairs are approximated after Barnes and Hut, "A hierarchical O(N log N) force-calculation
/// algorithm", Nature 324, 1986. Departures: the points lie in the order of a Hilbert curve; 8 in a
/// row are a leaf, 4 leaves in a row their parent and so on, so the tree has no pointers and is
/// refitted, not rebuilt, as points move. A box stands for its points where its longer side is
/// under theta times the distance from its center to the nearest point of the box around 32
/// neighbouring targets, which share one list of what pushes them. The result has the same bits
/// whatever the number of threads or the width of vectors.
class BarnesHut {
  public:
    /// @param range  layout units, > 0.
    explicit BarnesHut(float range = 1) : range_(range) {}

    /// Puts the points into the order of the curve; cost O(n). Wanted again when points have moved
    /// a good way: a stale order costs time, not accuracy.
    void sort(std::span<const base::Vec2> positions);

    /// Takes the points' present places, as many as were sorted.
    void refit(std::span<const base::Vec2> positions);

    /// Adds to forces[i] the pushes of all other points on point i.
    ///
    /// @param theta  >= 0; 0 is the exact sum, in O(n^2).
    void add_push(float strength, float theta, std::span<base::Vec2> forces) const;

    /// Sets pushes[i] to the push of all other points on point i, for one of every `turns` runs of
    /// points along the curve: run r has its turn where r % turns == turn. In a large drawing that
    /// moves little a push may be a few ticks old.
    void set_push(float strength, float theta, std::size_t turn, std::size_t turns,
                  std::span<base::Vec2> pushes) const;

    /// The sum over points of position times push, estimated from about so many of them.
    [[nodiscard]] double push_work(float strength, float theta, std::size_t targets) const;

  private:
    struct Box {
        float min_x, min_y, max_x, max_y;
        float center_x, center_y, count; ///< mean of its points, and how many they are
    };
    struct Level {
        std::size_t first = 0; ///< in boxes_
        std::size_t count = 0;
    };
    struct Sources;

    void fit_leaf(std::size_t leaf);
    void fit_parent(std::size_t level, std::size_t parent);
    void gather_sources(std::size_t group, float theta, Sources& sources) const;

    float range_;
    std::vector<std::uint32_t> order_; ///< sorted place -> point
    std::vector<float> x_, y_;         ///< by sorted place, in ranges, filled up to whole groups
    std::vector<float> count_;         ///< 1 for a point, 0 for filling
    std::vector<Box> boxes_;
    std::vector<Level> levels_; ///< leaves first
};

/// The same sum pair by pair, for few points.
void add_push_of_few(float strength, std::span<const base::Vec2> positions,
                     std::span<base::Vec2> forces);

} // namespace entente::layout
