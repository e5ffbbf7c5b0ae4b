// SPDX-License-Identifier: MIT
#include "app/scene/network_fit.hpp"

#include "app/scene/figure_fit.hpp"

#include <algorithm>
#include <unordered_map>

namespace entente::scene {
namespace {

/// Layout units are the length of a tie of strength 1: more than this would look blown up.
constexpr float most_scale_px = 230;

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

} // namespace

SceneInput seen_by(const SceneInput& input, const Camera& camera) {
    SceneInput result{
        input.store,        input.graph,           input.positions,      camera,
        input.encoding,     input.node_appearance, input.tie_appearance, input.node_strength,
        input.tie_strength, input.max_labels,      input.all_labels,     input.language,
        input.keep_clear,   input.with_ties};
    result.second_language = input.second_language;
    return result;
}

Camera fit_network(const SceneInput& input, const Rect& frame, const std::optional<Rect>& corner,
                   text::FontSet& fonts) {
    std::vector<Vec2> points;
    for (const graph::NodeId node : input.graph.nodes) {
        if (node.index() < input.positions.size()) {
            points.push_back(input.positions[node.index()]);
        }
    }
    const float most_scale = most_scale_px * input.encoding.pixel_scale;
    Camera camera;
    camera.viewport = frame;
    camera.scale = most_scale;
    camera.fit(points, input.encoding.max_radius_px * input.encoding.pixel_scale);
    camera.scale = std::min(camera.scale, most_scale);

    Marks marks;
    for (int round = 0; round < 4; ++round) {
        // Nothing may be left out while it is measured.
        Camera wide = camera;
        const Vec2 border{frame.width(), frame.height()};
        wide.viewport = {frame.min - border, frame.max + border};
        const SceneInput measured = seen_by(input, round == 0 ? wide : camera);
        build_network(measured, fonts, marks);
        camera = camera_of(fit_boxes(boxes_of(marks, measured), frame, corner, most_scale), frame);
    }
    return camera;
}

} // namespace entente::scene
