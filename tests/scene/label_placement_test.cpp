// SPDX-License-Identifier: MIT
#include "app/scene/label_placement.hpp"

#include "app/base/rng.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace entente::scene {
namespace {

const Rect page{{0, 0}, {1000, 700}};

struct Crowd {
    std::vector<LabelRequest> requests;
    std::vector<LabelObstacle> obstacles;
};

LabelRequest request_at(Vec2 anchor, Vec2 size = {60, 14}, float radius = 5) {
    LabelRequest request;
    request.anchor = anchor;
    request.extent = {radius, radius};
    request.radius = radius;
    request.size = size;
    return request;
}

Crowd random_crowd(std::uint64_t seed, std::size_t count) {
    base::Rng rng(seed);
    Crowd crowd;
    for (std::size_t i = 0; i < count; ++i) {
        const auto between = [&](double low, double high) {
            return static_cast<float>(low + (high - low) * rng.uniform());
        };
        const Vec2 at{between(-20, 1020), between(-20, 720)};
        const float radius = between(2, 20);
        crowd.requests.push_back(request_at(at, {between(10, 140), between(11, 32)}, radius));
        crowd.requests.back().must_show = rng.below(20) == 0;
        crowd.obstacles.push_back({at, {radius, radius}, radius});
    }
    return crowd;
}

LabelSettings settings_of(std::span<const Rect> keep_clear = {}) {
    LabelSettings settings;
    settings.frame = page;
    settings.keep_clear = keep_clear;
    return settings;
}

bool is_inside(const Rect& inner, const Rect& outer) {
    return inner.min.x >= outer.min.x && inner.max.x <= outer.max.x && inner.min.y >= outer.min.y &&
           inner.max.y <= outer.max.y;
}

void expect_rules_kept(const std::vector<PlacedLabel>& placed, std::span<const Rect> keep_clear) {
    for (std::size_t i = 0; i < placed.size(); ++i) {
        EXPECT_TRUE(is_inside(placed[i].rect, page));
        for (const Rect& clear : keep_clear) {
            EXPECT_FALSE(placed[i].rect.meets(clear));
        }
        for (std::size_t j = i + 1; j < placed.size(); ++j) {
            EXPECT_FALSE(placed[i].rect.meets(placed[j].rect));
        }
    }
}

class LabelPlacementCrowds : public testing::TestWithParam<int> {};

TEST_P(LabelPlacementCrowds, LabelsNeverOverlapNorLeaveTheFrame) {
    const Crowd crowd = random_crowd(static_cast<std::uint64_t>(GetParam()), 400);
    const std::vector<Rect> keep_clear{{{0, 500}, {220, 700}}, {{0, 0}, {500, 60}}};
    const LabelSettings settings = settings_of(keep_clear);
    const auto placed = place_labels(crowd.requests, crowd.obstacles, settings);
    EXPECT_GT(placed.size(), 30U);
    expect_rules_kept(placed, keep_clear);
    const auto steady = place_labels_steadily(crowd.requests, crowd.obstacles, settings, 53);
    EXPECT_GT(steady.size(), 30U);
    expect_rules_kept(steady, keep_clear);
}

TEST_P(LabelPlacementCrowds, LargerMarksAreNotCovered) {
    const Crowd crowd = random_crowd(static_cast<std::uint64_t>(GetParam()), 300);
    for (const PlacedLabel& label : place_labels(crowd.requests, crowd.obstacles, settings_of())) {
        const LabelRequest& request = crowd.requests[label.request];
        if (request.must_show) {
            continue;
        }
        for (const LabelObstacle& mark : crowd.obstacles) {
            const Rect box{mark.center - mark.extent, mark.center + mark.extent};
            EXPECT_FALSE(mark.radius > request.radius * 1.06F && box.meets(label.rect));
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, LabelPlacementCrowds, testing::Range(1, 9));

TEST(LabelPlacement, TheFirstFreeSideIsTaken) {
    const std::vector<LabelRequest> alone{request_at({500, 300})};
    ASSERT_EQ(place_labels(alone, {}, settings_of()).size(), 1U);
    EXPECT_EQ(place_labels(alone, {}, settings_of())[0].side, Side::right);
    EXPECT_EQ(place_labels(alone, {}, settings_of())[0].rect, label_rect(alone[0], Side::right, 3));

    const std::vector<LabelRequest> at_edge{request_at({980, 300})};
    EXPECT_EQ(place_labels(at_edge, {}, settings_of())[0].side, Side::left);

    // Marks on both sides: below.
    const std::vector<LabelObstacle> marks{{{530, 300}, {6, 6}, 6}, {{470, 300}, {6, 6}, 6}};
    ASSERT_EQ(place_labels(alone, marks, settings_of()).size(), 1U);
    EXPECT_EQ(place_labels(alone, marks, settings_of())[0].side, Side::below);
}

TEST(LabelPlacement, AmongFreeSidesTheOneWithTheLeastAgainstItIsTaken) {
    std::vector<LabelRequest> requests{request_at({500, 300})};
    requests[0].side_costs.fill(0.2F);
    requests[0].side_costs[static_cast<std::size_t>(Side::above)] = 0.1F;
    EXPECT_EQ(place_labels(requests, {}, settings_of()).at(0).side, Side::above);
    // Yet a covered mark is worse, and nothing of the kind keeps a label out.
    const std::vector<LabelObstacle> mark{{{500, 280}, {5, 5}, 5}};
    EXPECT_NE(place_labels(requests, mark, settings_of()).at(0).side, Side::above);
    requests[0].tolerance = 0;
    EXPECT_EQ(place_labels(requests, {}, settings_of()).size(), 1U);
}

TEST(LabelPlacement, TheEarlierRequestWins) {
    std::vector<LabelRequest> requests;
    for (int i = 0; i < 30; ++i) { // more than there is room for around one point
        requests.push_back(request_at({500, 300}));
    }
    const auto placed = place_labels(requests, {}, settings_of());
    ASSERT_LT(placed.size(), requests.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        EXPECT_EQ(placed[i].request, i);
    }
}

TEST(LabelPlacement, TheNumberIsLimitedButWhatMustShowGoesBeyond) {
    std::vector<LabelRequest> requests;
    for (int i = 0; i < 8; ++i) {
        requests.push_back(request_at({500, 50.0F + 70.0F * static_cast<float>(i)}));
    }
    requests.back().must_show = true;
    LabelSettings settings = settings_of();
    settings.most = 3;
    std::vector<std::uint32_t> placed;
    for (const PlacedLabel& label : place_labels(requests, {}, settings)) {
        placed.push_back(label.request);
    }
    EXPECT_THAT(placed, testing::ElementsAre(0, 1, 2, 7));
    settings.most = 0;
    EXPECT_EQ(place_labels(requests, {}, settings).size(), 1U);
}

TEST(LabelPlacement, WhatMustShowCoversMarksButNoLabel) {
    std::vector<LabelRequest> requests{request_at({500, 300})};
    const std::vector<LabelObstacle> large{{{500, 300}, {200, 200}, 200}};
    EXPECT_TRUE(place_labels(requests, large, settings_of()).empty());
    requests[0].must_show = true;
    EXPECT_EQ(place_labels(requests, large, settings_of()).size(), 1U);
}

TEST(LabelPlacement, AllLabelsArePlacedWhereOverlapIsAllowed) {
    const Crowd crowd = random_crowd(3, 300);
    LabelSettings settings = settings_of();
    settings.may_overlap = true;
    EXPECT_EQ(place_labels(crowd.requests, crowd.obstacles, settings).size(), 300U);
    EXPECT_EQ(place_labels_steadily(crowd.requests, crowd.obstacles, settings, 40).size(), 300U);
}

std::map<std::uint32_t, Side> sides_at(const Crowd& crowd, float scale, Vec2 shift) {
    Crowd moved = crowd;
    const Vec2 middle = page.center();
    for (LabelRequest& request : moved.requests) {
        request.anchor = (request.anchor - middle) * (scale / 50) + middle + shift;
    }
    for (LabelObstacle& mark : moved.obstacles) {
        mark.center = (mark.center - middle) * (scale / 50) + middle + shift;
    }
    LabelSettings settings = settings_of();
    settings.frame = {{-5000, -5000}, {5000, 5000}};
    std::map<std::uint32_t, Side> sides;
    for (const PlacedLabel& label :
         place_labels_steadily(moved.requests, moved.obstacles, settings, scale)) {
        sides[label.request] = label.side;
    }
    return sides;
}

/// How many labels of the one picture are gone or elsewhere on the other.
std::size_t changes(const std::map<std::uint32_t, Side>& one,
                    const std::map<std::uint32_t, Side>& other) {
    return static_cast<std::size_t>(std::count_if(one.begin(), one.end(), [&](const auto& label) {
        const auto found = other.find(label.first);
        return found == other.end() || found->second != label.second;
    }));
}

TEST(LabelPlacement, SmallMovesOfTheCameraKeepLabels) {
    const Crowd crowd = random_crowd(5, 250);
    const auto start = sides_at(crowd, 46, {0, 0});
    EXPECT_EQ(sides_at(crowd, 46, {37, -13}), start) << "panning changes nothing inside the frame";
    EXPECT_LE(changes(start, sides_at(crowd, 48, {0, 0})) * 7, start.size());
    EXPECT_LE(changes(start, sides_at(crowd, 53, {0, 0})) * 7, start.size());
    const auto over_a_rung = sides_at(crowd, 54, {0, 0});
    EXPECT_LE(changes(start, over_a_rung) * 4, start.size());
    EXPECT_GT(over_a_rung.size(), start.size()) << "zooming in makes room for more";
}

TEST(LabelPlacement, TheSameCallGivesTheSameLabels) {
    const Crowd crowd = random_crowd(9, 300);
    const auto one = place_labels(crowd.requests, crowd.obstacles, settings_of());
    const auto other = place_labels(crowd.requests, crowd.obstacles, settings_of());
    ASSERT_EQ(one.size(), other.size());
    for (std::size_t i = 0; i < one.size(); ++i) {
        EXPECT_EQ(one[i].rect, other[i].rect);
    }
}

TEST(LabelPlacement, NoRequestsNoLabels) {
    EXPECT_TRUE(place_labels({}, {}, settings_of()).empty());
    EXPECT_TRUE(place_labels_steadily({}, {}, settings_of(), 1).empty());
}

} // namespace
} // namespace entente::scene
