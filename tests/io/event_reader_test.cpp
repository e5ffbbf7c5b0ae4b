// SPDX-License-Identifier: MIT
#include "app/io/event_reader.hpp"

#include "app/io/event_writer.hpp"

#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

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

constexpr std::string_view iran = R"({"id":"iran","kind":"state","name":"Iran"})";
constexpr std::string_view russia = R"({"id":"russia","kind":"state","name":"Russia"})";
constexpr std::string_view call =
    R"({"id":"call","date":"2013-12-11","participants":["iran","russia"]})";

/// `{"format":"entente/1", rest}`.
std::string object(const std::string& rest) {
    return R"({"format":"entente/1")" + (rest.empty() ? "" : "," + rest) + "}";
}

/// The two states and the events given.
std::string with_events(const std::string& events) {
    return object(std::string(R"("actors":[)").append(iran).append(",").append(russia) +
                  R"(],"events":[)" + events + "]");
}

std::string lines(const std::vector<std::string>& records) {
    std::string text = "{\"header\":{\"format\":\"entente/1\"}}\n";
    for (const std::string& record : records) {
        text += record + "\n";
    }
    return text;
}

std::string packed(std::string_view text) {
    z_stream zlib{};
    EXPECT_EQ(deflateInit2(&zlib, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string in(text);
    std::string out(deflateBound(&zlib, static_cast<uLong>(text.size())) + 32, '\0');
    zlib.next_in = reinterpret_cast<Bytef*>(in.data());
    zlib.avail_in = static_cast<uInt>(in.size());
    zlib.next_out = reinterpret_cast<Bytef*>(out.data());
    zlib.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&zlib, Z_FINISH), Z_STREAM_END);
    out.resize(zlib.total_out);
    deflateEnd(&zlib);
    return out;
}

/// One load with what was told.
struct Read {
    explicit Read(std::string_view bytes) : result(read_events_from(bytes, "test", diagnostics)) {}

    [[nodiscard]] const model::EventStore& store() const { return *result.value().store; }
    [[nodiscard]] std::vector<std::string> told() const {
        std::vector<std::string> told;
        for (const Problem& problem : diagnostics.problems()) {
            told.push_back(problem.line());
        }
        return told;
    }

    Diagnostics diagnostics;
    base::Result<Loaded> result;
};

model::EventId first_event() {
    return model::EventId{std::size_t{0}};
}

