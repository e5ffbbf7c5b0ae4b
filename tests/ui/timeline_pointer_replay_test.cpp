// SPDX-License-Identifier: MIT
// Each gesture of the pointer on the timeline, by scripts, with the window to the day and the steps
// that can be undone. (TIMELINE.md, section 3.)
#include "tests/ui/timeline_replay_support.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace entente::test {
namespace {

using testing::StartsWith;

class TimelinePointer : public TimelineReplayTest {
  protected:
    /// By years, with 2010 as the window: one step to undo.
    static std::vector<std::string> year_2010() {
        return {click("timeline.unit.year"), click("timeline.period.2010")};
    }
    static std::string press(const std::string& button = "left") {
        return json{{"press", button}}.dump();
    }
    static std::string release(const std::string& button = "left") {
        return json{{"release", button}}.dump();
    }
    static std::string click_at(int px, int dy, const std::string& with = {}) {
        json line{{"click", {"timeline.track", px, dy}}};
        if (!with.empty()) {
            line["with"] = with;
        }
        return line.dump();
    }
    /// Days that the axis shows labels or ticks of.
    static std::size_t shown_days(const json& dump) {
        std::size_t count = 0;
        for (const auto& [name, rect] : dump["widgets"].items()) {
            count += name.size() == std::string("timeline.period.2010-01-01").size() &&
                             name.compare(0, 16, "timeline.period.") == 0
                         ? 1
                         : 0;
        }
        return count;
    }
    static double left_of(const json& dump, const std::string& widget) {
        return has(dump, widget) ? dump["widgets"][widget][0].get<double>() : -1;
    }
};

constexpr int above_bars = -28; ///< from the middle of the track: over the bars of 1 event of 2
constexpr int on_bars = 12;

TEST_F(TimelinePointer, EachHandleResizesInOneStep) {
    const auto dumps =
        run(joined(year_2010(), {drag("timeline.handle.right", 2 * px_a_year + 9), "dump",
                                 drag("timeline.handle.left", -3 * px_a_year + 9), "dump",
                                 key("Ctrl+Z"), "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2012-12-31");
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_EQ(window_of(dumps[1]), "2007-01-01 2012-12-31");
    EXPECT_EQ(dumps[1]["undo"], 3);
    EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2012-12-31");
    EXPECT_EQ(window_of(dumps[3]), "2010-01-01 2010-12-31");
}

TEST_F(TimelinePointer, TheHandlesOfADayAreToldApart) {
    const auto left =
        run(joined(typed("2010-06-10"), {click("timeline.unit.month"),
                                         drag("timeline.handle.left", -px_a_year), "dump"}));
    EXPECT_EQ(window_of(left[0]), "2009-06-01 2010-06-10");
    const auto right =
        run(joined(typed("2010-06-10"), {click("timeline.unit.month"),
                                         drag("timeline.handle.right", px_a_year), "dump"}));
    EXPECT_EQ(window_of(right[0]), "2010-06-10 2011-05-31");
}

TEST_F(TimelinePointer, CtrlLetsEdgesBetweenUnits) {
    const auto dumps = run(joined(year_2010(), {drag("timeline.handle.left", 10, "ctrl"), "dump"}));
    // Ten pixels are 52 days.
    EXPECT_EQ(window_of(dumps[0]), "2010-02-22 2010-12-31");
    EXPECT_EQ(dumps[0]["undo"], 2);
}

TEST_F(TimelinePointer, AltMovesBothEnds) {
    const auto dumps =
        run(joined(year_2010(), {drag("timeline.handle.left", -px_a_year, "alt"), "dump",
                                 drag("timeline.handle.right", -px_a_year, "alt"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2009-01-01 2011-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[1]["undo"], 3);
}

TEST_F(TimelinePointer, NoWindowIsNarrowerThanAUnit) {
    EXPECT_EQ(window_after(joined(year_2010(), {drag("timeline.handle.left", 300)})),
              "2010-01-01 2010-12-31");
    EXPECT_EQ(window_after(joined(
                  year_2010(), {click("timeline.unit.month"), drag("timeline.handle.left", 300)})),
              "2010-12-01 2010-12-31");
}

TEST_F(TimelinePointer, MilestonesAttractAndWin) {
    const std::string data =
        twenty_years(R"("milestones":[{"date":"2012-03-18","name":"An accord"}],)");
    const auto dumps =
        run(joined(year_2010(), {drag("timeline.handle.right", 86), "dump", key("Ctrl+Z"),
                                 drag("timeline.handle.right", 86, "ctrl"), "dump", key("Ctrl+Z"),
                                 drag("timeline.handle.right", 100), "dump"}),
            {}, data);
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2012-03-17") << "it ends before the accord";
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2012-03-24");
    EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2011-12-31") << "16 pixels away";
}

TEST_F(TimelinePointer, AMilestoneIsGoneToAndAPeriodIsTaken) {
    const std::string data = twenty_years(R"("milestones":[{"date":"2015-07-14","name":"An accord"},
                        {"date":"2012-01/2012-09","name":"A crisis"}],)");
    const auto dumps = run(
        joined(year_2010(), {click("timeline.mark.data.1"), "dump", click("timeline.period.2010"),
                             click("timeline.mark.data.0"), "dump"}),
        {}, data);
    EXPECT_EQ(window_of(dumps[0]), "2012-01-01 2012-09-30");
    EXPECT_EQ(window_of(dumps[1]), "2015-01-01 2015-12-31");
    EXPECT_EQ(dumps[1]["undo"], 4);
}

TEST_F(TimelinePointer, AClickOnABarMakesItTheWindowAndASecondGoesBack) {
    const auto dumps =
        run({click("timeline.unit.year"), click_at(35, on_bars), "dump", click_at(35, on_bars),
             "dump", click("timeline.unit.quarter"), click_at(33, on_bars), "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[0]["undo"], 1);
    EXPECT_EQ(window_of(dumps[1]), "2000-01-01 2019-12-31");
    EXPECT_EQ(dumps[1]["undo"], 2);
    EXPECT_EQ(window_of(dumps[2]), "2010-04-01 2010-06-30");
}

TEST_F(TimelinePointer, AClickBesideTheBarsCentersWithItsWidth) {
    const auto dumps = run({click("timeline.unit.year"), click("timeline.period.2017"),
                            click_at(35, above_bars), "dump", key("Ctrl+Z"), "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_EQ(window_of(dumps[1]), "2017-01-01 2017-12-31");
    // Near the end it is flush.
    EXPECT_EQ(window_after({click("timeline.unit.year"), click("timeline.period.2010"),
                            click_at(690, above_bars)}),
              "2019-01-01 2019-12-31");
}

TEST_F(TimelinePointer, AClickBringsTheLeadingEndInTheOtherModes) {
    const auto dumps =
        run({click("timeline.unit.year"), click("timeline.mode.growing"), click_at(50, above_bars),
             "dump", click("timeline.mode.from-here"), click_at(-300, above_bars), "dump",
             click("timeline.mode.instant"), click_at(50, above_bars), "dump",
             click("timeline.mode.memory"), click_at(300, above_bars), "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2000-01-01 2010-12-31");
    EXPECT_EQ(mode_of(dumps[0]), "growing");
    EXPECT_EQ(window_of(dumps[1]), "2006-01-01 2019-12-31");
    EXPECT_EQ(mode_of(dumps[1]), "from-here");
    EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2010-12-31");
    EXPECT_EQ(mode_of(dumps[2]), "instant");
    EXPECT_EQ(window_of(dumps[3]), "2000-01-01 2013-12-31");
    EXPECT_EQ(mode_of(dumps[3]), "memory");
    EXPECT_EQ(dumps[3]["undo"], 8) << "a step for each mode and each click";
}

TEST_F(TimelinePointer, ADragOnTheFreeTrackIsOneStep) {
    const std::string there =
        R"({"drag":[["timeline.track",-350,-28],["timeline.track",-70,-28]]})";
    const auto dumps = run(joined(year_2010(), {there, "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2005-01-01 2008-12-31");
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-12-31");
    // From right to left it is the same window.
    EXPECT_EQ(
        window_after(joined(
            year_2010(), {R"({"drag":[["timeline.track",-70,-28],["timeline.track",-350,-28]]})"})),
        "2005-01-01 2008-12-31");
}

TEST_F(TimelinePointer, LabelsAreDraggedOver) {
    const auto dumps = run({R"({"drag":["timeline.period.2004","timeline.period.2007"]})", "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2004-01-01 2007-12-31");
    EXPECT_EQ(dumps[0]["undo"], 1);
}

TEST_F(TimelinePointer, ShiftAndAClickBringTheNearerEnd) {
    const auto dumps = run(joined(year_2010(), {click_at(350, above_bars, "shift"), "dump",
                                                click_at(-350, above_bars, "shift"), "dump",
                                                click("timeline.period.2018", "shift"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2014-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2005-01-01 2014-12-31");
    EXPECT_EQ(window_of(dumps[2]), "2005-01-01 2018-12-31");
    EXPECT_EQ(dumps[2]["undo"], 4);
}

TEST_F(TimelinePointer, DoubleClicksGoToTheDomainsEnds) {
    const auto handles = run(joined(year_2010(), {double_click("timeline.handle.right"), "dump",
                                                  double_click("timeline.handle.left"), "dump"}));
    EXPECT_EQ(window_of(handles[0]), "2010-01-01 2019-12-31");
    EXPECT_EQ(handles[0]["undo"], 2);
    EXPECT_EQ(window_of(handles[1]), "2000-01-01 2019-12-31");
    EXPECT_EQ(handles[1]["undo"], 3);
    const auto others =
        run({click("timeline.unit.year"), click("timeline.mode.memory"), click_at(50, above_bars),
             double_click("timeline.handle.right"), "dump", click("timeline.mode.from-here"),
             click_at(-300, above_bars), double_click("timeline.handle.left"), "dump"});
    EXPECT_EQ(window_of(others[0]), "2000-01-01 2019-12-31");
    EXPECT_EQ(window_of(others[1]), "2000-01-01 2019-12-31");
    EXPECT_EQ(mode_of(others[1]), "from-here");
}

TEST_F(TimelinePointer, DoubleClicksOnBandAndTrackShowAllTimeInOneStep) {
    const auto body =
        run(joined(year_2010(), {double_click("timeline.body"), "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(window_of(body[0]), "2000-01-01 2019-12-31");
    EXPECT_EQ(body[0]["undo"], 2);
    EXPECT_EQ(window_of(body[1]), "2010-01-01 2010-12-31");
    // The first half of it moves the window, and is no step of its own.
    const auto track = run(joined(year_2010(), {R"({"double_click":["timeline.track",-410,-28]})",
                                                "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(window_of(track[0]), "2000-01-01 2019-12-31");
    EXPECT_EQ(track[0]["undo"], 2);
    EXPECT_EQ(window_of(track[1]), "2010-01-01 2010-12-31");
}

TEST_F(TimelinePointer, TheWheelZoomsToThreeDaysAndBackAndMovesNoTime) {
    const auto dumps = run(joined(year_2010(), {move("timeline.body"), wheel(0, 60), "dump",
                                                wheel(0, -1), "dump", wheel(0, -90), "dump"}));
    EXPECT_GE(shown_days(dumps[0]), 3U);
    EXPECT_LE(shown_days(dumps[0]), 4U) << "three days wide";
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[0]["undo"], 1);
    EXPECT_GE(shown_days(dumps[1]), 4U);
    EXPECT_TRUE(has(dumps[2], "timeline.period.2000"));
    EXPECT_TRUE(has(dumps[2], "timeline.period.2019"));
    EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[2]["undo"], 1);
}

TEST_F(TimelinePointer, ThePointersDayStaysWhileTheWheelZooms) {
    const auto dumps =
        run(joined(year_2010(), {R"({"move":["timeline.track",0,0]})", wheel(0, 5), "dump"}));
    // The middle of the track is the first day of 2010: there its period begins.
    EXPECT_NEAR(left_of(dumps[0], "timeline.period.2010-Q1") +
                    left_of(dumps[0], "timeline.period.2010-01") +
                    left_of(dumps[0], "timeline.period.2010"),
                722 + 722 - 1, 724); // whichever rows there are
    EXPECT_NEAR(left_of(dumps[0], "timeline.period.2010"), 722, 2);
}

TEST_F(TimelinePointer, TheViewIsPannedThreeWays) {
    const auto zoomed =
        joined(year_2010(), {R"({"move":["timeline.track",0,0]})", wheel(0, 8), "dump"});
    const auto after = [&](const std::vector<std::string>& lines) {
        const auto dumps = run(joined(joined(zoomed, lines), {"dump"}));
        EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-12-31");
        EXPECT_EQ(dumps[1]["undo"], 1);
        return left_of(dumps[1], "timeline.period.2010") -
               left_of(dumps[0], "timeline.period.2010");
    };
    // A notch is a tenth of the 1400 pixels.
    EXPECT_NEAR(after({wheel(0, 1, "shift")}), 140, 2);
    EXPECT_NEAR(after({wheel(1, 0)}), 140, 2);
    EXPECT_NEAR(after({press("middle"), R"({"move":["timeline.track",90,0]})", release("middle")}),
                90, 2);
}

TEST_F(TimelinePointer, TheViewGoesNoFurtherThanTwoPerCentBeyondTheData) {
    const auto dumps =
        run({R"({"move":["timeline.track",600,0]})", wheel(0, 4), wheel(-50, 0), "dump"});
    // Seen are 20 / 1.25^4 years, 8.19; two per cent of 20 years are 0.4 of them.
    const double end = left_of(dumps[0], "timeline.handle.right");
    EXPECT_GT(end, 1444 - 22 - 1400 * 0.4 / 8.19 - 24);
    EXPECT_LT(end, 1444 - 22 - 1400 * 0.4 / 8.19 + 24);
}

TEST_F(TimelinePointer, CtrlAndTheWheelWidenByUnitsInOneStep) {
    const auto dumps = run(
        joined(year_2010(),
               {move("timeline.body"), R"({"wheel":[0,1],"with":"ctrl","frames":2})",
                R"({"wheel":[0,1],"with":"ctrl","frames":40})", "dump",
                R"({"wheel":[0,-1],"with":"ctrl","frames":40})", "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2008-01-01 2012-12-31");
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_EQ(window_of(dumps[1]), "2009-01-01 2011-12-31");
    EXPECT_EQ(dumps[1]["undo"], 3);
    EXPECT_EQ(window_of(dumps[2]), "2008-01-01 2012-12-31");
}

TEST_F(TimelinePointer, BeyondTheViewADragRunsOnFasterWithTheDistance) {
    const auto end_after = [&](int x, int frames_held) {
        const std::string beyond = R"({"move":[)" + std::to_string(x) + R"(,590],"frames":)" +
                                   std::to_string(frames_held) + "}";
        const auto dumps = run(joined(
            year_2010(), {click("timeline.unit.month"), R"({"move":["timeline.track",35,0]})",
                          wheel(0, 6), move("timeline.handle.right"), press(), beyond, "dump",
                          release(), "dump", key("Ctrl+Z"), "dump"}));
        EXPECT_EQ(dumps[1]["undo"], 2);
        EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2010-12-31");
        EXPECT_EQ(dumps[1]["window"]["from"], "2010-01-01");
        return dumps[0]["window"]["to"].get<std::string>();
    };
    const std::string near = end_after(1430, 30);
    const std::string far = end_after(1640, 30);
    EXPECT_GE(near, "2013-01-31") << "half a second is eight months at least";
    EXPECT_LE(near, "2014-12-31");
    EXPECT_GT(far, near);
    EXPECT_EQ(end_after(1640, 400), "2019-12-31") << "and stops at the end of the data";
}

TEST_F(TimelinePointer, EscapeGivesBackWhereTheDragBegan) {
    for (const auto& [widget, dx] :
         {std::pair{"timeline.handle.left", -200}, std::pair{"timeline.handle.right", 200},
          std::pair{"timeline.body", 200}}) {
        const auto dumps = run(joined(year_2010(), {move(widget), press(), move(widget, dx), "dump",
                                                    key("Escape"), "dump", release(), "dump"}));
        EXPECT_NE(window_of(dumps[0]), "2010-01-01 2010-12-31") << widget;
        EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-12-31") << widget;
        EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2010-12-31") << widget;
        EXPECT_EQ(dumps[2]["undo"], 1) << widget;
    }
}

TEST_F(TimelinePointer, APressOnAHandlePausesForGood) {
    const auto dumps = run(joined(year_2010(), {key("Space"), "dump", move("timeline.handle.left"),
                                                press(), "dump", release(), frames(120), "dump"}));
    EXPECT_EQ(dumps[0]["playing"], true);
    EXPECT_EQ(dumps[1]["playing"], false);
    EXPECT_EQ(dumps[2]["playing"], false);
    EXPECT_EQ(window_of(dumps[2]), window_of(dumps[1]));
}

TEST_F(TimelinePointer, TheBandMovesByWholeUnitsInEachMode) {
    const auto dumps = run({click("timeline.unit.year"), click("timeline.mode.instant"),
                            click("timeline.period.2010"), drag("timeline.body", 3 * px_a_year),
                            "dump", click("timeline.mode.growing"), "dump",
                            drag("timeline.handle.left", 5 * px_a_year + 3), "dump",
                            drag("timeline.handle.right", -2 * px_a_year), "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2013-01-01 2013-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2000-01-01 2013-12-31");
    EXPECT_EQ(dumps[1]["window"]["mode"], "cumulative");
    EXPECT_EQ(window_of(dumps[2]), "2005-01-01 2013-12-31") << "the start is pinned";
    EXPECT_EQ(mode_of(dumps[2]), "growing");
    EXPECT_EQ(window_of(dumps[3]), "2005-01-01 2011-12-31");
    EXPECT_EQ(mode_of(dumps[3]), "growing");
}

TEST_F(TimelinePointer, AThreeHundredFrameDragIsOneStep) {
    std::vector<std::string> lines = joined(year_2010(), {move("timeline.body"), press()});
    for (int i = 1; i <= 300; ++i) {
        lines.push_back(json{{"move", {722 + 35 + i, 590}}, {"frames", 0}}.dump());
    }
    const auto dumps = run(joined(lines, {release(), "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2014-01-01 2014-12-31");
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-12-31");
}

} // namespace
} // namespace entente::test
