// SPDX-License-Identifier: MIT
#include "app/base/rng.hpp"

#include <gtest/gtest.h>

#include <array>

namespace entente::base {
namespace {

TEST(Rng, GivesThePublishedNumbersOfSplitMix64) {
    // The first outputs of the authors' reference code for seed 1234567.
    Rng rng(1234567);
    EXPECT_EQ(rng.next(), 6457827717110365317ULL);
    EXPECT_EQ(rng.next(), 3203168211198807973ULL);
    EXPECT_EQ(rng.next(), 9817491932198370423ULL);
}

TEST(Rng, SameSeedSameNumbers) {
    Rng a(42);
    Rng b(42);
    Rng other(43);
    bool has_differed = false;
    for (int i = 0; i < 100; ++i) {
        const double value = a.uniform();
        EXPECT_EQ(value, b.uniform());
        has_differed = has_differed || value != other.uniform();
    }
    EXPECT_TRUE(has_differed);
}

TEST(Rng, UniformStaysInItsRangeAndFillsIt) {
    Rng rng(7);
    double sum = 0;
    for (int i = 0; i < 10'000; ++i) {
        const double value = rng.uniform();
        ASSERT_GE(value, 0.0);
        ASSERT_LT(value, 1.0);
        sum += value;
    }
    EXPECT_NEAR(sum / 10'000, 0.5, 0.02);
}

TEST(Rng, BelowMeetsEachNumberAboutEquallyOften) {
    Rng rng(3);
    std::array<int, 6> counts{};
    for (int i = 0; i < 60'000; ++i) {
        const std::uint32_t value = rng.below(6);
        ASSERT_LT(value, 6U);
        ++counts[value];
    }
    for (const int count : counts) {
        EXPECT_NEAR(count, 10'000, 500);
    }
    EXPECT_EQ(rng.below(1), 0U);
}

} // namespace
} // namespace entente::base
