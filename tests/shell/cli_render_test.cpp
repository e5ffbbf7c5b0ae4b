// SPDX-License-Identifier: MIT
#include "app/io/png_writer.hpp"
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace entente::test {
namespace {

using testing::HasSubstr;

class CliRender : public testing::Test {
  protected:
    CliRender() : file_(quoted(dir_.write("small.json", small_data).string())) {}

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
    /// Renders the small data and returns the picture.
    base::Image picture(const std::string& options, const std::string& name = "out.png") {
        const auto out = dir_.path() / name;
        const CommandResult result =
            entente("render " + file_ + " -o " + quoted(out.string()) + " " + options);
        EXPECT_EQ(result.exit_code, 0) << options << "\n" << result.err;
        EXPECT_TRUE(result.out.empty());
        auto image = io::read_png(out);
        EXPECT_TRUE(image.has_value()) << options;
        return image ? *image : base::Image{};
    }
    CommandResult in_folder(const std::string& command) {
        return run_command("cd " + quoted(dir_.path().string()) + " && " + command);
    }
    std::string bytes(const std::string& name = "out.png") { return slurp(dir_.path() / name); }

    TempDir dir_;
    std::string file_;
};

/// How many pixels are not the one in the upper left corner.
std::size_t painted(const base::Image& image) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < image.rgba.size(); at += 4) {
        count += std::equal(image.rgba.begin(), image.rgba.begin() + 4,
                            image.rgba.begin() + static_cast<std::ptrdiff_t>(at))
                     ? 0U
                     : 1U;
    }
    return count;
}

TEST_F(CliRender, HasTheSizeAskedFor) {
    const base::Image image = picture("--size 640x400");
    EXPECT_EQ(image.width, 640);
    EXPECT_EQ(image.height, 400);
    EXPECT_GT(painted(image), 1000U);
}

TEST_F(CliRender, KnowsPaperAndSlide) {
    const base::Image paper = picture("--size A4 --dpi 50");
    EXPECT_EQ(paper.width, 413);
    EXPECT_EQ(paper.height, 585);
    const base::Image slide = picture("--size 16:9 --dpi 48");
    EXPECT_EQ(slide.width, 640);
    EXPECT_EQ(slide.height, 360);
}

TEST_F(CliRender, IsTheSameEveryTime) {
    picture("--size 500x400 --seed 3");
    const std::string first = bytes();
    picture("--size 500x400 --seed 3 --threads 1");
    EXPECT_EQ(bytes(), first);
    picture("--size 500x400 --seed 4");
    EXPECT_NE(bytes(), first);
}

TEST_F(CliRender, EachOptionShows) {
    picture("--size 500x400");
    const std::string plain = bytes();
    for (const std::string option :
         {"--no-legend", "--no-caption", "--labels none", "--labels 2", "--theme dark", "--scale 2",
          "--color kind", "--background '#ffeecc'", "--title Other", "--language fa",
          "--frame window --window 2014", "--window 2013"}) {
        picture("--size 500x400 " + option);
        EXPECT_NE(bytes(), plain) << option;
    }
}

TEST_F(CliRender, ATransparentBackgroundIsTransparent) {
    const base::Image image =
        picture("--size 200x200 --background transparent --no-legend --no-caption");
    EXPECT_EQ(image.rgba[3], 0);
}

TEST_F(CliRender, ABackgroundIsTheColorTold) {
    const base::Image image = picture("--size 200x200 --background '#fedcba' --no-legend");
    EXPECT_EQ(image.rgba[0], 0xfe);
    EXPECT_EQ(image.rgba[1], 0xdc);
    EXPECT_EQ(image.rgba[2], 0xba);
}

/// The node's middle, found by its fill, is where it was in another window.
TEST_F(CliRender, NodesKeepTheirPlacesBetweenWindows) {
    const std::string look = "--size 600x400 --labels none --no-legend --no-caption --nodes state ";
    const base::Image one = picture(look + "--window 2013");
    const base::Image other = picture(look + "--window 2015");
    ASSERT_EQ(one.rgba.size(), other.rgba.size());
    std::size_t both = 0;
    std::size_t either = 0;
    for (std::size_t at = 0; at < one.rgba.size(); at += 4) {
        const auto is_painted = [&](const base::Image& image) {
            return !std::equal(image.rgba.begin(), image.rgba.begin() + 4,
                               image.rgba.begin() + static_cast<std::ptrdiff_t>(at));
        };
        both += is_painted(one) && is_painted(other) ? 1U : 0U;
        either += is_painted(one) || is_painted(other) ? 1U : 0U;
    }
    EXPECT_GT(either, 0U);
    EXPECT_GT(static_cast<double>(both), 0.5 * static_cast<double>(either));
}

TEST_F(CliRender, CarriesItsTitleAndWindow) {
    picture("--size 100x100 --title 'What the file says' --window 2013");
    EXPECT_THAT(bytes(), HasSubstr("What the file says"));
    EXPECT_THAT(bytes(), HasSubstr("2013"));
}

TEST_F(CliRender, WritesToAPipe) {
    picture("--size 100x100");
    const CommandResult result = entente("render " + file_ + " --size 100x100 -o - | cat");
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, bytes());
}

TEST_F(CliRender, DrawsAnEmptyWindowAndSaysSo) {
    const auto out = dir_.path() / "empty.png";
    const CommandResult result =
        entente("render " + file_ + " --window 1900 --size 100x100 -o " + quoted(out.string()));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_THAT(result.err, HasSubstr("no event"));
    EXPECT_TRUE(std::filesystem::exists(out));
}

