// SPDX-License-Identifier: MIT
#include "app/io/png_writer.hpp"

#include "app/base/parallel.hpp"
#include "app/base/utf8.hpp"
#include "app/io/atomic_file.hpp"

#include <fmt/format.h>
#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstring>
#include <string_view>

namespace entente::io {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;
using Bytes = std::vector<std::uint8_t>;

/// How far back deflate looks: what a band may take over from the one before.
constexpr std::size_t window_bytes = 32768;
/// Bytes of picture a band holds at least: enough that a flush and a table of codes cost little.
constexpr std::size_t band_bytes = std::size_t{1} << 19U;

void append_number(std::string& png, std::uint32_t number) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        png += static_cast<char>((number >> shift) & 0xffU);
    }
}

std::uint32_t checksum(std::string_view type, std::string_view data) {
    const auto add = [](uLong sum, std::string_view bytes) {
        return bytes.empty()
                   ? sum
                   : crc32_z(sum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    };
    return static_cast<std::uint32_t>(add(add(crc32_z(0, nullptr, 0), type), data));
}

std::string chunk(std::string_view type, std::string_view data) {
    std::string bytes;
    bytes.reserve(data.size() + 12);
    append_number(bytes, static_cast<std::uint32_t>(data.size()));
    bytes += type;
    bytes += data;
    append_number(bytes, checksum(type, data));
    return bytes;
}

std::string header_chunk(const base::Image& image, std::size_t channels) {
    constexpr char bits = 8;
    constexpr char rgb = 2;
    constexpr char rgba = 6;
    std::string data;
    append_number(data, static_cast<std::uint32_t>(image.width));
    append_number(data, static_cast<std::uint32_t>(image.height));
    data += bits;
    data += channels == 3 ? rgb : rgba;
    data.append(3, '\0'); // deflate, the standard filters, not interlaced
    return chunk("IHDR", data);
}

/// The pixels are sRGB; programs that do not know that chunk read the gamma.
std::string color_chunks() {
    std::string gamma;
    append_number(gamma, 45455);
    return chunk("gAMA", gamma) + chunk("sRGB", std::string(1, '\0'));
}

std::string resolution_chunk(double dots_per_inch) {
    const auto per_meter = static_cast<std::uint32_t>(std::lround(dots_per_inch / 0.0254));
    std::string data;
    append_number(data, per_meter);
    append_number(data, per_meter);
    data += '\1'; // the unit is the metre
    return chunk("pHYs", data);
}

Result<std::string> text_chunk(const std::string& keyword, const std::string& text) {
    const auto refuse = [](std::string_view found, std::string_view expected) {
        return fail(ErrorKind::invalid_argument, fmt::format("{} (expected {})", found, expected));
    };
    const bool is_printable = std::all_of(keyword.begin(), keyword.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 32 && byte <= 126) || byte >= 161;
    });
    if (keyword.empty() || keyword.size() > 79 || !is_printable || keyword.front() == ' ' ||
        keyword.back() == ' ' || keyword.find("  ") != std::string::npos) {
        return refuse(fmt::format("'{}' is not a keyword of a PNG text", keyword),
                      "1 to 79 printable Latin-1 characters, blanks only singly inside");
    }
    if (!base::is_utf8(text) || text.find('\0') != std::string::npos) {
        return refuse(fmt::format("the PNG text '{}' is not UTF-8 without zeros", keyword),
                      "well-formed UTF-8");
    }
    std::string data = keyword;
    // The keyword's end, not compressed, no method, neither language nor translated keyword.
    data.append(5, '\0');
    data += text;
    if (data.size() > 0x7fff'ffffU) {
        return refuse(fmt::format("the PNG text '{}' has {} bytes", keyword, text.size()),
                      "less than 2 GiB");
    }
    return chunk("iTXt", data);
}

bool is_opaque(const base::Image& image) {
    constexpr std::size_t grain = std::size_t{1} << 18U;
    std::atomic<bool> opaque{true};
    base::parallel_for(0, image.rgba.size() / 4, grain, [&](std::size_t first, std::size_t last) {
        std::uint8_t all = 0xff;
        for (std::size_t i = first; i < last; ++i) {
            all &= image.rgba[4 * i + 3];
        }
        if (all != 0xff) {
            opaque = false;
        }
    });
    return opaque;
}

/// The rows of a picture as they are compressed: a byte that names the filter, then the pixels.
///
/// No filter: on drawings of lines and discs of 3840 x 2160 pixels, deflate at level 1 gave files
/// smaller by a seventh to a fifth than with the difference to the left or to the row above, and
/// was no slower.
class Rows {
  public:
    Rows(const base::Image& image, std::size_t channels)
        : image_(image), channels_(channels),
          row_bytes_(1 + channels * static_cast<std::size_t>(image.width)) {}

    [[nodiscard]] std::size_t row_bytes() const { return row_bytes_; }
    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(image_.height); }

    /// Made where they are needed, a stretch at a time: all of them at once would take as much
    /// memory again as the picture.
    [[nodiscard]] Bytes bytes(std::size_t first_row, std::size_t last_row) const {
        const auto width = static_cast<std::size_t>(image_.width);
        Bytes bytes((last_row - first_row) * row_bytes_);
        std::uint8_t* out = bytes.data();
        for (std::size_t row = first_row; row < last_row; ++row) {
            const std::uint8_t* in = image_.rgba.data() + 4 * width * row;
            *out++ = 0;
            if (channels_ == 4) {
                std::memcpy(out, in, 4 * width);
            } else {
                for (std::size_t i = 0; i < width; ++i) {
                    out[3 * i] = in[4 * i];
                    out[3 * i + 1] = in[4 * i + 1];
                    out[3 * i + 2] = in[4 * i + 2];
                }
            }
            out += channels_ * width;
        }
        return bytes;
    }

  private:
    const base::Image& image_;
    std::size_t channels_;
    std::size_t row_bytes_;
};

