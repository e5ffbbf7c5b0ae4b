// SPDX-License-Identifier: MIT
// render --like: a figure made again from its own recipe.
#include "app/io/png_writer.hpp"
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace entente::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

namespace fs = std::filesystem;

constexpr const char* shape = " --size 500x400 --title Title --theme dark --window 2013/2014 "
                              "--not-topic nuclear --labels 3 --seed 5 ";

class CliLike : public testing::TestWithParam<const char*> {
  protected:
    CliLike() { data_ = dir_.write("small.json", small_data); }

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
    [[nodiscard]] std::string ending() const { return GetParam(); }
    [[nodiscard]] fs::path path(const std::string& stem) const {
        return dir_.path() / (stem + ending());
    }
    CommandResult render(const std::string& arguments, const fs::path& out) {
        return entente("render " + arguments + " -o " + quoted(out.string()));
    }
    /// Renders and expects that nothing is said.
    void made(const std::string& arguments, const fs::path& out) {
        const CommandResult result = render(arguments, out);
        EXPECT_EQ(result.exit_code, 0) << result.err;
        EXPECT_EQ(result.err, "");
    }
    static std::string like(const fs::path& figure) { return "--like " + quoted(figure.string()); }
    [[nodiscard]] std::string data() const { return quoted(data_.string()); }
    /// Names that are not those of the data or of the figures: nothing half-written is left.
    [[nodiscard]] std::vector<std::string> others() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(dir_.path())) {
            const std::string name = entry.path().filename().string();
            if (name != "small.json" && entry.path().stem().string().size() > 1) {
                names.push_back(name);
            }
        }
        return names;
    }

    TempDir dir_;
    fs::path data_;
};

INSTANTIATE_TEST_SUITE_P(Formats, CliLike, testing::Values(".png", ".svg", ".pdf"),
                         [](const auto& format) { return std::string(format.param).substr(1); });

TEST_P(CliLike, GivesTheSameBytes) {
    made(data() + shape, path("a"));
    made(like(path("a")), path("b"));
    EXPECT_GT(slurp(path("a")).size(), 1000U);
    EXPECT_EQ(slurp(path("a")), slurp(path("b")));
    // From the copy, on one thread, from another folder, under a long name.
    fs::create_directory(dir_.path() / "else");
    const auto far = dir_.path() / "else" / ("a much longer name" + ending());
    made(like(path("b")) + " --threads 1", far);
    EXPECT_EQ(slurp(far), slurp(path("a")));
    EXPECT_TRUE(others() == std::vector<std::string>{"else"}) << testing::PrintToString(others());
}

TEST_P(CliLike, GivesTheSameBytesOfAWindowLaidOutByItself) {
    made(data() + " --size 500x400 --frame window --window 2013", path("a"));
    made(like(path("a")), path("b"));
    EXPECT_EQ(slurp(path("a")), slurp(path("b")));
}

TEST_P(CliLike, GivesTheSameBytesOfATrimmedPageInMillimetres) {
    made(data() + " --size 85mmx60mm --dpi 150 --trim --legend 1,0 --background transparent "
                  "--second-language fa --mode decay --half-life 90 --around Iran --roll-up",
         path("a"));
    made(like(path("a")), path("b"));
    EXPECT_EQ(slurp(path("a")), slurp(path("b")));
}

TEST_P(CliLike, GivesTheSameBytesOfAFiscalYear) {
    made(data() + " --size 500x400 --week-start sunday --fiscal-year-start april --window FY2014",
         path("a"));
    made(like(path("a")), path("b"));
    EXPECT_EQ(slurp(path("a")), slurp(path("b")));
}

TEST_P(CliLike, FollowsTheRecipeThroughOtherFormats) {
    made(data() + shape, path("a"));
    for (const char* other : {".png", ".svg", ".pdf"}) {
        const fs::path between = dir_.path() / (std::string("c") + other);
        made(like(path("a")), between);
        made(like(between), path("d"));
        EXPECT_EQ(slurp(path("a")), slurp(path("d"))) << other;
    }
}

TEST_P(CliLike, TakesOptionsBeforeTheRecipe) {
    made(data() + shape, path("a"));
    made(like(path("a")) + " --theme light", path("b"));
    EXPECT_NE(slurp(path("a")), slurp(path("b")));
    // The way back: everything else stayed as it was.
    made(like(path("b")) + " --theme dark", path("c"));
    EXPECT_EQ(slurp(path("a")), slurp(path("c")));
    // As if it had been asked for at once.
    made(like(path("a")) + " --window 2014 --labels 9", path("d"));
    made(data() + " --size 500x400 --title Title --theme dark --window 2014 --not-topic nuclear "
                  "--labels 9 --seed 5",
         path("e"));
    EXPECT_EQ(slurp(path("d")), slurp(path("e")));
    made(like(path("a")) + " --seed 6 --size 600x300", path("f"));
    made(data() + " --size 600x300 --title Title --theme dark --window 2013/2014 "
                  "--not-topic nuclear --labels 3 --seed 6",
         path("g"));
    EXPECT_EQ(slurp(path("f")), slurp(path("g")));
}

