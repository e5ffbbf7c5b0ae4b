// SPDX-License-Identifier: MIT
// Legend, notes, highlights and hulls on the canvas, as a person with a mouse works with them.
#include "tests/ui/replay_support.hpp"

#include <algorithm>
#include <cmath>

namespace entente::test {
namespace {

using nlohmann::json;

constexpr const char* three_nodes = R"({"format":"entente/1","title":"Three","actors":[
  {"id":"iran","kind":"state","name":"ایران"},{"id":"russia","kind":"state","name":"Russia"},
  {"id":"syria","kind":"state","name":"Syria"}],
  "events":[
  {"id":"e1","date":"2013-12-11","type":"consult","participants":["iran","russia"]},
  {"id":"e2","date":"2014-03-01","type":"consult","participants":["syria","russia"]},
  {"id":"e3","date":"2015-07-14","type":"agree","participants":["iran","syria"]}]})";

class CanvasReplay : public ReplayTest {
  protected:
    std::string three() { return dir_.write("three.json", three_nodes).string(); }
    json settled(const std::string& file) {
        return run({R"({"wait":"layout"})", "dump"}, file).front();
    }
    /// A right click, which opens the menu.
    static std::vector<std::string> right_click(const std::string& place) {
        return {R"({"move":)" + place + "}", R"({"press":"right"})",
                R"({"release":"right","frames":3})"};
    }
    static std::vector<std::string> joined(std::initializer_list<std::vector<std::string>> parts) {
        std::vector<std::string> all;
        for (const auto& part : parts) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }
    static double middle_x(const json& rect) {
        return rect[0].get<double>() + rect[2].get<double>() / 2;
    }
    static double middle_y(const json& rect) {
        return rect[1].get<double>() + rect[3].get<double>() / 2;
    }
};

const std::vector<std::string> begin{R"({"wait":"layout"})"};

TEST_F(CanvasReplay, TheLegendIsDraggedSnapsAndFindsItsOwnPlaceAgain) {
    const std::string file = three();
    const json start = settled(file);
    ASSERT_TRUE(start["widgets"].contains("canvas.legend"));
    EXPECT_FALSE(start.contains("legend_at"));
    const json& canvas = start["widgets"]["canvas"];
    const json& legend = start["widgets"]["canvas.legend"];
    const double right = canvas[0].get<double>() + canvas[2].get<double>();
    const double bottom = canvas[1].get<double>() + canvas[3].get<double>();
    // To the right edge, not quite; then to the middle of nowhere.
    const json near_edge{right - 20 - legend[2].get<double>() / 2,
                         bottom - 150 - legend[3].get<double>() / 2};
    const json free{middle_x(canvas) - 40, middle_y(canvas) - 60};
    const auto dumps =
        run({R"({"wait":"layout"})",
             json{{"drag", json::array({"canvas.legend", near_edge})}, {"frames", 3}}.dump(),
             "dump", json{{"drag", json::array({"canvas.legend", free})}, {"frames", 3}}.dump(),
             "dump", R"({"double_click":"canvas.legend","frames":3})", "dump"},
            file);
    EXPECT_EQ(dumps[0]["legend_at"][0], 1) << "it holds on to the edge";
    EXPECT_NEAR(dumps[0]["widgets"]["canvas.legend"][0].get<double>() + legend[2].get<double>(),
                right - 14, 1.5);
    EXPECT_NEAR(middle_x(dumps[1]["widgets"]["canvas.legend"]), free[0].get<double>(), 4);
    EXPECT_NEAR(middle_y(dumps[1]["widgets"]["canvas.legend"]), free[1].get<double>(), 4);
    EXPECT_FALSE(dumps[2].contains("legend_at")) << "a double click lets it go";
    EXPECT_EQ(dumps[2]["camera"], dumps[0]["camera"]) << "the view stays where it is";
    EXPECT_EQ(dumps[2]["undo"], 0) << "the legend is no part of what is undone";
}

TEST_F(CanvasReplay, EscapePutsADraggedLegendBack) {
    const std::string file = three();
    const json start = settled(file);
    const auto dumps =
        run({R"({"wait":"layout"})", R"({"move":"canvas.legend"})", R"({"press":"left"})",
             json{{"move", json::array({middle_x(start["widgets"]["canvas"]), 300})}}.dump(),
             R"({"frames":2})", "dump", R"({"key":"Escape"})", R"({"release":"left","frames":3})",
             "dump"},
            file);
    EXPECT_TRUE(dumps[0].contains("legend_at"));
    EXPECT_FALSE(dumps[1].contains("legend_at"));
}

