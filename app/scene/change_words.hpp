// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/comparison.hpp"
#include "app/scene/overlay.hpp"
#include "app/scene/palette.hpp"

#include <array>
#include <cstddef>

namespace entente::scene {

/// How many ties became what, by graph::Change.
using ChangeCounts = std::array<std::size_t, graph::change_count>;

/// "12 new · 3 stronger · 2 weaker · 5 lost", each in the colour that it has in the picture, what
/// does not occur left out; "no change" where nothing does. In brief ("+12 ↑3 ↓2 −5") where it is
/// wider than `most_width`. Returns its width.
///
/// @param baseline  left end of the line, on which the words stand.
float write_changes(const ChangeCounts& counts, float size_px, Vec2 baseline, float most_width,
                    Theme theme, text::FontSet& fonts, Marks& marks);

} // namespace entente::scene
