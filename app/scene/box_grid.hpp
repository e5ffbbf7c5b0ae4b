// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace entente::scene {

using base::Rect;
using base::Vec2;

/// Square cells over a rectangle; what lies outside belongs to the cells at its border.
class GridCells {
  public:
    struct Range {
        int first_column, last_column, first_row, last_row;
    };

    /// Cells of about that size, fewer and larger where the bounds are wide, so that the grid stays
    /// small enough to be cleared at every frame.
    GridCells(const Rect& bounds, float size) : origin_(bounds.min) {
        constexpr float most = 250;
        size_ = std::max({size, bounds.width() / most, bounds.height() / most, 1.0F});
        columns_ = std::max(1, static_cast<int>(std::ceil(bounds.width() / size_)));
        rows_ = std::max(1, static_cast<int>(std::ceil(bounds.height() / size_)));
    }

    [[nodiscard]] std::size_t count() const { return at(0, rows_); }
    [[nodiscard]] std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }
    [[nodiscard]] Range range_of(const Rect& box) const {
        return {column_of(box.min.x), column_of(box.max.x), row_of(box.min.y), row_of(box.max.y)};
    }
    /// Whether a cell is the first one that two boxes share: a pair that meets in several is
    /// counted there.
    [[nodiscard]] bool is_first_of(const Rect& a, const Rect& b, int column, int row) const {
        return column == column_of(std::max(a.min.x, b.min.x)) &&
               row == row_of(std::max(a.min.y, b.min.y));
    }

  private:
    [[nodiscard]] int column_of(float x) const { return cell_of(x - origin_.x, columns_); }
    [[nodiscard]] int row_of(float y) const { return cell_of(y - origin_.y, rows_); }
    [[nodiscard]] int cell_of(float offset, int count) const {
        return static_cast<int>(std::clamp(offset / size_, 0.0F, static_cast<float>(count - 1)));
    }

    Vec2 origin_;
    float size_ = 1;
    int columns_ = 1;
    int rows_ = 1;
};

/// A box with a number that goes with it.
struct NumberedBox {
    Rect rect;
    std::uint32_t number = 0;
};

/// Boxes that are all known beforehand, those of one cell side by side in memory.
class FixedBoxGrid {
  public:
    FixedBoxGrid(const GridCells& cells, std::span<const NumberedBox> boxes)
        : cells_(cells), starts_(cells.count() + 1, 0) {
        for_each_place(boxes, [&](std::size_t cell, const NumberedBox&) { ++starts_[cell + 1]; });
        for (std::size_t cell = 1; cell < starts_.size(); ++cell) {
            starts_[cell] += starts_[cell - 1];
        }
        entries_.resize(starts_.back());
        std::vector<std::uint32_t> next(starts_.begin(), starts_.end() - 1);
        for_each_place(
            boxes, [&](std::size_t cell, const NumberedBox& box) { entries_[next[cell]++] = box; });
    }

    /// Calls visit(number) once for each box that meets the query, until it returns false.
    template <class Visit>
    void for_each_meeting(const Rect& query, Visit visit) const {
        const GridCells::Range range = cells_.range_of(query);
        for (int row = range.first_row; row <= range.last_row; ++row) {
            for (int column = range.first_column; column <= range.last_column; ++column) {
                const std::size_t cell = cells_.at(column, row);
                for (std::uint32_t i = starts_[cell]; i < starts_[cell + 1]; ++i) {
                    const NumberedBox& box = entries_[i];
                    if (box.rect.meets(query) && cells_.is_first_of(box.rect, query, column, row) &&
                        !visit(box.number)) {
                        return;
                    }
                }
            }
        }
    }

  private:
    template <class Place>
    void for_each_place(std::span<const NumberedBox> boxes, Place place) const {
        for (const NumberedBox& box : boxes) {
            const GridCells::Range range = cells_.range_of(box.rect);
            for (int row = range.first_row; row <= range.last_row; ++row) {
                for (int column = range.first_column; column <= range.last_column; ++column) {
                    place(cells_.at(column, row), box);
                }
            }
        }
    }

    GridCells cells_;
    std::vector<std::uint32_t> starts_;
    std::vector<NumberedBox> entries_;
};

/// Boxes that come one by one.
class GrowingBoxGrid {
  public:
    explicit GrowingBoxGrid(const GridCells& cells) : cells_(cells), heads_(cells.count(), -1) {}

    void insert(const Rect& box) {
        const GridCells::Range range = cells_.range_of(box);
        for (int row = range.first_row; row <= range.last_row; ++row) {
            for (int column = range.first_column; column <= range.last_column; ++column) {
                std::int32_t& head = heads_[cells_.at(column, row)];
                links_.push_back({box, head});
                head = static_cast<std::int32_t>(links_.size()) - 1;
            }
        }
    }

    [[nodiscard]] bool has_meeting(const Rect& query) const {
        const GridCells::Range range = cells_.range_of(query);
        for (int row = range.first_row; row <= range.last_row; ++row) {
            for (int column = range.first_column; column <= range.last_column; ++column) {
                for (std::int32_t link = heads_[cells_.at(column, row)]; link >= 0;
                     link = links_[static_cast<std::size_t>(link)].next) {
                    if (links_[static_cast<std::size_t>(link)].rect.meets(query)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

  private:
    struct Link {
        Rect rect;
        std::int32_t next;
    };
    GridCells cells_;
    std::vector<std::int32_t> heads_;
    std::vector<Link> links_;
};

} // namespace entente::scene