TEST_P(CliLike, TellsOtherDataAndGoesOn) {
    made(data() + shape, path("a"));
    std::string changed = small_data;
    changed.replace(changed.find("Ministers meet in Tehran"), 9, "Officials");
    dir_.write("small.json", changed);
    const CommandResult result = render(like(path("a")), path("b"));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.err, AllOf(HasSubstr("small.json"), HasSubstr("SHA-256")));
    EXPECT_TRUE(fs::exists(path("b")));
    // Drawn from what is there now, it says nothing any more.
    made(like(path("b")), path("c"));
    EXPECT_EQ(slurp(path("b")), slurp(path("c")));
}

TEST_P(CliLike, PlacesNodesThatAreNewAndCountsThoseThatAreGone) {
    made(data(), path("a"));
    std::string changed = small_data;
    for (auto at = changed.find("\"iaea\""); at != std::string::npos;
         at = changed.find("\"iaea\"")) {
        changed.replace(at, 6, "\"opec\"");
    }
    dir_.write("small.json", changed);
    const CommandResult result = render(like(path("a")), path("b"));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.err, AllOf(HasSubstr("1 node is new"), HasSubstr("1 node is gone")));
}

TEST_P(CliLike, FindsDataBesideTheFigure) {
    made(data() + shape, path("a"));
    fs::create_directory(dir_.path() / "moved");
    fs::rename(path("a"), dir_.path() / "moved" / ("a" + ending()));
    fs::rename(data_, dir_.path() / "moved" / "small.json");
    made(like(dir_.path() / "moved" / ("a" + ending())), path("b"));
    EXPECT_EQ(slurp(dir_.path() / "moved" / ("a" + ending())), slurp(path("b")));
}

TEST_P(CliLike, TellsWhereItLookedForDataThatAreGone) {
    made(data(), path("a"));
    fs::remove(data_);
    const CommandResult result = render(like(path("a")), path("b"));
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.err, AllOf(HasSubstr("small.json"), HasSubstr("looked for")));
    EXPECT_FALSE(fs::exists(path("b")));
    // Data that are named take their place.
    const auto other = dir_.write("o.json", small_data);
    const CommandResult named = render(like(path("a")) + " " + quoted(other.string()), path("c"));
    EXPECT_EQ(named.exit_code, 0) << named.err;
}

TEST_P(CliLike, RefusesAFigureWithoutARecipe) {
    const fs::path bare = path("a");
    if (ending() == ".png") {
        base::Image image;
        image.width = image.height = 4;
        image.rgba.assign(4 * 4 * 4, 0xff);
        ASSERT_TRUE(io::write_png(bare, image).has_value());
    } else {
        dir_.write("a" + ending(), ending() == ".svg"
                                       ? "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
                                       : "%PDF-1.4\n%%EOF\n");
    }
    const CommandResult result = render(like(bare), path("b"));
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.err, AllOf(HasSubstr("a" + ending()), HasSubstr("recipe")));
    EXPECT_FALSE(fs::exists(path("b")));
}

TEST_P(CliLike, NeverFallsOverABrokenFigure) {
    made(data() + " --size 64x64", path("a"));
    const std::string whole = slurp(path("a"));
    for (int part = 0; part < 6; ++part) {
        std::string broken = whole;
        if (part < 3) {
            broken.resize(whole.size() * static_cast<std::size_t>(part + 1) / 4);
        } else {
            for (std::size_t at = 100; at < broken.size(); at += 997) {
                broken[at] = static_cast<char>(broken[at] + part);
            }
        }
        dir_.write("b" + ending(), broken);
        const CommandResult result = render(like(path("b")), path("c"));
        EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 3) << result.exit_code;
    }
}

TEST_P(CliLike, IsNotWrittenOverItsOwnRecipeNorItsData) {
    made(data(), path("a"));
    const std::string before = slurp(path("a"));
    const CommandResult same = render(like(path("a")) + " --theme dark", path("a"));
    EXPECT_NE(same.exit_code, 0);
    EXPECT_THAT(same.err, HasSubstr("is the input"));
    EXPECT_EQ(slurp(path("a")), before);
}

TEST_P(CliLike, TellsThatAFigureIsNoData) {
    made(data(), path("a"));
    const CommandResult result = entente("info " + quoted(path("a").string()));
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.err, HasSubstr("render --like"));
}

TEST_P(CliLike, LeavesNothingHalfWritten) {
    // A disk that is full in the middle: the limit of a file's size stands in for it.
    const auto out = path("a");
    const CommandResult result =
        run_command("ulimit -f 8; trap '' XFSZ; " + quoted(ENTENTE_PROGRAM) + " render " +
                    quoted(sample().string()) + " --size 1200x900 -o " + quoted(out.string()));
    EXPECT_NE(result.exit_code, 0);
    EXPECT_THAT(result.err, HasSubstr(out.string()));
    EXPECT_FALSE(fs::exists(out));
    EXPECT_THAT(others(), testing::IsEmpty());
}

TEST_P(CliLike, TellsWhatIsInTheWayBeforeTheWork) {
    // Data that do not exist would be told next: the output is looked at first.
    const CommandResult result = render(quoted((dir_.path() / "none.json").string()),
                                        dir_.path() / "none" / ("a" + ending()));
    EXPECT_THAT(result.err, AllOf(HasSubstr("-o"), HasSubstr("there is no folder")));
}

} // namespace
} // namespace entente::test
