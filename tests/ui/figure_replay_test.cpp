// SPDX-License-Identifier: MIT
// The dialog that saves figures, as a person uses it.
#include "tests/ui/replay_support.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <utility>

namespace entente::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using Lines = std::vector<std::string>;

constexpr const char* three_years = R"({"format":"entente/1","title":"Three: years?","actors":[
  {"id":"iran","kind":"state","name":"Iran","names":{"fa":"ایران"}},
  {"id":"russia","kind":"state","name":"Russia","names":{"fa":"روسیه"}},
  {"id":"china","kind":"state","name":"China"},
  {"id":"zarif","kind":"official","name":"Zarif","roles":[{"title":"minister","of":"iran","from":"2013"}]},
  {"id":"lavrov","kind":"official","name":"Lavrov","roles":[{"title":"minister","of":"russia"}]}],
  "topics":[{"id":"syria","name":"Syria"}],
  "events":[
  {"id":"e1","date":"2013-12-11","title":"Ministers meet","tone":4,"participants":["zarif","lavrov"],"topics":["syria"]},
  {"id":"e2","date":"2014-03","title":"A complaint","tone":-4,
   "participants":[{"actor":"iran","role":"source"},{"actor":"russia","role":"target"}]},
  {"id":"e3","date":"2015-07-14","title":"They agree","participants":["iran","russia","china"]}]})";

/// Width and height that a PNG tells of itself.
std::pair<int, int> size_of_png(const std::string& path) {
    const std::string bytes = slurp(path);
    if (bytes.size() < 24 || bytes.compare(1, 3, "PNG") != 0) {
        return {0, 0};
    }
    const auto number = [&](std::size_t at) {
        int value = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            value = value * 256 + static_cast<unsigned char>(bytes[i]);
        }
        return value;
    };
    return {number(16), number(20)};
}

class FigureReplay : public ReplayTest {
  protected:
    std::string data() { return dir_.write("three.json", three_years).string(); }

    static std::string click(const std::string& widget) { return json{{"click", widget}}.dump(); }
    static Lines type(const std::string& widget, const std::string& text) {
        return {click(widget), R"({"key":"Ctrl+A"})", json{{"text", text}}.dump(),
                R"({"frames":2})"};
    }
    static Lines choose(const std::string& list, const std::string& item) {
        return {click(list), click(item), R"({"frames":2})"};
    }
    /// Into the folder of the test.
    Lines save_as(const std::string& name) const {
        Lines lines = type("figure.path", path_of(name));
        lines.push_back(click("figure.save"));
        lines.emplace_back(R"({"wait":"save","frames":3})");
        return lines;
    }
    static Lines opened() {
        return {R"({"wait":"layout"})", R"({"key":"Ctrl+S","frames":3})", R"({"wait":"picture"})"};
    }
    static Lines window(const std::string& range) {
        Lines lines = {R"({"click":"timeline.range"})", R"({"key":"Ctrl+A"})"};
        lines.push_back(json{{"text", range}}.dump());
        lines.emplace_back(R"({"key":"Enter","frames":40})");
        lines.emplace_back(R"({"wait":"picture"})");
        return lines;
    }
    std::vector<json> play(std::initializer_list<Lines> parts, const std::string& options = {}) {
        Lines lines;
        for (const Lines& part : parts) {
            lines.insert(lines.end(), part.begin(), part.end());
        }
        return options.empty() ? run(lines, data()) : run(lines, data(), options);
    }
};

const Lines dump{"dump"};

