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
    EXPECT_EQ(words_for_length({make_day(2014, 1, 1), make_day(2014, 12, 31)}), "1 year");
    EXPECT_EQ(words_for_length({make_day(2014, 1, 1), make_day(2016, 12, 31)}), "3 years");
    EXPECT_EQ(words_for_length({make_day(2014, 3, 1), make_day(2016, 2, 29)}), "24 months");
    EXPECT_EQ(words_for_length({make_day(2014, 2, 1), make_day(2014, 2, 28)}), "1 month");
    EXPECT_EQ(words_for_length({make_day(2014, 2, 1), make_day(2014, 2, 27)}), "27 days");
    EXPECT_EQ(words_for_length({make_day(2014, 2, 1), make_day(2014, 2, 1)}), "1 day");
    EXPECT_EQ(words_for_length({make_day(2000, 1, 2), make_day(2010, 1, 1)}), "3,653 days");
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
    StatusWords words = status_words(document);
    EXPECT_EQ(words.window, "2013 \xe2\x80\x93 2016");
    EXPECT_EQ(words.details, (std::vector<std::string>{"3 of 3 events", "all time"}));

    document.apply(document::SetWindow{
        {{make_day(2014, 3, 1), make_day(2016, 2, 29)}, WindowMode::window, 365}});
    words = status_words(document);
    EXPECT_EQ(words.window, "March 2014 \xe2\x80\x93 February 2016");
    EXPECT_EQ(words.details, (std::vector<std::string>{"1 of 3 events", "24 months"}));

    document.apply(document::SetWindow{
        {{make_day(2013, 1, 1), make_day(2014, 12, 31)}, WindowMode::decay, 365}});
    words = status_words(document);
    EXPECT_EQ(words.window, "Until 31 December 2014");
    EXPECT_EQ(words.details,
              (std::vector<std::string>{"2 of 3 events", "fading by half every year"}));
}

} // namespace
} // namespace entente::ui
