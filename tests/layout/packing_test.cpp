// SPDX-License-Identifier: MIT
#include "app/layout/packing.hpp"

#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace entente::layout {
namespace {

struct Packed {
    Adjacency graph;
    std::vector<NodeRange> parts;
    std::vector<base::Vec2> positions;

    void pack_with(const PackSettings& settings) {
        const auto shifts = pack(graph, positions, parts, settings);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for (auto node = parts[i].first; node < parts[i].last; ++node) {
                positions[node] += shifts[i];
            }
        }
    }
    /// Least distance between nodes of different parts.
    [[nodiscard]] float least_gap() const {
        float least = INFINITY;
        for (const NodeRange& part : parts) {
            for (auto a = part.first; a < part.last; ++a) {
                for (std::uint32_t b = part.last; b < positions.size(); ++b) {
                    least = std::min(least, base::length(positions[a] - positions[b]));
                }
            }
        }
        return least;
    }
    [[nodiscard]] base::Rect box() const {
        base::Rect box{positions[0], positions[0]};
        for (const base::Vec2 p : positions) {
            box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
            box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
        }
        return box;
    }
};

/// A cycle of 40 nodes drawn as a ring of radius 6, and `singles` nodes of their own, all in the
/// middle.
Packed ring_and_singles(std::uint32_t singles) {
    Packed packed;
    packed.graph = make_adjacency(test::side_by_side({test::cycle_graph(40), {singles, {}}}));
    packed.parts.push_back({0, 40, false});
    for (std::uint32_t i = 0; i < 40; ++i) {
        const float angle = 6.2831853F * static_cast<float>(i) / 40;
        packed.positions.push_back({6 * std::cos(angle), 6 * std::sin(angle)});
    }
    for (std::uint32_t i = 0; i < singles; ++i) {
        packed.parts.push_back({40 + i, 41 + i, false});
        packed.positions.push_back({0, 0});
    }
    return packed;
}

TEST(Pack, KeepsPartsApartAndFillsNoPartFromWithin) {
    Packed packed = ring_and_singles(100);
    packed.pack_with({});
    EXPECT_GE(packed.least_gap(), 0.99F);
    for (std::size_t i = 40; i < packed.positions.size(); ++i) {
        EXPECT_GT(base::length(packed.positions[i] - packed.positions[0] + base::Vec2{6, 0}), 6);
    }
}

TEST(Pack, IsCompactAndWiderThanTall) {
    Packed packed = ring_and_singles(400);
    packed.pack_with({});
    const base::Rect box = packed.box();
    EXPECT_GT(box.width() / box.height(), 1.1F);
    EXPECT_LT(box.width() / box.height(), 1.7F);
    EXPECT_LT(box.width() * box.height(), 2.0F * (400 + 3.14F * 49)); // cells of singles and ring
}

TEST(Pack, LeavesFixedPartsWhereTheyAre) {
    Packed packed = ring_and_singles(20);
    packed.parts[7].is_fixed = true;
    packed.positions[46] = {30, 30};
    packed.pack_with({});
    EXPECT_EQ(packed.positions[46], (base::Vec2{30, 30}));
    EXPECT_GE(packed.least_gap(), 0.99F);
}

TEST(Pack, ThatKeepsPlacesMovesOnlyWhatOverlaps) {
    Packed packed = ring_and_singles(3);
    packed.positions[40] = {20, 20};
    packed.positions[41] = {-12, 3};
    packed.positions[42] = {5.5F, 0}; // on the ring's rim
    const auto before = packed.positions;
    PackSettings settings;
    settings.keep_places = true;
    packed.pack_with(settings);
    EXPECT_TRUE(std::equal(before.begin(), before.begin() + 42, packed.positions.begin()));
    EXPECT_GT(base::length(packed.positions[42]), 6);
    EXPECT_LT(base::length(packed.positions[42] - before[42]), 3);
}

TEST(Pack, ASmallFixedPartDoesNotPushALargeOneFromItsPlace) {
    Packed packed = ring_and_singles(2);
    packed.parts[1].is_fixed = true; // in the middle of the ring
    packed.positions[41] = {9, 9};
    const auto before = packed.positions;
    PackSettings settings;
    settings.keep_places = true;
    packed.pack_with(settings);
    EXPECT_EQ(packed.positions, before);
}

TEST(Pack, TakesNoPartOnePartAndHugeDistances) {
    EXPECT_TRUE(pack(make_adjacency({0, {}}), {}, {}, {}).empty());
    const std::vector<base::Vec2> far{{-1e6F, 0}, {1e6F, 5}};
    const std::vector<NodeRange> parts{{0, 1, false}, {1, 2, false}};
    for (const bool keeps : {false, true}) {
        PackSettings settings;
        settings.keep_places = keeps;
        for (const base::Vec2 shift : pack(make_adjacency({2, {}}), far, parts, settings)) {
            EXPECT_TRUE(std::isfinite(shift.x) && std::isfinite(shift.y));
        }
    }
}

} // namespace
} // namespace entente::layout
