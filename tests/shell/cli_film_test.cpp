// SPDX-License-Identifier: MIT
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

namespace entente::test {
namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;
using Bytes = std::map<std::string, std::string>; ///< of each file that a film is made of

class FilmTest : public testing::Test {
  protected:
    FilmTest() : file_(quoted(dir_.write("small.json", small_data).string())) {}

    void SetUp() override {
        static const CommandResult probe = [] {
            const TempDir dir;
            return entente("render " + quoted(dir.write("small.json", small_data).string()) +
                           " --size 64x64 -o " + quoted((dir.path() / "probe.png").string()));
        }();
        if (probe.exit_code == 4) {
            GTEST_SKIP() << "no graphics context here: " << probe.err;
        }
    }
    [[nodiscard]] std::string path(const std::string& name) const {
        return (dir_.path() / name).string();
    }
    /// Runs `film`, which is expected to say nothing.
    void film(const std::string& arguments, const std::string& name) {
        const CommandResult result = entente("film " + arguments + " -o " + quoted(path(name)));
        EXPECT_EQ(result.exit_code, 0) << result.err;
        EXPECT_EQ(result.err, "") << arguments;
    }
    std::string refused(const std::string& arguments) {
        const CommandResult result =
            entente("film " + arguments + " -o " + quoted(path("refused.gif")));
        EXPECT_EQ(result.exit_code, 2) << arguments;
        EXPECT_FALSE(fs::exists(path("refused.gif")));
        return result.err;
    }
    [[nodiscard]] Bytes bytes(const std::string& name) const {
        Bytes files;
        if (!fs::is_directory(path(name))) {
            files[""] = slurp(path(name));
            return files;
        }
        for (const auto& entry : fs::directory_iterator(path(name))) {
            files[entry.path().filename().string()] = slurp(entry.path());
        }
        return files;
    }
    [[nodiscard]] std::string like(const std::string& name) const {
        return "--like " + quoted(path(name)) + " ";
    }

