// SPDX-License-Identifier: MIT
#include "app/scene/marks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente::scene {
namespace {

constexpr Shape solid[]{Shape::disc,    Shape::square,   Shape::diamond,
                        Shape::hexagon, Shape::triangle, Shape::rounded_square};

Vec2 toward(int step, int steps) {
    const float angle =
        2 * std::numbers::pi_v<float> * static_cast<float>(step) / static_cast<float>(steps);
    return {std::cos(angle), std::sin(angle)};
}

TEST(Marks, ShapesOfOneRadiusHaveOneArea) {
    constexpr int steps = 20'000;
    for (const Shape shape : solid) {
        double area = 0;
        for (int i = 0; i < steps; ++i) {
            area += std::pow(outline_distance(shape, 10, toward(i, steps)), 2);
        }
        area *= std::numbers::pi / steps;
        // The rounded square's corners, which the outline counts as sharp, take away a little.
        const double corners = shape == Shape::rounded_square ? 0.8584 * 4.556 * 4.556 : 0;
        EXPECT_NEAR(area - corners, 100 * std::numbers::pi, 0.7) << static_cast<int>(shape);
    }
}

TEST(Marks, OutlinesLieWithinTheirExtent) {
    for (const Shape shape : solid) {
        const Vec2 extent = outline_extent(shape, 7);
        Vec2 reach;
        Rect box;
        for (int i = 0; i < 720; ++i) {
            const Vec2 direction = toward(i, 720);
            const Vec2 point = direction * outline_distance(shape, 7, direction);
            box = {{std::min(box.min.x, point.x), std::min(box.min.y, point.y)},
                   {std::max(box.max.x, point.x), std::max(box.max.y, point.y)}};
            reach = {std::max(reach.x, std::abs(point.x)), std::max(reach.y, std::abs(point.y))};
        }
        EXPECT_NEAR(reach.x, extent.x, 0.01) << static_cast<int>(shape);
        EXPECT_NEAR(reach.y, extent.y, 0.01) << static_cast<int>(shape);
        EXPECT_NEAR(box.min.y, outline_box(shape, 7).min.y, 0.01) << static_cast<int>(shape);
        EXPECT_NEAR(box.max.y, outline_box(shape, 7).max.y, 0.01) << static_cast<int>(shape);
    }
}

TEST(Marks, TheTrianglePointsUp) {
    EXPECT_NEAR(outline_distance(Shape::triangle, 1, {0, -1}), 1.5551, 1e-3);
    EXPECT_NEAR(outline_distance(Shape::triangle, 1, {0, 1}), 0.7776, 1e-3);
}

TEST(Marks, APositiveBendBowsToTheLeft) {
    TieMark tie;
    tie.from = {0, 0};
    tie.to = {100, 0};
    tie.bend = 0.1F;
    EXPECT_EQ(point_on_tie(tie, 0), tie.from);
    EXPECT_EQ(point_on_tie(tie, 1), tie.to);
    EXPECT_NEAR(point_on_tie(tie, 0.5F).x, 50, 1e-4);
    EXPECT_NEAR(point_on_tie(tie, 0.5F).y, -10, 1e-4) << "up on the picture, where y grows down";
}

TEST(Marks, ClearEmptiesEveryList) {
    Marks marks;
    marks.ties.resize(1);
    marks.nodes.resize(1);
    marks.labels.resize(1);
    marks.boxes.resize(1);
    marks.overlay_ties.resize(1);
    marks.overlay_nodes.resize(1);
    marks.overlay_texts.resize(1);
    marks.clear();
    EXPECT_TRUE(marks.ties.empty() && marks.nodes.empty() && marks.labels.empty() &&
                marks.boxes.empty() && marks.overlay_ties.empty() && marks.overlay_nodes.empty() &&
                marks.overlay_texts.empty());
}

} // namespace
} // namespace entente::scene
