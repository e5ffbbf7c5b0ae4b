// SPDX-License-Identifier: MIT
#include "tests/io/film_support.hpp"

#include <webp/demux.h>

namespace entente::io {
namespace {

using test::frames_of;
using test::milliseconds;
using test::shape_of;
using test::TempDir;
using test::write_all;
using ::testing::HasSubstr;

struct WebpFilm {
    std::vector<std::vector<std::uint8_t>> frames; ///< RGBA
    std::vector<int> ends;                         ///< of each frame, ms
    std::uint32_t loops = 99;
    std::string xmp;
};

WebpFilm read_webp(const std::string& bytes) {
    WebpFilm film;
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    WebPAnimDecoderOptions options;
    WebPAnimDecoderOptionsInit(&options);
    options.color_mode = MODE_RGBA;
    WebPAnimDecoder* decoder = WebPAnimDecoderNew(&data, &options);
    EXPECT_NE(decoder, nullptr);
    if (decoder == nullptr) {
        return film;
    }
    WebPAnimInfo info;
    WebPAnimDecoderGetInfo(decoder, &info);
    film.loops = info.loop_count;
    while (WebPAnimDecoderHasMoreFrames(decoder) != 0) {
        std::uint8_t* pixels = nullptr;
        int end = 0;
        EXPECT_NE(WebPAnimDecoderGetNext(decoder, &pixels, &end), 0);
        film.frames.emplace_back(pixels,
                                 pixels + std::size_t{4} * info.canvas_width * info.canvas_height);
        film.ends.push_back(end);
    }
    WebPChunkIterator chunk;
    if (WebPDemuxGetChunk(WebPAnimDecoderGetDemuxer(decoder), "XMP ", 1, &chunk) != 0) {
        film.xmp.assign(reinterpret_cast<const char*>(chunk.chunk.bytes), chunk.chunk.size);
        WebPDemuxReleaseChunkIterator(&chunk);
    }
    WebPAnimDecoderDelete(decoder);
    return film;
}

class Webp : public testing::Test {
  protected:
    WebpFilm written(const std::vector<base::Image>& frames, const PngTexts& texts = {},
                     milliseconds shown = milliseconds{400}) {
        write_all(make_webp_writer(path_, shape_of(frames, texts)), frames, shown);
        return read_webp(test::slurp(path_));
    }
    TempDir dir_;
    std::filesystem::path path_ = dir_.path() / "film.webp";
};

TEST_F(Webp, HoldsEveryFrameToTheLastBit) {
    const auto frames = frames_of(120, 80, 6);
    const WebpFilm film = written(frames);
    ASSERT_EQ(film.frames.size(), frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        EXPECT_TRUE(film.frames[i] == frames[i].rgba) << i;
    }
}

TEST_F(Webp, KeepsWhatIsPartlyTransparent) {
    const auto frames = frames_of(120, 80, 3, false);
    const WebpFilm film = written(frames);
    ASSERT_EQ(film.frames.size(), frames.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        for (std::size_t at = 3; at < frames[i].rgba.size(); at += 4) {
            ASSERT_EQ(film.frames[i][at], frames[i].rgba[at]) << i << " " << at;
        }
    }
}

TEST_F(Webp, TellsHowLongAndHowOften) {
    const auto frames = frames_of(60, 40, 3);
    const WebpFilm film = written(frames, {}, milliseconds{333});
    EXPECT_EQ(film.ends, (std::vector<int>{333, 666, 999}));
    EXPECT_EQ(film.loops, 0U);
    FilmShape once = shape_of(frames);
    once.is_looping = false;
    write_all(make_webp_writer(path_, once), frames);
    EXPECT_EQ(read_webp(test::slurp(path_)).loops, 1U);
}

TEST_F(Webp, TellsItsTitleInXmp) {
    const WebpFilm film =
        written(frames_of(60, 40, 2), {{"Title", "Lakes & <rivers>"}, {"Description", "دریاچه"}});
    EXPECT_THAT(film.xmp, HasSubstr(">Lakes &amp; &lt;rivers&gt;</rdf:li>"));
    EXPECT_THAT(film.xmp, HasSubstr("دریاچه"));
}

TEST_F(Webp, RefusesSidesThatTheFormatDoesNotHave) {
    const auto writer = make_webp_writer(path_, {16'384, 100, 2, true, {}});
    ASSERT_FALSE(writer.has_value());
    EXPECT_THAT(writer.error().message, HasSubstr("16383"));
}

} // namespace
} // namespace entente::io
