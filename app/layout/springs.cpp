// SPDX-License-Identifier: MIT
#include "app/layout/springs.hpp"

#include "app/base/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace entente::layout {

Springs::Springs(const Adjacency& graph)
    : k_(graph.neighbor.size()), stiffness_(graph.node_count(), 0.0F) {
    for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
        for (std::uint32_t at = graph.first[i]; at < graph.first[i + 1]; ++at) {
            const auto degree = std::min(graph.degree(i), graph.degree(graph.neighbor[at]));
            k_[at] = std::sqrt(graph.weight[at] / static_cast<float>(degree));
            stiffness_[i] += k_[at];
        }
    }
}

void Springs::add_pull(const Adjacency& graph, std::span<const base::Vec2> positions,
                       std::span<base::Vec2> forces) const {
    // Each node gathers from its neighbours, so no two threads write to one place.
    base::parallel_for(0, positions.size(), 512, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            base::Vec2 sum;
            for (std::uint32_t at = graph.first[i]; at < graph.first[i + 1]; ++at) {
                sum += (positions[graph.neighbor[at]] - positions[i]) * k_[at];
            }
            forces[i] += sum;
        }
    });
}

float Springs::work_inward(const Adjacency& graph, std::span<const base::Vec2> positions,
                           std::uint32_t node) const {
    float sum = 0;
    for (std::uint32_t at = graph.first[node]; at < graph.first[node + 1]; ++at) {
        const base::Vec2 way = positions[graph.neighbor[at]] - positions[node];
        sum += k_[at] * base::dot(way, way);
    }
    return sum / 2;
}

} // namespace entente::layout
