// SPDX-License-Identifier: MIT
#include "app/scene/tie_lanes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace entente::scene {
namespace {

using graph::NodeId;
using graph::TieKind;
using testing::ElementsAre;
using testing::FloatNear;

graph::Tie tie(std::uint32_t a, std::uint32_t b, TieKind kind = TieKind::event,
               bool is_directed = false) {
    graph::Tie result;
    result.dyad = {NodeId{a}, NodeId{b}, kind, is_directed};
    return result;
}

std::vector<float> lanes_of(const std::vector<graph::Tie>& ties,
                            const std::vector<float>& presence = {}) {
    std::vector<float> lanes;
    assign_lanes(ties, presence, lanes);
    return lanes;
}

TEST(TieLanes, ALoneTieRunsStraight) {
    EXPECT_THAT(lanes_of({tie(1, 2), tie(2, 3, TieKind::event, true), tie(1, 3, TieKind::office)}),
                ElementsAre(0, 0, 0));
}

TEST(TieLanes, BothDirectionsBowApart) {
    // Each keeps to the same side of its own way, so they lie on different sides of the chord.
    const auto lanes = lanes_of({tie(1, 2, TieKind::event, true), tie(2, 1, TieKind::event, true)});
    EXPECT_FLOAT_EQ(std::abs(lanes[0]), 0.5F);
    EXPECT_FLOAT_EQ(lanes[0], lanes[1]);
}

TEST(TieLanes, AllThatJoinsTwoNodesHasALaneOfItsOwn) {
    const std::vector<graph::Tie> ties{tie(1, 2), tie(1, 2, TieKind::event, true),
                                       tie(2, 1, TieKind::event, true), tie(2, 1, TieKind::office)};
    const auto lanes = lanes_of(ties);
    std::vector<float> sides;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        sides.push_back(ties[i].dyad.a < ties[i].dyad.b ? lanes[i] : -lanes[i]);
    }
    std::sort(sides.begin(), sides.end());
    EXPECT_THAT(sides, ElementsAre(-1.5F, -0.5F, 0.5F, 1.5F));
}

TEST(TieLanes, LanesDoNotDependOnTheOrderOfTies) {
    const graph::Tie there = tie(1, 2, TieKind::event, true);
    const graph::Tie back = tie(2, 1, TieKind::event, true);
    const graph::Tie office = tie(1, 2, TieKind::office);
    const auto one = lanes_of({there, back, office});
    const auto other = lanes_of({office, back, there});
    EXPECT_EQ(one[0], other[2]);
    EXPECT_EQ(one[1], other[1]);
    EXPECT_EQ(one[2], other[0]);
}

TEST(TieLanes, ATieStraightensAsItsCounterpartFades) {
    const std::vector<graph::Tie> ties{tie(1, 2, TieKind::event, true),
                                       tie(2, 1, TieKind::event, true)};
    float last = 0.5F;
    for (const float presence : {0.75F, 0.5F, 0.25F, 0.0F}) {
        const float lane = std::abs(lanes_of(ties, {1, presence})[0]);
        EXPECT_LT(lane, last);
        EXPECT_THAT(lane, FloatNear(presence / 2, 0.01F));
        last = lane;
    }
}

TEST(TieLanes, ManyPairsDoNotMixUp) {
    std::vector<graph::Tie> ties;
    for (std::uint32_t i = 0; i < 5'000; ++i) {
        ties.push_back(tie(i % 71, 100 + i / 71, TieKind::event, true));
    }
    const std::size_t alone = ties.size();
    ties.push_back(tie(100, 0, TieKind::event, true)); // back to the first
    const auto lanes = lanes_of(ties);
    EXPECT_NE(lanes[0], 0);
    EXPECT_NE(lanes[alone], 0);
    EXPECT_TRUE(
        std::all_of(lanes.begin() + 1, lanes.end() - 1, [](float lane) { return lane == 0; }));
    EXPECT_TRUE(lanes_of({}).empty());
}

} // namespace
} // namespace entente::scene
