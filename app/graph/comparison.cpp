// SPDX-License-Identifier: MIT
#include "app/graph/comparison.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <tuple>

namespace entente::graph {
namespace {

using model::Span;

double days_of(const model::EventStore& store, const model::Window& window) {
    const Span extent = store.extent().value_or(window.span);
    const bool is_window = window.mode == model::WindowMode::window;
    const model::Day first = is_window ? std::max(window.span.first, extent.first) : extent.first;
    const model::Day last = std::min(window.span.last, extent.last);
    return static_cast<double>(std::max<std::int64_t>((last - first).count() + 1, 1));
}

/// Sums of the same events in another order, or with another divisor, are the same.
bool is_same(double a, double b, double least) {
    constexpr double rounding = 1e-9;
    const double difference = std::abs(b - a);
    return difference <= rounding * std::max(std::abs(a), std::abs(b)) || difference < least;
}

Change change_of(bool was_there, bool is_there, double a, double b, double least) {
    if (!was_there && !is_there) {
        return Change::absent;
    }
    if (was_there != is_there) {
        return is_there ? Change::appeared : Change::lost;
    }
    return is_same(a, b, least) ? Change::same : a < b ? Change::stronger : Change::weaker;
}

/// Places in the order of ids, so that each comparison of two is one of numbers.
std::vector<std::uint32_t> ranks_by_id(const model::EventStore& store) {
    std::vector<std::uint32_t> order(node_count(store));
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return id_of(store, NodeId{a}) < id_of(store, NodeId{b});
    });
    std::vector<std::uint32_t> ranks(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        ranks[order[i]] = i;
    }
    return ranks;
}

/// What is the same goes last, whatever its difference by rounding.
template <class T>
double size_of(const T& change) {
    return change.change == Change::same ? -1 : std::abs(change.difference());
}

template <class T>
std::array<std::size_t, change_count> counts_of(const std::vector<T>& changes) {
    std::array<std::size_t, change_count> counts{};
    for (const T& change : changes) {
        ++counts[static_cast<std::size_t>(change.change)];
    }
    return counts;
}

} // namespace

WindowValues values_of(const TieIndex& index) {
    const std::span<const Dyad> dyads = index.dyads();
    const std::size_t nodes = node_count(index.store());
    WindowValues values;
    values.window = index.window();
    values.days = days_of(index.store(), index.window());
    values.counts.resize(dyads.size());
    values.strengths.resize(dyads.size());
    values.tones.assign(dyads.size(), std::nan(""));
    values.node_events.resize(nodes);
    values.node_strengths.assign(nodes, 0);
    for (std::size_t tie = 0; tie < dyads.size(); ++tie) {
        if (dyads[tie].kind == TieKind::office) {
            values.counts[tie] = index.is_held(tie) ? 1 : 0;
            continue;
        }
        values.counts[tie] = index.count(tie);
        if (values.counts[tie] > 0) {
            values.strengths[tie] = index.strength(tie);
            values.tones[tie] = index.tone(tie);
            values.node_strengths[dyads[tie].a.index()] += values.strengths[tie];
            values.node_strengths[dyads[tie].b.index()] += values.strengths[tie];
        }
    }
    for (std::size_t node = 0; node < nodes; ++node) {
        values.node_events[node] = index.event_count(NodeId{node});
    }
    return values;
}

