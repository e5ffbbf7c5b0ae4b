// SPDX-License-Identifier: MIT
#include "app/document/window_comparison.hpp"

#include <utility>

namespace entente::document {

WindowComparison::Sides WindowComparison::sides(const PinnedWindow& pinned, graph::TieIndex& index,
                                                const graph::Thinning& thinning,
                                                std::shared_ptr<const graph::TieGraph> shown,
                                                std::uint64_t filter_version) {
    Sides sides{pinned, &index, thinning, filter_version, index.window(), {}, {}, {}, {}};
    if (shown == nullptr) {
        shown = std::make_shared<const graph::TieGraph>(index.snapshot(thinning));
    }
    sides.values_b = std::make_shared<const graph::WindowValues>(values_of(index));
    sides.shown_b = std::move(shown);
    if (before_.values_a != nullptr && before_.is_alike(sides)) {
        sides.values_a = before_.values_a;
        sides.shown_a = before_.shown_a;
    } else if (pinned.window == sides.window) {
        sides.values_a = sides.values_b;
        sides.shown_a = sides.shown_b;
    } else {
        index.set_window(pinned.window);
        sides.values_a = std::make_shared<const graph::WindowValues>(values_of(index));
        sides.shown_a = std::make_shared<const graph::TieGraph>(index.snapshot(thinning));
        index.set_window(sides.window);
    }
    before_ = sides;
    return sides;
}

graph::Comparison WindowComparison::compare(const Sides& sides) {
    graph::Comparison comparison =
        graph::compare(*sides.index, *sides.values_a, *sides.values_b, sides.pinned.settings);
    keep_shown(comparison, *sides.shown_a, *sides.shown_b);
    return comparison;
}

const graph::Comparison& WindowComparison::compare(const PinnedWindow& pinned,
                                                   graph::TieIndex& index,
                                                   const graph::Thinning& thinning,
                                                   std::uint64_t filter_version) {
    comparison_ = compare(sides(pinned, index, thinning, nullptr, filter_version));
    return comparison_;
}

} // namespace entente::document
