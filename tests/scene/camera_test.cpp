// SPDX-License-Identifier: MIT
#include "app/scene/camera.hpp"

#include "app/base/rng.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace entente::scene {
namespace {

Camera some_camera() {
    Camera camera;
    camera.center = {3, -2};
    camera.scale = 55;
    camera.viewport = {{200, 40}, {1400, 840}};
    return camera;
}

TEST(Camera, PixelsAndWorldAreInverse) {
    const Camera camera = some_camera();
    base::Rng rng(1);
    for (int i = 0; i < 100; ++i) {
        const Vec2 world{static_cast<float>(rng.uniform() * 20 - 10),
                         static_cast<float>(rng.uniform() * 20 - 10)};
        const Vec2 back = camera.to_world(camera.to_pixels(world));
        EXPECT_NEAR(back.x, world.x, 1e-4);
        EXPECT_NEAR(back.y, world.y, 1e-4);
    }
    EXPECT_EQ(camera.to_pixels(camera.center), camera.viewport.center());
}

TEST(Camera, ZoomKeepsWhatLiesUnderThePointer) {
    Camera camera = some_camera();
    const Vec2 pointer{310, 700};
    const Vec2 world = camera.to_world(pointer);
    for (const float factor : {1.3F, 0.2F, 5.0F}) {
        camera.zoom_at(pointer, factor);
        EXPECT_NEAR(camera.to_pixels(world).x, pointer.x, 0.05);
        EXPECT_NEAR(camera.to_pixels(world).y, pointer.y, 0.05);
    }
    EXPECT_NEAR(camera.scale, 55 * 1.3F, 1e-3);
}

TEST(Camera, ZoomStaysWithinItsRangeAndRefusesNonsense) {
    Camera camera = some_camera();
    const Camera before = camera;
    for (const float factor : {0.0F, -1.0F, std::numeric_limits<float>::quiet_NaN(),
                               std::numeric_limits<float>::infinity()}) {
        camera.zoom_at({300, 300}, factor);
        EXPECT_EQ(camera.scale, before.scale);
        EXPECT_EQ(camera.center, before.center);
    }
    camera.zoom_at({300, 300}, 1e30F);
    EXPECT_LE(camera.scale, 1e5F);
    camera.zoom_at({300, 300}, 1e-30F);
    EXPECT_GE(camera.scale, 1e-4F);
}

TEST(Camera, PanMovesThePictureWithThePointer) {
    Camera camera = some_camera();
    const Vec2 world = camera.to_world({500, 500});
    camera.pan({30, -12});
    EXPECT_NEAR(camera.to_pixels(world).x, 530, 1e-2);
    EXPECT_NEAR(camera.to_pixels(world).y, 488, 1e-2);
}

TEST(Camera, FitShowsAllPointsWithinTheMargins) {
    Camera camera = some_camera();
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const std::vector<Vec2> points{{-40, 2}, {10, 9}, {nan, nan}, {0, -30}, {nan, 500}};
    camera.fit(points, 50);
    float least_margin = 1e9F;
    for (const Vec2 point : {points[0], points[1], points[3]}) {
        const Vec2 pixel = camera.to_pixels(point);
        least_margin = std::min({least_margin, pixel.x - camera.viewport.min.x,
                                 camera.viewport.max.x - pixel.x, pixel.y - camera.viewport.min.y,
                                 camera.viewport.max.y - pixel.y});
    }
    EXPECT_NEAR(least_margin, 50, 0.05); // no smaller than it must be
}

TEST(Camera, FitOfOnePointOrNoneKeepsTheScale) {
    Camera camera = some_camera();
    const std::vector<Vec2> one{{7, 8}, {7, 8}};
    camera.fit(one, 20);
    EXPECT_EQ(camera.scale, 55);
    EXPECT_EQ(camera.center, (Vec2{7, 8}));
    camera.fit({}, 20);
    EXPECT_EQ(camera.scale, 55);
    EXPECT_EQ(camera.center, (Vec2{7, 8}));
}

TEST(Camera, FitOfALineOrWithMarginsWiderThanTheViewportStaysSane) {
    Camera camera = some_camera();
    const std::vector<Vec2> line{{0, 3}, {10, 3}};
    camera.fit(line, 100);
    EXPECT_NEAR(camera.scale, 100, 1e-3);
    camera.fit(line, 10'000);
    EXPECT_GT(camera.scale, 0);
}

} // namespace
} // namespace entente::scene
