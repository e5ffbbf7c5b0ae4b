// SPDX-License-Identifier: MIT
#include "app/render/tie_raster.hpp"

#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "tests/render/picture_support.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

namespace entente::test {
namespace {

constexpr render::TargetSize raster_size{300, 200};

/// Over white, rows from above.
base::Image over_white(const render::TieRaster& raster) {
    const render::TargetSize size = raster.size();
    std::vector<std::uint32_t> pixels(
        static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height), 0xffffffffU);
    raster.lay_over({0, 0, size.width, size.height}, pixels);
    base::Image image{size.width, size.height, {}};
    for (int row = size.height - 1; row >= 0; --row) {
        for (int column = 0; column < size.width; ++column) {
            const std::uint32_t value =
                pixels[static_cast<std::size_t>(row) * static_cast<std::size_t>(size.width) +
                       static_cast<std::size_t>(column)];
            for (const unsigned shift : {16U, 8U, 0U, 24U}) {
                image.rgba.push_back(static_cast<std::uint8_t>(value >> shift & 0xffU));
            }
        }
    }
    return image;
}

scene::TieMark some_tie(base::Rng& rng) {
    const auto between = [&](double low, double high) {
        return static_cast<float>(low + (high - low) * rng.uniform());
    };
    scene::TieMark tie;
    tie.from = {between(-30, 330), between(-30, 230)};
    tie.to = {between(-30, 330), between(-30, 230)};
    tie.width = between(0.2, 6);
    tie.color = srgb(0x3b7dc4, between(0.2, 1));
    return tie;
}

/// How far two pictures of one size are apart in the worst of their channels.
std::vector<int> differences(const base::Image& a, const base::Image& b) {
    std::vector<int> by;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) {
        by.push_back(std::abs(int{a.rgba[i]} - int{b.rgba[i]}));
    }
    std::sort(by.rbegin(), by.rend());
    return by;
}

class RasterAsOpenGl : public Picture {
  protected:
    /// All but a few pixels, in three channels each, are the same but for the last bits.
    void expect_same(const scene::TieMark& tie, std::size_t but_for, const std::string& told) {
        render::TieRaster raster(raster_size);
        raster.add_below(std::span(&tie, 1));
        scene::Marks marks;
        marks.background = srgb(0xffffff);
        marks.ties = {tie};
        context->bind();
        renderer->draw(marks, raster_size);
        const auto by = differences(over_white(raster), renderer->read_back(raster_size));
        EXPECT_LE(by[3 * but_for], 3) << told;
    }
};

TEST_F(RasterAsOpenGl, each_kind_of_tie) {
    ASSERT_TRUE(context->resize(raster_size.width, raster_size.height));
    base::Rng rng(3);
    for (int i = 0; i < 60; ++i) {
        scene::TieMark tie = some_tie(rng);
        if (base::length(tie.to - tie.from) < 40) {
            continue;
        }
        const auto told = [&](const char* kind) { return kind + std::to_string(i); };
        expect_same(tie, 0, told("straight "));
        tie.dash = 5;
        expect_same(tie, 0, told("dashed "));
        tie.dash = 0;
        tie.bend = i % 2 == 0 ? 0.2F : -0.2F;
        expect_same(tie, 0, told("arc "));
        tie.arrow = 9;
        expect_same(tie, 2, told("arc with head ")); // OpenGL may give one between both twice
        tie.bend = 0;
        tie.from_gap = 4;
        tie.to_gap = 11;
        expect_same(tie, 1, told("head "));
    }
}

TEST(TieRaster, the_same_bits_with_any_number_of_threads) {
    base::Rng rng(5);
    std::vector<scene::TieMark> ties;
    for (int i = 0; i < 700; ++i) {
        ties.push_back(some_tie(rng));
        ties.back().bend = i % 3 == 0 ? 0.1F : 0;
        ties.back().arrow = i % 4 == 0 ? 8 : 0;
    }
    render::TieRaster several(raster_size);
    several.add_below(ties);
    const base::ThreadLimit limit(1);
    render::TieRaster one(raster_size);
    one.add_below(ties);
    EXPECT_EQ(over_white(one).rgba, over_white(several).rgba);
}

