// SPDX-License-Identifier: MIT
#include "tests/render/picture_support.hpp"

#include <gmock/gmock.h>

namespace entente::test {
namespace {

using Images = Picture;

TEST_F(Images, tiles_join_without_a_seam) {
    const scene::Marks marks = rich_scene(*fonts, 700, 460);
    const base::Image whole = draw_image(marks, 700, 460);
    for (const int tile : {64, 101, 333}) {
        const auto small = make_renderer({.max_tile = tile});
        ASSERT_TRUE(small);
        const auto image = small->draw_image(marks, {700, 460}, false);
        ASSERT_TRUE(image) << image.error().message;
        EXPECT_EQ(largest_difference(whole, *image), 0) << "tiles of " << tile;
    }
}

TEST_F(Images, the_same_marks_give_the_same_bytes) {
    const scene::Marks marks = rich_scene(*fonts, 500, 400);
    const base::Image first = draw_image(marks, 500, 400);
    EXPECT_EQ(first.rgba, draw_image(marks, 500, 400).rgba);
    renderer.reset();
    renderer = make_renderer({.max_tile = 2048});
    // Other text first, so that the atlas is laid out differently.
    draw_image(rich_scene(*fonts, 300, 300, 1.3F), 300, 300);
    EXPECT_EQ(first.rgba, draw_image(marks, 500, 400).rgba);
}

TEST_F(Images, an_image_shows_what_the_screen_shows) {
    const scene::Marks marks = rich_scene(*fonts, 500, 400);
    ASSERT_TRUE(context->resize(500, 400));
    renderer->draw(marks, {500, 400});
    const base::Image screen = renderer->read_back({500, 400});
    EXPECT_LE(largest_difference(screen, draw_image(marks, 500, 400)), 3);
}

TEST_F(Images, a_transparent_image_has_straight_alpha_without_dark_fringes) {
    scene::Marks marks;
    marks.background = srgb(0xffffff);
    scene::NodeMark disc;
    disc.center = {32.3F, 31.6F};
    disc.radius = 20;
    disc.fill = srgb(0xff8000);
    marks.nodes = {disc};
    scene::TieMark faint;
    faint.from = {2, 60};
    faint.to = {62, 57};
    faint.width = 2;
    faint.color = srgb(0xff8000, 0.1F);
    marks.ties = {faint};
    const base::Image image = draw_image(marks, 64, 64, true);
    EXPECT_EQ(pixel(image, 1, 1), (Pixel{0, 0, 0, 0}));
    EXPECT_EQ(pixel(image, 32, 32), (Pixel{255, 128, 0, 255}));
    int soft = 0;
    for (int i = 0; i < 64 * 64; ++i) {
        const Pixel p = pixel(image, i % 64, i / 64);
        if (p.a > 0) {
            soft += p.a < 255 ? 1 : 0;
            EXPECT_GE(p.r, 253) << p.a;
            EXPECT_NEAR(p.g, 128, 2) << p.a;
            EXPECT_LE(p.b, 2) << p.a;
        }
    }
    EXPECT_GT(soft, 100);
}

TEST_F(Images, a_transparent_image_laid_over_white_is_the_opaque_one) {
    const scene::Marks marks = rich_scene(*fonts, 400, 300);
    const base::Image opaque = draw_image(marks, 400, 300);
    base::Image laid = draw_image(marks, 400, 300, true);
    for (std::size_t i = 0; i < laid.rgba.size(); i += 4) {
        for (std::size_t c = 0; c < 3; ++c) {
            const int a = laid.rgba[i + 3];
            laid.rgba[i + c] =
                static_cast<std::uint8_t>((laid.rgba[i + c] * a + 255 * (255 - a) + 127) / 255);
        }
        laid.rgba[i + 3] = 255;
    }
    EXPECT_LE(largest_difference(opaque, laid), 2);
}

TEST_F(Images, many_faint_lines_add_up) {
    scene::Marks marks;
    marks.background = srgb(0xffffff);
    for (int i = 0; i < 400; ++i) {
        scene::TieMark faint;
        faint.from = {0, 16};
        faint.to = {32, 16};
        faint.width = 10;
        faint.color = srgb(0x000000, 0.001F); // a fourth of what 8 bits can tell
        marks.ties.push_back(faint);
    }
    EXPECT_NEAR(pixel(draw_image(marks, 32, 32), 16, 16).r, 255 * std::pow(0.999, 400), 4);
}

TEST_F(Images, a_picture_of_no_size_is_refused) {
    for (const render::TargetSize size : {render::TargetSize{0, 10}, render::TargetSize{10, -1}}) {
        const auto image = renderer->draw_image({}, size, false);
        ASSERT_FALSE(image);
        EXPECT_EQ(image.error().kind, base::ErrorKind::invalid_argument);
    }
}

TEST_F(Images, a_scene_at_three_times_the_scale_covers_nine_times_as_much) {
    const double one = ink(draw_image(rich_scene(*fonts, 300, 240, 1), 300, 240));
    const double three = ink(draw_image(rich_scene(*fonts, 900, 720, 3), 900, 720));
    EXPECT_NEAR(three / one, 9, 0.25);
}

} // namespace
} // namespace entente::test
