// SPDX-License-Identifier: MIT
#include "app/graph/tie_index.hpp"
#include "tests/graph/readable.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using graph::Thinning;
using graph::TieIndex;
using model::NodeKind;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr std::uint32_t bit(NodeKind kind) {
    return 1U << static_cast<unsigned>(kind);
}

/// A chain a - b - c - d - e of strengths 4, 3, 2, 1, an actor alone, and a topic of a and b.
std::shared_ptr<const model::EventStore> chain() {
    return StoreBuilder()
        .actor("e", NodeKind::group)
        .actor("d", NodeKind::organization)
        .event({.participants = {"a", "b"}, .weight = 4})
        .event({.participants = {"b", "c"}, .weight = 3})
        .event({.participants = {"c", "d"}, .weight = 2})
        .event({.participants = {"d", "e"}, .weight = 1})
        .event({.participants = {"alone"}})
        .event({.participants = {"a"}, .topics = {"oil"}, .weight = 0.5})
        .build();
}

struct Picture {
    std::vector<std::string> nodes;
    std::vector<std::string> ties;
};

Picture picture(const TieIndex& index, const Thinning& thinning) {
    const graph::TieGraph graph = index.snapshot(thinning);
    return {told_nodes(index.store(), graph), told(index.store(), graph)};
}

TEST(Snapshot, HoldsEveryNodeWithATieOrAnEvent) {
    const TieIndex index(chain(), {});
    const Picture all = picture(index, {});
    EXPECT_THAT(all.nodes, ElementsAre("e", "d", "a", "b", "c", "alone", "oil"));
    EXPECT_THAT(all.ties, ElementsAre("a - b x1 4", "b - c x1 3", "d - c x1 2", "e - d x1 1",
                                      "a - oil (topic) x1 0.5"));
    const graph::TieGraph graph = index.snapshot();
    EXPECT_THAT(graph.strength, ElementsAre(1, 3, 4.5, 7, 5, 0, 0.5));
    EXPECT_THAT(graph.events, ElementsAre(1U, 2U, 2U, 2U, 2U, 1U, 1U));
    EXPECT_EQ(graph.find(node_named(index.store(), "a")), 2);
}

TEST(Snapshot, DoesNotFindNodesThatAreOutside) {
    TieIndex index(chain(), {});
    index.set_window(window_on("1900"));
    const graph::TieGraph graph = index.snapshot();
    EXPECT_THAT(graph.nodes, IsEmpty());
    EXPECT_EQ(graph.find(graph::NodeId{0U}), -1);
}

TEST(Snapshot, BreaksDrawsByTheIdsNotByTheOrderOfTheFile) {
    const auto store = StoreBuilder()
                           .event({.participants = {"z", "y"}})
                           .event({.participants = {"m", "z"}, .topics = {"b", "a"}, .weight = 2})
                           .event({.participants = {"source:m", "target:z"}, .weight = 2})
                           .event({.participants = {"m", "k"}})
                           .build();
    const TieIndex index(store, {});
    EXPECT_THAT(told(*store, index.snapshot()),
                ElementsAre("m > z x1 2", "z - m x1 2", "m - a (topic) x1 1", "m - b (topic) x1 1",
                            "m - k x1 1", "z - a (topic) x1 1", "z - b (topic) x1 1",
                            "z - y x1 1"));
}

TEST(Thinning, DrawsTheKindsAskedFor) {
    const TieIndex index(chain(), {});
    const Picture states = picture(index, {.kinds = bit(NodeKind::state)});
    EXPECT_THAT(states.nodes, ElementsAre("a", "b", "c", "alone"));
    EXPECT_THAT(states.ties, ElementsAre("a - b x1 4", "b - c x1 3"));
    // d is left with an event alone.
    const Picture organizations = picture(index, {.kinds = bit(NodeKind::organization)});
    EXPECT_THAT(organizations.nodes, ElementsAre("d"));
    EXPECT_THAT(organizations.ties, IsEmpty());
}

TEST(Thinning, LeavesTopicsOut) {
    const TieIndex index(chain(), {});
    const Picture without = picture(index, {.with_topics = false});
    EXPECT_THAT(without.nodes, ElementsAre("e", "d", "a", "b", "c", "alone"));
    EXPECT_THAT(index.snapshot({.with_topics = false}).strength, ElementsAre(1, 3, 4, 7, 5, 0));
}

TEST(Thinning, DropsWeakTiesAndTheNodesThatHadNoOther) {
    const TieIndex index(chain(), {});
    const Picture strong = picture(index, {.min_strength = 2});
    EXPECT_THAT(strong.nodes, ElementsAre("d", "a", "b", "c"));
    EXPECT_THAT(strong.ties, ElementsAre("a - b x1 4", "b - c x1 3", "d - c x1 2"));
    EXPECT_THAT(index.snapshot({.min_strength = 2}).strength, ElementsAre(2, 4, 7, 5));
}

TEST(Thinning, KeepsTheStrongestNodes) {
    const TieIndex index(chain(), {});
    const Picture top = picture(index, {.top = 3});
    EXPECT_THAT(top.nodes, ElementsAre("a", "b", "c"));
    EXPECT_THAT(top.ties, ElementsAre("a - b x1 4", "b - c x1 3"));
    // Strengths are those before the cut.
    EXPECT_THAT(index.snapshot({.top = 3}).strength, ElementsAre(4.5, 7, 5));
    EXPECT_EQ(picture(index, {.top = 100}).nodes.size(), 7U);
}

