// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/shown_network.hpp"

#include <span>

namespace entente::scene {

/// Chooses, places and appends the labels of the nodes shown.
void add_labels(const SceneInput& input, std::span<const ShownNode> shown, text::FontSet& fonts,
                Marks& marks);

} // namespace entente::scene
