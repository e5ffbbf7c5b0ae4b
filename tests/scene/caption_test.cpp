// SPDX-License-Identifier: MIT
#include "app/scene/caption.hpp"

#include "app/scene/figure.hpp"
#include "app/scene/marks_bounds.hpp"
#include "app/scene/overlay.hpp"
#include "tests/scene/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace entente::scene {
namespace {

const std::string sum(64, 'e');

class Captions : public testing::Test {
  protected:
    void SetUp() override {
        if (test::fonts() == nullptr) {
            GTEST_SKIP() << "no font is installed";
        }
    }

    static Caption caption() {
        Caption made;
        made.title = "Who deals with whom";
        made.lines = {"2013 \u2013 2015"};
        made.provenance = {
            {"Data: sample.json \u00b7 SHA-256 " + sum + " \u00b7 Entente 1",
             "Data: sample.json \u00b7 SHA-256 eeeeeeeeeeeeeeee\u2026 \u00b7 Entente 1"}};
        return made;
    }

    static std::string words_of(const Marks& marks) {
        std::string all;
        for (const TextMark& text : marks.overlay_texts) {
            all += text.run.text + "\n";
        }
        return all;
    }
};

TEST_F(Captions, TheWholeSumIsToldWhereItFitsIntoOneLine) {
    Marks wide;
    const Rect page{{0, 0}, {1500, 900}};
    const auto at = add_provenance(caption(), {}, page, *test::fonts(), wide);
    ASSERT_TRUE(at.has_value());
    EXPECT_EQ(wide.overlay_texts.size(), 1U);
    EXPECT_NE(words_of(wide).find(sum), std::string::npos);
    EXPECT_FLOAT_EQ(at->max.y, page.max.y) << "at the foot";

    Marks narrow;
    const Rect column{{0, 0}, {300, 240}};
    const auto below = add_provenance(caption(), {}, column, *test::fonts(), narrow);
    ASSERT_TRUE(below.has_value());
    EXPECT_EQ(words_of(narrow).find(sum), std::string::npos);
    EXPECT_NE(words_of(narrow).find("eeeeeeeeeeeeeeee"), std::string::npos);
    for (const TextMark& text : narrow.overlay_texts) {
        EXPECT_TRUE(test::is_inside(test::letters_of(text), column));
        EXPECT_LT(text.run.size_px, 13) << "smaller than the caption";
    }
}

TEST_F(Captions, ItsOwnLineBreaksAreKept) {
    Caption made;
    made.lines = {"one\n\ntwo\nthree"};
    Marks marks;
    add_caption(made, {}, {{0, 0}, {600, 800}}, *test::fonts(), marks);
    ASSERT_EQ(marks.overlay_texts.size(), 4U);
    EXPECT_EQ(marks.overlay_texts[0].run.text, "one");
    EXPECT_EQ(marks.overlay_texts[3].run.text, "three");
    EXPECT_GT(marks.overlay_texts[2].origin.y - marks.overlay_texts[0].origin.y,
              1.9F * (marks.overlay_texts[3].origin.y - marks.overlay_texts[2].origin.y));
}

TEST_F(Captions, ParagraphsFromRightToLeftAreFlushRightAndKeepTheirDirection) {
    const Rect area{{0, 0}, {220, 800}};
    Caption made;
    // The word NATO may come to stand first in a line.
    made.lines = {"گفتگوهای NATO NATO NATO NATO NATO NATO NATO NATO NATO NATO با ایران", "left"};
    Marks marks;
    add_caption(made, {}, area, *test::fonts(), marks);
    ASSERT_GT(marks.overlay_texts.size(), 2U);
    for (std::size_t i = 0; i + 1 < marks.overlay_texts.size(); ++i) {
        const TextMark& text = marks.overlay_texts[i];
        EXPECT_TRUE(text.run.is_right_to_left) << "line " << i;
        EXPECT_NEAR(text.origin.x + text.run.width_px, area.max.x, 1);
    }
    EXPECT_NEAR(marks.overlay_texts.back().origin.x, area.min.x, 1);
}

TEST_F(Captions, RoomIsKeptForLinesOfOtherWindows) {
    const Rect area{{0, 0}, {900, 800}};
    Marks marks;
    Caption one = caption();
    one.reserved_lines = 3;
    Caption three = one;
    three.lines = {"a", "b", "c"};
    const auto short_one = set_caption(one, {}, area, *test::fonts(), marks);
    const auto long_one = set_caption(three, {}, area, *test::fonts(), marks);
    ASSERT_TRUE(short_one && long_one);
    EXPECT_FLOAT_EQ(short_one->taken.max.y, long_one->taken.max.y);
    EXPECT_LT(short_one->words.max.y, long_one->words.max.y);
}

TEST_F(Captions, FiguresOfWindowsWithMoreOrLessToSayShareTheirFrame) {
    const test::Network network = test::random_network(3, 60, 15);
    Caption one = caption();
    one.reserved_lines = 3;
    Caption two = one;
    two.lines.emplace_back("Drawn: the 40 strongest nodes");
    for (const int width : {1004, 1600}) {
        FigureOptions options;
        options.width_px = width;
        options.scale = width == 1004 ? 3 : 1;
        const FigureFit a = fit_figure(network.input(), one, options, *test::fonts());
        const FigureFit b = fit_figure(network.input(), two, options, *test::fonts());
        EXPECT_EQ(a.camera, b.camera);
    }
}

struct Trimmed {
    int width;
    int height;
};

class TrimmedFigures : public testing::TestWithParam<Trimmed> {};

TEST_P(TrimmedFigures, HaveTheirMarginAroundWhatIsDrawnAndNoMore) {
    if (test::fonts() == nullptr) {
        GTEST_SKIP() << "no font is installed";
    }
    for (std::uint64_t seed = 1; seed < 8; ++seed) {
        const test::Network network = test::random_network(seed, 30, 10);
        Caption caption;
        caption.title = "Trimmed";
        caption.lines = {"a line"};
        caption.provenance = {{"Data: x.json", "Data: x.json"}};
        FigureOptions options;
        options.width_px = GetParam().width;
        options.height_px = GetParam().height;
        const BuiltFigure whole = test::fitted_figure(network.input(), caption, options);
        EXPECT_EQ(whole.page, (Rect{{0, 0},
                                    {static_cast<float>(options.width_px),
                                     static_cast<float>(options.height_px)}}));
        options.is_trimmed = true;
        const BuiltFigure figure = test::fitted_figure(network.input(), caption, options);
        const Vec2 size{figure.page.width(), figure.page.height()};
        EXPECT_EQ(size.x, std::round(size.x)) << "whole pixels";
        EXPECT_LE(size.x * size.y, whole.page.width() * whole.page.height());
        const auto bounds = bounds_of(figure.marks);
        ASSERT_TRUE(bounds.has_value());
        const float margin = 30;
        for (const float space :
             {bounds->min.x, bounds->min.y, size.x - bounds->max.x, size.y - bounds->max.y}) {
            EXPECT_GE(space, 15);
            EXPECT_LE(space, margin + 14) << "seed " << seed;
        }
        EXPECT_EQ(figure.marks.nodes.size(), whole.marks.nodes.size());
        EXPECT_EQ(figure.marks.labels.size(), whole.marks.labels.size());
        // The network itself is as it was.
        const Vec2 by = figure.marks.nodes[0].center - whole.marks.nodes[0].center;
        for (std::size_t i = 0; i < figure.marks.nodes.size(); ++i) {
            EXPECT_NEAR(figure.marks.nodes[i].center.x, whole.marks.nodes[i].center.x + by.x, 0.01);
            EXPECT_NEAR(figure.marks.nodes[i].center.y, whole.marks.nodes[i].center.y + by.y, 0.01);
        }
        // Moving the legend close covers nothing.
        const Rect panel = figure.marks.boxes.at(0).rect;
        for (const NodeMark& node : figure.marks.nodes) {
            EXPECT_FALSE(bounds_of(node).meets(panel)) << "seed " << seed;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Sizes, TrimmedFigures,
                         testing::Values(Trimmed{1600, 900}, Trimmed{1000, 1600},
                                         Trimmed{1200, 1200}, Trimmed{2400, 700}));

} // namespace
} // namespace entente::scene
