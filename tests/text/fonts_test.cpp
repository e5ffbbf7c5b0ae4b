// SPDX-License-Identifier: MIT
#include "tests/text/text_support.hpp"

#include <filesystem>

namespace entente::test {
namespace {

using Fonts = WithFonts;

TEST_F(Fonts, files_exist_and_differ_by_weight) {
    const std::string regular = text::font_file_for(U'a');
    const std::string bold = text::font_file_for(U'a', text::Weight::bold);
    EXPECT_TRUE(std::filesystem::exists(regular)) << regular;
    EXPECT_TRUE(std::filesystem::exists(bold)) << bold;
    EXPECT_EQ(fonts->file_of(shape("a").glyphs.at(0).font), regular);
}

TEST_F(Fonts, noto_sans_comes_first_where_it_is_installed) {
    if (!std::filesystem::exists("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")) {
        GTEST_SKIP() << "Noto Sans is not installed";
    }
    EXPECT_THAT(text::font_file_for(U'a'), testing::EndsWith("NotoSans-Regular.ttf"));
    EXPECT_THAT(text::font_file_for(U'\u0416'), testing::EndsWith("NotoSans-Regular.ttf"));
    if (std::filesystem::exists("/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf")) {
        EXPECT_THAT(text::font_file_for(U'\u06cc'),
                    testing::EndsWith("NotoSansArabic-Regular.ttf"));
    }
}

TEST_F(Fonts, a_font_is_named_in_english_whatever_the_desktop_speaks) {
    const std::string& family = fonts->family_of(shape("a").glyphs.at(0).font);
    EXPECT_THAT(family, testing::Not(testing::IsEmpty()));
    if (std::filesystem::exists("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")) {
        EXPECT_EQ(family, "Noto Sans");
    }
    const text::FontIndex han = shape("中").glyphs.at(0).font;
    if (fonts->file_of(han).find("NotoSansCJK") != std::string::npos) {
        EXPECT_EQ(fonts->family_of(han), "Noto Sans CJK SC");
    }
}

TEST_F(Fonts, no_file_for_a_character_that_is_none) {
    EXPECT_EQ(text::font_file_for(0x10ffff), "");
}

TEST_F(Fonts, text_that_fits_is_not_shortened) {
    const float width = shape("Geneva", 14).width_px;
    EXPECT_EQ(fonts->shorten("Geneva", 14, width + 0.1F), "Geneva");
    EXPECT_EQ(fonts->shorten("", 14, 0), "");
}

TEST_F(Fonts, a_shortened_text_fits_ends_in_an_ellipsis_and_could_not_be_longer) {
    const std::string words = "International Atomic Energy Agency";
    for (const float width : {30.0F, 75.0F, 120.0F, 200.0F}) {
        const std::string kept = fonts->shorten(words, 14, width);
        EXPECT_LE(shape(kept, 14).width_px, width);
        ASSERT_THAT(kept, testing::EndsWith("\u2026"));
        const std::string head = kept.substr(0, kept.size() - 3);
        EXPECT_EQ(words.rfind(head, 0), 0U);
        std::size_t next = head.size() + 1;
        while (words[next - 1] == ' ') {
            ++next;
        }
        EXPECT_GT(shape(words.substr(0, next) + "\u2026", 14).width_px, width);
    }
}

TEST_F(Fonts, nothing_is_left_where_not_even_the_ellipsis_fits) {
    EXPECT_EQ(fonts->shorten("Geneva", 14, 2), "");
    EXPECT_EQ(fonts->shorten("Geneva", 14, -5), "");
}

TEST_F(Fonts, shortening_never_parts_a_letter_from_its_mark) {
    std::string words;
    for (int i = 0; i < 12; ++i) {
        words += "e\u0301"; // e and a combining acute
    }
    const float whole = shape(words, 14).width_px;
    for (float width = 10; width < whole; width += 3) {
        const std::string kept = fonts->shorten(words, 14, width);
        if (kept.size() > 3) {
            EXPECT_EQ((kept.size() - 3) % 3, 0U) << kept;
        }
    }
}

} // namespace
} // namespace entente::test
