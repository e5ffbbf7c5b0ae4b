// SPDX-License-Identifier: MIT
// A layout over time, on ICEWS, as the program draws it: homes of all time, and each window near
// them (document/window_places.hpp). For windows of a month prints how far nodes move from the one
// before and the stress of the window's own network, all pairs in hops: at home, as drawn, and laid
// out for that window alone; then a line each for other windows, which do not begin where the
// course's periods do. Then data that grow by a month at a time.
// usage: layout_over_time FOLDER [REACH]   FOLDER as shared/data/icews14; REACH of the diagonal
#include "app/document/home_layout.hpp"
#include "app/document/time_course.hpp"
#include "app/document/window_places.hpp"
#include "app/graph/calendar.hpp"
#include "app/graph/tie_index.hpp"
#include "app/layout/force_simulation.hpp"
#include "app/layout/quality.hpp"
#include "tests/support/icews.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace entente;

double seconds_of(const std::chrono::steady_clock::time_point& begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::vector<base::Vec2> laid_out(const layout::LayoutGraph& graph,
                                 std::span<const base::Vec2> start = {}) {
    const auto layout = layout::start_force_simulation(graph, {}, start);
    while (layout->step() == layout::LayoutState::running) {
    }
    return {layout->positions().begin(), layout->positions().end()};
}

/// What a walk through some windows costs and is worth.
struct Walk {
    double steps = 0;
    double moved = 0;        ///< of nodes that both windows tie, shares of the diagonal, summed
    double moved_either = 0; ///< of nodes that one of the two ties
    double ratio = 0;        ///< stress as drawn to that of a layout for the window alone, summed
    double worst = 0;
    double worst_home = 0;
    double worst_ties = 0; ///< the same ratio, of ties alone
    double farthest = 0;
    double windows = 0;
    double seconds = 0;
};

/// Of the ties that a window draws, drawn so and drawn by themselves.
double ratio_of_ties(const graph::TieGraph& window, std::span<const base::Vec2> places) {
    layout::LayoutGraph all = document::layout_graph_of(window, places.size());
    std::map<std::uint32_t, std::uint32_t> number;
    std::vector<base::Vec2> own;
    for (layout::Edge& edge : all.edges) {
        for (std::uint32_t* end : {&edge.a, &edge.b}) {
            const auto [at, is_new] =
                number.emplace(*end, static_cast<std::uint32_t>(number.size()));
            if (is_new) {
                own.push_back(places[*end]);
            }
            *end = at->second;
        }
    }
    all.node_count = static_cast<std::uint32_t>(number.size());
    const double alone = layout::tie_stress(all, laid_out(all));
    return alone > 0 ? layout::tie_stress(all, own) / alone : 1;
}

class Walker {
  public:
    Walker(const std::shared_ptr<const model::EventStore>& store, float reach)
        : index_(store, {}),
          homes_(document::home_positions(index_.all_time(), graph::node_count(*store), 1)),
          reach_(reach) {
        const auto begin = std::chrono::steady_clock::now();
        course_ = std::make_unique<document::TimeCourse>(*store, homes_, reach);
        std::printf("course of %zu periods: %.2f s\n\n", document::periods_of(*store).size(),
                    seconds_of(begin));
    }

    Walk walk(const std::vector<model::Span>& windows, bool is_printed) {
        Walk sum;
        document::PlacedWindow before;
        for (const model::Span& span : windows) {
            model::Window window;
            window.span = span;
            index_.set_window(window);
            const graph::TieGraph network = index_.snapshot({});
            const auto begin = std::chrono::steady_clock::now();
            const std::vector<base::Vec2> places =
                document::window_places(network, homes_, {}, reach_, course_.get(), span);
            sum.seconds += seconds_of(begin);
            const document::WindowMeasures measures = document::measure_window(
                network, homes_, places, before.places.empty() ? nullptr : &before, true);
            document::PlacedWindow now = document::placed_window(network, places);
            const double ratio = measures.stress / *measures.stress_alone;
            const double ties = ratio_of_ties(network, places);
            if (is_printed) {
                std::printf("| %s | %zu | ", model::iso_day(span.first).substr(0, 7).c_str(),
                            measures.nodes);
                if (measures.movement) {
                    std::printf("%.2f %%", 100 * *measures.movement);
                }
                std::printf(" | %.3f | %.3f | %.3f | %.2f | %.2f |\n", measures.stress_at_home,
                            measures.stress, *measures.stress_alone, ratio, ties);
            }
            if (measures.movement) {
                sum.steps += 1;
                sum.moved += *measures.movement;
                sum.moved_either += moved_of_either(before, now);
            }
            sum.windows += 1;
            sum.ratio += ratio;
            sum.worst = std::max(sum.worst, ratio);
            sum.worst_home =
                std::max(sum.worst_home, measures.stress_at_home / *measures.stress_alone);
            sum.worst_ties = std::max(sum.worst_ties, ties);
            sum.farthest = std::max(sum.farthest, measures.farthest);
            before = std::move(now);
        }
        return sum;
    }

  private:
    [[nodiscard]] double moved_of_either(const document::PlacedWindow& before,
                                         const document::PlacedWindow& now) const {
        std::set<graph::NodeId> nodes(before.nodes.begin(), before.nodes.end());
        nodes.insert(now.nodes.begin(), now.nodes.end());
        double sum = 0;
        for (const graph::NodeId node : nodes) {
            sum += static_cast<double>(
                base::length(now.places[node.index()] - before.places[node.index()]));
        }
        return sum / document::diagonal_of(homes_) / static_cast<double>(nodes.size());
    }

    graph::TieIndex index_;
    std::vector<base::Vec2> homes_;
    float reach_;
    std::unique_ptr<document::TimeCourse> course_;
};

std::vector<model::Span> windows_of(const model::Span& all, int first, int days, int step) {
    std::vector<model::Span> windows;
    for (model::Day from = all.first + std::chrono::days{first};
         from + std::chrono::days{days - 1} <= all.last; from += std::chrono::days{step}) {
        windows.push_back({from, from + std::chrono::days{days - 1}});
    }
    return windows;
}

void print(const char* name, const Walk& walk) {
    const double steps = std::max(walk.steps, 1.0);
    std::printf("| %s | %.2f %% | %.2f %% | %.2f | %.2f | %.2f | %.2f | %.1f %% | %.0f ms |\n",
                name, 100 * walk.moved / steps, 100 * walk.moved_either / steps, walk.worst_home,
                walk.worst, walk.ratio / walk.windows, walk.worst_ties, 100 * walk.farthest,
                1000 * walk.seconds / walk.windows);
}

/// Data that grow: homes of the first six months, then a month more at a time, each from the homes
/// before with the new nodes without a place; beside layouts made afresh, turned and scaled by
/// none.
void grow(std::uint32_t nodes,
          const std::map<std::string, std::set<std::pair<std::uint32_t, std::uint32_t>>>& months) {
    constexpr std::size_t first = 6;
    std::printf("\n| months | nodes | new | those there before moved | stress | afresh | ratio | "
                "afresh they moved |\n|---|---|---|---|---|---|---|---|\n");
    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::vector<std::uint32_t> number(nodes, nodes); // in the order of first sight
    std::uint32_t count = 0;
    std::vector<base::Vec2> homes;
    std::vector<base::Vec2> fresh_before;
    std::size_t so_far = 0;
    for (const auto& [month, of_month] : months) {
        pairs.insert(of_month.begin(), of_month.end());
        for (const auto& pair : of_month) {
            for (const std::uint32_t node : {pair.first, pair.second}) {
                number[node] = number[node] == nodes ? count++ : number[node];
            }
        }
        if (++so_far < first) {
            continue;
        }
        layout::LayoutGraph graph;
        graph.node_count = count;
        for (const auto& pair : pairs) {
            graph.edges.push_back({number[pair.first], number[pair.second], 1});
        }
        const std::vector<base::Vec2> fresh = laid_out(graph);
        const std::size_t before = homes.size();
        std::vector<base::Vec2> start = homes;
        start.resize(before > 0 ? count : 0, base::Vec2{NAN, NAN});
        std::vector<base::Vec2> grown = before > 0 ? laid_out(graph, start) : fresh;
        if (before > 0) {
            const std::span<const base::Vec2> old_grown(grown.data(), before);
            const std::span<const base::Vec2> old_fresh(fresh.data(), before);
            const double stress = layout::normalized_stress(graph, grown);
            const double stress_fresh = layout::normalized_stress(graph, fresh);
            std::printf("| %zu | %u | %zu | %.2f %% | %.3f | %.3f | %.2f | %.1f %% |\n", so_far,
                        count, count - before, 100 * layout::movement(homes, old_grown), stress,
                        stress_fresh, stress / stress_fresh,
                        100 * layout::movement(fresh_before, old_fresh));
        }
        homes = std::move(grown);
        fresh_before = fresh;
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: layout_over_time FOLDER [REACH]\n");
        return 2;
    }
    const auto data = test::read_icews(argv[1]);
    if (!data) {
        std::fprintf(stderr, "%s: cannot be read\n", argv[1]);
        return 3;
    }
    const auto store = test::store_of(*data);
    const model::Span all = *store->extent();
    Walker walker(store, argc > 2 ? static_cast<float>(std::atof(argv[2])) : document::usual_reach);
    std::vector<model::Span> months;
    for (model::Day day = all.first; day <= all.last;) {
        months.push_back(graph::unit_around(day, graph::CalendarUnit::month));
        day = months.back().last + std::chrono::days{1};
    }
    std::printf("| month | nodes | moved | home | drawn | alone | ratio | of ties "
                "|\n|---|---|---|---|---|---|---|---|\n");
    const Walk by_months = walker.walk(months, true);
    std::printf("\n| windows | moved | of either | home, worst | worst | mean | of ties, worst "
                "| farthest | time |\n|---|---|---|---|---|---|---|---|---|\n");
    print("months", by_months);
    print("30 days, from the 16th day on", walker.walk(windows_of(all, 15, 30, 30), false));
    print("weeks", walker.walk(windows_of(all, 0, 7, 7), false));
    print("90 days by 30", walker.walk(windows_of(all, 0, 90, 30), false));
    print("180 days by 30", walker.walk(windows_of(all, 0, 180, 30), false));

    std::map<std::string, std::set<std::pair<std::uint32_t, std::uint32_t>>> pairs;
    for (const test::IcewsData::Fact& fact : data->facts) {
        if (fact.source != fact.target) {
            pairs[fact.date.substr(0, 7)].insert(std::minmax(fact.source, fact.target));
        }
    }
    grow(static_cast<std::uint32_t>(data->entities.size()), pairs);
    return 0;
}
