// SPDX-License-Identifier: MIT
// Clicks through the real program, as a new user would.
#include "tests/ui/replay_support.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace entente::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

/// Two states and two ministers, apart from each other; no node hides another.
constexpr const char* four_nodes = R"({"format":"entente/1","title":"Four","actors":[
  {"id":"iran","kind":"state","name":"Iran"},{"id":"russia","kind":"state","name":"Russia"},
  {"id":"zarif","kind":"official","name":"Zarif","roles":[{"title":"minister","of":"iran","from":"2013"}]},
  {"id":"lavrov","kind":"official","name":"Lavrov","roles":[{"title":"minister","of":"russia"}]}],
  "topics":[{"id":"syria","name":"Syria"}],
  "events":[
  {"id":"e1","date":"2013-12-11","type":"consult","title":"Ministers meet","tone":4,
   "participants":["zarif","lavrov"],"topics":["syria"],
   "sources":[{"title":"Report","url":"https://example.org/report"},{"title":"Odd","url":"file:///etc/passwd"}]},
  {"id":"e2","date":"2014-03","type":"accuse","title":"A complaint","tone":-4,
   "participants":[{"actor":"iran","role":"source"},{"actor":"russia","role":"target"}]},
  {"id":"e3","date":"2015-07-14","type":"agree","title":"States agree","participants":["iran","russia"]}]})";

class WindowReplay : public ReplayTest {
  protected:
    std::string four() { return dir_.write("four.json", four_nodes).string(); }

    /// Where the nodes lie once the layout is settled: the same in each run.
    json settled(const std::string& file) {
        return run({R"({"wait":"layout"})", "dump"}, file).front();
    }
};

TEST_F(WindowReplay, OpensTheSampleAndNamesItsWidgets) {
    const json dump = run({R"({"wait":"layout"})", "dump"}).front();
    EXPECT_EQ(dump["window"]["mode"], "window");
    EXPECT_GT(dump["visible"]["nodes"], 100);
    EXPECT_GT(dump["visible"]["events"], 120);
    EXPECT_EQ(dump["undo"], 0);
    for (const char* name : {"canvas", "toolbar.open", "toolbar.save", "toolbar.undo",
                             "toolbar.redo", "toolbar.search", "toolbar.fit", "toolbar.theme",
                             "toolbar.view", "filter.text", "filter.year.2013", "timeline.body",
                             "timeline.handle.left", "timeline.handle.right", "timeline.play"}) {
        EXPECT_TRUE(dump["widgets"].contains(name)) << name;
    }
    // Each node of the dump lies on the canvas, and the settled network is wholly in sight.
    EXPECT_EQ(dump["nodes"].size(), dump["visible"]["nodes"]);
    const auto& canvas = dump["widgets"]["canvas"];
    for (const auto& [id, at] : dump["nodes"].items()) {
        EXPECT_GT(at[0], canvas[0]) << id;
        EXPECT_LT(at[0], canvas[0].get<double>() + canvas[2].get<double>()) << id;
        EXPECT_GT(at[1], canvas[1]) << id;
        EXPECT_LT(at[1], canvas[1].get<double>() + canvas[3].get<double>()) << id;
    }
}

TEST_F(WindowReplay, TheSameScriptGivesTheSameStateAndPicture) {
    const std::string file = four();
    const auto script = [&](const std::string& name) {
        return std::vector<std::string>{R"({"wait":"layout"})",
                                        R"({"click":"filter.year.2014","frames":60})",
                                        json{{"screenshot", path_of(name)}}.dump(), "dump"};
    };
    const json first = run(script("a.png"), file).front();
    const json second = run(script("b.png"), file).front();
    EXPECT_EQ(first, second);
    EXPECT_EQ(slurp(path_of("a.png")), slurp(path_of("b.png")));
    EXPECT_GT(slurp(path_of("a.png")).size(), 1000U);
}

TEST_F(WindowReplay, AClickSelectsShiftAddsEscapeLetsGo) {
    const std::string file = four();
    const json start = settled(file);
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"click":)" + place_of(start, "iran") + "}", "dump",
             R"({"key":"Shift+F12"})", "dump", R"({"key":"Escape"})", "dump", R"({"key":"Ctrl+A"})",
             "dump", R"({"key":"Ctrl+Z"})", R"({"key":"Ctrl+Z"})", "dump"},
            file);
    EXPECT_EQ(dumps[0]["selection"], json({"iran"}));
    EXPECT_EQ(dumps[0]["undo"], 1);
    EXPECT_EQ(dumps[1]["selection"], json({"iran"}));
    EXPECT_TRUE(dumps[2]["selection"].empty());
    EXPECT_EQ(dumps[3]["selection"].size(), 5U);
    EXPECT_EQ(dumps[4]["selection"], json({"iran"}));
}

