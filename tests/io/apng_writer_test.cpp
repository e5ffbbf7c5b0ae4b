// SPDX-License-Identifier: MIT
#include "app/io/frame_difference.hpp"
#include "tests/io/film_support.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstring>

namespace entente::io {
namespace {

using test::frame_of;
using test::frames_of;
using test::milliseconds;
using test::shape_of;
using test::TempDir;
using test::write_all;

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t length = 4) {
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + length; ++i) {
        number = (number << 8U) | static_cast<unsigned char>(bytes[i]);
    }
    return number;
}

struct Chunk {
    std::string type;
    std::string data;
};

/// A reader of animated PNGs of its own, after the specification: every checksum and every sequence
/// number is looked at, and the frames are put together as a viewer would.
class ApngReader {
  public:
    explicit ApngReader(const std::string& bytes) {
        EXPECT_EQ(bytes.substr(0, 8), "\x89PNG\r\n\x1a\n");
        std::size_t at = 8;
        while (at + 12 <= bytes.size()) {
            const std::uint32_t length = number_at(bytes, at);
            const std::string_view checked(bytes.data() + at + 4, 4 + length);
            EXPECT_EQ(number_at(bytes, at + 8 + length),
                      crc32(0, reinterpret_cast<const Bytef*>(checked.data()),
                            static_cast<uInt>(checked.size())));
            chunks.push_back({bytes.substr(at + 4, 4), bytes.substr(at + 8, length)});
            at += 12 + length;
        }
        EXPECT_EQ(at, bytes.size());
        EXPECT_EQ(chunks.back().type, "IEND");
        read();
    }

    struct Control {
        PixelRect rect;
        std::uint32_t delay_numerator = 0;
        std::uint32_t delay_denominator = 1;
        int dispose = 0;
        int blend = 0;
    };
    std::vector<Chunk> chunks;
    int width = 0;
    int height = 0;
    std::uint32_t announced = 0;
    std::uint32_t plays = 99;
    std::vector<Control> controls;
    std::vector<base::Image> frames;

  private:
    void read() {
        std::string stream;
        std::uint32_t sequence = 0;
        bool has_picture = false;
        for (const Chunk& chunk : chunks) {
            if (chunk.type == "IHDR") {
                width = static_cast<int>(number_at(chunk.data, 0));
                height = static_cast<int>(number_at(chunk.data, 4));
                EXPECT_EQ(chunk.data.substr(8), std::string("\x08\x06\0\0\0", 5));
                canvas_ = {width, height, {}};
                canvas_.rgba.resize(4 * static_cast<std::size_t>(width) *
                                    static_cast<std::size_t>(height));
            } else if (chunk.type == "acTL") {
                EXPECT_FALSE(has_picture) << "acTL stands before the picture";
                announced = number_at(chunk.data, 0);
                plays = number_at(chunk.data, 4);
            } else if (chunk.type == "fcTL") {
                finish_frame(stream);
                EXPECT_EQ(number_at(chunk.data, 0), sequence++);
                ASSERT_EQ(chunk.data.size(), 26U);
                const auto side = [&](std::size_t at) {
                    return static_cast<int>(number_at(chunk.data, at));
                };
                controls.push_back({{side(12), side(16), side(4), side(8)},
                                    number_at(chunk.data, 20, 2),
                                    number_at(chunk.data, 22, 2),
                                    chunk.data[24],
                                    chunk.data[25]});
            } else if (chunk.type == "IDAT") {
                has_picture = true;
                EXPECT_EQ(controls.size(), 1U) << "the first frame is the picture itself";
                stream += chunk.data;
            } else if (chunk.type == "fdAT") {
                EXPECT_EQ(number_at(chunk.data, 0), sequence++);
                stream += chunk.data.substr(4);
            }
        }
        finish_frame(stream);
    }

    void finish_frame(std::string& stream) {
        if (stream.empty()) {
            return;
        }
        const Control& control = controls.back();
        const PixelRect& rect = control.rect;
        ASSERT_LE(rect.left + rect.width, width);
        ASSERT_LE(rect.top + rect.height, height);
        const std::size_t row_bytes = 1 + 4 * static_cast<std::size_t>(rect.width);
        std::vector<std::uint8_t> rows(row_bytes * static_cast<std::size_t>(rect.height));
        uLongf length = static_cast<uLongf>(rows.size());
        ASSERT_EQ(uncompress(rows.data(), &length, reinterpret_cast<const Bytef*>(stream.data()),
                             static_cast<uLong>(stream.size())),
                  Z_OK);
        ASSERT_EQ(length, rows.size());
        for (int y = 0; y < rect.height; ++y) {
            const std::uint8_t* row = rows.data() + row_bytes * static_cast<std::size_t>(y);
            EXPECT_EQ(row[0], 0) << "no filter";
            for (int x = 0; x < rect.width; ++x) {
                const std::uint8_t* pixel = row + 1 + 4 * x;
                std::uint8_t* onto =
                    canvas_.rgba.data() +
                    4 * (static_cast<std::size_t>(rect.top + y) * static_cast<std::size_t>(width) +
                         static_cast<std::size_t>(rect.left + x));
                if (control.blend == 0 || pixel[3] == 255) {
                    std::memcpy(onto, pixel, 4);
                } else {
                    EXPECT_EQ(pixel[3], 0) << "only whole pixels are put over others";
                }
            }
        }
        EXPECT_EQ(control.dispose, 0);
        frames.push_back(canvas_);
        stream.clear();
    }

