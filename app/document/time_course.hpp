// SPDX-License-Identifier: MIT
#pragma once

#include "app/layout/course.hpp"
#include "app/model/event_store.hpp"

#include <span>
#include <vector>

namespace entente::document {

/// The periods by which the course of a data set is told: whole days, weeks, months, quarters,
/// years or decades of the usual calendar, the smallest that are no more than 24 from its first day
/// to its last. Empty where there are fewer than three: nothing goes by.
std::vector<model::Span> periods_of(const model::EventStore& store);

/// Where the nodes of a data set lie in each of its periods, near home and moving as little from
/// one to the next as the distances of each allow (layout/course.hpp). Depends on the data, homes
/// and reach alone: not on filter, window, or the way there.
class TimeCourse {
  public:
    /// @param homes  by NodeId; where one is not finite the course stays unknown.
    /// @param reach  farthest from home, as a share of the homes' diagonal, > 0.
    /// Cost: half a second for ICEWS 2014 (90,000 events, 7,000 nodes).
    TimeCourse(const model::EventStore& store, std::span<const base::Vec2> homes, float reach);

    /// Whether there is one: the data have periods.
    [[nodiscard]] bool is_known() const { return !course_.places.empty(); }
    [[nodiscard]] float reach() const { return reach_; }

    /// Places for a window's network between its first and last day; is_known().
    [[nodiscard]] std::vector<base::Vec2> relaxed(const layout::LayoutGraph& window,
                                                  const model::Span& span,
                                                  std::span<const base::Vec2> homes) const;

  private:
    [[nodiscard]] double period_at(std::int64_t day) const;

    float reach_ = 0;
    std::vector<model::Span> periods_;
    layout::Course course_;
};

/// The days that a window is about: of one in which events fade, as many half-lives before its end
/// as leave a quarter of them.
model::Span days_of(const model::Window& window);

} // namespace entente::document
