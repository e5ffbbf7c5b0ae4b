// SPDX-License-Identifier: MIT
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <string>
#include <string_view>

namespace entente::io {

/// Text as one cell of a table: a tab or a line break inside would make two of it.
inline std::string cell(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c == '\t' || c == '\n' || c == '\r') {
            c = ' ';
        }
    }
    return result;
}

/// Up to 10 significant digits; never "-0".
inline std::string cell_number(double value) {
    return fmt::format("{:.10g}", value + 0.0);
}

/// The same, and something else for what is not a number.
inline std::string cell_number_or(double value, std::string_view otherwise) {
    return std::isnan(value) ? std::string(otherwise) : cell_number(value);
}

} // namespace entente::io
