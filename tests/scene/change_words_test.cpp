// SPDX-License-Identifier: MIT
#include "app/scene/change_words.hpp"

#include "tests/scene/network.hpp"

#include <gtest/gtest.h>

#include <string>

namespace entente::scene {
namespace {

using graph::Change;

class ChangeWords : public testing::Test {
  protected:
    void SetUp() override {
        if (test::fonts() == nullptr) {
            GTEST_SKIP() << "no font is installed";
        }
    }
    static ChangeCounts counts(std::size_t appeared, std::size_t stronger, std::size_t weaker,
                               std::size_t lost) {
        ChangeCounts all{};
        all[static_cast<std::size_t>(Change::appeared)] = appeared;
        all[static_cast<std::size_t>(Change::stronger)] = stronger;
        all[static_cast<std::size_t>(Change::weaker)] = weaker;
        all[static_cast<std::size_t>(Change::lost)] = lost;
        all[static_cast<std::size_t>(Change::same)] = 99;
        return all;
    }
    /// What is written, and how wide it is.
    static std::pair<std::string, float> written(const ChangeCounts& counts, float most_width) {
        Marks marks;
        const float width = write_changes(counts, form_for(counts, 12, most_width, *test::fonts()),
                                          12, {10, 20}, Theme::light, *test::fonts(), marks);
        std::string words;
        for (const TextMark& text : marks.overlay_texts) {
            words += text.run.text;
        }
        return {words, width};
    }
};

TEST_F(ChangeWords, NameWhatOccurs) {
    EXPECT_EQ(written(counts(12, 3, 2, 5), 1000).first,
              "Ties: 12 new \u00b7 3 stronger \u00b7 2 weaker \u00b7 5 lost");
    EXPECT_EQ(written(counts(0, 0, 0, 5), 1000).first, "Ties: 5 lost");
    EXPECT_EQ(written(counts(0, 0, 0, 0), 1000).first, "Ties: no change");
}

TEST_F(ChangeWords, AreSignsWhereThereIsLittleRoom) {
    const auto [whole, width] = written(counts(12, 3, 2, 5), 1000);
    const auto [words, fewer] = written(counts(12, 3, 2, 5), width - 1);
    EXPECT_EQ("Ties: " + words, whole);
    const auto [brief, less] = written(counts(12, 3, 2, 5), fewer - 1);
    EXPECT_EQ(brief, "+12\u21913\u21932\u22125");
    EXPECT_LT(less, 0.7F * width);
}

TEST_F(ChangeWords, HaveTheColoursOfThePicture) {
    Marks marks;
    write_changes(counts(1, 0, 0, 1), ChangeForm::sentence, 12, {0, 0}, Theme::dark, *test::fonts(),
                  marks);
    ASSERT_EQ(marks.overlay_texts.size(), 4U);
    EXPECT_NE(marks.overlay_texts[1].color, marks.overlay_texts[3].color);
    EXPECT_GT(marks.overlay_texts[1].color.b, marks.overlay_texts[1].color.r) << "new is blue";
    EXPECT_GT(marks.overlay_texts[3].color.r, marks.overlay_texts[3].color.b) << "lost is orange";
}

} // namespace
} // namespace entente::scene
