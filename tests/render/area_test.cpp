// SPDX-License-Identifier: MIT
#include "tests/render/picture_support.hpp"

#include <cmath>

namespace entente::test {
namespace {

using base::Vec2;

/// Regular corners around a middle, in one direction or the other.
std::vector<Vec2> ring(Vec2 middle, float radius, int count, float turn = 0.2F, bool back = false) {
    std::vector<Vec2> corners;
    for (int i = 0; i < count; ++i) {
        const float angle = turn + (back ? -1.0F : 1.0F) * 6.2831853F * static_cast<float>(i) /
                                       static_cast<float>(count);
        corners.push_back(middle + Vec2{std::cos(angle), std::sin(angle)} * radius);
    }
    return corners;
}

double area_of(const std::vector<Vec2>& corners) {
    double sum = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Vec2 next = corners[(i + 1) % corners.size()];
        sum += static_cast<double>(corners[i].x) * static_cast<double>(next.y) -
               static_cast<double>(corners[i].y) * static_cast<double>(next.x);
    }
    return std::abs(sum) / 2;
}

double perimeter_of(const std::vector<Vec2>& corners) {
    double sum = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        sum += static_cast<double>(length(corners[(i + 1) % corners.size()] - corners[i]));
    }
    return sum;
}

scene::Marks with_area(std::vector<Vec2> corners, float fill = 1, float outline_width = 0) {
    scene::Marks marks;
    marks.background = srgb(0xffffff);
    scene::AreaMark area;
    area.corners = std::move(corners);
    area.fill = srgb(0x000000, fill);
    area.outline = srgb(0x000000);
    area.outline_width = outline_width;
    marks.areas = {area};
    return marks;
}

/// Areas over and beside each other, round and pointed, some beyond the edge, with ties and nodes.
scene::Marks many_areas(text::FontSet& fonts) {
    scene::Marks marks = rich_scene(fonts, 700, 460);
    for (int i = 0; i < 12; ++i) {
        scene::AreaMark area;
        const auto at = static_cast<float>(i);
        area.corners =
            ring({60 * at, 40 + 37 * at}, 30 + 17 * at, 3 + 7 * i, 0.31F * at, i % 2 == 0);
        area.fill = srgb(0x2060c0, 0.12F);
        area.outline = srgb(0xc04020, 0.8F);
        area.outline_width = 0.4F + 0.5F * at;
        marks.areas.push_back(area);
    }
    return marks;
}

using Areas = Picture;

TEST_F(Areas, cover_what_they_should) {
    for (const int corners : {3, 4, 5, 7, 24, 90}) {
        for (const float turn : {0.0F, 0.3F, 0.785F}) {
            for (const bool back : {false, true}) {
                const auto shape = ring({100.3F, 99.6F}, 73, corners, turn, back);
                const double wanted = area_of(shape);
                EXPECT_NEAR(ink(draw_image(with_area(shape), 200, 200)), wanted, 0.002 * wanted + 2)
                    << corners << " corners, turned by " << turn;
            }
        }
    }
}

TEST_F(Areas, have_outlines_of_their_width_centred_on_their_sides) {
    for (const float width : {0.5F, 1.0F, 3.0F, 7.5F}) {
        const auto shape = ring({100.3F, 99.6F}, 73, 48);
        const double wanted = perimeter_of(shape) * static_cast<double>(width);
        EXPECT_NEAR(ink(draw_image(with_area(shape, 0, width), 200, 200)), wanted,
                    0.01 * wanted + 1)
            << "width " << width;
    }
}

TEST_F(Areas, have_no_seams_within) {
    scene::Marks marks = with_area(ring({100.2F, 100.7F}, 90, 64), 0.3F);
    const base::Image image = draw_image(marks, 200, 200);
    const Pixel middle = pixel(image, 100, 60);
    for (int y = 20; y < 180; ++y) {
        for (int x = 20; x < 180; ++x) {
            if (std::hypot(x - 100, y - 100) < 85) {
                ASSERT_EQ(pixel(image, x, y), middle) << x << ", " << y;
            }
        }
    }
}

TEST_F(Areas, join_in_tiles_without_a_seam) {
    const scene::Marks marks = many_areas(*fonts);
    const base::Image whole = draw_image(marks, 700, 460);
    for (const int tile : {64, 101, 333}) {
        const auto small = make_renderer({.max_tile = tile});
        ASSERT_TRUE(small);
        const auto image = small->draw_image(marks, {700, 460}, false);
        ASSERT_TRUE(image) << image.error().message;
        EXPECT_EQ(largest_difference(whole, *image), 0) << "tiles of " << tile;
    }
}

TEST_F(Areas, lie_below_ties_and_above_the_background) {
    scene::Marks marks = with_area(ring({50, 50}, 40, 4, 0.785F));
    marks.areas[0].fill = srgb(0x0000ff);
    scene::TieMark tie;
    tie.from = {0, 50};
    tie.to = {100, 50};
    tie.width = 6;
    tie.color = srgb(0xff0000);
    marks.ties = {tie};
    const base::Image image = draw_image(marks, 100, 100);
    EXPECT_EQ(pixel(image, 50, 50), (Pixel{255, 0, 0, 255}));
    EXPECT_EQ(pixel(image, 50, 40), (Pixel{0, 0, 255, 255}));
    EXPECT_EQ(pixel(image, 2, 2), (Pixel{255, 255, 255, 255}));
}

TEST_F(Areas, are_seen_on_every_way_of_drawing) {
    const scene::Marks marks = many_areas(*fonts);
    ASSERT_TRUE(context->resize(700, 460));
    const render::TargetSize size{700, 460};
    context->bind();
    renderer->draw(marks, size);
    const base::Image screen = renderer->read_back(size);
    EXPECT_LE(largest_difference(screen, draw_image(marks, 700, 460)), 3);
    context->bind();
    while (!renderer->draw_progressively(marks, size, 7, {3})) {
    }
    const base::Image progressive = renderer->read_back(size);
    EXPECT_LE(largest_difference(screen, progressive), 4);
    // Once more with nothing new, and moved by nothing.
    context->bind();
    EXPECT_TRUE(renderer->draw_progressively(marks, size, 7, {3}));
    EXPECT_EQ(largest_difference(renderer->read_back(size), progressive), 0);
    context->bind();
    EXPECT_TRUE(renderer->draw_moved(marks, size, 1, {0, 0}));
    EXPECT_EQ(largest_difference(renderer->read_back(size), progressive), 0);
}

TEST_F(Areas, keep_straight_alpha_over_nothing) {
    scene::Marks marks = with_area(ring({50, 50}, 40, 40), 0.25F);
    marks.areas[0].fill = srgb(0xff8000, 0.25F);
    const base::Image image = draw_image(marks, 100, 100, true);
    const Pixel middle = pixel(image, 50, 50);
    EXPECT_NEAR(middle.r, 255, 1);
    EXPECT_NEAR(middle.g, 128, 1);
    EXPECT_NEAR(middle.a, 64, 1);
    EXPECT_EQ(pixel(image, 2, 2).a, 0);
}

TEST_F(Areas, of_no_extent_draw_nothing_and_break_nothing) {
    const float nan = std::nanf("");
    for (const auto& corners :
         std::vector<std::vector<Vec2>>{{},
                                        {{10, 10}},
                                        {{10, 10}, {20, 20}},
                                        {{10, 10}, {10, 10}, {10, 10}, {10, 10}},
                                        {{nan, 10}, {20, 20}, {30, 10}}}) {
        EXPECT_EQ(ink(draw_image(with_area(corners), 40, 40)), 0);
    }
}

} // namespace
} // namespace entente::test
