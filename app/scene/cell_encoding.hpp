// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/encoding.hpp"
#include "app/scene/marks.hpp"

namespace entente::scene {

/// The encoding for a network that has this room on its picture: nodes, ties and labels shrink with
/// it, more slowly the smaller it is, so that a dozen small pictures on a page can still be read.
Encoding encoding_for_room(const Rect& room, const Encoding& encoding, float scale);

} // namespace entente::scene
