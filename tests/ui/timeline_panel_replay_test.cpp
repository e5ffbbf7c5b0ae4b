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
    /// A date ten centuries before all others, and one nine after them: less than 1 %.
    static std::string with_outliers() {
        std::string events;
        for (int i = 0; i < 240; ++i) {
            events +=
                fmt::format(R"(,{{"id":"m{}","date":"{}-{:02}-20","participants":["b","c"]}})", i,
                            2000 + i / 12, 1 + i % 12);
        }
        return twenty_years({},
                            events + R"(,{"id":"o1","date":"1014-03-02","participants":["a","c"]},
            {"id":"o2","date":"2914-03-02","participants":["a","c"]})");
    }
};

TEST_F(TimelinePanelReplay, WithAllItsRowsTheBarsAreStillHigh) {
    // Milestones, periods, three rows of labels and the overview: zoomed to a few days.
    const std::string data = twenty_years(
        R"("milestones":[{"date":"2010-06-15","name":"Day"},{"date":"2009/2011","name":"Period"},
           {"date":"2008/2012","name":"Longer"},{"date":"2007/2013","name":"Longest"}],)");
    std::vector<std::string> lines{move("timeline.period.2010")};
    for (int i = 0; i < 28; ++i) {
        lines.push_back(wheel(0, 1));
    }
    lines.emplace_back("dump");
    const json dump = run(lines, "--size 1440x900", data)[0];
    ASSERT_TRUE(has(dump, "timeline.overview"));
    ASSERT_TRUE(has(dump, "timeline.period.2010") && has(dump, "timeline.period.2010-07") &&
                has(dump, "timeline.period.2010-07-02"))
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
    const std::vector<std::string> opened{click("timeline.outliers"), frames(3)};
    auto lines = opened;
    for (int i = 0; i < 48; ++i) {
        lines.push_back(key("Tab"));
        lines.emplace_back("dump");
    }
    const auto dumps = run(lines, {}, with_outliers());
    const auto middle = [](const json& rect) {
        return rect[0].get<double>() + rect[2].get<double>() / 2;
    };
    std::size_t tabs = 0;
    for (std::size_t i = 0; i < dumps.size() && tabs == 0; ++i) {
        const json& all = dumps[i]["widgets"];
        if (all.contains("timeline.focus") &&
            std::abs(middle(all["timeline.focus"]) - middle(all["timeline.outliers.before"])) < 1) {
            tabs = i + 1;
        }
    }
    ASSERT_GT(tabs, 0U) << "no Tab comes to it";
    lines = opened;
    lines.insert(lines.end(), tabs, key("Tab"));
    lines.insert(lines.end(), {key("Enter"), frames(3), "dump"});
    EXPECT_TRUE(has(run(lines, {}, with_outliers())[0], "timeline.period.1014"));
    const auto told = run({click("timeline.outliers"), frames(3), move("timeline.outliers.before"),
                           frames(20), "dump"},
                          {}, with_outliers());
    EXPECT_TRUE(has(told[0], "timeline.tip"));
}

TEST_F(TimelinePanelReplay, EventsListedAreGreyWhileTheyAreOfAWindowBefore) {
    const auto dumps =
        run({click("timeline.period.2010"), frames(60), move("timeline.body"),
             R"({"press":"left"})", move("timeline.body", 70), move("timeline.body", 140), "dump",
             frames(40), "dump", R"({"release":"left","frames":4})", "dump"},
            "--size 1444x900");
    EXPECT_TRUE(has(dumps[0], "detail.behind"));
    EXPECT_FALSE(has(dumps[1], "detail.behind")) << "the hand rests: they have come up with it";
    EXPECT_FALSE(has(dumps[2], "detail.behind"));
}

TEST_F(TimelinePanelReplay, TheMenusPictureIsFramedAsItIsSeen) {
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"move":["canvas",0,0]})", wheel(0, 3), frames(3),
             move("timeline.track"), R"({"press":"right"})", R"({"release":"right","frames":3})",
             click("timeline.menu.export"), R"({"wait":"picture","frames":5})", "dump",
             key("Escape"), frames(3), key("Ctrl+S"), R"({"wait":"picture","frames":5})", "dump"},
            "--size 1444x900");
    ASSERT_TRUE(dumps[0]["figure"].contains("frame") && dumps[1]["figure"].contains("frame"));
    const auto width_of_frame = [](const json& dump) {
        return dump["figure"]["frame"][2].get<double>();
    };
    EXPECT_LT(width_of_frame(dumps[0]), 0.9 * width_of_frame(dumps[1]))
        << "what the canvas shows; and as before the next time";
}

} // namespace
} // namespace entente::test
