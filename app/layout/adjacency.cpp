// SPDX-License-Identifier: MIT
#include "app/layout/adjacency.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace entente::layout {
namespace {

bool is_usable(const Edge& edge) {
    return edge.a != edge.b && edge.weight > 0 && std::isfinite(edge.weight);
}

} // namespace

Adjacency make_adjacency(const LayoutGraph& graph) {
    const std::uint32_t n = graph.node_count;
    Adjacency all;
    all.first.assign(n + 1, 0);
    for (const Edge& edge : graph.edges) {
        assert(edge.a < n && edge.b < n);
        if (is_usable(edge)) {
            ++all.first[edge.a + 1];
            ++all.first[edge.b + 1];
        }
    }
    std::partial_sum(all.first.begin(), all.first.end(), all.first.begin());
    struct End {
        std::uint32_t node = 0;
        float weight = 0;
    };
    std::vector<End> ends(all.first[n]);
    std::vector<std::uint32_t> next(all.first.begin(), all.first.end() - 1);
    for (const Edge& edge : graph.edges) {
        if (is_usable(edge)) {
            ends[next[edge.a]++] = {edge.b, edge.weight};
            ends[next[edge.b]++] = {edge.a, edge.weight};
        }
    }
    all.neighbor.reserve(ends.size());
    all.weight.reserve(ends.size());
    std::uint32_t begin = 0;
    for (std::uint32_t node = 0; node < n; ++node) {
        const std::uint32_t end = all.first[node + 1];
        const auto from = ends.begin() + begin;
        const auto to = ends.begin() + end;
        // By weight too: the order of a float sum must not hang on the order of the edges.
        std::sort(from, to, [](const End& p, const End& q) {
            return p.node != q.node ? p.node < q.node : p.weight < q.weight;
        });
        const auto row = all.neighbor.size();
        for (auto it = from; it != to; ++it) {
            if (all.neighbor.size() > row && all.neighbor.back() == it->node) {
                all.weight.back() += it->weight;
            } else {
                all.neighbor.push_back(it->node);
                all.weight.push_back(it->weight);
            }
        }
        begin = end;
        all.first[node + 1] = static_cast<std::uint32_t>(all.neighbor.size());
    }
    return all;
}

std::vector<std::vector<std::uint32_t>> components(const Adjacency& graph) {
    const std::uint32_t n = graph.node_count();
    std::vector<std::vector<std::uint32_t>> parts;
    std::vector<bool> is_seen(n, false);
    for (std::uint32_t start = 0; start < n; ++start) {
        if (is_seen[start]) {
            continue;
        }
        is_seen[start] = true;
        std::vector<std::uint32_t> part{start};
        for (std::size_t at = 0; at < part.size(); ++at) {
            for (const std::uint32_t neighbor : graph.neighbors(part[at])) {
                if (!is_seen[neighbor]) {
                    is_seen[neighbor] = true;
                    part.push_back(neighbor);
                }
            }
        }
        std::sort(part.begin(), part.end());
        parts.push_back(std::move(part));
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return parts;
}

void hop_distances(const Adjacency& graph, std::uint32_t source, std::vector<std::uint32_t>& hops,
                   std::vector<std::uint32_t>& queue) {
    hops.assign(graph.node_count(), unreachable);
    queue.clear();
    queue.push_back(source);
    hops[source] = 0;
    for (std::size_t at = 0; at < queue.size(); ++at) {
        const std::uint32_t node = queue[at];
        for (const std::uint32_t neighbor : graph.neighbors(node)) {
            if (hops[neighbor] == unreachable) {
                hops[neighbor] = hops[node] + 1;
                queue.push_back(neighbor);
            }
        }
    }
}

Adjacency part_of(const Adjacency& graph, std::span<const std::uint32_t> nodes) {
    std::vector<std::uint32_t> place(graph.node_count(), unreachable);
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        place[nodes[i]] = i;
    }
    std::size_t ends = 0;
    for (const std::uint32_t node : nodes) {
        ends += graph.degree(node);
    }
    Adjacency part;
    part.first.reserve(nodes.size() + 1);
    part.neighbor.reserve(ends);
    part.weight.reserve(ends);
    part.first.push_back(0);
    for (const std::uint32_t node : nodes) {
        for (const std::uint32_t neighbor : graph.neighbors(node)) {
            assert(place[neighbor] != unreachable);
            part.neighbor.push_back(place[neighbor]);
        }
        const auto weights = graph.weights(node);
        part.weight.insert(part.weight.end(), weights.begin(), weights.end());
        part.first.push_back(static_cast<std::uint32_t>(part.neighbor.size()));
    }
    return part;
}

} // namespace entente::layout
