// SPDX-License-Identifier: MIT
#include "app/scene/overlay.hpp"

#include "app/base/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

float width_of(std::string_view text, const TextStyle& style, text::FontSet& fonts) {
    return fonts.shape(text, style.size_px, style.weight).width_px;
}

/// The longest beginning of a word that fits, at least one code point.
std::size_t fitting_bytes(std::string_view word, const TextStyle& style, float width_px,
                          text::FontSet& fonts) {
    std::size_t fitting = 0;
    for (std::string_view rest = word; !rest.empty();) {
        base::take_code_point(rest);
        const std::size_t end = word.size() - rest.size();
        if (fitting > 0 && width_of(word.substr(0, end), style, fonts) > width_px) {
            break;
        }
        fitting = end;
    }
    return fitting;
}

} // namespace

float write_text(std::string_view text, const TextStyle& style, Vec2 at, Align align,
                 text::FontSet& fonts, Marks& marks) {
    TextMark mark;
    mark.run = fonts.shape(text, style.size_px, style.weight);
    const float width = mark.run.width_px;
    const float share = align == Align::left ? 0 : align == Align::center ? 0.5F : 1;
    mark.origin = {std::round(at.x - width * share), std::round(at.y)};
    mark.color = style.color;
    mark.halo = style.color.with_alpha(0);
    marks.overlay_texts.push_back(std::move(mark));
    return width;
}

std::vector<std::string> wrap_text(std::string_view text, const TextStyle& style, float width_px,
                                   text::FontSet& fonts) {
    const float blank = width_of("a b", style, fonts) - width_of("ab", style, fonts);
    std::vector<std::string> lines;
    std::string line;
    float line_width = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) {
            continue;
        }
        // A number stays with what it counts.
        const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
        if (is_digit(word.back()) && !text.empty() && !is_digit(text.front()) &&
            text.front() != ' ') {
            const std::size_t more = std::min(text.find(' '), text.size());
            word = {word.data(), word.size() + 1 + more};
            text.remove_prefix(std::min(more + 1, text.size()));
        }
        float width = width_of(word, style, fonts);
        if (!line.empty() && line_width + blank + width > width_px) {
            lines.push_back(std::move(line));
            line.clear();
        }
        while (line.empty() && width > width_px) {
            const std::size_t bytes = fitting_bytes(word, style, width_px, fonts);
            if (bytes == word.size()) {
                break;
            }
            lines.emplace_back(word.substr(0, bytes));
            word.remove_prefix(bytes);
            width = width_of(word, style, fonts);
        }
        line_width = line.empty() ? width : line_width + blank + width;
        if (!line.empty()) {
            line += ' ';
        }
        line += word;
    }
    if (!line.empty()) {
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<TextLine> set_lines(std::string_view text, const TextStyle& style, float width_px,
                                text::FontSet& fonts) {
    std::vector<TextLine> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view paragraph = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const bool is_rtl = fonts.shape(paragraph, style.size_px, style.weight).is_right_to_left;
        const std::vector<std::string> broken = wrap_text(paragraph, style, width_px, fonts);
        if (broken.empty()) {
            lines.push_back({{}, 0, is_rtl});
        }
        for (const std::string& words : broken) {
            TextLine line{words, 0, is_rtl};
            if (fonts.shape(words, style.size_px, style.weight).is_right_to_left != is_rtl) {
                // A mark without width that turns the line: U+200F or U+200E.
                line.text.insert(0, is_rtl ? "\u200f" : "\u200e");
            }
            line.width_px = width_of(line.text, style, fonts);
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

void append_overlay(const Marks& part, Vec2 offset, Marks& marks) {
    for (BoxMark box : part.boxes) {
        box.rect = {box.rect.min + offset, box.rect.max + offset};
        marks.boxes.push_back(box);
    }
    for (TieMark tie : part.overlay_ties) {
        tie.from += offset;
        tie.to += offset;
        marks.overlay_ties.push_back(tie);
    }
    for (NodeMark node : part.overlay_nodes) {
        node.center += offset;
        marks.overlay_nodes.push_back(node);
    }
    for (TextMark text : part.overlay_texts) {
        text.origin += offset;
        marks.overlay_texts.push_back(std::move(text));
    }
}

float page_factor(const Rect& area, float pixel_scale) {
    constexpr float usual_area = 1500.0F * 900.0F;
    const float units = area.width() * area.height() / (pixel_scale * pixel_scale);
    return std::clamp(std::pow(std::max(units, 1.0F) / usual_area, 0.25F), 0.8F, 1.0F);
}

} // namespace entente::scene
