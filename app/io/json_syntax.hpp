// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/byte_source.hpp"
#include "app/io/text_window.hpp"

#include <optional>
#include <string_view>

namespace entente::io {

/// Where a text first departs from JSON: place "line 3 column 17", what is there, what was
/// expected; nothing where it is one JSON value. Reads the text up to there twice; used once
/// something else has noticed that it is not JSON, to tell the exact place.
std::optional<Fault> find_syntax_fault(const Input& input);

/// The same of a text in memory that begins at `start`.
std::optional<Fault> find_syntax_fault(std::string_view text, TextPlace start = {});

} // namespace entente::io
