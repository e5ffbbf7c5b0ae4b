// SPDX-License-Identifier: MIT
#include "app/layout/quality.hpp"

#include "app/base/rng.hpp"
#include "app/layout/adjacency.hpp"
#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace entente::layout {
namespace {

std::vector<base::Vec2> random_points(std::size_t n, std::uint64_t seed) {
    base::Rng rng(seed);
    std::vector<base::Vec2> points(n);
    for (base::Vec2& p : points) {
        p = {static_cast<float>(rng.uniform()) * 10, static_cast<float>(rng.uniform()) * 10};
    }
    return points;
}

std::vector<std::vector<std::uint32_t>> all_hops(const LayoutGraph& graph) {
    const Adjacency adjacency = make_adjacency(graph);
    std::vector<std::vector<std::uint32_t>> all(graph.node_count);
    std::vector<std::uint32_t> queue;
    for (std::uint32_t i = 0; i < graph.node_count; ++i) {
        hop_distances(adjacency, i, all[i], queue);
    }
    return all;
}

TEST(NormalizedStress, IsTheLeastOverAllScales) {
    const LayoutGraph graph = test::side_by_side({test::grid_graph(6, 5), test::path_graph(4)});
    const auto points = random_points(graph.node_count, 3);
    const auto hops = all_hops(graph);
    double least = INFINITY;
    for (double a = 0.001; a < 3; a += 0.001) {
        double sum = 0;
        double pairs = 0;
        for (std::size_t s = 0; s < points.size(); ++s) {
            for (std::size_t v = 0; v < points.size(); ++v) {
                if (s != v && hops[s][v] != unreachable) {
                    const double d = hops[s][v];
                    const double misfit =
                        (a * static_cast<double>(base::length(points[s] - points[v])) - d) / d;
                    sum += misfit * misfit;
                    pairs += 1;
                }
            }
        }
        least = std::min(least, sum / pairs);
    }
    EXPECT_NEAR(normalized_stress(graph, points), least, 1e-5);
}

TEST(NormalizedStress, IsZeroForAPerfectDrawingOfAnyScale) {
    std::vector<base::Vec2> line;
    for (int i = 0; i < 30; ++i) {
        line.push_back({static_cast<float>(i) * 7, 3});
    }
    EXPECT_NEAR(normalized_stress(test::path_graph(30), line), 0, 1e-9);
    EXPECT_EQ(normalized_stress(test::path_graph(30), std::vector<base::Vec2>(30)), 1);
    EXPECT_EQ(normalized_stress({1, {}}, std::vector<base::Vec2>(1)), 0);
    EXPECT_EQ(normalized_stress({0, {}}, {}), 0);
    EXPECT_EQ(normalized_stress({5, {}}, random_points(5, 1)), 0);
}

TEST(NormalizedStress, OfASampleIsNearThatOfAll) {
    const LayoutGraph graph = test::grid_graph(30, 20);
    const auto points = random_points(600, 8);
    EXPECT_NEAR(normalized_stress(graph, points, 100), normalized_stress(graph, points, 600), 0.02);
    EXPECT_EQ(normalized_stress(graph, points, 100, 5), normalized_stress(graph, points, 100, 5));
}

TEST(NeighborhoodPreservation, IsTheMeanJaccardIndexOfBothNeighbourhoods) {
    const LayoutGraph graph = test::side_by_side({test::binary_tree(5), {3, {}}});
    const auto points = random_points(graph.node_count, 6);
    const auto hops = all_hops(graph);
    for (const std::uint32_t reach : {1U, 2U, 3U}) {
        double sum = 0;
        double count = 0;
        for (std::uint32_t i = 0; i < 31; ++i) {
            std::set<std::uint32_t> wanted;
            std::vector<std::uint32_t> others;
            for (std::uint32_t j = 0; j < graph.node_count; ++j) {
                if (j != i) {
                    others.push_back(j);
                    if (hops[i][j] <= reach) {
                        wanted.insert(j);
                    }
                }
            }
            std::sort(others.begin(), others.end(), [&](std::uint32_t a, std::uint32_t b) {
                return base::length(points[a] - points[i]) < base::length(points[b] - points[i]);
            });
            double both = 0;
            for (std::size_t k = 0; k < wanted.size(); ++k) {
                both += wanted.contains(others[k]) ? 1 : 0;
            }
            sum += both / (2 * static_cast<double>(wanted.size()) - both);
            count += 1;
        }
        EXPECT_NEAR(neighborhood_preservation(graph, points, reach), sum / count, 1e-9);
    }
}

TEST(NeighborhoodPreservation, IsOneWhereNothingCanBeLost) {
    EXPECT_EQ(neighborhood_preservation({0, {}}, {}), 1);
    EXPECT_EQ(neighborhood_preservation({1, {}}, std::vector<base::Vec2>(1)), 1);
    EXPECT_EQ(neighborhood_preservation({4, {}}, random_points(4, 1)), 1);
    EXPECT_EQ(neighborhood_preservation(test::star_graph(5), random_points(6, 1)), 1);
}

TEST(Movement, IsAShareOfTheDiagonalAndSkipsNodesWithoutAPlace) {
    const std::vector<base::Vec2> before{{0, 0}, {3, 4}, {NAN, 0}, {1, 1}};
    const std::vector<base::Vec2> after{{0, 1}, {3, 4}, {5, 5}, {0, NAN}};
    EXPECT_DOUBLE_EQ(movement(before, after), 0.5 / 5);
    EXPECT_EQ(movement(before, before), 0);
    EXPECT_EQ(movement({}, {}), 0);
    EXPECT_EQ(movement(std::vector<base::Vec2>{{1, 1}}, std::vector<base::Vec2>{{3, 1}}), 2);
}

TEST(TieStress, IsTheSpreadOfLengths) {
    const std::vector<base::Vec2> positions{{0, 0}, {1, 0}, {1, 3}};
    EXPECT_EQ(tie_stress({3, {}}, positions), 0);
    EXPECT_NEAR(tie_stress({3, {{0, 1, 1}}}, positions), 0, 1e-12) << "any scale is free";
    // Lengths 1 and 3: 1 - 4^2 / (2 (1 + 9)).
    EXPECT_NEAR(tie_stress({3, {{0, 1, 1}, {2, 1, 1}, {1, 0, 5}, {2, 2, 1}}}, positions), 0.2,
                1e-6);
    EXPECT_EQ(tie_stress({2, {{0, 1, 1}}}, std::vector<base::Vec2>(2)), 1);
}

} // namespace
} // namespace entente::layout
