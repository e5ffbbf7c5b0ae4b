// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/scene_builder.hpp"

#include <optional>

namespace entente::scene {

/// The camera under which the network, labels included, fits into a frame. Labels change sides as
/// the scale changes, so it is found in rounds; whatever is left over after them is settled by the
/// placement of labels, which never leaves the frame.
///
/// @param input   with the encoding and the places to keep clear of the picture; its camera is not
///                looked at.
/// @param frame   in pixels; the camera's viewport.
/// @param corner  a rectangle in the frame's lower left corner to keep clear, if any.
/// Cost: four times that of build_network.
Camera fit_network(const SceneInput& input, const Rect& frame, const std::optional<Rect>& corner,
                   text::FontSet& fonts);

/// The same input seen by another camera.
SceneInput seen_by(const SceneInput& input, const Camera& camera);

} // namespace entente::scene
