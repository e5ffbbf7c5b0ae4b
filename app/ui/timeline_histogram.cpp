// SPDX-License-Identifier: MIT
#include "app/ui/timeline_histogram.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

using graph::CalendarUnit;
using graph::StackedBin;
using model::Span;
using std::chrono::days;

constexpr double most_bins = 400;
constexpr double seconds_of_easing = 0.2;

double days_of(CalendarUnit unit) {
    constexpr std::array<double, 6> lengths{1, 7, 30.4369, 91.3106, 365.2425, 3652.425};
    return lengths[static_cast<std::size_t>(unit.kind)];
}

/// The days that the scale shows, as far as the domain goes.
Span shown_days(const TimeScale& scale, const Span& domain) {
    const model::Day first = std::clamp(scale.day_under(scale.x0), domain.first, domain.last);
    const model::Day last =
        std::clamp(model::day_of(static_cast<std::int32_t>(std::ceil(scale.end)) - 1), domain.first,
                   domain.last);
    return {first, std::max(first, last)};
}

bool is_in_view(const StackedBin& bin, const TimeScale& scale) {
    return scale.x_of(bin.span.last + days{1}) > scale.x0 + 0.5F &&
           scale.x_of(bin.span.first) < scale.x1 - 0.5F;
}

} // namespace

document::BinsWanted bins_wanted(CalendarUnit wanted, const Span& domain, const TimeScale& scale,
                                 float least_px) {
    const Span shown = shown_days(scale, domain);
    CalendarUnit unit = wanted;
    while (unit.kind != graph::UnitKind::decade) {
        const double bins = static_cast<double>(shown.days()) / days_of(unit);
        const double width = days_of(unit) / scale.days_per_px();
        if (bins <= most_bins && width >= static_cast<double>(least_px)) {
            break;
        }
        unit = unit.larger();
    }
    document::BinsWanted bins;
    bins.unit = unit;
    bins.most = static_cast<std::size_t>(most_bins) + 2;
    bins.range =
        graph::count_units(domain, unit) <= static_cast<std::size_t>(most_bins) ? domain : shown;
    return bins;
}

const StackedBin* bin_at(std::span<const StackedBin> bins, model::Day day) {
    const auto after =
        std::upper_bound(bins.begin(), bins.end(), day,
                         [](model::Day d, const StackedBin& bin) { return d < bin.span.first; });
    if (after == bins.begin()) {
        return nullptr;
    }
    const StackedBin& bin = *std::prev(after);
    return bin.span.contains(day) ? &bin : nullptr;
}

std::vector<double> totals_in_view(std::span<const StackedBin> bins, const TimeScale& scale) {
    std::vector<double> totals;
    for (const StackedBin& bin : bins) {
        if (is_in_view(bin, scale)) {
            totals.push_back(bin.total.all);
        }
    }
    return totals;
}

double top_of_lines(const graph::StackedBins& bins, const TimeScale& scale) {
    double top = 0;
    for (const std::vector<double>& line : bins.lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (is_in_view(bins.bins[i], scale)) {
                top = std::max(top, line[i]);
            }
        }
    }
    return top;
}

void EasedTop::follow(double target, double seconds, bool is_held, bool jumps) {
    if (is_held && value_ > 0) {
        return;
    }
    if (jumps || value_ <= 0) {
        value_ = target_ = target;
        seconds_left_ = 0;
        return;
    }
    if (target != target_) {
        from_ = value_;
        target_ = target;
        seconds_left_ = seconds_of_easing;
    }
    seconds_left_ = std::max(0.0, seconds_left_ - seconds);
    const double t = 1 - seconds_left_ / seconds_of_easing;
    value_ = seconds_left_ > 0 ? from_ + (target_ - from_) * t * t * (3 - 2 * t) : target_;
}

// ---- bars ---------------------------------------------------------------------------------------

HistogramBars::HistogramBars(std::span<const StackedBin> bins, const TimeScale& scale,
                             const base::Rect& area, float unit_px, graph::BarScale bar_scale,
                             double top)
    : bins_(bins), scale_(scale), area_(area), unit_px_(unit_px), bar_scale_(bar_scale), top_(top) {
}

float HistogramBars::height_of(double value) const {
    if (value <= 0 || top_ <= 0) {
        return 0;
    }
    const auto share =
        static_cast<float>(graph::bar_height(bar_scale_, std::min(value, top_), top_));
    const float least = std::max(2.0F, std::round(2 * unit_px_));
    return std::min(std::max(least, std::round(share * area_.height())), area_.height());
}

HistogramBars::Edges HistogramBars::edges_of(const StackedBin& bin) const {
    Edges edges;
    edges.x0 = std::round(std::max(area_.min.x, scale_.x_of(bin.span.first)));
    edges.x1 = std::round(std::min(area_.max.x, scale_.x_of(bin.span.last + days{1})));
    if (edges.x1 <= area_.min.x || edges.x0 >= area_.max.x) {
        return {};
    }
    edges.x1 = std::max(edges.x1, edges.x0 + 1);
    if (edges.x1 - edges.x0 >= 3 * unit_px_) {
        edges.x1 -= std::max(1.0F, std::floor(unit_px_));
    }
    edges.rounding = edges.x1 - edges.x0 >= 5 * unit_px_ ? 1.5F * unit_px_ : 0;
    return edges;
}

