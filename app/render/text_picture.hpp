// SPDX-License-Identifier: MIT
#pragma once

#include "app/text/fonts.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace entente::render {

/// A part of a line of text, composed: two bytes a pixel, how much the letters cover, then the
/// halo.
struct TextPicture {
    int left = 0; ///< of the line's origin pixel to the picture's, px
    int top = 0;  ///< likewise, y down
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> shares;
};

/// Composes lines of text from glyphs, on the processor: so that the halos of neighbouring letters
/// unite before they are blended, and one quad a label is left for the graphics card. Pens stand on
/// quarters of a pixel; glyphs are kept for reuse within a bound of 32 MB.
class TextComposer {
  public:
    /// @param phase      where the line's origin stands in its pixel, in quarters, 0..3.
    /// @param halo_px    width of the halo; 0 for none.
    /// @param begin, end columns wanted, px from the origin's pixel; others are left out.
    TextPicture compose(const text::FontSet& fonts, std::span<const text::Glyph> glyphs,
                        float size_px, float halo_px, int phase, int begin, int end);

  private:
    struct Key {
        std::uint32_t glyph;
        std::uint32_t size_bits;
        std::uint32_t stroke_bits;
        std::uint16_t font;
        std::uint8_t phase_x;
        std::uint8_t phase_y;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    const text::GlyphBitmap& bitmap(const text::FontSet& fonts, const Key& key);

    std::unordered_map<Key, text::GlyphBitmap, KeyHash> bitmaps_;
    std::size_t bytes_ = 0;
};

} // namespace entente::render