struct Band {
    std::string deflated;
    uLong adler = 1;
    std::size_t length = 0;
};

/// A stretch of the rows as raw deflate that goes on where the stretch before it ended: it may
/// refer back into that, and ends at a byte with its last block left open unless it is the last.
///
/// Source: the way of pigz (Mark Adler, 2007), with zlib's adler32_combine.
Result<Band> deflate_band(const Rows& rows, std::size_t first_row, std::size_t last_row) {
    constexpr int quick = 1;
    constexpr int raw_window_bits = -15;
    constexpr int most_memory = 9;
    const auto broken = [](int code) {
        return fail(ErrorKind::not_written,
                    fmt::format("the picture cannot be compressed: {}",
                                code == Z_MEM_ERROR ? "not enough memory" : "zlib failed"));
    };
    z_stream stream{};
    if (const int code = deflateInit2(&stream, quick, Z_DEFLATED, raw_window_bits, most_memory,
                                      Z_DEFAULT_STRATEGY);
        code != Z_OK) {
        return broken(code);
    }
    const std::size_t rows_before =
        std::min(first_row, (window_bytes + rows.row_bytes() - 1) / rows.row_bytes());
    Bytes bytes = rows.bytes(first_row - rows_before, last_row);
    const std::size_t before = rows_before * rows.row_bytes();
    const std::size_t known = std::min(before, window_bytes);
    if (known > 0) {
        deflateSetDictionary(&stream, bytes.data() + before - known, static_cast<uInt>(known));
    }
    Band band;
    band.length = bytes.size() - before;
    band.adler = adler32_z(adler32_z(0, nullptr, 0), bytes.data() + before, band.length);
    band.deflated.resize(deflateBound(&stream, static_cast<uLong>(band.length)) + 16);
    stream.next_in = bytes.data() + before;
    stream.avail_in = static_cast<uInt>(band.length);
    stream.next_out = reinterpret_cast<Bytef*>(band.deflated.data());
    stream.avail_out = static_cast<uInt>(band.deflated.size());
    const bool is_last = last_row == rows.count();
    const int code = deflate(&stream, is_last ? Z_FINISH : Z_SYNC_FLUSH);
    band.deflated.resize(stream.total_out);
    band.deflated.shrink_to_fit(); // the bound is many times what drawings take
    const bool is_done = code == (is_last ? Z_STREAM_END : Z_OK) && stream.avail_in == 0;
    deflateEnd(&stream);
    if (!is_done) {
        return broken(code);
    }
    return band;
}

/// Every band as an IDAT chunk of its own, so that checksums are computed beside each other too.
Result<std::string> picture_chunks(const base::Image& image, std::size_t channels) {
    const Rows rows(image, channels);
    const std::size_t height = rows.count();
    const std::size_t band_rows = std::max<std::size_t>(1, band_bytes / rows.row_bytes());
    const std::size_t count = (height + band_rows - 1) / band_rows;
    std::vector<Result<Band>> bands(count);
    std::vector<std::string> chunks(count);
    base::parallel_for(0, count, 1, [&](std::size_t i, std::size_t) {
        bands[i] = deflate_band(rows, i * band_rows, std::min(height, (i + 1) * band_rows));
        // The last waits for the checksum of them all.
        if (bands[i] && i + 1 < count) {
            const std::string_view zlib_header = i == 0 ? "\x78\x01" : "";
            chunks[i] = chunk("IDAT", std::string(zlib_header) + bands[i]->deflated);
            std::string().swap(bands[i]->deflated);
        }
    });
    uLong adler = 1;
    for (const Result<Band>& band : bands) {
        if (!band) {
            return fail(band.error());
        }
        adler = adler32_combine(adler, band->adler, static_cast<z_off_t>(band->length));
    }
    std::string last = count == 1 ? "\x78\x01" : "";
    last += bands.back()->deflated;
    append_number(last, static_cast<std::uint32_t>(adler));
    chunks.back() = chunk("IDAT", last);
    std::string all;
    for (const std::string& one : chunks) {
        all += one;
    }
    return all;
}

Result<void> check(const base::Image& image) {
    // A row must fit into zlib's counters.
    constexpr int longest = 1'000'000;
    if (image.width < 1 || image.height < 1 || image.width > longest || image.height > longest) {
        return fail(ErrorKind::invalid_argument,
                    fmt::format("a picture of {} x {} pixels (expected 1 to {} each way)",
                                image.width, image.height, longest));
    }
    const std::size_t expected =
        4 * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
    if (image.rgba.size() != expected) {
        return fail(ErrorKind::invalid_argument,
                    fmt::format("a picture of {} x {} pixels in {} bytes (expected {})",
                                image.width, image.height, image.rgba.size(), expected));
    }
    return {};
}

} // namespace

Result<std::string> encode_png(const base::Image& image, const PngTexts& texts,
                               double dots_per_inch) {
    if (auto checked = check(image); !checked) {
        return fail(std::move(checked).error());
    }
    const std::size_t channels = is_opaque(image) ? 3 : 4;
    std::string png = "\x89PNG\r\n\x1a\n";
    png += header_chunk(image, channels);
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
    auto picture = picture_chunks(image, channels);
    if (!picture) {
        return fail(std::move(picture).error());
    }
    png += *picture;
    png += chunk("IEND", "");
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
