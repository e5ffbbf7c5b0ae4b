// SPDX-License-Identifier: MIT
#include "tests/text/text_support.hpp"

#include <cmath>
#include <numeric>

namespace entente::test {
namespace {

class Rasterizing : public WithFonts {
  protected:
    text::GlyphBitmap draw(const char* letter, float size, float stroke = 0,
                           base::Vec2 shift = {}) {
        const text::Glyph glyph = shape(letter).glyphs.at(0);
        return fonts->rasterize(glyph.font, glyph.id, size, stroke, shift);
    }
    static double ink(const text::GlyphBitmap& bitmap) {
        return std::accumulate(bitmap.coverage.begin(), bitmap.coverage.end(), 0.0) / 255;
    }
};

TEST_F(Rasterizing, a_letter_has_ink_above_its_baseline) {
    const text::GlyphBitmap bitmap = draw("H", 40);
    ASSERT_EQ(bitmap.coverage.size(), static_cast<std::size_t>(bitmap.width * bitmap.height));
    EXPECT_NEAR(bitmap.top, 29, 2); // capitals are about 0.71 em high
    EXPECT_NEAR(bitmap.height, 29, 2);
    EXPECT_GT(ink(bitmap), 150);
}

TEST_F(Rasterizing, the_form_is_the_same_at_every_size) {
    EXPECT_NEAR(ink(draw("g", 90)) / ink(draw("g", 9)), 100, 3);
    EXPECT_NEAR(ink(draw("g", 13.7F)) / ink(draw("g", 10)), 1.37 * 1.37, 0.05);
}

TEST_F(Rasterizing, a_shift_moves_the_ink_and_keeps_its_amount) {
    const text::GlyphBitmap still = draw("l", 20);
    const text::GlyphBitmap moved = draw("l", 20, 0, {0.5F, 0});
    EXPECT_NE(still.coverage, moved.coverage);
    EXPECT_NEAR(ink(still), ink(moved), 0.3);
    const text::GlyphBitmap whole = draw("l", 20, 0, {2, 3});
    EXPECT_EQ(still.coverage, whole.coverage);
    EXPECT_EQ(whole.left, still.left + 2);
    EXPECT_EQ(whole.top, still.top - 3);
}

TEST_F(Rasterizing, a_stroke_widens_on_every_side_and_leaves_no_hole_in_a_stem) {
    const text::GlyphBitmap plain = draw("H", 60);
    const text::GlyphBitmap wide = draw("H", 60, 3);
    EXPECT_NEAR(wide.left, plain.left - 3, 1);
    EXPECT_NEAR(wide.top, plain.top + 3, 1);
    EXPECT_NEAR(wide.width, plain.width + 6, 2);
    EXPECT_NEAR(wide.height, plain.height + 6, 2);
    // Wherever the letter has ink, the widened one has at least as much.
    for (int y = 0; y < plain.height; ++y) {
        for (int x = 0; x < plain.width; ++x) {
            const int at_x = x + plain.left - wide.left;
            const int at_y = y + wide.top - plain.top;
            EXPECT_GE(wide.coverage.at(static_cast<std::size_t>(at_y * wide.width + at_x)),
                      plain.coverage.at(static_cast<std::size_t>(y * plain.width + x)));
        }
    }
}

TEST_F(Rasterizing, what_has_no_outline_gives_an_empty_bitmap) {
    EXPECT_TRUE(draw(" ", 20).coverage.empty());
    EXPECT_TRUE(draw(" ", 20, 2).coverage.empty());
    const text::Glyph glyph = shape("a").glyphs.at(0);
    EXPECT_TRUE(fonts->rasterize(glyph.font, 0xffff'fff0U, 20).coverage.empty());
    EXPECT_TRUE(fonts->rasterize(glyph.font, glyph.id, 0).coverage.empty());
    EXPECT_TRUE(fonts->rasterize(glyph.font, glyph.id, -4).coverage.empty());
    EXPECT_TRUE(fonts->rasterize(glyph.font, glyph.id, 1e9F).coverage.empty());
    EXPECT_TRUE(fonts->rasterize(glyph.font, glyph.id, std::nanf("")).coverage.empty());
}

} // namespace
} // namespace entente::test
