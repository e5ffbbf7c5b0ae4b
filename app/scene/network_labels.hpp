// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/scene_builder.hpp"

#include <span>

namespace entente::scene {

/// A node that is on the picture, as it is drawn.
struct ShownNode {
    graph::NodeId node;
    model::NodeKind kind = model::NodeKind::state;
    Vec2 center;
    float radius = 0; ///< presence included
    float outline_width = 0;
    double strength = 0; ///< now, on its way from the window before
    Appearance appearance;
};

/// Chooses, places and appends the labels of the nodes shown.
void add_labels(const SceneInput& input, std::span<const ShownNode> shown, text::FontSet& fonts,
                Marks& marks);

} // namespace entente::scene
