// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/color.hpp"
#include "app/graph/comparison.hpp"
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

/// Between two colours, t in 0..1, alpha included: a straight line in OKLab, so that equal steps
/// look equal. Source: Ottosson, "A perceptual color space for image processing", 2020.
Color mix(Color a, Color b, float t);

/// Lightness 0..1 and the two axes of OKLab: distances in it follow what the eye sees.
struct Lab {
    float lightness = 0;
    float a = 0; ///< green to red
    float b = 0; ///< blue to yellow
};
Lab to_lab(Color color);
Color from_lab(Lab lab);

/// Colours of the canvas in one theme; panels take theirs from here too.
struct Palette {
    Color background;
    Color text;
    Color muted_text;
    Color panel; ///< behind legend and caption
    Color panel_line;
    Color accent;      ///< selection, playhead
    Color neutral_tie; ///< a tie whose events state no tone; event ties where colour tells the kind
    Color office_tie;
    Color topic_tie;
};
const Palette& palette(Theme theme);

/// Fill of a node by kind; tells kinds apart for the three common kinds of colour blindness too
/// (Okabe and Ito, "Color Universal Design", 2008).
Color kind_color(model::NodeKind kind, Theme theme);
Shape kind_shape(model::NodeKind kind);

/// Colours of hulls; an index beyond the last begins anew.
inline constexpr int hull_color_count = 6;
Color hull_color(int index, Theme theme);

/// Tone -10 (conflict) .. 10 (cooperation) on a scale from orange over grey to blue. NaN gives the
/// neutral tie's colour. Equal steps of tone are equal steps of OKLab; -t and t lie equally far
/// from the grey of 0 and are equally light.
Color tone_color(double tone, Theme theme);

/// What became of a tie or node since another window: blue for new and, paler, stronger, grey for
/// the same, orange for weaker and lost. `absent` is grey.
Color change_color(graph::Change change, Theme theme);

} // namespace entente::scene