TEST_F(WindowReplay, AClickOnATieShowsItsEvents) {
    const std::string file = four();
    const json start = settled(file);
    const auto& zarif = start["nodes"]["zarif"];
    const auto& lavrov = start["nodes"]["lavrov"];
    const json middle = {(zarif[0].get<double>() + lavrov[0].get<double>()) / 2,
                         (zarif[1].get<double>() + lavrov[1].get<double>()) / 2};
    const auto dumps = run({R"({"wait":"layout"})", json{{"click", middle}}.dump(), "dump",
                            R"({"click":"detail.event.e1","frames":3})", "dump"},
                           file);
    ASSERT_EQ(dumps[0]["selection"].size(), 1U);
    const std::set<std::string> ends = dumps[0]["selection"][0];
    EXPECT_EQ(ends, (std::set<std::string>{"zarif", "lavrov"}));
    EXPECT_TRUE(dumps[0]["widgets"].contains("detail.event.e1"));
    EXPECT_FALSE(dumps[0]["widgets"].contains("detail.event.e3"));
    EXPECT_TRUE(dumps[1]["widgets"].contains("detail.source.0"));
    EXPECT_TRUE(dumps[1]["widgets"].contains("detail.participant.zarif"));
}

TEST_F(WindowReplay, OnlyWebAddressesAreOpened) {
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"click":"detail.event.e1","frames":3})",
             R"({"click":"detail.source.0"})", "dump", R"({"click":"detail.source.1"})", "dump"},
            four(), "--size 1440x1100"); // all of the event is in sight
    EXPECT_THAT(dumps[0]["messages"].back().get<std::string>(),
                HasSubstr("https://example.org/report"));
    EXPECT_THAT(dumps[1]["messages"].back().get<std::string>(), HasSubstr("Only http and https"));
}

TEST_F(WindowReplay, ADraggedNodeStaysAndADoubleClickFreesIt) {
    const std::string file = four();
    const json start = settled(file);
    const std::string from = place_of(start, "iran");
    const std::string to = place_of(start, "iran", -60, -90);
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"drag":[)" + from + "," + to + "]}", "dump",
             R"({"double_click":)" + to + "}", "dump", R"({"key":"Ctrl+Z"})", "dump"},
            file);
    EXPECT_EQ(dumps[0]["pins"], json({"iran"}));
    EXPECT_NEAR(dumps[0]["nodes"]["iran"][0].get<double>(),
                start["nodes"]["iran"][0].get<double>() - 60, 2);
    EXPECT_NEAR(dumps[0]["nodes"]["iran"][1].get<double>(),
                start["nodes"]["iran"][1].get<double>() - 90, 2);
    EXPECT_EQ(dumps[0]["undo"], 1);
    EXPECT_TRUE(dumps[1]["pins"].empty());
}

TEST_F(WindowReplay, TheWheelZoomsToThePointerAndADragPans) {
    const std::string file = four();
    const json start = settled(file);
    const std::string iran = place_of(start, "iran");
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"move":)" + iran + "}", R"({"wheel":[0,3]})", "dump",
             R"({"drag":[["canvas",200,-200],["canvas",260,-170]]})", "dump",
             R"({"key":"f","frames":5})", "dump"},
            file);
    EXPECT_GT(dumps[0]["camera"]["scale"], start["camera"]["scale"]);
    EXPECT_NEAR(dumps[0]["nodes"]["iran"][0].get<double>(), start["nodes"]["iran"][0].get<double>(),
                1.5);
    EXPECT_NEAR(dumps[0]["nodes"]["iran"][1].get<double>(), start["nodes"]["iran"][1].get<double>(),
                1.5);
    EXPECT_NEAR(dumps[1]["nodes"]["iran"][0].get<double>(),
                dumps[0]["nodes"]["iran"][0].get<double>() + 60, 1.5);
    EXPECT_NEAR(dumps[1]["nodes"]["iran"][1].get<double>(),
                dumps[0]["nodes"]["iran"][1].get<double>() + 30, 1.5);
    EXPECT_EQ(dumps[1]["undo"], 0); // the camera is no step
    EXPECT_NEAR(dumps[2]["camera"]["scale"].get<double>(), start["camera"]["scale"].get<double>(),
                start["camera"]["scale"].get<double>() * 0.02);
}

