// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::document {

/// "1 event", "2,310 events": the number with commas between thousands, and the word in its number.
std::string counted(std::size_t count, std::string_view one, std::string_view many = {});

/// The number with commas between thousands.
std::string grouped(std::size_t count);

/// What stands between item i of n and the one before it: "", ", " or " and ".
std::string_view joint(std::size_t i, std::size_t n);

/// A strength, to two decimals at the most: "0.5", "143.25".
std::string strength_in_words(double strength);

/// A tone with its sign, to one decimal: "+2.9", "-7.0", "0.0".
std::string tone_in_words(double tone);

} // namespace entente::document
