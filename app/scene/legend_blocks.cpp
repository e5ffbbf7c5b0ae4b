// SPDX-License-Identifier: MIT
#include "app/scene/legend_blocks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

constexpr std::size_t most_hulls = 8;

void widen(LegendBlock& block, float width) {
    block.size.x = std::max(block.size.x, width);
}

} // namespace

std::string_view words_for(model::NodeKind kind) {
    constexpr std::array<std::string_view, model::node_kind_count> words{
        "State", "Official", "Organization", "Group", "Topic"};
    return words[static_cast<std::size_t>(kind)];
}

std::string_view words_for(graph::Change change) {
    constexpr std::array<std::string_view, graph::change_count> words{
        "Not there", "New", "Lost", "Stronger", "Weaker", "The same"};
    return words[static_cast<std::size_t>(change)];
}

namespace {

/// The greatest round number that is not above the value: 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a
/// power of ten.
double round_below(double value) {
    const double power = std::pow(10, std::floor(std::log10(value)));
    double best = power;
    for (const double step : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
        if (step * power <= value * (1 + 1e-9)) {
            best = step * power;
        }
    }
    return best;
}

} // namespace

std::array<double, 3> legend_samples(double greatest) {
    return {round_below(greatest / 16), round_below(greatest / 4), round_below(greatest)};
}

std::string words_for(double value) {
    if (value < 1000) {
        return fmt::format("{:.3g}", value);
    }
    std::string digits = fmt::format("{:.0f}", value);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
        digits.insert(static_cast<std::size_t>(at), ",");
    }
    return digits;
}

LegendWriter::LegendWriter(const LegendInput& input, float factor, text::FontSet& fonts)
    : input_(input), encoding_(scaled(input)), colors_(palette(input.encoding.theme)),
      fonts_(fonts),
      unit_(input.encoding.pixel_scale * factor), heading_{11 * unit_, text::Weight::bold,
                                                           colors_.text},
      body_{11.5F * unit_, text::Weight::regular, colors_.text}, small_{10.5F * unit_,
                                                                        text::Weight::regular,
                                                                        colors_.muted_text},
      contents_(look()) {}

LegendWriter::Contents LegendWriter::look() const {
    Contents contents;
    for (const graph::NodeId node : input_.graph.nodes) {
        contents.kinds[static_cast<std::size_t>(graph::kind_of(input_.store, node))] = true;
    }
    for (const graph::Tie& tie : input_.graph.ties) {
        const graph::TieKind kind = tie.dyad.kind;
        contents.has_event_ties |= kind == graph::TieKind::event;
        contents.has_topic_ties |= kind == graph::TieKind::topic;
        contents.has_offices |= kind == graph::TieKind::office;
        contents.has_directed |= tie.dyad.is_directed;
        if (kind != graph::TieKind::office) {
            (std::isnan(tie.tone) ? contents.lacks_tone : contents.has_tone) = true;
        }
    }
    if (input_.annotations == nullptr) {
        return contents;
    }
    const graph::Annotations& annotations = *input_.annotations;
    const auto is_there = [&](graph::NodeId node) { return input_.graph.find(node) >= 0; };
    contents.has_marked_nodes = std::any_of(annotations.highlighted_nodes.begin(),
                                            annotations.highlighted_nodes.end(), is_there);
    contents.has_marked_ties =
        std::any_of(annotations.highlighted_ties.begin(), annotations.highlighted_ties.end(),
                    [&](const graph::Dyad& dyad) {
                        return std::any_of(input_.graph.ties.begin(), input_.graph.ties.end(),
                                           [&](const graph::Tie& tie) { return tie.dyad == dyad; });
                    });
    for (std::size_t i = 0; i < annotations.hulls.size(); ++i) {
        const graph::Hull& hull = annotations.hulls[i];
        if (!hull.name.empty() && contents.hulls.size() < most_hulls &&
            std::any_of(hull.nodes.begin(), hull.nodes.end(), is_there)) {
            contents.hulls.push_back(i);
        }
    }
    return contents;
}

