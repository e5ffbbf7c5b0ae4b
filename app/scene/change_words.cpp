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

std::vector<Piece> pieces_of(const ChangeCounts& counts, ChangeForm form, Theme theme) {
    const Palette& colors = palette(theme);
    std::vector<Piece> pieces;
    const bool is_brief = form == ChangeForm::signs;
    std::size_t told = 0;
    for (const auto& [change, sign] : changes) {
        const std::size_t count = counts[static_cast<std::size_t>(change)];
        if (count == 0) {
            continue;
        }
        if (told++ > 0) {
            pieces.push_back({is_brief ? "  " : " \u00b7 ", colors.muted_text});
        }
        pieces.push_back({is_brief ? fmt::format("{}{}", sign, count)
                                   : fmt::format("{} {}", count, graph::name_of(change)),
                          color_of_words(change, colors, theme)});
    }
    if (told == 0) {
        pieces.push_back({"no change", colors.muted_text});
    }
    if (form == ChangeForm::sentence) {
        pieces.insert(pieces.begin(), {"Ties: ", colors.muted_text});
    }
    return pieces;
}

} // namespace

ChangeForm form_for(const ChangeCounts& counts, float size_px, float width_px,
                    text::FontSet& fonts) {
    for (const ChangeForm form : {ChangeForm::sentence, ChangeForm::words}) {
        float width = 0;
        for (const Piece& piece : pieces_of(counts, form, Theme::light)) {
            width += fonts.shape(piece.words, size_px).width_px;
        }
        if (width <= width_px) {
            return form;
        }
    }
    return ChangeForm::signs;
}

float write_changes(const ChangeCounts& counts, ChangeForm form, float size_px, Vec2 baseline,
                    Theme theme, text::FontSet& fonts, Marks& marks) {
    float x = 0;
    for (const Piece& piece : pieces_of(counts, form, theme)) {
        const TextStyle style{size_px, text::Weight::regular, piece.color};
        // A mark of spaces alone is none.
        x += piece.words == "  " ? fonts.shape(piece.words, size_px).width_px
                                 : write_text(piece.words, style, {baseline.x + x, baseline.y},
                                              Align::left, fonts, marks);
    }
    return x;
}

} // namespace entente::scene
