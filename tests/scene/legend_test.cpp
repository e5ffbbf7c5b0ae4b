// SPDX-License-Identifier: MIT
#include "app/scene/legend.hpp"

#include "app/scene/figure.hpp"
#include "app/scene/marks_bounds.hpp"
#include "tests/scene/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace entente::scene {
namespace {

class Legends : public testing::Test {
  protected:
    void SetUp() override {
        if (test::fonts() == nullptr) {
            GTEST_SKIP() << "no font is installed";
        }
    }

    static std::vector<std::string> words_in(const Marks& marks) {
        std::vector<std::string> words;
        for (const TextMark& text : marks.overlay_texts) {
            words.push_back(text.run.text);
        }
        return words;
    }
    static bool says(const Marks& marks, const std::string& what) {
        const auto words = words_in(marks);
        return std::any_of(words.begin(), words.end(), [&](const std::string& line) {
            return line.find(what) != std::string::npos;
        });
    }
};

const Rect area{{20, 20}, {1580, 980}};

TEST_F(Legends, AreSetFromOneColumnToOneRow) {
    const test::Network network = test::random_network(1, 60, 10);
    const auto legends =
        set_legends({network.graph, *network.store, network.encoding}, area, *test::fonts());
    ASSERT_GE(legends.size(), 3U);
    float tallest = 0;
    float widest = 0;
    for (const Legend& legend : legends) {
        tallest = std::max(tallest, legend.size.y);
        widest = std::max(widest, legend.size.x);
        EXPECT_LE(legend.size.x, area.width());
        EXPECT_LE(legend.size.y, area.height());
        EXPECT_EQ(legend.marks.overlay_nodes.size(), legends[0].marks.overlay_nodes.size());
        EXPECT_EQ(legend.marks.overlay_ties.size(), legends[0].marks.overlay_ties.size());
        const Rect panel{{0, 0}, legend.size};
        const auto bounds = bounds_of(legend.marks);
        ASSERT_TRUE(bounds.has_value());
        EXPECT_TRUE(test::is_inside(*bounds, panel));
    }
    EXPECT_GT(widest, 2.5F * legends[0].size.x);
    EXPECT_GT(tallest, 2 * legends.back().size.y);
}

TEST_F(Legends, TellWhatScalesAreFixedTo) {
    const test::Network network = test::random_network(1, 30, 10);
    LegendInput input{network.graph, *network.store, network.encoding};
    EXPECT_TRUE(says(set_legends(input, area, *test::fonts())[0].marks, "all time"));
    input.is_fixed_to_all_time = false;
    const Marks marks = set_legends(input, area, *test::fonts())[0].marks;
    EXPECT_TRUE(says(marks, "this window"));
    EXPECT_FALSE(says(marks, "all time"));
}

TEST_F(Legends, TellSharesWhereEachWindowHasItsOwnScales) {
    const test::Network network = test::random_network(1, 30, 10);
    LegendInput input{network.graph, *network.store, network.encoding};
    input.scale_note = "Each window has its own scales";
    input.has_shares = true;
    for (const Legend& legend : set_legends(input, area, *test::fonts())) {
        EXPECT_TRUE(says(legend.marks, "100 %"));
        EXPECT_TRUE(says(legend.marks, "strongest"));
        EXPECT_TRUE(says(legend.marks, "Each window has its own scales"));
    }
}

TEST_F(Legends, AreSmallerAndLessOnPagesWithoutRoom) {
    const test::Network network = test::random_network(1, 60, 10);
    const LegendInput input{network.graph, *network.store, network.encoding};
    const auto usual = set_legends(input, area, *test::fonts());
    const auto compact = set_compact_legends(input, area, *test::fonts());
    ASSERT_FALSE(compact[0].empty());
    ASSERT_FALSE(compact[1].empty());
    const auto room_of = [](const Legend& legend) { return legend.size.x * legend.size.y; };
    EXPECT_LT(room_of(compact[0].front()), room_of(usual.front()));
    EXPECT_LT(room_of(compact[1].front()), room_of(compact[0].front()));
    for (const auto& group : compact) {
        for (const Legend& legend : group) {
            EXPECT_LE(legend.size.x, area.width());
            EXPECT_TRUE(says(legend.marks, "State"));
        }
    }
    EXPECT_TRUE(says(compact[0].front().marks, "Node size"));
    EXPECT_FALSE(says(compact[1].front().marks, "Node size"));
}

TEST_F(Legends, StandOnSmallPagesToo) {
    const test::Network network = test::random_network(3, 40, 6);
    Caption caption;
    caption.title = "A small page";
    caption.lines = {"2013", "34 events, 12 states, 40 ties"};
    FigureOptions options;
    options.width_px = 330;
    options.height_px = 290;
    const FigureFit fit = fit_figure(network.input(), caption, options, *test::fonts());
    ASSERT_TRUE(fit.legend.has_value());
    const BuiltFigure figure = build_figure(network.input(), caption, options, fit, *test::fonts());
    EXPECT_TRUE(says(figure.marks, "State"));
}

TEST_F(Legends, NameHighlightsAndHullsThatAreThere) {
    test::Network network;
    const auto iran = network.node(model::NodeKind::state, "Iran", {0, 0}, 10);
    const auto russia = network.node(model::NodeKind::state, "Russia", {1, 0}, 10);
    const auto away = network.node(model::NodeKind::state, "Away", {2, 0}, 10);
    network.tie(iran, russia, 5);
    network.finish();
    // One that the window does not show.
    network.graph.nodes.erase(network.graph.nodes.begin() + 2);
    network.graph.strength.pop_back();
    network.graph.events.pop_back();

    graph::Annotations annotations;
    LegendInput input{network.graph, *network.store, network.encoding};
    input.annotations = &annotations;
    const auto made = [&] { return set_legends(input, area, *test::fonts())[0].marks; };
    EXPECT_FALSE(says(made(), "Highlighted"));
    annotations.highlighted_nodes = {away};
    annotations.hulls = {{"Nobody", {away}, 0}};
    EXPECT_FALSE(says(made(), "Highlighted"));
    EXPECT_FALSE(says(made(), "Nobody"));
    annotations.highlighted_nodes = {russia};
    annotations.hulls.push_back({"Astana", {iran, russia}, 1});
    annotations.hulls.push_back({"", {iran}, 2});
    const Marks marks = made();
    EXPECT_TRUE(says(marks, "Highlighted"));
    EXPECT_TRUE(says(marks, "Astana"));
    const Color color = hull_color(1, network.encoding.theme);
    EXPECT_TRUE(std::any_of(marks.boxes.begin(), marks.boxes.end(), [&](const BoxMark& box) {
        return box.outline.with_alpha(1) == color;
    })) << "in the hull's own colour";
    annotations.highlighted_nodes.clear();
    annotations.highlighted_ties = {network.graph.ties[0].dyad};
    EXPECT_TRUE(says(made(), "Highlighted"));
}

TEST_F(Legends, SharesOfTheFreeRoomLeadThereAndBack) {
    const Vec2 size{200, 300};
    EXPECT_EQ(legend_rect(size, {0, 1}, area), (Rect{{20, 680}, {220, 980}}));
    EXPECT_EQ(legend_rect(size, {1, 0}, area).max.x, area.max.x);
    for (const Vec2 at : {Vec2{0.25F, 0.5F}, Vec2{0, 0}, Vec2{1, 0.1F}}) {
        const Vec2 back = legend_share(legend_rect(size, at, area), area);
        EXPECT_NEAR(back.x, at.x, 1e-3);
        EXPECT_NEAR(back.y, at.y, 1e-3);
    }
    const Rect outside{{-500, 5000}, {-300, 5300}};
    EXPECT_EQ(legend_share(outside, area), (Vec2{0, 1}));
    EXPECT_EQ(legend_share({{0, 0}, {3000, 3000}}, area), (Vec2{0, 0})) << "larger than the area";
}

TEST_F(Legends, DoNotRunAboutWhileTheyCoverLittle) {
    const Vec2 size{200, 300};
    const Rect at_left{{30, 900}, {40, 910}};
    const Rect also_left{{60, 900}, {70, 910}};
    const Rect at_right{{1500, 900}, {1510, 910}};
    const std::vector<Rect> none;
    EXPECT_EQ(calmest_seat(size, area, none, std::nullopt), (Vec2{0, 1}));
    EXPECT_EQ(calmest_seat(size, area, none, Vec2{1, 0}), (Vec2{1, 0})) << "it stays";
    EXPECT_EQ(calmest_seat(size, area, std::vector{at_left}, std::nullopt), (Vec2{1, 1}));
    EXPECT_EQ(calmest_seat(size, area, std::vector{at_left}, Vec2{0, 1}), (Vec2{1, 1}))
        << "there is a place that covers nothing";
    // Something everywhere, two things here: not better enough elsewhere to move.
    std::vector<Rect> everywhere{at_left, also_left, at_right};
    for (const Vec2 seat : legend_seats()) {
        const Vec2 middle = legend_rect(size, seat, area).center();
        everywhere.push_back({middle, middle + Vec2{5, 5}});
        everywhere.push_back({middle + Vec2{10, 0}, middle + Vec2{15, 5}});
    }
    EXPECT_EQ(calmest_seat(size, area, everywhere, Vec2{1, 1}), (Vec2{1, 1}));
}

TEST_F(Legends, CoverNoNodeAndNoLabelInAnyFigure) {
    for (std::uint64_t seed = 1; seed <= 24; ++seed) {
        const test::Network network =
            test::random_network(seed, 10 + 12 * (seed % 9), 4 + static_cast<double>(seed % 5) * 5);
        FigureOptions options;
        options.width_px = seed % 3 == 0 ? 1000 : seed % 3 == 1 ? 1600 : 2480;
        options.height_px = seed % 3 == 0 ? 1400 : seed % 3 == 1 ? 900 : 1754;
        options.scale = seed % 3 == 2 ? 2 : 1;
        if (seed % 4 == 0) {
            options.legend_at =
                Vec2{static_cast<float>(seed % 7) / 6, static_cast<float>(seed % 5) / 4};
        }
        const BuiltFigure figure =
            test::fitted_figure(network.input(), {"A title", {"a line"}, {}, 3}, options);
        const Rect panel = figure.marks.boxes.at(0).rect;
        for (const NodeMark& node : figure.marks.nodes) {
            EXPECT_FALSE(bounds_of(node).meets(panel)) << "seed " << seed;
        }
        for (const TextMark& label : figure.marks.labels) {
            const Rect inner{panel.min + Vec2{0.1F, 0.1F}, panel.max - Vec2{0.1F, 0.1F}};
            EXPECT_FALSE(test::letters_of(label).meets(inner)) << "seed " << seed;
        }
    }
}

TEST_F(Legends, StandWhereTheyWerePut) {
    const test::Network network = test::random_network(3, 40, 10);
    FigureOptions options;
    options.legend_at = Vec2{1, 0.3F};
    options.with_caption = false;
    const BuiltFigure figure = test::fitted_figure(network.input(), {}, options);
    const Rect panel = figure.marks.boxes.at(0).rect;
    EXPECT_GT(panel.max.x, 1600 - 31);
    EXPECT_GT(panel.min.y, 100);
    EXPECT_LT(panel.max.y, 900);
}

} // namespace
} // namespace entente::scene
