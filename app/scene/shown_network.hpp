// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/scene_builder.hpp"

#include <optional>

namespace entente::scene {

/// A node that has a place, as it is drawn.
struct ShownNode {
    graph::NodeId node;
    model::NodeKind kind = model::NodeKind::state;
    Vec2 center;
    float radius = 0; ///< presence included
    float outline_width = 0;
    double strength = 0; ///< now, on its way from the window before
    Appearance appearance;
    bool is_marked = false; ///< one of the annotations' highlighted nodes
};

/// Below this presence nothing is drawn.
inline constexpr float least_presence = 0.004F; // below one step of an 8-bit colour

/// input.graph.nodes[i] as it is drawn, on the picture or beyond its edge; nothing where it has no
/// place or has faded away. `is_marked` is left false.
std::optional<ShownNode> show_node(const SceneInput& input, std::size_t i);
/// The same for a node by its id; nothing where the graph does not have it. O(log nodes).
std::optional<ShownNode> show_node(const SceneInput& input, graph::NodeId node);

/// How far the ring of a node that is new or lost reaches beyond it, in units of the page; 0 where
/// it has none.
float change_ring_px(const ShownNode& node, const Encoding& encoding);

/// Half the size of all of a node's mark, its rings included.
Vec2 extent_of(const ShownNode& node, const Encoding& encoding);

/// input.graph.ties[i] as it is drawn between two shown nodes; nothing where they lie on each
/// other.
/// @param presence  0..1, the nodes' included.
/// @param lane      see assign_lanes().
std::optional<TieMark> show_tie(const SceneInput& input, std::size_t i, const ShownNode& from,
                                const ShownNode& to, float presence, float lane);
/// The same for a tie by its dyad; nothing where the graph does not have it. O(ties).
std::optional<TieMark> show_tie(const SceneInput& input, const graph::Dyad& dyad);

/// The middle of what is seen of a tie.
Vec2 middle_of(const TieMark& tie);

} // namespace entente::scene
