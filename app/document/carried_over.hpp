// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/document.hpp"

#include <optional>

namespace entente::document {

/// What is kept of the open data where others that extend them take their place, as a file to which
/// a month was added: every node that both have, told by its id, begins where it is, and pins are
/// kept. The layout then gives way as little as the new ties ask for; where nothing was added it
/// rests. Nothing where fewer than most of the nodes are there again: those are other data.
std::optional<Resumed> carried_over(const Document& open, const model::EventStore& next);

} // namespace entente::document
