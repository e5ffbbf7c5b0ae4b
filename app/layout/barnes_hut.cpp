// SPDX-License-Identifier: MIT
#include "app/layout/barnes_hut.hpp"

#include "app/base/parallel.hpp"
#include "app/layout/hilbert.hpp"
#include "app/layout/lanes.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstring>
#include <utility>

namespace entente::layout {
namespace {

constexpr std::size_t leaf_size = 8;
constexpr std::size_t fan_out = 4;
constexpr std::size_t group_size = 2 * lane_count;
constexpr std::size_t groups_a_piece = 8;

/// What a list of sources does to 32 targets, added up in the order of the list: the sum of
/// count (target - source) / (1 + d^2)^2.
ENTENTE_CLONES
void push_group(const float* target_x, const float* target_y, const float* source_x,
                const float* source_y, const float* source_count, std::size_t sources,
                float* push_x, float* push_y) {
    Lanes x0;
    Lanes y0;
    Lanes x1;
    Lanes y1;
    std::memcpy(&x0, target_x, sizeof x0);
    std::memcpy(&y0, target_y, sizeof y0);
    std::memcpy(&x1, target_x + lane_count, sizeof x1);
    std::memcpy(&y1, target_y + lane_count, sizeof y1);
    Lanes sum_x0{};
    Lanes sum_y0{};
    Lanes sum_x1{};
    Lanes sum_y1{};
    for (std::size_t i = 0; i < sources; ++i) {
        const Lanes dx0 = x0 - source_x[i];
        const Lanes dy0 = y0 - source_y[i];
        const Lanes dx1 = x1 - source_x[i];
        const Lanes dy1 = y1 - source_y[i];
        const Lanes one0 = dx0 * dx0 + dy0 * dy0 + 1.0F;
        const Lanes one1 = dx1 * dx1 + dy1 * dy1 + 1.0F;
        const Lanes factor0 = source_count[i] / (one0 * one0);
        const Lanes factor1 = source_count[i] / (one1 * one1);
        sum_x0 += dx0 * factor0;
        sum_y0 += dy0 * factor0;
        sum_x1 += dx1 * factor1;
        sum_y1 += dy1 * factor1;
    }
    std::memcpy(push_x, &sum_x0, sizeof sum_x0);
    std::memcpy(push_y, &sum_y0, sizeof sum_y0);
    std::memcpy(push_x + lane_count, &sum_x1, sizeof sum_x1);
    std::memcpy(push_y + lane_count, &sum_y1, sizeof sum_y1);
}

} // namespace

struct BarnesHut::Sources {
    std::vector<float> x, y, count;
    std::size_t size = 0;