TEST_F(WindowReplay, ShiftAddsAndARectangleSelects) {
    const std::string file = four();
    const json start = settled(file);
    const auto dumps = run(
        {R"({"wait":"layout"})", R"({"click":)" + place_of(start, "iran") + "}",
         R"({"with":"Shift","click":)" + place_of(start, "zarif") + "}", "dump",
         R"({"key":"Escape"})",
         R"({"with":"Shift","drag":[)" + place_of(start, "iran", -30, -30) + "," +
             place_of(start, "iran", 30, 30) + "]}",
         "dump", R"({"with":"Shift","drag":[["canvas",-380,-290],["canvas",380,290]]})", "dump"},
        file);
    EXPECT_EQ(dumps[0]["selection"], json({"iran", "zarif"}));
    EXPECT_EQ(dumps[1]["selection"], json({"iran"}));
    EXPECT_EQ(dumps[2]["selection"].size(), 5U);
    EXPECT_EQ(dumps[2]["camera"], start["camera"]); // nothing was moved
}

TEST_F(WindowReplay, OneClickAYearAndEachChoiceShowsAndClears) {
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"click":"filter.year.2013"})", "dump",
             R"({"click":"filter.year.2015"})", "dump", R"({"click":"filter.year.2013"})", "dump",
             R"({"click":"chip.year"})", "dump"},
            four());
    EXPECT_EQ(dumps[0]["filter"]["year"], json({2013}));
    EXPECT_EQ(dumps[0]["visible"]["events"], 1);
    EXPECT_TRUE(dumps[0]["widgets"].contains("chip.year"));
    EXPECT_TRUE(dumps[0]["widgets"].contains("filter.clear"));
    EXPECT_EQ(dumps[1]["visible"]["events"], 2);
    EXPECT_EQ(dumps[2]["filter"]["year"], json({2015}));
    EXPECT_TRUE(dumps[3]["filter"].empty());
    EXPECT_FALSE(dumps[3]["widgets"].contains("chip.year"));
    EXPECT_EQ(dumps[3]["undo"], 4);
}

TEST_F(WindowReplay, WordsFilterWhileTheyAreTyped) {
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"click":"filter.text"})", R"({"text":"complaint"})",
             "dump", R"({"click":["canvas",300,280]})", R"({"click":"filter.clear"})", "dump"},
            four());
    EXPECT_EQ(dumps[0]["filter"]["text"], "complaint");
    EXPECT_EQ(dumps[0]["visible"]["events"], 1);
    EXPECT_TRUE(dumps[1]["filter"].empty());
    EXPECT_EQ(dumps[1]["visible"]["events"], 3);
}

TEST_F(WindowReplay, TopicsTypesAndKindsOfNode) {
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"click":"filter.topic.syria"})", "dump",
             R"({"click":"filter.clear"})", R"({"click":"filter.type.accuse"})", "dump",
             R"({"click":"filter.clear"})", R"({"click":"toolbar.view","frames":3})", "dump",
             R"({"click":"view.kind.official","frames":90})", "dump"},
            four(), "--size 1440x1100");
    EXPECT_EQ(dumps[0]["visible"]["events"], 1);
    EXPECT_EQ(dumps[1]["visible"]["events"], 1);
    ASSERT_TRUE(dumps[2]["widgets"].contains("view.kind.official"));
    EXPECT_FALSE(dumps[3]["nodes"].contains("zarif"));
    EXPECT_EQ(dumps[3]["visible"]["events"], 3);
}

TEST_F(WindowReplay, SearchFindsAndSelects) {
    const auto dumps = run({R"({"wait":"layout"})", R"({"key":"Ctrl+F"})", R"({"text":"lav"})",
                            "dump", R"({"key":"Enter","frames":3})", "dump"},
                           four());
    EXPECT_TRUE(dumps[0]["widgets"].contains("search.result.0"));
    EXPECT_EQ(dumps[1]["selection"], json({"lavrov"}));
}

