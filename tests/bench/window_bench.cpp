// SPDX-License-Identifier: MIT
// What moving the window costs. ICEWS 2014 where it is at hand, and random events: half a year to
// half a century of them, a tenth dated by month or year.
#include "app/base/rng.hpp"
#include "app/graph/comparison.hpp"
#include "app/graph/histogram.hpp"
#include "app/graph/histogram_stack.hpp"
#include "app/graph/tie_index.hpp"
#include "app/graph/turning_points.hpp"
#include "tests/bench/made_events.hpp"
#include "tests/support/icews.hpp"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <filesystem>
#include <map>

namespace {

using namespace entente;
using model::Day;
using model::Window;
using model::WindowMode;
using Store = std::shared_ptr<const model::EventStore>;

std::filesystem::path icews_folder() {
    return std::filesystem::path(ENTENTE_SOURCE_DIR) / ".." / "shared" / "data" / "icews14";
}

/// 0: ICEWS 2014; else so many random events over as many years as there are 20,000 events.
Store store_numbered(std::int64_t number) {
    static std::map<std::int64_t, Store> stores;
    Store& store = stores[number];
    if (!store && number == 0) {
        if (const auto data = test::read_icews(icews_folder())) {
            store = test::store_of(*data);
        }
    } else if (!store) {
        const auto events = static_cast<std::uint32_t>(number);
        store = bench::made_store({.events = events,
                                   .ties = events / 5,
                                   .days = static_cast<int>(number / 20'000 * 365 + 180)});
    }
    return store;
}

/// Moves the two ends of a window of `width` days to and fro by `step` days over the whole of the
/// data.
class Walk {
  public:
    Walk(const model::EventStore& store, WindowMode mode, int width, int step)
        : extent_(*store.extent()), step_(step) {
        window_.mode = mode;
        window_.half_life_days = 90;
        window_.span = {extent_.first, extent_.first + std::chrono::days{width - 1}};
    }
    const Window& next() {
        if ((step_ > 0 && window_.span.last >= extent_.last) ||
            (step_ < 0 && window_.span.first <= extent_.first)) {
            step_ = -step_;
        }
        window_.span.first += std::chrono::days{step_};
        window_.span.last += std::chrono::days{step_};
        return window_;
    }

  private:
    model::Span extent_;
    Window window_;
    int step_;
};

void tell_memory(benchmark::State& state, const model::EventStore& store,
                 const graph::TieIndex& index) {
    const auto events = static_cast<double>(store.event_count());
    state.counters["events"] = events;
    state.counters["ties"] = static_cast<double>(index.dyads().size());
    state.counters["store_bytes_per_event"] =
        static_cast<double>(store.memory_bytes() - store.text_bytes()) / events;
    state.counters["index_bytes_per_event"] = static_cast<double>(index.memory_bytes()) / events;
}

void build(benchmark::State& state) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    std::unique_ptr<graph::TieIndex> index;
    for (auto unused : state) {
        index = std::make_unique<graph::TieIndex>(store, graph::TieRules{});
    }
    tell_memory(state, *store, *index);
}

void move(benchmark::State& state, WindowMode mode) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    graph::TieIndex index(store, {});
    Walk walk(*store, mode, 30, static_cast<int>(state.range(1)));
    index.set_window(walk.next());
    for (auto unused : state) {
        index.set_window(walk.next());
    }
    tell_memory(state, *store, index);
}

/// Anywhere to anywhere.
void jump(benchmark::State& state, WindowMode mode) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    graph::TieIndex index(store, {});
    base::Rng rng(1);
    const model::Span extent = *store->extent();
    const auto days = static_cast<std::uint32_t>(extent.days());
    for (auto unused : state) {
        const Day a = extent.first + std::chrono::days{rng.below(days)};
        const Day b = extent.first + std::chrono::days{rng.below(days)};
        index.set_window({{std::min(a, b), std::max(a, b)}, mode, 90});
    }
}

void set_failed(benchmark::State& state) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    graph::TieIndex index(store, {});
    base::Rng rng(1);
    std::vector<std::vector<std::uint8_t>> verdicts(8);
    for (auto& failed : verdicts) {
        failed.resize(store->event_count());
        for (std::uint8_t& verdict : failed) {
            verdict = rng.below(4) == 0 ? 1 : 0;
        }
    }
    std::size_t next = 0;
    for (auto unused : state) {
        index.set_failed(verdicts[++next % verdicts.size()]);
    }
}

/// The picture of a window of so many days; 0 for all time.
void snapshot(benchmark::State& state, WindowMode mode) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    graph::TieIndex index(store, {});
    model::Span span = *store->extent();
    if (state.range(1) > 0) {
        span.first = span.last - std::chrono::days{state.range(1) - 1};
    }
    index.set_window({span, mode, 90});
    std::size_t ties = 0;
    for (auto unused : state) {
        ties = index.snapshot().ties.size();
    }
    state.counters["ties"] = static_cast<double>(ties);
}

