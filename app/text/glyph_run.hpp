// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace entente::text {

/// Which font file of a FontSet a glyph comes from.
using FontIndex = std::uint16_t;

enum class Weight : std::uint8_t { regular, bold };

struct Glyph {
    std::uint32_t id = 0; ///< in its font
    FontIndex font = 0;
    base::Vec2 origin; ///< pen position relative to the run's start on its baseline, px, y down
    /// Where its text begins: byte offset into the run's text. Glyphs of one cluster (a ligature, a
    /// letter with its marks) have the same; so the text of a cluster ends where the next begins.
    std::uint32_t cluster = 0;
};

/// One shaped line of text at one size, in visual order.
struct GlyphRun {
    float size_px = 0; ///< em size
    float width_px = 0;
    float ascent_px = 0;  ///< above the baseline, positive
    float descent_px = 0; ///< below the baseline, positive
    std::vector<Glyph> glyphs;
    /// What was shaped, in the order of reading: UTF-8 without control characters, line breaks as
    /// blanks, ill-formed bytes as U+FFFD.
    std::string text;
    bool is_right_to_left = false; ///< the line as a whole; pieces of it may run the other way
    Weight weight = Weight::regular;
};

} // namespace entente::text
