// SPDX-License-Identifier: MIT
#include "app/vector/tie_outline.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::vector {
namespace {

/// Beyond this a curve is cut to the part that is seen, since programs that draw SVG and PDF keep
/// their places in 24 bits.
constexpr double far_px = 50'000;

/// Half the width of an arrow head, over its length.
constexpr double head_slope = 0.38;

/// An odd number of equal dashes and gaps, so that both ends carry a dash.
double fitted_dash(double dash, double whole) {
    if (!(dash > 0)) {
        return 0;
    }
    const double pairs = std::max(0.0, std::round((whole / dash - 1) / 2));
    return whole / (2 * pairs + 1);
}

} // namespace

TieOutliner::Frame TieOutliner::frame(double reach) const {
    return {-reach, -reach, width_ + reach, height_ + reach};
}

bool TieOutliner::meets_page(Point a, Point b, double reach) const {
    const Frame seen = frame(reach);
    return std::min(a.x, b.x) < seen.right && std::max(a.x, b.x) > seen.left &&
           std::min(a.y, b.y) < seen.bottom && std::max(a.y, b.y) > seen.top;
}

Point TieOutliner::at(double t) const {
    return from_ * ((1 - t) * (1 - t)) + control_ * (2 * t * (1 - t)) + to_ * (t * t);
}

/// The place between inside and outside where the arc leaves a circle.
double TieOutliner::leaves(Point center, double radius, double inside, double outside) const {
    for (int i = 0; i < 32; ++i) {
        const double middle = 0.5 * (inside + outside);
        (length(at(middle) - center) < radius ? inside : outside) = middle;
    }
    return outside;
}

/// The stretch of a straight line that lies on the page; begin > end where none does.
TieOutliner::Range TieOutliner::clipped_line(Point start, Point direction, double whole) const {
    const Frame seen = frame(reach_);
    Range range{0, whole};
    const auto slab = [&range](double place, double step, double low, double high) {
        if (std::abs(step) < 1e-12) {
            if (place < low || place > high) {
                range.end = -1;
            }
            return;
        }
        const double a = (low - place) / step;
        const double b = (high - place) / step;
        range.begin = std::max(range.begin, std::min(a, b));
        range.end = std::min(range.end, std::max(a, b));
    };
    slab(start.x, direction.x, seen.left, seen.right);
    slab(start.y, direction.y, seen.top, seen.bottom);
    return range;
}

/// Length of a part of the arc, by Gauss's rule with five points: exact to far below a pixel.
double TieOutliner::way(double begin, double end) const {
    constexpr std::array places{0.0, 0.5384693101056831, 0.9061798459386640};
    constexpr std::array weights{0.5688888888888889, 0.4786286704993665, 0.2369268850561891};
    const auto speed = [this](double t) {
        return length((control_ - from_) * (2 * (1 - t)) + (to_ - control_) * (2 * t));
    };
    const double middle = 0.5 * (begin + end);
    const double half = 0.5 * (end - begin);
    double sum = weights[0] * speed(middle);
    for (std::size_t i = 1; i < places.size(); ++i) {
        sum += weights[i] * (speed(middle - half * places[i]) + speed(middle + half * places[i]));
    }
    return sum * half;
}

/// The place in the range from which so much of the way is left.
double TieOutliner::place_on_way(Range range, double way_before_end) const {
    double low = range.begin;
    double high = range.end;
    for (int i = 0; i < 32; ++i) {
        const double middle = 0.5 * (low + high);
        (way(middle, range.end) > way_before_end ? low : high) = middle;
    }
    return low;
}

