// SPDX-License-Identifier: MIT
// compare: two windows beside each other.
#include "app/shell/commands.hpp"

#include "app/graph/comparison.hpp"
#include "app/io/comparison_writer.hpp"

#include <fmt/format.h>

namespace entente::shell {
namespace {

io::ComparisonText text_of(const CompareOptions& options, const document::View& view_a,
                           const document::View& view_b, const model::EventStore& store) {
    io::ComparisonText text;
    text.with_ties = options.with_ties;
    text.with_nodes = options.with_nodes;
    text.with_same = options.with_same;
    text.rows = options.rows;
    text.title = store.header().title;
    text.words_a = document::describe_window(view_a.window, view_a.calendar);
    text.words_b = document::describe_window(view_b.window, view_b.calendar);
    text.language = options.language;
    for (document::ActiveChoice& choice :
         document::describe_filter(store, view_a.filter, options.language)) {
        text.conditions.push_back(std::move(choice.words));
    }
    for (std::string& words : document::describe_thinning(store, view_a, options.language)) {
        text.conditions.push_back(std::move(words));
    }
    return text;
}

/// All of it new or all of it lost is told apart from a window that was mistyped.
void note_empty(const model::EventStore& store, const std::string& option,
                const model::Window& window) {
    const auto extent = store.extent();
    tell(fmt::format("{}: no event is in {}{}", option, document::describe_window(window),
                     extent ? " (the data go from " + model::iso_day(extent->first) + " to " +
                                  model::iso_day(extent->last) + ")"
                            : std::string()));
}

std::string told(const model::EventStore& store, const graph::Comparison& comparison,
                 const io::ComparisonText& text, CompareOptions::Format format) {
    switch (format) {
    case CompareOptions::Format::tsv:
        break;
    case CompareOptions::Format::markdown:
        return io::comparison_as_markdown(store, comparison, text);
    case CompareOptions::Format::json:
        return io::comparison_as_json(store, comparison, text);
    }
    return io::comparison_as_tsv(store, comparison, text);
}

} // namespace

base::Result<ExitCode> run(const CompareOptions& options) {
    auto opened = open_selection(options.files, options.selection);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }
    const model::EventStore& store = *opened->data.store;
    note_language(store, "--language", options.language);
    Selection other = options.selection;
    other.window.span = options.with;
    const auto view_b = view_of(store, other);
    if (!view_b) {
        return base::fail(view_b.error());
    }
    graph::Thinning thinning = opened->selected.view.thinning;
    thinning.with_offices = options.with_offices;
    thinning.idle_offices = true; // a table is asked for all of them
    graph::TieIndex& index = opened->selected.index;
    const graph::WindowValues values_a = values_of(index);
    const graph::TieGraph shown_a = index.snapshot(thinning);
    if (index.event_count() == 0) {
        note_empty(store, "--window", opened->selected.view.window);
    }
    index.set_window(view_b->window);
    if (index.event_count() == 0) {
        note_empty(store, "--with", view_b->window);
    }
    graph::Comparison comparison = compare(index, values_a, values_of(index), options.comparison);
    keep_shown(comparison, shown_a, index.snapshot(thinning));

    const io::ComparisonText text = text_of(options, opened->selected.view, *view_b, store);
    return print(told(store, comparison, text, options.format)).map([&] {
        return options.fails && comparison.has_changes() ? ExitCode::problems : ExitCode::done;
    });
}

} // namespace entente::shell
