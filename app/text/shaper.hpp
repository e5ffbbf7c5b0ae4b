// SPDX-License-Identifier: MIT
#pragma once

#include "app/text/font_book.hpp"
#include "app/text/glyph_run.hpp"

#include <memory>
#include <string_view>

namespace entente::text {

/// Shapes lines of text with the faces of a FontBook.
class Shaper {
  public:
    Shaper();
    [[nodiscard]] GlyphRun shape(FontBook& book, std::string_view utf8, float size_px,
                                 Weight weight) const;

  private:
    std::unique_ptr<hb_buffer_t, void (*)(hb_buffer_t*)> buffer_;
};

} // namespace entente::text
