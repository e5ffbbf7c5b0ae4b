// SPDX-License-Identifier: MIT
#include "app/graph/histogram_stack.hpp"

#include "app/base/parallel.hpp"
#include "tests/graph/random_events.hpp"
#include "tests/graph/readable.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace entente::test {
namespace {

using graph::BarScale;
using graph::CalendarUnit;
using graph::StackBy;
using graph::StackedBins;
using graph::StackedHistogram;
using model::make_day;
using testing::DoubleNear;
using testing::ElementsAre;

std::vector<model::EventId> numbered(std::initializer_list<std::uint32_t> events) {
    std::vector<model::EventId> ids;
    for (const std::uint32_t event : events) {
        ids.emplace_back(event);
    }
    return ids;
}

std::vector<double> totals(const StackedBins& bins) {
    std::vector<double> values;
    for (const graph::StackedBin& bin : bins.bins) {
        values.push_back(bin.total.all);
    }
    return values;
}

TEST(StackedHistogram, SpreadsADateOverTheDaysThatItMayFallOn) {
    const auto store = StoreBuilder()
                           .event({.date = "2013-01-31"})            // exact
                           .event({.date = "2013-02"})               // within its month
                           .event({.date = "2013"})                  // some day of the year
                           .event({.date = "2013-03-31/2013-04-01"}) // lasts two days
                           .event({.date = "2013-04-05?"})           // doubtful
                           .build();
    StackedHistogram histogram(store);
    const StackedBins bins = histogram.bins(CalendarUnit::month, span_of("2013"));
    ASSERT_EQ(bins.bins.size(), 12U);
    EXPECT_DOUBLE_EQ(bins.bins[0].total.all, 1 + 31.0 / 365);
    EXPECT_DOUBLE_EQ(bins.bins[0].total.pale, 31.0 / 365);
    EXPECT_DOUBLE_EQ(bins.bins[1].total.all, 1 + 28.0 / 365) << "a month is exact among months";
    EXPECT_DOUBLE_EQ(bins.bins[1].total.pale, 28.0 / 365);
    EXPECT_DOUBLE_EQ(bins.bins[2].total.all, 0.5 + 31.0 / 365) << "half of what lasts two days";
    EXPECT_DOUBLE_EQ(bins.bins[2].total.pale, 31.0 / 365) << "what lasts is not in doubt";
    EXPECT_DOUBLE_EQ(bins.bins[3].total.all, 1.5 + 30.0 / 365);
    EXPECT_DOUBLE_EQ(bins.bins[3].total.pale, 1 + 30.0 / 365);
    const StackedBins years = histogram.bins(CalendarUnit::year, span_of("2013"));
    EXPECT_THAT(totals(years), ElementsAre(5.0));
    EXPECT_DOUBLE_EQ(years.bins[0].total.pale, 1) << "the doubtful one alone";
}

TEST(StackedHistogram, CountsUndatedEventsApart) {
    const auto store = StoreBuilder()
                           .event({.date = "XXXX"})
                           .event({.date = "2013-05-01"})
                           .event({.date = "XXXX"})
                           .event({.date = "XXXX"})
                           .build();
    StackedHistogram histogram(store);
    histogram.set_failed(std::vector<std::uint8_t>{1, 0, 0, 0});
    histogram.set_selected(numbered({0, 1, 2}));
    const StackedBins bins = histogram.bins(CalendarUnit::month, *store->extent());
    EXPECT_THAT(totals(bins), ElementsAre(1.0));
    EXPECT_EQ(bins.undated, 3U);
    EXPECT_EQ(bins.undated_passing, 2U);
    EXPECT_EQ(bins.undated_selected, 1U);
    EXPECT_EQ(histogram.days().undated_count(), 2U);
}

TEST(StackedHistogram, AllEventsUndatedLeaveNoBins) {
    const auto store = StoreBuilder().event({.date = "XXXX"}).build();
    StackedHistogram histogram(store);
    EXPECT_EQ(store->extent(), std::nullopt);
    const StackedBins bins = histogram.bins(CalendarUnit::month, span_of("1970"));
    EXPECT_EQ(bins.top_total(), 0);
    EXPECT_EQ(bins.undated, 1U);
}

TEST(StackedHistogram, WhatLiesOutsideIsToldBesides) {
    const auto store = StoreBuilder()
                           .event({.date = "1014-06-01"})
                           .event({.date = "2013-12/2014-01"})
                           .event({.date = "2014-03-01"})
                           .event({.date = "2014-06/.."})
                           .event({.date = "2017"})
                           .build();
    StackedHistogram histogram(store);
    const StackedBins bins = histogram.bins(CalendarUnit::quarter, span_of("2014"));
    EXPECT_DOUBLE_EQ(bins.before.all, 1.5);
    const double open_days = (make_day(2017, 12, 31) - make_day(2014, 6, 1)).count() + 1;
    EXPECT_DOUBLE_EQ(bins.after.all, 1 + 1096 / open_days) << "an open end lasts to that of all";
    const auto values = totals(bins);
    EXPECT_NEAR(std::accumulate(values.begin(), values.end(), 0.0) + bins.before.all +
                    bins.after.all,
                5, 1e-12);
}

TEST(StackedHistogram, AddsUpToAllEventsWhateverTheUnit) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        base::Rng rng(seed);
        const auto store = random_store(rng, 400);
        StackedHistogram histogram(store);
        const auto failed = random_verdicts(rng, store->event_count());
        const auto passing =
            static_cast<double>(std::count(failed.begin(), failed.end(), std::uint8_t{0}));
        histogram.set_failed(failed);
        for (const StackBy by :
             {StackBy::none, StackBy::topic, StackBy::type, StackBy::tone, StackBy::kind}) {
            histogram.set_stack(by);
            for (const CalendarUnit unit :
                 {CalendarUnit::day, CalendarUnit::week, CalendarUnit::month, CalendarUnit::quarter,
                  CalendarUnit::year}) {
                const StackedBins bins = histogram.bins(unit, *store->extent(), 5000);
                ASSERT_EQ(bins.unit, unit);
                double total = bins.undated;
                double passed = bins.undated_passing;
                for (const graph::StackedBin& bin : bins.bins) {
                    total += bin.total.all;
                    passed += bin.passing.all;
                    ASSERT_LE(bin.passing.all, bin.total.all + 1e-9);
                    ASSERT_LE(bin.passing.pale, bin.passing.all + 1e-9);
                    const double stacked =
                        std::accumulate(bin.classes.begin(), bin.classes.end(), 0.0);
                    ASSERT_NEAR(stacked, by == StackBy::none ? 0 : bin.passing.all, 1e-9);
                }
                ASSERT_NEAR(total, static_cast<double>(store->event_count()), 1e-8);
                ASSERT_NEAR(passed, passing, 1e-8);
                ASSERT_NEAR(bins.before.all + bins.after.all, 0, 1e-12);
            }
            if (by != StackBy::none) {
                double events = 0;
                for (const graph::StackClass& one : histogram.classes()) {
                    events += one.events;
                }
                EXPECT_NEAR(events, static_cast<double>(store->event_count()), 1e-9);
                EXPECT_LE(histogram.classes().size(), graph::most_classes);
            }
        }
    }
}

