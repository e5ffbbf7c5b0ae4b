// SPDX-License-Identifier: MIT
#include "app/vector/pdf_syntax.hpp"

#include <algorithm>
#include <charconv>

namespace entente::vector {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr int max_depth = 32;

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
    return std::string_view("()<>[]{}/%").find(c) != none;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t skip_space(std::string_view bytes, std::size_t at) {
    while (at < bytes.size()) {
        if (is_space(bytes[at])) {
            ++at;
        } else if (bytes[at] == '%') {
            at = std::min(bytes.find_first_of("\r\n", at), bytes.size());
        } else {
            break;
        }
    }
    return at;
}

std::size_t word_end(std::string_view bytes, std::size_t at) {
    while (at < bytes.size() && !is_space(bytes[at]) && !is_delimiter(bytes[at])) {
        ++at;
    }
    return at;
}

std::size_t string_end(std::string_view bytes, std::size_t at) {
    int depth = 0;
    for (; at < bytes.size(); ++at) {
        if (bytes[at] == '\\') {
            ++at;
        } else if (bytes[at] == '(') {
            ++depth;
        } else if (bytes[at] == ')' && --depth == 0) {
            return at + 1;
        }
    }
    return none;
}

/// The end of `0 R` after a number, or where it began.
std::size_t reference_end(std::string_view bytes, std::size_t number_end) {
    const std::size_t second = skip_space(bytes, number_end);
    std::size_t at = second;
    while (at < bytes.size() && is_digit(bytes[at])) {
        ++at;
    }
    if (at == second) {
        return number_end;
    }
    at = skip_space(bytes, at);
    const bool is_reference =
        at < bytes.size() && bytes[at] == 'R' && word_end(bytes, at) == at + 1;
    return is_reference ? at + 1 : number_end;
}

/// One past the value that begins at a place; npos where it is broken.
std::size_t value_end(std::string_view bytes, std::size_t at, int depth) {
    if (at >= bytes.size() || depth > max_depth) {
        return none;
    }
    const char first = bytes[at];
    if (first == '(') {
        return string_end(bytes, at);
    }
    if (first == '/') {
        return word_end(bytes, at + 1);
    }
    const bool is_dictionary = bytes.substr(at).starts_with("<<");
    if (first == '<' && !is_dictionary) {
        const std::size_t end = bytes.find('>', at);
        return end == none ? none : end + 1;
    }
    if (is_dictionary || first == '[') {
        const std::string_view closing = is_dictionary ? ">>" : "]";
        at += closing.size();
        for (;;) {
            at = skip_space(bytes, at);
            if (at >= bytes.size()) {
                return none;
            }
            if (bytes.substr(at).starts_with(closing)) {
                return at + closing.size();
            }
            at = value_end(bytes, at, depth + 1);
            if (at == none) {
                return none;
            }
        }
    }
    const std::size_t end = word_end(bytes, at);
    if (end == at) {
        return none;
    }
    const std::string_view word = bytes.substr(at, end - at);
    return std::all_of(word.begin(), word.end(), is_digit) ? reference_end(bytes, end) : end;
}

int hex_digit(char c) {
    constexpr std::string_view digits = "0123456789abcdef";
    const std::size_t found =
        digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
    return found == none ? -1 : static_cast<int>(found);
}

std::string unescaped(std::string_view inside) {
    std::string text;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] != '\\' || i + 1 == inside.size()) {
            text += inside[i];
            continue;
        }
        const char c = inside[++i];
        if (c >= '0' && c <= '7') {
            unsigned value = 0;
            std::size_t digits = 0;
            while (digits < 3 && i < inside.size() && inside[i] >= '0' && inside[i] <= '7') {
                value = value * 8 + static_cast<unsigned>(inside[i] - '0');
                ++digits;
                ++i;
            }
            --i;
            text += static_cast<char>(value & 0xffU);
            continue;
        }
        constexpr std::string_view letters = "nrtbf";
        constexpr std::string_view meanings = "\n\r\t\b\f";
        const std::size_t known = letters.find(c);
        text += known == none ? c : meanings[known];
    }
    return text;
}

std::string from_hex(std::string_view inside) {
    std::string text;
    int high = -1;
    for (const char c : inside) {
        const int digit = hex_digit(c);
        if (digit < 0) {
            continue;
        }
        if (high < 0) {
            high = digit;
        } else {
            text += static_cast<char>(high * 16 + digit);
            high = -1;
        }
    }
    if (high >= 0) {
        text += static_cast<char>(high * 16);
    }
    return text;
}

} // namespace

PdfValue pdf_value(std::string_view bytes, std::size_t& at) {
    const std::size_t begin = skip_space(bytes, at);
    const std::size_t end = value_end(bytes, begin, 0);
    if (end == none) {
        return {};
    }
    at = std::min(end, bytes.size());
    return bytes.substr(begin, at - begin);
}

PdfValue pdf_entry(PdfValue dictionary, std::string_view key) {
    PdfValue found;
    for_each_pdf_entry(dictionary, [&](PdfValue name, PdfValue value) {
        if (name.substr(1) == key) {
            found = value;
        }
    });
    return found;
}

std::optional<std::uint64_t> pdf_number(PdfValue value) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (value.empty() || error != std::errc() || end != value.data() + value.size()) {
        return std::nullopt;
    }
    return number;
}

std::optional<std::uint32_t> pdf_reference(PdfValue value) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (!value.ends_with('R') || error != std::errc()) {
        return std::nullopt;
    }
    return number;
}

std::string pdf_string(PdfValue value) {
    std::string text;
    if (value.size() >= 2 && value.starts_with('(')) {
        text = unescaped(value.substr(1, value.size() - 2));
    } else if (value.size() >= 2 && value.starts_with('<') && !value.starts_with("<<")) {
        text = from_hex(value.substr(1, value.size() - 2));
    }
    if (!text.starts_with("\xfe\xff")) {
        return text;
    }
    std::string narrow;
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
        narrow += text[i] == '\0' ? text[i + 1] : '?';
    }
    return narrow;
}

} // namespace entente::vector
