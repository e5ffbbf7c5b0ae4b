// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::vector {

/// A point of the page in pixels. Ties of a zoomed view begin far outside of it, where a float has
/// lost the parts of a pixel.
struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(Point, Point) = default;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(Point a, double s) { return {a.x * s, a.y * s}; }
};

inline Point to_point(base::Vec2 a) {
    return {static_cast<double>(a.x), static_cast<double>(a.y)};
}

inline double length(Point a) {
    return std::sqrt(a.x * a.x + a.y * a.y);
}

/// (1, 0) for a vector without a length.
inline Point unit(Point a) {
    const double l = length(a);
    return l > 0 ? a * (1 / l) : Point{1, 0};
}

/// To the left of a direction, as seen on a page whose y grows downwards.
inline Point left_of(Point direction) {
    return {direction.y, -direction.x};
}

/// How many points a step of a path takes is how many it has: 1, 1, 2, 3, 0.
enum class Step : std::uint8_t { move, line, quadratic, cubic, close };

/// A drawn line or the edge of a filled shape, made of what SVG and PDF both know.
struct Path {
    std::vector<Step> steps;
    std::vector<Point> points;

    [[nodiscard]] bool is_empty() const { return steps.empty(); }
    void clear() {
        steps.clear();
        points.clear();
    }
    void move_to(Point p) { add(Step::move, p); }
    void line_to(Point p) { add(Step::line, p); }
    void quadratic_to(Point control, Point p) {
        add(Step::quadratic, control);
        points.push_back(p);
    }
    void cubic_to(Point first, Point second, Point p) {
        add(Step::cubic, first);
        points.push_back(second);
        points.push_back(p);
    }
    void close() { steps.push_back(Step::close); }

  private:
    void add(Step step, Point p) {
        steps.push_back(step);
        points.push_back(p);
    }
};

/// Hands a path's steps one by one to `pen`, which has the same functions.
template <class Pen>
void trace(const Path& path, Pen& pen) {
    const Point* next = path.points.data();
    for (const Step step : path.steps) {
        switch (step) {
        case Step::move:
            pen.move_to(next[0]);
            next += 1;
            break;
        case Step::line:
            pen.line_to(next[0]);
            next += 1;
            break;
        case Step::quadratic:
            pen.quadratic_to(next[0], next[1]);
            next += 2;
            break;
        case Step::cubic:
            pen.cubic_to(next[0], next[1], next[2]);
            next += 3;
            break;
        case Step::close:
            pen.close();
            break;
        }
    }
}

} // namespace entente::vector
