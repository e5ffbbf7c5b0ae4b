// SPDX-License-Identifier: MIT
#pragma once

#include "app/render/gl_object.hpp"
#include "app/render/text_picture.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace entente::render {

/// A part of a line of text in the atlas.
struct AtlasCell {
    int left = 0; ///< of the line's origin pixel, px
    int top = 0;
    int width = 0;
    int height = 0;
    int texel_x = 0;
    int texel_y = 0;
};

/// Lines of text, composed and kept in one texture (red: letters, green: halo), each at its exact
/// size. Begins at 1024 texels a side, doubles when full up to 4096, then begins anew.
class GlyphAtlas {
  public:
    GlyphAtlas();

    /// The cells of these glyphs' columns [begin, end), composed if they are not there yet; nullptr
    /// when there is no room. Valid until make_room().
    const std::vector<AtlasCell>* cells(const text::FontSet& fonts,
                                        std::span<const text::Glyph> glyphs, float size_px,
                                        float halo_px, int phase, int begin, int end);

    /// Empties the atlas and enlarges it if it may grow. What was drawn from it must be drawn
    /// before.
    void make_room();

    void bind() const { glBindTexture(GL_TEXTURE_2D, texture_.name()); }
    [[nodiscard]] int side() const { return side_; }

  private:
    struct Shelf {
        int top;
        int height;
        int used;
    };
    void allocate();
    bool place(int width, int height, int& x, int& y);

    Texture texture_;
    int side_ = 0;
    int max_side_ = 0;
    std::vector<Shelf> shelves_;
    std::unordered_map<std::string, std::vector<AtlasCell>> by_key_;
    std::string key_;
    TextComposer composer_;
};

} // namespace entente::render
