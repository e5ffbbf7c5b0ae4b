// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/scene/marks.hpp"
#include "app/text/fonts.hpp"

#include <memory>

/// Cairo's own name for its type, without its header.
struct _cairo;

namespace entente::vector {

/// Paints lines of text with Cairo: the glyphs that HarfBuzz chose, each with the letters that it
/// stands for. Faces are opened apart from those that shape and those that draw on the screen.
class PdfTexts {
  public:
    PdfTexts(_cairo* context, const text::FontSet& fonts);
    ~PdfTexts();
    PdfTexts(const PdfTexts&) = delete;
    PdfTexts& operator=(const PdfTexts&) = delete;

    /// Error (unreadable) where a font's file cannot be read any more.
    base::Result<void> paint(const scene::TextMark& mark);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace entente::vector
