// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/event_store.hpp"

#include <cstdint>
#include <memory>

namespace entente::bench {

/// What made events are like.
struct MadeEvents {
    std::uint32_t events = 1'000'000;
    std::uint32_t ties = 200'000; ///< at most so many pairs; some are far busier than others
    int days = 50 * 365 + 180;    ///< from 1990 on
    bool has_spans = true;        ///< a tenth is dated by month or by year, the others by day
};

/// The same events for the same wishes: two participants, a tone and a weight each.
std::shared_ptr<const model::EventStore> made_store(const MadeEvents& wish);

} // namespace entente::bench