TEST(EventReader, ReadsEachKeyOfTheFormat) {
    const std::string text = test::slurp(std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests" /
                                         "data" / "valid" / "every_key.json");
    const Read read(text);
    ASSERT_TRUE(read.result) << read.result.error().message;
    EXPECT_THAT(read.told(), IsEmpty());
    const model::EventStore& store = read.store();
    EXPECT_EQ(store.header().title, "Every key of the format");
    EXPECT_EQ(store.header().description, "One file in which each key occurs.");
    EXPECT_EQ(store.header().license, "CC0-1.0");
    EXPECT_EQ(store.header().extra, "");

    const model::Actor& state = store.actor(store.find_actor("iran"));
    EXPECT_EQ(state.kind, model::NodeKind::state);
    EXPECT_THAT(state.names, ElementsAre(std::pair<std::string, std::string>("fa", "ایران"),
                                         std::pair<std::string, std::string>("ru", "Иран"),
                                         std::pair<std::string, std::string>("zh-Hant", "伊朗")));
    EXPECT_THAT(state.aliases, ElementsAre("Islamic Republic of Iran", "Persia"));
    EXPECT_EQ(state.code, "IRN");
    EXPECT_EQ(state.url, "https://example.org/iran");
    EXPECT_EQ(store.actor(store.find_actor("five")).kind, model::NodeKind::group);
    EXPECT_EQ(store.actor(store.find_actor("sco")).kind, model::NodeKind::organization);

    const model::Actor& zarif = store.actor(store.find_actor("zarif"));
    EXPECT_EQ(zarif.kind, model::NodeKind::official);
    ASSERT_EQ(zarif.roles.size(), 4U);
    EXPECT_EQ(zarif.roles[0].title, "Minister of Foreign Affairs");
    EXPECT_EQ(zarif.roles[0].of, store.find_actor("iran"));
    EXPECT_EQ(zarif.roles[0].from, "2013-08-15");
    EXPECT_EQ(zarif.roles[0].span,
              (model::Span{model::make_day(2013, 8, 15), model::make_day(2021, 8, 31)}));
    EXPECT_EQ(zarif.roles[1].of, store.find_actor("sco"));
    EXPECT_EQ(zarif.roles[1].span, (model::Span{model::make_day(2014, 1, 1), model::Span::latest}));
    EXPECT_EQ(zarif.roles[2].span,
              (model::Span{model::Span::earliest, model::make_day(2007, 12, 31)}));
    EXPECT_EQ(zarif.roles[3].span, model::Span::all());

    const model::Topic& narrow = store.topic(store.find_topic("enrichment"));
    EXPECT_EQ(narrow.parent, store.find_topic("nuclear"));
    const model::Topic& wide = store.topic(store.find_topic("nuclear"));
    EXPECT_FALSE(wide.parent.is_valid());
    EXPECT_THAT(wide.keywords, ElementsAre("enrichment", "NPT"));

    const model::Event event = store.record(first_event());
    EXPECT_EQ(event.id, "e1");
    EXPECT_EQ(event.date, "2013-12-11");
    EXPECT_TRUE(event.when.is_exact());
    EXPECT_EQ(event.type, "consult");
    EXPECT_EQ(event.title, "Talks");
    EXPECT_EQ(event.summary, "They talked.");
    using Role = model::ParticipantRole;
    EXPECT_THAT(event.participants,
                ElementsAre(model::Participant{store.find_actor("iran"), Role::participant},
                            model::Participant{store.find_actor("zarif"), Role::participant},
                            model::Participant{store.find_actor("sco"), Role::mentioned},
                            model::Participant{store.find_actor("five"), Role::participant}));
    EXPECT_THAT(event.topics,
                ElementsAre(store.find_topic("enrichment"), store.find_topic("nuclear")));
    EXPECT_EQ(event.tone, 4.5);
    EXPECT_EQ(event.weight, 2);
    ASSERT_TRUE(event.place);
    EXPECT_EQ(event.place->name, "Tehran");
    EXPECT_EQ(event.place->latitude, 35.7);
    EXPECT_EQ(event.place->longitude, 51.4);
    ASSERT_EQ(event.sources.size(), 2U);
    EXPECT_EQ(event.sources[0].publisher, "A paper");
    EXPECT_EQ(event.sources[0].url, "https://example.org/1");
    EXPECT_EQ(event.sources[0].date, "2013-12-12");
    EXPECT_EQ(event.sources[0].language, "en");
    ASSERT_EQ(event.quotes.size(), 3U);
    EXPECT_EQ(event.quotes[0].speaker, store.find_actor("zarif"));
    EXPECT_EQ(event.quotes[0].text, "We agreed.");
    EXPECT_EQ(event.quotes[0].source, 0U);
    EXPECT_EQ(event.quotes[1].source, 1U);
    EXPECT_FALSE(event.quotes[2].source);
    EXPECT_FALSE(event.quotes[2].speaker.is_valid());
    const model::Event second = store.record(model::EventId{std::size_t{1}});
    EXPECT_EQ(second.place->name, "Vienna");
    EXPECT_FALSE(second.place->latitude);
    EXPECT_EQ(second.participants[0].role, Role::source);
    EXPECT_EQ(second.participants[1].role, Role::target);
    EXPECT_EQ(second.weight, 0);
}

TEST(EventReader, ValidFilesHaveNoProblem) {
    const auto folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests" / "data" / "valid";
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        SCOPED_TRACE(entry.path().filename().string());
        Diagnostics diagnostics;
        const auto loaded = read_events(std::vector{entry.path()}, diagnostics);
        ASSERT_TRUE(loaded) << loaded.error().message;
        EXPECT_EQ(diagnostics.count(), 0U);
        EXPECT_EQ(loaded->counts.left_out, 0U);
        ++files;
    }
    EXPECT_GE(files, 12U);
}

