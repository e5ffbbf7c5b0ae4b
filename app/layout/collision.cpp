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

    // Clamped before they are integers: a point may lie far outside.
    [[nodiscard]] int column(float x) const {
        return static_cast<int>(
            std::clamp((x - origin.x) / cell, 0.0F, static_cast<float>(width - 1)));
    }
    [[nodiscard]] int row(float y) const {
        return static_cast<int>(
            std::clamp((y - origin.y) / cell, 0.0F, static_cast<float>(height - 1)));
    }
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(x);
    }
};

Grid make_grid(std::span<const base::Vec2> positions, std::span<const std::uint32_t> of,
               float cell) {
    base::Rect box{positions[of[0]], positions[of[0]]};
    for (const std::uint32_t i : of) {
        const base::Vec2 p = positions[i];
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
    // About four cells a node at most, else far-flung nodes would cost memory.
    const double area = static_cast<double>(box.width()) * static_cast<double>(box.height());
    const double most = 4.0 * static_cast<double>(of.size()) + 64;
    const double longest = static_cast<double>(std::max(box.width(), box.height()));
    Grid grid;
    grid.origin = box.min;
    grid.cell = std::max(
        {cell, static_cast<float>(std::sqrt(area / most)), static_cast<float>(longest / most)});
    grid.width = static_cast<int>(box.width() / grid.cell) + 1;
    grid.height = static_cast<int>(box.height() / grid.cell) + 1;
    grid.first.assign(grid.index(0, grid.height) + 1, 0);
    for (const std::uint32_t i : of) {
        ++grid.first[grid.index(grid.column(positions[i].x), grid.row(positions[i].y)) + 1];
    }
    for (std::size_t i = 1; i < grid.first.size(); ++i) {
        grid.first[i] += grid.first[i - 1];
    }
    std::vector<std::uint32_t> next(grid.first.begin(), grid.first.end() - 1);
    grid.nodes.resize(of.size());
    for (const std::uint32_t i : of) {
        grid.nodes[next[grid.index(grid.column(positions[i].x), grid.row(positions[i].y))]++] = i;
    }
    return grid;
}

/// Discs of like size in a grid of their own, so that a few large ones do not make the cells of
/// thousands of small ones large.
struct SizeClass {
    float largest = 0;
    std::vector<std::uint32_t> nodes;
    Grid grid;
};

std::vector<SizeClass> classes_of(std::span<const float> radii,
                                  std::span<const base::Vec2> positions, float gap) {
    constexpr std::size_t most = 8; // each half as large as the one before
    std::vector<SizeClass> classes(most);
    const float largest = *std::max_element(radii.begin(), radii.end());
    for (std::uint32_t i = 0; i < radii.size(); ++i) {
        std::size_t of = 0;
        for (float half = largest / 2; of + 1 < most && radii[i] <= half; half /= 2) {
            ++of;
        }
        classes[of].nodes.push_back(i);
        classes[of].largest = std::max(classes[of].largest, radii[i]);
    }
    std::erase_if(classes, [](const SizeClass& sizes) { return sizes.nodes.empty(); });
    for (SizeClass& sizes : classes) {
        const float cell = 2 * sizes.largest + gap;
        sizes.grid = make_grid(positions, sizes.nodes, cell > 0 ? cell : largest);
    }
    return classes;
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
    const std::vector<SizeClass> classes = classes_of(radii, positions, gap);
    constexpr std::size_t grain = 512;
    std::vector<float> deepest((n + grain - 1) / grain, 0.0F);
    std::vector<base::Vec2> shift(n);
    base::parallel_for(0, n, grain, [&](std::size_t first, std::size_t last) {
        float most = 0;
        for (std::size_t i = first; i < last; ++i) {
            const base::Vec2 p = positions[i];
            base::Vec2 sum;
            for (const SizeClass& sizes : classes) {
                const Grid& grid = sizes.grid;
                const float far = radii[i] + sizes.largest + gap;
                const int left = grid.column(p.x - far);
                const int right = grid.column(p.x + far);
                const int top = grid.row(p.y + far);
                for (int y = grid.row(p.y - far); y <= top; ++y) {
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
                        const float share =
                            is_held[j] != 0 ? 1.0F : (a + b > 0 ? b / (a + b) : 0.5F);
                        const base::Vec2 direction =
                            distance > 0 ? away / distance : base::Vec2{i < j ? -1.0F : 1.0F, 0};
                        sum += direction * ((reach - distance) * share);
                    }
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
