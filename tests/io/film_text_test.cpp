// SPDX-License-Identifier: MIT
#include "app/io/film_text.hpp"

#include "tests/io/film_support.hpp"

#include <algorithm>

namespace entente::io {
namespace {

using test::frames_of;
using test::shape_of;
using test::TempDir;
using test::write_all;

class FilmTexts : public testing::TestWithParam<const char*> {
  protected:
    std::filesystem::path film(const PngTexts& texts) {
        const auto path = dir_.path() / GetParam();
        const auto frames = frames_of(40, 30, 3);
        FilmShape shape = shape_of(frames);
        shape.texts = texts;
        write_all(path.extension() == ".gif" ? make_gif_writer(path, shape)
                                             : make_webp_writer(path, shape),
                  frames);
        return path;
    }
    TempDir dir_;
};

INSTANTIATE_TEST_SUITE_P(Formats, FilmTexts, testing::Values("a.gif", "a.webp"),
                         [](const auto& format) { return std::string(format.param).substr(2); });

TEST_P(FilmTexts, ReadBackAsTheyWere) {
    std::string longer = "{\"id\": \"ایران\"}\n";
    for (int i = 0; i < 12; ++i) {
        longer += longer + std::to_string(i);
    }
    const auto path = film({{"Title", "A title"}, {"Other", "x"}, {"Entente-View", longer}});
    const auto text = film_text(path, "Entente-View");
    ASSERT_TRUE(text) << text.error().message;
    EXPECT_TRUE(*text == longer);
    EXPECT_EQ(film_text(path, "Other")->value_or(""), "x");
    EXPECT_EQ(*film_text(path, "Title"), std::nullopt) << "it is told in words";
    EXPECT_EQ(*film_text(path, "None"), std::nullopt);
}

TEST_P(FilmTexts, AreNoneWhereNoneWereGiven) {
    EXPECT_EQ(*film_text(film({{"Title", "A title"}}), "Entente-View"), std::nullopt);
    EXPECT_EQ(*film_text(film({}), "Entente-View"), std::nullopt);
}

TEST_P(FilmTexts, NeverFallOverABrokenFile) {
    const std::string whole = test::slurp(film({{"Entente-View", std::string(3000, 'a')}}));
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        const auto cut = dir_.write("cut", whole.substr(0, size));
        const auto text = film_text(cut, "Entente-View");
        EXPECT_TRUE(!text || !*text || (*text)->size() == 3000);
    }
    base::Rng rng(5);
    for (int round = 0; round < 400; ++round) {
        std::string bytes = whole;
        for (int i = 0; i < 4; ++i) {
            bytes[rng.below(static_cast<std::uint32_t>(std::min<std::size_t>(bytes.size(), 600)))] =
                static_cast<char>(rng.below(256));
        }
        const auto text = film_text(dir_.write("broken", bytes), "Entente-View");
        EXPECT_TRUE(!text || !*text || (*text)->size() <= 1'000'000);
    }
    EXPECT_FALSE(film_text(dir_.write("none", "RIFF"), "Entente-View"));
}

} // namespace
} // namespace entente::io
