// SPDX-License-Identifier: MIT
// Where weeks and years begin, chosen in the window.
#include "tests/ui/timeline_replay_support.hpp"

#include <string>
#include <utility>
#include <vector>

namespace entente::test {
namespace {

class TimelineCalendar : public TimelineReplayTest {
  protected:
    static std::vector<std::string> from_april() {
        return {click("timeline.calendar"), click("timeline.calendar.year.april"), key("Escape")};
    }
    static std::string calendar_of(const json& dump) {
        return fmt::format("{} {}", dump["window"]["calendar"]["week_start"].get<std::string>(),
                           dump["window"]["calendar"]["fiscal_year_start"].get<int>());
    }
};

TEST_F(TimelineCalendar, IsChosenWithTheMouseAndUndone) {
    const auto dumps =
        run({"dump", click("timeline.calendar"), "dump", click("timeline.calendar.week.sunday"),
             "dump", click("timeline.calendar.year.october"), "dump", key("Escape"), frames(3),
             "dump", key("Ctrl+Z"), "dump", key("Ctrl+Z"), "dump"});
    EXPECT_EQ(calendar_of(dumps[0]), "Monday 1");
    EXPECT_TRUE(has(dumps[1], "timeline.calendar.said"));
    EXPECT_EQ(calendar_of(dumps[2]), "Sunday 1");
    EXPECT_EQ(calendar_of(dumps[3]), "Sunday 10");
    EXPECT_FALSE(has(dumps[4], "timeline.calendar.said")) << "Escape closes it";
    EXPECT_EQ(dumps[4]["undo"], 2);
    EXPECT_EQ(calendar_of(dumps[5]), "Sunday 1");
    EXPECT_EQ(calendar_of(dumps[6]), "Monday 1");
}

TEST_F(TimelineCalendar, IsReachedAndChosenWithTheKeyboard) {
    std::vector<std::string> lines;
    // Tab goes through what there is; the ring lies around the button then.
    lines.push_back(click("timeline.track"));
    for (int i = 0; i < 40; ++i) {
        lines.push_back(key("Tab"));
        lines.emplace_back("dump");
    }
    const auto dumps = run(lines);
    int at = -1;
    const auto middle = [](const json& rect) {
        return std::pair(rect[0].get<double>() + rect[2].get<double>() / 2,
                         rect[1].get<double>() + rect[3].get<double>() / 2);
    };
    for (std::size_t i = 0; i < dumps.size() && at < 0; ++i) {
        const json& all = dumps[i]["widgets"];
        if (all.contains("timeline.focus") &&
            middle(all["timeline.focus"]) == middle(all["timeline.calendar"])) {
            at = static_cast<int>(i);
        }
    }
    ASSERT_GE(at, 0) << "no Tab comes to it";
    lines = {click("timeline.track")};
    for (int i = 0; i <= at; ++i) {
        lines.push_back(key("Tab"));
    }
    const auto chosen =
        run(joined(lines, {key("Enter"), frames(2), key("Left"), "dump", key("Down"), key("Right"),
                           key("Right"), key("Right"), "dump", key("Up"), key("Right"), "dump",
                           key("Escape"), frames(2), "dump"}));
    EXPECT_EQ(calendar_of(chosen[0]), "Sunday 1");
    EXPECT_EQ(calendar_of(chosen[1]), "Sunday 4");
    EXPECT_EQ(calendar_of(chosen[2]), "Monday 4") << "round from the last to the first";
    EXPECT_FALSE(has(chosen[3], "timeline.calendar.said"));
    EXPECT_EQ(window_of(chosen[3]), "2000-01-01 2019-12-31") << "its keys do not move the window";
}

TEST_F(TimelineCalendar, TheAxisNamesFiscalYearsAndTheirLabelsMakeThemTheWindow) {
    const auto dumps = run(joined(from_april(), {"dump", click("timeline.period.FY2011"), "dump"}));
    EXPECT_TRUE(has(dumps[0], "timeline.period.FY2011")) << "FY 2010/11";
    EXPECT_FALSE(has(dumps[0], "timeline.period.2011"));
    EXPECT_EQ(window_of(dumps[1]), "2010-04-01 2011-03-31");
    EXPECT_EQ(dumps[1]["undo"], 2);
}

TEST_F(TimelineCalendar, EdgesSnapToFiscalYearsWhileTheyAreDragged) {
    const std::vector<std::string> half{click("timeline.unit.year"), key("T"),
                                        text("FY2006..FY2010"), key("Enter")};
    // Half a year short of a boundary and more than that: the nearest one.
    const std::string later = window_after(
        joined(joined(from_april(), half), {drag("timeline.handle.right", px_a_year * 5 / 4)}));
    EXPECT_EQ(later, "2005-04-01 2011-03-31");
    const std::string body =
        window_after(joined(joined(from_april(), half), {drag("timeline.body", px_a_year * 2)}));
    EXPECT_EQ(body, "2007-04-01 2012-03-31");
}

TEST_F(TimelineCalendar, StepsAndPlayingGoFromYearToYear) {
    const auto dumps = run(joined(
        from_april(), {click("timeline.unit.year"), click("timeline.mode.instant"), key("T"),
                       text("2010-05"), key("Enter"), "dump", key("Right"), "dump", key("Left"),
                       key("Left"), "dump", key("Space"), frames(60), key("Space"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2010-04-01 2011-03-31");
    EXPECT_EQ(window_of(dumps[1]), "2011-04-01 2012-03-31");
    EXPECT_EQ(window_of(dumps[2]), "2009-04-01 2010-03-31");
    EXPECT_EQ(window_of(dumps[3]), "2010-04-01 2011-03-31");
}

TEST_F(TimelineCalendar, WeeksBeginWhereTheyWereChosenTo) {
    const auto instant = [&](std::vector<std::string> before) {
        return window_after(
            joined(std::move(before), {click("timeline.unit.week"), click("timeline.mode.instant"),
                                       key("T"), text("2010-06-16"), key("Enter")}));
    };
    EXPECT_EQ(instant({}), "2010-06-14 2010-06-20");
    EXPECT_EQ(instant({click("timeline.calendar"), click("timeline.calendar.week.sunday"),
                       key("Escape")}),
              "2010-06-13 2010-06-19");
}

TEST_F(TimelineCalendar, ThisYearOfTheMenuIsTheFiscalOne) {
    const auto dumps = run(
        joined(from_april(), {click("timeline.unit.month"), R"({"move":["timeline.track",0,0]})",
                              R"({"press":"right"})", R"({"release":"right"})", frames(3),
                              click("timeline.menu.year"), "dump"}));
    const std::string window = window_of(dumps[0]);
    EXPECT_EQ(window.substr(4, 6), "-04-01") << window;
    EXPECT_EQ(window.substr(15, 6), "-03-31") << window;
}

TEST_F(TimelineCalendar, FiscalYearsAndIsoWeeksCanBeTyped) {
    EXPECT_EQ(window_after(joined(from_april(), typed("FY 2010/11"))), "2010-04-01 2011-03-31");
    EXPECT_EQ(window_after(joined(from_april(), typed("FY2011Q2"))), "2010-07-01 2010-09-30");
    EXPECT_EQ(window_after(typed("2014-W07")), "2014-02-10 2014-02-16");
}

// Lists that unfold from a button, too, are gone through with keys.
TEST_F(TimelineCalendar, UnfoldedListsAreGoneThroughWithKeys) {
    const auto dumps = run({click("timeline.unit.year"),
                            "dump",
                            click("timeline.speed"),
                            frames(2),
                            key("Down"),
                            frames(2),
                            "dump",
                            key("Down"),
                            key("Enter"),
                            frames(2),
                            "dump",
                            click("timeline.more"),
                            frames(2),
                            key("Up"),
                            frames(2),
                            key("Enter"),
                            frames(3),
                            "dump",
                            key("Right"),
                            "dump"});
    EXPECT_FALSE(has(dumps[0], "timeline.list.marked"));
    EXPECT_TRUE(has(dumps[1], "timeline.list.marked"));
    EXPECT_FALSE(has(dumps[2], "timeline.speed.2")) << "the list is folded again";
    // Down begins with what is chosen, Up with the last.
    EXPECT_EQ(dumps[3]["at_end"], "bounce");
    EXPECT_FALSE(has(dumps[3], "timeline.skip_quiet"));
    const auto narrow = run({click("timeline.unit"), frames(2), click("timeline.unit.year"),
                             frames(2), click("timeline.unit"), frames(2), key("Down"), key("Up"),
                             key("Enter"), frames(2), "dump"},
                            "--size 1000x700");
    EXPECT_EQ(narrow[0]["window"]["unit"], "quarter");
}

TEST_F(TimelineCalendar, OfTheCommandLineIsWhatTheWindowOpensWith) {
    const auto dumps = run({"dump"}, "--week-start saturday --fiscal-year-start july");
    EXPECT_EQ(calendar_of(dumps[0]), "Saturday 7");
    EXPECT_EQ(dumps[0]["undo"], 0);
}

TEST_F(TimelineCalendar, IsKeptInASavedView) {
    const std::string view = path_of("saved.json");
    run(joined(from_april(),
               {R"({"key":"Ctrl+Shift+S","frames":3})", click("view.path"), key("Ctrl+A"),
                text(view), click("view.save"), R"({"wait":"save","frames":3})"}));
    const auto dumps =
        ReplayTest::run({R"({"wait":"load","frames":3})", "dump"}, view, "--size 1444x700");
    EXPECT_EQ(calendar_of(dumps[0]), "Monday 4");
}

} // namespace
} // namespace entente::test
