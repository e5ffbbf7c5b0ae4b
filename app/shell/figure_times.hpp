// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/selection.hpp"
#include "app/document/view.hpp"
#include "app/document/window_comparison.hpp"
#include "app/scene/figure_settings.hpp"
#include "app/shell/selection.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace entente::shell {

/// What of other times a figure draws beside its window.
struct FigureTimes {
    std::optional<document::PinnedWindow> pinned; ///< that the window is compared with
    graph::Comparison comparison;                 ///< empty where none is pinned
    std::vector<graph::NodeId> absent; ///< ascending; drawn pale where the window lacks them
    std::size_t left_out = 0; ///< nodes of other times that are not drawn, where none of them is
    std::size_t undated = 0;  ///< events without a date, which the window counts all the same
};

/// @param data       its index at the view's window, and there again afterwards.
/// @param selection  whose neighbours are meant where only they are drawn.
/// Cost: that of two snapshots for each of both.
FigureTimes figure_times_of(SelectedData& data, const std::optional<document::PinnedWindow>& pinned,
                            const scene::FigureSettings& settings,
                            const document::Selection& selection);

/// Events without a date among those that the window counts; 0 where it is of all time, in which
/// they are no others.
std::size_t undated_in(const SelectedData& data);

/// "Ties: 12 new, 3 stronger, 8 the same, 2 weaker, 5 lost": of a comparison, offices aside.
std::string words_for_comparison(const graph::Comparison& comparison);

} // namespace entente::shell
