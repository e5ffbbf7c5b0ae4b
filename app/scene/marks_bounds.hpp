// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/marks.hpp"

#include <optional>

namespace entente::scene {

/// The box around all that is drawn, outlines and whole letters included; the background aside.
/// Nothing where there is none. Cost: O(marks).
std::optional<Rect> bounds_of(const Marks& marks);
Rect bounds_of(const TextMark& text);
/// With its outline.
Rect bounds_of(const NodeMark& node);

/// The rectangle that holds both.
Rect joined(const Rect& a, const Rect& b);

/// Moves all marks. Cost: O(marks).
void shift(Marks& marks, Vec2 by);

} // namespace entente::scene
