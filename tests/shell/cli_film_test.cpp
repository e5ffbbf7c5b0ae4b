// SPDX-License-Identifier: MIT
#include "tests/shell/cli_support.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

namespace entente::test {
namespace {

class CliFilm : public testing::TestWithParam<const char*> {
  protected:
    CliFilm() : file_(quoted(dir_.write("small.json", small_data).string())) {}

    /// The bytes of each file that the film is made of; an empty map where there is no context.
    std::map<std::string, std::string> film(const std::string& folder) {
        const auto out = dir_.path() / folder;
        std::filesystem::create_directory(out);
        const CommandResult result =
            entente("film " + file_ + " --size 240x180 --unit quarter --window 2013-07/2015 -o " +
                    quoted((out / GetParam()).string()));
        EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 4) << result.err;
        std::map<std::string, std::string> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(out)) {
            if (entry.is_regular_file()) {
                files[std::filesystem::relative(entry.path(), out).string()] = slurp(entry.path());
            }
        }
        return files;
    }

    TempDir dir_;
    std::string file_;
};

TEST_P(CliFilm, HasTheSameBytesEachTime) {
    const auto once = film("once");
    if (once.empty()) {
        GTEST_SKIP() << "no graphics context here";
    }
    const auto twice = film("twice");
    ASSERT_EQ(once.size(), twice.size());
    for (const auto& [name, bytes] : once) {
        ASSERT_TRUE(twice.contains(name)) << name;
        EXPECT_TRUE(bytes == twice.at(name)) << name << " differs";
        EXPECT_FALSE(bytes.empty()) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(Forms, CliFilm, testing::Values("film.gif", "film.webp", "frames"));

} // namespace
} // namespace entente::test
