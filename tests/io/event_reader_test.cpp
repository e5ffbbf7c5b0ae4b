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

    const auto day = model::make_day;
    const std::vector<model::Coverage>& coverage = store.header().coverage;
    ASSERT_EQ(coverage.size(), 4U);
    EXPECT_EQ(coverage[0].span, (model::Span{day(2013, 1, 1), day(2014, 6, 30)}));
    EXPECT_EQ(coverage[0].source, "A paper");
    EXPECT_EQ(coverage[1].span, (model::Span{day(2012, 1, 1), model::Span::latest}));
    EXPECT_EQ(coverage[2].span, (model::Span{model::Span::earliest, day(2020, 12, 31)}));
    EXPECT_EQ(coverage[3].span, model::Span::all());
    const std::vector<model::Milestone>& milestones = store.header().milestones;
    ASSERT_EQ(milestones.size(), 4U);
    EXPECT_EQ(milestones[0].name, "Joint Plan of Action");
    EXPECT_EQ(milestones[0].kind, "agreement");
    EXPECT_EQ(milestones[0].url, "https://example.org/jpoa");
    EXPECT_EQ(milestones[0].names.front().first, "fa");
    EXPECT_EQ(milestones[0].when.span, (model::Span{day(2013, 11, 24), day(2013, 11, 24)}));
    EXPECT_FALSE(milestones[0].is_period());
    EXPECT_EQ(milestones[1].when.span, (model::Span{day(2012, 7, 1), day(2016, 1, 16)}));
    EXPECT_TRUE(milestones[1].is_period());
    EXPECT_TRUE(milestones[2].when.is_approximate);
    EXPECT_EQ(milestones[3].when.span, (model::Span{day(2015, 1, 1), model::Span::latest}));

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

} // namespace
} // namespace entente::io
