// SPDX-License-Identifier: MIT
// The timeline as a panel: how high it is, what stands at the edges of its histogram, what it says
// while something is being counted, and what it hands to other parts of the program.
#include "tests/ui/timeline_replay_support.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace entente::test {
namespace {

class TimelinePanelReplay : public TimelineReplayTest {
  protected:
    static double side(const json& dump, const std::string& widget, std::size_t which) {
        return dump["widgets"][widget][which].get<double>();
    }
    static double top(const json& dump, const std::string& widget) { return side(dump, widget, 1); }
    static double height(const json& dump, const std::string& widget) {
        return side(dump, widget, 3);
    }
    static double right(const json& dump, const std::string& widget) {
        return side(dump, widget, 0) + side(dump, widget, 2);
    }
    static std::string drag_down(const std::string& widget, int dy) {
        return json{{"drag", {widget, {widget, 0, dy}}}}.dump();
    }
    /// A date ten centuries before all others, and two after them.
    static std::string with_outliers() {
        return twenty_years({}, R"(,{"id":"o1","date":"1014-03-02","participants":["a","c"]},
            {"id":"o2","date":"2914-03-02","participants":["a","c"]})");
    }
};

TEST_F(TimelinePanelReplay, WithAllItsRowsTheBarsAreStillHigh) {
    // Milestones, periods, three rows of labels and the overview: zoomed to a few days.
    const std::string data = twenty_years(
        R"("milestones":[{"date":"2010-06-15","name":"Day"},{"date":"2009/2011","name":"Period"},
           {"date":"2008/2012","name":"Longer"},{"date":"2007/2013","name":"Longest"}],)");
    std::vector<std::string> lines{click("timeline.period.2010"), move("timeline.period.2010-06")};
    for (int i = 0; i < 24; ++i) {
        lines.push_back(wheel(0, 1));
    }
    lines.emplace_back("dump");
    const json dump = run(lines, "--size 1440x900", data)[0];
    ASSERT_TRUE(has(dump, "timeline.overview"));
    ASSERT_TRUE(has(dump, "timeline.period.2010") && has(dump, "timeline.period.2010-06") &&
                has(dump, "timeline.period.2010-06-15"))
        << "three rows";
    EXPECT_GE(height(dump, "timeline.track"), 64);
    EXPECT_GE(height(dump, "canvas"), 0.6 * 900) << "the network keeps the most of the window";
}

TEST_F(TimelinePanelReplay, ItsUpperEdgeCanBeDragged) {
    const auto dumps = run({"dump", drag_down("timeline.splitter", -80), "dump",
                            drag_down("timeline.splitter", 300), "dump",
                            double_click("timeline.splitter"), frames(3), "dump"},
                           "--size 1444x900");
    EXPECT_NEAR(top(dumps[1], "timeline.splitter"), top(dumps[0], "timeline.splitter") - 80, 1.5);
    EXPECT_NEAR(height(dumps[1], "timeline.track"), height(dumps[0], "timeline.track") + 80, 1.5);
    EXPECT_NEAR(height(dumps[1], "canvas"), height(dumps[0], "canvas") - 80, 1.5);
    EXPECT_GT(height(dumps[2], "timeline.track"), 0) << "it does not vanish";
    EXPECT_TRUE(has(dumps[2], "timeline.play"));
    EXPECT_EQ(top(dumps[3], "timeline.splitter"), top(dumps[0], "timeline.splitter"));
}

TEST_F(TimelinePanelReplay, EventsWithoutADateStandAtTheHistogramsRight) {
    const std::string data =
        twenty_years({}, R"(,{"id":"u","date":"XXXX","participants":["a","c"]})");
    const auto dumps = run(
        {"dump", click("timeline.undated"), "dump", click("timeline.undated"), "dump"}, {}, data);
    EXPECT_NEAR(right(dumps[0], "timeline.undated"), right(dumps[0], "timeline.track"), 1);
    EXPECT_LE(top(dumps[0], "timeline.undated"), top(dumps[0], "timeline.track"));
    EXPECT_GT(top(dumps[0], "timeline.undated"), top(dumps[0], "timeline.status"));
    EXPECT_EQ(dumps[1]["filter"]["undated"], false);
    EXPECT_NE(dumps[2]["filter"].value("undated", true), false);
}