TEST_F(CanvasReplay, ANoteIsWrittenMovedChangedAndDeleted) {
    const std::string file = three();
    const json start = settled(file);
    const auto dumps =
        run(joined({begin,
                    right_click(place_of(start, "syria")),
                    {"dump"},
                    {R"({"click":"canvas.menu.note","frames":3})", "dump",
                     R"({"text":"First line"})", R"({"key":"Shift+Enter"})",
                     R"({"text":"and a second"})", R"({"key":"Enter","frames":3})", "dump"},
                    {R"({"drag":["note.0",[500,300]],"frames":3})", "dump"},
                    {R"({"double_click":"note.0","frames":3})", R"({"key":"Ctrl+A"})",
                     R"({"text":"Changed"})", R"({"key":"Enter","frames":3})", "dump"},
                    {R"({"click":"note.0","frames":2})", R"({"key":"Delete","frames":2})", "dump"},
                    {R"({"key":"Ctrl+Z"})", R"({"key":"Ctrl+Z"})", "dump"},
                    {R"({"key":"Ctrl+Z"})", R"({"key":"Ctrl+Z","frames":2})", "dump"}}),
            file);
    EXPECT_TRUE(dumps[0]["widgets"].contains("canvas.menu.highlight"));
    EXPECT_TRUE(dumps[1]["widgets"].contains("canvas.note.text"));
    ASSERT_EQ(dumps[2]["annotations"]["notes"].size(), 1U);
    EXPECT_EQ(dumps[2]["annotations"]["notes"][0]["text"], "First line\nand a second");
    EXPECT_EQ(dumps[2]["undo"], 1);
    EXPECT_FALSE(dumps[2]["widgets"].contains("canvas.note.text"));
    EXPECT_NEAR(middle_x(dumps[3]["widgets"]["note.0"]), 500, 2);
    EXPECT_NEAR(middle_y(dumps[3]["widgets"]["note.0"]), 300, 2);
    EXPECT_EQ(dumps[3]["undo"], 2) << "a drag is one step";
    EXPECT_EQ(dumps[4]["annotations"]["notes"][0]["text"], "Changed");
    EXPECT_EQ(dumps[4]["annotations"]["notes"][0]["place"],
              dumps[3]["annotations"]["notes"][0]["place"]);
    EXPECT_FALSE(dumps[5].contains("annotations"));
    EXPECT_EQ(dumps[6]["annotations"], dumps[3]["annotations"]);
    EXPECT_FALSE(dumps[7].contains("annotations")) << "back to the beginning";
    EXPECT_EQ(dumps[7]["undo"], 0);
    EXPECT_EQ(dumps[7]["redo"], 4);
}

TEST_F(CanvasReplay, EscapeLeavesNoNoteAndAClickElsewhereKeepsIt) {
    const std::string file = three();
    const json start = settled(file);
    const json& canvas = start["widgets"]["canvas"];
    const std::string empty =
        json{canvas[0].get<double>() + canvas[2].get<double>() - 60, canvas[1].get<double>() + 60}
            .dump();
    const auto dumps =
        run(joined({begin,
                    right_click(empty),
                    {R"({"click":"canvas.menu.note","frames":3})", R"({"text":"Never mind"})",
                     R"({"key":"Escape","frames":3})", "dump"},
                    right_click(empty),
                    {R"({"click":"canvas.menu.note","frames":3})", R"({"text":"Kept"})",
                     json{{"click", json::array({middle_x(canvas), canvas[1].get<double>() + 30})},
                          {"frames", 3}}
                         .dump(),
                     "dump"}}),
            file);
    EXPECT_FALSE(dumps[0].contains("annotations"));
    EXPECT_FALSE(dumps[0]["widgets"].contains("canvas.note.text"));
    ASSERT_TRUE(dumps[1].contains("annotations"));
    EXPECT_EQ(dumps[1]["annotations"]["notes"][0]["text"], "Kept");
}

TEST_F(CanvasReplay, HighlightsComeAndGo) {
    const std::string file = three();
    const json start = settled(file);
    const auto dumps =
        run(joined({begin,
                    {R"({"click":)" + place_of(start, "iran") + "}", R"({"key":"H","frames":2})",
                     "dump", R"({"key":"H","frames":2})", "dump"},
                    {R"({"key":"Escape"})"},
                    right_click(place_of(start, "russia")),
                    {R"({"click":"canvas.menu.highlight","frames":3})", "dump",
                     R"({"key":"Ctrl+Z","frames":2})", "dump"}}),
            file);
    EXPECT_EQ(dumps[0]["annotations"]["highlighted_nodes"], json::array({"iran"}));
    EXPECT_FALSE(dumps[1].contains("annotations"));
    EXPECT_EQ(dumps[2]["annotations"]["highlighted_nodes"], json::array({"russia"}));
    EXPECT_FALSE(dumps[3].contains("annotations"));
}

