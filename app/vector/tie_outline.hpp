// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/marks.hpp"
#include "app/vector/path.hpp"

#include <vector>

namespace entente::vector {

/// What of a tie is drawn: a line, a filled shape, or both.
struct TieOutline {
    Path line;              ///< to be stroked, with flat ends; empty for none
    double width = 0;       ///< of the line
    double dash = 0;        ///< of a dash and of the gap after it; 0 for a full line
    double dash_offset = 0; ///< where in the pattern the line begins
    /// To be filled: the arrow head, and with it the part of the line that it would otherwise meet
    /// in a pale seam. Empty for none.
    Path solid;
    double solid_share = 1; ///< of the tie's opacity: the head of a hairline is a little fainter
};

/// Finds what app/render/tie_pieces.cpp draws of a tie, as paths: gaps cut off, arcs as the curves
/// that they are, dashes stretched so that both ends carry one, the arrow's tip at the end.
class TieOutliner {
  public:
    /// Ties are cut to what is seen of this page, with a margin.
    TieOutliner(double width_px, double height_px) : width_(width_px), height_(height_px) {}

    /// Nothing where the tie shows nothing on the page. The outline is overwritten by the next
    /// call.
    const TieOutline* find(const scene::TieMark& tie);

  private:
    /// A share of the way from `from` to `to`, by the parameter of the curve.
    struct Range {
        double begin = 0;
        double end = 0;
    };
    struct Frame {
        double left, top, right, bottom;
    };

    [[nodiscard]] Frame frame(double reach) const;
    [[nodiscard]] bool meets_page(Point a, Point b, double reach) const;
    [[nodiscard]] Point at(double t) const;
    [[nodiscard]] double leaves(Point center, double radius, double inside, double outside) const;
    [[nodiscard]] Range clipped_line(Point start, Point direction, double whole) const;
    [[nodiscard]] double way(double begin, double end) const;
    [[nodiscard]] double place_on_way(Range range, double way_before_end) const;
    [[nodiscard]] Range seen_part(Range range) const;
    void append_side(Path& path, Range range, double offset, Point last_left) const;

    void find_straight(const scene::TieMark& tie);
    void find_arc(const scene::TieMark& tie);
    void add_line(Range range, double dash);
    void add_head(Point base, Point tip, const scene::TieMark& tie);

    double width_;
    double height_;
    TieOutline outline_;
    Point from_, control_, to_;
    double chord_ = 0;
    double reach_ = 0;
};

} // namespace entente::vector
