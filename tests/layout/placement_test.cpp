// SPDX-License-Identifier: MIT
#include "app/layout/placement.hpp"

#include "app/base/parallel.hpp"
#include "app/layout/pivot_mds.hpp"
#include "app/layout/quality.hpp"
#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <set>
#include <utility>

namespace entente::layout {
namespace {

std::vector<std::uint32_t> all_nodes(std::uint32_t count) {
    std::vector<std::uint32_t> nodes(count);
    std::iota(nodes.begin(), nodes.end(), 0U);
    return nodes;
}

TEST(PivotMds, DrawsAPathAsALineAlongX) {
    const auto positions =
        pivot_mds(landmarks_at(make_adjacency(test::path_graph(20)), all_nodes(20)));
    for (std::size_t i = 1; i < 20; ++i) {
        EXPECT_NEAR(std::abs(positions[i].x - positions[i - 1].x), 1, 0.02);
        EXPECT_NEAR(positions[i].y, 0, 0.02);
    }
}

TEST(PlaceConnected, IsNearALayoutOfLeastStress) {
    const std::pair<LayoutGraph, double> bounds[] = {{test::path_graph(50), 0.02},
                                                     {test::cycle_graph(50), 0.06},
                                                     {test::grid_graph(12, 9), 0.03},
                                                     {test::binary_tree(7), 0.16}};
    for (const auto& [graph, bound] : bounds) {
        base::Rng rng(1);
        const auto positions = place_connected(make_adjacency(graph), rng).positions;
        EXPECT_LT(normalized_stress(graph, positions), bound) << graph.node_count;
    }
}

TEST(PlaceConnected, PutsNoTwoNodesInOnePlace) {
    base::Rng rng(1);
    const auto positions = place_connected(make_adjacency(test::star_graph(200)), rng).positions;
    std::set<std::pair<float, float>> places;
    for (const base::Vec2 p : positions) {
        EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
        places.insert({p.x, p.y});
    }
    EXPECT_EQ(places.size(), positions.size());
}

TEST(PlaceConnected, HasTheSameBitsForASeedOnOneThreadAndOnMore) {
    const Adjacency graph = make_adjacency(test::grid_graph(60, 50));
    base::Rng first(5);
    base::Rng second(5);
    std::vector<base::Vec2> alone;
    {
        const base::ThreadLimit limit(1);
        alone = place_connected(graph, first).positions;
    }
    const base::ThreadLimit limit(4);
    EXPECT_EQ(place_connected(graph, second).positions, alone);
}

TEST(PlaceConnected, SampledStressIsThatOfAllPairs) {
    const LayoutGraph graph = test::grid_graph(40, 25);
    base::Rng rng(1);
    const Placement placed = place_connected(make_adjacency(graph), rng);
    const double all = normalized_stress(graph, placed.positions, 1000);
    EXPECT_NEAR(sampled_stress(placed.sample, placed.positions), all, 0.05 * all);
}

TEST(FillMissing, PutsNodesNearTheMeanOfTheirNeighboursWaveAfterWave) {
    // 0 and 1 known; 2 between them; 3 hangs on 2; 4 has no tie.
    const Adjacency graph = make_adjacency({5, {{0, 2, 1}, {1, 2, 1}, {2, 3, 1}}});
    std::vector<base::Vec2> positions{{0, 0}, {10, 0}, {NAN, 0}, {NAN, NAN}, {0, INFINITY}};
    base::Rng rng(1);
    fill_missing(graph, positions, rng);
    EXPECT_EQ(positions[0], (base::Vec2{0, 0}));
    EXPECT_EQ(positions[1], (base::Vec2{10, 0}));
    EXPECT_LT(base::length(positions[2] - base::Vec2{5, 0}), 1);
    EXPECT_LT(base::length(positions[3] - positions[2]), 1);
    EXPECT_LT(base::length(positions[4] - base::Vec2{5, 0}), 2);
}

TEST(FillMissing, PartsNodesInOnePlace) {
    std::vector<base::Vec2> positions(50, {3, 3});
    base::Rng rng(1);
    fill_missing(make_adjacency({50, {}}), positions, rng);
    std::set<std::pair<float, float>> places;
    for (const base::Vec2 p : positions) {
        EXPECT_LT(base::length(p - base::Vec2{3, 3}), 0.2F);
        places.insert({p.x, p.y});
    }
    EXPECT_EQ(places.size(), 50U);
}

} // namespace
} // namespace entente::layout
