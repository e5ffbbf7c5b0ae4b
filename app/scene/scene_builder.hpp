// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/annotations.hpp"
#include "app/graph/comparison.hpp"
#include "app/graph/tie_graph.hpp"
#include "app/scene/camera.hpp"
#include "app/scene/encoding.hpp"
#include "app/scene/marks.hpp"
#include "app/text/fonts.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace entente::scene {

/// How a node or tie is shown besides its data: 0 gone .. 1 fully there (fading in and out as the
/// window moves), and whether attention is on it.
struct Appearance {
    float presence = 1;
    bool is_dimmed = false; ///< outside the hovered or selected neighbourhood
    bool is_highlighted = false;
    bool is_selected = false;
    bool is_pinned = false;
    /// A node that has nothing in the window and is drawn all the same, hollow.
    bool is_inactive = false;
    /// Since another window; looked at where colour tells it.
    graph::Change change = graph::Change::same;
    float accent = 0; ///< 0..1: a tie that has just appeared
};

/// All that a picture of the network is made of. References live as long as the call.
struct SceneInput {
    const model::EventStore& store;
    const graph::TieGraph& graph;
    std::span<const Vec2> positions; ///< by NodeId, layout units; NaN for a node without a place
    const Camera& camera;
    const Encoding& encoding;
    /// By index into graph.nodes and graph.ties; empty: all fully there.
    std::span<const Appearance> node_appearance;
    std::span<const Appearance> tie_appearance;
    /// Where not empty, drawn instead of graph.nodes[i]'s and graph.ties[i]'s strength: values on
    /// their way from the window before.
    std::span<const double> node_strength;
    std::span<const double> tie_strength;
    int max_labels = 60;              ///< -1: all that fit; 0: none
    bool all_labels = false;          ///< even where they overlap
    std::string_view language;        ///< BCP 47; "" for `name`
    std::span<const Rect> keep_clear; ///< no label here (legend, caption)
    bool with_ties = true;            ///< false while a kept picture of them stands in
    const graph::Annotations* annotations = nullptr; ///< null: none
    /// Of a smaller line below the label, left out where it says the same; "" for none. Where the
    /// data have no name in it, `name` stands in, as it does for the first.
    std::string_view second_language = {};
    /// Nodes that are not in the graph and are drawn all the same: small and pale, without a label,
    /// below the others.
    std::span<const graph::NodeId> absent = {};
};

/// Puts the network into marks.areas, ties, nodes and labels and sets the background; what is
/// outside the viewport is left out. Ties end outside the nodes; several between the same two nodes
/// bow apart. What is selected has a ring, what is highlighted by the annotations a halo, what is
/// pinned a pin's head: marks of their own, told by NodeMark::is_decoration. Labels never overlap
/// each other; the strongest and those attended to win; a label of several lines is several marks
/// of the same node. Where colour tells change, what is new has a ring, what is lost is hollow, its
/// ring and ties dashed. Notes are appended to the overlay, which is left as it is otherwise. Cost:
/// O(n
/// + m) plus labels; O(m) more for each note on a tie.
void build_network(const SceneInput& input, text::FontSet& fonts, Marks& marks);

} // namespace entente::scene
