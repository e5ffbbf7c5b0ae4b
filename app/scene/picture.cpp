// SPDX-License-Identifier: MIT
#include "app/scene/picture.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace entente::scene {
namespace {

using graph::Change;

struct Added {
    graph::NodeId node;
    double strength = 0;
    std::uint32_t events = 0;
    Appearance appearance;
};

/// Adds nodes that the picture lacks, its nodes staying in order.
void add_nodes(std::vector<Added> added, Picture& picture) {
    if (added.empty()) {
        return;
    }
    std::sort(added.begin(), added.end(),
              [](const Added& a, const Added& b) { return a.node < b.node; });
    Picture merged;
    std::size_t next = 0;
    const auto take_added = [&](auto is_due) {
        for (; next < added.size() && is_due(added[next].node); ++next) {
            const Added& one = added[next];
            merged.graph.nodes.push_back(one.node);
            merged.graph.strength.push_back(one.strength);
            merged.graph.events.push_back(one.events);
            merged.nodes.push_back(one.appearance);
            merged.node_strength.push_back(one.strength);
        }
    };
    const graph::TieGraph& graph = picture.graph;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        take_added([&](graph::NodeId node) { return node < graph.nodes[i]; });
        merged.graph.nodes.push_back(graph.nodes[i]);
        merged.graph.strength.push_back(graph.strength[i]);
        merged.graph.events.push_back(graph.events[i]);
        merged.nodes.push_back(picture.nodes[i]);
        merged.node_strength.push_back(picture.node_strength[i]);
    }
    take_added([](graph::NodeId) { return true; });
    picture.graph.nodes = std::move(merged.graph.nodes);
    picture.graph.strength = std::move(merged.graph.strength);
    picture.graph.events = std::move(merged.graph.events);
    picture.nodes = std::move(merged.nodes);
    picture.node_strength = std::move(merged.node_strength);
}

/// What a thing in the picture is, where the comparison is a little older than the picture.
Change shown_change(Change told, float presence) {
    if (told == Change::absent || (told == Change::lost && presence >= 1)) {
        return Change::appeared;
    }
    return told;
}

void tell(Change told, Appearance& appearance) {
    const bool is_unknown = told == Change::absent;
    appearance.change = shown_change(told, appearance.presence);
    if (!is_unknown && appearance.change != Change::appeared) {
        appearance.presence = 1;
    }
}

void add_ties(const graph::Comparison& comparison, Picture& picture) {
    const bool per_day = comparison.settings.per_day;
    const double factor_a = per_day ? comparison.days_a : 1;
    const double factor_b = per_day ? comparison.days_b : 1;
    std::vector<bool> is_there(comparison.by_tie.size(), false);
    for (const graph::Tie& tie : picture.graph.ties) {
        is_there[tie.index] = true;
    }
    for (const graph::TieChange& change : comparison.ties) {
        if (is_there[change.tie]) {
            continue;
        }
        const bool is_lost = change.change == Change::lost;
        graph::Tie tie;
        tie.dyad = change.dyad;
        tie.index = change.tie;
        tie.count = is_lost ? change.count_a : change.count_b;
        tie.strength = is_lost ? change.strength_a * factor_a : change.strength_b * factor_b;
        tie.tone = is_lost ? change.tone_a : change.tone_b;
        picture.graph.ties.push_back(tie);
        picture.tie_strength.push_back(tie.strength);
        picture.ties.emplace_back().change = change.change;
    }
}

void put_in_order(Picture& picture) {
    constexpr std::array<int, graph::change_count> level{3, 0, 0, 1, 1, 2};
    std::vector<std::uint32_t> order(picture.graph.ties.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int one = level[static_cast<std::size_t>(picture.ties[a].change)];
        const int other = level[static_cast<std::size_t>(picture.ties[b].change)];
        return one != other ? one < other : picture.tie_strength[a] > picture.tie_strength[b];
    });
    Picture sorted;
    sorted.graph.ties.reserve(order.size());
    sorted.ties.reserve(order.size());
    sorted.tie_strength.reserve(order.size());
    for (const std::uint32_t i : order) {
        sorted.graph.ties.push_back(picture.graph.ties[i]);
        sorted.ties.push_back(picture.ties[i]);
        sorted.tie_strength.push_back(picture.tie_strength[i]);
    }
    picture.graph.ties = std::move(sorted.graph.ties);
    picture.ties = std::move(sorted.ties);
    picture.tie_strength = std::move(sorted.tie_strength);
}

} // namespace

Picture picture_of(const graph::TieGraph& graph) {
    Picture picture;
    picture.graph = graph;
    picture.nodes.resize(graph.nodes.size());
    picture.ties.resize(graph.ties.size());
    picture.node_strength = graph.strength;
    picture.tie_strength.reserve(graph.ties.size());
    for (const graph::Tie& tie : graph.ties) {
        picture.tie_strength.push_back(tie.strength);
    }
    return picture;
}

void add_comparison(const graph::Comparison& comparison, Picture& picture) {
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
        tell(comparison.by_node[picture.graph.nodes[i].index()], picture.nodes[i]);
    }
    for (std::size_t i = 0; i < picture.ties.size(); ++i) {
        tell(comparison.by_tie[picture.graph.ties[i].index], picture.ties[i]);
    }
    add_ties(comparison, picture);
    put_in_order(picture);

    const bool per_day = comparison.settings.per_day;
    std::vector<Added> added;
    for (const graph::NodeChange& change : comparison.nodes) {
        if (picture.graph.find(change.node) >= 0) {
            continue;
        }
        const bool is_lost = change.change == Change::lost;
        const double factor = !per_day ? 1 : is_lost ? comparison.days_a : comparison.days_b;
        Appearance appearance;
        appearance.change = change.change;
        added.push_back({change.node, (is_lost ? change.strength_a : change.strength_b) * factor,
                         is_lost ? change.events_a : change.events_b, appearance});
    }
    add_nodes(std::move(added), picture);
}

void add_inactive(std::span<const graph::NodeId> nodes, Picture& picture) {
    std::vector<graph::NodeId> wanted(nodes.begin(), nodes.end());
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    std::vector<Added> added;
    for (const graph::NodeId node : wanted) {
        if (picture.graph.find(node) >= 0) {
            continue;
        }
        Appearance appearance;
        appearance.is_inactive = true;
        added.push_back({node, 0, 0, appearance});
    }
    add_nodes(std::move(added), picture);
}

std::vector<graph::NodeId> missing_in(const Picture& picture,
                                      std::span<const graph::NodeId> nodes) {
    std::vector<graph::NodeId> missing;
    std::size_t at = 0;
    for (const graph::NodeId node : nodes) {
        while (at < picture.graph.nodes.size() && picture.graph.nodes[at] < node) {
            ++at;
        }
        const bool is_there = at < picture.graph.nodes.size() && picture.graph.nodes[at] == node;
        if (!is_there || picture.nodes[at].presence < 1) {
            missing.push_back(node);
        }
    }
    return missing;
}

} // namespace entente::scene
