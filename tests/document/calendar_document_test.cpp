// SPDX-License-Identifier: MIT
// Where weeks and years begin, as a choice of the user's.
#include "app/document/document.hpp"
#include "app/document/time_steps.hpp"
#include "tests/support/builders.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using document::Document;
using document::SetCalendar;
using document::SetPlayback;
using document::SetTimeMode;
using document::SetWindow;
using document::StepWindow;
using document::TimeMode;
using document::Undo;
using graph::Calendar;
using graph::UnitKind;
using model::make_day;
using model::Span;

constexpr Calendar sunday_april{7, 4};

std::shared_ptr<const model::EventStore> twelve_years() {
    StoreBuilder builder;
    builder.event({.date = "2008-01-01"}).event({.date = "2019-12-31"});
    for (int year = 2008; year < 2020; ++year) {
        builder.event({.date = fmt::format("{}-06-15", year)});
    }
    return builder.build();
}

SetPlayback by(UnitKind kind) {
    document::PlaybackSettings settings;
    settings.unit.kind = kind; // whatever calendar it is told with
    return {settings};
}

TEST(CalendarOfADocument, IsSetInOneStepAndTakenBack) {
    Document document(twelve_years());
    document.apply(by(UnitKind::year));
    const Span before = document.view().window.span;
    document.apply(SetCalendar{sunday_april});
    EXPECT_EQ(document.view().calendar, sunday_april);
    EXPECT_EQ(document.playback().settings.unit, sunday_april.unit(UnitKind::year));
    EXPECT_EQ(document.view().window.span, before) << "the window is nobody's but the user's";
    EXPECT_EQ(document.history().undo_count(), 1U);
    document.apply(SetCalendar{sunday_april});
    EXPECT_EQ(document.history().undo_count(), 1U) << "what changes nothing is no step";
    document.apply(Undo{});
    EXPECT_EQ(document.view().calendar, Calendar{});
    EXPECT_EQ(document.playback().settings.unit, Calendar{}.unit(UnitKind::year));
    document.apply(document::Redo{});
    EXPECT_EQ(document.playback().settings.unit, sunday_april.unit(UnitKind::year));
}

TEST(CalendarOfADocument, IsThatOfEveryUnitThatIsAskedFor) {
    Document document(twelve_years());
    document.apply(SetCalendar{sunday_april});
    document.apply(by(UnitKind::quarter));
    EXPECT_EQ(document.playback().settings.unit, sunday_april.unit(UnitKind::quarter));
    document.apply(SetTimeMode{TimeMode::instant});
    document.apply(by(UnitKind::year));
    document.apply(SetWindow{{.span = {make_day(2014, 3, 31), make_day(2014, 3, 31)}}});
    document.apply(StepWindow{graph::CalendarUnit::year, 1});
    EXPECT_EQ(document.view().window.span, (Span{make_day(2014, 4, 1), make_day(2015, 3, 31)}));
}

TEST(CalendarOfADocument, AnInstantIsAUnitOfIt) {
    Document document(twelve_years());
    document.apply(by(UnitKind::year));
    document.apply(SetWindow{{.span = {make_day(2014, 1, 1), make_day(2014, 2, 1)}}});
    document.apply(SetTimeMode{TimeMode::instant});
    EXPECT_EQ(document.view().window.span, (Span{make_day(2014, 1, 1), make_day(2014, 12, 31)}));
    document.apply(SetCalendar{sunday_april});
    EXPECT_EQ(document.view().window.span, (Span{make_day(2014, 4, 1), make_day(2015, 3, 31)}))
        << "the year that the last day lies in";
    document.apply(by(UnitKind::week));
    EXPECT_EQ(document.view().window.span, (Span{make_day(2015, 3, 29), make_day(2015, 4, 4)}))
        << "from Sunday to Saturday";
    document.apply(Undo{});
    document.apply(Undo{});
    EXPECT_EQ(document.view().window.span, (Span{make_day(2014, 1, 1), make_day(2014, 12, 31)}));
}

TEST(CalendarOfADocument, IsWhatPlayingStepsBy) {
    Document document(twelve_years());
    document.apply(by(UnitKind::year));
    document.apply(SetTimeMode{TimeMode::instant});
    document.apply(SetCalendar{sunday_april});
    document.apply(SetWindow{{.span = {make_day(2008, 1, 1), make_day(2008, 3, 31)}}});
    document.apply(document::Play{});
    std::vector<Span> windows;
    for (int i = 0; i < 400 && document.playback().is_playing(); ++i) {
        document.advance(0.1);
        if (windows.empty() || windows.back() != document.view().window.span) {
            windows.push_back(document.view().window.span);
        }
    }
    ASSERT_GT(windows.size(), 11U);
    for (std::size_t i = 1; i + 1 < windows.size(); ++i) {
        EXPECT_EQ(windows[i],
                  graph::unit_around(windows[i].first, sunday_april.unit(UnitKind::year)));
    }
    // Another calendar while it plays: it goes on by that.
    document.apply(document::Play{});
    document.apply(SetCalendar{Calendar{1, 7}});
    document.advance(0.9);
    document.advance(0.9);
    EXPECT_EQ(
        document.view().window.span.first,
        start_of_unit(document.view().window.span.first, Calendar{1, 7}.unit(UnitKind::year)));
}

TEST(CalendarOfADocument, TurnsAndBinsFollow) {
    Document document(twelve_years());
    document::BinsWanted wanted{document.view().calendar.unit(UnitKind::year), document.domain()};
    EXPECT_EQ(document.timeline_bins(wanted).bins.size(), 12U);
    document.apply(SetCalendar{sunday_april});
    wanted.unit = document.view().calendar.unit(UnitKind::year);
    const auto& bins = document.timeline_bins(wanted).bins;
    ASSERT_EQ(bins.size(), 13U);
    EXPECT_EQ(bins[1].span, (Span{make_day(2008, 4, 1), make_day(2009, 3, 31)}));
    EXPECT_EQ(document.histogram(wanted.unit).size(), 13U);
}

TEST(CalendarOfADocument, IsPartOfTheViewThatItIsOpenedWith) {
    document::View view;
    view.calendar = sunday_april;
    const Document document(twelve_years(), {}, view);
    EXPECT_EQ(document.view().calendar, sunday_april);
    EXPECT_EQ(document.playback().settings.unit.calendar, sunday_april);
}

} // namespace
} // namespace entente::test
