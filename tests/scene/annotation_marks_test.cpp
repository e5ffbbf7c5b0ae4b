// SPDX-License-Identifier: MIT
#include "app/scene/annotation_marks.hpp"

#include "app/scene/figure.hpp"
#include "app/scene/marks_bounds.hpp"
#include "app/scene/shown_network.hpp"
#include "tests/scene/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace entente::scene {
namespace {

using graph::NodeId;
using model::NodeKind;

class Annotated : public testing::Test {
  protected:
    void SetUp() override {
        if (test::fonts() == nullptr) {
            GTEST_SKIP() << "no font is installed";
        }
        iran_ = network_.node(NodeKind::state, "Iran", {0, 0}, 10);
        russia_ = network_.node(NodeKind::state, "Russia", {4, 0}, 8);
        syria_ = network_.node(NodeKind::state, "Syria", {2, 3}, 4);
        away_ = network_.node(NodeKind::state, "Away", {9, 9}, 4);
        network_.tie(iran_, russia_, 5, graph::TieKind::event, true, 2);
        network_.tie(russia_, iran_, 3, graph::TieKind::event, true, 2);
        network_.tie(iran_, syria_, 2);
        network_.finish();
        // The window does not show the last one.
        network_.graph.nodes.pop_back();
        network_.graph.strength.pop_back();
        network_.graph.events.pop_back();
        network_.camera.viewport = {{0, 0}, {1200, 800}};
        network_.camera.center = {2, 1};
        network_.camera.scale = 100;
        network_.annotations = &annotations_;
    }

    Marks built() {
        Marks marks;
        build_network(network_.input(), *test::fonts(), marks);
        return marks;
    }

    static graph::Note note_on(std::variant<NodeId, graph::Dyad, Vec2> about, Vec2 place,
                               std::string text = "A remark") {
        return {std::move(text), about, place};
    }

