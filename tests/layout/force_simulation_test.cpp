// SPDX-License-Identifier: MIT
#include "app/layout/force_simulation.hpp"

#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/layout/quality.hpp"
#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace entente::layout {
namespace {

using Positions = std::vector<base::Vec2>;

void run_to_end(Layout& layout) {
    while (layout.step() == LayoutState::running) {
    }
}

Positions copy_of(const Layout& layout) {
    return {layout.positions().begin(), layout.positions().end()};
}

Positions settled(const LayoutGraph& graph, const ForceSettings& settings = {},
                  const Positions& start = {}, const std::vector<float>& radii = {}) {
    const auto layout = start_force_simulation(graph, settings, start, radii);
    run_to_end(*layout);
    return copy_of(*layout);
}

float distance(const Positions& positions, std::size_t a, std::size_t b) {
    return base::length(positions[a] - positions[b]);
}

bool is_finite(std::span<const base::Vec2> positions) {
    return std::all_of(positions.begin(), positions.end(),
                       [](base::Vec2 p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

float farthest_move(const Positions& a, const Positions& b) {
    float farthest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        farthest = std::max(farthest, base::length(a[i] - b[i]));
    }
    return farthest;
}

float least_distance(const Positions& positions) {
    float least = INFINITY;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            least = std::min(least, distance(positions, i, j));
        }
    }
    return least;
}

// --- The battery: promises that hold for every graph
// ---------------------------------------------------

struct Case {
    std::string name;
    LayoutGraph graph;
    double most_stress; ///< recorded with a margin of about a fifth
    double least_preservation;
};

void PrintTo(const Case& which, std::ostream* out) {
    *out << which.name;
}

std::vector<Case> cases() {
    const LayoutGraph doubled{4,
                              {{0, 0, 1}, {0, 1, 1}, {1, 0, 2}, {1, 2, 1}, {2, 2, 9}, {3, 2, 1}}};
    return {
        {"none", {0, {}}, 0, 1},
        {"one", {1, {}}, 0, 1},
        {"two", {2, {}}, 0, 1},
        {"pair", test::path_graph(2), 0, 1},
        {"triangle", test::cycle_graph(3), 0.01, 1},
        {"self_and_duplicate_edges", doubled, 0.05, 0.9},
        {"singles", {40, {}}, 0, 1},
        {"path", test::path_graph(60), 0.03, 0.85},
        {"cycle", test::cycle_graph(60), 0.06, 0.85},
        {"star", test::star_graph(60), 0.2, 1},
        {"grid", test::grid_graph(16, 12), 0.03, 0.65},
        {"tree", test::binary_tree(8), 0.145, 0.48},
        {"two_communities", test::two_communities(60, 4, 3), 0.2, 0.55},
        {"random", test::random_graph(500, 800, 2), 0.22, 0.09},
        {"unconnected",
         test::side_by_side({test::grid_graph(10, 10),
                             test::cycle_graph(12),
                             test::path_graph(3),
                             test::path_graph(2),
                             test::path_graph(2),
                             {20, {}}}),
         0.06, 0.6},
    };
}

class ForceBattery : public testing::TestWithParam<Case> {};

TEST_P(ForceBattery, EndsWithFinitePositionsOfTheRecordedQuality) {
    const auto layout = start_force_simulation(GetParam().graph, {});
    run_to_end(*layout);
    EXPECT_EQ(layout->state(), LayoutState::converged);
    ASSERT_EQ(layout->positions().size(), GetParam().graph.node_count);
    EXPECT_TRUE(is_finite(layout->positions()));
    EXPECT_LE(normalized_stress(GetParam().graph, layout->positions()),
              GetParam().most_stress + 1e-6);
    EXPECT_GE(neighborhood_preservation(GetParam().graph, layout->positions()),
              GetParam().least_preservation - 1e-6);
}

TEST_P(ForceBattery, HasTheSameBitsForASeedOnOneThreadAndOnMore) {
    Positions alone;
    {
        const base::ThreadLimit limit(1);
        alone = settled(GetParam().graph);
    }
    const base::ThreadLimit limit(4);
    EXPECT_EQ(settled(GetParam().graph), alone);
}

TEST_P(ForceBattery, KeepsNodesApart) {
    EXPECT_GT(least_distance(settled(GetParam().graph)), 0.05F);
}

TEST_P(ForceBattery, DoesNotMovePinnedNodes) {
    const LayoutGraph& graph = GetParam().graph;
    const auto layout = start_force_simulation(graph, {});
    for (std::uint32_t node = 0; node < graph.node_count; node += 3) {
        layout->set_pinned(node, true);
    }
    const Positions before = copy_of(*layout);
    run_to_end(*layout);
    for (std::uint32_t node = 0; node < graph.node_count; node += 3) {
        EXPECT_EQ(layout->positions()[node], before[node]) << node;
    }
}

TEST_P(ForceBattery, TurnedAndShiftedStartGivesATurnedAndShiftedResult) {
    const Positions start = settled(GetParam().graph);
    ForceSettings settings;
    settings.max_ticks = 40;
    settings.theta = 0; // what boxes approximate depends on their sides
    const Positions plain = settled(GetParam().graph, settings, start);
    const auto turned = [](Positions positions) { // a quarter to the left, then aside
        for (base::Vec2& p : positions) {
            p = base::Vec2{-p.y, p.x} + base::Vec2{3, -2};
        }
        return positions;
    };
    const Positions result = settled(GetParam().graph, settings, turned(start));
    EXPECT_LT(farthest_move(result, turned(plain)), 0.02F);
}

TEST_P(ForceBattery, StartedFromItsOwnResultMovesLittle) {
    const Positions first = settled(GetParam().graph);
    const auto layout = start_force_simulation(GetParam().graph, {}, first);
    EXPECT_TRUE(std::equal(first.begin(), first.end(), layout->positions().begin()));
    float farthest = 0;
    while (layout->step() == LayoutState::running) {
        farthest = std::max(farthest, farthest_move(copy_of(*layout), first));
    }
    EXPECT_LT(farthest, 2);
    EXPECT_LT(movement(first, layout->positions()), 0.03);
}

TEST_P(ForceBattery, TakesAnyStart) {
    const LayoutGraph& graph = GetParam().graph;
    const std::size_t n = graph.node_count;
    base::Rng rng(3);
    Positions partly(n);
    for (std::size_t i = 0; i < n; ++i) {
        partly[i] = i % 2 == 0 ? base::Vec2{static_cast<float>(rng.uniform()), NAN}
                               : base::Vec2{static_cast<float>(rng.uniform()), 5};
    }
    Positions wild(n, base::Vec2{INFINITY, -INFINITY});
    Positions far(n);
    for (std::size_t i = 0; i < n; ++i) {
        far[i] = {static_cast<float>(rng.uniform() * 1e30), 0};
    }
    for (const Positions& start :
         {Positions(n, base::Vec2{7, 7}), Positions(n, {NAN, NAN}), partly, wild, far}) {
        const Positions result = settled(graph, {}, start);
        EXPECT_TRUE(is_finite(result));
        EXPECT_GT(least_distance(result), 0) << "two nodes in one place";
    }
}

TEST_P(ForceBattery, EndsWithoutOverlapsWhereRadiiAreGiven) {
    const std::size_t n = GetParam().graph.node_count;
    std::vector<float> radii(n);
    for (std::size_t i = 0; i < n; ++i) {
        radii[i] = i % 10 == 0 ? 0.8F : 0.3F;
    }
    const Positions result = settled(GetParam().graph, {}, {}, radii);
    float deepest = 0;
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            deepest = std::max(deepest, radii[i] + radii[j] - distance(result, i, j));
        }
    }
    EXPECT_LT(deepest, 0.05F);
}

