// SPDX-License-Identifier: MIT
#include "app/scene/figure.hpp"

#include "app/scene/network_fit.hpp"
#include "app/scene/overlay.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

/// A page with its words set, before the network is put on it.
struct Page {
    Marks marks;
    Encoding encoding;
    Rect picture; ///< whole
    Rect frame;   ///< the network lies within
    std::vector<Rect> keep_clear;
    std::optional<Rect> legend;
};

/// The encoding at the figure's scale; on a small page nodes and ties shrink with it.
Encoding encoding_for(const Rect& picture, const Encoding& encoding, float scale) {
    Encoding result = encoding;
    result.pixel_scale = scale;
    const float factor = page_factor(picture, scale);
    const float shrink = factor * factor;
    result.label_px *= std::sqrt(factor);
    for (float* length : {&result.min_radius_px, &result.max_radius_px, &result.min_width_px,
                          &result.max_width_px}) {
        *length *= shrink;
    }
    return result;
}

Page set_page(const SceneInput& input, const Caption& caption, const FigureOptions& options,
              text::FontSet& fonts) {
    Page page;
    page.picture = {{0, 0},
                    {static_cast<float>(options.width_px), static_cast<float>(options.height_px)}};
    page.encoding = encoding_for(page.picture, input.encoding, options.scale);
    page.marks.background = palette(page.encoding.theme).background;

    const float unit = options.scale * page_factor(page.picture, options.scale);
    const float margin = std::round(
        std::min(30 * unit, 0.05F * std::min(page.picture.width(), page.picture.height())));
    page.frame = {page.picture.min + Vec2{margin, margin}, page.picture.max - Vec2{margin, margin}};
    if (options.with_caption) {
        if (const auto taken = add_caption(caption, page.encoding, page.frame, fonts, page.marks)) {
            page.keep_clear.push_back(*taken);
            page.frame.min.y = std::min(taken->max.y + std::round(10 * unit), page.frame.max.y);
        }
    }
    if (options.with_legend) {
        // The words of the legend stand flush with those of the caption, so its panel begins
        // outside.
        Rect area = page.frame;
        const float padding = std::min(legend_padding_px(area, page.encoding), margin);
        area.min.x -= padding;
        area.max.y += padding;
        page.legend = add_legend(input.graph, input.store, page.encoding, area, fonts, page.marks);
        if (page.legend) {
            page.keep_clear.push_back(*page.legend);
        }
    }
    return page;
}

/// The input with the page's encoding, camera and taken places.
SceneInput on_page(const SceneInput& input, const Page& page, const Camera& camera) {
    SceneInput result{
        input.store,        input.graph,           input.positions,      camera,
        page.encoding,      input.node_appearance, input.tie_appearance, input.node_strength,
        input.tie_strength, input.max_labels,      input.all_labels,     input.language,
        page.keep_clear};
    result.second_language = input.second_language;
    return result;
}

void say_that_it_is_empty(const Page& page, text::FontSet& fonts, Marks& marks) {
    const float unit =
        page.encoding.pixel_scale * page_factor(page.picture, page.encoding.pixel_scale);
    const TextStyle style{15 * unit, text::Weight::regular,
                          palette(page.encoding.theme).muted_text};
    write_text("Nothing to show in this window", style, page.frame.center(), Align::center, fonts,
               marks);
}

} // namespace

Camera fit_figure(const SceneInput& input, const Caption& caption, const FigureOptions& options,
                  text::FontSet& fonts) {
    const Page page = set_page(input, caption, options, fonts);
    const Camera camera =
        fit_network(on_page(input, page, input.camera), page.frame, page.legend, fonts);
    return camera.through(page.picture);
}

Marks build_figure(const SceneInput& input, const Caption& caption, const FigureOptions& options,
                   bool frame, text::FontSet& fonts) {
    Page page = set_page(input, caption, options, fonts);
    const Camera camera =
        frame ? fit_network(on_page(input, page, input.camera), page.frame, page.legend, fonts)
              : input.camera.adapted_to(page.picture);
    Marks marks = std::move(page.marks);
    build_network(on_page(input, page, camera), fonts, marks);
    if (options.is_transparent) {
        marks.background.a = 0;
    }
    if (input.graph.nodes.empty()) {
        say_that_it_is_empty(page, fonts, marks);
    }
    return marks;
}

} // namespace entente::scene
