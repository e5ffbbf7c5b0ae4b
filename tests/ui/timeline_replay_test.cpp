// SPDX-License-Identifier: MIT
// Drives the timeline of the real program by scripts, and checks the window to the day.
#include "tests/ui/timeline_replay_support.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace entente::test {
namespace {

class TimelineReplay : public TimelineReplayTest {};

TEST_F(TimelineReplay, AYearsLabelMakesItTheWindowAndASecondClickGoesBack) {
    const auto dumps =
        run({click("timeline.period.2013"), "dump", click("timeline.period.2013"), "dump"});
    ASSERT_EQ(dumps.size(), 2U);
    EXPECT_EQ(window_of(dumps[0]), "2013-01-01 2013-12-31");
    EXPECT_EQ(dumps[0]["undo"], 1);
    EXPECT_EQ(window_of(dumps[1]), "2000-01-01 2019-12-31");
}

TEST_F(TimelineReplay, TheBodyMovesTheWindowWithItsWidthInOneStep) {
    const auto dumps = run({click("timeline.unit.year"), click("timeline.period.2010"),
                            drag("timeline.body", 3 * px_a_year), "dump", key("Ctrl+Z"), "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2013-01-01 2013-12-31");
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-12-31");
}

TEST_F(TimelineReplay, TheBodyOfANarrowWindowCanBeHad) {
    // A month is 6 px wide here, less than the grip of one end.
    EXPECT_EQ(window_after({R"({"click":"timeline.range"})", R"({"text":"2010-01"})", key("Enter"),
                            drag("timeline.body", px_a_year)}),
              "2011-01-01 2011-01-31");
}

TEST_F(TimelineReplay, TheBodyStopsFlushAtBothEnds) {
    EXPECT_EQ(window_after({click("timeline.period.2010"), drag("timeline.body", -1300)}),
              "2000-01-01 2000-12-31");
    const auto dumps = run({click("timeline.period.2010"), drag("timeline.body", 1300), "dump"});
    EXPECT_EQ(dumps[0]["window"]["to"], "2019-12-31");
    EXPECT_EQ(dumps[0]["window"]["from"], "2019-01-01");
}

TEST_F(TimelineReplay, TheHandlesMoveTheEndsAndSnap) {
    EXPECT_EQ(
        window_after({click("timeline.unit.year"), drag("timeline.handle.left", 5 * px_a_year + 9),
                      drag("timeline.handle.right", -4 * px_a_year + 11)}),
        "2005-01-01 2015-12-31");
    // Pushed past the other end it leaves one unit.
    EXPECT_EQ(window_after({click("timeline.unit.year"), click("timeline.period.2010"),
                            drag("timeline.handle.right", -400)}),
              "2010-01-01 2010-12-31");
}

TEST_F(TimelineReplay, GoingBackInADragGivesBackTheWindow) {
    const auto dumps =
        run({click("timeline.period.2010"), R"({"move":"timeline.handle.right"})",
             R"({"press":"left"})", R"({"move":["timeline.handle.right",200,0]})", "dump",
             R"({"move":["timeline.handle.right",-200,0]})", R"({"release":"left"})", "dump"});
    EXPECT_NE(window_of(dumps[0]), "2010-01-01 2010-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[1]["undo"], 1) << "a drag that changes nothing is no step to undo";
}

TEST_F(TimelineReplay, EscapeGivesUpADrag) {
    const auto dumps = run({click("timeline.period.2010"), R"({"move":"timeline.body"})",
                            R"({"press":"left"})", R"({"move":["timeline.body",200,0]})", "dump",
                            key("Escape"), "dump", R"({"release":"left"})", "dump"});
    EXPECT_NE(window_of(dumps[0]), "2010-01-01 2010-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-12-31");
    EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[2]["undo"], 1);
}

TEST_F(TimelineReplay, ADragOnTheFreeTrackMakesANewWindow) {
    // Also where all time is shown, and the band leaves no free track.
    const std::string from_2005_to_2009 =
        fmt::format(R"({{"drag":[["timeline.track",{},0],["timeline.track",{},0]]}})",
                    -5 * px_a_year, -px_a_year);
    const auto dumps = run({click("timeline.unit.year"), from_2005_to_2009, "dump",
                            click("timeline.period.2017"), from_2005_to_2009, "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2005-01-01 2008-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2005-01-01 2008-12-31");
}

TEST_F(TimelineReplay, AClickOnTheFreeTrackCentersTheWindow) {
    // The track's middle is the border between 2009 and 2010.
    EXPECT_EQ(
        window_after({click("timeline.unit.year"), click("timeline.period.2017"),
                      fmt::format(R"({{"click":["timeline.track",{},-28]}})", px_a_year / 2)}),
        "2010-01-01 2010-12-31");
}

TEST_F(TimelineReplay, HeldKeysChangeWhatAGestureDoes) {
    const std::string later = fmt::format(
        R"("timeline.handle.right",["timeline.handle.right",{},0])", 2 * px_a_year + 13);
    const auto dumps =
        run({click("timeline.unit.year"), click("timeline.period.2010"),
             R"({"drag":[)" + later + R"(],"with":"alt"})", "dump", click("timeline.period.2010"),
             R"({"drag":[)" + later + R"(],"with":"ctrl"})", "dump", click("timeline.period.2010"),
             R"({"click":["timeline.track",350,0],"with":"shift"})", "dump",
             click("timeline.period.2010"), R"({"move":"timeline.body"})",
             R"({"wheel":[0,1],"with":"ctrl","frames":40})", "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2008-01-01 2012-12-31");
    EXPECT_EQ(dumps[1]["window"]["from"], "2010-01-01");
    EXPECT_THAT(dumps[1]["window"]["to"].get<std::string>(), testing::StartsWith("2013-03"));
    EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2014-12-31");
    EXPECT_EQ(window_of(dumps[3]), "2009-01-01 2011-12-31");
}

TEST_F(TimelineReplay, TheWheelZoomsTheAxisAndLeavesTheWindow) {
    const std::string wheel = R"({"wheel":[0,12]})";
    const auto dumps =
        run({click("timeline.period.2010"), R"({"move":"timeline.body"})", wheel, "dump",
             click("timeline.period.2010-03"), "dump", R"({"wheel":[0,-40]})", "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2010-12-31");
    EXPECT_FALSE(dumps[0]["widgets"].contains("timeline.period.2005"));
    EXPECT_TRUE(dumps[0]["widgets"].contains("timeline.period.2010-06"));
    EXPECT_EQ(window_of(dumps[1]), "2010-03-01 2010-03-31");
    EXPECT_TRUE(dumps[2]["widgets"].contains("timeline.period.2005"));
}

TEST_F(TimelineReplay, DoubleClicksWidenInOneStep) {
    const auto handle =
        run({click("timeline.period.2010"), R"({"double_click":"timeline.handle.left"})", "dump"});
    EXPECT_EQ(window_of(handle[0]), "2000-01-01 2010-12-31");
    const auto body =
        run({click("timeline.period.2010"), R"({"double_click":"timeline.body"})", "dump"});
    EXPECT_EQ(window_of(body[0]), "2000-01-01 2019-12-31");
    EXPECT_EQ(body[0]["undo"], 2);
    const auto track =
        run({click("timeline.period.2010"), R"({"double_click":["timeline.track",-400,0]})", "dump",
             key("Ctrl+Z"), "dump"});
    EXPECT_EQ(window_of(track[0]), "2000-01-01 2019-12-31");
    EXPECT_EQ(window_of(track[1]), "2010-01-01 2010-12-31");
}

TEST_F(TimelineReplay, ArrowsStepByTheUnit) {
    const auto dumps =
        run({click("timeline.unit.month"), click("timeline.period.2010"), key("Right"), "dump",
             key("Left"), key("Left"), "dump", key("Shift+Right"), "dump", key("Alt+Right"), "dump",
             key("PgDn"), "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2010-02-01 2011-01-31");
    EXPECT_EQ(window_of(dumps[1]), "2009-12-01 2010-11-30");
    EXPECT_EQ(window_of(dumps[2]), "2009-12-01 2010-12-31");
    EXPECT_EQ(window_of(dumps[3]), "2010-01-01 2010-12-31");
    EXPECT_EQ(window_of(dumps[4]), "2011-01-01 2011-12-31");
}

TEST_F(TimelineReplay, TwelveMonthsAreAYear) {
    std::vector<std::string> lines{click("timeline.unit.month"), click("timeline.range"),
                                   R"({"text":"2011-02-28..2011-03-30"})", key("Enter")};
    for (int i = 0; i < 12; ++i) {
        lines.push_back(click("timeline.step.forward"));
    }
    EXPECT_EQ(window_after(lines), "2012-02-28 2012-03-30");
}

TEST_F(TimelineReplay, OtherKeysDoAsTheyAreTold) {
    const auto dumps = run({click("timeline.unit.month"), click("timeline.period.2010"), key("End"),
                            "dump", key("Home"), "dump", key("+"), "dump", key("-"), "dump",
                            key("Shift+End"), "dump", key("0"), "dump", key("]"), key("]"),
                            click("timeline.period.2010"), key("Right"), "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2019-01-01 2019-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2000-01-01 2000-12-31");
    EXPECT_EQ(window_of(dumps[4]), "2000-01-01 2019-12-31");
    EXPECT_EQ(window_of(dumps[5]), "2000-01-01 2019-12-31");
    EXPECT_EQ(window_of(dumps[6]), "2011-01-01 2011-12-31");
}

TEST_F(TimelineReplay, ModesKeepTheEnd) {
    const auto dumps = run({click("timeline.unit.month"), click("timeline.period.2010"), key("M"),
                            "dump", key("Right"), "dump", key("Left"),
                            click("timeline.mode.memory"), "dump", key("M"), "dump"});
    EXPECT_EQ(dumps[0]["window"]["mode"], "cumulative");
    EXPECT_EQ(mode_of(dumps[0]), "growing");
    EXPECT_EQ(dumps[0]["window"]["to"], "2010-12-31");
    EXPECT_EQ(dumps[0]["visible"]["events"], 12);
    EXPECT_FALSE(has(dumps[0], "timeline.half_life"));
    EXPECT_EQ(dumps[1]["window"]["to"], "2011-01-31");
    EXPECT_EQ(dumps[2]["window"]["mode"], "decay");
    EXPECT_EQ(mode_of(dumps[2]), "memory");
    EXPECT_FALSE(has(dumps[2], "timeline.handle.left"));
    EXPECT_TRUE(has(dumps[2], "timeline.half_life"));
    EXPECT_EQ(dumps[3]["window"]["mode"], "window");
    EXPECT_EQ(window_of(dumps[3]), "2010-01-01 2010-12-31");
}

TEST_F(TimelineReplay, TheHalfLifeIsASliderAndOneStep) {
    const auto dumps = run({click("timeline.mode.memory"), drag("timeline.half_life", 500), "dump",
                            key("Ctrl+Z"), "dump"});
    EXPECT_GT(dumps[0]["window"]["half_life"].get<double>(), 3000);
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_EQ(dumps[1]["window"]["half_life"], 365);
}

TEST_F(TimelineReplay, ATypedRangeBecomesTheWindow) {
    const auto type = [](const std::string& text) { return json{{"text", text}}.dump(); };
    const auto dumps = run({key("T"), type("2014Q2..2015"), key("Enter"), "dump",
                            click("timeline.range"), type("last 18 months"), key("Enter"), "dump",
                            click("timeline.range"), type("2016..2014"), key("Enter"),
                            R"({"frames":6})", "dump", type("2014..2016"), key("Enter"), "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2014-04-01 2015-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2018-07-01 2019-12-31");
    EXPECT_EQ(window_of(dumps[2]), "2018-07-01 2019-12-31");
    EXPECT_TRUE(dumps[2]["widgets"].contains("timeline.range.said"));
    EXPECT_EQ(window_of(dumps[3]), "2014-01-01 2016-12-31") << "the focus stays after a refusal";
    EXPECT_FALSE(dumps[3]["widgets"].contains("timeline.range.said"));
}

TEST_F(TimelineReplay, PlayingStepsAndAPressPauses) {
    const auto dumps =
        run({click("timeline.unit.month"), click("timeline.period.2010"), key("Space"), "dump",
             R"({"frames":100})", "dump", R"({"move":"timeline.body"})", R"({"press":"left"})",
             R"({"release":"left"})", "dump", R"({"frames":100})", "dump", click("timeline.play"),
             "dump"});
    EXPECT_EQ(dumps[0]["playing"], true);
    EXPECT_EQ(window_of(dumps[1]), "2010-03-01 2011-02-28");
    EXPECT_EQ(dumps[2]["playing"], false);
    EXPECT_EQ(window_of(dumps[3]), window_of(dumps[2]));
    EXPECT_EQ(dumps[4]["playing"], true);
}

TEST_F(TimelineReplay, AllTimePlaysAsATwelfth) {
    const auto dumps = run({click("timeline.unit.month"), click("timeline.play"), "dump"});
    EXPECT_EQ(dumps[0]["window"]["from"], "2000-01-01");
    EXPECT_EQ(dumps[0]["window"]["to"], "2001-08-31");
}

TEST_F(TimelineReplay, ASpeedIsChosenFromAList) {
    const auto dumps = run({click("timeline.unit.month"), click("timeline.period.2010"),
                            click("timeline.speed"), R"({"click":"timeline.speed.8","frames":20})",
                            key("Space"), R"({"frames":62})", "dump"});
    // Ten steps a second, a second and a few frames long.
    EXPECT_THAT(dumps[0]["window"]["from"].get<std::string>(),
                testing::AllOf(testing::Ge("2010-10-01"), testing::Le("2010-12-01")));
}

TEST_F(TimelineReplay, DataOfOneDayCannotBeMoved) {
    const auto dumps = run(
        {key("Right"), key("Space"), click("timeline.play"), drag("timeline.track", 300), "dump"},
        "--size 1444x700",
        R"({"format":"entente/1","title":"One day","actors":[
            {"id":"a","kind":"state","name":"A"},{"id":"b","kind":"state","name":"B"}],
            "events":[{"id":"only","date":"2014-03-07","participants":["a","b"]}]})");
    EXPECT_EQ(window_of(dumps[0]), "2014-03-07 2014-03-07");
    EXPECT_EQ(dumps[0]["playing"], false);
    EXPECT_EQ(dumps[0]["undo"], 0);
}

TEST_F(TimelineReplay, NothingOverlapsAtAnySizeAndScale) {
    for (const char* options :
         {"--size 600x600", "--size 1020x700", "--size 1920x1080", "--size 3800x1200",
          "--size 1200x900 --scale 2", "--size 1700x900 --scale 1.5"}) {
        const auto dumps = run({key("M"), key("M"), key("M"), key("M"), "dump"}, options);
        std::vector<std::pair<std::string, std::vector<double>>> parts;
        for (const auto& [name, rect] : dumps[0]["widgets"].items()) {
            const bool is_track = name == "timeline.track" || name == "timeline.body" ||
                                  name.find("timeline.handle") == 0;
            if (name.find("timeline.") == 0 && !is_track) {
                parts.emplace_back(name, rect.get<std::vector<double>>());
            }
        }
        EXPECT_GT(parts.size(), 20U) << options;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for (std::size_t j = i + 1; j < parts.size(); ++j) {
                const auto& a = parts[i].second;
                const auto& b = parts[j].second;
                const bool is_apart = a[0] + a[2] <= b[0] + 0.1 || b[0] + b[2] <= a[0] + 0.1 ||
                                      a[1] + a[3] <= b[1] + 0.1 || b[1] + b[3] <= a[1] + 0.1;
                EXPECT_TRUE(is_apart)
                    << parts[i].first << " and " << parts[j].first << " at " << options;
            }
        }
    }
}

} // namespace
} // namespace entente::test
