// SPDX-License-Identifier: MIT
#include "app/layout/collision.hpp"

#include "app/base/parallel.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::layout {
namespace {

struct Grid {
    base::Vec2 origin;
    float cell = 1;
    int width = 1;
    int height = 1;
    std::vector<std::uint32_t> first; ///< by cell, into nodes
    std::vector<std::uint32_t> nodes;

    [[nodiscard]] int column(base::Vec2 p) const {
        return std::clamp(static_cast<int>((p.x - origin.x) / cell), 0, width - 1);
    }
    [[nodiscard]] int row(base::Vec2 p) const {
        return std::clamp(static_cast<int>((p.y - origin.y) / cell), 0, height - 1);
    }
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(x);
    }
};

Grid make_grid(std::span<const base::Vec2> positions, float cell) {
    base::Rect box{positions[0], positions[0]};
    for (const base::Vec2 p : positions) {
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
    // About four cells a node at most, else far-flung nodes would cost memory.
    const double area = static_cast<double>(box.width()) * static_cast<double>(box.height());
    const double most = 4.0 * static_cast<double>(positions.size()) + 64;
    const double longest = static_cast<double>(std::max(box.width(), box.height()));
    Grid grid;
    grid.origin = box.min;
    grid.cell = std::max(
        {cell, static_cast<float>(std::sqrt(area / most)), static_cast<float>(longest / most)});
    grid.width = static_cast<int>(box.width() / grid.cell) + 1;
    grid.height = static_cast<int>(box.height() / grid.cell) + 1;
    grid.first.assign(grid.index(0, grid.height) + 1, 0);
    for (const base::Vec2 p : positions) {
        ++grid.first[grid.index(grid.column(p), grid.row(p)) + 1];
    }
    for (std::size_t i = 1; i < grid.first.size(); ++i) {
        grid.first[i] += grid.first[i - 1];
    }
    std::vector<std::uint32_t> next(grid.first.begin(), grid.first.end() - 1);
    grid.nodes.resize(positions.size());
    for (std::uint32_t i = 0; i < positions.size(); ++i) {
        grid.nodes[next[grid.index(grid.column(positions[i]), grid.row(positions[i]))]++] = i;
    }
    return grid;
}

} // namespace

float part_discs(std::span<const float> radii, std::span<const unsigned char> is_held, float gap,
                 float strength, std::span<base::Vec2> positions) {
    const std::size_t n = positions.size();
    assert(radii.size() == n && is_held.size() == n);
    if (n < 2) {
        return 0;
    }
    const float largest = *std::max_element(radii.begin(), radii.end());
    if (2 * largest + gap <= 0) {
        return 0;
    }
    const Grid grid = make_grid(positions, 2 * largest + gap);
    constexpr std::size_t grain = 512;
    std::vector<float> deepest((n + grain - 1) / grain, 0.0F);
    std::vector<base::Vec2> shift(n);
    base::parallel_for(0, n, grain, [&](std::size_t first, std::size_t last) {
        float most = 0;
        for (std::size_t i = first; i < last; ++i) {
            const base::Vec2 p = positions[i];
            const int column = grid.column(p);
            const int row = grid.row(p);
            base::Vec2 sum;
            for (int y = std::max(0, row - 1); y <= std::min(grid.height - 1, row + 1); ++y) {
                const int left = std::max(0, column - 1);
                const int right = std::min(grid.width - 1, column + 1);
                for (auto at = grid.first[grid.index(left, y)];
                     at < grid.first[grid.index(right, y) + 1]; ++at) {
                    const std::uint32_t j = grid.nodes[at];
                    const base::Vec2 away = p - positions[j];
                    const float reach = radii[i] + radii[j] + gap;
                    const float square = base::dot(away, away);
                    if (j == i || square >= reach * reach) {
                        continue;
                    }
                    const float distance = std::sqrt(square);
                    most = std::max(most, reach - distance);
                    const float a = radii[i] * radii[i];
                    const float b = radii[j] * radii[j];
                    const float share = is_held[j] != 0 ? 1.0F : (a + b > 0 ? b / (a + b) : 0.5F);
                    const base::Vec2 direction =
                        distance > 0 ? away / distance : base::Vec2{i < j ? -1.0F : 1.0F, 0};
                    sum += direction * ((reach - distance) * share);
                }
            }
            shift[i] = is_held[i] != 0 ? base::Vec2{} : sum * strength;
        }
        deepest[first / grain] = most;
    });
    for (std::size_t i = 0; i < n; ++i) {
        positions[i] += shift[i];
    }
    return *std::max_element(deepest.begin(), deepest.end());
}

} // namespace entente::layout
