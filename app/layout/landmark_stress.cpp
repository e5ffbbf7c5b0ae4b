// SPDX-License-Identifier: MIT
#include "app/layout/landmark_stress.hpp"

#include "app/base/parallel.hpp"
#include "app/layout/lanes.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::layout {
namespace {

constexpr float momentum_of_sweeps =
    0.7F;                      ///< of a move goes on in the next: 16 sweeps do what 60 did
constexpr float tiny = 1e-12F; ///< keeps nodes in one place from dividing by zero

/// The sum of all lanes, in a fixed order.
ENTENTE_INLINE float sum_of(float* lanes) {
    for (std::size_t width = lane_count / 2; width > 0; width /= 2) {
        for (std::size_t i = 0; i < width; ++i) {
            lanes[i] += lanes[i + width];
        }
    }
    return lanes[0];
}

/// 1 / sqrt(x) for x > 0, to within 5e-6 of it: two steps of Newton's method from a first guess by
/// the exponent. Multiplications alone, so that sixteen take no longer than one division.
ENTENTE_INLINE float inverse_root(float x) {
    const float half = 0.5F * x;
    float y = std::bit_cast<float>(0x5f37'5a86 - (std::bit_cast<std::int32_t>(x) >> 1));
    y *= 1.5F - half * y * y;
    y *= 1.5F - half * y * y;
    return y;
}

template <class Hops>
ENTENTE_INLINE Wish sum_of_terms(base::Vec2 at, std::size_t count, const Hops* hops,
                                 const float* weights, const float* landmark_x,
                                 const float* landmark_y) {
    float x[lane_count] = {};
    float y[lane_count] = {};
    float weight[lane_count] = {};
    for (std::size_t first = 0; first < count; first += lane_count) {
        // Widened and looked up first: in one loop bytes cost a fifth more.
        std::int32_t distance[lane_count];
        for (std::size_t i = 0; i < lane_count; ++i) {
            distance[i] = hops[first + i];
        }
        float w[lane_count];
        for (std::size_t i = 0; i < lane_count; ++i) {
            w[i] = weights[distance[i]];
        }
        for (std::size_t i = 0; i < lane_count; ++i) {
            const std::size_t p = first + i;
            const float dx = at.x - landmark_x[p];
            const float dy = at.y - landmark_y[p];
            const float pull =
                w[i] * static_cast<float>(distance[i]) * inverse_root(dx * dx + dy * dy + tiny);
            x[i] += w[i] * landmark_x[p] + pull * dx;
            y[i] += w[i] * landmark_y[p] + pull * dy;
            weight[i] += w[i];
        }
    }
    return {sum_of(x), sum_of(y), sum_of(weight)};
}

ENTENTE_CLONES
Wish wish_of(base::Vec2 at, std::size_t count, const std::uint16_t* hops, const float* weights,
             const float* landmark_x, const float* landmark_y) {
    return sum_of_terms(at, count, hops, weights, landmark_x, landmark_y);
}
ENTENTE_CLONES
Wish wish_of_narrow(base::Vec2 at, std::size_t count, const std::uint8_t* hops,
                    const float* weights, const float* landmark_x, const float* landmark_y) {
    return sum_of_terms(at, count, hops, weights, landmark_x, landmark_y);
}

/// What a term counts, by its distance.
std::vector<float> weights_of(const Landmarks& landmarks, float near_share) {
    const std::vector<float>& ball = landmarks.ball;
    const std::uint32_t farthest =
        landmarks.is_narrow()
            ? *std::max_element(landmarks.narrow_hops.begin(), landmarks.narrow_hops.end())
            : *std::max_element(landmarks.hops.begin(), landmarks.hops.end());
    std::vector<float> weights(std::size_t{1} + farthest, 0.0F);
    const float pairs =
        static_cast<float>(landmarks.node_count) / static_cast<float>(landmarks.nodes.size());
    for (std::size_t d = 1; d < weights.size(); ++d) {
        const float hops = static_cast<float>(d) / landmarks.unit;
        const auto within = static_cast<std::size_t>(std::ceil(hops)) - 1;
        weights[d] = std::min(pairs, ball[std::min(within, ball.size() - 1)]) / (hops * hops);
        weights[d] *= hops <= 2 ? near_share : 1.0F;
    }
    return weights;
}

/// A place drawn back to where the node was, and no farther from home than the leash is long.
base::Vec2 held(base::Vec2 place, std::size_t node, const Leash& leash) {
    const base::Vec2 before = leash.before[node];
    const base::Vec2 home = leash.homes[node];
    const base::Vec2 wanted = (place - before) / (1 + leash.share);
    const float length = base::length(wanted);
    const float kept = length > leash.slack ? 1 - leash.slack / length : 0;
    const base::Vec2 away = before + wanted * kept - home;
    const float distance = base::length(away);
    return home + (distance > leash.reach ? away * (leash.reach / distance) : away);
}

/// A place drawn to the node's host, the share `nearness` of the way beyond `distance`.
base::Vec2 near_host(base::Vec2 place, base::Vec2 host, float nearness, float distance) {
    const base::Vec2 way = host - place;
    const float length = base::length(way);
    return length > distance ? place + way * (nearness * (1 - distance / length)) : place;
}

} // namespace

LandmarkTerms::LandmarkTerms(const Landmarks& landmarks, float near_share)
    : landmarks_(landmarks), weights_(weights_of(landmarks, near_share)),
      x_(landmarks.stride, 0.0F), y_(landmarks.stride, 0.0F) {}

void LandmarkTerms::look(std::span<const base::Vec2> positions) {
    for (std::size_t p = 0; p < landmarks_.nodes.size(); ++p) {
        x_[p] = positions[landmarks_.nodes[p]].x;
        y_[p] = positions[landmarks_.nodes[p]].y;
    }
}

Wish LandmarkTerms::wish(std::size_t node, base::Vec2 at) const {
    const std::size_t row = node * landmarks_.stride;
    return landmarks_.is_narrow()
               ? wish_of_narrow(at, landmarks_.stride, landmarks_.narrow_hops.data() + row,
                                weights_.data(), x_.data(), y_.data())
               : wish_of(at, landmarks_.stride, landmarks_.hops.data() + row, weights_.data(),
                         x_.data(), y_.data());
}

Wish LandmarkTerms::wish(const Adjacency& graph, std::size_t node,
                         std::span<const base::Vec2> positions, const Guide& guide) const {
    const base::Vec2 at = positions[node];
    Wish sum = wish(node, at);
    const auto i = static_cast<std::uint32_t>(node);
    for (const std::uint32_t j : graph.neighbors(i)) {
        const base::Vec2 gap = at - positions[j];
        const float wanted = landmarks_.unit * guide.stretch(i, j);
        const float pull = wanted / std::sqrt(base::dot(gap, gap) + tiny);
        sum.x += positions[j].x + pull * gap.x;
        sum.y += positions[j].y + pull * gap.y;
        sum.weight += 1;
    }
    return sum;
}

void arrange_landmarks(const Landmarks& landmarks, std::uint32_t sweeps,
                       std::span<base::Vec2> positions) {
    LandmarkTerms terms(landmarks);
    const std::size_t count = landmarks.nodes.size();
    std::vector<base::Vec2> next(count);
    for (std::uint32_t sweep = 0; sweep < sweeps; ++sweep) {
        terms.look(positions);
        base::parallel_for(0, count, 64, [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                const base::Vec2 at = positions[landmarks.nodes[i]];
                const Wish wish = terms.wish(landmarks.nodes[i], at);
                next[i] =
                    wish.weight > 0 ? base::Vec2{wish.x / wish.weight, wish.y / wish.weight} : at;
            }
        });
        for (std::size_t i = 0; i < count; ++i) {
            positions[landmarks.nodes[i]] = next[i];
        }
    }
}

