// SPDX-License-Identifier: MIT
// What every writer of films promises, whatever its format.
#include "app/base/parallel.hpp"
#include "tests/io/film_support.hpp"

#include <algorithm>
#include <functional>
#include <memory>

namespace entente::io {
namespace {

using base::ErrorKind;
using test::entries_in;
using test::frame_of;
using test::frames_of;
using test::milliseconds;
using test::shape_of;
using test::TempDir;
using test::write_all;
using ::testing::HasSubstr;

struct Kind {
    std::string name; ///< of the film; its ending tells the format
    std::function<FilmResult(const std::filesystem::path&, const FilmShape&)> make;
};

void PrintTo(const Kind& kind, std::ostream* out) {
    *out << kind.name;
}

class EveryFilmWriter : public testing::TestWithParam<Kind> {
  protected:
    FilmResult make(const FilmShape& shape, const std::string& name = GetParam().name) {
        return GetParam().make(dir_.path() / name, shape);
    }
    /// The bytes of the film, those of a folder one file after the other.
    std::string bytes(const std::string& name = GetParam().name) {
        const auto path = dir_.path() / name;
        if (!std::filesystem::is_directory(path)) {
            return test::slurp(path);
        }
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        std::string all;
        for (const auto& file : files) {
            all += file.filename().string() + test::slurp(file);
        }
        return all;
    }
    TempDir dir_;
};

TEST_P(EveryFilmWriter, IsThereOnlyOnceItIsWhole) {
    const auto frames = frames_of(60, 40, 4);
    auto writer = make(shape_of(frames));
    ASSERT_TRUE(writer.has_value());
    for (const base::Image& frame : frames) {
        ASSERT_TRUE((*writer)->add(frame, milliseconds{200}).has_value());
        EXPECT_FALSE(std::filesystem::exists(dir_.path() / GetParam().name));
    }
    ASSERT_TRUE((*writer)->finish().has_value());
    EXPECT_TRUE(std::filesystem::exists(dir_.path() / GetParam().name));
    writer->reset();
    EXPECT_EQ(entries_in(dir_.path()), 1U);
}

TEST_P(EveryFilmWriter, LeavesNothingBehindWhereItIsGivenUp) {
    const auto frames = frames_of(60, 40, 4);
    {
        auto writer = make(shape_of(frames));
        ASSERT_TRUE(writer.has_value());
        ASSERT_TRUE((*writer)->add(frames[0], milliseconds{200}).has_value());
        ASSERT_TRUE((*writer)->add(frames[1], milliseconds{200}).has_value());
    }
    EXPECT_EQ(entries_in(dir_.path()), 0U);
}

TEST_P(EveryFilmWriter, GivesTheSameBytesEachTimeAndOnAnyNumberOfThreads) {
    const auto frames = frames_of(700, 500, 3);
    const FilmShape shape = shape_of(frames, {{"Title", "Lakes & rivers"}});
    write_all(make(shape, "1" + GetParam().name), frames);
    write_all(make(shape, "2" + GetParam().name), frames);
    {
        const base::ThreadLimit limit(1);
        write_all(make(shape, "3" + GetParam().name), frames);
    }
    const std::string first = bytes("1" + GetParam().name);
    EXPECT_FALSE(first.empty());
    EXPECT_TRUE(bytes("2" + GetParam().name) == first);
    EXPECT_TRUE(bytes("3" + GetParam().name) == first);
}

TEST_P(EveryFilmWriter, RefusesFramesThatDoNotFit) {
    const auto frames = frames_of(60, 40, 2);
    auto writer = make(shape_of(frames));
    ASSERT_TRUE(writer.has_value());
    const auto larger = (*writer)->add(frame_of(61, 40, 0), milliseconds{200});
    ASSERT_FALSE(larger.has_value());
    EXPECT_EQ(larger.error().kind, ErrorKind::invalid_argument);
    EXPECT_THAT(larger.error().message, HasSubstr("61 x 40"));
    EXPECT_FALSE((*writer)->add(frames[0], milliseconds{0}).has_value());

    ASSERT_TRUE((*writer)->add(frames[0], milliseconds{200}).has_value());
    const auto early = (*writer)->finish();
    ASSERT_FALSE(early.has_value());
    EXPECT_THAT(early.error().message, HasSubstr("1 frames (expected 2)"));
    ASSERT_TRUE((*writer)->add(frames[1], milliseconds{200}).has_value());
    EXPECT_FALSE((*writer)->add(frames[1], milliseconds{200}).has_value());
    EXPECT_TRUE((*writer)->finish().has_value());
}

TEST_P(EveryFilmWriter, RefusesAFilmWithoutPixelsOrFrames) {
    EXPECT_FALSE(make({0, 10, 1, true, {}}).has_value());
    EXPECT_FALSE(make({10, -1, 1, true, {}}).has_value());
    EXPECT_FALSE(make({10, 10, 0, true, {}}).has_value());
    EXPECT_EQ(entries_in(dir_.path()), 0U);
}

TEST_P(EveryFilmWriter, SaysWhyThePlaceTakesNoFilm) {
    const auto frames = frames_of(60, 40, 2);
    const auto writer =
        GetParam().make(dir_.path() / "missing" / GetParam().name, shape_of(frames));
    ASSERT_FALSE(writer.has_value());
    EXPECT_EQ(writer.error().kind, ErrorKind::not_written);
    EXPECT_THAT(writer.error().message, HasSubstr("there is no folder"));
}

TEST_P(EveryFilmWriter, TakesAFilmOfOnePixelAndOfOneFrame) {
    const std::vector<base::Image> frames{frame_of(1, 1, 0)};
    write_all(make(shape_of(frames)), frames);
    EXPECT_FALSE(bytes().empty());
}

TEST_P(EveryFilmWriter, TakesFramesThatAreTheSame) {
    const std::vector<base::Image> frames(3, frame_of(60, 40, 0));
    write_all(make(shape_of(frames)), frames);
    EXPECT_FALSE(bytes().empty());
}

INSTANTIATE_TEST_SUITE_P(
    Formats, EveryFilmWriter,
    testing::Values(Kind{"film.apng", make_apng_writer}, Kind{"film.gif", make_gif_writer},
                    Kind{"film.webp", make_webp_writer},
                    Kind{"frames",
                         [](const std::filesystem::path& path, const FilmShape& shape) {
                             return make_folder_writer(path, shape, false);
                         }}),
    [](const auto& tested) {
        std::string name = tested.param.name;
        name.erase(std::remove(name.begin(), name.end(), '.'), name.end());
        return name;
    });

// ---- a folder of PNGs -------------------------------------------------------------------------

class FrameFolder : public testing::Test {
  protected:
    std::vector<std::string> names() {
        std::vector<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) {
            all.push_back(entry.path().filename().string());
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    TempDir dir_;
    std::filesystem::path path_ = dir_.path() / "frames";
    std::vector<base::Image> frames_ = frames_of(60, 40, 3, false);
};

TEST_F(FrameFolder, HoldsEachFrameUnderItsNumber) {
    write_all(make_folder_writer(path_, shape_of(frames_), false), frames_);
    EXPECT_THAT(names(),
                testing::ElementsAre("frame-0001.png", "frame-0002.png", "frame-0003.png"));
    for (std::size_t i = 0; i < frames_.size(); ++i) {
        const auto read = read_png(path_ / names()[i]);
        ASSERT_TRUE(read.has_value());
        EXPECT_EQ(read->rgba, frames_[i].rgba);
    }
}

TEST_F(FrameFolder, NumbersAsWideAsItsLast) {
    auto writer = make_folder_writer(path_, {4, 4, 12'345, true, {}}, false);
    ASSERT_TRUE(writer.has_value());
    EXPECT_TRUE((*writer)->add(frame_of(4, 4, 0), milliseconds{1}).has_value());
    // It goes by a temporary name, beside where it will be.
    for (const auto& folder : std::filesystem::directory_iterator(dir_.path())) {
        EXPECT_TRUE(std::filesystem::exists(folder.path() / "frame-00001.png"));
    }
}

TEST_F(FrameFolder, TakesAnEmptyFolderAndASlashBehindIt) {
    std::filesystem::create_directory(path_);
    write_all(make_folder_writer(path_ / "", shape_of(frames_), false), frames_);
    EXPECT_EQ(names().size(), 3U);
}

TEST_F(FrameFolder, ReplacesAnotherFilmOnlyWhenToldTo) {
    const auto longer = frames_of(60, 40, 5);
    write_all(make_folder_writer(path_, shape_of(longer), false), longer);
    const auto refused = make_folder_writer(path_, shape_of(frames_), false);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, ErrorKind::not_written);
    EXPECT_THAT(refused.error().message, HasSubstr("another film"));
    EXPECT_EQ(names().size(), 5U);
    {
        auto given_up = make_folder_writer(path_, shape_of(frames_), true);
        ASSERT_TRUE(given_up.has_value());
        EXPECT_TRUE((*given_up)->add(frames_[0], milliseconds{1}).has_value());
    }
    EXPECT_EQ(names().size(), 5U);
    write_all(make_folder_writer(path_, shape_of(frames_), true), frames_);
    EXPECT_EQ(names().size(), 3U);
    EXPECT_EQ(entries_in(dir_.path()), 1U);
}

TEST_F(FrameFolder, NeverTouchesAFolderThatHoldsAnythingElse) {
    std::filesystem::create_directory(path_);
    dir_.write("frames/thesis.txt", "years of work");
    for (const bool may_replace : {false, true}) {
        const auto refused = make_folder_writer(path_, shape_of(frames_), may_replace);
        ASSERT_FALSE(refused.has_value());
        EXPECT_THAT(refused.error().message, HasSubstr("thesis.txt"));
    }
    EXPECT_EQ(test::slurp(path_ / "thesis.txt"), "years of work");
}

TEST_F(FrameFolder, LooksAgainBeforeItReplaces) {
    auto writer = make_folder_writer(path_, shape_of(frames_), false);
    ASSERT_TRUE(writer.has_value());
    for (const base::Image& frame : frames_) {
        ASSERT_TRUE((*writer)->add(frame, milliseconds{1}).has_value());
    }
    std::filesystem::create_directory(path_);
    dir_.write("frames/thesis.txt", "came meanwhile");
    EXPECT_FALSE((*writer)->finish().has_value());
    writer->reset();
    EXPECT_EQ(names(), std::vector<std::string>{"thesis.txt"});
}

TEST_F(FrameFolder, RefusesAFileOfThatName) {
    dir_.write("frames", "a file");
    const auto refused = make_folder_writer(path_, shape_of(frames_), true);
    ASSERT_FALSE(refused.has_value());
    EXPECT_THAT(refused.error().message, HasSubstr("found a file"));
}

} // namespace
} // namespace entente::io
