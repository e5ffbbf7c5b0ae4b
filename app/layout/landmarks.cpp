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
// Paths in networks with hubs are some 10 hops long, those in meshes and roads a hundred.
constexpr std::uint32_t long_depth = 60;
constexpr std::size_t batch_of_long = 8;

/// Writes the distances from landmarks [first, last) to rows of `all`, and how many pairs lie at
/// each distance.
template <class Hops>
void search(const Adjacency& graph, std::size_t first, std::size_t last, const Landmarks& landmarks,
            std::vector<Hops>& all, std::vector<std::size_t>& at_distance) {
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
        const auto hops = static_cast<Hops>(std::min(distance, farthest));
        for (const std::uint32_t node : next_wave) {
            std::uint32_t fresh = std::exchange(coming[node], 0);
            seen[node] |= fresh;
            present[node] = fresh;
            Hops* row = all.data() + node * landmarks.stride + first;
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

/// The same where paths are long: one search at a time, since few would reach a node in one step.
/// Distances of a batch are kept by landmark until all are known, then written by node.
template <class Hops>
void search_one_by_one(const Adjacency& graph, std::size_t first, std::size_t last,
                       const Landmarks& landmarks, std::vector<Hops>& all,
                       std::vector<std::size_t>& at_distance) {
    const std::uint32_t n = graph.node_count();
    const std::size_t count = last - first;
    std::vector<std::uint16_t> hops(count * n);
    std::vector<std::uint32_t> queue(n);
    for (std::size_t i = 0; i < count; ++i) {
        std::uint16_t* of = hops.data() + i * n;
        // One more than the distance, so that 0 tells who was not reached; undone below.
        std::uint32_t* end = queue.data();
        const std::uint32_t source = landmarks.nodes[first + i];
        *end++ = source;
        of[source] = 1;
        for (const std::uint32_t* at = queue.data(); at != end; ++at) {
            const auto next = static_cast<std::uint16_t>(std::min(of[*at] + 1U, farthest));
            for (const std::uint32_t neighbor : graph.neighbors(*at)) {
                if (of[neighbor] == 0) {
                    of[neighbor] = next;
                    *end++ = neighbor;
                }
            }
        }
        const std::size_t depth = of[end[-1]];
        at_distance.resize(std::max(at_distance.size(), depth), 0);
        for (std::uint32_t node = 0; node < n; ++node) {
            ++at_distance[--of[node]];
        }
    }
    for (std::uint32_t node = 0; node < n; ++node) {
        Hops* row = all.data() + node * landmarks.stride + first;
        for (std::size_t i = 0; i < count; ++i) {
            row[i] = static_cast<Hops>(hops[i * n + node]);
        }
    }
}

struct Depth {
    std::uint32_t of_some = 0; ///< hops from some node to the farthest
    std::uint32_t most = 0;    ///< no two nodes are farther apart
};

/// The middle of a long path is about half the greatest distance from all nodes.
Depth depth_of(const Adjacency& graph) {
    std::vector<std::uint32_t> hops;
    std::vector<std::uint32_t> queue;
    hop_distances(graph, 0, hops, queue);
    Depth depth;
    depth.of_some = hops[queue.back()];
    const std::uint32_t end = queue.back();
    hop_distances(graph, end, hops, queue);
    std::uint32_t middle = queue.back();
    for (std::uint32_t left = hops[middle] / 2; left > 0; --left) {
        for (const std::uint32_t neighbor : graph.neighbors(middle)) {
            if (hops[neighbor] + 1 == hops[middle]) {
                middle = neighbor;
                break;
            }
        }
    }
    hop_distances(graph, middle, hops, queue);
    depth.most = 2 * hops[queue.back()];
    return depth;
}

/// All searches, into rows of `rows`; how many pairs they found at each distance.
template <class Hops>
std::vector<std::size_t> search_all(const Adjacency& graph, const Landmarks& landmarks,
                                    bool is_long, std::vector<Hops>& rows) {
    const std::size_t count = landmarks.nodes.size();
    rows.assign(landmarks.stride * landmarks.node_count, 0);
    const std::size_t at_once = is_long ? batch_of_long : searches_at_once;
    std::vector<std::vector<std::size_t>> counts((count + at_once - 1) / at_once);
    base::parallel_for(0, counts.size(), 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t batch = begin; batch < end; ++batch) {
            const std::size_t first = batch * at_once;
            (is_long ? search_one_by_one<Hops> : search<Hops>)(graph, first,
                                                               std::min(first + at_once, count),
                                                               landmarks, rows, counts[batch]);
        }
    });
    std::vector<std::size_t> pairs;
    for (const std::vector<std::size_t>& of_batch : counts) {
        pairs.resize(std::max(pairs.size(), of_batch.size()), 0);
        for (std::size_t d = 0; d < of_batch.size(); ++d) {
            pairs[d] += of_batch[d];
        }
    }
    return pairs;
}

} // namespace

Landmarks landmarks_at(const Adjacency& graph, std::vector<std::uint32_t> sources) {
    assert(!sources.empty());
    Landmarks all;
    all.node_count = graph.node_count();
    all.nodes = std::move(sources);
    const std::size_t count = all.nodes.size();
    all.stride = (count + lane_count - 1) / lane_count * lane_count;
    const Depth depth = depth_of(graph);
    const bool is_long = depth.of_some >= long_depth;
    const std::vector<std::size_t> pairs = depth.most < 256
                                               ? search_all(graph, all, is_long, all.narrow_hops)
                                               : search_all(graph, all, is_long, all.hops);
    std::size_t within = 0;
    for (const std::size_t at_distance : pairs) {
        within += at_distance;
        all.ball.push_back(
            static_cast<float>(static_cast<double>(within) / static_cast<double>(count)));
    }
    return all;
}

void stretch(const Guide& guide, Landmarks& landmarks) {
    if (!guide.has_kinds()) {
        return;
    }
    constexpr float parts_of_hop = 4;
    landmarks.unit = parts_of_hop;
    if (landmarks.is_narrow()) { // it will take more than a byte
        landmarks.hops.assign(landmarks.narrow_hops.begin(), landmarks.narrow_hops.end());
        landmarks.narrow_hops = std::vector<std::uint8_t>();
    }
    base::parallel_for(0, landmarks.node_count, 1024, [&](std::size_t first, std::size_t last) {
        for (std::size_t node = first; node < last; ++node) {
            std::uint16_t* row = landmarks.hops.data() + node * landmarks.stride;
            for (std::size_t p = 0; p < landmarks.nodes.size(); ++p) {
                const float wanted =
                    parts_of_hop * static_cast<float>(row[p]) *
                    guide.stretch(static_cast<std::uint32_t>(node), landmarks.nodes[p]);
                row[p] = static_cast<std::uint16_t>(
                    std::min(wanted + 0.5F, static_cast<float>(farthest)));
            }
        }
    });
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
