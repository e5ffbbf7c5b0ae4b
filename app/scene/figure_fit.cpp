// SPDX-License-Identifier: MIT
#include "app/scene/figure_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace entente::scene {
namespace {

constexpr float least_share = 1e-5F;  ///< of the greatest scale, that is tried at all
constexpr float least_around = 1e-3F; ///< the same of scales tried around a rectangle
constexpr int grid_side = 33;

/// The upper envelope of the lines b + a * scale for scales from 0 on: ascending in a.
std::vector<Vec2> envelope_of(std::vector<Vec2> lines) {
    std::sort(lines.begin(), lines.end(), [](Vec2 one, Vec2 other) {
        return one.x != other.x ? one.x < other.x : one.y > other.y;
    });
    std::vector<Vec2> kept;
    for (const Vec2 line : lines) {
        if (!kept.empty() && kept.back().x == line.x) {
            continue;
        }
        // A flatter line that does not lie above at 0 never does.
        while (!kept.empty() && kept.back().y <= line.y) {
            kept.pop_back();
        }
        while (kept.size() >= 2) {
            const Vec2 a = kept[kept.size() - 2];
            const Vec2 b = kept.back();
            // Whether b is below where a meets the new line.
            if ((a.y - line.y) * (b.x - a.x) > (a.y - b.y) * (line.x - a.x)) {
                break;
            }
            kept.pop_back();
        }
        kept.push_back(line);
    }
    return kept;
}

float greatest(const std::vector<Vec2>& envelope, float scale) {
    float most = -std::numeric_limits<float>::infinity();
    for (const Vec2 line : envelope) {
        most = std::max(most, line.x * scale + line.y);
    }
    return most;
}

/// What a frame has beside a rectangle in it: left and right of it, above and below.
std::vector<Rect> sides_of(const Rect& frame, const Rect& out) {
    std::vector<Rect> sides{{frame.min, {out.min.x, frame.max.y}},
                            {{out.max.x, frame.min.y}, frame.max},
                            {frame.min, {frame.max.x, out.min.y}},
                            {{frame.min.x, out.max.y}, frame.max}};
    std::erase_if(sides, [](const Rect& r) { return r.width() < 1 || r.height() < 1; });
    return sides;
}

/// Grid lines strictly between two values: the first, and the first that is not.
std::pair<int, int> lines_between(float from, float to, float start, float step) {
    if (!(step > 1e-6F)) {
        return from < start && start < to ? std::pair{0, grid_side} : std::pair{0, 0};
    }
    const auto line = [](float value) {
        return static_cast<int>(std::clamp(value, 0.0F, static_cast<float>(grid_side)));
    };
    return {line(std::floor((from - start) / step) + 1), line(std::ceil((to - start) / step))};
}

} // namespace

BoxFitter::BoxFitter(std::span<const FitBox> boxes, const Rect& frame)
    : boxes_(boxes), frame_(frame) {
    std::vector<Vec2> lines(boxes.size());
    const auto make = [&](auto line_of) {
        std::transform(boxes.begin(), boxes.end(), lines.begin(), line_of);
        return envelope_of(lines);
    };
    left_ = make([](const FitBox& box) { return Vec2{-box.point.x, -box.before.x}; });
    top_ = make([](const FitBox& box) { return Vec2{-box.point.y, -box.before.y}; });
    right_ = make([](const FitBox& box) { return Vec2{box.point.x, box.after.x}; });
    bottom_ = make([](const FitBox& box) { return Vec2{box.point.y, box.after.y}; });
}

Rect BoxFitter::bounds_at(float scale) const {
    return {{-greatest(left_, scale), -greatest(top_, scale)},
            {greatest(right_, scale), greatest(bottom_, scale)}};
}

float BoxFitter::largest_within(const Rect& frame, float most_scale) const {
    const auto is_within = [&](float scale) {
        const Rect bounds = bounds_at(scale);
        return bounds.width() <= frame.width() && bounds.height() <= frame.height();
    };
    if (is_within(most_scale)) {
        return most_scale;
    }
    float possible = most_scale * least_share;
    float impossible = most_scale;
    if (!is_within(possible)) {
        return 0;
    }
    for (int i = 0; i < 40; ++i) {
        const float half = std::sqrt(possible * impossible);
        (is_within(half) ? possible : impossible) = half;
    }
    return possible;
}

Vec2 BoxFitter::centred(float scale, const Rect& frame) const {
    return frame.center() - bounds_at(scale).center();
}

bool BoxFitter::is_clear(float scale, Vec2 offset, const Rect& keep_out) const {
    return std::none_of(boxes_.begin(), boxes_.end(), [&](const FitBox& box) {
        const Vec2 at = box.point * scale + offset;
        return Rect{at + box.before, at + box.after}.meets(keep_out);
    });
}

