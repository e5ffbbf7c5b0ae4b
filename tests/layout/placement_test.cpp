// SPDX-License-Identifier: MIT
#include "app/layout/placement.hpp"

#include "app/base/parallel.hpp"
#include "app/layout/pivot_mds.hpp"
#include "app/layout/quality.hpp"
#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <utility>

namespace entente::layout {
namespace {

TEST(PivotDistances, AreHopsFromEachPivot) {
    const Adjacency graph = make_adjacency(test::grid_graph(7, 5));
    base::Rng rng(1);
    const PivotDistances all = pivot_distances(graph, 6, rng);
    ASSERT_EQ(all.pivots.size(), 6U);
    EXPECT_EQ(std::set<std::uint32_t>(all.pivots.begin(), all.pivots.end()).size(), 6U);
    std::vector<std::uint32_t> hops;
    std::vector<std::uint32_t> queue;
    for (std::size_t p = 0; p < 6; ++p) {
        hop_distances(graph, all.pivots[p], hops, queue);
        for (std::size_t node = 0; node < 35; ++node) {
            EXPECT_EQ(all.hops[p * 35 + node], static_cast<float>(hops[node]));
        }
        EXPECT_EQ(all.weight[p * 35 + all.pivots[p]], 0);
    }
}

TEST(PivotDistances, TakeEachNodeOnceWhereFewerThanWanted) {
    base::Rng rng(1);
    EXPECT_EQ(pivot_distances(make_adjacency(test::path_graph(3)), 50, rng).pivots.size(), 3U);
    EXPECT_EQ(pivot_distances(make_adjacency({1, {}}), 50, rng).pivots.size(), 1U);
}

TEST(PivotMds, DrawsAPathAsALineAlongX) {
    base::Rng rng(1);
    const auto positions =
        pivot_mds(pivot_distances(make_adjacency(test::path_graph(20)), 20, rng));
    for (std::size_t i = 1; i < 20; ++i) {
        EXPECT_NEAR(std::abs(positions[i].x - positions[i - 1].x), 1, 0.02);
        EXPECT_NEAR(positions[i].y, 0, 0.02);
    }
}

TEST(SparseStress, FallsSweepBySweep) {
    const LayoutGraph graph = test::grid_graph(20, 12);
    const Adjacency adjacency = make_adjacency(graph);
    base::Rng rng(1);
    const PivotDistances distances = pivot_distances(adjacency, 40, rng);
    std::vector<base::Vec2> positions = pivot_mds(distances);
    for (base::Vec2& p : positions) {
        p.x += static_cast<float>(rng.uniform()) * 4;
        p.y += static_cast<float>(rng.uniform()) * 4;
    }
    double stress = normalized_stress(graph, positions);
    for (int sweep = 0; sweep < 10; ++sweep) {
        improve_sparse_stress(adjacency, distances, 1, positions);
        const double next = normalized_stress(graph, positions);
        EXPECT_LT(next, stress + 1e-4);
        stress = next;
    }
    EXPECT_LT(stress, 0.03);
}

TEST(PlaceConnected, IsNearALayoutOfLeastStress) {
    const std::pair<LayoutGraph, double> bounds[] = {{test::path_graph(50), 0.02},
                                                     {test::cycle_graph(50), 0.06},
                                                     {test::grid_graph(12, 9), 0.03},
                                                     {test::binary_tree(7), 0.16}};
    for (const auto& [graph, bound] : bounds) {
        base::Rng rng(1);
        const auto positions = place_connected(make_adjacency(graph), rng);
        EXPECT_LT(normalized_stress(graph, positions), bound) << graph.node_count;
    }
}

TEST(PlaceConnected, PutsNoTwoNodesInOnePlace) {
    base::Rng rng(1);
    const auto positions = place_connected(make_adjacency(test::star_graph(200)), rng);
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
        alone = place_connected(graph, first);
    }
    const base::ThreadLimit limit(4);
    EXPECT_EQ(place_connected(graph, second), alone);
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
