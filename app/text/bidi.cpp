// SPDX-License-Identifier: MIT
#include "app/text/bidi.hpp"

#include "app/base/utf8.hpp"
#include "app/text/fonts.hpp"

#include <fribidi.h>

#include <algorithm>
#include <string>
#include <utility>

namespace entente::text {
namespace {

static_assert(sizeof(FriBidiChar) == sizeof(std::uint32_t));
static_assert(sizeof(FriBidiLevel) == sizeof(std::int8_t));

bool is_break(char32_t c) {
    return (c >= 9 && c <= 13) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

struct Levels {
    std::vector<FriBidiCharType> types;
    std::vector<std::int8_t> levels;
    FriBidiParType direction = FRIBIDI_PAR_ON;
    bool is_known = false; ///< false: FriBidi ran out of memory
};

Levels find_levels(const std::vector<std::uint32_t>& line) {
    Levels found;
    const auto count = static_cast<FriBidiStrIndex>(line.size());
    found.types.resize(line.size());
    found.levels.assign(line.size(), 0);
    if (line.empty()) {
        return found;
    }
    std::vector<FriBidiBracketType> brackets(line.size());
    fribidi_get_bidi_types(line.data(), count, found.types.data());
    fribidi_get_bracket_types(line.data(), count, found.types.data(), brackets.data());
    found.is_known =
        fribidi_get_par_embedding_levels_ex(found.types.data(), brackets.data(), count,
                                            &found.direction, found.levels.data()) != 0;
    if (!found.is_known) {
        found.levels.assign(line.size(), 0);
    }
    return found;
}

bool has_right_to_left(const std::vector<std::uint32_t>& line) {
    return std::any_of(line.begin(), line.end(),
                       [](std::uint32_t c) { return FRIBIDI_IS_RTL(fribidi_get_bidi_type(c)); });
}

/// Marks that steer ordering and joining; once both are done they would only show as boxes.
bool is_steering(std::uint32_t c) {
    return c == FRIBIDI_CHAR_FILL || c == 0x061c || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

void append_visual(std::string& text, std::vector<std::uint32_t> line) {
    Levels found = find_levels(line);
    const auto count = static_cast<FriBidiStrIndex>(line.size());
    std::vector<FriBidiJoiningType> joining(line.size());
    fribidi_get_joining_types(line.data(), count, joining.data());
    fribidi_join_arabic(found.types.data(), count, found.levels.data(), joining.data());
    const FriBidiFlags flags = FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC;
    fribidi_shape(flags, found.levels.data(), count, joining.data(), line.data());
    if (found.is_known) {
        // Out of memory it returns 0 and leaves the line in logical order, still readable.
        [[maybe_unused]] const FriBidiLevel highest =
            fribidi_reorder_line(flags, found.types.data(), count, 0, found.direction,
                                 found.levels.data(), line.data(), nullptr);
    }
    for (const std::uint32_t c : line) {
        if (!is_steering(c)) {
            base::append_utf8(text, c);
        }
    }
}

} // namespace

std::vector<std::uint32_t> line_of(std::string_view utf8) {
    std::vector<std::uint32_t> line;
    line.reserve(utf8.size());
    while (!utf8.empty()) {
        const char32_t c = base::take_code_point(utf8);
        if (is_break(c)) {
            line.push_back(U' ');
        } else if (!is_control(c)) {
            line.push_back(c);
        }
    }
    return line;
}

BidiLevels bidi_levels(const std::vector<std::uint32_t>& line) {
    const bool is_plain =
        std::all_of(line.begin(), line.end(), [](std::uint32_t c) { return c < 0x590; });
    if (is_plain) { // nothing below Hebrew runs from right to left
        return {std::vector<std::int8_t>(line.size(), 0), false};
    }
    Levels found = find_levels(line);
    const bool is_right_to_left = found.direction == FRIBIDI_PAR_RTL;
    const auto paragraph = is_right_to_left ? std::int8_t{1} : std::int8_t{0};
    for (std::size_t i = line.size(); i > 0 && found.types[i - 1] == FRIBIDI_TYPE_WS; --i) {
        found.levels[i - 1] = paragraph;
    }
    return {std::move(found.levels), is_right_to_left};
}

std::string visual_order(std::string_view utf8) {
    if (!has_right_to_left(line_of(utf8))) {
        return std::string(utf8);
    }
    std::string text;
    text.reserve(utf8.size() + utf8.size() / 2);
    while (!utf8.empty()) {
        const std::size_t end = utf8.find('\n');
        append_visual(text, line_of(utf8.substr(0, end)));
        if (end == std::string_view::npos) {
            break;
        }
        text.push_back('\n');
        utf8.remove_prefix(end + 1);
    }
    return text;
}

} // namespace entente::text
