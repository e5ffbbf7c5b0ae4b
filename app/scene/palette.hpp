// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"
#include "app/model/actor.hpp"
#include "app/scene/marks.hpp"

#include <cstdint>
#include <string_view>

namespace entente::scene {

enum class Theme : std::uint8_t { light, dark };

/// "#rrggbb" in sRGB to linear; the string is a literal of ours and well-formed.
Color from_srgb(std::string_view hex);
/// One linear channel to an sRGB byte.
std::uint8_t to_srgb_byte(float linear);

/// Colours of the canvas in one theme; panels take theirs from here too.
struct Palette {
    Color background;
    Color text;
    Color muted_text;
    Color panel; ///< behind legend and caption
    Color panel_line;
    Color accent;      ///< selection, playhead
    Color neutral_tie; ///< a tie whose events state no tone
    Color office_tie;
    Color topic_tie;
};
const Palette& palette(Theme theme);

/// Fill of a node by kind; tells kinds apart for the three common kinds of colour blindness too
/// (Okabe and Ito, "Color Universal Design", 2008).
Color kind_color(model::NodeKind kind, Theme theme);
Shape kind_shape(model::NodeKind kind);

/// Tone -10 (conflict) .. 10 (cooperation) on a scale from orange over grey to blue. NaN gives the
/// neutral tie's colour.
Color tone_color(double tone, Theme theme);

} // namespace entente::scene
