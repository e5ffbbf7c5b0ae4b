// SPDX-License-Identifier: MIT
#include "app/scene/picking.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::scene {
namespace {

using What = Picked::What;

NodeMark node(std::uint32_t id, Vec2 at, float radius, Shape shape = Shape::disc) {
    NodeMark mark;
    mark.node = id;
    mark.center = at;
    mark.radius = radius;
    mark.shape = shape;
    return mark;
}

TieMark tie(std::uint32_t id, Vec2 from, Vec2 to, float bend = 0, float width = 1) {
    TieMark mark;
    mark.tie = id;
    mark.from = from;
    mark.to = to;
    mark.bend = bend;
    mark.width = width;
    return mark;
}

MATCHER_P2(Hits, what, id, "") {
    return arg.has_value() && arg->what == what && arg->id == static_cast<std::uint32_t>(id);
}

TEST(Picking, FindsANodeWithinItsOutlineOnly) {
    Marks marks;
    marks.nodes = {node(4, {100, 100}, 20)};
    EXPECT_THAT(pick(marks, {115, 110}), Hits(What::node, 4));
    EXPECT_FALSE(pick(marks, {116, 115}).has_value());
}

TEST(Picking, CountsTheShapeNotTheCircle) {
    Marks marks;
    marks.nodes = {node(1, {100, 100}, 20, Shape::diamond)};
    EXPECT_THAT(pick(marks, {124, 100}), Hits(What::node, 1)) << "a corner beyond the circle";
    EXPECT_FALSE(pick(marks, {114, 114}).has_value()) << "an edge within the circle";
}

TEST(Picking, TheTopmostOfOverlappingNodesWins) {
    Marks marks;
    marks.nodes = {node(1, {100, 100}, 20), node(2, {110, 100}, 20)};
    EXPECT_THAT(pick(marks, {105, 100}), Hits(What::node, 2));
    EXPECT_THAT(pick(marks, {85, 100}), Hits(What::node, 1));
}

TEST(Picking, TinyNodesCanBeHit) {
    Marks marks;
    marks.nodes = {node(1, {100, 100}, 40), node(2, {100, 120}, 1.5F), node(3, {300, 300}, 1)};
    EXPECT_THAT(pick(marks, {300, 305}), Hits(What::node, 3));
    EXPECT_FALSE(pick(marks, {300, 307}).has_value());
    EXPECT_THAT(pick(marks, {304, 309}, 2), Hits(What::node, 3))
        << "twice as far on a fine display";
    EXPECT_THAT(pick(marks, {104, 120}), Hits(What::node, 2)) << "small on large";
    EXPECT_THAT(pick(marks, {100, 110}), Hits(What::node, 1));
}

TEST(Picking, OfTinyNeighboursTheOnePointedAtWins) {
    Marks marks;
    marks.nodes = {node(1, {100, 100}, 2), node(2, {105, 100}, 2)};
    EXPECT_THAT(pick(marks, {101, 100}), Hits(What::node, 1));
    EXPECT_THAT(pick(marks, {104, 100}), Hits(What::node, 2));
    EXPECT_THAT(pick(marks, {96, 100}), Hits(What::node, 1));
}

TEST(Picking, DecorationsAreNotNodes) {
    Marks marks;
    marks.nodes = {node(1, {100, 100}, 30)};
    marks.nodes[0].is_decoration = true;
    EXPECT_FALSE(pick(marks, {100, 100}).has_value());
    EXPECT_TRUE(pick_rectangle(marks, {{0, 0}, {200, 200}}).empty());
}

TEST(Picking, NodesWinOverTies) {
    Marks marks;
    marks.ties = {tie(7, {0, 100}, {200, 100})};
    marks.nodes = {node(1, {100, 100}, 10)};
    EXPECT_THAT(pick(marks, {105, 100}), Hits(What::node, 1));
    EXPECT_THAT(pick(marks, {150, 100}), Hits(What::tie, 7));
}

TEST(Picking, TheNearestTieWithinReachWins) {
    Marks marks;
    marks.ties = {tie(7, {0, 100}, {200, 100}), tie(8, {0, 107}, {200, 107})};
    EXPECT_THAT(pick(marks, {90, 102}), Hits(What::tie, 7));
    EXPECT_THAT(pick(marks, {90, 105}), Hits(What::tie, 8));
    EXPECT_FALSE(pick(marks, {90, 94}).has_value());
    EXPECT_THAT(pick(marks, {90, 95.5F}), Hits(What::tie, 7));
}

TEST(Picking, WideTiesAreHitOnTheirWholeWidth) {
    Marks marks;
    marks.ties = {tie(7, {0, 100}, {200, 100}, 0, 16)};
    EXPECT_THAT(pick(marks, {90, 112}), Hits(What::tie, 7));
    EXPECT_FALSE(pick(marks, {90, 114}).has_value());
}

TEST(Picking, ArcsAreHitWhereTheyBow) {
    Marks marks;
    marks.ties = {tie(7, {0, 100}, {200, 100}, 0.2F)};
    EXPECT_THAT(pick(marks, {100, 60}), Hits(What::tie, 7));
    EXPECT_FALSE(pick(marks, {100, 100}).has_value()) << "nothing runs along the chord";
    EXPECT_FALSE(pick(marks, {100, 140}).has_value()) << "nor on the other side";
    for (const float t : {0.1F, 0.3F, 0.8F}) {
        EXPECT_THAT(pick(marks, point_on_tie(marks.ties[0], t)), Hits(What::tie, 7));
    }
}

TEST(Picking, NothingUnderThePointer) {
    EXPECT_FALSE(pick({}, {5, 5}).has_value());
    Marks marks;
    marks.ties = {tie(1, {10, 10}, {10, 10})}; // without length
    EXPECT_FALSE(pick(marks, {50, 50}).has_value());
    EXPECT_TRUE(pick(marks, {12, 10}).has_value());
}

TEST(Picking, TheRectangleTakesTheNodesWhoseMiddleIsIn) {
    Marks marks;
    marks.nodes = {node(1, {10, 10}, 30), node(2, {50, 50}, 3), node(3, {90, 20}, 3)};
    EXPECT_THAT(pick_rectangle(marks, {{40, 10}, {100, 60}}), testing::ElementsAre(2, 3));
    EXPECT_THAT(pick_rectangle(marks, {{100, 60}, {40, 10}}), testing::ElementsAre(2, 3))
        << "drawn from the other corner";
}

} // namespace
} // namespace entente::scene
