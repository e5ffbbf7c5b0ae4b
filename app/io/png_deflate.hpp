// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"
#include "app/base/result.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace entente::io {

/// How much time deflate may take to make a file small: zlib's levels.
inline constexpr int quick_deflate = 1;
inline constexpr int thorough_deflate = 6;

/// Private to io: the rows of a picture as PNG compresses them, unfiltered, with 3 (RGB) or 4
/// (RGBA) channels: one zlib stream in pieces that follow each other. Bands of rows are compressed
/// in parallel; the same bytes whatever the number of threads.
///
/// @param wrap  what becomes of a piece, called with its number, in parallel: a chunk, say.
/// @return      what `wrap` made, in order. Memory beside the picture: that.
base::Result<std::vector<std::string>>
deflate_rows(const base::Image& image, std::size_t channels, int level,
             const std::function<std::string(std::size_t number, std::string piece)>& wrap);

} // namespace entente::io
