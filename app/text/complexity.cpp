// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"
#include "app/text/fonts.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente::text {
namespace {

using Range = std::pair<char32_t, char32_t>;

/// Marks that stand on or below letters, and scripts whose letters change their forms, places or
/// order. (Blocks and categories of the Unicode Character Database.)
constexpr std::array complex_ranges{
    Range{0x0300, 0x036f}, Range{0x0483, 0x0489},    Range{0x0591, 0x05bd}, Range{0x05bf, 0x05bf},
    Range{0x05c1, 0x05c2}, Range{0x05c4, 0x05c5},    Range{0x05c7, 0x05c7}, Range{0x0610, 0x061a},
    Range{0x064b, 0x065f}, Range{0x0670, 0x0670},    Range{0x06d6, 0x06dc}, Range{0x06df, 0x06e8},
    Range{0x06ea, 0x06ed}, Range{0x0700, 0x0dff},    Range{0x0e31, 0x0e31}, Range{0x0e34, 0x0e3a},
    Range{0x0e47, 0x0e4e}, Range{0x0eb1, 0x0eb1},    Range{0x0eb4, 0x0ebc}, Range{0x0ec8, 0x0ece},
    Range{0x0f00, 0x109f}, Range{0x1100, 0x11ff},    Range{0x135d, 0x135f}, Range{0x1700, 0x18af},
    Range{0x1900, 0x1c4f}, Range{0x1cd0, 0x1cff},    Range{0x1dc0, 0x1dff}, Range{0x20d0, 0x20ff},
    Range{0x2de0, 0x2dff}, Range{0x302a, 0x302f},    Range{0x3099, 0x309a}, Range{0xa66f, 0xa67d},
    Range{0xa800, 0xabff}, Range{0xd7b0, 0xd7ff},    Range{0xfb1e, 0xfb1e}, Range{0xfe00, 0xfe0f},
    Range{0xfe20, 0xfe2f}, Range{0x10000, 0x10ffff},
};

/// Arabic letters and signs that come in presentation forms, or need none.
constexpr std::array formed_ranges{
    Range{0x0600, 0x063a}, Range{0x0640, 0x064a}, Range{0x0660, 0x066d}, Range{0x0671, 0x0671},
    Range{0x0679, 0x0680}, Range{0x0683, 0x0684}, Range{0x0686, 0x0688}, Range{0x068c, 0x068e},
    Range{0x0691, 0x0691}, Range{0x0698, 0x0698}, Range{0x06a4, 0x06a4}, Range{0x06a6, 0x06a6},
    Range{0x06a9, 0x06a9}, Range{0x06ad, 0x06ad}, Range{0x06af, 0x06af}, Range{0x06b1, 0x06b1},
    Range{0x06b3, 0x06b3}, Range{0x06ba, 0x06bb}, Range{0x06be, 0x06be}, Range{0x06c0, 0x06c1},
    Range{0x06c5, 0x06c9}, Range{0x06cb, 0x06cc}, Range{0x06d0, 0x06d0}, Range{0x06d2, 0x06d4},
    Range{0x06dd, 0x06de}, Range{0x06e9, 0x06e9}, Range{0x06f0, 0x06f9},
};

template <std::size_t n>
bool is_in(const std::array<Range, n>& ranges, char32_t c) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                        [](char32_t a, const Range& b) { return a < b.first; });
    return after != ranges.begin() && c <= std::prev(after)->second;
}

} // namespace

bool needs_shaping(char32_t c) {
    if (c < 0x300) {
        return false;
    }
    return is_in(complex_ranges, c) || (c >= 0x600 && c < 0x700 && !is_in(formed_ranges, c));
}

bool needs_shaping(std::string_view utf8) {
    while (!utf8.empty()) {
        if (static_cast<unsigned char>(utf8.front()) < 0xcc) { // below U+0300
            utf8.remove_prefix(1);
        } else if (needs_shaping(base::take_code_point(utf8))) {
            return true;
        }
    }
    return false;
}

} // namespace entente::text
