// SPDX-License-Identifier: MIT
#include "app/scene/strip_page.hpp"

#include "app/scene/cell_encoding.hpp"
#include "app/scene/network_fit.hpp"
#include "app/scene/overlay.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::scene {
namespace {

// In units of the design.
constexpr float date_px = 13.5F;
constexpr float counts_px = 11.5F;
constexpr float head_height = 25;

/// Width over height of what is drawn.
float shape_of(const SceneInput& input) {
    Vec2 low{std::numeric_limits<float>::infinity(), std::numeric_limits<float>::infinity()};
    Vec2 high{-low.x, -low.y};
    for (const graph::NodeId node : input.graph.nodes) {
        if (node.index() >= input.positions.size()) {
            continue;
        }
        const Vec2 at = input.positions[node.index()];
        if (std::isfinite(at.x) && std::isfinite(at.y)) {
            low = {std::min(low.x, at.x), std::min(low.y, at.y)};
            high = {std::max(high.x, at.x), std::max(high.y, at.y)};
        }
    }
    const float width = high.x - low.x;
    const float height = high.y - low.y;
    // A line of nodes is drawn with labels, so it is never as thin as it is.
    constexpr float thinnest = 0.25F;
    return width > 0 && height > 0 ? std::clamp(width / height, thinnest, 1 / thinnest) : 1.0F;
}

/// A network's marks appended to those that are there.
void append_network(Marks&& part, Marks& marks) {
    const auto append = [](auto& from, auto& to) {
        to.insert(to.end(), std::make_move_iterator(from.begin()),
                  std::make_move_iterator(from.end()));
    };
    append(part.ties, marks.ties);
    append(part.nodes, marks.nodes);
    append(part.labels, marks.labels);
}

class StripWriter {
  public:
    StripWriter(const SceneInput& all_time, const FigureOptions& options, text::FontSet& fonts)
        : all_time_(all_time), options_(options), fonts_(fonts),
          colors_(palette(all_time.encoding.theme)), picture_{{0, 0},
                                                              {static_cast<float>(options.width_px),
                                                               static_cast<float>(
                                                                   options.height_px)}},
          unit_(options.scale * page_factor(picture_, options.scale)) {}

    Marks build(std::span<const StripCell> cells, const Caption& caption) {
        marks_.background = colors_.background;
        const float margin =
            std::round(std::min(30 * unit_, 0.05F * std::min(picture_.width(), picture_.height())));
        Rect room{picture_.min + Vec2{margin, margin}, picture_.max - Vec2{margin, margin}};
        Encoding words = all_time_.encoding;
        words.pixel_scale = options_.scale;
        if (options_.with_caption) {
            if (const auto taken = add_caption(caption, words, room, fonts_, marks_)) {
                room.min.y = std::min(taken->max.y + std::round(12 * unit_), room.max.y);
            }
        }
        const Vec2 gap{std::round(22 * unit_), std::round(14 * unit_)};
        const float head = std::round(head_height * unit_);
        const float shape = shape_of(all_time_);
        // What the legend takes depends on the sizes in the cells, and those on what it leaves: the
        // second round is settled.
        Grid grid;
        Encoding encoding = words;
        Rect left = room;
        Marks legend;
        for (int round = 0; round < 2; ++round) {
            grid = fitting_grid(cells.size(), {left.width(), left.height()}, gap, head, shape);
            encoding = encoding_for_room(cell_rect(left, grid, gap, 0), all_time_.encoding,
                                         options_.scale);
            if (options_.with_legend) {
                legend = {};
                left = room;
                left.max.y = set_legend(encoding, room, legend);
            }
        }
        append_overlay(legend, {0, 0}, marks_);
        add_cells(cells, encoding, left, grid, gap, head);
        if (options_.is_transparent) {
            marks_.background.a = 0;
        }
        return std::move(marks_);
    }

  private:
    [[nodiscard]] static Rect cell_rect(const Rect& room, const Grid& grid, Vec2 gap,
                                        std::size_t number) {
        const auto columns = static_cast<float>(grid.columns);
        const auto rows = static_cast<float>(grid.rows);
        const float width = (room.width() - gap.x * (columns - 1)) / columns;
        const float height = (room.height() - gap.y * (rows - 1)) / rows;
        const auto column = static_cast<float>(number % static_cast<std::size_t>(grid.columns));
        const auto row = static_cast<float>(number / static_cast<std::size_t>(grid.columns));
        const Vec2 corner = room.min + Vec2{column * (width + gap.x), row * (height + gap.y)};
        return {{std::round(corner.x), std::round(corner.y)},
                {std::round(corner.x + width), std::round(corner.y + height)}};
    }

