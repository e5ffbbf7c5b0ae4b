// SPDX-License-Identifier: MIT
#include "app/text/rasterizer.hpp"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_GLYPH_H
#include FT_STROKER_H

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente::text {
namespace {

/// A glyph beyond this many pixels on a side is left out rather than risking the memory.
constexpr FT_Pos max_side_px = 16'384;

struct GlyphDone {
    void operator()(FT_Glyph glyph) const { FT_Done_Glyph(glyph); }
};
using OwnedGlyph = std::unique_ptr<FT_GlyphRec_, GlyphDone>;

FT_F26Dot6 to_26_6(float pixels) {
    return static_cast<FT_F26Dot6>(std::lround(pixels * 64.0F));
}

bool is_drawable(FT_Glyph glyph) {
    FT_BBox box{};
    FT_Glyph_Get_CBox(glyph, FT_GLYPH_BBOX_PIXELS, &box);
    const FT_Pos width = box.xMax - box.xMin;
    const FT_Pos height = box.yMax - box.yMin;
    return width > 0 && height > 0 && width <= max_side_px && height <= max_side_px;
}

GlyphBitmap render(OwnedGlyph glyph) {
    GlyphBitmap picture;
    FT_Glyph raw = glyph.get();
    if (!is_drawable(raw) || FT_Glyph_To_Bitmap(&raw, FT_RENDER_MODE_NORMAL, nullptr, 0) != 0) {
        return picture;
    }
    const OwnedGlyph drawn(raw);
    const auto* bitmap = reinterpret_cast<FT_BitmapGlyph>(raw);
    picture.width = static_cast<int>(bitmap->bitmap.width);
    picture.height = static_cast<int>(bitmap->bitmap.rows);
    picture.left = bitmap->left;
    picture.top = bitmap->top;
    picture.coverage.reserve(static_cast<std::size_t>(picture.width) *
                             static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* row = bitmap->bitmap.buffer + std::ptrdiff_t{y} * bitmap->bitmap.pitch;
        picture.coverage.insert(picture.coverage.end(), row, row + picture.width);
    }
    return picture;
}

/// The union of two pictures: each pixel takes the larger coverage.
GlyphBitmap united(const GlyphBitmap& a, const GlyphBitmap& b) {
    if (a.coverage.empty() || b.coverage.empty()) {
        return a.coverage.empty() ? b : a;
    }
    GlyphBitmap both;
    both.left = std::min(a.left, b.left);
    both.top = std::max(a.top, b.top);
    both.width = std::max(a.left + a.width, b.left + b.width) - both.left;
    both.height = both.top - std::min(a.top - a.height, b.top - b.height);
    const auto stride = static_cast<std::size_t>(both.width);
    both.coverage.assign(stride * static_cast<std::size_t>(both.height), 0);
    for (const GlyphBitmap* part : {&a, &b}) {
        const std::uint8_t* from = part->coverage.data();
        for (int y = 0; y < part->height; ++y) {
            std::uint8_t* to = both.coverage.data() +
                               static_cast<std::size_t>(both.top - part->top + y) * stride +
                               static_cast<std::size_t>(part->left - both.left);
            for (int x = 0; x < part->width; ++x, ++from, ++to) {
                *to = std::max(*to, *from);
            }
        }
    }
    return both;
}

struct SizedFace {
    FT_Face face = nullptr;
    FT_F26Dot6 size = 0;
    bool is_tried = false;
};

} // namespace

struct Rasterizer::Impl {
    FT_Library library = nullptr;
    FT_Stroker stroker = nullptr;
    std::vector<SizedFace> faces;

    FT_Face face(FontIndex font, const FacePlace& place, float size_px) {
        if (font >= faces.size()) {
            faces.resize(std::size_t{font} + 1);
        }
        SizedFace& known = faces[font];
        if (!known.is_tried) {
            known.is_tried = true;
            if (FT_New_Face(library, place.file.c_str(), place.index, &known.face) != 0) {
                known.face = nullptr;
            }
        }
        const FT_F26Dot6 size = std::max<FT_F26Dot6>(1, to_26_6(size_px));
        if (known.face != nullptr && known.size != size) {
            known.size = FT_Set_Char_Size(known.face, 0, size, 72, 72) == 0 ? size : 0;
        }
        return known.size == 0 ? nullptr : known.face;
    }
};

Rasterizer::Rasterizer() : impl_(std::make_unique<Impl>()) {
    if (FT_Init_FreeType(&impl_->library) == 0) {
        FT_Stroker_New(impl_->library, &impl_->stroker);
    }
}

Rasterizer::~Rasterizer() {
    for (const SizedFace& face : impl_->faces) {
        if (face.face != nullptr) {
            FT_Done_Face(face.face);
        }
    }
    if (impl_->stroker != nullptr) {
        FT_Stroker_Done(impl_->stroker);
    }
    if (impl_->library != nullptr) {
        FT_Done_FreeType(impl_->library);
    }
}

GlyphBitmap Rasterizer::draw(FontIndex font, const FacePlace& place, std::uint32_t glyph,
                             float size_px, float stroke_px, base::Vec2 shift_px) {
    if (impl_->library == nullptr || !(size_px > 0) || size_px > static_cast<float>(max_side_px)) {
        return {};
    }
    FT_Face face = impl_->face(font, place, size_px);
    if (face == nullptr ||
        FT_Load_Glyph(face, glyph, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0 ||
        face->glyph->format != FT_GLYPH_FORMAT_OUTLINE) {
        return {};
    }
    FT_Outline_Translate(&face->glyph->outline, to_26_6(shift_px.x), -to_26_6(shift_px.y));
    FT_Glyph raw = nullptr;
    if (FT_Get_Glyph(face->glyph, &raw) != 0) {
        return {};
    }
    OwnedGlyph filled(raw);
    if (stroke_px <= 0 || impl_->stroker == nullptr || !is_drawable(filled.get())) {
        return render(std::move(filled));
    }
    FT_Stroker_Set(impl_->stroker, to_26_6(stroke_px), FT_STROKER_LINECAP_ROUND,
                   FT_STROKER_LINEJOIN_ROUND, 0);
    FT_Glyph outline = filled.get();
    if (FT_Glyph_Stroke(&outline, impl_->stroker, 0) != 0) {
        return render(std::move(filled));
    }
    // The stroke alone would leave the middle of a thick stem open.
    OwnedGlyph stroked(outline);
    return united(render(std::move(stroked)), render(std::move(filled)));
}

} // namespace entente::text
