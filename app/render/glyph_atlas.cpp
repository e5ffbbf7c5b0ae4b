// SPDX-License-Identifier: MIT
#include "app/render/glyph_atlas.hpp"

#include <algorithm>
#include <cstddef>

namespace entente::render {
namespace {

constexpr int first_side = 1024;
constexpr int largest_side = 4096;
constexpr int cell_side = 512;

template <class Value>
void append_bytes(std::string& key, const Value& value) {
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

} // namespace

GlyphAtlas::GlyphAtlas() : side_(first_side) {
    GLint limit = first_side;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    max_side_ = std::min(largest_side, static_cast<int>(limit));
    allocate();
}

void GlyphAtlas::allocate() {
    texture_ = Texture::make();
    bind();
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, side_, side_, 0, GL_RG, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
}

void GlyphAtlas::make_room() {
    by_key_.clear();
    shelves_.clear();
    if (side_ * 2 <= max_side_) {
        side_ *= 2;
        allocate();
    }
}

bool GlyphAtlas::place(int width, int height, int& x, int& y) {
    const int rounded = (height + 3) / 4 * 4;
    int bottom = 0;
    for (Shelf& shelf : shelves_) {
        bottom = shelf.top + shelf.height;
        if (shelf.height >= height && shelf.height <= rounded + rounded / 4 &&
            shelf.used + width <= side_) {
            x = shelf.used;
            y = shelf.top;
            shelf.used += width;
            return true;
        }
    }
    if (bottom + height > side_ || width > side_) {
        return false;
    }
    shelves_.push_back({bottom, std::min(rounded, side_ - bottom), width});
    x = 0;
    y = bottom;
    return true;
}

const std::vector<AtlasCell>* GlyphAtlas::cells(const text::FontSet& fonts,
                                                std::span<const text::Glyph> glyphs, float size_px,
                                                float halo_px, int phase, int begin, int end) {
    key_.clear();
    append_bytes(key_, size_px);
    append_bytes(key_, halo_px);
    append_bytes(key_, phase);
    append_bytes(key_, begin);
    append_bytes(key_, end);
    for (const text::Glyph& glyph : glyphs) {
        append_bytes(key_, glyph.id);
        append_bytes(key_, glyph.font);
        append_bytes(key_, glyph.origin.x);
        append_bytes(key_, glyph.origin.y);
    }
    if (const auto known = by_key_.find(key_); known != by_key_.end()) {
        return &known->second;
    }
    const TextPicture picture =
        composer_.compose(fonts, glyphs, size_px, halo_px, phase, begin, end);
    std::vector<AtlasCell> cells;
    for (int top = 0; top < picture.height; top += cell_side) {
        for (int left = 0; left < picture.width; left += cell_side) {
            AtlasCell cell{picture.left + left,
                           picture.top + top,
                           std::min(cell_side, picture.width - left),
                           std::min(cell_side, picture.height - top),
                           0,
                           0};
            if (!place(cell.width, cell.height, cell.texel_x, cell.texel_y)) {
                return nullptr;
            }
            bind();
            glPixelStorei(GL_UNPACK_ROW_LENGTH, picture.width);
            const std::size_t offset =
                (static_cast<std::size_t>(top) * static_cast<std::size_t>(picture.width) +
                 static_cast<std::size_t>(left)) *
                2;
            glTexSubImage2D(GL_TEXTURE_2D, 0, cell.texel_x, cell.texel_y, cell.width, cell.height,
                            GL_RG, GL_UNSIGNED_BYTE, picture.shares.data() + offset);
            glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
            cells.push_back(cell);
        }
    }
    return &by_key_.emplace(key_, std::move(cells)).first->second;
}

} // namespace entente::render
