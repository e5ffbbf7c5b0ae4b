// SPDX-License-Identifier: MIT
#include "app/scene/strip_page.hpp"

#include "app/scene/cell_encoding.hpp"
#include "app/scene/legend.hpp"
#include "app/scene/network_fit.hpp"
#include "app/scene/overlay.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace entente::scene {
namespace {

// In units of the design.
constexpr float date_px = 13.5F;
constexpr float strip_counts_px = 11.5F;
constexpr float head_height = 25;
constexpr float changes_height = 16; ///< of a line more, where windows are compared

/// Width over height of what is drawn.
float shape_of(const SceneInput& input) {
    Vec2 low{std::numeric_limits<float>::infinity(), std::numeric_limits<float>::infinity()};
    Vec2 high{-low.x, -low.y};
    for (const graph::NodeId node : input.graph.nodes) {
        if (node.index() >= input.positions.size()) {
            continue;
        }
        const Vec2 at = input.positions[node.index()];
        if (is_finite(at)) {
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
    append(part.areas, marks.areas);
    append(part.ties, marks.ties);
    append(part.nodes, marks.nodes);
    append(part.labels, marks.labels);
    append_overlay(part, {}, marks);
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
        room_ = {picture_.min + Vec2{margin, margin}, picture_.max - Vec2{margin, margin}};
        Encoding words = all_time_.encoding;
        words.pixel_scale = options_.scale;
        if (options_.with_caption) {
            const Rect all = room_;
            if (const auto taken = add_caption(caption, words, all, fonts_, marks_)) {
                room_.min.y = std::min(taken->max.y + std::round(14 * unit_), room_.max.y);
            }
            if (const auto taken = add_provenance(caption, words, all, fonts_, marks_)) {
                room_.max.y = std::max(taken->min.y - std::round(10 * unit_), room_.min.y);
            }
        }
        gap_ = {std::round(22 * unit_), std::round(16 * unit_)};
        const bool tells_changes =
            std::any_of(cells.begin(), cells.end(),
                        [](const StripCell& cell) { return cell.changes.has_value(); });
        head_ = std::round((head_height + (tells_changes ? changes_height : 0)) * unit_);
        const float shape = shape_of(all_time_);
        // What the legend takes depends on the sizes in the cells, and those on what it leaves: in
        // the second round they have settled.
        Layout layout{grid_in(cells.size(), room_, shape), room_, {}, {}};
        Encoding encoding = words;
        for (int round = 0; round < 2; ++round) {
            encoding = encoding_for_room(cell_rect(layout, 0), all_time_.encoding, options_.scale);
            layout = best_layout(cells.size(), shape, encoding);
        }
        if (layout.legend) {
            add_legend(*layout.legend, layout.legend_at, marks_);
        }
        add_cells(cells, encoding, layout);
        if (options_.is_transparent) {
            marks_.background.a = 0;
        }
        return std::move(marks_);
    }

  private:
    /// Where cells and legend are.
    struct Layout {
        Grid grid;
        Rect room; ///< of the cells
        std::optional<Legend> legend;
        Vec2 legend_at;
    };

    [[nodiscard]] Grid grid_in(std::size_t count, const Rect& room, float shape) const {
        return fitting_grid(count, {room.width(), room.height()}, gap_, head_, shape);
    }

    [[nodiscard]] Rect cell_rect(const Layout& layout, std::size_t number) const {
        const Rect& room = layout.room;
        const auto columns = static_cast<float>(layout.grid.columns);
        const auto rows = static_cast<float>(layout.grid.rows);
        const float width = (room.width() - gap_.x * (columns - 1)) / columns;
        const float height = (room.height() - gap_.y * (rows - 1)) / rows;
        const auto in_row = static_cast<std::size_t>(layout.grid.columns);
        const Vec2 corner =
            room.min + Vec2{static_cast<float>(number % in_row) * (width + gap_.x),
                            static_cast<float>(number / in_row) * (height + gap_.y)};
        return {{std::round(corner.x), std::round(corner.y)},
                {std::round(corner.x + width), std::round(corner.y + height)}};
    }

    /// The legend below the cells, beside them or in the grid's empty cells, in the form and place
    /// that leave the cells largest.
    Layout best_layout(std::size_t count, float shape, const Encoding& encoding) {
        Layout best{grid_in(count, room_, shape), room_, std::nullopt, {}};
        if (!options_.with_legend) {
            return best;
        }
        // Its words stand flush with the cells, so its panel begins outside.
        const float padding = legend_padding_px(room_, encoding);
        const Rect area{room_.min - Vec2{padding, 0}, room_.max + Vec2{padding, padding}};
        LegendInput explains{all_time_.graph,       all_time_.store, encoding,
                             all_time_.annotations, false,           options_.scale_note};
        explains.has_shares = options_.has_shares;
        explains.window = options_.window;
        explains.compared_with = options_.compared_with;
        explains.has_absent = options_.has_absent;
        std::vector<Legend> legends = set_legends(explains, area, fonts_);
        const Grid whole = best.grid;
        best.grid.size = -1;
        for (Legend& legend : legends) {
            if (options_.is_transparent && !legend.marks.boxes.empty()) {
                legend.marks.boxes.front().fill.a = 0;
                legend.marks.boxes.front().fill_right.a = 0;
            }
            const auto consider = [&](const Grid& grid, const Rect& room, Vec2 at) {
                if (grid.size > best.grid.size * 1.02F) { // an earlier one before one hardly better
                    best = {grid, room, legend, {std::round(at.x), std::round(at.y)}};
                }
            };
            const auto in_row = static_cast<std::size_t>(whole.columns);
            const std::size_t empty = in_row * static_cast<std::size_t>(whole.rows) - count;
            if (empty > 0) {
                const Layout full{whole, room_, {}, {}};
                const Rect first = cell_rect(full, count);
                const Rect last = cell_rect(full, count + empty - 1);
                if (legend.size.x <= last.max.x - first.min.x + 2 * padding &&
                    legend.size.y <= first.height() + padding) {
                    consider(whole, room_, {first.min.x - padding, area.max.y - legend.size.y});
                }
            }
            Rect above = room_;
            above.max.y = area.max.y - legend.size.y - std::round(4 * unit_);
            consider(grid_in(count, above, shape), above, {area.min.x, area.max.y - legend.size.y});
            Rect left = room_;
            left.max.x = area.max.x - legend.size.x - std::round(10 * unit_);
            consider(grid_in(count, left, shape), left,
                     {area.max.x - legend.size.x, room_.min.y - std::round(0.3F * padding)});
        }
        return best;
    }

    void add_cells(std::span<const StripCell> cells, const Encoding& encoding,
                   const Layout& layout) {
        const auto network_of = [&](std::size_t number) {
            Rect rect = cell_rect(layout, number);
            rect.min.y = std::min(rect.min.y + head_, rect.max.y);
            return rect;
        };
        const Camera first = fit_network(seen_with(all_time_, all_time_.camera, encoding, {}),
                                         network_of(0), std::nullopt, fonts_);
        // Said in the same form everywhere.
        for (const StripCell& cell : cells) {
            if (cell.changes) {
                change_form_ =
                    std::max(change_form_, form_for(*cell.changes, strip_counts_px * unit_,
                                                    cell_rect(layout, 0).width(), fonts_));
            }
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            Camera camera = first;
            camera.viewport = network_of(i);
            Marks part;
            Encoding own = encoding;
            own.max_node_strength = cells[i].window.encoding.max_node_strength;
            own.max_tie_strength = cells[i].window.encoding.max_tie_strength;
            build_network(seen_with(cells[i].window, camera, own, {}), fonts_, part);
            append_network(std::move(part), marks_);
            add_head(cells[i], cell_rect(layout, i));
            if (cells[i].window.graph.nodes.empty()) {
                write_text("nothing",
                           {strip_counts_px * unit_, text::Weight::regular, colors_.muted_text},
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
        const TextStyle small{strip_counts_px * unit_, text::Weight::regular, colors_.muted_text};
        const float counts = fonts_.shape(cell.counts, small.size_px).width_px;
        if (taken + counts + 10 * unit_ <= rect.width()) {
            write_text(cell.counts, small, {rect.max.x, baseline}, Align::right, fonts_, marks_);
        }
        const Vec2 below{rect.min.x, std::round(baseline + changes_height * unit_)};
        if (cell.changes) {
            write_changes(*cell.changes, change_form_, small.size_px, below,
                          all_time_.encoding.theme, fonts_, marks_);
        } else if (!cell.no_changes.empty()) {
            write_text(fonts_.shorten(cell.no_changes, small.size_px, rect.width()), small, below,
                       Align::left, fonts_, marks_);
        }
    }

    const SceneInput& all_time_;
    const FigureOptions& options_;
    text::FontSet& fonts_;
    const Palette& colors_;
    Rect picture_;
    float unit_;
    Rect room_; ///< within the margins, caption and provenance aside
    Vec2 gap_;  ///< between cells
    float head_ = 0;
    ChangeForm change_form_ = ChangeForm::sentence;
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
            best = {columns, rows, score};
        }
    }
    return best;
}

Marks build_strip(const SceneInput& all_time, std::span<const StripCell> cells,
                  const Caption& caption, const FigureOptions& options, text::FontSet& fonts) {
    return StripWriter(all_time, options, fonts).build(cells, caption);
}

} // namespace entente::scene
