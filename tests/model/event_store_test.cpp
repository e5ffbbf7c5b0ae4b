// SPDX-License-Identifier: MIT
#include "app/model/event_store.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace entente::model {
namespace {

using test::StoreBuilder;
using ::testing::ElementsAre;

Event full_event(ActorId speaker, ActorId listener, TopicId topic) {
    Event event;
    event.id = "e-1";
    event.date = "2013-12-11";
    event.when = *parse_edtf(event.date);
    event.type = "consult";
    event.title = "Zarif meets Lavrov";
    event.summary = "Talks in Tehran.";
    event.participants = {{speaker, ParticipantRole::source}, {listener, ParticipantRole::target}};
    event.topics = {topic};
    event.tone = 4.5;
    event.weight = 2;
    event.place = Place{"Tehran", 35.7, 51.4, R"({"zoom":3})"};
    event.sources = {{"Report", "IPSC", "https://example.org/1", "2013-12", "en", ""},
                     {"", "", "", "", "", R"({"a":1})"}};
    event.quotes = {{speaker, "We agreed.", 0U, ""}, {ActorId{}, "Indeed.", std::nullopt, "{}"}};
    event.extra = R"({"x":1})";
    return event;
}

struct Fixture {
    EventStoreBuilder builder;
    ActorId zarif;
    ActorId lavrov;
    TopicId syria;

