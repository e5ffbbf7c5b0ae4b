// SPDX-License-Identifier: MIT
#include "app/layout/part_forces.hpp"

#include "app/base/parallel.hpp"
#include "app/layout/gravity.hpp"

#include <algorithm>

namespace entente::layout {
namespace {

// Found by trial, as in force_simulation.cpp.
constexpr float gravity_strength = 1e-3F; // of the spring of a single tie
// The push within parts of more than few_nodes is weaker and reaches farther than the one that puts
// a pair at distance 1. Ranges from 1.5 to 3 do as well; the range keeps the size of the drawing.
constexpr float wide_range = 2.0F;
constexpr float wide_strength = 0.2F;
constexpr std::size_t turn_size = 1'500; // nodes; larger parts are pushed in two to five turns
constexpr std::size_t huge = 300'000;

} // namespace

PartForces::PartForces(const Parts& parts, const ForceSettings& settings)
    : parts_(parts), settings_(settings), springs_(parts.graph),
      trees_(parts.large, BarnesHut(wide_range)), has_push_(parts.large, 0),
      pushes_(parts.given_of.size()), far_pulls_(parts.given_of.size()) {}

PartPush PartForces::push_of(std::size_t part) {
    const float more_gravity = gravity_strength * std::max(0.0F, settings_.gravity - 1);
    if (part < parts_.large) {
        return {&trees_[part], settings_.repulsion * wide_strength, settings_.theta, more_gravity};
    }
    return {nullptr, settings_.repulsion, settings_.theta, more_gravity};
}

/// Adds what the nodes of one part do to each other, and gravity.
void PartForces::add(std::size_t part, std::span<const base::Vec2> positions, std::uint32_t tick,
                     bool sorts, std::span<base::Vec2> all_forces) {
    const NodeRange& nodes = parts_.ranges[part];
    const auto places = positions.subspan(nodes.first, nodes.size());
    const auto forces = all_forces.subspan(nodes.first, nodes.size());
    if (part < parts_.large) {
        BarnesHut& tree = trees_[part];
        const bool is_first = has_push_[part] == 0;
        has_push_[part] = 1;
        if (sorts || is_first) {
            tree.sort(places);
        }
        tree.refit(places);
        const PartPush push = push_of(part);
        const auto pushes = std::span<base::Vec2>(pushes_).subspan(nodes.first, nodes.size());
        const std::size_t most_turns = places.size() > huge ? 5 : 3;
        const std::size_t turns =
            is_first ? 1 : std::min(1 + places.size() / turn_size, most_turns);
        const std::size_t turn = tick % turns;
        tree.set_push(push.strength, push.theta, turn, turns, pushes);
        springs_.set_far_pull(parts_.graph, nodes, positions, turn, turns, far_pulls_);
        for (std::size_t i = 0; i < places.size(); ++i) {
            forces[i] = pushes[i] + far_pulls_[nodes.first + i];
        }
    } else {
        add_push_of_few(settings_.repulsion, places, forces);
    }
    springs_.add_pull(parts_.graph, nodes, positions, all_forces);
    add_gravity(gravity_strength * settings_.gravity, places, forces);
}

void PartForces::gather(std::span<const base::Vec2> positions, const Anchors& anchors,
                        std::uint32_t tick, bool sorts, std::span<base::Vec2> forces) {
    std::fill(forces.begin(), forces.end(), base::Vec2{});
    for (std::size_t i = 0; i < parts_.large; ++i) {
        if (anchors.moves(parts_.ranges[i])) {
            add(i, positions, tick, sorts, forces);
        }
    }
    base::parallel_for(
        parts_.large, parts_.ranges.size(), 64, [&](std::size_t first, std::size_t last) {
            for (std::size_t i = first; i < last && parts_.ranges[i].size() > 1; ++i) {
                add(i, positions, tick, false, forces);
            }
        });
}

} // namespace entente::layout
