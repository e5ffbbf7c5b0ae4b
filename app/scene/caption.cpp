// SPDX-License-Identifier: MIT
#include "app/scene/caption.hpp"

#include "app/scene/overlay.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

struct Line {
    TextLine text;
    bool is_title = false;
};

/// Styles and distances of a caption on one page.
struct Type {
    TextStyle title;
    TextStyle body;
    TextStyle foot;
    float title_pitch;
    float body_pitch;
    float foot_pitch;
    float title_space;
    float measure; ///< lines much longer than a hundred letters are hard to follow back
};

Type type_for(const Encoding& encoding, const Rect& area) {
    const Palette& colors = palette(encoding.theme);
    const float unit = encoding.pixel_scale * page_factor(area, encoding.pixel_scale);
    // On a narrow page a title of many lines would shout.
    const float narrow = std::clamp(area.width() / (620 * unit), 0.72F, 1.0F);
    return {.title = {22 * unit * narrow, text::Weight::bold, colors.text},
            .body = {13 * unit, text::Weight::regular, colors.muted_text},
            .foot = {10 * unit, text::Weight::regular,
                     mix(colors.muted_text, colors.background, 0.18F)},
            .title_pitch = std::round(28 * unit * narrow),
            .body_pitch = std::round(19 * unit),
            .foot_pitch = std::round(14 * unit),
            .title_space = std::round(2 * unit),
            .measure = std::min(area.width(), 900 * unit)};
}

/// A line flush with the side of the area where it begins; returns the rectangle's left and right.
void write_flush(const TextLine& line, const TextStyle& style, const Rect& area, float baseline,
                 text::FontSet& fonts, Marks& marks, Rect& words) {
    const float x = line.is_right_to_left ? area.max.x : area.min.x;
    write_text(line.text, style, {x, baseline}, line.is_right_to_left ? Align::right : Align::left,
               fonts, marks);
    const float left = line.is_right_to_left ? area.max.x - line.width_px : area.min.x;
    words.min.x = std::min(words.min.x, std::max(left, area.min.x));
    words.max.x = std::max(words.max.x, std::min(left + line.width_px, area.max.x));
}

} // namespace

std::optional<SetWords> set_caption(const Caption& caption, const Encoding& encoding,
                                    const Rect& area, text::FontSet& fonts, Marks& marks) {
    const Type type = type_for(encoding, area);
    std::vector<Line> lines;
    for (TextLine& text : set_lines(caption.title, type.title, area.width(), fonts)) {
        lines.push_back({std::move(text), true});
    }
    std::size_t body_lines = 0;
    for (const std::string& paragraph : caption.lines) {
        for (TextLine& text : set_lines(paragraph, type.body, type.measure, fonts)) {
            lines.push_back({std::move(text), false});
            ++body_lines;
        }
    }
    if (lines.empty()) {
        return std::nullopt;
    }

    // The network keeps most of the page, however much there is to say.
    const float most_height = std::max(area.height() * 0.4F, type.title_pitch);
    float top = area.min.y;
    Rect words{{area.max.x, area.min.y}, {area.min.x, area.min.y}};
    bool was_title = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TextStyle& style = lines[i].is_title ? type.title : type.body;
        const float pitch = lines[i].is_title ? type.title_pitch : type.body_pitch;
        if (was_title && !lines[i].is_title) {
            top += type.title_space;
        }
        was_title = lines[i].is_title;
        const bool is_last_that_fits =
            i + 1 < lines.size() && top + pitch + type.body_pitch - area.min.y > most_height;
        TextLine text = lines[i].text;
        if (is_last_that_fits) {
            text.text += " \u2026";
            text.width_px = fonts.shape(text.text, style.size_px, style.weight).width_px;
        }
        // The letters' capitals begin at the top of the area, not below its line gap.
        const float baseline = top + style.size_px * 0.75F + (pitch - style.size_px) * 0.3F;
        write_flush(text, style, area, baseline, fonts, marks, words);
        top += pitch;
        if (is_last_that_fits) {
            break;
        }
    }
    words.max.y = top;
    Rect taken = words;
    if (caption.reserved_lines > body_lines) {
        const auto more = static_cast<float>(caption.reserved_lines - body_lines);
        taken.max.y =
            std::max(top, std::min(top + more * type.body_pitch, area.min.y + most_height));
    }
    return SetWords{taken, words};
}

std::optional<Rect> add_caption(const Caption& caption, const Encoding& encoding, const Rect& area,
                                text::FontSet& fonts, Marks& marks) {
    const auto set = set_caption(caption, encoding, area, fonts, marks);
    return set ? std::optional(set->words) : std::nullopt;
}

std::optional<Rect> add_provenance(const Caption& caption, const Encoding& encoding,
                                   const Rect& area, text::FontSet& fonts, Marks& marks) {
    constexpr std::size_t most_lines = 6;
    const Type type = type_for(encoding, area);
    std::vector<TextLine> lines;
    for (const Caption::Provenance& one : caption.provenance) {
        const float width = fonts.shape(one.full, type.foot.size_px).width_px;
        for (TextLine& line : set_lines(width <= area.width() ? one.full : one.brief, type.foot,
                                        area.width(), fonts)) {
            lines.push_back(std::move(line));
        }
    }
    if (lines.empty()) {
        return std::nullopt;
    }
    if (lines.size() > most_lines) {
        lines.resize(most_lines);
        lines.back().text += " \u2026";
    }
    const float height = type.foot_pitch * static_cast<float>(lines.size());
    Rect words{{area.max.x, area.max.y - height}, {area.min.x, area.max.y}};
    float top = words.min.y;
    for (const TextLine& line : lines) {
        // The last line's descenders end at the foot of the area.
        const float baseline = top + type.foot_pitch - type.foot.size_px * 0.26F;
        write_flush(line, type.foot, area, baseline, fonts, marks, words);
        top += type.foot_pitch;
    }
    return words;
}

} // namespace entente::scene
