// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace entente::ui {

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Digits alone, at least one.
inline bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Nothing where there is something beside digits, or the number is too large.
inline std::optional<int> number_in(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return is_number(text) && error == std::errc{} ? std::optional(number) : std::nullopt;
}

} // namespace entente::ui