TEST_F(WindowReplay, AFileDroppedOpensAndABadOneLeavesWhatWasOpen) {
    const std::string good = four();
    const std::string bad =
        dir_.write("bad.json", "{\"format\":\"entente/1\", \"events\": [").string();
    const auto dumps =
        run({R"({"wait":"layout"})", json{{"drop", {good}}}.dump(), R"({"wait":"load","frames":3})",
             "dump", json{{"drop", {bad}}}.dump(), R"({"wait":"load","frames":3})", "dump",
             R"({"key":"Escape"})", "dump"});
    EXPECT_EQ(dumps[0]["visible"]["events"], 3);
    EXPECT_EQ(dumps[1]["visible"]["events"], 3);
    EXPECT_GE(dumps[1]["problems"]["errors"], 1);
    EXPECT_FALSE(dumps[1]["messages"].empty());
    EXPECT_TRUE(dumps[1]["widgets"].contains("problems.close"));
    EXPECT_FALSE(dumps[2]["widgets"].contains("problems.close"));
}

TEST_F(WindowReplay, ProblemsInRecordsAreToldAndTheRestIsShown) {
    std::string text = four_nodes;
    text.replace(text.find("2015-07-14"), 10, "2015-02-30");
    const auto dumps =
        run({R"({"wait":"layout"})", "dump", R"({"click":"problems.close","frames":2})", "dump",
             R"({"click":"toolbar.problems","frames":2})", "dump"},
            dir_.write("odd.json", text).string());
    EXPECT_EQ(dumps[0]["visible"]["events"], 2);
    EXPECT_EQ(dumps[0]["problems"]["errors"], 1);
    EXPECT_TRUE(dumps[0]["widgets"].contains("problems.copy"));
    EXPECT_FALSE(dumps[1]["widgets"].contains("problems.copy"));
    EXPECT_TRUE(dumps[2]["widgets"].contains("problems.copy"));
}

TEST_F(WindowReplay, TheOpenPanelBrowses) {
    const std::string file = four();
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"key":"Ctrl+O","frames":3})", R"({"click":"open.path"})",
             R"({"key":"Ctrl+A"})", json{{"text", dir_.path().string()}}.dump(),
             R"({"key":"Enter","frames":3})", "dump", R"({"click":"open.entry.four.json"})",
             R"({"click":"open.open"})", R"({"wait":"load","frames":3})", "dump"});
    ASSERT_TRUE(dumps[0]["widgets"].contains("open.entry.four.json"));
    EXPECT_EQ(dumps[1]["visible"]["events"], 3);
    EXPECT_FALSE(dumps[1]["widgets"].contains("open.open"));
}

TEST_F(WindowReplay, ThePictureIsSavedAndNothingIsOverwrittenUnasked) {
    const std::string file = four();
    const std::string picture = path_of("figure.png");
    const auto save = [&] {
        return std::vector<std::string>{R"({"key":"Ctrl+S","frames":3})",
                                        R"({"click":"figure.path"})",
                                        R"({"key":"Ctrl+A"})",
                                        json{{"text", picture}}.dump(),
                                        R"({"click":"figure.save"})",
                                        R"({"wait":"save","frames":3})",
                                        "dump"};
    };
    std::vector<std::string> lines{R"({"wait":"layout"})"};
    const auto once = save();
    lines.insert(lines.end(), once.begin(), once.end());
    lines.emplace_back(R"({"click":"figure.save"})");
    lines.emplace_back(R"({"wait":"save","frames":3})");
    lines.emplace_back("dump");
    lines.emplace_back(R"({"click":"figure.replace"})");
    lines.emplace_back(R"({"wait":"save","frames":3})");
    lines.emplace_back("dump");
    const auto dumps = run(lines, file);
    EXPECT_THAT(dumps[0]["messages"].dump(), HasSubstr("figure.png"));
    EXPECT_EQ(slurp(picture).substr(1, 3), "PNG");
    EXPECT_TRUE(dumps[1]["widgets"].contains("figure.replace"));
    EXPECT_FALSE(dumps[2]["widgets"].contains("figure.replace"));
}

