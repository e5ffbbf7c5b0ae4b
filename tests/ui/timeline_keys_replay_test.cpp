// SPDX-License-Identifier: MIT
// Each key of the timeline, by scripts, with the window to the day and the steps that can be
// undone. (TIMELINE.md, section 4.)
#include "tests/ui/timeline_replay_support.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace entente::test {
namespace {

class TimelineKeys : public TimelineReplayTest {
  protected:
    /// By months, with 2010 as the window: one step to undo.
    static std::vector<std::string> year_2010() {
        return {click("timeline.unit.month"), click("timeline.period.2010")};
    }
    static std::string down(const std::string& name, int held_frames) {
        return json{{"key_down", name}, {"frames", held_frames}}.dump();
    }
    static std::string up(const std::string& name) { return json{{"key_up", name}}.dump(); }

    static std::string place_in_track(const json& dump, const std::string& widget) {
        return dump["widgets"][widget].dump();
    }
    static std::string focus_of(const json& dump) {
        if (!has(dump, "timeline.focus")) {
            return "none";
        }
        // The ring lies around what has the focus, a little larger.
        const auto ring = dump["widgets"]["timeline.focus"].get<std::vector<double>>();
        for (const auto& [name, value] : dump["widgets"].items()) {
            const auto rect = value.get<std::vector<double>>();
            if (name.compare(0, 9, "timeline.") == 0 && name != "timeline.focus" &&
                std::abs(rect[0] - ring[0]) < 2.5 && std::abs(rect[1] - ring[1]) < 2.5 &&
                std::abs(rect[2] - ring[2]) < 5 && std::abs(rect[3] - ring[3]) < 5) {
                return name;
            }
        }
        return "something";
    }
    /// The first dump's place of a node, for a click on it.
    std::string click_on(const std::string& node, const std::string& data) {
        const auto dumps = run({R"({"wait":"layout"})", "dump"}, {}, data);
        return R"({"click":)" + place_of(dumps[0], node) + "}";
    }
};

TEST_F(TimelineKeys, ArrowsStepByAUnitAndEachIsAStep) {
    const auto dumps = run(joined(year_2010(), {key("Right"), "dump", key("Left"), key("Left"),
                                                "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-02-01 2011-01-31");
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_EQ(window_of(dumps[1]), "2009-12-01 2010-11-30");
    EXPECT_EQ(dumps[1]["undo"], 4);
    EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2010-12-31");
}

TEST_F(TimelineKeys, ShiftAndAltMoveOneEnd) {
    const auto dumps = run(joined(year_2010(), {key("Shift+Right"), "dump", key("Shift+Left"),
                                                key("Shift+Left"), "dump", key("Alt+Left"), "dump",
                                                key("Alt+Right"), key("Alt+Right"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2011-01-31");
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-11-30");
    EXPECT_EQ(window_of(dumps[2]), "2009-12-01 2010-11-30");
    EXPECT_EQ(window_of(dumps[3]), "2010-02-01 2010-11-30");
    EXPECT_EQ(dumps[3]["undo"], 7);
}

TEST_F(TimelineKeys, AHeldKeyWaitsHalfASecondThenGoesOnAndIsOneStep) {
    // A dump runs a few frames itself.
    const auto dumps =
        run(joined(year_2010(), {down("Right", 20), "dump", frames(10), "dump", frames(100), "dump",
                                 up("Right"), "dump", frames(60), "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-02-01 2011-01-31") << "0.4 seconds";
    EXPECT_EQ(window_of(dumps[1]), "2010-03-01 2011-02-28") << "0.6 seconds";
    // 1.7 seconds more: some nine steps of 0.2 seconds.
    EXPECT_GE(window_of(dumps[2]), "2010-11-01 2011-10-31");
    EXPECT_LE(window_of(dumps[2]), "2011-01-01 2011-12-31");
    EXPECT_EQ(dumps[3]["undo"], 2);
    EXPECT_EQ(window_of(dumps[4]), window_of(dumps[3])) << "let go it stops";
    EXPECT_EQ(window_of(dumps[5]), "2010-01-01 2010-12-31") << "however long, it is one step";
}

TEST_F(TimelineKeys, AHeldKeyGrowsFasterAfterTenSteps) {
    const auto dumps = run(joined(joined(typed("2001"), {click("timeline.unit.month")}),
                                  {down("Right", 270), "dump", frames(120), "dump", up("Right")}));
    const auto months = [](const json& dump) {
        const std::string day = dump["window"]["from"];
        return std::stoi(day.substr(0, 4)) * 12 + std::stoi(day.substr(5, 2));
    };
    const int early = months(dumps[0]) - 2001 * 12 - 1;
    const int late = months(dumps[1]) - months(dumps[0]);
    EXPECT_GE(early, 21) << "4.5 seconds: more than the 21 of an even pace";
    EXPECT_GT(late, 20) << "two seconds at an even pace would be ten";
}

TEST_F(TimelineKeys, PagesStepByTheWidth) {
    const auto dumps =
        run(joined(year_2010(), {key("PgDn"), "dump", key("PgUp"), key("PgUp"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2011-01-01 2011-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2009-01-01 2009-12-31");
    EXPECT_EQ(dumps[1]["undo"], 4);
}

TEST_F(TimelineKeys, HomeAndEndGoToTheDataAndShiftExtends) {
    const auto dumps = run(
        joined(year_2010(), {key("End"), "dump", key("Home"), "dump", key("Ctrl+Z"), key("Ctrl+Z"),
                             key("Shift+Home"), "dump", key("Ctrl+Z"), key("Shift+End"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2019-01-01 2019-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2000-01-01 2000-12-31");
    EXPECT_EQ(window_of(dumps[2]), "2000-01-01 2010-12-31");
    EXPECT_EQ(window_of(dumps[3]), "2010-01-01 2019-12-31");
    EXPECT_EQ(dumps[3]["undo"], 2);
}

TEST_F(TimelineKeys, PlusMinusAndZeroChangeTheWidth) {
    const auto dumps = run(joined(year_2010(), {key("+"), "dump", key("-"), key("-"), "dump",
                                                key("0"), "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2011-01-31");
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-11-30");
    EXPECT_EQ(window_of(dumps[2]), "2000-01-01 2019-12-31");
    EXPECT_EQ(dumps[2]["undo"], 5);
    EXPECT_EQ(window_of(dumps[3]), "2010-01-01 2010-11-30");
}

TEST_F(TimelineKeys, BracketsChangeTheUnitAndHoldIt) {
    const auto dumps = run({"dump", key("]"), "dump", key("]"), "dump", key("]"), "dump", key("["),
                            key("["), key("["), key("["), key("["), key("["), key("["), "dump",
                            click("timeline.unit.auto"), "dump"});
    const std::vector<std::string> expected{"quarter", "year", "decade",
                                            "decade",  "day",  "quarter"};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        EXPECT_EQ(dumps[i]["window"]["unit"], expected[i]) << i;
        EXPECT_EQ(dumps[i]["undo"], 0) << i;
    }
}

TEST_F(TimelineKeys, CtrlAndArrowsGoBetweenMilestones) {
    const std::string data = twenty_years(R"("milestones":[{"date":"2012-03-18","name":"An accord"},
                        {"date":"2004-05-01","name":"A union grows"}],)");
    const auto dumps =
        run(joined(year_2010(), {click("timeline.mode.instant"), key("Ctrl+Right"), "dump",
                                 key("Ctrl+Right"), "dump", key("Ctrl+Left"), "dump"}),
            {}, data);
    EXPECT_EQ(window_of(dumps[0]), "2012-03-01 2012-03-31");
    EXPECT_EQ(dumps[0]["undo"], 3);
    EXPECT_EQ(window_of(dumps[1]), window_of(dumps[0])) << "there is no later one";
    EXPECT_EQ(dumps[1]["undo"], 3);
    EXPECT_EQ(window_of(dumps[2]), "2004-05-01 2004-05-31");
    // A window is centred on it and stays one of whole months.
    EXPECT_EQ(window_after(joined(year_2010(), {key("Ctrl+Right")}), data),
              "2011-10-01 2012-09-30");
}

/// "c" is joined in two years alone.
std::string with_a_third() {
    return twenty_years({}, R"(,{"id":"c1","date":"2003-03-10","participants":["a","c"]},
                               {"id":"c2","date":"2015-09-20","participants":["b","c"]})");
}

TEST_F(TimelineKeys, WithASelectionItsChangesAreGoneTo) {
    const std::string data = with_a_third();
    const std::string on_c = click_on("c", data);
    for (const auto& [on, back] : {std::pair{"Ctrl+Right", "Ctrl+Left"}, std::pair{"N", "P"}}) {
        const auto dumps = run({R"({"wait":"layout"})", on_c, key("Escape"), on_c,
                                click("timeline.unit.month"), click("timeline.mode.memory"),
                                key("Home"), key(on), "dump", key(on), "dump", key(back), "dump"},
                               {}, data);
        ASSERT_EQ(dumps[0]["selection"], json::array({"c"}));
        EXPECT_EQ(dumps[0]["window"]["to"], "2003-03-10") << on;
        EXPECT_EQ(dumps[1]["window"]["to"], "2015-09-20") << on;
        EXPECT_EQ(dumps[2]["window"]["to"], "2003-03-10") << back;
        EXPECT_TRUE(has(dumps[2], "timeline.note")) << "what happened there is said";
    }
}

TEST_F(TimelineKeys, FromAnEmptyWindowNAndPGoToTheNextEvents) {
    const auto lines = joined(joined(typed("2010-01..2010-03"), {click("timeline.unit.month")}),
                              {key("N"), "dump", key("Ctrl+Z"), key("P"), "dump"});
    const auto dumps = run(lines);
    EXPECT_EQ(window_of(dumps[0]), "2010-05-01 2010-07-31") << "around 15 June";
    EXPECT_EQ(dumps[0]["visible"]["events"], 1);
    EXPECT_EQ(window_of(dumps[1]), "2009-05-01 2009-07-31");
    EXPECT_EQ(dumps[1]["undo"], 2);
}

TEST_F(TimelineKeys, InAnInstantNAndPGoFromEventToEvent) {
    const auto dumps = run(
        joined(typed("2010"), {click("timeline.unit.month"), click("timeline.mode.instant"),
                               key("N"), "dump", key("N"), "dump", key("P"), key("P"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2011-06-01 2011-06-30");
    EXPECT_EQ(window_of(dumps[1]), "2012-06-01 2012-06-30");
    EXPECT_EQ(window_of(dumps[2]), "2010-06-01 2010-06-30");
}

TEST_F(TimelineKeys, SpacePlaysEitherWay) {
    const auto dumps =
        run(joined(year_2010(), {key("Shift+Space"), frames(100), "dump", key("Space"), "dump",
                                 key("Space"), frames(55), "dump", key("Shift+Space"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2009-11-01 2010-10-31");
    EXPECT_EQ(dumps[0]["playing"], true);
    EXPECT_EQ(dumps[0]["plays_backward"], true);
    EXPECT_EQ(dumps[1]["playing"], false) << "Space pauses whichever way";
    EXPECT_EQ(window_of(dumps[2]), "2009-12-01 2010-11-30");
    EXPECT_EQ(dumps[2]["plays_backward"], false);
    EXPECT_EQ(dumps[3]["playing"], true) << "turned round it goes on";
    EXPECT_EQ(dumps[3]["plays_backward"], true);
}

TEST_F(TimelineKeys, LChangesWhatHappensAtTheEnd) {
    const auto dumps = run({"dump", key("L"), "dump", key("L"), "dump", key("L"), "dump"});
    EXPECT_EQ(dumps[0]["at_end"], "stop");
    EXPECT_EQ(dumps[1]["at_end"], "loop");
    EXPECT_EQ(dumps[2]["at_end"], "bounce");
    EXPECT_EQ(dumps[3]["at_end"], "stop");
}

TEST_F(TimelineKeys, MGoesThroughTheModesAndTheWidthComesBack) {
    std::vector<std::string> lines = year_2010();
    for (int i = 0; i < 5; ++i) {
        lines.push_back(key("M"));
        lines.emplace_back("dump");
    }
    const auto dumps = run(lines);
    const std::vector<std::string> modes{"growing", "from-here", "instant", "memory", "window"};
    for (std::size_t i = 0; i < modes.size(); ++i) {
        EXPECT_EQ(mode_of(dumps[i]), modes[i]);
        EXPECT_EQ(dumps[i]["undo"], 2 + i);
    }
    EXPECT_EQ(window_of(dumps[0]), "2000-01-01 2010-12-31");
    EXPECT_EQ(dumps[1]["window"]["to"], "2019-12-31");
    EXPECT_EQ(window_of(dumps[4]), "2010-01-01 2010-12-31");
    // Moved meanwhile it has its width at the new end.
    EXPECT_EQ(window_after(joined(year_2010(), {click("timeline.mode.growing"), key("Right"),
                                                click("timeline.mode.window")})),
              "2010-02-01 2011-01-31");
}

TEST_F(TimelineKeys, TTypesARange) {
    const auto dumps = run({key("T"), text("2014Q2..2015"), "dump", key("Enter"), "dump"});
    EXPECT_TRUE(has(dumps[0], "timeline.range.said")) << "shown before Enter how it is understood";
    EXPECT_EQ(window_of(dumps[0]), "2000-01-01 2019-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2014-04-01 2015-12-31");
    EXPECT_EQ(dumps[1]["undo"], 1);
}

TEST_F(TimelineKeys, EachFormOfATypedRangeIsUnderstood) {
    const std::vector<std::pair<std::string, std::string>> forms{
        {"2014", "2014-01-01 2014-12-31"},       {"2014-03", "2014-03-01 2014-03-31"},
        {"2014-03-07", "2014-03-07 2014-03-07"}, {"2014..2016", "2014-01-01 2016-12-31"},
        {"2014Q2", "2014-04-01 2014-06-30"},     {"last 18 months", "2018-07-01 2019-12-31"},
        {"2010s", "2010-01-01 2019-12-31"}};
    std::vector<std::string> lines;
    for (const auto& [form, days] : forms) {
        lines = joined(lines, {key("T"), text(form), key("Enter"), "dump"});
    }
    const auto dumps = run(lines);
    for (std::size_t i = 0; i < forms.size(); ++i) {
        EXPECT_EQ(window_of(dumps[i]), forms[i].second) << forms[i].first;
        EXPECT_EQ(dumps[i]["undo"], i + 1);
    }
}

// ---- focus --------------------------------------------------------------------------------------

TEST_F(TimelineKeys, TabGoesFromTheHandlesOnAndArrowsMoveWhatHasTheFocus) {
    const auto dumps =
        run(joined(year_2010(), {"dump", key("Tab"), "dump", key("Left"), "dump", key("Tab"),
                                 "dump", key("Right"), "dump", key("Tab"), "dump", key("Right"),
                                 "dump", key("Tab"), "dump", key("Escape"), "dump"}));
    EXPECT_EQ(focus_of(dumps[0]), "none");
    EXPECT_EQ(focus_of(dumps[1]), "timeline.handle.left");
    EXPECT_EQ(window_of(dumps[2]), "2009-12-01 2010-12-31");
    EXPECT_EQ(focus_of(dumps[3]), "timeline.handle.right");
    EXPECT_EQ(window_of(dumps[4]), "2009-12-01 2011-01-31");
    EXPECT_EQ(focus_of(dumps[5]), "timeline.body");
    EXPECT_EQ(window_of(dumps[6]), "2010-01-01 2011-02-28");
    EXPECT_EQ(focus_of(dumps[7]), "timeline.to_start");
    EXPECT_EQ(focus_of(dumps[8]), "none");
    EXPECT_EQ(window_of(dumps[8]), "2010-01-01 2011-02-28");
}

TEST_F(TimelineKeys, ShiftTabGoesBackAndAButtonIsPressedByEnter) {
    std::vector<std::string> lines = year_2010();
    for (int i = 0; i < 5; ++i) {
        lines.push_back(key("Tab"));
    }
    const auto dumps = run(joined(lines, {"dump", key("Enter"), "dump", key("Shift+Tab"), "dump",
                                          click("timeline.period.2012"), "dump"}));
    EXPECT_EQ(focus_of(dumps[0]), "timeline.step.back");
    EXPECT_EQ(window_of(dumps[1]), "2009-12-01 2010-11-30");
    EXPECT_EQ(dumps[1]["undo"], 2);
    EXPECT_EQ(focus_of(dumps[2]), "timeline.to_start");
    EXPECT_EQ(focus_of(dumps[3]), "none") << "the mouse takes it away";
}

TEST_F(TimelineKeys, TabReachesTheFieldsAndTheyKeepTheirKeys) {
    const auto dumps =
        run(joined(year_2010(), {key("Shift+Tab"), frames(4), key("Right"), key("M"), "dump",
                                 key("Ctrl+A"), text("2015"), key("Enter"), "dump"}));
    EXPECT_EQ(window_of(dumps[1]), "2015-01-01 2015-12-31");
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2010-12-31") << "typed into, it steps nothing";
    EXPECT_EQ(mode_of(dumps[0]), "window");
    EXPECT_EQ(dumps[0]["undo"], 1);
    EXPECT_EQ(dumps[1]["undo"], 2);
}

TEST_F(TimelineKeys, TheHalfLifeIsChangedByArrowsWhileItHasTheFocus) {
    std::vector<std::string> lines = joined(year_2010(), {click("timeline.mode.memory")});
    // The right handle, the body, eight buttons, five modes, the slider.
    for (int i = 0; i < 16; ++i) {
        lines.push_back(key("Tab"));
    }
    const auto dumps = run(joined(lines, {"dump", key("Right"), "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(focus_of(dumps[0]), "timeline.half_life");
    EXPECT_EQ(dumps[1]["window"]["half_life"], 548);
    EXPECT_EQ(dumps[1]["window"]["to"], "2010-12-31");
    EXPECT_EQ(dumps[2]["window"]["half_life"], 365);
}

TEST_F(TimelineKeys, WhileARangeIsTypedNoKeyMovesTime) {
    const auto dumps = run(joined(year_2010(), {key("T"), key("Left"), key("Home"), key("N"),
                                                key("Space"), key("0"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[0]["undo"], 1);
    EXPECT_EQ(dumps[0]["playing"], false);
}

} // namespace
} // namespace entente::test
