// SPDX-License-Identifier: MIT
#include "app/vector/svg_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::vector {
namespace {

bool is_writable(const scene::TextMark& mark) {
    return !mark.run.text.empty() && mark.run.size_px > 0 && mark.run.size_px < 1e6F &&
           std::abs(mark.origin.x) < 1e7F && std::abs(mark.origin.y) < 1e7F &&
           std::abs(mark.run.width_px) < 1e7F && (mark.color.a > 0 || mark.halo.a > 0);
}

/// Whether a reader would drop some of its blanks.
bool has_loose_blanks(const std::string& text) {
    return text.front() == ' ' || text.back() == ' ' || text.find("  ") != std::string::npos;
}

/// The fonts of a run in the order of its text: the first one comes first in CSS, too, and then
/// gives the blanks between the words of that language.
std::vector<text::FontIndex> fonts_in_reading_order(const text::GlyphRun& run) {
    std::vector<std::pair<std::uint32_t, text::FontIndex>> firsts;
    for (const text::Glyph& glyph : run.glyphs) {
        const auto known = std::find_if(firsts.begin(), firsts.end(), [&](const auto& first) {
            return first.second == glyph.font;
        });
        if (known == firsts.end()) {
            firsts.emplace_back(glyph.cluster, glyph.font);
        } else {
            known->first = std::min(known->first, glyph.cluster);
        }
    }
    std::sort(firsts.begin(), firsts.end());
    std::vector<text::FontIndex> fonts;
    fonts.reserve(firsts.size());
    for (const auto& first : firsts) {
        fonts.push_back(first.second);
    }
    return fonts;
}

/// Whether a line is written in parts of one font each: a reader would take blanks and commas from
/// the first font that has them, not from the one they were set in. But not where anything runs
/// from right to left, since not all readers order what is in parts.
bool needs_parts(const text::GlyphRun& run) {
    const std::vector<text::Glyph>& glyphs = run.glyphs;
    return std::any_of(
               glyphs.begin(), glyphs.end(),
               [&](const text::Glyph& glyph) { return glyph.font != glyphs.front().font; }) &&
           std::is_sorted(glyphs.begin(), glyphs.end(),
                          [](const auto& a, const auto& b) { return a.cluster < b.cluster; });
}

void append_family(std::string& list, const std::string& family) {
    list += '\'';
    for (const char c : family) {
        if (c == '\'' || c == '\\') {
            list += '\\';
        }
        list += c;
    }
    list += "',";
}

} // namespace

const std::string& SvgTexts::families(std::vector<text::FontIndex> fonts) {
    const auto [known, is_new] = families_.try_emplace(std::move(fonts));
    if (is_new) {
        std::vector<std::string> named;
        for (const text::FontIndex font : known->first) {
            const std::string& family = fonts_.family_of(font);
            if (!family.empty() && std::find(named.begin(), named.end(), family) == named.end()) {
                append_family(known->second, family);
                named.push_back(family);
            }
        }
        // Noto Sans took its Latin, Greek and Cyrillic letters from Open Sans, widths included.
        known->second += "'Open Sans',sans-serif";
    }
    return known->second;
}

void SvgTexts::write(const scene::TextMark& mark) {
    if (!is_writable(mark)) {
        return;
    }
    if (!(mark.halo_width > 0) || !(mark.halo.a > 0)) {
        xml_.open("text");
        xml_.color("fill", mark.color);
        write_line(mark);
        xml_.close();
        return;
    }
    // The halo is the same text, referred to and stroked below: `paint-order`, which would do
    // without, is not known to office programs, and they would hide the letters under it.
    const std::string id = "text-" + std::to_string(++haloed_);
    xml_.open("g");
    xml_.color("fill", mark.color);
    xml_.open("use");
    xml_.attribute("xlink:href", "#" + id);
    xml_.attribute("fill", "none");
    xml_.color("stroke", mark.halo);
    xml_.number("stroke-width", 2 * static_cast<double>(mark.halo_width));
    xml_.attribute("stroke-linejoin", "round");
    xml_.close();
    xml_.open("text");
    xml_.attribute("id", id);
    write_line(mark);
    xml_.close();
    xml_.close();
}

void SvgTexts::write_line(const scene::TextMark& mark) {
    const text::GlyphRun& run = mark.run;
    // A line begins where its reading does: at its right end, where it runs from right to left.
    const float start = run.is_right_to_left ? mark.origin.x + run.width_px : mark.origin.x;
    xml_.number("x", static_cast<double>(start));
    xml_.number("y", static_cast<double>(mark.origin.y));
    xml_.attribute("font-family", families(fonts_in_reading_order(run)));
    xml_.number("font-size", static_cast<double>(run.size_px));
    if (run.weight == text::Weight::bold) {
        xml_.attribute("font-weight", "700");
    }
    if (run.is_right_to_left) {
        xml_.attribute("direction", "rtl");
        xml_.attribute("unicode-bidi", "embed");
    }
    const bool is_parted = needs_parts(run);
    if (has_loose_blanks(run.text) || is_parted) { // blanks at the ends of parts are loose, too
        xml_.attribute("xml:space", "preserve");
    }
    if (is_parted) {
        write_parts(run);
    } else {
        xml_.text(run.text);
    }
}

void SvgTexts::write_parts(const text::GlyphRun& run) {
    const std::vector<text::Glyph>& glyphs = run.glyphs;
    for (std::size_t i = 0; i < glyphs.size();) {
        const std::size_t begin = i;
        while (i < glyphs.size() && glyphs[i].font == glyphs[begin].font) {
            ++i;
        }
        const std::size_t first = begin == 0 ? 0 : glyphs[begin].cluster;
        const std::size_t last = i < glyphs.size() ? glyphs[i].cluster : run.text.size();
        xml_.part("tspan", "font-family", families({glyphs[begin].font}),
                  std::string_view(run.text).substr(first, last - first));
    }
}

} // namespace entente::vector
