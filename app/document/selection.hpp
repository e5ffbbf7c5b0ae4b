// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_rules.hpp"

#include <variant>
#include <vector>

namespace entente::document {

/// What the user has chosen to look at, in the order of choosing. Ties are held as dyads, so that a
/// selection outlives a change of rules or window.
struct Selection {
    std::vector<graph::NodeId> nodes;
    std::vector<graph::Dyad> ties;

    [[nodiscard]] bool is_empty() const { return nodes.empty() && ties.empty(); }
    [[nodiscard]] bool has(graph::NodeId node) const;
    [[nodiscard]] bool has(const graph::Dyad& dyad) const;
    /// Adds what is not in it and removes what is (Shift+click).
    void toggle(graph::NodeId node);
    void toggle(const graph::Dyad& dyad);
    friend bool operator==(const Selection&, const Selection&) = default;
};

/// Whose events a line of the histogram tells.
using TimelineLine = std::variant<graph::NodeId, graph::Dyad>;

} // namespace entente::document