TEST_F(WindowReplay, TheSavedPictureIsTheRenderedOne) {
    const std::string file = four();
    const std::string saved = path_of("saved.png");
    const std::string rendered = path_of("rendered.png");
    run({R"({"wait":"layout"})", R"({"key":"Ctrl+S","frames":3})", R"({"click":"figure.path"})",
         R"({"key":"Ctrl+A"})", json{{"text", saved}}.dump(), R"({"click":"figure.save"})",
         R"({"wait":"save","frames":2})"},
        file);
    const CommandResult render =
        run_command("'" + std::string(ENTENTE_PROGRAM) + "' render '" + file + "' -o '" + rendered +
                    "' --size 16:9 --scale 0.85 --labels 60 --absent dimmed");
    ASSERT_EQ(render.exit_code, 0) << render.err;
    EXPECT_FALSE(slurp(saved).empty());
    EXPECT_TRUE(slurp(saved) == slurp(rendered)); // bytes, too many to print
}

TEST_F(WindowReplay, ThemeScaleAndHelp) {
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"click":"toolbar.theme"})", "dump",
             R"({"key":"F1","frames":2})", "dump", R"({"key":"Escape","frames":2})", "dump"},
            four());
    EXPECT_EQ(dumps[0]["theme"], "dark");
    EXPECT_TRUE(dumps[1]["widgets"].contains("help.close"));
    EXPECT_FALSE(dumps[2]["widgets"].contains("help.close"));
}

TEST_F(WindowReplay, QuickClicksAreAllCounted) {
    std::vector<std::string> lines{R"({"wait":"layout"})", R"({"move":"filter.year.2013"})"};
    for (int i = 0; i < 5; ++i) {
        lines.emplace_back(R"({"press":"left","frames":0})");
        lines.emplace_back(R"({"release":"left","frames":0})");
    }
    lines.emplace_back("dump");
    const json dump = run(lines, four()).front();
    EXPECT_EQ(dump["undo"], 5);
    EXPECT_EQ(dump["filter"]["year"], json({2013}));
}

TEST_F(WindowReplay, AnEmptyWindowSaysSoAndLeadsOn) {
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"key":"T","frames":2})", R"({"key":"Ctrl+A"})",
             R"({"text":"2014-09"})", R"({"key":"Enter","frames":30})", "dump",
             R"({"click":"canvas.next_event","frames":5})", "dump"},
            four());
    EXPECT_EQ(dumps[0]["visible"]["events"], 0);
    ASSERT_TRUE(dumps[0]["widgets"].contains("canvas.next_event"));
    EXPECT_EQ(dumps[1]["window"]["from"], "2015-06-15");
    EXPECT_EQ(dumps[1]["visible"]["events"], 1);
}

TEST_F(WindowReplay, AScriptWithAFaultSaysWhere) {
    const auto script = dir_.write("bad.jsonl", "{\"click\":\"toolbar.opne\"}\n");
    const CommandResult wrong_widget = replay("'" + script.string() + "' '" + four() + "'");
    EXPECT_EQ(wrong_widget.exit_code, 2);
    EXPECT_THAT(wrong_widget.err, HasSubstr("toolbar.open"));
    const auto unknown = dir_.write("bad.jsonl", "\n{\"clik\":[1,2]}\n");
    const CommandResult wrong_word = replay("'" + unknown.string() + "' '" + four() + "'");
    EXPECT_EQ(wrong_word.exit_code, 2);
    EXPECT_THAT(wrong_word.err, HasSubstr(":2: unknown action \"clik\""));
    EXPECT_EQ(replay("/nonexistent.jsonl").exit_code, 3);
    const auto fine = dir_.write("fine.jsonl", "{\"frames\":1}\n");
    EXPECT_EQ(replay("'" + fine.string() + "' /nonexistent.json").exit_code, 3);
}

TEST_F(WindowReplay, EscapeClosesAMenuAndNothingElse) {
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"key":"Ctrl+A","frames":2})",
             R"({"click":"timeline.more","frames":3})", "dump", R"({"key":"Escape","frames":3})",
             "dump", R"({"click":"timeline.range","frames":3})", R"({"key":"Ctrl+A"})",
             R"({"text":"2013"})", R"({"key":"Enter","frames":30})", "dump"});
    EXPECT_TRUE(dumps[0]["widgets"].contains("timeline.no_motion"));
    EXPECT_FALSE(dumps[1]["widgets"].contains("timeline.no_motion"));
    EXPECT_EQ(dumps[1]["selection"], dumps[0]["selection"]);
    EXPECT_EQ(dumps[2]["window"]["from"], "2013-01-01");
}

} // namespace
} // namespace entente::test
