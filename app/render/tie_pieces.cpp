// SPDX-License-Identifier: MIT
#include "app/render/tie_pieces.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente::render {
namespace {

/// Lines from far outside of a zoomed view need more than a float to keep their place.
struct Point {
    double x = 0;
    double y = 0;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(Point a, double s) { return {a.x * s, a.y * s}; }
};

constexpr double no_end = 1e9; ///< stands for a length that the piece does not see the end of

double length(Point a) {
    return std::sqrt(a.x * a.x + a.y * a.y);
}

Point unit(Point a) {
    const double l = length(a);
    return l > 0 ? a * (1 / l) : Point{1, 0};
}

base::Vec2 to_float(Point a) {
    return {static_cast<float>(a.x), static_cast<float>(a.y)};
}

std::int16_t to_snorm(double value) {
    return static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0, 1.0) * 32'767));
}

/// How far from the middle of the line anything of the tie is drawn.
float reach_of(const scene::TieMark& tie) {
    return std::max(tie.width, 0.38F * tie.arrow) + 1.5F;
}

bool meets(Point a, Point b, double reach, const base::Rect& rect) {
    return std::min(a.x, b.x) - reach < static_cast<double>(rect.max.x) &&
           std::max(a.x, b.x) + reach > static_cast<double>(rect.min.x) &&
           std::min(a.y, b.y) - reach < static_cast<double>(rect.max.y) &&
           std::max(a.y, b.y) + reach > static_cast<double>(rect.min.y);
}

/// An odd number of equal dashes and gaps.
float fitted_dash(float dash, double whole) {
    if (!(dash > 0)) {
        return 0;
    }
    const double pairs = std::max(0.0, std::round((whole / static_cast<double>(dash) - 1) / 2));
    return static_cast<float>(whole / (2 * pairs + 1));
}

class Cutter {
  public:
    Cutter(const scene::TieMark& tie, const base::Rect& picture, const base::Rect& seen,
           std::vector<TiePiece>& pieces)
        : tie_(tie), reach_(static_cast<double>(reach_of(tie))), picture_(picture), seen_(seen),
          pieces_(pieces) {
        model_.width = tie.width;
    }

    void cut() {
        from_ = {static_cast<double>(tie_.from.x), static_cast<double>(tie_.from.y)};
        to_ = {static_cast<double>(tie_.to.x), static_cast<double>(tie_.to.y)};
        chord_ = length(to_ - from_);
        // False for coincident ends and for anything that is not a number.
        if (!(chord_ > 1e-6) || !(chord_ < 1e12) || !(tie_.width > 0) || !(tie_.color.a > 0)) {
            return;
        }
        const double bulge = std::abs(static_cast<double>(tie_.bend)) * chord_;
        if (!meets(from_, to_, bulge + reach_, seen_)) {
            return;
        }
        model_.color = pack(tie_.color);
        if (bulge > 0.1) {
            cut_arc(bulge);
        } else {
            cut_straight();
        }
    }

  private:
    void add(Point first, Point last, Point tangent_first, Point tangent_last, double along) {
        if (!meets(first, last, reach_, seen_)) {
            return;
        }
        TiePiece piece = model_;
        piece.first = to_float(first);
        piece.last = to_float(last);
        piece.tangents = {to_snorm(tangent_first.x), to_snorm(tangent_first.y),
                          to_snorm(tangent_last.x), to_snorm(tangent_last.y)};
        piece.along = static_cast<float>(along);
        pieces_.push_back(piece);
    }

    void add_head(Point base, Point tip) {
        const Point direction = unit(tip - base);
        model_.arrow = static_cast<float>(length(tip - base));
        model_.length = static_cast<float>(no_end);
        model_.dash = 0;
        add(base, tip + direction, direction, direction, 0);
    }

    /// The share of [0, whole] of a line that lies in the picture; first > last where none does.
    std::pair<double, double> clipped(Point start, Point direction, double whole) const {
        double first = 0;
        double last = whole;
        const auto slab = [&](double at, double step, double low, double high) {
            if (std::abs(step) < 1e-12) {
                if (at < low || at > high) {
                    last = -1;
                }
                return;
            }
            const double a = (low - at) / step;
            const double b = (high - at) / step;
            first = std::max(first, std::min(a, b));
            last = std::min(last, std::max(a, b));
        };
        slab(start.x, direction.x, static_cast<double>(picture_.min.x) - reach_,
             static_cast<double>(picture_.max.x) + reach_);
        slab(start.y, direction.y, static_cast<double>(picture_.min.y) - reach_,
             static_cast<double>(picture_.max.y) + reach_);
        return {first, last};
    }

