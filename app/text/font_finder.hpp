// SPDX-License-Identifier: MIT
#pragma once

#include "app/text/fonts.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace entente::text {

/// Whose forms of the Chinese characters a text wants; told by the letters around them.
enum class HanForm : std::uint8_t { chinese, japanese, korean };

/// One face of a font file.
struct FacePlace {
    std::string file;
    int index = 0; ///< as FreeType counts: collection place, named instance in the upper 16 bits
    std::string family; ///< its English name
    friend bool operator==(const FacePlace&, const FacePlace&) = default;
};

/// The best face that fontconfig knows for a character: Noto Sans, then the Noto Sans of its
/// script, then DejaVu Sans, then any that has it; nothing where none does. Cost: 1 to 3 ms.
std::optional<FacePlace> find_face(char32_t code_point, Weight weight,
                                   HanForm han = HanForm::chinese);

} // namespace entente::text
