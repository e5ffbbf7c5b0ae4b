// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/comparison.hpp"
#include "app/graph/tie_graph.hpp"
#include "app/scene/palette.hpp"

#include <cstdint>

namespace entente::scene {

enum class ColorBy : std::uint8_t {
    kind,
    tone,
    change ///< what became of ties and nodes since another window; nobody's choice, but what comes
           ///< of comparing
};

/// The rule that turns data into marks; its scales are usually fixed to all time, so that sizes can
/// be compared between windows.
struct Encoding {
    ColorBy color_by = ColorBy::tone; ///< of ties; nodes are coloured by kind, or by change
    Theme theme = Theme::light;
    double max_node_strength = 1; ///< strength drawn at max_radius_px
    double max_tie_strength = 1;  ///< strength drawn at max_width_px
    float min_radius_px = 4;
    float max_radius_px = 22;
    float min_width_px = 0.7F;
    float max_width_px = 9;
    float min_alpha = 0.5F; ///< of the weakest tie; never so low that it vanishes
    float max_alpha = 0.9F;
    float label_px = 11;   ///< em size of the least of three sizes of label
    float pixel_scale = 1; ///< HiDPI or --scale: multiplies every length

    /// Radius in pixels, area proportional to strength above the least radius.
    [[nodiscard]] float radius(double strength) const;
    /// Width in pixels, proportional to the square root of strength above the least width.
    [[nodiscard]] float width(double strength) const;
    /// Width of a tie by its kind: topic ties are thinner than event ties, offices thin and
    /// constant.
    [[nodiscard]] float tie_width(const graph::Tie& tie) const;
    /// Colour of a tie, alpha included: weaker ties are fainter.
    /// @param change  looked at where colour tells it.
    [[nodiscard]] Color tie_color(const graph::Tie& tie,
                                  graph::Change change = graph::Change::same) const;
    /// Colour of a node.
    [[nodiscard]] Color node_color(model::NodeKind kind,
                                   graph::Change change = graph::Change::same) const {
        return color_by == ColorBy::change ? change_color(change, theme) : kind_color(kind, theme);
    }
};

/// Scales from the graph of all time. The more nodes and ties it has, the smaller and fainter the
/// least of them, so that a dozen nodes fill a page and thousands do not cover each other.
Encoding make_encoding(const graph::TieGraph& all_time, Theme theme, ColorBy color_by,
                       float pixel_scale);

} // namespace entente::scene
