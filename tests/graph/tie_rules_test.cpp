// SPDX-License-Identifier: MIT
#include "app/graph/tie_rules.hpp"

#include "tests/graph/readable.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using graph::contributions_of;
using graph::TieRules;
using model::EventId;
using model::NodeKind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> ties_of(const model::EventStore& store, const TieRules& rules = {},
                                 std::size_t event = 0) {
    std::vector<graph::Contribution> contributions{{}};
    contributions_of(store, EventId{event}, rules, contributions);
    return told(store, contributions);
}

std::vector<std::string> ties_of(const StoreBuilder::EventSpec& spec) {
    return ties_of(*StoreBuilder().event(spec).build());
}

std::vector<std::string> nodes_of(const model::EventStore& store, const TieRules& rules = {}) {
    std::vector<graph::NodeId> nodes{{}};
    graph::nodes_of(store, EventId{0U}, rules, nodes);
    std::vector<std::string> ids;
    for (const graph::NodeId node : nodes) {
        ids.emplace_back(id_of(store, node));
    }
    return ids;
}

TEST(TieRules, JoinsTwoParticipantsWithTheFullWeight) {
    EXPECT_THAT(ties_of({.participants = {"iran", "russia"}, .weight = 3}),
                ElementsAre("iran - russia 3"));
}

TEST(TieRules, GivesEveryParticipantTheWeightWhateverTheSizeOfTheEvent) {
    EXPECT_THAT(
        ties_of({.participants = {"a", "b", "c", "d"}, .weight = 6}),
        UnorderedElementsAre("a - b 2", "a - c 2", "a - d 2", "b - c 2", "b - d 2", "c - d 2"));
}

TEST(TieRules, OrdersAnUndirectedTieByTheActorsNotByTheEvent) {
    const auto store = StoreBuilder()
                           .actor("a", NodeKind::state)
                           .actor("b", NodeKind::state)
                           .event({.participants = {"b", "a"}})
                           .build();
    EXPECT_THAT(ties_of(*store), ElementsAre("a - b 1"));
}

TEST(TieRules, RunsFromEachSourceToEachTarget) {
    EXPECT_THAT(
        ties_of({.participants = {"source:s1", "target:t1", "source:s2", "target:t2", "target:t3"},
                 .weight = 3}),
        UnorderedElementsAre("s1 > t1 0.5", "s1 > t2 0.5", "s1 > t3 0.5", "s2 > t1 0.5",
                             "s2 > t2 0.5", "s2 > t3 0.5"));
}

TEST(TieRules, KeepsTheDirectionOfEachEvent) {
    const auto store = StoreBuilder()
                           .event({.participants = {"source:a", "target:b"}})
                           .event({.participants = {"source:b", "target:a"}})
                           .build();
    EXPECT_THAT(ties_of(*store, {}, 0), ElementsAre("a > b 1"));
    EXPECT_THAT(ties_of(*store, {}, 1), ElementsAre("b > a 1"));
}

TEST(TieRules, JoinsAPlainParticipantBesideSourceAndTargetToTopicsAlone) {
    EXPECT_THAT(ties_of({.participants = {"source:s", "target:t", "p"}, .topics = {"syria"}}),
                UnorderedElementsAre("s > t 1", "s - syria (topic) 1", "t - syria (topic) 1",
                                     "p - syria (topic) 1"));
}

TEST(TieRules, JoinsPairwiseWhereThereIsNoTarget) {
    EXPECT_THAT(ties_of({.participants = {"source:s1", "source:s2", "p"}}),
                UnorderedElementsAre("s1 - s2 0.5", "s1 - p 0.5", "s2 - p 0.5"));
    EXPECT_THAT(ties_of({.participants = {"p", "target:t"}}), ElementsAre("p - t 1"));
}

TEST(TieRules, TiesTheMentionedToThoseWhoTookPartAtHalfTheWeight) {
    // p = 2: each mention weighs 6 / (2 * 2); the two mentioned are not joined, nor to the topic.
    EXPECT_THAT(ties_of({.participants = {"a", "b", "mentioned:m", "mentioned:n"},
                         .topics = {"oil"},
                         .weight = 6}),
                UnorderedElementsAre("a - b 6", "a - m 1.5", "b - m 1.5", "a - n 1.5", "b - n 1.5",
                                     "a - oil (topic) 6", "b - oil (topic) 6"));
}

TEST(TieRules, TiesTheMentionedWithoutDirectionToSourceTargetAndPlainAlike) {
    EXPECT_THAT(
        ties_of({.participants = {"source:s", "target:t", "p", "mentioned:m"}}),
        UnorderedElementsAre("s > t 1", "s - m 0.166667", "t - m 0.166667", "p - m 0.166667"));
}

TEST(TieRules, DoesNotCountTheMentionedAmongTheParticipants) {
    EXPECT_THAT(ties_of({.participants = {"a", "mentioned:m"}, .weight = 4}),
                ElementsAre("a - m 2"));
    EXPECT_THAT(ties_of({.participants = {"mentioned:m", "mentioned:n"}, .topics = {"oil"}}),
                IsEmpty());
}

