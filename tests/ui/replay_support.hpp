// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/temp_dir.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

/// Drives the window program by scripts, as a person's mouse and keyboard would.
namespace entente::test {

inline CommandResult replay(const std::string& arguments) {
    return run_command("'" + std::string(ENTENTE_PROGRAM) + "' replay " + arguments);
}

/// Skips where no graphics context can be had, with the program's reason.
class ReplayTest : public testing::Test {
  protected:
    void SetUp() override {
        static const CommandResult probe = [] {
            const TempDir dir;
            return replay("'" + dir.write("empty.jsonl", "{\"frames\":1}\n").string() +
                          "' --size 400x300");
        }();
        if (probe.exit_code == 4) {
            GTEST_SKIP() << "no graphics context here: " << probe.err;
        }
    }

    /// Runs the lines on the file (empty: the sample), with a dump wherever one says "dump";
    /// returns the dumps.
    std::vector<nlohmann::json> run(const std::vector<std::string>& lines,
                                    const std::string& file = {},
                                    const std::string& options = "--size 1440x900") {
        std::string script;
        std::vector<std::filesystem::path> dumps;
        for (const std::string& line : lines) {
            if (line == "dump") {
                dumps.push_back(dir_.path() / (std::to_string(dumps.size()) + ".json"));
                script += nlohmann::json{{"dump", dumps.back().string()}}.dump() + "\n";
            } else {
                script += line + "\n";
            }
        }
        const std::string data = file.empty() ? "" : "'" + file + "' ";
        result_ = replay("'" + dir_.write("script.jsonl", script).string() + "' " + data + options);
        EXPECT_EQ(result_.exit_code, 0) << result_.err;
        std::vector<nlohmann::json> read;
        for (const auto& path : dumps) {
            read.push_back(nlohmann::json::parse(slurp(path), nullptr, false));
            EXPECT_TRUE(read.back().is_object()) << path;
        }
        read.resize(dumps.size());
        return read;
    }

    [[nodiscard]] std::string path_of(const std::string& name) const {
        return (dir_.path() / name).string();
    }

    TempDir dir_;
    CommandResult result_;
};

/// "[x,y]" of a node in a dump, for a script.
inline std::string place_of(const nlohmann::json& dump, const std::string& node, double dx = 0,
                            double dy = 0) {
    const auto& at = dump["nodes"][node];
    return nlohmann::json{at[0].get<double>() + dx, at[1].get<double>() + dy}.dump();
}

} // namespace entente::test
