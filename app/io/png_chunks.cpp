// SPDX-License-Identifier: MIT
#include "app/io/png_chunks.hpp"

#include "app/base/parallel.hpp"
#include "app/base/utf8.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <atomic>
#include <cmath>

namespace entente::io {
namespace {

using base::ErrorKind;
using base::fail;
using base::Result;

/// A text of so many bytes is compressed.
constexpr std::size_t long_text_bytes = 2000;

/// As a zlib stream; empty where it would not be smaller.
std::string packed(std::string_view text) {
    uLongf size = compressBound(static_cast<uLong>(text.size()));
    std::string bytes(size, '\0');
    const int state =
        compress2(reinterpret_cast<Bytef*>(bytes.data()), &size,
                  reinterpret_cast<const Bytef*>(text.data()), static_cast<uLong>(text.size()), 6);
    bytes.resize(state == Z_OK && size < text.size() ? size : 0);
    return bytes;
}

} // namespace

std::uint32_t chunk_checksum(std::string_view type, std::string_view data) {
    const auto add = [](uLong sum, std::string_view bytes) {
        return bytes.empty()
                   ? sum
                   : crc32_z(sum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    };
    return static_cast<std::uint32_t>(add(add(crc32_z(0, nullptr, 0), type), data));
}

void append_number(std::string& png, std::uint32_t number) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        png += static_cast<char>((number >> shift) & 0xffU);
    }
}

void append_short(std::string& png, std::uint16_t number) {
    png += static_cast<char>(number >> 8U);
    png += static_cast<char>(number & 0xffU);
}

std::string png_chunk(std::string_view type, std::string_view data) {
    std::string bytes;
    bytes.reserve(data.size() + 12);
    append_number(bytes, static_cast<std::uint32_t>(data.size()));
    bytes += type;
    bytes += data;
    append_number(bytes, chunk_checksum(type, data));
    return bytes;
}

std::string header_chunk(int width, int height, std::size_t channels) {
    constexpr char bits = 8;
    constexpr char rgb = 2;
    constexpr char rgba = 6;
    std::string data;
    append_number(data, static_cast<std::uint32_t>(width));
    append_number(data, static_cast<std::uint32_t>(height));
    data += bits;
    data += channels == 3 ? rgb : rgba;
    data.append(3, '\0'); // deflate, the standard filters, not interlaced
    return png_chunk("IHDR", data);
}

std::string color_chunks() {
    std::string gamma;
    append_number(gamma, 45455);
    return png_chunk("gAMA", gamma) + png_chunk("sRGB", std::string(1, '\0'));
}

std::string resolution_chunk(double dots_per_inch) {
    const auto per_meter = static_cast<std::uint32_t>(std::lround(dots_per_inch / 0.0254));
    std::string data;
    append_number(data, per_meter);
    append_number(data, per_meter);
    data += '\1'; // the unit is the metre
    return png_chunk("pHYs", data);
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
    const std::string squeezed = text.size() > long_text_bytes ? packed(text) : std::string();
    std::string data = keyword;
    data += '\0';
    data += squeezed.empty() ? '\0' : '\1';
    data.append(3, '\0'); // the method, deflate; neither language nor translated keyword
    data += squeezed.empty() ? text : squeezed;
    if (data.size() > 0x7fff'ffffU) {
        return refuse(fmt::format("the PNG text '{}' has {} bytes", keyword, text.size()),
                      "less than 2 GiB");
    }
    return png_chunk("iTXt", data);
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

Result<void> check_picture(const base::Image& image) {
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

} // namespace entente::io
