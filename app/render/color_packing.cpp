// SPDX-License-Identifier: MIT
#include "app/render/color_packing.hpp"

#include <cmath>
#include <cstddef>

namespace entente::render {
namespace {

constexpr std::size_t steps = 8192;

/// The transfer function of IEC 61966-2-1.
float encode(float linear) {
    return linear <= 0.003'130'8F ? 12.92F * linear
                                  : 1.055F * std::pow(linear, 1.0F / 2.4F) - 0.055F;
}

/// std::pow for every channel of every mark would be a third of the frame; between these values a
/// straight line is right to a quarter of a 16-bit step.
const std::array<float, steps + 2>& table() {
    static const std::array<float, steps + 2> values = [] {
        std::array<float, steps + 2> made{};
        for (std::size_t i = 0; i < made.size(); ++i) {
            made[i] = encode(static_cast<float>(i) / static_cast<float>(steps));
        }
        return made;
    }();
    return values;
}

float clamped(float value) {
    return value > 0 ? (value < 1 ? value : 1.0F) : 0.0F;
}

float to_srgb(float linear) {
    const float at = clamped(linear) * static_cast<float>(steps);
    const auto below = static_cast<std::size_t>(at);
    const float share = at - static_cast<float>(below);
    return table()[below] + share * (table()[below + 1] - table()[below]);
}

std::uint16_t to_16_bits(float value) {
    return static_cast<std::uint16_t>(value * 65'535.0F + 0.5F);
}

} // namespace

PackedColor pack(const base::Color& linear) {
    return {to_16_bits(to_srgb(linear.r)), to_16_bits(to_srgb(linear.g)),
            to_16_bits(to_srgb(linear.b)), to_16_bits(clamped(linear.a))};
}

std::array<float, 4> premultiplied_srgb(const base::Color& linear) {
    const float alpha = clamped(linear.a);
    return {to_srgb(linear.r) * alpha, to_srgb(linear.g) * alpha, to_srgb(linear.b) * alpha, alpha};
}

} // namespace entente::render