TEST_F(FigureReplay, ThePreviewAndTheFrameAreShown) {
    const json dumped = play({opened(), dump}).front();
    const json& widgets = dumped["widgets"];
    ASSERT_TRUE(widgets.contains("figure.picture"));
    EXPECT_NEAR(widgets["figure.picture"][2].get<double>() /
                    widgets["figure.picture"][3].get<double>(),
                16.0 / 9, 0.02);
    EXPECT_GT(dumped["figure"]["bytes"], 1000);
    // All of the frame lies on the canvas, and all nodes in the frame.
    const json& frame = widgets["figure.frame.rect"];
    const json& canvas = widgets["canvas"];
    for (const std::size_t axis : {std::size_t{0}, std::size_t{1}}) {
        const auto end = [&](const json& rect) {
            return rect[axis].get<double>() + rect[axis + 2].get<double>();
        };
        EXPECT_GE(frame[axis], canvas[axis]);
        EXPECT_LE(end(frame), end(canvas));
        for (const auto& [id, at] : dumped["nodes"].items()) {
            EXPECT_GT(at[axis], frame[axis]) << id;
            EXPECT_LT(at[axis], end(frame)) << id;
        }
    }
    EXPECT_FALSE(widgets.contains("details.title")); // the dialog has taken its place
}

TEST_F(FigureReplay, PresetsAndTypedSizesGiveTheirPixels) {
    play({opened(),
          choose("figure.preset", "figure.preset.column"),
          save_as("column.png"),
          choose("figure.preset", "figure.preset.columns"),
          save_as("columns.png"),
          choose("figure.preset", "figure.preset.a4p"),
          save_as("a4p.png"),
          {click("figure.unit.mm")},
          type("figure.dpi", "254"),
          type("figure.width", "60"),
          type("figure.height", "40"),
          save_as("mm.png"),
          {click("figure.unit.px")},
          type("figure.width", "640"),
          type("figure.height", "480"),
          save_as("px.png")});
    EXPECT_EQ(size_of_png(path_of("column.png")), std::pair(1004, 1004));
    EXPECT_EQ(size_of_png(path_of("columns.png")), std::pair(2126, 1417));
    EXPECT_EQ(size_of_png(path_of("a4p.png")), std::pair(2480, 3508));
    EXPECT_EQ(size_of_png(path_of("mm.png")), std::pair(600, 400));
    EXPECT_EQ(size_of_png(path_of("px.png")), std::pair(640, 480));
}

TEST_F(FigureReplay, TheEndingIsTheFormat) {
    play({opened(),
          save_as("typed.svg"),
          save_as("typed.PDF"),
          {click("figure.format.svg")},
          {click("figure.save"), R"({"wait":"save"})"},
          save_as("without"),
          {click("figure.format.png"), click("figure.save"), R"({"wait":"save"})"}});
    EXPECT_THAT(slurp(path_of("typed.svg")).substr(0, 300), HasSubstr("<svg"));
    EXPECT_EQ(slurp(path_of("typed.PDF")).substr(0, 5), "%PDF-");
    EXPECT_FALSE(fs::exists(path_of("typed.PDF.svg")));
    EXPECT_THAT(slurp(path_of("without.svg")).substr(0, 300), HasSubstr("<svg"));
    EXPECT_EQ(slurp(path_of("without.png")).substr(1, 3), "PNG");
}

TEST_F(FigureReplay, AFileIsNamedAfterTitleAndWindow) {
    const auto dumps = play({opened(),
                             dump,
                             window("2014"),
                             dump,
                             window("2013-12..2014-03"),
                             dump,
                             {R"({"move":"figure.preset"})", R"({"wheel":[0,-30],"frames":3})"},
                             type("figure.title", "Mine"),
                             {R"({"wait":"picture"})"},
                             dump});
    EXPECT_EQ(dumps[0]["figure"]["name"], "Three years");
    EXPECT_EQ(dumps[1]["figure"]["name"], "Three years 2014");
    EXPECT_EQ(dumps[2]["figure"]["name"], "Three years 2013-12 to 2014-03");
    EXPECT_EQ(dumps[3]["figure"]["name"], "Mine 2013-12 to 2014-03");
}

TEST_F(FigureReplay, SavingAgainTakesTheNextFreeName) {
    const auto dumps = play({opened(),
                             save_as("one.png"),
                             {R"({"key":"Escape","frames":2})"},
                             dump,
                             {R"({"key":"Ctrl+Alt+S"})", R"({"wait":"save"})",
                              R"({"key":"Ctrl+Alt+S"})", R"({"wait":"save","frames":2})"},
                             dump});
    EXPECT_FALSE(dumps[0]["widgets"].contains("figure.save"));
    EXPECT_THAT(dumps[1]["messages"].dump(), HasSubstr("one 3.png"));
    EXPECT_FALSE(slurp(path_of("one.png")).empty());
    EXPECT_TRUE(slurp(path_of("one.png")) == slurp(path_of("one 2.png")));
    EXPECT_TRUE(slurp(path_of("one.png")) == slurp(path_of("one 3.png")));
}

