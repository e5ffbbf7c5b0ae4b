// SPDX-License-Identifier: MIT
#include "app/layout/landmarks.hpp"

#include "app/base/parallel.hpp"
#include "app/layout/hilbert.hpp"
#include "app/layout/lanes.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>
#include <utility>

namespace entente::layout {
namespace {

constexpr std::size_t searches_at_once = 32;
constexpr std::uint32_t farthest = 0xffff;

/// Writes the distances from landmarks [first, last), and how many pairs lie at each distance.
void search(const Adjacency& graph, std::size_t first, std::size_t last, Landmarks& landmarks,
            std::vector<std::size_t>& at_distance) {
    const std::uint32_t n = graph.node_count();
    std::vector<std::uint32_t> seen(n, 0); // by node: a bit a search
    std::vector<std::uint32_t> present(n, 0);
    std::vector<std::uint32_t> coming(n, 0);
    std::vector<std::uint32_t> wave;
    std::vector<std::uint32_t> next_wave;
    for (std::size_t i = first; i < last; ++i) {
        const std::uint32_t source = landmarks.nodes[i];
        seen[source] |= 1U << (i - first);
        present[source] |= 1U << (i - first);
        wave.push_back(source);
    }
    at_distance.assign(1, last - first);
    for (std::uint32_t distance = 1; !wave.empty(); ++distance) {
        next_wave.clear();
        for (const std::uint32_t node : wave) {
            const std::uint32_t searches = std::exchange(present[node], 0);
            for (const std::uint32_t neighbor : graph.neighbors(node)) {
                if (const std::uint32_t fresh = searches & ~seen[neighbor]; fresh != 0) {
                    if (coming[neighbor] == 0) {
                        next_wave.push_back(neighbor);
                    }
                    coming[neighbor] |= fresh;
                }
            }
        }
        std::size_t reached = 0;
        const auto hops = static_cast<std::uint16_t>(std::min(distance, farthest));
        for (const std::uint32_t node : next_wave) {
            std::uint32_t fresh = std::exchange(coming[node], 0);
            seen[node] |= fresh;
            present[node] = fresh;
            std::uint16_t* row = landmarks.hops.data() + node * landmarks.stride + first;
            for (; fresh != 0; fresh &= fresh - 1) {
                row[std::countr_zero(fresh)] = hops;
                ++reached;
            }
        }
        if (reached > 0) {
            at_distance.push_back(reached);
        }
        wave.swap(next_wave);
    }
}

} // namespace

Landmarks landmarks_at(const Adjacency& graph, std::vector<std::uint32_t> sources) {
    assert(!sources.empty());
    Landmarks all;
    all.node_count = graph.node_count();
    all.nodes = std::move(sources);
    const std::size_t count = all.nodes.size();
    all.stride = (count + lane_count - 1) / lane_count * lane_count;
    all.hops.assign(all.stride * all.node_count, 0);
    std::vector<std::vector<std::size_t>> counts((count + searches_at_once - 1) / searches_at_once);
    base::parallel_for(0, counts.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t batch = begin; batch < end; ++batch) {
            const std::size_t first = batch * searches_at_once;
            search(graph, first, std::min(first + searches_at_once, count), all, counts[batch]);
        }
    });
    std::vector<std::size_t> pairs;
    for (const std::vector<std::size_t>& of_batch : counts) {
        pairs.resize(std::max(pairs.size(), of_batch.size()), 0);
        for (std::size_t d = 0; d < of_batch.size(); ++d) {
            pairs[d] += of_batch[d];
        }
    }
    std::size_t within = 0;
    for (const std::size_t at_distance : pairs) {
        within += at_distance;
        all.ball.push_back(
            static_cast<float>(static_cast<double>(within) / static_cast<double>(count)));
    }
    return all;
}

std::vector<std::uint32_t> chance_nodes(std::uint32_t node_count, std::uint32_t count,
                                        base::Rng& rng) {
    std::vector<std::uint32_t> nodes(node_count);
    std::iota(nodes.begin(), nodes.end(), 0U);
    count = std::min(count, node_count);
    for (std::uint32_t i = 0; i < count; ++i) {
        std::swap(nodes[i], nodes[i + rng.below(node_count - i)]);
    }
    nodes.resize(count);
    return nodes;
}

std::vector<std::uint32_t> spread_nodes(std::span<const base::Vec2> positions, std::uint32_t count,
                                        base::Rng& rng) {
    const std::vector<std::uint32_t> order = hilbert_order(positions);
    const std::uint64_t n = order.size();
    const std::uint64_t runs = std::min<std::uint64_t>(count, n);
    std::vector<std::uint32_t> nodes;
    nodes.reserve(runs);
    for (std::uint64_t run = 0; run < runs; ++run) {
        const std::uint64_t first = run * n / runs;
        const std::uint64_t last = (run + 1) * n / runs;
        nodes.push_back(order[first + rng.below(static_cast<std::uint32_t>(last - first))]);
    }
    return nodes;
}

} // namespace entente::layout
