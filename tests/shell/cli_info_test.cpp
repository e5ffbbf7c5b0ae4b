// SPDX-License-Identifier: MIT
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;

/// One unknown actor in an event (an error) and one event with no participants (a warning).
constexpr const char* faulty_data = R"({"format": "entente/1",
  "actors": [{"id": "lavrov", "kind": "official", "name": "Lavrov",
              "roles": [{"title": "minister", "of": "iran"}]},
             {"id": "iran", "kind": "state", "name": "Iran"}],
  "events": [
    {"id": "e1", "date": "2013", "participants": ["lavrv", "iran"]},
    {"id": "e2", "date": "2014", "participants": []},
    {"id": "e3", "date": "2015", "participants": ["lavrov", "iran"]}]})";

class CliInfo : public testing::Test {
  protected:
    CliInfo()
        : small_(quoted(dir_.write("small.json", small_data).string())),
          faulty_(quoted(dir_.write("faulty.json", faulty_data).string())) {}
    TempDir dir_;
    std::string small_;
    std::string faulty_;
};

TEST_F(CliInfo, CountsWhatIsThere) {
    const CommandResult result = entente("info " + small_);
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_THAT(result.err, IsEmpty());
    for (const char* told : {"Small", "2 states", "2 officials", "1 organization", "0 groups",
                             "2013-09-13", "2015-07-31", "problems    none"}) {
        EXPECT_THAT(result.out, HasSubstr(told));
    }
}

TEST_F(CliInfo, CountsTheSameAsJson) {
    const json info = json::parse(entente("info --json " + small_).out);
    EXPECT_EQ(info["title"], "Small");
    EXPECT_EQ(info["actors"],
              json::parse(R"({"state": 2, "official": 2, "organization": 1, "group": 0})"));
    EXPECT_EQ(info["topics"], 3);
    EXPECT_EQ(info["events"], 4);
    EXPECT_EQ(info["ties"], 12);
    EXPECT_EQ(info["ties_by_kind"], json::parse(R"({"event": 5, "topic": 7, "office": 2})"));
    EXPECT_EQ(info["first_day"], "2013-09-13");
    EXPECT_EQ(info["last_day"], "2015-07-31");
    EXPECT_FALSE(info.contains("selected"));
}

TEST_F(CliInfo, TellsMilestonesAndCoverage) {
    const auto file = quoted(dir_.write("noted.json", R"({"format": "entente/1",
        "coverage": [{"from": "2013", "to": "2014-06", "source": "IPSC"}, {"from": "2020"}],
        "milestones": [{"date": "2013-11-24", "name": "Plan"}, {"date": "2012/2016", "name": "Ban"}],
        "actors": [{"id": "a", "kind": "state", "name": "A"}],
        "events": [{"id": "e", "date": "2013", "participants": ["a"]}]})")
                                 .string());
    const std::string text = entente("info " + file).out;
    EXPECT_THAT(text, HasSubstr("milestones  2 (1 day, 1 period)\n"));
    EXPECT_THAT(text, HasSubstr("covers      2013 – June 2014, as IPSC told it\n"));
    EXPECT_THAT(text, HasSubstr("covers      from 2020\n"));
    const json info = json::parse(entente("info --json " + file).out);
    EXPECT_EQ(info["milestones"], 2);
    EXPECT_EQ(info["coverage"], json::parse(R"([{"from": "2013", "to": "2014-06", "source": "IPSC"},
                                               {"from": "2020", "to": null, "source": null}])"));
    EXPECT_EQ(info["records_read"], 4);
    EXPECT_THAT(entente("validate " + file).err, HasSubstr("no problems; 4 records read"));
}

TEST_F(CliInfo, CountsASelectionBeside) {
    const json info = json::parse(entente("info --json --window 2013-12-11 " + small_).out);
    EXPECT_EQ(info["events"], 4);
    EXPECT_EQ(info["selected"]["events"], 1);
    EXPECT_EQ(info["selected"]["ties"], 5);
    EXPECT_THAT(info["selected"]["words"], HasSubstr("11 December 2013"));
}

