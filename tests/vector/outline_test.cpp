// SPDX-License-Identifier: MIT
#include "app/vector/node_outline.hpp"
#include "app/vector/text_pieces.hpp"
#include "app/vector/tie_outline.hpp"

#include "tests/vector/small_marks.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente::test {
namespace {

using vector::Path;
using vector::Point;

/// Follows a path in short straight steps.
class Walker {
  public:
    void move_to(Point p) { start_ = at_ = p; }
    void line_to(Point p) {
        area += (at_.x * p.y - p.x * at_.y) / 2;
        way += length(p - at_);
        top = std::min(top, p.y);
        farthest_right = std::max(farthest_right, p.x);
        at_ = p;
    }
    void quadratic_to(Point control, Point p) {
        cubic_to(at_ + (control - at_) * (2.0 / 3), p + (control - p) * (2.0 / 3), p);
    }
    void cubic_to(Point first, Point second, Point p) {
        const Point from = at_;
        for (int i = 1; i <= 64; ++i) {
            const double t = i / 64.0;
            const double s = 1 - t;
            line_to(from * (s * s * s) + first * (3 * s * s * t) + second * (3 * s * t * t) +
                    p * (t * t * t));
        }
    }
    void close() { line_to(start_); }

    double area = 0; ///< clockwise
    double way = 0;
    double top = 1e9;
    double farthest_right = -1e9;

