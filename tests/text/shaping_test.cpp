// SPDX-License-Identifier: MIT
#include "tests/text/text_support.hpp"

#include <algorithm>

namespace entente::test {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

using Shaping = WithFonts;

/// One script: a word, a character to look a font up by, and its letters apart.
struct Script {
    const char* name;
    const char* word;
    std::u32string_view letters;
};

class Scripts : public WithFonts, public testing::WithParamInterface<Script> {};

TEST_P(Scripts, are_shaped_without_missing_glyphs) {
    if (!has_font_for(GetParam().letters)) {
        GTEST_SKIP() << "no font for " << GetParam().name;
    }
    const text::GlyphRun run = shape(GetParam().word);
    EXPECT_THAT(run.glyphs, testing::Not(IsEmpty()));
    EXPECT_FALSE(has_missing(run));
    EXPECT_GT(run.width_px, 20);
    EXPECT_GT(run.ascent_px, 10);
    EXPECT_GT(run.descent_px, 1);
    EXPECT_EQ(run.size_px, 20);
}

INSTANTIATE_TEST_SUITE_P(
    Of, Scripts,
    testing::Values(Script{"Latin", "Österreich", U"Ös"}, Script{"Persian", "محمدجواد ظریف", U"یگ"},
                    Script{"Arabic", "المملكة المتحدة", U"ةم"}, Script{"Hebrew", "ישראל", U"יש"},
                    Script{"Russian", "Россия", U"Ря"}, Script{"Chinese", "中国外交部长", U"中长"},
                    Script{"Japanese", "ひらがな カタカナ", U"ひカ"},
                    Script{"Korean", "한국", U"한"}, Script{"Hindi", "संयुक्त राष्ट्र", U"सष"}),
    [](const auto& instance) { return instance.param.name; });

TEST_F(Shaping, letters_stand_from_left_to_right) {
    const text::GlyphRun run = shape("Entente");
    ASSERT_THAT(run.glyphs, SizeIs(7));
    for (std::size_t i = 1; i < 7; ++i) {
        EXPECT_GT(run.glyphs[i].origin.x, run.glyphs[i - 1].origin.x);
    }
    EXPECT_EQ(run.glyphs[1].id, run.glyphs[4].id); // n
}

TEST_F(Shaping, width_grows_with_the_size) {
    EXPECT_NEAR(shape("Geneva", 40).width_px, 2 * shape("Geneva", 20).width_px, 1e-3F);
    EXPECT_NE(fonts->shape("Geneva", 20, text::Weight::bold).width_px,
              shape("Geneva", 20).width_px);
}

TEST_F(Shaping, persian_letters_join_and_run_from_right_to_left) {
    if (!has_font_for(U"سلام")) {
        GTEST_SKIP() << "no font for Persian";
    }
    const std::uint32_t alone = shape("س").glyphs.at(0).id;
    const auto joined = ids(shape("سس"));
    ASSERT_THAT(joined, testing::Not(IsEmpty()));
    EXPECT_THAT(joined, testing::Not(testing::Each(alone)));
    // The letter that is read first stands on the right.
    const auto run = shape("دا"); // neither letter joins to the next
    ASSERT_THAT(run.glyphs, SizeIs(2));
    EXPECT_EQ(run.glyphs[0].id, shape("ا").glyphs.at(0).id);
    EXPECT_EQ(run.glyphs[1].id, shape("د").glyphs.at(0).id);
}

TEST_F(Shaping, a_zero_width_non_joiner_parts_letters_and_shows_nothing) {
    if (!has_font_for(U"می")) {
        GTEST_SKIP() << "no font for Persian";
    }
    const auto apart = shape("می\u200cم");
    EXPECT_NE(ids(apart), ids(shape("میم")));
    EXPECT_FALSE(has_missing(apart));
}

TEST_F(Shaping, hebrew_is_reversed_and_its_digits_are_not) {
    if (!has_font_for(U"אב")) {
        GTEST_SKIP() << "no font for Hebrew";
    }
    const auto alef = ids(shape("א"));
    const auto bet = ids(shape("ב"));
    const auto word = ids(shape("אב"));
    EXPECT_EQ(word, (std::vector{bet[0], alef[0]}));
    const auto with_digits = ids(shape("א12"));
    ASSERT_THAT(with_digits, SizeIs(3));
    EXPECT_EQ(with_digits[2], alef[0]);
    EXPECT_NE(with_digits[0], with_digits[1]);
    const auto other_way = ids(shape("א21"));
    EXPECT_EQ(with_digits[0], other_way[1]);
}

TEST_F(Shaping, hindi_vowel_signs_move_before_their_consonant) {
    if (!has_font_for(U"कि")) {
        GTEST_SKIP() << "no font for Hindi";
    }
    const auto syllable = ids(shape("कि"));
    const auto consonant = ids(shape("क"));
    ASSERT_THAT(syllable, SizeIs(2));
    EXPECT_EQ(syllable[1], consonant[0]);
    EXPECT_LT(shape("क्ष").glyphs.size(), 3U) << "a conjunct is one glyph";
}

TEST_F(Shaping, one_line_may_need_several_fonts) {
    if (!has_font_for(U"中") || text::font_file_for(U'中') == text::font_file_for(U'a')) {
        GTEST_SKIP() << "one font has both scripts, or none has Chinese";
    }
    const text::GlyphRun run = shape("Wang Yi 王毅, Lavrov");
    std::set<text::FontIndex> used;
    for (const text::Glyph& glyph : run.glyphs) {
        used.insert(glyph.font);
        EXPECT_FALSE(fonts->file_of(glyph.font).empty());
        EXPECT_GE(fonts->face_index_of(glyph.font), 0);
    }
    EXPECT_THAT(used, SizeIs(2));
    EXPECT_FALSE(has_missing(run));
    EXPECT_EQ(run.glyphs.back().font, run.glyphs.front().font);
}

TEST_F(Shaping, japanese_and_chinese_take_their_own_forms_of_one_character) {
    const auto chinese = shape("直");
    const auto japanese = shape("直の");
    if (has_missing(chinese) || has_missing(japanese)) {
        GTEST_SKIP() << "no font for Japanese";
    }
    const auto kana = shape("の");
    if (kana.glyphs[0].font == chinese.glyphs[0].font) {
        GTEST_SKIP() << "one face for both languages";
    }
    EXPECT_EQ(japanese.glyphs[0].font, japanese.glyphs[1].font);
}

TEST_F(Shaping, nothing_has_no_glyphs_but_a_height) {
    const text::GlyphRun run = shape("");
    EXPECT_THAT(run.glyphs, IsEmpty());
    EXPECT_EQ(run.width_px, 0);
    EXPECT_GT(run.ascent_px, 0);
}

TEST_F(Shaping, line_breaks_are_blanks_and_control_characters_nothing) {
    EXPECT_EQ(ids(shape("a\nb\tc\r")), ids(shape("a b c ")));
    EXPECT_EQ(ids(shape(std::string_view("a\0b\x07\x7f\xc2\x85"
                                         "c",
                                         8))),
              ids(shape("ab c")));
}

TEST_F(Shaping, ill_formed_bytes_become_replacement_characters) {
    EXPECT_EQ(ids(shape("a\xff"
                        "b\xe2\x82")),
              ids(shape("a\xef\xbf\xbd"
                        "b\xef\xbf\xbd\xef\xbf\xbd")));
}

TEST_F(Shaping, a_character_without_a_font_is_the_box_of_the_first_font) {
    const auto run = shape("\xf4\x8f\xbf\xbd"); // U+10FFFD, private use
    ASSERT_THAT(run.glyphs, SizeIs(1));
    if (!text::font_file_for(0x10fffd).empty()) {
        GTEST_SKIP() << "a font has even U+10FFFD";
    }
    EXPECT_EQ(run.glyphs[0].id, 0U);
    EXPECT_EQ(run.glyphs[0].font, shape("a").glyphs[0].font);
    EXPECT_GT(run.width_px, 0);
}

TEST_F(Shaping, emoji_and_their_joiners_do_no_harm) {
    for (const char* words :
         {"😀", "👨‍👩‍👧", "🇮🇷", "👍🏽", "a️", "‍", "᠎", "\xf3\xa0\x81\xa7"}) {
        EXPECT_GE(shape(words).width_px, 0) << words;
    }
}

TEST_F(Shaping, deep_nesting_and_long_lines_are_shaped) {
    std::string nested;
    for (int i = 0; i < 300; ++i) {
        nested += "\u202b(\u2067a";
    }
    EXPECT_GT(shape(nested).width_px, 0);
    std::string line;
    for (int i = 0; i < 20'000; ++i) {
        line += "Iran ایران ";
    }
    const text::GlyphRun run = shape(line);
    EXPECT_GT(run.glyphs.size(), 150'000U);
    EXPECT_GT(run.width_px, 500'000);
}

TEST_F(Shaping, the_cache_gives_the_same_and_forgets_the_oldest) {
    const std::string name = "Geneva";
    const text::GlyphRun first = shape(name);
    EXPECT_EQ(&fonts->shape(name, 20), &fonts->shape(std::string("Gen") + "eva", 20));
    for (int i = 0; i < 20'000; ++i) {
        fonts->shape(std::to_string(i), 11);
    }
    EXPECT_EQ(ids(shape(name)), ids(first));
}

TEST_F(Shaping, a_moved_font_set_goes_on_working) {
    const auto before = ids(shape("Vienna"));
    text::FontSet moved = std::move(*fonts);
    fonts.emplace(std::move(moved));
    EXPECT_EQ(ids(shape("Vienna")), before);
}

TEST_F(Shaping, a_sign_from_another_font_takes_no_digits_along) {
    const text::FontIndex digits = shape("10").glyphs.at(0).font;
    for (const char* line : {"\u221210", "\u27f610", "\u2605 10"}) {
        EXPECT_EQ(shape(line).glyphs.back().font, digits) << line;
    }
}

TEST_F(Shaping, a_run_knows_its_text_and_direction) {
    const text::GlyphRun persian = fonts->shape("محمدجواد\tظریف\x01", 20, text::Weight::bold);
    EXPECT_EQ(persian.text, "محمدجواد ظریف");
    EXPECT_TRUE(persian.is_right_to_left);
    EXPECT_EQ(persian.weight, text::Weight::bold);
    const text::GlyphRun mixed = shape("IAEA آژانس");
    EXPECT_FALSE(mixed.is_right_to_left);
    EXPECT_TRUE(shape("آژانس IAEA").is_right_to_left);
    EXPECT_FALSE(shape("2015").is_right_to_left);
    EXPECT_EQ(shape("a\xff").text, "a\uFFFD");
    EXPECT_EQ(shape("Geneva").weight, text::Weight::regular);
}

TEST_F(Shaping, each_glyph_knows_where_its_text_begins) {
    const text::GlyphRun latin = shape("Zürich");
    std::vector<std::uint32_t> begins;
    for (const text::Glyph& glyph : latin.glyphs) {
        begins.push_back(glyph.cluster);
    }
    EXPECT_THAT(begins, testing::ElementsAre(0, 1, 3, 4, 5, 6)); // ü takes two bytes
    // Read from right to left, the first letter's glyph comes last.
    const text::GlyphRun hebrew = shape("ישראל");
    EXPECT_EQ(hebrew.glyphs.front().cluster, 8U);
    EXPECT_EQ(hebrew.glyphs.back().cluster, 0U);
    // In a line of both, clusters go on counting in the order of reading.
    const text::GlyphRun mixed = shape("ab ישראל");
    EXPECT_EQ(mixed.glyphs.front().cluster, 0U);
    EXPECT_EQ(mixed.glyphs.back().cluster, 3U);
}

} // namespace
} // namespace entente::test
