// SPDX-License-Identifier: MIT
// What a document tells of time: bins, changes, modes, comparing.
#include "app/document/document.hpp"

#include "tests/support/builders.hpp"

#include <gmock/gmock.h>

namespace entente::document {
namespace {

using graph::CalendarUnit;
using model::make_day;
using model::Span;
using testing::ElementsAre;

std::shared_ptr<const model::EventStore> few_meetings() {
    return test::StoreBuilder()
        .event({.date = "2010-02", .participants = {"iran", "russia"}, .type = "consult"})
        .event({.date = "2010-06", .participants = {"iran", "china"}, .type = "accuse"})
        .event({.date = "2012-02", .participants = {"iran", "russia"}, .type = "consult"})
        .event({.date = "2012-03", .participants = {"iran", "russia"}, .type = "agree"})
        .event({.date = "2013-12-31", .participants = {"russia", "china"}, .type = "agree"})
        .build();
}

graph::NodeId node(const Document& document, const char* id) {
    return graph::node_of(document.store().find_actor(id));
}

model::Window whole_year(int number) {
    return {.span = {make_day(number, 1, 1), make_day(number, 12, 31)}};
}

std::vector<double> passing(const graph::StackedBins& bins) {
    std::vector<double> values;
    for (const graph::StackedBin& bin : bins.bins) {
        values.push_back(bin.passing.all);
    }
    return values;
}

TEST(DocumentTime, BinsFollowFilterSelectionAndLines) {
    Document document(few_meetings());
    BinsWanted wanted{CalendarUnit::year, document.domain(), graph::StackBy::type};
    EXPECT_THAT(passing(document.timeline_bins(wanted)), ElementsAre(2, 0, 2, 1));
    EXPECT_EQ(document.timeline_classes().size(), 3U);
    document.apply(SetSelection{{{node(document, "iran"), node(document, "russia")}, {}}});
    EXPECT_EQ(document.timeline_bins(wanted).bins[0].selected.all, 1);
    wanted.lines = {TimelineLine{node(document, "china")},
                    TimelineLine{graph::Dyad{node(document, "iran"), node(document, "russia")}}};
    EXPECT_THAT(document.timeline_bins(wanted).lines,
                ElementsAre(ElementsAre(1, 0, 0, 1), ElementsAre(1, 0, 2, 0)));
    model::Filter filter;
    filter.types.any = {"consult"};
    document.apply(SetFilter{filter});
    EXPECT_THAT(passing(document.timeline_bins(wanted)), ElementsAre(1, 0, 1, 0));
    EXPECT_THAT(document.timeline_bins(wanted).lines[0], ElementsAre(0, 0, 0, 0));
    document.apply(SetWindow{whole_year(2012)});
    EXPECT_THAT(passing(document.timeline_bins(wanted)), ElementsAre(1, 0, 1, 0))
        << "the window changes nothing";
    document.apply(Undo{});
    document.apply(Undo{});
    EXPECT_THAT(passing(document.timeline_bins(wanted)), ElementsAre(2, 0, 2, 1));
}

TEST(DocumentTime, TellsQuietWindowsAndTheNextEvents) {
    Document document(few_meetings());
    EXPECT_TRUE(document.event_days().is_quiet(whole_year(2011).span));
    EXPECT_EQ(document.event_days().next_after(make_day(2011, 12, 31)), make_day(2012, 2, 1));
    model::Filter filter;
    filter.types.any = {"agree"};
    document.apply(SetFilter{filter});
    EXPECT_EQ(document.event_days().next_after(make_day(2011, 12, 31)), make_day(2012, 3, 1));
}

TEST(DocumentTime, ChangesAreThoseOfTheSelection) {
    Document document(few_meetings());
    EXPECT_TRUE(document.selection_changes().empty());
    document.apply(SetSelection{{{node(document, "china")}, {}}});
    EXPECT_EQ(document.selection_changes(),
              (std::vector{make_day(2010, 6, 1), make_day(2013, 12, 31)}));
    EXPECT_TRUE(document.turning_points(CalendarUnit::month).empty()) << "far too little to turn";
}

TEST(DocumentTime, AModeIsAStepToUndo) {
    Document document(few_meetings());
    document.apply(SetWindow{whole_year(2012)});
    document.apply(SetTimeMode{TimeMode::growing});
    EXPECT_EQ(document.time_mode(), TimeMode::growing);
    EXPECT_EQ(document.view().window.mode, model::WindowMode::cumulative);
    EXPECT_EQ(document.view().window.span,
              (Span{document.domain().first, whole_year(2012).span.last}));
    EXPECT_EQ(document.snapshot().ties.size(), 2U);
    document.apply(StepWindow{CalendarUnit::year, 1});
    EXPECT_EQ(document.view().window.span, document.domain());
    document.apply(SetTimeMode{TimeMode::window});
    EXPECT_EQ(document.view().window.span, whole_year(2013).span) << "a year is a year again";
    document.apply(Undo{});
    document.apply(Undo{});
    document.apply(Undo{});
    EXPECT_EQ(document.time_mode(), TimeMode::window);
    EXPECT_EQ(document.view().window, whole_year(2012));
}

TEST(DocumentTime, AWindowOfAnotherKindBringsItsMode) {
    Document document(few_meetings());
    document.apply(SetTimeMode{TimeMode::instant});
    document.apply(SetWindow{whole_year(2012)});
    EXPECT_EQ(document.time_mode(), TimeMode::instant) << "the same kind of window";
    model::Window decay = whole_year(2012);
    decay.mode = model::WindowMode::decay;
    document.apply(SetWindow{decay});
    EXPECT_EQ(document.time_mode(), TimeMode::memory);
    document.apply(SetWindow{whole_year(2012)});
    EXPECT_EQ(document.time_mode(), TimeMode::window);
    document.apply(SetWindow{whole_year(2012), Phase::final, TimeMode::from_here});
    EXPECT_EQ(document.time_mode(), TimeMode::from_here);
    View view;
    view.window.mode = model::WindowMode::cumulative;
    EXPECT_EQ(Document(few_meetings(), {}, view).time_mode(), TimeMode::growing);
}

TEST(DocumentTime, AnotherUnitIsAnotherInstant) {
    Document document(few_meetings());
    document.apply(SetWindow{whole_year(2012)});
    document.apply(SetPlayback{{CalendarUnit::month, 1}});
    document.apply(SetTimeMode{TimeMode::instant});
    EXPECT_EQ(document.view().window.span, (Span{make_day(2012, 12, 1), make_day(2012, 12, 31)}));
    document.apply(SetPlayback{{CalendarUnit::quarter, 1}});
    EXPECT_EQ(document.view().window.span, (Span{make_day(2012, 10, 1), make_day(2012, 12, 31)}));
}

TEST(DocumentTime, StopGoesBackToWherePlayingBegan) {
    Document document(few_meetings());
    document.apply(SetWindow{whole_year(2010)});
    document.apply(SetPlayback{{CalendarUnit::year, 4}});
    document.apply(Play{});
    for (int i = 0; i < 8; ++i) {
        document.advance(0.05);
    }
    EXPECT_NE(document.view().window, whole_year(2010));
    const std::size_t steps = document.history().undo_count();
    document.apply(Stop{});
    EXPECT_EQ(document.view().window, whole_year(2010));
    EXPECT_FALSE(document.playback().is_playing());
    EXPECT_EQ(document.history().undo_count(), steps) << "as if it had not been played";
}

TEST(DocumentTime, PlaysBackwardAndLeapsOverSilence) {
    Document document(few_meetings());
    document.apply(SetPlayback{{CalendarUnit::month, 1}});
    document.apply(SetWindow{{.span = {make_day(2012, 2, 1), make_day(2012, 2, 29)}}});
    document.apply(Play{PlayDirection::backward});
    EXPECT_TRUE(document.advance(1.01));
    EXPECT_EQ(document.view().window.span, (Span{make_day(2010, 6, 1), make_day(2010, 6, 30)}));
    ASSERT_TRUE(document.playback().last_break());
    EXPECT_EQ(document.playback().last_break()->steps, 19);
}

TEST(DocumentTime, ADragOf300FramesIsOneStep) {
    Document document(few_meetings());
    document.apply(SetWindow{whole_year(2010)});
    const std::size_t steps = document.history().undo_count();
    for (int frame = 0; frame < 300; ++frame) {
        model::Window window = whole_year(2010);
        window.span.first += std::chrono::days{frame};
        window.span.last += std::chrono::days{frame};
        document.apply(SetWindow{window, frame < 299 ? Phase::live : Phase::final});
    }
    EXPECT_EQ(document.history().undo_count(), steps + 1);
    document.apply(Undo{});
    EXPECT_EQ(document.view().window, whole_year(2010));
}

TEST(DocumentTime, OwnMilestonesAreUndone) {
    Document document(few_meetings());
    model::Milestone mine;
    mine.name = "Mine";
    mine.date = "2012-01-01";
    mine.when = *model::parse_edtf(mine.date);
    document.apply(SetMilestones{{mine}, "Mark a day"});
    EXPECT_EQ(document.milestones().size(), 1U);
    EXPECT_EQ(document.history().undo_name(), "Mark a day");
    document.apply(Undo{});
    EXPECT_TRUE(document.milestones().empty());
}

TEST(DocumentTime, ComparesThePresentWindowWithThePinnedOne) {
    Document document(few_meetings());
    EXPECT_EQ(document.comparison(), nullptr);
    document.apply(SetWindow{whole_year(2010)});
    document.apply(CompareWith{PinnedWindow{document.view().window, {}}});
    ASSERT_NE(document.comparison(), nullptr);
    EXPECT_FALSE(document.comparison()->has_changes());
    document.apply(SetWindow{whole_year(2012)});
    const auto index_of = [&](const char* a, const char* b) {
        return static_cast<std::size_t>(document.find_tie({node(document, a), node(document, b)}));
    };
    const graph::Comparison* comparison = document.comparison();
    EXPECT_EQ(comparison->by_tie[index_of("iran", "russia")], graph::Change::stronger);
    EXPECT_EQ(comparison->by_tie[index_of("iran", "china")], graph::Change::lost);
    EXPECT_EQ(document.ties().window(), whole_year(2012)) << "the index is where it was";
    EXPECT_EQ(document.snapshot().ties.size(), 1U);
    model::Filter filter;
    filter.types.none = {"accuse"};
    document.apply(SetFilter{filter});
    EXPECT_EQ(document.comparison()->by_tie[index_of("iran", "china")], graph::Change::absent);
    document.apply(CompareWith{});
    EXPECT_EQ(document.comparison(), nullptr);
    document.apply(Undo{});
    EXPECT_NE(document.comparison(), nullptr);
}

} // namespace
} // namespace entente::document
