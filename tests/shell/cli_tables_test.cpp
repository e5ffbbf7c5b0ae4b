// SPDX-License-Identifier: MIT
#include "tests/shell/cli_support.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace entente::test {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class CliTables : public testing::Test {
  protected:
    CliTables() : file_(quoted(dir_.write("small.json", small_data).string())) {}

    std::string out_of(const std::string& command, const std::string& options = {}) {
        const CommandResult result = entente(command + " " + file_ + " " + options);
        EXPECT_EQ(result.exit_code, 0) << command << " " << options << "\n" << result.err;
        return result.out;
    }
    /// "a b": the pairs of the ties that are listed.
    std::multiset<std::string> pairs(const std::string& options) {
        std::multiset<std::string> pairs;
        const json ties = json::parse(out_of("ties", options + " --format json"));
        for (const json& tie : ties) {
            pairs.insert(tie["a"].get<std::string>() + " " + tie["b"].get<std::string>());
        }
        return pairs;
    }
    /// The ids of the events that are listed, in that order.
    std::vector<std::string> events(const std::string& options) {
        std::vector<std::string> ids;
        const json data = json::parse(out_of("events", options + " --format json"));
        for (const json& event : data["events"]) {
            ids.push_back(event["id"]);
        }
        return ids;
    }

    TempDir dir_;
    std::string file_;
};

// Every number below is calculated by hand from FORMAT.md's rules:
// e2 (3 take part, weight 2): 1 a pair, 2 a topic tie. e3: 1 from source to target, 1/4 to each of
// the two from the one mentioned. e4: 1. e1: 1 between the ministers, 1/2 to each of two topics.
TEST_F(CliTables, TiesOfAllTime) {
    EXPECT_EQ(out_of("ties"), "a\tb\tkind\tdirected\tcount\tstrength\ttone\n"
                              "iran\tnuclear\ttopic\tfalse\t2\t3\t4\n"
                              "russia\tnuclear\ttopic\tfalse\t2\t3\t4\n"
                              "iran\trussia\tevent\tfalse\t3\t2.25\t4\n"
                              "iaea\tnuclear\ttopic\tfalse\t1\t2\t2\n"
                              "russia\tiaea\tevent\tfalse\t2\t1.25\t0.8\n"
                              "iaea\tiran\tevent\ttrue\t1\t1\t-4\n"
                              "iran\tiaea\tevent\tfalse\t1\t1\t2\n"
                              "zarif\tlavrov\tevent\tfalse\t1\t1\t6\n"
                              "lavrov\tnuclear\ttopic\tfalse\t1\t0.5\t6\n"
                              "lavrov\tsyria\ttopic\tfalse\t1\t0.5\t6\n"
                              "zarif\tnuclear\ttopic\tfalse\t1\t0.5\t6\n"
                              "zarif\tsyria\ttopic\tfalse\t1\t0.5\t6\n");
}

TEST_F(CliTables, TiesAsJson) {
    const json ties = json::parse(out_of("ties", "--format json --window 2014-03"));
    ASSERT_EQ(ties.size(), 3U);
    EXPECT_EQ(ties[0], json::parse(R"({"a": "iaea", "b": "iran", "kind": "event", "directed": true,
                                       "count": 1, "strength": 1.0, "tone": -4.0})"));
}

TEST_F(CliTables, ToneIsNullWhereNoEventStatesOne) {
    const auto file = dir_.write("calm.json", R"({"format": "entente/1",
        "actors": [{"id": "a", "kind": "state", "name": "A"}, {"id": "b", "kind": "state", "name": "B"}],
        "events": [{"id": "e", "date": "2001", "participants": ["a", "b"]}]})");
    const CommandResult result = entente("ties --format json " + quoted(file.string()));
    EXPECT_TRUE(json::parse(result.out).at(0).at("tone").is_null()) << result.out;
    EXPECT_THAT(entente("ties " + quoted(file.string())).out,
                HasSubstr("a\tb\tevent\tfalse\t1\t1\t\n"));
}

