// SPDX-License-Identifier: MIT
#include "app/layout/scaling.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::layout {
namespace {

constexpr std::size_t fit_targets = 4096; // points whose push and pull tell the scale
constexpr double most_filled = 0.3;       // of a still part, by its discs

} // namespace

void fit_scale(const Adjacency& graph, const Springs& springs, const NodeRange& part,
               const PartPush& push, std::span<base::Vec2> positions) {
    const auto places = positions.subspan(part.first, part.size());
    const std::vector<base::Vec2> own(places.begin(), places.end());
    std::vector<base::Vec2> forces(push.tree == nullptr ? own.size() : 0);
    const auto stride = static_cast<std::uint32_t>(1 + own.size() / fit_targets);
    double low = 0.25;
    double high = 64;
    if (push.tree != nullptr) {
        push.tree->sort(places);
    }
    for (int halving = 0; halving < 9; ++halving) {
        const double scale = std::sqrt(low * high);
        for (std::size_t i = 0; i < own.size(); ++i) {
            places[i] = own[i] * static_cast<float>(scale);
        }
        double inward = 0;
        for (std::uint32_t i = part.first; i < part.last; i += stride) {
            inward +=
                static_cast<double>(springs.work_inward(graph, positions, i, push.tree != nullptr));
        }
        inward *= stride;
        for (const base::Vec2 place : places) {
            inward += static_cast<double>(push.more_gravity * base::dot(place, place));
        }
        double outward = 0;
        if (push.tree != nullptr) {
            push.tree->refit(places);
            outward = push.tree->push_work(push.strength, push.theta, fit_targets);
        } else {
            std::fill(forces.begin(), forces.end(), base::Vec2{});
            add_push_of_few(push.strength, places, forces);
            for (std::size_t i = 0; i < own.size(); ++i) {
                outward += static_cast<double>(base::dot(places[i], forces[i]));
            }
        }
        (outward > inward ? low : high) = scale;
    }
}

void make_room(const NodeRange& part, std::span<base::Vec2> positions, std::span<float> radii) {
    double spread = 0;
    double discs = 0;
    float least = radii[part.first];
    for (std::uint32_t node = part.first; node < part.last; ++node) {
        spread += static_cast<double>(base::dot(positions[node], positions[node]));
        discs += static_cast<double>(radii[node]) * static_cast<double>(radii[node]);
        least = std::min(least, radii[node]);
    }
    // Most nodes lie within sqrt(2) of the root mean square of their distances.
    const double n = part.size();
    const double square = 2 * spread / n;
    const double room = most_filled * square;
    if (discs <= room || room <= 0) {
        return;
    }
    const auto scale = static_cast<float>(std::sqrt(discs / room));
    const auto growth = static_cast<float>(2 * std::sqrt(square / n)) * scale;
    for (std::uint32_t node = part.first; node < part.last; ++node) {
        positions[node] = positions[node] * scale;
        radii[node] += (radii[node] - least) * std::max(0.0F, growth - 1);
    }
}

} // namespace entente::layout
