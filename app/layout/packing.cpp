// SPDX-License-Identifier: MIT
#include "app/layout/packing.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

namespace entente::layout {
namespace {

constexpr int largest_side = 1500; ///< of the raster under one part, in cells
/// In parts of more nodes the ways of ties are told by three points each: nodes are dense enough.
constexpr std::uint32_t large_part = 10'000;

struct Cell {
    int x = 0;
    int y = 0;
};

/// The cells of one part; (0, 0) is the lower left one of its rim.
struct Shape {
    base::Vec2 origin; ///< corner of cell (0, 0) in layout units
    int width = 0;
    int height = 0;
    std::vector<Cell> cells; ///< what no other part may have
    std::vector<Cell> rim;   ///< around them: what no other part may have in its cells
};

/// The cells between the leftmost and the rightmost mark of their row, and between the lowest and
/// the highest of their column.
class Spans {
  public:
    Spans(int width, int height)
        : row_(static_cast<std::size_t>(height), {width, -1}),
          column_(static_cast<std::size_t>(width), {height, -1}) {}

    void mark(int x, int y) {
        widen(row_[static_cast<std::size_t>(y)], x, x);
        widen(column_[static_cast<std::size_t>(x)], y, y);
    }
    /// As if all cells up to `reach` from a marked one were marked too.
    [[nodiscard]] Spans widened(int reach) const {
        Spans wider(static_cast<int>(column_.size()), static_cast<int>(row_.size()));
        widen_all(row_, reach, wider.row_);
        widen_all(column_, reach, wider.column_);
        return wider;
    }
    [[nodiscard]] bool has(int x, int y) const {
        const Cell across = row_[static_cast<std::size_t>(y)];
        const Cell upright = column_[static_cast<std::size_t>(x)];
        return x >= across.x && x <= across.y && y >= upright.x && y <= upright.y;
    }

  private:
    static void widen(Cell& span, int least, int most) {
        span = {std::min(span.x, least), std::max(span.y, most)};
    }
    static void widen_all(const std::vector<Cell>& from, int reach, std::vector<Cell>& to) {
        const auto count = static_cast<int>(from.size());
        for (int i = 0; i < count; ++i) {
            const Cell span = from[static_cast<std::size_t>(i)];
            for (int at = std::max(0, i - reach);
                 span.y >= 0 && at <= std::min(count - 1, i + reach); ++at) {
                widen(to[static_cast<std::size_t>(at)], span.x - reach, span.y + reach);
            }
        }
    }
    std::vector<Cell> row_; ///< x is the least, y the most
    std::vector<Cell> column_;
};

base::Rect bounds(std::span<const base::Vec2> points) {
    base::Rect box{points[0], points[0]};
    for (const base::Vec2 p : points) {
        box.min = {std::min(box.min.x, p.x), std::min(box.min.y, p.y)};
        box.max = {std::max(box.max.x, p.x), std::max(box.max.y, p.y)};
    }
    return box;
}

/// Cells around a part that keep others off, so that its nodes lie nearer to each other than to
/// strangers: a pair needs the length of its tie, a star the way from leaf to leaf. The largest
/// part is no island.
int rim_of(const NodeRange& part, const base::Rect& box, float cell, bool is_largest) {
    constexpr int least = 2;
    constexpr int most = 8;
    if (part.size() <= 2) {
        return part.size() == 1 ? 0 : 1;
    }
    if (is_largest) {
        return least;
    }
    const float side = std::max(box.width(), box.height());
    return std::clamp(static_cast<int>(side / cell / 2), least, most);
}

Shape shape_of(const Adjacency& graph, std::span<const base::Vec2> positions, const NodeRange& part,
               float cell, bool has_rim, bool is_largest) {
    const base::Rect box = bounds(positions.subspan(part.first, part.size()));
    const int rim = has_rim ? rim_of(part, box, cell, is_largest) : 0;
    Shape shape;
    shape.width = static_cast<int>(box.width() / cell + 0.5F) + 1 + 2 * rim;
    shape.height = static_cast<int>(box.height() / cell + 0.5F) + 1 + 2 * rim;
    shape.origin =
        box.center() -
        base::Vec2{static_cast<float>(shape.width), static_cast<float>(shape.height)} * (cell / 2);
    Spans inner(shape.width, shape.height);
    const auto mark = [&](base::Vec2 p) {
        const base::Vec2 at = (p - shape.origin) / cell;
        const int x = std::clamp(static_cast<int>(at.x), rim, shape.width - 1 - rim);
        const int y = std::clamp(static_cast<int>(at.y), rim, shape.height - 1 - rim);
        inner.mark(x, y);
    };
    const int most_steps = part.size() > large_part ? 3 : largest_side;
    for (std::uint32_t node = part.first; node < part.last; ++node) {
        mark(positions[node]);
        for (const std::uint32_t neighbor : graph.neighbors(node)) {
            if (neighbor > node) {
                const base::Vec2 way = positions[neighbor] - positions[node];
                const int steps = std::min(static_cast<int>(base::length(way) / cell), most_steps);
                for (int step = 1; step <= steps; ++step) {
                    mark(positions[node] +
                         way * (static_cast<float>(step) / static_cast<float>(steps + 1)));
                }
            }
        }
    }
    const Spans outer = inner.widened(rim);
    for (int y = 0; y < shape.height; ++y) {
        for (int x = 0; x < shape.width; ++x) {
            if (inner.has(x, y)) {
                shape.cells.push_back({x, y});
            } else if (outer.has(x, y)) {
                shape.rim.push_back({x, y});
            }
        }
    }
    return shape;
}

/// The plane in cells: which are taken, and which are somebody's rim. Cells outside are free;
/// taking one there enlarges it.
class Board {
  public:
    explicit Board(int half) : half_(half), uses_(static_cast<std::size_t>(4 * half * half), 0) {}

