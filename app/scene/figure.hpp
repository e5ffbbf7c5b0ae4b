// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/caption.hpp"
#include "app/scene/legend.hpp"
#include "app/scene/scene_builder.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace entente::scene {

/// Which of set_legends() stands where; see legend_rect().
struct LegendSeat {
    std::size_t form = 0;
    Vec2 at{0, 1};
};

struct FigureOptions {
    int width_px = 1600;
    int height_px = 1000;
    float scale = 1; ///< multiplies every length: text, radii, widths
    bool with_legend = true;
    bool with_caption = true;
    bool is_transparent = false;
    bool is_trimmed = false; ///< cut to what is drawn, and a margin; caption and legend move close
    std::optional<Vec2> legend_at;    ///< where the legend was put; nothing: where it takes least
    bool is_fixed_to_all_time = true; ///< what the legend says of the scales
    /// What the legend explains; null: what is drawn.
    const graph::TieGraph* legend_graph = nullptr;
    // See LegendInput.
    std::string window{};
    std::string compared_with{};
    bool has_absent = false;
    std::string scale_note{};
    bool has_shares = false;
};

/// The frame that figures of different windows share.
struct FigureFit {
    Camera camera; ///< its viewport is the whole picture
    std::optional<LegendSeat> legend;
};

struct BuiltFigure {
    Marks marks;
    Camera camera; ///< of the whole picture, before it is trimmed
    Rect page;     ///< what is kept of the whole picture, in its pixels; the marks are in its own
};

/// The frame in which the network, labels and annotations included, fits into what caption and
/// legend leave free. Given the graph of all time it is that of figures of different windows. On a
/// page so small that the legend would take more than half of the network's size, there is none.
FigureFit fit_figure(const SceneInput& input, const Caption& caption, const FigureOptions& options,
                     text::FontSet& fonts);

/// A whole figure in a frame of fit_figure: every node and label lies whole within the margins,
/// none below legend or caption. `options.scale` takes the place of the encoding's pixel_scale;
/// `input.camera` is not looked at.
BuiltFigure build_figure(const SceneInput& input, const Caption& caption,
                         const FigureOptions& options, const FigureFit& fit, text::FontSet& fonts);

/// A figure that shows what `input.camera` shows, scaled to the picture. The legend, unless it was
/// put somewhere, stands where it covers the fewest nodes.
BuiltFigure build_figure_as_seen(const SceneInput& input, const Caption& caption,
                                 const FigureOptions& options, text::FontSet& fonts);

} // namespace entente::scene
