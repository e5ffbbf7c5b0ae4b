// SPDX-License-Identifier: MIT
#include "app/scene/annotation_marks.hpp"

#include "app/scene/convex_hull.hpp"
#include "app/scene/shown_network.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace entente::scene {
namespace {

// Units of the page; see unit_of().
constexpr float note_width = 200; ///< of a note's words at the most
constexpr float note_padding_x = 9;
constexpr float note_padding_y = 6.5F;
constexpr float hull_distance = 9; ///< of a hull from the outlines of its nodes
constexpr float hull_name_width = 280;

/// Notes and names of hulls grow and shrink with the labels of nodes.
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

Rect around(Vec2 middle, Vec2 size) {
    return {middle - size / 2, middle + size / 2};
}

Rect widened(const Rect& rect, float by) {
    return {rect.min - Vec2{by, by}, rect.max + Vec2{by, by}};
}

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

struct NoteText {
    std::vector<TextLine> lines;
    Vec2 box;
};

NoteText set_note(const std::string& words, const Encoding& encoding, text::FontSet& fonts) {
    const float unit = unit_of(encoding);
    const TextStyle style = note_style(encoding);
    NoteText note;
    note.lines = set_lines(words, style, note_width * unit, fonts);
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

/// What a note is about, on the picture.
struct Subject {
    Vec2 at;
    Vec2 extent; ///< of the node's outline, 0 for the others
    std::optional<ShownNode> node;
    float presence = 1;
    bool has_dot = false;
};

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

/// A name no longer than fits above a hull.
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

} // namespace entente::scene