void improve_landmark_stress(const Adjacency& graph, const Landmarks& landmarks,
                             std::uint32_t sweeps, std::span<base::Vec2> positions,
                             const Leash& leash, const Guide& guide) {
    const std::size_t n = graph.node_count();
    assert(positions.size() == n);
    assert(leash.homes.size() == leash.before.size());
    LandmarkTerms terms(landmarks);
    std::vector<base::Vec2> before(positions.begin(), positions.end());
    std::vector<base::Vec2> next(n);
    for (std::uint32_t sweep = 0; sweep < sweeps; ++sweep) {
        const float carry =
            sweep + 3 < sweeps ? momentum_of_sweeps : 0; // the last ones come to rest
        base::parallel_for(0, n, 2048, [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                const base::Vec2 now = positions[i];
                positions[i] += (now - before[i]) * carry;
                before[i] = now;
            }
        });
        terms.look(positions);
        base::parallel_for(0, n, 256, [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last; ++i) {
                const Wish wish = terms.wish(graph, i, positions, guide);
                next[i] = {wish.x / wish.weight, wish.y / wish.weight};
                if (guide.has_hosts() && guide.host_of(i) != no_host) {
                    next[i] = near_host(next[i], positions[guide.host_of(i)], guide.nearness,
                                        host_distance * landmarks.unit);
                }
                if (!leash.homes.empty() && (leash.is_free.empty() || leash.is_free[i] == 0)) {
                    next[i] = held(next[i], i, leash);
                }
            }
        });
        std::copy(next.begin(), next.end(), positions.begin());
    }
}

} // namespace entente::layout
