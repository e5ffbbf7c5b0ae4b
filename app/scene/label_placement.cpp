// SPDX-License-Identifier: MIT
#include "app/scene/label_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace entente::scene {
namespace {

/// Boxes in the cells of a grid; each box lies in every cell that it meets.
class BoxGrid {
  public:
    BoxGrid(const Rect& bounds, float cell) : origin_(bounds.min) {
        // However large the bounds, the grid stays small enough to be cleared in no time.
        constexpr float most_cells = 250;
        cell_ = std::max({cell, bounds.width() / most_cells, bounds.height() / most_cells, 1.0F});
        columns_ = std::max(1, static_cast<int>(std::ceil(bounds.width() / cell_)));
        rows_ = std::max(1, static_cast<int>(std::ceil(bounds.height() / cell_)));
        heads_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), -1);
    }

    void insert(const Rect& box) {
        const auto index = static_cast<std::int32_t>(boxes_.size());
        boxes_.push_back(box);
        const Cells cells = cells_of(box);
        for (int row = cells.first_row; row <= cells.last_row; ++row) {
            for (int column = cells.first_column; column <= cells.last_column; ++column) {
                std::int32_t& head = heads_[at(column, row)];
                links_.push_back({index, head});
                head = static_cast<std::int32_t>(links_.size()) - 1;
            }
        }
    }

    /// Calls visit(index of box) once for each box that meets the query, until it returns false.
    template <class Visit>
    void for_each_meeting(const Rect& query, Visit visit) const {
        const Cells cells = cells_of(query);
        for (int row = cells.first_row; row <= cells.last_row; ++row) {
            for (int column = cells.first_column; column <= cells.last_column; ++column) {
                for (std::int32_t link = heads_[at(column, row)]; link >= 0;
                     link = links_[static_cast<std::size_t>(link)].next) {
                    const auto index =
                        static_cast<std::size_t>(links_[static_cast<std::size_t>(link)].box);
                    const Rect& box = boxes_[index];
                    if (!box.meets(query)) {
                        continue;
                    }
                    // A pair that shares several cells is reported in the first of them alone.
                    const bool is_first = column == column_of(std::max(box.min.x, query.min.x)) &&
                                          row == row_of(std::max(box.min.y, query.min.y));
                    if (is_first && !visit(index)) {
                        return;
                    }
                }
            }
        }
    }

    [[nodiscard]] bool has_meeting(const Rect& query) const {
        bool found = false;
        for_each_meeting(query, [&](std::size_t) {
            found = true;
            return false;
        });
        return found;
    }

  private:
    struct Cells {
        int first_column, last_column, first_row, last_row;
    };
    struct Link {
        std::int32_t box;
        std::int32_t next;
    };

    [[nodiscard]] int column_of(float x) const { return cell_of(x - origin_.x, columns_); }
    [[nodiscard]] int row_of(float y) const { return cell_of(y - origin_.y, rows_); }
    [[nodiscard]] int cell_of(float offset, int count) const {
        // Clamped before the conversion: what lies far outside belongs to the border's cells.
        return static_cast<int>(
            std::clamp(std::floor(offset / cell_), 0.0F, static_cast<float>(count - 1)));
    }
    [[nodiscard]] Cells cells_of(const Rect& box) const {
        return {column_of(box.min.x), column_of(box.max.x), row_of(box.min.y), row_of(box.max.y)};
    }
    [[nodiscard]] std::size_t at(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }

    Vec2 origin_;
    float cell_ = 1;
    int columns_ = 1;
    int rows_ = 1;
    std::vector<std::int32_t> heads_;
    std::vector<Link> links_;
    std::vector<Rect> boxes_;
};

Rect around(Vec2 center, Vec2 extent) {
    return {center - extent, center + extent};
}

Rect widened(const Rect& rect, float by) {
    return {rect.min - Vec2{by, by}, rect.max + Vec2{by, by}};
}

