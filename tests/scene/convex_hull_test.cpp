// SPDX-License-Identifier: MIT
#include "app/scene/convex_hull.hpp"

#include "app/base/rng.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

/// By how much a disc reaches beyond a convex area; the corners run around it in one direction.
float beyond(const Disc& disc, const std::vector<Vec2>& corners) {
    float most = -1e9F;
    float area = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Vec2 next = corners[(i + 1) % corners.size()];
        area += corners[i].x * next.y - corners[i].y * next.x;
    }
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Vec2 along = corners[(i + 1) % corners.size()] - corners[i];
        Vec2 out = Vec2{along.y, -along.x} / length(along);
        out = area > 0 ? out : out * -1;
        most = std::max(most, dot(out, disc.center - corners[i]) + disc.radius);
    }
    return most;
}

bool is_convex(const std::vector<Vec2>& corners) {
    int turns = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Vec2 a = corners[(i + 1) % corners.size()] - corners[i];
        const Vec2 b = corners[(i + 2) % corners.size()] - corners[(i + 1) % corners.size()];
        turns += a.x * b.y - a.y * b.x > 0 ? 1 : -1;
    }
    return static_cast<std::size_t>(std::abs(turns)) == corners.size();
}

TEST(ConvexHull, HoldsAllDiscsAndHugsThem) {
    for (std::uint64_t seed = 1; seed < 60; ++seed) {
        base::Rng rng(seed);
        std::vector<Disc> discs(seed < 40 ? seed : seed * 37);
        for (Disc& disc : discs) {
            // Some groups are flat, some round.
            disc = {{static_cast<float>(rng.uniform()) * 900,
                     static_cast<float>(rng.uniform()) * (seed % 3 == 0 ? 3.0F : 700.0F)},
                    1 + static_cast<float>(rng.uniform()) * 40};
        }
        const auto corners = hull_around(discs);
        ASSERT_GE(corners.size(), 3U) << "seed " << seed;
        EXPECT_TRUE(is_convex(corners)) << "seed " << seed;
        float farthest = -1e9F;
        for (const Disc& disc : discs) {
            const float out = beyond(disc, corners);
            EXPECT_LE(out, 0.02F) << "seed " << seed;
            farthest = std::max(farthest, out);
        }
        EXPECT_GT(farthest, -1.0F) << "it touches the outer ones";
    }
}

TEST(ConvexHull, OneIsACircleTwoAreACapsule) {
    const std::vector<Disc> one{{{10, 20}, 30}};
    for (const Vec2 corner : hull_around(one)) {
        EXPECT_NEAR(length(corner - Vec2{10, 20}), 30, 0.15F);
    }
    const std::vector<Disc> two{{{0, 0}, 10}, {{100, 0}, 10}};
    for (const Vec2 corner : hull_around(two)) {
        EXPECT_LE(std::abs(corner.y), 10.15F);
    }
    EXPECT_TRUE(hull_around({}).empty());
}

TEST(ConvexHull, TheSameDiscTwiceAndDiscsInALineAreFine) {
    const std::vector<Disc> same(5, Disc{{3, 3}, 8});
    EXPECT_TRUE(is_convex(hull_around(same)));
    std::vector<Disc> line;
    for (int i = 0; i < 200; ++i) {
        line.push_back({{static_cast<float>(i), 0}, 5});
    }
    const auto corners = hull_around(line);
    EXPECT_TRUE(is_convex(corners));
    for (const Disc& disc : line) {
        EXPECT_LE(beyond(disc, corners), 0.02F);
    }
}

TEST(ConvexHull, ManyOnACircleAreHeld) {
    std::vector<Disc> ring;
    for (int i = 0; i < 10'000; ++i) {
        const float angle = 6.2831853F * static_cast<float>(i) / 10'000;
        ring.push_back({{4000 * std::cos(angle), 4000 * std::sin(angle)}, 12});
    }
    const auto corners = hull_around(ring);
    for (const Disc& disc : ring) {
        EXPECT_LE(beyond(disc, corners), 0.05F);
    }
    EXPECT_LT(corners.size(), 100'000U);
}

} // namespace
} // namespace entente::scene