void all_time(benchmark::State& state) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    const graph::TieIndex index(store, {});
    for (auto unused : state) {
        benchmark::DoNotOptimize(index.all_time());
    }
}

void histogram(benchmark::State& state) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    for (auto unused : state) {
        benchmark::DoNotOptimize(graph::histogram(*store, {}, graph::CalendarUnit::week));
    }
}

/// Another filter, stacked by type, and the bins of it.
void stacked_histogram(benchmark::State& state) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    graph::StackedHistogram histogram(store);
    histogram.set_stack(graph::StackBy::tone);
    std::vector<std::vector<std::uint8_t>> verdicts(2);
    base::Rng rng(1);
    for (auto& failed : verdicts) {
        failed.resize(store->event_count());
        for (std::uint8_t& verdict : failed) {
            verdict = rng.below(4) == 0 ? 1 : 0;
        }
    }
    std::size_t next = 0;
    for (auto unused : state) {
        histogram.set_failed(verdicts[++next % 2]);
        benchmark::DoNotOptimize(histogram.bins(graph::CalendarUnit::week, *store->extent()));
    }
    state.counters["bytes_per_event"] =
        static_cast<double>(histogram.memory_bytes()) / static_cast<double>(store->event_count());
}

/// The bins alone: another stretch of time, another unit.
void stacked_bins(benchmark::State& state) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    graph::StackedHistogram histogram(store);
    histogram.set_stack(graph::StackBy::tone);
    for (auto unused : state) {
        benchmark::DoNotOptimize(histogram.bins(graph::CalendarUnit::day, *store->extent()));
    }
}

/// Distances of some 400 bins, and the peaks of them.
void turning_points(benchmark::State& state) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    const graph::TieIndex index(store, {});
    const auto bins = graph::histogram(
        *store, {}, graph::unit_for_bins(graph::CalendarUnit::day, *store->extent()));
    std::vector<model::Span> spans;
    for (const graph::Bin& bin : *bins) {
        spans.push_back(bin.span);
    }
    for (auto unused : state) {
        benchmark::DoNotOptimize(graph::turning_points(index.distances_of(spans)));
    }
    state.counters["bins"] = static_cast<double>(spans.size());
}

/// One window beside another, both of a tenth of the time.
void comparison(benchmark::State& state) {
    const Store store = store_numbered(state.range(0));
    if (!store) {
        state.SkipWithError("ICEWS 2014 is not at hand");
        return;
    }
    graph::TieIndex index(store, {});
    const model::Span extent = *store->extent();
    const std::chrono::days tenth{extent.days() / 10};
    index.set_window({{extent.first + tenth, extent.first + 2 * tenth}});
    const graph::WindowValues a = values_of(index);
    index.set_window({{extent.first + 5 * tenth, extent.first + 6 * tenth}});
    std::size_t ties = 0;
    for (auto unused : state) {
        ties = compare(index, a, values_of(index)).ties.size();
    }
    state.counters["ties"] = static_cast<double>(ties);
}

void data_sets(benchmark::internal::Benchmark* bench) {
    bench->ArgName("events")->Arg(0)->Arg(100'000)->Arg(1'000'000);
    bench->Unit(benchmark::kMillisecond);
}

void steps(benchmark::internal::Benchmark* bench) {
    bench->ArgNames({"events", "days"});
    for (const int events : {0, 100'000, 1'000'000}) {
        for (const int days : {1, 7, 30, 365}) {
            bench->Args({events, days});
        }
    }
    bench->Unit(benchmark::kMillisecond);
}

void windows(benchmark::internal::Benchmark* bench) {
    bench->ArgNames({"events", "days"});
    for (const int events : {0, 100'000, 1'000'000}) {
        for (const int days : {30, 0}) {
            bench->Args({events, days});
        }
    }
    bench->Unit(benchmark::kMillisecond);
}

BENCHMARK(build)->Apply(data_sets);
BENCHMARK_CAPTURE(move, window, WindowMode::window)->Apply(steps);
BENCHMARK_CAPTURE(move, cumulative, WindowMode::cumulative)->Apply(steps);
BENCHMARK_CAPTURE(move, decay, WindowMode::decay)->Apply(steps);
BENCHMARK_CAPTURE(jump, window, WindowMode::window)->Apply(data_sets);
BENCHMARK_CAPTURE(jump, decay, WindowMode::decay)->Apply(data_sets);
BENCHMARK(set_failed)->Apply(data_sets);
BENCHMARK_CAPTURE(snapshot, window, WindowMode::window)->Apply(windows);
BENCHMARK_CAPTURE(snapshot, decay, WindowMode::decay)->Apply(windows);
BENCHMARK(all_time)->Apply(data_sets);
BENCHMARK(histogram)->Apply(data_sets);
BENCHMARK(stacked_histogram)->Apply(data_sets);
BENCHMARK(stacked_bins)->Apply(data_sets);
BENCHMARK(turning_points)->Apply(data_sets);
BENCHMARK(comparison)->Apply(data_sets);

} // namespace

BENCHMARK_MAIN();