/// The arc moved to its left by an offset, from its begin to its end (or back, where the range is
/// turned): quadratic curves through points that are exact, in directions that are.
void TieOutliner::append_side(Path& path, Range range, double offset, Point last_left) const {
    constexpr int parts = 4;
    const bool is_forward = range.begin < range.end;
    const auto tangent = [&](double t) {
        return unit((control_ - from_) * (1 - t) + (to_ - control_) * t);
    };
    const auto moved = [&](double t) {
        // The end that a head sits on is cut square to the head.
        const bool is_last = t == std::max(range.begin, range.end);
        return at(t) + (is_last ? last_left : left_of(tangent(t))) * offset;
    };
    const double step = (range.end - range.begin) / parts;
    double t = range.begin;
    for (int i = 0; i < parts; ++i) {
        const double next = i + 1 == parts ? range.end : t + step;
        const Point a = moved(t);
        const Point b = moved(next);
        if (i == 0) {
            if (is_forward) {
                path.move_to(a);
            } else {
                path.line_to(a);
            }
        }
        // Where the tangents at both ends meet.
        const Point u = tangent(t);
        const Point v = tangent(next);
        const double cross = u.x * v.y - u.y * v.x;
        const Point gap = b - a;
        if (std::abs(cross) > 1e-6) {
            path.quadratic_to(a + u * ((gap.x * v.y - gap.y * v.x) / cross), b);
        } else {
            path.line_to(b);
        }
        t = next;
    }
}

const TieOutline* TieOutliner::find(const scene::TieMark& tie) {
    outline_.line.clear();
    outline_.solid.clear();
    outline_.width = static_cast<double>(tie.width);
    outline_.dash = 0;
    outline_.dash_offset = 0;
    outline_.solid_share = 1;
    from_ = to_point(tie.from);
    to_ = to_point(tie.to);
    chord_ = length(to_ - from_);
    // False for coincident ends and for anything that is not a number.
    if (!(chord_ > 1e-6) || !(chord_ < 1e12) || !(tie.width > 0) || !(tie.color.a > 0)) {
        return nullptr;
    }
    reach_ = std::max(outline_.width, head_slope * static_cast<double>(tie.arrow)) + 1.5;
    const double bulge = std::abs(static_cast<double>(tie.bend)) * chord_;
    if (!meets_page(from_, to_, bulge + reach_)) {
        return nullptr;
    }
    if (bulge > 0.1) {
        find_arc(tie);
    } else {
        find_straight(tie);
    }
    return outline_.line.is_empty() && outline_.solid.is_empty() ? nullptr : &outline_;
}

/// A head by itself, or where the line's two sides were begun, their end.
void TieOutliner::add_head(Point base, Point tip, const scene::TieMark& tie) {
    const Point forward = unit(tip - base);
    const double half =
        std::max(head_slope * static_cast<double>(tie.arrow), static_cast<double>(tie.width));
    const Point side = left_of(forward) * half;
    if (outline_.solid.is_empty()) {
        outline_.solid.move_to(base + side);
    } else {
        outline_.solid.line_to(base + side);
    }
    outline_.solid.line_to(tip);
    outline_.solid.line_to(base - side);
}

void TieOutliner::find_straight(const scene::TieMark& tie) {
    const Point direction = (to_ - from_) * (1 / chord_);
    const Point start = from_ + direction * static_cast<double>(tie.from_gap);
    const double whole =
        chord_ - static_cast<double>(tie.from_gap) - static_cast<double>(tie.to_gap);
    if (!(whole > 0)) {
        return;
    }
    const double arrow = std::clamp(static_cast<double>(tie.arrow), 0.0, whole);
    const double shaft = whole - arrow;
    const Point neck = start + direction * shaft;
    const Point tip = start + direction * whole;
    const Range seen = clipped_line(start, direction, shaft);
    const bool has_line = shaft > 0 && seen.begin < seen.end;
    const double dash = fitted_dash(static_cast<double>(tie.dash), shaft);
    // A line that ends where its head begins leaves a pale seam, so they are one shape.
    const bool is_joined = arrow > 0 && tie.width >= 1 && has_line && seen.end >= shaft;
    const double line_end = !is_joined ? seen.end : (dash > 0 ? shaft - dash : seen.begin);
    if (has_line && line_end > seen.begin) {
        outline_.line.move_to(start + direction * seen.begin);
        outline_.line.line_to(start + direction * line_end);
        outline_.dash = dash;
        outline_.dash_offset = dash > 0 ? std::fmod(seen.begin, 2 * dash) : 0;
    }
    if (!(arrow > 0) || !meets_page(neck, tip, reach_)) {
        return;
    }
    if (!is_joined) {
        outline_.solid_share = std::clamp(static_cast<double>(tie.width), 0.75, 1.0);
        add_head(neck, tip, tie);
        outline_.solid.close();
        return;
    }
    const Point side = left_of(direction) * (0.5 * static_cast<double>(tie.width));
    const Point first = start + direction * std::max(line_end, seen.begin);
    outline_.solid.move_to(first + side);
    outline_.solid.line_to(neck + side);
    add_head(neck, tip, tie);
    outline_.solid.line_to(neck - side);
    outline_.solid.line_to(first - side);
    outline_.solid.close();
}

