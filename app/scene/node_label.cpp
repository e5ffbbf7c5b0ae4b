// SPDX-License-Identifier: MIT
#include "app/scene/node_label.hpp"

#include "app/text/fonts.hpp"

#include <algorithm>

namespace entente::scene {
namespace {

// Of the em size: what letters take above and below their baseline, and from line to line.
constexpr float above_baseline = 0.8F;
constexpr float below_baseline = 0.24F;
constexpr float line_height = 1.16F;
constexpr float second_height = 1.24F;
constexpr float most_depth = 0.5F;
constexpr float second_size = 0.84F; ///< of the second language, to that of the first

/// The blank nearest to the middle, counted in bytes; npos without one.
std::size_t middle_blank(std::string_view text) {
    std::size_t best = std::string_view::npos;
    std::size_t least = text.size();
    for (std::size_t at = text.find(' '); at != std::string_view::npos;
         at = text.find(' ', at + 1)) {
        const std::size_t after = text.size() - at - 1;
        const std::size_t difference = at > after ? at - after : after - at;
        if (at > 0 && after > 0 && difference < least) {
            least = difference;
            best = at;
        }
    }
    return best;
}

/// A line no wider than that. Shortening measures many beginnings, so it is asked for only where
/// needed.
std::string fitted(std::string_view line, float size_px, float width_px, text::FontSet& fonts) {
    return fonts.shape(line, size_px).width_px <= width_px ? std::string(line)
                                                           : fonts.shorten(line, size_px, width_px);
}

void add_line(LabelLines& label, std::string text, float size_px, bool is_second,
              text::FontSet& fonts) {
    if (text.empty()) {
        return;
    }
    float baseline = above_baseline * size_px;
    if (!label.lines.empty()) {
        const LabelLine& above = label.lines.back();
        float step = line_height * size_px;
        if (is_second) {
            // Letters of some scripts reach far below their line.
            const float depth = std::min(fonts.shape(above.text, above.size_px).descent_px,
                                         most_depth * above.size_px);
            step = std::max(second_height * size_px, depth + above_baseline * size_px);
        }
        baseline = above.baseline_px + step;
    }
    label.width_px = std::max(label.width_px, fonts.shape(text, size_px).width_px);
    label.height_px = baseline + below_baseline * size_px;
    label.lines.push_back({std::move(text), size_px, baseline, is_second});
}

} // namespace

LabelLines set_label(std::string_view name, std::string_view second, float size_px,
                     text::FontSet& fonts) {
    const float line_width = size_px * 13;
    const float most_width = size_px * 18;
    LabelLines label;
    if (fonts.shape(name, size_px).width_px <= line_width) {
        add_line(label, std::string(name), size_px, false, fonts);
    } else {
        const std::size_t blank = middle_blank(name);
        add_line(label, fitted(name.substr(0, blank), size_px, most_width, fonts), size_px, false,
                 fonts);
        if (blank != std::string_view::npos) {
            add_line(label, fitted(name.substr(blank + 1), size_px, most_width, fonts), size_px,
                     false, fonts);
        }
    }
    if (second != name && !label.lines.empty()) {
        const float small_px = second_size * size_px;
        add_line(label, fitted(second, small_px, most_width, fonts), small_px, true, fonts);
    }
    return label;
}

} // namespace entente::scene
