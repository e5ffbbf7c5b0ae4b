// SPDX-License-Identifier: MIT
// Drives the film dialog of the real program by scripts: what it promises is what is then written.
#include "tests/ui/replay_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

namespace entente::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

constexpr const char* four_years = R"({"format":"entente/1","title":"Four years","actors":[
  {"id":"iran","kind":"state","name":"Iran"},{"id":"russia","kind":"state","name":"Russia"},
  {"id":"china","kind":"state","name":"China"}],
  "events":[
  {"id":"e1","date":"2012-01-01","tone":4,"participants":["iran","russia"]},
  {"id":"e2","date":"2013-03","tone":-4,"participants":["iran","china"]},
  {"id":"e3","date":"2014-07-14","participants":["iran","russia","china"]},
  {"id":"e4","date":"2015-12-31","participants":["russia","china"]}]})";

class FilmReplay : public ReplayTest {
  protected:
    std::string data() { return dir_.write("four.json", four_years).string(); }

    std::vector<json> play(std::initializer_list<Lines> parts) {
        Lines lines = {R"({"wait":"layout"})", R"({"key":"Ctrl+Shift+F","frames":3})"};
        for (const Lines& part : parts) {
            lines.insert(lines.end(), part.begin(), part.end());
        }
        return run(lines, data());
    }
    static std::string click(const std::string& widget) {
        return json{{"click", widget}, {"frames", 2}}.dump();
    }
    /// Into a field of a number, whose buttons stand at its right.
    static Lines type(const std::string& widget, const std::string& text) {
        return {json{{"click", {widget, -40, 0}}, {"frames", 2}}.dump(), R"({"key":"Ctrl+A"})",
                json{{"text", text}}.dump(), R"({"key":"Tab","frames":2})"};
    }
    /// Into the folder of the test, and waits for it.
    Lines save_as(const std::string& name) const {
        Lines lines = {click("film.path"), R"({"key":"Ctrl+A"})",
                       json{{"text", path_of(name)}, {"frames", 2}}.dump(), click("film.save")};
        lines.emplace_back(R"({"wait":"save","frames":3})");
        return lines;
    }
    /// The file that the command writes with these options.
    std::string film_of(const std::string& name, const std::string& options) {
        const CommandResult made = run_command("'" + std::string(ENTENTE_PROGRAM) + "' film '" +
                                               data() + "' -o '" + path_of(name) + "' " + options);
        EXPECT_EQ(made.exit_code, 0) << made.err;
        return slurp(path_of(name));
    }
};

TEST_F(FilmReplay, WhatIsSavedIsWhatTheCommandWrites) {
    play(
        {{click("film.unit.year"), click("film.size.small")},
         save_as("typed.gif"),
         {click("film.kind.apng"), click("film.loop"), click("film.legend"), click("film.counted")},
         type("film.count", "5"),
         save_as("five.apng")});
    const std::string by_year =
        film_of("years.gif", "--unit year --size 854x480 --scale 0.8 --labels 60 --absent dimmed");
    EXPECT_FALSE(by_year.empty());
    EXPECT_TRUE(slurp(path_of("typed.gif")) == by_year);
    EXPECT_TRUE(slurp(path_of("five.apng")) ==
                film_of("five-too.apng", "--steps 5 --size 854x480 --scale 0.8 --labels 60 --once "
                                         "--absent dimmed "
                                         "--no-legend"));
}

TEST_F(FilmReplay, AStripAndAFolderOfPictures) {
    play({{click("film.kind.strip"), click("film.format.svg"), click("film.size.screen")},
          type("film.strip_count", "4"),
          save_as("strip"),
          {click("film.kind.frames"), click("film.unit.year"), click("film.size.small")},
          save_as("frames")});
    EXPECT_TRUE(slurp(path_of("strip.svg")) ==
                film_of("strip-too.svg", "--strip 4 --size 1600x1000 --labels 60 --absent dimmed"));
    std::size_t pictures = 0;
    for (const auto& entry : fs::directory_iterator(path_of("frames"))) {
        pictures += entry.path().extension() == ".png" ? 1U : 0U;
    }
    EXPECT_EQ(pictures, 4U);
}

TEST_F(FilmReplay, TheWindowAloneCanBeTheFilmsTime) {
    const Lines window = {R"({"key":"Escape","frames":2})",
                          click("timeline.range"),
                          R"({"key":"Ctrl+A"})",
                          R"({"text":"2013..2014"})",
                          R"({"key":"Enter","frames":40})",
                          R"({"key":"Ctrl+Shift+F","frames":3})"};
    play({window,
          {click("film.kind.webp"), click("film.unit.quarter"), click("film.time.window"),
           click("film.size.small")},
          save_as("two.webp")});
    EXPECT_TRUE(slurp(path_of("two.webp")) ==
                film_of("two-too.webp", "--window 2013/2014 --unit quarter --size 854x480 "
                                        "--scale 0.8 --labels 60 --absent dimmed"));
}

