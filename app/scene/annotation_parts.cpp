// SPDX-License-Identifier: MIT
#include "app/scene/annotation_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente::scene {
namespace annotation {

float unit_of(const Encoding& encoding) {
    return encoding.pixel_scale * encoding.label_px / Encoding{}.label_px;
}

TextStyle note_style(const Encoding& encoding) {
    return {12 * unit_of(encoding), text::Weight::regular, palette(encoding.theme).text};
}

float note_pitch(const Encoding& encoding) {
    return std::round(16 * unit_of(encoding));
}

TextStyle hull_style(const Encoding& encoding, int color) {
    const Palette& colors = palette(encoding.theme);
    return {12.5F * unit_of(encoding), text::Weight::bold,
            mix(hull_color(color, encoding.theme), colors.text, 0.4F)};
}

NoteText set_note(const std::string& words, const Encoding& encoding, text::FontSet& fonts) {
    const float unit = unit_of(encoding);
    const TextStyle style = note_style(encoding);
    NoteText note;
    note.lines = set_lines(words, style, note_width * unit, fonts);
    // Lines of about equal width: none of a single word after long ones.
    float narrow = note_width * unit * 0.4F;
    float wide = note_width * unit;
    for (int i = 0; i < 5 && note.lines.size() > 1; ++i) {
        const float half = (narrow + wide) / 2;
        std::vector<TextLine> lines = set_lines(words, style, half, fonts);
        if (lines.size() > note.lines.size()) {
            narrow = half;
        } else {
            note.lines = std::move(lines);
            wide = half;
        }
    }
    float width = 12 * unit;
    for (const TextLine& line : note.lines) {
        width = std::max(width, line.width_px);
    }
    const float height =
        note_pitch(encoding) * static_cast<float>(std::max<std::size_t>(note.lines.size(), 1));
    note.box = {std::round(width + 2 * note_padding_x * unit),
                std::round(height + 2 * note_padding_y * unit)};
    return note;
}

std::optional<Subject> subject_of(const SceneInput& input, const graph::Note& note) {
    Subject subject;
    if (const auto* node = std::get_if<graph::NodeId>(&note.about)) {
        subject.node = show_node(input, *node);
        if (!subject.node) {
            return std::nullopt;
        }
        const auto& marked = input.annotations->highlighted_nodes;
        subject.node->is_marked = std::find(marked.begin(), marked.end(), *node) != marked.end();
        subject.at = subject.node->center;
        subject.extent = extent_of(*subject.node, input.encoding);
        subject.presence = subject.node->appearance.presence;
    } else if (const auto* dyad = std::get_if<graph::Dyad>(&note.about)) {
        const auto tie = show_tie(input, *dyad);
        if (!tie) {
            return std::nullopt;
        }
        subject.at = middle_of(*tie);
        subject.has_dot = true;
    } else {
        subject.at = input.camera.to_pixels(std::get<Vec2>(note.about));
        subject.has_dot = true;
    }
    return subject;
}

std::string hull_words(const std::string& name, const Encoding& encoding, text::FontSet& fonts) {
    const TextStyle style = hull_style(encoding, 0);
    const float most = hull_name_width * unit_of(encoding);
    return fonts.shape(name, style.size_px, style.weight).width_px <= most
               ? name
               : fonts.shorten(name, style.size_px, most * 0.9F); // it measures regular letters
}

Vec2 hull_name_size(const std::string& words, const Encoding& encoding, text::FontSet& fonts) {
    const TextStyle style = hull_style(encoding, 0);
    return {fonts.shape(words, style.size_px, style.weight).width_px, style.size_px * 1.25F};
}

} // namespace annotation

using namespace annotation;

std::vector<FitBox> annotation_boxes(const SceneInput& input, text::FontSet& fonts) {
    std::vector<FitBox> boxes;
    if (input.annotations == nullptr) {
        return boxes;
    }
    for (const graph::Note& note : input.annotations->notes) {
        if (const auto subject = subject_of(input, note)) {
            const Vec2 half = set_note(note.text, input.encoding, fonts).box / 2;
            boxes.push_back({note.place, half * -1, half});
            if (const auto* place = std::get_if<Vec2>(&note.about)) {
                const float dot = 4 * unit_of(input.encoding);
                boxes.push_back({*place, {-dot, -dot}, {dot, dot}});
            }
        }
    }
    const float distance = (hull_distance + 1) * unit_of(input.encoding);
    for (const graph::Hull& hull : input.annotations->hulls) {
        std::optional<std::size_t> top;
        for (const graph::NodeId node : hull.nodes) {
            if (const auto shown = show_node(input, node)) {
                const Vec2 extent = outline_extent(kind_shape(shown->kind), shown->radius);
                const float half = std::max(extent.x, extent.y) + distance;
                boxes.push_back({input.positions[node.index()], {-half, -half}, {half, half}});
                if (!top || boxes.back().point.y < boxes[*top].point.y) {
                    top = boxes.size() - 1;
                }
            }
        }
        if (top && !hull.name.empty()) {
            // The name lies about above the uppermost node.
            const std::string words = hull_words(hull.name, input.encoding, fonts);
            const Vec2 size = hull_name_size(words, input.encoding, fonts);
            FitBox& box = boxes[*top];
            box.before = {std::min(box.before.x, -size.x / 2),
                          box.before.y - size.y - 3 * unit_of(input.encoding)};
            box.after.x = std::max(box.after.x, size.x / 2);
        }
    }
    return boxes;
}

