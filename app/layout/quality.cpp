// SPDX-License-Identifier: MIT
#include "app/layout/quality.hpp"

#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/layout/adjacency.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace entente::layout {
namespace {

/// `count` distinct nodes of n, in an order of chance; all of them when there are no more.
std::vector<std::uint32_t> sampled_nodes(std::uint32_t n, std::uint32_t count, std::uint64_t seed) {
    std::vector<std::uint32_t> nodes(n);
    std::iota(nodes.begin(), nodes.end(), 0U);
    if (count >= n) {
        return nodes;
    }
    base::Rng rng(seed);
    for (std::uint32_t i = 0; i < count; ++i) {
        std::swap(nodes[i], nodes[i + rng.below(n - i)]);
    }
    nodes.resize(count);
    return nodes;
}

double squared_distance(base::Vec2 a, base::Vec2 b) {
    const double x = static_cast<double>(a.x) - static_cast<double>(b.x);
    const double y = static_cast<double>(a.y) - static_cast<double>(b.y);
    return x * x + y * y;
}

/// The Jaccard index of the nodes within `hops` hops of a node and equally many nearest ones; below
/// 0 for a node without neighbours.
double jaccard_at(const Adjacency& graph, std::span<const base::Vec2> positions, std::uint32_t node,
                  std::uint32_t hops) {
    std::vector<std::uint32_t> distance(graph.node_count(), unreachable);
    std::vector<std::uint32_t> near_in_graph{node};
    distance[node] = 0;
    for (std::size_t at = 0; at < near_in_graph.size(); ++at) {
        const std::uint32_t from = near_in_graph[at];
        if (distance[from] == hops) {
            break;
        }
        for (const std::uint32_t neighbor : graph.neighbors(from)) {
            if (distance[neighbor] == unreachable) {
                distance[neighbor] = distance[from] + 1;
                near_in_graph.push_back(neighbor);
            }
        }
    }
    const std::size_t count = near_in_graph.size() - 1;
    if (count == 0) {
        return -1;
    }
    std::vector<std::uint32_t> near_in_drawing;
    near_in_drawing.reserve(graph.node_count());
    for (std::uint32_t other = 0; other < graph.node_count(); ++other) {
        if (other != node) {
            near_in_drawing.push_back(other);
        }
    }
    std::nth_element(near_in_drawing.begin(),
                     near_in_drawing.begin() + static_cast<std::ptrdiff_t>(count - 1),
                     near_in_drawing.end(), [&](std::uint32_t p, std::uint32_t q) {
                         const double to_p = squared_distance(positions[node], positions[p]);
                         const double to_q = squared_distance(positions[node], positions[q]);
                         return to_p != to_q ? to_p < to_q : p < q;
                     });
    std::size_t both = 0;
    for (std::size_t i = 0; i < count; ++i) {
        both += distance[near_in_drawing[i]] != unreachable ? 1 : 0;
    }
    return static_cast<double>(both) / static_cast<double>(2 * count - both);
}

} // namespace

double normalized_stress(const LayoutGraph& graph, std::span<const base::Vec2> positions,
                         std::uint32_t sources, std::uint64_t seed) {
    assert(positions.size() == graph.node_count);
    if (graph.node_count < 2) {
        return 0;
    }
    const Adjacency adjacency = make_adjacency(graph);
    const auto from = sampled_nodes(graph.node_count, sources, seed);
    // With r = |x_s - x_v| / d_sv the mean of (a r - 1)^2 is least at a = sum r / sum r^2.
    struct Sums {
        double r = 0;
        double r2 = 0;
        double pairs = 0;
    };
    std::vector<Sums> sums(from.size());
    base::parallel_for(0, from.size(), 8, [&](std::size_t first, std::size_t last) {
        std::vector<std::uint32_t> hops;
        std::vector<std::uint32_t> queue;
        for (std::size_t i = first; i < last; ++i) {
            hop_distances(adjacency, from[i], hops, queue);
            for (std::size_t reached = 1; reached < queue.size(); ++reached) {
                const std::uint32_t to = queue[reached];
                const double r =
                    std::sqrt(squared_distance(positions[from[i]], positions[to])) / hops[to];
                sums[i].r += r;
                sums[i].r2 += r * r;
                sums[i].pairs += 1;
            }
        }
    });
    Sums total;
    for (const Sums& sum : sums) {
        total.r += sum.r;
        total.r2 += sum.r2;
        total.pairs += sum.pairs;
    }
    if (total.pairs == 0) {
        return 0;
    }
    if (total.r2 == 0) {
        return 1; // all in one point: a r is 0 whatever a
    }
    return std::max(0.0, 1 - total.r * total.r / (total.pairs * total.r2));
}

double tie_stress(const LayoutGraph& graph, std::span<const base::Vec2> positions) {
    assert(positions.size() == graph.node_count);
    const Adjacency adjacency = make_adjacency(graph);
    double sum = 0;
    double square = 0;
    double ties = 0;
    for (std::uint32_t node = 0; node < graph.node_count; ++node) {
        for (const std::uint32_t neighbor : adjacency.neighbors(node)) {
            if (neighbor > node) {
                const double r = squared_distance(positions[node], positions[neighbor]);
                sum += std::sqrt(r);
                square += r;
                ties += 1;
            }
        }
    }
    if (ties == 0) {
        return 0;
    }
    return square > 0 ? std::max(0.0, 1 - sum * sum / (ties * square)) : 1;
}

double neighborhood_preservation(const LayoutGraph& graph, std::span<const base::Vec2> positions,
                                 std::uint32_t hops, std::uint32_t samples, std::uint64_t seed) {
    assert(positions.size() == graph.node_count);
    if (graph.node_count < 2) {
        return 1;
    }
    const Adjacency adjacency = make_adjacency(graph);
    const auto nodes = sampled_nodes(graph.node_count, samples, seed);
    std::vector<double> values(nodes.size());
    base::parallel_for(0, nodes.size(), 8, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            values[i] = jaccard_at(adjacency, positions, nodes[i], hops);
        }
    });
    double sum = 0;
    double count = 0;
    for (const double value : values) {
        if (value >= 0) {
            sum += value;
            count += 1;
        }
    }
    return count > 0 ? sum / count : 1;
}

double diagonal_of(std::span<const base::Vec2> points) {
    bool is_first = true;
    base::Rect box;
    for (const base::Vec2 p : points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
            continue;
        }
        if (std::exchange(is_first, false)) {
            box = {p, p};
        }
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
    return std::sqrt(squared_distance(box.min, box.max));
}

double movement(std::span<const base::Vec2> before, std::span<const base::Vec2> after) {
    assert(before.size() == after.size());
    double sum = 0;
    double count = 0;
    base::Rect box;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const base::Vec2 p = before[i];
        const base::Vec2 q = after[i];
        if (std::isnan(p.x) || std::isnan(p.y) || std::isnan(q.x) || std::isnan(q.y)) {
            continue;
        }
        if (count == 0) {
            box = {p, p};
        }
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
        sum += std::sqrt(squared_distance(p, q));
        count += 1;
    }
    const double diagonal = std::sqrt(squared_distance(box.min, box.max));
    if (count == 0 || sum == 0) {
        return 0;
    }
    // Nodes that begin in one point have no measure of their own; one layout unit stands in.
    return sum / count / (diagonal > 0 ? diagonal : 1);
}

} // namespace entente::layout