std::vector<std::string> class_names(const StackedHistogram& histogram) {
    std::vector<std::string> names;
    for (const graph::StackClass& one : histogram.classes()) {
        names.push_back(one.name);
    }
    return names;
}

TEST(StackedHistogram, StacksByTheSevenGreatestTypesAndTheRest) {
    StoreBuilder builder;
    for (int type = 0; type < 10; ++type) {
        for (int i = 0; i <= type; ++i) {
            builder.event({.date = "2013-05-01", .type = fmt::format("type{}", type)});
        }
    }
    builder.event({.date = "2013-05-01", .type = ""});
    const auto store = builder.build();
    StackedHistogram histogram(store);
    histogram.set_stack(StackBy::type);
    EXPECT_THAT(class_names(histogram), ElementsAre("type9", "type8", "type7", "type6", "type5",
                                                    "type4", "type3", "other"));
    const StackedBins bins = histogram.bins(CalendarUnit::month, *store->extent());
    EXPECT_THAT(bins.bins[0].classes, ElementsAre(10, 9, 8, 7, 6, 5, 4, 1 + 2 + 3 + 1));
    histogram.set_failed(std::vector<std::uint8_t>(store->event_count(), 1));
    EXPECT_THAT(class_names(histogram), testing::SizeIs(8)) << "a filter changes no classes";
    EXPECT_EQ(histogram.bins(CalendarUnit::month, *store->extent()).bins[0].passing.all, 0);
}