    test::Network network_;
    graph::Annotations annotations_;
    NodeId iran_, russia_, syria_, away_;
};

TEST_F(Annotated, LeadersEndAtTheNodesOutlineTheTiesMiddleAndThePlace) {
    annotations_.notes = {note_on(iran_, {-1, -2}), note_on(network_.graph.ties[0].dyad, {2, -2}),
                          note_on(Vec2{5, 2}, {5, 3.5F})};
    const PlacedAnnotations placed = place_annotations(network_.input(), *test::fonts());
    ASSERT_EQ(placed.notes.size(), 3U);

    const auto iran = show_node(network_.input(), iran_);
    ASSERT_TRUE(iran.has_value());
    const float from_middle = length(placed.notes[0].about - iran->center);
    EXPECT_GE(from_middle, iran->radius);
    EXPECT_LE(from_middle, iran->radius + 4);

    const Marks marks = built();
    const auto tie = std::find_if(marks.ties.begin(), marks.ties.end(), [&](const TieMark& mark) {
        return mark.tie == network_.graph.ties[0].index;
    });
    ASSERT_NE(tie, marks.ties.end());
    EXPECT_NE(tie->bend, 0) << "two ways: the tie bows";
    EXPECT_LT(length(placed.notes[1].about - middle_of(*tie)), 0.01F) << "on its own curve";

    EXPECT_LT(length(placed.notes[2].about - network_.camera.to_pixels({5, 2})), 0.01F);
    EXPECT_TRUE(placed.notes[2].has_dot);
}

TEST_F(Annotated, LeadersNeverRunThroughTheirOwnWords) {
    annotations_.notes.clear();
    for (int i = 0; i < 24; ++i) {
        const float angle = 6.2831853F * static_cast<float>(i) / 24;
        annotations_.notes.push_back(
            note_on(i % 2 == 0 ? std::variant<NodeId, graph::Dyad, Vec2>(syria_)
                               : std::variant<NodeId, graph::Dyad, Vec2>(Vec2{2, 2}),
                    {2 + 2.5F * std::cos(angle), 2 + 1.6F * std::sin(angle)},
                    "Some words that are long enough to take two lines of the box"));
    }
    for (const PlacedNote& note : place_annotations(network_.input(), *test::fonts()).notes) {
        ASSERT_TRUE(note.start.has_value());
        const Rect inner{note.box.min + Vec2{1, 1}, note.box.max - Vec2{1, 1}};
        for (int step = 0; step <= 50; ++step) {
            const Vec2 at =
                *note.start + (note.about - *note.start) * (static_cast<float>(step) / 50);
            EXPECT_FALSE(inner.contains(at));
        }
        EXPECT_GT(note.lines.size(), 1U);
    }
}

TEST_F(Annotated, ANoteOnWhatItIsAboutHasNoLeader) {
    annotations_.notes = {note_on(Vec2{2, 2}, {2, 2})};
    const auto placed = place_annotations(network_.input(), *test::fonts());
    ASSERT_EQ(placed.notes.size(), 1U);
    EXPECT_FALSE(placed.notes[0].start.has_value());
    EXPECT_TRUE(built().overlay_ties.empty());
}

TEST_F(Annotated, WhatTheWindowDoesNotShowIsLeftOut) {
    annotations_.notes = {note_on(away_, {1, 1}),
                          note_on(graph::Dyad{iran_, away_, graph::TieKind::event, false}, {1, 1}),
                          note_on(syria_, {3, 3})};
    annotations_.hulls = {{"Gone", {away_}, 0}, {"Half", {away_, iran_}, 1}};
    annotations_.highlighted_nodes = {away_};
    const auto placed = place_annotations(network_.input(), *test::fonts());
    ASSERT_EQ(placed.notes.size(), 1U);
    EXPECT_EQ(placed.notes[0].note, 2U);
    ASSERT_EQ(placed.hulls.size(), 1U);
    EXPECT_EQ(placed.hulls[0].hull, 1U);
    const Marks marks = built();
    EXPECT_TRUE(std::none_of(marks.nodes.begin(), marks.nodes.end(),
                             [](const NodeMark& node) { return node.is_decoration; }));
}

TEST_F(Annotated, LabelsKeepClearOfNotesAndHullNames) {
    // A note right where Iran's label would stand.
    const Marks before = built();
    const auto label =
        std::find_if(before.labels.begin(), before.labels.end(),
                     [&](const TextMark& text) { return text.node == iran_.value(); });
    ASSERT_NE(label, before.labels.end());
    annotations_.notes = {
        note_on(Vec2{0, 0}, network_.camera.to_world(test::letters_of(*label).center()))};
    annotations_.hulls = {{"A group of two", {iran_, russia_}, 0}};
    const Marks after = built();
    const auto words = words_of(place_annotations(network_.input(), *test::fonts()));
    ASSERT_EQ(words.size(), 2U);
    for (const TextMark& text : after.labels) {
        for (const Rect& taken : words) {
            EXPECT_TRUE(text.node == no_mark || !test::letters_of(text).meets(taken));
        }
    }
    EXPECT_EQ(after.areas.size(), 1U);
}

TEST_F(Annotated, HullsHoldTheirNodesAndSetTheirNamesOutside) {
    annotations_.hulls = {{"Astana", {iran_, russia_, syria_}, 2}};
    const auto placed = place_annotations(network_.input(), *test::fonts());
    ASSERT_EQ(placed.hulls.size(), 1U);
    const Marks marks = built();
    ASSERT_EQ(marks.areas.size(), 1U);
    const auto& corners = marks.areas[0].corners;
    for (const NodeMark& node : marks.nodes) {
        for (int i = 0; i < 32; ++i) {
            const float angle = 6.2831853F * static_cast<float>(i) / 32;
            const Vec2 way{std::cos(angle), std::sin(angle)};
            const Vec2 edge =
                node.center + way * (outline_distance(node.shape, node.radius, way) + 4);
            int inside = 0; // of the lines, on the same side of all
            for (std::size_t k = 0; k < corners.size(); ++k) {
                const Vec2 along = corners[(k + 1) % corners.size()] - corners[k];
                const Vec2 to = edge - corners[k];
                inside += along.x * to.y - along.y * to.x > 0 ? 1 : -1;
            }
            EXPECT_EQ(static_cast<std::size_t>(std::abs(inside)), corners.size());
        }
    }
    float top = 1e9F;
    for (const Vec2 corner : corners) {
        top = std::min(top, corner.y);
    }
    EXPECT_LE(placed.hulls[0].name.max.y, top);
    EXPECT_GT(placed.hulls[0].name.max.y, top - 12);
}

TEST_F(Annotated, HighlightsAreDecorationsBelowWhatTheyMark) {
    annotations_.highlighted_nodes = {russia_};
    annotations_.highlighted_ties = {network_.graph.ties[2].dyad};
    const Marks marks = built();
    const auto halo = std::find_if(marks.nodes.begin(), marks.nodes.end(),
                                   [](const NodeMark& node) { return node.is_decoration; });
    ASSERT_NE(halo, marks.nodes.end());
    EXPECT_EQ(halo->node, russia_.value());
    ASSERT_NE(halo + 1, marks.nodes.end());
    EXPECT_EQ((halo + 1)->node, russia_.value());
    EXPECT_LT((halo + 1)->radius, halo->radius);
    std::vector<TieMark> marked;
    for (const TieMark& tie : marks.ties) {
        if (tie.tie == network_.graph.ties[2].index) {
            marked.push_back(tie);
        }
    }
    ASSERT_EQ(marked.size(), 2U);
    EXPECT_GT(marked[0].width, marked[1].width + 4);
}

TEST_F(Annotated, AnnotationsLieWithinAFittedFigure) {
    annotations_.notes = {note_on(iran_, {-3, -2}, "Far to the left, and above"),
                          note_on(Vec2{8, 4}, {9, 5})};
    annotations_.hulls = {{"A hull with a rather long name around it", {iran_, syria_}, 0}};
    annotations_.highlighted_nodes = {iran_};
    for (const Vec2 size : {Vec2{1600, 900}, Vec2{1000, 1400}, Vec2{1004, 700}}) {
        FigureOptions options;
        options.width_px = static_cast<int>(size.x);
        options.height_px = static_cast<int>(size.y);
        const BuiltFigure figure =
            test::fitted_figure(network_.input(), {"Title", {"line"}, {}, 0}, options);
        const Rect page{{0, 0}, size};
        for (const BoxMark& box : figure.marks.boxes) {
            EXPECT_TRUE(test::is_inside(box.rect, page));
        }
        for (const AreaMark& area : figure.marks.areas) {
            for (const Vec2 corner : area.corners) {
                EXPECT_TRUE(test::is_inside({corner, corner}, page));
            }
        }
        for (const TextMark& text : figure.marks.labels) {
            EXPECT_TRUE(test::is_inside(test::letters_of(text), page));
        }
    }
}

TEST_F(Annotated, ANewNoteFindsAFreePlace) {
    const auto place = free_note_place(network_.input(), note_on(syria_, {}), *test::fonts());
    ASSERT_TRUE(place.has_value());
    annotations_.notes = {note_on(syria_, *place)};
    const auto placed = place_annotations(network_.input(), *test::fonts());
    ASSERT_EQ(placed.notes.size(), 1U);
    EXPECT_TRUE(test::is_inside(placed.notes[0].box, network_.camera.viewport));
    EXPECT_LT(length(placed.notes[0].box.center() - network_.camera.to_pixels({2, 3})), 200);
    for (const NodeMark& node : built().nodes) {
        EXPECT_FALSE(bounds_of(node).meets(placed.notes[0].box));
    }
    // The next one does not lie on it.
    const auto second = free_note_place(network_.input(), note_on(syria_, {}), *test::fonts());
    ASSERT_TRUE(second.has_value());
    annotations_.notes.push_back(note_on(syria_, *second));
    const auto both = place_annotations(network_.input(), *test::fonts());
    EXPECT_FALSE(both.notes[0].box.meets(both.notes[1].box));
    EXPECT_FALSE(free_note_place(network_.input(), note_on(away_, {}), *test::fonts()).has_value());
}

TEST_F(Annotated, NotesThatWouldLieOnNodesStandBesideThem) {
    annotations_.notes = {note_on(iran_, {0.2F, 0.1F}),
                          note_on(iran_, {2, -1.6F}, "Away from all")};
    const SceneInput input = network_.input();
    const graph::Annotations clear = with_notes_clear(input, *test::fonts());
    ASSERT_EQ(clear.notes.size(), 2U);
    EXPECT_NE(clear.notes[0].place, annotations_.notes[0].place);
    EXPECT_LT(length(clear.notes[0].place - annotations_.notes[0].place), 2.5F) << "near";
    EXPECT_EQ(clear.notes[1].place, annotations_.notes[1].place) << "it covers none";
    annotations_ = clear;
    const PlacedAnnotations placed = place_annotations(network_.input(), *test::fonts());
    for (const PlacedNote& note : placed.notes) {
        for (std::size_t i = 0; i < input.graph.nodes.size(); ++i) {
            const auto node = show_node(input, i);
            ASSERT_TRUE(node.has_value());
            const Vec2 extent = extent_of(*node, input.encoding);
            EXPECT_FALSE(note.box.meets(Rect{node->center - extent, node->center + extent}));
        }
    }
}

TEST_F(Annotated, NotesInACrowdStayWhereTheyWerePut) {
    network_.camera.viewport = {{0, 0}, {60, 40}};
    network_.camera.scale = 8;
    annotations_.notes = {note_on(iran_, {0.2F, 0.1F}, "Longer than there is room for anywhere")};
    EXPECT_EQ(with_notes_clear(network_.input(), *test::fonts()), annotations_);
}

} // namespace
} // namespace entente::scene
