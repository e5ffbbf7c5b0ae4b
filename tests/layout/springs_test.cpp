// SPDX-License-Identifier: MIT
#include "app/layout/springs.hpp"

#include "app/base/rng.hpp"

#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace entente::layout {
namespace {

constexpr float bend = 1.3F;

base::Vec2 pull_between(base::Vec2 from, base::Vec2 to) {
    const base::Vec2 way = to - from;
    const float d = base::length(way);
    return way * (std::sqrt(1 + bend * bend) / std::sqrt(bend * bend + d * d));
}

TEST(Springs, PullAsTheFormulaSays) {
    // A path of three, one tie of weight 4: degrees 1, 2, 1, so that the lesser is 1.
    const Adjacency graph = make_adjacency({3, {{0, 1, 4}, {1, 2, 1}}});
    const std::vector<base::Vec2> at{{0, 0}, {3, 4}, {3, 5}};
    std::vector<base::Vec2> forces(3);
    Springs(graph).add_pull(graph, {0, 3, false}, at, forces);
    const base::Vec2 first = pull_between(at[0], at[1]) * 2;
    EXPECT_NEAR(forces[0].x, first.x, 1e-5F);
    EXPECT_NEAR(forces[0].y, first.y, 1e-5F);
    EXPECT_NEAR(forces[2].y, -1, 1e-6F) << "a tie of weight 1 at distance 1 pulls with 1";
    EXPECT_NEAR(forces[1].x + forces[0].x + forces[2].x, 0, 1e-5F);
}

TEST(Springs, FarPullIsTheMeanOverTheOtherNeighboursOfEachNeighbour) {
    const LayoutGraph random = test::random_graph(300, 700, 5);
    const Adjacency graph = make_adjacency(random);
    base::Rng rng(2);
    std::vector<base::Vec2> at(300);
    for (base::Vec2& p : at) {
        p = {static_cast<float>(10 * rng.uniform()), static_cast<float>(10 * rng.uniform())};
    }
    const Springs springs(graph);
    std::vector<base::Vec2> pulls(300);
    for (std::size_t turn = 0; turn < 3; ++turn) {
        springs.set_far_pull(graph, {0, 300, false}, at, turn, 3, pulls);
    }
    for (std::uint32_t node = 0; node < 300; ++node) {
        base::Vec2 expected;
        for (const std::uint32_t middle : graph.neighbors(node)) {
            base::Vec2 sum;
            float count = 0;
            for (const std::uint32_t other : graph.neighbors(middle)) {
                if (other != node) {
                    sum += pull_between(at[node], at[other]);
                    count += 1;
                }
            }
            expected += count > 0 ? sum * (0.7F / count) : base::Vec2{};
        }
        ASSERT_NEAR(pulls[node].x, expected.x, 1e-4F) << node;
        ASSERT_NEAR(pulls[node].y, expected.y, 1e-4F) << node;
    }
}

TEST(Springs, WorkInwardIsThatOfThePulls) {
    const Adjacency graph = make_adjacency(test::grid_graph(5, 4));
    std::vector<base::Vec2> at(20);
    for (std::size_t i = 0; i < at.size(); ++i) {
        at[i] = {static_cast<float>(i % 5) * 2, static_cast<float>(i / 5) * 1.5F};
    }
    const Springs springs(graph);
    std::vector<base::Vec2> forces(20);
    springs.add_pull(graph, {0, 20, false}, at, forces);
    float work = 0;
    float told = 0;
    for (std::uint32_t i = 0; i < 20; ++i) {
        work -= base::dot(at[i], forces[i]);
        told += springs.work_inward(graph, at, i, false);
    }
    EXPECT_NEAR(told, work, 1e-3F * work);
}

} // namespace
} // namespace entente::layout