  private:
    Point start_, at_;
};

Walker walk(const Path& path) {
    Walker walker;
    trace(path, walker);
    return walker;
}

TEST(NodeOutline, all_shapes_have_the_area_of_the_disc) {
    for (const scene::Shape shape :
         {scene::Shape::disc, scene::Shape::square, scene::Shape::diamond, scene::Shape::hexagon,
          scene::Shape::triangle, scene::Shape::rounded_square}) {
        Path path;
        append_outline(path, shape, {100, 50}, 20);
        EXPECT_NEAR(walk(path).area, std::numbers::pi * 400, 3) << static_cast<int>(shape);
    }
    Path ring;
    append_outline(ring, scene::Shape::ring, {100, 50}, 20);
    // Both circles run the same way: the hole counts twice.
    const double hole = std::numbers::pi * 23.094 * 23.094 / 4;
    EXPECT_NEAR(walk(ring).area - 2 * hole, std::numbers::pi * 400, 3);
}

TEST(NodeOutline, an_inset_moves_every_side_by_as_much) {
    for (const scene::Shape shape : {scene::Shape::disc, scene::Shape::square,
                                     scene::Shape::hexagon, scene::Shape::rounded_square}) {
        Path outer;
        Path inner;
        append_outline(outer, shape, {100, 50}, 20);
        append_outline(inner, shape, {100, 50}, 20, 3);
        if (shape != scene::Shape::hexagon) { // whose corners point to the sides
            EXPECT_NEAR(walk(outer).farthest_right - walk(inner).farthest_right, 3, 0.01);
        }
        // Between the two lies a band of that width.
        EXPECT_NEAR(walk(outer).area - walk(inner).area,
                    3 * (walk(outer).way + walk(inner).way) / 2, 4);
        Path nothing;
        append_outline(nothing, shape, {100, 50}, 20, 40);
        EXPECT_TRUE(nothing.is_empty());
    }
}

TEST(TieOutline, an_arc_ends_where_its_gaps_do) {
    vector::TieOutliner outliner(400, 300);
    scene::TieMark tie = tie_between({50, 200}, {350, 200}, 0);
    tie.bend = 0.2F;
    tie.from_gap = 20;
    tie.to_gap = 30;
    const auto* outline = outliner.find(tie);
    ASSERT_NE(outline, nullptr);
    ASSERT_EQ(outline->line.points.size(), 3U);
    EXPECT_NEAR(length(outline->line.points[0] - Point{50, 200}), 20, 1e-4);
    EXPECT_NEAR(length(outline->line.points[2] - Point{350, 200}), 30, 1e-4);
    // The part of a curve that is left lies on the curve.
    EXPECT_NEAR(walk(outline->line).top, 200 - 0.2 * 300, 0.05);
}

TEST(TieOutline, line_and_head_of_an_arc_are_one_shape_as_long_and_wide_as_both) {
    vector::TieOutliner outliner(400, 300);
    scene::TieMark tie = tie_between({50, 200}, {350, 200}, 0);
    tie.bend = 0.1F;
    tie.arrow = 12;
    const auto* outline = outliner.find(tie);
    ASSERT_NE(outline, nullptr);
    EXPECT_TRUE(outline->line.is_empty());
    // Line of width 2, head of 12 by 2 * 0.38 * 12.
    tie.arrow = 0;
    const double joined = std::abs(walk(outline->solid).area);
    const double line = walk(outliner.find(tie)->line).way;
    EXPECT_NEAR(joined, 2 * (line - 12) + 0.38 * 12 * 12, 1);
}

TEST(TieOutline, the_head_of_a_hairline_is_fainter_and_by_itself) {
    vector::TieOutliner outliner(400, 300);
    scene::TieMark tie = tie_between({50, 200}, {350, 200}, 0);
    tie.width = 0.4F;
    tie.arrow = 8;
    const auto* outline = outliner.find(tie);
    ASSERT_NE(outline, nullptr);
    EXPECT_FALSE(outline->line.is_empty());
    EXPECT_FALSE(outline->solid.is_empty());
    EXPECT_EQ(outline->solid_share, 0.75);
}

TEST(TieOutline, a_tie_that_its_gaps_take_is_nothing) {
    vector::TieOutliner outliner(400, 300);
    for (const float bend : {0.0F, 0.2F}) {
        scene::TieMark tie = tie_between({50, 200}, {69, 200}, 0);
        tie.bend = bend;
        EXPECT_EQ(outliner.find(tie), nullptr) << bend;
    }
}

TEST(TieOutline, a_dash_stays_where_it_is_when_the_line_is_cut) {
    scene::TieMark tie = tie_between({-100'000, 150}, {100'000, 150}, 0);
    tie.from_gap = tie.to_gap = 0;
    tie.dash = 10;
    vector::TieOutliner outliner(400, 300);
    const auto* outline = outliner.find(tie);
    ASSERT_NE(outline, nullptr);
    const double begin = outline->line.points[0].x;
    EXPECT_GT(begin, -10);
    EXPECT_NEAR(std::fmod(begin + 100'000, 2 * outline->dash), outline->dash_offset, 1e-6);
}

TEST(TieOutline, an_arc_from_far_away_is_cut_to_what_is_near) {
    scene::TieMark tie = tie_between({-4e6F, 1e6F}, {4e6F, 1e6F}, 0);
    tie.bend = 0.125F; // its middle lies on the page
    for (const float arrow : {0.0F, 9.0F}) {
        tie.arrow = arrow;
        vector::TieOutliner outliner(400, 300);
        const auto* outline = outliner.find(tie);
        ASSERT_NE(outline, nullptr);
        for (const Point p : outline->line.points) {
            EXPECT_LT(std::abs(p.x), 100'000);
        }
    }
}

class TextPieces : public WithFonts {};

TEST_F(TextPieces, together_they_hold_every_glyph_and_every_letter) {
    for (const char* words : {"Iran", "ایران", "difficult", "آژانس IAEA (2015) و روسیه",
                              "Wang 王毅, Lavrov", "शान्ति", "a\u0301\u0302b", "سلام لا", ""}) {
        const text::GlyphRun run = fonts->shape(words, 20);
        std::size_t glyphs = 0;
        std::size_t bytes = 0;
        for (const vector::TextPiece& piece : vector::pieces_of(run)) {
            EXPECT_EQ(piece.begin, glyphs) << words;
            glyphs = piece.end;
            bytes += piece.text.size();
            int in_clusters = 0;
            int letters = 0;
            for (const auto& cluster : piece.clusters) {
                in_clusters += cluster.glyphs;
                letters += cluster.bytes;
            }
            EXPECT_EQ(in_clusters, static_cast<int>(piece.end - piece.begin)) << words;
            EXPECT_EQ(letters, static_cast<int>(piece.text.size())) << words;
        }
        EXPECT_EQ(glyphs, run.glyphs.size()) << words;
        EXPECT_EQ(bytes, run.text.size()) << words;
    }
}

TEST_F(TextPieces, what_runs_from_right_to_left_reads_in_its_order) {
    const auto pieces = vector::pieces_of(fonts->shape("ישראל", 20));
    ASSERT_THAT(pieces, testing::SizeIs(1));
    EXPECT_TRUE(pieces[0].is_backward);
    EXPECT_EQ(pieces[0].text, "ישראל");
}

} // namespace
} // namespace entente::test
