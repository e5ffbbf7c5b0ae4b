// SPDX-License-Identifier: MIT
#include "app/scene/palette.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace entente::scene {
namespace {

float linear_from_srgb(float value) {
    return value <= 0.04045F ? value / 12.92F : std::pow((value + 0.055F) / 1.055F, 2.4F);
}

int hex_digit(char c) {
    return c >= 'a' ? c - 'a' + 10 : c >= 'A' ? c - 'A' + 10 : c - '0';
}

Palette make_light() {
    Palette p;
    p.background = from_srgb("#ffffff");
    p.text = from_srgb("#1b2530");
    p.muted_text = from_srgb("#5b6773");
    p.panel = from_srgb("#ffffff").with_alpha(0.93F);
    p.panel_line = from_srgb("#dce1e6");
    p.accent = from_srgb("#6b4fc8");
    p.neutral_tie = from_srgb("#8b98a6");
    p.office_tie = from_srgb("#93815f");
    p.topic_tie = from_srgb("#9db8ca");
    return p;
}

Palette make_dark() {
    Palette p;
    p.background = from_srgb("#14191f");
    p.text = from_srgb("#e8edf2");
    p.muted_text = from_srgb("#9aa7b3");
    p.panel = from_srgb("#1a2027").with_alpha(0.93F);
    p.panel_line = from_srgb("#2e3741");
    p.accent = from_srgb("#b9a3ff");
    p.neutral_tie = from_srgb("#7d8b99");
    p.office_tie = from_srgb("#b5a27c");
    p.topic_tie = from_srgb("#5f7d92");
    return p;
}

/// The three points of the tone scale. Both ends have the same lightness and chroma (OKLab), hues
/// 50 and 250 degrees, which stay apart under all three common kinds of colour blindness.
struct ToneScale {
    Lab conflict;
    Lab middle;
    Lab cooperation;
};

ToneScale make_tone_scale(float end_lightness, float chroma, float middle_lightness) {
    constexpr float orange = 50 * 3.14159265F / 180;
    constexpr float blue = 250 * 3.14159265F / 180;
    return {{end_lightness, chroma * std::cos(orange), chroma * std::sin(orange)},
            {middle_lightness, 0, 0},
            {end_lightness, chroma * std::cos(blue), chroma * std::sin(blue)}};
}

Lab between(Lab a, Lab b, float t) {
    return {std::lerp(a.lightness, b.lightness, t), std::lerp(a.a, b.a, t), std::lerp(a.b, b.b, t)};
}

} // namespace

Color from_srgb(std::string_view hex) {
    assert(hex.size() == 7 && hex[0] == '#');
    const auto channel = [&](std::size_t at) {
        return linear_from_srgb(
            static_cast<float>(hex_digit(hex[at]) * 16 + hex_digit(hex[at + 1])) / 255.0F);
    };
    return {channel(1), channel(3), channel(5), 1};
}

std::uint8_t to_srgb_byte(float linear) {
    // Written so that NaN becomes 0.
    const float value = linear > 0 ? std::min(linear, 1.0F) : 0.0F;
    const float srgb =
        value <= 0.0031308F ? value * 12.92F : 1.055F * std::pow(value, 1 / 2.4F) - 0.055F;
    return static_cast<std::uint8_t>(std::lround(srgb * 255));
}

Lab to_lab(Color c) {
    const float l = std::cbrt(0.4122214708F * c.r + 0.5363325363F * c.g + 0.0514459929F * c.b);
    const float m = std::cbrt(0.2119034982F * c.r + 0.6806995451F * c.g + 0.1073969566F * c.b);
    const float s = std::cbrt(0.0883024619F * c.r + 0.2817188376F * c.g + 0.6299787005F * c.b);
    return {0.2104542553F * l + 0.7936177850F * m - 0.0040720468F * s,
            1.9779984951F * l - 2.4285922050F * m + 0.4505937099F * s,
            0.0259040371F * l + 0.7827717662F * m - 0.8086757660F * s};
}

Color from_lab(Lab lab) {
    const auto cube = [](float x) { return x * x * x; };
    const float l = cube(lab.lightness + 0.3963377774F * lab.a + 0.2158037573F * lab.b);
    const float m = cube(lab.lightness - 0.1055613458F * lab.a - 0.0638541728F * lab.b);
    const float s = cube(lab.lightness - 0.0894841775F * lab.a - 1.2914855480F * lab.b);
    return {std::clamp(4.0767416621F * l - 3.3077115913F * m + 0.2309699292F * s, 0.0F, 1.0F),
            std::clamp(-1.2684380046F * l + 2.6097574011F * m - 0.3413193965F * s, 0.0F, 1.0F),
            std::clamp(-0.0041960863F * l - 0.7034186147F * m + 1.7076147010F * s, 0.0F, 1.0F), 1};
}

