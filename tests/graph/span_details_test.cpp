// SPDX-License-Identifier: MIT
#include "app/graph/span_details.hpp"

#include "tests/support/builders.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace entente::graph {
namespace {

using model::make_day;
using model::Span;

const Span march{make_day(2014, 3, 1), make_day(2014, 3, 31)};

std::shared_ptr<const model::EventStore> some_events() {
    test::StoreBuilder builder;
    builder.topic("trade").topic("nuclear").topic("water").topic("fish");
    builder.event({.date = "2014-03-05", .participants = {"iran", "russia"}, .topics = {"trade"}});
    builder.event({.date = "2014-03-05", .participants = {"iran", "usa"}, .topics = {"nuclear"}});
    builder.event({.date = "2014-03-31", .participants = {"iran"}, .topics = {"nuclear", "water"}});
    builder.event({.date = "2014-04-01", .participants = {"china"}, .topics = {"fish"}});
    builder.event({.date = "2014", .participants = {"oman"}, .topics = {"fish"}});
    builder.event({.date = "XXXX", .participants = {"turkey"}, .topics = {"fish"}});
    return builder.build();
}

std::vector<std::string> ids_of(const model::EventStore& store, const std::vector<NodeId>& nodes) {
    std::vector<std::string> ids;
    for (const NodeId node : nodes) {
        ids.emplace_back(id_of(store, node));
    }
    return ids;
}

TEST(SpanDetails, TopicsGoByTheirEventsAndVagueDatesWeighTheirShare) {
    const auto store = some_events();
    const SpanDetails details = EventsByDate(store).details_of(march, {}, 3);
    ASSERT_EQ(details.topics.size(), 3U);
    EXPECT_EQ(store->topic(details.topics[0].topic).id, "nuclear");
    EXPECT_EQ(details.topics[0].events, 2);
    EXPECT_EQ(store->topic(details.topics[1].topic).id, "trade");
    EXPECT_EQ(store->topic(details.topics[2].topic).id, "water");
    // The year 2014 lies in March with 31 of its days.
    const SpanDetails all = EventsByDate(store).details_of(march, {}, 9);
    ASSERT_EQ(all.topics.size(), 4U);
    EXPECT_NEAR(all.topics[3].events, 31.0 / 365, 1e-12);
}

TEST(SpanDetails, NodesAreThoseOfTheSpansEventsAlone) {
    const auto store = some_events();
    const auto ids = ids_of(*store, EventsByDate(store).details_of(march, {}, 3).nodes);
    EXPECT_EQ(ids, (std::vector<std::string>{"iran", "russia", "usa", "oman", "trade", "nuclear",
                                             "water", "fish"}));
    const Span day{make_day(2013, 1, 1), make_day(2013, 12, 31)};
    EXPECT_TRUE(EventsByDate(store).details_of(day, {}, 3).nodes.empty());
}

TEST(SpanDetails, WhatFailsTheFilterDoesNotCount) {
    const auto store = some_events();
    const std::vector<std::uint8_t> failed{0, 1, 1, 0, 1, 0};
    const SpanDetails details = EventsByDate(store).details_of(march, failed, 3);
    ASSERT_EQ(details.topics.size(), 1U);
    EXPECT_EQ(store->topic(details.topics[0].topic).id, "trade");
    EXPECT_EQ(ids_of(*store, details.nodes), (std::vector<std::string>{"iran", "russia", "trade"}));
}

TEST(SpanDetails, NoEventsNoDetails) {
    test::StoreBuilder builder;
    const auto store = builder.build();
    EXPECT_TRUE(EventsByDate(store).details_of(march, {}, 3).topics.empty());
}

} // namespace
} // namespace entente::graph
