// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/graph/tie_rules.hpp"

#include <string>
#include <variant>
#include <vector>

namespace entente::graph {

/// A remark on the picture, joined by a leader line to what it is about: a node, a tie, or a place
/// in the layout (layout units).
struct Note {
    std::string text; ///< may hold line breaks
    std::variant<NodeId, Dyad, base::Vec2> about;
    base::Vec2 place; ///< middle of the note's box, layout units
    friend bool operator==(const Note&, const Note&) = default;
};

/// An outline around some nodes, with a name.
struct Hull {
    std::string name; ///< may be empty
    std::vector<NodeId> nodes;
    int color = 0; ///< index into the colours of hulls, >= 0
    friend bool operator==(const Hull&, const Hull&) = default;
};

/// What the user wrote on the picture: part of the view, drawn on screen and in every figure.
/// What is about a node or tie that the window does not show is not drawn, but kept.
struct Annotations {
    std::vector<Note> notes;
    std::vector<Hull> hulls;
    std::vector<NodeId> highlighted_nodes;
    std::vector<Dyad> highlighted_ties;

    [[nodiscard]] bool is_empty() const {
        return notes.empty() && hulls.empty() && highlighted_nodes.empty() &&
               highlighted_ties.empty();
    }
    friend bool operator==(const Annotations&, const Annotations&) = default;
};

} // namespace entente::graph
