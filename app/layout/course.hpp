// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/layout/layout.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

struct CourseSettings {
    float reach = 0.2F; ///< farthest that a node gets from home, as a share of the homes' diagonal
    /// Hops: what keeps a node where it was, from one period to the next. Where less than that is
    /// to be gained it stays.
    float calm = 0.155F;
    float hold = 0.005F; ///< what draws a node home; what its hops want counts 1
    std::uint32_t sweeps = 60;
    std::uint32_t window_sweeps = 40; ///< of a window, which begins where the course has it
    std::uint64_t seed = 1;
};

/// Where the nodes of a network lie as time goes by, by periods that follow each other.
struct Course {
    std::vector<std::vector<base::Vec2>> places; ///< by period: one a node, in the homes' unit
    float hop = 1; ///< length of one; the same in all periods, so that scale moves nobody

    /// At a time in periods, the middles of which lie at 0, 1, 2 and so on; between them nodes are
    /// on a straight way, before the first and after the last they rest.
    [[nodiscard]] std::vector<base::Vec2> at(double period) const;
};

/// Finds the places of all periods at once: the stress of each (landmark_stress.hpp) and the ways
/// of all nodes from each period to the next are made least together, by majorization. Ways count
/// as long as they are, not their squares, so most nodes stay and few go far; the springs between
/// a node's own places are solved exactly, node by node, in each sweep. After Brandes and Mader, "A
/// Quantitative Comparison of Stress-Minimization Approaches for Offline Dynamic Graph Drawing",
/// Graph Drawing 2011; departures: lengths for squares, landmarks, and no node beyond reach of
/// home. Pairs within 2 hops count in full here: a month has few nodes to a hub, and its ties stay
/// as short as those of a layout of its own.
///
/// A node that is not in a period is on its way between the ones before and after; one that is in
/// none is at home. Depends on periods, homes and settings alone, whatever the number of threads.
///
/// @param periods  the ties of each; node_count nodes, numbered as the homes.
/// @param homes    one a node, finite; the unit does not matter.
/// Cost: per period that of relax() (relaxation.hpp): half a second for the twelve months of ICEWS
/// 2014. Distances take 64 MB at most.
Course course_of(std::span<const LayoutGraph> periods, std::span<const base::Vec2> homes,
                 const CourseSettings& settings = {});

/// Places for a window of any length, by the course: as if it were a period of its own between what
/// the course has before and after it. A period's own window lies where the course has it, nearly.
/// The longer the window, the more the homes take the place of the course; one over all periods is
/// held near home. Nodes without a tie in the window are where the course has them.
///
/// @param from, to  its two ends in periods, whose borders lie at 0, 1, 2 and so on.
std::vector<base::Vec2> relax(const LayoutGraph& window, double from, double to,
                              const Course& course, std::span<const base::Vec2> homes,
                              const CourseSettings& settings = {});

} // namespace entente::layout