    [[nodiscard]] bool is_free(const Shape& shape, Cell at) const {
        return std::none_of(shape.cells.begin(), shape.cells.end(),
                            [&](Cell c) { return use_of(c, at) != free; }) &&
               std::none_of(shape.rim.begin(), shape.rim.end(),
                            [&](Cell c) { return use_of(c, at) == taken; });
    }

    void take(const Shape& shape, Cell at) {
        while (!is_inside(at.x, at.y) ||
               !is_inside(at.x + shape.width - 1, at.y + shape.height - 1)) {
            Board larger(2 * half_);
            for (int y = -half_; y < half_; ++y) {
                std::copy_n(
                    uses_.begin() + static_cast<std::ptrdiff_t>(index(-half_, y)), 2 * half_,
                    larger.uses_.begin() + static_cast<std::ptrdiff_t>(larger.index(-half_, y)));
            }
            *this = std::move(larger);
        }
        for (const Cell c : shape.rim) {
            unsigned char& use = uses_[index(c.x + at.x, c.y + at.y)];
            use = std::max(use, rim);
        }
        for (const Cell c : shape.cells) {
            uses_[index(c.x + at.x, c.y + at.y)] = taken;
        }
    }

  private:
    static constexpr unsigned char free = 0;
    static constexpr unsigned char rim = 1;
    static constexpr unsigned char taken = 2;

    [[nodiscard]] unsigned char use_of(Cell of_shape, Cell at) const {
        const int x = of_shape.x + at.x;
        const int y = of_shape.y + at.y;
        return is_inside(x, y) ? uses_[index(x, y)] : free;
    }
    [[nodiscard]] bool is_inside(int x, int y) const {
        return x >= -half_ && x < half_ && y >= -half_ && y < half_;
    }
    [[nodiscard]] std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y + half_) * static_cast<std::size_t>(2 * half_) +
               static_cast<std::size_t>(x + half_);
    }
    int half_;
    std::vector<unsigned char> uses_;
};

/// Calls is_good(cell) for the cells between the ellipses `ring` - 1 and `ring` around a cell, that
/// many cells high above it, until it says yes.
template <class Test>
bool any_on_ring(Cell middle, int ring, float aspect, const Test& is_good) {
    const auto height_at = [&](int r, int x) {
        const float along = static_cast<float>(x) / aspect;
        const float square = static_cast<float>(r) * static_cast<float>(r) - along * along;
        return r >= 0 && square >= 0 ? static_cast<int>(std::sqrt(square)) : -1;
    };
    const int half_width = static_cast<int>(static_cast<float>(ring) * aspect);
    for (int x = -half_width; x <= half_width; ++x) {
        const int outer = height_at(ring, x);
        for (int y = height_at(ring - 1, x) + 1; y <= outer; ++y) {
            if (is_good(Cell{middle.x + x, middle.y + y}) ||
                (y > 0 && is_good(Cell{middle.x + x, middle.y - y}))) {
                return true;
            }
        }
    }
    return false;
}

} // namespace

std::vector<base::Vec2> pack(const Adjacency& graph, std::span<const base::Vec2> positions,
                             std::span<const NodeRange> parts, const PackSettings& settings) {
    assert(settings.cell > 0 && settings.aspect > 0);
    std::vector<base::Vec2> shifts(parts.size());
    if (parts.size() < 2) {
        return shifts;
    }
    const base::Rect all = bounds(positions);
    float widest = settings.keep_places ? std::max(all.width(), all.height()) : 0;
    for (const NodeRange& part : parts) {
        const base::Rect box = bounds(positions.subspan(part.first, part.size()));
        widest = std::max({widest, box.width(), box.height()});
    }
    const float cell = std::max(settings.cell, widest / static_cast<float>(largest_side));

    Board board(64);
    const auto cell_of = [&](base::Vec2 p) {
        return Cell{static_cast<int>(std::lround(p.x / cell)),
                    static_cast<int>(std::lround(p.y / cell))};
    };
    std::vector<Shape> shapes(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        // A rim keeps neighbours off larger parts. Parts that keep their places have none, so that
        // one which grew a little does not chase those next to it away.
        shapes[i] = shape_of(graph, positions, parts[i], cell, !settings.keep_places, i == 0);
        if (parts[i].is_fixed && !settings.keep_places) {
            board.take(shapes[i], cell_of(shapes[i].origin));
        }
    }
    std::map<std::pair<int, int>, int> full_rings; // by size of small parts: rings without room
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Shape& shape = shapes[i];
        if (parts[i].is_fixed) {
            if (settings.keep_places) {
                board.take(shape, cell_of(shape.origin));
            }
            continue;
        }
        Cell middle{-shape.width / 2, -shape.height / 2};
        int ring = 0;
        int* full = nullptr;
        if (settings.keep_places) {
            middle = cell_of(shape.origin);
        } else if (parts[i].size() <= 2) {
            full = &full_rings[{shape.width, shape.height}];
            ring = *full;
        }
        Cell place = middle;
        while (!any_on_ring(middle, ring, settings.aspect, [&](Cell at) {
            place = at;
            return board.is_free(shape, at);
        })) {
            ++ring;
        }
        if (full != nullptr) {
            *full = ring;
        }
        board.take(shape, place);
        if (settings.keep_places) {
            shifts[i] = base::Vec2{static_cast<float>(place.x - middle.x),
                                   static_cast<float>(place.y - middle.y)} *
                        cell;
        } else {
            shifts[i] =
                base::Vec2{static_cast<float>(place.x), static_cast<float>(place.y)} * cell -
                shape.origin;
        }
    }
    return shifts;
}

} // namespace entente::layout
