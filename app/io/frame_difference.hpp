// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/image.hpp"

#include <cstddef>
#include <cstdint>

namespace entente::io {

/// A part of a picture, in pixels from its top left corner.
struct PixelRect {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
    friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

/// The least rectangle that holds all pixels that differ, of two pictures of one size; where none
/// does, one pixel in the corner: a film's formats have no empty frames.
PixelRect changed_rect(const base::Image& before, const base::Image& now);

/// The four bytes of a pixel, red lowest, as one number.
std::uint32_t pixel_at(const base::Image& image, std::size_t index);

} // namespace entente::io
