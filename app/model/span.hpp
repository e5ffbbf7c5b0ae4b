// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace entente::model {

using Day = std::chrono::sys_days;

/// First and last day, both included; first <= last. An open end holds `earliest` or `latest`.
struct Span {
    Day first;
    Day last;

    /// Stand in for an open start and an open end; far outside the years that a date can name.
    static constexpr Day earliest{std::chrono::days{-100'000'000}};
    static constexpr Day latest{std::chrono::days{100'000'000}};

    /// Everything.
    static constexpr Span all() { return {earliest, latest}; }

    [[nodiscard]] constexpr bool contains(Day day) const { return first <= day && day <= last; }
    [[nodiscard]] constexpr bool meets(const Span& other) const {
        return first <= other.last && other.first <= last;
    }
    /// Number of days in it, at least 1.
    [[nodiscard]] constexpr std::int64_t days() const { return (last - first).count() + 1; }
    friend constexpr bool operator==(const Span&, const Span&) = default;
};

/// The same day as a number, days since 1970-01-01: the form that bulk arrays hold.
constexpr std::int32_t day_number(Day day) {
    return static_cast<std::int32_t>(day.time_since_epoch().count());
}
constexpr Day day_of(std::int32_t number) {
    return Day{std::chrono::days{number}};
}

constexpr Day make_day(int year, unsigned month, unsigned day) {
    return Day{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}

/// `YYYY-MM-DD`; years before 0 or after 9999 with sign and as many digits as they need.
/// The two open ends give "..".
std::string iso_day(Day day);

/// How a window chooses events. (FORMAT.md, "Span and window".)
enum class WindowMode { window, cumulative, decay };

/// What is shown of time.
struct Window {
    Span span = Span::all();
    WindowMode mode = WindowMode::window;
    double half_life_days = 365; ///< used by decay alone; > 0

    friend bool operator==(const Window&, const Window&) = default;
};

/// Whether an event (or an office) of that span is in the window.
constexpr bool is_in_window(const Span& span, const Window& window) {
    return window.mode == WindowMode::window ? span.meets(window.span)
                                             : span.first <= window.span.last;
}

} // namespace entente::model
