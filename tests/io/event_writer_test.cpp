// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"
#include "app/io/event_reader.hpp"
#include "app/io/event_writer.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace entente::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Json = nlohmann::ordered_json;
using model::EventId;
using test::StoreBuilder;

std::vector<EventId> all_events(const model::EventStore& store) {
    std::vector<EventId> events;
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        events.emplace_back(i);
    }
    return events;
}

/// Every key that the format names, and one that it does not at each place that keeps one.
constexpr std::string_view full_file = R"({
  "format": "entente/1", "title": "T", "description": "D", "license": "CC0", "x-head": [1, {"a": "b"}],
  "actors": [
    {"id": "iran", "kind": "state", "name": "Iran", "names": {"fa": "ایران", "ru": "Иран"},
     "aliases": ["Persia"], "code": "IRN", "url": "https://example.org/iran", "x-actor": null},
    {"id": "zarif", "kind": "official", "name": "Zarif",
     "roles": [{"title": "minister", "of": "iran", "from": "2013-08-15", "to": "2021-08", "x-role": 1.50}]},
    {"id": "unused", "kind": "group", "name": "Nobody"}
  ],
  "topics": [
    {"id": "nuclear", "name": "Nuclear energy", "keywords": ["atom"], "url": "https://example.org/n"},
    {"id": "enrichment", "name": "Enrichment", "names": {"de": "Anreicherung"}, "parent": "nuclear", "x-topic": true}
  ],
  "events": [
    {"id": "e1", "date": "2013-12-11?", "type": "consult", "title": "Talks \"on\" \\ it", "summary": "Line\nbreak\u0001",
     "participants": [{"actor": "zarif", "role": "source"}, {"actor": "iran", "role": "mentioned"}],
     "topics": ["enrichment"], "tone": -2.5, "weight": 0.1,
     "place": {"name": "Tehran", "lat": 35.7, "lon": 51.4, "x-place": "p"},
     "sources": [{"title": "R", "publisher": "IPSC", "url": "https://example.org/1", "date": "2013-12", "language": "en", "x-source": []}, {}],
     "quotes": [{"speaker": "zarif", "text": "We agreed.", "source": 0, "x-quote": {"deep": [1, 2]}}, {"text": "So."}],
     "x-event": 123456789012345678901234567890},
    {"id": "e2", "date": "../2014", "participants": ["iran", {"actor": "zarif", "x-who": {"a": 1.50}}],
     "place": "Moscow", "x-last": "y"},
    {"id": "e3", "date": "2015", "participants": ["iran"], "participant_keys": {"nobody": {}}, "x-last": []}
  ]})";

TEST(WriteEvents, GivesBackAllThatWasRead) {
    Diagnostics diagnostics;
    const auto read = read_events_from(full_file, "full.json", diagnostics);
    ASSERT_TRUE(read.has_value()) << read.error().message;
    ASSERT_EQ(diagnostics.error_count(), 0U) << diagnostics.problems()[0].line();
    const std::string written = write_events(*read->store, all_events(*read->store), true);
    EXPECT_EQ(Json::parse(written), Json::parse(full_file)) << written;
    EXPECT_NE(written.find("123456789012345678901234567890"), std::string::npos)
        << "a number that the format does not name keeps its digits";
}

TEST(WriteEvents, ReadingAndWritingAgainGivesTheSameBytes) {
    Diagnostics diagnostics;
    const auto first = read_events_from(full_file, "a", diagnostics);
    ASSERT_TRUE(first.has_value());
    const std::string once = write_events(*first->store, all_events(*first->store), true);
    const auto second = read_events_from(once, "b", diagnostics);
    ASSERT_TRUE(second.has_value()) << second.error().message;
    EXPECT_EQ(write_events(*second->store, all_events(*second->store), true), once);
}

std::vector<std::string> ids(const Json& records) {
    std::vector<std::string> result;
    for (const Json& record : records) {
        result.push_back(record["id"]);
    }
    return result;
}

TEST(WriteEvents, TakesAlongWhatTheChosenEventsNeed) {
    StoreBuilder builder;
    builder.actor("iran", model::NodeKind::state)
        .actor("un", model::NodeKind::organization)
        .office("zarif", "ministry")
        .office("ministry", "iran")
        .topic("wide")
        .topic("narrow", "wide")
        .topic("other");
    builder.event({.participants = {"un"}, .topics = {"other"}, .id = "a"})
        .event({.participants = {"zarif"}, .topics = {"narrow"}, .id = "b"})
        .event({.participants = {"un"}, .id = "c"});
    const auto store = builder.build();
    const std::vector<EventId> chosen{EventId{2U}, EventId{1U}};
    const Json written = Json::parse(write_events(*store, chosen));
    EXPECT_THAT(ids(written["events"]), ElementsAre("c", "b")) << "in the order asked for";
    EXPECT_THAT(ids(written["actors"]), ElementsAre("iran", "un", "ministry", "zarif"));
    EXPECT_THAT(ids(written["topics"]), ElementsAre("wide", "narrow"));
    const Json one = Json::parse(write_events(*store, std::span(chosen).first(1)));
    EXPECT_THAT(ids(one["actors"]), ElementsAre("un"));
    EXPECT_THAT(ids(one["topics"]), IsEmpty());
    EXPECT_EQ(ids(Json::parse(write_events(*store, {}, true))["topics"]).size(), 3U);
}

TEST(WriteEvents, AQuoteBringsItsSpeaker) {
    model::EventStoreBuilder builder;
    model::Actor actor;
    actor.id = "speaker";
    const auto speaker = builder.add_actor(actor);
    model::Event event;
    event.id = "e";
    event.date = "2013";
    event.when = *model::parse_edtf("2013");
    event.quotes = {{speaker, "Yes.", {}, ""}};
    ASSERT_TRUE(builder.add_event(event).has_value());
    const auto store = builder.freeze();
    const Json written = Json::parse(write_events(*store, all_events(*store)));
    EXPECT_THAT(ids(written["actors"]), ElementsAre("speaker"));
}

TEST(WriteEvents, IsLaidOutForPeople) {
    const auto store = StoreBuilder()
                           .event({.date = "2013", .participants = {"a", "source:b"}, .type = ""})
                           .build();
    EXPECT_EQ(write_events(*store, all_events(*store)), R"({
  "format": "entente/1",
  "actors": [
    {"id": "a", "kind": "state", "name": "a"},
    {"id": "b", "kind": "state", "name": "b"}
  ],
  "topics": [],
  "events": [
    {"id": "e0", "date": "2013", "participants": ["a", {"actor": "b", "role": "source"}]}
  ]
}
)");
}

TEST(WriteEvents, AnEmptyStoreIsAFileTheReaderTakes) {
    const auto store = StoreBuilder().build();
    const std::string written = write_events(*store, {});
    Diagnostics diagnostics;
    const auto read = read_events_from(written, "empty", diagnostics);
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(diagnostics.count(), 0U);
    EXPECT_EQ(read->store->event_count(), 0U);
}

TEST(WriteEvents, DefaultsAreLeftUnsaid) {
    const auto store = StoreBuilder().event({.type = "", .title = ""}).build();
    const Json event = Json::parse(write_events(*store, all_events(*store)))["events"][0];
    EXPECT_EQ(event.size(), 2U) << event.dump();
}

} // namespace
} // namespace entente::io
