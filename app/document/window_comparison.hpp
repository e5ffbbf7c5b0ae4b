// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/comparison.hpp"
#include "app/graph/tie_index.hpp"

#include <cstdint>
#include <optional>

namespace entente::document {

/// A window (A) that is pinned, for the present one (B) to be set beside it.
struct PinnedWindow {
    model::Window window;
    graph::ComparisonSettings settings;
    friend bool operator==(const PinnedWindow& a, const PinnedWindow& b) {
        return a.window == b.window && a.settings.per_day == b.settings.per_day &&
               a.settings.least_difference == b.settings.least_difference;
    }
};

/// Keeps the numbers of the pinned window, so that those of the present one alone are worked out
/// as it moves.
class WindowComparison {
  public:
    /// @param index           stands at the present window, and does so again afterwards.
    /// @param filter_version  raised when the filter's verdicts change.
    /// Cost: O(ties + nodes), and sorting what is in either window.
    const graph::Comparison& compare(const PinnedWindow& pinned, graph::TieIndex& index,
                                     const graph::Thinning& thinning, std::uint64_t filter_version);

  private:
    struct Basis {
        PinnedWindow pinned;
        const graph::TieIndex* index = nullptr;
        graph::Thinning thinning;
        std::uint64_t filter_version = 0;
        friend bool operator==(const Basis&, const Basis&) = default;
    };
    std::optional<Basis> basis_;
    graph::WindowValues values_a_;
    graph::TieGraph shown_a_;
    graph::Comparison comparison_;
};

} // namespace entente::document
