// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Private to io: which few colours stand for the many of a picture. Colours are sRGB, 0xBBGGRR.
namespace entente::io {

struct ColorCount {
    std::uint32_t color = 0;
    std::uint32_t count = 0; ///< pixels
};

/// The different colours of some pixels, in ascending order.
std::vector<ColorCount> count_colors(std::span<const std::uint32_t> pixels);

/// How far apart two colours look: their distance in OKLab, in which white is 1 from black and
/// about 0.02 can just be told apart side by side.
float color_distance(std::uint32_t a, std::uint32_t b);

/// Chooses colours that stand for all, each of them one that occurs.
///
/// Where there are no more than `most`, all of them. Else the flat ones first (those of many
/// pixels: background, discs, letters), kept as they are, so that they neither change from frame to
/// frame nor show a pattern; the others are parted, in OKLab, where they are spread widest until
/// there are as many parts as places left, and settled by Lloyd's iteration. A colour counts by the
/// square root of its pixels, so that a small mark of a colour of its own is not lost.
///
/// @param colors  as count_colors gives them.
/// @param most    1 .. 256.
/// @return        ascending. Cost: O(colours x most).
std::vector<std::uint32_t> choose_palette(std::span<const ColorCount> colors, std::size_t most);

/// For each colour the index of the palette's nearest, in OKLab; the lower one where two are as
/// near. `palette` is not empty.
std::vector<std::uint8_t> nearest_in_palette(std::span<const ColorCount> colors,
                                             std::span<const std::uint32_t> palette);

} // namespace entente::io
