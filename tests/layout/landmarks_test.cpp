// SPDX-License-Identifier: MIT
#include "app/layout/landmarks.hpp"

#include "app/layout/landmark_stress.hpp"
#include "app/layout/pivot_mds.hpp"
#include "app/layout/quality.hpp"
#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace entente::layout {
namespace {

TEST(Landmarks, DistancesAreThoseOfSearchesOneByOne) {
    // More landmarks than run as one search, and a number that fills no whole lanes; short paths
    // and long ones.
    for (const LayoutGraph& graph :
         {test::grid_graph(11, 9), test::random_graph(99, 400, 4), test::binary_tree(7),
          test::grid_graph(90, 3), test::path_graph(300)}) {
        const Adjacency adjacency = make_adjacency(graph);
        base::Rng rng(3);
        const std::vector<std::uint32_t> part = components(adjacency)[0];
        const Adjacency connected = part_of(adjacency, part);
        const std::uint32_t n = connected.node_count();
        const Landmarks all = landmarks_at(connected, chance_nodes(n, 37, rng));
        ASSERT_EQ(all.nodes.size(), 37U);
        std::vector<std::uint32_t> hops;
        std::vector<std::uint32_t> queue;
        for (std::size_t p = 0; p < all.nodes.size(); ++p) {
            hop_distances(connected, all.nodes[p], hops, queue);
            for (std::uint32_t node = 0; node < n; ++node) {
                ASSERT_EQ(all.distance(node, p), hops[node]) << p << " to " << node;
            }
        }
    }
}

TEST(Landmarks, BallsHoldTheNodesWithinSoManyHops) {
    const Landmarks all = landmarks_at(make_adjacency(test::path_graph(9)), {4});
    EXPECT_EQ(all.ball, (std::vector<float>{1, 3, 5, 7, 9}));
    const Landmarks of_long = landmarks_at(make_adjacency(test::path_graph(200)), {0, 199});
    ASSERT_EQ(of_long.ball.size(), 200U);
    EXPECT_EQ(of_long.ball[0], 1);
    EXPECT_EQ(of_long.ball[199], 200);
}

TEST(Landmarks, ChanceNodesAreDistinctAndAtMostAll) {
    base::Rng rng(1);
    const auto some = chance_nodes(50, 20, rng);
    EXPECT_EQ(std::set<std::uint32_t>(some.begin(), some.end()).size(), 20U);
    EXPECT_EQ(chance_nodes(5, 20, rng).size(), 5U);
}

TEST(Landmarks, SpreadNodesLeaveNoPlaceEmpty) {
    std::vector<base::Vec2> positions; // 32 x 32
    for (int i = 0; i < 1024; ++i) {
        positions.push_back({static_cast<float>(i % 32), static_cast<float>(i / 32)});
    }
    base::Rng rng(1);
    const auto nodes = spread_nodes(positions, 64, rng);
    ASSERT_EQ(nodes.size(), 64U);
    std::set<int> blocks; // 8 x 8 of 16 nodes each
    for (const std::uint32_t node : nodes) {
        blocks.insert(static_cast<int>(node) % 32 / 4 + static_cast<int>(node) / 32 / 4 * 8);
    }
    EXPECT_GE(blocks.size(), 60U) << "63 on a curve aligned with the blocks, 41 by chance alone";
}

TEST(LandmarkStress, FallsSweepBySweep) {
    const LayoutGraph graph = test::grid_graph(20, 12);
    const Adjacency adjacency = make_adjacency(graph);
    base::Rng rng(1);
    const Landmarks landmarks = landmarks_at(adjacency, chance_nodes(240, 60, rng));
    std::vector<base::Vec2> positions = pivot_mds(landmarks);
    for (base::Vec2& p : positions) {
        p.x += static_cast<float>(rng.uniform()) * 4;
        p.y += static_cast<float>(rng.uniform()) * 4;
    }
    double stress = normalized_stress(graph, positions);
    for (int sweep = 0; sweep < 10; ++sweep) {
        improve_landmark_stress(adjacency, landmarks, 1, positions);
        const double next = normalized_stress(graph, positions);
        EXPECT_LT(next, stress + 1e-4);
        stress = next;
    }
    EXPECT_LT(stress, 0.03);
}

TEST(LandmarkStress, LandmarksAloneFindTheirShape) {
    const LayoutGraph graph = test::grid_graph(20, 12);
    std::vector<std::uint32_t> every(240);
    std::iota(every.begin(), every.end(), 0U);
    const Landmarks landmarks = landmarks_at(make_adjacency(graph), every);
    std::vector<base::Vec2> positions(240);
    base::Rng rng(1);
    for (std::uint32_t i = 0; i < 240; ++i) {
        positions[i] = {static_cast<float>(i % 20) + static_cast<float>(rng.uniform()) * 6,
                        static_cast<float>(i / 20) + static_cast<float>(rng.uniform()) * 6};
    }
    arrange_landmarks(landmarks, 50, positions);
    EXPECT_LT(normalized_stress(graph, positions), 0.03);
}

} // namespace
} // namespace entente::layout
