// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace entente::shell {

/// The text as a JSON string, quotes included; bytes that are not UTF-8 become U+FFFD.
std::string json_string(std::string_view text);

/// json_string, or null where the text is empty.
std::string json_string_or_null(std::string_view text);

/// A finite number with up to 10 significant digits; null for any other.
std::string json_number(double value);

} // namespace entente::shell
