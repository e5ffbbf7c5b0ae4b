// SPDX-License-Identifier: MIT
#include "tests/io/reading.hpp"

#include "app/io/event_writer.hpp"
#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

TEST(EventProblems, ReadingGoesOnPastBadRecords) {
    const Read read(with_events(R"({"id":"a","date":"2013-02-30"},)" + std::string(call) +
                                R"(,{"id":"b","date":5,"tone":11,"participants":["irn"]},7)"));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.store().event_count(), 1U);
    EXPECT_EQ(read.result->counts.read, 6U);
    EXPECT_EQ(read.result->counts.kept, 3U);
    EXPECT_EQ(read.result->counts.left_out, 3U);
    EXPECT_THAT(
        read.told(),
        ElementsAre(
            "test:/events/0/date: error: the date '2013-02-30': 30 February is not in the "
            "calendar (expected a day from 01 to 28)",
            "test:/events/2/date: error: the number 5 (expected a text)",
            "test:/events/2/tone: error: the number 11 (expected a number from -10 to 10)",
            "test:/events/2/participants/0: error: unknown actor 'irn' (expected the id of an "
            "actor; did you mean 'iran')",
            "test:/events/3: error: the number 7 (expected an object)"));
}

TEST(EventProblems, PlacesInLinesTellTheLine) {
    const Read read(
        lines({"", R"({"actor":{"id":"a","kind":"state"}})",
               R"({"event":{"id":"e","date":"2013","place":{"name":"P","lat":100}}})"}));
    ASSERT_TRUE(read.result);
    EXPECT_THAT(read.told(),
                ElementsAre(StartsWith("test:line 3 /actor: error: the key 'name' is missing"),
                            StartsWith("test:line 4 /event/place/lat: error: ")));
}

TEST(EventProblems, PointersEscapeTheirKeys) {
    const Read read(
        object(R"("actors":[{"id":"a","kind":"state","name":"A","names":{"a/b~c":1}}])"));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.diagnostics.problems()[0].place, "/actors/0/names/a~1b~0c");
}

TEST(EventProblems, ARecordThatIsLeftOutTakesAlongWhatRefersToIt) {
    const Read read(object(
        R"("actors":[{"id":"o","kind":"organization","name":"O","roles":[{"title":"Seat","of":"nowhere"}]},)"
        R"({"id":"p","kind":"organization","name":"P","roles":[{"title":"Seat","of":"o"}]},)"
        R"({"id":"q","kind":"official","name":"Q","roles":[{"title":"Head","of":"p"}]},)" +
        std::string(iran) + "," + std::string(russia) + R"(],"events":[)" + std::string(call) +
        R"(,{"id":"e","date":"2013","participants":["q"]}])"));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.store().actors().size(), 2U);
    EXPECT_EQ(read.store().event_count(), 1U);
    EXPECT_THAT(
        read.told(),
        ElementsAre(StartsWith("test:/actors/0/roles/0/of: error: unknown actor 'nowhere'"),
                    StartsWith("test:/actors/1/roles/0/of: error: unknown actor 'o' (its record"),
                    StartsWith("test:/actors/2/roles/0/of: error: unknown actor 'p' (its record"),
                    StartsWith("test:/events/1/participants/0: error: unknown actor 'q' (its")));
}

TEST(EventProblems, OfficesMayRunInACircleOfOrganizations) {
    const Read read(object(
        R"("actors":[{"id":"o","kind":"organization","name":"O","roles":[{"title":"Seat","of":"p"}]},)"
        R"({"id":"p","kind":"organization","name":"P","roles":[{"title":"Seat","of":"o"}]}],)"
        R"("events":[{"id":"e","date":"2013","participants":["o","p"]}])"));
    ASSERT_TRUE(read.result);
    EXPECT_THAT(read.told(), IsEmpty());
    EXPECT_EQ(read.store().actors()[0].roles[0].of, read.store().find_actor("p"));
}

TEST(EventProblems, TopicsBelowACircleAreLeftOutToo) {
    const Read read(object(
        R"("topics":[{"id":"a","name":"A","parent":"b"},{"id":"b","name":"B","parent":"a"},)"
        R"({"id":"c","name":"C","parent":"b"},{"id":"d","name":"D","parent":"c"},{"id":"e","name":"E"}])"));
    ASSERT_TRUE(read.result);
    ASSERT_EQ(read.store().topics().size(), 1U);
    EXPECT_EQ(read.store().topics()[0].id, "e");
    EXPECT_EQ(read.diagnostics.error_count(), 4U);
}

