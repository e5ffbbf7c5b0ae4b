// SPDX-License-Identifier: MIT
#include "app/vector/colors.hpp"

#include <cmath>
#include <cstddef>
#include <string_view>

namespace entente::vector {
namespace {

double clamped(double value) {
    return value > 0 ? (value < 1 ? value : 1.0) : 0.0;
}

/// The transfer function of IEC 61966-2-1.
double encode(float linear) {
    const double value = clamped(static_cast<double>(linear));
    return value <= 0.003'130'8 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

} // namespace

std::array<double, 3> to_srgb(const base::Color& linear) {
    return {encode(linear.r), encode(linear.g), encode(linear.b)};
}

std::string hex_of(const base::Color& linear) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex = "#";
    for (const double channel : to_srgb(linear)) {
        const auto byte = static_cast<std::size_t>(std::lround(channel * 255));
        hex += digits[byte / 16];
        hex += digits[byte % 16];
    }
    return hex;
}

double opacity_of(const base::Color& color) {
    return clamped(static_cast<double>(color.a));
}

} // namespace entente::vector
