// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

namespace entente::base {

/// A picture of width x height pixels, rows from the top, 4 bytes a pixel: sRGB red, green, blue
/// and straight alpha.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

} // namespace entente::base