    void make_room(std::size_t more) {
        if (size + more > x.size()) {
            const std::size_t room = std::max<std::size_t>(1024, 2 * (size + more));
            x.resize(room);
            y.resize(room);
            count.resize(room);
        }
    }
};

void BarnesHut::sort(std::span<const base::Vec2> positions) {
    order_ = hilbert_order(positions);
    const std::size_t n = order_.size();
    const std::size_t filled = (n + group_size - 1) / group_size * group_size;
    x_.assign(filled, 0);
    y_.assign(filled, 0);
    count_.assign(filled, 0);
    std::fill_n(count_.begin(), n, 1.0F);
    levels_.clear();
    std::size_t first = 0;
    for (std::size_t count = (n + leaf_size - 1) / leaf_size; count > 0;
         count = (count + fan_out - 1) / fan_out) {
        levels_.push_back({first, count});
        first += count;
        if (count == 1) {
            break;
        }
    }
    boxes_.resize(first);
}

void BarnesHut::fit_leaf(std::size_t leaf) {
    const std::size_t begin = leaf * leaf_size;
    const std::size_t end = std::min(begin + leaf_size, order_.size());
    Box box{x_[begin], y_[begin], x_[begin], y_[begin], 0, 0, 0};
    for (std::size_t i = begin; i < end; ++i) {
        box.min_x = std::min(box.min_x, x_[i]);
        box.min_y = std::min(box.min_y, y_[i]);
        box.max_x = std::max(box.max_x, x_[i]);
        box.max_y = std::max(box.max_y, y_[i]);
        box.center_x += x_[i];
        box.center_y += y_[i];
        box.count += 1;
    }
    box.center_x /= box.count;
    box.center_y /= box.count;
    boxes_[levels_[0].first + leaf] = box;
}

void BarnesHut::fit_parent(std::size_t level, std::size_t parent) {
    const Level& below = levels_[level - 1];
    const std::size_t begin = parent * fan_out;
    const std::size_t end = std::min(begin + fan_out, below.count);
    Box box = boxes_[below.first + begin];
    box.center_x = box.center_y = box.count = 0;
    for (std::size_t i = begin; i < end; ++i) {
        const Box& child = boxes_[below.first + i];
        box.min_x = std::min(box.min_x, child.min_x);
        box.min_y = std::min(box.min_y, child.min_y);
        box.max_x = std::max(box.max_x, child.max_x);
        box.max_y = std::max(box.max_y, child.max_y);
        box.center_x += child.count * child.center_x;
        box.center_y += child.count * child.center_y;
        box.count += child.count;
    }
    box.center_x /= box.count;
    box.center_y /= box.count;
    boxes_[levels_[level].first + parent] = box;
}

void BarnesHut::refit(std::span<const base::Vec2> positions) {
    assert(positions.size() == order_.size());
    const std::size_t n = order_.size();
    if (n == 0) {
        return;
    }
    const float scale = 1 / range_;
    base::parallel_for(0, levels_[0].count, 256, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first * leaf_size; i < std::min(last * leaf_size, n); ++i) {
            const std::uint32_t point = order_[i];
            x_[i] = positions[point].x * scale;
            y_[i] = positions[point].y * scale;
        }
        for (std::size_t leaf = first; leaf < last; ++leaf) {
            fit_leaf(leaf);
        }
    });
    for (std::size_t i = n; i < x_.size(); ++i) {
        x_[i] = x_[n - 1];
        y_[i] = y_[n - 1];
    }
    for (std::size_t level = 1; level < levels_.size(); ++level) {
        base::parallel_for(0, levels_[level].count, 1024, [&](std::size_t first, std::size_t last) {
            for (std::size_t box = first; box < last; ++box) {
                fit_parent(level, box);
            }
        });
    }
}

void BarnesHut::gather_sources(std::size_t group, float theta, Sources& sources) const {
    const std::size_t begin = group * group_size;
    const std::size_t end = begin + group_size;
    const auto [low_x, high_x] =
        std::minmax_element(x_.begin() + static_cast<std::ptrdiff_t>(begin),
                            x_.begin() + static_cast<std::ptrdiff_t>(end));
    const auto [low_y, high_y] =
        std::minmax_element(y_.begin() + static_cast<std::ptrdiff_t>(begin),
                            y_.begin() + static_cast<std::ptrdiff_t>(end));
    const float min_x = *low_x;
    const float max_x = *high_x;
    const float min_y = *low_y;
    const float max_y = *high_y;
    const float theta_square = theta * theta;
    sources.size = 0;

    struct Visit {
        std::uint32_t level;
        std::uint32_t box;
    };
    std::array<Visit, 64>
        stack; // at most (fan_out - 1) * levels + 1 are waiting: 40 for 2^32 points
    std::size_t depth = 0;
    stack[depth++] = {static_cast<std::uint32_t>(levels_.size() - 1), 0};
    while (depth > 0) {
        const Visit visit = stack[--depth];
        const Box& box = boxes_[levels_[visit.level].first + visit.box];
        const float dx = std::max(0.0F, std::max(min_x - box.center_x, box.center_x - max_x));
        const float dy = std::max(0.0F, std::max(min_y - box.center_y, box.center_y - max_y));
        const float side = std::max(box.max_x - box.min_x, box.max_y - box.min_y);
        if (side * side < theta_square * (dx * dx + dy * dy)) {
            sources.make_room(1);
            sources.x[sources.size] = box.center_x;
            sources.y[sources.size] = box.center_y;
            sources.count[sources.size] = box.count;
            ++sources.size;
        } else if (visit.level == 0) {
            sources.make_room(leaf_size);
            const std::size_t from = visit.box * leaf_size;
            std::copy_n(x_.data() + from, leaf_size, sources.x.data() + sources.size);
            std::copy_n(y_.data() + from, leaf_size, sources.y.data() + sources.size);
            std::copy_n(count_.data() + from, leaf_size, sources.count.data() + sources.size);
            sources.size += leaf_size;
        } else {
            const std::size_t first = visit.box * fan_out;
            const std::size_t last = std::min(first + fan_out, levels_[visit.level - 1].count);
            for (std::size_t child = last; child-- > first;) {
                stack[depth++] = {visit.level - 1, static_cast<std::uint32_t>(child)};
            }
        }
    }
}

