// SPDX-License-Identifier: MIT
// Buttons, fields and choices around the timeline's track, by scripts.
#include "tests/ui/timeline_replay_support.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace entente::test {
namespace {

class TimelineTransport : public TimelineReplayTest {
  protected:
    /// By months, with 2010 as the window: one step to undo.
    static std::vector<std::string> year_2010() {
        return {click("timeline.unit.month"), click("timeline.period.2010")};
    }
    /// Events of 2000 and 2001 month by month, then years of silence, then 2008.
    static std::string with_silence() {
        std::string events;
        for (int month = 1; month <= 12; ++month) {
            for (const int year : {2000, 2001, 2008}) {
                events += fmt::format(
                    R"(,{{"id":"m{0}{1:02}","date":"{0}-{1:02}-10","participants":["a","b"]}})",
                    year, month);
            }
        }
        return R"({"format":"entente/1","title":"Silence","actors":[
            {"id":"a","kind":"state","name":"A"},{"id":"b","kind":"state","name":"B"}],
            "events":[{"id":"first","date":"2000-01-01","participants":["a","b"]},
                      {"id":"last","date":"2008-12-31","participants":["a","b"]})" +
               events + "]}";
    }
    static std::string with_undated() {
        return twenty_years({}, R"(,{"id":"u1","date":"XXXX","participants":["a","c"]},
                                   {"id":"u2","date":"XXXX","participants":["b","c"]})");
    }
};