bool is_inside(const Rect& inner, const Rect& outer) {
    return inner.min.x >= outer.min.x && inner.max.x <= outer.max.x && inner.min.y >= outer.min.y &&
           inner.max.y <= outer.max.y;
}

/// What is known of all labels while they are placed.
class Placer {
  public:
    Placer(std::span<const LabelRequest> requests, std::span<const LabelObstacle> obstacles,
           const LabelSettings& settings)
        : requests_(requests), obstacles_(obstacles), settings_(settings),
          marks_(bounds_of(requests, settings), 24), labels_(bounds_of(requests, settings), 64) {
        for (const LabelObstacle& obstacle : obstacles) {
            marks_.insert(around(obstacle.center, obstacle.extent));
        }
    }

    std::vector<PlacedLabel> place(std::span<const std::int8_t> wishes) {
        std::vector<PlacedLabel> placed;
        for (std::size_t i = 0; i < requests_.size(); ++i) {
            const bool is_full =
                settings_.most >= 0 && placed.size() >= static_cast<std::size_t>(settings_.most);
            const bool is_unwanted = !wishes.empty() && wishes[i] == no_label;
            if (!requests_[i].must_show && (is_full || is_unwanted) && !settings_.may_overlap) {
                continue;
            }
            const std::int8_t wish = wishes.empty() ? any_side : wishes[i];
            if (const auto side = best_side(requests_[i], wish)) {
                const Rect rect = label_rect(requests_[i], *side, settings_.gap);
                labels_.insert(widened(rect, settings_.spacing / 2));
                placed.push_back({static_cast<std::uint32_t>(i), *side, rect});
            }
        }
        return placed;
    }

  private:
    static constexpr float impossible = std::numeric_limits<float>::infinity();
    static constexpr float larger_mark = 100;
    static constexpr float broken_rule = 1e5F;

    static Rect bounds_of(std::span<const LabelRequest> requests, const LabelSettings& settings) {
        Rect bounds = settings.frame;
        if (std::isfinite(bounds.width())) {
            return bounds;
        }
        bounds = {{0, 0}, {1, 1}};
        for (const LabelRequest& request : requests) {
            bounds.min = {std::min(bounds.min.x, request.anchor.x),
                          std::min(bounds.min.y, request.anchor.y)};
            bounds.max = {std::max(bounds.max.x, request.anchor.x),
                          std::max(bounds.max.y, request.anchor.y)};
        }
        return bounds;
    }

    [[nodiscard]] bool breaks_rule(const Rect& rect) const {
        return !is_inside(rect, settings_.frame) ||
               std::any_of(settings_.keep_clear.begin(), settings_.keep_clear.end(),
                           [&](const Rect& clear) { return clear.meets(rect); }) ||
               labels_.has_meeting(widened(rect, settings_.spacing / 2));
    }

    /// How bad a place is: 0 where it covers nothing.
    [[nodiscard]] float cost_of(const LabelRequest& request, Side side) const {
        const Rect rect = label_rect(request, side, settings_.gap);
        float cost = 0;
        if (breaks_rule(rect)) {
            if (!settings_.may_overlap) {
                return impossible;
            }
            cost = broken_rule;
        }
        const float limit = request.must_show || settings_.may_overlap ? impossible : larger_mark;
        marks_.for_each_meeting(rect, [&](std::size_t index) {
            const LabelObstacle& obstacle = obstacles_[index];
            cost += obstacle.radius > request.radius * 1.05F ? larger_mark : 1.0F;
            return cost < limit;
        });
        return cost;
    }

    [[nodiscard]] std::optional<Side> best_side(const LabelRequest& request,
                                                std::int8_t wish) const {
        const bool takes_any = request.must_show || settings_.may_overlap;
        const float tolerance = takes_any ? impossible : request.tolerance;
        float least = impossible;
        std::optional<Side> best;
        // The wished side first, and kept while it is bearable: steadiness is worth a covered mark.
        if (wish >= 0) {
            const auto side = static_cast<Side>(wish);
            const float cost = cost_of(request, side);
            if (cost < larger_mark && cost <= request.tolerance) {
                return side;
            }
        }
        for (std::size_t i = 0; i < side_count && least > 0; ++i) {
            const auto side = static_cast<Side>(i);
            const float cost = cost_of(request, side);
            if (cost < least) {
                least = cost;
                best = side;
            }
        }
        return least < impossible && least <= tolerance ? best : std::nullopt;
    }

