// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>

namespace entente::base {

/// A point or a displacement in the plane; the unit is told by the name of the variable.
struct Vec2 {
    float x = 0;
    float y = 0;

    friend constexpr bool operator==(Vec2, Vec2) = default;
    constexpr Vec2& operator+=(Vec2 other) {
        x += other.x;
        y += other.y;
        return *this;
    }
    constexpr Vec2& operator-=(Vec2 other) {
        x -= other.x;
        y -= other.y;
        return *this;
    }
    friend constexpr Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
    friend constexpr Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
    friend constexpr Vec2 operator*(Vec2 a, float s) { return {a.x * s, a.y * s}; }
    friend constexpr Vec2 operator*(float s, Vec2 a) { return a * s; }
    friend constexpr Vec2 operator/(Vec2 a, float s) { return {a.x / s, a.y / s}; }
};

constexpr float dot(Vec2 a, Vec2 b) {
    return a.x * b.x + a.y * b.y;
}

inline bool is_finite(Vec2 a) {
    return std::isfinite(a.x) && std::isfinite(a.y);
}

inline float length(Vec2 a) {
    return std::sqrt(dot(a, a));
}

/// An axis-aligned rectangle, min corner and max corner; y grows downwards on a picture.
struct Rect {
    Vec2 min;
    Vec2 max;

    [[nodiscard]] constexpr float width() const { return max.x - min.x; }
    [[nodiscard]] constexpr float height() const { return max.y - min.y; }
    [[nodiscard]] constexpr Vec2 center() const { return (min + max) * 0.5F; }
    [[nodiscard]] constexpr bool contains(Vec2 p) const {
        return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y;
    }
    [[nodiscard]] constexpr bool meets(const Rect& other) const {
        return min.x < other.max.x && other.min.x < max.x && min.y < other.max.y &&
               other.min.y < max.y;
    }
    friend constexpr bool operator==(const Rect&, const Rect&) = default;
};

/// Every side moved outwards, or inwards where it is negative.
constexpr Rect widened(const Rect& rect, float by) {
    return {rect.min - Vec2{by, by}, rect.max + Vec2{by, by}};
}

} // namespace entente::base
