// SPDX-License-Identifier: MIT
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <sstream>

namespace entente::test {
namespace {

using nlohmann::json;

std::map<std::string, std::pair<double, double>> positions_of(const std::string& text) {
    std::map<std::string, std::pair<double, double>> positions;
    std::istringstream in(text);
    std::string id;
    double x = 0;
    double y = 0;
    while (in >> id >> x >> y) {
        positions[id] = {x, y};
    }
    return positions;
}

TEST(CliLayout, WritesAPlaceForEveryNode) {
    const TempDir dir;
    const std::string file = quoted(dir.write("small.json", small_data).string());
    const auto out = dir.path() / "positions.txt";
    const CommandResult result = entente("layout " + file + " -o " + quoted(out.string()));
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_TRUE(result.out.empty());
    const auto positions = positions_of(slurp(out));
    EXPECT_EQ(positions.size(), 8U) << "5 actors, 3 topics";
    for (const auto& [id, place] : positions) {
        EXPECT_TRUE(std::isfinite(place.first) && std::isfinite(place.second)) << id;
    }
    EXPECT_EQ(entente("layout " + file + " -o -").out, slurp(out))
        << "the same seed, the same places";
    EXPECT_NE(entente("layout " + file + " --seed 2").out, slurp(out));
}

TEST(CliLayout, WritesTheSelectedNodesWhereTheyAlwaysLie) {
    const TempDir dir;
    const std::string file = quoted(dir.write("small.json", small_data).string());
    const auto all = positions_of(entente("layout " + file).out);
    const auto some = positions_of(entente("layout " + file + " --window 2013-12-11").out);
    EXPECT_EQ(some.size(), 6U) << "two ministers, whom they serve, two topics";
    for (const auto& [id, place] : some) {
        EXPECT_EQ(place, all.at(id)) << id;
    }
}

TEST(CliLayout, GroupsKindsAndLetsDiscsOverlapWhereThatIsAskedFor) {
    const TempDir dir;
    const std::string file = quoted(dir.write("small.json", small_data).string());
    const std::string plain = entente("layout " + file).out;
    const CommandResult grouped = entente("layout " + file + " --group-kinds");
    EXPECT_EQ(grouped.exit_code, 0) << grouped.err;
    EXPECT_EQ(positions_of(grouped.out).size(), positions_of(plain).size());
    EXPECT_NE(grouped.out, plain);
    EXPECT_EQ(entente("layout " + file + " --group-kinds").out, grouped.out);
    EXPECT_EQ(entente("layout " + file + " --overlaps").exit_code, 0);
}

TEST(CliLayout, RefusesAReachThatLosesTheReader) {
    const TempDir dir;
    const std::string file = quoted(dir.write("small.json", small_data).string());
    const CommandResult result = entente("render " + file + " -o " +
                                         quoted((dir.path() / "a.svg").string()) + " --relax 30");
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_NE(result.err.find("from 0 to 25"), std::string::npos) << result.err;
}

TEST(CliLayout, LaysOutAPlainGraph) {
    const TempDir dir;
    const std::string graph =
        quoted(dir.write("path.txt", "# nodes 5\n0 1\n1 2 2.5\n2 3\n").string());
    const auto positions = positions_of(entente("layout --edges " + graph + " -o -").out);
    EXPECT_EQ(positions.size(), 5U);
    const CommandResult result = entente("layout --edges " + graph + " --json --threads 1");
    EXPECT_EQ(result.exit_code, 0) << result.err;
    const json measured = json::parse(result.out);
    EXPECT_EQ(measured["nodes"], 5);
    EXPECT_EQ(measured["ties"], 3);
    EXPECT_EQ(measured["threads"], 1);
    EXPECT_GE(measured["seconds"]["layout"], 0);
    EXPECT_GE(measured["seconds"]["total"], measured["seconds"]["layout"]);
    EXPECT_LT(measured["normalized_stress"], 0.2) << "a path can be drawn almost straight";
}

TEST(CliLayout, IsTheSameWhateverTheNumberOfThreads) {
    const TempDir dir;
    const std::string file = quoted(dir.write("small.json", small_data).string());
    EXPECT_EQ(entente("layout --threads 1 " + file).out, entente("layout --threads 4 " + file).out);
}

TEST(CliLayout, TellsTheLineOfABadEdge) {
    const TempDir dir;
    const std::string graph = quoted(dir.write("bad.txt", "# nodes 2\n0 1\n0 2\n").string());
    const CommandResult result = entente("layout --edges " + graph);
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.err, testing::HasSubstr("3"));
}

} // namespace
} // namespace entente::test
