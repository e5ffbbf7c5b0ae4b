// SPDX-License-Identifier: MIT
#include "app/scene/figure.hpp"

#include "app/scene/figure_fit.hpp"
#include "app/scene/overlay.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace entente::scene {
namespace {

/// Layout units are the length of a tie of strength 1: more than this would look blown up.
constexpr float most_scale_px = 230;

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

Camera camera_of(const Fit& fit, const Rect& viewport) {
    Camera camera;
    camera.viewport = viewport;
    camera.scale = fit.scale;
    camera.center = (viewport.center() - fit.offset) / fit.scale;
    return camera;
}

/// The boxes of all nodes drawn: their marks, and their labels as far as they have one.
std::vector<FitBox> boxes_of(const Marks& marks, const SceneInput& input) {
    std::vector<FitBox> boxes;
    std::unordered_map<std::uint32_t, std::size_t> box_of;
    for (const NodeMark& node : marks.nodes) {
        const float outline = node.outline_width / 2;
        const Rect shape = outline_box(node.shape, node.radius);
        const Vec2 before = shape.min - Vec2{outline, outline};
        const Vec2 after = shape.max + Vec2{outline, outline};
        const auto [known, is_new] = box_of.try_emplace(node.node, boxes.size());
        if (is_new) {
            boxes.push_back({input.positions[node.node], before, after});
            continue;
        }
        FitBox& box = boxes[known->second];
        box.before = {std::min(box.before.x, before.x), std::min(box.before.y, before.y)};
        box.after = {std::max(box.after.x, after.x), std::max(box.after.y, after.y)};
    }
    for (const TextMark& label : marks.labels) {
        const auto known = box_of.find(label.node);
        if (known == box_of.end()) {
            continue;
        }
        FitBox& box = boxes[known->second];
        const Vec2 from_node = label.origin - input.camera.to_pixels(box.point);
        box.before = {std::min(box.before.x, from_node.x),
                      std::min(box.before.y, from_node.y - label.run.size_px * 0.82F)};
        box.after = {std::max(box.after.x, from_node.x + label.run.width_px),
                     std::max(box.after.y, from_node.y + label.run.size_px * 0.26F)};
    }
    return boxes;
}

/// Finds the scale at which nodes and labels fit. Labels change sides as the scale changes, so it
/// is found in rounds; whatever is left over after them is settled by the placement of labels,
/// which never leaves the frame.
Fit fit_network(const SceneInput& input, const Page& page, text::FontSet& fonts) {
    std::vector<Vec2> points;
    for (const graph::NodeId node : input.graph.nodes) {
        if (node.index() < input.positions.size()) {
            points.push_back(input.positions[node.index()]);
        }
    }
    const float most_scale = most_scale_px * page.encoding.pixel_scale;
    Camera camera;
    camera.viewport = page.frame;
    camera.scale = most_scale;
    camera.fit(points, page.encoding.max_radius_px * page.encoding.pixel_scale);
    camera.scale = std::min(camera.scale, most_scale);

    Fit fit{camera.scale, camera.viewport.center() - camera.center * camera.scale};
    Marks marks;
    for (int round = 0; round < 4; ++round) {
        // Nothing may be left out while it is measured.
        Camera wide = camera;
        const Vec2 border{page.picture.width(), page.picture.height()};
        wide.viewport = {camera.viewport.min - border, camera.viewport.max + border};
        const SceneInput measured = on_page(input, page, round == 0 ? wide : camera);
        build_network(measured, fonts, marks);
        fit = fit_boxes(boxes_of(marks, measured), page.frame, page.legend, most_scale);
        camera = camera_of(fit, page.frame);
    }
    return fit;
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
    return camera_of(fit_network(input, page, fonts), page.picture);
}

Marks build_figure(const SceneInput& input, const Caption& caption, const FigureOptions& options,
                   bool frame, text::FontSet& fonts) {
    Page page = set_page(input, caption, options, fonts);
    const Camera camera = frame ? camera_of(fit_network(input, page, fonts), page.frame)
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
