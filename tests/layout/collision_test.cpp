// SPDX-License-Identifier: MIT
#include "app/layout/collision.hpp"

#include "app/base/rng.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace entente::layout {
namespace {

TEST(PartDiscs, MovesTwoApartTheSmallerFurther) {
    std::vector<base::Vec2> positions{{0, 0}, {1, 0}};
    const std::vector<float> radii{2, 1};
    EXPECT_FLOAT_EQ(part_discs(radii, std::vector<unsigned char>(2), 0, 1, positions), 2);
    EXPECT_FLOAT_EQ(positions[0].x, -0.4F);
    EXPECT_FLOAT_EQ(positions[1].x, 2.6F);
    EXPECT_EQ(part_discs(radii, std::vector<unsigned char>(2), 0, 1, positions), 0);
}

TEST(PartDiscs, LeavesTheHeldOnesAlone) {
    std::vector<base::Vec2> positions{{0, 0}, {0, 1}};
    part_discs(std::vector<float>{1, 1}, std::vector<unsigned char>{1, 0}, 0.5F, 1, positions);
    EXPECT_EQ(positions[0], (base::Vec2{0, 0}));
    EXPECT_FLOAT_EQ(positions[1].y, 2.5F);
}

TEST(PartDiscs, TellsTheDeepestOverlapAsAPairwiseCountDoes) {
    base::Rng rng(4);
    std::vector<base::Vec2> positions(500);
    std::vector<float> radii(500);
    for (std::size_t i = 0; i < 500; ++i) {
        positions[i] = {static_cast<float>(rng.uniform() * 40),
                        static_cast<float>(rng.uniform() * 4)};
        radii[i] = static_cast<float>(rng.uniform());
    }
    float deepest = 0;
    for (std::size_t i = 0; i < 500; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            deepest =
                std::max(deepest, radii[i] + radii[j] - base::length(positions[i] - positions[j]));
        }
    }
    EXPECT_FLOAT_EQ(part_discs(radii, std::vector<unsigned char>(500), 0, 0.5F, positions),
                    deepest);
}

TEST(PartDiscs, PartsDiscsInOnePlaceAndTakesFewAndFlatOnes) {
    std::vector<base::Vec2> positions{{1, 1}, {1, 1}};
    part_discs(std::vector<float>{1, 1}, std::vector<unsigned char>(2), 0, 1, positions);
    EXPECT_FLOAT_EQ(base::length(positions[0] - positions[1]), 2);
    std::vector<base::Vec2> none;
    EXPECT_EQ(part_discs({}, {}, 0, 1, none), 0);
    std::vector<base::Vec2> points(3);
    EXPECT_EQ(part_discs(std::vector<float>(3), std::vector<unsigned char>(3), 0, 1, points), 0);
}

} // namespace
} // namespace entente::layout
