// SPDX-License-Identifier: MIT
#include "app/document/surroundings.hpp"

#include "app/graph/histogram.hpp"

#include <tuple>

namespace entente::document {
namespace {

using model::Day;
using model::EventId;
using model::Span;
using std::chrono::days;

EarlierWindow take(const graph::TieIndex& index, const View& view, const Span& span) {
    EarlierWindow earlier;
    earlier.span = span;
    earlier.graph = index.snapshot(view.thinning);
    earlier.event_count = index.event_count();
    const std::size_t ties = index.dyads().size();
    earlier.tie_counts.resize(ties);
    earlier.tie_strengths.resize(ties);
    for (std::size_t i = 0; i < ties; ++i) {
        earlier.tie_counts[i] = index.count(i);
        earlier.tie_strengths[i] = index.strength(i);
    }
    const std::size_t nodes = graph::node_count(index.store());
    earlier.node_events.resize(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        earlier.node_events[i] = index.event_count(graph::NodeId{i});
    }
    return earlier;
}

/// The events on either side of a window that holds none.
void find_nearest(const model::EventStore& store, const std::vector<EventId>& events,
                  const model::Window& window, Surroundings& around) {
    for (const EventId event : events) { // newest first
        const Span span = store.span(event);
        if (span.first > window.span.last) {
            if (!around.nearest_after.is_valid() ||
                std::tuple(span.first, span.last) <=
                    std::tuple(store.span(around.nearest_after).first,
                               store.span(around.nearest_after).last)) {
                around.nearest_after = event;
            }
        } else if (window.mode == model::WindowMode::window && span.last < window.span.first &&
                   !around.nearest_before.is_valid()) {
            around.nearest_before = event;
        }
    }
}

} // namespace

std::optional<Span> span_before(const Span& span) {
    if (span.first <= Span::earliest || span.last >= Span::latest || span.first > span.last) {
        return std::nullopt;
    }
    const Day end = span.last + days{1};
    const std::chrono::year_month_day from{span.first};
    const std::chrono::year_month_day to{end};
    const auto months =
        static_cast<int>((to.year() / to.month() - from.year() / from.month()).count());
    const bool is_months = from.day() == to.day() && months > 0;
    const Day first = is_months ? graph::add_units(span.first, graph::CalendarUnit::month, -months)
                                : span.first - (end - span.first);
    return Span{first, span.first - days{1}};
}

Surroundings look_around(graph::TieIndex& index, const View& view) {
    Surroundings around;
    index.set_window(view.window);
    const bool is_empty = index.event_count() == 0;
    index.set_window({});
    around.passing_count = index.event_count();
    if (is_empty && around.passing_count > 0) {
        find_nearest(index.store(), index.events(), view.window, around);
    }
    const std::optional<Span> extent = index.store().extent();
    if (view.window.mode == model::WindowMode::window && extent) {
        const std::optional<Span> before = span_before(view.window.span);
        if (before && before->meets(*extent)) {
            index.set_window({*before, model::WindowMode::window, view.window.half_life_days});
            around.earlier = take(index, view, *before);
        }
    }
    index.set_window(view.window);
    return around;
}

} // namespace entente::document
