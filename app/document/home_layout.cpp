// SPDX-License-Identifier: MIT
#include "app/document/home_layout.hpp"

#include "app/graph/node.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

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

void tell_kinds(const model::EventStore& store, const Arrangement& arrangement,
                layout::LayoutGraph& graph) {
    if (!arrangement.groups_kinds) {
        return;
    }
    graph.host.assign(graph.node_count, layout::no_host);
    graph.kind.assign(graph.node_count, 0);
    const auto actors = store.actors();
    for (std::size_t i = 0; i < actors.size(); ++i) {
        const model::Office* latest = nullptr;
        for (const model::Office& office : actors[i].roles) {
            if (office.of.is_valid() &&
                (latest == nullptr || office.span.first >= latest->span.first)) {
                latest = &office;
            }
        }
        if (latest != nullptr) {
            graph.host[graph::node_of(model::ActorId{i}).index()] =
                graph::node_of(latest->of).value();
        }
    }
    for (std::size_t i = 0; i < store.topics().size(); ++i) {
        graph.kind[graph::node_of(store, model::TopicId{i}).index()] = 1;
    }
}

layout::ForceSettings force_settings(const Arrangement& arrangement, std::uint64_t seed) {
    layout::ForceSettings settings;
    settings.seed = seed;
    if (arrangement.groups_kinds) {
        settings.nearness = layout::usual_nearness;
        settings.separation = layout::usual_separation;
    }
    return settings;
}

namespace {

std::vector<base::Vec2> laid_out(layout::LayoutGraph graph, const layout::ForceSettings& settings,
                                 const base::Progress& progress, std::span<const float> radii) {
    const auto simulation = layout::start_force_simulation(std::move(graph), settings, {}, radii);
    const double cooling = std::log(static_cast<double>(settings.alpha_min));
    while (simulation->state() == layout::LayoutState::running && !progress.is_cancelled()) {
        simulation->step();
        const auto alpha = std::max(static_cast<double>(simulation->alpha()), 1e-9);
        progress(std::clamp(std::log(alpha) / cooling, 0.0, 1.0));
    }
    const auto positions = simulation->positions();
    return {positions.begin(), positions.end()};
}

} // namespace

std::vector<base::Vec2> home_positions(const graph::TieGraph& all_time, std::size_t node_count,
                                       std::uint64_t seed, const base::Progress& progress,
                                       std::span<const float> radii) {
    return laid_out(layout_graph_of(all_time, node_count), force_settings({}, seed), progress,
                    radii);
}

std::vector<base::Vec2> home_positions(const model::EventStore& store,
                                       const graph::TieGraph& all_time,
                                       const Arrangement& arrangement, std::uint64_t seed,
                                       const base::Progress& progress,
                                       std::span<const float> radii) {
    layout::LayoutGraph graph = layout_graph_of(all_time, graph::node_count(store));
    tell_kinds(store, arrangement, graph);
    return laid_out(std::move(graph), force_settings(arrangement, seed), progress,
                    arrangement.parts_discs ? radii : std::span<const float>());
}

} // namespace entente::document
