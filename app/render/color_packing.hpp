// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"

#include <array>
#include <cstdint>

namespace entente::render {

/// A colour on its way into a vertex buffer: sRGB red, green, blue and straight alpha, 16 bits
/// each.
using PackedColor = std::array<std::uint16_t, 4>;

/// Channels are clamped to 0..1; a NaN becomes 0.
PackedColor pack(const base::Color& linear);

/// The same as floats in 0..1, premultiplied, for clearing.
std::array<float, 4> premultiplied_srgb(const base::Color& linear);

} // namespace entente::render
