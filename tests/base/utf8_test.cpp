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
    EXPECT_EQ(fold_case("Æther Straße Œuvre Þór Ørsted"), "aether strasse oeuvre thor orsted");
    EXPECT_EQ(fold_case("Nguyễn Văn Trỗi"), "nguyen van troi");
    EXPECT_EQ(fold_case("Ştefan Țuţea"), "stefan tutea");
}

TEST(FoldCase, BringsArabicSpellingsTogether) {
    EXPECT_EQ(fold_case("ظريف"), fold_case("ظریف")); // Arabic and Persian yeh
    EXPECT_EQ(fold_case("كرمان"), fold_case("کرمان"));
    EXPECT_EQ(fold_case("مُحَمَّد"), "محمد");
}

TEST(FoldCase, DropsAccentsOfGreekAndCyrillic) {
    EXPECT_EQ(fold_case("Κυριάκος"), fold_case("ΚΥΡΙΑΚΟΣ"));
    EXPECT_EQ(fold_case("Ἀθῆναι"), "αθηναι");
    EXPECT_EQ(fold_case("Сергей"), fold_case("Серге\u0438\u0306")) << "composed or not";
    EXPECT_EQ(fold_case("Київ"), fold_case("киів"));
}

TEST(FoldCase, BringsMoreArabicSpellingsTogether) {
    EXPECT_EQ(fold_case("إيران"), fold_case("ایران"));
    EXPECT_EQ(fold_case("فاطمة"), fold_case("فاطمه"));
    EXPECT_EQ(fold_case("خامنه\u200cای"), fold_case("خامنهای")) << "joiners cannot be seen";
    EXPECT_EQ(fold_case("۱۲۳ ٤٥"), "123 45");
    EXPECT_EQ(fold_case("\ufee1\ufea4\ufee4\ufeaa"), fold_case("محمد")) << "presentation forms";
    EXPECT_EQ(fold_case("ســلام"), fold_case("سلام")) << "tatweel";
}

TEST(FoldCase, DropsHebrewPoints) {
    EXPECT_EQ(fold_case("שָׁלוֹם"), "שלום");
    EXPECT_EQ(fold_case("\ufb2a"), "ש");
}

TEST(FoldCase, BringsAsianFormsTogether) {
    EXPECT_EQ(fold_case("ＮＡＴＯ　２０１３"), "nato 2013");
    EXPECT_EQ(fold_case("ｶﾞｽﾌﾟﾛﾑ"), fold_case("ガスプロム")) << "half width";
    EXPECT_EQ(fold_case("カ\u3099ス"), fold_case("ガス")) << "decomposed";
    EXPECT_EQ(fold_case("ひらがな"), fold_case("ヒラガナ"));
    EXPECT_EQ(fold_case("\u1112\u1161\u11ab\u1100\u116e\u11a8"), "한국");
    EXPECT_EQ(fold_case("हिन्दी"), "हिन्दी") << "vowel signs stay";
    EXPECT_EQ(fold_case("फ़ारसी"), fold_case("फारसी")) << "the nukta does not";
}

TEST(FoldCase, BringsApostrophesAndDashesTogether) {
    EXPECT_EQ(fold_case("Oʻzbekiston"), fold_case("O'zbekiston"));
    EXPECT_EQ(fold_case("Iran–Russia"), "iran-russia");
}

TEST(FoldCase, WhiteSpaceBecomesOneBlankAndNoneAtTheEnds) {
    EXPECT_EQ(fold_case("  a \t\n b\u00a0c "), "a b c");
    EXPECT_EQ(fold_case(" \n"), "");
}

TEST(FoldCase, TreatsYoAsYe) {
    EXPECT_EQ(fold_case("Орёл"), fold_case("орел"));
}

TEST(FoldCase, FoldsOnlyOnceWhateverTheLetter) {
    for (char32_t c = 0x21; c < 0x20000; ++c) {
        if (c >= 0xd800 && c < 0xe000) {
            continue;
        }
        std::string text = "x";
        append_utf8(text, c);
        const std::string folded = fold_case(text);
        EXPECT_EQ(fold_case(folded), folded) << "U+" << std::hex << static_cast<unsigned>(c);
        EXPECT_TRUE(is_utf8(folded));
    }
}

TEST(RightToLeft, IsSeenByItsLetters) {
    for (const char* text : {"ایران", "a עב", "\ufee1", "\ufb2a", "\u0780", "\U00010840"}) {
        EXPECT_TRUE(has_right_to_left(text)) << text;
    }
    for (const char* text :
         {"", "Iran", "Россия", "中国 ０", "हिन्दी", "😀", "\ufeff", "ﬁ", "\U00010400"}) {
        EXPECT_FALSE(has_right_to_left(text)) << text;
    }
    EXPECT_EQ(isolated("Iran"), "Iran");
    EXPECT_EQ(isolated("ایران"), "\u2068ایران\u2069");
}

} // namespace
} // namespace entente::base