TEST(Thinning, BreaksDrawsOfNodesByTheirIds) {
    const auto store = StoreBuilder()
                           .event({.participants = {"z", "y"}})
                           .event({.participants = {"x", "w"}})
                           .build();
    const TieIndex index(store, {});
    EXPECT_THAT(picture(index, {.top = 3}).nodes, ElementsAre("y", "x", "w"));
}

TEST(Thinning, KeepsANeighbourhood) {
    const auto store = chain();
    const TieIndex index(store, {});
    const auto around = [&](std::string_view id, std::uint32_t hops) {
        return picture(index, {.around = {node_named(*store, id)}, .hops = hops}).nodes;
    };
    EXPECT_THAT(around("c", 0), ElementsAre("c"));
    EXPECT_THAT(around("c", 1), ElementsAre("d", "b", "c"));
    EXPECT_THAT(around("c", 2), ElementsAre("e", "d", "a", "b", "c"));
    EXPECT_THAT(around("c", 3), ElementsAre("e", "d", "a", "b", "c", "oil"));
    EXPECT_THAT(around("c", 1000), ElementsAre("e", "d", "a", "b", "c", "oil"));
    EXPECT_THAT(around("alone", 5), ElementsAre("alone"));
    EXPECT_THAT(
        picture(index, {.around = {node_named(*store, "a"), node_named(*store, "e")}}).nodes,
        ElementsAre("e", "d", "a", "b", "oil"));
}

TEST(Thinning, KeepsTheTiesBetweenNeighbours) {
    const auto store = StoreBuilder()
                           .event({.participants = {"source:x", "target:y"}})
                           .event({.participants = {"source:z", "target:x"}})
                           .event({.participants = {"source:y", "target:z"}})
                           .event({.participants = {"source:y", "target:far"}})
                           .build();
    const TieIndex index(store, {});
    EXPECT_THAT(picture(index, {.around = {node_named(*store, "x")}}).ties,
                UnorderedElementsAre("x > y x1 1", "z > x x1 1", "y > z x1 1"));
}

TEST(Thinning, AppliesKindsThenStrengthThenNeighbourhoodThenTop) {
    const auto store = chain();
    const TieIndex index(store, {});
    // The weak tie d - e is gone before the neighbourhood is taken.
    EXPECT_THAT(picture(index, {.min_strength = 1.5, .around = {node_named(*store, "d")}}).nodes,
                ElementsAre("d", "c"));
    // The middle is kept although two of its neighbours are stronger.
    EXPECT_THAT(picture(index, {.top = 2, .around = {node_named(*store, "d")}}).nodes,
                ElementsAre("d", "c"));
    // A middle of a kind that is not drawn has no neighbourhood.
    EXPECT_THAT(
        picture(index, {.kinds = bit(NodeKind::state), .around = {node_named(*store, "d")}}).nodes,
        IsEmpty());
}

TEST(Thinning, DrawsOfficesOnRequest) {
    StoreBuilder builder;
    builder.office("zarif", "iran", "2013-08-15", "2021-08-25").office("lavrov", "russia", "2004");
    const auto store =
        builder.event({.date = "2013-12-11", .participants = {"zarif", "lavrov"}}).build();
    TieIndex index(store, {});
    index.set_window(window_on("2013"));
    EXPECT_THAT(picture(index, {}).ties,
                ElementsAre("zarif - lavrov x1 1", "lavrov - russia (office) x0 0",
                            "zarif - iran (office) x0 0"));
    // Offices have no strength to be too weak.
    EXPECT_THAT(picture(index, {.min_strength = 1}).nodes,
                ElementsAre("iran", "zarif", "russia", "lavrov"));
    EXPECT_THAT(picture(index, {.with_offices = false}).nodes, ElementsAre("zarif", "lavrov"));
    // In a year without an event of theirs the officials are idle.
    index.set_window(window_on("2014"));
    EXPECT_THAT(picture(index, {}).nodes, ElementsAre("iran", "zarif", "russia", "lavrov"));
    EXPECT_THAT(picture(index, {.idle_offices = false}).nodes, ElementsAre());
    EXPECT_THAT(picture(index, {.around = {node_named(*store, "iran")}}).nodes,
                ElementsAre("iran", "zarif"));
    // Held, though nothing happens.
    index.set_window(window_on("2010"));
    EXPECT_THAT(picture(index, {}).ties, ElementsAre("lavrov - russia (office) x0 0"));
    EXPECT_THAT(index.snapshot().strength, ElementsAre(0, 0));
}

TEST(Thinning, FoldsOfficesOfThoseWhoAreRolledUp) {
    StoreBuilder builder;
    builder.office("zarif", "iran", "2013-08-15", "2021-08-25").office("lavrov", "russia", "2004");
    const auto store = builder.event({.date = "2021", .participants = {"zarif", "lavrov"}})
                           .event({.date = "2021-09-01", .participants = {"zarif", "lavrov"}})
                           .build();
    TieIndex index(store, {.roll_up = true});
    EXPECT_THAT(picture(index, {}).ties, ElementsAre("iran - russia x1 1", "zarif - russia x1 1",
                                                     "zarif - iran (office) x0 0"));
}

} // namespace
} // namespace entente::test
