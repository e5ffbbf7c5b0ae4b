// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace entente::base {

/// Whether the bytes are well-formed UTF-8 (no overlong forms, no surrogates, nothing above
/// U+10FFFF).
bool is_utf8(std::string_view text);

/// The next code point, removed from the front of text; U+FFFD for an ill-formed byte. text is not
/// empty.
char32_t take_code_point(std::string_view& text);

void append_utf8(std::string& text, char32_t code_point);

/// Text for comparing without regard to case and spelling. Letters of all scripts that have cases
/// become lower case and lose their accents (é -> e, ά -> α, й -> и), Hebrew and Arabic letters
/// their points; variants of a letter become one (Arabic yeh and kaf their Persian forms, alef with
/// hamza a plain one, teh marbuta heh; katakana hiragana; half and full width the usual one), and
/// so do digits, apostrophes and dashes. What cannot be seen is dropped, white space becomes one
/// blank and none at the ends. Of ASCII text only capitals and white space change.
std::string fold_case(std::string_view text);

/// Whether the text holds letters of a script that is written from right to left.
bool has_right_to_left(std::string_view text);

/// A name to be set into a line of another direction: where it has letters from right to left, in
/// invisible marks (U+2068, U+2069) that keep them from turning what stands around it, numbers and
/// arrows above all. (Unicode Standard Annex 9, 2.4.)
std::string isolated(std::string_view text);

} // namespace entente::base