TEST_F(CliInfo, GoesOnPastABadRecordAndSaysSo) {
    const CommandResult result = entente("info " + faulty_);
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(lines_of(result.err).size(), 1U) << result.err;
    EXPECT_THAT(result.err, HasSubstr("problem"));
    EXPECT_THAT(result.err, HasSubstr("1 record left out"));
    EXPECT_EQ(entente("ties " + faulty_).exit_code, 0);
    EXPECT_EQ(json::parse(entente("info --json " + faulty_).out)["events"], 2);
}

TEST_F(CliInfo, ValidateIsSilentOnACleanFile) {
    const CommandResult result = entente("validate " + small_);
    EXPECT_EQ(result.exit_code, 0) << result.out;
    EXPECT_THAT(result.out, IsEmpty());
    EXPECT_EQ(json::parse(entente("validate --json " + small_).out), json::array());
}

TEST_F(CliInfo, ValidateListsEveryProblem) {
    const CommandResult result = entente("validate " + faulty_);
    EXPECT_EQ(result.exit_code, 1);
    const auto lines = lines_of(result.out);
    ASSERT_EQ(lines.size(), 2U) << result.out;
    EXPECT_THAT(result.out, HasSubstr("faulty.json:/events/0/participants/0: error: "));
    EXPECT_THAT(result.out, HasSubstr("did you mean 'lavrov'"));
    EXPECT_THAT(result.out, HasSubstr("faulty.json:/events/1"));
    EXPECT_THAT(result.out, HasSubstr(": warning: "));
}

TEST_F(CliInfo, ValidateListsThemAsJson) {
    const CommandResult result = entente("validate --json " + faulty_);
    EXPECT_EQ(result.exit_code, 1);
    const json problems = json::parse(result.out);
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0]["severity"], "error");
    EXPECT_EQ(problems[0]["place"], "/events/0/participants/0");
    EXPECT_EQ(problems[0]["hint"], "lavrov");
    EXPECT_EQ(problems[1]["severity"], "warning");
}

TEST_F(CliInfo, AWarningIsAProblemToo) {
    const auto file = dir_.write("odd.json", R"({"format": "entente/1",
        "events": [{"id": "e", "date": "2014", "participants": []}]})");
    EXPECT_EQ(entente("validate " + quoted(file.string())).exit_code, 1);
}

TEST_F(CliInfo, ValidateTellsTheFirstHundredInFullAndCountsTheRest) {
    std::string data = R"({"format": "entente/1", "events": [)";
    for (int i = 0; i < 130; ++i) {
        data += (i > 0 ? "," : "") + std::string(R"({"id": ")") + std::to_string(i) +
                R"(", "date": "2013-02-30", "participants": []})";
    }
    const std::string file = quoted(dir_.write("many.json", data + "]}").string());
    const CommandResult text = entente("validate " + file);
    EXPECT_EQ(text.exit_code, 1);
    EXPECT_EQ(lines_of(text.out).size(), 101U);
    EXPECT_THAT(text.out, HasSubstr("and 30 more: "));
    const json problems = json::parse(entente("validate --json " + file).out);
    ASSERT_EQ(problems.size(), 101U);
    EXPECT_EQ(problems.back()["count"], 30);
    EXPECT_EQ(problems.back()["severity"], "error");
}

TEST_F(CliInfo, ValidateOfWhatCannotBeReadTellsThatToo) {
    const auto file = dir_.write("torn.json", R"({"format": "entente/1", "events": [)");
    const CommandResult result = entente("validate " + quoted(file.string()));
    EXPECT_EQ(result.exit_code, 3);
    EXPECT_THAT(result.out, HasSubstr("torn.json"));
    EXPECT_EQ(lines_of(result.out + result.err).size(), 1U) << "told once";
}

TEST(CliSample, IsClean) {
    if (!std::filesystem::exists(sample())) {
        GTEST_SKIP() << "no sample at " << sample();
    }
    const CommandResult result = entente("validate " + quoted(sample().string()));
    EXPECT_EQ(result.exit_code, 0) << result.out;
    EXPECT_GT(json::parse(entente("info --json " + quoted(sample().string())).out)["events"], 120);
}

} // namespace
} // namespace entente::test
