// SPDX-License-Identifier: MIT
#include "app/document/home_layout.hpp"

#include "app/graph/tie_index.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace entente::test {
namespace {

using document::home_positions;
using document::layout_graph_of;
using model::NodeKind;

/// Two circles of five with one tie between them, and three actors without any.
std::shared_ptr<const model::EventStore> two_circles() {
    StoreBuilder builder;
    for (int i = 0; i < 13; ++i) {
        builder.actor("n" + std::to_string(i), NodeKind::state);
    }
    for (int circle = 0; circle < 10; circle += 5) {
        for (int i = 0; i < 5; ++i) {
            for (int k = i + 1; k < 5; ++k) {
                builder.event({.participants = {"n" + std::to_string(circle + i),
                                                "n" + std::to_string(circle + k)},
                               .weight = 3});
            }
        }
    }
    return builder.event({.participants = {"n0", "n5"}}).event({.participants = {"n10"}}).build();
}

float distance(const std::vector<base::Vec2>& positions, std::size_t a, std::size_t b) {
    return std::hypot(positions[a].x - positions[b].x, positions[a].y - positions[b].y);
}

TEST(LayoutGraph, AddsUpTheTiesOfAPairAndDampensThem) {
    StoreBuilder builder;
    builder.office("official", "a");
    const auto store = builder.event({.participants = {"a", "b"}, .weight = 3})
                           .event({.participants = {"source:a", "target:b"}, .weight = 2})
                           .event({.participants = {"source:b", "target:a"}, .weight = 2})
                           .event({.participants = {"b", "c"}})
                           .event({.participants = {"c"}, .topics = {"oil"}, .weight = 0})
                           .build();
    const graph::TieIndex index(store, {});
    const layout::LayoutGraph graph = layout_graph_of(index.all_time(), graph::node_count(*store));
    EXPECT_EQ(graph.node_count, 5U); // the official is there, its office is no edge
    ASSERT_EQ(graph.edges.size(), 3U);
    const auto a = store->find_actor("a").value();
    const auto b = store->find_actor("b").value();
    EXPECT_EQ(graph.edges[0].a, a);
    EXPECT_EQ(graph.edges[0].b, b);
    EXPECT_FLOAT_EQ(graph.edges[0].weight, 3); // log2(1 + 3 + 2 + 2)
    EXPECT_FLOAT_EQ(graph.edges[1].weight, 1);
    EXPECT_FLOAT_EQ(graph.edges[2].weight, 1.0F / 16);
}

TEST(LayoutGraph, IsEmptyForNothing) {
    EXPECT_EQ(layout_graph_of({}, 0).node_count, 0U);
    EXPECT_TRUE(home_positions({}, 0, 1).empty());
}

TEST(HomePositions, AreTheSameForTheSameSeed) {
    const auto store = two_circles();
    const graph::TieGraph all = graph::TieIndex(store, {}).all_time();
    const auto first = home_positions(all, graph::node_count(*store), 5);
    const auto second = home_positions(all, graph::node_count(*store), 5);
    ASSERT_EQ(first.size(), 13U);
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].x, second[i].x);
        EXPECT_EQ(first[i].y, second[i].y);
    }
}

TEST(HomePositions, KeepTogetherWhatIsTied) {
    const auto store = two_circles();
    const auto positions =
        home_positions(graph::TieIndex(store, {}).all_time(), graph::node_count(*store), 1);
    EXPECT_LT(distance(positions, 1, 2), distance(positions, 1, 7));
    EXPECT_LT(distance(positions, 6, 7), distance(positions, 1, 7));
}

TEST(HomePositions, GiveThoseWithoutATieAPlaceOfTheirOwnNearby) {
    const auto store = two_circles();
    const auto positions =
        home_positions(graph::TieIndex(store, {}).all_time(), graph::node_count(*store), 1);
    float width = 0;
    for (std::size_t a = 0; a < 10; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            width = std::max(width, distance(positions, a, b));
        }
    }
    for (std::size_t alone = 10; alone < 13; ++alone) {
        ASSERT_TRUE(std::isfinite(positions[alone].x) && std::isfinite(positions[alone].y));
        float nearest = width * 10;
        for (std::size_t other = 0; other < 13; ++other) {
            if (other != alone) {
                nearest = std::min(nearest, distance(positions, alone, other));
            }
        }
        EXPECT_GT(nearest, 0.1F);
        EXPECT_LT(nearest, width * 2);
    }
}

TEST(HomePositions, TellHowFarTheyAreAndStopOnRequest) {
    const auto store = two_circles();
    const graph::TieGraph all = graph::TieIndex(store, {}).all_time();
    std::vector<double> told;
    std::stop_source stop;
    base::Progress progress;
    progress.report = [&told](double fraction) { told.push_back(fraction); };
    home_positions(all, graph::node_count(*store), 1, progress);
    ASSERT_GT(told.size(), 10U);
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    EXPECT_GE(told.front(), 0);
    EXPECT_LE(told.back(), 1);

    const std::size_t whole = told.size();
    told.clear();
    progress.stop = stop.get_token();
    progress.report = [&](double fraction) {
        told.push_back(fraction);
        stop.request_stop();
    };
    const auto positions = home_positions(all, graph::node_count(*store), 1, progress);
    EXPECT_LT(told.size(), whole);
    EXPECT_EQ(positions.size(), 13U);
}

} // namespace
} // namespace entente::test
