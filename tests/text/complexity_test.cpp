// SPDX-License-Identifier: MIT
#include "app/text/fonts.hpp"

#include <gtest/gtest.h>

namespace entente::text {
namespace {

TEST(NeedsShaping, WhereLettersJoinStackOrChangePlaces) {
    for (const char* text : {"हिमालय", "முகம்", "မြန်မာ", "ខ្មែរ", "ไม้ไผ่", "مُحَمَّد", "שָׁלוֹם", "Zoe\u0308",
                             "🕊️", "ښار", "ܫܠܡܐ", "𐡀", "\u1112\u1161\u11ab"}) {
        EXPECT_TRUE(needs_shaping(text)) << text;
    }
}

TEST(NeedsShaping, NotWhereAnOrderIsEnough) {
    for (const char* text :
         {"", "Iran", "Élysée", "Россия", "Ελλάδα", "中国", "日本", "한국", "ایران",
          "علی خانه\u200cای", "ישראל", "Հայաստան", "საქართველო", "አማርኛ", "ไทย", "1979–2024 → …"}) {
        EXPECT_FALSE(needs_shaping(text)) << text;
    }
}

} // namespace
} // namespace entente::text
