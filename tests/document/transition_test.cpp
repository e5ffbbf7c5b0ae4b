// SPDX-License-Identifier: MIT
#include "app/document/transition.hpp"

#include <gmock/gmock.h>

#include <utility>
#include <vector>

namespace entente::document {
namespace {

using ::testing::Each;

/// Ties by number and strength, each between nodes of its own: tie 2 between nodes 4 and 5.
graph::TieGraph network(const std::vector<std::pair<std::uint32_t, double>>& ties) {
    graph::TieGraph graph;
    for (const auto& [number, strength] : ties) {
        graph::Tie tie;
        tie.dyad = {graph::NodeId{2 * number}, graph::NodeId{2 * number + 1}, graph::TieKind::event,
                    false};
        tie.strength = strength;
        tie.index = number;
        graph.ties.push_back(tie);
        for (const graph::NodeId node : {tie.dyad.a, tie.dyad.b}) {
            graph.nodes.push_back(node);
            graph.strength.push_back(strength);
            graph.events.push_back(1);
        }
    }
    return graph;
}

struct Drawn {
    float presence = 0;
    double strength = 0;
    float accent = 0;
};

Drawn tie(const Transition& transition, std::uint32_t number) {
    const Shown& shown = transition.shown();
    for (std::size_t i = 0; i < shown.graph.ties.size(); ++i) {
        if (shown.graph.ties[i].index == number) {
            return {shown.tie_presence[i], shown.tie_strength[i], shown.tie_accent[i]};
        }
    }
    return {};
}

float node_presence(const Transition& transition, std::uint32_t node) {
    const auto at = transition.shown().graph.find(graph::NodeId{node});
    return at < 0 ? 0 : transition.shown().node_presence[static_cast<std::size_t>(at)];
}

/// On the way from ties 0 and 1 to ties 1 (grown from 2 to 10) and 2, in a step of a second.
class StepOfASecond : public ::testing::Test {
  protected:
    StepOfASecond() {
        transition_.reset(8, 16);
        transition_.set_target(network({{0, 5}, {1, 2}}), Passage::cut());
        transition_.set_target(network({{1, 10}, {2, 3}}), Passage::step(1));
    }
    /// In frames of a sixtieth of a second.
    void advance_to(double seconds) {
        for (; frames_ < seconds * 60; ++frames_) {
            transition_.advance(1.0 / 60);
        }
    }
    Transition transition_;
    int frames_ = 0;
};

TEST_F(StepOfASecond, BeginsWithWhatWasThere) {
    EXPECT_EQ(tie(transition_, 0).presence, 1);
    EXPECT_EQ(tie(transition_, 1).strength, 2);
    EXPECT_EQ(tie(transition_, 2).presence, 0);
    EXPECT_FALSE(transition_.is_settled());
}

TEST_F(StepOfASecond, InTheFirstQuarterWhatIsGoneFades) {
    advance_to(0.12);
    EXPECT_NEAR(tie(transition_, 0).presence, 0.5, 0.1);
    EXPECT_NEAR(node_presence(transition_, 0), 0.5, 0.1);
    EXPECT_EQ(tie(transition_, 1).strength, 2) << "weights wait";
    EXPECT_EQ(tie(transition_, 2).presence, 0) << "what is new waits";
    advance_to(0.26);
    EXPECT_EQ(tie(transition_, 0).presence, 0);
    EXPECT_EQ(node_presence(transition_, 0), 0);
}

TEST_F(StepOfASecond, InTheMiddleWeightsAndSizesChange) {
    advance_to(0.5);
    EXPECT_NEAR(tie(transition_, 1).strength, 6, 0.4);
    const auto at = transition_.shown().graph.find(graph::NodeId{2U});
    EXPECT_NEAR(transition_.shown().node_strength[static_cast<std::size_t>(at)], 6, 0.4);
    EXPECT_EQ(tie(transition_, 2).presence, 0);
    advance_to(0.76);
    EXPECT_EQ(tie(transition_, 1).strength, 10);
}

TEST_F(StepOfASecond, InTheLastQuarterWhatIsNewAppearsWithAShortAccent) {
    advance_to(0.84);
    EXPECT_EQ(tie(transition_, 2).presence, 1);
    EXPECT_EQ(node_presence(transition_, 4), 1);
    EXPECT_GT(tie(transition_, 2).accent, 0.9F);
    EXPECT_EQ(tie(transition_, 1).accent, 0) << "it was there before";
    advance_to(0.97);
    EXPECT_LT(tie(transition_, 2).accent, 0.2F);
    advance_to(1.02);
    EXPECT_TRUE(transition_.is_settled());
    EXPECT_THAT(transition_.shown().tie_presence, Each(1.0F));
    EXPECT_THAT(transition_.shown().tie_accent, Each(0.0F));
    EXPECT_FALSE(transition_.advance(1));
}

TEST_F(StepOfASecond, LateFramesLeaveOutPicturesInBetween) {
    // Ten frames a second: one picture a part of the step, and each part is whole at its end.
    int pictures = 0;
    for (int frame = 0; frame < 10; ++frame) {
        pictures += transition_.advance(0.1) ? 1 : 0;
    }
    EXPECT_LE(pictures, 5);
    EXPECT_GE(pictures, 3);
    EXPECT_TRUE(transition_.is_settled());
    EXPECT_EQ(tie(transition_, 1).strength, 10);
    EXPECT_EQ(tie(transition_, 2).presence, 1);
}

TEST_F(StepOfASecond, AFrameAsLongAsTheStepShowsWhereItLeads) {
    EXPECT_TRUE(transition_.advance(1.5));
    EXPECT_TRUE(transition_.is_settled());
    EXPECT_EQ(tie(transition_, 0).presence, 0);
    EXPECT_EQ(tie(transition_, 2).presence, 1);
}

TEST_F(StepOfASecond, TheNextStepBeginsWhereThisOneWouldHaveEnded) {
    advance_to(0.3);
    transition_.set_target(network({{2, 3}}), Passage::step(1));
    EXPECT_EQ(tie(transition_, 1).strength, 10);
    EXPECT_EQ(tie(transition_, 2).presence, 1) << "no step is left out";
    EXPECT_EQ(tie(transition_, 0).presence, 0);
}

TEST_F(StepOfASecond, AHandTakesOverFromWhatIsSeen) {
    advance_to(0.5);
    const double seen = tie(transition_, 1).strength;
    transition_.set_target(network({{1, 10}, {3, 1}}));
    EXPECT_EQ(tie(transition_, 1).strength, seen);
    for (int frame = 0; frame < 120; ++frame) {
        transition_.advance(1.0 / 60);
    }
    EXPECT_TRUE(transition_.is_settled());
    EXPECT_EQ(tie(transition_, 3).presence, 1);
    EXPECT_EQ(tie(transition_, 2).presence, 0);
}

TEST(Transition, FollowsTheRateOfSteps) {
    EXPECT_DOUBLE_EQ(Passage::step(1.25).seconds, 0.8);
    EXPECT_DOUBLE_EQ(Passage::step(8).seconds, 0.125);
    EXPECT_DOUBLE_EQ(Passage::step(0.1).seconds, 2) << "a slow one stands still at its end";
}

TEST(Transition, WithoutMotionItCuts) {
    Transition transition;
    transition.reset(8, 16);
    transition.has_motion = false;
    transition.set_target(network({{0, 5}}), Passage::step(1));
    EXPECT_TRUE(transition.is_settled());
    transition.set_target(network({{1, 2}}), Passage::step(1));
    EXPECT_TRUE(transition.is_settled());
    EXPECT_EQ(tie(transition, 0).presence, 0);
    EXPECT_EQ(tie(transition, 1).presence, 1);
    EXPECT_FALSE(transition.advance(0.1));
}

TEST(Transition, AccentsTheStrongestOfManyNewTies) {
    Transition transition;
    transition.reset(300, 600);
    std::vector<std::pair<std::uint32_t, double>> ties;
    for (std::uint32_t i = 0; i < 200; ++i) {
        ties.emplace_back(i, 1 + (i * 37) % 200);
    }
    transition.set_target(network(ties), Passage::step(1));
    transition.advance(0.03);
    for (int frame = 0; frame < 49; ++frame) {
        transition.advance(1.0 / 60);
    }
    int accented = 0;
    for (std::uint32_t i = 0; i < 200; ++i) {
        const Drawn drawn = tie(transition, i);
        if (drawn.accent > 0) {
            ++accented;
            EXPECT_GT(drawn.strength, 150);
        }
    }
    EXPECT_GT(accented, 10);
    EXPECT_LE(accented, 40);
}

} // namespace
} // namespace entente::document
