// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"

#include <array>
#include <string>

namespace entente::vector {

/// Red, green and blue in sRGB, 0..1, of a linear colour: what files and viewers blend in, as the
/// renderer does.
std::array<double, 3> to_srgb(const base::Color& linear);

/// The same as `#rrggbb`.
std::string hex_of(const base::Color& linear);

/// False for what is not a number.
inline bool is_seen(const base::Color& color) {
    return color.a > 0;
}

/// A colour's alpha within 0..1; 0 for what is not a number.
double opacity_of(const base::Color& color);

} // namespace entente::vector
