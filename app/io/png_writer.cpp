// SPDX-License-Identifier: MIT
#include "app/io/png_writer.hpp"

#include "app/io/atomic_file.hpp"
#include "app/io/png_chunks.hpp"
#include "app/io/png_deflate.hpp"

#include <fmt/format.h>
#include <png.h>

namespace entente::io {

using base::ErrorKind;
using base::fail;
using base::Result;

Result<std::string> encode_png(const base::Image& image, const PngTexts& texts,
                               double dots_per_inch) {
    if (auto checked = check_picture(image); !checked) {
        return fail(std::move(checked).error());
    }
    const std::size_t channels = is_opaque(image) ? 3 : 4;
    std::string png(png_signature);
    png += header_chunk(image.width, image.height, channels);
    png += color_chunks();
    if (dots_per_inch > 0) {
        png += resolution_chunk(dots_per_inch);
    }
    for (const auto& [keyword, text] : texts) {
        auto told = text_chunk(keyword, text);
        if (!told) {
            return fail(std::move(told).error());
        }
        png += *told;
    }
    // Every piece is a chunk of its own, so that checksums are computed beside each other too.
    const auto chunks =
        deflate_rows(image, channels, quick_deflate, [](std::size_t, const std::string& piece) {
            return png_chunk("IDAT", piece);
        });
    if (!chunks) {
        return fail(chunks.error());
    }
    for (const std::string& one : *chunks) {
        png += one;
    }
    png += png_chunk("IEND", "");
    return png;
}

Result<void> write_png(const std::filesystem::path& path, const base::Image& image,
                       const PngTexts& texts, double dots_per_inch) {
    const auto png = encode_png(image, texts, dots_per_inch);
    if (!png) {
        return fail(png.error().with_context("writing " + path.string()));
    }
    return write_file(path, *png);
}

Result<base::Image> read_png(const std::filesystem::path& path) {
    const auto bytes = read_file(path);
    if (!bytes) {
        return fail(bytes.error());
    }
    png_image png{};
    png.version = PNG_IMAGE_VERSION;
    const auto broken = [&] {
        const std::string reason = png.message;
        png_image_free(&png);
        return fail(ErrorKind::unreadable,
                    fmt::format("'{}' is not a readable PNG: {}", path.string(), reason));
    };
    if (png_image_begin_read_from_memory(&png, bytes->data(), bytes->size()) == 0) {
        return broken();
    }
    constexpr std::size_t most_pixels = std::size_t{1} << 30U;
    if (std::size_t{png.width} * png.height > most_pixels) {
        png_image_free(&png);
        return fail(ErrorKind::unreadable,
                    fmt::format("'{}' has {} x {} pixels (expected at most {} in all)",
                                path.string(), png.width, png.height, most_pixels));
    }
    png.format = PNG_FORMAT_RGBA;
    base::Image image;
    image.width = static_cast<int>(png.width);
    image.height = static_cast<int>(png.height);
    image.rgba.resize(std::size_t{4} * png.width * png.height);
    if (png_image_finish_read(&png, nullptr, image.rgba.data(), 0, nullptr) == 0) {
        return broken();
    }
    return image;
}

} // namespace entente::io
