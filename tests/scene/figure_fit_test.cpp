// SPDX-License-Identifier: MIT
#include "app/scene/figure.hpp"
#include "app/scene/figure_fit.hpp"

#include "app/base/rng.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace entente::scene {
namespace {

const Rect frame{{30, 100}, {1570, 970}};
const Rect corner{{30, 620}, {240, 970}};

std::vector<FitBox> random_boxes(std::uint64_t seed, std::size_t count) {
    base::Rng rng(seed);
    std::vector<FitBox> boxes;
    for (std::size_t i = 0; i < count; ++i) {
        const auto below = [&](double most) { return static_cast<float>(rng.uniform() * most); };
        boxes.push_back({{below(12) - 5, below(9)},
                         {-4 - below(120), -4 - below(20)},
                         {4 + below(120), 4 + below(20)}});
    }
    return boxes;
}

Rect place(const FitBox& box, const Fit& fit, float scale_factor = 1) {
    const Vec2 at = box.point * fit.scale * scale_factor + fit.offset;
    return {at + box.before, at + box.after};
}

TEST(FigureFit, AllBoxesLieInTheFrameAndOffTheCorner) {
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        const auto boxes = random_boxes(seed, 40);
        const Fit fit = fit_boxes(boxes, frame, corner, 1e4F);
        for (const FitBox& box : boxes) {
            const Rect rect = place(box, fit);
            EXPECT_GE(rect.min.x, frame.min.x - 0.05F);
            EXPECT_GE(rect.min.y, frame.min.y - 0.05F);
            EXPECT_LE(rect.max.x, frame.max.x + 0.05F);
            EXPECT_LE(rect.max.y, frame.max.y + 0.05F);
            EXPECT_FALSE(rect.min.x < corner.max.x - 0.05F && rect.max.y > corner.min.y + 0.05F);
        }
    }
}

/// A rectangle anywhere in the frame.
Rect random_place(base::Rng& rng) {
    const Vec2 size{120 + static_cast<float>(rng.uniform()) * 500,
                    80 + static_cast<float>(rng.uniform()) * 300};
    const Vec2 at{frame.min.x + static_cast<float>(rng.uniform()) * (frame.width() - size.x),
                  frame.min.y + static_cast<float>(rng.uniform()) * (frame.height() - size.y)};
    return {at, at + size};
}

TEST(FigureFit, NothingMeetsARectangleWhereverItIs) {
    base::Rng rng(17);
    for (std::uint64_t seed = 1; seed < 120; ++seed) {
        const auto boxes = random_boxes(seed, 1 + seed % 50);
        const Rect out = random_place(rng);
        const Fit fit = fit_boxes(boxes, frame, out, 230);
        const Fit alone = fit_boxes(boxes, frame, std::nullopt, 230);
        EXPECT_LE(fit.scale, alone.scale * 1.0001F);
        const Rect narrower{out.min + Vec2{0.05F, 0.05F}, out.max - Vec2{0.05F, 0.05F}};
        for (const FitBox& box : boxes) {
            const Rect rect = place(box, fit);
            EXPECT_FALSE(rect.meets(narrower)) << "seed " << seed;
            EXPECT_GE(rect.min.x, frame.min.x - 0.05F);
            EXPECT_GE(rect.min.y, frame.min.y - 0.05F);
            EXPECT_LE(rect.max.x, frame.max.x + 0.05F);
            EXPECT_LE(rect.max.y, frame.max.y + 0.05F);
        }
    }
}

TEST(FigureFit, ARingIsDrawnAroundWhatItSurrounds) {
    // A legend in the middle of a ring costs nothing: the ring is drawn around it.
    std::vector<FitBox> ring;
    for (int i = 0; i < 40; ++i) {
        const float angle = 6.2831853F * static_cast<float>(i) / 40;
        ring.push_back({{std::cos(angle), std::sin(angle)}, {-9, -9}, {9, 9}});
    }
    const Vec2 half{90, 60};
    const Fit alone = fit_boxes(ring, frame, std::nullopt, 1e4F);
    const Fit around =
        fit_boxes(ring, frame, Rect{frame.center() - half, frame.center() + half}, 1e4F);
    EXPECT_NEAR(around.scale, alone.scale, alone.scale * 1e-3F);
}

TEST(FigureFit, WhatIsNotWorthItIsNotWorkedOut) {
    const auto boxes = random_boxes(4, 40);
    const BoxFitter fitter(boxes, frame);
    const float scale = fitter.fit(corner, 230).scale;
    EXPECT_EQ(fitter.fit(corner, 230, scale * 1.05F).scale, 0);
    EXPECT_NEAR(fitter.fit(corner, 230, scale * 0.95F).scale, scale, scale * 0.01F);
}

TEST(FigureFit, TheScaleIsTheLargestPossible) {
    const auto boxes = random_boxes(4, 40);
    const Fit fit = fit_boxes(boxes, frame, std::nullopt, 1e4F);
    const float larger = fit.scale * 1.01F;
    Rect bounds = place(boxes[0], {larger, {}});
    for (const FitBox& box : boxes) {
        const Rect rect = place(box, {larger, {}});
        bounds = {{std::min(bounds.min.x, rect.min.x), std::min(bounds.min.y, rect.min.y)},
                  {std::max(bounds.max.x, rect.max.x), std::max(bounds.max.y, rect.max.y)}};
    }
    EXPECT_TRUE(bounds.width() > frame.width() || bounds.height() > frame.height());
    EXPECT_LE(fit_boxes(boxes, frame, corner, 1e4F).scale, fit.scale * 1.0001F);
}

TEST(FigureFit, SmallNetworksAreNotBlownUp) {
    const std::vector<FitBox> two{{{0, 0}, {-9, -9}, {60, 9}}, {{1, 0}, {-9, -9}, {60, 9}}};
    const Fit fit = fit_boxes(two, frame, corner, 230);
    EXPECT_FLOAT_EQ(fit.scale, 230);
    EXPECT_NEAR((place(two[0], fit).min.x + place(two[1], fit).max.x) / 2, frame.center().x, 0.5);
}

TEST(FigureFit, OneNodeStandsInTheMiddleAndNoneIsFine) {
    const std::vector<FitBox> one{{{7, 7}, {-10, -10}, {10, 10}}};
    const Rect rect = place(one[0], fit_boxes(one, frame, corner, 230));
    EXPECT_NEAR(rect.center().x, frame.center().x, 0.1);
    EXPECT_NEAR(rect.center().y, frame.center().y, 0.1);
    EXPECT_GT(fit_boxes({}, frame, corner, 230).scale, 0);
}

TEST(FigureFit, BoxesLargerThanTheFrameDoNoHarm) {
    const std::vector<FitBox> wide{{{0, 0}, {-3000, -10}, {3000, 10}}, {{5, 1}, {-9, -9}, {9, 9}}};
    const Fit fit = fit_boxes(wide, frame, corner, 230);
    EXPECT_GT(fit.scale, 0);
    EXPECT_NEAR(place(wide[0], fit).center().x, frame.center().x, 1);
}

} // namespace
} // namespace entente::scene
