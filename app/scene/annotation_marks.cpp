// SPDX-License-Identifier: MIT
#include "app/scene/annotation_marks.hpp"

#include "app/scene/annotation_parts.hpp"
#include "app/scene/convex_hull.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::scene {
namespace {

using namespace annotation;

bool is_empty(const Rect& rect) {
    return !(rect.width() > 0) || !(rect.height() > 0);
}

/// Where the way from the middle of a box to a point outside leaves it.
Vec2 edge_toward(const Rect& box, Vec2 point) {
    const Vec2 middle = box.center();
    const Vec2 way = point - middle;
    const float share = std::min(box.width() / 2 / std::max(std::abs(way.x), 1e-3F),
                                 box.height() / 2 / std::max(std::abs(way.y), 1e-3F));
    return middle + way * std::min(share, 1.0F);
}

/// Where a leader that comes from a point ends.
Vec2 end_of_leader(const Subject& subject, Vec2 from, float unit) {
    if (!subject.node) {
        return subject.at;
    }
    const Vec2 way = from - subject.at;
    const float distance = length(way);
    if (distance < 1e-3F) {
        return subject.at;
    }
    const ShownNode& node = *subject.node;
    const Vec2 toward = way / distance;
    const bool has_ring = node.is_marked || node.appearance.is_selected;
    const float out = has_ring ? subject.extent.x
                               : outline_distance(kind_shape(node.kind), node.radius, toward) +
                                     node.outline_width / 2;
    return subject.at + toward * (out + 1.5F * unit);
}

std::optional<PlacedNote> place_note(const SceneInput& input, std::size_t i, text::FontSet& fonts) {
    const graph::Note& note = input.annotations->notes[i];
    const auto subject = subject_of(input, note);
    if (!subject) {
        return std::nullopt;
    }
    NoteText words = set_note(note.text, input.encoding, fonts);
    const Vec2 corner = input.camera.to_pixels(note.place) - words.box / 2;
    PlacedNote placed;
    placed.note = i;
    const Vec2 whole{std::round(corner.x), std::round(corner.y)};
    placed.box = {whole, whole + words.box};
    placed.lines = std::move(words.lines);
    placed.presence = subject->presence;
    placed.has_dot = subject->has_dot;
    placed.about = end_of_leader(*subject, placed.box.center(), unit_of(input.encoding));
    if (!widened(placed.box, 1).contains(placed.about)) {
        placed.start = edge_toward(placed.box, placed.about);
    }
    return placed;
}

/// Where the name goes: above the hull's top, else at its upper corners, else below.
Rect place_name(const PlacedHull& hull, Vec2 size, const SceneInput& input,
                std::span<const Rect> taken) {
    const float gap = 3 * unit_of(input.encoding);
    Rect bounds{hull.corners.front(), hull.corners.front()};
    for (const Vec2 corner : hull.corners) {
        bounds.min = {std::min(bounds.min.x, corner.x), std::min(bounds.min.y, corner.y)};
        bounds.max = {std::max(bounds.max.x, corner.x), std::max(bounds.max.y, corner.y)};
    }
    const auto middle_at = [&](bool is_top) {
        const float level = is_top ? bounds.min.y : bounds.max.y;
        float low = bounds.max.x;
        float high = bounds.min.x;
        for (const Vec2 corner : hull.corners) {
            if (std::abs(corner.y - level) < gap) {
                low = std::min(low, corner.x);
                high = std::max(high, corner.x);
            }
        }
        return (low + high) / 2;
    };
    const float above = bounds.min.y - gap - size.y / 2;
    const float below = bounds.max.y + gap + size.y / 2;
    const std::array places{Vec2{middle_at(true), above},
                            Vec2{middle_at(false), below},
                            Vec2{bounds.max.x + size.x / 2, bounds.min.y},
                            Vec2{bounds.min.x - size.x / 2, bounds.min.y},
                            Vec2{bounds.max.x + size.x / 2, bounds.max.y},
                            Vec2{bounds.min.x - size.x / 2, bounds.max.y}};
    const Rect& view = input.camera.viewport;
    for (const Vec2 place : places) {
        const Rect rect = around(place, size);
        const bool is_inside = rect.min.x >= view.min.x && rect.max.x <= view.max.x &&
                               rect.min.y >= view.min.y && rect.max.y <= view.max.y;
        const auto meets = [&](const Rect& other) { return other.meets(rect); };
        if (is_inside && std::none_of(taken.begin(), taken.end(), meets) &&
            std::none_of(input.keep_clear.begin(), input.keep_clear.end(), meets)) {
            return rect;
        }
    }
    return around(places.front(), size);
}

std::optional<PlacedHull> place_hull(const SceneInput& input, std::size_t i) {
    const float distance = hull_distance * unit_of(input.encoding);
    PlacedHull placed;
    placed.hull = i;
    placed.presence = 0;
    std::vector<Disc> discs;
    for (const graph::NodeId node : input.annotations->hulls[i].nodes) {
        if (const auto shown = show_node(input, node)) {
            const Vec2 extent = outline_extent(kind_shape(shown->kind), shown->radius);
            const float presence = shown->appearance.presence;
            // Around what comes or goes the hull opens and closes with it.
            discs.push_back({shown->center, std::max(extent.x, extent.y) + distance * presence});
            placed.presence = std::max(placed.presence, presence);
        }
    }
    placed.corners = hull_around(discs);
    return placed.corners.size() < 3 ? std::nullopt : std::optional(std::move(placed));
}

void add_note(const PlacedNote& note, const Encoding& encoding, text::FontSet& fonts,
              Marks& marks) {
    const Palette& colors = palette(encoding.theme);
    const float unit = unit_of(encoding);
    const Color line = mix(colors.muted_text, colors.background, 0.25F).with_alpha(note.presence);
    BoxMark box;
    box.rect = note.box;
    box.corner_radius = 5 * unit;
    box.fill = colors.panel.with_alpha(0.95F * note.presence);
    box.fill_right = box.fill;
    box.outline = line;
    box.outline_width = std::max(1.0F * unit, 0.6F);
    marks.boxes.push_back(box);
    if (note.start) {
        TieMark leader;
        leader.from = *note.start;
        leader.to = note.about;
        leader.width = 1.1F * unit;
        leader.color = line;
        leader.tie = no_mark;
        marks.overlay_ties.push_back(leader);
        if (note.has_dot) {
            NodeMark dot;
            dot.center = note.about;
            dot.radius = 2.6F * unit;
            dot.fill = line;
            dot.outline = colors.background.with_alpha(note.presence);
            dot.outline_width = 0.8F * unit;
            dot.node = no_mark;
            dot.is_decoration = true;
            marks.overlay_nodes.push_back(dot);
        }
    }
    TextStyle style = note_style(encoding);
    style.color.a *= note.presence;
    const float pitch = note_pitch(encoding);
    const float left = note.box.min.x + note_padding_x * unit;
    const float right = note.box.max.x - note_padding_x * unit;
    float top = note.box.min.y + note_padding_y * unit;
    for (const TextLine& words : note.lines) {
        // Capitals look centred in their line when they reach from a fifth to four fifths of it.
        const float baseline = top + pitch / 2 + style.size_px * 0.36F;
        write_text(words.text, style, {words.is_right_to_left ? right : left, baseline},
                   words.is_right_to_left ? Align::right : Align::left, fonts, marks);
        top += pitch;
    }
}

void add_hull(const PlacedHull& hull, const SceneInput& input, text::FontSet& fonts, Marks& marks) {
    const Encoding& encoding = input.encoding;
    const int index = input.annotations->hulls[hull.hull].color;
    const Color color = hull_color(index, encoding.theme);
    AreaMark area;
    area.corners = hull.corners;
    area.fill = color.with_alpha((encoding.theme == Theme::light ? 0.15F : 0.18F) * hull.presence);
    area.outline = color.with_alpha(0.9F * hull.presence);
    area.outline_width = 2 * unit_of(encoding);
    area.hull = static_cast<std::uint32_t>(hull.hull);
    marks.areas.push_back(std::move(area));
    if (is_empty(hull.name)) {
        return;
    }
    const TextStyle style = hull_style(encoding, index);
    TextMark name;
    name.run = fonts.shape(hull.words, style.size_px, style.weight);
    name.origin = {std::round(hull.name.min.x), std::round(hull.name.min.y + style.size_px)};
    name.color = style.color.with_alpha(hull.presence);
    name.halo = palette(encoding.theme).background.with_alpha(0.9F * hull.presence);
    name.halo_width = 2.2F * encoding.pixel_scale;
    marks.labels.push_back(std::move(name));
}

} // namespace

