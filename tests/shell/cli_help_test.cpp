// SPDX-License-Identifier: MIT
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// The example lines of a help text: indented, after "Examples:".
std::vector<std::string> examples_of(const std::string& help) {
    std::vector<std::string> examples;
    bool is_after = false;
    for (const std::string& line : lines_of(help)) {
        if (is_after && line.rfind("  ", 0) == 0) {
            examples.push_back(line.substr(2));
        }
        is_after = is_after || line == "Examples:";
    }
    return examples;
}

class CliHelp : public testing::TestWithParam<const char*> {};

TEST_P(CliHelp, GoesToStandardOutput) {
    const CommandResult result = entente(std::string(GetParam()) + " --help");
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.err, IsEmpty());
    EXPECT_THAT(result.out, HasSubstr("Usage: entente"));
    EXPECT_THAT(examples_of(result.out), testing::Not(IsEmpty()));
    EXPECT_EQ(entente(std::string(GetParam()) + " -h").out, result.out);
}

TEST_P(CliHelp, ShowsExamplesThatWorkOnTheSample) {
    if (!std::filesystem::exists(sample())) {
        GTEST_SKIP() << "no sample at " << sample();
    }
    const std::string command = GetParam();
    if (command.empty() || command == "render" || command == "replay") {
        GTEST_SKIP() << "needs a display or a graphics context: see the picture tests";
    }
    const TempDir dir;
    const std::string program = std::filesystem::path(ENTENTE_PROGRAM).parent_path().string();
    for (const std::string& example :
         examples_of(run_command("cd " + quoted(dir.path().string()) + " && " +
                                 quoted(ENTENTE_PROGRAM) + " " + command + " --help")
                         .out)) {
        const CommandResult result =
            run_command("cd " + quoted(dir.path().string()) + " && PATH=" + quoted(program) +
                        ":$PATH && " + example);
        EXPECT_EQ(result.exit_code, 0) << example << "\n" << result.err;
        const bool has_file = example.find(" -o ") != std::string::npos;
        EXPECT_TRUE(has_file || command == "validate" || !result.out.empty()) << example;
    }
}

INSTANTIATE_TEST_SUITE_P(Commands, CliHelp,
                         testing::Values("", "render", "info", "validate", "ties", "events",
                                         "timeline", "compare", "layout", "replay"),
                         [](const testing::TestParamInfo<const char*>& command) {
                             return std::string(*command.param == '\0' ? "window" : command.param);
                         });

} // namespace
} // namespace entente::test