TEST(EventProblems, ADeepLineOfTopicsIsNoCircle) {
    std::string topics;
    for (int i = 0; i < 100'000; ++i) {
        topics += (i == 0 ? "" : ",") + std::string(R"({"id":"t)") + std::to_string(i) +
                  R"(","name":"T","parent":"t)" + std::to_string(i + 1) + "\"}";
    }
    const Read read(object(R"("topics":[)" + topics + R"(,{"id":"t100000","name":"T"}])"));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.store().topics().size(), 100'001U);
}

TEST(EventProblems, TheFirstHundredProblemsAreToldTheRestCounted) {
    std::string events;
    for (int i = 0; i < 150; ++i) {
        events += (i == 0 ? "" : ",") + std::string(R"({"id":"e)") + std::to_string(i) +
                  R"(","date":"2013","participants":["nobody"],"tone":99})";
    }
    const Read read(with_events(events));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.diagnostics.problems().size(), Diagnostics::kept_in_full);
    EXPECT_EQ(read.diagnostics.error_count(), 300U);
    EXPECT_EQ(read.diagnostics.warning_count(), 2U) << "two states in no event";
    EXPECT_THAT(read.diagnostics.further(),
                ElementsAre(std::pair<const std::string, std::size_t>("actor in no event", 2),
                            std::pair<const std::string, std::size_t>("number out of range", 100),
                            std::pair<const std::string, std::size_t>("unknown actor", 100)));
}

TEST(EventProblems, ManyUnknownIdsAmongManyActorsTakeNoTime) {
    std::string actors;
    std::string participants;
    for (int i = 0; i < 50'000; ++i) {
        const std::string comma = i == 0 ? "" : ",";
        actors += comma + R"({"id":"actor_number_)" + std::to_string(i) +
                  R"(","kind":"group","name":"A"})";
        participants += comma + "\"aktor_numbr_" + std::to_string(i) + "\"";
    }
    const Read read(object(R"("actors":[)" + actors +
                           R"(],"events":[{"id":"e","date":"2013","participants":[)" +
                           participants + "]}]"));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.diagnostics.error_count(), 50'000U);
    EXPECT_FALSE(read.diagnostics.problems()[0].hint.empty());
}

TEST(EventProblems, AnEventOfAHundredThousandParticipantsIsRead) {
    std::string participants = "\"iran\"";
    for (int i = 0; i < 100'000; ++i) {
        participants += ",\"russia\"";
    }
    const Read read(
        with_events(R"({"id":"e","date":"2013","participants":[)" + participants + "]}"));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.store().participants(first_event()).size(), 2U);
    EXPECT_EQ(read.diagnostics.warning_count(), 99'999U);
}

TEST(EventProblems, WarningsLeaveTheRecordIn) {
    const Read read(with_events(
        R"({"id":"a","date":"2013"},{"id":"b","date":"2013","participants":["iran","russia",{"actor":"iran","role":"target"}]})"));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.store().event_count(), 2U);
    EXPECT_EQ(read.diagnostics.error_count(), 0U);
    EXPECT_EQ(read.diagnostics.warning_count(), 2U);
    const auto participants = read.store().participants(model::EventId{std::size_t{1}});
    ASSERT_EQ(participants.size(), 2U);
    EXPECT_EQ(participants[0].role, model::ParticipantRole::participant) << "the first counts";
}

TEST(EventProblems, ASpeakerIsInTheEvent) {
    const Read read(with_events(
        R"({"id":"a","date":"2013","participants":["iran"],"quotes":[{"speaker":"russia","text":"Yes."}]})"));
    EXPECT_THAT(read.told(), IsEmpty());
}