void TieOutliner::find_arc(const scene::TieMark& tie) {
    const Point direction = (to_ - from_) * (1 / chord_);
    control_ =
        (from_ + to_) * 0.5 + left_of(direction) * (2 * static_cast<double>(tie.bend) * chord_);
    const auto from_gap = static_cast<double>(tie.from_gap);
    const auto to_gap = static_cast<double>(tie.to_gap);
    if (from_gap + to_gap >= chord_) {
        return;
    }
    const double begin = from_gap > 0 ? leaves(from_, from_gap, 0, 1) : 0;
    const double end = to_gap > 0 ? leaves(to_, to_gap, 1, 0) : 1;
    if (!(begin < end)) {
        return;
    }
    const Point tip = at(end);
    const auto arrow = static_cast<double>(tie.arrow);
    double neck = end;
    if (arrow > 0) {
        neck = length(at(begin) - tip) > arrow ? leaves(tip, arrow, end, begin) : begin;
    }
    const bool has_head = neck < end && meets_page(at(neck), tip, reach_);
    const bool is_joined = has_head && tie.width >= 1 && begin < neck;
    if (begin < neck) {
        const Range shaft{begin, neck};
        const double dash = fitted_dash(static_cast<double>(tie.dash), way(begin, neck));
        double line_end = neck;
        if (is_joined) {
            line_end = dash > 0 ? place_on_way(shaft, dash) : begin;
        }
        if (line_end > begin + 1e-6) {
            add_line({begin, line_end}, dash);
        }
        if (is_joined) {
            const Range seen{std::max(line_end, seen_part(shaft).begin), neck};
            const Point left = left_of(unit(tip - at(neck)));
            const double half = 0.5 * static_cast<double>(tie.width);
            append_side(outline_.solid, seen, half, left);
            add_head(at(neck), tip, tie);
            append_side(outline_.solid, {seen.end, seen.begin}, -half, left);
            outline_.solid.close();
        }
    }
    if (has_head && !is_joined) {
        outline_.solid_share = std::clamp(static_cast<double>(tie.width), 0.75, 1.0);
        add_head(at(neck), tip, tie);
        outline_.solid.close();
    }
}

/// Of an arc that reaches far beyond the page, the part that does not.
TieOutliner::Range TieOutliner::seen_part(Range range) const {
    const double farthest = std::max({std::abs(from_.x), std::abs(from_.y), std::abs(to_.x),
                                      std::abs(to_.y), std::abs(control_.x), std::abs(control_.y)});
    if (farthest < far_px) {
        return range;
    }
    constexpr int parts = 256;
    Range seen{range.end, range.begin};
    for (int i = 0; i < parts; ++i) {
        const double a = range.begin + (range.end - range.begin) * i / parts;
        const double b = range.begin + (range.end - range.begin) * (i + 1) / parts;
        if (meets_page(at(a), at(b), reach_)) {
            seen.begin = std::min(seen.begin, a);
            seen.end = std::max(seen.end, b);
        }
    }
    return seen;
}

void TieOutliner::add_line(Range range, double dash) {
    const Range seen = seen_part(range);
    if (!(seen.begin < seen.end)) {
        return;
    }
    // A part of a quadratic curve is one again.
    const double a = seen.begin;
    const double b = seen.end;
    const Point control =
        from_ * ((1 - a) * (1 - b)) + control_ * (a * (1 - b) + b * (1 - a)) + to_ * (a * b);
    outline_.line.move_to(at(a));
    outline_.line.quadratic_to(control, at(b));
    outline_.dash = dash;
    outline_.dash_offset = dash > 0 ? std::fmod(way(range.begin, a), 2 * dash) : 0;
}

} // namespace entente::vector
