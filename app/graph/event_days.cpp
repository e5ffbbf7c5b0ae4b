// SPDX-License-Identifier: MIT
#include "app/graph/event_days.hpp"

#include <algorithm>
#include <cassert>

namespace entente::graph {
namespace {

using model::Date;
using model::Day;
using model::Span;

struct Stretch {
    Span span;
    std::uint32_t events = 0;
};

/// Where there are events, ascending, what meets or touches joined. An open end reaches nowhere in
/// particular: its closed end alone counts.
std::vector<Stretch> stretches_of(std::span<const Date> dates,
                                  std::span<const std::uint32_t> counts) {
    std::vector<Stretch> all;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        Span span = dates[i].span;
        if (counts[i] == 0 || dates[i].is_undated() || span == Span::all()) {
            continue;
        }
        span.first = span.first == Span::earliest ? span.last : span.first;
        span.last = span.last == Span::latest ? span.first : span.last;
        all.push_back({span, counts[i]});
    }
    std::sort(all.begin(), all.end(),
              [](const Stretch& a, const Stretch& b) { return a.span.first < b.span.first; });
    std::vector<Stretch> joined;
    for (const Stretch& stretch : all) {
        if (!joined.empty() &&
            stretch.span.first <= joined.back().span.last + std::chrono::days{1}) {
            joined.back().span.last = std::max(joined.back().span.last, stretch.span.last);
            joined.back().events += stretch.events;
        } else {
            joined.push_back(stretch);
        }
    }
    return joined;
}

} // namespace

EventDays::Edge EventDays::edge_of(std::vector<std::pair<Day, std::uint32_t>> all) {
    std::sort(all.begin(), all.end());
    Edge edge;
    std::uint32_t sum = 0;
    for (const auto& [day, count] : all) {
        sum += count;
        if (edge.days.empty() || edge.days.back() != day) {
            edge.days.push_back(day);
            edge.counts.push_back(sum);
        }
        edge.counts.back() = sum;
    }
    return edge;
}

std::uint32_t EventDays::Edge::up_to(Day day) const {
    const auto end = std::upper_bound(days.begin(), days.end(), day) - days.begin();
    return end == 0 ? 0 : counts[static_cast<std::size_t>(end) - 1];
}

std::uint32_t EventDays::Edge::before(Day day) const {
    const auto end = std::lower_bound(days.begin(), days.end(), day) - days.begin();
    return end == 0 ? 0 : counts[static_cast<std::size_t>(end) - 1];
}

EventDays::EventDays(std::span<const Date> dates, std::span<const std::uint32_t> counts) {
    assert(dates.size() == counts.size());
    std::vector<std::pair<Day, std::uint32_t>> first;
    std::vector<std::pair<Day, std::uint32_t>> last;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        if (counts[i] == 0) {
            continue;
        }
        if (dates[i].is_undated()) {
            undated_ += counts[i];
            continue;
        }
        total_ += counts[i];
        first.emplace_back(dates[i].span.first, counts[i]);
        last.emplace_back(dates[i].span.last, counts[i]);
    }
    first_ = edge_of(std::move(first));
    last_ = edge_of(std::move(last));
}

EventDays EventDays::of(const model::EventStore& store, std::span<const std::uint8_t> failed) {
    std::vector<std::uint32_t> counts(store.dates().size(), 0);
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        counts[store.date_number(model::EventId{i})] += failed.empty() || failed[i] == 0 ? 1 : 0;
    }
    return {store.dates(), counts};
}

std::uint32_t EventDays::count_in(const Span& span) const {
    return span.last < span.first ? 0 : first_.up_to(span.last) - last_.before(span.first);
}

std::optional<Day> EventDays::Edge::next_after(Day day) const {
    const auto next = std::upper_bound(days.begin(), days.end(), day);
    return next == days.end() ? std::nullopt : std::optional(*next);
}

std::optional<Day> EventDays::Edge::last_before(Day day) const {
    const auto next = std::lower_bound(days.begin(), days.end(), day);
    return next == days.begin() ? std::nullopt : std::optional(*std::prev(next));
}

std::optional<Day> EventDays::next_after(Day day) const {
    return first_.next_after(day);
}

std::optional<Day> EventDays::last_before(Day day) const {
    return last_.last_before(day);
}

std::optional<Day> EventDays::last_begin_before(Day day) const {
    return first_.last_before(day);
}

std::optional<Day> EventDays::next_end_after(Day day) const {
    return last_.next_after(day);
}

std::optional<BulkOfTime> bulk_of_time(std::span<const Date> dates,
                                       std::span<const std::uint32_t> counts) {
    std::vector<Stretch> stretches = stretches_of(dates, counts);
    std::uint64_t total = 0;
    for (const Stretch& stretch : stretches) {
        total += stretch.events;
    }
    if (stretches.empty()) {
        return std::nullopt;
    }
    const auto days_of = [&](std::size_t from, std::size_t end) {
        return (stretches[end - 1].span.last - stretches[from].span.first).count() + 1;
    };
    const auto is_few = [&](std::uint64_t events) {
        constexpr std::uint64_t enough_for_one = 20;
        return events * 100 < total || (events == 1 && total >= enough_for_one);
    };
    BulkOfTime bulk;
    std::size_t begin = 0;
    std::size_t end = stretches.size();
    while (end - begin > 1) {
        // The widest gap with few enough events on one side of it.
        std::uint64_t all = 0;
        for (std::size_t i = begin; i < end; ++i) {
            all += stretches[i].events;
        }
        std::int64_t widest = 0;
        std::size_t cut = begin;
        bool is_early = false;
        std::uint64_t cut_events = 0;
        std::uint64_t events_before = 0;
        for (std::size_t i = begin + 1; i < end; ++i) {
            events_before += stretches[i - 1].events;
            const std::int64_t gap =
                (stretches[i].span.first - stretches[i - 1].span.last).count() - 1;
            const std::uint64_t beyond = std::min(events_before, all - events_before);
            if (gap > widest && is_few(beyond + bulk.before + bulk.after)) {
                widest = gap;
                cut = i;
                is_early = events_before == beyond;
                cut_events = beyond;
            }
        }
        if (widest * 10 <= days_of(begin, end) * 4) {
            break; // no long stretch
        }
        (is_early ? bulk.before : bulk.after) += static_cast<std::uint32_t>(cut_events);
        (is_early ? begin : end) = cut;
    }
    if (days_of(begin, end) * 10 >= days_of(0, stretches.size()) * 4) {
        return std::nullopt;
    }
    bulk.span = {stretches[begin].span.first, stretches[end - 1].span.last};
    return bulk;
}

} // namespace entente::graph