PlacedAnnotations place_annotations(const SceneInput& input, text::FontSet& fonts) {
    PlacedAnnotations placed;
    if (input.annotations == nullptr) {
        return placed;
    }
    const Rect& view = input.camera.viewport;
    std::vector<Rect> taken;
    for (std::size_t i = 0; i < input.annotations->notes.size(); ++i) {
        auto note = place_note(input, i, fonts);
        if (note && note->box.meets(view)) {
            taken.push_back(note->box);
            placed.notes.push_back(std::move(*note));
        }
    }
    for (std::size_t i = 0; i < input.annotations->hulls.size(); ++i) {
        auto hull = place_hull(input, i);
        if (!hull) {
            continue;
        }
        hull->words = hull_words(input.annotations->hulls[i].name, input.encoding, fonts);
        const Vec2 size = hull_name_size(hull->words, input.encoding, fonts);
        if (!hull->words.empty() && size.x > 0) {
            hull->name = place_name(*hull, size, input, taken);
            taken.push_back(hull->name);
        }
        placed.hulls.push_back(std::move(*hull));
    }
    return placed;
}

std::vector<Rect> words_of(const PlacedAnnotations& placed) {
    std::vector<Rect> words;
    for (const PlacedNote& note : placed.notes) {
        words.push_back(note.box);
    }
    for (const PlacedHull& hull : placed.hulls) {
        if (!is_empty(hull.name)) {
            words.push_back(hull.name);
        }
    }
    return words;
}

void add_annotations(const SceneInput& input, const PlacedAnnotations& placed, text::FontSet& fonts,
                     Marks& marks) {
    for (const PlacedHull& hull : placed.hulls) {
        add_hull(hull, input, fonts, marks);
    }
    for (const PlacedNote& note : placed.notes) {
        add_note(note, input.encoding, fonts, marks);
    }
}

} // namespace entente::scene