TEST_F(FigureReplay, SavingAgainOpensTheDialogTheFirstTime) {
    const auto dumps = play({{R"({"wait":"layout"})", R"({"key":"Ctrl+Alt+S","frames":3})"}, dump});
    EXPECT_TRUE(dumps[0]["widgets"].contains("figure.save"));
    EXPECT_THAT(dumps[0]["messages"].dump(), ::testing::Not(HasSubstr("Saved")));
}

TEST_F(FigureReplay, FramesAreFixedAsTheyAreChosen) {
    const auto dumps =
        play({opened(),
              dump,
              window("2015"),
              dump, // the same for all time
              choose("figure.frame", "figure.frame.window"),
              {R"({"wait":"picture"})"},
              dump,
              choose("figure.frame", "figure.frame.canvas"),
              {R"({"move":"canvas"})", R"({"wheel":[0,4],"frames":3})", R"({"wait":"picture"})"},
              dump,
              save_as("canvas.png"),
              choose("figure.frame", "figure.frame.last"),
              {R"({"move":"canvas"})", R"({"wheel":[0,-6],"frames":3})"},
              window("2013"),
              dump,
              choose("figure.frame", "figure.frame.alone"),
              {R"({"wait":"picture"})"},
              dump});
    const auto frame = [&](std::size_t i) {
        const json& figure = dumps[i]["figure"];
        return figure.contains("frame") ? figure["frame"] : json();
    };
    EXPECT_EQ(frame(0), frame(1));
    EXPECT_NE(frame(2), frame(1)); // around the states of 2015 alone
    EXPECT_NE(frame(3), frame(2));
    EXPECT_EQ(frame(4), frame(3)); // though window and canvas are others
    EXPECT_TRUE(frame(5).is_null());
    // The frame that follows the canvas has the figure's proportions, in the canvas's middle.
    const json& rect = dumps[3]["widgets"]["figure.frame.rect"];
    const json& canvas = dumps[3]["widgets"]["canvas"];
    EXPECT_NEAR(rect[2].get<double>() / rect[3].get<double>(), 16.0 / 9, 0.01);
    EXPECT_NEAR(rect[0].get<double>() + rect[2].get<double>() / 2,
                canvas[0].get<double>() + canvas[2].get<double>() / 2, 1);
    // It holds what the rectangle shows: as many layout units as pixels through the scale.
    EXPECT_NEAR(frame(3)[2].get<double>() * dumps[3]["camera"]["scale"].get<double>(),
                rect[2].get<double>(), 1);
}

TEST_F(FigureReplay, WhatIsSavedIsWhatRenderDraws) {
    play({opened(),
          choose("figure.preset", "figure.preset.columns"),
          {click("figure.unit.px"), R"({"move":"figure.preset"})", R"({"wheel":[0,-3],"frames":3})",
           click("figure.theme.dark"), click("figure.background.none"), click("figure.legend"),
           R"({"wheel":[0,-20],"frames":3})"},
          choose("figure.labels", "figure.labels.fitting"),
          choose("figure.language", "figure.language.fa"),
          type("figure.title", "A title"),
          type("figure.caption.text", "In few words"),
          {R"({"wait":"picture"})"},
          save_as("saved.png"),
          {click("figure.format.svg"), click("figure.save"), R"({"wait":"save"})"}});
    const std::string options =
        " --size 180x120mm --dpi 300 --scale 0.75 --theme dark --background transparent "
        "--absent dimmed --no-legend --language fa --title 'A title' --caption 'In few words'";
    for (const char* ending : {".png", ".svg"}) {
        const std::string rendered = path_of("rendered") + ending;
        const CommandResult render = run_command("'" + std::string(ENTENTE_PROGRAM) + "' render '" +
                                                 data() + "' -o '" + rendered + "'" + options);
        ASSERT_EQ(render.exit_code, 0) << render.err;
        EXPECT_FALSE(slurp(rendered).empty());
        EXPECT_TRUE(slurp(path_of("saved") + ending) == slurp(rendered)) << ending;
    }
}

