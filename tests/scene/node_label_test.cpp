// SPDX-License-Identifier: MIT
#include "app/scene/node_label.hpp"

#include "tests/scene/network.hpp"

#include <gtest/gtest.h>

namespace entente::scene {
namespace {

std::vector<std::string> texts_of(const LabelLines& label) {
    std::vector<std::string> texts;
    for (const LabelLine& line : label.lines) {
        texts.push_back(line.text);
    }
    return texts;
}

TEST(NodeLabel, LongNamesAreSetInTwoLinesAndShortened) {
    text::FontSet* fonts = test::fonts();
    if (fonts == nullptr) {
        GTEST_SKIP() << "no font is installed";
    }
    EXPECT_EQ(texts_of(set_label("Iran", "", 12, *fonts)), std::vector<std::string>{"Iran"});

    const LabelLines two = set_label("Joint Economic Cooperation Commission", "", 12, *fonts);
    ASSERT_EQ(two.lines.size(), 2U);
    EXPECT_EQ(two.lines[0].text + " " + two.lines[1].text, "Joint Economic Cooperation Commission");
    EXPECT_LE(two.width_px, 18 * 12);

    const LabelLines cut =
        set_label(std::string(200, 'm') + " " + std::string(200, 'w'), "", 12, *fonts);
    EXPECT_LE(cut.width_px, 18 * 12 + 0.5F);
    ASSERT_EQ(cut.lines.size(), 2U);
    EXPECT_FALSE(cut.lines[0].text.empty());
    EXPECT_TRUE(set_label("", "Iran", 12, *fonts).lines.empty()) << "nothing to translate";
}

TEST(NodeLabel, ASecondLanguageIsASmallerLineBelow) {
    text::FontSet* fonts = test::fonts();
    if (fonts == nullptr) {
        GTEST_SKIP() << "no font is installed";
    }
    const LabelLines plain = set_label("Iran", "", 12, *fonts);
    const LabelLines both = set_label("Iran", "ایران", 12, *fonts);
    ASSERT_EQ(texts_of(both), (std::vector<std::string>{"Iran", "ایران"}));
    EXPECT_FALSE(both.lines[0].is_second);
    EXPECT_TRUE(both.lines[1].is_second);
    EXPECT_LT(both.lines[1].size_px, both.lines[0].size_px);
    EXPECT_GT(both.lines[1].baseline_px, both.lines[0].baseline_px + both.lines[1].size_px * 0.9F);
    EXPECT_GT(both.height_px, plain.height_px + both.lines[1].size_px);
    EXPECT_LE(both.lines[1].baseline_px, both.height_px);
    EXPECT_EQ(texts_of(set_label("Iran", "Iran", 12, *fonts)).size(), 1U) << "says the same";

    const LabelLines three = set_label("Joint Economic Cooperation Commission",
                                       "Совместная комиссия по экономическому сотрудничеству и "
                                       "торговле между обоими государствами",
                                       12, *fonts);
    ASSERT_EQ(three.lines.size(), 3U);
    EXPECT_TRUE(three.lines[2].is_second);
    EXPECT_LE(three.width_px, 18 * 12 + 0.5F) << "it is shortened, too";
}

} // namespace
} // namespace entente::scene
