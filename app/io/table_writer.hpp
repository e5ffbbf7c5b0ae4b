// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/histogram.hpp"
#include "app/graph/tie_graph.hpp"
#include "app/model/event_store.hpp"

#include <span>
#include <string>

namespace entente::io {

/// `a b kind directed count strength tone`, a header line first, tabs between; nodes by id; tone
/// empty where no event states one; directed `true` or `false`; numbers with up to 10 significant
/// digits.
std::string ties_as_tsv(const model::EventStore& store, std::span<const graph::Tie> ties);
/// An array of objects with the same keys; tone null where no event states one.
std::string ties_as_json(const model::EventStore& store, std::span<const graph::Tie> ties);
/// `id date type title participants topics tone weight place sources`, a header line first.
std::string events_as_tsv(const model::EventStore& store, std::span<const model::EventId> events);
/// `from to total passing`, a header line first; days as YYYY-MM-DD.
std::string bins_as_tsv(std::span<const graph::Bin> bins);

} // namespace entente::io
