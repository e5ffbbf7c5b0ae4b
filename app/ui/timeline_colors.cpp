// SPDX-License-Identifier: MIT
#include "app/ui/timeline_colors.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ui {
namespace {

using base::Color;
using graph::StackBy;
using scene::from_srgb;

/// Found by a search that maximizes the least OKLab distance between any two, the grey of what is
/// left and the background under simulated protanopia, deuteranopia and tritanopia (Machado and
/// others, 2009): 0.12 on light, 0.13 on dark; then ordered so that neighbors in a bar differ most
/// in lightness.
Color class_color(std::size_t index, scene::Theme theme) {
    static const std::array<Color, 7> light{
        from_srgb("#15586a"), from_srgb("#feb674"), from_srgb("#558462"), from_srgb("#e46db3"),
        from_srgb("#8b3203"), from_srgb("#7d9efc"), from_srgb("#9b9f29")};
    static const std::array<Color, 7> dark{
        from_srgb("#3689e3"), from_srgb("#e4d051"), from_srgb("#a04600"), from_srgb("#b1ebd1"),
        from_srgb("#ac843b"), from_srgb("#ee8aa5"), from_srgb("#3cc1f7")};
    const auto& colors = theme == scene::Theme::light ? light : dark;
    return colors[index % colors.size()];
}

Color rest_color(scene::Theme theme) {
    return theme == scene::Theme::light ? from_srgb("#c3cad1") : from_srgb("#5d6773");
}

/// In the middle of the ranges that StackedHistogram has.
double tone_of_class(std::size_t index) {
    constexpr std::array middles{-9.0, -4.0, 0.0, 4.0, 9.0};
    return middles[std::min(index, middles.size() - 1)];
}

} // namespace

std::vector<Color> stack_colors(StackBy by, std::span<const graph::StackClass> classes,
                                scene::Theme theme) {
    std::vector<Color> colors;
    colors.reserve(classes.size());
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (classes[i].is_rest) {
            colors.push_back(rest_color(theme));
        } else if (by == StackBy::tone) {
            colors.push_back(scene::tone_color(tone_of_class(i), theme));
        } else if (by == StackBy::kind) {
            colors.push_back(scene::kind_color(static_cast<model::NodeKind>(i), theme));
        } else {
            colors.push_back(class_color(i, theme));
        }
    }
    return colors;
}

Color line_color(std::size_t line, scene::Theme theme) {
    // The hues of Okabe and Ito, made dark (or light) enough to stand on the bars.
    static const std::array<Color, 5> light{from_srgb("#c2410c"), from_srgb("#0b6e4f"),
                                            from_srgb("#1273c4"), from_srgb("#b0186b"),
                                            from_srgb("#7a6100")};
    static const std::array<Color, 5> dark{from_srgb("#ff9a55"), from_srgb("#6fe0b0"),
                                           from_srgb("#7cc4ff"), from_srgb("#ff9fce"),
                                           from_srgb("#f0e05a")};
    const auto& colors = theme == scene::Theme::light ? light : dark;
    return colors[line % colors.size()];
}

ImU32 mixed(ImU32 a, ImU32 b, float t) {
    const ImVec4 from = ImGui::ColorConvertU32ToFloat4(a);
    const ImVec4 to = ImGui::ColorConvertU32ToFloat4(b);
    return ImGui::ColorConvertFloat4ToU32(
        {std::lerp(from.x, to.x, t), std::lerp(from.y, to.y, t), std::lerp(from.z, to.z, t), 1});
}

} // namespace entente::ui