TEST_F(TimelinePanelReplay, ArrowsLeadToDatesFarOffAndBack) {
    const std::string at_edge = "timeline.outliers.before";
    const auto dumps = run({click("timeline.outliers"), frames(3), "dump", click(at_edge),
                            frames(3), "dump", click("timeline.outliers.after"), frames(3), "dump",
                            click("timeline.outliers.after"), frames(3), "dump"},
                           {}, with_outliers());
    EXPECT_TRUE(has(dumps[0], at_edge) && has(dumps[0], "timeline.outliers.after"));
    EXPECT_TRUE(has(dumps[0], "timeline.period.2010"));
    EXPECT_TRUE(has(dumps[1], "timeline.period.1014")) << "there";
    EXPECT_FALSE(has(dumps[1], "timeline.period.2010"));
    EXPECT_FALSE(has(dumps[1], at_edge)) << "nothing lies before";
    EXPECT_TRUE(has(dumps[1], "timeline.outliers.after"));
    EXPECT_TRUE(has(dumps[2], "timeline.period.2010")) << "and back";
    EXPECT_TRUE(has(dumps[2], at_edge));
    EXPECT_TRUE(has(dumps[3], "timeline.period.2914"));
    for (const json& dump : dumps) {
        EXPECT_EQ(window_of(dump), "1014-03-02 2914-03-02") << "only the axis moves";
        EXPECT_EQ(dump["undo"], 0);
    }
}

TEST_F(TimelinePanelReplay, ArrowsAreReachedByTheKeyboardAndTellWhereTheyLead) {
    // Shift+Tab comes from the end: fields, no date, then what stands at the histogram.
    std::vector<std::string> lines{click("timeline.outliers"), frames(3)};
    const auto before = run({click("timeline.outliers"), frames(3), "dump"}, {}, with_outliers());
    const json& arrow = before[0]["widgets"]["timeline.outliers.before"];
    bool is_there = false;
    for (int tabs = 3; tabs < 8 && !is_there; ++tabs) {
        auto with_tabs = lines;
        for (int i = 0; i < tabs; ++i) {
            with_tabs.push_back(key("Shift+Tab"));
        }
        with_tabs.insert(with_tabs.end(), {"dump", key("Enter"), frames(3), "dump"});
        const auto dumps = run(with_tabs, {}, with_outliers());
        if (!has(dumps[0], "timeline.focus")) {
            continue;
        }
        const json& ring = dumps[0]["widgets"]["timeline.focus"];
        const double middle = ring[0].get<double>() + ring[2].get<double>() / 2;
        const double wanted = arrow[0].get<double>() + arrow[2].get<double>() / 2;
        if (std::abs(middle - wanted) < 2) {
            is_there = has(dumps[1], "timeline.period.1014");
        }
    }
    EXPECT_TRUE(is_there);
    const auto told = run({click("timeline.outliers"), frames(3), move("timeline.outliers.before"),
                           frames(20), "dump"},
                          {}, with_outliers());
    EXPECT_TRUE(has(told[0], "timeline.tip"));
}

TEST_F(TimelinePanelReplay, TheMenusPictureIsFramedAsItIsSeen) {
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"move":["canvas",0,0]})", wheel(0, 3), frames(3),
             move("timeline.track"), R"({"press":"right"})", R"({"release":"right","frames":3})",
             click("timeline.menu.export"), R"({"wait":"picture","frames":5})", "dump",
             key("Escape"), frames(3), key("Ctrl+S"), R"({"wait":"picture","frames":5})", "dump"},
            "--size 1444x900");
    ASSERT_TRUE(dumps[1].contains("figure")) << dumps[1].dump().substr(0, 400);
    EXPECT_EQ(dumps[1]["figure"]["framing"], "canvas");
    EXPECT_EQ(dumps[2]["figure"]["framing"], "all_time") << "and as before the next time";
}

} // namespace
} // namespace entente::test
