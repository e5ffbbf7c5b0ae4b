// SPDX-License-Identifier: MIT
#include "app/layout/guide.hpp"

#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/force_simulation.hpp"
#include "app/layout/quality.hpp"
#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace entente::layout {
namespace {

using Positions = std::vector<base::Vec2>;

constexpr std::uint32_t states = 40;
constexpr std::uint32_t officials = 120;
constexpr std::uint32_t topics = 30;

/// States that meet in regions, officials that meet each other and foreign states more often than
/// their own, and topics that some of them deal with. Every tenth official meets nobody.
LayoutGraph diplomacy() {
    LayoutGraph graph;
    graph.node_count = states + officials + topics;
    graph.host.assign(graph.node_count, no_host);
    graph.kind.assign(graph.node_count, 0);
    base::Rng rng(7);
    const auto tie = [&](std::uint32_t a, std::uint32_t b) { graph.edges.push_back({a, b, 1}); };
    for (std::uint32_t state = 0; state < states; ++state) {
        const std::uint32_t region = state / 10 * 10;
        for (int i = 0; i < 4; ++i) {
            tie(state, region + rng.below(10));
        }
        tie(state, rng.below(states));
    }
    for (std::uint32_t i = 0; i < officials; ++i) {
        const std::uint32_t official = states + i;
        graph.host[official] = i % states;
        if (i % 10 != 9) {
            tie(official, rng.below(states));
            tie(official, states + rng.below(officials / 10) * 10);
            tie(official, rng.below(states));
        }
    }
    for (std::uint32_t i = 0; i < topics; ++i) {
        const std::uint32_t topic = states + officials + i;
        graph.kind[topic] = 1;
        for (int deal = 0; deal < 6; ++deal) {
            tie(topic, rng.below(states + officials));
        }
    }
    return graph;
}

Positions laid_out(const LayoutGraph& graph, float nearness, float separation) {
    ForceSettings settings;
    settings.nearness = nearness;
    settings.separation = separation;
    const auto layout = start_force_simulation(graph, settings);
    while (layout->step() == LayoutState::running) {
    }
    return {layout->positions().begin(), layout->positions().end()};
}

/// Mean distance of officials from their states, as a share of that from any state.
double distance_from_host(const LayoutGraph& graph, const Positions& positions) {
    double own = 0;
    double any = 0;
    for (std::uint32_t node = states; node < states + officials; ++node) {
        own += static_cast<double>(base::length(positions[node] - positions[graph.host[node]]));
        for (std::uint32_t state = 0; state < states; ++state) {
            any += static_cast<double>(base::length(positions[node] - positions[state])) / states;
        }
    }
    return own / any;
}

/// The share of officials whose own state is among the three states nearest to them.
double share_near_own(const LayoutGraph& graph, const Positions& positions) {
    int near = 0;
    for (std::uint32_t node = states; node < states + officials; ++node) {
        const float own = base::length(positions[node] - positions[graph.host[node]]);
        int nearer = 0;
        for (std::uint32_t state = 0; state < states; ++state) {
            nearer += base::length(positions[node] - positions[state]) < own ? 1 : 0;
        }
        near += nearer < 3 ? 1 : 0;
    }
    return near / static_cast<double>(officials);
}

/// The share of the five nodes nearest to each topic that are topics too.
double same_kind_nearby(const LayoutGraph& graph, const Positions& positions) {
    int same = 0;
    for (std::uint32_t topic = states + officials; topic < graph.node_count; ++topic) {
        std::vector<std::uint32_t> others;
        for (std::uint32_t node = 0; node < graph.node_count; ++node) {
            if (node != topic) {
                others.push_back(node);
            }
        }
        std::partial_sort(others.begin(), others.begin() + 5, others.end(),
                          [&](std::uint32_t a, std::uint32_t b) {
                              return base::length(positions[a] - positions[topic]) <
                                     base::length(positions[b] - positions[topic]);
                          });
        same += static_cast<int>(std::count_if(others.begin(), others.begin() + 5,
                                               [&](auto node) { return graph.kind[node] == 1; }));
    }
    return same / (5.0 * topics);
}

TEST(Guide, HoldsOfficialsNearTheirStates) {
    const LayoutGraph graph = diplomacy();
    const Positions free = laid_out(graph, 0, 0);
    const Positions held = laid_out(graph, usual_nearness, 0);
    EXPECT_GT(distance_from_host(graph, free), 0.85);
    EXPECT_LT(distance_from_host(graph, held), 0.5);
    EXPECT_LT(distance_from_host(graph, laid_out(graph, 1, 0)), 0.15);
    EXPECT_LT(share_near_own(graph, free), 0.3);
    EXPECT_GT(share_near_own(graph, held), 0.5);
    EXPECT_LT(normalized_stress(graph, held), 1.35 * normalized_stress(graph, free));
}

TEST(Guide, HoldsTopicsApartFromActorsAtHardlyMoreStress) {
    const LayoutGraph graph = diplomacy();
    const Positions free = laid_out(graph, 0, 0);
    const Positions held = laid_out(graph, 0, usual_separation);
    EXPECT_LT(same_kind_nearby(graph, free), 0.3);
    EXPECT_GT(same_kind_nearby(graph, held), 0.5);
    EXPECT_LT(normalized_stress(graph, held), 1.1 * normalized_stress(graph, free));
}

TEST(Guide, DoesBothAtOnce) {
    const LayoutGraph graph = diplomacy();
    const Positions held = laid_out(graph, usual_nearness, usual_separation);
    EXPECT_LT(distance_from_host(graph, held), 0.6);
    EXPECT_GT(same_kind_nearby(graph, held), 0.6);
    EXPECT_LT(normalized_stress(graph, held),
              1.5 * normalized_stress(graph, laid_out(graph, 0, 0)));
}

TEST(Guide, WhatIsNotHeededChangesNothing) {
    LayoutGraph plain = diplomacy();
    const Positions told = laid_out(plain, 0, 0);
    plain.host.clear();
    plain.kind.clear();
    EXPECT_EQ(laid_out(plain, 0, 0), told);
    EXPECT_EQ(laid_out(plain, 1, 1), told) << "where nothing is told there is nothing to heed";
}

TEST(Guide, GivesTheSameBitsOnOneThreadAndOnMore) {
    const LayoutGraph graph = diplomacy();
    Positions alone;
    {
        const base::ThreadLimit limit(1);
        alone = laid_out(graph, usual_nearness, usual_separation);
    }
    const base::ThreadLimit limit(4);
    EXPECT_EQ(laid_out(graph, usual_nearness, usual_separation), alone);
}

TEST(Guide, JoinsThoseWhoMeetNobodyToTheirHosts) {
    const LayoutGraph graph = diplomacy();
    EXPECT_GT(components(make_adjacency(graph)).size(), 4U);
    EXPECT_LT(components(make_adjacency(joined_to_hosts(graph))).size(), 3U);
    LayoutGraph path = test::path_graph(3); // a path joins them already
    path.host = {2, no_host, no_host};
    EXPECT_EQ(joined_to_hosts(path).edges.size(), 2U);
}

TEST(Guide, TakesHostsThatAreNone) {
    LayoutGraph graph = test::path_graph(50);
    graph.host.assign(50, no_host);
    graph.host[3] = 3;
    graph.host[4] = 999;
    EXPECT_TRUE(hosts_of(graph).empty());
    graph.host[5] = 6; // and hosts of each other
    graph.host[6] = 5;
    EXPECT_EQ(hosts_of(graph)[4], no_host);
    for (const base::Vec2 p : laid_out(graph, 1, 0)) {
        EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
    }
}

} // namespace
} // namespace entente::layout
