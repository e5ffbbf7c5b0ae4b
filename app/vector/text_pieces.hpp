// SPDX-License-Identifier: MIT
#pragma once

#include "app/text/glyph_run.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente::vector {

/// Glyphs of a run that stand side by side, of one font, whose letters follow each other in the
/// text, forwards or backwards: what can be shown at once with the text that it stands for.
struct TextPiece {
    /// The fewest letters and glyphs that stand for each other.
    struct Cluster {
        int bytes = 0;
        int glyphs = 0;
    };
    text::FontIndex font = 0;
    std::size_t begin = 0; ///< of its glyphs in the run
    std::size_t end = 0;
    bool is_backward = false;      ///< the last glyph stands for the first letters
    std::string text;              ///< in the order of reading
    std::vector<Cluster> clusters; ///< in the order of reading
};

/// The pieces of a run, from left to right; together they hold every glyph.
std::vector<TextPiece> pieces_of(const text::GlyphRun& run);

} // namespace entente::vector
