// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/calendar.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::ui {

/// What stretch of time the timeline shows, and where: days (1970-01-01 is 0) to pixels.
struct TimeScale {
    double first = 0; ///< day at x0
    double end = 1;   ///< day at x1, > first
    float x0 = 0;
    float x1 = 1;

    [[nodiscard]] double days_per_px() const {
        return (end - first) / static_cast<double>(std::max(1.0F, x1 - x0));
    }
    [[nodiscard]] float x_of(double day) const {
        return x0 + static_cast<float>((day - first) / (end - first)) * (x1 - x0);
    }
    [[nodiscard]] float x_of(model::Day day) const {
        return x_of(static_cast<double>(model::day_number(day)));
    }
    [[nodiscard]] double day_at(float x) const {
        return first + static_cast<double>(x - x0) * days_per_px();
    }
    /// The boundary between days that is nearest to x.
    [[nodiscard]] model::Day edge_at(float x) const;
    /// The day that x lies in.
    [[nodiscard]] model::Day day_under(float x) const;
};

/// Levels of periods on the axis.
enum class AxisLevel { day, month, quarter, year, decade, century, millennium };

/// The period of the level that the day lies in. Quarters, and all that is made of years, are those
/// of the calendar.
model::Span axis_period(AxisLevel level, model::Day day, const graph::Calendar& calendar);

/// One period of a row, as far as it can be seen.
struct AxisPeriod {
    model::Span span;
    std::string name; ///< EDTF, quarters as 2014-Q2, fiscal ones as FY2014: the end of its widget's
                      ///< name
    std::string text; ///< empty where it has no room
    float x0 = 0;
    float x1 = 0;
    float text_x = 0; ///< left end of the text
};

/// Two rows of labels, the fine one being the finest whose texts all have room; a third one where
/// days are wide: day, month, year.
struct Axis {
    AxisLevel fine_level = AxisLevel::year;
    AxisLevel coarse_level = AxisLevel::decade;
    AxisLevel top_level = AxisLevel::year;
    std::vector<AxisPeriod> fine;
    std::vector<AxisPeriod> coarse;
    std::vector<AxisPeriod> top; ///< empty unless there are three rows
};

/// Width of a text in pixels.
using MeasureText = std::function<float(std::string_view)>;

/// @param gap_px       at least so much between two texts of a row.
/// @param wide_day_px  there are three rows where a day is wider than that.
/// Cost: proportional to the width.
Axis make_axis(const TimeScale& scale, const graph::Calendar& calendar,
               const MeasureText& measure_fine, const MeasureText& measure_coarse, float gap_px,
               float wide_day_px = 1e9F);

} // namespace entente::ui
