// SPDX-License-Identifier: MIT
// The legend in small pieces of one line each.
#include "app/scene/legend_blocks.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {

/// Words after a symbol, which is as wide as its size says and lies around the height 0.
LegendBlock LegendWriter::chip(const LegendBlock& symbol, std::string_view words,
                               const TextStyle& style) {
    LegendBlock chip;
    chip.size.y = std::max(row(), std::ceil(symbol.size.y));
    const float middle = std::round(chip.size.y / 2);
    append_overlay(symbol.marks, {0, middle}, chip.marks);
    const float x = symbol.size.x > 0 ? symbol.size.x + 5 * unit_ : 0;
    chip.size.x =
        x + write_text(words, style, {x, middle + 4 * unit_}, Align::left, fonts_, chip.marks);
    return chip;
}

LegendBlock LegendWriter::chip_of_sizes() {
    LegendBlock symbol;
    float x = write_text("Node size", heading_, {0, 4 * unit_}, Align::left, fonts_, symbol.marks);
    for (const double value : legend_samples(encoding_.max_node_strength)) {
        NodeMark mark = size_mark(value);
        x += 8 * unit_ + mark.radius;
        mark.center = {x, 0};
        symbol.marks.overlay_nodes.push_back(mark);
        x += mark.radius + 4 * unit_;
        x += write_text(words_for_sample(value), small_, {x, 4 * unit_}, Align::left, fonts_,
                        symbol.marks);
        symbol.size = {x, std::max(symbol.size.y, 2 * mark.radius + 3 * unit_)};
    }
    return chip(symbol, input_.has_shares ? "of the strongest" : "strength", small_);
}

LegendBlock LegendWriter::chip_of_widths() {
    LegendBlock symbol;
    float x = write_text("Line width", heading_, {0, 4 * unit_}, Align::left, fonts_, symbol.marks);
    const float line = 20 * unit_;
    for (const double value : legend_samples(encoding_.max_tie_strength)) {
        TieMark mark = width_mark(value);
        x += 8 * unit_;
        mark.from = {x, 0};
        mark.to = {x + line, 0};
        symbol.marks.overlay_ties.push_back(mark);
        x += line + 4 * unit_;
        x += write_text(words_for_sample(value), small_, {x, 4 * unit_}, Align::left, fonts_,
                        symbol.marks);
    }
    symbol.size = {x, row()};
    return chip(symbol, input_.has_shares ? "of the strongest" : "strength", small_);
}

LegendBlock LegendWriter::chip_of_tone() {
    LegendBlock symbol;
    float x = write_text("Tone", heading_, {0, 4 * unit_}, Align::left, fonts_, symbol.marks);
    x += 8 * unit_;
    x += write_text("\u221210 conflict", small_, {x, 4 * unit_}, Align::left, fonts_, symbol.marks);
    x = std::round(x + 5 * unit_);
    const float width = std::round(70 * unit_);
    const float half = std::round(4 * unit_);
    draw_tone(symbol, {{x, -half}, {x + width, half}});
    symbol.size = {x + width, row()};
    return chip(symbol, "cooperation +10", small_);
}

void LegendWriter::add_chips_of_changes(std::vector<LegendBlock>& chips) {
    const LegendBlock nothing;
    chips.push_back(chip(nothing, input_.window, heading_));
    chips.push_back(chip(nothing, "compared with " + std::string(input_.compared_with), small_));
    for (const graph::Change change : legend_changes) {
        LegendBlock symbol;
        draw_change(symbol, change, 0, 0);
        symbol.size = {43 * unit_, row()};
        chips.push_back(chip(symbol, words_for(change), body_));
    }
}

void LegendWriter::add_chips_of_kinds(std::vector<LegendBlock>& chips) {
    for (std::size_t i = 0; i < model::node_kind_count; ++i) {
        if (contents_.kinds[i]) {
            const auto kind = static_cast<model::NodeKind>(i);
            LegendBlock symbol;
            draw_kind(symbol, kind, {7 * unit_, 0});
            symbol.size = {14 * unit_, row()};
            chips.push_back(chip(symbol, words_for(kind), body_));
        }
    }
    if (input_.has_absent) {
        LegendBlock symbol;
        draw_absent(symbol, {7 * unit_, 0});
        symbol.size = {14 * unit_, row()};
        chips.push_back(chip(symbol, "Not in this window", body_));
    }
}

void LegendWriter::add_chips_of_lines(std::vector<LegendBlock>& chips) {
    for (const LineEntry& entry : line_entries()) {
        LegendBlock symbol;
        TieMark mark = entry.look;
        mark.to = {24 * unit_, 0};
        symbol.marks.overlay_ties.push_back(mark);
        symbol.size = {24 * unit_, row()};
        chips.push_back(chip(symbol, entry.words, body_));
    }
}

std::vector<LegendBlock> LegendWriter::least_chips() {
    std::vector<LegendBlock> chips;
    if (tells_changes()) {
        add_chips_of_changes(chips);
    }
    add_chips_of_kinds(chips);
    if (encoding_.color_by == ColorBy::tone && contents_.has_tone) {
        chips.push_back(chip_of_tone());
    }
    add_chips_of_lines(chips);
    return chips;
}

std::vector<LegendBlock> LegendWriter::chips() {
    std::vector<LegendBlock> chips;
    if (tells_changes()) {
        add_chips_of_changes(chips);
    }
    add_chips_of_kinds(chips);
    chips.push_back(chip_of_sizes());
    if (contents_.has_event_ties || contents_.has_topic_ties) {
        chips.push_back(chip_of_widths());
        if (encoding_.color_by == ColorBy::tone && contents_.has_tone) {
            chips.push_back(chip_of_tone());
        }
    }
    add_chips_of_lines(chips);
    if (contents_.has_marked_nodes || contents_.has_marked_ties) {
        LegendBlock symbol;
        symbol.size = {24 * unit_, row()};
        draw_highlight(symbol, 0, symbol.size.x, 0);
        chips.push_back(chip(symbol, "Highlighted", body_));
    }
    for (const std::size_t i : contents_.hulls) {
        const graph::Hull& hull = input_.annotations->hulls[i];
        LegendBlock symbol;
        symbol.size = {20 * unit_, row()};
        draw_swatch(symbol, hull, {{0, -5.5F * unit_}, {20 * unit_, 5.5F * unit_}});
        chips.push_back(chip(symbol, name_of(hull), body_));
    }
    LegendBlock nothing;
    chips.push_back(chip(nothing, words_for_scales(), small_));
    return chips;
}

} // namespace entente::scene
