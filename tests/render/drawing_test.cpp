// SPDX-License-Identifier: MIT
#include "tests/render/picture_support.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente::test {
namespace {

class Drawing : public Picture {
  protected:
    static scene::Marks white() {
        scene::Marks marks;
        marks.background = srgb(0xffffff);
        return marks;
    }
    static scene::NodeMark node(scene::Shape shape, float x, float y, float radius) {
        scene::NodeMark mark;
        mark.center = {x, y};
        mark.radius = radius;
        mark.shape = shape;
        mark.fill = srgb(0x000000);
        return mark;
    }
    static scene::TieMark tie(base::Vec2 from, base::Vec2 to, float width) {
        scene::TieMark mark;
        mark.from = from;
        mark.to = to;
        mark.width = width;
        mark.color = srgb(0x000000);
        return mark;
    }
    double ink_of(const scene::TieMark& mark, int side = 120) {
        scene::Marks marks = white();
        marks.ties = {mark};
        return ink(draw_image(marks, side, side));
    }
};

TEST_F(Drawing, colors_arrive_as_they_were_given) {
    scene::Marks marks;
    marks.background = srgb(0xf7f3ea);
    marks.nodes = {node(scene::Shape::disc, 32, 32, 12)};
    marks.nodes[0].fill = srgb(0x0072b2);
    const base::Image image = draw_image(marks, 64, 64);
    EXPECT_EQ(pixel(image, 2, 2), (Pixel{0xf7, 0xf3, 0xea, 255}));
    EXPECT_EQ(pixel(image, 32, 32), (Pixel{0x00, 0x72, 0xb2, 255}));
}

TEST_F(Drawing, dashes_go_around_a_disc_from_three_o_clock_on) {
    scene::Marks marks = white();
    marks.nodes = {node(scene::Shape::disc, 60, 60, 40)};
    marks.nodes[0].fill.a = 0;
    marks.nodes[0].outline = srgb(0x000000);
    marks.nodes[0].outline_width = 6;
    const double whole = ink(draw_image(marks, 120, 120));
    marks.nodes[0].dashes = 8;
    const base::Image image = draw_image(marks, 120, 120);
    EXPECT_NEAR(ink(image), whole / 2, whole * 0.02);
    for (int i = 0; i < 16; ++i) { // dash, gap, dash: each a sixteenth of the way around
        const double angle = (i + 0.5) / 16 * 2 * std::numbers::pi;
        const int x = static_cast<int>(60 + 40 * std::cos(angle));
        const int y = static_cast<int>(60 + 40 * std::sin(angle)); // down is y
        EXPECT_EQ(pixel(image, x, y),
                  i % 2 == 0 ? (Pixel{0, 0, 0, 255}) : (Pixel{255, 255, 255, 255}))
            << i;
    }
    EXPECT_EQ(pixel(image, 60, 60), (Pixel{255, 255, 255, 255})) << "nothing fills it";
}

TEST_F(Drawing, shapes_of_one_radius_have_one_area) {
    for (int shape = 0; shape < 7; ++shape) {
        scene::Marks marks = white();
        marks.nodes = {node(static_cast<scene::Shape>(shape), 60.3F, 60.7F, 24)};
        EXPECT_NEAR(ink(draw_image(marks, 120, 120)), std::numbers::pi * 24 * 24,
                    std::numbers::pi * 24 * 24 * 0.006)
            << "shape " << shape;
    }
}

TEST_F(Drawing, the_ring_has_a_hole_and_the_triangle_points_up) {
    scene::Marks marks = white();
    marks.nodes = {node(scene::Shape::ring, 40, 40, 20), node(scene::Shape::triangle, 120, 40, 20)};
    const base::Image image = draw_image(marks, 160, 80);
    EXPECT_EQ(pixel(image, 40, 40).r, 255);
    EXPECT_EQ(pixel(image, 40, 24).r, 0);
    const auto row = [&](int y) {
        int dark = 0;
        for (int x = 85; x < 155; ++x) {
            dark += pixel(image, x, y).r < 128 ? 1 : 0;
        }
        return dark;
    };
    EXPECT_LT(row(18), row(35));
    EXPECT_LT(row(35), row(50));
}

TEST_F(Drawing, an_edge_is_one_soft_pixel_wide) {
    scene::Marks marks = white();
    marks.nodes = {node(scene::Shape::disc, 32.5F, 32.5F, 20.25F)};
    const base::Image image = draw_image(marks, 64, 64);
    // The edge lies at x = 52.75: pixel 52 is covered by three quarters.
    EXPECT_EQ(pixel(image, 51, 32).r, 0);
    EXPECT_NEAR(pixel(image, 52, 32).r, 64, 3);
    EXPECT_EQ(pixel(image, 53, 32).r, 255);
}

TEST_F(Drawing, a_node_smaller_than_a_pixel_fades) {
    scene::Marks marks = white();
    for (int i = 0; i < 100; ++i) {
        marks.nodes.push_back(node(scene::Shape::disc, 10.0F + 10.37F * static_cast<float>(i % 10),
                                   10.0F + 10.71F * static_cast<float>(i / 10), 0.3F));
    }
    const double expected = 100 * std::numbers::pi * 0.3 * 0.3;
    EXPECT_NEAR(ink(draw_image(marks, 120, 130)), expected, 0.25 * expected);
}

TEST_F(Drawing, fill_and_outline_meet_without_a_seam) {
    scene::Marks marks;
    marks.background = srgb(0xff0000);
    marks.nodes = {node(scene::Shape::disc, 32.3F, 32.6F, 16)};
    marks.nodes[0].outline = srgb(0x000000);
    marks.nodes[0].outline_width = 4;
    const base::Image image = draw_image(marks, 64, 64);
    EXPECT_EQ(pixel(image, 32 + 16, 32), (Pixel{0, 0, 0, 255}));
    for (int x = 32; x < 32 + 17; ++x) { // black on black: the red behind must not shine through
        EXPECT_LE(pixel(image, x, 32).r, 1) << x;
    }
    EXPECT_EQ(pixel(image, 60, 32).r, 255);
}

TEST_F(Drawing, a_line_covers_its_length_times_its_width) {
    for (const float angle : {0.0F, 0.3F, 0.785F, 1.4F, 1.5708F}) {
        for (const float width : {0.25F, 0.7F, 1.0F, 1.6F, 5.0F}) {
            const base::Vec2 way{80 * std::cos(angle), 80 * std::sin(angle)};
            EXPECT_NEAR(ink_of(tie({20.2F, 20.7F}, base::Vec2{20.2F, 20.7F} + way, width)),
                        80.0 * width, 80.0 * width * 0.04 + 1)
                << "angle " << angle << ", width " << width;
        }
    }
}

TEST_F(Drawing, a_hairline_is_faint_but_whole) {
    scene::Marks marks = white();
    marks.ties = {tie({5, 20.2F}, {115, 31.7F}, 0.3F)};
    const base::Image image = draw_image(marks, 120, 60);
    for (int x = 8; x < 112; ++x) {
        double column = 0;
        for (int y = 0; y < 60; ++y) {
            column += 1 - pixel(image, x, y).r / 255.0;
        }
        EXPECT_NEAR(column, 0.3, 0.05) << x;
    }
}

TEST_F(Drawing, gaps_keep_the_line_off_both_nodes) {
    scene::TieMark mark = tie({10, 30.5F}, {110, 30.5F}, 3);
    mark.from_gap = 12;
    mark.to_gap = 25;
    scene::Marks marks = white();
    marks.ties = {mark};
    const base::Image image = draw_image(marks, 120, 60);
    EXPECT_EQ(pixel(image, 20, 30).r, 255);
    EXPECT_EQ(pixel(image, 23, 30).r, 0);
    EXPECT_EQ(pixel(image, 83, 30).r, 0);
    EXPECT_EQ(pixel(image, 86, 30).r, 255);
}

TEST_F(Drawing, dashes_cover_half_and_begin_and_end_full) {
    scene::TieMark mark = tie({10, 30.5F}, {110, 30.5F}, 3);
    mark.dash = 4;
    scene::Marks marks = white();
    marks.ties = {mark};
    const base::Image image = draw_image(marks, 120, 60);
    EXPECT_NEAR(ink(image), 150, 10);
    EXPECT_LT(pixel(image, 11, 30).r, 20);
    EXPECT_LT(pixel(image, 108, 30).r, 20);
    for (const float fine : {0.2F, 0.6F}) { // too fine to tell apart: an even grey
        mark.dash = fine;
        EXPECT_NEAR(ink_of(mark), 150, 12);
    }
}

TEST_F(Drawing, an_arrow_head_narrows_towards_the_tip) {
    scene::TieMark mark = tie({10, 30.5F}, {110, 30.5F}, 2);
    mark.arrow = 16;
    scene::Marks marks = white();
    marks.ties = {mark};
    const base::Image image = draw_image(marks, 120, 60);
    const auto column = [&](int x) {
        double sum = 0;
        for (int y = 0; y < 60; ++y) {
            sum += 1 - pixel(image, x, y).r / 255.0;
        }
        return sum;
    };
    EXPECT_NEAR(column(60), 2, 0.1);
    EXPECT_GT(column(96), 9);
    EXPECT_LT(column(104), column(98));
    EXPECT_LT(column(109), 1.5);
    EXPECT_EQ(column(112), 0);
}

TEST_F(Drawing, a_see_through_tie_covers_no_pixel_twice) {
    for (const float arrow : {0.0F, 14.0F}) {
        for (const float bend : {0.0F, 0.1F, -0.3F}) {
            scene::TieMark mark = tie({15, 80}, {105, 61}, 7);
            mark.color.a = 0.5F;
            mark.bend = bend;
            mark.arrow = arrow;
            scene::Marks marks = white();
            marks.ties = {mark};
            const base::Image image = draw_image(marks, 120, 120);
            int darkest = 255;
            for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
                darkest = std::min(darkest, int{image.rgba[i]});
            }
            EXPECT_NEAR(darkest, 127, 1) << "arrow " << arrow << ", bend " << bend;
        }
    }
}

