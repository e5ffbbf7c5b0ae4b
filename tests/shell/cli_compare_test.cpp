// SPDX-License-Identifier: MIT
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class CliCompare : public testing::Test {
  protected:
    CliCompare() : file_(quoted(dir_.write("small.json", small_data).string())) {}

    CommandResult run(const std::string& options) {
        return entente("compare " + file_ + " " + options);
    }
    std::string out_of(const std::string& options) {
        const CommandResult result = run(options);
        EXPECT_EQ(result.exit_code, 0) << options << "\n" << result.err;
        return result.out;
    }
    TempDir dir_;
    std::string file_;
};

// By hand, from the rules: 2013 has e1 (1 between the ministers, 1/2 to each of two topics) and e2
// (three take part, weight 2: 1 a pair, 2 a topic tie); 2015 has e4 alone (1 a pair, 1 a topic
// tie).
TEST_F(CliCompare, ListsTheGreatestChangeFirst) {
    EXPECT_EQ(out_of("--window 2013 --with 2015 --only ties"),
              "what\tchange\ta\tb\tkind\tdirected\tcount_a\tcount_b\tstrength_a\tstrength_b\t"
              "difference\ttone_a\ttone_b\n"
              "tie\tlost\tiaea\tnuclear\ttopic\tfalse\t1\t0\t2\t0\t-2\t2\t\n"
              "tie\tlost\tiran\tiaea\tevent\tfalse\t1\t0\t1\t0\t-1\t2\t\n"
              "tie\tweaker\tiran\tnuclear\ttopic\tfalse\t1\t1\t2\t1\t-1\t2\t8\n"
              "tie\tlost\trussia\tiaea\tevent\tfalse\t1\t0\t1\t0\t-1\t2\t\n"
              "tie\tweaker\trussia\tnuclear\ttopic\tfalse\t1\t1\t2\t1\t-1\t2\t8\n"
              "tie\tlost\tzarif\tlavrov\tevent\tfalse\t1\t0\t1\t0\t-1\t6\t\n"
              "tie\tlost\tlavrov\tnuclear\ttopic\tfalse\t1\t0\t0.5\t0\t-0.5\t6\t\n"
              "tie\tlost\tlavrov\tsyria\ttopic\tfalse\t1\t0\t0.5\t0\t-0.5\t6\t\n"
              "tie\tlost\tzarif\tnuclear\ttopic\tfalse\t1\t0\t0.5\t0\t-0.5\t6\t\n"
              "tie\tlost\tzarif\tsyria\ttopic\tfalse\t1\t0\t0.5\t0\t-0.5\t6\t\n");
}

TEST_F(CliCompare, TheOtherWayRoundTheLostAreNew) {
    const json there = json::parse(out_of("--window 2013 --with 2015 --format json"));
    const json back = json::parse(out_of("--window 2015 --with 2013 --format json"));
    EXPECT_EQ(there["counts"]["ties"], json::parse(R"({"new": 0, "lost": 8, "stronger": 0,
                                                       "weaker": 2, "same": 1})"));
    EXPECT_EQ(back["counts"]["ties"], json::parse(R"({"new": 8, "lost": 0, "stronger": 2,
                                                      "weaker": 0, "same": 1})"));
    EXPECT_EQ(there["a"], json::parse(R"({"from": "2013-01-01", "to": "2013-12-31",
                                          "mode": "window", "days": 110})"))
        << "days within the data";
    EXPECT_EQ(there["ties"].size(), 10U);
    EXPECT_TRUE(there["ties"][0]["tone_b"].is_null());
    EXPECT_EQ(there["nodes"].size(), back["nodes"].size());
}

TEST_F(CliCompare, NodesAreNewOrLostByTheirEvents) {
    const json nodes =
        json::parse(out_of("--window 2013 --with 2014 --format json --only nodes"))["nodes"];
    std::vector<std::string> told;
    for (const json& node : nodes) {
        told.push_back(node["a"].get<std::string>() + " " + node["change"].get<std::string>());
    }
    EXPECT_THAT(told, testing::UnorderedElementsAre("nuclear lost", "iran weaker", "russia weaker",
                                                    "iaea weaker", "lavrov lost", "zarif lost",
                                                    "syria lost"));
}