std::vector<LegendBlock> LegendWriter::blocks() {
    std::vector<LegendBlock> blocks;
    if (tells_changes()) {
        blocks.push_back(changes());
    }
    blocks.push_back(kinds());
    blocks.push_back(node_sizes());
    if (contents_.has_event_ties || contents_.has_topic_ties) {
        blocks.push_back(tie_widths());
        if (encoding_.color_by == ColorBy::tone && contents_.has_tone) {
            blocks.push_back(tone());
        }
    }
    for (LegendBlock block : {lines(), marked()}) {
        if (block.size.y > 0) {
            blocks.push_back(std::move(block));
        }
    }
    return blocks;
}

LegendBlock LegendWriter::scale_note() {
    LegendBlock block;
    const float width = write_text(words_for_scales(), small_, {0, std::round(10 * unit_)},
                                   Align::left, fonts_, block.marks);
    block.size = {width, std::round(14 * unit_)};
    return block;
}

Encoding LegendWriter::scaled(const LegendInput& input) {
    constexpr double all = 100;
    Encoding encoding = input.encoding;
    if (input.has_shares) {
        encoding.max_node_strength = all;
        encoding.max_tie_strength = all;
    }
    return encoding;
}

std::string LegendWriter::words_for_sample(double value) const {
    return words_for(value) + (input_.has_shares ? " %" : "");
}

std::string_view LegendWriter::words_for_scales() const {
    return !input_.scale_note.empty()    ? input_.scale_note
           : input_.is_fixed_to_all_time ? "Scales are the same for all time"
           : tells_changes()             ? "Scales are those of these windows"
                                         : "Scales are those of this window";
}

LegendBlock LegendWriter::changes() {
    constexpr float most = 250;
    LegendBlock block;
    const auto line = [&](const std::string& words, const TextStyle& style, float baseline) {
        const float width =
            write_text(fonts_.shape(words, style.size_px).width_px <= most * unit_
                           ? words
                           : fonts_.shorten(words, style.size_px, most * unit_),
                       style, {0, std::round(baseline * unit_)}, Align::left, fonts_, block.marks);
        widen(block, width);
    };
    line(std::string(input_.window), heading_, 9);
    line("compared with " + std::string(input_.compared_with), small_, 23);
    block.size.y = std::round(30 * unit_);
    for (const graph::Change change : legend_changes) {
        draw_change(block, change, 0, std::round(block.size.y + row() / 2));
        const float x = symbol_width() + 20 * unit_;
        const float width =
            write_text(words_for(change), body_, {x, block.size.y + row() / 2 + 4 * unit_},
                       Align::left, fonts_, block.marks);
        widen(block, x + width);
        block.size.y += row();
    }
    return block;
}

LegendBlock LegendWriter::kinds() {
    LegendBlock block = titled("Nodes", "");
    for (std::size_t i = 0; i < model::node_kind_count; ++i) {
        if (contents_.kinds[i]) {
            const auto kind = static_cast<model::NodeKind>(i);
            draw_kind(block, kind, {symbol_width() / 2, block.size.y + row() / 2});
            add_row_text(block, words_for(kind));
        }
    }
    if (input_.has_absent) {
        draw_absent(block, {symbol_width() / 2, block.size.y + row() / 2});
        add_row_text(block, "Not in this window");
    }
    return block;
}

LegendBlock LegendWriter::node_sizes() {
    LegendBlock block = titled("Node size", input_.has_shares ? "of its window's strongest"
                                                              : "strength of its ties");
    const std::array<double, 3> values = legend_samples(encoding_.max_node_strength);
    const float greatest = encoding_.radius(values.back());
    const float floor = block.size.y + 2 * greatest + 1 * unit_;
    float x = 0;
    for (const double value : values) {
        const std::string words = words_for_sample(value);
        NodeMark mark = size_mark(value);
        const float text_width = fonts_.shape(words, small_.size_px).width_px;
        const float width = std::max(2 * mark.radius, text_width);
        mark.center = {x + width / 2, floor - mark.radius};
        block.marks.overlay_nodes.push_back(mark);
        write_text(words, small_, {x + width / 2, floor + 14 * unit_}, Align::center, fonts_,
                   block.marks);
        x += width + 16 * unit_;
    }
    widen(block, x - 16 * unit_);
    block.size.y = floor + 18 * unit_;
    return block;
}

