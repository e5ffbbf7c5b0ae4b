// SPDX-License-Identifier: MIT
#include "tests/render/picture_support.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>

namespace entente::test {
namespace {

class TextDrawing : public Picture {
  protected:
    scene::Marks with(const std::string& words, float size, base::Vec2 origin) {
        scene::Marks marks;
        marks.background = srgb(0xffffff);
        scene::TextMark text;
        text.run = fonts->shape(words, size);
        text.origin = origin;
        text.color = srgb(0x000000);
        marks.labels.push_back(text);
        return marks;
    }
};

TEST_F(TextDrawing, text_appears_between_its_ascent_and_descent) {
    scene::Marks marks = with("Entente", 20, {10, 40});
    const base::Image image = draw_image(marks, 120, 60);
    const scene::TextMark& label = marks.labels[0];
    double inside = 0;
    for (int y = 0; y < 60; ++y) {
        for (int x = 0; x < 120; ++x) {
            const double dark = 1 - pixel(image, x, y).r / 255.0;
            const bool is_in = x >= 9 && static_cast<float>(x) < 11 + label.run.width_px &&
                               static_cast<float>(y) >= 39 - label.run.ascent_px &&
                               static_cast<float>(y) < 41 + label.run.descent_px;
            inside += is_in ? dark : 0;
            if (!is_in) {
                EXPECT_EQ(dark, 0) << x << "," << y;
            }
        }
    }
    EXPECT_GT(inside, 80);
}

TEST_F(TextDrawing, ink_grows_with_the_square_of_the_size) {
    const double small = ink(draw_image(with("Entente", 15, {10, 60}), 400, 100));
    const double large = ink(draw_image(with("Entente", 60, {10, 80}), 400, 100));
    EXPECT_NEAR(large / small, 16, 0.4);
}

TEST_F(TextDrawing, the_halo_hides_what_lies_behind) {
    scene::Marks marks = with("Iran", 20, {10, 40});
    scene::TieMark line;
    line.from = {0, 34};
    line.to = {120, 34};
    line.width = 3;
    line.color = srgb(0xff0000);
    marks.ties = {line};
    marks.labels[0].halo = srgb(0xffffff);
    marks.labels[0].halo_width = 3;
    const base::Image image = draw_image(marks, 120, 60);
    EXPECT_EQ(pixel(image, 5, 34), (Pixel{255, 0, 0, 255}));
    int red = 0;
    for (int x = 12; x < 8 + static_cast<int>(marks.labels[0].run.width_px); ++x) {
        const Pixel p = pixel(image, x, 34);
        red += p.r > p.g + 40 ? 1 : 0;
    }
    EXPECT_LE(red, 1);
}

TEST_F(TextDrawing, halos_of_neighboring_letters_unite) {
    scene::Marks marks = with("mmmm", 18, {10, 40});
    marks.background = srgb(0x000000);
    marks.labels[0].halo = srgb(0xffffff, 0.5F);
    marks.labels[0].halo_width = 4;
    const base::Image image = draw_image(marks, 100, 60);
    int brightest = 0;
    for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
        brightest = std::max(brightest, int{image.rgba[i]});
    }
    EXPECT_NEAR(brightest, 128, 1);
}

TEST_F(TextDrawing, a_quarter_of_a_pixel_shows) {
    const base::Image a = draw_image(with("Il", 14, {10, 30}), 60, 40);
    const base::Image b = draw_image(with("Il", 14, {10.25F, 30}), 60, 40);
    const base::Image c = draw_image(with("Il", 14, {11, 30}), 60, 40);
    EXPECT_GT(largest_difference(a, b), 20);
    for (int y = 0; y < 40; ++y) { // a whole pixel moves the same picture
        for (int x = 0; x < 59; ++x) {
            EXPECT_EQ(pixel(a, x, y), pixel(c, x + 1, y));
        }
    }
}

TEST_F(TextDrawing, more_text_than_the_atlas_holds_is_drawn_all_the_same) {
    scene::Marks marks;
    marks.background = srgb(0xffffff);
    for (int i = 0; i < 1200; ++i) {
        scene::TextMark text;
        text.run = fonts->shape("number " + std::to_string(i), 64);
        text.origin = {static_cast<float>(i % 4) * 480 + 10,
                       static_cast<float>(i / 4 % 10) * 90 + 70};
        text.color = srgb(0x000000, i < 1160 ? 0.0F : 1.0F);
        text.halo = srgb(0xffffff, i < 1160 ? 0.01F : 1.0F);
        text.halo_width = 2;
        marks.labels.push_back(text);
    }
    const base::Image all = draw_image(marks, 1920, 1000);
    marks.labels.erase(marks.labels.begin(), marks.labels.begin() + 1160);
    EXPECT_LE(largest_difference(all, draw_image(marks, 1920, 1000)), 1);
}

TEST_F(TextDrawing, a_line_far_longer_than_a_texture_is_drawn_where_it_is_seen) {
    std::string words;
    for (int i = 0; i < 4000; ++i) {
        words += "word ";
    }
    scene::Marks marks = with(words, 40, {10, 60});
    ASSERT_GT(marks.labels[0].run.width_px, 100'000);
    EXPECT_GT(ink(draw_image(marks, 3000, 100)), 10'000);
    marks.labels[0].origin.x = -200'000;
    EXPECT_GT(ink(draw_image(marks, 3000, 100)), 10'000);
}

TEST_F(TextDrawing, huge_letters_are_drawn_whole) {
    const double small = ink(draw_image(with("Wg", 100, {10, 100}), 300, 150));
    const double huge = ink(draw_image(with("Wg", 1500, {150, 1500}), 4500, 2250));
    EXPECT_NEAR(huge / small, 225, 3);
}

TEST_F(TextDrawing, nothing_and_nonsense_draw_nothing) {
    scene::Marks marks = with("", 14, {10, 20});
    marks.labels.push_back(with("x", 14, {std::numeric_limits<float>::quiet_NaN(), 3}).labels[0]);
    marks.labels.push_back(with("x", 14, {1e30F, 3}).labels[0]);
    EXPECT_EQ(ink(draw_image(marks, 40, 40)), 0);
}

} // namespace
} // namespace entente::test
