// SPDX-License-Identifier: MIT
#include "app/layout/relaxation.hpp"

#include "app/base/parallel.hpp"
#include "app/layout/force_simulation.hpp"
#include "app/layout/quality.hpp"
#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace entente::layout {
namespace {

std::vector<base::Vec2> homes_of(const LayoutGraph& graph) {
    const auto layout = start_force_simulation(graph, {});
    while (layout->step() == LayoutState::running) {
    }
    return {layout->positions().begin(), layout->positions().end()};
}

/// Two communities and, for a window, the ties of every second edge.
class Relaxation : public testing::Test {
  protected:
    void SetUp() override {
        for (std::size_t i = 0; i < all.edges.size(); i += 2) {
            window.edges.push_back(all.edges[i]);
        }
    }
    LayoutGraph all = test::two_communities(150, 20, 3);
    LayoutGraph window{all.node_count, {}};
    std::vector<base::Vec2> homes = homes_of(all);
};

TEST_F(Relaxation, TellsTheWindowsDistancesBetterThanHomesDo) {
    const auto relaxed = relax(window, homes);
    EXPECT_LT(normalized_stress(window, relaxed), 0.95 * normalized_stress(window, homes));
}

TEST_F(Relaxation, NoNodeGetsBeyondReach) {
    RelaxationSettings settings;
    settings.reach = 0.02F;
    settings.hold = 0;
    const auto relaxed = relax(window, homes, settings);
    base::Rect box{homes[0], homes[0]};
    for (const base::Vec2 p : homes) {
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
    const float reach = 0.02F * base::length(box.max - box.min);
    float farthest = 0;
    for (std::size_t i = 0; i < homes.size(); ++i) {
        farthest = std::max(farthest, base::length(relaxed[i] - homes[i]));
    }
    EXPECT_LE(farthest, reach * 1.001F);
    EXPECT_GT(farthest, reach * 0.9F) << "nothing moved as far as it might";
}

TEST_F(Relaxation, NodesWithoutATieGoHome) {
    LayoutGraph few{all.node_count, {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}}};
    const auto relaxed = relax(few, homes, {}, relax(window, homes));
    for (std::size_t i = 4; i < homes.size(); ++i) {
        EXPECT_EQ(relaxed[i], homes[i]);
    }
}

TEST_F(Relaxation, WithoutThePositionsBeforeTheWayThereDoesNotMatter) {
    const auto first = relax(window, homes);
    relax(all, homes);
    EXPECT_EQ(relax(window, homes), first);
}

TEST_F(Relaxation, AWindowSeenTwiceMovesLittleTheSecondTime) {
    const auto first = relax(window, homes);
    const auto second = relax(window, homes, {}, first);
    EXPECT_LT(movement(first, second), 0.5 * movement(homes, first));
}

TEST_F(Relaxation, HasTheSameBitsOnOneThreadAndOnMore) {
    std::vector<base::Vec2> alone;
    {
        const base::ThreadLimit limit(1);
        alone = relax(window, homes);
    }
    const base::ThreadLimit limit(4);
    EXPECT_EQ(relax(window, homes), alone);
}

TEST(RelaxationOf, TakesAnyGraph) {
    EXPECT_TRUE(relax({0, {}}, {}).empty());
    const std::vector<base::Vec2> one_place(5, {2, 2});
    EXPECT_EQ(relax({5, {{0, 1, 1}, {1, 2, 1}, {2, 2, 1}, {0, 1, 3}}}, one_place), one_place);
    const std::vector<base::Vec2> pair{{0, 0}, {5, 0}};
    EXPECT_EQ(relax({2, {{0, 1, 1}}}, pair), pair);
}

} // namespace
} // namespace entente::layout
