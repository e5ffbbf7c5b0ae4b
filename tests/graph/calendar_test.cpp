// SPDX-License-Identifier: MIT
#include "app/graph/calendar.hpp"

#include "app/base/rng.hpp"
#include "app/graph/histogram.hpp"
#include "app/graph/histogram_stack.hpp"
#include "tests/support/builders.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <tuple>
#include <vector>

namespace entente::test {
namespace {

using graph::add_units;
using graph::Calendar;
using graph::CalendarUnit;
using graph::start_of_unit;
using graph::UnitKind;
using model::Day;
using model::iso_day;
using model::make_day;
using model::Span;
using std::chrono::days;
using testing::ElementsAre;

constexpr UnitKind all_kinds[]{UnitKind::day,     UnitKind::week, UnitKind::month,
                               UnitKind::quarter, UnitKind::year, UnitKind::decade};
constexpr Calendar from_april{1, 4};
constexpr Calendar from_october{7, 10};

std::vector<Calendar> all_calendars() {
    std::vector<Calendar> calendars;
    for (std::uint8_t day = 1; day <= 7; ++day) {
        for (std::uint8_t month = 1; month <= 12; ++month) {
            calendars.push_back({day, month});
        }
    }
    return calendars;
}

std::string told_span(const Span& span) {
    return iso_day(span.first) + " " + iso_day(span.last);
}

std::string around(int year, unsigned month, unsigned day, const Calendar& calendar,
                   UnitKind kind) {
    return told_span(graph::unit_around(make_day(year, month, day), calendar.unit(kind)));
}

TEST(CalendarSettings, WeeksBeginOnTheDayThatWasChosen) {
    // 2014-03-05 is a Wednesday.
    const char* weeks[]{"2014-03-03 2014-03-09", "2014-03-04 2014-03-10", "2014-03-05 2014-03-11",
                        "2014-02-27 2014-03-05", "2014-02-28 2014-03-06", "2014-03-01 2014-03-07",
                        "2014-03-02 2014-03-08"};
    for (std::uint8_t day = 1; day <= 7; ++day) {
        EXPECT_EQ(around(2014, 3, 5, {day, 1}, UnitKind::week), weeks[day - 1]);
    }
    EXPECT_EQ(around(1969, 12, 31, {7, 1}, UnitKind::week), "1969-12-28 1970-01-03");
    EXPECT_EQ(around(1, 1, 1, {7, 1}, UnitKind::week), "0000-12-31 0001-01-06");
}

TEST(CalendarSettings, YearsAndWhatIsMadeOfThemBeginInTheMonthThatWasChosen) {
    EXPECT_EQ(around(2014, 3, 31, from_april, UnitKind::year), "2013-04-01 2014-03-31");
    EXPECT_EQ(around(2014, 4, 1, from_april, UnitKind::year), "2014-04-01 2015-03-31");
    EXPECT_EQ(around(2014, 3, 31, from_april, UnitKind::quarter), "2014-01-01 2014-03-31");
    EXPECT_EQ(around(2014, 5, 31, {1, 2}, UnitKind::quarter), "2014-05-01 2014-07-31");
    EXPECT_EQ(around(2014, 1, 31, {1, 2}, UnitKind::quarter), "2013-11-01 2014-01-31");
    EXPECT_EQ(around(2013, 9, 30, from_october, UnitKind::year), "2012-10-01 2013-09-30");
    // FY 2009/10 is number 2010, with which a decade begins.
    EXPECT_EQ(around(2014, 3, 31, from_april, UnitKind::decade), "2009-04-01 2019-03-31");
    EXPECT_EQ(around(2009, 3, 31, from_april, UnitKind::decade), "1999-04-01 2009-03-31");
    // Months and days are nobody's choice.
    EXPECT_EQ(around(2014, 3, 31, from_april, UnitKind::month), "2014-03-01 2014-03-31");
    EXPECT_EQ(around(2014, 3, 31, from_april, UnitKind::day), "2014-03-31 2014-03-31");
}

TEST(CalendarSettings, AFiscalYearIsNumberedByItsEndAndNamedByBoth) {
    EXPECT_EQ(graph::year_number(make_day(2014, 3, 31), from_april), 2014);
    EXPECT_EQ(graph::year_number(make_day(2014, 4, 1), from_april), 2015);
    EXPECT_EQ(graph::quarter_number(make_day(2014, 4, 1), from_april), 1);
    EXPECT_EQ(graph::quarter_number(make_day(2014, 3, 31), from_april), 4);
    EXPECT_EQ(graph::year_number(make_day(2014, 12, 31), {}), 2014);
    EXPECT_EQ(graph::quarter_number(make_day(2014, 12, 31), {}), 4);
    EXPECT_EQ(graph::quarter_number(make_day(-44, 3, 15), {}), 1);
    EXPECT_EQ(graph::name_of_year(2015, from_april), "FY 2014/15");
    EXPECT_EQ(graph::name_of_year(2000, from_april), "FY 1999/00");
    EXPECT_EQ(graph::name_of_year(2010, from_april), "FY 2009/10");
    EXPECT_EQ(graph::name_of_year(2015, {}), "2015");
    EXPECT_EQ(graph::name_of_decade(2010, from_april), "FY 2010s");
    EXPECT_EQ(graph::name_of_decade(2010, {}), "2010s");
    EXPECT_EQ(graph::words_for_unit(from_april.unit(UnitKind::year)), "fiscal year");
    EXPECT_EQ(graph::words_for_unit(from_april.unit(UnitKind::month)), "month");
    EXPECT_EQ(graph::words_for_unit(CalendarUnit::year), "year");
}

TEST(CalendarSettings, StretchesOfFiscalYearsHaveNames) {
    const auto name = [](Day first, Day last) {
        return graph::name_of_fiscal({first, last}, from_april);
    };
    EXPECT_EQ(name(make_day(2014, 4, 1), make_day(2015, 3, 31)), "FY 2014/15");
    EXPECT_EQ(name(make_day(2012, 4, 1), make_day(2015, 3, 31)),
              "FY 2012/13 \xe2\x80\x93 FY 2014/15");
    EXPECT_EQ(name(make_day(2014, 4, 1), make_day(2014, 6, 30)), "Q1 FY 2014/15");
    EXPECT_EQ(name(make_day(2014, 4, 1), make_day(2014, 9, 30)), "") << "half a year";
    EXPECT_EQ(name(make_day(2014, 4, 1), make_day(2015, 3, 30)), "");
    EXPECT_EQ(name(Span::earliest, make_day(2015, 3, 31)), "");
    EXPECT_EQ(graph::name_of_fiscal({make_day(2014, 1, 1), make_day(2014, 12, 31)}, {}), "");
}

TEST(CalendarSettings, AreReadAsTheyAreTyped) {
    EXPECT_EQ(graph::weekday_named("sunday"), 7);
    EXPECT_EQ(graph::weekday_named("Mon"), 1);
    EXPECT_EQ(graph::weekday_named("SATURDAY"), 6);
    for (const char* wrong : {"", "s", "sunda y", "sundays", "7"}) {
        EXPECT_EQ(graph::weekday_named(wrong), std::nullopt) << wrong;
    }
    EXPECT_EQ(graph::month_named("april"), 4);
    EXPECT_EQ(graph::month_named("Oct"), 10);
    EXPECT_EQ(graph::month_named("4"), 4);
    EXPECT_EQ(graph::month_named("04"), 4);
    for (const char* wrong : {"", "0", "13", "apr il", "ap", "-4", "4.0", "004"}) {
        EXPECT_EQ(graph::month_named(wrong), std::nullopt) << wrong;
    }
    EXPECT_EQ(graph::words_for_calendar({}), "");
    EXPECT_EQ(graph::words_for_calendar(from_april), "fiscal years from April");
    EXPECT_EQ(graph::words_for_calendar(from_october),
              "weeks from Sunday, fiscal years from October");
}

TEST(CalendarProperties, UnitsOfEveryCalendarFollowEachOtherWithoutGaps) {
    base::Rng rng(11);
    for (const Calendar& calendar : all_calendars()) {
        for (const UnitKind kind : all_kinds) {
            const CalendarUnit unit = calendar.unit(kind);
            for (int i = 0; i < 60; ++i) {
                // Year 0001 to 2999, leap days among them.
                const Day day = make_day(1, 1, 1) + days{rng.below(1'095'000)};
                const Day begin = start_of_unit(day, unit);
                const Day next = add_units(begin, unit, 1);
                ASSERT_LE(begin, day);
                ASSERT_LT(day, next);
                ASSERT_EQ(start_of_unit(begin, unit), begin) << "idempotent";
                ASSERT_EQ(start_of_unit(next, unit), next);
                ASSERT_EQ(start_of_unit(next - days{1}, unit), begin);
                ASSERT_EQ(graph::last_of_unit(day, unit), next - days{1});
                ASSERT_EQ(graph::first_day_of_unit(graph::unit_number(day, unit), unit), begin);
                ASSERT_EQ(graph::unit_number(next, unit), graph::unit_number(day, unit) + 1);
            }
        }
    }
}

TEST(CalendarProperties, LargerUnitsAreMadeOfWholeSmallerOnes) {
    base::Rng rng(12);
    for (const Calendar& calendar : all_calendars()) {
        for (int i = 0; i < 30; ++i) {
            const Day day = make_day(1, 1, 1) + days{rng.below(1'095'000)};
            for (const auto& [larger, smaller, count] :
                 {std::tuple(UnitKind::decade, UnitKind::year, 10U),
                  std::tuple(UnitKind::year, UnitKind::quarter, 4U),
                  std::tuple(UnitKind::quarter, UnitKind::month, 3U),
                  std::tuple(UnitKind::week, UnitKind::day, 7U)}) {
                const Span span = graph::unit_around(day, calendar.unit(larger));
                ASSERT_EQ(start_of_unit(span.first, calendar.unit(smaller)), span.first);
                ASSERT_EQ(graph::count_units(span, calendar.unit(smaller)), count);
            }
        }
    }
}

TEST(CalendarProperties, TwelveMonthsAreAYearFromAnyDay) {
    for (const Calendar& calendar : all_calendars()) {
        for (int i = 0; i < 1500; i += 13) {
            const Day day = make_day(2011, 1, 1) + days{i};
            ASSERT_EQ(add_units(day, calendar.unit(UnitKind::month), 12),
                      add_units(day, calendar.unit(UnitKind::year), 1));
            ASSERT_EQ(add_units(day, calendar.unit(UnitKind::quarter), 4),
                      add_units(day, calendar.unit(UnitKind::year), 1));
        }
    }
}

TEST(CalendarProperties, AYearMeetsFiftyThreeOrFiftyFourWeeks) {
    for (const Calendar& calendar : all_calendars()) {
        for (int year = 1990; year < 2018; ++year) {
            const Span span =
                graph::unit_around(make_day(year, 6, 30), calendar.unit(UnitKind::year));
            const CalendarUnit week = calendar.unit(UnitKind::week);
            const std::size_t met = graph::count_units(span, week);
            ASSERT_TRUE(met == 53 || met == 54) << year;
            // Whole ones: those that lie within.
            const bool is_cut_first = start_of_unit(span.first, week) != span.first;
            const bool is_cut_last = graph::last_of_unit(span.last, week) != span.last;
            const std::size_t whole = met - (is_cut_first ? 1 : 0) - (is_cut_last ? 1 : 0);
            ASSERT_TRUE(whole == 51 || whole == 52) << year;
        }
    }
}

TEST(CalendarProperties, EveryEventLiesInOneBinOfItsDay) {
    base::Rng rng(13);
    StoreBuilder builder;
    for (int i = 0; i < 400; ++i) {
        const Day day = make_day(2008, 1, 1) + days{rng.below(3653)};
        builder.event({.date = iso_day(day)});
    }
    const auto store = builder.build();
    for (const Calendar& calendar : all_calendars()) {
        for (const UnitKind kind : all_kinds) {
            const CalendarUnit unit = calendar.unit(kind);
            const auto bins = graph::histogram(*store, {}, unit).value();
            ASSERT_EQ(bins.size(), graph::count_units(*store->extent(), unit));
            std::size_t sum = 0;
            for (const graph::Bin& bin : bins) {
                ASSERT_EQ(bin.span, graph::unit_around(bin.span.first, unit));
                sum += bin.total;
            }
            ASSERT_EQ(sum, store->event_count());
        }
    }
}

TEST(CalendarProperties, TheHistogramOfTheTimelineHasTheSameBins) {
    const auto store = StoreBuilder()
                           .event({.date = "2013-03-31"})
                           .event({.date = "2013-04-01"})
                           .event({.date = "2014-03-31"})
                           .event({.date = "2014-04-01"})
                           .build();
    const graph::StackedHistogram histogram(store);
    std::vector<std::string> bins;
    for (const graph::StackedBin& bin :
         histogram.bins(from_april.unit(UnitKind::year), *store->extent()).bins) {
        bins.push_back(fmt::format("{} {}", told_span(bin.span), bin.total.all));
    }
    EXPECT_THAT(bins, ElementsAre("2012-04-01 2013-03-31 1", "2013-04-01 2014-03-31 2",
                                  "2014-04-01 2015-03-31 1"));
    // A larger unit keeps the calendar.
    EXPECT_EQ(graph::unit_for_bins(from_april.unit(UnitKind::month), *store->extent(), 3),
              from_april.unit(UnitKind::year));
}

TEST(CalendarProperties, OpenEndsStayOpen) {
    for (const Calendar& calendar : {from_april, from_october}) {
        for (const UnitKind kind : all_kinds) {
            const CalendarUnit unit = calendar.unit(kind);
            for (const Day end : {Span::earliest, Span::latest}) {
                EXPECT_EQ(start_of_unit(end, unit), end);
                EXPECT_EQ(add_units(end, unit, 3), end);
            }
            // Near the last day that the calendar types have nothing leaves it.
            const Day last = make_day(32'000, 12, 31);
            EXPECT_LE(start_of_unit(last, unit), last);
            EXPECT_EQ(start_of_unit(start_of_unit(last, unit), unit), start_of_unit(last, unit));
            const Day first = make_day(-32'000, 1, 1);
            EXPECT_LE(start_of_unit(first, unit), first);
        }
    }
}

} // namespace
} // namespace entente::test