TEST_F(CanvasReplay, AHullIsDrawnAroundTheSelectionNamedAndRemoved) {
    const std::string file = three();
    const json start = settled(file);
    const auto dumps = run(
        joined(
            {begin,
             {R"({"click":)" + place_of(start, "iran") + "}",
              R"({"click":)" + place_of(start, "russia") + R"(,"with":"Shift"})"},
             right_click(place_of(start, "russia")),
             {R"({"click":"canvas.menu.hull","frames":3})", R"({"text":"Two of them"})",
              R"({"key":"Enter","frames":3})", "dump"},
             {R"({"double_click":"hull.0","frames":3})", R"({"key":"Ctrl+A"})",
              R"({"text":"Renamed"})", R"({"key":"Enter","frames":3})", "dump"},
             {R"({"move":"hull.0"})", R"({"press":"right"})", R"({"release":"right","frames":3})",
              R"({"click":"canvas.menu.recolor","frames":3})", "dump"},
             {R"({"move":"hull.0"})", R"({"press":"right"})", R"({"release":"right","frames":3})",
              R"({"click":"canvas.menu.unhull","frames":3})", "dump"},
             {R"({"key":"Ctrl+Z"})", R"({"key":"Ctrl+Z"})", R"({"key":"Ctrl+Z","frames":2})",
              "dump"}}),
        file);
    const json& hull = dumps[0]["annotations"]["hulls"][0];
    EXPECT_EQ(hull["name"], "Two of them");
    EXPECT_EQ(hull["nodes"].size(), 2U);
    EXPECT_TRUE(dumps[0]["widgets"].contains("hull.0"));
    EXPECT_EQ(dumps[1]["annotations"]["hulls"][0]["name"], "Renamed");
    EXPECT_NE(dumps[2]["annotations"]["hulls"][0]["color"], hull["color"]);
    EXPECT_FALSE(dumps[3].contains("annotations"));
    EXPECT_EQ(dumps[4]["annotations"]["hulls"][0], hull);
}

TEST_F(CanvasReplay, TheMenuPinsThinsAndCopiesAndDragsOfTheRightButtonStillPan) {
    const std::string file = three();
    const json start = settled(file);
    const std::string iran = place_of(start, "iran");
    const auto dumps =
        run(joined({begin,
                    right_click(iran),
                    {R"({"click":"canvas.menu.pin","frames":3})", "dump"},
                    right_click(iran),
                    {R"({"click":"canvas.menu.pin","frames":3})", "dump"},
                    right_click(iran),
                    {R"({"click":"canvas.menu.copy","frames":3})", "dump"},
                    {R"({"move":)" + place_of(start, "russia") + "}", R"({"press":"right"})",
                     R"({"move":)" + place_of(start, "russia", 80, 60) + "}", R"({"frames":2})",
                     R"({"release":"right","frames":3})", "dump"}}),
            file);
    EXPECT_EQ(dumps[0]["pins"], json::array({"iran"}));
    EXPECT_TRUE(dumps[1]["pins"].empty());
    EXPECT_EQ(dumps[2]["messages"].back(), "Name copied");
    EXPECT_FALSE(dumps[3]["widgets"].contains("canvas.menu.note")) << "a drag opens no menu";
    EXPECT_NE(dumps[3]["camera"]["center"], dumps[0]["camera"]["center"]);
}

TEST_F(CanvasReplay, TheLegendKeepsStillWhileTheViewMoves) {
    const std::string file = three();
    std::vector<std::string> script{R"({"wait":"layout"})", R"({"move":"canvas"})"};
    for (int i = 0; i < 8; ++i) {
        script.emplace_back(R"({"wheel":[0,1],"frames":2})");
        script.emplace_back("dump");
    }
    std::size_t moves = 0;
    json before;
    for (const json& dump : run(script, file)) {
        const json& rect = dump["widgets"]["canvas.legend"];
        moves += !before.is_null() && rect != before ? 1 : 0;
        before = rect;
    }
    EXPECT_LE(moves, 2U);
}

} // namespace
} // namespace entente::test