    /// Puts the legend along the lower edge; returns where the room above it ends.
    float set_legend(const Encoding& encoding, const Rect& room, Marks& legend) {
        // Low, so that its blocks stand beside each other.
        Rect area = room;
        area.min.y = std::max(area.min.y, area.max.y - std::round(150 * unit_));
        const float padding = legend_padding_px(area, encoding);
        area.min.x -= padding;
        area.max.y += padding;
        const auto taken =
            add_legend(all_time_.graph, all_time_.store, encoding, area, fonts_, legend);
        return taken ? std::max(taken->min.y, room.min.y) : room.max.y;
    }

    void add_cells(std::span<const StripCell> cells, const Encoding& encoding, const Rect& room,
                   const Grid& grid, Vec2 gap, float head) {
        const auto network_of = [&](std::size_t number) {
            Rect rect = cell_rect(room, grid, gap, number);
            rect.min.y = std::min(rect.min.y + head, rect.max.y);
            return rect;
        };
        const auto input_of = [&](const graph::TieGraph& graph, const Camera& camera) {
            SceneInput input{.store = all_time_.store,
                             .graph = graph,
                             .positions = all_time_.positions,
                             .camera = camera,
                             .encoding = encoding,
                             .node_appearance = {},
                             .tie_appearance = {},
                             .node_strength = {},
                             .tie_strength = {},
                             .max_labels = all_time_.max_labels,
                             .all_labels = all_time_.all_labels,
                             .language = all_time_.language,
                             .keep_clear = {}};
            input.second_language = all_time_.second_language;
            return input;
        };
        const Camera first = fit_network(input_of(all_time_.graph, all_time_.camera), network_of(0),
                                         std::nullopt, fonts_);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            Camera camera = first;
            camera.viewport = network_of(i);
            Marks part;
            build_network(input_of(cells[i].graph, camera), fonts_, part);
            append_network(std::move(part), marks_);
            add_head(cells[i], cell_rect(room, grid, gap, i));
            if (cells[i].graph.nodes.empty()) {
                write_text("nothing",
                           {counts_px * unit_, text::Weight::regular, colors_.muted_text},
                           camera.viewport.center(), Align::center, fonts_, marks_);
            }
        }
    }

    /// A rule along the upper edge, the date below it, the counts at its other end.
    void add_head(const StripCell& cell, const Rect& rect) {
        const float line = std::max(1.0F, std::round(unit_));
        BoxMark rule;
        rule.rect = {rect.min, {rect.max.x, rect.min.y + line}};
        rule.fill = colors_.muted_text.with_alpha(0.55F);
        rule.fill_right = rule.fill;
        rule.outline = rule.fill.with_alpha(0);
        marks_.boxes.push_back(rule);
        const float baseline = std::round(rect.min.y + 18 * unit_);
        TextStyle style{date_px * unit_, text::Weight::bold, colors_.text};
        const float width = fonts_.shape(cell.date, style.size_px, style.weight).width_px;
        style.size_px *= std::min(1.0F, rect.width() / std::max(width, 1.0F));
        const float taken =
            write_text(cell.date, style, {rect.min.x, baseline}, Align::left, fonts_, marks_);
        const TextStyle small{counts_px * unit_, text::Weight::regular, colors_.muted_text};
        const float counts = fonts_.shape(cell.counts, small.size_px).width_px;
        if (taken + counts + 10 * unit_ <= rect.width()) {
            write_text(cell.counts, small, {rect.max.x, baseline}, Align::right, fonts_, marks_);
        }
    }

    const SceneInput& all_time_;
    const FigureOptions& options_;
    text::FontSet& fonts_;
    const Palette& colors_;
    Rect picture_;
    float unit_;
    Marks marks_;
};

} // namespace

Grid fitting_grid(std::size_t count, Vec2 room, Vec2 gap, float head, float shape) {
    Grid best;
    float best_score = -1;
    for (int columns = 1; columns <= static_cast<int>(std::max<std::size_t>(count, 1)); ++columns) {
        const int rows = (static_cast<int>(count) + columns - 1) / columns;
        const auto across = static_cast<float>(columns);
        const auto down = static_cast<float>(rows);
        const float width = (room.x - gap.x * (across - 1)) / across;
        const float height = (room.y - gap.y * (down - 1)) / down - head;
        if (width <= 0 || height <= 0) {
            continue;
        }
        // Labels stand beside nodes more often than above them: a wide cell is worth a little more.
        constexpr float for_labels = 1.15F;
        const float scale = std::min(width / (shape * for_labels), height);
        const auto empty = static_cast<float>(columns * rows) - static_cast<float>(count);
        const float score = scale * (1 - 0.04F * empty);
        if (score > best_score) {
            best_score = score;
            best = {columns, rows};
        }
    }
    return best;
}

Marks build_strip(const SceneInput& all_time, std::span<const StripCell> cells,
                  const Caption& caption, const FigureOptions& options, text::FontSet& fonts) {
    return StripWriter(all_time, options, fonts).build(cells, caption);
}

} // namespace entente::scene
