// SPDX-License-Identifier: MIT
#include "app/layout/barnes_hut.hpp"

#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/layout/hilbert.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace entente::layout {
namespace {

std::vector<base::Vec2> random_points(std::size_t n, float side, std::uint64_t seed) {
    base::Rng rng(seed);
    std::vector<base::Vec2> points(n);
    for (base::Vec2& p : points) {
        p = {static_cast<float>(rng.uniform()) * side, static_cast<float>(rng.uniform()) * side};
    }
    return points;
}

/// The sum as the header states it, in double.
std::vector<base::Vec2> exact_push(const std::vector<base::Vec2>& points, double strength) {
    std::vector<base::Vec2> forces(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        double x = 0;
        double y = 0;
        for (const base::Vec2 other : points) {
            const double dx = static_cast<double>(points[i].x) - static_cast<double>(other.x);
            const double dy = static_cast<double>(points[i].y) - static_cast<double>(other.y);
            const double one = 1 + dx * dx + dy * dy;
            x += 4 * strength * dx / (one * one);
            y += 4 * strength * dy / (one * one);
        }
        forces[i] = {static_cast<float>(x), static_cast<float>(y)};
    }
    return forces;
}

std::vector<base::Vec2> tree_push(const std::vector<base::Vec2>& points, float strength,
                                  float theta) {
    BarnesHut tree;
    tree.sort(points);
    tree.refit(points);
    std::vector<base::Vec2> forces(points.size());
    tree.add_push(strength, theta, forces);
    return forces;
}

/// Root of the mean square of the error over that of the force.
double relative_error(const std::vector<base::Vec2>& got, const std::vector<base::Vec2>& wanted) {
    double error = 0;
    double size = 0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        const base::Vec2 off = got[i] - wanted[i];
        error += static_cast<double>(base::dot(off, off));
        size += static_cast<double>(base::dot(wanted[i], wanted[i]));
    }
    return std::sqrt(error / size);
}

TEST(BarnesHut, IsExactWithThetaZero) {
    for (const std::size_t n : {2U, 3U, 8U, 9U, 32U, 33U, 100U, 257U, 1500U}) {
        const auto points = random_points(n, std::sqrt(static_cast<float>(n)), n);
        EXPECT_LT(relative_error(tree_push(points, 1.5F, 0), exact_push(points, 1.5)), 1e-5) << n;
    }
}

TEST(BarnesHut, IsCloseWithTheDefaultTheta) {
    for (const float side : {5.0F, 50.0F, 500.0F}) {
        const auto points = random_points(3000, side, 7);
        EXPECT_LT(relative_error(tree_push(points, 1, 0.9F), exact_push(points, 1)), 0.05) << side;
    }
}

TEST(BarnesHut, IsMoreExactWithASmallerTheta) {
    const auto points = random_points(3000, 30, 3);
    const auto exact = exact_push(points, 1);
    const double coarse = relative_error(tree_push(points, 1, 1.2F), exact);
    const double fine = relative_error(tree_push(points, 1, 0.4F), exact);
    EXPECT_LT(fine, coarse / 2);
}

TEST(BarnesHut, BalancesATieOfStrengthOneAtDistanceOne) {
    const auto forces = tree_push({{0, 0}, {1, 0}}, 1, 0.9F);
    EXPECT_FLOAT_EQ(forces[0].x, -1);
    EXPECT_FLOAT_EQ(forces[1].x, 1);
    EXPECT_FLOAT_EQ(forces[0].y, 0);
}

TEST(BarnesHut, AddsToTheForcesThatAreThere) {
    BarnesHut tree;
    const std::vector<base::Vec2> points{{0, 0}, {1, 0}};
    tree.sort(points);
    tree.refit(points);
    std::vector<base::Vec2> forces{{10, 20}, {30, 40}};
    tree.add_push(1, 0, forces);
    EXPECT_FLOAT_EQ(forces[0].x, 9);
    EXPECT_FLOAT_EQ(forces[0].y, 20);
    EXPECT_FLOAT_EQ(forces[1].x, 31);
}

TEST(BarnesHut, TakesAnOrderGoneStaleWithoutLoss) {
    const auto before = random_points(2000, 40, 1);
    const auto after = random_points(2000, 40, 2);
    BarnesHut tree;
    tree.sort(before);
    tree.refit(after);
    std::vector<base::Vec2> forces(after.size());
    tree.add_push(1, 0.9F, forces);
    EXPECT_LT(relative_error(forces, exact_push(after, 1)), 0.02);
}

TEST(BarnesHut, HasTheSameBitsOnOneThreadAndOnAll) {
    const auto points = random_points(20000, 100, 5);
    std::vector<base::Vec2> alone;
    {
        const base::ThreadLimit limit(1);
        alone = tree_push(points, 1, 0.9F);
    }
    const base::ThreadLimit limit(4);
    EXPECT_EQ(tree_push(points, 1, 0.9F), alone);
}

TEST(BarnesHut, TakesNoPointsOnePointAndAllInOnePlace) {
    EXPECT_TRUE(tree_push({}, 1, 0.9F).empty());
    EXPECT_EQ(tree_push({{3, 4}}, 1, 0.9F)[0], (base::Vec2{0, 0}));
    for (const base::Vec2 force : tree_push(std::vector<base::Vec2>(100, {2, 2}), 1, 0.9F)) {
        EXPECT_EQ(force, (base::Vec2{0, 0}));
    }
}

TEST(PushOfFew, IsTheSameSum) {
    const auto points = random_points(30, 4, 9);
    std::vector<base::Vec2> forces(points.size());
    add_push_of_few(0.7F, points, forces);
    EXPECT_LT(relative_error(forces, exact_push(points, 0.7)), 1e-5);
}

TEST(HilbertOrder, NamesEachPointOnceAndKeepsNeighboursTogether) {
    // On a grid of 64 x 64 points the curve goes from each point to one beside it.
    std::vector<base::Vec2> points;
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 64; ++x) {
            points.push_back({static_cast<float>(x), static_cast<float>(y)});
        }
    }
    const auto order = hilbert_order(points);
    auto sorted = order;
    std::sort(sorted.begin(), sorted.end());
    for (std::uint32_t i = 0; i < sorted.size(); ++i) {
        ASSERT_EQ(sorted[i], i);
    }
    for (std::size_t i = 1; i < order.size(); ++i) {
        ASSERT_FLOAT_EQ(base::length(points[order[i]] - points[order[i - 1]]), 1) << i;
    }
}

} // namespace
} // namespace entente::layout
