// SPDX-License-Identifier: MIT
// Figures and saved views, opened in the window: all is as it was.
#include "tests/ui/replay_support.hpp"

#include <gmock/gmock.h>

namespace entente::test {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* four_actors = R"({"format":"entente/1","title":"Some","actors":[
  {"id":"iran","kind":"state","name":"Iran","names":{"fa":"ایران"}},{"id":"russia","kind":"state","name":"Russia"},
  {"id":"zarif","kind":"official","name":"Zarif","roles":[{"title":"minister","of":"iran","from":"2013"}]},
  {"id":"lavrov","kind":"official","name":"Lavrov","roles":[{"title":"minister","of":"russia"}]}],
  "topics":[{"id":"syria","name":"Syria"},{"id":"oil","name":"Oil"}],
  "events":[
  {"id":"e1","date":"2013-12-11","type":"consult","title":"Ministers meet","tone":4,
   "participants":["zarif","lavrov"],"topics":["syria"]},
  {"id":"e2","date":"2014-03","type":"accuse","title":"A complaint","tone":-4,
   "participants":[{"actor":"iran","role":"source"},{"actor":"russia","role":"target"}],"topics":["oil"]},
  {"id":"e3","date":"2015-07-14","type":"agree","title":"States agree","participants":["iran","russia"]}]})";

class ViewReplay : public ReplayTest {
  protected:
    ViewReplay() : data_(dir_.write("some.json", four_actors).string()) {}

    void render(const std::string& arguments, const std::string& out) {
        const CommandResult result = run_command("'" + std::string(ENTENTE_PROGRAM) + "' render " +
                                                 arguments + " -o '" + out + "'");
        EXPECT_EQ(result.exit_code, 0) << result.err;
    }
    /// What saves the figure with the choices that the dialog has, under that name.
    static std::vector<std::string> saving(const std::string& path) {
        return {R"({"key":"Ctrl+S","frames":3})",
                R"({"click":"figure.path"})",
                R"({"key":"Ctrl+A"})",
                json{{"text", path}}.dump(),
                R"({"click":"figure.save"})",
                R"({"wait":"save","frames":3})",
                "dump"};
    }
    static std::vector<std::string> saving_view(const std::string& path) {
        return {R"({"key":"Ctrl+Shift+S","frames":3})",
                R"({"click":"view.path"})",
                R"({"key":"Ctrl+A"})",
                json{{"text", path}}.dump(),
                R"({"click":"view.save"})",
                R"({"wait":"save","frames":3})",
                "dump"};
    }
    static std::vector<std::string> joined(std::vector<std::string> first,
                                           const std::vector<std::string>& second) {
        first.insert(first.end(), second.begin(), second.end());
        return first;
    }
    static std::string drop(const std::string& file) { return json{{"drop", {file}}}.dump(); }

    std::string data_;
};

TEST_F(ViewReplay, AFigureThatIsDroppedAndSavedAgainIsTheSameFile) {
    for (const char* ending : {".png", ".svg", ".pdf"}) {
        const std::string made = path_of(std::string("made") + ending);
        const std::string again = path_of(std::string("again") + ending);
        render("'" + data_ +
                   "' --size 700x500 --dpi 120 --window 2014 --theme dark --seed 4 --labels 5 "
                   "--language fa --second-language ru --not-type agree --legend 1,0 --trim "
                   "--title Other --background white --nodes state,topic --min-strength 0.5",
               made);
        // The sample is open before, with other choices.
        const auto dumps =
            run(joined({R"({"wait":"layout"})", drop(made), R"({"wait":"load","frames":3})",
                        R"({"wait":"layout"})", "dump"},
                       saving(again)));
        ASSERT_EQ(dumps.size(), 2U);
        EXPECT_EQ(dumps[0]["window"]["from"], "2014-01-01") << ending;
        EXPECT_EQ(dumps[0]["window"]["to"], "2014-12-31") << ending;
        EXPECT_THAT(dumps[0]["filter"].dump(), HasSubstr("agree"));
        EXPECT_THAT(dumps[0]["messages"].dump(), HasSubstr(std::string("made") + ending));
        EXPECT_THAT(dumps[0]["messages"].dump(), Not(HasSubstr("SHA-256")));
        EXPECT_EQ(dumps[0]["visible"]["events"], 1);
        EXPECT_FALSE(slurp(again).empty()) << dumps[1]["messages"];
        EXPECT_TRUE(slurp(made) == slurp(again)) << ending; // bytes, too many to print
    }
}

