// SPDX-License-Identifier: MIT
#include "app/layout/anchors.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace entente::layout {
namespace {

// Found by trial on the graphs of compare_layout_quality. With stress 10.5 % above that of the
// global stage neighbourhoods are above those of force-directed programs on most, and stress is
// still below theirs.
constexpr double stress_share = 1.105;
constexpr float first_stiffness = 0.02F; // beside some 0.5 to 5 of a node's ties
constexpr float least_stiffness = 0.003F;
constexpr float most_stiffness = 1;
constexpr float loose_stiffness = 0.02F;

} // namespace

void Anchors::tie_part(const NodeRange& part, std::span<const base::Vec2> positions, bool is_still,
                       std::vector<DistantPair> sample) {
    for (std::uint32_t node = part.first; node < part.last; ++node) {
        tie(node, positions[node], first_stiffness, is_still);
    }
    if (!is_still && !sample.empty()) {
        const double stress = sampled_stress(sample, positions.subspan(part.first, part.size()));
        led_.push_back({part, first_stiffness, stress * stress_share, std::move(sample)});
    }
}

void Anchors::tie(std::uint32_t node, base::Vec2 home, float stiffness, bool is_still) {
    homes_[node] = home;
    stiffness_[node] = stiffness;
    is_still_[node] = is_still ? 1 : 0;
}

void Anchors::loosen(std::uint32_t node) {
    is_still_[node] = 0;
    stiffness_[node] = std::min(stiffness_[node], loose_stiffness);
}

void Anchors::lead(std::span<const base::Vec2> positions) {
    for (Led& led : led_) {
        const double stress =
            sampled_stress(led.sample, positions.subspan(led.part.first, led.part.size()));
        const float before = led.stiffness;
        // The eighth power: 5 % too much stress make it half as stiff again.
        float change = static_cast<float>(stress / led.most_stress);
        change *= change;
        change *= change;
        change *= change;
        change = std::clamp(change, 0.6F, 1.6F);
        led.stiffness = std::clamp(before * change, least_stiffness, most_stiffness);
        for (std::uint32_t node = led.part.first; node < led.part.last; ++node) {
            if (stiffness_[node] == before) { // others were let go
                stiffness_[node] = led.stiffness;
            }
        }
    }
}

bool Anchors::moves(const NodeRange& part) const {
    return std::any_of(is_still_.begin() + part.first, is_still_.begin() + part.last,
                       [](unsigned char is) { return is == 0; });
}

bool is_hub_graph(const Adjacency& graph, const NodeRange& part) {
    double sum = 0;
    double square = 0;
    for (std::uint32_t node = part.first; node < part.last; ++node) {
        const double degree = graph.degree(node);
        sum += degree;
        square += degree * degree;
    }
    const double n = part.size();
    const double mean = sum / n;
    return square / n > 50 && square / n > 2.2 * mean * mean;
}

} // namespace entente::layout