TEST_F(CliTables, OfficesOnRequestAndWhileTheyLast) {
    EXPECT_THAT(out_of("ties"), testing::Not(HasSubstr("office")));
    EXPECT_THAT(out_of("ties", "--offices"), HasSubstr("zarif\tiran\toffice\t"));
    const std::string early = out_of("ties", "--offices --window 2013-09/2013-12 --mode window");
    EXPECT_THAT(early, HasSubstr("lavrov\trussia\toffice\t"));
    EXPECT_THAT(out_of("ties", "--offices --window 2022"), testing::Not(HasSubstr("zarif\tiran")));
}

TEST_F(CliTables, WindowsOpenOnEitherSide) {
    EXPECT_THAT(events(""), ElementsAre("e2", "e1", "e3", "e4"));
    EXPECT_THAT(events("--window 2013"), ElementsAre("e2", "e1"));
    EXPECT_THAT(events("--window 2013-09/2013-12-10"), ElementsAre("e2"));
    EXPECT_THAT(events("--window 2013-12-11"), ElementsAre("e1"));
    EXPECT_THAT(events("--window 2014-06-30"), ElementsAre("e3"));
    EXPECT_THAT(events("--window 2013-12-12/.."), ElementsAre("e3", "e4"));
    EXPECT_THAT(events("--window ../2013-12-10"), ElementsAre("e2"));
    EXPECT_THAT(events("--window 2014-06-30 --mode cumulative"), ElementsAre("e2", "e1", "e3"));
    EXPECT_THAT(events("--window 1990"), IsEmpty());
}

TEST_F(CliTables, DecayHalvesByAge) {
    // e2 ended 2013-09-13, 89 days before e1's day: a half-life of 89 days halves what it adds.
    const json ties = json::parse(
        out_of("ties", "--format json --window 2013-12-11 --mode decay --half-life 89"));
    for (const json& tie : ties) {
        if (tie["a"] == "iran" && tie["b"] == "russia") {
            EXPECT_NEAR(tie["strength"].get<double>(), 0.5, 1e-6);
            EXPECT_EQ(tie["count"], 1);
        }
        if (tie["a"] == "zarif" && tie["b"] == "lavrov") {
            EXPECT_NEAR(tie["strength"].get<double>(), 1, 1e-6);
        }
    }
}

TEST_F(CliTables, DecayWithoutAnEndCountsFromTheLastDay) {
    EXPECT_EQ(out_of("ties", "--mode decay --half-life 100"),
              out_of("ties", "--mode decay --half-life 100 --window ../2015-07-31"));
}

TEST_F(CliTables, EventsWithoutADateCanBeLeftOut) {
    const std::string file =
        quoted(dir_.write("undated.json", R"({"format":"entente/1","title":"Undated","actors":[
            {"id":"a","kind":"state","name":"A"},{"id":"b","kind":"state","name":"B"}],"events":[
            {"id":"dated","date":"2014","participants":["a","b"]},
            {"id":"undated","date":"XXXX","participants":["a","b"]}]})")
                   .string());
    const auto ids = [&](const std::string& options) {
        const CommandResult result = entente("events " + file + " --format json " + options);
        EXPECT_EQ(result.exit_code, 0) << result.err;
        std::set<std::string> found;
        const json data = json::parse(result.out);
        for (const json& event : data["events"]) {
            found.insert(event["id"]);
        }
        return found;
    };
    EXPECT_THAT(ids("--window 2014"), ElementsAre("dated", "undated")) << "in every window";
    EXPECT_THAT(ids("--window 2015"), ElementsAre("undated"));
    EXPECT_THAT(ids("--no-undated"), ElementsAre("dated"));
    EXPECT_THAT(ids("--window 2015 --no-undated"), IsEmpty());
}

