// SPDX-License-Identifier: MIT
#include "app/graph/histogram.hpp"

#include "app/base/rng.hpp"
#include "tests/graph/readable.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using graph::add_units;
using graph::CalendarUnit;
using graph::histogram;
using graph::start_of_unit;
using model::Day;
using model::iso_day;
using model::make_day;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr CalendarUnit units[]{CalendarUnit::day,     CalendarUnit::week, CalendarUnit::month,
                               CalendarUnit::quarter, CalendarUnit::year, CalendarUnit::decade};

std::string start(int year, unsigned month, unsigned day, CalendarUnit unit) {
    return iso_day(start_of_unit(make_day(year, month, day), unit));
}

std::string moved(int year, unsigned month, unsigned day, CalendarUnit unit, int steps) {
    return iso_day(add_units(make_day(year, month, day), unit, steps));
}

TEST(Calendar, KnowsUnitsByName) {
    for (const CalendarUnit unit : units) {
        EXPECT_EQ(graph::unit_kind(name_of(unit)), unit.kind);
    }
    EXPECT_EQ(graph::unit_kind("Month"), std::nullopt);
    EXPECT_EQ(graph::unit_kind(""), std::nullopt);
}

TEST(Calendar, FindsTheStartOfAUnit) {
    EXPECT_EQ(start(2013, 12, 11, CalendarUnit::day), "2013-12-11");
    EXPECT_EQ(start(2013, 12, 11, CalendarUnit::week), "2013-12-09");
    EXPECT_EQ(start(2013, 12, 9, CalendarUnit::week), "2013-12-09");
    EXPECT_EQ(start(2013, 12, 15, CalendarUnit::week), "2013-12-09");
    EXPECT_EQ(start(2014, 1, 1, CalendarUnit::week), "2013-12-30");
    EXPECT_EQ(start(2013, 12, 11, CalendarUnit::month), "2013-12-01");
    EXPECT_EQ(start(2013, 12, 31, CalendarUnit::quarter), "2013-10-01");
    EXPECT_EQ(start(2013, 9, 30, CalendarUnit::quarter), "2013-07-01");
    EXPECT_EQ(start(2013, 12, 11, CalendarUnit::year), "2013-01-01");
    EXPECT_EQ(start(2013, 12, 11, CalendarUnit::decade), "2010-01-01");
    EXPECT_EQ(start(2010, 1, 1, CalendarUnit::decade), "2010-01-01");
}

TEST(Calendar, FindsTheStartOfAUnitBeforeYearZeroAnd1970) {
    EXPECT_EQ(start(1969, 12, 31, CalendarUnit::week), "1969-12-29");
    EXPECT_EQ(start(1969, 12, 28, CalendarUnit::week), "1969-12-22");
    EXPECT_EQ(start(0, 7, 4, CalendarUnit::decade), "0000-01-01");
    EXPECT_EQ(start(-1, 7, 4, CalendarUnit::decade), "-0010-01-01");
    EXPECT_EQ(start(-44, 3, 15, CalendarUnit::quarter), "-0044-01-01");
    EXPECT_EQ(start(-44, 3, 15, CalendarUnit::year), "-0044-01-01");
    EXPECT_EQ(start(1, 1, 1, CalendarUnit::week), "0001-01-01");
}

TEST(Calendar, AddsUnits) {
    EXPECT_EQ(moved(2013, 12, 11, CalendarUnit::day, 21), "2014-01-01");
    EXPECT_EQ(moved(2013, 12, 11, CalendarUnit::week, -2), "2013-11-27");
    EXPECT_EQ(moved(2013, 12, 11, CalendarUnit::month, 1), "2014-01-11");
    EXPECT_EQ(moved(2013, 1, 11, CalendarUnit::month, -1), "2012-12-11");
    EXPECT_EQ(moved(2013, 12, 11, CalendarUnit::quarter, 5), "2015-03-11");
    EXPECT_EQ(moved(2013, 12, 11, CalendarUnit::year, -13), "2000-12-11");
    EXPECT_EQ(moved(2013, 12, 11, CalendarUnit::decade, 2), "2033-12-11");
    EXPECT_EQ(moved(5, 12, 11, CalendarUnit::decade, -1), "-0005-12-11");
    EXPECT_EQ(moved(0, 1, 31, CalendarUnit::month, -1), "-0001-12-31");
}

