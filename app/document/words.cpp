// SPDX-License-Identifier: MIT
#include "app/document/words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace entente::document {

std::string grouped(std::size_t count) {
    std::string digits = std::to_string(count);
    for (std::size_t place = digits.size(); place > 3; place -= 3) {
        digits.insert(place - 3, ",");
    }
    return digits;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    std::string words = grouped(count) + " ";
    if (count == 1 || many.empty()) {
        words += one;
        words += count == 1 ? "" : "s";
    } else {
        words += many;
    }
    return words;
}

std::string_view joint(std::size_t i, std::size_t n) {
    return i == 0 ? "" : i + 1 == n ? " and " : ", ";
}

std::string strength_in_words(double strength) {
    std::string digits = fmt::format("{:.2f}", strength);
    while (digits.back() == '0') {
        digits.pop_back();
    }
    if (digits.back() == '.') {
        digits.pop_back();
    }
    // What is too weak for two decimals is there all the same.
    return digits == "0" && strength > 0 ? fmt::format("{:.2g}", strength) : digits;
}

std::string tone_in_words(double tone) {
    return std::abs(tone) < 0.05 ? "0.0" : fmt::format("{:+.1f}", tone);
}

} // namespace entente::document
