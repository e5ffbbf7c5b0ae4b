// SPDX-License-Identifier: MIT
#include "app/scene/figure.hpp"
#include "app/scene/overlay.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

struct Line {
    std::string text;
    bool is_title = false;
};

} // namespace

std::optional<Rect> add_caption(const Caption& caption, const Encoding& encoding, const Rect& area,
                                text::FontSet& fonts, Marks& marks) {
    const Palette& colors = palette(encoding.theme);
    const float unit = encoding.pixel_scale * page_factor(area, encoding.pixel_scale);
    const TextStyle title{22 * unit, text::Weight::bold, colors.text};
    const TextStyle body{13 * unit, text::Weight::regular, colors.muted_text};
    const float title_pitch = std::round(28 * unit);
    const float body_pitch = std::round(19 * unit);
    const float title_space = std::round(2 * unit);

    // Lines much longer than a hundred letters are hard to follow back.
    const float measure = std::min(area.width(), 900 * unit);
    std::vector<Line> lines;
    for (std::string& text : wrap_text(caption.title, title, area.width(), fonts)) {
        lines.push_back({std::move(text), true});
    }
    for (const std::string& paragraph : caption.lines) {
        for (std::string& text : wrap_text(paragraph, body, measure, fonts)) {
            lines.push_back({std::move(text), false});
        }
    }
    if (lines.empty()) {
        return std::nullopt;
    }

    // The network keeps most of the page, however much there is to say.
    const float most_height = std::max(area.height() * 0.4F, title_pitch);
    float top = area.min.y;
    float width = 0;
    bool was_title = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TextStyle& style = lines[i].is_title ? title : body;
        const float pitch = lines[i].is_title ? title_pitch : body_pitch;
        if (was_title && !lines[i].is_title) {
            top += title_space;
        }
        was_title = lines[i].is_title;
        const bool is_last_that_fits =
            i + 1 < lines.size() && top + pitch + body_pitch - area.min.y > most_height;
        std::string text = lines[i].text;
        if (is_last_that_fits) {
            text += " \u2026";
        }
        // The letters' capitals begin at the top of the area, not below its line gap.
        const float baseline = top + style.size_px * 0.75F + (pitch - style.size_px) * 0.3F;
        width = std::max(
            width, write_text(text, style, {area.min.x, baseline}, Align::left, fonts, marks));
        top += pitch;
        if (is_last_that_fits) {
            break;
        }
    }
    return Rect{area.min, {std::min(area.min.x + width, area.max.x), top}};
}

} // namespace entente::scene
