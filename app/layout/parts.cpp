// SPDX-License-Identifier: MIT
#include "app/layout/parts.hpp"

namespace entente::layout {

Parts parts_of(const Adjacency& given) {
    Parts parts;
    parts.ours_of.resize(given.node_count());
    for (const std::vector<std::uint32_t>& part : components(given)) {
        const auto first = static_cast<std::uint32_t>(parts.given_of.size());
        for (const std::uint32_t node : part) {
            parts.ours_of[node] = static_cast<std::uint32_t>(parts.given_of.size());
            parts.given_of.push_back(node);
        }
        parts.ranges.push_back({first, static_cast<std::uint32_t>(parts.given_of.size()), false});
        parts.large += part.size() > few_nodes ? 1 : 0;
    }
    parts.graph = part_of(given, parts.given_of);
    return parts;
}

Adjacency range_of(const Adjacency& graph, const NodeRange& range) {
    Adjacency part;
    const std::uint32_t begin = graph.first[range.first];
    const std::uint32_t end = graph.first[range.last];
    part.first.reserve(range.size() + std::size_t{1});
    part.neighbor.reserve(end - begin);
    for (std::uint32_t node = range.first; node <= range.last; ++node) {
        part.first.push_back(graph.first[node] - begin);
    }
    for (std::uint32_t at = begin; at < end; ++at) {
        part.neighbor.push_back(graph.neighbor[at] - range.first);
    }
    return part;
}

} // namespace entente::layout
