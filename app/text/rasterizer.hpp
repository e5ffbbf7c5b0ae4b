// SPDX-License-Identifier: MIT
#pragma once

#include "app/text/font_finder.hpp"

#include <memory>
#include <vector>

namespace entente::text {

/// Draws glyphs with FreeType; opens its own faces, apart from those that shape.
class Rasterizer {
  public:
    Rasterizer();
    ~Rasterizer();
    Rasterizer(Rasterizer&&) = delete;
    Rasterizer& operator=(Rasterizer&&) = delete;

    /// @param font which face, as a small number; `place` is read when it is first met.
    GlyphBitmap draw(FontIndex font, const FacePlace& place, std::uint32_t glyph, float size_px,
                     float stroke_px, base::Vec2 shift_px);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace entente::text