TEST(EventReader, WhatIsWrittenReadsBackTheSame) {
    const auto folder = std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests" / "data" / "valid";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        SCOPED_TRACE(entry.path().filename().string());
        Diagnostics diagnostics;
        const auto loaded = read_events(std::vector{entry.path()}, diagnostics);
        ASSERT_TRUE(loaded);
        const auto write = [](const model::EventStore& store) {
            std::vector<model::EventId> all;
            for (std::size_t i = 0; i < store.event_count(); ++i) {
                all.emplace_back(i);
            }
            return write_events(store, all, true);
        };
        const std::string once = write(*loaded->store);
        const Read again(once);
        ASSERT_TRUE(again.result) << again.result.error().message;
        EXPECT_THAT(again.told(), IsEmpty());
        EXPECT_EQ(write(again.store()), once);
    }
}

TEST(EventReader, ReferencesMayRunForward) {
    const Read read(object(
        R"("events":[)" + std::string(call) +
        R"(],"topics":[{"id":"a","name":"A","parent":"b"},{"id":"b","name":"B"}],)" +
        R"("actors":[{"id":"z","kind":"official","name":"Z","roles":[{"title":"M","of":"iran"}]},)" +
        std::string(russia) + "," + std::string(iran) + "]"));
    ASSERT_TRUE(read.result) << read.result.error().message;
    EXPECT_THAT(read.told(), ElementsAre("test:/actors/0: warning: the actor 'z' is in no event "
                                         "(expected an event that it takes part in)"));
    const model::EventStore& store = read.store();
    EXPECT_EQ(store.actors()[0].id, "z") << "the order of the file";
    EXPECT_EQ(store.actors()[0].roles[0].of, store.find_actor("iran"));
    EXPECT_EQ(store.topics()[0].parent, store.find_topic("b"));
    EXPECT_THAT(store.participants(first_event()),
                ElementsAre(model::Participant{store.find_actor("iran")},
                            model::Participant{store.find_actor("russia")}));
}

TEST(EventReader, UnknownKeysAreKeptWhereverTheyStand) {
    const Read read(test::slurp(std::filesystem::path(ENTENTE_SOURCE_DIR) / "tests" / "data" /
                                "valid" / "unknown_keys.json"));
    ASSERT_TRUE(read.result);
    const model::EventStore& store = read.store();
    EXPECT_EQ(store.header().extra, R"({"generator":{"name":"a tool","version":[1,2]}})");
    EXPECT_EQ(store.actor(store.find_actor("iran")).extra,
              R"({"wikidata":"Q794","population":89000000.0})");
    EXPECT_EQ(store.actor(store.find_actor("z")).roles[0].extra, R"({"rank":1})");
    EXPECT_EQ(store.topics()[0].extra, R"({"colour":"#ff0000"})");
    const model::Event event = store.record(first_event());
    EXPECT_THAT(event.extra,
                StartsWith(R"({"confidence":0.25,"codes":[36,"036",null,true,{"deep":[]}],)"));
    EXPECT_THAT(event.extra, HasSubstr(R"("big":12345678901234567890,"exact":1.1)"));
    EXPECT_EQ(event.place->extra, R"({"geonames":112931})");
    EXPECT_EQ(event.sources[0].extra, R"({"archive":{"page":3}})");
    EXPECT_EQ(event.quotes[0].extra, R"({"original":"بله"})");
    EXPECT_THAT(event.extra, HasSubstr(R"({"z":{"note":"by phone"}})"))
        << "a participant's own keys stay with the event";
}

TEST(EventReader, NumbersOfUnknownKeysKeepTheirSpelling) {
    const Read read(
        object(R"("a":1.10,"b":1e5,"c":-0.0,"d":18446744073709551615,"e":-9223372036854775808)"));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.store().header().extra,
              R"({"a":1.10,"b":1e5,"c":-0.0,"d":18446744073709551615,"e":-9223372036854775808})");
}