Color mix(Color a, Color b, float t) {
    return from_lab(between(to_lab(a), to_lab(b), t)).with_alpha(std::lerp(a.a, b.a, t));
}

const Palette& palette(Theme theme) {
    static const Palette light = make_light();
    static const Palette dark = make_dark();
    return theme == Theme::light ? light : dark;
}

Color kind_color(model::NodeKind kind, Theme theme) {
    // Hues of Okabe and Ito (blue, orange, bluish green, reddish purple, and a greyed sky blue),
    // their lightness and chroma found by a search that maximizes the least OKLab distance between
    // any two under simulated protanopia, deuteranopia and tritanopia (0.15 on light, 0.11 on
    // dark).
    static const std::array<Color, model::node_kind_count> light{
        from_srgb("#31599a"), from_srgb("#eea63c"), from_srgb("#3c998a"), from_srgb("#982540"),
        from_srgb("#a9c1d1")};
    static const std::array<Color, model::node_kind_count> dark{
        from_srgb("#669cdb"), from_srgb("#f4c75b"), from_srgb("#5ad4bf"), from_srgb("#d07880"),
        from_srgb("#56676f")};
    return (theme == Theme::light ? light : dark)[static_cast<std::size_t>(kind)];
}

Color hull_color(int index, Theme theme) {
    // Found as the colours of kinds were; the least distance is 0.18 on light and 0.16 on dark.
    static const std::array<Color, hull_color_count> light{
        from_srgb("#16bee0"), from_srgb("#bfad04"), from_srgb("#c35669"),
        from_srgb("#803002"), from_srgb("#4d3b90"), from_srgb("#6771e2")};
    static const std::array<Color, hull_color_count> dark{
        from_srgb("#5cafdc"), from_srgb("#ecd23e"), from_srgb("#be4f6e"),
        from_srgb("#b69d13"), from_srgb("#08f2d4"), from_srgb("#7169d4")};
    const int at = ((index % hull_color_count) + hull_color_count) % hull_color_count;
    return (theme == Theme::light ? light : dark)[static_cast<std::size_t>(at)];
}

Shape kind_shape(model::NodeKind kind) {
    switch (kind) {
    case model::NodeKind::state:
        return Shape::disc;
    case model::NodeKind::official:
        return Shape::triangle;
    case model::NodeKind::organization:
        return Shape::hexagon;
    case model::NodeKind::group:
        return Shape::square;
    case model::NodeKind::topic:
        return Shape::diamond;
    }
    return Shape::disc;
}

Color tone_color(double tone, Theme theme) {
    if (std::isnan(tone)) {
        return palette(theme).neutral_tie;
    }
    static const ToneScale light = make_tone_scale(0.58F, 0.145F, 0.76F);
    static const ToneScale dark = make_tone_scale(0.73F, 0.135F, 0.52F);
    const ToneScale& scale = theme == Theme::light ? light : dark;
    const auto share = static_cast<float>(std::clamp(tone / 10, -1.0, 1.0));
    return from_lab(
        between(scale.middle, share < 0 ? scale.conflict : scale.cooperation, std::abs(share)));
}

Color change_color(graph::Change change, Theme theme) {
    // What is there in one window only is farther from the background than what changed.
    struct Colors {
        Color appeared, stronger, same, weaker, lost;
    };
    static const Colors light{from_srgb("#0f55a8"), from_srgb("#5296da"), from_srgb("#b6bdc4"),
                              from_srgb("#e29a48"), from_srgb("#b34700")};
    static const Colors dark{from_srgb("#7fc0ff"), from_srgb("#3f7cb8"), from_srgb("#59646e"),
                             from_srgb("#a8743f"), from_srgb("#ffab5e")};
    const Colors& colors = theme == Theme::light ? light : dark;
    switch (change) {
    case graph::Change::appeared:
        return colors.appeared;
    case graph::Change::stronger:
        return colors.stronger;
    case graph::Change::weaker:
        return colors.weaker;
    case graph::Change::lost:
        return colors.lost;
    case graph::Change::absent:
    case graph::Change::same:
        break;
    }
    return colors.same;
}

} // namespace entente::scene
