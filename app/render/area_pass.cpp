// SPDX-License-Identifier: MIT
#include "app/render/area_pass.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace entente::render {
namespace {

using base::Vec2;

constexpr float least_side = 0.01F; // px; two corners closer than this are one

bool is_seen(const scene::AreaMark& area, const View& view) {
    const float border = area.outline_width / 2 + 1;
    Vec2 low = area.corners.front();
    Vec2 high = low;
    for (const Vec2 corner : area.corners) {
        low = {std::min(low.x, corner.x), std::min(low.y, corner.y)};
        high = {std::max(high.x, corner.x), std::max(high.y, corner.y)};
    }
    const auto left = static_cast<float>(view.left);
    const auto top = static_cast<float>(view.top);
    // Written so that an area with a NaN is not seen.
    return low.x - border < left + static_cast<float>(view.width) && high.x + border > left &&
           low.y - border < top + static_cast<float>(view.height) && high.y + border > top;
}

} // namespace

base::Result<AreaPass> AreaPass::make(const ShaderSource& source) {
    const std::array attributes{
        Attribute{2, GL_FLOAT, offsetof(Instance, middle_x)},
        Attribute{4, GL_FLOAT, offsetof(Instance, from_x)},
        Attribute{3, GL_FLOAT, offsetof(Instance, before)},
        Attribute{3, GL_FLOAT, offsetof(Instance, side)},
        Attribute{3, GL_FLOAT, offsetof(Instance, after)},
        Attribute{1, GL_FLOAT, offsetof(Instance, half_outline)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(Instance, fill)},
        Attribute{4, GL_UNSIGNED_SHORT, offsetof(Instance, outline)},
    };
    auto pass = InstancedPass::make(source, "area", sizeof(Instance), attributes);
    if (!pass) {
        return base::fail(std::move(pass).error());
    }
    return AreaPass(std::move(*pass));
}

void AreaPass::add(const scene::AreaMark& area) {
    corners_.clear();
    for (const Vec2 corner : area.corners) {
        if (corners_.empty() || base::length(corner - corners_.back()) > least_side) {
            corners_.push_back(corner);
        }
    }
    while (corners_.size() > 1 && base::length(corners_.front() - corners_.back()) <= least_side) {
        corners_.pop_back();
    }
    const std::size_t count = corners_.size();
    if (count < 3) {
        return;
    }
    Vec2 middle;
    for (const Vec2 corner : corners_) {
        middle += corner / static_cast<float>(count);
    }
    lines_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const Vec2 along = corners_[(i + 1) % count] - corners_[i];
        Vec2 normal = Vec2{along.y, -along.x} / base::length(along);
        if (dot(normal, corners_[i] - middle) < 0) { // corners that run the other way around
            normal = normal * -1;
        }
        lines_[i] = {normal.x, normal.y, dot(normal, corners_[i])};
    }
    // A corner moved away from the middle by a share takes its two sides along by that share of
    // their distance from the middle.
    const float half_outline = std::max(area.outline_width, 0.0F) / 2;
    const auto from_middle = [&](std::size_t i) {
        return std::max(lines_[i].distance - dot({lines_[i].normal_x, lines_[i].normal_y}, middle),
                        0.01F);
    };
    beyond_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const float nearest = std::min(from_middle(i), from_middle((i + count - 1) % count));
        beyond_[i] = middle + (corners_[i] - middle) * (1 + (half_outline + 0.75F) / nearest);
    }
    const PackedColor fill = pack(area.fill);
    const PackedColor outline = pack(area.outline);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t next = (i + 1) % count;
        instances_.push_back({middle.x, middle.y, beyond_[i].x, beyond_[i].y, beyond_[next].x,
                              beyond_[next].y, lines_[(i + count - 1) % count], lines_[i],
                              lines_[next], half_outline, fill, outline});
    }
}

void AreaPass::draw(std::span<const scene::AreaMark> areas, const View& view) {
    instances_.clear();
    for (const scene::AreaMark& area : areas) {
        if (area.corners.size() >= 3 && is_seen(area, view)) {
            add(area);
        }
    }
    pass_.draw(std::span<const Instance>(instances_), view);
}

} // namespace entente::render