TEST(StackedHistogram, StacksByWidestTopicAndDividesAnEventOfSeveral) {
    const auto store = StoreBuilder()
                           .topic("energy")
                           .topic("nuclear", "energy")
                           .topic("enrichment", "nuclear")
                           .topic("syria")
                           .event({.date = "2013-05-01", .topics = {"enrichment", "nuclear"}})
                           .event({.date = "2013-05-02", .topics = {"enrichment", "syria"}})
                           .event({.date = "2013-05-03"})
                           .build();
    StackedHistogram histogram(store);
    histogram.set_stack(StackBy::topic);
    EXPECT_THAT(class_names(histogram), ElementsAre("energy", "syria", "other"));
    EXPECT_EQ(histogram.classes()[0].topic, store->find_topic("energy"));
    const StackedBins bins = histogram.bins(CalendarUnit::month, *store->extent());
    EXPECT_THAT(std::vector<double>(bins.bins[0].classes.begin(), bins.bins[0].classes.begin() + 3),
                ElementsAre(1.5, 0.5, 1));
}

TEST(StackedHistogram, StacksByToneAndKind) {
    const auto store =
        StoreBuilder()
            .actor("zarif", model::NodeKind::official)
            .event({.date = "2013-05-01", .participants = {"iran"}, .tone = -8})
            .event({.date = "2013-05-01", .participants = {"iran", "zarif"}, .tone = 0})
            .event({.date = "2013-05-01", .tone = 5})
            .event({.date = "2013-05-01"})
            .build();
    StackedHistogram histogram(store);
    histogram.set_stack(StackBy::tone);
    EXPECT_THAT(histogram.bins(CalendarUnit::day, *store->extent()).bins[0].classes,
                ElementsAre(1, 0, 1, 1, 0, 1, 0, 0));
    EXPECT_EQ(histogram.classes().back().name, "no tone");
    histogram.set_stack(StackBy::kind);
    EXPECT_THAT(histogram.bins(CalendarUnit::day, *store->extent()).bins[0].classes,
                ElementsAre(1.5, 0.5, 0, 0, 2, 0, 0, 0));
    EXPECT_EQ(histogram.classes().back().name, "no actor");
}

TEST(StackedHistogram, DrawsLinesAndASelectionOfWhatPasses) {
    const auto store = StoreBuilder()
                           .event({.date = "2013-01-01"})
                           .event({.date = "2013-02-01"})
                           .event({.date = "2013-02-02"})
                           .event({.date = "2013-02-03"})
                           .build();
    StackedHistogram histogram(store);
    histogram.set_lines({numbered({0, 1, 2}), numbered({3})});
    histogram.set_selected(numbered({1, 3}));
    StackedBins bins = histogram.bins(CalendarUnit::month, *store->extent());
    EXPECT_THAT(bins.lines, ElementsAre(ElementsAre(1, 2), ElementsAre(0, 1)));
    EXPECT_EQ(bins.top_of_lines(), 2) << "one scale for all lines";
    EXPECT_EQ(bins.bins[1].selected.all, 2);
    histogram.set_failed(std::vector<std::uint8_t>{0, 1, 0, 0});
    bins = histogram.bins(CalendarUnit::month, *store->extent());
    EXPECT_THAT(bins.lines, ElementsAre(ElementsAre(1, 1), ElementsAre(0, 1)));
    EXPECT_EQ(bins.bins[1].selected.all, 1);
    EXPECT_EQ(bins.top_passing(), 2);
    EXPECT_EQ(bins.top_total(), 3);
}

