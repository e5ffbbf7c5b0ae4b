// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/scene_builder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace entente::scene {

/// What a figure says in words: lines of its caption, from top to bottom.
struct Caption {
    std::string title;
    std::vector<std::string> lines; ///< window in words, filters, counts; may hold line breaks
    /// Where the figure came from, smaller and at its foot: data, their SHA-256, program, seed. Each
    /// in full where that fits into one line, else in brief.
    struct Provenance {
        std::string full;
        std::string brief;
        friend bool operator==(const Provenance&, const Provenance&) = default;
    };
    std::vector<Provenance> provenance;
};

struct FigureOptions {
    int width_px = 1600;
    int height_px = 1000;
    float scale = 1; ///< multiplies every length: text, radii, widths
    bool with_legend = true;
    bool with_caption = true;
    bool is_transparent = false;
};

/// Legend: kinds of node by shape and colour (those that occur), node size and tie width with three
/// sample values each, tone scale or tie kinds, direction and office dashes where they occur.
/// Appends to the overlay of marks; returns the rectangle it takes, in the lower left corner of
/// `area`, or nothing when the graph is empty.
std::optional<Rect> add_legend(const graph::TieGraph& graph, const model::EventStore& store,
                               const Encoding& encoding, const Rect& area, text::FontSet& fonts,
                               Marks& marks);

/// Space between the legend's panel and its words; the panel itself has no outline.
float legend_padding_px(const Rect& area, const Encoding& encoding);

/// Title at the top left, lines below it, wrapped to the area's width; returns what it takes.
std::optional<Rect> add_caption(const Caption& caption, const Encoding& encoding, const Rect& area,
                                text::FontSet& fonts, Marks& marks);

/// The camera under which the network, labels included, fits into what caption and legend leave
/// free: viewport is the whole picture. Given the graph of all time it makes the frame that figures
/// of different windows share: hand it to build_figure in `input.camera`, with `frame` false.
Camera fit_figure(const SceneInput& input, const Caption& caption, const FigureOptions& options,
                  text::FontSet& fonts);

/// A whole figure: caption, legend, and the network fitted into what they leave free: every node
/// and label lies whole within the margins, none below legend or caption. Where `frame` is false it
/// shows what `input.camera` shows, scaled to the picture. `options.scale` takes the place of the
/// encoding's pixel_scale.
Marks build_figure(const SceneInput& input, const Caption& caption, const FigureOptions& options,
                   bool frame, text::FontSet& fonts);

} // namespace entente::scene
