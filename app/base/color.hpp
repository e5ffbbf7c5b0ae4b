// SPDX-License-Identifier: MIT
#pragma once

namespace entente::base {

/// Linear-light RGB in 0..1 with straight (not premultiplied) alpha. It becomes sRGB bytes only
/// on its way into a file or a vertex buffer.
struct Color {
    float r = 0;
    float g = 0;
    float b = 0;
    float a = 1;

    friend constexpr bool operator==(const Color&, const Color&) = default;
    [[nodiscard]] constexpr Color with_alpha(float alpha) const { return {r, g, b, alpha}; }
};

} // namespace entente::base
