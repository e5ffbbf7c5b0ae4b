// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/arrangement.hpp"
#include "app/document/layout_worker.hpp"
#include "app/document/newest_job.hpp"
#include "app/document/window_places.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace entente::document {

/// Where the nodes lie: at home, where the layout of all time has them, and, where that is wished
/// for, a little beside it for the sake of the window that is shown. Both are worked out on threads
/// of their own; what is drawn glides to what they find, or jumps where there is too much of it to
/// glide. Of windows that come faster than places are found only the newest counts.
class Places {
  public:
    explicit Places(std::shared_ptr<const model::EventStore> store);

    /// Places that are known, of all nodes; pinned ones where their pins are. Those that are not
    /// finite are found by start().
    /// @param has_grown  they are of a smaller network, and may give way a little.
    void resume(std::vector<base::Vec2> homes, const Pins& pins, bool has_grown = false);
    /// Lays out anew, or, where homes were resumed, goes on from them: at rest, or, where some are
    /// missing or the network has grown, with as little warmth as that takes.
    void start(const layout::LayoutGraph& graph, const layout::ForceSettings& settings,
               std::vector<float> radii, const Pins& pins);
    /// Nodes go where they are put; those set free go back to where they had been.
    void set_pins(const Pins& before, const Pins& now);
    /// The window that is shown, the days that it is about, and how far it may draw nodes from
    /// home.
    void show(std::shared_ptr<const graph::TieGraph> window, const model::Span& days, float reach);

    /// Takes what is ready, glides on. Returns whether places changed.
    bool advance(double seconds, bool has_motion, const Pins& pins);

    /// By NodeId, layout units; empty until the layout has begun.
    [[nodiscard]] std::span<const base::Vec2> homes() const { return homes_; }
    [[nodiscard]] std::uint64_t homes_version() const { return homes_version_; }
    /// As they are drawn now.
    [[nodiscard]] std::span<const base::Vec2> shown() const {
        return ways_.empty() ? homes_ : shown_;
    }
    /// Where what is drawn comes to lie, once all is found and glided.
    [[nodiscard]] std::vector<base::Vec2> settled() const;
    /// Raised with each set of places that was found for a window.
    [[nodiscard]] std::uint64_t settled_version() const { return settled_version_; }
    [[nodiscard]] const std::shared_ptr<const graph::TieGraph>& window() const { return window_; }
    /// Whether the places of the window are found and reached.
    [[nodiscard]] bool is_settled() const { return !is_looking() && is_there_; }
    /// Whether they are still to be found.
    [[nodiscard]] bool is_looking() const {
        return (wants_places_ && reach_ > 0 && !homes_.empty()) || finder_.is_busy();
    }

    [[nodiscard]] LayoutWorker& worker() { return worker_; }
    [[nodiscard]] const LayoutWorker& worker() const { return worker_; }

  private:
    struct Search {
        std::shared_ptr<const graph::TieGraph> window;
        model::Span days;
        std::vector<base::Vec2> homes;
        Pins pins;
        float reach = 0;
        std::uint64_t layout_version = 0;
    };
    /// On the finder's thread: the course of a layout is kept while that stands.
    struct Found {
        std::shared_ptr<const TimeCourse> course;
        std::uint64_t layout_version = 0;
    };
    [[nodiscard]] bool is_at_home() const { return ways_.empty() && wanted_.empty(); }
    bool take_homes(const Pins& pins);
    void look(const Pins& pins);
    bool glide(double seconds, bool has_motion);
    void lead_to(std::vector<base::Vec2> ways);
    void add_up();

    LayoutWorker worker_;
    NewestJob<Search, std::vector<base::Vec2>> finder_; ///< gives ways from home
    std::vector<base::Vec2> homes_;
    std::vector<base::Vec2> ways_;   ///< from home, as drawn; empty: none
    std::vector<base::Vec2> wanted_; ///< ways that are glided to; empty: none
    std::vector<base::Vec2> shown_;  ///< homes and ways
    std::shared_ptr<const graph::TieGraph> window_;
    model::Span days_ = model::Span::all();
    float reach_ = 0;
    bool wants_places_ = false; ///< what was found last, if anything, is out of date
    bool is_there_ = true;
    bool is_resumed_ = false;
    bool has_grown_ = false;
    std::map<std::uint32_t, base::Vec2> before_pins_;
    double seconds_ = 0;
    double homes_taken_at_ = -1;
    std::uint64_t homes_version_ = 0;
    std::uint64_t layout_version_ = 0; ///< as that, pins aside
    std::uint64_t settled_version_ = 0;
};

} // namespace entente::document
