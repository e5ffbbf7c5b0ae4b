// SPDX-License-Identifier: MIT
#include "app/ui/typed_range.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::ui {
namespace {

using model::make_day;
using model::Span;
using testing::EndsWith;
using testing::HasSubstr;

const graph::Calendar usual;
const Span data{make_day(1991, 12, 8), make_day(2024, 12, 26)};

std::string understood(std::string_view typed) {
    const auto range = parse_typed_range(typed, data, usual);
    return range ? model::iso_day(range->span.first) + " " + model::iso_day(range->span.last)
                 : "refused: " + range.error().message;
}

std::string refusal(std::string_view typed) {
    const auto range = parse_typed_range(typed, data, usual);
    return range ? "understood" : range.error().message;
}

struct Reading {
    const char* typed;
    const char* days;
};

class TypedRangeReads : public testing::TestWithParam<Reading> {};

TEST_P(TypedRangeReads, AsMeant) {
    EXPECT_EQ(understood(GetParam().typed), GetParam().days) << GetParam().typed;
}

INSTANTIATE_TEST_SUITE_P(Dates, TypedRangeReads,
                         testing::Values(Reading{"2014", "2014-01-01 2014-12-31"},
                                         Reading{"2016-02", "2016-02-01 2016-02-29"},
                                         Reading{"2014-03-07", "2014-03-07 2014-03-07"},
                                         Reading{"201X", "2010-01-01 2019-12-31"},
                                         Reading{"201x", "2010-01-01 2019-12-31"},
                                         Reading{"1990s", "1991-12-08 1999-12-31"},
                                         Reading{"2000s", "2000-01-01 2009-12-31"},
                                         Reading{"2014Q2", "2014-04-01 2014-06-30"},
                                         Reading{"2014-q4", "2014-10-01 2014-12-31"},
                                         Reading{"Q1 2016", "2016-01-01 2016-03-31"},
                                         Reading{"March 2014", "2014-03-01 2014-03-31"},
                                         Reading{"sep 2013", "2013-09-01 2013-09-30"},
                                         Reading{"Sept. 2013", "2013-09-01 2013-09-30"},
                                         Reading{"11 December 2013", "2013-12-11 2013-12-11"},
                                         Reading{"December 11, 2013", "2013-12-11 2013-12-11"},
                                         Reading{"11th dec 2013", "2013-12-11 2013-12-11"},
                                         Reading{"spring 2014", "2014-03-01 2014-05-31"},
                                         Reading{"  2014\t", "2014-01-01 2014-12-31"}));

INSTANTIATE_TEST_SUITE_P(Ranges, TypedRangeReads,
                         testing::Values(Reading{"2014..2016", "2014-01-01 2016-12-31"},
                                         Reading{"2014 .. 2016-03", "2014-01-01 2016-03-31"},
                                         Reading{"2014/2016", "2014-01-01 2016-12-31"},
                                         Reading{"2014-2016", "2014-01-01 2016-12-31"},
                                         Reading{"2014 - 2016", "2014-01-01 2016-12-31"},
                                         Reading{"2014\xe2\x80\x93"
                                                 "2016",
                                                 "2014-01-01 2016-12-31"},
                                         Reading{"2014 to 2016", "2014-01-01 2016-12-31"},
                                         Reading{"from 2014 to 2016", "2014-01-01 2016-12-31"},
                                         Reading{"between 2014 and 2016", "2014-01-01 2016-12-31"},
                                         Reading{"Mar 2014 \xe2\x80\x93 Feb 2016",
                                                 "2014-03-01 2016-02-29"},
                                         Reading{"2014Q2..2015Q1", "2014-04-01 2015-03-31"},
                                         Reading{"2014..", "2014-01-01 2024-12-26"},
                                         Reading{"..2016", "1991-12-08 2016-12-31"},
                                         Reading{"since 2014", "2014-01-01 2024-12-26"},
                                         Reading{"after 2014", "2015-01-01 2024-12-26"},
                                         Reading{"until 2016", "1991-12-08 2016-12-31"},
                                         Reading{"before 2016", "1991-12-08 2015-12-31"},
                                         Reading{"all", "1991-12-08 2024-12-26"},
                                         Reading{"..", "1991-12-08 2024-12-26"}));

// They count from the ends of the data, whatever day it is today.
INSTANTIATE_TEST_SUITE_P(Counted, TypedRangeReads,
                         testing::Values(Reading{"last 18 months", "2023-06-27 2024-12-26"},
                                         Reading{"Last 10 Days", "2024-12-17 2024-12-26"},
                                         Reading{"last year", "2023-12-27 2024-12-26"},
                                         Reading{"last 2 quarters", "2024-06-27 2024-12-26"},
                                         Reading{"first 2 years", "1991-12-08 1993-12-07"},
                                         Reading{"last 100 years", "1991-12-08 2024-12-26"}));

// Numbers of ISO 8601, whatever week the user's calendar has.
INSTANTIATE_TEST_SUITE_P(Weeks, TypedRangeReads,
                         testing::Values(Reading{"2014-W07", "2014-02-10 2014-02-16"},
                                         Reading{"2014w7", "2014-02-10 2014-02-16"},
                                         Reading{"W7 2014", "2014-02-10 2014-02-16"},
                                         Reading{"week 7 2014", "2014-02-10 2014-02-16"},
                                         Reading{"2014-W01", "2013-12-30 2014-01-05"},
                                         Reading{"2015-W53", "2015-12-28 2016-01-03"},
                                         Reading{"2014-W07..2014-W09", "2014-02-10 2014-03-02"},
                                         Reading{"week of 2014-03-05", "2014-03-03 2014-03-09"},
                                         Reading{"week of 5 March 2014", "2014-03-03 2014-03-09"}));

TEST(TypedRange, SaysHowManyWeeksAYearHas) {
    EXPECT_EQ(refusal("2014-W53"), "The weeks of 2014 are numbered from 1 to 52.");
    EXPECT_EQ(refusal("2015-W54"), "The weeks of 2015 are numbered from 1 to 53.");
    EXPECT_EQ(refusal("2015-W00"), "The weeks of 2015 are numbered from 1 to 53.");
}

const graph::Calendar years_from_april{7, 4};

class TypedRangeReadsFiscal : public testing::TestWithParam<Reading> {};

TEST_P(TypedRangeReadsFiscal, AsMeant) {
    const auto range = parse_typed_range(GetParam().typed, data, years_from_april);
    ASSERT_TRUE(range.has_value()) << GetParam().typed << ": " << range.error().message;
    EXPECT_EQ(model::iso_day(range->span.first) + " " + model::iso_day(range->span.last),
              GetParam().days)
        << GetParam().typed;
}

INSTANTIATE_TEST_SUITE_P(
    FromApril, TypedRangeReadsFiscal,
    testing::Values(
        Reading{"FY2015", "2014-04-01 2015-03-31"}, Reading{"fy 2015", "2014-04-01 2015-03-31"},
        Reading{"FY15", "2014-04-01 2015-03-31"}, Reading{"FY98", "1997-04-01 1998-03-31"},
        Reading{"fiscal year 2015", "2014-04-01 2015-03-31"},
        Reading{"FY 2014/15", "2014-04-01 2015-03-31"},
        Reading{"FY2014-15", "2014-04-01 2015-03-31"},
        Reading{"FY 2014/2015", "2014-04-01 2015-03-31"},
        Reading{"FY 1999/00", "1999-04-01 2000-03-31"}, Reading{"2014/15", "2014-04-01 2015-03-31"},
        Reading{"FY2015Q1", "2014-04-01 2014-06-30"}, Reading{"FY2015-Q4", "2015-01-01 2015-03-31"},
        Reading{"Q2 FY 2014/15", "2014-07-01 2014-09-30"},
        Reading{"Q2 2014/15", "2014-07-01 2014-09-30"},
        Reading{"FY 2010s", "2009-04-01 2019-03-31"},
        Reading{"FY2013..FY2015", "2012-04-01 2015-03-31"},
        Reading{"FY 2012/13 - FY 2014/15", "2012-04-01 2015-03-31"},
        Reading{"2012/13 to 2014/15", "2012-04-01 2015-03-31"},
        Reading{"since FY2015", "2014-04-01 2024-12-26"},
        Reading{"before FY2015", "1991-12-08 2014-03-31"},
        // What has no FY is of the calendar's year, as without the setting.
        Reading{"2014", "2014-01-01 2014-12-31"}, Reading{"2014Q2", "2014-04-01 2014-06-30"},
        Reading{"2014/2016", "2014-01-01 2016-12-31"}, Reading{"2010s", "2010-01-01 2019-12-31"},
        // The user's week begins on Sunday.
        Reading{"week of 2014-03-05", "2014-03-02 2014-03-08"},
        Reading{"2014-W10", "2014-03-03 2014-03-09"}));

TEST(TypedRange, FiscalYearsOfAUsualCalendarAreItsYears) {
    EXPECT_EQ(understood("FY2014"), "2014-01-01 2014-12-31");
    EXPECT_EQ(understood("FY2014Q2"), "2014-04-01 2014-06-30");
}

TEST(TypedRange, RefusesInOneSentenceAFiscalYearThatItCannotRead) {
    for (const char* typed :
         {"FY", "FY201", "FY 2014/16", "FY2015Q5", "fiscal soon", "FY2014-2016"}) {
        const auto range = parse_typed_range(typed, data, years_from_april);
        ASSERT_FALSE(range.has_value()) << typed;
        EXPECT_THAT(range.error().message, EndsWith(".")) << typed;
    }
}

TEST(TypedRange, TellsAFiscalYearByItsName) {
    const auto range = parse_typed_range("FY2015", data, years_from_april);
    EXPECT_EQ(words_for_range(*range, data, years_from_april),
              "Apr 2014 \xe2\x80\x93 Mar 2015, FY 2014/15");
}

TEST(TypedRange, SaysWhereTheDataEnd) {
    const auto range = parse_typed_range("2020..2030", data, usual);
    ASSERT_TRUE(range.has_value());
    EXPECT_TRUE(range->is_cut);
    EXPECT_EQ(range->span.last, data.last);
    EXPECT_THAT(words_for_range(*range, data, usual), HasSubstr("the data end there"));
    EXPECT_FALSE(parse_typed_range("2020..", data, usual)->is_cut); // no end was named
}

TEST(TypedRange, TellsHowItWasUnderstood) {
    EXPECT_EQ(words_for_range(*parse_typed_range("2014-03..2016-02", data, usual), data, usual),
              "Mar 2014 \xe2\x80\x93 Feb 2016, 24 months");
    EXPECT_THAT(words_for_range(*parse_typed_range("all", data, usual), data, usual),
                EndsWith("all time"));
}

TEST(TypedRange, RefusesAnEndBeforeTheStart) {
    EXPECT_EQ(refusal("2016..2014"), "The end, 2014, comes before the start, 2016.");
}

TEST(TypedRange, RefusesWhatTheDataDoNotReach) {
    EXPECT_THAT(refusal("1950"), HasSubstr("they begin on 8 December 1991"));
    EXPECT_THAT(refusal("2050..2060"), HasSubstr("they end on 26 December 2024"));
}

TEST(TypedRange, RefusesInOneSentenceWhatItCannotRead) {
    for (const char* typed :
         {"", "   ", "last week of May", "last", "last 0 days", "last 99999999999 years", "20144",
          "2014..x", "soon", "2014-13", "2014-02-30", "..2014..", "Q5 2014", "\xff\xfe", "March",
          "2014-03-07-01", "32 March 2014"}) {
        const std::string said = refusal(typed);
        EXPECT_NE(said, "understood") << typed;
        EXPECT_THAT(said, EndsWith(".")) << typed;
    }
    EXPECT_THAT(refusal("2014-02-30"), HasSubstr("30 February"));
}

TEST(TypedRange, ReadsWhatItWrites) {
    for (const Span span : {Span{make_day(2014, 1, 1), make_day(2014, 12, 31)},
                            Span{make_day(2014, 3, 1), make_day(2016, 2, 29)},
                            Span{make_day(2013, 12, 11), make_day(2013, 12, 11)},
                            Span{make_day(1991, 12, 8), make_day(2024, 12, 26)}}) {
        const auto range = parse_typed_range(typed_text(span), data, usual);
        ASSERT_TRUE(range.has_value()) << typed_text(span);
        EXPECT_EQ(range->span, span) << typed_text(span);
    }
    EXPECT_EQ(typed_text({make_day(2014, 1, 1), make_day(2016, 12, 31)}), "2014..2016");
}

} // namespace
} // namespace entente::ui
