// SPDX-License-Identifier: MIT
#include "app/document/home_layout.hpp"

#include "app/layout/force_simulation.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace entente::document {

layout::LayoutGraph layout_graph_of(const graph::TieGraph& all_time, std::size_t node_count) {
    struct Pair {
        std::uint32_t a = 0;
        std::uint32_t b = 0;
        double strength = 0;
    };
    std::vector<Pair> pairs;
    pairs.reserve(all_time.ties.size());
    for (const graph::Tie& tie : all_time.ties) {
        if (tie.dyad.kind != graph::TieKind::office) {
            const std::uint32_t a = tie.dyad.a.value();
            const std::uint32_t b = tie.dyad.b.value();
            pairs.push_back({std::min(a, b), std::max(a, b), tie.strength});
        }
    }
    // Strengths too, so that the sums below do not depend on the order of the ties.
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
        return std::tie(x.a, x.b, x.strength) < std::tie(y.a, y.b, y.strength);
    });

    layout::LayoutGraph graph;
    graph.node_count = static_cast<std::uint32_t>(node_count);
    for (std::size_t i = 0; i < pairs.size();) {
        double strength = 0;
        std::size_t next = i;
        for (; next < pairs.size() && pairs[next].a == pairs[i].a && pairs[next].b == pairs[i].b;
             ++next) {
            strength += pairs[next].strength;
        }
        // A tie of weight 0 still joins its nodes.
        constexpr double least = 1.0 / 16;
        const double weight = std::max(std::log2(1 + strength), least);
        graph.edges.push_back({pairs[i].a, pairs[i].b, static_cast<float>(weight)});
        i = next;
    }
    return graph;
}

std::vector<base::Vec2> home_positions(const graph::TieGraph& all_time, std::size_t node_count,
                                       std::uint64_t seed, const base::Progress& progress,
                                       std::span<const float> radii) {
    layout::ForceSettings settings;
    settings.seed = seed;
    const auto simulation =
        layout::start_force_simulation(layout_graph_of(all_time, node_count), settings, {}, radii);
    const double cooling = std::log(static_cast<double>(settings.alpha_min));
    while (simulation->state() == layout::LayoutState::running && !progress.is_cancelled()) {
        simulation->step();
        const auto alpha = std::max(static_cast<double>(simulation->alpha()), 1e-9);
        progress(std::clamp(std::log(alpha) / cooling, 0.0, 1.0));
    }
    const auto positions = simulation->positions();
    return {positions.begin(), positions.end()};
}

} // namespace entente::document