LegendBlock LegendWriter::tie_widths() {
    LegendBlock block = titled("Line width", input_.has_shares ? "of its window's strongest"
                                                               : "strength of the tie");
    const std::array<double, 3> values = legend_samples(encoding_.max_tie_strength);
    const float line = 42 * unit_;
    const float y =
        block.size.y + std::max(encoding_.width(values.back()) / 2, 4 * unit_) + 1 * unit_;
    float x = 0;
    for (const double value : values) {
        TieMark mark = width_mark(value);
        mark.from = {x, y};
        mark.to = {x + line, y};
        block.marks.overlay_ties.push_back(mark);
        write_text(words_for_sample(value), small_, {x + line / 2, y + 17 * unit_}, Align::center,
                   fonts_, block.marks);
        x += line + 12 * unit_;
    }
    widen(block, x - 12 * unit_);
    block.size.y = y + 21 * unit_;
    return block;
}

LegendBlock LegendWriter::tone() {
    LegendBlock block = titled("Tone", "mean over the events of a tie");
    const float width = std::round(172 * unit_);
    const float height = std::round(9 * unit_);
    const float top = std::round(block.size.y + 2 * unit_);
    draw_tone(block, {{0, top}, {width, top + height}});
    const float baseline = top + height + 13 * unit_;
    write_text("\u221210 conflict", small_, {0, baseline}, Align::left, fonts_, block.marks);
    write_text("cooperation +10", small_, {width, baseline}, Align::right, fonts_, block.marks);
    widen(block, width);
    block.size.y = baseline + 4 * unit_;
    return block;
}

LegendBlock LegendWriter::lines() {
    const std::vector<LineEntry> entries = line_entries();
    if (entries.empty()) {
        return {};
    }
    LegendBlock block = titled("Lines", "");
    for (const LineEntry& entry : entries) {
        TieMark mark = entry.look;
        const float y = std::round(block.size.y + row() / 2);
        mark.from = {0, y};
        mark.to = {symbol_width(), y};
        block.marks.overlay_ties.push_back(mark);
        add_row_text(block, entry.words);
    }
    return block;
}

LegendBlock LegendWriter::marked() {
    if (!contents_.has_marked_nodes && !contents_.has_marked_ties && contents_.hulls.empty()) {
        return {};
    }
    LegendBlock block = titled("Marked", "");
    if (contents_.has_marked_nodes || contents_.has_marked_ties) {
        draw_highlight(block, 0, symbol_width(), std::round(block.size.y + row() / 2));
        add_row_text(block, "Highlighted");
    }
    for (const std::size_t i : contents_.hulls) {
        const graph::Hull& hull = input_.annotations->hulls[i];
        const Vec2 middle{symbol_width() / 2, std::round(block.size.y + row() / 2)};
        const Vec2 half{10 * unit_, 5.5F * unit_};
        draw_swatch(block, hull, {middle - half, middle + half});
        add_row_text(block, name_of(hull));
    }
    return block;
}

float LegendWriter::row() const {
    return std::round(17.5F * unit_);
}

LegendBlock LegendWriter::titled(std::string_view title, std::string_view explanation) {
    LegendBlock block;
    const float baseline = std::round(9 * unit_);
    float width = write_text(title, heading_, {0, baseline}, Align::left, fonts_, block.marks);
    if (!explanation.empty()) {
        width += 6 * unit_;
        width +=
            write_text(explanation, small_, {width, baseline}, Align::left, fonts_, block.marks);
    }
    block.size = {width, std::round(16 * unit_)};
    return block;
}

void LegendWriter::add_row_text(LegendBlock& block, std::string_view words) {
    const float x = symbol_width() + 8 * unit_;
    const float width = write_text(words, body_, {x, block.size.y + row() / 2 + 4 * unit_},
                                   Align::left, fonts_, block.marks);
    widen(block, x + width);
    block.size.y += row();
}

