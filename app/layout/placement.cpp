// SPDX-License-Identifier: MIT
#include "app/layout/placement.hpp"

#include "app/layout/anchors.hpp"
#include "app/layout/landmark_stress.hpp"
#include "app/layout/landmarks.hpp"
#include "app/layout/pivot_mds.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace entente::layout {
namespace {

// Found by trial on the graphs of compare_layout_quality. Landmarks are so many that their
// distances, with all else, take no more than 400 bytes a node beside 40 a tie.
constexpr float landmarks_of_root = 16'000; // times the root of the number of nodes
constexpr float landmarks_of_root_of_few = 20'000;
constexpr float fewest_landmarks = 64;
constexpr float most_landmarks = 240;
constexpr float most_landmarks_of_few = 192;
constexpr std::uint32_t small = 3'000;
constexpr std::uint32_t many = 20'000;
constexpr std::uint32_t large = 50'000; // nodes from which the shape is sought with fewer landmarks
constexpr std::uint32_t landmark_sweeps = 4'000; // times the number of landmarks
constexpr std::uint32_t most_sampled = 20'000;   // pairs
constexpr std::uint32_t sampled_a_node = 12;
constexpr int other_rounds = 3;
constexpr std::uint32_t other_sweeps = 14;

struct Effort {
    std::uint32_t landmarks = 0;
    std::uint32_t sweeps = 0;
};

/// Graphs with hubs, where all is near to all, need more to tell their distances apart.
Effort effort_for(const Adjacency& graph) {
    const std::uint32_t n = graph.node_count();
    const bool has_hubs = is_hub_graph(graph, {0, n, false});
    const bool is_small = n < small;
    const float of_root = is_small ? landmarks_of_root_of_few : landmarks_of_root;
    const float landmarks = of_root / std::sqrt(static_cast<float>(n));
    const float most = is_small ? most_landmarks_of_few : most_landmarks;
    // Meshes of many nodes come unfolded more slowly.
    const std::uint32_t sweeps = is_small ? 60 : has_hubs ? 40 : n < many ? 16 : 24;
    return {static_cast<std::uint32_t>(std::clamp(landmarks, fewest_landmarks, most)), sweeps};
}

/// A point in the disc of that radius, every area alike. By trial, since sines differ by processor.
base::Vec2 chance_in_disc(float radius, base::Rng& rng) {
    for (;;) {
        const base::Vec2 p{static_cast<float>(2 * rng.uniform() - 1),
                           static_cast<float>(2 * rng.uniform() - 1)};
        if (base::dot(p, p) <= 1) {
            return p * radius;
        }
    }
}

void scatter(std::span<base::Vec2> positions, float radius, base::Rng& rng) {
    for (base::Vec2& position : positions) {
        position += chance_in_disc(radius, rng);
    }
}

void center(std::span<base::Vec2> positions) {
    double x = 0;
    double y = 0;
    for (const base::Vec2 p : positions) {
        x += static_cast<double>(p.x);
        y += static_cast<double>(p.y);
    }
    const auto n = static_cast<double>(positions.size());
    const base::Vec2 middle{static_cast<float>(x / n), static_cast<float>(y / n)};
    for (base::Vec2& p : positions) {
        p -= middle;
    }
}

std::vector<DistantPair> sample_of(const Landmarks& landmarks, base::Rng& rng) {
    std::vector<DistantPair> sample;
    const auto count = static_cast<std::uint32_t>(landmarks.nodes.size());
    const std::uint32_t size = std::min(most_sampled, sampled_a_node * landmarks.node_count);
    sample.reserve(size);
    for (std::uint32_t i = 0; i < size; ++i) {
        const std::uint32_t landmark = rng.below(count);
        const std::uint32_t node = rng.below(landmarks.node_count);
        if (const std::uint32_t hops = landmarks.distance(node, landmark); hops > 0) {
            sample.push_back(
                {landmarks.nodes[landmark], node, static_cast<float>(hops) / landmarks.unit});
        }
    }
    return sample;
}

/// Few landmarks are fitted better than other nodes are. The mean of what several sets of them
/// want, one after the other, is nearer to what all nodes want, in the room of one set.
void settle_among_others(const Adjacency& graph, std::uint32_t count, Landmarks& landmarks,
                         std::vector<base::Vec2>& positions, base::Rng& rng, const Guide& guide) {
    std::vector<base::Vec2> sum = positions;
    for (int round = 0; round < other_rounds; ++round) {
        landmarks = {};
        landmarks = landmarks_at(graph, spread_nodes(positions, count, rng));
        stretch(guide, landmarks);
        improve_landmark_stress(graph, landmarks, other_sweeps, positions, {}, guide);
        for (std::size_t node = 0; node < sum.size(); ++node) {
            sum[node] += positions[node];
        }
    }
    for (std::size_t node = 0; node < sum.size(); ++node) {
        positions[node] = sum[node] / static_cast<float>(other_rounds + 1);
    }
}

} // namespace

