// SPDX-License-Identifier: MIT
#include "app/render/glyph_pass.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

namespace entente::render {
namespace {

/// Long lines are composed in columns this wide, so that only what is seen is made.
constexpr int column_width = 1024;
/// How far ink may reach from its pen, in ems: a ligature can hold a whole sentence.
constexpr float reach_before = 4;
constexpr float reach_after = 14;

/// A text's origin: whole pixel, and quarters within it.
struct Origin {
    int x;
    int y;
    int phase;
};

Origin origin_of(const scene::TextMark& text) {
    const auto quarters = static_cast<int>(std::floor(text.origin.x * 4.0F + 0.5F));
    return {quarters >> 2, static_cast<int>(std::floor(text.origin.y + 0.5F)), quarters & 3};
}

bool is_sound(const scene::TextMark& text) {
    const auto is_near = [](float value) { return std::abs(value) < 1e8F; }; // false for NaN
    return !text.run.glyphs.empty() && text.run.size_px > 0 && is_near(text.origin.x) &&
           is_near(text.origin.y) && is_near(text.run.width_px) &&
           (text.color.a > 0 || text.halo.a > 0);
}

} // namespace

base::Result<GlyphPass> GlyphPass::make(const ShaderSource& source) {
    const std::array attributes{
        Attribute{4, GL_FLOAT, offsetof(Instance, left)},
        Attribute{2, GL_FLOAT, offsetof(Instance, texel_x)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(Instance, color)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(Instance, halo)},
    };
    auto pass = InstancedPass::make(source, "glyph", sizeof(Instance), attributes);
    if (!pass) {
        return base::fail(std::move(pass).error());
    }
    return GlyphPass(std::move(*pass));
}

void GlyphPass::flush(const View& view) {
    atlas_.bind();
    pass_.draw(std::span<const Instance>(instances_), view);
    instances_.clear();
}

void GlyphPass::draw(std::span<const scene::TextMark> texts, const text::FontSet& fonts,
                     const View& view) {
    instances_.clear();
    for (const scene::TextMark& text : texts) {
        if (!is_sound(text)) {
            continue;
        }
        const float reach = 2 * text.run.size_px + text.halo_width + 2;
        const float y = text.origin.y - static_cast<float>(view.top);
        if (y < -reach || y > static_cast<float>(view.height) + reach) {
            continue;
        }
        const int columns = 1 + static_cast<int>(text.run.width_px) / column_width;
        const float before = reach_before * text.run.size_px + text.halo_width;
        const float after = reach_after * text.run.size_px + text.halo_width;
        const float start = text.origin.x - static_cast<float>(view.left);
        for (int column = 0; column < columns; ++column) {
            const float first = start + static_cast<float>(column * column_width);
            // The outer columns hold what overhangs; the inner ones end where they end.
            const float left = first - (column == 0 ? before : 2);
            const float right =
                first + static_cast<float>(column_width) + (column + 1 == columns ? after : 2);
            if (right > 0 && left < static_cast<float>(view.width)) {
                draw_column(text, column, columns, fonts, view);
            }
        }
    }
    flush(view);
}

void GlyphPass::draw_column(const scene::TextMark& text, int column, int columns,
                            const text::FontSet& fonts, const View& view) {
    constexpr int far_away = std::numeric_limits<int>::max() / 4;
    const int begin = column == 0 ? -far_away : column * column_width;
    const int end = column + 1 == columns ? far_away : (column + 1) * column_width;
    std::span<const text::Glyph> glyphs = text.run.glyphs;
    if (columns > 1) {
        const float size = text.run.size_px;
        const float low = static_cast<float>(begin) - reach_after * size - text.halo_width;
        const float high = static_cast<float>(end) + reach_before * size + text.halo_width;
        column_glyphs_.clear();
        for (const text::Glyph& glyph : glyphs) {
            if (glyph.origin.x > low && glyph.origin.x < high) {
                column_glyphs_.push_back(glyph);
            }
        }
        glyphs = column_glyphs_;
    }
    const Origin origin = origin_of(text);
    const float halo = text.halo.a > 0 ? text.halo_width : 0;
    const auto find = [&] {
        return atlas_.cells(fonts, glyphs, text.run.size_px, halo, origin.phase, begin, end);
    };
    const std::vector<AtlasCell>* cells = find();
    for (int side = 0; cells == nullptr && side != atlas_.side();) {
        // What was gathered points into the atlas as it is: draw that first.
        flush(view);
        side = atlas_.side();
        atlas_.make_room();
        cells = find();
    }
    if (cells == nullptr) {
        return; // larger than the largest atlas
    }
    const PackedColor color = pack(text.color);
    const PackedColor halo_color = pack(text.halo);
    for (const AtlasCell& cell : *cells) {
        const int left = origin.x + cell.left;
        const int top = origin.y + cell.top;
        if (left < view.left + view.width && left + cell.width > view.left &&
            top < view.top + view.height && top + cell.height > view.top) {
            instances_.push_back({static_cast<float>(left), static_cast<float>(top),
                                  static_cast<float>(cell.width), static_cast<float>(cell.height),
                                  static_cast<float>(cell.texel_x),
                                  static_cast<float>(cell.texel_y), color, halo_color});
        }
    }
}

} // namespace entente::render
