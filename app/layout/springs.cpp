// SPDX-License-Identifier: MIT
#include "app/layout/springs.hpp"

#include "app/base/parallel.hpp"

#include <algorithm>
#include <cmath>

namespace entente::layout {
namespace {

constexpr float bend_square = 1.3F * 1.3F;
constexpr float far_strength = 0.7F;
constexpr std::uint32_t most_seen = 24; // neighbours of a neighbour; of more, a sample
constexpr std::size_t run = 64;         // nodes that have their turn together

/// p(d) / d.
float pull_share(base::Vec2 way) {
    return std::sqrt((1 + bend_square) / (bend_square + base::dot(way, way)));
}

/// Calls see(position of u) for the other neighbours u of a neighbour of a node, and returns their
/// number; where there are many, for as many in equal steps, from a place that differs by node.
template <class See>
std::uint32_t see_beyond(const Adjacency& graph, std::uint32_t node, std::uint32_t neighbor,
                         const See& see) {
    const auto beyond = graph.neighbors(neighbor);
    const auto count = static_cast<std::uint32_t>(beyond.size());
    const std::uint32_t step = (count + most_seen - 1) / most_seen;
    std::uint32_t seen = 0;
    for (std::uint32_t at = step > 1 ? node % step : 0; at < count; at += step) {
        if (beyond[at] != node) {
            see(beyond[at]);
            ++seen;
        }
    }
    return seen;
}

} // namespace

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

void Springs::add_pull(const Adjacency& graph, const NodeRange& nodes,
                       std::span<const base::Vec2> positions, std::span<base::Vec2> forces) const {
    // Each node gathers from its neighbours, so no two threads write to one place.
    base::parallel_for(nodes.first, nodes.last, 512, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            base::Vec2 sum;
            for (std::uint32_t at = graph.first[i]; at < graph.first[i + 1]; ++at) {
                const base::Vec2 way = positions[graph.neighbor[at]] - positions[i];
                sum += way * (k_[at] * pull_share(way));
            }
            forces[i] += sum;
        }
    });
}

void Springs::set_far_pull(const Adjacency& graph, const NodeRange& nodes,
                           std::span<const base::Vec2> positions, std::size_t turn,
                           std::size_t turns, std::span<base::Vec2> pulls) const {
    const std::size_t runs = (nodes.size() + run - 1) / run;
    const std::size_t count = runs > turn ? (runs - turn - 1) / turns + 1 : 0;
    base::parallel_for(0, count, 8, [&](std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at) {
            const std::size_t first = nodes.first + (turn + at * turns) * run;
            const std::size_t last = std::min<std::size_t>(first + run, nodes.last);
            for (std::size_t i = first; i < last; ++i) {
                const auto node = static_cast<std::uint32_t>(i);
                base::Vec2 sum;
                for (const std::uint32_t neighbor : graph.neighbors(node)) {
                    base::Vec2 beyond;
                    const std::uint32_t seen =
                        see_beyond(graph, node, neighbor, [&](std::uint32_t u) {
                            const base::Vec2 way = positions[u] - positions[i];
                            beyond += way * pull_share(way);
                        });
                    sum += seen > 0 ? beyond / static_cast<float>(seen) : base::Vec2{};
                }
                pulls[i] = sum * far_strength;
            }
        }
    });
}

float Springs::work_inward(const Adjacency& graph, std::span<const base::Vec2> positions,
                           std::uint32_t node, bool has_far_pull) const {
    float sum = 0;
    for (std::uint32_t at = graph.first[node]; at < graph.first[node + 1]; ++at) {
        const std::uint32_t neighbor = graph.neighbor[at];
        const base::Vec2 way = positions[neighbor] - positions[node];
        sum += k_[at] * base::dot(way, way) * pull_share(way);
        if (has_far_pull) {
            float beyond = 0;
            const std::uint32_t seen = see_beyond(graph, node, neighbor, [&](std::uint32_t u) {
                const base::Vec2 far = positions[u] - positions[node];
                beyond += base::dot(far, far) * pull_share(far);
            });
            sum += seen > 0 ? far_strength * beyond / static_cast<float>(seen) : 0;
        }
    }
    return sum / 2;
}

} // namespace entente::layout
