// SPDX-License-Identifier: MIT
#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/io/png_writer.hpp"
#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

namespace entente::io {
namespace {

using test::TempDir;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A picture with flat parts and busy ones; opaque or not.
base::Image drawing(int width, int height, bool opaque) {
    base::Rng rng(9);
    base::Image image{width, height, {}};
    image.rgba.assign(
        std::size_t{4} * static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255);
    for (std::size_t i = 0; i < image.rgba.size() / 3; ++i) {
        const std::size_t at = rng.below(static_cast<std::uint32_t>(image.rgba.size()));
        if (at % 4 != 3 || !opaque) {
            image.rgba[at] = static_cast<std::uint8_t>(rng.below(256));
        }
    }
    return image;
}

struct PngChunk {
    std::string type;
    std::string data;
};

std::uint32_t length_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        number = (number << 8U) | static_cast<unsigned char>(bytes[i]);
    }
    return number;
}

std::vector<PngChunk> chunks_of(const std::string& png) {
    std::vector<PngChunk> chunks;
    EXPECT_EQ(png.substr(0, 8), "\x89PNG\r\n\x1a\n");
    for (std::size_t at = 8; at + 12 <= png.size();) {
        const std::uint32_t length = length_at(png, at);
        chunks.push_back({png.substr(at + 4, 4), png.substr(at + 8, length)});
        at += 12 + length;
    }
    return chunks;
}

std::vector<std::string> types_of(const std::vector<PngChunk>& chunks) {
    std::vector<std::string> types;
    for (const PngChunk& chunk : chunks) {
        if (types.empty() || types.back() != chunk.type) {
            types.push_back(chunk.type);
        }
    }
    return types;
}

class PngRoundTrip : public ::testing::TestWithParam<std::tuple<int, int, bool>> {};

TEST_P(PngRoundTrip, GivesTheSamePixels) {
    const auto [width, height, opaque] = GetParam();
    const base::Image image = drawing(width, height, opaque);
    const TempDir dir;
    const auto path = dir.path() / "a.png";
    const auto written = write_png(path, image, {{"Title", "T"}});
    ASSERT_TRUE(written.has_value()) << written.error().message;
    const auto read = read_png(path);
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(read->width, width);
    EXPECT_EQ(read->height, height);
    EXPECT_TRUE(read->rgba == image.rgba);
}

// One row, one column, one band and several (a band holds half a mebibyte), a row longer than that.
INSTANTIATE_TEST_SUITE_P(Sizes, PngRoundTrip,
                         ::testing::Values(std::tuple(1, 1, true), std::tuple(1, 1, false),
                                           std::tuple(7, 1, true), std::tuple(1, 9, false),
                                           std::tuple(640, 200, true), std::tuple(701, 900, true),
                                           std::tuple(701, 900, false),
                                           std::tuple(200'000, 3, true)));

TEST(EncodePng, TheSameBytesOnOneThreadAndOnSeveral) {
    const base::Image image = drawing(1200, 1000, true);
    const auto several = encode_png(image);
    const base::ThreadLimit one(1);
    ASSERT_TRUE(several.has_value());
    EXPECT_TRUE(*encode_png(image) == *several);
}

TEST(EncodePng, ChunksComeInTheirOrder) {
    const auto chunks =
        chunks_of(*encode_png(drawing(1200, 1000, true), {{"Title", "a"}, {"Comment", "b"}}));
    EXPECT_THAT(types_of(chunks), ElementsAre("IHDR", "gAMA", "sRGB", "iTXt", "IDAT", "IEND"));
}

TEST(EncodePng, LeavesAlphaOutWhereAllIsOpaque) {
    const auto kind = [](const base::Image& image) {
        return static_cast<int>(chunks_of(*encode_png(image))[0].data[9]);
    };
    base::Image image = drawing(300, 300, true);
    EXPECT_EQ(kind(image), 2);
    image.rgba.back() = 254;
    EXPECT_EQ(kind(image), 6);
}

TEST(EncodePng, TellsHowLargeItIsOnPaper) {
    const auto chunks = chunks_of(encode_png(drawing(8, 8, true), {}, 300).value());
    ASSERT_EQ(chunks.at(3).type, "pHYs");
    EXPECT_EQ(length_at(chunks[3].data, 0), 11811U); // dots a metre
    EXPECT_EQ(length_at(chunks[3].data, 4), 11811U);
    EXPECT_EQ(chunks[3].data.substr(8), "\1");
}

TEST(EncodePng, TextsAreUtf8) {
    const auto chunks = chunks_of(*encode_png(drawing(2, 2, true), {{"Title", "ایران – Россия"}}));
    EXPECT_EQ(chunks[3].type, "iTXt");
    EXPECT_EQ(chunks[3].data, std::string("Title\0\0\0\0\0", 10) + "ایران – Россия");
}

TEST(EncodePng, RefusesTextsThatThePictureCannotHold) {
    const base::Image image = drawing(2, 2, true);
    const PngTexts bad[] = {{{"", "x"}},
                            {{std::string(80, 'k'), "x"}},
                            {{" Title", "x"}},
                            {{"Two  blanks", "x"}},
                            {{"Line\nbreak", "x"}},
                            {{"Title", "\xff"}},
                            {{"Title", std::string("a\0b", 3)}}};
    for (const PngTexts& texts : bad) {
        const auto png = encode_png(image, texts);
        ASSERT_FALSE(png.has_value()) << texts[0].first;
        EXPECT_EQ(png.error().kind, base::ErrorKind::invalid_argument);
    }
    EXPECT_TRUE(encode_png(image, {{std::string(79, 'k'), ""}}).has_value());
}

TEST(EncodePng, RefusesSizesThatDoNotAgree) {
    for (const base::Image& image :
         {base::Image{0, 0, {}}, base::Image{2, 2, std::vector<std::uint8_t>(15)},
          base::Image{-2, 2, std::vector<std::uint8_t>(16)},
          base::Image{2, 2, std::vector<std::uint8_t>(17)},
          base::Image{2'000'000, 1, std::vector<std::uint8_t>(8'000'000)}}) {
        const auto png = encode_png(image);
        ASSERT_FALSE(png.has_value());
        EXPECT_EQ(png.error().kind, base::ErrorKind::invalid_argument);
    }
}

TEST(EncodePng, FlatPicturesAreSmall) {
    base::Image image{1920, 1080, std::vector<std::uint8_t>(std::size_t{4} * 1920 * 1080, 255)};
    EXPECT_LT(encode_png(image)->size(), 100'000U);
}

TEST(WritePng, SaysWhichFileCouldNotBeWritten) {
    const TempDir dir;
    const auto path = dir.path() / "missing" / "a.png";
    const auto written = write_png(path, drawing(2, 2, true));
    ASSERT_FALSE(written.has_value());
    EXPECT_EQ(written.error().kind, base::ErrorKind::not_written);
    EXPECT_THAT(written.error().message, HasSubstr("a.png"));
}

TEST(ReadPng, RefusesWhatIsNoPng) {
    const TempDir dir;
    EXPECT_FALSE(read_png(dir.path() / "missing.png").has_value());
    EXPECT_FALSE(read_png(dir.write("text.png", "not a picture")).has_value());
    const std::string png = *encode_png(drawing(100, 100, true));
    const auto half =
        read_png(dir.write("half.png", std::string_view(png).substr(0, png.size() / 2)));
    ASSERT_FALSE(half.has_value());
    EXPECT_EQ(half.error().kind, base::ErrorKind::unreadable);
    EXPECT_THAT(half.error().message, HasSubstr("half.png"));
}

} // namespace
} // namespace entente::io
