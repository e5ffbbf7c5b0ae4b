// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/selection.hpp"
#include "app/document/view.hpp"
#include "app/document/window_comparison.hpp"
#include "app/graph/tie_index.hpp"
#include "app/scene/figure_settings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente::shell {

/// What of other times a figure draws beside its window.
struct FigureTimes {
    std::optional<document::PinnedWindow> pinned; ///< that the window is compared with
    graph::Comparison comparison;                 ///< empty where none is pinned
    std::vector<graph::NodeId> absent; ///< ascending; drawn pale where the window lacks them
};

/// @param index      at the view's window and filter; stands there again afterwards.
/// @param selection  whose neighbours are meant where only they are drawn.
/// Cost: that of two snapshots for each of both.
FigureTimes figure_times_of(graph::TieIndex& index, const document::View& view,
                            const std::optional<document::PinnedWindow>& pinned,
                            const scene::FigureSettings& settings,
                            const document::Selection& selection);

/// "Ties: 12 new, 3 stronger, 8 the same, 2 weaker, 5 lost": of a comparison, offices aside.
std::string words_for_comparison(const graph::Comparison& comparison);

} // namespace entente::shell
