// SPDX-License-Identifier: MIT
#include "app/vector/node_outline.hpp"

#include <algorithm>
#include <numbers>

namespace entente::vector {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double ring_radius = 1.1547005; ///< over the node's; its hole is half as wide

/// A polygon with rounded corners: `corners` of them, the first one at `first_angle` (clockwise
/// from the right); the rounding as a share of the radius.
struct Form {
    int corners;
    double first_angle;
    double rounding;
};

Form form_of(scene::Shape shape) {
    switch (shape) {
    case scene::Shape::square:
        return {4, pi / 4, 0.08};
    case scene::Shape::diamond:
        return {4, 0, 0.08};
    case scene::Shape::hexagon:
        return {6, 0, 0.08};
    case scene::Shape::triangle:
        return {3, -pi / 2, 0.12};
    case scene::Shape::rounded_square:
        return {4, pi / 4, 0.45};
    case scene::Shape::disc:
    case scene::Shape::ring:
        break;
    }
    return {0, 0, 1};
}

Point direction(double angle) {
    return {std::cos(angle), std::sin(angle)};
}

/// A circle's arc as one curve; right to a thousandth of the radius for a third of a circle.
void append_arc(Path& path, Point center, double radius, double from, double to) {
    const double handle = 4.0 / 3.0 * std::tan((to - from) / 4) * radius;
    const Point a = direction(from);
    const Point b = direction(to);
    path.cubic_to(center + a * radius + Point{-a.y, a.x} * handle,
                  center + b * radius - Point{-b.y, b.x} * handle, center + b * radius);
}

void append_polygon(Path& path, const Form& form, Point center, double radius, double inset) {
    const double half_step = pi / form.corners;
    // The polygon within the rounding has the inradius that gives the whole the disc's area:
    // area = stretch a^2 + 2 stretch a rho + pi rho^2.
    const double stretch = form.corners * std::tan(half_step);
    const double rho = form.rounding;
    double inradius = (std::sqrt(rho * rho + pi / stretch * (1 - rho * rho)) - rho) * radius;
    double rounding = rho * radius - inset;
    if (rounding < 0) {
        inradius += rounding;
        rounding = 0;
    }
    if (!(inradius > 0)) {
        return;
    }
    const double corner = inradius / std::cos(half_step);
    for (int i = 0; i < form.corners; ++i) {
        const double angle = form.first_angle + 2 * half_step * i;
        const Point middle = center + direction(angle) * corner;
        const Point start = middle + direction(angle - half_step) * rounding;
        if (i == 0) {
            path.move_to(start);
        } else {
            path.line_to(start);
        }
        if (rounding > 0) {
            append_arc(path, middle, rounding, angle - half_step, angle + half_step);
        }
    }
    path.close();
}

} // namespace

void append_circle(Path& path, Point center, double radius) {
    path.move_to(center + Point{radius, 0});
    for (int quarter = 0; quarter < 4; ++quarter) {
        append_arc(path, center, radius, pi / 2 * quarter, pi / 2 * (quarter + 1));
    }
    path.close();
}

void append_outline(Path& path, scene::Shape shape, Point center, double radius, double inset) {
    if (shape == scene::Shape::ring) {
        const double outer = radius * ring_radius - inset;
        const double hole = radius * ring_radius / 2 + inset;
        if (hole < outer) {
            append_circle(path, center, outer);
            append_circle(path, center, hole);
        }
    } else if (shape == scene::Shape::disc) {
        if (radius > inset) {
            append_circle(path, center, radius - inset);
        }
    } else {
        append_polygon(path, form_of(shape), center, radius, inset);
    }
}

} // namespace entente::vector
