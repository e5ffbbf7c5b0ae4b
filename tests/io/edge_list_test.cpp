// SPDX-License-Identifier: MIT
#include "app/io/edge_list.hpp"
#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace entente::io {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(EdgeList, ReadsNodesRowsAndWeights) {
    const auto list = parse_edge_list("# nodes 5\n0 1\n1 2 0.5\n\n# a comment\n3\t0  2e1\n", "g");
    ASSERT_TRUE(list.has_value()) << list.error().message;
    EXPECT_EQ(list->node_count, 5U);
    ASSERT_EQ(list->rows.size(), 3U);
    EXPECT_EQ(list->rows[0].a, 0U);
    EXPECT_EQ(list->rows[0].b, 1U);
    EXPECT_EQ(list->rows[0].weight, 1);
    EXPECT_EQ(list->rows[1].weight, 0.5F);
    EXPECT_EQ(list->rows[2].a, 3U);
    EXPECT_EQ(list->rows[2].weight, 20);
}

TEST(EdgeList, CountsTheNodesWhereNobodyTells) {
    EXPECT_EQ(parse_edge_list("7 2\n", "g")->node_count, 8U);
    EXPECT_EQ(parse_edge_list("0 0", "g")->node_count, 1U);
    EXPECT_EQ(parse_edge_list("", "g")->node_count, 0U);
    EXPECT_EQ(parse_edge_list("# only words\n", "g")->node_count, 0U);
    EXPECT_EQ(parse_edge_list("# nodes 3\n", "g")->node_count, 3U);
}

TEST(EdgeList, TakesFilesFromOtherSystems) {
    const auto list = parse_edge_list("\xef\xbb\xbf# nodes 2\r\n0 1 3\r\n\r\n", "g");
    ASSERT_TRUE(list.has_value()) << list.error().message;
    EXPECT_EQ(list->rows.size(), 1U);
    EXPECT_EQ(list->rows[0].weight, 3);
}

struct Bad {
    const char* text;
    const char* place;
    const char* found;
};

class EdgeListBad : public ::testing::TestWithParam<Bad> {};

TEST_P(EdgeListBad, NamesTheLine) {
    const auto list = parse_edge_list(GetParam().text, "graph.txt");
    ASSERT_FALSE(list.has_value());
    EXPECT_EQ(list.error().kind, base::ErrorKind::unreadable);
    EXPECT_THAT(list.error().message, StartsWith(std::string("graph.txt:") + GetParam().place));
    EXPECT_THAT(list.error().message, HasSubstr(GetParam().found));
    EXPECT_THAT(list.error().message, HasSubstr("(expected "));
}

INSTANTIATE_TEST_SUITE_P(
    Each, EdgeListBad,
    ::testing::Values(Bad{"# nodes 3\n0 1\n0 3\n", "line 3:", "node 3 of 3"},
                      Bad{"0 1\n4 0\n0 2\n# nodes 3\n", "line 2:", "node 4 of 3"},
                      Bad{"# nodes 0\n0 0\n", "line 2:", "node 0 of 0"},
                      Bad{"0 1\nx 1\n", "line 2:", "'x' is not a node"},
                      Bad{"-1 0\n", "line 1:", "'-1' is not a node"},
                      Bad{"1.5 0\n", "line 1:", "'1.5' is not a node"},
                      Bad{"0 1x\n", "line 1:", "'1x' is not a node"},
                      Bad{"0 4000000000\n", "line 1:", "is not a node"},
                      Bad{"0 99999999999999999999\n", "line 1:", "is not a node"},
                      Bad{"0\n", "line 1:", "one node alone"},
                      Bad{"\n0 1 0\n", "line 2:", "'0' is not a weight"},
                      Bad{"0 1 -2\n", "line 1:", "'-2' is not a weight"},
                      Bad{"0 1 nan\n", "line 1:", "'nan' is not a weight"},
                      Bad{"0 1 inf\n", "line 1:", "'inf' is not a weight"},
                      Bad{"0 1 1e999\n", "line 1:", "'1e999' is not a weight"},
                      Bad{"0 1 heavy\n", "line 1:", "'heavy' is not a weight"},
                      Bad{"0 1 1 1\n", "line 1:", "after the weight"},
                      Bad{"# nodes x\n", "line 1:", "'x' is not a number of nodes"},
                      Bad{"# nodes -1\n", "line 1:", "not a number of nodes"},
                      Bad{"# nodes 4000000000\n", "line 1:", "not a number of nodes"},
                      Bad{"# nodes 3\n# nodes 4\n", "line 2:", "4 nodes after 3"}));

TEST(EdgeList, ReadsAFileAndTellsOfAMissingOne) {
    const test::TempDir dir;
    EXPECT_EQ(read_edge_list(dir.write("g", "0 1\n"))->rows.size(), 1U);
    const auto missing = read_edge_list(dir.path() / "none");
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().kind, base::ErrorKind::unreadable);
}

TEST(Positions, ReadBackAsTheSameFloats) {
    const std::vector<std::string> ids{"a", "b c", "d\ne"};
    const std::vector<base::Vec2> points{{1.0F / 3, -2.5F}, {1e-20F, 3e10F}, {0, 123456.789F}};
    const std::string text = positions_as_text(ids, points);
    std::istringstream lines(text);
    std::string line;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        ASSERT_TRUE(std::getline(lines, line));
        const auto last = line.rfind(' ');
        const auto before = line.rfind(' ', last - 1);
        EXPECT_EQ(std::stof(line.substr(before + 1)), points[i].x);
        EXPECT_EQ(std::stof(line.substr(last + 1)), points[i].y);
    }
    EXPECT_FALSE(std::getline(lines, line));
    EXPECT_THAT(text, StartsWith("a 0.333333343 -2.5\nb c "));
    EXPECT_THAT(text, HasSubstr("d e "));
}

} // namespace
} // namespace entente::io
