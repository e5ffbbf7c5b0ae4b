// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/change_words.hpp"
#include "app/scene/figure.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente::scene {

/// One window of a film strip.
struct StripCell {
    /// Its graph, how that appears, where its nodes lie and what is drawn largest; all else of it
    /// is not looked at.
    const SceneInput& window;
    std::string date;   ///< the window in words
    std::string counts; ///< beside or below it: "34 events"
    /// What became of ties since the window that this one is compared with; nothing: not compared.
    std::optional<ChangeCounts> changes{};
    std::string no_changes{}; ///< said where it is not compared, and others are
};

/// Columns and rows for `count` pictures in some room: those that let a network of this shape
/// (width over height) be drawn largest, an even grid before one with gaps.
///
/// @param head  height that each picture needs for its own words.
struct Grid {
    int columns = 1;
    int rows = 1;
    float size = 0; ///< of the network in each, pixels: what was made as large as possible
};
Grid fitting_grid(std::size_t count, Vec2 room, Vec2 gap, float head, float shape);

/// Several windows in one picture, at the same positions and scales, each with its date, one
/// caption above and one legend below them all.
///
/// @param all_time  the graph of all that can be drawn in some window: what is fitted into the
///                  cells and what the legend explains. Its camera is not looked at.
/// @param cells     1 or more, in order of time.
/// `options.scale` takes the place of the encoding's pixel_scale. No label leaves its cell.
Marks build_strip(const SceneInput& all_time, std::span<const StripCell> cells,
                  const Caption& caption, const FigureOptions& options, text::FontSet& fonts);

} // namespace entente::scene