TEST_F(FilmReplay, WindowsAreComparedAsTheCommandDoes) {
    play({{click("film.kind.apng"), click("film.unit.year"), click("film.size.small"),
           click("film.compare.previous"), click("film.absent.hidden"), click("film.scales.window"),
           click("film.flow.flow")},
          save_as("previous.apng"),
          {click("film.kind.strip"), click("film.size.screen"), click("film.scales.all"),
           click("film.format.svg")},
          type("film.strip_count", "3"),
          save_as("strip")});
    EXPECT_TRUE(slurp(path_of("previous.apng")) ==
                film_of("previous-too.apng", "--unit year --size 854x480 --scale 0.8 --labels 60 "
                                             "--compare previous --scales window --tween 7"));
    EXPECT_TRUE(slurp(path_of("strip.svg")) ==
                film_of("strip-too.svg", "--strip 3 --size 1600x1000 --labels 60 --compare "
                                         "previous --scales all"));
}

TEST_F(FilmReplay, WhatIsPinnedIsWhatIsComparedWith) {
    const Lines pinned = {R"({"key":"Escape","frames":2})", click("timeline.period.2013"),
                          R"({"key":"C","frames":3})", click("timeline.period.2014"),
                          R"({"key":"Ctrl+Shift+F","frames":3})"};
    const auto dumps =
        play({pinned,
              {click("film.kind.strip"), click("film.format.svg"), click("film.size.screen")},
              type("film.strip_count", "4"),
              save_as("pinned")});
    EXPECT_TRUE(slurp(path_of("pinned.svg")) ==
                film_of("pinned-too.svg", "--strip 4 --size 1600x1000 --labels 60 --absent dimmed "
                                          "--compare 2013"));
}

TEST_F(FilmReplay, AStripThatIsOpenedIsMadeAgain) {
    film_of("strip.svg", "--strip 3 --window 2013/2015 --size 1600x1000 --compare previous "
                         "--absent dimmed --labels 60 --theme dark");
    Lines lines = {R"({"wait":"layout"})", R"({"key":"Ctrl+Shift+F","frames":3})"};
    for (const std::string& line : save_as("again")) {
        lines.push_back(line);
    }
    run(lines, path_of("strip.svg"));
    EXPECT_TRUE(slurp(path_of("again.svg")) == slurp(path_of("strip.svg")));
}

TEST_F(FilmReplay, AFileThatExistsIsReplacedOnlyWhenToldSo) {
    dir_.write("mine.gif", "precious");
    const auto dumps = play(
        {{click("film.unit.year"), click("film.size.small")}, save_as("mine.gif"), Lines{"dump"}});
    EXPECT_TRUE(dumps[0]["widgets"].contains("film.replace"));
    EXPECT_EQ(slurp(path_of("mine.gif")), "precious");
    play({{click("film.unit.year"), click("film.size.small")},
          save_as("mine.gif"),
          {click("film.replace"), R"({"wait":"save","frames":3})"}});
    EXPECT_EQ(slurp(path_of("mine.gif")).substr(0, 6), "GIF89a");
}

TEST_F(FilmReplay, AFilmThatCannotBeWrittenSaysSo) {
    const auto dumps = play({save_as("no-such-folder/a.gif"), Lines{"dump"}});
    EXPECT_TRUE(dumps[0]["widgets"].contains("film.error"));
    EXPECT_THAT(dumps[0]["messages"].dump(), HasSubstr("no-such-folder"));
}

TEST_F(FilmReplay, CancellingLeavesNothingBehind) {
    const auto dumps =
        play({{click("film.unit.day"), click("film.size.full"), click("film.path"),
               R"({"key":"Ctrl+A"})", json{{"text", path_of("long.gif")}, {"frames", 2}}.dump(),
               click("film.save")},
              Lines{"dump"},
              {click("film.cancel"), R"({"wait":"save","frames":3})"},
              Lines{"dump"}});
    EXPECT_TRUE(dumps[0]["widgets"].contains("film.progress"));
    EXPECT_TRUE(dumps[1]["widgets"].contains("film.save"));
    for (const auto& entry : fs::directory_iterator(dir_.path())) {
        EXPECT_EQ(entry.path().filename().string().find("long"), std::string::npos) << entry.path();
    }
}

TEST_F(FilmReplay, TheWindowStaysUsableWhileAFilmIsWritten) {
    const auto dumps =
        play({{click("film.unit.day"), click("film.size.full"), click("film.path"),
               R"({"key":"Ctrl+A"})", json{{"text", path_of("long.gif")}, {"frames", 2}}.dump(),
               click("film.save"), R"({"key":"Escape","frames":2})", click("timeline.period.2014")},
              Lines{"dump"},
              {R"({"key":"Ctrl+Shift+F","frames":3})", click("film.cancel"),
               R"({"wait":"save","frames":3})"}});
    EXPECT_EQ(dumps[0]["window"]["from"], "2014-01-01");
    EXPECT_EQ(dumps[0]["window"]["to"], "2014-12-31");
}

} // namespace
} // namespace entente::test