TEST(TieRaster, what_comes_later_in_the_list_lies_on_top_whatever_the_batches) {
    base::Rng rng(6);
    std::vector<scene::TieMark> ties;
    for (int i = 0; i < 300; ++i) {
        ties.push_back(some_tie(rng));
    }
    render::TieRaster at_once(raster_size);
    at_once.add_below(ties);
    render::TieRaster in_parts(raster_size);
    in_parts.add_below(std::span(ties).subspan(200));
    in_parts.add_below(std::span(ties).first(200));
    EXPECT_EQ(over_white(at_once).rgba, over_white(in_parts).rgba);
    scene::TieMark top;
    top.from = {0, 100};
    top.to = {300, 100};
    top.width = 20;
    top.color = srgb(0xff0000);
    ties.push_back(top);
    at_once.clear();
    at_once.add_below(ties);
    EXPECT_EQ(pixel(over_white(at_once), 150, 100), (Pixel{255, 0, 0, 255}));
}

TEST(TieRaster, an_arc_has_neither_gaps_nor_seams) {
    // Half opaque: a pixel that two pieces drew would be darker than the others, one that none drew
    // lighter.
    base::Rng rng(8);
    for (int i = 0; i < 100; ++i) {
        scene::TieMark tie = some_tie(rng);
        tie.bend = static_cast<float>(0.6 * rng.uniform() - 0.3);
        tie.width = 8;
        tie.color = srgb(0x000000, 0.5F);
        if (base::length(tie.to - tie.from) < 60) {
            continue; // its soft ends are a large part of it
        }
        render::TieRaster raster(raster_size);
        raster.add_below(std::span(&tie, 1));
        const base::Image image = over_white(raster);
        for (int y = 0; y < raster_size.height; ++y) {
            for (int x = 0; x < raster_size.width; ++x) {
                EXPECT_GE(pixel(image, x, y).r, 127) << i << ": twice at " << x << ", " << y;
            }
        }
        for (float t = 0.05F; t < 0.95F; t += 0.002F) {
            const base::Vec2 at = scene::point_on_tie(tie, t);
            const int x = static_cast<int>(std::floor(at.x));
            const int y = static_cast<int>(std::floor(at.y));
            if (x >= 0 && y >= 0 && x < raster_size.width && y < raster_size.height) {
                EXPECT_LE(pixel(image, x, y).r, 128) << i << ": a gap at " << x << ", " << y;
            }
        }
    }
}

TEST(TieRaster, is_clear_again_and_tells_what_it_drew) {
    scene::TieMark tie;
    tie.from = {50, 40};
    tie.to = {120, 60};
    tie.width = 3;
    tie.color = srgb(0x000000);
    render::TieRaster raster(raster_size);
    EXPECT_TRUE(raster.drawn().is_empty());
    const base::Image empty = over_white(raster);
    raster.add_below(std::span(&tie, 1));
    const auto drawn = raster.drawn();
    const base::Image image = over_white(raster);
    for (int y = 0; y < raster_size.height; ++y) {
        for (int x = 0; x < raster_size.width; ++x) {
            const int row = raster_size.height - 1 - y;
            if (x < drawn.left || x >= drawn.right || row < drawn.bottom || row >= drawn.top) {
                EXPECT_EQ(pixel(image, x, y), (Pixel{255, 255, 255, 255})) << x << ", " << y;
            }
        }
    }
    EXPECT_LT(drawn.pixel_count(), 80U * 30U);
    raster.clear();
    EXPECT_TRUE(raster.drawn().is_empty());
    EXPECT_EQ(over_white(raster).rgba, empty.rgba);
}

TEST(TieRaster, nonsense_and_what_is_far_outside_draw_nothing) {
    constexpr float nan = std::numeric_limits<float>::quiet_NaN();
    std::vector<scene::TieMark> ties(5);
    for (scene::TieMark& tie : ties) {
        tie.from = {50, 40};
        tie.to = {120, 60};
        tie.width = 3;
        tie.color = srgb(0x000000);
    }
    ties[0].to = {nan, 60};
    ties[1].to = ties[1].from;
    ties[2].width = nan;
    ties[3].from = {5000, 40};
    ties[3].to = {1e30F, 60};
    ties[4].color.a = 0;
    render::TieRaster raster(raster_size);
    const base::Image empty = over_white(raster);
    raster.add_below(ties);
    raster.add_below({});
    EXPECT_EQ(over_white(raster).rgba, empty.rgba);
}

} // namespace
} // namespace entente::test
