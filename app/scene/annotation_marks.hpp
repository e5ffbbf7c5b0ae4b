// SPDX-License-Identifier: MIT
#pragma once

#include "app/scene/figure_fit.hpp"
#include "app/scene/overlay.hpp"
#include "app/scene/scene_builder.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace entente::scene {

/// A note as it is drawn.
struct PlacedNote {
    std::size_t note = 0; ///< index into graph::Annotations::notes
    Rect box;
    std::vector<TextLine> lines;
    Vec2 about;                ///< what it is about: where its leader line ends
    std::optional<Vec2> start; ///< of the leader, on the box's edge; nothing where the box covers
                               ///< what it is about
    bool has_dot = false;      ///< at the leader's end: at a place or on a tie
    float presence = 1;
};

/// A hull as it is drawn.
struct PlacedHull {
    std::size_t hull = 0; ///< index into graph::Annotations::hulls
    std::vector<Vec2> corners;
    Rect name; ///< empty where it has none
    std::string words;
    float presence = 1;
};

/// What of the annotations the window shows: notes whose node or tie is drawn, and hulls around
/// those of their nodes that are.
struct PlacedAnnotations {
    std::vector<PlacedNote> notes;
    std::vector<PlacedHull> hulls;
};

/// Cost: O(nodes of hulls) and, for each note on a tie, O(ties).
PlacedAnnotations place_annotations(const SceneInput& input, text::FontSet& fonts);

/// Boxes of notes and names of hulls: no label goes there.
std::vector<Rect> words_of(const PlacedAnnotations& placed);

/// Hulls as areas with their names among the labels; notes with their leaders to the overlay.
void add_annotations(const SceneInput& input, const PlacedAnnotations& placed, text::FontSet& fonts,
                     Marks& marks);

/// What notes and hulls take of the picture, to be fitted into a frame with the nodes.
std::vector<FitBox> annotation_boxes(const SceneInput& input, text::FontSet& fonts);

/// Where a new note about something might stand: on the picture, near to it, over as few nodes as
/// can be and off words that are there. Layout units; the middle of its box. `note.place` is not
/// looked at. Nothing where what it is about is not shown.
std::optional<Vec2> free_note_place(const SceneInput& input, const graph::Note& note,
                                    text::FontSet& fonts);

/// The annotations with notes that would lie over nodes in a free place near, where there is one:
/// boxes keep their size on a small page, while the network shrinks. Notes that cover none stay,
/// and so do those in the middle of a crowd.
graph::Annotations with_notes_clear(const SceneInput& input, text::FontSet& fonts);

} // namespace entente::scene
