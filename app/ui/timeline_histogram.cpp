// SPDX-License-Identifier: MIT
#include "app/ui/timeline_histogram.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

using graph::Bin;
using graph::CalendarUnit;
using std::chrono::days;

constexpr double most_bins = 400;

double days_of(CalendarUnit unit) {
    constexpr std::array<double, 6> lengths{1, 7, 30.4369, 91.3106, 365.2425, 3652.425};
    return lengths[static_cast<std::size_t>(unit)];
}

} // namespace

CalendarUnit bin_unit(CalendarUnit wanted, const model::Span& domain, const TimeScale& scale,
                      float least_px) {
    CalendarUnit unit = wanted;
    while (unit != CalendarUnit::decade) {
        const double bins = static_cast<double>(domain.days()) / days_of(unit);
        const double width = days_of(unit) / scale.days_per_px();
        if (bins <= most_bins && width >= static_cast<double>(least_px)) {
            break;
        }
        unit = static_cast<CalendarUnit>(static_cast<int>(unit) + 1);
    }
    return unit;
}

const Bin* bin_at(const std::vector<Bin>& bins, model::Day day) {
    const auto after =
        std::upper_bound(bins.begin(), bins.end(), day,
                         [](model::Day d, const Bin& bin) { return d < bin.span.first; });
    if (after == bins.begin()) {
        return nullptr;
    }
    const Bin& bin = *std::prev(after);
    return bin.span.contains(day) ? &bin : nullptr;
}

HistogramBars::HistogramBars(const std::vector<Bin>& bins, const TimeScale& scale,
                             const base::Rect& area, float unit_px)
    : bins_(bins), scale_(scale), area_(area), unit_px_(unit_px) {
    for (const Bin& bin : bins) {
        most_ = std::max(most_, bin.total);
    }
}

void HistogramBars::draw(ImDrawList& list, ImU32 pale, ImU32 solid) const {
    if (most_ == 0) {
        return;
    }
    const float least = std::max(2.0F, 2 * unit_px_);
    const auto height_of = [&](std::uint32_t count) {
        const float share = static_cast<float>(count) / static_cast<float>(most_);
        return count == 0 ? 0 : std::max(least, std::round(share * area_.height()));
    };
    for (const Bin& bin : bins_) {
        float x0 = std::round(std::max(area_.min.x, scale_.x_of(bin.span.first)));
        float x1 = std::round(std::min(area_.max.x, scale_.x_of(bin.span.last + days{1})));
        if (bin.total == 0 || x1 <= area_.min.x || x0 >= area_.max.x) {
            continue;
        }
        x1 = std::max(x1, x0 + 1);
        const bool has_gap = x1 - x0 >= 3 * unit_px_;
        x1 -= has_gap ? std::max(1.0F, std::floor(unit_px_)) : 0;
        const float rounding = x1 - x0 >= 5 * unit_px_ ? 1.5F * unit_px_ : 0;
        const auto bar = [&](std::uint32_t count, ImU32 color) {
            const float height = height_of(count);
            if (height > 0) {
                list.AddRectFilled({x0, area_.max.y - height}, {x1, area_.max.y}, color, rounding,
                                   ImDrawFlags_RoundCornersTop);
            }
        };
        if (bin.passing < bin.total) {
            bar(bin.total, pale);
        }
        bar(bin.passing, solid);
    }
}

std::vector<HistogramBars::Place> HistogramBars::places() const {
    std::vector<Place> all;
    for (const Bin& bin : bins_) {
        const float x0 = std::max(area_.min.x, scale_.x_of(bin.span.first));
        const float x1 = std::min(area_.max.x, scale_.x_of(bin.span.last + days{1}));
        if (bin.total == 0 || x1 <= x0) {
            continue;
        }
        const float share = static_cast<float>(bin.total) / static_cast<float>(most_);
        const float height = std::max(2 * unit_px_, share * area_.height());
        all.push_back({{{x0, area_.max.y - height}, {x1, area_.max.y}}, bin.span});
    }
    return all;
}

} // namespace entente::ui