INSTANTIATE_TEST_SUITE_P(Graphs, ForceBattery, testing::ValuesIn(cases()),
                         [](const auto& of) { return of.param.name; });

// --- What it does in particular
// -----------------------------------------------------------------------

TEST(ForceSimulation, PutsATieOfStrengthOneAtDistanceOne) {
    EXPECT_NEAR(distance(settled(test::path_graph(2)), 0, 1), 1, 0.01);
}

TEST(ForceSimulation, DrawsStrongerTiesShorter) {
    const Positions result = settled({3, {{0, 1, 9}, {1, 2, 1}}});
    EXPECT_LT(distance(result, 0, 1), 0.7F * distance(result, 1, 2));
}

TEST(ForceSimulation, DrawsCommunitiesApart) {
    const Positions result = settled(test::two_communities(60, 4, 3));
    base::Vec2 middle[2];
    for (std::size_t i = 0; i < 120; ++i) {
        middle[i / 60] += result[i] / 60;
    }
    int nearer_to_own = 0;
    for (std::size_t i = 0; i < 120; ++i) {
        nearer_to_own +=
            base::length(result[i] - middle[i / 60]) < base::length(result[i] - middle[1 - i / 60])
                ? 1
                : 0;
    }
    EXPECT_GE(nearer_to_own, 116);
}

