// SPDX-License-Identifier: MIT
#include "app/document/window_comparison.hpp"

namespace entente::document {

const graph::Comparison& WindowComparison::compare(const PinnedWindow& pinned,
                                                   graph::TieIndex& index,
                                                   const graph::Thinning& thinning,
                                                   std::uint64_t filter_version) {
    Basis basis{pinned, &index, thinning, filter_version};
    if (!basis_ || *basis_ != basis) {
        const model::Window now = index.window();
        index.set_window(pinned.window);
        values_a_ = values_of(index);
        shown_a_ = index.snapshot(thinning);
        index.set_window(now);
        basis_ = std::move(basis);
    }
    comparison_ = graph::compare(index, values_a_, values_of(index), pinned.settings);
    keep_shown(comparison_, shown_a_, index.snapshot(thinning));
    return comparison_;
}

} // namespace entente::document