std::optional<Vec2> free_note_place(const SceneInput& input, const graph::Note& note,
                                    text::FontSet& fonts) {
    const graph::Annotations none;
    SceneInput beside = input;
    if (beside.annotations == nullptr) {
        beside.annotations = &none;
    }
    const auto subject = subject_of(beside, note);
    if (!subject) {
        return std::nullopt;
    }
    std::vector<Rect> nodes;
    for (std::size_t i = 0; i < input.graph.nodes.size(); ++i) {
        if (const auto shown = show_node(input, i)) {
            const Vec2 extent = extent_of(*shown, input.encoding);
            nodes.push_back({shown->center - extent, shown->center + extent});
        }
    }
    std::vector<Rect> words = words_of(place_annotations(beside, fonts));
    words.insert(words.end(), input.keep_clear.begin(), input.keep_clear.end());
    const float unit = unit_of(input.encoding);
    const Vec2 size = set_note(note.text, input.encoding, fonts).box;
    const Rect view = widened(input.camera.viewport, -8 * unit);

    constexpr int directions = 16;
    float least = std::numeric_limits<float>::infinity();
    Vec2 best = subject->at;
    for (const float distance : {40.0F, 75.0F, 120.0F, 180.0F}) {
        for (int i = 0; i < directions; ++i) {
            // From the upper right on, as a reader expects a remark there.
            const float angle = -0.7F + 6.2831853F * static_cast<float>(i) / directions;
            const Vec2 way{std::cos(angle), std::sin(angle)};
            const Vec2 middle = subject->at + way * (distance * unit) +
                                Vec2{way.x * (size.x / 2 + subject->extent.x),
                                     way.y * (size.y / 2 + subject->extent.y)};
            const Rect box = around(middle, size);
            float cost = distance / 60 + static_cast<float>(i) * 0.001F;
            for (const Rect& node : nodes) {
                cost += node.meets(box) ? 1.0F : 0;
            }
            for (const Rect& word : words) {
                cost += word.meets(widened(box, 4 * unit)) ? 20.0F : 0;
            }
            const bool is_inside = box.min.x >= view.min.x && box.max.x <= view.max.x &&
                                   box.min.y >= view.min.y && box.max.y <= view.max.y;
            cost += is_inside ? 0 : 100;
            if (cost < least) {
                least = cost;
                best = middle;
            }
        }
    }
    return input.camera.to_world(best);
}

graph::Annotations with_notes_clear(const SceneInput& input, text::FontSet& fonts) {
    graph::Annotations annotations =
        input.annotations != nullptr ? *input.annotations : graph::Annotations();
    if (annotations.notes.empty()) {
        return annotations;
    }
    std::vector<Rect> nodes;
    for (std::size_t i = 0; i < input.graph.nodes.size(); ++i) {
        if (const auto shown = show_node(input, i)) {
            const Vec2 extent = extent_of(*shown, input.encoding);
            nodes.push_back({shown->center - extent, shown->center + extent});
        }
    }
    const float unit = unit_of(input.encoding);
    const Rect view = widened(input.camera.viewport, -4 * unit);
    std::vector<Rect> taken(input.keep_clear.begin(), input.keep_clear.end());
    for (graph::Note& note : annotations.notes) {
        if (!subject_of(input, note)) {
            continue;
        }
        const Vec2 size = set_note(note.text, input.encoding, fonts).box;
        const Vec2 wished = input.camera.to_pixels(note.place);
        const auto is_free = [&](Vec2 middle) {
            const Rect box = around(middle, size);
            const auto meets = [&](const Rect& other) { return other.meets(box); };
            return box.min.x >= view.min.x && box.max.x <= view.max.x && box.min.y >= view.min.y &&
                   box.max.y <= view.max.y && std::none_of(nodes.begin(), nodes.end(), meets) &&
                   std::none_of(taken.begin(), taken.end(), meets);
        };
        const Rect wished_box = around(wished, size);
        const bool covers = std::any_of(nodes.begin(), nodes.end(),
                                        [&](const Rect& node) { return node.meets(wished_box); });
        Vec2 middle = wished;
        if (covers) {
            constexpr int directions = 24;
            constexpr int rings = 14;
            const float farthest = 0.9F * (size.x + size.y);
            for (int ring = 1; ring <= rings && middle == wished; ++ring) {
                const float distance = farthest * static_cast<float>(ring) / rings;
                for (int i = 0; i < directions && middle == wished; ++i) {
                    const float angle = 6.2831853F * static_cast<float>(i) / directions;
                    const Vec2 place = wished + Vec2{std::cos(angle), std::sin(angle)} * distance;
                    if (is_free(place)) {
                        middle = place;
                    }
                }
            }
        }
        if (middle != wished) {
            note.place = input.camera.to_world(middle);
        }
        taken.push_back(around(middle, size));
    }
    return annotations;
}

} // namespace entente::scene