TEST_F(Drawing, an_arc_rises_by_its_bend_to_the_left_of_its_way) {
    scene::TieMark mark = tie({10, 80.5F}, {110, 80.5F}, 3);
    mark.bend = 0.25F;
    scene::Marks marks = white();
    marks.ties = {mark};
    const base::Image image = draw_image(marks, 120, 120);
    EXPECT_LT(pixel(image, 60, 55).r, 30);
    EXPECT_EQ(pixel(image, 60, 80).r, 255);
    // Length of a parabola over 100 that rises by 25.
    EXPECT_NEAR(ink(image), 3 * 114.8, 8);
}

TEST_F(Drawing, later_ties_lie_over_earlier_ones_and_nodes_over_all) {
    scene::Marks marks = white();
    marks.ties = {tie({0, 20}, {60, 20}, 8), tie({20, 0}, {20, 60}, 8), tie({0, 40}, {60, 40}, 8)};
    marks.ties[0].color = srgb(0xff0000);
    marks.ties[1].color = srgb(0x00ff00);
    marks.ties[2].color = srgb(0x0000ff);
    marks.nodes = {node(scene::Shape::square, 40, 40, 5)};
    const base::Image image = draw_image(marks, 60, 60);
    EXPECT_EQ(pixel(image, 20, 20), (Pixel{0, 255, 0, 255}));
    EXPECT_EQ(pixel(image, 20, 40), (Pixel{0, 0, 255, 255}));
    EXPECT_EQ(pixel(image, 40, 40), (Pixel{0, 0, 0, 255}));
}

