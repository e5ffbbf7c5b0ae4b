// SPDX-License-Identifier: MIT
#include "app/scene/network_fit.hpp"

#include "app/scene/annotation_marks.hpp"
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

/// The boxes of all that is drawn: nodes with their labels as far as they have one, annotations.
std::vector<FitBox> boxes_of(const Marks& marks, const SceneInput& input, text::FontSet& fonts) {
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
    const std::vector<FitBox> annotations = annotation_boxes(input, fonts);
    boxes.insert(boxes.end(), annotations.begin(), annotations.end());
    return boxes;
}

float most_scale_of(const SceneInput& input) {
    return most_scale_px * input.encoding.pixel_scale;
}

} // namespace

SceneInput seen_with(const SceneInput& input, const Camera& camera, const Encoding& encoding,
                     std::span<const Rect> keep_clear) {
    SceneInput result{
        input.store,        input.graph,           input.positions,      camera,
        encoding,           input.node_appearance, input.tie_appearance, input.node_strength,
        input.tie_strength, input.max_labels,      input.all_labels,     input.language,
        keep_clear,         input.with_ties};
    result.second_language = input.second_language;
    result.annotations = input.annotations;
    result.absent = input.absent;
    return result;
}

Camera fit_network(const SceneInput& input, const Rect& frame, const std::optional<Rect>& keep_out,
                   text::FontSet& fonts) {
    std::vector<Vec2> points;
    for (const graph::NodeId node : input.graph.nodes) {
        if (node.index() < input.positions.size()) {
            points.push_back(input.positions[node.index()]);
        }
    }
    const float most_scale = most_scale_of(input);
    Camera camera;
    camera.viewport = frame;
    camera.scale = most_scale;
    camera.fit(points, input.encoding.max_radius_px * input.encoding.pixel_scale);
    camera.scale = std::min(camera.scale, most_scale);

    for (int round = 0; round < 4; ++round) {
        const std::vector<FitBox> boxes =
            measure_network(seen_with(input, camera, input.encoding, input.keep_clear), fonts,
                            round == 0 ? Labels::beyond_the_frame : Labels::in_the_frame);
        camera = camera_of(fit_boxes(boxes, frame, keep_out, most_scale), frame);
    }
    return camera;
}

std::vector<FitBox> measure_network(const SceneInput& input, text::FontSet& fonts, Labels labels) {
    Camera camera = input.camera;
    if (labels == Labels::beyond_the_frame) {
        // Nothing may be left out while it is measured.
        const Vec2 border{camera.viewport.width(), camera.viewport.height()};
        camera.viewport = {camera.viewport.min - border, camera.viewport.max + border};
    }
    SceneInput measured = seen_with(input, camera, input.encoding, input.keep_clear);
    measured.absent = {}; // nothing makes room for them
    Marks marks;
    build_network(measured, fonts, marks);
    return boxes_of(marks, measured, fonts);
}

Room find_room(const SceneInput& input, const Rect& frame, std::span<const Rect> places,
               text::FontSet& fonts) {
    constexpr float clearly_larger = 1.02F;
    const Camera alone = fit_network(input, frame, std::nullopt, fonts);
    const std::vector<FitBox> boxes = measure_network(
        seen_with(input, alone, input.encoding, input.keep_clear), fonts, Labels::in_the_frame);
    const BoxFitter fitter(boxes, frame);
    const float most_scale = most_scale_of(input);
    Room room;
    float largest = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const float scale = fitter.fit(places[i], most_scale, largest * clearly_larger).scale;
        if (scale > largest * clearly_larger) {
            largest = scale;
            room.place = i;
        }
    }
    room.share = largest / std::max(fitter.fit(std::nullopt, most_scale).scale, 1e-6F);
    return room;
}

} // namespace entente::scene
