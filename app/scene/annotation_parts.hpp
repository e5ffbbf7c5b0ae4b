// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/annotation_marks.hpp"
#include "app/scene/overlay.hpp"
#include "app/scene/shown_network.hpp"

#include <optional>
#include <string>
#include <vector>

// What placing and drawing of annotations share.
namespace entente::scene::annotation {

// Units of the page; see unit_of().
inline constexpr float note_width = 200; ///< of a note's words at the most
inline constexpr float note_padding_x = 9;
inline constexpr float note_padding_y = 6.5F;
inline constexpr float hull_distance = 9; ///< of a hull from the outlines of its nodes
inline constexpr float hull_name_width = 280;

/// Pixels a unit. Notes and names of hulls grow and shrink with the labels of nodes.
float unit_of(const Encoding& encoding);

TextStyle note_style(const Encoding& encoding);
/// From line to line of a note.
float note_pitch(const Encoding& encoding);
TextStyle hull_style(const Encoding& encoding, int color);

/// A note's words, set.
struct NoteText {
    std::vector<TextLine> lines;
    Vec2 box;
};
NoteText set_note(const std::string& words, const Encoding& encoding, text::FontSet& fonts);

/// What a note is about, on the picture.
struct Subject {
    Vec2 at;
    Vec2 extent; ///< of the node's outline, 0 for the others
    std::optional<ShownNode> node;
    float presence = 1;
    bool has_dot = false;
};
/// Nothing where it is not shown.
std::optional<Subject> subject_of(const SceneInput& input, const graph::Note& note);

/// A name no longer than fits above a hull.
std::string hull_words(const std::string& name, const Encoding& encoding, text::FontSet& fonts);
Vec2 hull_name_size(const std::string& words, const Encoding& encoding, text::FontSet& fonts);

inline Rect around(Vec2 middle, Vec2 size) {
    return {middle - size / 2, middle + size / 2};
}

} // namespace entente::scene::annotation
