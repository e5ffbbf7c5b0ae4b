// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/marks.hpp"
#include "app/vector/path.hpp"

namespace entente::vector {

/// Appends a node's outline, the one that shaders/node.vert.glsl draws: all shapes but the ring are
/// regular polygons with rounded corners; a ring is two circles, filled by the even-odd rule.
///
/// @param inset  moves the outline inwards by so much, in pixels, to where a fill ends that does
///               not reach under its outline. A shape that this leaves nothing of gives nothing.
void append_outline(Path& path, scene::Shape shape, Point center, double radius, double inset = 0);

/// Appends a circle, clockwise.
void append_circle(Path& path, Point center, double radius);

} // namespace entente::vector
