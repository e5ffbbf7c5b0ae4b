// SPDX-License-Identifier: MIT
#include "app/scene/picture.hpp"

#include "app/scene/legend.hpp"
#include "tests/scene/network.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace entente::scene {
namespace {

using graph::Change;
using graph::NodeId;
using model::NodeKind;
using ::testing::ElementsAre;

/// Of the five nodes 0 .. 4 the window shows 0, 1 and 3 with the ties 0 - 1 and 1 - 3; before it
/// there were 0, 1 and 4 with 0 - 1, weaker, and 0 - 4.
struct TwoWindows {
    graph::TieGraph now;
    graph::Comparison comparison;

    TwoWindows() {
        now.nodes = {NodeId{0U}, NodeId{1U}, NodeId{3U}};
        now.strength = {5, 6, 1};
        now.events = {2, 3, 1};
        now.ties = {tie(0, 1, 0, 5), tie(1, 3, 1, 1)};
        comparison.by_tie = {Change::stronger, Change::appeared, Change::lost};
        comparison.by_node = {Change::same, Change::stronger, Change::absent, Change::appeared,
                              Change::lost};
        comparison.days_a = 10;
        comparison.days_b = 20;
        comparison.ties = {change(0, 4, 2, Change::lost, 7, 0),
                           change(0, 1, 0, Change::stronger, 2, 5),
                           change(1, 3, 1, Change::appeared, 0, 1)};
        for (const auto& [node, what] :
             {std::pair(0U, Change::same), std::pair(1U, Change::stronger),
              std::pair(3U, Change::appeared), std::pair(4U, Change::lost)}) {
            graph::NodeChange told;
            told.node = NodeId{node};
            told.change = what;
            told.events_a = what == Change::appeared ? 0 : 4;
            told.strength_a = what == Change::lost ? 7 : 1;
            comparison.nodes.push_back(told);
        }
    }
    static graph::Tie tie(std::uint32_t a, std::uint32_t b, std::uint32_t index, double strength) {
        graph::Tie tie;
        tie.dyad.a = NodeId{a};
        tie.dyad.b = NodeId{b};
        tie.index = index;
        tie.count = 1;
        tie.strength = strength;
        return tie;
    }
    static graph::TieChange change(std::uint32_t a, std::uint32_t b, std::uint32_t index,
                                   Change change, double before, double after) {
        graph::TieChange told;
        told.tie = index;
        told.dyad.a = NodeId{a};
        told.dyad.b = NodeId{b};
        told.change = change;
        told.strength_a = before;
        told.strength_b = after;
        return told;
    }
};

TEST(Pictures, HoldWhatEitherWindowHas) {
    const TwoWindows windows;
    Picture picture = picture_of(windows.now);
    add_comparison(windows.comparison, picture);
    EXPECT_THAT(picture.graph.nodes, ElementsAre(NodeId{0U}, NodeId{1U}, NodeId{3U}, NodeId{4U}));
    ASSERT_EQ(picture.nodes.size(), 4U);
    EXPECT_EQ(picture.nodes[0].change, Change::same);
    EXPECT_EQ(picture.nodes[2].change, Change::appeared);
    EXPECT_EQ(picture.nodes[3].change, Change::lost);
    EXPECT_EQ(picture.node_strength[3], 7) << "as large as it was";
    EXPECT_EQ(picture.graph.events[3], 4U);
    // New and lost before stronger, the strong before the weak.
    ASSERT_EQ(picture.graph.ties.size(), 3U);
    EXPECT_EQ(picture.graph.ties[0].index, 2U);
    EXPECT_EQ(picture.ties[0].change, Change::lost);
    EXPECT_EQ(picture.tie_strength[0], 7);
    EXPECT_EQ(picture.graph.ties[1].index, 1U);
    EXPECT_EQ(picture.graph.ties[2].index, 0U);
    EXPECT_EQ(picture.ties[2].change, Change::stronger);
}

TEST(Pictures, OfStrengthsADayAreDrawnAsLargeAsTheyWere) {
    TwoWindows windows;
    windows.comparison.settings.per_day = true;
    windows.comparison.ties[0].strength_a = 0.7;
    windows.comparison.nodes[3].strength_a = 0.7;
    Picture picture = picture_of(windows.now);
    add_comparison(windows.comparison, picture);
    EXPECT_DOUBLE_EQ(picture.tie_strength[0], 7);
    EXPECT_DOUBLE_EQ(picture.node_strength[3], 7);
}

TEST(Pictures, FadeOnlyWhatIsNewOrInNeitherWindow) {
    const TwoWindows windows;
    Picture picture = picture_of(windows.now);
    // On its way: the new tie arrives, the one that was there before has not been drawn yet.
    picture.ties[0].presence = 0.25F;
    picture.ties[1].presence = 0.25F;
    picture.nodes[2].presence = 0.25F;
    add_comparison(windows.comparison, picture);
    EXPECT_EQ(picture.ties[2].presence, 1) << "stronger: it was there";
    EXPECT_EQ(picture.ties[1].presence, 0.25F) << "new";
    EXPECT_EQ(picture.nodes[2].presence, 0.25F) << "new";
    EXPECT_EQ(picture.ties[0].presence, 1) << "lost";
}

TEST(Pictures, TakeWhatAnOlderComparisonDoesNotKnowAsNew) {
    TwoWindows windows;
    windows.comparison.by_tie[1] = Change::absent;
    windows.comparison.by_node[3] = Change::lost; // it has just come back
    Picture picture = picture_of(windows.now);
    add_comparison(windows.comparison, picture);
    EXPECT_EQ(picture.ties[1].change, Change::appeared);
    EXPECT_EQ(picture.nodes[2].change, Change::appeared);
}

TEST(Pictures, KeepInactiveNodesInOrderAndOnce) {
    const TwoWindows windows;
    Picture picture = picture_of(windows.now);
    const std::vector<NodeId> kept{NodeId{4U}, NodeId{1U}, NodeId{2U}, NodeId{4U}};
    add_inactive(kept, picture);
    EXPECT_THAT(picture.graph.nodes,
                ElementsAre(NodeId{0U}, NodeId{1U}, NodeId{2U}, NodeId{3U}, NodeId{4U}));
    EXPECT_FALSE(picture.nodes[1].is_inactive);
    EXPECT_TRUE(picture.nodes[2].is_inactive);
    EXPECT_TRUE(picture.nodes[4].is_inactive);
    EXPECT_EQ(picture.node_strength[2], 0);
}

TEST(Pictures, MissWhatTheyDoNotShowWhole) {
    const TwoWindows windows;
    Picture picture = picture_of(windows.now);
    picture.nodes[1].presence = 0.5F;
    const std::vector<NodeId> all{NodeId{0U}, NodeId{1U}, NodeId{2U}, NodeId{3U}, NodeId{4U}};
    EXPECT_THAT(missing_in(picture, all), ElementsAre(NodeId{1U}, NodeId{2U}, NodeId{4U}));
}

// ---- as they are drawn --------------------------------------------------------------------------

class ComparedScene : public testing::Test {
  protected:
    void SetUp() override {
        if (test::fonts() == nullptr) {
            GTEST_SKIP() << "no font is installed";
        }
        network_.node(NodeKind::state, "Iran", {-4, 0}, 10);
        network_.node(NodeKind::state, "Russia", {4, 0}, 8);
        network_.node(NodeKind::official, "Zarif", {0, 3}, 4);
        network_.tie(NodeId{0U}, NodeId{1U}, 3);
        network_.tie(NodeId{1U}, NodeId{2U}, 2);
        network_.finish();
        network_.nodes.assign(3, {});
        network_.ties.assign(2, {});
    }
    [[nodiscard]] Marks build() const {
        Marks marks;
        SceneInput input = network_.input();
        input.absent = absent_;
        build_network(input, *test::fonts(), marks);
        return marks;
    }
    static std::vector<const NodeMark*> marks_of(const Marks& marks, std::uint32_t node) {
        std::vector<const NodeMark*> found;
        for (const NodeMark& mark : marks.nodes) {
            if (mark.node == node) {
                found.push_back(&mark);
            }
        }
        return found;
    }