TEST(EventReader, JsonLinesAndTheObjectGiveTheSameStore) {
    const Read in_lines(
        lines({R"({"event":)" + std::string(call) + "}", R"({"actor":)" + std::string(iran) + "}",
               R"({"actor":)" + std::string(russia) + "}"}));
    const Read in_object(with_events(std::string(call)));
    ASSERT_TRUE(in_lines.result && in_object.result);
    const std::array<model::EventId, 1> all{first_event()};
    EXPECT_EQ(write_events(in_lines.store(), all), write_events(in_object.store(), all));
    EXPECT_THAT(in_lines.told(), IsEmpty());
}

TEST(EventReader, FormsAreToldByContentAndNotByName) {
    test::TempDir folder;
    const std::string text = lines({R"({"actor":)" + std::string(iran) + "}"});
    for (const auto& path : {folder.write("a.json", text), folder.write("b.txt", packed(text)),
                             folder.write("c.jsonl", packed(with_events(std::string(call)))),
                             folder.write("d.gz", text)}) {
        Diagnostics diagnostics;
        const auto loaded = read_events(std::vector{path}, diagnostics);
        ASSERT_TRUE(loaded) << loaded.error().message;
        EXPECT_TRUE(loaded->store->find_actor("iran").is_valid());
    }
}

TEST(EventReader, AnObjectMayBeginWithAnUnknownKeyThatLinesUse) {
    const Read read(R"({"event":{"name":"a conference"},"format":"entente/1","title":"T"})");
    ASSERT_TRUE(read.result) << read.result.error().message;
    EXPECT_EQ(read.store().header().title, "T");
    EXPECT_EQ(read.store().header().extra, R"({"event":{"name":"a conference"}})");
}

TEST(EventReader, GzipMembersFollowEachOtherAndPaddingIsIgnored) {
    const std::string text = with_events(std::string(call));
    const std::string cut =
        packed(text.substr(0, 50)) + packed(text.substr(50)) + std::string(512, '\0');
    const Read read(cut);
    ASSERT_TRUE(read.result) << read.result.error().message;
    EXPECT_EQ(read.store().event_count(), 1U);
}

TEST(EventReader, GzipIsFaultyWhereverItIsCutOff) {
    const std::string whole = packed(with_events(std::string(call)));
    for (std::size_t size = 2; size < whole.size(); ++size) {
        const Read read(std::string_view(whole).substr(0, size));
        ASSERT_FALSE(read.result) << size;
        EXPECT_THAT(read.result.error().message, HasSubstr("test:byte " + std::to_string(size)));
        EXPECT_EQ(read.diagnostics.error_count(), 1U);
    }
}

TEST(EventReader, AByteOrderMarkIsPassedOver) {
    const Read read("\xef\xbb\xbf" + with_events(std::string(call)));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.store().event_count(), 1U);
    const Read broken("\xef\xbb\xbf{\"a\":x}");
    EXPECT_THAT(broken.result.error().message, StartsWith("test:line 1 column 6: 'x'"))
        << "it takes no column";
}

TEST(EventReader, ColumnsCountCharactersAndNotBytes) {
    const Read syntax("{\n \"ключ\": x}");
    EXPECT_THAT(syntax.result.error().message, StartsWith("test:line 2 column 10: "));
    const Read encoding("{\n \"ключ\": \"\xff\"}");
    EXPECT_THAT(encoding.result.error().message,
                StartsWith("test:line 2 column 11: byte 16 (0xFF) is not UTF-8"));
}

TEST(EventReader, BadBytesAreFoundFarIntoAFile) {
    // Beyond the first pieces that are read, and in the middle of a character at a piece's end.
    for (const std::size_t blanks :
         {(1U << 18U) - 30U, (1U << 18U) - 29U, (1U << 18U) - 28U, 1'000'000U}) {
        std::string text = R"({"format":"entente/1",)" + std::string(blanks, ' ') + "\n\"a\":\"";
        const Read good(text + "Ж\"}");
        EXPECT_TRUE(good.result) << blanks;
        const Read bad(text + "\xd0\"}");
        ASSERT_FALSE(bad.result);
        EXPECT_THAT(bad.result.error().message,
                    StartsWith("test:line 2 column 6: byte " + std::to_string(text.size())));
    }
}

