// SPDX-License-Identifier: MIT
#include "app/document/window_places.hpp"

#include "app/document/arrangement.hpp"
#include "app/document/home_layout.hpp"
#include "app/layout/force_simulation.hpp"
#include "app/layout/quality.hpp"
#include "app/layout/relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace entente::document {
namespace {

using base::Vec2;

base::Rect box_of(std::span<const Vec2> places) {
    constexpr float far = std::numeric_limits<float>::infinity();
    base::Rect box{{far, far}, {-far, -far}};
    for (const Vec2 place : places) {
        if (is_finite(place)) {
            box.min = {std::min(box.min.x, place.x), std::min(box.min.y, place.y)};
            box.max = {std::max(box.max.x, place.x), std::max(box.max.y, place.y)};
        }
    }
    return box.min.x <= box.max.x ? box : base::Rect{};
}

/// The graph of the nodes that have an edge, numbered in the order of `nodes`.
layout::LayoutGraph graph_of(const layout::LayoutGraph& all, std::span<const graph::NodeId> nodes) {
    std::vector<std::uint32_t> number(all.node_count, 0);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        number[nodes[i].index()] = static_cast<std::uint32_t>(i);
    }
    layout::LayoutGraph part;
    part.node_count = static_cast<std::uint32_t>(nodes.size());
    part.edges.reserve(all.edges.size());
    for (const layout::Edge& edge : all.edges) {
        part.edges.push_back({number[edge.a], number[edge.b], edge.weight});
    }
    return part;
}

std::vector<Vec2> places_of(std::span<const graph::NodeId> nodes, std::span<const Vec2> places) {
    std::vector<Vec2> own;
    own.reserve(nodes.size());
    for (const graph::NodeId node : nodes) {
        own.push_back(places[node.index()]);
    }
    return own;
}

} // namespace

double diagonal_of(std::span<const Vec2> places) {
    return layout::diagonal_of(places);
}

std::vector<Vec2> window_places(const graph::TieGraph& window, std::span<const Vec2> homes,
                                const Pins& pins, float reach, const TimeCourse* course,
                                const model::Span& days) {
    std::vector<Vec2> places(homes.begin(), homes.end());
    if (reach <= 0 || window.ties.empty() ||
        !std::all_of(homes.begin(), homes.end(), base::is_finite)) {
        return places;
    }
    reach = bounded_reach(reach);
    const layout::LayoutGraph graph = layout_graph_of(window, homes.size());
    if (course != nullptr && course->is_known()) {
        places = course->relaxed(graph, days, homes);
    } else {
        layout::RelaxationSettings settings;
        settings.reach = reach;
        places = layout::relax(graph, homes, settings);
    }
    const base::Rect box = box_of(homes);
    const float most = base::length(box.max - box.min) * reach;
    for (std::size_t node = 0; node < places.size(); ++node) {
        if (pins.contains(static_cast<std::uint32_t>(node))) {
            places[node] = homes[node];
            continue;
        }
        const Vec2 way = places[node] - homes[node];
        const float length = base::length(way);
        if (length > most) {
            places[node] = homes[node] + way * (most / length);
        }
        places[node] = {std::clamp(places[node].x, box.min.x, box.max.x),
                        std::clamp(places[node].y, box.min.y, box.max.y)};
    }
    return places;
}

float bounded_reach(float reach) {
    return std::clamp(reach, 0.0F, largest_reach);
}

PlacedWindow placed_window(const graph::TieGraph& window, std::span<const Vec2> places) {
    PlacedWindow placed;
    placed.places.assign(places.begin(), places.end());
    for (const graph::Tie& tie : window.ties) {
        if (tie.dyad.kind != graph::TieKind::office && tie.dyad.a != tie.dyad.b) {
            placed.nodes.push_back(tie.dyad.a);
            placed.nodes.push_back(tie.dyad.b);
        }
    }
    std::sort(placed.nodes.begin(), placed.nodes.end());
    placed.nodes.erase(std::unique(placed.nodes.begin(), placed.nodes.end()), placed.nodes.end());
    return placed;
}

WindowMeasures measure_window(const graph::TieGraph& window, std::span<const Vec2> homes,
                              std::span<const Vec2> places, const PlacedWindow* before,
                              bool with_alone, const base::Progress& progress) {
    const PlacedWindow now = placed_window(window, places);
    const double diagonal = std::max(diagonal_of(homes), 1e-9);
    const auto distance = [](Vec2 a, Vec2 b) { return static_cast<double>(base::length(a - b)); };
    WindowMeasures measures;
    measures.nodes = now.nodes.size();
    const layout::LayoutGraph graph = graph_of(layout_graph_of(window, homes.size()), now.nodes);
    measures.stress_at_home = layout::normalized_stress(graph, places_of(now.nodes, homes));
    measures.stress = layout::normalized_stress(graph, places_of(now.nodes, places));
    for (const graph::NodeId node : now.nodes) {
        measures.farthest = std::max(
            measures.farthest, distance(places[node.index()], homes[node.index()]) / diagonal);
    }
    if (before != nullptr && before->places.size() == places.size()) {
        std::vector<graph::NodeId> both;
        std::set_intersection(now.nodes.begin(), now.nodes.end(), before->nodes.begin(),
                              before->nodes.end(), std::back_inserter(both));
        double sum = 0;
        for (const graph::NodeId node : both) {
            sum += distance(places[node.index()], before->places[node.index()]);
        }
        measures.movement = both.empty() ? 0 : sum / diagonal / static_cast<double>(both.size());
    }
    if (with_alone && graph.node_count > 2 && !progress.is_cancelled()) {
        const auto alone = layout::start_force_simulation(graph, {});
        while (alone->state() == layout::LayoutState::running && !progress.is_cancelled()) {
            alone->step();
        }
        if (!progress.is_cancelled()) {
            measures.stress_alone = layout::normalized_stress(graph, alone->positions());
        }
    }
    return measures;
}

} // namespace entente::document
