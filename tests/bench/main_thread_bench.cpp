// SPDX-License-Identifier: MIT
// What the window program asks of its document on the thread that draws, one by one, on a million
// made events and 200,000 ties: each is a part of some frame. main_thread_bench [EVENTS].
#include "app/document/document.hpp"
#include "tests/bench/made_events.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace entente;
using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point began) {
    return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

/// The longest of some runs; `before` each does not count.
void report(const std::string& what, int count, const std::function<void(int)>& before,
            const std::function<void()>& work) {
    std::vector<double> ms;
    for (int i = 0; i < count; ++i) {
        before(i);
        const auto began = Clock::now();
        work();
        ms.push_back(ms_since(began));
    }
    std::sort(ms.begin(), ms.end());
    fmt::print("  {:<52}{:8.2f} median {:8.2f} longest, ms\n", what, ms[ms.size() / 2], ms.back());
}

model::Span years(int first, int last) {
    return {model::make_day(first, 1, 1), model::make_day(last, 12, 31)};
}

} // namespace

int main(int argc, char** argv) {
    bench::MadeEvents wish;
    if (argc > 1) {
        wish.events = static_cast<std::uint32_t>(std::strtoul(argv[1], nullptr, 10));
        wish.ties = wish.events / 5;
    }
    const auto store = bench::made_store(wish);
    document::Document document(store);
    fmt::print("{} events, {} ties\n", store->event_count(), document.ties().dyads().size());
    const auto wait = [&] {
        for (int i = 0; i < 400 && document.is_animating(); ++i) {
            document.advance(0.016);
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
    };
    const auto show = [&](model::Span span) {
        model::Window window;
        window.span = span;
        document.apply(document::SetWindow{window, document::Phase::final});
        document.advance(1);
    };
    const auto nothing = [](int) {};
    report("the window moved far, and its picture", 6,
           [&](int i) { document.advance(i); },
           [&] { static int year = 1990; year = year > 2020 ? 1990 : year + 7; show(years(year, year + 9)); });
    report("details of a month", 6, [&](int) { wait(); },
           [&] {
               static int year = 1990;
               ++year;
               (void)document.details_of({model::make_day(year, 3, 1), model::make_day(year, 3, 31)});
           });
    report("details of a decade", 4, [&](int) { wait(); },
           [&] {
               static int year = 1990;
               ++year;
               (void)document.details_of(years(year, year + 9));
           });
    report("the events of all time", 4,
           [&](int i) {
               show(years(1990, 2039 + i));
           },
           [&] { (void)document.evidence(); });
    report("counts of the filter panel, all time", 4, [&](int i) { show(years(1990, 2030 + i)); },
           [&] { (void)document.facets(); });
    report("nodes of any time", 3,
           [&](int i) {
               graph::Thinning thinning;
               thinning.min_strength = 0.5 * i;
               document.apply(document::SetThinning{thinning, document::Phase::final});
           },
           [&] { (void)document.nodes_of_any_time(); });
    document.apply(document::SetThinning{{}, document::Phase::final});
    report("another filter", 3,
           [&](int) {},
           [&] {
               static int year = 0;
               model::Filter filter;
               filter.tone_min = -9.0 + ++year;
               document.apply(document::SetFilter{filter, document::Phase::final});
           });
    report("  then turning points by months", 1, nothing,
           [&] { (void)document.turning_points(graph::CalendarUnit::month); });
    report("  then the bars", 1, nothing, [&] {
        document::BinsWanted wanted;
        wanted.range = document.domain();
        (void)document.timeline_bins(wanted);
    });
    report("  then days with events", 1, nothing, [&] { (void)document.event_days(); });
    model::Window pinned;
    pinned.span = years(1990, 2009);
    document.apply(document::CompareWith{document::PinnedWindow{pinned, {}}});
    report("compared, windows of twenty years", 6,
           [&](int i) {
               wait();
               show(years(2005 + i, 2030 + i));
           },
           [&] { (void)document.comparison(); });
    return 0;
}
