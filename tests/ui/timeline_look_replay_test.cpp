// SPDX-License-Identifier: MIT
// What the timeline of the real program shows, driven by scripts.
#include "tests/ui/replay_support.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace entente::test {
namespace {

using nlohmann::json;

/// Twelve years of a few events each, one month with very many; a year that no source covers;
/// three dates that are mistyped; milestones, a period and an office.
json lake_talks(bool with_outliers) {
    json events = json::array();
    const auto add = [&](const std::string& date, const std::string& type, int tone,
                         const std::string& topic) {
        events.push_back({{"id", fmt::format("e{}", events.size())},
                          {"date", date},
                          {"type", type},
                          {"tone", tone},
                          {"participants", {events.size() % 3 == 0 ? "berg" : "norland", "sudria"}},
                          {"topics", {topic}}});
    };
    for (int year = 2010; year <= 2021; ++year) {
        if (year == 2016) {
            continue;
        }
        for (int month = 1; month <= 12; ++month) {
            add(fmt::format("{}-{:02}-11", year, month), month % 2 == 0 ? "consult" : "accuse",
                month - 6, month % 3 == 0 ? "water" : "fish");
        }
    }
    for (int i = 0; i < 90; ++i) {
        add(fmt::format("2014-03-{:02}", 1 + i % 28), "agree", 5, "water");
    }
    add("2012-05", "agree", 5, "water");
    add("XXXX", "agree", 5, "water");
    if (with_outliers) {
        add("1014-03-02", "agree", 5, "water");
        add("2914-01-01", "agree", 5, "water");
    }
    return {{"format", "entente/1"},
            {"title", "The lake talks"},
            {"actors",
             {{{"id", "norland"}, {"kind", "state"}, {"name", "Norland"}},
              {{"id", "sudria"}, {"kind", "state"}, {"name", "Sudria"}},
              {{"id", "berg"},
               {"kind", "official"},
               {"name", "Anna Berg"},
               {"roles",
                {{{"title", "Minister"}, {"of", "norland"}, {"from", "2013"}, {"to", "2018"}}}}}}},
            {"topics",
             {{{"id", "water"}, {"name", "Water"}}, {{"id", "fish"}, {"name", "Fishing rights"}}}},
            {"events", events},
            {"coverage", {{{"from", "2010"}, {"to", "2015"}}, {{"from", "2017"}, {"to", "2021"}}}},
            {"milestones",
             {{{"date", "2014-03-20"}, {"name", "Treaty of the Lake"}, {"kind", "agreement"}},
              {{"date", "2018-02/2019-10"}, {"name", "Moratorium"}}}}};
}

class TimelineLook : public ReplayTest {
  protected:
    std::vector<json> run(const std::vector<std::string>& lines, const std::string& options = {},
                          bool with_outliers = false) {
        return ReplayTest::run(lines,
                               dir_.write("data.json", lake_talks(with_outliers).dump()).string(),
                               options.empty() ? "--size 1444x800" : options);
    }
    static std::string click(const std::string& widget, int frames = 2) {
        return json{{"click", widget}, {"frames", frames}}.dump();
    }
    static std::string click_at(const json& point) {
        return json{{"click", {point[0], point[1]}}, {"frames", 3}}.dump();
    }
    static std::string key(const std::string& name) { return json{{"key", name}}.dump(); }
    static bool has(const json& dump, const std::string& widget) {
        return dump["widgets"].contains(widget);
    }
    static double left(const json& dump, const std::string& widget) {
        return dump["widgets"][widget][0].get<double>();
    }
    static double width(const json& dump, const std::string& widget) {
        return dump["widgets"][widget][2].get<double>();
    }
    static double bottom(const json& dump, const std::string& widget) {
        const auto& rect = dump["widgets"][widget];
        return rect[1].get<double>() + rect[3].get<double>();
    }
    static const inline std::string hover = R"({"move":["timeline.track",0,0],"frames":20})";
};

TEST_F(TimelineLook, TheMenuStacksTheBarsAndTheKeyTellsTheClasses) {
    const auto dumps =
        run({"dump", click("timeline.chart"), "dump", click("timeline.stack.topic"), "dump",
             key("Escape"), click("timeline.chart"), click("timeline.stack.tone"), "dump",
             key("Escape"), click("timeline.chart"), click("timeline.stack.none"), "dump"});
    EXPECT_TRUE(has(dumps[0], "timeline.chart"));
    EXPECT_FALSE(has(dumps[0], "timeline.key.0"));
    EXPECT_FALSE(has(dumps[0], "timeline.stack.topic"));
    for (const char* name : {"none", "topic", "type", "kind", "tone"}) {
        EXPECT_TRUE(has(dumps[1], std::string("timeline.stack.") + name)) << name;
    }
    EXPECT_TRUE(has(dumps[2], "timeline.key.0") && has(dumps[2], "timeline.key.1"));
    EXPECT_FALSE(has(dumps[2], "timeline.key.2")) << "two topics, and no event is without one";
    EXPECT_TRUE(has(dumps[3], "timeline.key.4")) << "five ranges of tone";
    EXPECT_FALSE(has(dumps[4], "timeline.key.0"));
    EXPECT_EQ(dumps[4]["undo"], dumps[0]["undo"]) << "how it is shown is no step to undo";
}

TEST_F(TimelineLook, AFittingScaleIsProposedAndTaken) {
    const auto dumps = run({"dump", click("timeline.scale.hint"), "dump", click("timeline.chart"),
                            click("timeline.scale.linear"), "dump"});
    EXPECT_TRUE(has(dumps[0], "timeline.scale.hint"));
    EXPECT_FALSE(has(dumps[1], "timeline.scale.hint"));
    EXPECT_GT(width(dumps[1], "timeline.scale"), width(dumps[0], "timeline.scale") + 10)
        << "the axis names the scale";
    EXPECT_FALSE(has(dumps[2], "timeline.scale.hint")) << "who chose linear is asked no more";
    EXPECT_EQ(width(dumps[2], "timeline.scale"), width(dumps[0], "timeline.scale"));
}

TEST_F(TimelineLook, WhatIsSelectedBecomesALineThatCanBeTakenAway) {
    const auto places = run({R"({"wait":"layout"})", "dump"});
    const json& nodes = places[0]["nodes"];
    const auto dumps = run({R"({"wait":"layout"})", click_at(nodes["norland"]), "dump",
                            click("timeline.lines.add"), "dump", click_at(nodes["berg"]),
                            click("timeline.lines.add"), key("Escape"), hover, "dump",
                            click("timeline.line.0.remove"), "dump", key("Ctrl+Z"), "dump"});
    EXPECT_TRUE(has(dumps[0], "timeline.lines.add"));
    EXPECT_FALSE(has(dumps[0], "timeline.line.0"));
    EXPECT_TRUE(has(dumps[1], "timeline.line.0"));
    EXPECT_TRUE(has(dumps[1], "timeline.lines.scale")) << "lines never have a scale silently";
    EXPECT_FALSE(has(dumps[1], "timeline.lines.add")) << "it is a line already";
    EXPECT_TRUE(has(dumps[2], "timeline.line.1")) << "lines stay whatever is selected";
    EXPECT_FALSE(has(dumps[3], "timeline.line.1"));
    EXPECT_TRUE(has(dumps[3], "timeline.line.0"));
    EXPECT_TRUE(has(dumps[4], "timeline.line.1")) << "taking one away can be undone";
}

TEST_F(TimelineLook, MarksLieOnTheirDaysAndTheOfficeOfWhoIsSelectedBesideThem) {
    const auto places = run({R"({"wait":"layout"})", "dump"});
    const json& first = places[0];
    EXPECT_TRUE(has(first, "timeline.mark.data.0"));
    EXPECT_FALSE(has(first, "timeline.mark.office.0"));
    // Within the year that the axis shows, below the bars.
    const double middle =
        left(first, "timeline.mark.data.0") + width(first, "timeline.mark.data.0") / 2;
    const double year = left(first, "timeline.period.2014");
    EXPECT_GT(middle, year + width(first, "timeline.period.2014") * 2 / 12);
    EXPECT_LT(middle, year + width(first, "timeline.period.2014") * 3 / 12);
    EXPECT_GE(first["widgets"]["timeline.mark.data.0"][1].get<double>(),
              bottom(first, "timeline.track"));
    EXPECT_NEAR(left(first, "timeline.mark.data.1"),
                left(first, "timeline.period.2018") + width(first, "timeline.period.2018") / 12,
                1.5);
    const auto dumps = run({R"({"wait":"layout"})", click_at(first["nodes"]["berg"]), "dump",
                            R"({"move":"timeline.mark.data.0","frames":20})", "dump"});
    EXPECT_TRUE(has(dumps[0], "timeline.mark.office.0"));
    EXPECT_NEAR(left(dumps[0], "timeline.mark.office.0"), left(dumps[0], "timeline.period.2013"),
                1.5);
    EXPECT_TRUE(has(dumps[1], "timeline.tip")) << "its name in full";
}

TEST_F(TimelineLook, OutliersAreAnnouncedAndTheViewFitsTheOthers) {
    const auto dumps = run(
        {"dump", click("timeline.outliers", 20), "dump", click("timeline.outliers", 20), "dump"},
        {}, true);
    EXPECT_TRUE(has(dumps[0], "timeline.outliers"));
    EXPECT_FALSE(has(dumps[0], "timeline.overview"));
    EXPECT_TRUE(has(dumps[1], "timeline.overview"));
    EXPECT_TRUE(has(dumps[1], "timeline.period.2014"));
    EXPECT_TRUE(has(dumps[1], "timeline.outliers.before") &&
                has(dumps[1], "timeline.outliers.after"));
    EXPECT_EQ(dumps[1]["window"]["from"], "1014-03-02") << "only the axis changes";
    EXPECT_EQ(dumps[1]["window"]["to"], "2914-01-01");
    EXPECT_FALSE(has(dumps[2], "timeline.overview")) << "the same button shows all time again";
    const auto without = run({"dump"});
    EXPECT_FALSE(has(without[0], "timeline.outliers"));
}

TEST_F(TimelineLook, WhatNoSourceCoversIsHatched) {
    const auto dumps = run({"dump"});
    ASSERT_TRUE(has(dumps[0], "timeline.gap.0"));
    EXPECT_NEAR(left(dumps[0], "timeline.gap.0"), left(dumps[0], "timeline.period.2016"), 1);
    EXPECT_NEAR(width(dumps[0], "timeline.gap.0"), width(dumps[0], "timeline.period.2016"), 1);
    EXPECT_FALSE(has(dumps[0], "timeline.gap.1"));
}

TEST_F(TimelineLook, TheTipComesAfterAMomentAndFollowsThePointer) {
    const auto dumps =
        run({R"({"move":["timeline.period.2012",0,-60],"frames":3})", "dump", R"({"frames":15})",
             "dump", R"({"move":["timeline.period.2013",0,-60],"frames":2})", "dump",
             R"({"move":[400,300],"frames":3})", "dump"});
    EXPECT_FALSE(has(dumps[0], "timeline.tip")) << "3 frames are 50 ms";
    ASSERT_TRUE(has(dumps[1], "timeline.tip"));
    ASSERT_TRUE(has(dumps[2], "timeline.tip"));
    EXPECT_GT(left(dumps[2], "timeline.tip"), left(dumps[1], "timeline.tip") + 40);
    EXPECT_FALSE(has(dumps[3], "timeline.tip"));
}

TEST_F(TimelineLook, UnitLinesAreSeenWhileSomethingIsDragged) {
    const auto dumps =
        run({click("timeline.period.2014"), R"({"move":"timeline.handle.right"})",
             R"({"press":"left"})", "dump", R"({"move":["timeline.handle.right",90,0],"frames":2})",
             "dump", R"({"release":"left"})", "dump"});
    EXPECT_FALSE(has(dumps[0], "timeline.unit_lines"));
    EXPECT_TRUE(has(dumps[1], "timeline.unit_lines"));
    EXPECT_FALSE(has(dumps[2], "timeline.unit_lines"));
}

TEST_F(TimelineLook, AFilterThatLetsNothingPassIsToldInTheHistogram) {
    const auto dumps =
        run({"dump", click("filter.text"), R"({"text":"zzzz","frames":20})", "dump"});
    EXPECT_FALSE(has(dumps[0], "timeline.nothing"));
    EXPECT_EQ(dumps[1]["visible"]["events"], 0);
    EXPECT_TRUE(has(dumps[1], "timeline.nothing"));
}

TEST_F(TimelineLook, WithoutDatesItSaysSo) {
    json data = lake_talks(false);
    for (json& event : data["events"]) {
        event["date"] = "XXXX";
    }
    data.erase("coverage");
    const auto dumps = ReplayTest::run({"dump"}, dir_.write("u.json", data.dump()).string());
    EXPECT_TRUE(has(dumps[0], "timeline.no_dates"));
    EXPECT_FALSE(has(dumps[0], "timeline.track"));
}

TEST_F(TimelineLook, ThreeRowsWhereDaysAreWideAndAnOverviewWhereTheViewIsAPart) {
    const auto dumps = run(
        {"dump", R"({"move":"timeline.period.2014"})", R"({"wheel":[0,24],"frames":3})", "dump"});
    EXPECT_FALSE(has(dumps[0], "timeline.overview"));
    EXPECT_TRUE(has(dumps[1], "timeline.overview"));
    EXPECT_TRUE(has(dumps[1], "timeline.overview.view"));
    EXPECT_TRUE(has(dumps[1], "timeline.period.2014")) << "the year";
    std::size_t days = 0;
    std::size_t months = 0;
    for (const auto& [name, rect] : dumps[1]["widgets"].items()) {
        const std::string start = "timeline.period.2014-";
        days += name.rfind(start, 0) == 0 && name.size() == start.size() + 5 ? 1 : 0;
        months += name.rfind(start, 0) == 0 && name.size() == start.size() + 2 ? 1 : 0;
    }
    EXPECT_GE(days, 3U);
    EXPECT_GE(months, 1U);
}

TEST_F(TimelineLook, NothingOfItOverlapsFrom1024To2560PixelsAndAtEveryScale) {
    for (const char* options : {"--size 1024x600", "--size 1444x800", "--size 2560x1440",
                                "--size 2560x1440 --scale 2", "--size 1024x480 --scale 0.75"}) {
        const auto dumps = run({click("timeline.chart"), click("timeline.stack.type"),
                                key("Escape"), key("Escape"), R"({"frames":3})", "dump"},
                               options);
        const json& widgets = dumps[0]["widgets"];
        std::vector<std::pair<std::string, json>> head;
        for (const auto& [name, rect] : widgets.items()) {
            if (name.rfind("timeline.key", 0) == 0 || name == "timeline.chart" ||
                name == "timeline.scale" || name == "timeline.scale.hint") {
                head.emplace_back(name, rect);
            }
        }
        EXPECT_GE(head.size(), 3U) << options;
        for (std::size_t i = 0; i < head.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                const json& a = head[i].second;
                const json& b = head[k].second;
                EXPECT_TRUE(a[0].get<double>() + a[2].get<double>() <= b[0].get<double>() + 0.5 ||
                            b[0].get<double>() + b[2].get<double>() <= a[0].get<double>() + 0.5)
                    << head[i].first << " over " << head[k].first << ", " << options;
            }
        }
        EXPECT_GE(widgets["timeline.track"][3].get<double>(), 15) << options;
        EXPECT_LE(bottom(dumps[0], "timeline.chart"),
                  widgets["timeline.track"][1].get<double>() + 0.5)
            << options;
    }
}

} // namespace
} // namespace entente::test
