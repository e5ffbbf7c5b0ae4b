// SPDX-License-Identifier: MIT
#include "app/document/layout_worker.hpp"

#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>

namespace entente::document {
namespace {

/// Waits until a condition holds; gives up after a minute, which only a fault takes.
bool wait_for(const std::function<bool()>& holds) {
    for (int round = 0; round < 60'000; ++round) {
        if (holds()) {
            return true;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return false;
}

bool wait_until_idle(const LayoutWorker& worker) {
    return wait_for([&] { return !worker.is_busy(); });
}

/// Cools in about 30 ticks, a quarter of a second.
layout::ForceSettings quick() {
    layout::ForceSettings settings;
    settings.alpha_decay = 0.2F;
    return settings;
}

/// Never cools.
layout::ForceSettings endless() {
    layout::ForceSettings settings;
    settings.alpha_decay = 0;
    settings.max_ticks = 4'000'000'000U;
    return settings;
}

TEST(LayoutWorker, DoesNothingBeforeAStart) {
    LayoutWorker worker;
    worker.move(0, {1, 1});
    worker.set_pinned(0, true);
    worker.reheat(1);
    EXPECT_FALSE(worker.is_busy());
    EXPECT_FALSE(worker.take_positions().has_value());
    EXPECT_EQ(worker.status().ticks, 0U);
}

TEST(LayoutWorker, EndsWhereTheLayoutItselfEnds) {
    const auto graph = test::grid_graph(8, 8);
    const auto layout = layout::start_force_simulation(graph, quick());
    while (layout->step() == layout::LayoutState::running) {
    }
    LayoutWorker worker;
    worker.start(graph, quick());
    EXPECT_TRUE(worker.is_busy());
    ASSERT_TRUE(wait_until_idle(worker));
    const auto positions = worker.take_positions();
    ASSERT_TRUE(positions.has_value());
    EXPECT_EQ(*positions, std::vector(layout->positions().begin(), layout->positions().end()));
    EXPECT_FALSE(worker.take_positions().has_value()) << "nothing newer";
    const auto status = worker.status();
    EXPECT_EQ(status.state, layout::LayoutState::converged);
    EXPECT_GT(status.ticks, 10U);
    EXPECT_GT(status.ms_per_tick, 0);
}

TEST(LayoutWorker, BeginsFromTheStartGiven) {
    std::vector<base::Vec2> start{{0, 0}, {1, 0}, {2, 0.5F}};
    LayoutWorker worker;
    worker.set_paused(true);
    worker.start(test::path_graph(3), quick(), start);
    std::optional<std::vector<base::Vec2>> positions;
    ASSERT_TRUE(wait_for([&] { return (positions = worker.take_positions()).has_value(); }));
    EXPECT_EQ(*positions, start);
}

TEST(LayoutWorker, PausesAndGoesOn) {
    LayoutWorker worker;
    worker.start(test::grid_graph(8, 8), endless());
    ASSERT_TRUE(wait_for([&] { return worker.status().ticks > 3; }));
    worker.set_paused(true);
    EXPECT_FALSE(worker.is_busy());
    EXPECT_TRUE(worker.status().is_paused);
    std::this_thread::sleep_for(std::chrono::milliseconds(50)); // a tick under way may still end
    const auto ticks = worker.status().ticks;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(worker.status().ticks, ticks);
    worker.set_paused(false);
    EXPECT_TRUE(worker.is_busy());
    EXPECT_TRUE(wait_for([&] { return worker.status().ticks > ticks + 3; }));
}

TEST(LayoutWorker, ShowsAMoveWhilePaused) {
    LayoutWorker worker;
    worker.set_paused(true);
    worker.start(test::path_graph(3), quick());
    worker.set_pinned(1, true);
    worker.move(1, {30, 40});
    EXPECT_TRUE(wait_for([&] {
        const auto positions = worker.take_positions();
        return positions && (*positions)[1] == base::Vec2{30, 40};
    }));
    EXPECT_EQ(worker.status().ticks, 0U);
}

TEST(LayoutWorker, AMoveWakesASettledLayoutAndPinnedNodesStay) {
    LayoutWorker worker;
    worker.start(test::path_graph(6), quick());
    ASSERT_TRUE(wait_until_idle(worker));
    const auto settled = worker.take_positions();
    ASSERT_TRUE(settled.has_value());
    const base::Vec2 target = (*settled)[0] + base::Vec2{0, 10};
    worker.set_pinned(0, true);
    worker.move(0, target);
    EXPECT_TRUE(worker.is_busy());
    ASSERT_TRUE(wait_until_idle(worker));
    const auto after = worker.take_positions();
    ASSERT_TRUE(after.has_value());
    EXPECT_EQ((*after)[0], target);
    EXPECT_LT(base::length((*after)[1] - target), base::length((*settled)[1] - target));
}

TEST(LayoutWorker, ReheatsASettledLayout) {
    LayoutWorker worker;
    worker.start(test::path_graph(6), quick());
    ASSERT_TRUE(wait_until_idle(worker));
    const auto ticks = worker.status().ticks;
    worker.reheat(1);
    ASSERT_TRUE(wait_until_idle(worker));
    EXPECT_GT(worker.status().ticks, ticks + 10);
}

TEST(LayoutWorker, IgnoresNodesThatAreNotThere) {
    LayoutWorker worker;
    worker.start(test::path_graph(3), quick());
    worker.move(3, {1, 1});
    worker.move(0, {NAN, 1});
    worker.set_pinned(99, true);
    ASSERT_TRUE(wait_until_idle(worker));
    EXPECT_EQ(worker.take_positions()->size(), 3U);
}

TEST(LayoutWorker, AfterANewStartGivesPositionsOfTheNewGraphOnly) {
    LayoutWorker worker;
    for (std::uint32_t size = 2; size < 40; ++size) {
        worker.start(test::path_graph(size), endless());
        std::optional<std::vector<base::Vec2>> positions;
        ASSERT_TRUE(wait_for([&] { return (positions = worker.take_positions()).has_value(); }));
        ASSERT_EQ(positions->size(), size);
    }
}

TEST(LayoutWorker, PublishesNothingAfterStop) {
    LayoutWorker worker;
    worker.start(test::grid_graph(10, 10), endless());
    ASSERT_TRUE(wait_for([&] { return worker.status().ticks > 2; }));
    worker.stop();
    EXPECT_FALSE(worker.is_busy());
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    EXPECT_FALSE(worker.take_positions().has_value());
    EXPECT_FALSE(worker.is_busy());
    worker.start(test::path_graph(4), quick());
    ASSERT_TRUE(wait_until_idle(worker));
    EXPECT_EQ(worker.take_positions()->size(), 4U);
}

TEST(LayoutWorker, SettlesAtOnceWithoutNodes) {
    LayoutWorker worker;
    worker.start({0, {}}, quick());
    EXPECT_TRUE(wait_until_idle(worker));
    worker.start({1, {}}, quick());
    EXPECT_TRUE(wait_until_idle(worker));
    EXPECT_EQ(worker.take_positions(), (std::vector<base::Vec2>{{0, 0}}));
}

TEST(LayoutWorker, EndsInMidRunAndInMidPlacement) {
    for (int round = 0; round < 5; ++round) {
        LayoutWorker worker;
        worker.start(test::random_graph(3000, 6000, 1), endless());
        if (round > 2) {
            ASSERT_TRUE(wait_for([&] { return worker.status().ticks > 1; }));
        }
    }
}

} // namespace
} // namespace entente::document