TEST_F(FigureReplay, WhatIsDrawnOfOtherTimesCanBeOfTheFigureAlone) {
    const Lines compared = {
        R"({"wait":"layout"})",           R"({"click":"timeline.period.2014","frames":40})",
        R"({"key":"C","frames":5})",      R"({"click":"timeline.period.2015","frames":40})",
        R"({"key":"Ctrl+S","frames":3})", R"({"wait":"picture"})"};
    const auto dumps = play(
        {compared,
         choose("figure.preset", "figure.preset.columns"),
         {click("figure.format.svg")},
         save_as("seen.svg"),
         {R"({"move":"figure.preset"})", R"({"wheel":[0,-20],"frames":3})", click("figure.compare"),
          click("figure.absent.hidden"), click("figure.scales.window")},
         save_as("own.svg"),
         dump});
    EXPECT_TRUE(dumps[0].contains("compared_with")) << "the window compares on";
    const auto render = [&](const std::string& options) {
        const std::string out = path_of("rendered.svg");
        const CommandResult made = run_command(
            "'" + std::string(ENTENTE_PROGRAM) + "' render '" + data() + "' -o '" + out +
            "' --size 180x120mm --dpi 300 --scale 0.75 --labels 60 "
            "--window 2015-01-01/2015-07-14 " +
            options);
        EXPECT_EQ(made.exit_code, 0) << made.err;
        return slurp(out);
    };
    EXPECT_TRUE(slurp(path_of("seen.svg")) == render("--absent dimmed --compare 2014"));
    EXPECT_TRUE(slurp(path_of("own.svg")) == render("--absent hidden --scales window"));
}

TEST_F(FigureReplay, WordsGoBackToThoseThatAreMade) {
    const auto dumps = play({opened(),
                             {R"({"move":"figure.preset"})", R"({"wheel":[0,-30],"frames":3})"},
                             dump,
                             type("figure.title", "Mine"),
                             dump,
                             {click("figure.title.auto"), R"({"frames":2})"},
                             dump});
    EXPECT_FALSE(dumps[0]["widgets"].contains("figure.title.auto"));
    EXPECT_TRUE(dumps[1]["widgets"].contains("figure.title.auto"));
    EXPECT_FALSE(dumps[2]["widgets"].contains("figure.title.auto"));
    EXPECT_EQ(dumps[2]["figure"]["name"], "Three years");
}

TEST_F(FigureReplay, ChoicesAreKeptBetweenOpenings) {
    play({opened(),
          choose("figure.preset", "figure.preset.column"),
          {click("figure.trim")},
          save_as("first.png"),
          {R"({"key":"Escape","frames":2})", R"({"key":"Ctrl+S","frames":3})"},
          {R"({"wait":"picture"})"},
          save_as("second.png")});
    EXPECT_FALSE(slurp(path_of("first.png")).empty());
    const auto [width, height] = size_of_png(path_of("first.png"));
    EXPECT_LE(width, 1004);
    EXPECT_LT(height, 1004); // trimmed
    EXPECT_TRUE(slurp(path_of("first.png")) == slurp(path_of("second.png")));
}

