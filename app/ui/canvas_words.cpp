// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"
#include "app/document/other_times.hpp"
#include "app/ui/canvas_panel.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace entente::ui {

using Picked = scene::Picked;

namespace {

/// A line for a tip: "Stronger than in 2012 – 2013: strength 4, then 1.5"; empty where there is
/// nothing to tell.
template <class Changes, class Is>
std::string words_for_change(const document::Document& document,
                             const graph::Comparison& comparison, const Changes& changes,
                             graph::Change change, Is is_it) {
    const std::string then = document::describe_window(
        document::told_window(comparison.window_a, document.domain()), document.view().calendar);
    switch (change) {
    case graph::Change::absent:
        return {};
    case graph::Change::appeared:
        return "\nNew: not in " + then;
    case graph::Change::same:
        return "\nThe same as in " + then;
    case graph::Change::lost:
    case graph::Change::stronger:
    case graph::Change::weaker:
        break;
    }
    const auto found = std::find_if(changes.begin(), changes.end(), is_it);
    if (found == changes.end()) {
        return {};
    }
    const char* unit = comparison.settings.per_day ? " a day" : "";
    if (change == graph::Change::lost) {
        return fmt::format("\nLost: strength {:.3g}{} in {}", found->strength_a, unit, then);
    }
    return fmt::format("\n{} than in {}: strength {:.3g}{}, then {:.3g}",
                       change == graph::Change::stronger ? "Stronger" : "Weaker", then,
                       found->strength_b, unit, found->strength_a);
}

} // namespace

std::string CanvasPanel::words_for_node(const Context& context, graph::NodeId node) const {
    const document::Document& document = context.document;
    const model::EventStore& store = document.store();
    std::string words{graph::label_of(store, node)};
    words += "\n";
    words += graph::is_topic(store, node) ? "topic" : name_of(graph::kind_of(store, node));
    if (!graph::is_topic(store, node)) {
        for (const model::Office& office : store.actor(graph::actor_of(node)).roles) {
            if (model::is_in_window(office.span, document.view().window)) {
                words += fmt::format("\n{}, {}", base::isolated(office.title),
                                     base::isolated(store.actor(office.of).name));
            }
        }
    }
    const std::uint32_t events = document.ties().event_count(node);
    if (events == 0) {
        words += "\nInactive in this window";
    } else {
        words +=
            fmt::format("\n{} event{} in this window", grouped(events), events == 1 ? "" : "s");
    }
    if (const graph::Comparison* comparison = document.comparison()) {
        words += words_for_change(document, *comparison, comparison->nodes,
                                  comparison->by_node[node.index()],
                                  [&](const auto& one) { return one.node == node; });
    }
    if (document.pins().contains(node.value())) {
        words += "\nPinned; double click frees it";
    }
    return words;
}

std::string CanvasPanel::words_for_tie(const Context& context, std::size_t tie) const {
    const document::Document& document = context.document;
    const model::EventStore& store = document.store();
    const graph::TieIndex& ties = document.ties();
    const graph::Dyad& dyad = ties.dyads()[tie];
    std::string words = name_of_tie(store, dyad);
    if (dyad.kind == graph::TieKind::office) {
        return words + "\nin office";
    }
    const std::uint32_t count = ties.count(tie);
    if (count == 0) {
        words += "\nNo event in this window";
    } else {
        words += fmt::format("\n{} event{}, strength {:.3g}", grouped(count), count == 1 ? "" : "s",
                             ties.strength(tie));
    }
    if (const graph::Comparison* comparison = document.comparison()) {
        words += words_for_change(document, *comparison, comparison->ties, comparison->by_tie[tie],
                                  [&](const auto& one) { return one.tie == tie; });
    }
    if (const double tone = ties.tone(tie); !std::isnan(tone)) {
        words += fmt::format(", tone {:+.1f}", tone);
    }
    if (const auto events = ties.events_of_tie(tie); !events.empty()) {
        words += "\nlast: " + model::words_for_date(store.date_text(events.front()));
        if (const auto title = store.title(events.front()); !title.empty()) {
            words += fmt::format(" \xe2\x80\x93 {}", base::isolated(title));
        }
    }
    return words;
}

void CanvasPanel::show_tip(Context& context) const {
    tip(context, hovered_->what == Picked::What::node
                     ? words_for_node(context, graph::NodeId{hovered_->id})
                     : words_for_tie(context, hovered_->id));
}

} // namespace entente::ui
