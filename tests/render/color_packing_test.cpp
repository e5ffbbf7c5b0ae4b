// SPDX-License-Identifier: MIT
#include "app/render/color_packing.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace entente::render {
namespace {

TEST(ColorPacking, keeps_every_srgb_byte) {
    for (int byte = 0; byte < 256; ++byte) {
        const double value = byte / 255.0;
        const double linear =
            value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        const PackedColor packed = pack({static_cast<float>(linear), 0, 0, 1});
        EXPECT_EQ((packed[0] + 128) / 257, byte);
    }
}

TEST(ColorPacking, alpha_is_not_encoded) {
    EXPECT_NEAR(pack({0, 0, 0, 0.25F})[3], 0.25 * 65535, 1);
}

TEST(ColorPacking, values_outside_are_clamped) {
    const PackedColor packed = pack(
        {-1, 7, std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()});
    EXPECT_EQ(packed, (PackedColor{0, 65535, 0, 65535}));
}

} // namespace
} // namespace entente::render
