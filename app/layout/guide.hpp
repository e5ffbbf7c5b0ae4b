// SPDX-License-Identifier: MIT
#pragma once

#include "app/layout/layout.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// What a layout is told about nodes beside their ties (see LayoutGraph), and how far it heeds it.
///
/// Hosts: after each sweep of the global stage (landmark_stress.hpp) a node goes the share
/// `nearness` of its way to `host_distance` from its host; in the local stage a spring does that.
/// Hosts stay where their own distances want them.
///
/// Kinds: the distance wanted between two nodes of different kinds is 1 + 2 separation times the
/// hops between them, and between two of one kind other than 0 it is 1 - 0.7 separation times
/// these, for landmarks, ties and the pairs that stress is told by. Nothing else changes, so kinds
/// move apart only as far as the distances within each allow; those within kind 0 stay what they
/// are.
///
/// What that costs and brings on ICEWS 2014, where 1,643 officials and bodies are named after one
/// of 125 states, and the twenty kinds of event stand for topics. Nearness 0.6: the own state is
/// among the five nearest for 85 % (3 % without), stress rises from .136 to .159. Separation 0.7:
/// of the five nodes nearest to a topic 38 % are topics (11 % without), .190 to .220; both: 28 %
/// and 54 %, .221.
struct Guide {
    std::span<const std::uint32_t> host; ///< one a node, or empty
    std::span<const std::uint8_t> kind;  ///< one a node, or empty
    float nearness = 0;
    float separation = 0;
    std::uint32_t first = 0; ///< what hosts count from

    [[nodiscard]] bool has_hosts() const { return !host.empty() && nearness > 0; }
    [[nodiscard]] bool has_kinds() const { return !kind.empty() && separation > 0; }
    /// How many times as far as the hops between them two nodes are to be.
    [[nodiscard]] float stretch(std::uint32_t a, std::uint32_t b) const {
        if (!has_kinds()) {
            return 1;
        }
        return kind[a] != kind[b] ? 1 + 2 * separation
               : kind[a] != 0     ? 1 - 0.7F * separation
                                  : 1.0F;
    }
    /// The host of a node, numbered as the nodes are; no_host for none.
    [[nodiscard]] std::uint32_t host_of(std::size_t node) const {
        return host[node] == no_host ? no_host : host[node] - first;
    }
    /// The same for the nodes [begin, end) of a graph, numbered from begin on.
    [[nodiscard]] Guide of_range(std::uint32_t begin, std::uint32_t end) const;
};

/// Hops between a node and its host: states lie so close in the middle that at half a hop others
/// are nearer than the own one (of five nearest states it is one for 30 % then).
inline constexpr float host_distance = 0.1F;

/// The host of each node that has one among the others, else no_host; empty where none has.
std::vector<std::uint32_t> hosts_of(const LayoutGraph& graph);

/// Hosts and kinds of a graph by other numbers: new_number[i] is that of its node i.
std::vector<std::uint32_t> hosts_in_order(const LayoutGraph& graph,
                                          std::span<const std::uint32_t> new_number);
std::vector<std::uint8_t> kinds_in_order(const LayoutGraph& graph,
                                         std::span<const std::uint32_t> new_number);

/// Adds the spring to its host to the force on a node and to its stiffness: as stiff beside what
/// holds the node else as nearness is beside what is left of it to 1.
void draw_to_host(const Guide& guide, std::uint32_t node, std::span<const base::Vec2> positions,
                  base::Vec2& force, float& stiff);

/// The graph, with a tie between each node and its host that no path joins, so that both belong to
/// one part.
LayoutGraph joined_to_hosts(const LayoutGraph& graph);

} // namespace entente::layout
