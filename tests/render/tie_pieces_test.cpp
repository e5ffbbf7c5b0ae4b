// SPDX-License-Identifier: MIT
#include "app/render/tie_pieces.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::render {
namespace {

constexpr base::Rect picture{{0, 0}, {1000, 1000}};

scene::TieMark tie(base::Vec2 from, base::Vec2 to) {
    scene::TieMark mark;
    mark.from = from;
    mark.to = to;
    mark.width = 2;
    return mark;
}

std::vector<TiePiece> pieces_of(const scene::TieMark& mark, const base::Rect& seen = picture) {
    std::vector<TiePiece> pieces;
    append_pieces(mark, picture, seen, pieces);
    return pieces;
}

TEST(TiePieces, a_straight_tie_is_one_piece) {
    EXPECT_EQ(pieces_of(tie({100, 100}, {300, 100})).size(), 1U);
}

TEST(TiePieces, an_arrow_head_is_a_piece_of_its_own_that_ends_at_the_gap) {
    scene::TieMark mark = tie({100, 100}, {300, 100});
    mark.arrow = 10;
    mark.to_gap = 20;
    const auto pieces = pieces_of(mark);
    ASSERT_EQ(pieces.size(), 2U);
    EXPECT_EQ(pieces[0].arrow, 0);
    EXPECT_FLOAT_EQ(pieces[0].last.x, 270);
    EXPECT_FLOAT_EQ(pieces[1].arrow, 10);
    EXPECT_FLOAT_EQ(pieces[1].first.x, 270);
}

TEST(TiePieces, an_arc_is_a_chain_that_bulges_to_the_left_of_its_way) {
    scene::TieMark mark = tie({100, 500}, {300, 500});
    mark.bend = 0.2F;
    const auto pieces = pieces_of(mark);
    ASSERT_GT(pieces.size(), 8U);
    float top = 500;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        top = std::min(top, pieces[i].last.y);
        if (i > 0) {
            EXPECT_EQ(pieces[i].first, pieces[i - 1].last);
            EXPECT_EQ(pieces[i].tangents[0], pieces[i - 1].tangents[2]);
            EXPECT_GT(pieces[i].along, pieces[i - 1].along);
        }
    }
    EXPECT_NEAR(top, 500 - 0.2F * 200, 0.5F);
}

TEST(TiePieces, gaps_are_measured_from_the_nodes) {
    for (const float bend : {0.0F, 0.25F}) {
        scene::TieMark mark = tie({100, 500}, {300, 500});
        mark.bend = bend;
        mark.from_gap = 30;
        mark.to_gap = 50;
        const auto pieces = pieces_of(mark);
        ASSERT_FALSE(pieces.empty());
        // One pixel more at both ends is room for softening them.
        EXPECT_NEAR(base::length(pieces.front().first - mark.from), 29, 0.1F);
        EXPECT_NEAR(base::length(pieces.back().last - mark.to), 49, 0.1F);
    }
}

TEST(TiePieces, what_cannot_be_drawn_gives_nothing) {
    EXPECT_TRUE(pieces_of(tie({100, 100}, {100, 100})).empty());
    EXPECT_TRUE(pieces_of(tie({100, 100}, {std::numeric_limits<float>::quiet_NaN(), 0})).empty());
    EXPECT_TRUE(pieces_of(tie({-500, -10}, {1500, -10})).empty());
    scene::TieMark swallowed = tie({100, 100}, {120, 100});
    swallowed.from_gap = swallowed.to_gap = 12;
    EXPECT_TRUE(pieces_of(swallowed).empty());
    swallowed.bend = 0.2F;
    EXPECT_TRUE(pieces_of(swallowed).empty());
    scene::TieMark invisible = tie({100, 100}, {200, 100});
    invisible.color.a = 0;
    EXPECT_TRUE(pieces_of(invisible).empty());
}

TEST(TiePieces, a_line_far_beyond_the_picture_is_cut_to_it) {
    const auto pieces = pieces_of(tie({-4e6F, 500}, {4e6F, 500}));
    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_GT(pieces[0].first.x, -10);
    EXPECT_LT(pieces[0].last.x, 1010);
}

TEST(TiePieces, a_tile_leaves_out_what_it_does_not_show_and_changes_nothing_else) {
    const scene::TieMark mark = tie({100, 100}, {900, 130});
    EXPECT_TRUE(pieces_of(mark, {{0, 500}, {100, 600}}).empty());
    const auto whole = pieces_of(mark);
    const auto tile = pieces_of(mark, {{400, 64}, {500, 128}});
    ASSERT_EQ(tile.size(), 1U);
    EXPECT_EQ(tile[0].first, whole[0].first);
    EXPECT_EQ(tile[0].last, whole[0].last);
}

TEST(TiePieces, dashes_are_fitted_so_that_both_ends_carry_one) {
    scene::TieMark mark = tie({100, 100}, {203, 100});
    mark.dash = 10;
    const auto pieces = pieces_of(mark);
    ASSERT_EQ(pieces.size(), 1U);
    const float count = 103 / pieces[0].dash;
    EXPECT_NEAR(count, std::round(count), 1e-3F);
    EXPECT_EQ(static_cast<int>(std::round(count)) % 2, 1);
    EXPECT_NEAR(pieces[0].dash, 10, 1.5F);
}

} // namespace
} // namespace entente::render
