// SPDX-License-Identifier: MIT
#include "app/io/json_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <string>

namespace entente::io {
namespace {

std::string string_of(std::string_view text) {
    std::string json;
    append_json_string(json, text);
    return json;
}

std::string number_of(double number) {
    std::string json;
    append_json_number(json, number);
    return json;
}

std::string pretty(std::string_view json, std::size_t depth = 0, std::size_t column = 0) {
    std::string out;
    append_json_pretty(out, json, depth, column);
    return out;
}

TEST(JsonString, EscapesWhatMustBeAndNoMore) {
    EXPECT_EQ(string_of("a\"b\\c/d"), R"("a\"b\\c/d")");
    EXPECT_EQ(string_of("\n\t\r\x01\x1f"), R"("\n\t\r\u0001\u001f")");
    EXPECT_EQ(string_of("ایران é 😀"), "\"ایران é 😀\"");
    EXPECT_EQ(string_of(std::string_view("a\0b", 3)), R"("a\u0000b")");
}

TEST(JsonNumber, IsTheShortestThatReadsBack) {
    EXPECT_EQ(number_of(2), "2");
    EXPECT_EQ(number_of(0.1), "0.1");
    EXPECT_EQ(number_of(-10), "-10");
    EXPECT_EQ(number_of(std::numeric_limits<double>::infinity()), "null");
    for (const double value : {1.0 / 3, 1e22, 5e-324, 123456789.123}) {
        EXPECT_EQ(nlohmann::json::parse(number_of(value)).get<double>(), value);
    }
}

TEST(JsonPretty, KeepsShortThingsInALine) {
    EXPECT_EQ(pretty(R"({"a":[1,2,{"b":null}],"c":"x, y: {z}"})"),
              R"({"a": [1, 2, {"b": null}], "c": "x, y: {z}"})");
    EXPECT_EQ(pretty("[]"), "[]");
    EXPECT_EQ(pretty(" { } "), "{}");
    EXPECT_EQ(pretty("12"), "12");
}

TEST(JsonPretty, BreaksWhatDoesNotFit) {
    const std::string word(60, 'w');
    EXPECT_EQ(pretty("{\"a\":\"" + word + "\",\"b\":[\"" + word + "\",1],\"c\":{}}"),
              "{\n  \"a\": \"" + word + "\",\n  \"b\": [\"" + word + "\", 1],\n  \"c\": {}\n}");
    EXPECT_EQ(pretty("[1]", 3, 200), "[\n        1\n      ]");
    EXPECT_EQ(pretty("[]", 3, 200), "[]");
}

TEST(JsonPretty, CountsLettersNotBytes) {
    std::string letters;
    for (int i = 0; i < 90; ++i) {
        letters += "ж";
    }
    EXPECT_EQ(pretty("[\"" + letters + "\"]"), "[\"" + letters + "\"]");
}

TEST(JsonPretty, ChangesNoValueAndNoSpelling) {
    const std::string json =
        R"({"n":1.50,"big":123456789012345678901234567890,"e":1E5,"s":"a\u00e9\"} ]","t":true,)"
        R"("deep":[[[[[[[[[[[[[[{"x":["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]}]]]]]]]]]]]]]]})";
    const std::string out = pretty(json);
    EXPECT_EQ(nlohmann::ordered_json::parse(out), nlohmann::ordered_json::parse(json));
    for (const char* token : {"1.50", "123456789012345678901234567890", "1E5", R"(a\u00e9\"} ])"}) {
        EXPECT_NE(out.find(token), std::string::npos) << token;
    }
    std::string compact;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] == '\n') {
            i = out.find_first_not_of(' ', i + 1) - 1;
        } else {
            compact += out[i];
        }
    }
    EXPECT_EQ(pretty(compact), out) << "laying out again changes nothing";
}

TEST(JsonPretty, SurvivesDeepNestingAndBrokenText) {
    const std::string deep = std::string(20'000, '[') + std::string(20'000, ']');
    EXPECT_GE(pretty(deep.substr(19'000, 2'000)).size(), 2'000U);
    for (const char* broken : {"]]]", "{\"a", "[1,", "{\"a\":}", "\"\\", "[\"x\\"}) {
        pretty(broken);
    }
}

TEST(JsonMembers, AreGivenAsSpelled) {
    using ::testing::ElementsAre;
    using ::testing::Pair;
    EXPECT_THAT(json_members_of(R"( {"a\"}" : [1, {"b": "]"}] , "c":1.50,"d":"x,y" , "e": {} } )"),
                ElementsAre(Pair(R"("a\"}")", R"([1, {"b": "]"}])"), Pair("\"c\"", "1.50"),
                            Pair("\"d\"", "\"x,y\""), Pair("\"e\"", "{}")));
    for (const char* none : {"{}", "", " { } ", "[1]", "{", "{\"a"}) {
        EXPECT_LE(json_members_of(none).size(), 1U) << none;
    }
    EXPECT_TRUE(json_members_of("{}").empty());
}

TEST(JsonObject, JoinsMembersAndThoseOfAnother) {
    JsonObject object;
    EXPECT_EQ(object.text(), "{}");
    object.add("a", "x");
    object.add("b", 2.5);
    object.add_json("c", "[1]");
    object.add_members(R"( { "d" : {"e":1} } )");
    object.add_members("{}");
    object.add_members("");
    EXPECT_EQ(nlohmann::json::parse(object.text()),
              nlohmann::json::parse(R"({"a":"x","b":2.5,"c":[1],"d":{"e":1}})"));
    JsonObject only;
    only.add_members(R"({"d":1})");
    EXPECT_EQ(only.text(), R"({"d":1})");
}

TEST(JsonArray, JoinsItems) {
    JsonArray array;
    EXPECT_TRUE(array.is_empty());
    array.add("a");
    array.add_json("{}");
    EXPECT_EQ(array.text(), R"(["a",{}])");
    EXPECT_FALSE(array.is_empty());
}

} // namespace
} // namespace entente::io
