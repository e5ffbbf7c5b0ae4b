// SPDX-License-Identifier: MIT
#include "app/ui/timeline_words.hpp"

#include "tests/support/builders.hpp"

#include <gtest/gtest.h>

namespace entente::ui {
namespace {

using graph::CalendarUnit;
using model::make_day;
using model::Span;
using model::WindowMode;

TEST(TimelineWords, LengthsAreToldInTheLargestWholeUnit) {
    EXPECT_EQ(words_for_length({make_day(2014, 1, 1), make_day(2014, 12, 31)}, {}), "1 year");
    EXPECT_EQ(words_for_length({make_day(2014, 1, 1), make_day(2016, 12, 31)}, {}), "3 years");
    EXPECT_EQ(words_for_length({make_day(2014, 3, 1), make_day(2016, 2, 29)}, {}), "24 months");
    EXPECT_EQ(words_for_length({make_day(2014, 2, 1), make_day(2014, 2, 28)}, {}), "1 month");
    EXPECT_EQ(words_for_length({make_day(2014, 2, 1), make_day(2014, 2, 27)}, {}), "27 days");
    EXPECT_EQ(words_for_length({make_day(2014, 2, 1), make_day(2014, 2, 1)}, {}), "1 day");
    EXPECT_EQ(words_for_length({make_day(2000, 1, 2), make_day(2010, 1, 1)}, {}), "about 10 years");
    EXPECT_EQ(words_for_length({make_day(2014, 2, 3), make_day(2014, 2, 16)}, {}), "2 weeks");
    EXPECT_EQ(words_for_length({make_day(2014, 2, 4), make_day(2014, 2, 17)}, {}), "14 days");
    EXPECT_EQ(words_for_length({make_day(2014, 1, 2), make_day(2014, 8, 1)}, {}), "about 7 months");
    EXPECT_EQ(words_for_length({make_day(2011, 1, 1), make_day(2024, 12, 26)}, {}),
              "about 14 years");
}

TEST(TimelineWords, HalfLivesAreToldInWholeMonthsAndYears) {
    EXPECT_EQ(words_for_half_life(7), "7 days");
    EXPECT_EQ(words_for_half_life(30), "1 month");
    EXPECT_EQ(words_for_half_life(183), "6 months");
    EXPECT_EQ(words_for_half_life(365), "1 year");
    EXPECT_EQ(words_for_half_life(3652), "10 years");
    EXPECT_EQ(words_for_half_life(1), "1 day");
    EXPECT_EQ(words_for_half_life(400), "400 days");
}

TEST(TimelineWords, PeriodsHaveTheNamesThatPeopleGiveThem) {
    EXPECT_EQ(
        words_for_period({make_day(2013, 7, 1), make_day(2013, 9, 30)}, CalendarUnit::quarter),
        "Q3 2013");
    EXPECT_EQ(words_for_period({make_day(2014, 3, 3), make_day(2014, 3, 9)}, CalendarUnit::week),
              "3 \xe2\x80\x93 9 March 2014");
    EXPECT_EQ(words_for_period({make_day(2014, 3, 31), make_day(2014, 4, 6)}, CalendarUnit::week),
              "31 Mar 2014 \xe2\x80\x93 6 Apr 2014");
    EXPECT_EQ(words_for_period({make_day(2013, 7, 1), make_day(2013, 7, 31)}, CalendarUnit::month),
              "July 2013");
    EXPECT_EQ(
        words_for_period({make_day(2010, 1, 1), make_day(2019, 12, 31)}, CalendarUnit::decade),
        "2010s");
}

TEST(TimelineWords, FiscalPeriodsAreToldWithTheirMonths) {
    constexpr graph::Calendar from_april{1, 4};
    const Span year{make_day(2014, 4, 1), make_day(2015, 3, 31)};
    const Span quarter{make_day(2015, 1, 1), make_day(2015, 3, 31)};
    EXPECT_EQ(words_for_period(year, from_april.unit(graph::UnitKind::year)),
              "FY 2014/15 (Apr 2014 \xe2\x80\x93 Mar 2015)");
    EXPECT_EQ(words_for_period(quarter, from_april.unit(graph::UnitKind::quarter)),
              "Q4 FY 2014/15 (Jan 2015 \xe2\x80\x93 Mar 2015)");
    EXPECT_EQ(words_for_period({make_day(2015, 1, 1), make_day(2015, 1, 31)},
                               from_april.unit(graph::UnitKind::month)),
              "January 2015");
    EXPECT_EQ(words_for_length(year, from_april), "FY 2014/15");
    EXPECT_EQ(words_for_length(quarter, from_april), "Q4 FY 2014/15");
    EXPECT_EQ(words_for_length({make_day(2012, 4, 1), make_day(2015, 3, 31)}, from_april),
              "3 fiscal years");
    EXPECT_EQ(words_for_length({make_day(2014, 1, 1), make_day(2014, 12, 31)}, from_april),
              "1 year");
}

TEST(TimelineWords, BothEndsAreToldAsExactly) {
    EXPECT_EQ(words_for_stretch({make_day(2013, 1, 1), make_day(2014, 12, 31)}),
              "2013 \xe2\x80\x93 2014");
    EXPECT_EQ(words_for_stretch({make_day(2013, 1, 1), make_day(2014, 6, 30)}),
              "January 2013 \xe2\x80\x93 June 2014");
    EXPECT_EQ(words_for_stretch({make_day(2013, 1, 1), make_day(2014, 6, 29)}),
              "1 January 2013 \xe2\x80\x93 29 June 2014");
    EXPECT_EQ(words_for_stretch({make_day(2013, 6, 1), make_day(2013, 6, 30)}), "June 2013");
    EXPECT_EQ(words_for_stretch({make_day(2013, 1, 1), make_day(2013, 12, 31)}), "2013");
    EXPECT_EQ(words_for_stretch({make_day(2013, 6, 1), make_day(2013, 6, 1)}), "1 June 2013");
}

TEST(TimelineWords, ShortWordsCutTheMonths) {
    EXPECT_EQ(short_words_for_span({make_day(2014, 3, 1), make_day(2016, 9, 30)}),
              "Mar 2014 \xe2\x80\x93 Sep 2016");
    EXPECT_EQ(short_words_for_span({make_day(2014, 5, 3), make_day(2014, 5, 3)}), "3 May 2014");
}

TEST(TimelineWords, TheStatusTellsWindowLengthAndEvents) {
    test::StoreBuilder builder;
    builder.event({.date = "2013-01-01", .participants = {"a", "b"}});
    builder.event({.date = "2014-05-01", .participants = {"a", "b"}});
    builder.event({.date = "2016-12-31", .participants = {"a", "b"}});
    document::Document document(builder.build());
    StatusWords words = status_words(document, 0);
    EXPECT_EQ(words.window(), "2013 \xe2\x80\x93 2016");
    EXPECT_EQ(words.details, (std::vector<std::string>{"all time", "3 of 3 events"}));

    document.apply(document::SetWindow{
        {{make_day(2014, 3, 1), make_day(2016, 2, 29)}, WindowMode::window, 365}});
    words = status_words(document, 0);
    EXPECT_EQ(words.window(), "March 2014 \xe2\x80\x93 February 2016");
    EXPECT_EQ(words.from, "March 2014");
    EXPECT_EQ(words.to, "February 2016");
    EXPECT_EQ(words.short_window(), "Mar 2014 \xe2\x80\x93 Feb 2016");
    EXPECT_EQ(words.details, (std::vector<std::string>{"24 months", "1 of 3 events"}));
}

TEST(TimelineWords, TheStatusTellsEachModeInItsOwnWords) {
    test::StoreBuilder builder;
    builder.event({.date = "2013-01-01", .participants = {"a", "b"}});
    builder.event({.date = "2016-12-31", .participants = {"a", "b"}});
    document::Document document(builder.build());
    const model::Day last = make_day(2014, 12, 31);
    const auto told = [&](document::TimeMode mode, const Span& span, WindowMode index) {
        document.apply(document::SetWindow{{span, index, 365}, document::Phase::final, mode});
        const StatusWords words = status_words(document, 0);
        return words.window() + " | " + words.details[0];
    };
    using document::TimeMode;
    const model::Day first = make_day(2013, 1, 1);
    EXPECT_EQ(told(TimeMode::memory, {first, last}, WindowMode::decay),
              "Start of data \xe2\x80\x93 December 2014 | fading by half every year");
    EXPECT_EQ(told(TimeMode::growing, {first, last}, WindowMode::cumulative),
              "Start of data \xe2\x80\x93 December 2014 | 2 years");
    EXPECT_EQ(told(TimeMode::growing, {first, make_day(2014, 12, 30)}, WindowMode::cumulative),
              "Start of data \xe2\x80\x93 30 December 2014 | about 24 months");
    EXPECT_EQ(told(TimeMode::growing, {make_day(2014, 1, 1), last}, WindowMode::window),
              "2014 | 1 year");
    EXPECT_EQ(told(TimeMode::from_here, {make_day(2014, 3, 1), make_day(2016, 12, 31)},
                   WindowMode::window),
              "March 2014 \xe2\x80\x93 end of data | 34 months");
    EXPECT_EQ(told(TimeMode::from_here, {make_day(2014, 3, 2), make_day(2016, 12, 31)},
                   WindowMode::window),
              "2 March 2014 \xe2\x80\x93 end of data | about 34 months");
    EXPECT_EQ(
        told(TimeMode::instant, {make_day(2014, 3, 1), make_day(2014, 3, 31)}, WindowMode::window),
        "March 2014 | 1 month");
}

TEST(TimelineWords, EventsWithoutADateAreToldApart) {
    test::StoreBuilder builder;
    builder.event({.date = "2013-01-01", .participants = {"a", "b"}});
    builder.event({.date = "2016-12-31", .participants = {"a", "b"}});
    builder.event({.date = "XXXX", .participants = {"a", "b"}});
    document::Document document(builder.build());
    EXPECT_EQ(undated_count(document.store()), 1U);
    document.apply(document::SetWindow{
        {{make_day(2013, 1, 1), make_day(2013, 12, 31)}, WindowMode::window, 365}});
    EXPECT_EQ(status_words(document, 1).details,
              (std::vector<std::string>{"1 year", "1 of 2 events", "+1 without a date"}));
    model::Filter filter;
    filter.with_undated = false;
    document.apply(document::SetFilter{filter});
    EXPECT_EQ(status_words(document, 1).details,
              (std::vector<std::string>{"1 year", "1 of 2 events", "1 without a date left out"}));
}

} // namespace
} // namespace entente::ui