/// Each box forbids a rectangle of offsets. Counts on a grid over all offsets that keep within the
/// frame, its ends included, how many forbid each point; of those that none does, the one nearest
/// to the middle.
std::optional<Vec2> BoxFitter::clear_grid_point(float scale, const Rect& keep_out) const {
    constexpr int stride = grid_side + 1;
    const Rect bounds = bounds_at(scale);
    const Vec2 low = frame_.min - bounds.min;
    const Vec2 high = frame_.max - bounds.max;
    const Vec2 step = (high - low) / static_cast<float>(grid_side - 1);
    counts_.assign(static_cast<std::size_t>(stride) * stride, 0);
    const auto at = [](int x, int y) {
        return static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x);
    };
    for (const FitBox& box : boxes_) {
        const Vec2 point = box.point * scale;
        const auto columns = lines_between(keep_out.min.x - box.after.x - point.x,
                                           keep_out.max.x - box.before.x - point.x, low.x, step.x);
        const auto rows = lines_between(keep_out.min.y - box.after.y - point.y,
                                        keep_out.max.y - box.before.y - point.y, low.y, step.y);
        if (columns.first < columns.second && rows.first < rows.second) {
            ++counts_[at(columns.first, rows.first)];
            --counts_[at(columns.second, rows.first)];
            --counts_[at(columns.first, rows.second)];
            ++counts_[at(columns.second, rows.second)];
        }
    }
    std::optional<Vec2> best;
    float nearest = std::numeric_limits<float>::infinity();
    for (int y = 0; y < grid_side; ++y) {
        for (int x = 0; x < grid_side; ++x) {
            int& count = counts_[at(x, y)];
            count += (x > 0 ? counts_[at(x - 1, y)] : 0) + (y > 0 ? counts_[at(x, y - 1)] : 0) -
                     (x > 0 && y > 0 ? counts_[at(x - 1, y - 1)] : 0);
            const Vec2 point =
                low + Vec2{step.x * static_cast<float>(x), step.y * static_cast<float>(y)};
            const float away = length(point - (low + high) / 2);
            if (count == 0 && away < nearest) {
                nearest = away;
                best = point;
            }
        }
    }
    return best;
}

/// The clear offset nearest to the middle of the frame, as far as the grid tells; the middle where
/// there is none.
Vec2 BoxFitter::clear_offset(float scale, const Rect& keep_out) const {
    const Vec2 middle = centred(scale, frame_);
    if (is_clear(scale, middle, keep_out)) {
        return middle;
    }
    const auto found = clear_grid_point(scale, keep_out);
    if (!found) {
        return middle;
    }
    const Vec2 way = *found - middle;
    float blocked = 0;
    float clear = 1;
    for (int i = 0; i < 12; ++i) {
        const float half = (blocked + clear) / 2;
        (is_clear(scale, middle + way * half, keep_out) ? clear : blocked) = half;
    }
    return middle + way * clear;
}

Fit BoxFitter::fit(const std::optional<Rect>& keep_out, float most_scale, float worth) const {
    if (boxes_.empty()) {
        return {most_scale, frame_.center()};
    }
    const float most = largest_within(frame_, most_scale);
    const float least = most_scale * least_share;
    if (most <= 0) {
        return {least, centred(least, frame_)};
    }
    if (!keep_out || !keep_out->meets(frame_)) {
        return {most, centred(most, frame_)};
    }
    Fit beside;
    beside.scale = 0;
    for (const Rect& side : sides_of(frame_, *keep_out)) {
        const float scale = largest_within(side, most_scale);
        if (scale > beside.scale) {
            beside = {scale, centred(scale, side)};
        }
    }
    const auto is_possible = [&](float scale) {
        return clear_grid_point(scale, *keep_out).has_value();
    };
    if (worth > beside.scale && (worth > most || !is_possible(worth))) {
        return {0, {}};
    }
    // Whether there is a place around the rectangle need not turn once from yes to no as the scale
    // grows, so it is looked for from above.
    constexpr float step = 0.97F;
    const float end = std::max({beside.scale, worth, most * least_around});
    float scale = most;
    while (scale > end && !is_possible(scale)) {
        scale *= step;
    }
    if (scale <= end && worth > beside.scale) {
        scale = worth;
    } else if (scale <= end) {
        if (beside.scale <= 0) {
            return {least, centred(least, frame_)};
        }
        // At this scale there may be a place nearer to the middle.
        const Vec2 offset = clear_offset(beside.scale, *keep_out);
        return {beside.scale, is_clear(beside.scale, offset, *keep_out) ? offset : beside.offset};
    }
    float impossible = std::min(scale / step, most);
    for (int i = 0; i < 10 && scale < most; ++i) {
        const float half = std::sqrt(scale * impossible);
        (is_possible(half) ? scale : impossible) = half;
    }
    return {scale, clear_offset(scale, *keep_out)};
}

Fit fit_boxes(std::span<const FitBox> boxes, const Rect& frame, const std::optional<Rect>& keep_out,
              float most_scale) {
    return BoxFitter(boxes, frame).fit(keep_out, most_scale);
}

} // namespace entente::scene