TEST(StackedHistogram, TakesTheNextUnitOfWhichThereAreFewEnough) {
    EXPECT_EQ(graph::unit_for_bins(CalendarUnit::day, span_of("2013")), CalendarUnit::day);
    EXPECT_EQ(graph::unit_for_bins(CalendarUnit::day, span_of("2013/2014")), CalendarUnit::week);
    EXPECT_EQ(graph::unit_for_bins(CalendarUnit::day, span_of("1991/2024")), CalendarUnit::quarter);
    EXPECT_EQ(graph::unit_for_bins(CalendarUnit::month, span_of("1991/2024")),
              CalendarUnit::quarter);
    EXPECT_EQ(graph::unit_for_bins(CalendarUnit::month, span_of("1991/2023")), CalendarUnit::month);
    EXPECT_EQ(graph::unit_for_bins(CalendarUnit::day, {make_day(1, 1, 1), make_day(2999, 12, 31)}),
              CalendarUnit::decade);
    const auto store = StoreBuilder().event({.date = "1991"}).event({.date = "2024-12-31"}).build();
    const StackedBins bins = StackedHistogram(store).bins(CalendarUnit::day, *store->extent());
    EXPECT_EQ(bins.unit, CalendarUnit::quarter);
    EXPECT_EQ(bins.bins.size(), 136U);
}

TEST(StackedHistogram, TheSameOnOneThreadAndTwo) {
    base::Rng rng(4);
    StoreBuilder builder;
    for (int i = 0; i < 20'000; ++i) { // so many dates that they are counted in pieces
        const model::Day first = make_day(1900, 1, 1) + std::chrono::days{rng.below(40'000)};
        builder.event({.date = model::iso_day(first) + "/" +
                               model::iso_day(first + std::chrono::days{1 + rng.below(300)})});
    }
    const auto store = builder.build();
    const auto values = [&] {
        StackedHistogram histogram(store);
        histogram.set_failed(random_verdicts(rng, store->event_count()));
        return totals(histogram.bins(CalendarUnit::year, *store->extent()));
    };
    const base::ThreadLimit one(1);
    const auto alone = values();
    {
        const base::ThreadLimit two(2);
        EXPECT_EQ(values(), alone);
    }
}

TEST(BarScale, SuggestsAnotherWhereOneBarTowersAboveTheRest) {
    using graph::fitting_scale;
    EXPECT_EQ(fitting_scale({}), BarScale::linear);
    EXPECT_EQ(fitting_scale(std::vector<double>{0, 0, 5, 6, 7, 100}), BarScale::linear);
    EXPECT_EQ(fitting_scale(std::vector<double>{0, 0, 1, 2, 2, 41}), BarScale::root);
    EXPECT_EQ(fitting_scale(std::vector<double>{1, 1, 1, 401}), BarScale::log);
}

TEST(BarScale, RunsFromNothingToTheTop) {
    for (const BarScale scale : {BarScale::linear, BarScale::root, BarScale::log}) {
        EXPECT_EQ(graph::bar_height(scale, 0, 10), 0);
        EXPECT_EQ(graph::bar_height(scale, 5, 0), 0);
        EXPECT_DOUBLE_EQ(graph::bar_height(scale, 10, 10), 1);
        double before = 0;
        for (int value = 1; value <= 10; ++value) {
            const double height = graph::bar_height(scale, value, 10);
            EXPECT_GT(height, before);
            before = height;
        }
    }
    EXPECT_DOUBLE_EQ(graph::bar_height(BarScale::root, 25, 100), 0.5);
    EXPECT_GT(graph::bar_height(BarScale::log, 1, 1000),
              graph::bar_height(BarScale::root, 1, 1000));
}

} // namespace
} // namespace entente::test
