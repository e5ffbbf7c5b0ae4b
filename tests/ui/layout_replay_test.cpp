// SPDX-License-Identifier: MIT
// Drives the panel of the layout, and what lies behind it, by scripts.
#include "tests/ui/replay_support.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace entente::test {
namespace {

using nlohmann::json;

class LayoutReplay : public ReplayTest {
  protected:
    static std::string click(const std::string& widget) { return json{{"click", widget}}.dump(); }
    static std::string key(const std::string& name) { return json{{"key", name}}.dump(); }
    static std::string text(const std::string& typed) { return json{{"text", typed}}.dump(); }
    static std::string wait(const std::string& what) { return json{{"wait", what}}.dump(); }
    static std::vector<std::string> window(const std::string& range) {
        return {click("timeline.range"), text(range), key("Enter"), R"({"frames":30})"};
    }
    static std::vector<std::string> joined(std::initializer_list<std::vector<std::string>> parts) {
        std::vector<std::string> all;
        for (const auto& part : parts) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }
};

double way(const json& a, const json& b) {
    return std::hypot(a[0].get<double>() - b[0].get<double>(),
                      a[1].get<double>() - b[1].get<double>());
}

/// The longest way of a node that both dumps have, in pixels.
double longest_way(const json& before, const json& after) {
    double longest = 0;
    for (const auto& [id, place] : before["nodes"].items()) {
        if (after["nodes"].contains(id)) {
            longest = std::max(longest, way(place, after["nodes"][id]));
        }
    }
    return longest;
}

double mean_way(const json& before, const json& after) {
    double sum = 0;
    double count = 0;
    for (const auto& [id, place] : before["nodes"].items()) {
        if (after["nodes"].contains(id)) {
            sum += way(place, after["nodes"][id]);
            count += 1;
        }
    }
    return count > 0 ? sum / count : 0;
}

TEST_F(LayoutReplay, ThePanelTellsStagesAndQuality) {
    const auto dumps =
        run({wait("layout"), "dump", key("F4"), wait("measures"), "dump", key("F4"), "dump"});
    ASSERT_EQ(dumps.size(), 3U);
    EXPECT_FALSE(dumps[0]["widgets"].contains("layout.state"));
    const json& widgets = dumps[1]["widgets"];
    for (const char* name :
         {"layout.state", "layout.stage.distances", "layout.stage.neighbors", "layout.stage.discs",
          "layout.stress", "layout.neighborhoods", "layout.window.home", "layout.window.shown",
          "layout.window.alone", "layout.window.moved", "layout.relax", "layout.discs",
          "layout.kinds", "layout.again", "layout.seed"}) {
        EXPECT_TRUE(widgets.contains(name)) << name;
    }
    const json& layout = dumps[1]["layout"];
    EXPECT_FALSE(layout["running"].get<bool>());
    EXPECT_GT(layout["ticks"].get<int>(), 20);
    EXPECT_GT(layout["stress"].get<double>(), 0.02);
    EXPECT_LT(layout["stress"].get<double>(), 0.3);
    EXPECT_GT(layout["neighborhoods"].get<double>(), 0.1);
    EXPECT_EQ(layout["stress_shown"], layout["stress_at_home"]) << "every node is at home";
    EXPECT_LT(layout["stress_alone"].get<double>(), layout["stress_at_home"].get<double>() * 1.3);
    EXPECT_FALSE(dumps[2]["widgets"].contains("layout.state")) << "the key closes it, too";
}

TEST_F(LayoutReplay, NodesMoveForTheWindowWithinBoundsAndGoBack) {
    const auto dumps = run(joined({{wait("layout"), key("F4")},
                                   window("2013"),
                                   {wait("measures"), "dump", click("layout.relax"),
                                    R"({"frames":120})", wait("measures"), "dump"},
                                   window("2015"),
                                   {wait("measures"), "dump"},
                                   window("2013"),
                                   {wait("measures"), "dump", click("layout.relax"),
                                    R"({"frames":120})", wait("measures"), "dump"}}));
    ASSERT_EQ(dumps.size(), 5U);
    const double diagonal_px =
        dumps[0]["layout"]["diagonal"].get<double>() * dumps[0]["camera"]["scale"].get<double>();
    const double moved = longest_way(dumps[0], dumps[1]);
    EXPECT_GT(moved, 1);
    EXPECT_LE(moved, 0.201 * diagonal_px);
    EXPECT_EQ(dumps[0]["camera"], dumps[1]["camera"]) << "the frame holds";
    EXPECT_LT(dumps[1]["layout"]["stress_shown"].get<double>(),
              dumps[1]["layout"]["stress_at_home"].get<double>());
    EXPECT_LE(dumps[1]["layout"]["farthest"].get<double>(), 0.201);
    EXPECT_GT(dumps[2]["layout"]["movement"].get<double>(), 0);
    EXPECT_LT(dumps[2]["layout"]["movement"].get<double>(), 0.2);
    EXPECT_LT(longest_way(dumps[1], dumps[3]), 0.2) << "the same window, the same picture";
    EXPECT_LT(longest_way(dumps[0], dumps[4]), 0.01) << "all are at home again";
}

TEST_F(LayoutReplay, HowFarTheyMayMoveIsOneStepToUndo) {
    const auto dumps = run({wait("layout"), key("F4"), click("layout.relax"), R"({"frames":3})",
                            R"({"drag":["layout.reach",["layout.reach",60,0]]})", "dump",
                            key("Ctrl+Z"), "dump", key("Ctrl+Z"), "dump"});
    ASSERT_EQ(dumps.size(), 3U);
    EXPECT_GT(dumps[0]["layout"]["reach"].get<double>(), 0.01);
    EXPECT_GT(std::abs(dumps[0]["layout"]["reach"].get<double>() - 0.2), 0.001);
    EXPECT_LE(dumps[0]["layout"]["reach"].get<double>(), 0.25);
    EXPECT_EQ(dumps[0]["undo"], 2);
    EXPECT_NEAR(dumps[1]["layout"]["reach"].get<double>(), 0.2, 1e-6);
    EXPECT_EQ(dumps[2]["layout"]["reach"], 0);
}

TEST_F(LayoutReplay, APinnedNodeStaysWhereverTheWindowGoes) {
    const auto before = run({wait("layout"), "dump"});
    ASSERT_EQ(before.size(), 1U);
    const std::string from = place_of(before[0], "russia");
    const std::string to = place_of(before[0], "russia", 60, -40);
    const auto dumps = run(joined({{wait("layout"), key("F4"), click("layout.relax")},
                                   {R"({"drag":[)" + from + "," + to + "]}", wait("layout")},
                                   window("2013"),
                                   {wait("measures"), "dump"},
                                   window("2015"),
                                   {wait("measures"), "dump"}}));
    ASSERT_EQ(dumps.size(), 2U);
    EXPECT_EQ(dumps[0]["pins"], json::array({"russia"}));
    EXPECT_LT(way(dumps[0]["nodes"]["russia"], json::parse(to)), 8);
    EXPECT_EQ(dumps[0]["nodes"]["russia"][0], dumps[1]["nodes"]["russia"][0]);
    EXPECT_EQ(dumps[0]["nodes"]["russia"][1], dumps[1]["nodes"]["russia"][1]);
}

TEST_F(LayoutReplay, KindsAreGroupedAndThatIsUndone) {
    const auto dumps = run({wait("layout"), key("F4"), "dump", click("layout.kinds"),
                            wait("layout"), "dump", key("Ctrl+Z"), wait("layout"), "dump"});
    ASSERT_EQ(dumps.size(), 3U);
    EXPECT_TRUE(dumps[1]["layout"]["kinds_grouped"].get<bool>());
    EXPECT_GT(mean_way(dumps[0], dumps[1]), 10);
    EXPECT_FALSE(dumps[2]["layout"]["kinds_grouped"].get<bool>());
    EXPECT_LT(longest_way(dumps[0], dumps[2]), 0.5) << "the same seed, the same homes";
}

TEST_F(LayoutReplay, ASeedIsTypedOrTheNextTaken) {
    const auto dumps = run({wait("layout"), key("F4"), "dump", click("layout.seed"), key("Ctrl+A"),
                            text("42"), key("Enter"), wait("layout"), "dump",
                            click("layout.another"), wait("layout"), "dump"});
    ASSERT_EQ(dumps.size(), 3U);
    EXPECT_EQ(dumps[0]["layout"]["seed"], 1);
    EXPECT_EQ(dumps[1]["layout"]["seed"], 42);
    EXPECT_GT(mean_way(dumps[0], dumps[1]), 3);
    EXPECT_EQ(dumps[2]["layout"]["seed"], 43);
}

TEST_F(LayoutReplay, ALayoutIsPausedAndGoesOn) {
    const auto dumps = run({wait("load"), key("F4"), click("layout.again"), click("layout.pause"),
                            R"({"frames":30})", "dump", R"({"frames":30})", "dump",
                            click("layout.pause"), wait("layout"), "dump"});
    ASSERT_EQ(dumps.size(), 3U);
    EXPECT_TRUE(dumps[0]["layout"]["paused"].get<bool>());
    EXPECT_EQ(dumps[0]["layout"]["ticks"], dumps[1]["layout"]["ticks"]);
    EXPECT_FALSE(dumps[2]["layout"]["paused"].get<bool>());
    EXPECT_FALSE(dumps[2]["layout"]["running"].get<bool>());
}

/// A ring of states that meet month by month; `months` of them.
std::string ring(int months) {
    std::string actors;
    std::string events;
    constexpr int states = 60;
    for (int i = 0; i < states; ++i) {
        actors +=
            fmt::format(R"({}{{"id":"s{}","kind":"state","name":"S{}"}})", i > 0 ? "," : "", i, i);
    }
    int number = 0;
    for (int month = 0; month < months; ++month) {
        for (int i = 0; i < states; ++i) {
            events += fmt::format(
                R"({}{{"id":"e{}","date":"2014-{:02}-05","participants":["s{}","s{}"]}})",
                number > 0 ? "," : "", number, month + 1, i, (i + 1 + month * month) % states);
            ++number;
        }
    }
    return R"({"format":"entente/1","title":"Ring","actors":[)" + actors + R"(],"events":[)" +
           events + "]}";
}

TEST_F(LayoutReplay, WhatIsFarFromADraggedNodeStaysStill) {
    const std::string file = dir_.write("ring.json", ring(1)).string();
    const auto before = run({wait("layout"), "dump"}, file);
    ASSERT_EQ(before.size(), 1U);
    const std::string from = place_of(before[0], "s0");
    const std::string to = place_of(before[0], "s0", 50, 60);
    const auto dumps = run({wait("layout"), R"({"drag":[)" + from + "," + to + "]}",
                            R"({"frames":20})", wait("layout"), "dump"},
                           file);
    ASSERT_EQ(dumps.size(), 1U);
    const auto moved = [&](const std::string& id) {
        return way(before[0]["nodes"][id], dumps[0]["nodes"][id]);
    };
    EXPECT_GT(moved("s0"), 40) << "the node itself";
    for (int i = 10; i <= 50; ++i) {
        EXPECT_LT(moved("s" + std::to_string(i)), 3.0) << i;
    }
}

TEST_F(LayoutReplay, AddingAMonthToAnOpenFileMovesLittle) {
    const std::string first = dir_.write("first.json", ring(5)).string();
    const std::string grown = dir_.write("grown.json", ring(6)).string();
    const std::string open = json{{"drop", json::array({grown})}}.dump();
    const auto dumps =
        run({wait("layout"), "dump", open, wait("load"), wait("layout"), "dump"}, first);
    const auto anew = run({wait("layout"), "dump"}, grown);
    ASSERT_EQ(dumps.size(), 2U);
    ASSERT_EQ(anew.size(), 1U);
    ASSERT_EQ(dumps[1]["visible"]["events"], 360);
    const double diagonal_px =
        dumps[0]["layout"]["diagonal"].get<double>() * dumps[0]["camera"]["scale"].get<double>();
    EXPECT_LT(mean_way(dumps[0], dumps[1]), 0.06 * diagonal_px);
    EXPECT_LT(mean_way(dumps[0], dumps[1]), mean_way(dumps[0], anew[0]) / 4);
}

TEST_F(LayoutReplay, ASavedViewHoldsHowNodesAreLaidOut) {
    const std::string view = path_of("kept.json");
    const auto saved = run(
        joined({{wait("layout"), key("F4")},
                window("2013"),
                {click("layout.relax"), R"({"frames":60})", wait("measures"), key("Ctrl+Shift+S"),
                 R"({"frames":5})", click("view.path"), key("Ctrl+A"), text(view),
                 click("view.save"), wait("save"), R"({"frames":5})", wait("measures"), "dump"}}));
    ASSERT_EQ(saved.size(), 1U);
    const auto opened = run({wait("layout"), R"({"frames":60})", wait("layout"), "dump"}, view);
    ASSERT_EQ(opened.size(), 1U);
    EXPECT_NEAR(opened[0]["layout"]["reach"].get<double>(), 0.2, 1e-6);
    const double scale =
        opened[0]["camera"]["scale"].get<double>() / saved[0]["camera"]["scale"].get<double>();
    EXPECT_NEAR(scale, 1, 1e-3);
    EXPECT_LT(longest_way(saved[0], opened[0]), 1);
}

} // namespace
} // namespace entente::test
