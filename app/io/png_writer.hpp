// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"
#include "app/base/result.hpp"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace entente::io {

/// Text chunks of a PNG: keyword (Latin-1, 1 to 79 bytes) and UTF-8 text, written as iTXt,
/// a long one compressed.
using PngTexts = std::vector<std::pair<std::string, std::string>>;

/// The image as the bytes of a PNG (8 bits, RGB where every pixel is opaque, else RGBA), quick
/// rather than small: fast deflate, bands of rows compressed in parallel; the same bytes whatever
/// the number of threads. `dots_per_inch` > 0 tells programs how large it is on paper. Memory
/// beside the picture: that of the file.
base::Result<std::string> encode_png(const base::Image& image, const PngTexts& texts = {},
                                     double dots_per_inch = 0);

/// encode_png, then write_file.
base::Result<void> write_png(const std::filesystem::path& path, const base::Image& image,
                             const PngTexts& texts = {}, double dots_per_inch = 0);

/// For tests and comparisons: a PNG back into an image.
base::Result<base::Image> read_png(const std::filesystem::path& path);

} // namespace entente::io
