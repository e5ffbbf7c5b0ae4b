// SPDX-License-Identifier: MIT
#include "app/scene/change_words.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace entente::scene {
namespace {

using graph::Change;

constexpr std::array changes{std::pair{Change::appeared, std::string_view("+")},
                             std::pair{Change::stronger, std::string_view("\u2191")},
                             std::pair{Change::weaker, std::string_view("\u2193")},
                             std::pair{Change::lost, std::string_view("\u2212")}};

struct Piece {
    std::string words;
    Color color;
};

/// Letters are thinner than discs: their colour leans towards that of other words.
Color color_of_words(Change change, const Palette& colors, Theme theme) {
    constexpr float lean = 0.3F;
    return mix(change_color(change, theme), colors.text, lean);
}

std::vector<Piece> pieces_of(const ChangeCounts& counts, bool is_brief, Theme theme) {
    const Palette& colors = palette(theme);
    std::vector<Piece> pieces;
    for (const auto& [change, sign] : changes) {
        const std::size_t count = counts[static_cast<std::size_t>(change)];
        if (count == 0) {
            continue;
        }
        if (!pieces.empty()) {
            pieces.push_back({is_brief ? "  " : " \u00b7 ", colors.muted_text});
        }
        pieces.push_back({is_brief ? fmt::format("{}{}", sign, count)
                                   : fmt::format("{} {}", count, graph::name_of(change)),
                          color_of_words(change, colors, theme)});
    }
    if (pieces.empty()) {
        pieces.push_back({"no change", colors.muted_text});
    }
    return pieces;
}

} // namespace

float write_changes(const ChangeCounts& counts, float size_px, Vec2 baseline, float most_width,
                    Theme theme, text::FontSet& fonts, Marks& marks) {
    const auto width_of = [&](const std::vector<Piece>& pieces) {
        float width = 0;
        for (const Piece& piece : pieces) {
            width += fonts.shape(piece.words, size_px).width_px;
        }
        return width;
    };
    std::vector<Piece> pieces = pieces_of(counts, false, theme);
    if (width_of(pieces) > most_width) {
        pieces = pieces_of(counts, true, theme);
    }
    float x = 0;
    for (const Piece& piece : pieces) {
        const TextStyle style{size_px, text::Weight::regular, piece.color};
        // A mark of spaces alone is none.
        x += piece.words == "  " ? fonts.shape(piece.words, size_px).width_px
                                 : write_text(piece.words, style, {baseline.x + x, baseline.y},
                                              Align::left, fonts, marks);
    }
    return x;
}

} // namespace entente::scene
