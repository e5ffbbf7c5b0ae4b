// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace entente::io {

/// Why a file, or one value in it, cannot be read; becomes a Problem once file and record are
/// known.
struct Fault {
    std::string place;    ///< "line 3 column 17", "byte 88", a JSON pointer, or "/"
    std::string found;    ///< what is there
    std::string expected; ///< what should be; may be empty
    std::string kind;     ///< a few words to count equal faults by
};

/// Kinds that are asked for by name.
inline constexpr std::string_view cancelled_kind = "cancelled";
inline constexpr std::string_view not_json_kind = "not JSON";
inline constexpr std::string_view too_large_kind = "record too large";

} // namespace entente::io
