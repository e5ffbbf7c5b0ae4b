// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/event_store.hpp"

#include <span>
#include <string>

namespace entente::io {

/// The store as one JSON object of `entente/1`, with the events given (in that order), all topics'
/// and actors' records that they use (with the offices' states and wider topics), and every key
/// that the format does not name as it was read. Two-space indent, keys in the order of FORMAT.md,
/// UTF-8 unescaped, final newline.
std::string write_events(const model::EventStore& store, std::span<const model::EventId> events,
                         bool with_unused = false);

} // namespace entente::io
