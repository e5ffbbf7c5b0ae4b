// SPDX-License-Identifier: MIT
#include "app/scene/figure.hpp"
#include "app/scene/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::scene {
namespace {

/// One block of the legend, drawn with its top left corner at the origin.
struct Block {
    Marks marks;
    Vec2 size;
};

/// What occurs in the network, and so is explained.
struct Contents {
    std::array<bool, model::node_kind_count> kinds{};
    bool has_event_ties = false;
    bool has_topic_ties = false;
    bool has_offices = false;
    bool has_directed = false;
    bool has_tone = false;
    bool lacks_tone = false;
};

Contents contents_of(const graph::TieGraph& graph, const model::EventStore& store) {
    Contents contents;
    for (const graph::NodeId node : graph.nodes) {
        contents.kinds[static_cast<std::size_t>(graph::kind_of(store, node))] = true;
    }
    for (const graph::Tie& tie : graph.ties) {
        const graph::TieKind kind = tie.dyad.kind;
        contents.has_event_ties |= kind == graph::TieKind::event;
        contents.has_topic_ties |= kind == graph::TieKind::topic;
        contents.has_offices |= kind == graph::TieKind::office;
        contents.has_directed |= tie.dyad.is_directed;
        if (kind != graph::TieKind::office) {
            (std::isnan(tie.tone) ? contents.lacks_tone : contents.has_tone) = true;
        }
    }
    return contents;
}

std::string_view words_for(model::NodeKind kind) {
    constexpr std::array<std::string_view, model::node_kind_count> words{
        "State", "Official", "Organization", "Group", "Topic"};
    return words[static_cast<std::size_t>(kind)];
}

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

/// Three round values whose square roots are spread evenly: all, a quarter, a sixteenth.
std::array<double, 3> samples(double greatest) {
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

class LegendWriter {
  public:
    LegendWriter(const Encoding& encoding, float factor, text::FontSet& fonts)
        : encoding_(encoding), colors_(palette(encoding.theme)), fonts_(fonts),
          unit_(encoding.pixel_scale * factor), heading_{11 * unit_, text::Weight::bold,
                                                         colors_.text},
          body_{11.5F * unit_, text::Weight::regular, colors_.text}, small_{10.5F * unit_,
                                                                            text::Weight::regular,
                                                                            colors_.muted_text} {}

    [[nodiscard]] float unit() const { return unit_; }

    Block kinds(const Contents& contents) {
        Block block = titled("Nodes", "");
        for (std::size_t i = 0; i < model::node_kind_count; ++i) {
            if (!contents.kinds[i]) {
                continue;
            }
            const auto kind = static_cast<model::NodeKind>(i);
            NodeMark mark = node_mark(kind, 6 * unit_);
            // A triangle's centroid lies below the middle of its box.
            const float drop = mark.shape == Shape::triangle ? 1.6F * unit_ : 0;
            mark.center = {symbol_width() / 2, block.size.y + row() / 2 + drop};
            block.marks.overlay_nodes.push_back(mark);
            add_row_text(block, words_for(kind));
        }
        return block;
    }

    Block node_sizes() {
        Block block = titled("Node size", "strength of its ties");
        const std::array<double, 3> values = samples(encoding_.max_node_strength);
        const float greatest = encoding_.radius(values.back());
        const float floor = block.size.y + 2 * greatest + 1 * unit_;
        float x = 0;
        for (const double value : values) {
            const std::string words = words_for(value);
            NodeMark mark;
            mark.radius = encoding_.radius(value);
            mark.fill = colors_.muted_text.with_alpha(0.22F);
            mark.outline = colors_.muted_text;
            mark.outline_width = std::max(0.9F * unit_, 0.5F);
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

    Block tie_widths() {
        Block block = titled("Line width", "strength of the tie");
        const std::array<double, 3> values = samples(encoding_.max_tie_strength);
        const float line = 42 * unit_;
        const float y =
            block.size.y + std::max(encoding_.width(values.back()) / 2, 4 * unit_) + 1 * unit_;
        float x = 0;
        for (const double value : values) {
            TieMark mark;
            mark.width = encoding_.width(value);
            mark.color = colors_.muted_text.with_alpha(0.75F);
            mark.from = {x, y};
            mark.to = {x + line, y};
            block.marks.overlay_ties.push_back(mark);
            write_text(words_for(value), small_, {x + line / 2, y + 17 * unit_}, Align::center,
                       fonts_, block.marks);
            x += line + 12 * unit_;
        }
        widen(block, x - 12 * unit_);
        block.size.y = y + 21 * unit_;
        return block;
    }

    Block tone() {
        Block block = titled("Tone", "mean over the events of a tie");
        const float width = std::round(172 * unit_);
        const float height = std::round(9 * unit_);
        const float top = std::round(block.size.y + 2 * unit_);
        // Painters blend between two colours in their own way; twenty short pieces, on whole pixels
        // so that no seam shows, keep to the even scale of the ties.
        constexpr int pieces = 20;
        for (int piece = 0; piece < pieces; ++piece) {
            const auto tone_at = [](int i) { return -10 + 20.0 * i / pieces; };
            const auto x_at = [&](int i) {
                return std::round(width * static_cast<float>(i) / pieces);
            };
            BoxMark box;
            box.rect = {{x_at(piece), top}, {x_at(piece + 1), top + height}};
            box.fill = tone_color(tone_at(piece), encoding_.theme);
            box.fill_right = tone_color(tone_at(piece + 1), encoding_.theme);
            box.outline = box.fill.with_alpha(0);
            box.is_gradient = true;
            block.marks.boxes.push_back(box);
        }
        const float baseline = top + height + 13 * unit_;
        write_text("\u221210 conflict", small_, {0, baseline}, Align::left, fonts_, block.marks);
        write_text("cooperation +10", small_, {width, baseline}, Align::right, fonts_, block.marks);
        widen(block, width);
        block.size.y = baseline + 4 * unit_;
        return block;
    }

    Block lines(const Contents& contents) {
        const bool by_kind = encoding_.color_by == ColorBy::kind;
        Block block = titled("Lines", "");
        const float before = block.size.y;
        if (by_kind && contents.has_event_ties) {
            add_line(block, graph::TieKind::event, "Events between two actors");
        } else if (!by_kind && contents.lacks_tone) {
            TieMark& mark = add_line(block, graph::TieKind::event, "No event states a tone");
            mark.color = colors_.neutral_tie;
        }
        if (contents.has_topic_ties) {
            TieMark& mark = add_line(block, graph::TieKind::topic, "Topic of events");
            mark.width = std::max(encoding_.width(samples(encoding_.max_tie_strength)[1]) * 0.5F,
                                  encoding_.pixel_scale);
            if (!by_kind) {
                mark.color = tone_color(0, encoding_.theme).with_alpha(0.7F);
            }
        }
        if (contents.has_offices) {
            add_line(block, graph::TieKind::office, "Office held");
        }
        if (contents.has_directed) {
            TieMark& mark = add_line(block, graph::TieKind::event, "From source to target");
            mark.arrow = 8 * unit_;
            mark.color = by_kind ? colors_.neutral_tie : colors_.muted_text;
        }
        if (block.size.y == before) {
            return {};
        }
        return block;
    }

  private:
    [[nodiscard]] float symbol_width() const { return 28 * unit_; }
    [[nodiscard]] float row() const { return std::round(17.5F * unit_); }

    static void widen(Block& block, float width) { block.size.x = std::max(block.size.x, width); }

    Block titled(std::string_view title, std::string_view explanation) {
        Block block;
        const float baseline = std::round(9 * unit_);
        float width = write_text(title, heading_, {0, baseline}, Align::left, fonts_, block.marks);
        if (!explanation.empty()) {
            width += 6 * unit_;
            width += write_text(explanation, small_, {width, baseline}, Align::left, fonts_,
                                block.marks);
        }
        block.size = {width, std::round(16 * unit_)};
        return block;
    }

    NodeMark node_mark(model::NodeKind kind, float radius) const {
        NodeMark mark;
        mark.shape = kind_shape(kind);
        mark.radius = radius;
        mark.fill = kind_color(kind, encoding_.theme);
        mark.outline = mark.fill.with_alpha(0);
        return mark;
    }

    void add_row_text(Block& block, std::string_view words) {
        const float x = symbol_width() + 8 * unit_;
        const float width = write_text(words, body_, {x, block.size.y + row() / 2 + 4 * unit_},
                                       Align::left, fonts_, block.marks);
        widen(block, x + width);
        block.size.y += row();
    }

    TieMark& add_line(Block& block, graph::TieKind kind, std::string_view words) {
        graph::Tie tie;
        tie.dyad.kind = kind;
        tie.strength = encoding_.max_tie_strength / 4;
        TieMark mark;
        mark.color = encoding_.tie_color(tie);
        mark.color.a = std::max(mark.color.a, 0.8F);
        mark.width = std::max(1.6F * unit_, 1.0F);
        mark.dash = kind == graph::TieKind::office ? 4 * unit_ : 0;
        const float y = std::round(block.size.y + row() / 2);
        mark.from = {0, y};
        mark.to = {symbol_width(), y};
        block.marks.overlay_ties.push_back(mark);
        add_row_text(block, words);
        return block.marks.overlay_ties.back();
    }

    const Encoding& encoding_;
    const Palette& colors_;
    text::FontSet& fonts_;
    float unit_;
    TextStyle heading_;
    TextStyle body_;
    TextStyle small_;
};

struct Flow {
    std::vector<Vec2> corners; ///< of each block
    Vec2 size;
};

/// Sets the blocks one below the other, into a new column where the height is used up.
Flow flow(const std::vector<Block>& blocks, float most_height, float space, float column_space) {
    Flow result;
    Vec2 at;
    float column_width = 0;
    for (const Block& block : blocks) {
        if (at.y > 0 && at.y + block.size.y > most_height) {
            at = {std::round(at.x + column_width + column_space), 0};
            column_width = 0;
        }
        result.corners.push_back(at);
        column_width = std::max(column_width, block.size.x);
        result.size = {std::max(result.size.x, at.x + column_width),
                       std::max(result.size.y, at.y + block.size.y)};
        at.y = std::round(at.y + block.size.y + space);
    }
    return result;
}

/// Columns of about equal height: the least height that needs no more columns than the greatest
/// allowed one does.
Flow balanced_flow(const std::vector<Block>& blocks, float most_height, float space,
                   float column_space) {
    Flow best = flow(blocks, most_height, space, column_space);
    for (float height = most_height * 0.95F; height > most_height * 0.2F;
         height -= most_height * 0.05F) {
        Flow lower = flow(blocks, height, space, column_space);
        if (lower.size.x > best.size.x + 0.5F) {
            break;
        }
        best = std::move(lower);
    }
    return best;
}

} // namespace

std::optional<Rect> add_legend(const graph::TieGraph& graph, const model::EventStore& store,
                               const Encoding& encoding, const Rect& area, text::FontSet& fonts,
                               Marks& marks) {
    if (graph.nodes.empty()) {
        return std::nullopt;
    }
    const Contents contents = contents_of(graph, store);
    LegendWriter writer(encoding, page_factor(area, encoding.pixel_scale), fonts);
    std::vector<Block> blocks;
    blocks.push_back(writer.kinds(contents));
    blocks.push_back(writer.node_sizes());
    if (contents.has_event_ties || contents.has_topic_ties) {
        blocks.push_back(writer.tie_widths());
        if (encoding.color_by == ColorBy::tone && contents.has_tone) {
            blocks.push_back(writer.tone());
        }
    }
    if (Block lines = writer.lines(contents); lines.size.y > 0) {
        blocks.push_back(std::move(lines));
    }

    const float padding = legend_padding_px(area, encoding);
    const Vec2 room{area.width() - 2 * padding, area.height() - 2 * padding};
    const float most_height = std::max(room.y * 0.62F, blocks.front().size.y);
    const Flow set = balanced_flow(blocks, most_height, 13 * writer.unit(), 28 * writer.unit());

    const Vec2 size{std::round(set.size.x + 2 * padding), std::round(set.size.y + 2 * padding)};
    const Vec2 corner{std::round(area.min.x), std::round(area.max.y - size.y)};
    const Palette& colors = palette(encoding.theme);
    BoxMark panel;
    panel.rect = {corner, corner + size};
    panel.corner_radius = 4 * writer.unit();
    panel.fill = colors.panel;
    panel.fill_right = colors.panel;
    panel.outline = colors.panel_line.with_alpha(0);
    marks.boxes.push_back(panel);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Vec2 offset = corner + Vec2{std::round(padding), std::round(padding)};
        append_overlay(blocks[i].marks, offset + set.corners[i], marks);
    }
    return panel.rect;
}

float legend_padding_px(const Rect& area, const Encoding& encoding) {
    return std::round(12 * encoding.pixel_scale * page_factor(area, encoding.pixel_scale));
}

} // namespace entente::scene
