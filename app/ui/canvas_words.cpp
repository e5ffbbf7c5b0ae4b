// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"
#include "app/ui/canvas_panel.hpp"
#include "app/ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace entente::ui {

using base::Rect;
using Picked = scene::Picked;

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
    words += fmt::format("\n{} event{} in this window", grouped(events), events == 1 ? "" : "s");
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
    words += fmt::format("\n{} event{}, strength {:.3g}", grouped(count), count == 1 ? "" : "s",
                         ties.strength(tie));
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

/// Never an empty canvas without a word: why it is empty, and where events are.
void CanvasPanel::show_empty_window(Context& context, const Rect& area) const {
    const document::Document& document = context.document;
    if (!document.snapshot().nodes.empty() || context.app.is_loading) {
        return;
    }
    const model::EventStore& store = document.store();
    const bool no_data = store.event_count() == 0;
    const bool no_passing = document.filters().passing_count() == 0;
    std::string why;
    if (no_data) {
        why = "There are no events in this data.";
    } else if (no_passing) {
        why = "No event passes the filters.";
    } else {
        why = "No events in " + model::words_for_span(document.view().window.span) + ".";
    }
    ImGui::SetNextWindowPos({area.center().x, area.center().y}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::Begin("##empty", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav);
    ImGui::PushFont(context.theme.title);
    ImGui::PushStyleColor(ImGuiCol_Text, context.theme.muted);
    ImGui::TextUnformatted(why.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
    if (!no_data && no_passing && button(context, "canvas.clear_filters", "Clear all filters")) {
        context.actions.add(document::SetFilter{});
    }
    if (!no_data && !no_passing) {
        // The nearest passing event after the window, else before it.
        const model::Window& window = document.view().window;
        std::optional<model::Span> next;
        for (std::size_t i = 0; i < store.event_count(); ++i) {
            const model::EventId event{i};
            if (!document.filters().passes(event)) {
                continue;
            }
            const model::Span span = store.span(event);
            const bool is_after = span.first > window.span.last;
            const bool was_after = next && next->first > window.span.last;
            if (!next || (is_after && (!was_after || span.first < next->first)) ||
                (!is_after && !was_after && span.last > next->last)) {
                next = span;
            }
        }
        if (next) {
            const std::string label =
                fmt::format("{}: {}", next->first > window.span.last ? "Next" : "Before",
                            model::words_for_span(*next));
            if (button(context, "canvas.next_event", label)) {
                model::Window there = window;
                there.span =
                    window.mode == model::WindowMode::window
                        ? model::Span{next->first,
                                      next->first + (window.span.last - window.span.first)}
                        : model::Span{window.span.first, std::max(next->first, window.span.first)};
                context.actions.add(document::SetWindow{there});
            }
        }
    }
    ImGui::End();
}

} // namespace entente::ui
