// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::layout {

/// One undirected edge of the graph to be drawn; weight > 0 (1 is an ordinary tie).
struct Edge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    float weight = 1;
};

inline constexpr std::uint32_t no_host = 0xffff'ffffU;

/// What a layout works on: n nodes by index, edges between them. Self edges and duplicates are
/// allowed; a layout ignores the first and adds up the weights of the second.
///
/// Two things may be told about nodes, each once a node or not at all. A layout heeds them as far
/// as its settings say (ForceSettings::nearness and ::separation).
struct LayoutGraph {
    std::uint32_t node_count = 0;
    std::vector<Edge> edges;
    /// The node that this one belongs to and is held near, as an official to a state; no_host for
    /// none. A host's own host is heeded too, a node that is its own host has none.
    std::vector<std::uint32_t> host = {};
    /// A small number; nodes of different kinds are held apart, as topics from actors.
    std::vector<std::uint8_t> kind = {};
};

enum class LayoutState : std::uint8_t { running, converged, limit };

/// A layout in progress. Callers decide how often to tick and when to stop; it has no timer, no
/// thread and no log. Positions are in layout units: the ideal length of a tie of strength 1.
class Layout {
  public:
    virtual ~Layout() = default;
    /// One tick. Does nothing once converged.
    virtual LayoutState step() = 0;
    [[nodiscard]] virtual LayoutState state() const = 0;
    [[nodiscard]] virtual std::span<const base::Vec2> positions() const = 0;
    /// Puts a node somewhere; it stays there while pinned.
    virtual void move(std::uint32_t node, base::Vec2 position) = 0;
    virtual void set_pinned(std::uint32_t node, bool pinned) = 0;
    /// Warms up, so that the layout gives way to a change: alpha in (0, 1]; one that is warmer
    /// stays so.
    virtual void reheat(float alpha) = 0;
    /// Cooling factor, 1 towards 0.
    [[nodiscard]] virtual float alpha() const = 0;
};

} // namespace entente::layout
