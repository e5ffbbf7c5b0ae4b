// SPDX-License-Identifier: MIT
#include "app/graph/tie_index.hpp"

#include "tests/graph/readable.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace entente::test {
namespace {

using graph::TieIndex;
using model::NodeKind;
using model::WindowMode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// a and b met: once on a day, once in a month, once in a year, and from a day on.
std::shared_ptr<const model::EventStore> meetings() {
    return StoreBuilder()
        .event(
            {.date = "2013-12-11", .participants = {"a", "b"}, .tone = 4, .weight = 1, .id = "day"})
        .event({.date = "2014-02", .participants = {"a", "b"}, .weight = 2, .id = "month"})
        .event({.date = "2015", .participants = {"a", "b"}, .tone = -2, .weight = 4, .id = "year"})
        .event({.date = "2016-05-01/..", .participants = {"a", "b"}, .weight = 8, .id = "open"})
        .build();
}

std::vector<std::string> shown(TieIndex& index, std::string_view window,
                               WindowMode mode = WindowMode::window) {
    index.set_window(window_on(window, mode));
    const auto events = told(index.store(), index.events());
    EXPECT_EQ(index.event_count(), events.size());
    EXPECT_EQ(index.count(0), events.size());
    EXPECT_EQ(told(index.store(), index.events_of_tie(0)), events);
    EXPECT_EQ(index.event_count(graph::NodeId{0U}), events.size());
    EXPECT_EQ(told(index.store(), index.events_of_node(graph::NodeId{0U})), events);
    return events;
}

TEST(TieIndex, BeginsWithAllTime) {
    const TieIndex index(meetings(), {});
    EXPECT_EQ(index.count(0), 4U);
    EXPECT_EQ(index.strength(0), 15);
    EXPECT_EQ(index.event_count(), 4U);
}

TEST(TieIndex, HoldsAnEventWhoseSpanMeetsTheWindow) {
    TieIndex index(meetings(), {});
    EXPECT_THAT(shown(index, "2013-12-11"), ElementsAre("day"));
    EXPECT_THAT(shown(index, "2013-12-10"), IsEmpty());
    EXPECT_THAT(shown(index, "2013-12-12"), IsEmpty());
    EXPECT_THAT(shown(index, "2014-01-31"), IsEmpty());
    EXPECT_THAT(shown(index, "2014-02-01"), ElementsAre("month"));
    EXPECT_THAT(shown(index, "2014-02-28"), ElementsAre("month"));
    EXPECT_THAT(shown(index, "2014-03-01"), IsEmpty());
    EXPECT_THAT(shown(index, "2014-02-10/2014-02-11"), ElementsAre("month"));
    EXPECT_THAT(shown(index, "2013-12-11/2015-01-01"), ElementsAre("year", "month", "day"));
    EXPECT_THAT(shown(index, "2016-04-30"), IsEmpty());
    EXPECT_THAT(shown(index, "2016-05-01"), ElementsAre("open"));
    EXPECT_THAT(shown(index, "2999"), ElementsAre("open"));
    EXPECT_THAT(shown(index, "../2014"), ElementsAre("month", "day"));
    EXPECT_THAT(shown(index, "2015-12-31/.."), ElementsAre("open", "year"));
}

TEST(TieIndex, HoldsInCumulativeModeWhatBeganByTheEnd) {
    TieIndex index(meetings(), {});
    EXPECT_THAT(shown(index, "2014-02-01", WindowMode::cumulative), ElementsAre("month", "day"));
    EXPECT_THAT(shown(index, "2014-01-31", WindowMode::cumulative), ElementsAre("day"));
    EXPECT_THAT(shown(index, "2999", WindowMode::cumulative),
                ElementsAre("open", "year", "month", "day"));
    EXPECT_EQ(index.strength(0), 15);
}

TEST(TieIndex, HoldsNothingInAWindowThatEndsBeforeItBegins) {
    TieIndex index(meetings(), {});
    model::Window window = window_on("2015");
    std::swap(window.span.first, window.span.last);
    index.set_window(window);
    EXPECT_EQ(index.count(0), 0U);
    EXPECT_EQ(index.strength(0), 0);
    EXPECT_THAT(index.events(), IsEmpty());
    EXPECT_THAT(index.snapshot().nodes, IsEmpty());
    EXPECT_THAT(shown(index, "2015"), ElementsAre("year"));
}

TEST(TieIndex, AveragesTheTonesThatAreStatedByWeight) {
    TieIndex index(meetings(), {});
    EXPECT_DOUBLE_EQ(index.tone(0), (4.0 * 1 + -2.0 * 4) / 5);
    index.set_window(window_on("2014"));
    EXPECT_TRUE(std::isnan(index.tone(0)));
    index.set_window(window_on("2010"));
    EXPECT_TRUE(std::isnan(index.tone(0)));
    index.set_window(window_on("2013"));
    EXPECT_DOUBLE_EQ(index.tone(0), 4);
}

TEST(TieIndex, AveragesTonesPlainlyWhereNoEventHasWeight) {
    const auto store = StoreBuilder()
                           .event({.participants = {"a", "b"}, .tone = 4, .weight = 0})
                           .event({.participants = {"a", "b"}, .tone = -1, .weight = 0})
                           .event({.participants = {"a", "b"}, .weight = 2})
                           .build();
    TieIndex index(store, {});
    EXPECT_EQ(index.count(0), 3U);
    EXPECT_EQ(index.strength(0), 2);
    EXPECT_DOUBLE_EQ(index.tone(0), 1.5);
    EXPECT_DOUBLE_EQ(index.all_time().ties.at(0).tone, 1.5);
    index.set_window(window_on("2014", WindowMode::decay));
    EXPECT_DOUBLE_EQ(index.tone(0), 1.5);
}

TEST(TieIndex, CountsEventsOfWeightZero) {
    const auto store = StoreBuilder().event({.participants = {"a", "b"}, .weight = 0}).build();
    const TieIndex index(store, {});
    EXPECT_EQ(index.count(0), 1U);
    EXPECT_EQ(index.strength(0), 0);
    EXPECT_EQ(index.snapshot().ties.size(), 1U);
}

TEST(Decay, HalvesAWeightEachHalfLifeAfterTheEndOfTheSpan) {
    TieIndex index(meetings(), {});
    // From 2013-12-11 on: 0, 10, 20 days.
    index.set_window(window_on("2013-12-11", WindowMode::decay, 10));
    EXPECT_EQ(index.strength(0), 1);
    index.set_window(window_on("2013-12-21", WindowMode::decay, 10));
    EXPECT_DOUBLE_EQ(index.strength(0), 0.5);
    index.set_window(window_on("2013-12-31", WindowMode::decay, 10));
    EXPECT_DOUBLE_EQ(index.strength(0), 0.25);
    EXPECT_EQ(index.count(0), 1U);
    index.set_window(window_on("2013-12-10", WindowMode::decay, 10));
    EXPECT_EQ(index.strength(0), 0);
    EXPECT_EQ(index.count(0), 0U);
}

TEST(Decay, HasAgeZeroUntilTheSpanEnds) {
    TieIndex index(meetings(), {});
    const double day_by_february = std::exp2(-(20 + 31 + 10) / 100.0);
    index.set_window(window_on("2014-02-10", WindowMode::decay, 100));
    EXPECT_DOUBLE_EQ(index.strength(0), day_by_february + 2);
    index.set_window(window_on("2014-03-10", WindowMode::decay, 100));
    EXPECT_DOUBLE_EQ(index.strength(0),
                     std::exp2(-(20 + 31 + 28 + 10) / 100.0) + 2 * std::exp2(-10 / 100.0));
    // Long after, the one without an end alone has kept its weight.
    index.set_window(window_on("9999", WindowMode::decay, 100));
    EXPECT_EQ(index.strength(0), 8);
    EXPECT_EQ(index.count(0), 4U);
}

TEST(Decay, AveragesToneWithTheDecayedWeights) {
    const auto store = StoreBuilder()
                           .event({.date = "2014-01-01", .participants = {"a", "b"}, .tone = 8})
                           .event({.date = "2014-01-11", .participants = {"a", "b"}, .tone = -1})
                           .event({.date = "2014-01-11", .participants = {"a", "b"}})
                           .build();
    TieIndex index(store, {});
    index.set_window(window_on("2014-01-11", WindowMode::decay, 10));
    EXPECT_DOUBLE_EQ(index.strength(0), 2.5);
    EXPECT_DOUBLE_EQ(index.tone(0), (8 * 0.5 - 1) / 1.5);
    index.set_window(window_on("2014-03-11", WindowMode::decay, 10));
    EXPECT_DOUBLE_EQ(index.tone(0), (8 * 0.5 - 1) / 1.5);
}

TEST(Decay, KnowsTheToneOfWhatHasAllButFaded) {
    const auto store = StoreBuilder()
                           .event({.date = "1000-01-01", .participants = {"a", "b"}, .tone = 8})
                           .event({.date = "1000-01-02", .participants = {"a", "b"}, .tone = -1})
                           .event({.date = "2000-01-01", .participants = {"a", "b"}})
                           .build();
    TieIndex index(store, {});
    index.set_window(window_on("2014", WindowMode::decay, 1));
    EXPECT_NEAR(index.tone(0), (8 * 0.5 - 1) / 1.5, 1e-12);
}

TEST(Decay, CountsAgesToTheLastDayOfTheDataWhereTheWindowIsOpen) {
    const auto store = StoreBuilder()
                           .event({.date = "2014-01-01", .participants = {"a", "b"}})
                           .event({.date = "2014-01-11", .participants = {"a", "b"}})
                           .event({.date = "2013/..", .participants = {"a", "b"}})
                           .build();
    TieIndex index(store, {});
    index.set_window({model::Span::all(), WindowMode::decay, 10});
    EXPECT_DOUBLE_EQ(index.strength(0), 2.5);
    EXPECT_EQ(index.count(0), 3U);
}

TEST(Decay, GivesTheSameBitsWhateverWayLedThere) {
    StoreBuilder builder;
    for (int i = 0; i < 200; ++i) {
        builder.event({.date = fmt::format("2014-{:02}-{:02}", 1 + i % 12, 1 + i % 28),
                       .participants = {"a", "b", i % 3 == 0 ? "c" : "d"},
                       .weight = 0.1 + i});
    }
    const auto store = builder.build();
    TieIndex direct(store, {});
    direct.set_window(window_on("2014-07-03", WindowMode::decay, 33));
    TieIndex wandering(store, {});
    const model::Day goal = direct.window().span.last;
    model::Window window = direct.window();
    for (const int days : {-170, -3, -2, -1, 150, 90, 40, 3, 1, -1, 0}) {
        window.span.last = goal + std::chrono::days{days};
        window.half_life_days = days == 3 ? 7 : 33;
        wandering.set_window(window);
    }
    for (std::size_t tie = 0; tie < direct.dyads().size(); ++tie) {
        EXPECT_EQ(direct.strength(tie), wandering.strength(tie));
    }
}

TEST(TieIndex, LeavesOutWhatTheFilterLeavesOut) {
    TieIndex index(meetings(), {});
    const std::vector<std::uint8_t> failed{0, 4, 0, 1};
    index.set_failed(failed);
    EXPECT_EQ(index.count(0), 2U);
    EXPECT_EQ(index.strength(0), 5);
    EXPECT_THAT(shown(index, "2014/2999"), ElementsAre("year"));
    EXPECT_THAT(shown(index, "2014"), IsEmpty());
    index.set_failed(std::vector<std::uint8_t>{1, 0, 0, 0});
    EXPECT_THAT(shown(index, "2013/2014"), ElementsAre("month"));
    index.set_failed({});
    EXPECT_THAT(shown(index, "2013/2014"), ElementsAre("month", "day"));
}

TEST(TieIndex, ChoosesEventsWithAllTheirTies) {
    const auto store = StoreBuilder()
                           .event({.participants = {"a", "b"}, .topics = {"oil", "gas"}})
                           .event({.participants = {"a", "c"}, .topics = {"gas"}})
                           .build();
    TieIndex index(store, {});
    index.set_failed(std::vector<std::uint8_t>{0, 1});
    EXPECT_THAT(told(*store, index.snapshot()),
                UnorderedElementsAre("a - b x1 1", "a - oil (topic) x1 0.5",
                                     "a - gas (topic) x1 0.5", "b - oil (topic) x1 0.5",
                                     "b - gas (topic) x1 0.5"));
}

TEST(TieIndex, TellsEventsNewestFirst) {
    const auto store =
        StoreBuilder()
            .event({.date = "2014-03-01", .participants = {"a", "b"}, .id = "first told"})
            .event({.date = "2014-05", .participants = {"a", "b"}, .id = "in may"})
            .event({.date = "2014-03-01", .participants = {"a", "b"}, .id = "second told"})
            .event({.date = "2014-05-31", .participants = {"a", "b"}, .id = "end of may"})
            .event({.date = "2013", .participants = {"a", "b"}, .id = "year before"})
            .build();
    const TieIndex index(store, {});
    const auto order =
        ElementsAre("end of may", "in may", "first told", "second told", "year before");
    EXPECT_THAT(told(*store, index.events_of_tie(0)), order);
    EXPECT_THAT(told(*store, index.events_of_node(node_named(*store, "b"))), order);
    EXPECT_THAT(told(*store, index.events()), order);
}

TEST(TieIndex, ListsDyadsByKindAndNodesWithOfficesLast) {
    StoreBuilder builder;
    builder.office("zarif", "iran").office("zarif", "iran", "2020").office("lavrov", "russia");
    const auto store =
        builder.event({.participants = {"source:lavrov", "target:zarif"}, .topics = {"oil"}})
            .event({.participants = {"zarif", "lavrov"}})
            .event({.participants = {"source:zarif", "target:lavrov"}})
            .build();
    const TieIndex index(store, {});
    std::vector<std::string> lines;
    for (const graph::Dyad& dyad : index.dyads()) {
        lines.push_back(told(*store, dyad));
    }
    EXPECT_THAT(lines, ElementsAre("zarif - lavrov", "zarif > lavrov", "lavrov > zarif",
                                   "zarif - oil (topic)", "lavrov - oil (topic)",
                                   "zarif - iran (office)", "lavrov - russia (office)"));
}

TEST(Offices, AreHeldWhileTheyLast) {
    StoreBuilder builder;
    builder.office("x", "a", "2001", "2004").office("x", "a", "2010-05", "");
    const auto store = builder.event({.date = "2000", .participants = {"x", "a"}}).build();
    TieIndex index(store, {});
    const std::size_t office = tie_named(index, "x - a (office)");
    const auto is_held = [&](std::string_view window, WindowMode mode = WindowMode::window) {
        index.set_window(window_on(window, mode));
        return index.is_held(office);
    };
    EXPECT_FALSE(is_held("2000"));
    EXPECT_TRUE(is_held("2001-01-01"));
    EXPECT_TRUE(is_held("2004-12-31"));
    EXPECT_FALSE(is_held("2005/2009"));
    EXPECT_FALSE(is_held("2010-04-30"));
    EXPECT_TRUE(is_held("2010-05-01"));
    EXPECT_TRUE(is_held("2500"));
    EXPECT_FALSE(is_held("2000", WindowMode::cumulative));
    EXPECT_TRUE(is_held("2007", WindowMode::cumulative));
    EXPECT_TRUE(is_held("2007", WindowMode::decay));
    EXPECT_FALSE(index.is_held(tie_named(index, "a - x")));
    EXPECT_EQ(index.count(office), 0U);
    EXPECT_EQ(index.strength(office), 0);
    EXPECT_TRUE(std::isnan(index.tone(office)));
    EXPECT_THAT(index.events_of_tie(office), IsEmpty());
}

TEST(TieIndex, KeepsFractionsClean) {
    StoreBuilder builder;
    for (int i = 0; i < 3000; ++i) {
        builder.event({.participants = {"a", "b", "c", "d"}});
    }
    const auto store = builder.event({.date = "2014", .participants = {"a", "b"}}).build();
    TieIndex index(store, {});
    EXPECT_EQ(fmt::format("{:.12g}", index.strength(tie_named(index, "c - d"))), "1000");
    index.set_window(window_on("2014"));
    EXPECT_EQ(index.strength(tie_named(index, "a - b")), 1);
    EXPECT_EQ(index.strength(tie_named(index, "c - d")), 0);
}

TEST(TieIndex, KeepsWeightsOfAnySizeWithoutOverflow) {
    for (const double weight : {1e300, 1e12, 1.0, 1e-12, 1e-250}) {
        StoreBuilder builder;
        for (int i = 0; i < 100; ++i) {
            builder.event({.date = fmt::format("{}", 1900 + i),
                           .participants = {"a", "b"},
                           .tone = 10,
                           .weight = weight});
        }
        TieIndex index(builder.build(), {});
        EXPECT_NEAR(index.strength(0) / weight, 100, 1e-9);
        EXPECT_NEAR(index.tone(0), 10, 1e-9);
        index.set_window(window_on("1950/1959"));
        EXPECT_NEAR(index.strength(0) / weight, 10, 1e-9);
    }
}

TEST(TieIndex, KnowsAllTimeWhateverTheWindowAndFilter) {
    TieIndex index(meetings(), {});
    index.set_window(window_on("2014"));
    index.set_failed(std::vector<std::uint8_t>{1, 1, 1, 1});
    const graph::TieGraph all = index.all_time();
    EXPECT_THAT(told(index.store(), all), ElementsAre("a - b x4 15"));
    EXPECT_DOUBLE_EQ(all.ties.at(0).tone, -0.8);
    EXPECT_THAT(all.strength, ElementsAre(15, 15));
    EXPECT_THAT(all.events, ElementsAre(4U, 4U));
}

TEST(TieIndex, HoldsNothingOfNothing) {
    TieIndex index(StoreBuilder().build(), {});
    index.set_window(window_on("2014", WindowMode::decay));
    index.set_failed({});
    EXPECT_THAT(index.dyads(), IsEmpty());
    EXPECT_THAT(index.events(), IsEmpty());
    EXPECT_THAT(index.snapshot().nodes, IsEmpty());
    EXPECT_THAT(index.all_time().nodes, IsEmpty());
}

TEST(TieIndex, RollsUpTiesNodesAndEvents) {
    StoreBuilder builder;
    builder.office("zarif", "iran", "2013-08-15", "2021-08-25").office("lavrov", "russia");
    const auto store = builder.event({.date = "2013-12-11", .participants = {"zarif", "lavrov"}})
                           .event({.date = "2023", .participants = {"zarif", "lavrov"}})
                           .build();
    const TieIndex index(store, {.roll_up = true});
    EXPECT_THAT(told(*store, index.snapshot({.with_offices = false})),
                ElementsAre("iran - russia x1 1", "zarif - russia x1 1"));
    EXPECT_EQ(index.event_count(node_named(*store, "iran")), 1U);
    EXPECT_EQ(index.event_count(node_named(*store, "lavrov")), 0U);
    EXPECT_THAT(told(*store, index.events_of_node(node_named(*store, "russia"))),
                ElementsAre("e1", "e0"));
}

} // namespace
} // namespace entente::test
