// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/time_mode.hpp"
#include "app/ui/timeline_window.hpp"

#include <cstdint>

namespace entente::ui {

// What gestures and keys make of the window in each of the five modes. All give a window that the
// mode can have; what means nothing in a mode leaves the window as it is.

enum class Edge { start, end };

/// A place on the axis: the boundary between days that is nearest to it, and the day it lies in.
struct TimePoint {
    model::Day edge;
    model::Day day;
};

class WindowMoves {
  public:
    /// @param keeps_width  the width of mode `window` is locked: what would change it moves the
    ///                     window instead, or does nothing.
    WindowMoves(document::TimeMode mode, const SnapRule& rule, bool keeps_width = false)
        : mode_(mode), rule_(rule), keeps_width_(keeps_width) {}

    [[nodiscard]] document::TimeMode mode() const { return mode_; }
    [[nodiscard]] const SnapRule& rule() const { return rule_; }

    /// A handle drawn there. Mirrored, the other end goes as far the other way (mode window alone).
    [[nodiscard]] model::Window with_edge(const model::Window& from, Edge which, model::Day edge,
                                          bool is_mirrored = false) const;
    /// An end on to the next boundary of the unit: steps > 0 later, < 0 earlier.
    [[nodiscard]] model::Window with_edge_stepped(const model::Window& from, Edge which,
                                                  int steps) const;
    /// The band drawn by so many days: all of it, or the edge that leads.
    [[nodiscard]] model::Window band_moved(const model::Window& from, std::int64_t days) const;
    /// A drag on the free track: a new window between two places, or the leading edge at the second
    /// one.
    [[nodiscard]] model::Window brushed(const model::Window& from, const TimePoint& pressed,
                                        const TimePoint& now) const;
    /// A click on the free track: centred there, or the leading edge there.
    [[nodiscard]] model::Window clicked(const model::Window& from, const TimePoint& at) const;
    /// Shift+click: the nearer end there.
    [[nodiscard]] model::Window extended(const model::Window& from, const TimePoint& at) const;
    /// A bar or a label of the axis: that period, or the leading edge at its end (its start where
    /// the start leads).
    [[nodiscard]] model::Window on_period(const model::Window& from,
                                          const model::Span& period) const;
    /// All that the mode can show.
    [[nodiscard]] model::Window whole(const model::Window& from) const;
    /// Double click on a handle: that end at its end of the domain.
    [[nodiscard]] model::Window edge_at_border(const model::Window& from, Edge which) const;
    /// Home and End.
    [[nodiscard]] model::Window at_border(const model::Window& from, Border border) const;
    /// + and -.
    [[nodiscard]] model::Window widened(const model::Window& from, int steps) const;
    /// Ctrl+wheel.
    [[nodiscard]] model::Window widened_around(const model::Window& from, int steps) const;
    /// PgUp and PgDn: by the window's width, in mode instant that of its unit; in mode memory by
    /// the half-life, in whole units. Growing and from-here have no width of their own: they go by
    /// what people count the units in, days by the week, weeks by the quarter, months and quarters
    /// by the year, years by the decade, decades by the century.
    [[nodiscard]] model::Window paged(const model::Window& from, int direction) const;

  private:
    [[nodiscard]] bool is_locked() const {
        return keeps_width_ && mode_ == document::TimeMode::window;
    }
    [[nodiscard]] model::Window fit(model::Window window, const model::Span& span) const;
    [[nodiscard]] model::Window led_to(const model::Window& from, const TimePoint& at) const;
    [[nodiscard]] model::Window instant_at(const model::Window& from, model::Day day) const;

    document::TimeMode mode_;
    SnapRule rule_;
    bool keeps_width_;
};

} // namespace entente::ui
