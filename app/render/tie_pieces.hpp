// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/color_packing.hpp"
#include "app/scene/marks.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace entente::render {

/// What shaders/tie.vert.glsl draws as one quad; see there.
struct TiePiece {
    base::Vec2 first, last;
    std::array<std::int16_t, 4> tangents{}; ///< unit vectors at first and last, times 32767
    float along = 0;                        ///< way from the tie's start to `first`, px
    float length = 0;                       ///< of the visible tie, px
    float width = 0;
    float dash = 0;
    float arrow = 0; ///< length of the head, where this piece is one
    PackedColor color{};
};

/// Cuts a tie into pieces and appends those that meet `seen`. A straight tie is one piece, clipped
/// to `picture` so that one far longer than the picture keeps its precision; an arc (bent to the
/// left of its way, as seen on the picture, for bend > 0) becomes chords that stay within 0.1 px
/// of it. Dashes are stretched so that both ends carry one. A tie whose gaps take all of it gives
/// nothing.
void append_pieces(const scene::TieMark& tie, const base::Rect& picture, const base::Rect& seen,
                   std::vector<TiePiece>& pieces);

} // namespace entente::render
