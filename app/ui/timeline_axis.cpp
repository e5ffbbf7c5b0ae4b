// SPDX-License-Identifier: MIT
#include "app/ui/timeline_axis.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace entente::ui {
namespace {

using graph::Calendar;
using graph::CalendarUnit;
using graph::UnitKind;
using model::Day;
using model::Span;
using std::chrono::days;

constexpr int first_year = -32'000;
constexpr int last_year = 32'000;
constexpr std::array<const char*, 12> month_names{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
constexpr std::array levels{AxisLevel::day,       AxisLevel::month,  AxisLevel::quarter,
                            AxisLevel::year,      AxisLevel::decade, AxisLevel::century,
                            AxisLevel::millennium};

struct Civil {
    int year;
    unsigned month;
    unsigned day;
};

Civil civil(Day day) {
    const std::chrono::year_month_day date{day};
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
            static_cast<unsigned>(date.day())};
}

int years_of(AxisLevel level) {
    switch (level) {
    case AxisLevel::decade:
        return 10;
    case AxisLevel::century:
        return 100;
    case AxisLevel::millennium:
        return 1000;
    default:
        return 1;
    }
}

double days_of(AxisLevel level) {
    switch (level) {
    case AxisLevel::day:
        return 1;
    case AxisLevel::month:
        return 28;
    case AxisLevel::quarter:
        return 90;
    default:
        return 365.0 * years_of(level);
    }
}

AxisLevel level_above(AxisLevel level) {
    switch (level) {
    case AxisLevel::day:
        return AxisLevel::month;
    case AxisLevel::month:
    case AxisLevel::quarter:
        return AxisLevel::year;
    case AxisLevel::year:
        return AxisLevel::decade;
    case AxisLevel::decade:
        return AxisLevel::century;
    default:
        return AxisLevel::millennium;
    }
}

/// What a period is counted as: its year, or the first of its years.
int year_of(AxisLevel level, const Span& span, const Calendar& calendar) {
    return level == AxisLevel::day || level == AxisLevel::month
               ? civil(span.first).year
               : graph::year_number(span.first, calendar);
}

std::string name_of(AxisLevel level, const Span& span, const Calendar& calendar) {
    const int year = year_of(level, span, calendar);
    const char* fiscal = calendar.is_fiscal() ? "FY" : "";
    const auto cut = [&](int by, std::string_view rest) {
        return fmt::format("{}{}{}", fiscal, year / by, rest);
    };
    switch (level) {
    case AxisLevel::day:
        return model::iso_day(span.first);
    case AxisLevel::month:
        return model::iso_day(span.first).substr(0, model::iso_day(span.first).size() - 3);
    case AxisLevel::quarter:
        return fmt::format("{}{:04}-Q{}", fiscal, year,
                           graph::quarter_number(span.first, calendar));
    case AxisLevel::year:
        return fmt::format("{}{:04}", fiscal, year);
    case AxisLevel::decade:
        return cut(10, "X");
    case AxisLevel::century:
        return cut(100, "XX");
    case AxisLevel::millennium:
        break;
    }
    return cut(1000, std::string(3, 'X'));
}

/// The text of a period in its forms, the longest first (form 0); nothing beyond the shortest.
///
/// @param is_alone  no row below tells the year.
std::optional<std::string> text_of(AxisLevel level, const Span& span, const Calendar& calendar,
                                   int form, bool is_alone) {
    const Civil date = civil(span.first);
    const int year = year_of(level, span, calendar);
    const auto month = [&] { return std::string(month_names[date.month - 1]); };
    switch (level) {
    case AxisLevel::day:
        if (form == 0) {
            return std::to_string(date.day);
        }
        return std::nullopt;
    case AxisLevel::month:
        if (is_alone) {
            if (form < 2) {
                return fmt::format("{} {}", form == 0 ? month() : month().substr(0, 3), date.year);
            }
            --form;
            return form == 1 ? std::optional(month().substr(0, 3)) : std::nullopt;
        }
        // Below fiscal years the months have to tell where the calendar's year begins.
        if (calendar.is_fiscal() && date.month == 1 && form < 2) {
            return form == 0 ? fmt::format("{} {}", month(), date.year)
                             : fmt::format("Jan \xe2\x80\x99{:02}", std::abs(date.year) % 100);
        }
        if (form == 0) {
            return month();
        }
        return form < 3 ? std::optional(month().substr(0, form == 1 ? 3 : 1)) : std::nullopt;
    case AxisLevel::quarter:
        if (form == 0) {
            return fmt::format("Q{}", graph::quarter_number(span.first, calendar));
        }
        return std::nullopt;
    case AxisLevel::year:
        if (form == 0) {
            return graph::name_of_year(year, calendar);
        }
        if (calendar.is_fiscal()) {
            const std::string name = graph::name_of_year(year, calendar).substr(3);
            if (form == 1) {
                return name;
            }
            if (form == 2 && name.size() == 7) { // "2014/15"
                return "\xe2\x80\x99" + name.substr(2);
            }
            return std::nullopt;
        }
        if (form == 1 && year >= 1000 && year <= 9999) {
            return fmt::format("\xe2\x80\x99{:02}", year % 100);
        }
        return std::nullopt;
    default:
        if (form == 0) {
            return graph::name_of_decade(year, calendar);
        }
        return std::nullopt;
    }
}

/// Periods of a level from one end of the scale to the other, without text.
std::vector<AxisPeriod> periods_of(const TimeScale& scale, AxisLevel level,
                                   const Calendar& calendar) {
    std::vector<AxisPeriod> periods;
    Day day = scale.day_under(scale.x0);
    const auto end = static_cast<std::int32_t>(std::ceil(scale.end));
    while (model::day_number(day) < end) {
        AxisPeriod period;
        period.span = axis_period(level, day, calendar);
        period.x0 = std::max(scale.x0, scale.x_of(period.span.first));
        period.x1 = std::min(scale.x1, scale.x_of(period.span.last + days{1}));
        period.name = name_of(level, period.span, calendar);
        periods.push_back(std::move(period));
        day = periods.back().span.last + days{1};
    }
    return periods;
}

/// Gives each period its text in the form where there is room for it. Returns whether all had it
/// but those that the ends of the scale cut.
bool put_texts(const TimeScale& scale, std::vector<AxisPeriod>& periods, AxisLevel level,
               const Calendar& calendar, int form, bool is_alone, const MeasureText& measure,
               float gap) {
    bool all = !periods.empty();
    for (AxisPeriod& period : periods) {
        const auto text = text_of(level, period.span, calendar, form, is_alone);
        period.text.clear();
        if (!text) {
            all = false;
            continue;
        }
        const float width = measure(*text);
        if (width + gap <= period.x1 - period.x0) {
            period.text = *text;
            period.text_x = (period.x0 + period.x1 - width) / 2;
        } else {
            const bool is_cut = scale.x_of(period.span.first) < scale.x0 ||
                                scale.x_of(period.span.last + days{1}) > scale.x1;
            all = all && is_cut;
        }
    }
    return all;
}

/// Whether a period keeps its text where only some of its row have room: every fifth year, the days
/// 5, 10, 15 and so on.
bool is_round(AxisLevel level, const Span& span, const Calendar& calendar, int step) {
    if (level == AxisLevel::day) {
        const auto day = static_cast<int>(civil(span.first).day);
        return day % step == 0 && day + step / 2 < 31;
    }
    return year_of(level, span, calendar) % step == 0;
}

/// Texts for round periods alone, which may reach over their neighbors. Returns whether they have
/// room.
bool put_round_texts(const TimeScale& scale, std::vector<AxisPeriod>& periods, AxisLevel level,
                     const Calendar& calendar, int step, const MeasureText& measure, float gap) {
    float free_from = scale.x0;
    for (AxisPeriod& period : periods) {
        period.text.clear();
        if (!is_round(level, period.span, calendar, step)) {
            continue;
        }
        const std::string text = *text_of(level, period.span, calendar, 0, false);
        const float width = measure(text);
        const float x =
            (scale.x_of(period.span.first) + scale.x_of(period.span.last + days{1})) / 2 -
            width / 2;
        if (x < scale.x0 || x + width > scale.x1) {
            continue;
        }
        if (x < free_from) {
            return false;
        }
        period.text = text;
        period.text_x = x;
        free_from = x + width + gap;
    }
    return true;
}

/// A row above the fine one: each period in the longest form that it has room for.
std::vector<AxisPeriod> coarse_row(const TimeScale& scale, AxisLevel level,
                                   const Calendar& calendar, bool is_alone,
                                   const MeasureText& measure, float gap) {
    std::vector<AxisPeriod> row = periods_of(scale, level, calendar);
    std::vector<AxisPeriod> tried = row;
    for (int form = 0; form < 3; ++form) {
        put_texts(scale, tried, level, calendar, form, is_alone, measure, gap);
        for (std::size_t i = 0; i < tried.size(); ++i) {
            if (row[i].text.empty()) {
                row[i] = tried[i];
            }
        }
    }
    return row;
}

} // namespace