TEST(Calendar, KeepsToTheLastDayOfAShorterMonth) {
    EXPECT_EQ(moved(2013, 1, 31, CalendarUnit::month, 1), "2013-02-28");
    EXPECT_EQ(moved(2012, 1, 31, CalendarUnit::month, 1), "2012-02-29");
    EXPECT_EQ(moved(2013, 3, 31, CalendarUnit::month, -1), "2013-02-28");
    EXPECT_EQ(moved(2013, 5, 31, CalendarUnit::month, 1), "2013-06-30");
    EXPECT_EQ(moved(2013, 11, 30, CalendarUnit::quarter, 1), "2014-02-28");
    EXPECT_EQ(moved(2012, 2, 29, CalendarUnit::year, 1), "2013-02-28");
    EXPECT_EQ(moved(2012, 2, 29, CalendarUnit::year, 4), "2016-02-29");
    EXPECT_EQ(moved(1996, 2, 29, CalendarUnit::decade, 1), "2006-02-28");
    EXPECT_EQ(moved(2000, 2, 29, CalendarUnit::year, -100), "1900-02-28");
}

TEST(Calendar, TakesTwelveMonthsForAYearFromAnyDay) {
    for (int i = 0; i < 1500; ++i) {
        const Day day = make_day(1999, 1, 1) + std::chrono::days{i};
        EXPECT_EQ(add_units(day, CalendarUnit::month, 12), add_units(day, CalendarUnit::year, 1));
        EXPECT_EQ(add_units(day, CalendarUnit::quarter, 40),
                  add_units(day, CalendarUnit::decade, 1));
    }
}

TEST(Calendar, StaysAtTheStartOfAUnitOnceThere) {
    for (const CalendarUnit unit : units) {
        for (int i = -4000; i < 4000; i += 7) {
            const Day day = make_day(0, 1, 1) + std::chrono::days{i};
            const Day begin = start_of_unit(day, unit);
            EXPECT_LE(begin, day);
            EXPECT_EQ(start_of_unit(begin, unit), begin);
            EXPECT_GT(add_units(begin, unit, 1), day);
            EXPECT_EQ(start_of_unit(add_units(begin, unit, 1), unit), add_units(begin, unit, 1));
        }
    }
}