    test::Network network_;
    std::vector<NodeId> absent_;
};

TEST_F(ComparedScene, WhatIsLostIsHollowAndDashedAndWhatIsNewHasARing) {
    network_.encoding.color_by = ColorBy::change;
    network_.nodes[0].change = Change::lost;
    network_.nodes[1].change = Change::appeared;
    network_.nodes[2].change = Change::weaker;
    network_.ties[0].change = Change::lost;
    network_.ties[1].change = Change::stronger;
    for (const Theme theme : {Theme::light, Theme::dark}) {
        network_.encoding.theme = theme;
        const Marks marks = build();
        const auto lost = marks_of(marks, 0);
        ASSERT_EQ(lost.size(), 2U);
        EXPECT_TRUE(lost[0]->is_decoration);
        EXPECT_GT(lost[0]->dashes, 5);
        EXPECT_GT(lost[0]->radius, lost[1]->radius);
        EXPECT_EQ(lost[0]->outline, change_color(Change::lost, theme));
        EXPECT_EQ(lost[1]->outline, change_color(Change::lost, theme));
        EXPECT_NE(lost[1]->fill, change_color(Change::lost, theme)) << "hollow";
        const auto fresh = marks_of(marks, 1);
        ASSERT_EQ(fresh.size(), 2U);
        EXPECT_EQ(fresh[0]->dashes, 0);
        EXPECT_EQ(fresh[1]->fill, change_color(Change::appeared, theme));
        const auto weaker = marks_of(marks, 2);
        ASSERT_EQ(weaker.size(), 1U);
        EXPECT_EQ(weaker[0]->fill, change_color(Change::weaker, theme));
        EXPECT_EQ(weaker[0]->shape, kind_shape(NodeKind::official)) << "the kind is told by shape";
        ASSERT_EQ(marks.ties.size(), 2U);
        for (const TieMark& tie : marks.ties) {
            const bool is_lost = tie.tie == 0;
            EXPECT_EQ(tie.dash > 0, is_lost);
            EXPECT_EQ(tie.color.with_alpha(1),
                      change_color(is_lost ? Change::lost : Change::stronger, theme));
        }
    }
}

TEST_F(ComparedScene, WithoutComparingNothingOfItIsSeen) {
    const Marks before = build();
    network_.nodes[0].change = Change::lost;
    network_.ties[0].change = Change::lost;
    const Marks after = build();
    EXPECT_EQ(before.ties, after.ties);
    ASSERT_EQ(before.nodes.size(), after.nodes.size());
    EXPECT_EQ(before.nodes[0].fill, after.nodes[0].fill);
}

TEST_F(ComparedScene, AbsentNodesArePaleSmallWithoutLabelsAndBelowTheOthers) {
    network_.graph.nodes.erase(network_.graph.nodes.begin() + 2);
    network_.graph.strength.pop_back();
    network_.graph.events.pop_back();
    network_.graph.ties.pop_back();
    network_.nodes.resize(2);
    network_.ties.resize(1);
    absent_ = {NodeId{2U}};
    const Marks marks = build();
    ASSERT_EQ(marks.nodes.size(), 3U);
    const NodeMark& pale = marks.nodes.front();
    EXPECT_EQ(pale.node, 2U);
    EXPECT_NEAR(pale.fill.a, 0.15F, 0.01F);
    EXPECT_FLOAT_EQ(pale.radius, network_.encoding.radius(0));
    EXPECT_EQ(pale.shape, kind_shape(NodeKind::official));
    for (const TextMark& label : marks.labels) {
        EXPECT_NE(label.node, 2U);
    }
    EXPECT_EQ(marks.labels.size(), 2U);
}

TEST_F(ComparedScene, AnInactiveNodeIsHollowAndSaysSo) {
    network_.nodes[2].is_inactive = true;
    network_.nodes[2].is_selected = true;
    const Marks marks = build();
    std::vector<std::string> words;
    for (const TextMark& label : marks.labels) {
        if (label.node == 2U) {
            words.push_back(label.run.text);
        }
    }
    EXPECT_THAT(words, ElementsAre("Zarif", "inactive"));
    const auto found = marks_of(marks, 2);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[1]->outline, kind_color(NodeKind::official, Theme::light));
    EXPECT_NE(found[1]->fill, kind_color(NodeKind::official, Theme::light));
}

TEST_F(ComparedScene, TheLegendNamesBothWindowsAndEachChange) {
    network_.encoding.color_by = ColorBy::change;
    LegendInput input{network_.graph, *network_.store, network_.encoding};
    input.window = "2014 - 2015";
    input.compared_with = "2012 - 2013";
    input.has_absent = true;
    const auto legends = set_legends(input, {{0, 0}, {1600, 1000}}, *test::fonts());
    ASSERT_FALSE(legends.empty());
    for (const Legend& legend : legends) {
        std::vector<std::string> words;
        for (const TextMark& text : legend.marks.overlay_texts) {
            words.push_back(text.run.text);
        }
        for (const char* expected : {"2014 - 2015", "compared with 2012 - 2013", "New", "Stronger",
                                     "The same", "Weaker", "Lost", "Not in this window"}) {
            EXPECT_THAT(words, testing::Contains(std::string(expected)));
        }
        EXPECT_THAT(words, testing::Not(testing::Contains("Tone")));
        EXPECT_EQ(std::count_if(legend.marks.overlay_ties.begin(), legend.marks.overlay_ties.end(),
                                [](const TieMark& tie) { return tie.dash > 0; }),
                  1);
    }
}

} // namespace
} // namespace entente::scene