    void cut_straight() {
        const Point direction = (to_ - from_) * (1 / chord_);
        const Point start = from_ + direction * static_cast<double>(tie_.from_gap);
        const double whole =
            chord_ - static_cast<double>(tie_.from_gap) - static_cast<double>(tie_.to_gap);
        if (!(whole > 0)) {
            return;
        }
        const double arrow = std::min(static_cast<double>(tie_.arrow), whole);
        const double shaft = whole - arrow;
        const auto [first, last] = clipped(start, direction, shaft);
        if (shaft > 0 && first < last) {
            model_.dash = fitted_dash(tie_.dash, shaft);
            model_.length = static_cast<float>(arrow > 0 ? no_end : whole);
            // The ends are softened over a pixel, half of which lies outside; but the head takes
            // over without a seam.
            const double before = first > 0 ? first : -1;
            const double after = last < shaft || arrow > 0 ? last : last + 1;
            add(start + direction * before, start + direction * after, direction, direction,
                before);
        }
        if (arrow > 0) {
            add_head(start + direction * shaft, start + direction * whole);
        }
    }

    [[nodiscard]] Point at(double t) const {
        return from_ * ((1 - t) * (1 - t)) + control_ * (2 * t * (1 - t)) + to_ * (t * t);
    }

    /// The place between inside and outside where the arc leaves a circle.
    [[nodiscard]] double leaves(Point center, double radius, double inside, double outside) const {
        const double squared = radius * radius;
        for (int i = 0; i < 26; ++i) { // to a thousandth of a pixel on a way of 60,000
            const double middle = 0.5 * (inside + outside);
            const Point way = at(middle) - center;
            (way.x * way.x + way.y * way.y < squared ? inside : outside) = middle;
        }
        return outside;
    }

    void cut_arc(double bulge) {
        const Point direction = (to_ - from_) * (1 / chord_);
        const Point left{direction.y, -direction.x};
        control_ = (from_ + to_) * 0.5 + left * (2 * static_cast<double>(tie_.bend) * chord_);
        const auto from_gap = static_cast<double>(tie_.from_gap);
        const auto to_gap = static_cast<double>(tie_.to_gap);
        if (from_gap + to_gap >= chord_) {
            return;
        }
        const double begin = from_gap > 0 ? leaves(from_, from_gap, 0, 1) : 0;
        const double end = to_gap > 0 ? leaves(to_, to_gap, 1, 0) : 1;
        if (!(begin < end)) {
            return;
        }
        const Point tip = at(end);
        double neck = end;
        if (tie_.arrow > 0) {
            const auto arrow = static_cast<double>(tie_.arrow);
            neck = length(at(begin) - tip) > arrow ? leaves(tip, arrow, end, begin) : begin;
        }
        if (begin < neck) {
            cut_shaft(begin, neck, neck < end ? unit(tip - at(neck)) : Point{}, bulge);
        }
        if (neck < end) {
            add_head(at(neck), tip);
        }
    }

    void cut_shaft(double begin, double neck, Point head_direction, double bulge) {
        // Halving the pieces quarters how far a chord strays from the arc.
        const int count = std::clamp(static_cast<int>(std::sqrt(bulge / 0.1)) + 1, 3, 256);
        points_.clear();
        for (int i = 0; i <= count; ++i) {
            points_.push_back(at(begin + (neck - begin) * i / count));
        }
        const bool has_head = length(head_direction) > 0;
        const Point first = unit(points_[1] - points_[0]);
        points_.front() = points_.front() - first; // room for the soft end
        double whole = 0;
        for (std::size_t i = 0; i + 1 < points_.size(); ++i) {
            whole += length(points_[i + 1] - points_[i]);
        }
        whole -= 1;
        if (!has_head) {
            const std::size_t n = points_.size();
            points_.back() = points_.back() + unit(points_[n - 1] - points_[n - 2]);
        }
        model_.dash = fitted_dash(tie_.dash, whole);
        model_.length = static_cast<float>(has_head ? no_end : whole);
        double along = -1;
        Point tangent = first;
        for (std::size_t i = 0; i + 1 < points_.size(); ++i) {
            const Point here = unit(points_[i + 1] - points_[i]);
            const bool is_last = i + 2 == points_.size();
            const Point next = is_last ? (has_head ? head_direction : here)
                                       : unit(here + unit(points_[i + 2] - points_[i + 1]));
            add(points_[i], points_[i + 1], tangent, next, along);
            along += length(points_[i + 1] - points_[i]);
            tangent = next;
        }
    }

    const scene::TieMark& tie_;
    double reach_;
    base::Rect picture_;
    base::Rect seen_;
    std::vector<TiePiece>& pieces_;
    TiePiece model_; ///< what all pieces of the tie have in common
    Point from_, to_, control_;
    double chord_ = 0;
    std::vector<Point> points_;
};

} // namespace

void append_pieces(const scene::TieMark& tie, const base::Rect& picture, const base::Rect& seen,
                   std::vector<TiePiece>& pieces) {
    Cutter(tie, picture, seen, pieces).cut();
}

} // namespace entente::render