TEST_F(TimelineTransport, TheButtonsStepAndGoToTheEnds) {
    const auto dumps = run(
        joined(year_2010(), {click("timeline.step.forward"), "dump", click("timeline.step.back"),
                             click("timeline.step.back"), "dump", click("timeline.to_end"), "dump",
                             click("timeline.to_start"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-02-01 2011-01-31");
    EXPECT_EQ(window_of(dumps[1]), "2009-12-01 2010-11-30");
    EXPECT_EQ(window_of(dumps[2]), "2019-01-01 2019-12-31");
    EXPECT_EQ(window_of(dumps[3]), "2000-01-01 2000-12-31");
    EXPECT_EQ(dumps[3]["undo"], 6);
}

TEST_F(TimelineTransport, StopGoesBackAndPauseDoesNot) {
    const auto dumps =
        run(joined(year_2010(), {click("timeline.play"), frames(100), click("timeline.stop"),
                                 "dump", click("timeline.play"), frames(100),
                                 click("timeline.play"), "dump", key("Ctrl+Z"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[0]["playing"], false);
    EXPECT_EQ(dumps[0]["undo"], 1) << "nothing came of it";
    EXPECT_EQ(window_of(dumps[1]), "2010-03-01 2011-02-28");
    EXPECT_EQ(dumps[1]["undo"], 2) << "however long it played it is one step";
    EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2010-12-31");
}

TEST_F(TimelineTransport, PlayingBackwardVisitsTheSameWindows) {
    const auto dumps =
        run(joined(year_2010(), {click("timeline.play"), frames(148), click("timeline.play"),
                                 "dump", click("timeline.play_back"), frames(148),
                                 click("timeline.play_back"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-04-01 2011-03-31");
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[1]["playing"], false);
}

TEST_F(TimelineTransport, AllTimePlaysAsATwelfthAndSaysSo) {
    const auto dumps = run({click("timeline.unit.month"), click("timeline.play"), "dump"});
    EXPECT_EQ(window_of(dumps[0]), "2000-01-01 2001-08-31");
    EXPECT_TRUE(has(dumps[0], "timeline.note"));
}

TEST_F(TimelineTransport, QuietPeriodsAreSkippedAndToldOfAndCanBeShown) {
    const std::vector<std::string> lines{key("T"),
                                         text("2001-10"),
                                         key("Enter"),
                                         click("timeline.unit.month"),
                                         click("timeline.play"),
                                         R"({"frames":150})",
                                         "dump"};
    const auto skipped = run(lines, {}, with_silence());
    EXPECT_EQ(window_of(skipped[0]), "2008-01-01 2008-01-31");
    EXPECT_TRUE(has(skipped[0], "timeline.note")) << "the break is told";
    const auto shown =
        run(joined({click("timeline.more"), click("timeline.skip_quiet"), "dump"}, lines), {},
            with_silence());
    EXPECT_EQ(shown[0]["skips_quiet"], false);
    EXPECT_EQ(window_of(shown[1]), "2002-01-01 2002-01-31");
}

TEST_F(TimelineTransport, TheMenuHasNoMotionAndTheEnds) {
    const auto dumps = run({"dump", click("timeline.more"), click("timeline.no_motion"), "dump",
                            click("timeline.more"), click("timeline.at_end.bounce"), "dump",
                            click("timeline.more"), click("timeline.at_end.stop"), "dump"});
    EXPECT_EQ(dumps[0]["motion"], true);
    EXPECT_EQ(dumps[1]["motion"], false);
    EXPECT_EQ(dumps[2]["at_end"], "bounce");
    EXPECT_EQ(dumps[3]["at_end"], "stop");
    EXPECT_EQ(dumps[3]["undo"], 0);
}

TEST_F(TimelineTransport, LoopingBeginsAgainAndBouncingTurnsRound) {
    const auto at_end = [&](const std::string& choice) {
        return run(joined(typed("2019-11-01..2019-12-31"),
                          {click("timeline.unit.month"), key("Left"), click("timeline.more"),
                           click("timeline.at_end." + choice), key("Space"), frames(60), "dump",
                           frames(190), "dump"}));
    };
    const auto loop = at_end("loop");
    EXPECT_EQ(loop[0]["window"]["to"], "2019-12-31");
    EXPECT_EQ(loop[1]["playing"], true);
    EXPECT_LT(loop[1]["window"]["from"].get<std::string>(), "2001-01-01");
    const auto bounce = at_end("bounce");
    EXPECT_EQ(bounce[1]["playing"], true);
    EXPECT_EQ(bounce[1]["plays_backward"], true);
    const auto stop = at_end("stop");
    EXPECT_EQ(stop[1]["playing"], false);
    EXPECT_EQ(stop[1]["window"]["to"], "2019-12-31");
}

TEST_F(TimelineTransport, TheUnitFollowsTheAxisUntilItIsChosen) {
    const auto dumps =
        run({"dump", move("timeline.track"), wheel(0, 12), frames(3), "dump", wheel(0, 16),
             frames(3), "dump", click("timeline.unit.year"), "dump", move("timeline.track"),
             wheel(0, -40), frames(3), "dump", click("timeline.unit.auto"), frames(3), "dump"});
    EXPECT_EQ(dumps[0]["window"]["unit"], "quarter");
    EXPECT_EQ(dumps[1]["window"]["unit"], "week");
    EXPECT_EQ(dumps[2]["window"]["unit"], "day");
    EXPECT_EQ(dumps[3]["window"]["unit"], "year");
    EXPECT_EQ(dumps[4]["window"]["unit"], "year");
    EXPECT_EQ(dumps[5]["window"]["unit"], "quarter");
    EXPECT_EQ(dumps[5]["undo"], 0);
}

TEST_F(TimelineTransport, ALockedWidthIsMovedByItsEnds) {
    const auto dumps = run(
        joined(year_2010(), {click("timeline.unit.year"), click("timeline.lock"),
                             drag("timeline.handle.right", 2 * px_a_year), "dump", key("+"), "dump",
                             key("Shift+Left"), "dump", click("timeline.lock"), key("+"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2012-01-01 2012-12-31");
    EXPECT_EQ(window_of(dumps[1]), "2012-01-01 2012-12-31");
    EXPECT_EQ(window_of(dumps[2]), "2011-01-01 2011-12-31");
    EXPECT_EQ(window_of(dumps[3]), "2011-01-01 2012-12-31");
}

TEST_F(TimelineTransport, FitShowsTheWindowThenAllTime) {
    const auto dumps = run(joined(year_2010(), {click("timeline.fit"), frames(3), "dump",
                                                click("timeline.fit"), frames(3), "dump"}));
    EXPECT_TRUE(has(dumps[0], "timeline.period.2010-06"));
    EXPECT_FALSE(has(dumps[0], "timeline.period.2005"));
    EXPECT_TRUE(has(dumps[1], "timeline.period.2005"));
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2010-12-31");
}

TEST_F(TimelineTransport, BothDatesAreTypedOverWhereTheyStand) {
    const auto dumps = run(
        joined(typed("2010..2012"), {click("timeline.from"), frames(4), text("2008-03"), "dump",
                                     key("Enter"), frames(4), "dump", click("timeline.to"),
                                     frames(4), text("2009Q1"), key("Enter"), frames(4), "dump"}));
    EXPECT_TRUE(has(dumps[0], "timeline.range.said"));
    EXPECT_EQ(window_of(dumps[1]), "2008-03-01 2012-12-31");
    EXPECT_EQ(dumps[1]["undo"], 2);
    EXPECT_EQ(window_of(dumps[2]), "2008-03-01 2009-03-31");
    EXPECT_EQ(dumps[2]["undo"], 3);
}

TEST_F(TimelineTransport, AnEndBeforeTheStartIsRefusedAndStaysToBeMended) {
    const auto dumps = run(joined(
        typed("2010..2012"), {click("timeline.to"), frames(4), text("2009"), key("Enter"),
                              frames(6), "dump", text("2011"), key("Enter"), frames(4), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2012-12-31");
    EXPECT_TRUE(has(dumps[0], "timeline.range.said"));
    EXPECT_EQ(window_of(dumps[1]), "2010-01-01 2011-12-31");
}

TEST_F(TimelineTransport, EachModeHasItsDatesToType) {
    const auto dumps = run(joined(year_2010(), {click("timeline.mode.growing"),
                                                "dump",
                                                click("timeline.to"),
                                                frames(4),
                                                text("2012"),
                                                key("Enter"),
                                                frames(4),
                                                "dump",
                                                click("timeline.mode.from-here"),
                                                click("timeline.from"),
                                                frames(4),
                                                text("2007-05"),
                                                key("Enter"),
                                                frames(4),
                                                "dump",
                                                click("timeline.mode.instant"),
                                                click("timeline.from"),
                                                frames(4),
                                                text("2011-08"),
                                                key("Enter"),
                                                frames(4),
                                                "dump"}));
    EXPECT_FALSE(has(dumps[0], "timeline.from"));
    EXPECT_EQ(window_of(dumps[1]), "2000-01-01 2012-12-31");
    EXPECT_EQ(dumps[1]["window"]["mode"], "cumulative");
    EXPECT_EQ(window_of(dumps[2]), "2007-05-01 2019-12-31");
    EXPECT_FALSE(has(dumps[2], "timeline.to"));
    EXPECT_EQ(window_of(dumps[3]), "2011-08-01 2011-08-31");
}

TEST_F(TimelineTransport, EventsWithoutADateAreTakenOutAndIn) {
    const auto dumps = run(joined(year_2010(), {"dump", click("timeline.undated"), "dump",
                                                click("timeline.undated"), "dump"}),
                           {}, with_undated());
    EXPECT_EQ(dumps[0]["visible"]["events"], 3) << "in every window";
    EXPECT_EQ(dumps[1]["visible"]["events"], 1);
    EXPECT_EQ(dumps[1]["filter"]["undated"], false);
    EXPECT_EQ(dumps[1]["undo"], 2);
    EXPECT_EQ(dumps[2]["visible"]["events"], 3);
    EXPECT_FALSE(has(run({"dump"})[0], "timeline.undated")) << "where all have one there is none";
}

TEST_F(TimelineTransport, OneDateCannotBePlayedOrMoved) {
    const auto dumps = run({click("timeline.play"), click("timeline.play_back"),
                            click("timeline.step.forward"), click("timeline.to_end"), key("Space"),
                            key("Shift+Space"), key("Right"), key("N"), "dump"},
                           {}, R"({"format":"entente/1","title":"One day","actors":[
            {"id":"a","kind":"state","name":"A"},{"id":"b","kind":"state","name":"B"}],
            "events":[{"id":"only","date":"2014-03-07","participants":["a","b"]}]})");
    EXPECT_EQ(window_of(dumps[0]), "2014-03-07 2014-03-07");
    EXPECT_EQ(dumps[0]["playing"], false);
    EXPECT_EQ(dumps[0]["undo"], 0);
}

TEST_F(TimelineTransport, ANarrowWindowFoldsModesAndUnitsIntoLists) {
    const auto dumps = run({"dump", click("timeline.mode"), click("timeline.mode.memory"), "dump",
                            click("timeline.unit"), click("timeline.unit.year"), "dump",
                            click("timeline.more"), click("timeline.lock"), "dump"},
                           "--size 640x600");
    EXPECT_FALSE(has(dumps[0], "timeline.mode.memory"));
    EXPECT_FALSE(has(dumps[0], "timeline.lock"));
    EXPECT_EQ(mode_of(dumps[1]), "memory");
    EXPECT_TRUE(has(dumps[1], "timeline.half_life"));
    EXPECT_EQ(dumps[2]["window"]["unit"], "year");
}

} // namespace
} // namespace entente::test
