// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/vec2.hpp"
#include "app/layout/force_simulation.hpp"
#include "app/layout/layout.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace entente::document {

/// Runs one layout on a thread of its own, so that no frame waits for it. Finished positions are
/// published after each tick (at most about 120 times a second) by swapping; a converged layout
/// leaves the thread asleep.
class LayoutWorker {
  public:
    /// What a layout goes through, one after the other.
    enum class Stage : std::uint8_t {
        distances, ///< nodes are put where the hops between them want them
        neighbors, ///< ticks bring together what is tied
        discs,     ///< discs that overlap part
        rest,
    };

    LayoutWorker();
    ~LayoutWorker(); ///< stops and joins
    LayoutWorker(const LayoutWorker&) = delete;
    LayoutWorker& operator=(const LayoutWorker&) = delete;

    /// Begins anew with this graph; a layout in progress is stopped. `start` and `radii` as in
    /// start_force_simulation; at rest, all nodes stay where `start` has them until a request gives
    /// the layout warmth.
    void start(layout::LayoutGraph graph, const layout::ForceSettings& settings,
               std::vector<base::Vec2> start = {}, std::vector<float> radii = {},
               bool is_at_rest = false);
    void stop();

    /// Newest positions, if there are newer ones than at the last call.
    [[nodiscard]] std::optional<std::vector<base::Vec2>> take_positions();

    // Requests, done before the next tick; they wake a sleeping layout where they should.
    void move(std::uint32_t node, base::Vec2 position);
    void set_pinned(std::uint32_t node, bool pinned);
    void reheat(float alpha);
    void set_paused(bool paused);

    struct Status {
        layout::LayoutState state = layout::LayoutState::converged;
        float alpha = 0;
        std::uint64_t ticks = 0;
        std::uint64_t disc_ticks = 0; ///< of the ticks, those that moved nothing but discs
        double ms_per_tick = 0;
        bool is_paused = false;
        Stage stage = Stage::rest;
        double placing_ms = 0; ///< that the first stage took; 0 where it was left out, or goes on
        double ticking_ms = 0; ///< of all ticks of this layout
    };
    [[nodiscard]] Status status() const;
    /// Running and not paused.
    [[nodiscard]] bool is_busy() const;
    /// Whether take_positions would give some.
    [[nodiscard]] bool has_new_positions() const;

  private:
    struct Shared;
    std::unique_ptr<Shared> shared_;
};

} // namespace entente::document
