// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/marks.hpp"
#include "app/text/fonts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente::scene {

enum class Align : std::uint8_t { left, center, right };

/// How a line of legend or caption is set.
struct TextStyle {
    float size_px = 12;
    text::Weight weight = text::Weight::regular;
    Color color;
};

/// Appends a line of text to the overlay, its baseline at `at`, on whole pixels so that it is
/// crisp; returns its width.
float write_text(std::string_view text, const TextStyle& style, Vec2 at, Align align,
                 text::FontSet& fonts, Marks& marks);

/// A line of a text that was set in several.
struct TextLine {
    std::string text;
    float width_px = 0;
    bool is_right_to_left = false; ///< as its paragraph runs: it is flush right
};

/// Sets a text in lines no wider than width_px: its own line breaks are kept, blank lines too. All
/// lines of a paragraph run in the direction of its first letters.
std::vector<TextLine> set_lines(std::string_view text, const TextStyle& style, float width_px,
                                text::FontSet& fonts);

/// Breaks a paragraph into lines no wider than width_px, between words, within a word only where it
/// is wider than a whole line. Never empty for a text that is not.
std::vector<std::string> wrap_text(std::string_view text, const TextStyle& style, float width_px,
                                   text::FontSet& fonts);

/// Moves a part's overlay by an offset and appends it.
void append_overlay(const Marks& part, Vec2 offset, Marks& marks);

/// Type and spacing shrink a little on small pictures, so that words do not crowd out the network.
/// @return a factor in 0.8 .. 1 for an area in pixels at a pixel scale.
float page_factor(const Rect& area, float pixel_scale);

} // namespace entente::scene
