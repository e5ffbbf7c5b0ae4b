// SPDX-License-Identifier: MIT
#include "app/scene/marks_bounds.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

Rect bounds_of(const AreaMark& area) {
    Rect bounds{area.corners.front(), area.corners.front()};
    for (const Vec2 corner : area.corners) {
        bounds = joined(bounds, {corner, corner});
    }
    const float half = area.outline_width / 2;
    return {bounds.min - Vec2{half, half}, bounds.max + Vec2{half, half}};
}

Rect bounds_of(const TieMark& tie) {
    // A curve lies within its chord and the line through its bulge.
    const Vec2 bow = point_on_tie(tie, 0.5F) - (tie.from + tie.to) / 2;
    Rect bounds = joined({tie.from, tie.from}, {tie.to, tie.to});
    for (const Vec2 end : {tie.from, tie.to}) {
        bounds = joined(bounds, {end + bow, end + bow});
    }
    const float half = std::max(tie.width / 2, tie.arrow * 0.4F);
    return {bounds.min - Vec2{half, half}, bounds.max + Vec2{half, half}};
}

} // namespace

Rect joined(const Rect& a, const Rect& b) {
    return {{std::min(a.min.x, b.min.x), std::min(a.min.y, b.min.y)},
            {std::max(a.max.x, b.max.x), std::max(a.max.y, b.max.y)}};
}

Rect bounds_of(const TextMark& text) {
    // Ascent and descent are the font's: they hold the marks above and below of every script.
    return {text.origin - Vec2{0, text.run.ascent_px},
            text.origin + Vec2{text.run.width_px, text.run.descent_px}};
}

Rect bounds_of(const NodeMark& node) {
    const Rect shape = outline_box(node.shape, node.radius);
    const Vec2 half{node.outline_width / 2, node.outline_width / 2};
    return {node.center + shape.min - half, node.center + shape.max + half};
}

std::optional<Rect> bounds_of(const Marks& marks) {
    std::optional<Rect> bounds;
    const auto add = [&](const Rect& rect) { bounds = bounds ? joined(*bounds, rect) : rect; };
    for (const AreaMark& area : marks.areas) {
        if (!area.corners.empty()) {
            add(bounds_of(area));
        }
    }
    for (const auto* ties : {&marks.ties, &marks.overlay_ties}) {
        for (const TieMark& tie : *ties) {
            add(bounds_of(tie));
        }
    }
    for (const auto* nodes : {&marks.nodes, &marks.overlay_nodes}) {
        for (const NodeMark& node : *nodes) {
            add(bounds_of(node));
        }
    }
    for (const auto* texts : {&marks.labels, &marks.overlay_texts}) {
        for (const TextMark& text : *texts) {
            add(bounds_of(text));
        }
    }
    for (const BoxMark& box : marks.boxes) {
        add(box.rect);
    }
    return bounds;
}

void shift(Marks& marks, Vec2 by) {
    for (AreaMark& area : marks.areas) {
        for (Vec2& corner : area.corners) {
            corner += by;
        }
    }
    for (auto* ties : {&marks.ties, &marks.overlay_ties}) {
        for (TieMark& tie : *ties) {
            tie.from += by;
            tie.to += by;
        }
    }
    for (auto* nodes : {&marks.nodes, &marks.overlay_nodes}) {
        for (NodeMark& node : *nodes) {
            node.center += by;
        }
    }
    for (auto* texts : {&marks.labels, &marks.overlay_texts}) {
        for (TextMark& text : *texts) {
            text.origin += by;
        }
    }
    for (BoxMark& box : marks.boxes) {
        box.rect = {box.rect.min + by, box.rect.max + by};
    }
}

} // namespace entente::scene
