// SPDX-License-Identifier: MIT
#include "app/io/atomic_file.hpp"
#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace entente::io {
namespace {

namespace fs = std::filesystem;
using test::slurp;
using test::TempDir;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    return names;
}

void expect_not_written(const fs::path& path, std::string_view why) {
    const auto written = write_file(path, "new");
    ASSERT_FALSE(written.has_value()) << path;
    EXPECT_EQ(written.error().kind, base::ErrorKind::not_written);
    EXPECT_THAT(written.error().message, HasSubstr(path.string()));
    EXPECT_THAT(written.error().message, HasSubstr(std::string(why)));
}

TEST(WriteFile, MakesANewFileAndLeavesNothingBeside) {
    const TempDir dir;
    const auto path = dir.path() / "a.txt";
    const std::string bytes("one\0two\n", 8);
    ASSERT_TRUE(write_file(path, bytes).has_value());
    EXPECT_EQ(slurp(path), bytes);
    EXPECT_THAT(names_in(dir.path()), ElementsAre("a.txt"));
}

TEST(WriteFile, ReplacesAFile) {
    const TempDir dir;
    const auto path = dir.write("a.txt", "a long old text");
    ASSERT_TRUE(write_file(path, "new").has_value());
    EXPECT_EQ(slurp(path), "new");
    ASSERT_TRUE(write_file(path, "").has_value());
    EXPECT_TRUE(fs::exists(path));
    EXPECT_EQ(slurp(path), "");
    EXPECT_THAT(names_in(dir.path()), ElementsAre("a.txt"));
}

TEST(WriteFile, TakesALongName) {
    const TempDir dir;
    const auto path = dir.path() / std::string(250, 'n');
    ASSERT_TRUE(write_file(path, "x").has_value());
    EXPECT_EQ(slurp(path), "x");
}

TEST(WriteFile, SaysWhyItCannot) {
    const TempDir dir;
    expect_not_written(dir.path(), "folder");
    expect_not_written(dir.path() / "missing" / "a.txt", "there is no folder");
    expect_not_written(dir.write("file", "x") / "a.txt", "");
    expect_not_written("", "no file");
    EXPECT_THAT(names_in(dir.path()), ElementsAre("file"));
    EXPECT_EQ(slurp(dir.path() / "file"), "x");
}

#ifndef _WIN32

TEST(WriteFile, ANewFileFollowsTheMaskAndAnOldOneKeepsItsMode) {
    const TempDir dir;
    const auto path = dir.path() / "a.txt";
    const mode_t before = ::umask(027);
    ASSERT_TRUE(write_file(path, "x").has_value());
    ::umask(before);
    EXPECT_EQ(fs::status(path).permissions(), fs::perms{0640});
    fs::permissions(path, fs::perms{0604});
    ASSERT_TRUE(write_file(path, "y").has_value());
    EXPECT_EQ(fs::status(path).permissions(), fs::perms{0604});
}

TEST(WriteFile, WritesThroughALinkAndKeepsIt) {
    const TempDir dir;
    fs::create_directory(dir.path() / "sub");
    const auto target = dir.write("sub/target", "old");
    const auto link = dir.path() / "link";
    fs::create_symlink("sub/target", link);
    const auto chain = dir.path() / "chain";
    fs::create_symlink(link, chain);
    ASSERT_TRUE(write_file(chain, "new").has_value());
    EXPECT_TRUE(fs::is_symlink(link));
    EXPECT_TRUE(fs::is_symlink(chain));
    EXPECT_EQ(slurp(target), "new");
    EXPECT_THAT(names_in(dir.path() / "sub"), ElementsAre("target"));
}

TEST(WriteFile, MakesWhatADanglingLinkPointsTo) {
    const TempDir dir;
    fs::create_symlink("target", dir.path() / "link");
    ASSERT_TRUE(write_file(dir.path() / "link", "new").has_value());
    EXPECT_TRUE(fs::is_symlink(dir.path() / "link"));
    EXPECT_EQ(slurp(dir.path() / "target"), "new");
}

TEST(WriteFile, RefusesACircleOfLinks) {
    const TempDir dir;
    fs::create_symlink("b", dir.path() / "a");
    fs::create_symlink("a", dir.path() / "b");
    expect_not_written(dir.path() / "a", "link");
}

TEST(WriteFile, WritesIntoADevice) {
    EXPECT_TRUE(write_file("/dev/null", "x").has_value());
    EXPECT_FALSE(fs::is_regular_file("/dev/null"));
}

TEST(WriteFile, TellsOfAFullDisk) {
    if (!fs::exists("/dev/full")) {
        GTEST_SKIP() << "there is no /dev/full";
    }
    expect_not_written("/dev/full", "No space left");
}

TEST(WriteFile, LeavesAReadOnlyFileAndAReadOnlyFolderAsTheyWere) {
    if (::geteuid() == 0) {
        GTEST_SKIP() << "nothing is read-only for root";
    }
    const TempDir dir;
    const auto path = dir.write("a.txt", "old");
    fs::permissions(path, fs::perms{0444});
    expect_not_written(path, "denied");
    fs::permissions(path, fs::perms{0644});
    fs::permissions(dir.path(), fs::perms{0555});
    expect_not_written(path, "denied");
    expect_not_written(dir.path() / "b.txt", "denied");
    fs::permissions(dir.path(), fs::perms{0755});
    EXPECT_EQ(slurp(path), "old");
    EXPECT_THAT(names_in(dir.path()), ElementsAre("a.txt"));
}

#endif

TEST(ReadFile, GivesAllBytes) {
    const TempDir dir;
    std::string bytes;
    for (int i = 0; i < 1'000'000; ++i) {
        bytes += static_cast<char>(i * 7);
    }
    const auto read = read_file(dir.write("a", bytes));
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_TRUE(*read == bytes);
    EXPECT_THAT(*read_file(dir.write("empty", "")), IsEmpty());
}

TEST(ReadFile, SaysWhyItCannot) {
    const TempDir dir;
    const auto missing = read_file(dir.path() / "missing.json");
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().kind, base::ErrorKind::unreadable);
    EXPECT_THAT(missing.error().message, HasSubstr("missing.json"));
    EXPECT_THAT(missing.error().message, HasSubstr("no such file"));
    const auto folder = read_file(dir.path());
    ASSERT_FALSE(folder.has_value());
    EXPECT_THAT(folder.error().message, HasSubstr("folder"));
}

TEST(ReadFile, RefusesMoreThan8GiBWithoutReadingIt) {
    const TempDir dir;
    const auto path = dir.write("huge", "");
    std::error_code error;
    fs::resize_file(path, (std::uintmax_t{8} << 30U) + 1, error);
    if (error) {
        GTEST_SKIP() << "no sparse files here: " << error.message();
    }
    const auto read = read_file(path);
    ASSERT_FALSE(read.has_value());
    EXPECT_THAT(read.error().message, HasSubstr("8 GiB"));
}

} // namespace
} // namespace entente::io
