// SPDX-License-Identifier: MIT
#include "app/text/font_book.hpp"

#include <hb-ot.h>

#include <algorithm>
#include <limits>

namespace entente::text {
namespace {

constexpr std::size_t max_exceptions = 65'536;

std::optional<ShapingFont> open_face(const FacePlace& place) {
    hb_blob_t* blob = hb_blob_create_from_file_or_fail(place.file.c_str());
    if (blob == nullptr) {
        return std::nullopt;
    }
    const auto index = static_cast<unsigned>(place.index);
    hb_face_t* face = hb_face_create(blob, index & 0xffffU);
    hb_blob_destroy(blob);
    // A format that HarfBuzz does not read (Type 1, bitmaps) gives an empty face.
    if (hb_face_get_glyph_count(face) == 0) {
        hb_face_destroy(face);
        return std::nullopt;
    }
    ShapingFont opened;
    opened.place = place;
    const unsigned units = hb_face_get_upem(face);
    opened.units_per_em = static_cast<float>(units);
    // HarfBuzz's own OpenType functions, never FreeType's: those share state with whoever else
    // draws.
    opened.font.reset(hb_font_create(face));
    hb_face_destroy(face);
    hb_ot_font_set_funcs(opened.font.get());
    hb_font_set_scale(opened.font.get(), static_cast<int>(units), static_cast<int>(units));
    if ((index >> 16U) != 0) {
        hb_font_set_var_named_instance(opened.font.get(), (index >> 16U) - 1);
    }
    hb_font_extents_t extents{};
    if (hb_font_get_h_extents(opened.font.get(), &extents) != 0) {
        opened.ascent = static_cast<float>(extents.ascender);
        opened.descent = static_cast<float>(-extents.descender);
    } else {
        opened.ascent = 0.8F * opened.units_per_em;
        opened.descent = 0.2F * opened.units_per_em;
    }
    return opened;
}

} // namespace

std::optional<FontIndex> FontBook::opened(const FacePlace& place) {
    const auto known = std::find_if(fonts_.begin(), fonts_.end(),
                                    [&](const ShapingFont& font) { return font.place == place; });
    if (known != fonts_.end()) {
        return static_cast<FontIndex>(known - fonts_.begin());
    }
    if (fonts_.size() == std::numeric_limits<FontIndex>::max()) {
        return std::nullopt;
    }
    std::optional<ShapingFont> font = open_face(place);
    if (!font) {
        return std::nullopt;
    }
    fonts_.push_back(std::move(*font));
    return static_cast<FontIndex>(fonts_.size() - 1);
}

bool FontBook::open_primary() {
    for (const Weight weight : {Weight::regular, Weight::bold}) {
        const auto place = find_face(U'a', weight);
        const auto font = place ? opened(*place) : std::nullopt;
        if (font) {
            primary_[static_cast<std::size_t>(weight)] = *font;
        } else if (weight == Weight::regular) {
            return false;
        } else {
            primary_[static_cast<std::size_t>(weight)] = primary_[0];
        }
    }
    return true;
}

bool FontBook::has(FontIndex font, char32_t code_point) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(fonts_[font].font.get(), code_point, &glyph) != 0;
}

FontIndex FontBook::font_for(char32_t code_point, hb_script_t script, HanForm han, Weight weight) {
    const FontIndex first = primary(weight);
    if (has(first, code_point)) {
        return first;
    }
    std::vector<FontIndex>& of_script = by_script_[{script, han, weight}];
    for (const FontIndex font : of_script) {
        if (has(font, code_point)) {
            return font;
        }
    }
    const std::uint64_t key = (std::uint64_t{code_point} << 8U) |
                              (static_cast<std::uint64_t>(han) << 4U) |
                              static_cast<std::uint64_t>(weight);
    if (const auto known = exceptions_.find(key); known != exceptions_.end()) {
        return known->second;
    }
    const auto place = find_face(code_point, weight, han);
    const auto font = place ? opened(*place) : std::nullopt;
    if (font && has(*font, code_point)) {
        of_script.push_back(*font);
        return *font;
    }
    if (exceptions_.size() >= max_exceptions) {
        exceptions_.clear();
    }
    exceptions_.emplace(key, first);
    return first;
}

} // namespace entente::text
