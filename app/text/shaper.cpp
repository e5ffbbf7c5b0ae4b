// SPDX-License-Identifier: MIT
#include "app/text/shaper.hpp"

#include "app/base/utf8.hpp"
#include "app/text/bidi.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace entente::text {
namespace {

using Line = std::vector<std::uint32_t>;

/// A piece of a line that one call of HarfBuzz shapes.
struct Piece : LevelRun {
    hb_script_t script = HB_SCRIPT_COMMON;
    FontIndex font = 0;
};

bool is_shared(hb_script_t script) {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
           script == HB_SCRIPT_UNKNOWN;
}

/// Characters that belong to the one before and show nothing of their own.
bool is_joined_to_previous(std::uint32_t c, hb_script_t script) {
    return script == HB_SCRIPT_INHERITED || c == 0x200c || c == 0x200d || c == 0x2060 ||
           c == 0xfeff || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0x1f3fb && c <= 0x1f3ff) ||
           (c >= 0xe0020 && c <= 0xe01ef);
}

std::vector<hb_script_t> raw_scripts(const Line& line) {
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    std::vector<hb_script_t> scripts;
    scripts.reserve(line.size());
    for (const std::uint32_t c : line) {
        scripts.push_back(hb_unicode_script(unicode, c));
    }
    return scripts;
}

/// Blanks, digits and marks take the script before them, those at the front the first that follows.
std::vector<hb_script_t> resolved(std::vector<hb_script_t> scripts) {
    const auto first = std::find_if_not(scripts.begin(), scripts.end(), is_shared);
    hb_script_t current = first == scripts.end() ? HB_SCRIPT_LATIN : *first;
    for (hb_script_t& script : scripts) {
        if (is_shared(script)) {
            script = current;
        } else {
            current = script;
        }
    }
    return scripts;
}

HanForm han_form(const std::vector<hb_script_t>& scripts) {
    for (const hb_script_t script : scripts) {
        if (script == HB_SCRIPT_HIRAGANA || script == HB_SCRIPT_KATAKANA) {
            return HanForm::japanese;
        }
        if (script == HB_SCRIPT_HANGUL) {
            return HanForm::korean;
        }
    }
    return HanForm::chinese;
}

std::vector<Piece> pieces_of(const Line& line, const std::vector<std::int8_t>& levels,
                             FontBook& book, Weight weight) {
    const std::vector<hb_script_t> raw = raw_scripts(line);
    const std::vector<hb_script_t> scripts = resolved(raw);
    const HanForm han = han_form(raw);
    std::vector<Piece> pieces;
    std::optional<FontIndex> letters; // the font of the last letter that belongs to a script
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool goes_on = !pieces.empty() && pieces.back().level == levels[i] &&
                             pieces.back().script == scripts[i];
        FontIndex font = 0;
        // The letters' font as long as it will do: a blank or a comma is no reason to change it.
        // But a sign that had to come from elsewhere (a minus, say) does not take digits along.
        if (!pieces.empty() && is_joined_to_previous(line[i], raw[i])) {
            font = pieces.back().font;
        } else if (letters && is_shared(raw[i]) && book.has(*letters, line[i])) {
            font = *letters;
        } else {
            font = book.font_for(line[i], scripts[i], han, weight);
        }
        if (!is_shared(raw[i])) {
            letters = font;
        }
        if (goes_on && pieces.back().font == font) {
            pieces.back().end = i + 1;
        } else {
            Piece piece;
            piece.begin = i;
            piece.end = i + 1;
            piece.level = levels[i];
            piece.script = scripts[i];
            piece.font = font;
            pieces.push_back(piece);
        }
    }
    return pieces;
}

} // namespace

Shaper::Shaper() : buffer_(hb_buffer_create(), hb_buffer_destroy) {}

GlyphRun Shaper::shape(FontBook& book, std::string_view utf8, float size_px, Weight weight) const {
    const Line line = line_of(utf8);
    const BidiLevels bidi = bidi_levels(line);
    std::vector<Piece> pieces = pieces_of(line, bidi.levels, book, weight);
    order_visually(pieces);

    GlyphRun run;
    run.size_px = size_px;
    run.weight = weight;
    run.is_right_to_left = bidi.is_right_to_left;
    run.text.reserve(utf8.size());
    std::vector<std::uint32_t> offsets; // of each character of the line in the text
    offsets.reserve(line.size());
    for (const std::uint32_t c : line) {
        offsets.push_back(static_cast<std::uint32_t>(run.text.size()));
        base::append_utf8(run.text, c);
    }
    const auto grow = [&](const ShapingFont& font) {
        const float scale = size_px / font.units_per_em;
        run.ascent_px = std::max(run.ascent_px, font.ascent * scale);
        run.descent_px = std::max(run.descent_px, font.descent * scale);
    };
    grow(book.at(book.primary(weight)));
    run.glyphs.reserve(line.size());
    for (const Piece& piece : pieces) {
        const ShapingFont& font = book.at(piece.font);
        const float scale = size_px / font.units_per_em;
        grow(font);
        hb_buffer_t* buffer = buffer_.get();
        hb_buffer_clear_contents(buffer);
        // The whole line goes along as context, so that Arabic letters join across pieces.
        hb_buffer_add_utf32(buffer, line.data(), static_cast<int>(line.size()),
                            static_cast<unsigned>(piece.begin),
                            static_cast<int>(piece.end - piece.begin));
        hb_buffer_set_script(buffer, piece.script);
        hb_buffer_set_direction(buffer,
                                (piece.level & 1) != 0 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
        // A fixed language: the picture must not depend on the desktop's.
        hb_buffer_set_language(buffer, hb_language_from_string("und", -1));
        hb_shape(font.font.get(), buffer, nullptr, 0);
        unsigned count = 0;
        const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
        const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
        for (unsigned i = 0; i < count; ++i) {
            Glyph glyph;
            glyph.id = infos[i].codepoint;
            glyph.font = piece.font;
            glyph.cluster = offsets[infos[i].cluster];
            glyph.origin = {run.width_px + static_cast<float>(places[i].x_offset) * scale,
                            -static_cast<float>(places[i].y_offset) * scale};
            run.glyphs.push_back(glyph);
            run.width_px += static_cast<float>(places[i].x_advance) * scale;
        }
    }
    return run;
}

} // namespace entente::text
