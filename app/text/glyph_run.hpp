// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <cstdint>
#include <vector>

namespace entente::text {

/// Which font file of a FontSet a glyph comes from.
using FontIndex = std::uint16_t;

struct Glyph {
    std::uint32_t id = 0; ///< in its font
    FontIndex font = 0;
    base::Vec2 origin; ///< pen position relative to the run's start on its baseline, px, y down
};

/// One shaped line of text at one size, in visual order.
struct GlyphRun {
    float size_px = 0; ///< em size
    float width_px = 0;
    float ascent_px = 0;  ///< above the baseline, positive
    float descent_px = 0; ///< below the baseline, positive
    std::vector<Glyph> glyphs;
};

} // namespace entente::text
