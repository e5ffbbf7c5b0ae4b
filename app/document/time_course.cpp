// SPDX-License-Identifier: MIT
#include "app/document/time_course.hpp"

#include "app/graph/calendar.hpp"
#include "app/graph/tie_rules.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace entente::document {
namespace {

constexpr std::size_t fewest_periods = 3;
constexpr std::size_t most_periods = 24;
constexpr double half_lives = 2;

std::vector<layout::LayoutGraph> networks_of(const model::EventStore& store,
                                             std::span<const model::Span> periods) {
    using Pair = std::pair<std::uint32_t, std::uint32_t>;
    std::vector<std::vector<Pair>> pairs(periods.size());
    std::vector<graph::Contribution> contributions;
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        const model::EventId event{i};
        const model::Span& span = store.span(event);
        const auto first = std::lower_bound(
            periods.begin(), periods.end(), span.first,
            [](const model::Span& period, model::Day day) { return period.last < day; });
        if (first == periods.end() || !first->meets(span)) {
            continue;
        }
        graph::contributions_of(store, event, {}, contributions);
        for (auto period = first; period != periods.end() && period->meets(span); ++period) {
            std::vector<Pair>& own = pairs[static_cast<std::size_t>(period - periods.begin())];
            for (const graph::Contribution& one : contributions) {
                if (one.dyad.kind != graph::TieKind::office && one.dyad.a != one.dyad.b) {
                    own.push_back(std::minmax(one.dyad.a.value(), one.dyad.b.value()));
                }
            }
        }
    }
    std::vector<layout::LayoutGraph> networks(periods.size());
    for (std::size_t period = 0; period < periods.size(); ++period) {
        std::vector<Pair>& own = pairs[period];
        std::sort(own.begin(), own.end());
        own.erase(std::unique(own.begin(), own.end()), own.end());
        networks[period].node_count = static_cast<std::uint32_t>(graph::node_count(store));
        networks[period].edges.reserve(own.size());
        for (const Pair& pair : own) {
            networks[period].edges.push_back({pair.first, pair.second, 1});
        }
        own = std::vector<Pair>(); // {} would keep the room
    }
    return networks;
}

layout::CourseSettings settings_for(float reach) {
    layout::CourseSettings settings;
    settings.reach = reach;
    return settings;
}

} // namespace

std::vector<model::Span> periods_of(const model::EventStore& store) {
    const auto extent = store.extent();
    if (!extent) {
        return {};
    }
    constexpr graph::Calendar calendar; // the data's own periods, whatever is chosen for the eyes
    graph::CalendarUnit unit = calendar.unit(graph::UnitKind::day);
    while (unit.kind != graph::UnitKind::decade && count_units(*extent, unit) > most_periods) {
        unit = unit.larger();
    }
    // Centuries: as many decades together as it takes.
    const std::size_t units = count_units(*extent, unit);
    const auto together = static_cast<int>((units + most_periods - 1) / most_periods);
    if (units < fewest_periods) {
        return {};
    }
    std::vector<model::Span> periods;
    for (model::Day first = start_of_unit(extent->first, unit); first <= extent->last;) {
        const model::Day next = add_units(first, unit, together);
        periods.push_back({first, next - std::chrono::days{1}});
        first = next;
    }
    return periods;
}

TimeCourse::TimeCourse(const model::EventStore& store, std::span<const base::Vec2> homes,
                       float reach)
    : reach_(reach), periods_(periods_of(store)) {
    if (!periods_.empty() && std::all_of(homes.begin(), homes.end(), base::is_finite)) {
        course_ = layout::course_of(networks_of(store, periods_), homes, settings_for(reach));
    }
}

/// Where the day begins, in periods.
double TimeCourse::period_at(std::int64_t day) const {
    for (std::size_t period = 0; period < periods_.size(); ++period) {
        const std::int64_t first = model::day_number(periods_[period].first);
        if (const std::int64_t days = periods_[period].days(); day < first + days) {
            return static_cast<double>(period) +
                   std::max(0.0, static_cast<double>(day - first) / static_cast<double>(days));
        }
    }
    return static_cast<double>(periods_.size());
}

std::vector<base::Vec2> TimeCourse::relaxed(const layout::LayoutGraph& window,
                                            const model::Span& span,
                                            std::span<const base::Vec2> homes) const {
    const double from = period_at(model::day_number(span.first));
    const double to = std::max(from, period_at(std::int64_t{model::day_number(span.last)} + 1));
    return layout::relax(window, from, to, course_, homes, settings_for(reach_));
}

model::Span days_of(const model::Window& window) {
    model::Span span = window.span;
    if (window.mode == model::WindowMode::decay && span.last < model::Span::latest) {
        const auto days =
            static_cast<std::int64_t>(std::min(window.half_life_days * half_lives, 50'000'000.0));
        span.first = std::max(span.first, span.last - std::chrono::days{days});
    }
    return span;
}

} // namespace entente::document