Comparison compare(const TieIndex& index, const WindowValues& a, const WindowValues& b,
                   const ComparisonSettings& settings) {
    const std::span<const Dyad> dyads = index.dyads();
    const std::size_t nodes = node_count(index.store());
    assert(a.counts.size() == dyads.size() && b.counts.size() == dyads.size());
    assert(a.node_events.size() == nodes && b.node_events.size() == nodes);
    Comparison result;
    result.settings = settings;
    result.window_a = a.window;
    result.window_b = b.window;
    result.days_a = a.days;
    result.days_b = b.days;
    const double factor_a = settings.per_day ? 1 / a.days : 1;
    const double factor_b = settings.per_day ? 1 / b.days : 1;
    const double least = settings.least_difference;

    result.by_tie.assign(dyads.size(), Change::absent);
    for (std::uint32_t tie = 0; tie < dyads.size(); ++tie) {
        if (a.counts[tie] == 0 && b.counts[tie] == 0) {
            continue;
        }
        TieChange change;
        change.tie = tie;
        change.dyad = dyads[tie];
        change.count_a = a.counts[tie];
        change.count_b = b.counts[tie];
        change.strength_a = a.strengths[tie] * factor_a;
        change.strength_b = b.strengths[tie] * factor_b;
        change.tone_a = a.tones[tie];
        change.tone_b = b.tones[tie];
        change.change = change_of(change.count_a > 0, change.count_b > 0, change.strength_a,
                                  change.strength_b, least);
        result.by_tie[tie] = change.change;
        result.ties.push_back(change);
    }
    // A node that no event names may still have offices.
    std::vector<std::uint8_t> has_tie_a(nodes, 0);
    std::vector<std::uint8_t> has_tie_b(nodes, 0);
    for (const TieChange& tie : result.ties) {
        for (const NodeId node : {tie.dyad.a, tie.dyad.b}) {
            has_tie_a[node.index()] |= tie.count_a > 0 ? 1 : 0;
            has_tie_b[node.index()] |= tie.count_b > 0 ? 1 : 0;
        }
    }
    result.by_node.assign(nodes, Change::absent);
    for (std::size_t node = 0; node < nodes; ++node) {
        NodeChange change;
        change.node = NodeId{node};
        change.events_a = a.node_events[node];
        change.events_b = b.node_events[node];
        change.strength_a = a.node_strengths[node] * factor_a;
        change.strength_b = b.node_strengths[node] * factor_b;
        const bool is_named = change.events_a > 0 || change.events_b > 0;
        const bool was_there = is_named ? change.events_a > 0 : has_tie_a[node] != 0;
        const bool is_there = is_named ? change.events_b > 0 : has_tie_b[node] != 0;
        change.change = change_of(was_there, is_there, change.strength_a, change.strength_b, least);
        if (change.change != Change::absent) {
            result.by_node[node] = change.change;
            result.nodes.push_back(change);
        }
    }

    const std::vector<std::uint32_t> rank = ranks_by_id(index.store());
    std::sort(result.ties.begin(), result.ties.end(), [&](const TieChange& x, const TieChange& y) {
        return std::tuple(size_of(y), rank[x.dyad.a.index()], rank[x.dyad.b.index()], x.dyad.kind,
                          x.dyad.is_directed) < std::tuple(size_of(x), rank[y.dyad.a.index()],
                                                           rank[y.dyad.b.index()], y.dyad.kind,
                                                           y.dyad.is_directed);
    });
    std::sort(result.nodes.begin(), result.nodes.end(),
              [&](const NodeChange& x, const NodeChange& y) {
                  return std::tuple(size_of(y), rank[x.node.index()]) <
                         std::tuple(size_of(x), rank[y.node.index()]);
              });
    return result;
}

void keep_shown(Comparison& comparison, const TieGraph& a, const TieGraph& b) {
    std::vector<std::uint8_t> is_tie_shown(comparison.by_tie.size(), 0);
    std::vector<std::uint8_t> is_node_shown(comparison.by_node.size(), 0);
    for (const TieGraph* graph : {&a, &b}) {
        for (const Tie& tie : graph->ties) {
            is_tie_shown[tie.index] = 1;
        }
        for (const NodeId node : graph->nodes) {
            is_node_shown[node.index()] = 1;
        }
    }
    std::erase_if(comparison.ties,
                  [&](const TieChange& tie) { return is_tie_shown[tie.tie] == 0; });
    std::erase_if(comparison.nodes,
                  [&](const NodeChange& node) { return is_node_shown[node.node.index()] == 0; });
    for (std::size_t tie = 0; tie < is_tie_shown.size(); ++tie) {
        if (is_tie_shown[tie] == 0) {
            comparison.by_tie[tie] = Change::absent;
        }
    }
    for (std::size_t node = 0; node < is_node_shown.size(); ++node) {
        if (is_node_shown[node] == 0) {
            comparison.by_node[node] = Change::absent;
        }
    }
}

std::array<std::size_t, change_count> Comparison::tie_counts() const {
    return counts_of(ties);
}

std::array<std::size_t, change_count> Comparison::node_counts() const {
    return counts_of(nodes);
}

bool Comparison::has_changes() const {
    const auto is_changed = [](const auto& one) { return one.change != Change::same; };
    return std::any_of(ties.begin(), ties.end(), is_changed) ||
           std::any_of(nodes.begin(), nodes.end(), is_changed);
}

} // namespace entente::graph