TEST_F(CliCompare, SelectsAsTheOtherCommandsDo) {
    EXPECT_THAT(lines_of(out_of("--window 2013 --with 2014 --actor lavrov --only ties")),
                testing::SizeIs(1 + 5));
    EXPECT_THAT(out_of("--window 2013 --with 2015 --only ties --roll-up --nodes state"),
                HasSubstr("tie\tweaker\tiran\trussia\tevent\tfalse\t2\t1\t2\t1\t-1\t4\t8\n"));
    EXPECT_THAT(out_of("--window 2013 --with 2015 --only ties --min-strength 2"),
                HasSubstr("tie\tweaker\tiran\tnuclear\ttopic\tfalse\t1\t1\t2\t1\t-1\t2\t8\n"))
        << "what is too weak in one of the windows is not lost";
    EXPECT_THAT(lines_of(out_of("--window 2013 --with 2015 --only ties --rows 3")),
                testing::SizeIs(4));
    EXPECT_THAT(out_of("--window 2013 --with 2015 --same"),
                HasSubstr("tie\tsame\tiran\trussia\tevent\tfalse\t1\t1\t1\t1\t0\t2\t8\n"));
    EXPECT_THAT(out_of("--window 2013 --with 2022 --offices --only ties"),
                HasSubstr("tie\tlost\tzarif\tiran\toffice\tfalse\t1\t0\t0\t0\t0\t\t\n"));
    EXPECT_THAT(lines_of(out_of("--window 2013 --with 2015 --only ties --least 1.5")),
                testing::SizeIs(1 + 8))
        << "the two that got weaker by 1 are the same";
}

TEST_F(CliCompare, WritesAReport) {
    const std::string report = out_of(
        "--window 2013 --with 2015 --format markdown --rows 2 --language fa --topic nuclear");
    EXPECT_THAT(report, HasSubstr("# Small: 2015 compared with 2013\n"));
    EXPECT_THAT(report, HasSubstr("Of both: topic: Nuclear energy."));
    EXPECT_THAT(report, HasSubstr("| ties between actors | 0 | 3 | 0 | 0 | 1 |\n"));
    EXPECT_THAT(report, HasSubstr("| lost | ایران – IAEA | event | 1 | 0 | 1 | 0 | −1 |\n"));
    EXPECT_THAT(report, HasSubstr("\n## Actors and topics\n"));
    EXPECT_THAT(report, HasSubstr("more, each a smaller change.\n"));
}

TEST_F(CliCompare, FailsWhenAskedToAndAnythingDiffers) {
    EXPECT_EQ(run("--window 2013 --with 2015 --fail").exit_code, 1);
    EXPECT_EQ(run("--window 2013 --with 2013 --fail").exit_code, 0);
    EXPECT_EQ(run("--window 2013 --with 2015").exit_code, 0);
    EXPECT_EQ(run("--window 1990 --with 1991 --fail").exit_code, 0) << "nothing in either";
}

TEST_F(CliCompare, SaysWhichWindowIsEmpty) {
    const CommandResult neither = run("--window 1990 --with 2031");
    EXPECT_EQ(neither.exit_code, 0);
    EXPECT_THAT(neither.err, HasSubstr("--window: no event is in 1990 (the data go from "
                                       "2013-09-13 to 2015-07-31)"));
    EXPECT_THAT(neither.err, HasSubstr("--with: no event is in 2031"));
    EXPECT_THAT(run("--window 2013 --with 2031").err, Not(HasSubstr("--window")));
    EXPECT_THAT(run("--window 2013 --with 2015").err, IsEmpty());
}

TEST_F(CliCompare, SaysWhatIsMissingOrContradicts) {
    const auto refused = [&](const std::string& options) {
        const CommandResult result = run(options);
        EXPECT_EQ(result.exit_code, 2) << options;
        EXPECT_THAT(result.out, IsEmpty());
        return result.err;
    };
    EXPECT_THAT(refused("--window 2013"), HasSubstr("found no --with"));
    EXPECT_THAT(refused("--with 2013-02-30"), HasSubstr("--with"));
    EXPECT_THAT(refused("--with 2013 --per-day --mode decay"), HasSubstr("--per-day"));
    EXPECT_THAT(refused("--with 2013 --format xml"), HasSubstr("expected tsv, markdown, json"));
    EXPECT_THAT(refused("--with 2013 --only topics"), HasSubstr("--only"));
    EXPECT_THAT(refused("--with 2013 --least -1"), HasSubstr("--least"));
}

} // namespace
} // namespace entente::test