TEST(EventProblems, SeveralFilesAreOneSet) {
    test::TempDir folder;
    const std::vector<std::filesystem::path> files{
        folder.write("a.json", object(R"("title":"First","actors":[)" + std::string(iran) +
                                      R"(],"events":[)" + std::string(call) + "]")),
        folder.write("b.jsonl", R"({"header":{"format":"entente/1","title":"Second"}})"
                                "\n{\"actor\":" +
                                    std::string(russia) + "}\n{\"actor\":" + std::string(iran) +
                                    "}\n"),
        folder.write("c.json.gz", packed(with_events(
                                      R"({"id":"late","date":"2014","participants":["iran"]})")))};
    Diagnostics diagnostics;
    const auto loaded = read_events(files, diagnostics);
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(diagnostics.count(), 0U) << diagnostics.problems()[0].line();
    EXPECT_EQ(loaded->store->header().title, "First");
    EXPECT_EQ(loaded->store->actors().size(), 2U) << "equal records are the same actor";
    EXPECT_EQ(loaded->store->event_count(), 2U);
    EXPECT_EQ(loaded->counts.read, 7U);
    EXPECT_EQ(loaded->counts.kept, 7U);
}

TEST(EventProblems, ALaterFileCannotRedefine) {
    test::TempDir folder;
    const std::vector<std::filesystem::path> files{
        folder.write("a.json", with_events(std::string(call))),
        folder.write(
            "b.json",
            object(R"("actors":[{"id":"iran","kind":"state","name":"Persia"}],"events":[)" +
                   std::string(call) + "]"))};
    Diagnostics diagnostics;
    const auto loaded = read_events(files, diagnostics);
    ASSERT_TRUE(loaded);
    ASSERT_EQ(diagnostics.error_count(), 2U);
    EXPECT_EQ(diagnostics.problems()[0].kind, "duplicate id");
    EXPECT_EQ(diagnostics.problems()[0].file, files[1].string());
    EXPECT_EQ(diagnostics.problems()[0].place, "/actors/0/id");
    EXPECT_EQ(diagnostics.problems()[1].place, "/events/0/id");
    EXPECT_EQ(loaded->store->actors()[0].name, "Iran");
    EXPECT_EQ(loaded->store->event_count(), 1U);
}

TEST(EventProblems, EachUnreadableFileIsNamed) {
    test::TempDir folder;
    const std::vector<std::filesystem::path> files{
        folder.write("a.json", "{"), folder.write("b.json", object("")),
        folder.write("c.json", "{\"format\":\"other\"}")};
    Diagnostics diagnostics;
    const auto loaded = read_events(files, diagnostics);
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().kind, base::ErrorKind::unreadable);
    EXPECT_THAT(loaded.error().message, HasSubstr("a.json"));
    ASSERT_EQ(diagnostics.problems().size(), 2U);
    EXPECT_THAT(diagnostics.problems()[1].line(),
                HasSubstr("c.json:/format: error: unknown format 'other'"));
}

TEST(EventProblems, OfAnotherFormatTheRecordsAreNotJudged) {
    const Read read(R"({"actors":[1,2,3],"format":"other/7"})");
    ASSERT_FALSE(read.result);
    EXPECT_THAT(read.told(), ElementsAre(HasSubstr("unknown format 'other/7'")));
}

TEST(EventProblems, AFileWithoutPermissionIsUnreadable) {
    test::TempDir folder;
    const auto path = folder.write("a.json", object(""));
    std::filesystem::permissions(path, std::filesystem::perms::none);
    if (!test::slurp(path).empty()) {
        GTEST_SKIP() << "this user may read everything";
    }
    Diagnostics diagnostics;
    const auto loaded = read_events(std::vector{path}, diagnostics);
    ASSERT_FALSE(loaded);
    EXPECT_THAT(loaded.error().message, HasSubstr("cannot be opened"));
    EXPECT_EQ(diagnostics.error_count(), 1U);
}

TEST(EventProblems, NoFileIsAnError) {
    Diagnostics diagnostics;
    EXPECT_FALSE(read_events({}, diagnostics));
}

TEST(EventProblems, ProgressRisesToOne) {
    std::string events = std::string(call);
    for (int i = 0; i < 20'000; ++i) {
        events += R"(,{"id":"e)" + std::to_string(i) +
                  R"(","date":"2013","participants":["iran","russia"]})";
    }
    for (const std::string& text :
         {with_events(events), packed(with_events(events)), with_events("")}) {
        Diagnostics diagnostics;
        std::vector<double> told;
        base::Progress progress;
        progress.report = [&](double fraction) { told.push_back(fraction); };
        ASSERT_TRUE(read_events_from(text, "test", diagnostics, progress));
        ASSERT_FALSE(told.empty());
        EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
        EXPECT_GE(told.front(), 0);
        EXPECT_EQ(told.back(), 1);
        EXPECT_TRUE(std::adjacent_find(told.begin(), told.end()) == told.end());
        EXPECT_LT(told.size(), 1000U);
    }
}