TEST(ForceSimulation, PutsTheHubOfAStarInTheMiddle) {
    const Positions result = settled(test::star_graph(100));
    base::Vec2 middle;
    for (const base::Vec2 p : result) {
        middle += p / 101;
    }
    EXPECT_LT(base::length(result[0] - middle), 0.5F);
}

TEST(ForceSimulation, PutsSmallPartsAroundTheLargestAndNear) {
    const Positions result =
        settled(test::side_by_side({test::grid_graph(15, 15), test::path_graph(2), {60, {}}}));
    base::Rect main{result[0], result[0]};
    base::Rect all = main;
    for (std::size_t i = 0; i < result.size(); ++i) {
        for (base::Rect* box : {&main, &all}) {
            if (box == &all || i < 225) {
                box->min = {std::min(box->min.x, result[i].x), std::min(box->min.y, result[i].y)};
                box->max = {std::max(box->max.x, result[i].x), std::max(box->max.y, result[i].y)};
            }
        }
    }
    EXPECT_LT(all.width(), main.width() + 14);
    EXPECT_LT(all.height(), main.height() + 10);
    for (std::size_t i = 225; i < result.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            ASSERT_GT(distance(result, i, j), 0.8F) << i << " and " << j;
        }
    }
}

TEST(ForceSimulation, MovedAndPinnedNodeStaysAndItsNeighboursFollow) {
    const auto layout = start_force_simulation(test::path_graph(10), {});
    run_to_end(*layout);
    const base::Vec2 target = layout->positions()[0] + base::Vec2{0, 15};
    const float before = base::length(layout->positions()[1] - target);
    layout->move(0, target);
    layout->set_pinned(0, true);
    EXPECT_EQ(layout->positions()[0], target);
    layout->reheat(0.3F);
    EXPECT_EQ(layout->state(), LayoutState::running);
    run_to_end(*layout);
    EXPECT_EQ(layout->positions()[0], target);
    EXPECT_LT(base::length(layout->positions()[1] - target), before / 2);
    layout->set_pinned(0, false);
    layout->reheat(0.3F);
    layout->step();
    EXPECT_NE(layout->positions()[0], target);
}

TEST(ForceSimulation, SmallPartsStayWhenALargeOneIsDragged) {
    const LayoutGraph graph = test::side_by_side({test::grid_graph(8, 8), test::path_graph(2)});
    const auto layout = start_force_simulation(graph, {});
    run_to_end(*layout);
    const base::Vec2 small = layout->positions()[64];
    layout->set_pinned(0, true);
    layout->move(0, {-40, -40});
    layout->reheat(0.3F);
    run_to_end(*layout);
    EXPECT_LT(base::length(layout->positions()[64] - small), 1);
}

