// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/comparison.hpp"
#include "app/scene/overlay.hpp"
#include "app/scene/palette.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace entente::scene {

/// How many ties became what, by graph::Change.
using ChangeCounts = std::array<std::size_t, graph::change_count>;

/// How much is said of changes, from most to least.
enum class ChangeForm : std::uint8_t {
    sentence, ///< "Ties: 12 new · 3 stronger · 2 weaker · 5 lost"
    words,    ///< "12 new · 3 stronger · 2 weaker · 5 lost"
    signs     ///< "+12  ↑3  ↓2  −5"
};

/// The most that can be said in a line of that width.
ChangeForm form_for(const ChangeCounts& counts, float size_px, float width_px,
                    text::FontSet& fonts);

/// Writes what became of ties, each count in the colour that it has in the picture, what does not
/// occur left out; "no change" where nothing does. Returns its width.
///
/// @param baseline  left end of the line, on which the words stand.
float write_changes(const ChangeCounts& counts, ChangeForm form, float size_px, Vec2 baseline,
                    Theme theme, text::FontSet& fonts, Marks& marks);

} // namespace entente::scene
