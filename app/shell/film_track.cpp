// SPDX-License-Identifier: MIT
#include "app/shell/film_track.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace entente::shell {
namespace {

using graph::CalendarUnit;
using graph::UnitKind;
using model::Day;
using model::Span;
using std::chrono::days;

/// Bars of a track: the finest unit of which there is still room for one each.
CalendarUnit unit_of_bars(const Span& run, const graph::Calendar& calendar) {
    constexpr std::int64_t most = 340;
    constexpr std::array<std::pair<UnitKind, std::int64_t>, 4> lengths{
        {{UnitKind::day, 1}, {UnitKind::week, 7}, {UnitKind::month, 30}, {UnitKind::quarter, 91}}};
    for (const auto& [kind, length] : lengths) {
        if (run.days() / length <= most) {
            return calendar.unit(kind);
        }
    }
    return calendar.unit(run.days() / 366 <= most ? UnitKind::year : UnitKind::decade);
}

/// Ticks of a track: years, or months, or days, with the words for them.
std::vector<scene::FilmTrack::Tick> ticks_of(const Span& run, const graph::Calendar& calendar) {
    constexpr std::int64_t some_years = 3 * 366;
    constexpr std::int64_t some_months = 3 * 31;
    const CalendarUnit unit = calendar.unit(run.days() > some_years    ? UnitKind::year
                                            : run.days() > some_months ? UnitKind::month
                                                                       : UnitKind::week);
    std::vector<scene::FilmTrack::Tick> ticks;
    Day at = graph::start_of_unit(run.first, unit);
    for (; at <= run.last; at = graph::add_units(at, unit, 1)) {
        if (at < run.first) {
            continue;
        }
        const Day next = graph::add_units(at, unit, 1);
        const Span told = unit.kind == UnitKind::week ? Span{at, at} : Span{at, next - days{1}};
        ticks.push_back(
            {static_cast<float>((at - run.first).count()) / static_cast<float>(run.days()),
             unit.is_fiscal() ? graph::name_of_year(graph::year_number(at, calendar), calendar)
                              : model::words_for_span(told)});
    }
    return ticks;
}

} // namespace

float share_of(Day day, const Span& run) {
    return static_cast<float>(
               (std::clamp(day, run.first, run.last + days{1}) - run.first).count()) /
           static_cast<float>(run.days());
}

scene::FilmTrack track_of(const SelectedData& selected, const FilmPlan& plan, const Span& run,
                          const std::vector<model::Milestone>* more) {
    scene::FilmTrack track;
    std::vector<model::Milestone> milestones = selected.index.store().header().milestones;
    if (more != nullptr) {
        milestones.insert(milestones.end(), more->begin(), more->end());
    }
    std::stable_sort(milestones.begin(), milestones.end(),
                     [](const model::Milestone& a, const model::Milestone& b) {
                         return a.when.span.first < b.when.span.first;
                     });
    for (const model::Milestone& one : milestones) {
        if (one.when.span.meets(run)) {
            track.milestones.push_back({share_of(one.when.span.first, run),
                                        share_of(one.when.span.last + days{1}, run), one.name,
                                        one.is_period()});
        }
    }
    const graph::Calendar& calendar = selected.view.calendar;
    track.ticks = ticks_of(run, calendar);
    for (std::size_t i = 1; i < plan.windows.size(); ++i) {
        if (plan.leapt[i] > 0) {
            const Span leapt = plan.leapt_days(i);
            track.breaks.push_back(
                {share_of(leapt.first, run), share_of(leapt.last + days{1}, run)});
        }
    }
    const auto bins = graph::histogram(selected.index.store(), selected.filter.failed(),
                                       unit_of_bars(run, calendar));
    if (!bins) {
        return track; // more bins than can be counted: nothing that could be seen either
    }
    std::uint32_t most = 1;
    for (const graph::Bin& bin : *bins) {
        most = std::max(most, bin.span.meets(run) ? bin.passing : 0);
    }
    for (const graph::Bin& bin : *bins) {
        if (bin.span.meets(run)) {
            track.bars.push_back({share_of(bin.span.first, run),
                                  share_of(bin.span.last + days{1}, run),
                                  static_cast<float>(bin.passing) / static_cast<float>(most)});
        }
    }
    return track;
}

} // namespace entente::shell
