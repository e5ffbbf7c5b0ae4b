// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::text {
class FontSet;
}

namespace entente::scene {

struct LabelLine {
    std::string text;
    float size_px = 0;
    float baseline_px = 0;  ///< below the label's top
    bool is_second = false; ///< in the second language
};

/// A label, set in lines from top to bottom.
struct LabelLines {
    std::vector<LabelLine> lines; ///< none for an empty name
    float width_px = 0;           ///< of the widest line
    float height_px = 0;
};

/// Sets a name in one line, or in two of about equal width where one would be long; lines that are
/// still too long are shortened.
///
/// @param second  the name in another language, in one smaller line below; left out where it is
///                empty or equal to the first.
LabelLines set_label(std::string_view name, std::string_view second, float size_px,
                     text::FontSet& fonts);

} // namespace entente::scene
