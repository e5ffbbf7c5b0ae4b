// SPDX-License-Identifier: MIT
#include "app/shell/figure_times.hpp"

#include "app/document/other_times.hpp"
#include "app/document/words.hpp"

namespace entente::shell {

FigureTimes figure_times_of(graph::TieIndex& index, const document::View& view,
                            const std::optional<document::PinnedWindow>& pinned,
                            const scene::FigureSettings& settings,
                            const document::Selection& selection) {
    FigureTimes times;
    times.pinned = pinned;
    if (pinned) {
        document::WindowComparison comparing;
        times.comparison = comparing.compare(*pinned, index, view.thinning, 0);
    }
    // What has no place of all time has none at all.
    if (settings.absent != scene::Absent::hidden &&
        settings.frame == scene::FigureFrame::all_time) {
        times.absent = document::nodes_of_any_time(index, view.thinning);
        if (settings.absent == scene::Absent::neighbors) {
            times.absent = document::neighbors_among(times.absent, index, selection);
        }
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
