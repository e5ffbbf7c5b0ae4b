// SPDX-License-Identifier: MIT
#include "app/layout/guide.hpp"

#include <algorithm>
#include <numeric>

namespace entente::layout {
namespace {

std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t node) {
    while (parent[node] != node) {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    return node;
}

} // namespace

Guide Guide::of_range(std::uint32_t begin, std::uint32_t end) const {
    Guide part = *this;
    part.host = host.empty() ? host : host.subspan(begin, end - begin);
    part.kind = kind.empty() ? kind : kind.subspan(begin, end - begin);
    part.first += begin;
    return part;
}

std::vector<std::uint32_t> hosts_of(const LayoutGraph& graph) {
    std::vector<std::uint32_t> hosts(graph.host.begin(), graph.host.end());
    bool any = false;
    for (std::uint32_t node = 0; node < hosts.size(); ++node) {
        if (hosts[node] >= graph.node_count || hosts[node] == node) {
            hosts[node] = no_host;
        }
        any = any || hosts[node] != no_host;
    }
    return any ? hosts : std::vector<std::uint32_t>{};
}

std::vector<std::uint32_t> hosts_in_order(const LayoutGraph& graph,
                                          std::span<const std::uint32_t> new_number) {
    const std::vector<std::uint32_t> hosts = hosts_of(graph);
    std::vector<std::uint32_t> ordered(hosts.size());
    for (std::size_t node = 0; node < hosts.size(); ++node) {
        ordered[new_number[node]] = hosts[node] == no_host ? no_host : new_number[hosts[node]];
    }
    return ordered;
}

std::vector<std::uint8_t> kinds_in_order(const LayoutGraph& graph,
                                         std::span<const std::uint32_t> new_number) {
    std::vector<std::uint8_t> ordered(graph.kind.size());
    for (std::size_t node = 0; node < graph.kind.size(); ++node) {
        ordered[new_number[node]] = graph.kind[node];
    }
    return ordered;
}

void draw_to_host(const Guide& guide, std::uint32_t node, std::span<const base::Vec2> positions,
                  base::Vec2& force, float& stiff) {
    if (!guide.has_hosts() || guide.host_of(node) == no_host) {
        return;
    }
    constexpr float least_left = 0.05F;
    const float k = stiff * guide.nearness / (1 - guide.nearness + least_left);
    const base::Vec2 way = positions[guide.host_of(node)] - positions[node];
    const float length = base::length(way);
    if (length > host_distance) {
        force += way * (k * (1 - host_distance / length));
    }
    stiff += k;
}

LayoutGraph joined_to_hosts(const LayoutGraph& graph) {
    LayoutGraph joined = graph;
    const std::vector<std::uint32_t> hosts = hosts_of(graph);
    std::vector<std::uint32_t> parent(graph.node_count);
    std::iota(parent.begin(), parent.end(), 0U);
    for (const Edge& edge : graph.edges) {
        if (edge.weight > 0) {
            parent[root_of(parent, edge.a)] = root_of(parent, edge.b);
        }
    }
    for (std::uint32_t node = 0; node < hosts.size(); ++node) {
        if (hosts[node] == no_host) {
            continue;
        }
        const std::uint32_t own = root_of(parent, node);
        const std::uint32_t other = root_of(parent, hosts[node]);
        if (own != other) {
            parent[own] = other;
            joined.edges.push_back({node, hosts[node], 1});
        }
    }
    return joined;
}

} // namespace entente::layout
