// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/scene/marks.hpp"
#include "app/text/fonts.hpp"

#include <cairo.h>

#include <memory>
#include <vector>

namespace entente::vector {

/// Paints lines of text with Cairo: the glyphs that HarfBuzz chose, each with the letters that it
/// stands for. Faces are opened apart from those that shape and those that draw on the screen.
class PdfTexts {
  public:
    PdfTexts(cairo_t* context, const text::FontSet& fonts);
    ~PdfTexts();
    PdfTexts(const PdfTexts&) = delete;
    PdfTexts& operator=(const PdfTexts&) = delete;

    /// Error (unreadable) where a font's file cannot be read any more.
    base::Result<void> paint(const scene::TextMark& mark);

  private:
    struct Library;
    base::Result<cairo_font_face_t*> face(text::FontIndex font);

    cairo_t* context_;
    const text::FontSet& fonts_;
    std::shared_ptr<Library> library_;
    std::vector<cairo_font_face_t*> faces_; ///< by FontIndex; null where not yet opened
};

} // namespace entente::vector
