// SPDX-License-Identifier: MIT
#include "app/io/png_text.hpp"

#include "app/io/png_writer.hpp"
#include "tests/support/temp_dir.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using testing::HasSubstr;

std::string png_with(const io::PngTexts& texts) {
    base::Image image;
    image.width = image.height = 8;
    image.rgba.assign(8 * 8 * 4, 0xff);
    return io::encode_png(image, texts).value_or("");
}

/// Some text that does not compress to nothing.
std::string long_text(std::size_t size) {
    std::string text;
    unsigned number = 1;
    while (text.size() < size) {
        number = number * 1664525U + 1013904223U;
        text += std::to_string(number % 1000) + " \xd9\x86 ";
    }
    return text;
}

class PngText : public testing::Test {
  protected:
    base::Result<std::optional<std::string>> read(const std::string& bytes,
                                                  const std::string& keyword = "Recipe") {
        return io::png_text(dir_.write("a.png", bytes), keyword);
    }
    TempDir dir_;
};

TEST_F(PngText, ReadsBackWhatWasWritten) {
    for (const std::size_t size : {std::size_t{0}, std::size_t{10}, std::size_t{300'000}}) {
        const std::string text = size == 0 ? std::string() : long_text(size);
        const auto found = read(png_with({{"Title", "A title"}, {"Recipe", text}}));
        ASSERT_TRUE(found.has_value()) << found.error().message;
        ASSERT_TRUE(found->has_value());
        EXPECT_EQ(**found, text);
    }
}

TEST_F(PngText, CompressesLongTexts) {
    const std::string text(100'000, 'x');
    EXPECT_LT(png_with({{"Recipe", text}}).size(), 2'000U);
}

TEST_F(PngText, FindsNothingWhereThereIsNone) {
    const auto none = read(png_with({{"Recipe for more", "x"}}));
    ASSERT_TRUE(none.has_value());
    EXPECT_FALSE(none->has_value());
}

TEST_F(PngText, TellsWhatIsNoPngOrBroken) {
    EXPECT_FALSE(read("").has_value());
    EXPECT_FALSE(read("GIF89a").has_value());
    const std::string png = png_with({{"Recipe", long_text(5'000)}});
    // Cut off anywhere, it never crashes, and never yields a text that is not whole.
    for (std::size_t size = 0; size < png.size(); size += 37) {
        const auto cut = read(png.substr(0, size));
        EXPECT_FALSE(cut.has_value() && cut->has_value() && (**cut) != long_text(5'000)) << size;
    }
    std::string damaged = png;
    damaged[png.find("Recipe") + 200] = static_cast<char>(damaged[png.find("Recipe") + 200] ^ 1);
    const auto found = read(damaged);
    ASSERT_FALSE(found.has_value());
    EXPECT_THAT(found.error().message, HasSubstr("damaged"));
}

TEST_F(PngText, RefusesAChunkThatClaimsToBeHuge) {
    std::string png = png_with({{"Recipe", "x"}});
    const std::size_t at = png.find("iTXt") - 4;
    png.replace(at, 4, std::string("\x7f\xff\xff\xff", 4));
    EXPECT_FALSE(read(png).has_value());
}

} // namespace
} // namespace entente::test