    std::span<const LabelRequest> requests_;
    std::span<const LabelObstacle> obstacles_;
    const LabelSettings& settings_;
    BoxGrid marks_;
    BoxGrid labels_;
};

} // namespace

Rect label_rect(const LabelRequest& request, Side side, float gap) {
    const Vec2 size = request.size;
    // At a slant the label moves in towards the mark's rounded corner.
    constexpr float slant = 0.62F;
    const float beside = request.extent.x + gap;
    const float beyond = request.extent.y + gap * 0.6F;
    const float slant_x = request.extent.x * slant + gap * 0.7F;
    const float slant_y = request.extent.y * slant + gap * 0.3F;
    Vec2 corner;
    switch (side) {
    case Side::right:
        corner = {beside, -size.y / 2};
        break;
    case Side::left:
        corner = {-beside - size.x, -size.y / 2};
        break;
    case Side::below:
        corner = {-size.x / 2, beyond};
        break;
    case Side::above:
        corner = {-size.x / 2, -beyond - size.y};
        break;
    case Side::lower_right:
        corner = {slant_x, slant_y};
        break;
    case Side::upper_right:
        corner = {slant_x, -slant_y - size.y};
        break;
    case Side::lower_left:
        corner = {-slant_x - size.x, slant_y};
        break;
    case Side::upper_left:
        corner = {-slant_x - size.x, -slant_y - size.y};
        break;
    }
    corner += request.anchor;
    return {corner, corner + size};
}

std::vector<PlacedLabel> place_labels(std::span<const LabelRequest> requests,
                                      std::span<const LabelObstacle> obstacles,
                                      const LabelSettings& settings,
                                      std::span<const std::int8_t> wishes) {
    if (requests.empty()) {
        return {};
    }
    return Placer(requests, obstacles, settings).place(wishes);
}

std::vector<PlacedLabel> place_labels_steadily(std::span<const LabelRequest> requests,
                                               std::span<const LabelObstacle> obstacles,
                                               const LabelSettings& settings, float scale) {
    constexpr float steps = 4;
    constexpr int rungs = 4;
    const float rung = std::floor(std::log2(scale) * steps + 1e-3F);

    LabelSettings free_settings = settings;
    constexpr float far = std::numeric_limits<float>::infinity();
    free_settings.frame = {{-far, -far}, {far, far}};
    free_settings.keep_clear = {};

    std::vector<LabelRequest> coarse_requests(requests.begin(), requests.end());
    std::vector<LabelObstacle> coarse_obstacles(obstacles.begin(), obstacles.end());
    std::vector<std::int8_t> wishes(requests.size(), any_side);
    for (int below = rungs - 1; below >= 0; --below) {
        const float shrink =
            std::min(std::exp2((rung - static_cast<float>(below)) / steps) / scale, 1.0F);
        for (std::size_t i = 0; i < requests.size(); ++i) {
            coarse_requests[i].anchor = requests[i].anchor * shrink;
        }
        for (std::size_t i = 0; i < obstacles.size(); ++i) {
            coarse_obstacles[i].center = obstacles[i].center * shrink;
        }
        const auto placed = place_labels(coarse_requests, coarse_obstacles, free_settings, wishes);
        // What found no place at the last rung gets none; at those before it only goes without a
        // wish.
        if (below == 0) {
            std::fill(wishes.begin(), wishes.end(), no_label);
        }
        for (const PlacedLabel& label : placed) {
            wishes[label.request] = static_cast<std::int8_t>(label.side);
        }
    }
    return place_labels(requests, obstacles, settings, wishes);
}

} // namespace entente::scene