TEST(EventReader, RecordsMayCrossThePiecesThatAreRead) {
    for (std::size_t shift = 0; shift < 200; ++shift) {
        const std::string text =
            with_events(std::string((1U << 18U) - 300 + shift, ' ') + std::string(call));
        const Read read(text);
        ASSERT_TRUE(read.result) << shift;
        ASSERT_EQ(read.store().event_count(), 1U);
        ASSERT_EQ(read.store().participants(first_event()).size(), 2U);
    }
}

TEST(EventReader, ReadingGoesOnPastBadRecords) {
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

TEST(EventReader, PlacesInLinesTellTheLine) {
    const Read read(
        lines({"", R"({"actor":{"id":"a","kind":"state"}})",
               R"({"event":{"id":"e","date":"2013","place":{"name":"P","lat":100}}})"}));
    ASSERT_TRUE(read.result);
    EXPECT_THAT(read.told(),
                ElementsAre(StartsWith("test:line 3 /actor: error: the key 'name' is missing"),
                            StartsWith("test:line 4 /event/place/lat: error: ")));
}

TEST(EventReader, PointersEscapeTheirKeys) {
    const Read read(
        object(R"("actors":[{"id":"a","kind":"state","name":"A","names":{"a/b~c":1}}])"));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.diagnostics.problems()[0].place, "/actors/0/names/a~1b~0c");
}

