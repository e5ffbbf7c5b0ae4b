// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/byte_source.hpp"
#include "app/io/text_window.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>

namespace entente::io {

/// Where a text first departs from JSON: place "line 3 column 17", what is there, what was
/// expected; nothing where it is one JSON value, or where no fault shows in the first `limit`
/// bytes. Reads the text up to there twice; used once something else has noticed that it is not
/// JSON, to tell the exact place.
std::optional<Fault> find_syntax_fault(const Input& input,
                                       std::size_t limit = std::numeric_limits<std::size_t>::max());

/// The same of a text in memory that begins at `start`.
std::optional<Fault> find_syntax_fault(std::string_view text, TextPlace start = {});

} // namespace entente::io
