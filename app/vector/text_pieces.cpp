// SPDX-License-Identifier: MIT
#include "app/vector/text_pieces.hpp"

#include <algorithm>
#include <cstdint>

namespace entente::vector {
namespace {

/// Some glyphs of one cluster, side by side.
struct Group {
    text::FontIndex font = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t first_byte = 0;
    std::uint32_t last_byte = 0; ///< one past
};

std::vector<Group> groups_of(const text::GlyphRun& run) {
    std::vector<std::uint32_t> places;
    places.reserve(run.glyphs.size() + 1);
    for (const text::Glyph& glyph : run.glyphs) {
        places.push_back(glyph.cluster);
    }
    places.push_back(static_cast<std::uint32_t>(run.text.size()));
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const std::uint32_t lowest = places.front();

    std::vector<Group> groups;
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
        const text::Glyph& glyph = run.glyphs[i];
        if (!groups.empty() && groups.back().font == glyph.font &&
            run.glyphs[groups.back().begin].cluster == glyph.cluster) {
            groups.back().end = i + 1;
            continue;
        }
        const auto next = std::upper_bound(places.begin(), places.end(), glyph.cluster);
        // Letters before the first that shows belong to it.
        groups.push_back({glyph.font, i, i + 1, glyph.cluster == lowest ? 0 : glyph.cluster,
                          next == places.end() ? glyph.cluster : *next});
    }
    return groups;
}

} // namespace

std::vector<TextPiece> pieces_of(const text::GlyphRun& run) {
    const std::vector<Group> groups = groups_of(run);
    std::vector<TextPiece> pieces;
    for (std::size_t first = 0; first < groups.size();) {
        const auto goes_on = [&](std::size_t i, bool backward) {
            return i + 1 < groups.size() && groups[i + 1].font == groups[first].font &&
                   (backward ? groups[i + 1].last_byte == groups[i].first_byte
                             : groups[i + 1].first_byte == groups[i].last_byte);
        };
        const bool is_backward = goes_on(first, true);
        std::size_t last = first;
        while (goes_on(last, is_backward)) {
            ++last;
        }
        TextPiece piece;
        piece.font = groups[first].font;
        piece.begin = groups[first].begin;
        piece.end = groups[last].end;
        piece.is_backward = is_backward;
        for (std::size_t i = first; i <= last; ++i) {
            const Group& group = groups[is_backward ? first + last - i : i];
            piece.text += run.text.substr(group.first_byte, group.last_byte - group.first_byte);
            piece.clusters.push_back({static_cast<int>(group.last_byte - group.first_byte),
                                      static_cast<int>(group.end - group.begin)});
        }
        pieces.push_back(std::move(piece));
        first = last + 1;
    }
    return pieces;
}

} // namespace entente::vector
