// SPDX-License-Identifier: MIT
#pragma once

#include "app/text/font_finder.hpp"

#include <hb.h>

#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace entente::text {

/// A face opened for shaping, in font units; pixels come in only when a run is measured.
struct ShapingFont {
    FacePlace place;
    std::unique_ptr<hb_font_t, void (*)(hb_font_t*)> font{nullptr, hb_font_destroy};
    float units_per_em = 1000;
    float ascent = 0;  ///< font units, positive
    float descent = 0; ///< font units, positive
};

/// The faces that have been needed so far, and which of them serves a character.
class FontBook {
  public:
    /// False where there is no usable font at all.
    bool open_primary();

    /// Which face to use; the first face where no installed font has the character.
    FontIndex font_for(char32_t code_point, hb_script_t script, HanForm han, Weight weight);

    [[nodiscard]] FontIndex primary(Weight weight) const {
        return primary_[static_cast<std::size_t>(weight)];
    }
    [[nodiscard]] bool has(FontIndex font, char32_t code_point) const;
    [[nodiscard]] const ShapingFont& at(FontIndex font) const { return fonts_[font]; }
    [[nodiscard]] std::size_t size() const { return fonts_.size(); }

  private:
    std::optional<FontIndex> opened(const FacePlace& place);

    std::vector<ShapingFont> fonts_;
    std::array<FontIndex, 2> primary_{};
    /// Faces found for a script already, tried before fontconfig is asked again.
    std::map<std::tuple<hb_script_t, HanForm, Weight>, std::vector<FontIndex>> by_script_;
    /// Characters that no face of their script has; bounded.
    std::unordered_map<std::uint64_t, FontIndex> exceptions_;
};

} // namespace entente::text