// ---- what is drawn ------------------------------------------------------------------------------

std::vector<LegendWriter::LineEntry> LegendWriter::line_entries() const {
    const bool by_kind = encoding_.color_by == ColorBy::kind;
    const bool by_tone = encoding_.color_by == ColorBy::tone;
    std::vector<LineEntry> entries;
    const auto add = [&](graph::TieKind kind, std::string_view words) -> TieMark& {
        graph::Tie tie;
        tie.dyad.kind = kind;
        tie.strength = encoding_.max_tie_strength / 4;
        TieMark look;
        look.color = encoding_.tie_color(tie);
        look.color.a = std::max(look.color.a, 0.8F);
        look.width = std::max(1.6F * unit_, 1.0F);
        look.dash = kind == graph::TieKind::office ? 4 * unit_ : 0;
        look.tie = no_mark;
        entries.push_back({look, words});
        return entries.back().look;
    };
    if (by_kind && contents_.has_event_ties) {
        add(graph::TieKind::event, "Events between two actors");
    } else if (by_tone && contents_.lacks_tone) {
        add(graph::TieKind::event, "No event states a tone").color = colors_.neutral_tie;
    }
    if (contents_.has_topic_ties) {
        TieMark& look = add(graph::TieKind::topic, "Topic of events");
        look.width = std::max(encoding_.width(legend_samples(encoding_.max_tie_strength)[1]) * 0.5F,
                              encoding_.pixel_scale);
        if (by_tone) {
            look.color = tone_color(0, encoding_.theme).with_alpha(0.7F);
        }
    }
    if (contents_.has_offices) {
        add(graph::TieKind::office, "Office held");
    }
    if (contents_.has_directed) {
        TieMark& look = add(graph::TieKind::event, "From source to target");
        look.arrow = 8 * unit_;
        look.color = by_kind ? colors_.neutral_tie : colors_.muted_text;
    }
    return entries;
}

NodeMark LegendWriter::size_mark(double value) const {
    NodeMark mark;
    mark.radius = encoding_.radius(value);
    mark.fill = colors_.muted_text.with_alpha(0.22F);
    mark.outline = colors_.muted_text;
    mark.outline_width = std::max(0.9F * unit_, 0.5F);
    mark.node = no_mark;
    return mark;
}

TieMark LegendWriter::width_mark(double value) const {
    TieMark mark;
    mark.width = encoding_.width(value);
    mark.color = colors_.muted_text.with_alpha(0.75F);
    mark.tie = no_mark;
    return mark;
}

void LegendWriter::draw_kind(LegendBlock& block, model::NodeKind kind, Vec2 middle) const {
    NodeMark mark;
    mark.shape = kind_shape(kind);
    mark.radius = 6 * unit_;
    mark.fill = encoding_.node_color(kind);
    mark.outline = mark.fill.with_alpha(0);
    mark.node = no_mark;
    // A triangle's centroid lies below the middle of its box.
    mark.center = middle + Vec2{0, mark.shape == Shape::triangle ? 1.6F * unit_ : 0};
    block.marks.overlay_nodes.push_back(mark);
}

void LegendWriter::draw_absent(LegendBlock& block, Vec2 middle) const {
    NodeMark mark;
    mark.center = middle;
    mark.radius = 4.5F * unit_;
    mark.fill = colors_.muted_text.with_alpha(0.2F);
    mark.outline = mark.fill.with_alpha(0);
    mark.node = no_mark;
    block.marks.overlay_nodes.push_back(mark);
}

