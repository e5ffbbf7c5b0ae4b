// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/node.hpp"
#include "app/model/event_store.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace entente::graph {

/// What the events of a stretch of time are about, and whom they name.
struct SpanDetails {
    struct Topic {
        model::TopicId topic;
        double events = 0;
        friend bool operator==(const Topic&, const Topic&) = default;
    };
    std::vector<Topic> topics; ///< those with the most events, the first of these first
    std::vector<NodeId> nodes; ///< actors and topics of all these events, ascending
};

/// Events by their dates, so that a bin of time takes a look at its own events alone.
class EventsByDate {
  public:
    /// Cost: O(events + dates); 4 bytes an event.
    explicit EventsByDate(std::shared_ptr<const model::EventStore> store);

    /// Events count as they do in StackedHistogram: spread evenly over the days that they may fall
    /// on, so that one that lasts a year weighs little in one of its days.
    ///
    /// @param failed  as TieIndex::set_failed; empty lets all pass.
    /// @param most    topics.
    /// Cost: O(dates + nodes + what the events of the span name).
    [[nodiscard]] SpanDetails details_of(const model::Span& span,
                                         std::span<const std::uint8_t> failed,
                                         std::size_t most) const;

  private:
    std::shared_ptr<const model::EventStore> store_;
    std::vector<std::uint32_t> ends_;   ///< by date: where its events end in events_
    std::vector<std::uint32_t> events_; ///< date by date, ascending within each
};

} // namespace entente::graph
