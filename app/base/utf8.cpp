// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"

#include <array>
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

/// Base letters of U+00C0..U+017F; '*' keeps the letter as it is (æ, ð, ø, þ and the like).
constexpr std::string_view latin_bases = "aaaaaa*ceeeeiiii*nooooo*ouuuuy**"
                                         "aaaaaa*ceeeeiiii*nooooo*ouuuuy*y"
                                         "aaaaaaccccccccddddeeeeeeeeeegggg"
                                         "gggghhhhiiiiiiiiii**jjkk*lllllll"
                                         "lllnnnnnn***oooooo**rrrrrrssssss"
                                         "ssttttttuuuuuuuuuuuuwwyyyzzzzzz*";
static_assert(latin_bases.size() == 0x180 - 0xc0);

char32_t lower(char32_t c) {
    if ((c >= U'A' && c <= U'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7)) {
        return c + 0x20;
    }
    if (c >= 0x391 && c <= 0x3a9) { // Greek
        return c + 0x20;
    }
    if (c >= 0x400 && c <= 0x40f) { // Cyrillic
        return c + 0x50;
    }
    if (c >= 0x410 && c <= 0x42f) {
        return c + 0x20;
    }
    if (c >= 0x460 && c <= 0x52f && c != 0x482 && (c < 0x483 || c > 0x489)) {
        return (c >= 0x4c1 && c <= 0x4ce) ? ((c & 1U) != 0 ? c + 1 : c) : (c | 1U);
    }
    if (c >= 0x531 && c <= 0x556) { // Armenian
        return c + 0x30;
    }
    return c;
}

char32_t fold(char32_t c) {
    if (c >= 0xc0 && c < 0x180) {
        const char letter = latin_bases[c - 0xc0];
        return letter == '*' ? lower(c) : static_cast<char32_t>(letter);
    }
    switch (c) {
    case 0x064a: // Arabic yeh and alef maksura -> Persian yeh
    case 0x0649:
        return 0x06cc;
    case 0x0643: // Arabic kaf -> Persian kaf
        return 0x06a9;
    case 0x0451: // ё is often written е
    case 0x0401:
        return 0x0435;
    default:
        return lower(c);
    }
}

bool is_dropped(char32_t c) {
    return (c >= 0x0300 && c <= 0x036f) || (c >= 0x064b && c <= 0x0652) || c == 0x0640;
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

std::string fold_case(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    while (!text.empty()) {
        const char32_t c = take_code_point(text);
        if (c == U' ' || (c >= 9 && c <= 13) || c == 0xa0 || c == 0x2009 || c == 0x202f) {
            if (!folded.empty() && folded.back() != ' ') {
                folded.push_back(' ');
            }
        } else if (!is_dropped(c)) {
            append_utf8(folded, fold(c));
        }
    }
    if (!folded.empty() && folded.back() == ' ') {
        folded.pop_back();
    }
    return folded;
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
