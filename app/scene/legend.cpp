// SPDX-License-Identifier: MIT
#include "app/scene/legend.hpp"

#include "app/scene/legend_blocks.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

struct Flow {
    std::vector<Vec2> corners; ///< of each block
    Vec2 size;
    int columns = 1;
};

/// Sets the blocks one below the other, into a new column where the height is used up.
Flow flow(const std::vector<LegendBlock>& blocks, float most_height, float space,
          float column_space) {
    Flow result;
    Vec2 at;
    float column_width = 0;
    for (const LegendBlock& block : blocks) {
        if (at.y > 0 && at.y + block.size.y > most_height) {
            at = {std::round(at.x + column_width + column_space), 0};
            column_width = 0;
            ++result.columns;
        }
        result.corners.push_back(at);
        column_width = std::max(column_width, block.size.x);
        result.size = {std::max(result.size.x, at.x + column_width),
                       std::max(result.size.y, at.y + block.size.y)};
        at.y = std::round(at.y + block.size.y + space);
    }
    return result;
}

/// Of each number of columns the lowest flow, from one column to one row.
std::vector<Flow> flows(const std::vector<LegendBlock>& blocks, float space, float column_space) {
    float all = 0;
    float highest = 0;
    for (const LegendBlock& block : blocks) {
        all += block.size.y + space + 1;
        highest = std::max(highest, block.size.y);
    }
    std::vector<Flow> result;
    constexpr int steps = 60;
    for (int step = 0; step <= steps; ++step) {
        const float height = std::lerp(all, highest, static_cast<float>(step) / steps);
        Flow next = flow(blocks, height, space, column_space);
        if (!result.empty() && result.back().columns == next.columns) {
            if (next.size.y <= result.back().size.y) {
                result.back() = std::move(next);
            }
        } else {
            result.push_back(std::move(next));
        }
    }
    return result;
}

/// Sets small pieces one after the other, into a new line where the width is used up.
Flow lines_of(const std::vector<LegendBlock>& chips, float most_width, float space) {
    Flow result;
    Vec2 at;
    float height = 0;
    std::size_t first = 0; // of the line
    const auto end_line = [&](std::size_t end) {
        for (std::size_t i = first; i < end; ++i) {
            result.corners[i].y = std::round(at.y + (height - chips[i].size.y) / 2);
        }
        result.size.y = at.y + height;
        at = {0, std::round(at.y + height)};
        height = 0;
        first = end;
    };
    for (std::size_t i = 0; i < chips.size(); ++i) {
        if (at.x > 0 && at.x + chips[i].size.x > most_width) {
            end_line(i);
        }
        result.corners.push_back({std::round(at.x), at.y});
        height = std::max(height, chips[i].size.y);
        result.size.x = std::max(result.size.x, at.x + chips[i].size.x);
        at.x += chips[i].size.x + space;
    }
    end_line(chips.size());
    return result;
}

/// Lines of about equal width, as many as the whole width calls for.
Flow balanced_lines(const std::vector<LegendBlock>& chips, float most_width, float space) {
    Flow best = lines_of(chips, most_width, space);
    for (float width = most_width * 0.97F; width > most_width * 0.3F; width -= most_width * 0.03F) {
        Flow narrower = lines_of(chips, width, space);
        if (narrower.size.y > best.size.y + 0.5F) {
            break;
        }
        best = std::move(narrower);
    }
    return best;
}

/// Blocks where a flow has put them, on a panel.
Legend assemble(const std::vector<LegendBlock>& blocks, const Flow& set, Vec2 inner, Vec2 padding,
                const Encoding& encoding, float unit) {
    Legend legend;
    legend.size = {std::round(inner.x + 2 * padding.x), std::round(inner.y + 2 * padding.y)};
    const Palette& colors = palette(encoding.theme);
    BoxMark panel;
    panel.rect = {{0, 0}, legend.size};
    panel.corner_radius = 4 * unit;
    panel.fill = colors.panel;
    panel.fill_right = colors.panel;
    panel.outline = colors.panel_line.with_alpha(0);
    legend.marks.boxes.push_back(panel);
    const Vec2 start{std::round(padding.x), std::round(padding.y)};
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        append_overlay(blocks[i].marks, start + set.corners[i], legend.marks);
    }
    return legend;
}

} // namespace