    base::Image canvas_;
};

class Apng : public testing::Test {
  protected:
    ApngReader written(const std::vector<base::Image>& frames, const PngTexts& texts = {},
                       milliseconds shown = milliseconds{400}) {
        write_all(make_apng_writer(path_, shape_of(frames, texts)), frames, shown);
        return ApngReader(test::slurp(path_));
    }
    TempDir dir_;
    std::filesystem::path path_ = dir_.path() / "film.apng";
};

TEST_F(Apng, HoldsEveryFrameToTheLastBit) {
    for (const bool opaque : {true, false}) {
        const auto frames = frames_of(120, 80, 6, opaque);
        const ApngReader read = written(frames);
        EXPECT_EQ(read.announced, 6U);
        ASSERT_EQ(read.frames.size(), frames.size());
        for (std::size_t i = 0; i < frames.size(); ++i) {
            EXPECT_TRUE(read.frames[i].rgba == frames[i].rgba) << i << " opaque " << opaque;
        }
    }
}

TEST_F(Apng, AFrameLargerThanOneBandIsWhole) {
    const auto frames = frames_of(900, 700, 2);
    const ApngReader read = written(frames);
    ASSERT_EQ(read.frames.size(), 2U);
    EXPECT_TRUE(read.frames[0].rgba == frames[0].rgba);
    EXPECT_TRUE(read.frames[1].rgba == frames[1].rgba);
    EXPECT_GT(std::count_if(read.chunks.begin(), read.chunks.end(),
                            [](const Chunk& chunk) { return chunk.type == "IDAT"; }),
              1);
}

TEST_F(Apng, IsAPngOfItsFirstFrameForOtherReaders) {
    const auto frames = frames_of(120, 80, 3);
    written(frames);
    const auto picture = read_png(path_);
    ASSERT_TRUE(picture.has_value()) << picture.error().message;
    EXPECT_EQ(picture->rgba, frames[0].rgba);
}

TEST_F(Apng, CutsEachFrameToWhatChanged) {
    const ApngReader read = written(frames_of(120, 80, 3));
    EXPECT_EQ(read.controls[0].rect, (PixelRect{0, 0, 120, 80}));
    // The square moves by 2, from 3 to 5: its old and its new place.
    EXPECT_EQ(read.controls[1].rect, (PixelRect{3, 5, 14, 10}));
    EXPECT_EQ(read.controls[2].rect, (PixelRect{5, 5, 14, 10}));
}

TEST_F(Apng, TellsHowLongAndHowOften) {
    const auto frames = frames_of(60, 40, 2);
    const ApngReader read = written(frames, {}, milliseconds{800});
    EXPECT_EQ(read.plays, 0U);
    EXPECT_EQ(read.controls[0].delay_numerator * 1000, 800 * read.controls[0].delay_denominator);
    const ApngReader slow = written(frames, {}, milliseconds{90'000});
    EXPECT_EQ(slow.controls[0].delay_numerator, 90 * slow.controls[0].delay_denominator);

    FilmShape once = shape_of(frames);
    once.is_looping = false;
    write_all(make_apng_writer(path_, once), frames);
    EXPECT_EQ(ApngReader(test::slurp(path_)).plays, 1U);
}

TEST_F(Apng, CarriesItsTexts) {
    const ApngReader read = written(frames_of(60, 40, 2), {{"Title", "دریاچه"}});
    const auto text = std::find_if(read.chunks.begin(), read.chunks.end(),
                                   [](const Chunk& chunk) { return chunk.type == "iTXt"; });
    ASSERT_NE(text, read.chunks.end());
    EXPECT_EQ(text->data, std::string("Title\0\0\0\0\0", 10) + "دریاچه");
}

TEST(ChangedRect, IsTheLeastThatHoldsAllThatDiffers) {
    const base::Image before = frame_of(50, 30, 0);
    base::Image now = before;
    EXPECT_EQ(changed_rect(before, now), (PixelRect{0, 0, 1, 1}));
    const auto touch = [&](int x, int y) {
        now.rgba[4 * static_cast<std::size_t>(y * 50 + x) + 1] ^= 1U;
    };
    touch(49, 29);
    EXPECT_EQ(changed_rect(before, now), (PixelRect{49, 29, 1, 1}));
    touch(0, 20);
    EXPECT_EQ(changed_rect(before, now), (PixelRect{0, 20, 50, 10}));
    touch(7, 0);
    EXPECT_EQ(changed_rect(before, now), (PixelRect{0, 0, 50, 30}));
}

} // namespace
} // namespace entente::io