TEST(EventReader, ARecordThatIsLeftOutTakesAlongWhatRefersToIt) {
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

TEST(EventReader, OfficesMayRunInACircleOfOrganizations) {
    const Read read(object(
        R"("actors":[{"id":"o","kind":"organization","name":"O","roles":[{"title":"Seat","of":"p"}]},)"
        R"({"id":"p","kind":"organization","name":"P","roles":[{"title":"Seat","of":"o"}]}],)"
        R"("events":[{"id":"e","date":"2013","participants":["o","p"]}])"));
    ASSERT_TRUE(read.result);
    EXPECT_THAT(read.told(), IsEmpty());
    EXPECT_EQ(read.store().actors()[0].roles[0].of, read.store().find_actor("p"));
}

TEST(EventReader, TopicsBelowACircleAreLeftOutToo) {
    const Read read(object(
        R"("topics":[{"id":"a","name":"A","parent":"b"},{"id":"b","name":"B","parent":"a"},)"
        R"({"id":"c","name":"C","parent":"b"},{"id":"d","name":"D","parent":"c"},{"id":"e","name":"E"}])"));
    ASSERT_TRUE(read.result);
    ASSERT_EQ(read.store().topics().size(), 1U);
    EXPECT_EQ(read.store().topics()[0].id, "e");
    EXPECT_EQ(read.diagnostics.error_count(), 4U);
}

TEST(EventReader, ADeepLineOfTopicsIsNoCircle) {
    std::string topics;
    for (int i = 0; i < 100'000; ++i) {
        topics += (i == 0 ? "" : ",") + std::string(R"({"id":"t)") + std::to_string(i) +
                  R"(","name":"T","parent":"t)" + std::to_string(i + 1) + "\"}";
    }
    const Read read(object(R"("topics":[)" + topics + R"(,{"id":"t100000","name":"T"}])"));
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.store().topics().size(), 100'001U);
}

TEST(EventReader, TheFirstHundredProblemsAreToldTheRestCounted) {
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

TEST(EventReader, ManyUnknownIdsAmongManyActorsTakeNoTime) {
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

TEST(EventReader, AnEventOfAHundredThousandParticipantsIsRead) {
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

TEST(EventReader, WarningsLeaveTheRecordIn) {
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

TEST(EventReader, ASpeakerIsInTheEvent) {
    const Read read(with_events(
        R"({"id":"a","date":"2013","participants":["iran"],"quotes":[{"speaker":"russia","text":"Yes."}]})"));
    EXPECT_THAT(read.told(), IsEmpty());
}

TEST(EventReader, SeveralFilesAreOneSet) {
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

TEST(EventReader, ALaterFileCannotRedefine) {
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

TEST(EventReader, EachUnreadableFileIsNamed) {
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

TEST(EventReader, OfAnotherFormatTheRecordsAreNotJudged) {
    const Read read(R"({"actors":[1,2,3],"format":"other/7"})");
    ASSERT_FALSE(read.result);
    EXPECT_THAT(read.told(), ElementsAre(HasSubstr("unknown format 'other/7'")));
}

TEST(EventReader, AFileWithoutPermissionIsUnreadable) {
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

TEST(EventReader, NoFileIsAnError) {
    Diagnostics diagnostics;
    EXPECT_FALSE(read_events({}, diagnostics));
}

TEST(EventReader, ProgressRisesToOne) {
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

TEST(EventReader, StopsWhenAsked) {
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

TEST(EventReader, EachKeyThatOccursTwiceIsToldOnce) {
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

TEST(EventReader, HeaderKeysThatOccurTwiceAreLeftOut) {
    const Read read(
        "{\"header\":{\"format\":\"entente/1\",\"a\":1,\"a\":2,\"b\":1,\"b\":2,\"c\":3}}\n");
    ASSERT_TRUE(read.result);
    EXPECT_EQ(read.diagnostics.error_count(), 2U);
    EXPECT_EQ(read.store().header().extra, R"({"c":3})");
}

TEST(EventReader, AMisspeltListIsPointedOut) {
    const Read read(object(R"("evnts":[{"id":"a"}],"actor":[],"notes":[])"));
    ASSERT_TRUE(read.result);
    EXPECT_THAT(
        read.told(),
        ElementsAre(HasSubstr("the list 'evnts' is not part of the format (expected 'events'"),
                    HasSubstr("the list 'actor' is not part of the format (expected 'actors'")));
    EXPECT_EQ(read.store().header().extra, R"({"evnts":[{"id":"a"}],"actor":[],"notes":[]})");
}

TEST(EventReader, AValueBeyondTheLimitIsAnErrorAndNoFullMemory) {
    const std::string text = object("\"a\":\"" + std::string(std::size_t{80} << 20U, 'x') + "\"");
    const Read read(text);
    ASSERT_FALSE(read.result);
    EXPECT_THAT(read.result.error().message, HasSubstr("64 MiB"));
}

TEST(EventReader, APipeIsReadTwiceAllTheSame) {
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

TEST(Diagnostics, LineHasAllParts) {
    Problem problem{Severity::error, "f.json", "/events/3", "unknown actor 'a'",
                    "an id",         "'b'",    "k"};
    EXPECT_EQ(problem.line(),
              "f.json:/events/3: error: unknown actor 'a' (expected an id; did you mean 'b')");
    problem.hint.clear();
    EXPECT_EQ(problem.line(), "f.json:/events/3: error: unknown actor 'a' (expected an id)");
    problem.expected.clear();
    problem.severity = Severity::warning;
    EXPECT_EQ(problem.line(), "f.json:/events/3: warning: unknown actor 'a'");
    problem.hint = "'b'";
    EXPECT_EQ(problem.line(), "f.json:/events/3: warning: unknown actor 'a' (did you mean 'b')");
}

TEST(Diagnostics, AppendingIsAddingOneByOne) {
    Diagnostics one;
    Diagnostics other;
    Diagnostics both;
    for (int i = 0; i < 160; ++i) {
        const Problem problem{i % 3 == 0 ? Severity::warning : Severity::error,
                              "f",
                              "/",
                              std::to_string(i),
                              "",
                              "",
                              i % 2 == 0 ? "even" : "odd"};
        (i < 40 ? one : other).add(problem);
        both.add(problem);
    }
    one.append(other);
    EXPECT_EQ(one.error_count(), both.error_count());
    EXPECT_EQ(one.warning_count(), both.warning_count());
    ASSERT_EQ(one.problems().size(), both.problems().size());
    EXPECT_EQ(one.problems().back().found, both.problems().back().found);
    EXPECT_EQ(one.further(), both.further());
    one.clear();
    EXPECT_EQ(one.count(), 0U);
    EXPECT_TRUE(one.problems().empty() && one.further().empty());
}

} // namespace
} // namespace entente::io