    Fixture() {
        Actor actor;
        actor.id = "zarif";
        zarif = builder.add_actor(actor);
        actor.id = "lavrov";
        lavrov = builder.add_actor(actor);
        Topic topic;
        topic.id = "syria";
        syria = builder.add_topic(topic);
    }
};

TEST(EventStore, GivesBackTheWholeRecord) {
    Fixture made;
    const Event event = full_event(made.zarif, made.lavrov, made.syria);
    ASSERT_TRUE(made.builder.add_event(event).has_value());
    const Event back = made.builder.freeze()->record(EventId{0U});
    EXPECT_EQ(back.id, event.id);
    EXPECT_EQ(back.date, event.date);
    EXPECT_EQ(back.when, event.when);
    EXPECT_EQ(back.type, event.type);
    EXPECT_EQ(back.title, event.title);
    EXPECT_EQ(back.summary, event.summary);
    EXPECT_EQ(back.participants, event.participants);
    EXPECT_EQ(back.topics, event.topics);
    EXPECT_EQ(back.tone, event.tone);
    EXPECT_EQ(back.weight, event.weight);
    ASSERT_TRUE(back.place.has_value());
    EXPECT_EQ(back.place->name, "Tehran");
    EXPECT_EQ(back.place->latitude, 35.7);
    EXPECT_EQ(back.place->longitude, 51.4);
    EXPECT_EQ(back.place->extra, event.place->extra);
    ASSERT_EQ(back.sources.size(), 2U);
    EXPECT_EQ(back.sources[0].title, "Report");
    EXPECT_EQ(back.sources[0].publisher, "IPSC");
    EXPECT_EQ(back.sources[0].url, "https://example.org/1");
    EXPECT_EQ(back.sources[0].date, "2013-12");
    EXPECT_EQ(back.sources[0].language, "en");
    EXPECT_EQ(back.sources[1].extra, R"({"a":1})");
    ASSERT_EQ(back.quotes.size(), 2U);
    EXPECT_EQ(back.quotes[0].speaker, made.zarif);
    EXPECT_EQ(back.quotes[0].text, "We agreed.");
    EXPECT_EQ(back.quotes[0].source, 0U);
    EXPECT_FALSE(back.quotes[1].speaker.is_valid());
    EXPECT_FALSE(back.quotes[1].source.has_value());
    EXPECT_EQ(back.quotes[1].extra, "{}");
    EXPECT_EQ(back.extra, event.extra);
}

TEST(EventStore, EachEventHasItsOwnColumns) {
    Fixture made;
    Event event = full_event(made.zarif, made.lavrov, made.syria);
    ASSERT_TRUE(made.builder.add_event(event).has_value());
    event.clear();
    event.id = "e-2";
    event.date = "2014";
    event.when = *parse_edtf(event.date);
    event.participants = {{made.lavrov, ParticipantRole::mentioned}};
    ASSERT_TRUE(made.builder.add_event(event).has_value());
    const auto store = made.builder.freeze();
    const EventId first{0U};
    const EventId second{1U};
    EXPECT_EQ(store->event_count(), 2U);
    EXPECT_EQ(store->id(second), "e-2");
    EXPECT_EQ(store->title(second), "");
    EXPECT_EQ(store->participants(first).size(), 2U);
    ASSERT_EQ(store->participants(second).size(), 1U);
    EXPECT_EQ(store->participants(second)[0].role, ParticipantRole::mentioned);
    EXPECT_TRUE(store->topics(second).empty());
    EXPECT_TRUE(store->publishers(second).empty());
    EXPECT_EQ(store->quote_count(first), 2U);
    EXPECT_EQ(store->quote_text(first, 1), "Indeed.");
    EXPECT_EQ(store->quote_count(second), 0U);
    EXPECT_EQ(store->source_title(first, 0), "Report");
    EXPECT_EQ(store->tone(first), 4.5);
    EXPECT_TRUE(std::isnan(store->tone(second)));
    EXPECT_EQ(store->weight(second), 1);
    EXPECT_EQ(store->places()[store->place(first) - 1].name, "Tehran");
    EXPECT_EQ(store->place(second), 0U);
    EXPECT_EQ(store->types()[store->type(second)], "");
    EXPECT_THAT(store->types(), ElementsAre("consult", ""));
    EXPECT_THAT(store->publishers(), ElementsAre("IPSC", ""));
    EXPECT_EQ(store->date_text(second), "2014");
    EXPECT_EQ(store->date(second).precision, DatePrecision::year);
}

TEST(EventStore, FindsByIdAlone) {
    Fixture made;
    const auto store = made.builder.freeze();
    EXPECT_EQ(store->find_actor("lavrov"), made.lavrov);
    EXPECT_FALSE(store->find_actor("Lavrov").is_valid());
    EXPECT_FALSE(store->find_actor("").is_valid());
    EXPECT_EQ(store->find_topic("syria"), made.syria);
    EXPECT_FALSE(store->find_topic("lavrov").is_valid());
}

TEST(EventStoreBuilder, KnowsEveryEventIdItHas) {
    EventStoreBuilder builder;
    Event event;
    event.date = "2013";
    event.when = *parse_edtf(event.date);
    EXPECT_FALSE(builder.has_event(""));
    for (int i = 0; i < 5000; ++i) {
        event.id = "event " + std::to_string(i);
        ASSERT_FALSE(builder.has_event(event.id));
        ASSERT_TRUE(builder.add_event(event).has_value());
        ASSERT_TRUE(builder.has_event(event.id));
    }
    EXPECT_TRUE(builder.has_event("event 0"));
    EXPECT_FALSE(builder.has_event("event 5000"));
    EXPECT_EQ(builder.freeze()->event_count(), 5000U);
    EXPECT_FALSE(builder.has_event("event 0")) << "the builder is empty after freezing";
}

TEST(EventStoreBuilder, CanBeUsedAnewAfterFreezing) {
    StoreBuilder builder;
    const auto first = builder.event({.participants = {"a", "b"}}).build();
    const auto second = builder.event({.participants = {"c"}}).build();
    EXPECT_EQ(first->actors().size(), 2U);
    ASSERT_EQ(second->actors().size(), 1U);
    EXPECT_EQ(second->actors()[0].id, "c");
    EXPECT_EQ(second->event_count(), 1U);
}

TEST(EventStore, ExtentLeavesOpenEndsAside) {
    StoreBuilder builder;
    EXPECT_FALSE(builder.build()->extent().has_value());
    EXPECT_EQ(builder.event({.date = "2013-09/.."}).build()->extent(),
              (Span{make_day(2013, 9, 1), make_day(2013, 9, 1)}));
    EXPECT_EQ(builder.event({.date = "2013-12-11"})
                  .event({.date = "../2014"})
                  .event({.date = "1991/.."})
                  .build()
                  ->extent(),
              (Span{make_day(1991, 1, 1), make_day(2014, 12, 31)}));
}

TEST(EventStore, CountsItsTextAndItsMemory) {
    StoreBuilder builder;
    const auto empty = builder.build();
    EXPECT_EQ(empty->text_bytes(), 0U);
    const auto store = builder.event({.date = "2013", .title = "hello", .id = "e"}).build();
    EXPECT_EQ(store->text_bytes(), 4U + 5U + 1U);
    EXPECT_GT(store->memory_bytes(), empty->memory_bytes());
}

TEST(EventStore, AnEventOfTwoCostsUnder150BytesBesideItsText) {
    StoreBuilder builder;
    constexpr int events = 20'000;
    for (int i = 0; i < events; ++i) {
        builder.event({.date = "2013-12-" + std::to_string(10 + i % 20),
                       .participants = {"source:a", "target:b"},
                       .topics = {"t"},
                       .publisher = "paper"});
    }
    const auto store = builder.build();
    EXPECT_LT((store->memory_bytes() - store->text_bytes()) / events, 150U);
}

TEST(Event, ClearLeavesNothing) {
    Event event = full_event(ActorId{0U}, ActorId{1U}, TopicId{0U});
    event.clear();
    EXPECT_TRUE(event.id.empty() && event.date.empty() && event.type.empty() &&
                event.title.empty() && event.summary.empty() && event.extra.empty());
    EXPECT_TRUE(event.participants.empty() && event.topics.empty() && event.sources.empty() &&
                event.quotes.empty());
    EXPECT_FALSE(event.tone.has_value() || event.place.has_value());
    EXPECT_EQ(event.weight, 1);
    EXPECT_EQ(event.when, Date{});
}

} // namespace
} // namespace entente::model
