// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace entente::base {
namespace {

TEST(IsUtf8, AcceptsWellFormedTextOfAllLengths) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("Tehran"));
    EXPECT_TRUE(is_utf8("é ایران Россия 中国 😀"));
    EXPECT_TRUE(is_utf8("\xf4\x8f\xbf\xbf")); // U+10FFFF
    EXPECT_TRUE(is_utf8(std::string_view("\0", 1)));
}

TEST(IsUtf8, RefusesWhatIsIllFormed) {
    for (const char* bytes :
         {"\x80", "\xc0\xaf", "\xe0\x80\xaf", "\xf0\x80\x80\xaf", "\xed\xa0\x80",
          "\xf4\x90\x80\x80", "\xff", "\xe2\x82", "a\xc3", "\xc3("}) {
        EXPECT_FALSE(is_utf8(bytes)) << ::testing::PrintToString(std::string(bytes));
    }
}

TEST(TakeCodePoint, WalksThroughTheText) {
    std::string_view text = "aй中😀";
    EXPECT_EQ(take_code_point(text), U'a');
    EXPECT_EQ(take_code_point(text), U'й');
    EXPECT_EQ(take_code_point(text), U'中');
    EXPECT_EQ(take_code_point(text), U'😀');
    EXPECT_TRUE(text.empty());
}

TEST(TakeCodePoint, IllFormedBytesCostOneEach) {
    std::string_view text = "\xe2\x82x";
    EXPECT_EQ(take_code_point(text), char32_t{0xfffd});
    EXPECT_EQ(take_code_point(text), char32_t{0xfffd});
    EXPECT_EQ(take_code_point(text), U'x');
}

TEST(AppendUtf8, UndoesTakeCodePoint) {
    for (const char32_t c : {U'\0', U'\x7f', U'\x80', U'\u07ff', U'\u0800', U'\uffff',
                             char32_t{0x10000}, char32_t{0x10ffff}}) {
        std::string text;
        append_utf8(text, c);
        EXPECT_TRUE(is_utf8(text));
        std::string_view rest = text;
        EXPECT_EQ(take_code_point(rest), c);
        EXPECT_TRUE(rest.empty());
    }
}

TEST(FoldCase, LowersLettersOfFourScripts) {
    EXPECT_EQ(fold_case("LAVROV"), "lavrov");
    EXPECT_EQ(fold_case("ЛАВРОВ"), "лавров");
    EXPECT_EQ(fold_case("ΑΘΗΝΑ"), fold_case("αθηνα"));
    EXPECT_EQ(fold_case("ԵՐԵՎԱՆ"), "երեվան");
}

TEST(FoldCase, DropsLatinAccentsComposedOrNot) {
    EXPECT_EQ(fold_case("Élysée"), "elysee");
    EXPECT_EQ(fold_case("E\u0301lyse\u0301e"), "elysee");
    EXPECT_EQ(fold_case("Łódź Šešelj Çavuşoğlu"), "lodz seselj cavusoglu");
    EXPECT_EQ(fold_case("Æ"), "æ");
}

TEST(FoldCase, BringsArabicSpellingsTogether) {
    EXPECT_EQ(fold_case("ظريف"), fold_case("ظریف")); // Arabic and Persian yeh
    EXPECT_EQ(fold_case("كرمان"), fold_case("کرمان"));
    EXPECT_EQ(fold_case("مُحَمَّد"), "محمد");
}

TEST(FoldCase, WhiteSpaceBecomesOneBlankAndNoneAtTheEnds) {
    EXPECT_EQ(fold_case("  a \t\n b\u00a0c "), "a b c");
    EXPECT_EQ(fold_case(" \n"), "");
}

TEST(FoldCase, TreatsYoAsYe) {
    EXPECT_EQ(fold_case("Орёл"), fold_case("орел"));
}

TEST(FoldCase, FoldsOnlyOnce) {
    for (const char* text : {"Élysée ЛАВРОВ", "İstanbul ıI", "中国 ÆØÞ", "ΑΣς"}) {
        EXPECT_EQ(fold_case(fold_case(text)), fold_case(text));
    }
}

} // namespace
} // namespace entente::base