TEST_F(CliTables, FiltersChooseEvents) {
    EXPECT_THAT(events("--topic Syria"), ElementsAre("e1"));
    EXPECT_THAT(events("--topic middle-east"), ElementsAre("e1")) << "narrower topics come along";
    EXPECT_THAT(events("--topic syria --topic nuclear"), ElementsAre("e2", "e1", "e4"));
    EXPECT_THAT(events("--topic syria --topic nuclear --all-topics"), ElementsAre("e1"));
    EXPECT_THAT(events("--not-topic syria"), ElementsAre("e2", "e3", "e4"));
    EXPECT_THAT(events("--type Accuse"), ElementsAre("e3"));
    EXPECT_THAT(events("--type accuse --type agree"), ElementsAre("e3", "e4"));
    EXPECT_THAT(events("--not-type consult"), ElementsAre("e3", "e4"));
    EXPECT_THAT(events("--actor persia"), ElementsAre("e2", "e3", "e4")) << "by alias";
    EXPECT_THAT(events("--actor ایران"), ElementsAre("e2", "e3", "e4")) << "in its own script";
    EXPECT_THAT(events("--actor lavrov --actor iaea"), ElementsAre("e2", "e1", "e3"));
    EXPECT_THAT(events("--not-actor iaea"), ElementsAre("e1", "e4"));
    EXPECT_THAT(events("--kind official"), ElementsAre("e1"));
    EXPECT_THAT(events("--not-kind topic"), ElementsAre("e3"));
    EXPECT_THAT(events("--source ipsc"), ElementsAre("e1"));
    EXPECT_THAT(events("--source 'russia and iran'"), ElementsAre("e1")) << "by a source's title";
    EXPECT_THAT(events("--not-source IPSC"), ElementsAre("e2", "e3", "e4"));
    EXPECT_THAT(events("--tone -10:0"), ElementsAre("e3"));
    EXPECT_THAT(events("--tone 6:"), ElementsAre("e1", "e4"));
    EXPECT_THAT(events("--tone :2"), ElementsAre("e2", "e3"));
    EXPECT_THAT(events("--text 'tehran ministers'"), ElementsAre("e1"));
}

TEST_F(CliTables, AChosenEventBringsAllItsTies) {
    EXPECT_THAT(pairs("--topic syria"),
                testing::UnorderedElementsAre("zarif lavrov", "zarif nuclear", "zarif syria",
                                              "lavrov nuclear", "lavrov syria"));
}

TEST_F(CliTables, ThePictureIsThinned) {
    EXPECT_THAT(pairs("--nodes state"), testing::UnorderedElementsAre("iran russia"));
    EXPECT_THAT(pairs("--nodes official --nodes state"),
                testing::UnorderedElementsAre("iran russia", "zarif lavrov"));
    EXPECT_THAT(pairs("--min-strength 2.25"),
                testing::UnorderedElementsAre("iran nuclear", "russia nuclear", "iran russia"));
    // Iran and Russia have most: 3 + 2.25 + 1 + 1 and 3 + 2.25 + 1.25, less than the topic's 9.
    EXPECT_THAT(pairs("--top 2"), testing::UnorderedElementsAre("iran nuclear"));
}

TEST_F(CliTables, RollUpTiesStates) {
    // The ministers' meeting becomes one of their states: 2.25 + 1.
    const json ties = json::parse(out_of("ties", "--roll-up --nodes state,official --format json"));
    ASSERT_EQ(ties.size(), 1U) << ties;
    EXPECT_EQ(ties[0]["a"], "iran");
    EXPECT_EQ(ties[0]["b"], "russia");
    EXPECT_NEAR(ties[0]["strength"].get<double>(), 3.25, 1e-9);
}

TEST_F(CliTables, AroundKeepsTheNeighbourhood) {
    const auto near = pairs("--around zarif --nodes official,state,organization");
    EXPECT_THAT(near, testing::UnorderedElementsAre("zarif lavrov"));
}

TEST_F(CliTables, EventsKeepWhatTheFormatDoesNotName) {
    const json data = json::parse(out_of("events", "--window 2013-12-11 --format json"));
    EXPECT_EQ(data["format"], "entente/1");
    EXPECT_EQ(data["events"][0]["x-mark"], json::parse(R"({"kept": true})"));
    const auto again = dir_.write("again.json", data.dump());
    EXPECT_THAT(entente("validate " + quoted(again.string())).out,
                testing::Not(HasSubstr(": error: ")));
    const CommandResult once_more = entente("events --format json " + quoted(again.string()));
    EXPECT_EQ(json::parse(once_more.out), data);
}

TEST_F(CliTables, EventsAsATable) {
    const auto lines = lines_of(out_of("events", "--window 2013"));
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines_of(out_of("events", "--window 2013 --format table")), lines);
    EXPECT_THAT(lines[0], testing::StartsWith("id\tdate\ttype\ttitle"));
    EXPECT_THAT(lines[1], testing::StartsWith("e2\t2013-09-13\tconsult\tTalks in Bishkek"));
}

