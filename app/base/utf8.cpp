// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"

#include <cstddef>
#include <cstdint>

namespace entente::base {
namespace {

constexpr char32_t replacement = 0xfffd;

/// Reads one code point at the front; length 0 tells that the bytes are ill-formed there.
struct Decoded {
    char32_t code_point;
    std::size_t length;
};

Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80) {
        return {lead, 1};
    }
    std::size_t length = 0;
    char32_t value = 0;
    char32_t least = 0;
    if ((lead & 0xe0U) == 0xc0) {
        length = 2;
        value = lead & 0x1fU;
        least = 0x80;
    } else if ((lead & 0xf0U) == 0xe0) {
        length = 3;
        value = lead & 0x0fU;
        least = 0x800;
    } else if ((lead & 0xf8U) == 0xf0) {
        length = 4;
        value = lead & 0x07U;
        least = 0x10000;
    } else {
        return {replacement, 0};
    }
    if (text.size() < length) {
        return {replacement, 0};
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80) {
            return {replacement, 0};
        }
        value = (value << 6U) | (byte(i) & 0x3fU);
    }
    if (value < least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
        return {replacement, 0};
    }
    return {value, length};
}

} // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const Decoded next = decode(text);
        if (next.length == 0) {
            return false;
        }
        text.remove_prefix(next.length);
    }
    return true;
}

char32_t take_code_point(std::string_view& text) {
    const Decoded next = decode(text);
    text.remove_prefix(next.length == 0 ? 1 : next.length);
    return next.code_point;
}

void append_utf8(std::string& text, char32_t c) {
    const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0U | (c >> 6U));
        put(0x80U | (c & 0x3fU));
    } else if (c < 0x10000) {
        put(0xe0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3fU));
        put(0x80U | (c & 0x3fU));
    } else {
        put(0xf0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3fU));
        put(0x80U | ((c >> 6U) & 0x3fU));
        put(0x80U | (c & 0x3fU));
    }
}

bool has_right_to_left(std::string_view text) {
    // U+0590..U+08FF, U+FB1D..U+FDFF, U+FE70..U+FEFF and U+10800..U+10FFF by their first bytes.
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const auto next = static_cast<unsigned char>(text[i + 1]);
        if ((lead >= 0xd6 && lead <= 0xdf) || (lead == 0xe0 && next >= 0xa0 && next <= 0xa3)) {
            return true;
        }
        if ((lead == 0xef && next >= 0xac && next <= 0xbb) ||
            (lead == 0xf0 && next == 0x90 && i + 2 < text.size() &&
             static_cast<unsigned char>(text[i + 2]) >= 0xa0)) {
            std::string_view rest = text.substr(i);
            const char32_t c = take_code_point(rest);
            if ((c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc) || c >= 0x10800) {
                return true;
            }
        }
    }
    return false;
}

std::string isolated(std::string_view text) {
    return has_right_to_left(text) ? "\xe2\x81\xa8" + std::string(text) + "\xe2\x81\xa9"
                                   : std::string(text);
}

} // namespace entente::base