TEST_F(Drawing, plain_and_dashed_ties_keep_their_order_in_a_long_list) {
    // Long stretches of plain ties are drawn by a program of their own.
    scene::Marks marks = white();
    for (int i = 0; i < 3000; ++i) {
        marks.ties.push_back(tie({10, 30}, {50, 30}, 20));
        marks.ties.back().color = srgb(i % 2 == 0 ? 0xff0000 : 0x00ff00);
        if (i == 900 || i == 905 || i == 2999) {
            marks.ties.back().arrow = 30;
            marks.ties.back().color = srgb(0x0000ff);
        }
    }
    EXPECT_EQ(pixel(draw_image(marks, 60, 60), 25, 30), (Pixel{0, 0, 255, 255}));
    marks.ties.push_back(tie({10, 30}, {50, 30}, 20));
    EXPECT_EQ(pixel(draw_image(marks, 60, 60), 25, 30), (Pixel{0, 0, 0, 255}));
}

TEST_F(Drawing, a_box_has_its_outline_inside_and_may_run_from_color_to_color) {
    scene::Marks marks = white();
    scene::BoxMark box;
    box.rect = {{10, 10}, {50, 30}};
    box.fill = srgb(0x00ff00);
    box.outline = srgb(0xff0000);
    box.outline_width = 1;
    marks.boxes.push_back(box);
    box.rect = {{10, 40}, {50, 56}};
    box.outline_width = 0;
    box.corner_radius = 6;
    box.fill = srgb(0x000000);
    box.fill_right = srgb(0xffffff);
    box.is_gradient = true;
    marks.boxes.push_back(box);
    const base::Image image = draw_image(marks, 60, 60);
    EXPECT_EQ(pixel(image, 9, 20).g, 255);
    EXPECT_EQ(pixel(image, 10, 20), (Pixel{255, 0, 0, 255}));
    EXPECT_EQ(pixel(image, 11, 20), (Pixel{0, 255, 0, 255}));
    EXPECT_EQ(pixel(image, 49, 29), (Pixel{255, 0, 0, 255}));
    EXPECT_EQ(pixel(image, 10, 40).r, 255); // the corner is cut off
    EXPECT_LT(pixel(image, 11, 48).r, 16);
    EXPECT_NEAR(pixel(image, 30, 48).r, 130, 4);
    EXPECT_GT(pixel(image, 48, 48).r, 240);
}

TEST_F(Drawing, an_empty_scene_is_its_background) {
    scene::Marks marks;
    marks.background = srgb(0x123456);
    const base::Image image = draw_image(marks, 8, 8);
    for (int i = 0; i < 64; ++i) {
        EXPECT_EQ(pixel(image, i % 8, i / 8), (Pixel{0x12, 0x34, 0x56, 255}));
    }
}

} // namespace
} // namespace entente::test
