// SPDX-License-Identifier: MIT
// Milestones and claims of coverage, read and written.
#include "app/io/event_reader.hpp"
#include "app/io/event_writer.hpp"
#include "app/io/time_notes.hpp"
#include "tests/io/reading.hpp"
#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace entente::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using Json = nlohmann::ordered_json;

constexpr const char* object = R"({"format": "entente/1", "title": "T",
  "coverage": [{"from": "2013", "to": "2014-06~", "source": "IPSC", "x": 1}, {"from": "2010"}, {}],
  "milestones": [
    {"date": "2015-07-14", "name": "Accord", "names": {"fa": "برجام"}, "kind": "agreement",
     "url": "https://example.org/a", "x-deep": {"a": [1.50]}},
    {"date": "2012-07/2016-01-16", "name": "Embargo"},
    {"date": "2015/..", "name": "Accord"}],
  "actors": [{"id": "a", "kind": "state", "name": "A"}], "topics": [],
  "events": [{"id": "e", "date": "2013", "participants": ["a"]}]})";

constexpr const char* lines =
    R"({"header": {"format": "entente/1", "title": "T", "coverage": [{"from": "2013", "to": "2014-06~", "source": "IPSC", "x": 1}, {"from": "2010"}, {}]}}
{"event": {"id": "e", "date": "2013", "participants": ["a"]}}
{"milestone": {"date": "2015-07-14", "name": "Accord", "names": {"fa": "برجام"}, "kind": "agreement", "url": "https://example.org/a", "x-deep": {"a": [1.50]}}}
{"milestone": {"date": "2012-07/2016-01-16", "name": "Embargo"}}
{"actor": {"id": "a", "kind": "state", "name": "A"}}
{"milestone": {"date": "2015/..", "name": "Accord"}}
)";

std::string written(const model::EventStore& store) {
    return write_events(store, std::vector<model::EventId>{model::EventId{0U}}, true);
}

TEST(TimeNotes, BothFormsSayTheSameAndAreWrittenBackWhole) {
    const Read one(object);
    const Read other(lines);
    ASSERT_TRUE(one.result && other.result);
    EXPECT_THAT(one.told(), IsEmpty());
    EXPECT_THAT(other.told(), IsEmpty());
    EXPECT_EQ(one.result->counts.read, 5U) << "milestones are records, too";
    EXPECT_EQ(one.result->counts.kept, 5U);
    EXPECT_EQ(other.result->counts.read, 5U);
    EXPECT_EQ(one.store().header().milestones, other.store().header().milestones);
    EXPECT_EQ(one.store().header().coverage, other.store().header().coverage);
    EXPECT_EQ(Json::parse(written(one.store())), Json::parse(object)) << written(one.store());
    EXPECT_EQ(written(other.store()), written(one.store()));
    EXPECT_THAT(written(one.store()), HasSubstr("1.50")) << "an unknown key keeps its digits";
}

TEST(TimeNotes, NothingIsWrittenWhereNothingIsTold) {
    const Read read(R"({"format": "entente/1", "coverage": [], "milestones": [],
        "actors": [{"id": "a", "kind": "state", "name": "A"}],
        "events": [{"id": "e", "date": "2013", "participants": ["a"]}]})");
    ASSERT_TRUE(read.result);
    EXPECT_THAT(read.told(), IsEmpty());
    EXPECT_THAT(written(read.store()), ::testing::Not(HasSubstr("milestones")));
    EXPECT_THAT(written(read.store()), ::testing::Not(HasSubstr("coverage")));
}

TEST(TimeNotes, SeveralFilesAreJoined) {
    const test::TempDir dir;
    const auto file = [&](const char* name, const std::string& rest) {
        return dir.write(name, R"({"format": "entente/1", )" + rest + "}");
    };
    const std::vector<std::filesystem::path> files{
        file("a.json",
             R"("coverage": [{"to": "2014"}], "milestones": [{"date": "2015", "name": "X"}])"),
        file("b.json", R"("coverage": [{"from": "2016"}, {"to": "2014"}],
            "milestones": [{"date": "2015", "name": "X"}, {"date": "2016", "name": "X"}])"),
        file("c.json", R"("milestones": [{"date": "2015", "name": "X", "kind": "other"}])")};
    Diagnostics diagnostics;
    const auto loaded = read_events(files, diagnostics);
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->store->header().milestones.size(), 2U) << "told alike twice is one";
    EXPECT_EQ(loaded->store->header().coverage.size(), 2U);
    EXPECT_EQ(loaded->counts.kept, 3U);
    EXPECT_EQ(loaded->counts.left_out, 1U);
    ASSERT_EQ(diagnostics.count(), 1U);
    EXPECT_THAT(diagnostics.problems()[0].line(), HasSubstr("c.json:/milestones/0"));
    EXPECT_THAT(diagnostics.problems()[0].line(), HasSubstr("another milestone has the date"));
}

TEST(TimeNotes, AMilestoneStretchesNoAxis) {
    const Read read(object);
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.store().extent(),
              (model::Span{model::make_day(2013, 1, 1), model::make_day(2013, 12, 31)}));
}

} // namespace
} // namespace entente::io
