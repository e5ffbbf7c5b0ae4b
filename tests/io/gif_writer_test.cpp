// SPDX-License-Identifier: MIT
#include "app/io/gif_palette.hpp"
#include "tests/io/film_support.hpp"

#include <gif_lib.h>

#include <algorithm>
#include <array>
#include <set>

namespace entente::io {
namespace {

using test::frame_of;
using test::frames_of;
using test::milliseconds;
using test::shape_of;
using test::TempDir;
using test::write_all;
using ::testing::HasSubstr;

/// A GIF read by giflib, its frames put together as a viewer would.
struct GifFilm {
    std::vector<std::vector<std::uint32_t>> frames; ///< 0xBBGGRR
    std::vector<int> delays;                        ///< hundredths of a second
    std::vector<GifImageDesc> places;
    std::string comment;
    bool is_looping = false;
};

GifFilm read_gif(const std::filesystem::path& path) {
    GifFilm film;
    int error = 0;
    GifFileType* gif = DGifOpenFileName(path.c_str(), &error);
    EXPECT_NE(gif, nullptr) << GifErrorString(error);
    if (gif == nullptr || DGifSlurp(gif) != GIF_OK) {
        ADD_FAILURE() << "giflib cannot read it";
        return film;
    }
    const auto width = static_cast<std::size_t>(gif->SWidth);
    std::vector<std::uint32_t> canvas(width * static_cast<std::size_t>(gif->SHeight), 0);
    for (int i = 0; i < gif->ImageCount; ++i) {
        const SavedImage& image = gif->SavedImages[i];
        for (int block = 0; block < image.ExtensionBlockCount; ++block) {
            const ExtensionBlock& extension = image.ExtensionBlocks[block];
            const std::string bytes(reinterpret_cast<const char*>(extension.Bytes),
                                    static_cast<std::size_t>(extension.ByteCount));
            if (extension.Function == COMMENT_EXT_FUNC_CODE ||
                (extension.Function == CONTINUE_EXT_FUNC_CODE && !film.comment.empty())) {
                film.comment += bytes;
            }
            film.is_looping = film.is_looping || bytes == "NETSCAPE2.0";
        }
        GraphicsControlBlock control{};
        EXPECT_EQ(DGifSavedExtensionToGCB(gif, i, &control), GIF_OK);
        film.delays.push_back(control.DelayTime);
        film.places.push_back(image.ImageDesc);
        EXPECT_NE(control.DisposalMode, DISPOSE_BACKGROUND);
        const ColorMapObject* map =
            image.ImageDesc.ColorMap != nullptr ? image.ImageDesc.ColorMap : gif->SColorMap;
        const auto patch_width = static_cast<std::size_t>(image.ImageDesc.Width);
        const std::size_t count = patch_width * static_cast<std::size_t>(image.ImageDesc.Height);
        for (std::size_t at = 0; at < count; ++at) {
            const int index = image.RasterBits[at];
            if (index == control.TransparentColor) {
                continue;
            }
            EXPECT_LT(index, map->ColorCount);
            const GifColorType& color = map->Colors[index];
            const std::size_t x = static_cast<std::size_t>(image.ImageDesc.Left) + at % patch_width;
            const std::size_t y = static_cast<std::size_t>(image.ImageDesc.Top) + at / patch_width;
            canvas[y * width + x] = static_cast<std::uint32_t>(color.Red) |
                                    static_cast<std::uint32_t>(color.Green) << 8U |
                                    static_cast<std::uint32_t>(color.Blue) << 16U;
        }
        film.frames.push_back(canvas);
    }
    DGifCloseFile(gif, &error);
    return film;
}

std::vector<std::uint32_t> pixels_of(const base::Image& image) {
    std::vector<std::uint32_t> pixels;
    for (std::size_t at = 0; at < image.rgba.size(); at += 4) {
        pixels.push_back(static_cast<std::uint32_t>(image.rgba[at]) |
                         static_cast<std::uint32_t>(image.rgba[at + 1]) << 8U |
                         static_cast<std::uint32_t>(image.rgba[at + 2]) << 16U);
    }
    return pixels;
}

class Gif : public testing::Test {
  protected:
    GifFilm written(const std::vector<base::Image>& frames, const PngTexts& texts = {},
                    milliseconds shown = milliseconds{400}) {
        write_all(make_gif_writer(path_, shape_of(frames, texts)), frames, shown);
        return read_gif(path_);
    }
    TempDir dir_;
    std::filesystem::path path_ = dir_.path() / "film.gif";
};

/// A drawing: flat colours and smooth edges between them, more colours than a GIF has.
base::Image drawing(int number) {
    base::Image image{200, 120, {}};
    for (int y = 0; y < 120; ++y) {
        for (int x = 0; x < 200; ++x) {
            std::array<int, 3> color{252, 252, 250};
            if (y < 30) { // a scale from orange over grey to blue
                color = {220 - x, 120 + x / 4, 60 + 180 * x / 200};
            } else if (x > 20 + number && x < 90 + number && y > 50) {
                color = {34, 102 + (x * 7 + y * 3) % 90, 170 + y % 30};
            }
            for (const int channel : color) {
                image.rgba.push_back(static_cast<std::uint8_t>(channel));
            }
            image.rgba.push_back(255);
        }
    }
    return image;
}

TEST_F(Gif, HoldsEveryFrameNearEnough) {
    std::vector<base::Image> frames;
    for (int i = 0; i < 5; ++i) {
        frames.push_back(drawing(3 * i));
    }
    const GifFilm film = written(frames);
    ASSERT_EQ(film.frames.size(), frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto pixels = pixels_of(frames[i]);
        float worst = 0;
        double sum = 0;
        for (std::size_t at = 0; at < pixels.size(); ++at) {
            const float distance = color_distance(pixels[at], film.frames[i][at]);
            worst = std::max(worst, distance);
            sum += static_cast<double>(distance);
        }
        EXPECT_LT(worst, 0.045F) << i;
        EXPECT_LT(sum / static_cast<double>(pixels.size()), 0.006) << i;
    }
}

TEST_F(Gif, KeepsFlatColoursAsTheyAre) {
    const std::vector<base::Image> frames{drawing(0), drawing(9)};
    const GifFilm film = written(frames);
    const auto pixels = pixels_of(frames[1]);
    for (std::size_t at = 0; at < pixels.size(); ++at) {
        if (pixels[at] == 0xfafcfcU) {
            ASSERT_EQ(film.frames[1][at], pixels[at]) << at;
        }
    }
}

TEST_F(Gif, IsExactWhereThereAreFewColours) {
    std::vector<base::Image> frames;
    for (int i = 0; i < 4; ++i) {
        base::Image image = frame_of(60, 40, 0);
        for (std::size_t at = 0; at < image.rgba.size(); at += 4) {
            image.rgba[at] =
                static_cast<std::uint8_t>((at / 4 + static_cast<std::size_t>(i)) % 7 * 30);
            image.rgba[at + 2] = 9;
        }
        frames.push_back(std::move(image));
    }
    const GifFilm film = written(frames);
    for (std::size_t i = 0; i < frames.size(); ++i) {
        EXPECT_EQ(film.frames[i], pixels_of(frames[i])) << i;
    }
}

TEST_F(Gif, WhatDoesNotChangeDoesNotFlicker) {
    std::vector<base::Image> frames;
    for (int i = 0; i < 4; ++i) {
        frames.push_back(drawing(5 * i));
    }
    const GifFilm film = written(frames);
    for (std::size_t i = 1; i < frames.size(); ++i) {
        const auto before = pixels_of(frames[i - 1]);
        const auto now = pixels_of(frames[i]);
        for (std::size_t at = 0; at < now.size(); ++at) {
            if (before[at] == now[at]) {
                ASSERT_EQ(film.frames[i][at], film.frames[i - 1][at]) << i << " " << at;
            }
        }
    }
}

TEST_F(Gif, CutsEachFrameToWhatChanged) {
    const GifFilm film = written(frames_of(120, 80, 3));
    EXPECT_EQ(film.places[0].Width, 120);
    EXPECT_LE(film.places[1].Width, 14);
    EXPECT_LE(film.places[1].Height, 10);
    EXPECT_GE(film.places[1].Left, 3);
    EXPECT_GE(film.places[1].Top, 5);
}

TEST_F(Gif, KeepsTheSumOfTimesThoughItsClockIsCoarse) {
    const auto frames = frames_of(60, 40, 12);
    const GifFilm film = written(frames, {}, milliseconds{333});
    int sum = 0;
    for (const int delay : film.delays) {
        EXPECT_NEAR(delay, 33, 1);
        sum += delay;
    }
    EXPECT_EQ(sum, 400); // 12 x 333 ms = 3.996 s
}

TEST_F(Gif, TellsItsTitleAndLoops) {
    const std::string title(400, 'x'); // longer than one block of a GIF
    const GifFilm film = written(frames_of(60, 40, 2), {{"Title", title}, {"Software", "Entente"}});
    EXPECT_THAT(film.comment, HasSubstr(title));
    EXPECT_THAT(film.comment, HasSubstr("Entente"));
    EXPECT_TRUE(film.is_looping);

    const auto frames = frames_of(60, 40, 2);
    FilmShape once = shape_of(frames);
    once.is_looping = false;
    write_all(make_gif_writer(path_, once), frames);
    EXPECT_FALSE(read_gif(path_).is_looping);
}

TEST_F(Gif, RefusesPartlyTransparentFrames) {
    const auto frames = frames_of(60, 40, 2, false);
    auto writer = make_gif_writer(path_, shape_of(frames));
    ASSERT_TRUE(writer.has_value());
    const auto added = (*writer)->add(frames[0], milliseconds{100});
    ASSERT_FALSE(added.has_value());
    EXPECT_THAT(added.error().message, HasSubstr("opaque"));
}

TEST_F(Gif, TellsOfAFullDisk) {
    if (!std::filesystem::exists("/dev/full")) {
        GTEST_SKIP() << "there is no /dev/full";
    }
    const auto frames = frames_of(300, 200, 2);
    auto writer = make_gif_writer("/dev/full", shape_of(frames));
    ASSERT_TRUE(writer.has_value());
    base::Result<void> result = (*writer)->add(frames[0], milliseconds{100});
    if (result) {
        result = (*writer)->add(frames[1], milliseconds{100});
    }
    if (result) {
        result = (*writer)->finish();
    }
    ASSERT_FALSE(result.has_value());
    EXPECT_THAT(result.error().message, HasSubstr("/dev/full"));
}

// ---- palettes -----------------------------------------------------------------------------------

TEST(GifPalette, IsAllColoursWhereTheyFit) {
    const std::vector<std::uint32_t> pixels{5, 9, 5, 0xffffff, 9, 5};
    const auto colors = count_colors(pixels);
    ASSERT_EQ(colors.size(), 3U);
    EXPECT_EQ(colors[0].count, 3U);
    EXPECT_EQ(choose_palette(colors, 3), (std::vector<std::uint32_t>{5, 9, 0xffffff}));
    EXPECT_EQ(nearest_in_palette(colors, choose_palette(colors, 3)),
              (std::vector<std::uint8_t>{0, 1, 2}));
}

TEST(GifPalette, ChoosesOnlyColoursThatOccurAndAsManyAsThereIsRoomFor) {
    std::vector<std::uint32_t> pixels;
    base::Rng rng(4);
    for (int i = 0; i < 20'000; ++i) {
        pixels.push_back(static_cast<std::uint32_t>(rng.below(1U << 24U)));
    }
    const auto colors = count_colors(pixels);
    for (const std::size_t most : {1U, 2U, 17U, 255U, 256U}) {
        const auto palette = choose_palette(colors, most);
        EXPECT_LE(palette.size(), most);
        EXPECT_GE(palette.size(), most * 9 / 10);
        EXPECT_TRUE(std::is_sorted(palette.begin(), palette.end()));
        const std::set<std::uint32_t> all(pixels.begin(), pixels.end());
        for (const std::uint32_t color : palette) {
            EXPECT_EQ(all.count(color), 1U);
        }
    }
}

TEST(GifPalette, DoesNotLoseASmallMarkOfAColourOfItsOwn) {
    std::vector<std::uint32_t> pixels;
    for (std::uint32_t i = 0; i < 100'000; ++i) { // two thousand greys and blues
        pixels.push_back(0x808080U + i % 2000 * 13U % 0x3fU + (i % 2000 * 7U % 0x3fU << 16U));
    }
    pixels.insert(pixels.end(), 30, 0x0000e0U); // red
    const auto palette = choose_palette(count_colors(pixels), 64);
    EXPECT_TRUE(std::any_of(palette.begin(), palette.end(), [](std::uint32_t color) {
        return color_distance(color, 0x0000e0U) < 0.02F;
    }));
}

TEST(GifPalette, MeasuresAsTheEyeDoes) {
    EXPECT_NEAR(color_distance(0x000000U, 0xffffffU), 1, 0.001);
    EXPECT_EQ(color_distance(0x123456U, 0x123456U), 0);
    // One step of blue is seen less than one of green.
    EXPECT_LT(color_distance(0x7f7f7fU, 0x8f7f7fU), color_distance(0x7f7f7fU, 0x7f8f7fU));
}

} // namespace
} // namespace entente::io