TEST_F(CliRender, ExtremeSizesAreDrawn) {
    EXPECT_EQ(picture("--size 16x16").width, 16);
    EXPECT_EQ(picture("--size 16384x16").width, 16384);
}

TEST_F(CliRender, HelpExamplesRun) {
    if (!std::filesystem::exists(sample())) {
        GTEST_SKIP() << "no sample at " << sample();
    }
    const std::string program = std::filesystem::path(ENTENTE_PROGRAM).parent_path().string();
    int examples = 0;
    for (const std::string& line :
         lines_of(in_folder(quoted(ENTENTE_PROGRAM) + " render --help").out)) {
        if (line.rfind("  entente render ", 0) != 0) {
            continue;
        }
        ++examples;
        const CommandResult result =
            in_folder("PATH=" + quoted(program) + ":$PATH && " + line.substr(2));
        EXPECT_EQ(result.exit_code, 0) << line << "\n" << result.err;
    }
    EXPECT_GE(examples, 2);
}

TEST_F(CliRender, TheExampleOfReplayRuns) {
    if (!std::filesystem::exists(sample())) {
        GTEST_SKIP() << "no sample at " << sample();
    }
    const std::string program = std::filesystem::path(ENTENTE_PROGRAM).parent_path().string();
    const auto help = lines_of(in_folder(quoted(ENTENTE_PROGRAM) + " replay --help").out);
    ASSERT_FALSE(help.empty());
    const CommandResult result =
        in_folder("PATH=" + quoted(program) + ":$PATH && " + help.back().substr(2));
    EXPECT_EQ(result.exit_code, 0) << help.back() << "\n" << result.err;
    EXPECT_TRUE(std::filesystem::exists(dir_.path() / "window.png"));
}

TEST(CliRenderWithoutGraphics, IsToldWithItsOwnExitCode) {
    const TempDir dir;
    const std::string file = quoted(dir.write("small.json", small_data).string());
    // An EGL vendor list that names nothing leaves no driver to open.
    const CommandResult result = run_command(
        "__EGL_VENDOR_LIBRARY_FILENAMES=/no/such/vendor.json " + quoted(ENTENTE_PROGRAM) +
        " render " + file + " -o " + quoted((dir.path() / "out.png").string()));
    EXPECT_EQ(result.exit_code, 4) << result.err;
    EXPECT_FALSE(result.err.empty());
    EXPECT_FALSE(std::filesystem::exists(dir.path() / "out.png"));
}

/// How often a text holds another.
std::size_t times(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

class CliOtherTimes : public CliRender {
  protected:
    std::string svg(const std::string& options) {
        const auto out = dir_.path() / "out.svg";
        const CommandResult result =
            entente("render " + file_ + " -o " + quoted(out.string()) + " " + options);
        EXPECT_EQ(result.exit_code, 0) << options << "\n" << result.err;
        return slurp(out);
    }
    std::string refused(const std::string& options) {
        const CommandResult result = entente("render " + file_ + " -o out.svg " + options);
        EXPECT_EQ(result.exit_code, 2) << options;
        return result.err;
    }
};

TEST_F(CliOtherTimes, TwoWindowsAreComparedInOneFigure) {
    const std::string alone = svg("--window 2014");
    const std::string both = svg("--window 2014 --compare 2013");
    EXPECT_THAT(both, HasSubstr("2014, compared with 2013"));
    EXPECT_THAT(both, HasSubstr("Ties: "));
    for (const char* word : {">New<", ">Lost<", ">Stronger<", ">Weaker<", ">The same<"}) {
        EXPECT_THAT(both, HasSubstr(word));
        EXPECT_THAT(alone, testing::Not(HasSubstr(word)));
    }
    EXPECT_GT(times(both, "class=\"node\""), times(alone, "class=\"node\""));
    EXPECT_EQ(both, svg("--window 2014 --compare 2013 --threads 1")) << "the same on any machine";
    EXPECT_EQ(alone, svg("--window 2014 --compare none"));
    EXPECT_THAT(svg("--window 2014 --compare 2013 --per-day"), HasSubstr("strengths per day"));
}

TEST_F(CliOtherTimes, WhatIsNotInTheWindowCanBeDimmed) {
    const std::string hidden = svg("--window 2014");
    EXPECT_EQ(hidden, svg("--window 2014 --absent hidden"));
    const std::string dimmed = svg("--window 2014 --absent dimmed");
    EXPECT_GT(times(dimmed, "class=\"node\""), times(hidden, "class=\"node\""));
    EXPECT_EQ(times(dimmed, "class=\"label\""), times(hidden, "class=\"label\""));
    EXPECT_THAT(dimmed, HasSubstr("Not in this window"));
}

TEST_F(CliOtherTimes, ScalesCanBeThoseOfTheWindow) {
    EXPECT_THAT(svg("--window 2014"), HasSubstr("Scales are the same for all time"));
    EXPECT_EQ(svg("--window 2014"), svg("--window 2014 --scales all"));
    EXPECT_THAT(svg("--window 2014 --scales window"), HasSubstr("Scales are those of this window"));
}

TEST_F(CliOtherTimes, WhatMakesNoSenseIsRefused) {
    EXPECT_THAT(refused("--per-day"), HasSubstr("--compare"));
    EXPECT_THAT(refused("--compare yesterday"), HasSubstr("--compare"));
    EXPECT_THAT(refused("--absent grey"), HasSubstr("hidden, dimmed or neighbors"));
    EXPECT_THAT(refused("--scales none"), HasSubstr("--scales"));
    EXPECT_THAT(refused("--compare 2013 --per-day --mode decay"), HasSubstr("--per-day"));
}

} // namespace
} // namespace entente::test
