// SPDX-License-Identifier: MIT
#include "app/scene/label_placement.hpp"

#include "app/scene/box_grid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace entente::scene {
namespace {

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
          marks_(GridCells(bounds_of(requests, settings), 24), boxes_of(obstacles)),
          labels_(GridCells(bounds_of(requests, settings), 64)) {}

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
    static constexpr float like_mark = 1;
    static constexpr float least_mark = 0.1F;    // however small it is, it is hidden
    static constexpr float larger_mark = 3;      // more than a label of no rank may cover
    static constexpr float touched_mark = 0.24F; // less than what keeps a wish from being kept
    static constexpr float near_share = 0.8F;    // of the gap: a mark so near seems to touch
    static constexpr float broken_rule = 1e5F;

    /// Discs are round; of the others the whole box counts.
    [[nodiscard]] static bool covers(const Rect& rect, const LabelObstacle& mark) {
        if (!mark.is_round) {
            return Rect{mark.center - mark.extent, mark.center + mark.extent}.meets(rect);
        }
        const Vec2 nearest{std::clamp(mark.center.x, rect.min.x, rect.max.x),
                           std::clamp(mark.center.y, rect.min.y, rect.max.y)};
        return length(nearest - mark.center) < mark.extent.x;
    }

    static std::vector<NumberedBox> boxes_of(std::span<const LabelObstacle> obstacles) {
        std::vector<NumberedBox> boxes;
        boxes.reserve(obstacles.size());
        for (const LabelObstacle& mark : obstacles) {
            boxes.push_back({{mark.center - mark.extent, mark.center + mark.extent},
                             static_cast<std::uint32_t>(boxes.size())});
        }
        return boxes;
    }

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

    /// How bad a place is: 0 where it covers nothing. Counting ends above `limit`.
    [[nodiscard]] float cost_of(const LabelRequest& request, Side side, float limit) const {
        const Rect rect = label_rect(request, side, settings_.gap);
        float cost = 0;
        if (breaks_rule(rect)) {
            if (!settings_.may_overlap) {
                return impossible;
            }
            cost = broken_rule;
        }
        const Rect near = widened(rect, settings_.gap * near_share);
        marks_.for_each_meeting(near, [&](std::uint32_t i) {
            const LabelObstacle& mark = obstacles_[i];
            if (mark.center == request.anchor && mark.radius == request.radius) {
                return true; // its own, to which it keeps its distance anyway
            }
            const float ratio = mark.radius / std::max(request.radius, 0.1F);
            if (covers(rect, mark)) {
                cost += std::max(ratio * ratio, least_mark) + (ratio > 1.05F  ? larger_mark
                                                               : ratio > 0.5F ? like_mark
                                                                              : 0);
            } else if (covers(near, mark)) {
                cost += std::min(ratio, 1.0F) * touched_mark;
            }
            return cost <= limit;
        });
        return cost;
    }

    [[nodiscard]] std::optional<Side> best_side(const LabelRequest& request,
                                                std::int8_t wish) const {
        const bool takes_any = request.must_show || settings_.may_overlap;
        const float tolerance = takes_any ? impossible : request.tolerance;
        if (wish >= 0) {
            const auto side = static_cast<Side>(wish);
            const float bearable = std::min(settings_.wish_tolerance, request.tolerance);
            if (cost_of(request, side, bearable) <= bearable) {
                return side;
            }
        }
        float least = impossible;
        std::optional<Side> best;
        for (std::size_t i = 0; i < side_count && least > 0; ++i) {
            const auto side = static_cast<Side>(i);
            const float aside = request.side_costs[i];
            const float covered = cost_of(request, side, std::min(least - aside, tolerance));
            if (covered <= tolerance && covered + aside < least) {
                least = covered + aside;
                best = side;
            }
        }
        return best;
    }

    std::span<const LabelRequest> requests_;
    std::span<const LabelObstacle> obstacles_;
    const LabelSettings& settings_;
    FixedBoxGrid marks_;
    GrowingBoxGrid labels_;
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
    // Of thousands of labels few are seen for long; one rung keeps the frame short.
    const int rungs = requests.size() > 1'500 ? 1 : 4;
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
