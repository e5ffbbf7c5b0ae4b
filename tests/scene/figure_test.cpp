// SPDX-License-Identifier: MIT
#include "app/scene/figure.hpp"

#include "app/scene/overlay.hpp"
#include "tests/scene/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace entente::scene {
namespace {

using graph::TieKind;
using model::NodeKind;

class Figure : public testing::Test {
  protected:
    void SetUp() override {
        if (test::fonts() == nullptr) {
            GTEST_SKIP() << "no font is installed";
        }
    }

    static Caption some_caption() {
        Caption caption;
        caption.title = "Who deals with whom";
        caption.lines = {"2013 \u2013 2015, 120 events", "no filter"};
        caption.provenance = {{"Data: sample.json \u00b7 SHA-256 " + std::string(64, 'a'),
                               "Data: sample.json \u00b7 SHA-256 aaaaaaaaaaaaaaaa\u2026"}};
        return caption;
    }

    /// The overlay that a legend of the network makes, with the place it takes.
    static Marks legend_of(const test::Network& network, const Encoding& encoding,
                           std::optional<Rect>* taken = nullptr) {
        Marks marks;
        const auto rect = add_legend({network.graph, *network.store, encoding},
                                     {{20, 20}, {1580, 980}}, {0, 1}, *test::fonts(), marks);
        if (taken != nullptr) {
            *taken = rect;
        }
        return marks;
    }

