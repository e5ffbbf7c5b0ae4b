// SPDX-License-Identifier: MIT
// A layout over time, on ICEWS by months: homes of all time, each month relaxed from them, and for
// comparison a layout made for that month alone. Prints for each month how far nodes move from the
// month before (mean over the nodes seen in both, as a share of the diagonal of the homes), and
// stress of the month's network at home, relaxed and alone, over all pairs and over its ties. Then
// the same for data that grow by a month at a time.
// usage: layout_over_time FOLDER [REACH [HOLD]]   FOLDER as shared/data/icews14
#include "app/layout/force_simulation.hpp"
#include "app/layout/quality.hpp"
#include "app/layout/relaxation.hpp"
#include "tests/support/icews.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace entente;

std::vector<base::Vec2> laid_out(const layout::LayoutGraph& graph,
                                 std::span<const base::Vec2> start = {}) {
    const auto layout = layout::start_force_simulation(graph, {}, start);
    while (layout->step() == layout::LayoutState::running) {
    }
    return {layout->positions().begin(), layout->positions().end()};
}

layout::LayoutGraph graph_of(std::uint32_t nodes,
                             const std::set<std::pair<std::uint32_t, std::uint32_t>>& pairs) {
    layout::LayoutGraph graph;
    graph.node_count = nodes;
    for (const auto& pair : pairs) {
        graph.edges.push_back({pair.first, pair.second, 1});
    }
    return graph;
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
        std::fprintf(stderr, "usage: layout_over_time FOLDER [REACH [HOLD]]\n");
        return 2;
    }
    const auto data = test::read_icews(argv[1]);
    if (!data) {
        std::fprintf(stderr, "%s: cannot be read\n", argv[1]);
        return 3;
    }
    layout::RelaxationSettings settings;
    settings.reach = argc > 2 ? static_cast<float>(std::atof(argv[2])) : settings.reach;
    settings.sweeps = argc > 4 ? static_cast<std::uint32_t>(std::atoi(argv[4])) : settings.sweeps;
    settings.hold = argc > 3 ? static_cast<float>(std::atof(argv[3])) : settings.hold;
    std::set<std::pair<std::uint32_t, std::uint32_t>> all;
    std::map<std::string, std::set<std::pair<std::uint32_t, std::uint32_t>>> months;
    for (const test::IcewsData::Fact& fact : data->facts) {
        if (fact.source != fact.target) {
            const auto pair = std::minmax(fact.source, fact.target);
            all.insert(pair);
            months[fact.date.substr(0, 7)].insert(pair);
        }
    }
    const auto nodes = static_cast<std::uint32_t>(data->entities.size());
    const std::vector<base::Vec2> homes = laid_out(graph_of(nodes, all));
    base::Rect box{homes[0], homes[0]};
    for (const base::Vec2 p : homes) {
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
    const double diagonal = static_cast<double>(base::length(box.max - box.min));

    std::printf("| month | nodes | moved | all pairs: home | relaxed | alone | ratio "
                "| ties: home | relaxed | alone | ratio "
                "|\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    std::vector<base::Vec2> before = homes;
    std::set<std::uint32_t> there_before;
    double moved_sum = 0;
    double moved_count = 0;
    double worst = 0;
    double worst_of_ties = 0;
    for (const auto& [month, pairs] : months) {
        const layout::LayoutGraph graph = graph_of(nodes, pairs);
        const std::vector<base::Vec2> relaxed = layout::relax(graph, homes, settings, before);
        std::set<std::uint32_t> there;
        for (const auto& pair : pairs) {
            there.insert({pair.first, pair.second});
        }
        double moved = 0;
        double seen_twice = 0;
        for (const std::uint32_t node : there) {
            if (there_before.count(node) > 0) {
                moved += static_cast<double>(base::length(relaxed[node] - before[node]));
                seen_twice += 1;
            }
        }
        moved /= diagonal * std::max(seen_twice, 1.0);
        if (!there_before.empty()) {
            moved_sum += moved;
            moved_count += 1;
        }
        std::vector<std::uint32_t> number(nodes, 0);
        std::uint32_t count = 0;
        for (const std::uint32_t node : there) {
            number[node] = count++;
        }
        layout::LayoutGraph small = graph;
        small.node_count = count;
        for (layout::Edge& edge : small.edges) {
            edge.a = number[edge.a];
            edge.b = number[edge.b];
        }
        std::vector<base::Vec2> at_home;
        std::vector<base::Vec2> eased;
        for (const std::uint32_t node : there) {
            at_home.push_back(homes[node]);
            eased.push_back(relaxed[node]);
        }
        const std::vector<base::Vec2> alone = laid_out(small);
        const double pairs_home = layout::normalized_stress(small, at_home);
        const double pairs_relaxed = layout::normalized_stress(small, eased);
        const double pairs_alone = layout::normalized_stress(small, alone);
        const double ties_home = layout::tie_stress(small, at_home);
        const double ties_relaxed = layout::tie_stress(small, eased);
        const double ties_alone = layout::tie_stress(small, alone);
        worst = std::max(worst, pairs_relaxed / pairs_alone);
        worst_of_ties = std::max(worst_of_ties, ties_relaxed / ties_alone);
        std::printf(
            "| %s | %u | %.2f %% | %.3f | %.3f | %.3f | %.2f | %.3f | %.3f | %.3f | %.2f |\n",
            month.c_str(), count, 100 * moved, pairs_home, pairs_relaxed, pairs_alone,
            pairs_relaxed / pairs_alone, ties_home, ties_relaxed, ties_alone,
            ties_relaxed / ties_alone);
        before = relaxed;
        there_before = there;
    }
    std::printf(
        "mean movement %.2f %% of the diagonal; largest ratio %.2f over all pairs, %.2f over "
        "ties\n",
        100 * moved_sum / std::max(moved_count, 1.0), worst, worst_of_ties);
    grow(nodes, months);
    return 0;
}