Placement place_connected(const Adjacency& graph, base::Rng& rng, const Guide& guide) {
    const std::uint32_t n = graph.node_count();
    if (n == 0) {
        return {};
    }
    if (n == 1) {
        return {{{0, 0}}, {}};
    }
    if (n == 2) {
        return {{{-0.5F, 0}, {0.5F, 0}}, {}};
    }
    const Effort effort = effort_for(graph);
    const std::uint32_t scouts = n < large ? 64 : 32;
    Placement placed;
    {
        Landmarks first = landmarks_at(graph, chance_nodes(n, scouts, rng));
        stretch(guide, first);
        placed.positions = pivot_mds(first);
    }
    std::vector<base::Vec2>& positions = placed.positions;
    Landmarks landmarks = landmarks_at(graph, spread_nodes(positions, effort.landmarks, rng));
    stretch(guide, landmarks);
    scatter(positions, 0.3F * landmarks.unit,
            rng); // nodes with the same distances to all pivots lie in one place
    arrange_landmarks(
        landmarks, landmark_sweeps / static_cast<std::uint32_t>(landmarks.nodes.size()), positions);
    improve_landmark_stress(graph, landmarks, effort.sweeps, positions, {}, guide);
    const bool has_others = n < small && n > effort.landmarks;
    if (has_others) {
        settle_among_others(graph, effort.landmarks, landmarks, positions, rng, guide);
    }
    for (base::Vec2& position : positions) {
        position = position / landmarks.unit;
    }
    scatter(positions, 0.02F, rng);
    center(positions);
    if (has_others) {
        landmarks = {}; // stress is told by pairs that nobody fitted
        landmarks = landmarks_at(graph, chance_nodes(n, scouts, rng));
        stretch(guide, landmarks);
    }
    placed.sample = sample_of(landmarks, rng);
    return placed;
}

double sampled_stress(std::span<const DistantPair> sample, std::span<const base::Vec2> positions) {
    double fit = 0;
    double square = 0;
    for (const DistantPair& pair : sample) {
        const double r =
            static_cast<double>(base::length(positions[pair.a] - positions[pair.b]) / pair.hops);
        fit += r;
        square += r * r;
    }
    const double pairs = static_cast<double>(sample.size());
    return square > 0 ? std::max(0.0, 1 - fit * fit / (pairs * square)) : 0;
}

void fill_missing(const Adjacency& graph, std::span<base::Vec2> positions, base::Rng& rng) {
    const std::uint32_t n = graph.node_count();
    std::vector<std::uint32_t> missing;
    base::Vec2 middle;
    std::uint32_t known = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
        if (is_finite(positions[i])) {
            ++known;
            middle += (positions[i] - middle) / static_cast<float>(known);
        } else {
            missing.push_back(i);
        }
    }
    while (!missing.empty()) {
        std::vector<std::uint32_t> left;
        std::vector<base::Vec2> found(missing.size());
        for (std::size_t m = 0; m < missing.size(); ++m) {
            base::Vec2 sum;
            float count = 0;
            for (const std::uint32_t neighbor : graph.neighbors(missing[m])) {
                if (is_finite(positions[neighbor])) {
                    sum += positions[neighbor];
                    count += 1;
                }
            }
            found[m] = count > 0 ? sum / count + chance_in_disc(0.7F, rng) : base::Vec2{NAN, NAN};
        }
        for (std::size_t m = 0; m < missing.size(); ++m) {
            positions[missing[m]] = found[m];
            if (!is_finite(found[m])) {
                left.push_back(missing[m]);
            }
        }
        if (left.size() == missing.size()) {
            for (const std::uint32_t node : left) {
                positions[node] =
                    middle + chance_in_disc(std::sqrt(static_cast<float>(left.size())), rng);
            }
            left.clear();
        }
        missing.swap(left);
    }

    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const base::Vec2 p = positions[a];
        const base::Vec2 q = positions[b];
        return p.x != q.x ? p.x < q.x : (p.y != q.y ? p.y < q.y : a < b);
    });
    base::Vec2 last{NAN, NAN};
    for (const std::uint32_t node : order) {
        if (positions[node] == last) {
            positions[node] += chance_in_disc(0.1F, rng);
        } else {
            last = positions[node];
        }
    }
}

} // namespace entente::layout
