// SPDX-License-Identifier: MIT
#include "app/text/fonts.hpp"

#include <gtest/gtest.h>

namespace entente::text {
namespace {

TEST(VisualOrder, text_without_right_to_left_letters_is_returned_as_it_is) {
    for (const char* words : {"", "Geneva 2013", "Россия\n中国\t", "bad \xff bytes"}) {
        EXPECT_EQ(visual_order(words), words);
    }
}

TEST(VisualOrder, hebrew_is_reversed) {
    EXPECT_EQ(visual_order("\u05d0\u05d1\u05d2"), "\u05d2\u05d1\u05d0");
}

TEST(VisualOrder, numbers_and_latin_words_keep_their_order) {
    EXPECT_EQ(visual_order("\u05d0\u05d1 12 EU"), "EU 12 \u05d1\u05d0");
    EXPECT_EQ(visual_order("EU \u05d0\u05d1 12"), "EU 12 \u05d1\u05d0");
}

TEST(VisualOrder, arabic_letters_take_their_joined_forms) {
    // beh beh beh: final, medial, initial from the left
    EXPECT_EQ(visual_order("\u0628\u0628\u0628"), "\ufe90\ufe92\ufe91");
}

TEST(VisualOrder, persian_letters_have_joined_forms_too) {
    // gaf, peh, Farsi yeh
    EXPECT_EQ(visual_order("\u06af\u067e\u06cc"), "\ufbfd\ufb59\ufb94");
}

TEST(VisualOrder, lam_and_alef_become_one_letter) {
    EXPECT_EQ(visual_order("\u0644\u0627"), "\ufefb");
}

TEST(VisualOrder, marks_that_only_steer_are_gone) {
    EXPECT_EQ(visual_order("\u200f\u05d0\u200e12\u200c"), visual_order("\u05d0"
                                                                       "12"));
    EXPECT_EQ(visual_order("\u0645\u06cc\u200c\u0645"), "\ufee1\ufbfd\ufee3");
}

TEST(VisualOrder, brackets_are_mirrored) {
    EXPECT_EQ(visual_order("\u05d0(\u05d1)"), "(\u05d1)\u05d0");
}

TEST(VisualOrder, each_line_is_ordered_by_itself) {
    EXPECT_EQ(visual_order("\u05d0\u05d1\nEU\n\u05d2\u05d3"), "\u05d1\u05d0\nEU\n\u05d3\u05d2");
}

TEST(VisualOrder, ill_formed_bytes_become_replacement_characters) {
    EXPECT_EQ(visual_order("\u05d0\xff"), "\ufffd\u05d0");
}

} // namespace
} // namespace entente::text