void LegendWriter::draw_change(LegendBlock& block, graph::Change change, float left,
                               float y) const {
    const bool is_lost = change == graph::Change::lost;
    const Color color = change_color(change, encoding_.theme);
    TieMark tie;
    tie.from = {left, y};
    tie.to = {left + 20 * unit_, y};
    tie.width = std::max(2.2F * unit_, 1.0F);
    tie.color = color;
    tie.dash = is_lost ? 4 * unit_ : 0;
    tie.tie = no_mark;
    block.marks.overlay_ties.push_back(tie);
    NodeMark node;
    node.center = {left + 33 * unit_, y};
    node.radius = 4.6F * unit_;
    node.fill = is_lost ? mix(colors_.background, color, 0.1F) : color;
    node.outline = is_lost ? color : color.with_alpha(0);
    node.outline_width = is_lost ? 1.3F * unit_ : 0;
    node.node = no_mark;
    block.marks.overlay_nodes.push_back(node);
    if (is_lost || change == graph::Change::appeared) {
        NodeMark ring = node;
        ring.radius += 2.6F * unit_;
        ring.fill = color.with_alpha(0);
        ring.outline = color;
        ring.outline_width = 1.3F * unit_;
        ring.dashes = is_lost ? 7 : 0;
        block.marks.overlay_nodes.push_back(ring);
    }
}

void LegendWriter::draw_tone(LegendBlock& block, const Rect& rect) const {
    // Painters blend between two colours in their own way; twenty short pieces, on whole pixels,
    // keep to the even scale of the ties. Each reaches a little below the next, so that no seam
    // shows where a picture is scaled.
    constexpr int pieces = 20;
    const auto x_at = [&](int i) {
        return std::round(rect.min.x + rect.width() * static_cast<float>(i) / pieces);
    };
    const auto color_at = [&](float x) {
        const double share = static_cast<double>((x - rect.min.x) / rect.width());
        return tone_color(-10 + 20 * share, encoding_.theme);
    };
    for (int piece = 0; piece < pieces; ++piece) {
        BoxMark box;
        box.rect = {{x_at(piece), rect.min.y},
                    {std::min(x_at(piece + 1) + 1, rect.max.x), rect.max.y}};
        box.fill = color_at(box.rect.min.x);
        box.fill_right = color_at(box.rect.max.x);
        box.outline = box.fill.with_alpha(0);
        box.is_gradient = true;
        block.marks.boxes.push_back(box);
    }
}

void LegendWriter::draw_highlight(LegendBlock& block, float left, float right, float y) const {
    if (contents_.has_marked_ties) {
        TieMark tie;
        tie.from = {left, y};
        tie.to = {right, y};
        tie.width = 8 * unit_;
        tie.color = colors_.accent.with_alpha(0.3F);
        tie.tie = no_mark;
        block.marks.overlay_ties.push_back(tie);
        tie.width = 1.6F * unit_;
        tie.color = colors_.muted_text;
        block.marks.overlay_ties.push_back(tie);
    }
    if (contents_.has_marked_nodes) {
        NodeMark halo;
        halo.center = {(left + right) / 2, y};
        halo.radius = 7 * unit_;
        // Where a tie runs behind it, it is as solid as on the picture.
        halo.fill = mix(colors_.background, colors_.accent, 0.2F).with_alpha(1);
        halo.outline = colors_.accent.with_alpha(0.85F);
        halo.outline_width = 1.4F * unit_;
        halo.node = no_mark;
        block.marks.overlay_nodes.push_back(halo);
        NodeMark node = halo;
        node.radius = 3 * unit_;
        node.fill = colors_.muted_text;
        node.outline_width = 0;
        block.marks.overlay_nodes.push_back(node);
    }
}

void LegendWriter::draw_swatch(LegendBlock& block, const graph::Hull& hull,
                               const Rect& rect) const {
    const Color color = hull_color(hull.color, encoding_.theme);
    BoxMark swatch;
    swatch.rect = rect;
    swatch.corner_radius = 5 * unit_;
    swatch.fill = swatch.fill_right = color.with_alpha(0.16F);
    swatch.outline = color.with_alpha(0.85F);
    swatch.outline_width = 1.4F * unit_;
    block.marks.boxes.push_back(swatch);
}

std::string LegendWriter::name_of(const graph::Hull& hull) {
    const float most = 170 * unit_;
    return fonts_.shape(hull.name, body_.size_px).width_px <= most
               ? hull.name
               : fonts_.shorten(hull.name, body_.size_px, most);
}

} // namespace entente::scene
