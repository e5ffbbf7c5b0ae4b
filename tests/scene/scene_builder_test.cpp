// SPDX-License-Identifier: MIT
#include "app/scene/scene_builder.hpp"

#include "app/scene/picking.hpp"
#include "tests/scene/network.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace entente::scene {
namespace {

using graph::TieKind;
using model::NodeKind;

class SceneBuilder : public testing::Test {
  protected:
    void SetUp() override {
        if (test::fonts() == nullptr) {
            GTEST_SKIP() << "no font is installed";
        }
    }

    static Marks build(const test::Network& network) {
        Marks marks;
        build_network(network.input(), *test::fonts(), marks);
        return marks;
    }

    /// Iran at the left, Russia at the right of the middle, 400 px apart.
    static test::Network two_states() {
        test::Network network;
        network.node(NodeKind::state, "Iran", {-5, 0}, 10);
        network.node(NodeKind::state, "Russia", {5, 0}, 8);
        return network;
    }

    static const NodeMark* find_node(const Marks& marks, std::uint32_t id) {
        const auto found = std::find_if(marks.nodes.begin(), marks.nodes.end(), [&](const auto& m) {
            return m.node == id && !m.is_decoration;
        });
        return found == marks.nodes.end() ? nullptr : &*found;
    }

    const graph::NodeId iran{0U};
    const graph::NodeId russia{1U};
};

TEST_F(SceneBuilder, NodesCarryKindSizeAndPlace) {
    test::Network network = two_states();
    network.node(NodeKind::topic, "Syria", {0, 3}, 2);
    network.finish();
    const Marks marks = build(network);
    ASSERT_EQ(marks.nodes.size(), 3U);
    EXPECT_EQ(marks.nodes[0].node, 2U) << "small ones first, large ones on top of them";
    EXPECT_EQ(marks.nodes[2].node, 0U);
    EXPECT_EQ(marks.nodes[0].shape, kind_shape(NodeKind::topic));
    EXPECT_EQ(marks.nodes[2].fill, kind_color(NodeKind::state, Theme::light));
    EXPECT_EQ(marks.nodes[2].center, network.camera.to_pixels({-5, 0}));
    EXPECT_FLOAT_EQ(marks.nodes[2].radius, network.encoding.radius(10));
    EXPECT_EQ(marks.background, palette(Theme::light).background);
}

TEST_F(SceneBuilder, TiesEndOutsideTheNodes) {
    test::Network network = two_states();
    network.tie(iran, russia, 3, TieKind::event, true);
    network.finish();
    const Marks marks = build(network);
    ASSERT_EQ(marks.ties.size(), 1U);
    const TieMark& tie = marks.ties[0];
    EXPECT_GE(tie.from_gap, find_node(marks, 0)->radius);
    EXPECT_GE(tie.to_gap, find_node(marks, 1)->radius);
    EXPECT_LT(tie.from_gap + tie.to_gap, 100);
    EXPECT_GT(tie.arrow, 0);
    EXPECT_EQ(tie.bend, 0);
    EXPECT_EQ(tie.dash, 0);
}

TEST_F(SceneBuilder, TouchingNodesKeepAShortTie) {
    test::Network network;
    network.node(NodeKind::state, "Iran", {0, 0}, 10);
    network.node(NodeKind::state, "Russia", {0.2F, 0}, 10);
    network.tie(iran, russia, 3, TieKind::event, true);
    network.finish();
    const Marks marks = build(network);
    ASSERT_EQ(marks.ties.size(), 1U);
    const float distance = length(marks.ties[0].to - marks.ties[0].from);
    EXPECT_LT(marks.ties[0].from_gap + marks.ties[0].to_gap, distance);
    EXPECT_LT(marks.ties[0].arrow, distance);
}

TEST_F(SceneBuilder, TwoWayTiesBowApart) {
    test::Network network = two_states();
    network.tie(iran, russia, 3, TieKind::event, true);
    network.tie(russia, iran, 3, TieKind::event, true);
    network.finish();
    const Marks marks = build(network);
    ASSERT_EQ(marks.ties.size(), 2U);
    const Vec2 one = point_on_tie(marks.ties[0], 0.5F);
    const Vec2 other = point_on_tie(marks.ties[1], 0.5F);
    EXPECT_GT(length(one - other), 20);
    EXPECT_NEAR((one.y + other.y) / 2, network.camera.to_pixels({0, 0}).y, 1e-3);
}

TEST_F(SceneBuilder, OfficesAreDashedAndLieApartFromEvents) {
    test::Network network = two_states();
    network.tie(iran, russia, 3);
    network.tie(iran, russia, 0, TieKind::office);
    network.finish();
    const Marks marks = build(network);
    ASSERT_EQ(marks.ties.size(), 2U);
    EXPECT_GT(marks.ties[0].dash, 0) << "weakest first: the office";
    EXPECT_EQ(marks.ties[0].tie, 1U);
    EXPECT_NE(marks.ties[0].bend, marks.ties[1].bend);
    EXPECT_EQ(marks.ties[0].arrow, 0);
}

TEST_F(SceneBuilder, WeakestTiesAreDrawnFirstAndWhatIsLookedAtLast) {
    test::Network network = two_states();
    const auto china = network.node(NodeKind::state, "China", {0, 4});
    network.tie(iran, russia, 9);
    network.tie(iran, china, 5);
    network.tie(russia, china, 1);
    network.finish();
    std::vector<std::uint32_t> order;
    for (const TieMark& tie : build(network).ties) {
        order.push_back(tie.tie);
    }
    EXPECT_THAT(order, testing::ElementsAre(2, 1, 0));
    network.ties.resize(3);
    network.ties[0].is_dimmed = true;
    network.ties[2].is_highlighted = true;
    order.clear();
    for (const TieMark& tie : build(network).ties) {
        order.push_back(tie.tie);
    }
    EXPECT_THAT(order, testing::ElementsAre(0, 1, 2));
}

TEST_F(SceneBuilder, WhatLiesOutsideThePictureIsLeftOut) {
    test::Network network = two_states();
    const auto far = network.node(NodeKind::state, "Far", {500, 0});
    const auto farther = network.node(NodeKind::state, "Farther", {500, 900});
    const auto beyond = network.node(NodeKind::state, "Beyond", {-500, 0.5F});
    network.tie(iran, far);       // leaves the picture
    network.tie(far, farther);    // never in it
    network.tie(far, beyond);     // crosses it from end to end
    network.tie(beyond, farther); // passes below it
    network.finish();
    const Marks marks = build(network);
    EXPECT_EQ(marks.nodes.size(), 2U);
    std::vector<std::uint32_t> ties;
    for (const TieMark& tie : marks.ties) {
        ties.push_back(tie.tie);
    }
    EXPECT_THAT(ties, testing::UnorderedElementsAre(0, 2));
}

TEST_F(SceneBuilder, WhatIsNotPresentGivesNothing) {
    test::Network network = two_states();
    const auto china = network.node(NodeKind::state, "China", {0, 4});
    network.tie(iran, russia);
    network.tie(iran, china);
    network.finish();
    network.nodes.resize(3);
    network.ties.resize(2);
    network.nodes[2].presence = 0;
    network.ties[0].presence = 0;
    const Marks marks = build(network);
    EXPECT_EQ(find_node(marks, 2), nullptr);
    EXPECT_TRUE(marks.ties.empty()) << "nor does a tie to a node that is gone";
    for (const TextMark& label : marks.labels) {
        EXPECT_NE(label.node, 2U);
    }
}

TEST_F(SceneBuilder, FadingMarksAreFainterAndSmaller) {
    test::Network network = two_states();
    network.tie(iran, russia, 3);
    network.finish();
    const Marks whole = build(network);
    network.nodes.resize(2);
    network.ties.resize(1);
    network.nodes[0].presence = 0.5F;
    network.ties[0].presence = 0.5F;
    const Marks fading = build(network);
    EXPECT_NEAR(find_node(fading, 0)->fill.a, 0.5F, 1e-4);
    EXPECT_LT(find_node(fading, 0)->radius, find_node(whole, 0)->radius);
    EXPECT_LT(fading.ties[0].color.a, whole.ties[0].color.a);
    EXPECT_LT(fading.ties[0].width, whole.ties[0].width);
    EXPECT_EQ(find_node(fading, 1)->fill.a, 1);
}

TEST_F(SceneBuilder, AttentionDimsAndLightsUp) {
    test::Network network = two_states();
    network.tie(iran, russia, 3);
    network.finish();
    const Marks plain = build(network);
    network.nodes.resize(2);
    network.ties.resize(1);
    network.nodes[0].is_dimmed = true;
    network.nodes[1].is_highlighted = true;
    network.ties[0].is_dimmed = true;
    const Marks dimmed = build(network);
    EXPECT_LT(find_node(dimmed, 0)->fill.a, 0.5F);
    EXPECT_EQ(find_node(dimmed, 1)->fill.a, 1);
    EXPECT_LT(dimmed.ties[0].color.a, plain.ties[0].color.a / 3);
    network.ties[0] = {};
    network.ties[0].is_highlighted = true;
    EXPECT_GE(build(network).ties[0].color.a, 0.9F);
}

TEST_F(SceneBuilder, SelectionAndPinAreMarksOnTheNode) {
    test::Network network = two_states();
    network.tie(iran, russia, 3);
    network.finish();
    network.nodes.resize(2);
    network.ties.resize(1);
    network.nodes[0].is_selected = true;
    network.nodes[0].is_pinned = true;
    network.ties[0].is_selected = true;
    const Marks marks = build(network);
    std::vector<const NodeMark*> own;
    for (const NodeMark& mark : marks.nodes) {
        if (mark.node == 0) {
            own.push_back(&mark);
        }
    }
    ASSERT_EQ(own.size(), 3U);
    EXPECT_TRUE(own[0]->is_decoration && !own[1]->is_decoration && own[2]->is_decoration);
    EXPECT_GT(own[0]->radius, own[1]->radius) << "a ring around it";
    EXPECT_LT(own[2]->radius, own[1]->radius) << "a pin's head on it";
    EXPECT_EQ(own[0]->outline.with_alpha(1), palette(Theme::light).accent);
    ASSERT_EQ(marks.ties.size(), 2U) << "a casing below the selected tie";
    EXPECT_GT(marks.ties[0].width, marks.ties[1].width);
    EXPECT_EQ(marks.ties[0].tie, marks.ties[1].tie);
}

TEST_F(SceneBuilder, StrengthsOnTheirWayAreDrawnInsteadOfTheGraphs) {
    test::Network network = two_states();
    network.tie(iran, russia, 3);
    network.finish();
    const std::vector<double> node_strength{2, 10};
    const std::vector<double> tie_strength{1};
    SceneInput input = network.input();
    input.node_strength = node_strength;
    input.tie_strength = tie_strength;
    Marks marks;
    build_network(input, *test::fonts(), marks);
    EXPECT_FLOAT_EQ(find_node(marks, 0)->radius, network.encoding.radius(2));
    EXPECT_FLOAT_EQ(marks.ties[0].width, network.encoding.width(1));
}

TEST_F(SceneBuilder, NodesWithoutAPlaceAreLeftOut) {
    test::Network network = two_states();
    network.tie(iran, russia);
    network.finish();
    network.positions[1].x = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(build(network).nodes.size(), 1U);
    EXPECT_TRUE(build(network).ties.empty());
    network.positions.clear();
    EXPECT_TRUE(build(network).nodes.empty());
}

TEST_F(SceneBuilder, CoincidentNodesAndNoNodesAreFine) {
    test::Network network;
    network.node(NodeKind::state, "Iran", {0, 0});
    network.node(NodeKind::state, "Russia", {0, 0});
    network.tie(iran, russia);
    network.finish();
    const Marks marks = build(network);
    EXPECT_EQ(marks.nodes.size(), 2U);
    EXPECT_TRUE(marks.ties.empty()) << "there is no line between a point and itself";
    test::Network empty;
    empty.finish();
    EXPECT_TRUE(build(empty).nodes.empty());
}

TEST_F(SceneBuilder, LabelsNeverOverlapAndLieInThePicture) {
    for (std::uint64_t seed = 1; seed < 6; ++seed) {
        test::Network network = test::random_network(seed, 200, 24);
        network.camera.center = {12, 12};
        network.max_labels = -1;
        network.keep_clear = {{{0, 500}, {250, 800}}};
        const Marks marks = build(network);
        EXPECT_GT(marks.labels.size(), 30U);
        for (std::size_t i = 0; i < marks.labels.size(); ++i) {
            const Rect one = test::letters_of(marks.labels[i]);
            EXPECT_TRUE(test::is_inside(one, network.camera.viewport));
            EXPECT_FALSE(one.meets(network.keep_clear[0]));
            for (std::size_t j = i + 1; j < marks.labels.size(); ++j) {
                EXPECT_TRUE(marks.labels[i].node == marks.labels[j].node ||
                            !one.meets(test::letters_of(marks.labels[j])));
            }
        }
    }
}

TEST_F(SceneBuilder, TheStrongestAreLabelledFirstAndInLargerType) {
    test::Network network;
    for (int i = 0; i < 40; ++i) {
        network.node(NodeKind::state, fmt::format("S{}", i),
                     {static_cast<float>(i % 8) * 3 - 12, static_cast<float>(i / 8) * 3 - 6},
                     1 + (i * 7) % 40);
    }
    network.finish();
    network.max_labels = 10;
    const auto labelled = [&] {
        std::set<std::uint32_t> nodes;
        for (const TextMark& label : build(network).labels) {
            nodes.insert(label.node);
        }
        return nodes;
    };
    EXPECT_EQ(labelled().size(), 10U);
    for (const std::uint32_t node : labelled()) {
        EXPECT_GT(network.graph.strength[node], 30);
    }
    network.nodes.resize(40);
    network.nodes[0].is_selected = true; // the weakest
    EXPECT_TRUE(labelled().contains(0));
    const Marks marks = build(network);
    float strongest = 0;
    float weakest = 0;
    for (const TextMark& label : marks.labels) {
        (label.node == 0 ? weakest : strongest) = label.run.size_px;
    }
    EXPECT_GT(strongest, weakest);
    network.max_labels = 0;
    EXPECT_TRUE(labelled().empty());
}

TEST_F(SceneBuilder, TheStrongestAreNamedAmongAThrongOfWeakOnes) {
    test::Network network;
    std::set<std::uint32_t> strong;
    for (int y = -10; y <= 10; ++y) {
        for (int x = -10; x <= 10; ++x) {
            const bool is_strong = x % 8 == 0 && y % 8 == 0;
            const graph::NodeId node = network.node(
                NodeKind::state, is_strong ? fmt::format("Strong {} {}", x, y) : "weak",
                {static_cast<float>(x) * 0.4F, static_cast<float>(y) * 0.3F}, is_strong ? 60 : 1);
            if (is_strong) {
                strong.insert(node.value());
            }
        }
    }
    network.max_labels = static_cast<int>(strong.size());
    network.finish();
    // As in a short window on scales of all time: all are drawn about as small.
    network.encoding.max_node_strength = 10'000;
    std::set<std::uint32_t> named;
    for (const TextMark& mark : build(network).labels) {
        named.insert(mark.node);
    }
    EXPECT_EQ(named, strong);
}

TEST_F(SceneBuilder, LabelsKeepOffALoneTie) {
    test::Network network = two_states();
    network.tie(iran, russia, 3);
    network.finish();
    const Marks marks = build(network);
    const Vec2 middle = (marks.ties[0].from + marks.ties[0].to) * 0.5F;
    ASSERT_EQ(marks.labels.size(), 2U);
    for (const TextMark& label : marks.labels) {
        const Rect letters = test::letters_of(label);
        const bool is_on_line = letters.min.y < middle.y && letters.max.y > middle.y &&
                                letters.max.x > marks.ties[0].from.x &&
                                letters.min.x < marks.ties[0].to.x;
        EXPECT_FALSE(is_on_line);
    }
}

TEST_F(SceneBuilder, AllLabelsMeansAll) {
    test::Network network = test::random_network(2, 150, 5);
    network.camera.center = {2.5F, 2.5F};
    network.all_labels = true;
    std::set<std::uint32_t> labelled;
    const Marks marks = build(network);
    for (const TextMark& label : marks.labels) {
        labelled.insert(label.node);
    }
    EXPECT_EQ(labelled.size(), marks.nodes.size());
}

TEST_F(SceneBuilder, LabelsComeInTheLanguageAskedFor) {
    test::Network network;
    network.node(NodeKind::state, "I", {0, 0}, 1, {{"en", "A much longer name"}});
    network.finish();
    const float shorter = build(network).labels.at(0).run.width_px;
    network.language = "en";
    EXPECT_GT(build(network).labels.at(0).run.width_px, 3 * shorter);
}

TEST_F(SceneBuilder, TheOverlayIsLeftAlone) {
    test::Network network = two_states();
    network.finish();
    Marks marks;
    marks.overlay_texts.resize(3);
    marks.boxes.resize(2);
    build_network(network.input(), *test::fonts(), marks);
    build_network(network.input(), *test::fonts(), marks);
    EXPECT_EQ(marks.overlay_texts.size(), 3U);
    EXPECT_EQ(marks.boxes.size(), 2U);
    EXPECT_EQ(marks.nodes.size(), 2U) << "built anew, not added";
}

TEST_F(SceneBuilder, EveryLengthFollowsThePixelScale) {
    test::Network network = two_states();
    network.tie(iran, russia, 3, TieKind::event, true);
    network.finish();
    const Marks one = build(network);
    network.encoding.pixel_scale = 2;
    network.camera.scale *= 2;
    network.camera.viewport = {{0, 0}, {2560, 1600}};
    const Marks two = build(network);
    EXPECT_NEAR(two.ties[0].arrow, 2 * one.ties[0].arrow, 1e-3);
    EXPECT_NEAR(two.ties[0].to_gap, 2 * one.ties[0].to_gap, 1e-3);
    EXPECT_NEAR(two.nodes[0].outline_width, 2 * one.nodes[0].outline_width, 1e-3);
    EXPECT_NEAR(two.labels[0].run.size_px, 2 * one.labels[0].run.size_px, 1e-3);
    EXPECT_NEAR(two.labels[0].halo_width, 2 * one.labels[0].halo_width, 1e-3);
}

TEST_F(SceneBuilder, WhatIsDrawnCanBePicked) {
    test::Network network = test::random_network(8, 60, 20);
    network.camera.center = {10, 10};
    const Marks marks = build(network);
    const NodeMark& top = marks.nodes.back();
    const auto picked = pick(marks, top.center);
    ASSERT_TRUE(picked.has_value());
    EXPECT_EQ(picked->what, Picked::What::node);
    EXPECT_EQ(picked->id, top.node);
}

TEST_F(SceneBuilder, ASecondLanguageIsASmallerLineThatIsPlacedAlong) {
    test::Network network;
    network.node(NodeKind::state, "Iran", {-5, 0}, 10, {{"fa", "ایران"}});
    network.node(NodeKind::state, "Russia", {5, 0}, 8);
    network.finish();
    SceneInput input = network.input();
    input.second_language = "fa";
    Marks marks;
    build_network(input, *test::fonts(), marks);
    ASSERT_EQ(marks.labels.size(), 3U) << "Russia has no name in it";
    std::vector<const TextMark*> of_iran;
    for (const TextMark& label : marks.labels) {
        if (label.node == iran.value()) {
            of_iran.push_back(&label);
        }
    }
    ASSERT_EQ(of_iran.size(), 2U);
    EXPECT_EQ(of_iran[0]->run.text, "Iran");
    EXPECT_EQ(of_iran[1]->run.text, "ایران");
    EXPECT_LT(of_iran[1]->run.size_px, of_iran[0]->run.size_px);
    EXPECT_GT(of_iran[1]->origin.y, of_iran[0]->origin.y + of_iran[1]->run.size_px * 0.9F);

    // Where the labels are in Persian, the data's own names come second.
    input.language = "fa";
    input.second_language = "und";
    marks.clear();
    build_network(input, *test::fonts(), marks);
    std::vector<std::string> texts;
    for (const TextMark& label : marks.labels) {
        texts.push_back(label.run.text);
    }
    EXPECT_THAT(texts, testing::UnorderedElementsAre("ایران", "Iran", "Russia"));
}

TEST_F(SceneBuilder, LabelsInTwoLanguagesDoNotOverlapEither) {
    test::Network network;
    for (int i = 0; i < 150; ++i) {
        network.node(
            NodeKind::state, fmt::format("State of the number {}", i),
            {static_cast<float>(i * 37 % 101) / 5 - 10, static_cast<float>(i * 53 % 89) / 6},
            1 + i % 7, {{"fa", fmt::format("ایالت {}", i)}});
    }
    network.finish();
    network.max_labels = -1;
    SceneInput input = network.input();
    input.second_language = "fa";
    const auto taken = [&] {
        Marks marks;
        build_network(input, *test::fonts(), marks);
        return marks;
    };
    const Marks marks = taken();
    EXPECT_GT(marks.labels.size(), 20U);
    for (std::size_t i = 0; i < marks.labels.size(); ++i) {
        for (std::size_t j = i + 1; j < marks.labels.size(); ++j) {
            EXPECT_TRUE(
                marks.labels[i].node == marks.labels[j].node ||
                !test::letters_of(marks.labels[i]).meets(test::letters_of(marks.labels[j])));
        }
    }
}

} // namespace
} // namespace entente::scene
