// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/calendar.hpp"
#include "app/model/event_store.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace entente::graph {

/// One bin: the events whose span meets it.
struct Bin {
    model::Span span;
    std::uint32_t total = 0;
    std::uint32_t passing = 0;
};

/// Bins from that of the extent's first day to that of its last, without gaps; each event is
/// counted in every bin that its span meets. Cost: O(events + bins), by differences.
///
/// @param failed  as TieIndex::set_failed; empty lets all pass.
/// @return Error (invalid_argument) where it would be more than 2,000,000 bins.
base::Result<std::vector<Bin>> histogram(const model::EventStore& store,
                                         std::span<const std::uint8_t> failed, CalendarUnit unit);

} // namespace entente::graph
