// SPDX-License-Identifier: MIT
#include "app/layout/force_simulation.hpp"
#include "app/layout/quality.hpp"
#include "tests/support/graphs.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>

namespace entente {
namespace {

/// Three ties a node, ends by chance: the graph that compare_layout_tick gives to both programs.
layout::LayoutGraph graph_of(const benchmark::State& state) {
    const auto n = static_cast<std::uint32_t>(state.range(0));
    return test::random_graph(n, 3 * n, 1);
}

void layout_start(benchmark::State& state) {
    const layout::LayoutGraph graph = graph_of(state);
    for (auto _ : state) {
        benchmark::DoNotOptimize(layout::start_force_simulation(graph, {}));
    }
}

/// Mean over the 300 ticks from placement to rest.
void layout_tick(benchmark::State& state) {
    const layout::LayoutGraph graph = graph_of(state);
    auto layout = layout::start_force_simulation(graph, {});
    for (auto _ : state) {
        if (layout->step() != layout::LayoutState::running) {
            state.PauseTiming();
            layout = layout::start_force_simulation(graph, {});
            state.ResumeTiming();
        }
    }
}

void layout_stress(benchmark::State& state) {
    const layout::LayoutGraph graph = graph_of(state);
    const auto layout = layout::start_force_simulation(graph, {});
    for (auto _ : state) {
        benchmark::DoNotOptimize(layout::normalized_stress(graph, layout->positions()));
    }
}

BENCHMARK(layout_start)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(layout_tick)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(layout_stress)->Arg(10'000)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
} // namespace entente

BENCHMARK_MAIN();