TEST(TieRules, SharesTheWeightBetweenTopics) {
    EXPECT_THAT(ties_of({.participants = {"a"}, .topics = {"oil", "gas"}, .weight = 3}),
                UnorderedElementsAre("a - oil (topic) 1.5", "a - gas (topic) 1.5"));
}

TEST(TieRules, KeepsTiesOfWeightZero) {
    EXPECT_THAT(ties_of({.participants = {"a", "b"}, .weight = 0}), ElementsAre("a - b 0"));
}

TEST(TieRules, HasNothingToTieForOneOrNone) {
    EXPECT_THAT(ties_of({.participants = {"a"}}), IsEmpty());
    EXPECT_THAT(ties_of({.participants = {}, .topics = {"oil"}}), IsEmpty());
}

TEST(TieRules, NamesEveryNodeOfAnEvent) {
    const auto store =
        StoreBuilder().event({.participants = {"a", "mentioned:m"}, .topics = {"oil"}}).build();
    EXPECT_THAT(nodes_of(*store), ElementsAre("a", "m", "oil"));
}

StoreBuilder officials() {
    StoreBuilder builder;
    builder.actor("iran", NodeKind::state).actor("russia", NodeKind::state);
    builder.office("zarif", "iran", "2013-08-15", "2021-08-25");
    builder.office("lavrov", "russia", "2004-03-09");
    return builder;
}

TEST(RollUp, LetsStatesStandInForTheirOfficials) {
    const auto store = officials().event({.participants = {"zarif", "lavrov"}}).build();
    EXPECT_THAT(ties_of(*store), ElementsAre("zarif - lavrov 1"));
    EXPECT_THAT(ties_of(*store, {.roll_up = true}), ElementsAre("iran - russia 1"));
    EXPECT_THAT(nodes_of(*store, {.roll_up = true}), ElementsAre("iran", "russia"));
}

TEST(RollUp, FollowsTheDateOfTheEvent) {
    const auto on = [](const std::string& date) {
        const auto store =
            officials().event({.date = date, .participants = {"zarif", "lavrov"}}).build();
        return ties_of(*store, {.roll_up = true});
    };
    EXPECT_THAT(on("2013-08-14"), ElementsAre("russia - zarif 1"));
    EXPECT_THAT(on("2013-08-15"), ElementsAre("iran - russia 1"));
    EXPECT_THAT(on("2021-08-25"), ElementsAre("iran - russia 1"));
    EXPECT_THAT(on("2021-08-26"), ElementsAre("russia - zarif 1"));
    EXPECT_THAT(on("2013"), ElementsAre("iran - russia 1"));
    EXPECT_THAT(on("1999"), ElementsAre("zarif - lavrov 1"));
}

TEST(RollUp, TakesTheFirstOfficeThatMeetsTheDate) {
    StoreBuilder builder;
    builder.office("x", "a", "2000", "2010").office("x", "b", "2005", "2020");
    const auto store = builder.event({.date = "2007", .participants = {"x", "c"}})
                           .event({.date = "2012", .participants = {"x", "c"}})
                           .build();
    EXPECT_THAT(ties_of(*store, {.roll_up = true}, 0), ElementsAre("a - c 1"));
    EXPECT_THAT(ties_of(*store, {.roll_up = true}, 1), ElementsAre("b - c 1"));
}

TEST(RollUp, CountsThoseWhoBecomeTheSameNodeOnce) {
    // Two of three are Iran then: p = 2, so the pair has the full weight and the topic each once.
    const auto store =
        officials()
            .event({.participants = {"zarif", "iran", "lavrov"}, .topics = {"oil"}, .weight = 2})
            .build();
    EXPECT_THAT(
        ties_of(*store, {.roll_up = true}),
        UnorderedElementsAre("iran - russia 2", "iran - oil (topic) 2", "russia - oil (topic) 2"));
}

TEST(RollUp, KeepsTheRoleOfTheFirst) {
    // Iran is the source; the target that stood for it too is gone, so no direction is left.
    const auto store =
        officials().event({.participants = {"source:zarif", "target:iran", "lavrov"}}).build();
    EXPECT_THAT(ties_of(*store, {.roll_up = true}), ElementsAre("iran - russia 1"));

    const auto mentioned =
        officials().event({.participants = {"mentioned:zarif", "iran", "lavrov"}}).build();
    EXPECT_THAT(ties_of(*mentioned, {.roll_up = true}), ElementsAre("iran - russia 0.5"));
}

TEST(RollUp, CountsOnceInLargeEventsToo) {
    StoreBuilder builder;
    StoreBuilder::EventSpec spec;
    for (int i = 0; i < 60; ++i) {
        const std::string official = fmt::format("o{}", i);
        builder.office(official, i % 2 == 0 ? "even" : "odd");
        spec.participants.push_back(official);
    }
    const auto store = builder.event(spec).build();
    EXPECT_THAT(ties_of(*store, {.roll_up = true}), ElementsAre("even - odd 1"));
}

TEST(RollUp, LeavesOthersThanOfficialsAlone) {
    const auto store = officials()
                           .actor("osce", NodeKind::organization)
                           .event({.participants = {"osce", "lavrov"}})
                           .build();
    EXPECT_THAT(ties_of(*store, {.roll_up = true}), ElementsAre("russia - osce 1"));
}

} // namespace
} // namespace entente::test
