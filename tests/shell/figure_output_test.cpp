// SPDX-License-Identifier: MIT
#include "app/shell/figure_output.hpp"

#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#ifndef _WIN32
#include <unistd.h>
#endif

namespace entente::shell {
namespace {

using test::TempDir;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class CheckFigure : public testing::Test {
  protected:
    base::Error error_of(const std::filesystem::path& output, const FigureSettings& settings = {},
                         const Room& room = {}, const Files& inputs = {}) {
        const auto checked = check_figure(output, settings, inputs, room);
        EXPECT_FALSE(checked.has_value()) << output;
        return checked ? base::Error{} : checked.error();
    }
    static FigureSettings of_size(int width, int height) {
        FigureSettings settings;
        settings.width_px = width;
        settings.height_px = height;
        return settings;
    }
    TempDir dir_;
};

TEST_F(CheckFigure, TakesWhatCanBeWritten) {
    for (const char* name : {"a.png", "b.SVG", "c.Pdf"}) {
        EXPECT_TRUE(check_figure(dir_.path() / name, {}, {}).has_value()) << name;
        EXPECT_TRUE(format_of(dir_.path() / name).has_value()) << name;
    }
    EXPECT_TRUE(check_figure("-", {}, {}).has_value());
}

TEST_F(CheckFigure, RefusesOtherEndings) {
    const base::Error error = error_of(dir_.path() / "a.pngg");
    EXPECT_EQ(error.kind, base::ErrorKind::usage);
    EXPECT_THAT(error.message, AllOf(HasSubstr("a.pngg"), HasSubstr("did you mean '.png'?")));
    EXPECT_EQ(error_of(dir_.path() / "figure").kind, base::ErrorKind::usage);
    EXPECT_FALSE(format_of("a.json").has_value());
}

TEST_F(CheckFigure, RefusesPlacesThatTakeNoFile) {
    EXPECT_EQ(error_of(dir_.path() / "none" / "a.png").kind, base::ErrorKind::not_written);
    std::filesystem::create_directory(dir_.path() / "folder.png");
    EXPECT_THAT(error_of(dir_.path() / "folder.png").message, HasSubstr("found a folder"));
    const auto data = dir_.write("data.svg", "x");
    EXPECT_THAT(error_of(data, {}, {}, {data}).message, HasSubstr("is the input"));
#ifndef _WIN32
    if (geteuid() != 0) { // root may write anywhere
        std::filesystem::permissions(dir_.path(), std::filesystem::perms::owner_read |
                                                      std::filesystem::perms::owner_exec);
        EXPECT_THAT(error_of(dir_.path() / "a.png").message, HasSubstr("cannot be written"));
        std::filesystem::permissions(dir_.path(), std::filesystem::perms::owner_all);
    }
#endif
}

TEST_F(CheckFigure, RefusesADiskThatIsTooSmallForTheFile) {
    const auto output = dir_.path() / "a.png";
    const Room small{.disk_bytes = 1'000'000, .memory_bytes = 0};
    const base::Error error = error_of(output, of_size(16384, 16384), small);
    EXPECT_EQ(error.kind, base::ErrorKind::not_written);
    EXPECT_THAT(error.message, AllOf(StartsWith("'" + output.string()), HasSubstr("1.0 MB left")));
    // A small picture still fits, and what is not known refuses nothing.
    EXPECT_TRUE(check_figure(output, of_size(640, 480), {}, small).has_value());
    EXPECT_TRUE(check_figure(output, of_size(16384, 16384), {}, Room{}).has_value());
}

TEST_F(CheckFigure, RefusesAPictureThatDoesNotFitIntoMemory) {
    const Room small{.disk_bytes = 0, .memory_bytes = 500'000'000};
    const base::Error error = error_of(dir_.path() / "a.png", of_size(16384, 16384), small);
    EXPECT_EQ(error.kind, base::ErrorKind::graphics);
    EXPECT_THAT(error.message, HasSubstr("500 MB"));
    // Text and lines take no pixels.
    EXPECT_TRUE(check_figure(dir_.path() / "a.svg", of_size(16384, 16384), {}, small).has_value());
}

TEST_F(CheckFigure, RefusesSizesThatCannotBeDrawn) {
    EXPECT_EQ(error_of(dir_.path() / "a.png", of_size(16385, 100)).kind, base::ErrorKind::usage);
    EXPECT_EQ(error_of(dir_.path() / "a.svg", of_size(100, 8)).kind, base::ErrorKind::usage);
    FigureSettings page = of_size(16384, 16384);
    page.dots_per_inch = 10; // 41 m
    EXPECT_THAT(error_of(dir_.path() / "a.pdf", page).message, HasSubstr("5080 a side"));
}

} // namespace
} // namespace entente::shell