TEST_F(ViewReplay, AWindowWiderThanTheDataAndABackgroundOfAnyColourAreKept) {
    const std::string made = path_of("made.svg");
    const std::string again = path_of("again.svg");
    render("'" + data_ +
               "' --size 700x500 --window 1990/2030 --background '#f4f1ea' --absent dimmed "
               "--compare 2013 --scales window --relax 2",
           made);
    EXPECT_THAT(slurp(made), HasSubstr(">1990 \xe2\x80\x93 2030, compared with 2013<"));
    const auto dumps = run(joined({R"({"wait":"layout"})", "dump"}, saving(again)), made);
    EXPECT_EQ(dumps[0]["window"]["from"], "2013-12-11");
    EXPECT_TRUE(slurp(made) == slurp(again));
}

TEST_F(ViewReplay, AFigureAsArgumentIsOpenedAsWhatItIs) {
    const std::string made = path_of("made.svg");
    render("'" + data_ + "' --window 2013", made);
    const json dump = run({R"({"wait":"layout"})", "dump"}, made).front();
    EXPECT_EQ(dump["window"]["to"], "2013-12-31");
    EXPECT_EQ(dump["visible"]["events"], 1);
    EXPECT_TRUE(dump["nodes"].contains("zarif"));
}

TEST_F(ViewReplay, AViewComesBackWithPlacesPinsSelectionAndCamera) {
    const std::string view = path_of("view.json");
    const json before = run({R"({"wait":"layout"})", "dump"}, data_).front();
    // A node is put somewhere else, one is selected, the network is moved and enlarged.
    const auto first =
        run(joined({R"({"wait":"layout"})",
                    R"({"drag":[)" + place_of(before, "iran") + "," +
                        place_of(before, "iran", 90, -60) + R"(],"frames":5})",
                    R"({"wait":"layout"})",
                    R"({"click":)" + place_of(before, "iran", 90, -60) + R"(,"frames":30})",
                    R"({"wheel":[0,2],"frames":60})", R"({"wait":"layout"})", "dump"},
                   saving_view(view)),
            data_);
    ASSERT_EQ(first.size(), 2U);
    EXPECT_THAT(first[1]["messages"].dump(), HasSubstr("view.json"));
    const json saved = json::parse(slurp(view), nullptr, false);
    ASSERT_TRUE(saved.is_object());
    EXPECT_EQ(saved["format"], "entente-view/1");
    EXPECT_EQ(saved["framing"], "canvas");
    EXPECT_EQ(saved["pins"]["actors"].size(), 1U);

    const json second = run({R"({"wait":"layout","frames":20})", "dump"}, view).front();
    EXPECT_EQ(second["selection"], first[0]["selection"]);
    EXPECT_EQ(second["window"], first[0]["window"]);
    ASSERT_EQ(second["nodes"].size(), first[0]["nodes"].size());
    for (const auto& [id, place] : first[0]["nodes"].items()) {
        EXPECT_NEAR(second["nodes"][id][0].get<double>(), place[0].get<double>(), 0.51) << id;
        EXPECT_NEAR(second["nodes"][id][1].get<double>(), place[1].get<double>(), 0.51) << id;
    }
    // Saved once more it is the same text.
    run(joined({R"({"wait":"layout"})"}, saving_view(path_of("again.json"))), view);
    EXPECT_EQ(slurp(path_of("again.json")), slurp(view));
}

