// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/text/glyph_run.hpp"

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente::text {

/// A grey picture of one glyph: coverage 0..255, rows from the top.
struct GlyphBitmap {
    int width = 0;
    int height = 0;
    int left = 0; ///< of the pen position to the bitmap's left column, px
    int top = 0;  ///< from the baseline up to the bitmap's top row, px
    std::vector<std::uint8_t> coverage;
};

/// The fonts of one program run, found through fontconfig as scripts need them: "Noto Sans" first,
/// then whatever has the character. Not thread-safe: one for each thread that shapes or draws text.
class FontSet {
  public:
    /// Error (unreadable) where fontconfig knows no usable font at all.
    static base::Result<FontSet> open();
    ~FontSet();
    FontSet(FontSet&&) noexcept;
    FontSet& operator=(FontSet&&) noexcept;

    /// Shapes one line: FriBidi orders it, HarfBuzz shapes each script and font run. Line breaks
    /// count as blanks, other control characters as nothing, ill-formed bytes as U+FFFD; a
    /// character that no font has shows the first font's box. Cached by (text, size, weight); the
    /// cache keeps the last several thousand runs, so copy the run to keep it longer than a few
    /// calls.
    /// @param size_px em size, > 0.
    const GlyphRun& shape(std::string_view utf8, float size_px, Weight weight = Weight::regular);

    /// Draws one glyph with FreeType, unhinted, so that it has the same form at every size. An
    /// empty bitmap where it has no outline. Not cached. Cost: 5 to 15 µs at label sizes, 30 to 100
    /// stroked.
    /// @param stroke_px > 0 draws it widened by that much on every side, for the halo behind a
    /// label.
    /// @param shift_px  moves it within its pixels, for a pen that stands between two of them.
    [[nodiscard]] GlyphBitmap rasterize(FontIndex font, std::uint32_t glyph, float size_px,
                                        float stroke_px = 0, base::Vec2 shift_px = {}) const;

    /// The file of a font, for embedding and for ImGui.
    [[nodiscard]] std::string file_of(FontIndex font) const;

    /// Which face of that file it is: its place in a collection (.ttc) in the low 16 bits, the
    /// named instance of a variable font above them, as FreeType counts.
    [[nodiscard]] int face_index_of(FontIndex font) const;

    /// The family of a font by its English name, as CSS and fontconfig know it.
    [[nodiscard]] const std::string& family_of(FontIndex font) const;

    /// The text with what does not fit in width_px replaced by an ellipsis at its end; "" where not
    /// even that fits.
    std::string shorten(std::string_view utf8, float size_px, float width_px);

  private:
    struct Impl;
    explicit FontSet(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// One paragraph reordered for a toolkit that neither orders nor joins (Dear ImGui): visual order,
/// with Arabic presentation forms. Text without right-to-left letters is returned as it is.
std::string visual_order(std::string_view utf8);

/// Whether the character takes a shaper to be drawn rightly: it stands on others, changes their
/// places, or joins them without presentation forms. Arabic and Hebrew letters without marks do
/// not; visual_order is enough for them.
bool needs_shaping(char32_t c);
/// Whether the text has such a character.
bool needs_shaping(std::string_view utf8);

/// The file of the best installed font that has the character, or "".
std::string font_file_for(char32_t code_point, Weight weight = Weight::regular);

/// A font and those of some characters that are drawn with it.
struct FontShare {
    std::string file;
    int index = 0; ///< of the face in a collection
    float em_per_height =
        1; ///< em size over ascent and descent together: what a toolkit that takes heights needs
    std::vector<char32_t> characters; ///< ascending
};

/// Shares characters out among as few installed fonts as have them, each to the best one for it or
/// to one taken before; the font of `a` comes first. Characters that no font has are left out.
/// Cost: a few milliseconds a font.
std::vector<FontShare> share_among_fonts(const std::set<char32_t>& characters,
                                         Weight weight = Weight::regular);

} // namespace entente::text
