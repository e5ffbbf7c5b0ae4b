// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/color_packing.hpp"
#include "app/render/glyph_atlas.hpp"
#include "app/render/instanced_pass.hpp"

#include <vector>

namespace entente::render {

/// Draws lines of text. Their baselines stand on whole pixels, their starts on quarters of one.
class GlyphPass {
  public:
    static base::Result<GlyphPass> make(const ShaderSource& source);
    void draw(std::span<const scene::TextMark> texts, const text::FontSet& fonts, const View& view);

  private:
    struct Instance {
        float left, top, width, height;
        float texel_x, texel_y;
        PackedColor color, halo;
    };
    explicit GlyphPass(InstancedPass pass) : pass_(std::move(pass)) {}
    void draw_column(const scene::TextMark& text, int column, int columns,
                     const text::FontSet& fonts, const View& view);
    void flush(const View& view);

    InstancedPass pass_;
    GlyphAtlas atlas_;
    std::vector<Instance> instances_;
    std::vector<text::Glyph> column_glyphs_;
};

} // namespace entente::render