TEST(ForceSimulation, NewcomersFindTheirPlacesAndThoseThereHardlyMove) {
    for (const LayoutGraph& graph : {test::grid_graph(30, 20), test::binary_tree(9)}) {
        LayoutGraph before = graph; // without the last tenth
        before.node_count = graph.node_count - graph.node_count / 10;
        std::erase_if(before.edges, [&](const Edge& edge) {
            return std::max(edge.a, edge.b) >= before.node_count;
        });
        const Positions old = settled(before);
        Positions start = old;
        start.resize(graph.node_count, base::Vec2{NAN, NAN});
        const Positions grown = settled(graph, {}, start);
        const double fresh = normalized_stress(graph, settled(graph));
        EXPECT_LT(normalized_stress(graph, grown), 1.25 * fresh);
        EXPECT_LT(movement(old, {grown.data(), old.size()}), 0.01);
    }
}

TEST(ForceSimulation, AlphaFallsFromOneAndReheatRaisesIt) {
    const auto layout = start_force_simulation(test::path_graph(5), {});
    EXPECT_FLOAT_EQ(layout->alpha(), 1);
    float last = 1;
    while (layout->step() == LayoutState::running) {
        EXPECT_LT(layout->alpha(), last);
        last = layout->alpha();
    }
    EXPECT_LT(layout->alpha(), 0.02F);
    const Positions settled_at = copy_of(*layout);
    EXPECT_EQ(layout->step(), LayoutState::converged);
    EXPECT_EQ(copy_of(*layout), settled_at) << "a step after the end moves nothing";
    layout->reheat(0.5F);
    layout->reheat(0.2F);
    EXPECT_FLOAT_EQ(layout->alpha(), 0.5F);
}

TEST(ForceSimulation, StopsAtTheLimitOfTicks) {
    ForceSettings settings;
    settings.max_ticks = 7;
    const auto layout = start_force_simulation(test::path_graph(5), settings);
    int ticks = 1;
    while (layout->step() == LayoutState::running) {
        ++ticks;
    }
    EXPECT_EQ(ticks, 7);
    EXPECT_EQ(layout->state(), LayoutState::limit);
}

TEST(ForceSimulation, AnotherSeedGivesAnotherDrawing) {
    ForceSettings settings;
    settings.seed = 2;
    const LayoutGraph graph = test::random_graph(100, 200, 1);
    EXPECT_NE(settled(graph, settings), settled(graph));
}

TEST(ForceSimulation, DoesNotDependOnTheOrderOfEdges) {
    LayoutGraph graph = test::random_graph(200, 400, 1);
    const Positions forward = settled(graph);
    std::reverse(graph.edges.begin(), graph.edges.end());
    for (Edge& edge : graph.edges) {
        std::swap(edge.a, edge.b);
    }
    EXPECT_EQ(settled(graph), forward);
}

TEST(ForceSimulation, MoreRepulsionSpreadsAndGravityGathers) {
    const LayoutGraph graph = test::grid_graph(10, 10);
    const auto spread = [&](float repulsion, float gravity) {
        ForceSettings settings;
        settings.repulsion = repulsion;
        settings.gravity = gravity;
        const Positions result = settled(graph, settings);
        return distance(result, 0, 99) + distance(result, 9, 90);
    };
    EXPECT_GT(spread(3, 1), 1.1F * spread(1, 1));
    EXPECT_LT(spread(1, 100), 0.9F * spread(1, 1));
}

TEST(ForceSimulation, SettlesALargerGraphAlikeOnAnyNumberOfThreads) {
    const LayoutGraph graph = test::random_graph(6000, 9000, 1);
    ForceSettings settings;
    settings.max_ticks = 30;
    Positions alone;
    {
        const base::ThreadLimit limit(1);
        alone = settled(graph, settings);
    }
    const base::ThreadLimit limit(3);
    EXPECT_EQ(settled(graph, settings), alone);
    EXPECT_TRUE(is_finite(alone));
}

} // namespace
} // namespace entente::layout