    static std::size_t count_with_arrow(const Marks& marks) {
        return static_cast<std::size_t>(std::count_if(marks.overlay_ties.begin(),
                                                      marks.overlay_ties.end(),
                                                      [](const auto& t) { return t.arrow > 0; }));
    }
    static std::size_t count_with_dash(const Marks& marks) {
        return static_cast<std::size_t>(std::count_if(marks.overlay_ties.begin(),
                                                      marks.overlay_ties.end(),
                                                      [](const auto& t) { return t.dash > 0; }));
    }
    static std::size_t count_gradients(const Marks& marks) {
        return static_cast<std::size_t>(std::count_if(marks.boxes.begin(), marks.boxes.end(),
                                                      [](const auto& b) { return b.is_gradient; }));
    }
};

TEST_F(Figure, TheLegendTellsOnlyWhatOccurs) {
    test::Network network;
    const auto iran = network.node(NodeKind::state, "Iran", {0, 0}, 10);
    const auto russia = network.node(NodeKind::state, "Russia", {1, 0}, 10);
    const auto zarif = network.node(NodeKind::official, "Zarif", {0, 1}, 4);
    network.tie(iran, russia, 5, TieKind::event, false, std::nan(""));
    network.finish();

    const auto shapes = [&](const Marks& marks) {
        std::set<Shape> found;
        for (const NodeMark& mark : marks.overlay_nodes) {
            found.insert(mark.shape);
        }
        return found;
    };
    const Marks plain = legend_of(network, network.encoding);
    EXPECT_EQ(shapes(plain), (std::set<Shape>{Shape::disc, kind_shape(NodeKind::official)}));
    EXPECT_EQ(count_with_arrow(plain), 0U);
    EXPECT_EQ(count_with_dash(plain), 0U);
    EXPECT_EQ(count_gradients(plain), 0U) << "no event states a tone";

    network.tie(zarif, iran, 0, TieKind::office);
    network.tie(iran, russia, 2, TieKind::event, true, 4);
    const Marks full = legend_of(network, network.encoding);
    EXPECT_EQ(count_with_arrow(full), 1U);
    EXPECT_EQ(count_with_dash(full), 1U);
    EXPECT_GT(count_gradients(full), 0U);

    network.encoding.color_by = ColorBy::kind;
    EXPECT_EQ(count_gradients(legend_of(network, network.encoding)), 0U);
}

TEST_F(Figure, TheLegendShowsThreeSizesAndThreeWidthsInTheirTrueSize) {
    test::Network network = test::random_network(1, 60, 10);
    const Marks marks = legend_of(network, network.encoding);
    std::vector<float> radii;
    for (const NodeMark& mark : marks.overlay_nodes) {
        if (mark.fill.a < 1) { // a size, not a kind
            radii.push_back(mark.radius);
        }
    }
    ASSERT_EQ(radii.size(), 3U);
    EXPECT_TRUE(std::is_sorted(radii.begin(), radii.end()));
    EXPECT_LE(radii[2], network.encoding.max_radius_px);
    EXPECT_GT(radii[2], network.encoding.max_radius_px * 0.7F);
    ASSERT_GE(marks.overlay_ties.size(), 3U);
    EXPECT_LT(marks.overlay_ties[0].width, marks.overlay_ties[1].width);
    EXPECT_LT(marks.overlay_ties[1].width, marks.overlay_ties[2].width);
}

TEST_F(Figure, TheLegendKeepsToItsCornerAndToWhatItReturns) {
    test::Network network = test::random_network(1, 60, 10);
    std::optional<Rect> taken;
    const Marks marks = legend_of(network, network.encoding, &taken);
    ASSERT_TRUE(taken.has_value());
    EXPECT_FLOAT_EQ(taken->min.x, 20);
    EXPECT_FLOAT_EQ(taken->max.y, 980);
    for (const TextMark& text : marks.overlay_texts) {
        EXPECT_TRUE(test::is_inside(test::letters_of(text), *taken));
    }
    for (const NodeMark& node : marks.overlay_nodes) {
        const Vec2 extent{node.radius, node.radius};
        EXPECT_TRUE(test::is_inside({node.center - extent, node.center + extent}, *taken));
    }
    test::Network empty;
    empty.finish();
    legend_of(empty, empty.encoding, &taken);
    EXPECT_FALSE(taken.has_value());
}

TEST_F(Figure, TheCaptionWrapsAtItsArea) {
    Caption caption = some_caption();
    caption.title += " in a title that is far too long for a narrow page and has to be wrapped";
    caption.lines.push_back(std::string(300, 'x') + " a word wider than any line");
    const Rect area{{40, 30}, {540, 900}};
    const Encoding encoding;
    Marks marks;
    const auto taken = add_caption(caption, encoding, area, *test::fonts(), marks);
    ASSERT_TRUE(taken.has_value());
    EXPECT_GT(marks.overlay_texts.size(), 6U);
    for (const TextMark& text : marks.overlay_texts) {
        EXPECT_TRUE(test::is_inside(test::letters_of(text), area));
        EXPECT_TRUE(test::is_inside(test::letters_of(text), *taken));
    }
    float last = 0;
    for (const TextMark& text : marks.overlay_texts) {
        EXPECT_GT(text.origin.y - text.run.size_px * 0.8F, last) << "lines do not run together";
        last = text.origin.y;
    }
    EXPECT_GT(marks.overlay_texts[0].run.size_px, marks.overlay_texts.back().run.size_px);
    EXPECT_FALSE(add_caption({}, encoding, area, *test::fonts(), marks).has_value());
}

TEST_F(Figure, AnEndlessCaptionLeavesRoomForTheNetwork) {
    Caption caption = some_caption();
    for (int i = 0; i < 200; ++i) {
        caption.lines.emplace_back("one more choice");
    }
    const Rect area{{0, 0}, {800, 600}};
    Marks marks;
    const auto taken = add_caption(caption, {}, area, *test::fonts(), marks);
    ASSERT_TRUE(taken.has_value());
    EXPECT_LE(taken->height(), 0.41F * area.height());
}

TEST_F(Figure, WrappingKeepsAllWords) {
    const TextStyle style{12, text::Weight::regular, {}};
    std::string joined;
    for (const std::string& line :
         wrap_text("the  quick brown fox jumps over the lazy dog", style, 70, *test::fonts())) {
        joined += (joined.empty() ? "" : " ") + line;
    }
    EXPECT_EQ(joined, "the quick brown fox jumps over the lazy dog");
    EXPECT_TRUE(wrap_text("", style, 70, *test::fonts()).empty());
    EXPECT_EQ(wrap_text("پارسی", style, 1, *test::fonts()).size(), 5U) << "letters stay whole";
}

struct PageSize {
    int width;
    int height;
    float scale;
    std::size_t nodes;
};

class FigurePages : public testing::TestWithParam<PageSize> {};

TEST_P(FigurePages, HoldAllNodesAndLabelsWhole) {
    if (test::fonts() == nullptr) {
        GTEST_SKIP() << "no font is installed";
    }
    const PageSize page = GetParam();
    test::Network network = test::random_network(3, page.nodes, 15);
    FigureOptions options;
    options.width_px = page.width;
    options.height_px = page.height;
    options.scale = page.scale;
    const Caption caption{"Who deals with whom", {"2013 \u2013 2015, 120 events"}, {}, 0};
    const Marks marks = test::fitted_figure(network.input(), caption, options).marks;

    const Rect picture{{0, 0}, {static_cast<float>(page.width), static_cast<float>(page.height)}};
    std::vector<Rect> words{marks.boxes.at(0).rect}; // the legend's panel
    EXPECT_TRUE(test::is_inside(words[0], picture));
    for (const TextMark& text : marks.overlay_texts) {
        words.push_back(test::letters_of(text));
        EXPECT_TRUE(test::is_inside(words.back(), picture));
    }
    EXPECT_EQ(marks.nodes.size(), page.nodes);
    std::vector<Rect> parts;
    for (const NodeMark& node : marks.nodes) {
        const Rect box = outline_box(node.shape, node.radius);
        parts.push_back({node.center + box.min, node.center + box.max});
    }
    EXPECT_GT(marks.labels.size(), std::min<std::size_t>(page.nodes, 8) / 2);
    for (const TextMark& label : marks.labels) {
        parts.push_back(test::letters_of(label));
    }
    Rect bounds = parts.at(0);
    for (const Rect& part : parts) {
        EXPECT_TRUE(test::is_inside(part, picture));
        for (const Rect& word : words) {
            const Rect narrower{word.min + Vec2{0.1F, 0.1F}, word.max - Vec2{0.1F, 0.1F}};
            EXPECT_FALSE(part.meets(narrower));
        }
        bounds = {{std::min(bounds.min.x, part.min.x), std::min(bounds.min.y, part.min.y)},
                  {std::max(bounds.max.x, part.max.x), std::max(bounds.max.y, part.max.y)}};
    }
    if (page.nodes >= 40) {
        EXPECT_GT(std::max(bounds.width() / picture.width(), bounds.height() / picture.height()),
                  0.6F)
            << "the network fills the page";
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, FigurePages,
                         testing::Values(PageSize{1600, 1000, 1, 40}, PageSize{1600, 1000, 1, 400},
                                         PageSize{3840, 2160, 2, 60}, PageSize{700, 500, 1, 25},
                                         PageSize{1000, 1600, 1.5F, 80}, PageSize{1600, 1000, 1, 2},
                                         PageSize{1600, 1000, 1, 1}));

TEST_F(Figure, WithoutCaptionAndLegendThereIsNoOverlay) {
    test::Network network = test::random_network(3, 30, 15);
    FigureOptions options;
    options.with_caption = false;
    options.with_legend = false;
    const Marks marks = test::fitted_figure(network.input(), some_caption(), options).marks;
    EXPECT_TRUE(marks.boxes.empty() && marks.overlay_texts.empty() && marks.overlay_nodes.empty());
    EXPECT_EQ(marks.background.a, 1);
    options.is_transparent = true;
    EXPECT_EQ(test::fitted_figure(network.input(), some_caption(), options).marks.background.a, 0);
}

TEST_F(Figure, FiguresOfDifferentWindowsCanShareTheirFrame) {
    test::Network network = test::random_network(3, 60, 15);
    FigureOptions options;
    const FigureFit fit = fit_figure(network.input(), some_caption(), options, *test::fonts());
    const Marks all = test::fitted_figure(network.input(), some_caption(), options).marks;

    // Fewer nodes in another window: those that stay do not move.
    graph::TieGraph part = network.graph;
    part.nodes.resize(20);
    part.strength.resize(20);
    part.events.resize(20);
    part.ties.clear();
    const SceneInput whole = network.input();
    const SceneInput input{
        whole.store, part, whole.positions, fit.camera, whole.encoding, {}, {}, {}, {}, 60, false,
        "",          {}};
    options.legend_graph = &network.graph;
    const Marks some = build_figure(input, some_caption(), options, fit, *test::fonts()).marks;
    ASSERT_EQ(some.boxes.size(), all.boxes.size());
    for (std::size_t i = 0; i < all.boxes.size(); ++i) {
        EXPECT_EQ(some.boxes[i].rect, all.boxes[i].rect) << "the legend stays";
    }
    for (const NodeMark& node : some.nodes) {
        const auto same = std::find_if(all.nodes.begin(), all.nodes.end(),
                                       [&](const NodeMark& m) { return m.node == node.node; });
        ASSERT_NE(same, all.nodes.end());
        EXPECT_NEAR(same->center.x, node.center.x, 0.05);
        EXPECT_NEAR(same->center.y, node.center.y, 0.05);
    }
    EXPECT_EQ(some.nodes.size(), 20U);
}

TEST_F(Figure, WhatTheWindowShowsIsShownAtAnySize) {
    test::Network network = test::random_network(3, 60, 15);
    network.camera.center = {7, 7};
    network.camera.viewport = {{0, 0}, {800, 500}};
    network.camera.scale = 60;
    FigureOptions options; // twice as large
    options.with_legend = options.with_caption = false;
    const Marks marks = build_figure_as_seen(network.input(), {}, options, *test::fonts()).marks;
    for (const NodeMark& node : marks.nodes) {
        const Vec2 on_screen = network.camera.to_pixels(network.positions[node.node]);
        EXPECT_NEAR(node.center.x, 2 * on_screen.x, 0.1);
        EXPECT_NEAR(node.center.y, 2 * on_screen.y, 0.1);
    }
}

TEST_F(Figure, AnEmptyNetworkSaysSo) {
    test::Network network;
    network.finish();
    FigureOptions options;
    options.with_caption = false;
    const Marks marks = test::fitted_figure(network.input(), {}, options).marks;
    EXPECT_TRUE(marks.nodes.empty());
    EXPECT_EQ(marks.overlay_texts.size(), 1U);
}

TEST_F(Figure, TheSameInputGivesTheSameFigure) {
    test::Network network = test::random_network(3, 60, 15);
    const Marks one = test::fitted_figure(network.input(), some_caption(), {}).marks;
    const Marks other = test::fitted_figure(network.input(), some_caption(), {}).marks;
    ASSERT_EQ(one.labels.size(), other.labels.size());
    for (std::size_t i = 0; i < one.labels.size(); ++i) {
        EXPECT_EQ(one.labels[i].origin, other.labels[i].origin);
    }
}

} // namespace
} // namespace entente::scene