Day TimeScale::edge_at(float x) const {
    return model::day_of(static_cast<std::int32_t>(std::lround(day_at(x))));
}

Day TimeScale::day_under(float x) const {
    return model::day_of(static_cast<std::int32_t>(std::floor(day_at(x))));
}

Span axis_period(AxisLevel level, Day day, const Calendar& calendar) {
    if (level == AxisLevel::day) {
        return {day, day};
    }
    const Civil date = civil(day);
    if (date.year < first_year || date.year > last_year) {
        return {day, day};
    }
    if (level == AxisLevel::month || level == AxisLevel::quarter) {
        return graph::unit_around(
            day, calendar.unit(level == AxisLevel::month ? UnitKind::month : UnitKind::quarter));
    }
    const int length = years_of(level);
    const int year = graph::year_number(day, calendar);
    const int first = year - ((year % length) + length) % length;
    const CalendarUnit unit = calendar.unit(UnitKind::year);
    return {graph::first_day_of_unit(first, unit),
            graph::first_day_of_unit(first + length, unit) - days{1}};
}

Axis make_axis(const TimeScale& scale, const Calendar& calendar, const MeasureText& measure_fine,
               const MeasureText& measure_coarse, float gap_px, float wide_day_px) {
    Axis axis;
    if (!(scale.end > scale.first) || scale.x1 - scale.x0 < 1) {
        return axis;
    }
    const double narrowest = static_cast<double>(gap_px) * 0.7 * scale.days_per_px();
    for (const AxisLevel level : levels) {
        if (days_of(level) < narrowest && level != AxisLevel::millennium) {
            continue;
        }
        axis.fine_level = level;
        axis.fine = periods_of(scale, level, calendar);
        bool fits = false;
        for (int form = 0; form < 3 && !fits; ++form) {
            fits = put_texts(scale, axis.fine, level, calendar, form, false, measure_fine, gap_px);
        }
        for (int step = 5; step <= 10 && !fits; step += 5) {
            fits = (level == AxisLevel::day || (level == AxisLevel::year && step == 5)) &&
                   put_round_texts(scale, axis.fine, level, calendar, step, measure_fine, gap_px);
        }
        if (fits) {
            break;
        }
    }
    axis.coarse_level = level_above(axis.fine_level);
    if (axis.coarse_level == axis.fine_level) {
        return axis;
    }
    const bool has_top = axis.fine_level == AxisLevel::day &&
                         1 / scale.days_per_px() > static_cast<double>(wide_day_px);
    // A fiscal year above does not tell which of its two calendar years a month is of.
    axis.coarse = coarse_row(scale, axis.coarse_level, calendar, !has_top || calendar.is_fiscal(),
                             measure_coarse, gap_px);
    axis.top_level = level_above(axis.coarse_level);
    if (has_top) {
        axis.top = coarse_row(scale, axis.top_level, calendar, true, measure_coarse, gap_px);
    }
    return axis;
}

} // namespace entente::ui