    TempDir dir_;
    std::string file_;
};

class CliFilm : public FilmTest, public testing::WithParamInterface<const char*> {
  protected:
    [[nodiscard]] static std::string named(const std::string& stem) { return stem + GetParam(); }
};

INSTANTIATE_TEST_SUITE_P(Forms, CliFilm, testing::Values(".gif", ".webp", ".apng", ""),
                         [](const auto& form) {
                             const std::string ending = form.param;
                             return ending.empty() ? std::string("frames") : ending.substr(1);
                         });

constexpr const char* uncompared = " --size 240x180 --unit quarter --window 2013-07/2015 --absent "
                                   "dimmed --relax 2 --scales window "
                                   "--tween 2 --quiet show --theme dark ";
const std::string all_choices = std::string(uncompared) + "--compare previous ";

TEST_P(CliFilm, HasTheSameBytesEachTimeAndOnAnyNumberOfThreads) {
    for (const std::string& choices :
         {std::string(" --size 240x180 --unit quarter --window 2013-07/2015 "), all_choices}) {
        film(file_ + choices + "--threads 1 --replace", named("once"));
        film(file_ + choices + "--threads 2 --replace", named("twice"));
        EXPECT_GT(bytes(named("once")).begin()->second.size(), 500U);
        EXPECT_TRUE(bytes(named("once")) == bytes(named("twice"))) << choices;
        fs::remove_all(path(named("once")));
        fs::remove_all(path(named("twice")));
    }
}

TEST_P(CliFilm, IsMadeAgainFromItsRecipe) {
    film(file_ + all_choices, named("a"));
    const std::string of_frames = *GetParam() == '\0' ? "/frame-0002.png" : "";
    film(like(named("a") + of_frames), named("b"));
    EXPECT_TRUE(bytes(named("a")) == bytes(named("b")));
    // An option that is given wins.
    film(like(named("a") + of_frames) + "--compare none", named("c"));
    EXPECT_FALSE(bytes(named("a")) == bytes(named("c")));
    film(file_ + uncompared, named("d"));
    EXPECT_TRUE(bytes(named("c")) == bytes(named("d")));
}

class CliStrip : public FilmTest, public testing::WithParamInterface<const char*> {
  protected:
    [[nodiscard]] static std::string named(const std::string& stem) { return stem + GetParam(); }
};

INSTANTIATE_TEST_SUITE_P(Formats, CliStrip, testing::Values(".png", ".svg", ".pdf"),
                         [](const auto& format) { return std::string(format.param).substr(1); });

TEST_P(CliStrip, IsMadeAgainFromItsRecipe) {
    film(file_ + " --strip 3 --size 600x400 --window 2013/2015 --compare 2013 --per-day "
                 "--absent dimmed --relax 1.5 --seed 3",
         named("a"));
    film(like(named("a")), named("b"));
    EXPECT_TRUE(bytes(named("a")) == bytes(named("b")));
    const CommandResult rendered =
        entente("render " + like(named("a")) + "-o " + quoted(path(named("c"))));
    EXPECT_EQ(rendered.exit_code, 0) << rendered.err;
    EXPECT_TRUE(bytes(named("a")) == bytes(named("c"))) << "render knows a strip, too";
}

class CliFilms : public FilmTest {
  protected:
    std::string strip(const std::string& options) {
        film(file_ + " --strip 3 --size 1200x800 --window 2013/2015 " + options, "strip.svg");
        return slurp(path("strip.svg"));
    }
    std::size_t frames(const std::string& options) {
        fs::remove_all(path("frames"));
        film(file_ + " --size 160x120 " + options, "frames");
        return bytes("frames").size();
    }
};

TEST_F(CliFilms, TellsWhatBecameOfTiesInEachPanel) {
    const std::string plain = strip("");
    EXPECT_THAT(plain, Not(HasSubstr("compared")));
    EXPECT_THAT(plain, HasSubstr(">3 windows<"));
    const std::string previous = strip("--compare previous");
    EXPECT_THAT(previous, HasSubstr("3 windows, each compared with the one before it"));
    EXPECT_THAT(previous, HasSubstr(">compared with none<")) << "the first window";
    EXPECT_THAT(previous, HasSubstr("Each window"));
    EXPECT_THAT(previous, HasSubstr(" lost<"));
    EXPECT_THAT(previous, HasSubstr(" new<"));
    const std::string pinned = strip("--compare 2013 --per-day");
    EXPECT_THAT(pinned, HasSubstr("each compared with 2013, strengths per day"));
    EXPECT_THAT(pinned, HasSubstr(">no change<")) << "of 2013 with itself";
    EXPECT_THAT(pinned, Not(HasSubstr(">compared with none<")));
}

TEST_F(CliFilms, TellsWhatIsDrawnBesideTheWindows) {
    EXPECT_THAT(strip(""), Not(HasSubstr("of other times")));
    const std::string all = strip("--absent dimmed --relax 2 --scales window");
    EXPECT_THAT(all, HasSubstr("nodes near home for this window, up to 2 % of the diagonal away"));
    EXPECT_THAT(all, HasSubstr("nodes of other times pale"));
    EXPECT_THAT(all, HasSubstr("Not in this window"));
    EXPECT_THAT(all, HasSubstr("Each window has its own scales"));
    EXPECT_THAT(all, HasSubstr("100 %"));
    EXPECT_THAT(strip("--scales all"), HasSubstr("Scales are the same for all time"));
}

TEST_F(CliFilms, HasAsManyPicturesAsItsModeAndTweenAskFor) {
    EXPECT_EQ(frames("--unit year --window 2013/2015"), 3U);
    EXPECT_EQ(frames("--unit year --window 2013/2015 --tween 4"), 15U);
    EXPECT_EQ(frames("--unit year --window 2013/2015 --mode growing"), 3U);
    EXPECT_EQ(frames("--unit year --window 2014 --mode from-here"), 2U);
    EXPECT_EQ(frames("--unit year --window 2013/2015 --mode memory --half-life 90"), 3U);
    EXPECT_EQ(frames("--unit year --window 2013/2015 --mode instant"), 3U);
}

TEST_F(CliFilms, LeavesOutQuietStretchesUnlessToldOtherwise) {
    // February to August 2013 have no event; the first window is always shown.
    EXPECT_EQ(frames("--unit month --window 2013 --not-type accuse"), 5U);
    EXPECT_EQ(frames("--unit month --window 2013 --not-type accuse --quiet show"), 12U);
    EXPECT_EQ(frames("--steps 12 --window 2013 --not-type accuse"), 12U)
        << "so many were asked for";
}

TEST_F(CliFilms, FollowsAFigureOrAView) {
    const CommandResult made = entente("render " + file_ +
                                       " --size 300x200 --window 2013/2015 --theme dark --seed 4 "
                                       "--compare 2013 --absent dimmed -o " +
                                       quoted(path("figure.png")));
    ASSERT_EQ(made.exit_code, 0) << made.err;
    film(like("figure.png") + "--unit year", "a.gif");
    film(file_ + " --size 300x200 --window 2013/2015 --theme dark --seed 4 --compare 2013 "
                 "--absent dimmed --unit year",
         "b.gif");
    EXPECT_TRUE(bytes("a.gif") == bytes("b.gif"));
}

TEST_F(CliFilms, TellsWhatDoesNotGoTogether) {
    EXPECT_THAT(refused(file_ + " --per-day"), HasSubstr("--compare"));
    EXPECT_THAT(refused(file_ + " --per-day --compare previous --mode memory"),
                HasSubstr("--per-day"));
    EXPECT_THAT(refused(file_ + " --compare nonsense"), HasSubstr("--compare"));
    EXPECT_THAT(refused(file_ + " --tween 1000"), HasSubstr("--tween"));
    EXPECT_THAT(refused(file_ + " --scales mine"), HasSubstr("shared"));
    const CommandResult data = entente("film --like " + file_ + " -o " + quoted(path("a.gif")));
    EXPECT_EQ(data.exit_code, 3);
    EXPECT_THAT(data.err, HasSubstr("--like"));
}

} // namespace
} // namespace entente::test
