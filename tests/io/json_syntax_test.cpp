// SPDX-License-Identifier: MIT
#include "app/io/json_syntax.hpp"

#include <gtest/gtest.h>

#include <string>

namespace entente::io {
namespace {

std::string told(const std::string& text) {
    const auto fault = find_syntax_fault(text);
    return fault ? fault->place + ": " + fault->found + " (expected " + fault->expected + ")" : "";
}

TEST(JsonSyntax, JsonHasNoFault) {
    for (const std::string text :
         {"{}", "[]", "1", "\"a\"", "null",
          " [1, -2.5e+10, true, false, null, {\"a\": [\"\\u00e9\"]}] \n", "1e99999",
          "[123456789012345678901234567890]", "\xef\xbb\xbf{}"}) {
        EXPECT_EQ(told(text), "") << text;
    }
    EXPECT_EQ(told(std::string(400, '9') + "." + std::string(400, '9')), "");
}

TEST(JsonSyntax, LongPartsAreShortenedWithoutChangingTheirSense) {
    const std::string text =
        std::string(10'000, 'x') + std::string(10'000, 'a') + "\\u0041\\n\\\\\\\"";
    std::string cyrillic;
    for (int i = 0; i < 10'000; ++i) {
        cyrillic += "Ж";
    }
    EXPECT_EQ(told("[\"" + text + "\", \"" + cyrillic + "\\u0416" + cyrillic + "\"" +
                   std::string(10'000, ' ') + "]"),
              "");
    EXPECT_EQ(told("[\"" + text + cyrillic + "\",\n]"),
              "line 2 column 1: a comma before ']' (expected no comma after the last one)");
    EXPECT_EQ(told("[\"" + text + "\\u00\"]").find("line 1 column"), 0U);
    EXPECT_EQ(told("[" + std::string(10'000, ' ') + "\n" + std::string(10'000, '\n') + "x]"),
              "line 10002 column 1: 'x' is no value of JSON (expected text in double quotes, a "
              "number, true, "
              "false, null, an array or an object)");
    EXPECT_EQ(told("[" + cyrillic + "]").find("line 1 column 2: a letter outside of a string"), 0U);
    EXPECT_EQ(told("[\"" + text + std::string(1, '\1') + "\"]")
                  .find("line 1 column 20015: a control character"),
              0U);
}

TEST(JsonSyntax, NumbersEndWhereTheyEnd) {
    const std::string digits(40, '7');
    EXPECT_EQ(told("[" + digits + " 8]"), "line 1 column 43: unexpected '8' (expected ']')");
    EXPECT_EQ(told("[777777777777777 8]"), "line 1 column 18: unexpected '8' (expected ']')");
    EXPECT_EQ(told("[1e99 8]"), "line 1 column 7: unexpected '8' (expected ']')");
    EXPECT_EQ(told("[00]"), "line 1 column 3: unexpected '0' (expected ']')");
    EXPECT_EQ(told("[1e]"),
              "line 1 column 2: '1e' is not a number (expected '+', '-', or digit after exponent)");
}

TEST(JsonSyntax, TheTextMayBeginElsewhere) {
    const auto fault = find_syntax_fault("{\"a\" 1}", TextPlace{12, 1});
    ASSERT_TRUE(fault);
    EXPECT_EQ(fault->place, "line 12 column 6");
}

TEST(JsonSyntax, ALimitEndsTheSearch) {
    const std::string text = "[" + std::string(100, ' ') + "x]";
    const Input input = Input::from_memory(text, "test");
    EXPECT_TRUE(find_syntax_fault(input));
    EXPECT_FALSE(find_syntax_fault(input, 50));
}

} // namespace
} // namespace entente::io
