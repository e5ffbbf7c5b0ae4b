// SPDX-License-Identifier: MIT
#include "app/graph/selected_events.hpp"

#include <algorithm>
#include <tuple>

namespace entente::graph {
namespace {

using model::Day;
using model::EventId;
using model::Span;

void sort_newest_first(const model::EventStore& store, std::vector<EventId>& events) {
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    const auto key = [&](EventId event) {
        const Span span = store.span(event);
        return std::tuple(-model::day_number(span.last), -model::day_number(span.first), event);
    };
    std::sort(events.begin(), events.end(), [&](EventId a, EventId b) { return key(a) < key(b); });
}

/// Offices between the nodes, or of the one node, and those among the ties.
void add_offices(const model::EventStore& store, std::span<const NodeId> nodes,
                 std::span<const Dyad> ties, std::vector<Day>& days) {
    const auto add = [&](NodeId official, NodeId served) {
        if (is_topic(store, official)) {
            return;
        }
        for (const model::Office& office : store.actor(actor_of(official)).roles) {
            if (!office.of.is_valid() || (served.is_valid() && node_of(office.of) != served)) {
                continue;
            }
            if (office.span.first > Span::earliest) {
                days.push_back(office.span.first);
            }
            if (office.span.last < Span::latest) {
                days.push_back(office.span.last + std::chrono::days{1});
            }
        }
    };
    if (nodes.size() == 1) {
        add(nodes.front(), NodeId{});
    }
    for (const NodeId a : nodes.size() > 1 ? nodes : std::span<const NodeId>{}) {
        for (const NodeId b : nodes) {
            add(a, b);
        }
    }
    for (const Dyad& dyad : ties) {
        if (dyad.kind == TieKind::office) {
            add(dyad.a, dyad.b);
        }
    }
}

} // namespace

std::vector<EventId> selected_events(const TieIndex& index, std::span<const NodeId> nodes,
                                     std::span<const std::size_t> ties, Reach reach) {
    const auto of_node = [&](NodeId node) {
        return reach == Reach::window ? index.events_of_node(node)
                                      : index.events_of_node_at_any_time(node);
    };
    std::vector<EventId> events;
    if (!nodes.empty()) {
        events = of_node(nodes.front());
        for (const NodeId node : nodes.subspan(1)) {
            auto more = of_node(node);
            std::sort(more.begin(), more.end());
            std::erase_if(events, [&](EventId event) {
                return !std::binary_search(more.begin(), more.end(), event);
            });
        }
    }
    for (const std::size_t tie : ties) {
        const auto behind = reach == Reach::window ? index.events_of_tie(tie)
                                                   : index.events_of_tie_at_any_time(tie);
        events.insert(events.end(), behind.begin(), behind.end());
    }
    if (ties.size() + (nodes.empty() ? 0 : 1) > 1) {
        sort_newest_first(index.store(), events);
    }
    return events;
}

std::vector<Day> change_days(const TieIndex& index, std::span<const NodeId> nodes,
                             std::span<const std::size_t> ties) {
    const model::EventStore& store = index.store();
    std::vector<Day> days;
    for (const EventId event : selected_events(index, nodes, ties, Reach::any_time)) {
        const model::Date& date = store.date(event);
        if (date.is_undated()) {
            continue;
        }
        if (date.span.first > Span::earliest) {
            days.push_back(date.span.first);
        }
        if (date.is_interval && date.span.days() > 1 && date.span.last < Span::latest) {
            days.push_back(date.span.last + std::chrono::days{1});
        }
    }
    std::vector<Dyad> dyads;
    for (const std::size_t tie : ties) {
        dyads.push_back(index.dyads()[tie]);
    }
    add_offices(store, nodes, dyads, days);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

} // namespace entente::graph
