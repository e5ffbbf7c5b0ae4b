// SPDX-License-Identifier: MIT
#include "app/layout/pivot_mds.hpp"

#include "app/base/parallel.hpp"
#include "app/layout/lanes.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

namespace entente::layout {
namespace {

/// Nodes swept together, so that their sums stay in the processor's nearest cache.
constexpr std::size_t block = 512;

/// s / d^2 for all nodes and pivots.
void weigh(PivotDistances& all) {
    const std::size_t n = all.node_count;
    std::vector<std::vector<float>> within(all.pivots.size()); // region's nodes by distance
    for (std::size_t node = 0; node < n; ++node) {
        std::size_t nearest = 0;
        for (std::size_t p = 1; p < all.pivots.size(); ++p) {
            if (all.hops[p * n + node] < all.hops[nearest * n + node]) {
                nearest = p;
            }
        }
        const auto hops = static_cast<std::size_t>(all.hops[nearest * n + node]);
        if (within[nearest].size() <= hops) {
            within[nearest].resize(hops + 1);
        }
        within[nearest][hops] += 1;
    }
    for (auto& counts : within) {
        for (std::size_t i = 1; i < counts.size(); ++i) {
            counts[i] += counts[i - 1];
        }
    }
    all.weight.resize(all.hops.size());
    base::parallel_for(0, all.pivots.size(), 1, [&](std::size_t first, std::size_t last) {
        for (std::size_t p = first; p < last; ++p) {
            const std::vector<float>& counts = within[p];
            for (std::size_t node = 0; node < n; ++node) {
                const float d = all.hops[p * n + node];
                const auto half = std::min(static_cast<std::size_t>(d / 2), counts.size() - 1);
                all.weight[p * n + node] = d > 0 ? counts[half] / (d * d) : 0;
            }
        }
    });
}

/// Both leading eigenvectors of a symmetric k x k matrix with eigenvalues >= 0, by power iteration;
/// the second is zero where there is but one direction.
void leading_eigenvectors(const std::vector<double>& matrix, std::size_t k,
                          std::vector<double>& first, std::vector<double>& second) {
    base::Rng rng(1); // any start will do that is not orthogonal to both
    first.resize(k);
    second.resize(k);
    for (std::size_t i = 0; i < k; ++i) {
        first[i] = rng.uniform() - 0.5;
        second[i] = rng.uniform() - 0.5;
    }
    std::vector<double> product(k);
    const auto dot = [&](const std::vector<double>& a, const std::vector<double>& b) {
        double sum = 0;
        for (std::size_t i = 0; i < k; ++i) {
            sum += a[i] * b[i];
        }
        return sum;
    };
    // Multiplies v by the matrix and scales it to length 1; returns how long it had become.
    const auto multiply = [&](std::vector<double>& v, const std::vector<double>* orthogonal_to) {
        for (std::size_t i = 0; i < k; ++i) {
            product[i] = 0;
            for (std::size_t j = 0; j < k; ++j) {
                product[i] += matrix[i * k + j] * v[j];
            }
        }
        if (orthogonal_to != nullptr) {
            const double along = dot(product, *orthogonal_to);
            for (std::size_t i = 0; i < k; ++i) {
                product[i] -= along * (*orthogonal_to)[i];
            }
        }
        const double size = std::sqrt(dot(product, product));
        for (std::size_t i = 0; i < k; ++i) {
            v[i] = size > 0 ? product[i] / size : 0;
        }
        return size;
    };
    double largest = 0;
    double next = 0;
    for (int round = 0; round < 200; ++round) {
        largest = multiply(first, nullptr);
        next = multiply(second, &first);
    }
    if (next < 1e-9 * largest) {
        second.assign(k, 0.0); // what is left of it is rounding, and lies along the first
    }
}

/// Pulls of one pivot on `count` nodes, added to sums: w (p + d (x - p) / |x - p|), and w itself.
ENTENTE_CLONES
void add_pivot_terms(std::size_t count, base::Vec2 pivot, const float* hops, const float* weight,
                     const float* x, const float* y, float* sum_x, float* sum_y, float* sum_w) {
    for (std::size_t i = 0; i < count; ++i) {
        const float dx = x[i] - pivot.x;
        const float dy = y[i] - pivot.y;
        const float scale = hops[i] / std::sqrt(dx * dx + dy * dy + 1e-12F);
        sum_x[i] += weight[i] * (pivot.x + scale * dx);
        sum_y[i] += weight[i] * (pivot.y + scale * dy);
        sum_w[i] += weight[i];
    }
}

} // namespace

PivotDistances pivot_distances(const Adjacency& graph, std::uint32_t count, base::Rng& rng) {
    const std::uint32_t n = graph.node_count();
    assert(n > 0 && count > 0);
    PivotDistances all;
    all.node_count = n;
    count = std::min(count, n);
    all.hops.reserve(std::size_t{count} * n);
    std::vector<std::uint32_t> hops;
    std::vector<std::uint32_t> queue;
    std::vector<std::uint32_t> to_nearest(n, unreachable);
    // From a node of chance to one far from it: an end of the graph is a better first pivot.
    hop_distances(graph, rng.below(n), hops, queue);
    std::uint32_t next = queue.back();
    for (std::uint32_t p = 0; p < count; ++p) {
        all.pivots.push_back(next);
        hop_distances(graph, next, hops, queue);
        next = 0;
        for (std::uint32_t node = 0; node < n; ++node) {
            all.hops.push_back(static_cast<float>(hops[node]));
            to_nearest[node] = std::min(to_nearest[node], hops[node]);
            if (to_nearest[node] > to_nearest[next]) {
                next = node;
            }
        }
        if (to_nearest[next] == 0) {
            break; // all nodes are pivots
        }
    }
    weigh(all);
    return all;
}

std::vector<base::Vec2> pivot_mds(const PivotDistances& distances) {
    const std::size_t n = distances.node_count;
    const std::size_t k = distances.pivots.size();
    // Doubly centered squares of distances, -(d^2 - row mean - column mean + mean) / 2.
    std::vector<double> centered(n * k);
    std::vector<double> of_node(n, 0.0);
    std::vector<double> of_pivot(k, 0.0);
    double mean = 0;
    for (std::size_t p = 0; p < k; ++p) {
        for (std::size_t node = 0; node < n; ++node) {
            const double d = static_cast<double>(distances.hops[p * n + node]);
            centered[p * n + node] = d * d;
            of_node[node] += d * d / static_cast<double>(k);
            of_pivot[p] += d * d / static_cast<double>(n);
        }
        mean += of_pivot[p] / static_cast<double>(k);
    }
    base::parallel_for(0, k, 1, [&](std::size_t first, std::size_t last) {
        for (std::size_t p = first; p < last; ++p) {
            for (std::size_t node = 0; node < n; ++node) {
                double& c = centered[p * n + node];
                c = -0.5 * (c - of_node[node] - of_pivot[p] + mean);
            }
        }
    });
    std::vector<double> products(k * k);
    base::parallel_for(0, k, 1, [&](std::size_t first, std::size_t last) {
        for (std::size_t p = first; p < last; ++p) {
            for (std::size_t q = 0; q <= p; ++q) {
                double sums[4] = {0, 0, 0, 0};
                const double* a = centered.data() + p * n;
                const double* b = centered.data() + q * n;
                for (std::size_t node = 0; node < n; ++node) {
                    sums[node % 4] += a[node] * b[node];
                }
                products[p * k + q] = products[q * k + p] =
                    (sums[0] + sums[1]) + (sums[2] + sums[3]);
            }
        }
    });
    std::vector<double> along;
    std::vector<double> across;
    leading_eigenvectors(products, k, along, across);
    std::vector<base::Vec2> positions(n);
    for (std::size_t node = 0; node < n; ++node) {
        double x = 0;
        double y = 0;
        for (std::size_t p = 0; p < k; ++p) {
            x += centered[p * n + node] * along[p];
            y += centered[p * n + node] * across[p];
        }
        positions[node] = {static_cast<float>(x), static_cast<float>(y)};
    }
    // The eigenvalues' scale is of no use: one factor fits the drawing to the distances (least
    // stress).
    double fit = 0;
    double square = 0;
    for (std::size_t p = 0; p < k; ++p) {
        for (std::size_t node = 0; node < n; ++node) {
            const double d = static_cast<double>(distances.hops[p * n + node]);
            if (d > 0) {
                const double r = static_cast<double>(base::length(positions[node] -
                                                                  positions[distances.pivots[p]])) /
                                 d;
                fit += r;
                square += r * r;
            }
        }
    }
    const double scale = square > 0 ? fit / square : 0;
    for (base::Vec2& position : positions) {
        position = position * static_cast<float>(scale);
    }
    return positions;
}

void improve_sparse_stress(const Adjacency& graph, const PivotDistances& distances,
                           std::uint32_t sweeps, std::span<base::Vec2> positions) {
    const std::size_t n = graph.node_count();
    assert(positions.size() == n);
    std::vector<base::Vec2> next(n);
    for (std::uint32_t sweep = 0; sweep < sweeps; ++sweep) {
        base::parallel_for(0, n, block, [&](std::size_t first, std::size_t last) {
            float x[block];
            float y[block];
            float sum_x[block] = {};
            float sum_y[block] = {};
            float sum_w[block] = {};
            for (std::size_t i = first; i < last; ++i) {
                x[i - first] = positions[i].x;
                y[i - first] = positions[i].y;
            }
            for (std::size_t p = 0; p < distances.pivots.size(); ++p) {
                add_pivot_terms(last - first, positions[distances.pivots[p]],
                                distances.hops.data() + p * n + first,
                                distances.weight.data() + p * n + first, x, y, sum_x, sum_y, sum_w);
            }
            for (std::size_t i = first; i < last; ++i) {
                base::Vec2 sum{sum_x[i - first], sum_y[i - first]};
                float weight = sum_w[i - first];
                for (const std::uint32_t j : graph.neighbors(static_cast<std::uint32_t>(i))) {
                    const base::Vec2 gap = positions[i] - positions[j];
                    sum += positions[j] + gap / std::sqrt(base::dot(gap, gap) + 1e-12F);
                    weight += 1;
                }
                next[i] = weight > 0 ? sum / weight : positions[i];
            }
        });
        std::copy(next.begin(), next.end(), positions.begin());
    }
}

} // namespace entente::layout
