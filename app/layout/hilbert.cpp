// SPDX-License-Identifier: MIT
#include "app/layout/hilbert.hpp"

#include "app/base/parallel.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace entente::layout {
namespace {

/// Distance along a Hilbert curve of 2^16 x 2^16 cells.
std::uint32_t hilbert_key(std::uint32_t x, std::uint32_t y) {
    std::uint32_t key = 0;
    for (std::uint32_t side = 1U << 15U; side > 0; side >>= 1U) {
        const std::uint32_t right = (x & side) != 0 ? 1U : 0U;
        const std::uint32_t upper = (y & side) != 0 ? 1U : 0U;
        key = (key << 2U) | ((3U * right) ^ upper);
        if (upper == 0) {
            if (right == 1) {
                x = ~x;
                y = ~y;
            }
            std::swap(x, y);
        }
    }
    return key;
}

} // namespace

std::vector<std::uint32_t> hilbert_order(std::span<const base::Vec2> positions) {
    const std::size_t n = positions.size();
    std::vector<std::uint32_t> order(n);
    if (n == 0) {
        return order;
    }
    base::Rect box{positions[0], positions[0]};
    for (const base::Vec2 p : positions) {
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
    const float side = std::max(box.width(), box.height());
    const float scale = side > 0 ? 65535.0F / side : 0.0F;
    struct Keyed {
        std::uint32_t key;
        std::uint32_t point;
    };
    std::vector<Keyed> keyed(n);
    base::parallel_for(0, n, 2048, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const base::Vec2 p = (positions[i] - box.min) * scale;
            keyed[i] = {
                hilbert_key(static_cast<std::uint32_t>(p.x), static_cast<std::uint32_t>(p.y)),
                static_cast<std::uint32_t>(i)};
        }
    });
    // Radix sort, which keeps equal keys in the order of the points.
    std::vector<Keyed> other(n);
    for (const std::uint32_t shift : {0U, 11U, 22U}) {
        std::array<std::uint32_t, 2049> place{};
        for (const Keyed& item : keyed) {
            ++place[((item.key >> shift) & 2047U) + 1];
        }
        for (std::size_t i = 1; i < place.size(); ++i) {
            place[i] += place[i - 1];
        }
        for (const Keyed& item : keyed) {
            other[place[(item.key >> shift) & 2047U]++] = item;
        }
        keyed.swap(other);
    }
    for (std::size_t i = 0; i < n; ++i) {
        order[i] = keyed[i].point;
    }
    return order;
}

} // namespace entente::layout