TEST_F(ViewReplay, AViewIsRenderedAsTheWindowThatOpensItSavesIt) {
    const std::string view = path_of("view.json");
    run(joined({R"({"wait":"layout"})", R"({"click":"filter.year.2014","frames":60})"},
               saving_view(view)),
        data_);
    ASSERT_FALSE(slurp(view).empty());
    render("--like '" + view + "'", path_of("rendered.png"));
    run(joined({R"({"wait":"layout"})"}, saving(path_of("saved.png"))), view);
    EXPECT_FALSE(slurp(path_of("saved.png")).empty());
    EXPECT_TRUE(slurp(path_of("saved.png")) == slurp(path_of("rendered.png")));
}

TEST_F(ViewReplay, AViewIsNotWrittenOverAFileUnasked) {
    const std::string view = dir_.write("view.json", "mine").string();
    auto lines = joined({R"({"wait":"layout"})"}, saving_view(view));
    lines.emplace_back(R"({"click":"view.replace"})");
    lines.emplace_back(R"({"wait":"save","frames":3})");
    lines.emplace_back("dump");
    // What the first answer left untouched is seen in the dump between.
    const auto dumps = run(lines, data_);
    EXPECT_TRUE(dumps[0]["widgets"].contains("view.replace"));
    EXPECT_FALSE(dumps[1]["widgets"].contains("view.replace"));
    EXPECT_THAT(slurp(view), HasSubstr("entente-view/1"));
}

TEST_F(ViewReplay, WhatIsInTheWayOfAFigureIsToldBeforeItIsSaved) {
    // No folder of that name; then the data themselves under a picture's name.
    const std::string nowhere = (dir_.path() / "none" / "a.png").string();
    const auto dumps = run(joined({R"({"wait":"layout"})"}, saving(nowhere)), data_);
    EXPECT_TRUE(dumps[0]["widgets"].contains("figure.problem"));
    EXPECT_FALSE(std::filesystem::exists(dir_.path() / "none"));
    const std::string data = dir_.write("data.svg", four_actors).string();
    run(joined({R"({"wait":"layout"})"}, saving(data)), data);
    EXPECT_EQ(slurp(data), four_actors);
}

TEST_F(ViewReplay, OtherDataThanThenAreToldAndOpened) {
    render("'" + data_ + "' --window 2014", path_of("made.png"));
    std::string changed = four_actors;
    changed.replace(changed.find("A complaint"), 11, "A new title");
    dir_.write("some.json", changed);
    const json dump = run({R"({"wait":"layout"})", "dump"}, path_of("made.png")).front();
    EXPECT_THAT(dump["messages"].dump(), AllOf(HasSubstr("some.json"), HasSubstr("SHA-256")));
    EXPECT_EQ(dump["visible"]["events"], 1);
}

TEST_F(ViewReplay, AFigureWhoseDataAreGoneLeavesWhatIsOpen) {
    render("'" + data_ + "'", path_of("made.png"));
    const std::string other = dir_.write("other.json", four_actors).string();
    std::filesystem::remove(data_);
    const json dump = run({R"({"wait":"layout"})", drop(path_of("made.png")),
                           R"({"wait":"load","frames":3})", "dump"},
                          other)
                          .front();
    EXPECT_THAT(dump["messages"].dump(), HasSubstr("looked for"));
    EXPECT_EQ(dump["visible"]["events"], 3);
    // Data that are dropped with it take the place of those that are gone.
    const json both =
        run({R"({"wait":"layout"})", json{{"drop", {path_of("made.png"), other}}}.dump(),
             R"({"wait":"load","frames":3})", "dump"})
            .front();
    EXPECT_EQ(both["visible"]["events"], 3);
}

} // namespace
} // namespace entente::test
