// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/marks.hpp"
#include "app/text/fonts.hpp"
#include "app/vector/xml_writer.hpp"

#include <map>
#include <string>
#include <vector>

namespace entente::vector {

/// Writes lines of text as <text>, one element a line, so that text can be selected, searched and
/// edited as a whole and programs order mixed lines themselves.
class SvgTexts {
  public:
    SvgTexts(XmlWriter& xml, const text::FontSet& fonts) : xml_(xml), fonts_(fonts) {}

    void write(const scene::TextMark& mark);

  private:
    void write_line(const scene::TextMark& mark);
    void write_parts(const text::GlyphRun& run);
    const std::string& families(std::vector<text::FontIndex> fonts);

    XmlWriter& xml_;
    const text::FontSet& fonts_;
    std::map<std::vector<text::FontIndex>, std::string> families_; ///< CSS lists by their fonts
    int haloed_ = 0;
};

} // namespace entente::vector
