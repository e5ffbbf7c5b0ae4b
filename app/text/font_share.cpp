// SPDX-License-Identifier: MIT
#include "app/text/fonts.hpp"

#include "app/text/font_finder.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>
#include <memory>
#include <utility>

namespace entente::text {
namespace {

struct DoneLibrary {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};
struct DoneFace {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};
using Library = std::unique_ptr<FT_LibraryRec_, DoneLibrary>;
using Face = std::unique_ptr<FT_FaceRec_, DoneFace>;

} // namespace

std::vector<FontShare> share_among_fonts(const std::set<char32_t>& characters, Weight weight) {
    FT_Library opened = nullptr;
    if (FT_Init_FreeType(&opened) != 0) {
        return {};
    }
    const Library library(opened);
    std::vector<FontShare> shares;
    std::vector<Face> faces;
    const auto take = [&](char32_t c) {
        const std::optional<FacePlace> place = find_face(c, weight);
        FT_Face face = nullptr;
        if (!place || FT_New_Face(library.get(), place->file.c_str(), place->index, &face) != 0) {
            return;
        }
        const auto height = static_cast<float>(face->ascender - face->descender);
        const bool is_scalable = face->units_per_EM > 0 && height > 0;
        shares.push_back({place->file,
                          place->index & 0xffff,
                          is_scalable ? static_cast<float>(face->units_per_EM) / height : 1.0F,
                          {}});
        faces.emplace_back(face);
    };
    const auto font_of = [&](char32_t c) {
        for (std::size_t i = 0; i < faces.size(); ++i) {
            if (FT_Get_Char_Index(faces[i].get(), c) != 0) {
                return i;
            }
        }
        return faces.size();
    };
    take(U'a');
    for (const char32_t c : characters) {
        std::size_t font = font_of(c);
        if (font == faces.size()) {
            take(c);
            font = font_of(c);
        }
        if (font < faces.size()) {
            shares[font].characters.push_back(c);
        }
    }
    std::erase_if(shares, [](const FontShare& share) { return share.characters.empty(); });
    return shares;
}

} // namespace entente::text
