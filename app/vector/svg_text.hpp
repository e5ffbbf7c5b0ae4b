// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/marks.hpp"
#include "app/text/fonts.hpp"
#include "app/vector/xml_writer.hpp"

#include <string>
#include <unordered_map>

namespace entente::vector {

/// Writes lines of text as <text>, one element a line however many fonts it has, so that programs
/// order mixed lines themselves and text can be selected, searched and edited as a whole.
class SvgTexts {
  public:
    SvgTexts(XmlWriter& xml, const text::FontSet& fonts) : xml_(xml), fonts_(fonts) {}

    void write(const scene::TextMark& mark);

  private:
    void write_line(const scene::TextMark& mark);
    const std::string& families_of(const text::GlyphRun& run);

    XmlWriter& xml_;
    const text::FontSet& fonts_;
    std::unordered_map<std::string, std::string> families_; ///< by fonts in order of reading
    int haloed_ = 0;
};

} // namespace entente::vector