TEST(Calendar, LeavesOpenEndsOpen) {
    for (const CalendarUnit unit : units) {
        for (const Day end : {model::Span::earliest, model::Span::latest}) {
            EXPECT_EQ(start_of_unit(end, unit), end);
            EXPECT_EQ(add_units(end, unit, 3), end);
        }
        EXPECT_EQ(add_units(make_day(2000, 1, 1), unit, 2'000'000'000), model::Span::latest);
        EXPECT_EQ(add_units(make_day(2000, 1, 1), unit, -2'000'000'000), model::Span::earliest);
    }
}

std::vector<std::string> told_bins(const std::vector<graph::Bin>& bins) {
    std::vector<std::string> lines;
    for (const graph::Bin& bin : bins) {
        lines.push_back(fmt::format("{} {} {} {}", iso_day(bin.span.first), iso_day(bin.span.last),
                                    bin.total, bin.passing));
    }
    return lines;
}

TEST(Histogram, CountsEachEventInEveryBinThatItMeets) {
    const auto store = StoreBuilder()
                           .event({.date = "2013-11-30"})
                           .event({.date = "2013-12-01"})
                           .event({.date = "2013-12-11/2014-02-03"})
                           .event({.date = "2014-02"})
                           .build();
    EXPECT_THAT(told_bins(histogram(*store, {}, CalendarUnit::month).value()),
                ElementsAre("2013-11-01 2013-11-30 1 1", "2013-12-01 2013-12-31 2 2",
                            "2014-01-01 2014-01-31 1 1", "2014-02-01 2014-02-28 2 2"));
    const std::vector<std::uint8_t> failed{0, 1, 0, 8};
    EXPECT_THAT(told_bins(histogram(*store, failed, CalendarUnit::year).value()),
                ElementsAre("2013-01-01 2013-12-31 3 2", "2014-01-01 2014-12-31 2 1"));
    EXPECT_THAT(told_bins(histogram(*store, failed, CalendarUnit::decade).value()),
                ElementsAre("2010-01-01 2019-12-31 4 2"));
}

TEST(Histogram, CountsOpenEventsToTheEndsOfTheData) {
    const auto store = StoreBuilder()
                           .event({.date = "2013-12-30"})
                           .event({.date = "2014-01-10"})
                           .event({.date = "2014-01-06/.."})
                           .event({.date = "../2013-12-31"})
                           .build();
    EXPECT_THAT(told_bins(histogram(*store, {}, CalendarUnit::week).value()),
                ElementsAre("2013-12-30 2014-01-05 2 2", "2014-01-06 2014-01-12 2 2"));
}

TEST(Histogram, KeepsEmptyBins) {
    const auto store =
        StoreBuilder().event({.date = "-0002-06-01"}).event({.date = "0001-06-01"}).build();
    EXPECT_THAT(told_bins(histogram(*store, {}, CalendarUnit::year).value()),
                ElementsAre("-0002-01-01 -0002-12-31 1 1", "-0001-01-01 -0001-12-31 0 0",
                            "0000-01-01 0000-12-31 0 0", "0001-01-01 0001-12-31 1 1"));
}

TEST(Histogram, IsEmptyWithoutEvents) {
    EXPECT_THAT(histogram(*StoreBuilder().build(), {}, CalendarUnit::day).value(), IsEmpty());
}

TEST(Histogram, RefusesMoreBinsThanAnyoneCanUse) {
    const auto store =
        StoreBuilder().event({.date = "-5000-01-01"}).event({.date = "2014-01-01"}).build();
    const auto days = histogram(*store, {}, CalendarUnit::day);
    ASSERT_FALSE(days.has_value());
    EXPECT_EQ(days.error().kind, base::ErrorKind::invalid_argument);
    EXPECT_THAT(days.error().message, HasSubstr("expected at most 2000000"));
    EXPECT_TRUE(histogram(*store, {}, CalendarUnit::week).has_value());
}

TEST(Histogram, AgreesWithCountingBinByBin) {
    base::Rng rng(3);
    StoreBuilder builder;
    for (int i = 0; i < 300; ++i) {
        const Day from = make_day(2001, 1, 1) + std::chrono::days{rng.below(1200)};
        const Day to = from + std::chrono::days{rng.below(3) == 0 ? rng.below(400) : 0};
        builder.event({.date = iso_day(from) + "/" + iso_day(to)});
    }
    const auto store = builder.build();
    std::vector<std::uint8_t> failed(store->event_count());
    for (std::uint8_t& verdict : failed) {
        verdict = static_cast<std::uint8_t>(rng.below(2));
    }
    for (const CalendarUnit unit : units) {
        const auto bins = histogram(*store, failed, unit).value();
        ASSERT_FALSE(bins.empty());
        EXPECT_TRUE(bins.front().span.contains(store->extent()->first));
        EXPECT_TRUE(bins.back().span.contains(store->extent()->last));
        for (std::size_t i = 0; i < bins.size(); ++i) {
            std::uint32_t total = 0;
            std::uint32_t passing = 0;
            for (std::uint32_t e = 0; e < store->event_count(); ++e) {
                if (store->span(model::EventId{e}).meets(bins[i].span)) {
                    ++total;
                    passing += failed[e] == 0 ? 1 : 0;
                }
            }
            ASSERT_EQ(bins[i].total, total) << name_of(unit) << " " << i;
            ASSERT_EQ(bins[i].passing, passing) << name_of(unit) << " " << i;
            ASSERT_TRUE(i == 0 ||
                        bins[i].span.first == bins[i - 1].span.last + std::chrono::days{1});
        }
    }
}

} // namespace
} // namespace entente::test
