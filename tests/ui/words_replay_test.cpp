// SPDX-License-Identifier: MIT
// The view in words, and names in all scripts, in the real program.
#include "tests/ui/replay_support.hpp"

#include <gmock/gmock.h>

namespace entente::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class WordsReplay : public ReplayTest {
  protected:
    static std::string many_scripts() {
        return std::string(ENTENTE_SOURCE_DIR) + "/tests/data/valid/many_scripts.json";
    }
    /// What the clipboard holds, by way of the field for words.
    static std::vector<std::string> pasted(const std::string& button) {
        return {R"({"click":")" + button + R"("})", R"({"click":"filter.text"})",
                R"({"key":"Ctrl+A"})", R"({"key":"Ctrl+V","frames":5})", "dump"};
    }
};

TEST_F(WordsReplay, ThePanelOpensAndFollowsTheWindow) {
    const auto dumps =
        run({R"({"wait":"layout"})", "dump", R"({"key":"F2"})", R"({"wait":"words"})",
             R"({"frames":2})", "dump", R"({"key":"F2","frames":2})", "dump"});
    EXPECT_FALSE(dumps[0]["widgets"].contains("words.copy.markdown"));
    for (const char* name : {"words.copy.markdown", "words.copy.text", "words.copy.alt",
                             "words.link.0", "words.ties.0", "words.text"}) {
        EXPECT_TRUE(dumps[1]["widgets"].contains(name)) << name;
    }
    EXPECT_FALSE(dumps[2]["widgets"].contains("words.link.0")) << "F2 shows the events again";
    EXPECT_TRUE(dumps[2]["widgets"].contains("detail.copy"));
}

TEST_F(WordsReplay, WhatIsCopiedIsTheViewOfNow) {
    std::vector<std::string> script{R"({"wait":"layout"})", R"({"click":"words.tab"})",
                                    R"({"click":"filter.year.2015","frames":5})",
                                    R"({"wait":"words"})", R"({"frames":2})"};
    for (const char* button : {"words.copy.alt"}) {
        const auto more = pasted(button);
        script.insert(script.end(), more.begin(), more.end());
    }
    const auto dumps = run(script);
    const std::string copied = dumps[0]["filter"]["text"];
    EXPECT_THAT(copied, StartsWith("Network diagram: Iran and Russia"));
    EXPECT_THAT(copied, HasSubstr("Filters: year: 2015. 22 events lie in the window."));
    EXPECT_THAT(dumps[0]["messages"].dump(), HasSubstr("The alternative text was copied"));
}

TEST_F(WordsReplay, MarkdownAndPlainTextAreCopied) {
    std::vector<std::string> script{R"({"wait":"layout"})", R"({"key":"F2"})",
                                    R"({"wait":"words"})", R"({"frames":2})"};
    for (const char* button : {"words.copy.markdown", "words.copy.text"}) {
        script.push_back(R"({"click":")" + std::string(button) + R"("})");
        script.push_back("dump");
    }
    const auto dumps = run(script);
    EXPECT_THAT(dumps[0]["messages"].back().get<std::string>(), HasSubstr("Markdown"));
    EXPECT_THAT(dumps[1]["messages"].back().get<std::string>(), HasSubstr("plain text"));
}

TEST_F(WordsReplay, NamesSelectNodesAndRowsSelectTies) {
    const auto dumps = run({R"({"wait":"layout"})", R"({"key":"F2"})", R"({"wait":"words"})",
                            R"({"frames":2})", R"({"click":"words.link.0","frames":2})", "dump",
                            R"({"click":"words.ties.0","frames":2})", "dump"});
    ASSERT_EQ(dumps[0]["selection"].size(), 1U);
    EXPECT_TRUE(dumps[0]["selection"][0].is_string());
    ASSERT_EQ(dumps[1]["selection"].size(), 1U);
    EXPECT_TRUE(dumps[1]["selection"][0].is_array()) << "a tie is told by its two ends";
}

TEST_F(WordsReplay, TheSearchFindsNamesOfAllScripts) {
    const std::vector<std::pair<std::string, std::string>> typed{
        {"ﺟﻤﻬﻮری", "fa-state"}, // presentation forms
        {"مملكه", "ar-state"},  // without marks, with heh
        {"מדינת", "he-state"},  // without points
        {"РЕСПУБЛИКА ОЗЕР", "ru-state"},
        {"湖北", "zh-state"},
        {"हिमालय", "hi-state"},
        {"ελενη", "el-off"},
        {"nguyen thi", "vi-off"},
        {"ångström", "mark-off"},
        {"angstrom", "mark-off"},
        {"강 위", "ko-org"},
        {"of peace", "emoji-grp"},
        {"خانهای", "zwnj-off"},
        {"แม่น้ำ", "th-grp"}};
    std::vector<std::string> script{R"({"wait":"layout"})"};
    for (const auto& [text, id] : typed) {
        script.push_back(R"({"key":"Ctrl+F","frames":3})");
        script.push_back(json{{"text", text}}.dump());
        script.push_back(R"({"key":"Enter","frames":3})");
        script.push_back("dump");
    }
    const auto dumps = run(script, many_scripts());
    ASSERT_EQ(dumps.size(), typed.size());
    for (std::size_t i = 0; i < typed.size(); ++i) {
        EXPECT_EQ(dumps[i]["selection"], json({typed[i].second})) << typed[i].first;
    }
}

TEST_F(WordsReplay, LabelsGetASecondLineFromTheMenu) {
    const auto dumps = run({R"({"wait":"layout"})", R"({"click":"toolbar.view","frames":3})",
                            R"({"click":"view.second_language","frames":3})", "dump",
                            json{{"screenshot", path_of("before.png")}}.dump(),
                            R"({"click":"view.second_language.en","frames":3})",
                            json{{"screenshot", path_of("after.png")}}.dump()},
                           many_scripts());
    for (const char* name :
         {"view.language", "view.second_language.none", "view.second_language.data",
          "view.second_language.fa", "view.second_language.ru"}) {
        EXPECT_TRUE(dumps[0]["widgets"].contains(name)) << name;
    }
    EXPECT_NE(slurp(path_of("before.png")), slurp(path_of("after.png")));
}

} // namespace
} // namespace entente::test