void BarnesHut::add_push(float strength, float theta, std::span<base::Vec2> forces) const {
    std::vector<base::Vec2> pushes(forces.size());
    set_push(strength, theta, 0, 1, pushes);
    for (std::size_t i = 0; i < forces.size(); ++i) {
        forces[i] += pushes[i];
    }
}

void BarnesHut::set_push(float strength, float theta, std::size_t turn, std::size_t turns,
                         std::span<base::Vec2> pushes) const {
    assert(pushes.size() == order_.size() && turn < turns);
    const std::size_t n = order_.size();
    const std::size_t groups = x_.size() / group_size;
    const std::size_t count = groups > turn ? (groups - turn - 1) / turns + 1 : 0;
    base::parallel_for(0, count, groups_a_piece, [&](std::size_t first, std::size_t last) {
        Sources sources;
        std::array<float, group_size> push_x;
        std::array<float, group_size> push_y;
        for (std::size_t at = first; at < last; ++at) {
            const std::size_t group = turn + at * turns;
            const std::size_t begin = group * group_size;
            gather_sources(group, theta, sources);
            push_group(x_.data() + begin, y_.data() + begin, sources.x.data(), sources.y.data(),
                       sources.count.data(), sources.size, push_x.data(), push_y.data());
            for (std::size_t i = begin; i < std::min(begin + group_size, n); ++i) {
                pushes[order_[i]] =
                    base::Vec2{push_x[i - begin], push_y[i - begin]} * (4 * strength * range_);
            }
        }
    });
}

double BarnesHut::push_work(float strength, float theta, std::size_t targets) const {
    const std::size_t n = order_.size();
    const std::size_t groups = x_.size() / group_size;
    const std::size_t stride = std::max<std::size_t>(1, n / std::max<std::size_t>(targets, 1));
    const std::size_t count = (groups + stride - 1) / stride;
    std::vector<double> work(count, 0.0);
    base::parallel_for(0, count, groups_a_piece, [&](std::size_t first, std::size_t last) {
        Sources sources;
        std::array<float, group_size> push_x;
        std::array<float, group_size> push_y;
        for (std::size_t at = first; at < last; ++at) {
            const std::size_t begin = at * stride * group_size;
            gather_sources(at * stride, theta, sources);
            push_group(x_.data() + begin, y_.data() + begin, sources.x.data(), sources.y.data(),
                       sources.count.data(), sources.size, push_x.data(), push_y.data());
            for (std::size_t i = begin; i < std::min(begin + group_size, n); ++i) {
                work[at] +=
                    static_cast<double>(x_[i] * push_x[i - begin] + y_[i] * push_y[i - begin]);
            }
        }
    });
    double sum = 0;
    for (const double of_group : work) {
        sum += of_group;
    }
    const double share = static_cast<double>(groups) / static_cast<double>(count);
    return sum * share * static_cast<double>(4 * strength * range_ * range_);
}

void add_push_of_few(float strength, std::span<const base::Vec2> positions,
                     std::span<base::Vec2> forces) {
    for (std::size_t i = 0; i < positions.size(); ++i) {
        for (std::size_t j = i + 1; j < positions.size(); ++j) {
            const base::Vec2 way = positions[i] - positions[j];
            const float one = base::dot(way, way) + 1;
            const base::Vec2 push = way * (4 * strength / (one * one));
            forces[i] += push;
            forces[j] -= push;
        }
    }
}

} // namespace entente::layout
