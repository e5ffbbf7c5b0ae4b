// SPDX-License-Identifier: MIT
#include "app/layout/pivot_mds.hpp"

#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/layout/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente::layout {
namespace {

constexpr std::size_t block = 2048; ///< nodes whose products are added up together

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

/// The squares of distances of one node, doubly centered but for the constant: minus half of
/// (d^2 - row mean - column mean + mean).
///
/// @param centered  holds the distances, and what is made of them.
ENTENTE_CLONES
void center_row(std::size_t k, const float* of_pivot, float mean, float* centered) {
    float sum = 0;
    for (std::size_t p = 0; p < k; ++p) {
        centered[p] *= centered[p];
    }
    for (std::size_t p = 0; p < k; ++p) { // in this order, whatever the processor
        sum += centered[p];
    }
    const float of_node = sum / static_cast<float>(k) - mean;
    for (std::size_t p = 0; p < k; ++p) {
        centered[p] = -0.5F * (centered[p] - of_node - of_pivot[p]);
    }
}

/// The distances of one node to all pivots.
void read_row(const Landmarks& landmarks, std::size_t node, std::vector<float>& row) {
    const auto read = [&](const auto* hops) {
        for (std::size_t p = 0; p < row.size(); ++p) {
            row[p] = static_cast<float>(hops[p]);
        }
    };
    const std::size_t at = node * landmarks.stride;
    landmarks.is_narrow() ? read(landmarks.narrow_hops.data() + at)
                          : read(landmarks.hops.data() + at);
}

/// Adds the products of one node's values with each other, above the diagonal and on it.
ENTENTE_CLONES
void add_products(const float* values, std::size_t k, float* products) {
    for (std::size_t p = 0; p < k; ++p) {
        const float value = values[p];
        float* row = products + p * k;
        for (std::size_t q = p; q < k; ++q) {
            row[q] += value * values[q];
        }
    }
}

} // namespace

std::vector<base::Vec2> pivot_mds(const Landmarks& landmarks) {
    const std::size_t n = landmarks.node_count;
    const std::size_t k = landmarks.nodes.size();
    const std::size_t blocks = (n + block - 1) / block;
    const auto each_block = [&](const auto& body) { // body(block, first node, last node)
        base::parallel_for(0, blocks, 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t b = begin; b < end; ++b) {
                body(b, b * block, std::min(n, (b + 1) * block));
            }
        });
    };

    std::vector<double> sums(blocks * k, 0.0);
    each_block([&](std::size_t b, std::size_t first, std::size_t last) {
        std::vector<float> row(k);
        for (std::size_t node = first; node < last; ++node) {
            read_row(landmarks, node, row);
            for (std::size_t p = 0; p < k; ++p) {
                const auto d = static_cast<double>(row[p]);
                sums[b * k + p] += d * d;
            }
        }
    });
    std::vector<float> of_pivot(k);
    double mean = 0;
    for (std::size_t p = 0; p < k; ++p) {
        double sum = 0;
        for (std::size_t b = 0; b < blocks; ++b) {
            sum += sums[b * k + p];
        }
        of_pivot[p] = static_cast<float>(sum / static_cast<double>(n));
        mean += sum / static_cast<double>(n) / static_cast<double>(k);
    }

    std::vector<double> products(k * k, 0.0);
    // So many blocks at once that their sums take no more room than the distances do.
    constexpr std::size_t round = 64;
    std::vector<float> partial;
    for (std::size_t start = 0; start < blocks; start += round) {
        const std::size_t count = std::min(round, blocks - start);
        partial.assign(count * k * k, 0.0F);
        base::parallel_for(0, count, 1, [&](std::size_t begin, std::size_t end) {
            std::vector<float> values(k);
            for (std::size_t b = begin; b < end; ++b) {
                const std::size_t first = (start + b) * block;
                for (std::size_t node = first; node < std::min(n, first + block); ++node) {
                    read_row(landmarks, node, values);
                    center_row(k, of_pivot.data(), static_cast<float>(mean), values.data());
                    add_products(values.data(), k, partial.data() + b * k * k);
                }
            }
        });
        for (std::size_t b = 0; b < count; ++b) {
            for (std::size_t i = 0; i < k * k; ++i) {
                products[i] += static_cast<double>(partial[b * k * k + i]);
            }
        }
    }
    for (std::size_t p = 0; p < k; ++p) {
        for (std::size_t q = 0; q < p; ++q) {
            products[p * k + q] = products[q * k + p];
        }
    }

    std::vector<double> along;
    std::vector<double> across;
    leading_eigenvectors(products, k, along, across);
    std::vector<base::Vec2> positions(n);
    each_block([&](std::size_t, std::size_t first, std::size_t last) {
        std::vector<float> values(k);
        for (std::size_t node = first; node < last; ++node) {
            read_row(landmarks, node, values);
            center_row(k, of_pivot.data(), static_cast<float>(mean), values.data());
            double x = 0;
            double y = 0;
            for (std::size_t p = 0; p < k; ++p) {
                x += static_cast<double>(values[p]) * along[p];
                y += static_cast<double>(values[p]) * across[p];
            }
            positions[node] = {static_cast<float>(x), static_cast<float>(y)};
        }
    });

    // The eigenvalues' scale is of no use: one factor fits the drawing to the distances (least
    // stress).
    std::vector<double> fits(blocks, 0.0);
    std::vector<double> squares(blocks, 0.0);
    each_block([&](std::size_t b, std::size_t first, std::size_t last) {
        std::vector<float> row(k);
        for (std::size_t node = first; node < last; ++node) {
            read_row(landmarks, node, row);
            for (std::size_t p = 0; p < k; ++p) {
                if (const auto hops = static_cast<double>(row[p]); hops > 0) {
                    const double r = static_cast<double>(base::length(
                                         positions[node] - positions[landmarks.nodes[p]])) /
                                     hops;
                    fits[b] += r;
                    squares[b] += r * r;
                }
            }
        }
    });
    double fit = 0;
    double square = 0;
    for (std::size_t b = 0; b < blocks; ++b) {
        fit += fits[b];
        square += squares[b];
    }
    const double scale = square > 0 ? fit / square : 0;
    for (base::Vec2& position : positions) {
        position = position * static_cast<float>(scale);
    }
    return positions;
}

} // namespace entente::layout
