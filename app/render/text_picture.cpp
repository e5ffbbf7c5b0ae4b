// SPDX-License-Identifier: MIT
#include "app/render/text_picture.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace entente::render {
namespace {

constexpr std::size_t max_bytes = 32U << 20U;

struct Placed {
    const text::GlyphBitmap* bitmap;
    int left;
    int top;
    bool is_halo;
};

/// Whole pixels and the quarters that are left.
struct Quartered {
    int pixel;
    std::uint8_t phase;
};

Quartered quartered(float pixels, int phase) {
    const auto quarters = static_cast<int>(std::lround(pixels * 4.0F)) + phase;
    return {quarters >> 2, static_cast<std::uint8_t>(quarters & 3)};
}

} // namespace

std::size_t TextComposer::KeyHash::operator()(const Key& key) const {
    std::uint64_t hash = (std::uint64_t{key.glyph} << 32U) | key.size_bits;
    hash ^= (std::uint64_t{key.stroke_bits} << 24U) ^ (std::uint64_t{key.font} << 12U) ^
            (std::uint64_t{key.phase_x} << 4U) ^ key.phase_y;
    hash *= 0x9e37'79b9'7f4a'7c15U;
    return static_cast<std::size_t>(hash ^ (hash >> 29U));
}

const text::GlyphBitmap& TextComposer::bitmap(const text::FontSet& fonts, const Key& key) {
    const auto known = bitmaps_.find(key);
    if (known != bitmaps_.end()) {
        return known->second;
    }
    const base::Vec2 shift{static_cast<float>(key.phase_x) / 4.0F,
                           static_cast<float>(key.phase_y) / 4.0F};
    text::GlyphBitmap drawn =
        fonts.rasterize(key.font, key.glyph, std::bit_cast<float>(key.size_bits),
                        std::bit_cast<float>(key.stroke_bits), shift);
    bytes_ += drawn.coverage.size() + sizeof(Key) + sizeof(text::GlyphBitmap);
    return bitmaps_.emplace(key, std::move(drawn)).first->second;
}

TextPicture TextComposer::compose(const text::FontSet& fonts, std::span<const text::Glyph> glyphs,
                                  float size_px, float halo_px, int phase, int begin, int end) {
    if (bytes_ > max_bytes) { // only here: the pictures below are pointed at
        bitmaps_.clear();
        bytes_ = 0;
    }
    std::vector<Placed> placed;
    placed.reserve(glyphs.size() * 2);
    int left = end;
    int right = begin;
    int top = 0;
    int bottom = 0;
    for (const text::Glyph& glyph : glyphs) {
        const Quartered x = quartered(glyph.origin.x, phase);
        const Quartered y = quartered(glyph.origin.y, 0);
        for (const bool is_halo : {false, true}) {
            if (is_halo && !(halo_px > 0)) {
                continue;
            }
            const Key key{glyph.id,
                          std::bit_cast<std::uint32_t>(size_px),
                          std::bit_cast<std::uint32_t>(is_halo ? halo_px : 0.0F),
                          glyph.font,
                          x.phase,
                          y.phase};
            const text::GlyphBitmap& drawn = bitmap(fonts, key);
            const int at_x = x.pixel + drawn.left;
            const int at_y = y.pixel - drawn.top;
            if (drawn.coverage.empty() || at_x >= end || at_x + drawn.width <= begin) {
                continue;
            }
            top = placed.empty() ? at_y : std::min(top, at_y);
            bottom = placed.empty() ? at_y + drawn.height : std::max(bottom, at_y + drawn.height);
            left = std::min(left, at_x);
            right = std::max(right, at_x + drawn.width);
            placed.push_back({&drawn, at_x, at_y, is_halo});
        }
    }
    TextPicture picture;
    if (placed.empty()) {
        return picture;
    }
    picture.left = std::max(left, begin);
    picture.top = top;
    picture.width = std::min(right, end) - picture.left;
    picture.height = bottom - top;
    const auto stride = static_cast<std::size_t>(picture.width) * 2;
    picture.shares.assign(stride * static_cast<std::size_t>(picture.height), 0);
    for (const Placed& part : placed) {
        const int first = std::max(part.left, picture.left);
        const int last = std::min(part.left + part.bitmap->width, picture.left + picture.width);
        for (int y = 0; y < part.bitmap->height; ++y) {
            const std::uint8_t* from = part.bitmap->coverage.data() +
                                       static_cast<std::ptrdiff_t>(y) * part.bitmap->width +
                                       (first - part.left);
            std::uint8_t* to = picture.shares.data() +
                               static_cast<std::size_t>(part.top + y - picture.top) * stride +
                               static_cast<std::size_t>(first - picture.left) * 2;
            for (int x = first; x < last; ++x, ++from, to += 2) {
                if (part.is_halo) {
                    to[1] = std::max(to[1], *from);
                } else {
                    // Letters that join (Arabic) meet or overlap within a pixel: one laid over the
                    // other lies between the sum and the larger share, and leaves no pale seam.
                    to[0] = static_cast<std::uint8_t>(*from + to[0] - (*from * to[0] + 127) / 255);
                }
            }
        }
    }
    return picture;
}

} // namespace entente::render
