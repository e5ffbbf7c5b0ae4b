// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"
#include "app/base/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Private to io: the pieces that a PNG and an animated PNG are made of.
namespace entente::io {

inline constexpr std::string_view png_signature = "\x89PNG\r\n\x1a\n";

/// Appends a number as PNG holds them, the highest byte first.
void append_number(std::string& png, std::uint32_t number);
/// Appends a number of two bytes in the same way.
void append_short(std::string& png, std::uint16_t number);

/// The CRC over a chunk's type and data.
std::uint32_t chunk_checksum(std::string_view type, std::string_view data);

/// Length, type, data and checksum.
std::string png_chunk(std::string_view type, std::string_view data);

/// IHDR: 8 bits a channel; 3 channels are RGB, 4 RGBA.
std::string header_chunk(int width, int height, std::size_t channels);
/// The pixels are sRGB; programs that do not know that chunk read the gamma.
std::string color_chunks();
/// pHYs.
std::string resolution_chunk(double dots_per_inch);
/// iTXt, compressed where the text is long. Error (invalid_argument): the keyword is not one, or
/// the text is not UTF-8 without zeros.
base::Result<std::string> text_chunk(const std::string& keyword, const std::string& text);

/// Whether every pixel is opaque.
bool is_opaque(const base::Image& image);

/// Error (invalid_argument): no pixels, more than a million one way, or not as many bytes as
/// pixels.
base::Result<void> check_picture(const base::Image& image);

} // namespace entente::io