TEST_F(CliTables, TimelineFollowsTheCalendarThatIsAskedFor) {
    EXPECT_EQ(out_of("timeline", "--unit year --fiscal-year-start october"),
              "from\tto\ttotal\tpassing\n"
              "2012-10-01\t2013-09-30\t1\t1\n"
              "2013-10-01\t2014-09-30\t2\t2\n"
              "2014-10-01\t2015-09-30\t2\t2\n");
    EXPECT_EQ(out_of("timeline", "--unit year --fiscal-year-start 10"),
              out_of("timeline", "--unit year --fiscal-year-start Oct"));
    const auto weeks = lines_of(out_of("timeline", "--unit week --week-start sunday"));
    EXPECT_EQ(weeks[1], "2013-09-08\t2013-09-14\t1\t1");
    EXPECT_EQ(lines_of(out_of("timeline", "--unit week"))[1], "2013-09-09\t2013-09-15\t1\t1");
}

TEST_F(CliTables, AWindowCanBeAFiscalYearAQuarterOrAWeek) {
    EXPECT_EQ(events("--fiscal-year-start april --window FY2014"),
              events("--window 2013-04/2014-03"));
    EXPECT_EQ(events("--fiscal-year-start april --window 'FY 2013/14'"),
              events("--window 2013-04/2014-03"));
    EXPECT_EQ(events("--fiscal-year-start april --window FY2014/FY2016"),
              events("--window 2013-04/2016-03"));
    EXPECT_EQ(events("--fiscal-year-start april --window FY2014Q3"),
              events("--window 2013-10/2013-12"));
    EXPECT_EQ(events("--window 2013Q4"), events("--window 2013-10/2013-12"));
    EXPECT_EQ(events("--window 2013-W50"), events("--window 2013-12-09/2013-12-15"));
    const CommandResult alone = entente("events " + file_ + " --window FY2014");
    EXPECT_EQ(alone.exit_code, 2);
    EXPECT_THAT(alone.err, HasSubstr("--fiscal-year-start"));
    const CommandResult day = entente("events " + file_ + " --week-start someday");
    EXPECT_EQ(day.exit_code, 2);
    EXPECT_THAT(day.err, HasSubstr("a day of the week, such as sunday"));
    const CommandResult month = entente("events " + file_ + " --fiscal-year-start 13");
    EXPECT_EQ(month.exit_code, 2);
    EXPECT_THAT(month.err, HasSubstr("a month, such as april or 4"));
}

TEST_F(CliTables, TimelineCountsAnEventInEveryBinItMeets) {
    EXPECT_EQ(out_of("timeline", "--unit year"), "from\tto\ttotal\tpassing\n"
                                                 "2013-01-01\t2013-12-31\t2\t2\n"
                                                 "2014-01-01\t2014-12-31\t1\t1\n"
                                                 "2015-01-01\t2015-12-31\t1\t1\n");
    EXPECT_EQ(out_of("timeline", "--window 2013-12-12/2014-01 --tone -10:0"),
              "from\tto\ttotal\tpassing\n"
              "2013-12-01\t2013-12-31\t1\t0\n"
              "2014-01-01\t2014-01-31\t1\t1\n");
    EXPECT_EQ(lines_of(out_of("timeline")).size(), 1 + 4 + 12 + 7U) << "2013-09 to 2015-07";
}

TEST_F(CliTables, SeveralFilesAreJoined) {
    const auto more = dir_.write("more.json", R"({"format": "entente/1",
        "actors": [{"id": "china", "kind": "state", "name": "China"},
                   {"id": "russia", "kind": "state", "name": "Russia"}],
        "events": [{"id": "m1", "date": "2016", "participants": ["china", "russia"]}]})");
    EXPECT_THAT(out_of("ties", quoted(more.string()) + " --window 2016"),
                HasSubstr("\tevent\tfalse\t1\t1\t\n"));
    EXPECT_THAT(out_of("info", quoted(more.string())), HasSubstr("3 states"));
}

} // namespace
} // namespace entente::test
