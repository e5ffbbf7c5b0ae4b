// SPDX-License-Identifier: MIT
#include "app/shell/figure_times.hpp"

#include "app/document/other_times.hpp"
#include "app/document/words.hpp"
#include "app/graph/event_days.hpp"

#include <algorithm>

namespace entente::shell {

std::size_t undated_in(const SelectedData& data) {
    const model::Window& window = data.view.window;
    return window.mode != model::WindowMode::decay && window.span == model::Span::all()
               ? 0
               : graph::EventDays::of(data.index.store(), data.filter.failed()).undated_count();
}

FigureTimes figure_times_of(SelectedData& data, const std::optional<document::PinnedWindow>& pinned,
                            const scene::FigureSettings& settings,
                            const document::Selection& selection) {
    graph::TieIndex& index = data.index;
    const document::View& view = data.view;
    FigureTimes times;
    times.pinned = pinned;
    times.undated = undated_in(data);
    if (pinned) {
        document::WindowComparison comparing;
        times.comparison = comparing.compare(*pinned, index, view.thinning, 0);
    }
    // What has no place of all time has none at all.
    if (settings.frame != scene::FigureFrame::all_time) {
        return times;
    }
    times.absent = document::nodes_of_any_time(index, view.thinning);
    if (settings.absent == scene::Absent::neighbors) {
        times.absent = document::neighbors_among(times.absent, index, selection);
    } else if (settings.absent == scene::Absent::hidden) {
        const graph::TieGraph shown = index.snapshot(view.thinning);
        times.left_out = static_cast<std::size_t>(
            std::count_if(times.absent.begin(), times.absent.end(), [&](graph::NodeId node) {
                return shown.find(node) < 0 &&
                       (!pinned || times.comparison.by_node[node.index()] == graph::Change::absent);
            }));
        times.absent.clear();
    }
    return times;
}

std::string words_for_comparison(const graph::Comparison& comparison) {
    constexpr graph::Change order[]{graph::Change::appeared, graph::Change::stronger,
                                    graph::Change::same, graph::Change::weaker,
                                    graph::Change::lost};
    const auto counts = document::without_offices(comparison).tie_counts();
    std::string words;
    for (const graph::Change change : order) {
        const std::size_t count = counts[static_cast<std::size_t>(change)];
        if (count > 0) {
            words +=
                (words.empty() ? "Ties: " : ", ") + document::grouped(count) + " " +
                (change == graph::Change::same ? "the same" : std::string(graph::name_of(change)));
        }
    }
    return words.empty() ? "No ties in either window" : words;
}

} // namespace entente::shell
