// SPDX-License-Identifier: MIT
#include "app/io/frame_difference.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace entente::io {

std::uint32_t pixel_at(const base::Image& image, std::size_t index) {
    const std::uint8_t* bytes = image.rgba.data() + 4 * index;
    return std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8U |
           std::uint32_t{bytes[2]} << 16U | std::uint32_t{bytes[3]} << 24U;
}

PixelRect changed_rect(const base::Image& before, const base::Image& now) {
    assert(before.width == now.width && before.height == now.height);
    const auto row_bytes = 4 * static_cast<std::size_t>(now.width);
    const auto is_row_same = [&](int row) {
        const std::size_t at = static_cast<std::size_t>(row) * row_bytes;
        return std::memcmp(before.rgba.data() + at, now.rgba.data() + at, row_bytes) == 0;
    };
    int top = 0;
    while (top < now.height && is_row_same(top)) {
        ++top;
    }
    if (top == now.height) {
        return {0, 0, 1, 1};
    }
    int bottom = now.height;
    while (is_row_same(bottom - 1)) {
        --bottom;
    }
    int left = now.width;
    int right = 0;
    for (int row = top; row < bottom; ++row) {
        const std::size_t first =
            static_cast<std::size_t>(row) * static_cast<std::size_t>(now.width);
        const auto differs = [&](int column) {
            const std::size_t at = first + static_cast<std::size_t>(column);
            return pixel_at(before, at) != pixel_at(now, at);
        };
        int column = 0;
        while (column < left && !differs(column)) {
            ++column;
        }
        left = column;
        column = now.width;
        while (column > right && !differs(column - 1)) {
            --column;
        }
        right = column;
    }
    return {left, top, right - left, bottom - top};
}

} // namespace entente::io