TEST_F(FigureReplay, WhatIsInTheWayIsToldBeforeTheWork) {
    const auto dumps = play({opened(),
                             dump,
                             type("figure.folder", path_of("nowhere")),
                             dump,
                             {click("figure.save"), R"({"wait":"save","frames":3})"},
                             dump,
                             type("figure.folder", dir_.path().string()),
                             type("figure.path", "figure.jpg"),
                             dump,
                             type("figure.path", "three.json"),
                             dump});
    EXPECT_EQ(dumps[0]["figure"]["problem"], "");
    EXPECT_THAT(dumps[1]["figure"]["problem"].get<std::string>(), HasSubstr("nowhere"));
    EXPECT_TRUE(dumps[1]["widgets"].contains("figure.problem"));
    EXPECT_THAT(dumps[2]["messages"].dump(), ::testing::Not(HasSubstr("Saved")));
    EXPECT_FALSE(fs::exists(path_of("nowhere")));
    EXPECT_THAT(dumps[3]["figure"]["problem"].get<std::string>(), HasSubstr(".png"));
    EXPECT_NE(dumps[4]["figure"]["problem"], ""); // the data themselves
    EXPECT_TRUE(slurp(path_of("three.json")) == three_years);
}

TEST_F(FigureReplay, AnExportThatIsGivenUpLeavesNothing) {
    Lines lines = type("figure.width", "12000");
    const Lines height = type("figure.height", "12000");
    const Lines path = type("figure.path", path_of("large.png"));
    lines.insert(lines.end(), height.begin(), height.end());
    lines.insert(lines.end(), path.begin(), path.end());
    const auto dumps = play({opened(),
                             lines,
                             {click("figure.save"), R"({"frames":2})"},
                             dump,
                             {click("figure.cancel"), R"({"frames":2})"},
                             dump});
    EXPECT_EQ(dumps[0]["figure"]["saving"], true);
    EXPECT_TRUE(dumps[0]["widgets"].contains("figure.progress"));
    EXPECT_EQ(dumps[1]["figure"]["saving"], false);
    EXPECT_THAT(dumps[1]["messages"].dump(), HasSubstr("nothing was saved"));
    for (const auto& entry : fs::directory_iterator(dir_.path())) {
        EXPECT_THAT(entry.path().filename().string(), ::testing::Not(HasSubstr("large")));
    }
}

TEST_F(FigureReplay, ThePictureIsCopied) {
    const auto dumps = play({opened(),
                             save_as("saved.png"),
                             {R"({"key":"Escape","frames":2})", R"({"key":"Ctrl+Shift+C"})",
                              R"({"wait":"save","frames":2})"},
                             dump});
    ASSERT_TRUE(dumps[0].contains("copied"));
    EXPECT_EQ(dumps[0]["copied"]["width"], 1920);
    EXPECT_EQ(dumps[0]["copied"]["height"], 1080);
    EXPECT_EQ(dumps[0]["copied"]["bytes"], fs::file_size(path_of("saved.png")));
    EXPECT_THAT(dumps[0]["messages"].dump(), HasSubstr("copied"));
}

TEST_F(FigureReplay, TheWindowStaysUsableBesideTheDialog) {
    const auto dumps = play({opened(),
                             window("2014"),
                             {R"({"click":"timeline.unit","frames":2})",
                              R"({"click":"timeline.unit.year"})", R"({"key":"Left","frames":3})"},
                             dump,
                             {R"({"click":"figure.preview"})", R"({"wait":"picture","frames":2})"},
                             dump,
                             {R"({"key":"Escape","frames":2})"},
                             dump,
                             {R"({"key":"Escape","frames":2})"},
                             dump});
    EXPECT_TRUE(dumps[0]["widgets"].contains("figure.save"));
    EXPECT_EQ(dumps[0]["window"]["to"], "2014-12-10");
    EXPECT_TRUE(dumps[1]["widgets"].contains("figure.large"));
    EXPECT_FALSE(dumps[2]["widgets"].contains("figure.large"));
    EXPECT_TRUE(dumps[2]["widgets"].contains("figure.save"));
    EXPECT_FALSE(dumps[3]["widgets"].contains("figure.save"));
}

TEST_F(FigureReplay, SmallWindowsHaveItOverTheCanvas) {
    const json dumped = play({opened(), save_as("small.png"), dump}, "--size 760x560").front();
    EXPECT_FALSE(slurp(path_of("small.png")).empty());
    EXPECT_TRUE(dumped["widgets"].contains("figure.save"));
    EXPECT_FALSE(dumped["widgets"].contains("figure.frame.rect"));
}

} // namespace
} // namespace entente::test