void HistogramBars::draw_classes(ImDrawList& list, const StackedBin& bin, const Edges& edges,
                                 float height, const BarColors& colors) const {
    double sum = 0;
    for (std::size_t i = 0; i < colors.classes.size() && i < bin.classes.size(); ++i) {
        sum += bin.classes[i];
    }
    // Shares of the bar's height, whatever its scale: a root or a logarithm of each part would not
    // add up.
    double below = 0;
    for (std::size_t i = 0; i < colors.classes.size() && i < bin.classes.size(); ++i) {
        if (bin.classes[i] <= 0) {
            continue;
        }
        const auto from = static_cast<float>(below / sum);
        below += bin.classes[i];
        const auto to = static_cast<float>(below / sum);
        const bool is_top = below >= sum * 0.9999;
        list.AddRectFilled({edges.x0, area_.max.y - height * to},
                           {edges.x1, area_.max.y - height * from},
                           with_alpha(colors.classes[i], colors.alpha), is_top ? edges.rounding : 0,
                           ImDrawFlags_RoundCornersTop);
    }
}

void HistogramBars::draw(ImDrawList& list, const BarColors& colors) const {
    for (const StackedBin& bin : bins_) {
        if (bin.total.all <= 0) {
            continue;
        }
        const Edges edges = edges_of(bin);
        if (!edges.are_seen()) {
            continue;
        }
        const auto bar = [&](float from, float to, ImU32 color) {
            if (to > from) {
                list.AddRectFilled({edges.x0, area_.max.y - to}, {edges.x1, area_.max.y - from},
                                   color, edges.rounding, ImDrawFlags_RoundCornersTop);
            }
        };
        const float passing = height_of(bin.passing.all);
        const float total = height_of(bin.total.all);
        if (bin.passing.all < bin.total.all * 0.9999) {
            bar(total > passing + unit_px_ ? 0 : passing, total, colors.pale);
        }
        if (passing <= 0) {
            continue;
        }
        const auto pale_share = static_cast<float>(bin.passing.pale / bin.passing.all);
        const float certain = std::round(passing * (1 - pale_share));
        if (!colors.classes.empty()) {
            draw_classes(list, bin, edges, passing, colors);
            bar(certain, pale_share > 0.001F ? passing : certain, colors.uncertain);
        } else {
            bar(0, pale_share > 0.001F ? certain : passing, colors.solid);
            bar(certain, pale_share > 0.001F ? passing : certain, colors.uncertain);
        }
    }
}

void HistogramBars::draw_selected(ImDrawList& list, ImU32 color) const {
    const float stroke = std::max(1.0F, std::round(1.3F * unit_px_));
    for (const StackedBin& bin : bins_) {
        const Edges edges = edges_of(bin);
        const float height = height_of(bin.selected.all);
        if (!edges.are_seen() || height <= 0) {
            continue;
        }
        const float y = area_.max.y - height;
        if (edges.x1 - edges.x0 < 4 * stroke || height < 3 * stroke) {
            list.AddRectFilled({edges.x0, y}, {edges.x1, area_.max.y}, color);
            continue;
        }
        list.AddRectFilled({edges.x0, y}, {edges.x1, area_.max.y}, with_alpha(color, 0.24F));
        list.AddRectFilled({edges.x0, y}, {edges.x1, y + stroke}, color);
        list.AddRectFilled({edges.x0, y}, {edges.x0 + stroke, area_.max.y}, color);
        list.AddRectFilled({edges.x1 - stroke, y}, {edges.x1, area_.max.y}, color);
    }
}

std::vector<HistogramBars::Place> HistogramBars::places() const {
    std::vector<Place> all;
    for (const StackedBin& bin : bins_) {
        const float x0 = std::max(area_.min.x, scale_.x_of(bin.span.first));
        const float x1 = std::min(area_.max.x, scale_.x_of(bin.span.last + days{1}));
        if (bin.total.all > 0 && x1 > x0) {
            all.push_back(
                {{{x0, area_.max.y - height_of(bin.total.all)}, {x1, area_.max.y}}, bin.span});
        }
    }
    return all;
}

std::vector<std::vector<ImVec2>> line_over_bins(std::span<const StackedBin> bins,
                                                std::span<const double> values,
                                                const TimeScale& scale, const base::Rect& area,
                                                graph::BarScale bar_scale, double top) {
    std::vector<std::vector<ImVec2>> courses;
    const std::size_t count = std::min(bins.size(), values.size());
    bool was_drawn = false;
    for (std::size_t i = 0; i < count; ++i) {
        const float x0 = scale.x_of(bins[i].span.first);
        const float x1 = scale.x_of(bins[i].span.last + days{1});
        const bool is_near_any =
            values[i] > 0 || (i > 0 && values[i - 1] > 0) || (i + 1 < count && values[i + 1] > 0);
        if (x1 < area.min.x || x0 > area.max.x || !is_near_any) {
            was_drawn = false;
            continue;
        }
        if (!was_drawn || (values[i] <= 0 && values[i - 1] <= 0)) {
            courses.emplace_back();
        }
        was_drawn = true;
        const auto share = static_cast<float>(
            top > 0 ? graph::bar_height(bar_scale, std::min(values[i], top), top) : 0);
        courses.back().push_back({(x0 + x1) / 2, area.max.y - share * area.height()});
    }
    return courses;
}

} // namespace entente::ui
