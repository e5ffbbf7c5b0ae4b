// SPDX-License-Identifier: MIT
#include "app/document/document.hpp"

#include "tests/support/builders.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace entente::document {
namespace {

using model::make_day;
using model::Span;
using test::StoreBuilder;
using ::testing::ElementsAre;

/// Iran meets Russia each year from 2010 to 2015; Zarif meets Lavrov in 2013; Syria is talked of in
/// 2013.
std::shared_ptr<const model::EventStore> meetings() {
    StoreBuilder builder;
    builder.office("zarif", "iran", "2013-08-15").office("lavrov", "russia", "2004");
    for (int year = 2010; year <= 2015; ++year) {
        builder.event({.date = std::to_string(year) + "-05-09",
                       .participants = {"iran", "russia"},
                       .type = year % 2 == 0 ? "agree" : "consult"});
    }
    builder.event({.date = "2013-12-11", .participants = {"zarif", "lavrov"}, .topics = {"syria"}});
    return builder.build();
}

model::Window year(int number) {
    return {.span = {make_day(number, 1, 1), make_day(number, 12, 31)}};
}

std::vector<std::string> shown_nodes(const Document& document) {
    std::vector<std::string> ids;
    for (const graph::NodeId node : document.snapshot().nodes) {
        ids.emplace_back(graph::id_of(document.store(), node));
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

graph::NodeId node(const Document& document, std::string_view id) {
    return graph::node_of(document.store().find_actor(id));
}

View without_idle_offices() {
    View view;
    view.thinning.idle_offices = false;
    return view;
}

TEST(Document, OpensOnAllOfItsTime) {
    const Document document(meetings());
    EXPECT_EQ(document.domain(), (Span{make_day(2010, 5, 9), make_day(2015, 5, 9)}));
    EXPECT_EQ(document.view().window.span, document.domain());
    EXPECT_EQ(document.ties().event_count(), 7U);
    EXPECT_TRUE(document.is_settled());
}

TEST(Document, AnEmptyOneCanBeUsedLikeAnyOther) {
    Document document(model::EventStoreBuilder().freeze());
    document.start_layout();
    document.apply(Play{});
    document.apply(StepWindow{});
    document.apply(Undo{});
    document.advance(1);
    EXPECT_TRUE(document.snapshot().nodes.empty());
    EXPECT_TRUE(document.evidence().empty());
    EXPECT_TRUE(document.facets().years.empty());
}

TEST(Document, AWindowChoosesWhatIsShown) {
    Document document(meetings(), {}, without_idle_offices());
    document.apply(SetWindow{year(2012)});
    EXPECT_THAT(shown_nodes(document), ElementsAre("iran", "russia"));
    document.apply(SetWindow{year(2013)});
    EXPECT_THAT(shown_nodes(document), ElementsAre("iran", "lavrov", "russia", "syria", "zarif"));
}

TEST(Document, AWholeGestureIsOneStepBack) {
    Document document(meetings());
    const model::Window before = document.view().window;
    for (int i = 0; i < 300; ++i) {
        model::Window window = year(2012);
        window.span.last += std::chrono::days{i};
        document.apply(SetWindow{window, Phase::live});
        document.advance(1.0 / 60);
    }
    EXPECT_EQ(document.history().undo_count(), 0U);
    document.apply(SetWindow{year(2013), Phase::final});
    EXPECT_EQ(document.history().undo_count(), 1U);
    document.apply(Undo{});
    EXPECT_EQ(document.view().window, before);
    document.apply(Redo{});
    EXPECT_EQ(document.view().window, year(2013));
}

TEST(Document, AGestureGivenUpLeavesNothing) {
    Document document(meetings());
    const View before = document.view();
    document.apply(SetWindow{year(2012), Phase::live});
    document.apply(CancelGesture{});
    EXPECT_EQ(document.view(), before);
    EXPECT_EQ(document.history().undo_count(), 0U);
}

TEST(Document, AGestureThatNobodyEndedIsAStepOfItsOwn) {
    Document document(meetings());
    document.apply(SetWindow{year(2012), Phase::live});
    document.apply(SetSelection{{{node(document, "iran")}, {}}});
    EXPECT_EQ(document.history().undo_count(), 2U);
    document.apply(Undo{});
    EXPECT_TRUE(document.selection().is_empty());
    EXPECT_EQ(document.view().window, year(2012));
}

TEST(Document, WhatChangesNothingIsNoStep) {
    Document document(meetings());
    document.apply(SetWindow{document.view().window});
    document.apply(SetSelection{});
    document.apply(SetFilter{});
    EXPECT_EQ(document.history().undo_count(), 0U);
}

TEST(Document, FiltersFollowAndAreUndone) {
    Document document(meetings());
    model::Filter filter;
    filter.types.any = {"agree"};
    document.apply(SetFilter{filter});
    EXPECT_EQ(document.ties().event_count(), 3U);
    // Its own dimension does not narrow the counts beside the choices.
    EXPECT_EQ(document.facets().types.size(), document.store().types().size());
    EXPECT_EQ(document.facets().years[3], 0U); // no agreement in 2013
    document.apply(Undo{});
    EXPECT_EQ(document.ties().event_count(), 7U);
    EXPECT_EQ(document.facets().years[3], 2U);
}

TEST(Document, TheHistogramFollowsTheFiltersButNotTheWindow) {
    Document document(meetings());
    document.apply(SetWindow{year(2012)});
    const auto& bins = document.histogram(graph::CalendarUnit::year);
    ASSERT_EQ(bins.size(), 6U);
    EXPECT_EQ(bins[3].total, 2U);
    model::Filter filter;
    filter.years.any = {2010};
    document.apply(SetFilter{filter});
    const auto& filtered = document.histogram(graph::CalendarUnit::year);
    EXPECT_EQ(filtered[3].total, 2U);
    EXPECT_EQ(filtered[3].passing, 0U);
    EXPECT_EQ(filtered[0].passing, 1U);
}

TEST(Document, ASelectionTellsItsEvents) {
    Document document(meetings());
    EXPECT_EQ(document.evidence().size(), 7U);
    document.apply(SetSelection{{{node(document, "zarif")}, {}}});
    ASSERT_EQ(document.evidence().size(), 1U);
    EXPECT_EQ(document.store().date_text(document.evidence().front()), "2013-12-11");
    document.apply(SetSelection{{{node(document, "iran"), node(document, "zarif")}, {}}});
    EXPECT_TRUE(document.evidence().empty()); // no event names both
    const graph::Dyad dyad{node(document, "iran"), node(document, "russia")};
    const graph::Dyad tie = dyad.a < dyad.b ? dyad : graph::Dyad{dyad.b, dyad.a};
    document.apply(SetSelection{{{}, {tie}}});
    ASSERT_EQ(document.evidence().size(), 6U);
    EXPECT_EQ(document.store().date_text(document.evidence().front()),
              "2015-05-09"); // newest first
    EXPECT_EQ(document.store().date_text(document.evidence().back()), "2010-05-09");
}

TEST(Document, EveryTieCanBeFoundByItsDyad) {
    const Document document(meetings());
    const auto dyads = document.ties().dyads();
    ASSERT_GT(dyads.size(), 3U);
    for (std::size_t i = 0; i < dyads.size(); ++i) {
        EXPECT_EQ(document.find_tie(dyads[i]), static_cast<std::ptrdiff_t>(i));
    }
    EXPECT_EQ(
        document.find_tie({node(document, "iran"), node(document, "zarif"), graph::TieKind::topic}),
        -1);
}

TEST(Document, PlayingIsOneStepAndEndsByItself) {
    Document document(meetings());
    document.apply(SetWindow{year(2012)});
    document.apply(SetPlayback{{graph::CalendarUnit::year, 4, AtEnd::stop}});
    document.apply(Play{});
    for (int i = 0; i < 600 && document.playback().is_playing(); ++i) {
        document.advance(1.0 / 60);
    }
    EXPECT_FALSE(document.playback().is_playing());
    EXPECT_EQ(document.view().window.span.last, document.domain().last);
    EXPECT_EQ(document.history().undo_count(), 2U);
    document.apply(Undo{});
    EXPECT_EQ(document.view().window, year(2012));
}

TEST(Document, AFilterSetWhilePlayingIsAStepBetweenTwo) {
    Document document(meetings());
    document.apply(SetWindow{year(2011)});
    document.apply(SetPlayback{{graph::CalendarUnit::year, 4, AtEnd::stop}});
    document.apply(Play{});
    while (document.view().window == year(2011)) {
        document.advance(0.1);
    }
    model::Filter filter;
    filter.types.any = {"agree"};
    document.apply(SetFilter{filter});
    EXPECT_TRUE(document.playback().is_playing());
    while (document.view().window == year(2012)) {
        document.advance(0.1);
    }
    document.apply(Pause{});
    EXPECT_EQ(document.view().window, year(2013));
    document.apply(Undo{});
    EXPECT_EQ(document.view().window, year(2012));
    EXPECT_TRUE(document.view().filter.is_active());
    document.apply(Undo{});
    EXPECT_FALSE(document.view().filter.is_active());
    EXPECT_EQ(document.view().window, year(2012));
    document.apply(Undo{});
    EXPECT_EQ(document.view().window, year(2011));
}

TEST(Document, TiesAndNodesFadeBetweenWindows) {
    Document document(meetings(), {}, without_idle_offices());
    document.apply(SetWindow{year(2013)});
    while (document.advance(0.05)) {
    }
    const std::size_t before = document.shown().graph.ties.size();
    document.apply(SetWindow{year(2012)});
    EXPECT_FALSE(document.is_settled());
    EXPECT_EQ(document.shown().graph.ties.size(), before); // the old ones are still leaving
    document.advance(0.03);
    const auto& presence = document.shown().tie_presence;
    EXPECT_TRUE(std::any_of(presence.begin(), presence.end(),
                            [](float p) { return p > 0.01F && p < 0.99F; }));
    for (int i = 0; i < 100; ++i) {
        document.advance(0.05);
    }
    EXPECT_TRUE(document.is_settled());
    EXPECT_EQ(document.shown().graph.ties.size(), document.snapshot().ties.size());
    EXPECT_EQ(document.shown().graph.nodes, document.snapshot().nodes);
    document.set_motion(false);
    document.apply(SetWindow{year(2013)});
    EXPECT_TRUE(document.is_settled());
}

/// Lets the threads behind the document do their work.
template <class Done>
void wait_until(Document& document, Done done) {
    for (int i = 0; i < 4000 && !done(); ++i) {
        document.advance(0.016);
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    ASSERT_TRUE(done());
}

TEST(Document, NodesThatAreMovedStayAndAreFreedAgain) {
    Document document(meetings());
    document.start_layout();
    wait_until(document, [&] {
        return !document.positions().empty() &&
               document.layout_status().state != layout::LayoutState::running;
    });
    const graph::NodeId iran = node(document, "iran");
    const base::Vec2 home = document.positions()[iran.index()];
    document.apply(MoveNode{iran, {40, 2}, Phase::live});
    document.apply(MoveNode{iran, {50, 3}, Phase::final});
    EXPECT_EQ(document.positions()[iran.index()], (base::Vec2{50, 3}));
    EXPECT_EQ(document.history().undo_count(), 1U);
    for (int i = 0; i < 50; ++i) {
        document.advance(0.016);
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    EXPECT_EQ(document.positions()[iran.index()], (base::Vec2{50, 3}));
    document.apply(Undo{});
    EXPECT_TRUE(document.pins().empty());
    EXPECT_EQ(document.positions()[iran.index()], home);
    document.apply(Redo{});
    EXPECT_EQ(document.positions()[iran.index()], (base::Vec2{50, 3}));
    document.apply(FreeNodes{});
    EXPECT_TRUE(document.pins().empty());
    EXPECT_EQ(document.history().undo_count(), 2U);
}

TEST(Document, OfficialsAreRolledUpWithoutMovingAnything) {
    Document document(meetings(), {}, without_idle_offices());
    document.apply(SetWindow{year(2013)});
    document.apply(SetRollUp{true});
    wait_until(document, [&] { return !document.is_rolling_up(); });
    EXPECT_THAT(shown_nodes(document), ElementsAre("iran", "russia", "syria"));
    document.apply(Undo{});
    EXPECT_THAT(shown_nodes(document), ElementsAre("iran", "lavrov", "russia", "syria", "zarif"));
}

} // namespace
} // namespace entente::document
