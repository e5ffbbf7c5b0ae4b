// SPDX-License-Identifier: MIT
#include "app/layout/relaxation.hpp"

#include "app/base/rng.hpp"
#include "app/layout/adjacency.hpp"
#include "app/layout/landmark_stress.hpp"
#include "app/layout/landmarks.hpp"
#include "app/layout/quality.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace entente::layout {
namespace {

constexpr std::uint32_t most_homes = 512;
constexpr float newcomer_landmarks_of_root = 16'000; // as placement.cpp, for newcomers
constexpr float fewest_newcomer_landmarks = 64;
constexpr std::uint32_t sweeps_of_newcomers = 30;
constexpr float hold_of_newcomers = 0.1F;
constexpr float slack_of_newcomers = 0.25F; // hops
constexpr std::size_t smallest_part =
    3; // two nodes have a distance, but nothing to compare it with

/// The length of a hop that fits the homes best: the least sum of (|x_i - x_j| / (hop d) - 1)^2.
double hop_length(const Landmarks& landmarks, std::span<const base::Vec2> homes) {
    double sum = 0;
    double square = 0;
    for (std::size_t node = 0; node < landmarks.node_count; ++node) {
        for (std::size_t p = 0; p < landmarks.nodes.size(); ++p) {
            if (const std::uint32_t hops = landmarks.distance(node, p); hops > 0) {
                const double r =
                    static_cast<double>(base::length(homes[node] - homes[landmarks.nodes[p]])) /
                    hops;
                sum += r;
                square += r * r;
            }
        }
    }
    return sum > 0 ? square / sum : 0;
}

} // namespace

void take_in(const Adjacency& graph, std::span<const unsigned char> is_new,
             std::span<base::Vec2> positions, base::Rng& rng) {
    const std::uint32_t n = graph.node_count();
    const float landmarks_wanted =
        std::clamp(newcomer_landmarks_of_root / std::sqrt(static_cast<float>(n)),
                   fewest_newcomer_landmarks, static_cast<float>(most_homes));
    const auto count = static_cast<std::uint32_t>(landmarks_wanted);
    const Landmarks landmarks =
        landmarks_at(graph, spread_nodes(positions, std::min(n, count), rng));
    const auto hop = static_cast<float>(hop_length(landmarks, positions));
    if (hop <= 0) {
        return;
    }
    for (base::Vec2& p : positions) {
        p = p / hop;
    }
    const std::vector<base::Vec2> before(positions.begin(), positions.end());
    const auto reach = static_cast<float>(diagonal_of(before));
    improve_landmark_stress(graph, landmarks, sweeps_of_newcomers, positions,
                            {before, before, hold_of_newcomers, slack_of_newcomers, reach, is_new});
    for (base::Vec2& p : positions) {
        p = p * hop;
    }
}

std::vector<base::Vec2> relax(const LayoutGraph& window, std::span<const base::Vec2> homes,
                              const RelaxationSettings& settings,
                              std::span<const base::Vec2> before) {
    assert(homes.size() == window.node_count);
    before = before.empty() ? homes : before;
    assert(before.size() == homes.size());
    std::vector<base::Vec2> relaxed(homes.begin(), homes.end());
    if (homes.empty()) {
        return relaxed;
    }
    const float reach = static_cast<float>(diagonal_of(homes)) * settings.reach;
    const Adjacency graph = make_adjacency(window);
    base::Rng rng(settings.seed);
    std::vector<base::Vec2> own;
    std::vector<base::Vec2> own_homes;
    for (const std::vector<std::uint32_t>& part : components(graph)) {
        if (part.size() < smallest_part) {
            break; // the largest come first
        }
        const Adjacency connected = part_of(graph, part);
        const auto n = static_cast<std::uint32_t>(part.size());
        own.clear();
        own_homes.clear();
        for (const std::uint32_t node : part) {
            own.push_back(before[node]);
            own_homes.push_back(homes[node]);
        }
        const Landmarks landmarks =
            landmarks_at(connected, spread_nodes(own_homes, std::min(n, most_homes), rng));
        const auto hop = static_cast<float>(hop_length(landmarks, own));
        if (hop <= 0) {
            continue; // all in one place
        }
        for (std::size_t i = 0; i < part.size(); ++i) {
            own[i] = own[i] / hop;
            own_homes[i] = own_homes[i] / hop;
        }
        const std::vector<base::Vec2> own_before = own;
        improve_landmark_stress(
            connected, landmarks, settings.sweeps, own,
            {own_before, own_homes, settings.hold, settings.slack, reach / hop});
        for (std::size_t i = 0; i < part.size(); ++i) {
            relaxed[part[i]] = own[i] * hop;
        }
    }
    return relaxed;
}

} // namespace entente::layout
