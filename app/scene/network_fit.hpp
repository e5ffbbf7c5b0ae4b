// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/figure_fit.hpp"
#include "app/scene/scene_builder.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente::scene {

/// The camera under which the network fits into a frame, labels and annotations included. Labels
/// change sides as the scale changes, so it is found in rounds; whatever is left over after them is
/// settled by the placement of labels, which never leaves the frame.
///
/// @param input     with the encoding and the places to keep clear of the picture; its camera is
/// not
///                  looked at.
/// @param frame     in pixels; the camera's viewport.
/// @param keep_out  a rectangle anywhere in the frame to keep clear (the legend), if any.
/// Cost: four times that of build_network.
Camera fit_network(const SceneInput& input, const Rect& frame, const std::optional<Rect>& keep_out,
                   text::FontSet& fonts);

/// Of several rectangles in the frame the one that leaves the network largest: the first of them,
/// or a later one that leaves it more than 2 % larger.
struct Room {
    std::size_t place = 0; ///< index
    float share = 1;       ///< of the scale that the network has without any of them
};

/// Cost: five times that of build_network and a pass over its nodes for each.
Room find_room(const SceneInput& input, const Rect& frame, std::span<const Rect> places,
               text::FontSet& fonts);

enum class Labels : std::uint8_t { in_the_frame, beyond_the_frame };

/// What nodes, labels and annotations take around their places in the layout.
std::vector<FitBox> measure_network(const SceneInput& input, text::FontSet& fonts, Labels labels);

/// The same input with another camera, encoding and places to keep clear.
SceneInput seen_with(const SceneInput& input, const Camera& camera, const Encoding& encoding,
                     std::span<const Rect> keep_clear);

} // namespace entente::scene