std::vector<Legend> set_legends(const LegendInput& input, const Rect& area, text::FontSet& fonts) {
    if (input.graph.nodes.empty()) {
        return {};
    }
    LegendWriter writer(input, page_factor(area, input.encoding.pixel_scale), fonts);
    const std::vector<LegendBlock> blocks = writer.blocks();
    const LegendBlock note = writer.scale_note();
    const float unit = writer.unit();
    const float padding = legend_padding_px(area, input.encoding);
    const float space = 13 * unit;
    const float note_space = 7 * unit;
    const std::vector<Flow> all = flows(blocks, space, 28 * unit);

    // The usual legend takes up to about two thirds of the height. One that is wider than the area
    // is not thought of, unless nothing else is left.
    const Vec2 room{area.width() - 2 * padding,
                    area.height() - 2 * padding - note_space - note.size.y};
    std::size_t usual = 0;
    while (usual + 1 < all.size() && all[usual].size.y > room.y * 0.62F &&
           all[usual + 1].size.x <= room.x) {
        ++usual;
    }
    std::vector<Legend> legends;
    const auto add = [&](std::size_t i) {
        const Vec2 inner{std::max(all[i].size.x, note.size.x),
                         all[i].size.y + note_space + note.size.y};
        legends.push_back(
            assemble(blocks, all[i], inner, {padding, padding}, input.encoding, unit));
        append_overlay(note.marks,
                       {std::round(padding), std::round(padding + all[i].size.y + note_space)},
                       legends.back().marks);
    };
    add(usual);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i != usual && all[i].size.x <= room.x && all[i].size.y <= room.y * 0.9F) {
            add(i);
        }
    }
    const std::vector<LegendBlock> chips = writer.chips();
    const float chip_space = 16 * unit;
    float last_width = 0;
    for (const float share : {1.0F, 0.6F, 0.4F}) {
        const Flow set = balanced_lines(chips, room.x * share, chip_space);
        if (set.size.x <= room.x && std::abs(set.size.x - last_width) > 1) {
            legends.push_back(
                assemble(chips, set, set.size, {padding, padding * 0.5F}, input.encoding, unit));
            last_width = set.size.x;
        }
    }
    return legends;
}

std::array<std::vector<Legend>, 2> set_compact_legends(const LegendInput& input, const Rect& area,
                                                       text::FontSet& fonts) {
    std::array<std::vector<Legend>, 2> groups;
    if (input.graph.nodes.empty()) {
        return groups;
    }
    constexpr float smaller = 0.84F;
    LegendWriter writer(input, smaller * page_factor(area, input.encoding.pixel_scale), fonts);
    const float padding = legend_padding_px(area, input.encoding);
    const float room = area.width() - 2 * padding;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        const std::vector<LegendBlock> chips = group == 0 ? writer.chips() : writer.least_chips();
        float last_width = 0;
        for (const float share : {1.0F, 0.62F, 0.4F, 0.28F}) {
            const Flow set = balanced_lines(chips, room * share, 10 * writer.unit());
            if (set.size.x <= room && std::abs(set.size.x - last_width) > 1) {
                groups[group].push_back(assemble(chips, set, set.size, {padding, padding * 0.25F},
                                                 input.encoding, writer.unit()));
                last_width = set.size.x;
            }
        }
    }
    return groups;
}

Rect legend_rect(Vec2 size, Vec2 at, const Rect& area) {
    const Vec2 free{area.width() - size.x, area.height() - size.y};
    const Vec2 corner{std::round(area.min.x + free.x * std::clamp(at.x, 0.0F, 1.0F)),
                      std::round(area.min.y + free.y * std::clamp(at.y, 0.0F, 1.0F))};
    return {corner, corner + size};
}

Vec2 legend_share(const Rect& rect, const Rect& area) {
    const auto share = [](float offset, float free) {
        return free > 0 ? std::clamp(offset / free, 0.0F, 1.0F) : 0.0F;
    };
    return {share(rect.min.x - area.min.x, area.width() - rect.width()),
            share(rect.min.y - area.min.y, area.height() - rect.height())};
}

std::span<const Vec2> legend_seats() {
    static constexpr std::array<Vec2, 8> seats{Vec2{0, 1},    Vec2{1, 1},    Vec2{1, 0},
                                               Vec2{0, 0},    Vec2{0.5F, 1}, Vec2{0, 0.5F},
                                               Vec2{1, 0.5F}, Vec2{0.5F, 0}};
    return seats;
}

Vec2 calmest_seat(Vec2 size, const Rect& area, std::span<const Rect> things,
                  std::optional<Vec2> now) {
    const auto covered_at = [&](Vec2 at) {
        const Rect rect = legend_rect(size, at, area);
        return std::count_if(things.begin(), things.end(),
                             [&](const Rect& thing) { return thing.meets(rect); });
    };
    const auto here = now ? covered_at(*now) : 0;
    if (now && here == 0) {
        return *now;
    }
    std::optional<Vec2> best;
    std::ptrdiff_t least = 0;
    for (const Vec2 seat : legend_seats()) {
        const auto covered = covered_at(seat);
        if (!best || covered < least) {
            best = seat;
            least = covered;
        }
    }
    return now && least * 2 > here ? *now : *best;
}

void add_legend(const Legend& legend, Vec2 corner, Marks& marks) {
    append_overlay(legend.marks, corner, marks);
}

std::optional<Rect> add_legend(const LegendInput& input, const Rect& area, Vec2 at,
                               text::FontSet& fonts, Marks& marks) {
    const std::vector<Legend> legends = set_legends(input, area, fonts);
    if (legends.empty()) {
        return std::nullopt;
    }
    const Rect rect = legend_rect(legends.front().size, at, area);
    add_legend(legends.front(), rect.min, marks);
    return rect;
}

float legend_padding_px(const Rect& area, const Encoding& encoding) {
    return std::round(12 * encoding.pixel_scale * page_factor(area, encoding.pixel_scale));
}

} // namespace entente::scene
