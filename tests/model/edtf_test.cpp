// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"
#include "app/model/edtf.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace entente::model {
namespace {

using ::testing::HasSubstr;

struct Good {
    const char* text;
    const char* first;
    const char* last;
    DatePrecision precision;
};

class EdtfGood : public ::testing::TestWithParam<Good> {};

TEST_P(EdtfGood, CoversItsDays) {
    const auto date = parse_edtf(GetParam().text);
    ASSERT_TRUE(date.has_value()) << date.error().message;
    EXPECT_EQ(iso_day(date->span.first), GetParam().first);
    EXPECT_EQ(iso_day(date->span.last), GetParam().last);
    EXPECT_EQ(date->precision, GetParam().precision);
    EXPECT_EQ(date->is_interval, std::string(GetParam().text).find('/') != std::string::npos);
}

using P = DatePrecision;

INSTANTIATE_TEST_SUITE_P(Plain, EdtfGood,
                         ::testing::Values(Good{"2013", "2013-01-01", "2013-12-31", P::year},
                                           Good{"2013-12", "2013-12-01", "2013-12-31", P::month},
                                           Good{"2013-02", "2013-02-01", "2013-02-28", P::month},
                                           Good{"2012-02", "2012-02-01", "2012-02-29", P::month},
                                           Good{"1900-02", "1900-02-01", "1900-02-28", P::month},
                                           Good{"2000-02-29", "2000-02-29", "2000-02-29", P::day},
                                           Good{"2013-12-11", "2013-12-11", "2013-12-11", P::day},
                                           Good{"0000", "0000-01-01", "0000-12-31", P::year},
                                           Good{"0000-02-29", "0000-02-29", "0000-02-29", P::day},
                                           Good{"-0044", "-0044-01-01", "-0044-12-31", P::year},
                                           Good{"-0044-03-15", "-0044-03-15", "-0044-03-15",
                                                P::day},
                                           Good{"9999-12-31", "9999-12-31", "9999-12-31", P::day},
                                           Good{"-9999", "-9999-01-01", "-9999-12-31", P::year}));

INSTANTIATE_TEST_SUITE_P(
    TimeOfDay, EdtfGood,
    ::testing::Values(Good{"2013-12-11T10:00:00Z", "2013-12-11", "2013-12-11", P::day},
                      Good{"2013-12-11T10:00:00", "2013-12-11", "2013-12-11", P::day},
                      Good{"2013-12-11T23:30:00+03:30", "2013-12-11", "2013-12-11", P::day},
                      Good{"2013-12-11T00:30:00-05", "2013-12-11", "2013-12-11", P::day},
                      Good{"2016-12-31T23:59:60Z", "2016-12-31", "2016-12-31", P::day}));

INSTANTIATE_TEST_SUITE_P(Seasons, EdtfGood,
                         ::testing::Values(Good{"2013-21", "2013-03-01", "2013-05-31", P::season},
                                           Good{"2013-22", "2013-06-01", "2013-08-31", P::season},
                                           Good{"2013-23", "2013-09-01", "2013-11-30", P::season},
                                           Good{"2013-24", "2013-12-01", "2014-02-28", P::season},
                                           Good{"2015-24", "2015-12-01", "2016-02-29", P::season}));

INSTANTIATE_TEST_SUITE_P(
    OpenDigits, EdtfGood,
    ::testing::Values(Good{"201X", "2010-01-01", "2019-12-31", P::decade},
                      Good{"20XX", "2000-01-01", "2099-12-31", P::century},
                      Good{"2XXX", "2000-01-01", "2999-12-31", P::millennium},
                      Good{"XXXX", "0000-01-01", "9999-12-31", P::millennium},
                      Good{"-004X", "-0049-01-01", "-0040-12-31", P::decade},
                      Good{"-000X", "-0009-01-01", "-0001-12-31", P::decade},
                      Good{"201X-XX", "2010-01-01", "2019-12-31", P::decade},
                      Good{"2013-XX", "2013-01-01", "2013-12-31", P::year},
                      Good{"2013-XX-XX", "2013-01-01", "2013-12-31", P::year},
                      Good{"2013-0X", "2013-01-01", "2013-09-30", P::year},
                      Good{"2013-1X", "2013-10-01", "2013-12-31", P::season},
                      Good{"2013-1X-XX", "2013-10-01", "2013-12-31", P::season},
                      Good{"2013-12-XX", "2013-12-01", "2013-12-31", P::month},
                      Good{"2013-12-0X", "2013-12-01", "2013-12-09", P::month},
                      Good{"2013-12-1X", "2013-12-10", "2013-12-19", P::month},
                      Good{"2013-02-2X", "2013-02-20", "2013-02-28", P::month},
                      Good{"2013-12-3X", "2013-12-30", "2013-12-31", P::month}));

INSTANTIATE_TEST_SUITE_P(
    Intervals, EdtfGood,
    ::testing::Values(Good{"2013-09/2013-12-11", "2013-09-01", "2013-12-11", P::month},
                      Good{"2013/2014", "2013-01-01", "2014-12-31", P::year},
                      Good{"2013-12-11/2013-12-11", "2013-12-11", "2013-12-11", P::day},
                      Good{"2013-12-11/2013", "2013-12-11", "2013-12-31", P::year},
                      Good{"-0044/0014", "-0044-01-01", "0014-12-31", P::year},
                      Good{"201X/2020-24", "2010-01-01", "2021-02-28", P::decade},
                      Good{"2013-09/..", "2013-09-01", "..", P::month},
                      Good{"../2013-12-11", "..", "2013-12-11", P::day},
                      Good{"2013~/2014?", "2013-01-01", "2014-12-31", P::year}));

TEST(Edtf, OpenEndsHoldTheAgreedDays) {
    EXPECT_EQ(parse_edtf("2013/..")->span.last, Span::latest);
    EXPECT_EQ(parse_edtf("../2013")->span.first, Span::earliest);
}

TEST(Edtf, QualifiersAtTheEnd) {
    const auto flags = [](std::string_view text) {
        const auto date = parse_edtf(text);
        return std::pair(date->is_uncertain, date->is_approximate);
    };
    EXPECT_EQ(flags("2013"), std::pair(false, false));
    EXPECT_EQ(flags("2013?"), std::pair(true, false));
    EXPECT_EQ(flags("2013-12~"), std::pair(false, true));
    EXPECT_EQ(flags("2013-12-11%"), std::pair(true, true));
    EXPECT_EQ(flags("201X?"), std::pair(true, false));
    EXPECT_EQ(flags("2013-23~"), std::pair(false, true));
    EXPECT_EQ(flags("2013?/2014~"), std::pair(true, true));
    EXPECT_EQ(flags("2013/2014~"), std::pair(false, true));
    EXPECT_EQ(flags("../2014?"), std::pair(true, false));
}

TEST(Edtf, OnlyOneCertainDayIsExact) {
    EXPECT_TRUE(parse_edtf("2013-12-11")->is_exact());
    EXPECT_TRUE(parse_edtf("2013-12-11T10:00:00Z")->is_exact());
    for (const char* text : {"2013-12", "2013-12-11?", "2013-12-11~", "2013-12-11/2013-12-11"}) {
        EXPECT_FALSE(parse_edtf(text)->is_exact()) << text;
    }
}

struct Bad {
    const char* text;
    const char* found;
    const char* expected;
};

class EdtfBad : public ::testing::TestWithParam<Bad> {};

TEST_P(EdtfBad, SaysWhatIsWrongAndWhatWasExpected) {
    const auto date = parse_edtf(GetParam().text);
    ASSERT_FALSE(date.has_value()) << GetParam().text;
    EXPECT_EQ(date.error().kind, base::ErrorKind::invalid_argument);
    EXPECT_THAT(date.error().message, HasSubstr(GetParam().found));
    EXPECT_THAT(date.error().message, HasSubstr(std::string("(expected ")));
    EXPECT_THAT(date.error().message, HasSubstr(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    Calendar, EdtfBad,
    ::testing::Values(
        Bad{"2013-02-30", "30 February is not in the calendar", "a day from 01 to 28"},
        Bad{"2013-02-29", "29 February 2013 is not in the calendar", "a day from 01 to 28"},
        Bad{"2012-02-30", "30 February", "a day from 01 to 29"},
        Bad{"1900-02-29", "29 February 1900", "01 to 28"},
        Bad{"2013-04-31", "31 April is not in the calendar", "a day from 01 to 30"},
        Bad{"2013-12-32", "32 December", "01 to 31"}, Bad{"2013-12-00", "0 December", "01 to 31"},
        Bad{"2013-02-3X", "3X February", "01 to 28"}, Bad{"2013-12-4X", "4X December", "01 to 31"},
        Bad{"2013-13", "no month 13", "01 to 12"}, Bad{"2013-00", "no month 00", "01 to 12"},
        Bad{"2013-2X", "no month 2X", "01 to 12"}, Bad{"2013-25", "no month 25", "21 to 24"},
        Bad{"2013-40", "no month 40", "21 to 24"}, Bad{"-0000", "-0000", "0000"}));

INSTANTIATE_TEST_SUITE_P(
    Shape, EdtfBad,
    ::testing::Values(
        Bad{"", "the date is empty", "2013-12-11"}, Bad{" 2013", "' 2013'", "four digits"},
        Bad{"2013 ", "'2013 '", "four digits"}, Bad{"2013-1", "'1'", "two digits"},
        Bad{"2013-12-1", "'1'", "two digits"}, Bad{"2013-", "''", "two digits"},
        Bad{"2013-12-", "''", "two digits"}, Bad{"2013-12-11-01", "more than a year", "2013-12-11"},
        Bad{"13-12-11", "'13'", "four digits"}, Bad{"20131211", "no hyphens", "2013-12-11"},
        Bad{"20131", "'20131'", "four digits"}, Bad{"11.12.2013", "'11.12.2013'", "four digits"},
        Bad{"2013/12/11", "more than one '/'", "interval"}, Bad{"2013-12-11abc", "'11abc'", "01"},
        Bad{"2013-Dec", "'Dec'", "two digits"}, Bad{"abcd", "'abcd'", "four digits"},
        Bad{"+2013", "'+2013'", "four digits"}, Bad{"-44", "'44'", "four digits"},
        Bad{"?", "''", "four digits"}, Bad{"-", "''", "four digits"},
        Bad{"Y170000002", "more than four digits", "-9999 to 9999"},
        Bad{"[2013,2014]", "set of dates", "one date"}, Bad{"{2013..2014}", "set of dates", "one"},
        Bad{"2013\n", "'2013?'", "four digits"}, Bad{"２０１３", "is not a year", "four digits"}));

INSTANTIATE_TEST_SUITE_P(OpenDigits, EdtfBad,
                         ::testing::Values(Bad{"X013", "leaves a digit open", "from the right"},
                                           Bad{"20X3", "leaves a digit open", "from the right"},
                                           Bad{"201X-12", "month '12'", "from the right"},
                                           Bad{"2013-XX-11", "day '11'", "from the right"},
                                           Bad{"2013-1X-11", "day '11'", "from the right"},
                                           Bad{"2013-X1", "'X1'", "two digits"},
                                           Bad{"2013-12-X1", "'X1'", "two digits"},
                                           Bad{"201x", "'201x'", "four digits"},
                                           Bad{"2013-23-11", "season", "2013-23"},
                                           Bad{"2013-23-XX", "season", "2013-23"}));

INSTANTIATE_TEST_SUITE_P(Qualifiers, EdtfBad,
                         ::testing::Values(Bad{"2013?~", "two qualifiers", "one of"},
                                           Bad{"2013?-12", "qualifier inside", "at the end"},
                                           Bad{"2013-?12", "qualifier inside", "at the end"},
                                           Bad{"?2013", "qualifier inside", "at the end"}));

INSTANTIATE_TEST_SUITE_P(
    Times, EdtfBad,
    ::testing::Values(Bad{"2013-12-11T25:00:00Z", "'25:00:00Z'", "23:59:59"},
                      Bad{"2013-12-11T24:00:00Z", "'24:00:00Z'", "23:59:59"},
                      Bad{"2013-12-11T10:60:00", "'10:60:00'", "23:59:59"},
                      Bad{"2013-12-11T10:00:60", "'10:00:60'", "23:59:59"},
                      Bad{"2013-12-11T10:00", "'10:00'", "hh:mm:ss"},
                      Bad{"2013-12-11T", "''", "hh:mm:ss"},
                      Bad{"2013-12-11T10:00:00X", "'10:00:00X'", "offset"},
                      Bad{"2013-12-11T10:00:00+3:30", "+3:30", "offset"},
                      Bad{"2013-12-11T10:00:00+25:00", "+25:00", "offset"},
                      Bad{"2013-12-11T10:00:00+03:60", "+03:60", "offset"},
                      Bad{"2013-12-11T10:00:00ZZ", "ZZ", "offset"},
                      Bad{"2013-12-11 10:00:00", "'11 10:00:00'", "two digits"},
                      Bad{"2013-12T10:00:00", "no day", "full date"},
                      Bad{"2013-12-11T10:00:00Z?", "qualifier", "date alone"},
                      Bad{"2013-12-10/2013-12-11T10:00:00Z", "interval", "dates alone"}));

INSTANTIATE_TEST_SUITE_P(Intervals, EdtfBad,
                         ::testing::Values(Bad{"2014/2013", "ends before it begins", "2013/2014"},
                                           Bad{"2013-12-11/2013-12-10", "ends before it begins",
                                               "earlier date first"},
                                           Bad{"../..", "open at both ends", "one end"},
                                           Bad{"..", "alone", "2013-09/.."},
                                           Bad{"2013/", "end of the interval is empty", "'..'"},
                                           Bad{"/2013", "end of the interval is empty", "'..'"},
                                           Bad{"/", "end of the interval is empty", "'..'"},
                                           Bad{"2013/2014/2015", "more than one '/'", "two dates"},
                                           Bad{"2013-02-30/2014", "30 February", "01 to 28"},
                                           Bad{"2013/...", "'...'", "four digits"},
                                           Bad{"../..?", "'..'", "four digits"}));

TEST(Edtf, LongGarbageIsCutInTheMessage) {
    std::string text;
    for (int i = 0; i < 10'000; ++i) {
        text += "ж";
    }
    const auto date = parse_edtf(text);
    ASSERT_FALSE(date.has_value());
    EXPECT_LT(date.error().message.size(), 300U);
    EXPECT_TRUE(base::is_utf8(date.error().message)) << date.error().message;
}

} // namespace
} // namespace entente::model
