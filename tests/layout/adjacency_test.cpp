// SPDX-License-Identifier: MIT
#include "app/layout/adjacency.hpp"

#include "tests/support/graphs.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace entente::layout {
namespace {

using testing::ElementsAre;

TEST(Adjacency, LeavesOutSelfEdgesAndAddsUpDuplicatesInBothDirections) {
    const Adjacency graph =
        make_adjacency({3, {{0, 0, 5}, {0, 1, 1}, {1, 0, 2}, {2, 1, 4}, {2, 2, 1}}});
    EXPECT_THAT(graph.neighbors(0), ElementsAre(1));
    EXPECT_THAT(graph.weights(0), ElementsAre(3));
    EXPECT_THAT(graph.neighbors(1), ElementsAre(0, 2));
    EXPECT_THAT(graph.weights(1), ElementsAre(3, 4));
    EXPECT_THAT(graph.neighbors(2), ElementsAre(1));
}

TEST(Adjacency, LeavesOutEdgesWithoutAUsableWeight) {
    const Adjacency graph = make_adjacency({2,
                                            {{0, 1, 0},
                                             {0, 1, -1},
                                             {0, 1, std::numeric_limits<float>::quiet_NaN()},
                                             {0, 1, std::numeric_limits<float>::infinity()}}});
    EXPECT_EQ(graph.degree(0), 0U);
}

TEST(Adjacency, IsTheSameWhateverTheOrderOfDuplicates) {
    const std::vector<Edge> edges{{0, 1, 0.1F}, {1, 0, 1e6F}, {0, 1, 0.3F}, {0, 1, -0.0F}};
    const Adjacency forward = make_adjacency({2, edges});
    const Adjacency backward = make_adjacency({2, {edges.rbegin(), edges.rend()}});
    EXPECT_EQ(forward.weight, backward.weight);
}

TEST(Components, AreLargestFirstAndThenBySmallestNode) {
    const Adjacency graph = make_adjacency({7, {{5, 1, 1}, {4, 3, 1}, {3, 6, 1}}});
    EXPECT_THAT(components(graph), ElementsAre(ElementsAre(3, 4, 6), ElementsAre(1, 5),
                                               ElementsAre(0), ElementsAre(2)));
    EXPECT_TRUE(components(make_adjacency({0, {}})).empty());
}

TEST(HopDistances, CountTiesOnTheShortestWay) {
    const Adjacency graph = make_adjacency(test::side_by_side({test::cycle_graph(6), {1, {}}}));
    std::vector<std::uint32_t> hops;
    std::vector<std::uint32_t> queue;
    hop_distances(graph, 1, hops, queue);
    EXPECT_THAT(hops, ElementsAre(1, 0, 1, 2, 3, 2, unreachable));
}

TEST(PartOf, NumbersNodesByTheirPlace) {
    const Adjacency graph = make_adjacency({5, {{1, 3, 2}, {3, 4, 7}}});
    const std::vector<std::uint32_t> nodes{4, 3, 1};
    const Adjacency part = part_of(graph, nodes);
    EXPECT_THAT(part.neighbors(0), ElementsAre(1));
    EXPECT_THAT(part.weights(0), ElementsAre(7));
    EXPECT_THAT(part.neighbors(1), ElementsAre(2, 0));
    EXPECT_THAT(part.weights(1), ElementsAre(2, 7));
}

} // namespace
} // namespace entente::layout
