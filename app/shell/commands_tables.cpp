// SPDX-License-Identifier: MIT
// ties, events and timeline.
#include "app/shell/commands.hpp"

#include "app/graph/histogram.hpp"
#include "app/io/event_writer.hpp"
#include "app/io/table_writer.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace entente::shell {
namespace {

/// Data with the verdict on each event: what `events` and `timeline` need, without any ties.
struct JudgedEvents {
    OpenedData data;
    document::View view;
    std::vector<std::uint8_t> failed; ///< != 0: outside the window or the filter
};

base::Result<JudgedEvents> judge_events(const Files& files, const Selection& selection) {
    auto data = open_data(files);
    if (!data) {
        return base::fail(std::move(data).error());
    }
    auto view = view_of(*data->store, selection);
    if (!view) {
        return base::fail(std::move(view).error());
    }
    model::FilterIndex filter(data->store);
    filter.set_filter(view->filter);
    std::vector<std::uint8_t> failed(filter.failed().begin(), filter.failed().end());
    for (std::size_t i = 0; i < failed.size(); ++i) {
        if (!model::is_in_window(data->store->span(model::EventId{i}), view->window)) {
            failed[i] = 1;
        }
    }
    return JudgedEvents{*std::move(data), *std::move(view), std::move(failed)};
}

base::Result<ExitCode> done(base::Result<void> printed) {
    return std::move(printed).map([] { return ExitCode::done; });
}

} // namespace

base::Result<ExitCode> run(const TiesOptions& options) {
    auto opened = open_selection(options.files, options.selection);
    if (!opened) {
        return base::fail(std::move(opened).error());
    }
    graph::Thinning thinning = opened->selected.view.thinning;
    thinning.with_offices = options.with_offices;
    thinning.idle_offices = true; // a table is asked for all of them
    const graph::TieGraph snapshot = opened->selected.index.snapshot(thinning);
    const model::EventStore& store = *opened->data.store;
    return done(print(options.format == TableFormat::json ? io::ties_as_json(store, snapshot.ties)
                                                          : io::ties_as_tsv(store, snapshot.ties)));
}

base::Result<ExitCode> run(const EventsOptions& options) {
    const auto judged = judge_events(options.files, options.selection);
    if (!judged) {
        return base::fail(judged.error());
    }
    const model::EventStore& store = *judged->data.store;
    std::vector<model::EventId> events;
    for (std::size_t i = 0; i < judged->failed.size(); ++i) {
        if (judged->failed[i] == 0) {
            events.push_back(model::EventId{i});
        }
    }
    std::stable_sort(events.begin(), events.end(), [&](model::EventId a, model::EventId b) {
        const model::Span x = store.span(a);
        const model::Span y = store.span(b);
        return std::pair(x.first, x.last) < std::pair(y.first, y.last);
    });
    return done(print(options.format == TableFormat::json ? io::write_events(store, events)
                                                          : io::events_as_tsv(store, events)));
}

base::Result<ExitCode> run(const TimelineOptions& options) {
    const auto judged = judge_events(options.files, options.selection);
    if (!judged) {
        return base::fail(judged.error());
    }
    auto bins = graph::histogram(*judged->data.store, judged->failed,
                                 judged->view.calendar.unit(options.unit));
    if (!bins) {
        return base::fail(std::move(bins).error().with_context("--unit"));
    }
    const model::Window& window = judged->view.window;
    bins->erase(std::remove_if(
                    bins->begin(), bins->end(),
                    [&](const graph::Bin& bin) { return !model::is_in_window(bin.span, window); }),
                bins->end());
    return done(print(io::bins_as_tsv(*bins)));
}

} // namespace entente::shell