TEST(EventProblems, StopsWhenAsked) {
    std::string events = std::string(call);
    for (int i = 0; i < 50'000; ++i) {
        events += R"(,{"id":"e)" + std::to_string(i) +
                  R"(","date":"2013","participants":["iran","russia"]})";
    }
    const std::string text = with_events(events);
    for (const double stop_at : {0.0, 0.1, 0.6}) {
        Diagnostics diagnostics;
        std::stop_source stop;
        base::Progress progress;
        progress.stop = stop.get_token();
        double last = 0;
        progress.report = [&](double fraction) {
            last = fraction;
            if (fraction >= stop_at) {
                stop.request_stop();
            }
        };
        const auto loaded = read_events_from(text, "test", diagnostics, progress);
        ASSERT_FALSE(loaded);
        EXPECT_EQ(loaded.error().kind, base::ErrorKind::cancelled);
        EXPECT_EQ(diagnostics.count(), 0U) << "to be cancelled is no problem of the data";
        EXPECT_LT(last, stop_at + 0.2);
    }
}

TEST(EventProblems, EachKeyThatOccursTwiceIsToldOnce) {
    const Read read(with_events(
        R"({"id":"a","date":"2013","x":1,"y":2,"x":3,"y":4,"x":5,"place":{"name":"P","name":"Q"}})"));
    std::vector<std::string> places;
    for (const Problem& problem : read.diagnostics.problems()) {
        if (problem.kind == "duplicate key") {
            places.push_back(problem.place);
        }
    }
    EXPECT_THAT(places, ElementsAre("/events/0/place/name", "/events/0/x", "/events/0/y"));
}

TEST(EventProblems, HeaderKeysThatOccurTwiceAreLeftOut) {
    const Read read(
        "{\"header\":{\"format\":\"entente/1\",\"a\":1,\"a\":2,\"b\":1,\"b\":2,\"c\":3}}\n");
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.diagnostics.error_count(), 2U);
    EXPECT_EQ(read.store().header().extra, R"({"c":3})");
}

TEST(EventProblems, AMisspeltListIsPointedOut) {
    const Read read(object(R"("evnts":[{"id":"a"}],"actor":[],"notes":[])"));
    ASSERT_TRUE(read.result);
    EXPECT_THAT(
        read.told(),
        ElementsAre(HasSubstr("the list 'evnts' is not part of the format (expected 'events'"),
                    HasSubstr("the list 'actor' is not part of the format (expected 'actors'")));
    EXPECT_EQ(read.store().header().extra, R"({"evnts":[{"id":"a"}],"actor":[],"notes":[]})");
}

TEST(EventProblems, AValueBeyondTheLimitIsAnErrorAndNoFullMemory) {
    const std::string text = object("\"a\":\"" + std::string(std::size_t{80} << 20U, 'x') + "\"");
    const Read read(text);
    ASSERT_FALSE(read.result);
    EXPECT_THAT(read.result.error().message, HasSubstr("64 MiB"));
}

TEST(EventProblems, APipeIsReadTwiceAllTheSame) {
    test::TempDir folder;
    const auto file = folder.write("a.json", with_events(std::string(call)));
    const auto pipe = folder.path() / "pipe";
    if (test::run_command("mkfifo '" + pipe.string() + "'").exit_code != 0) {
        GTEST_SKIP() << "no mkfifo here";
    }
    ASSERT_EQ(test::run_command("(cat '" + file.string() + "' > '" + pipe.string() +
                                "') > /dev/null 2>&1 &")
                  .exit_code,
              0);
    Diagnostics diagnostics;
    const auto loaded = read_events(std::vector{pipe}, diagnostics);
    ASSERT_TRUE(loaded) << loaded.error().message;
    EXPECT_EQ(loaded->store->event_count(), 1U);
}

} // namespace
} // namespace entente::io
