// SPDX-License-Identifier: MIT
#include "app/document/other_times.hpp"

#include "app/document/view.hpp"

#include <algorithm>

namespace entente::document {

std::vector<graph::NodeId> nodes_of_any_time(graph::TieIndex& index,
                                             const graph::Thinning& thinning) {
    const model::Window now = index.window();
    index.set_window({});
    std::vector<graph::NodeId> nodes = index.snapshot(thinning).nodes;
    index.set_window(now);
    if (nodes.empty()) {
        nodes = framed_graph(index, index.all_time(), thinning).nodes;
    }
    return nodes;
}

std::vector<graph::NodeId> neighbors_among(const std::vector<graph::NodeId>& nodes,
                                           const graph::TieIndex& index,
                                           const Selection& selection) {
    std::vector<bool> is_chosen(graph::node_count(index.store()), false);
    for (const graph::NodeId node : selection.nodes) {
        is_chosen[node.index()] = true;
    }
    std::vector<bool> is_near(is_chosen.size(), false);
    for (const graph::Dyad& dyad : selection.ties) {
        is_near[dyad.a.index()] = true;
        is_near[dyad.b.index()] = true;
    }
    for (const graph::Dyad& dyad : index.dyads()) {
        if (is_chosen[dyad.a.index()] || is_chosen[dyad.b.index()]) {
            is_near[dyad.a.index()] = true;
            is_near[dyad.b.index()] = true;
        }
    }
    std::vector<graph::NodeId> near;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(near),
                 [&](graph::NodeId node) { return is_near[node.index()]; });
    return near;
}

bool is_dealing(const graph::TieChange& tie) {
    return tie.dyad.kind != graph::TieKind::office;
}

bool is_dealing(const graph::NodeChange& node) {
    return node.events_a > 0 || node.events_b > 0 || node.strength_a > 0 || node.strength_b > 0;
}

graph::Comparison without_offices(const graph::Comparison& comparison) {
    graph::Comparison result = comparison;
    std::erase_if(result.ties, [&](const graph::TieChange& tie) {
        if (!is_dealing(tie)) {
            result.by_tie[tie.tie] = graph::Change::absent;
        }
        return !is_dealing(tie);
    });
    std::erase_if(result.nodes, [&](const graph::NodeChange& node) {
        if (!is_dealing(node)) {
            result.by_node[node.node.index()] = graph::Change::absent;
        }
        return !is_dealing(node);
    });
    return result;
}

std::string describe_pinned(const PinnedWindow& pinned, const graph::Calendar& calendar) {
    return describe_window(pinned.window, calendar) +
           (pinned.settings.per_day ? ", strengths per day" : "");
}

model::Window told_window(model::Window window, const model::Span& domain) {
    if (window.span == domain) {
        window.span = model::Span::all();
    }
    return window;
}

PinnedWindow told_window(PinnedWindow pinned, const model::Span& domain) {
    pinned.window = told_window(pinned.window, domain);
    return pinned;
}

} // namespace entente::document
