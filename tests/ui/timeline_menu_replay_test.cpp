// SPDX-License-Identifier: MIT
// The timeline's right click, and what else is asked of it by the mouse besides the window: by
// scripts, with the window to the day and the steps that can be undone.
#include "tests/ui/timeline_replay_support.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace entente::test {
namespace {

using testing::Contains;
using testing::HasSubstr;

class TimelineMenu : public TimelineReplayTest {
  protected:
    /// A right click on 2 July 2010, above the bars.
    static std::vector<std::string> menu() { return menu_at(35); }
    static std::vector<std::string> menu_at(int px) {
        return {json{{"move", {"timeline.track", px, -28}}}.dump(), R"({"press":"right"})",
                R"({"release":"right","frames":3})"};
    }
    static std::vector<std::string> chosen(const std::string& item, int px = 35) {
        return joined(menu_at(px), {click("timeline.menu." + item)});
    }
};

TEST_F(TimelineMenu, ThisYearAndThisMonthAreOneStepEach) {
    const auto dumps = run(joined(joined(chosen("year"), {"dump"}),
                                  joined(chosen("month"), {"dump", key("Ctrl+Z"), "dump"})));
    EXPECT_EQ(window_of(dumps[0]), "2010-01-01 2010-12-31");
    EXPECT_EQ(dumps[0]["undo"], 1);
    EXPECT_EQ(window_of(dumps[1]), "2010-07-01 2010-07-31");
    EXPECT_EQ(dumps[1]["undo"], 2);
    EXPECT_EQ(window_of(dumps[2]), "2010-01-01 2010-12-31");
}

TEST_F(TimelineMenu, AroundTheNearestEventIsAUnitOnEitherSide) {
    // By quarters, the event of 15 June 2010.
    EXPECT_EQ(window_after(chosen("around")), "2010-01-01 2010-09-30");
    EXPECT_EQ(window_after(joined({click("timeline.unit.month")}, chosen("around"))),
              "2010-05-01 2010-07-31");
}

TEST_F(TimelineMenu, TheRangeIsCopiedAsItCanBeTyped) {
    const auto dumps =
        run(joined(joined(typed("2014-03..2016"), chosen("copy")), {frames(2), "dump"}));
    EXPECT_THAT(dumps[0]["messages"].get<std::vector<std::string>>(),
                Contains(HasSubstr("2014-03..2016")));
    EXPECT_EQ(dumps[0]["undo"], 1);
}

TEST_F(TimelineMenu, AMilestoneIsSetNamedChangedAndDeletedInOneStepEach) {
    auto lines = joined(chosen("milestone"), {frames(4), text("Accord"), key("Enter"), "dump"});
    lines = joined(
        lines, joined(chosen("edit_milestone"), {frames(4), text("Treaty"), key("Enter"), "dump"}));
    lines = joined(lines, joined(chosen("delete_milestone"), {"dump", key("Ctrl+Z"), "dump"}));
    const auto dumps = run(lines);
    const json set = json::array({{{"date", "2010-07-02"}, {"name", "Accord"}}});
    const json changed = json::array({{{"date", "2010-07-02"}, {"name", "Treaty"}}});
    EXPECT_EQ(dumps[0]["milestones"], set);
    EXPECT_EQ(dumps[0]["undo"], 1);
    EXPECT_EQ(dumps[1]["milestones"], changed);
    EXPECT_EQ(dumps[1]["undo"], 2);
    EXPECT_FALSE(dumps[2].contains("milestones"));
    EXPECT_EQ(dumps[2]["undo"], 3);
    EXPECT_EQ(dumps[3]["milestones"], changed);
}

TEST_F(TimelineMenu, AMilestoneWithoutANameIsRefusedWithASentence) {
    const auto dumps = run(joined(chosen("milestone"), {frames(4), key("Enter"), frames(4), "dump",
                                                        text("Accord"), key("Enter"), "dump"}));
    EXPECT_TRUE(has(dumps[0], "timeline.milestone.problem"));
    EXPECT_FALSE(dumps[0].contains("milestones"));
    EXPECT_EQ(dumps[1]["milestones"][0]["name"], "Accord");
}

TEST_F(TimelineMenu, OnesOwnMilestonesAttractAndAreGoneTo) {
    // 2 July 2010 is set; the end of a window of 2008 is drawn to a few pixels from it.
    const auto dumps = run(joined(
        joined(chosen("milestone"), {frames(4), text("Accord"), key("Enter")}),
        {click("timeline.period.2008"), drag("timeline.handle.right", 103), "dump",
         click("timeline.unit.day"), click("timeline.mode.instant"), key("Ctrl+Right"), "dump"}));
    EXPECT_EQ(window_of(dumps[0]), "2008-01-01 2010-07-01");
    EXPECT_EQ(window_of(dumps[1]), "2010-07-02 2010-07-02");
}

TEST_F(TimelineMenu, TheWindowIsComparedWithAndComparingEnds) {
    const auto dumps = run(joined(
        joined(typed("2010"), chosen("compare", 300)),
        joined({"dump", key("Right"), "dump"}, joined(chosen("end_compare", 300), {"dump"}))));
    ASSERT_TRUE(dumps[0].contains("compared_with"));
    EXPECT_EQ(dumps[0]["compared_with"]["from"], "2010-01-01");
    EXPECT_EQ(dumps[0]["compared_with"]["to"], "2010-12-31");
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_EQ(dumps[1]["compared_with"]["from"], "2010-01-01") << "it stays while the window moves";
    EXPECT_FALSE(dumps[2].contains("compared_with"));
}

TEST_F(TimelineMenu, TheWindowIsSavedByTheDialogForPictures) {
    const auto dumps = run(joined(chosen("export"), {frames(3), "dump"}));
    EXPECT_TRUE(has(dumps[0], "figure.save"));
}

TEST_F(TimelineMenu, LinesOfWhatIsSelectedArePinnedAndTakenAway) {
    const auto where = run({R"({"wait":"layout"})", "dump"});
    const std::string on_a = R"({"click":)" + place_of(where[0], "a") + "}";
    const auto dumps =
        run(joined(joined({R"({"wait":"layout"})", on_a}, chosen("pin_line")),
                   joined({"dump", key("Escape"), "dump"},
                          joined(chosen("unpin_line.0"), {"dump", key("Ctrl+Z"), "dump"}))));
    EXPECT_EQ(dumps[0]["lines"], 1);
    EXPECT_EQ(dumps[0]["undo"], 2) << "selected, and pinned";
    EXPECT_EQ(dumps[1]["lines"], 1) << "whatever is selected";
    EXPECT_EQ(dumps[2]["lines"], 0);
    EXPECT_EQ(dumps[3]["lines"], 1);
}

TEST_F(TimelineMenu, ThereIsNoLineToPinWhereNothingIsSelected) {
    const auto dumps = run(joined(menu(), {"dump"}));
    EXPECT_TRUE(has(dumps[0], "timeline.menu.year"));
    EXPECT_FALSE(has(dumps[0], "timeline.menu.pin_line"));
    EXPECT_FALSE(has(dumps[0], "timeline.menu.end_compare"));
    EXPECT_FALSE(has(dumps[0], "timeline.menu.delete_milestone"));
}

} // namespace
} // namespace entente::test
