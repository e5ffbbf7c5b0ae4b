// SPDX-License-Identifier: MIT
#include "app/scene/convex_hull.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace entente::scene {
namespace {

constexpr float pi = std::numbers::pi_v<float>;
constexpr std::size_t many = 64;
constexpr float least_side_px = 0.1F;

float cross(Vec2 a, Vec2 b) {
    return a.x * b.y - a.y * b.x;
}

Vec2 direction(std::size_t i, std::size_t of) {
    const float angle = 2 * pi * static_cast<float>(i) / static_cast<float>(of);
    return {std::cos(angle), std::sin(angle)};
}

/// The discs that may touch the hull: those inside the polygon of the outermost points in a few
/// directions are left out.
std::vector<Disc> outer_discs(std::span<const Disc> discs) {
    constexpr std::size_t sides = 24;
    std::array<Vec2, sides> corners;
    for (std::size_t i = 0; i < sides; ++i) {
        const Vec2 way = direction(i, sides);
        float farthest = -std::numeric_limits<float>::infinity();
        for (const Disc& disc : discs) {
            const float reach = dot(disc.center, way) + disc.radius;
            if (reach > farthest) {
                farthest = reach;
                corners[i] = disc.center + way * disc.radius;
            }
        }
    }
    struct Line {
        Vec2 normal; ///< inward
        float distance;
    };
    std::vector<Line> lines;
    for (std::size_t i = 0; i < sides; ++i) {
        const Vec2 along = corners[(i + 1) % sides] - corners[i];
        const float way = length(along);
        if (way > least_side_px) {
            const Vec2 normal{-along.y / way, along.x / way};
            lines.push_back({normal, dot(normal, corners[i])});
        }
    }
    std::vector<Disc> outer;
    for (const Disc& disc : discs) {
        const bool is_inside =
            lines.size() > 2 && std::all_of(lines.begin(), lines.end(), [&](const Line& line) {
                return dot(line.normal, disc.center) - line.distance >= disc.radius;
            });
        if (!is_inside) {
            outer.push_back(disc);
        }
    }
    return outer;
}

/// Corners of polygons around the discs, as many as keep within a tenth of a pixel.
std::vector<Vec2> points_around(std::span<const Disc> discs) {
    constexpr std::size_t most_points = 60'000;
    const std::size_t most =
        std::clamp<std::size_t>(most_points / std::max<std::size_t>(discs.size(), 1), 8, 96);
    std::vector<Vec2> points;
    for (const Disc& disc : discs) {
        constexpr float slack_px = 0.1F;
        const float radius = std::max(disc.radius, slack_px);
        const float wanted = std::ceil(pi / std::acos(1 - slack_px / (radius + slack_px)));
        const std::size_t count =
            std::clamp<std::size_t>(static_cast<std::size_t>(std::min(wanted, 96.0F)), 8, most);
        const float corner = disc.radius / std::cos(pi / static_cast<float>(count));
        for (std::size_t i = 0; i < count; ++i) {
            points.push_back(disc.center + direction(i, count) * corner);
        }
    }
    return points;
}

} // namespace

std::vector<Vec2> hull_around(std::span<const Disc> discs) {
    std::vector<Disc> outer;
    if (discs.size() > many) {
        outer = outer_discs(discs);
        discs = outer;
    }
    std::vector<Vec2> points = points_around(discs);
    if (points.empty()) {
        return {};
    }
    // Andrew's monotone chain ("Another efficient algorithm for convex hulls in two dimensions",
    // 1979): the lower and the upper half, from left to right and back.
    std::sort(points.begin(), points.end(),
              [](Vec2 a, Vec2 b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    std::vector<Vec2> hull;
    const auto add = [&](Vec2 point, std::size_t fixed) {
        while (hull.size() >= fixed + 2 &&
               cross(hull.back() - hull[hull.size() - 2], point - hull.back()) <= 0) {
            hull.pop_back();
        }
        hull.push_back(point);
    };
    for (const Vec2 point : points) {
        add(point, 0);
    }
    const std::size_t lower = hull.size() - 1;
    for (auto point = points.rbegin() + 1; point != points.rend(); ++point) {
        add(*point, lower);
    }
    hull.pop_back();

    std::vector<Vec2> corners;
    for (const Vec2 corner : hull) {
        if (corners.empty() || length(corner - corners.back()) >= least_side_px) {
            corners.push_back(corner);
        }
    }
    while (corners.size() > 3 && length(corners.front() - corners.back()) < least_side_px) {
        corners.pop_back();
    }
    return corners;
}

} // namespace entente::scene
