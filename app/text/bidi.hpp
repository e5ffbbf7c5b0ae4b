// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace entente::text {

/// Text as a line of code points: ill-formed bytes become U+FFFD, tabs and line breaks blanks,
/// other control characters vanish.
std::vector<std::uint32_t> line_of(std::string_view utf8);

/// Embedding level of each character of a line (odd: right to left), and the line's own direction.
struct BidiLevels {
    std::vector<std::int8_t> levels;
    bool is_right_to_left = false;
};

/// Levels by the Unicode Bidirectional Algorithm; the line's direction is that of its first strong
/// letter. Blanks at the end take the line's.
BidiLevels bidi_levels(const std::vector<std::uint32_t>& line);

/// A piece of a line with one level.
struct LevelRun {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::int8_t level = 0;
};

/// Puts pieces of a line from logical into visual order (rule L2).
template <class Run>
void order_visually(std::vector<Run>& runs) {
    int highest = 0;
    for (const Run& run : runs) {
        highest = std::max(highest, static_cast<int>(run.level));
    }
    for (int level = highest; level > 0; --level) {
        auto begin = runs.begin();
        while (begin != runs.end()) {
            begin = std::find_if(begin, runs.end(), [&](const Run& r) { return r.level >= level; });
            const auto end =
                std::find_if(begin, runs.end(), [&](const Run& r) { return r.level < level; });
            std::reverse(begin, end);
            begin = end;
        }
    }
}

} // namespace entente::text
