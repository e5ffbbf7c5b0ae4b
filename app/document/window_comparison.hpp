// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/comparison.hpp"
#include "app/graph/tie_index.hpp"

#include <cstdint>
#include <memory>
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
    /// What a comparison is made from. Of the index nothing is read but its ties and nodes, which
    /// never change, so that another thread may do it while the window moves on.
    struct Sides {
        PinnedWindow pinned;
        const graph::TieIndex* index = nullptr;
        graph::Thinning thinning;
        std::uint64_t filter_version = 0;
        model::Window window; ///< the present one
        std::shared_ptr<const graph::WindowValues> values_a;
        std::shared_ptr<const graph::WindowValues> values_b;
        std::shared_ptr<const graph::TieGraph> shown_a;
        std::shared_ptr<const graph::TieGraph> shown_b;
        /// By what they are of: the values follow from that.
        friend bool operator==(const Sides& a, const Sides& b) {
            return a.is_alike(b) && a.window == b.window;
        }
        /// But for the present window.
        [[nodiscard]] bool is_alike(const Sides& b) const {
            return pinned == b.pinned && index == b.index && thinning == b.thinning &&
                   filter_version == b.filter_version;
        }
    };

    /// @param index           stands at the present window, and does so again afterwards.
    /// @param shown           snapshot of the present window, thinned so; null: it is made here.
    /// @param filter_version  raised when the filter's verdicts change.
    /// Cost: O(ties + nodes); where another window is pinned, or another filter chosen, that of two
    /// far moves and a snapshot besides.
    Sides sides(const PinnedWindow& pinned, graph::TieIndex& index, const graph::Thinning& thinning,
                std::shared_ptr<const graph::TieGraph> shown, std::uint64_t filter_version);
    /// Cost: O(ties + nodes), and sorting what is in either window.
    static graph::Comparison compare(const Sides& sides);
    /// Both, kept here.
    const graph::Comparison& compare(const PinnedWindow& pinned, graph::TieIndex& index,
                                     const graph::Thinning& thinning, std::uint64_t filter_version);

  private:
    Sides before_; ///< of which the pinned side is kept
    graph::Comparison comparison_;
};

} // namespace entente::document
