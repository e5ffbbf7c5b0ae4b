// SPDX-License-Identifier: MIT
#include "app/graph/turning_points.hpp"

#include "app/base/parallel.hpp"
#include "app/graph/histogram.hpp"
#include "tests/graph/random_events.hpp"
#include "tests/graph/readable.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace entente::test {
namespace {

using graph::BinDistances;
using graph::CalendarUnit;
using graph::TieIndex;
using graph::turning_points;
using model::Day;
using model::make_day;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<model::Span> bins_of(std::string_view edtf, CalendarUnit unit) {
    const model::Span range = span_of(edtf);
    std::vector<model::Span> bins;
    for (Day day = range.first; day <= range.last;) {
        const Day next = graph::add_units(day, unit, 1);
        bins.push_back({day, next - std::chrono::days{1}});
        day = next;
    }
    return bins;
}

/// The distance of two windows, by their ties.
double distance_of(TieIndex& index, const model::Span& a, const model::Span& b) {
    std::vector<double> before(index.dyads().size());
    index.set_window({a});
    for (std::size_t tie = 0; tie < before.size(); ++tie) {
        before[tie] = index.strength(tie);
    }
    index.set_window({b});
    double least = 0;
    double most = 0;
    for (std::size_t tie = 0; tie < before.size(); ++tie) {
        least += std::min(before[tie], index.strength(tie));
        most += std::max(before[tie], index.strength(tie));
    }
    return most > 0 ? 1 - least / most : 0;
}

TEST(BinDistances, AreThoseOfTheBinsAsWindows) {
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        base::Rng rng(seed);
        const auto store = random_store(rng, 150);
        TieIndex index(store, {});
        index.set_failed(random_verdicts(rng, store->event_count()));
        for (const CalendarUnit unit : {CalendarUnit::month, CalendarUnit::quarter}) {
            const auto bins = bins_of("2010-04/2013-06", unit);
            const BinDistances distances = index.distances_of(bins);
            ASSERT_EQ(distances.from_before.size(), bins.size());
            EXPECT_EQ(distances.from_before[0], 0);
            for (std::size_t i = 1; i < bins.size(); ++i) {
                ASSERT_NEAR(distances.from_before[i], distance_of(index, bins[i - 1], bins[i]),
                            1e-9)
                    << i;
            }
        }
    }
}

TEST(BinDistances, NothingComesOfNothing) {
    TieIndex index(StoreBuilder().build(), {});
    EXPECT_THAT(index.distances_of({}).from_before, IsEmpty());
    const auto bins = bins_of("2013", CalendarUnit::month);
    EXPECT_THAT(index.distances_of(bins).from_before, testing::Each(0.0));
    EXPECT_THAT(turning_points(index.distances_of(bins)), IsEmpty());
}

TEST(BinDistances, TheSameOnOneThreadAndTwo) {
    base::Rng rng(5);
    const auto store = random_store(rng, 500);
    const TieIndex index(store, {});
    const auto bins = bins_of("2010/2013", CalendarUnit::month);
    const base::ThreadLimit one(1);
    const BinDistances alone = index.distances_of(bins);
    {
        const base::ThreadLimit two(2);
        EXPECT_EQ(index.distances_of(bins).from_before, alone.from_before);
    }
}

/// A network of 12 actors that meet their own partners each month, with some chance; in the months
/// told, everybody changes partners.
std::shared_ptr<const model::EventStore> made(const std::vector<int>& turns, std::uint64_t seed) {
    base::Rng rng(seed);
    StoreBuilder builder;
    std::uint32_t shift = 1;
    for (int month = 0; month < 48; ++month) {
        if (std::find(turns.begin(), turns.end(), month) != turns.end()) {
            ++shift;
        }
        for (std::uint32_t i = 0; i < 120; ++i) {
            const std::uint32_t a = rng.below(12);
            const std::uint32_t other = rng.below(10) == 0 ? 1 + rng.below(11) : shift;
            builder.event(
                {.date = fmt::format("{}-{:02}-{:02}", 2010 + month / 12, 1 + month % 12,
                                     1 + rng.below(28)),
                 .participants = {fmt::format("a{}", a), fmt::format("a{}", (a + other) % 12)}});
        }
    }
    return builder.build();
}

TEST(TurningPoints, AreWhereEverybodyChangesPartners) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const TieIndex index(made({17, 30}, seed), {});
        const auto points =
            turning_points(index.distances_of(bins_of("2010/2013", CalendarUnit::month)));
        std::vector<std::string> days;
        for (const graph::TurningPoint& point : points) {
            days.push_back(model::iso_day(point.day));
            EXPECT_GT(point.distance, 0.6);
            EXPECT_GT(point.prominence, 2.5);
        }
        EXPECT_THAT(days, ElementsAre("2011-06-01", "2012-07-01")) << seed;
    }
}

TEST(TurningPoints, AreAtMostAsManyAsAskedForTheMostProminent) {
    const TieIndex index(made({6, 17, 30, 40}, 3), {});
    const BinDistances distances = index.distances_of(bins_of("2010/2013", CalendarUnit::month));
    EXPECT_EQ(turning_points(distances).size(), 4U);
    const auto two = turning_points(distances, {.most = 2});
    ASSERT_EQ(two.size(), 2U);
    EXPECT_LT(two[0].day, two[1].day);
    EXPECT_THAT(turning_points(distances, {.most = 0}), IsEmpty());
}

TEST(TurningPoints, AFewEventsByThemselvesTurnNothing) {
    StoreBuilder builder;
    for (int month = 0; month < 36; ++month) {
        const int events = month == 20 ? 1 : 40; // one month is nearly empty
        for (int i = 0; i < events; ++i) {
            const int a = month == 20 ? 99 : i % 20;
            builder.event({.date = fmt::format("{}-{:02}-05", 2010 + month / 12, 1 + month % 12),
                           .participants = {fmt::format("a{}", a), fmt::format("a{}", a + 1)}});
        }
    }
    const TieIndex index(builder.build(), {});
    EXPECT_THAT(turning_points(index.distances_of(bins_of("2010/2012", CalendarUnit::month))),
                IsEmpty());
}

TEST(TurningPoints, LoneDatesFarFromTheOthersTurnNothing) {
    const std::vector<int> turns{17, 30};
    base::Rng rng(4);
    StoreBuilder builder;
    std::uint32_t shift = 1;
    for (int month = 0; month < 48; ++month) {
        shift += std::find(turns.begin(), turns.end(), month) != turns.end() ? 1 : 0;
        for (std::uint32_t i = 0; i < 120; ++i) {
            const std::uint32_t a = rng.below(12);
            builder.event(
                {.date = fmt::format("{}-{:02}-{:02}", 2010 + month / 12, 1 + month % 12,
                                     1 + rng.below(28)),
                 .participants = {fmt::format("a{}", a), fmt::format("a{}", (a + shift) % 12)}});
        }
    }
    // Two busy months by themselves, years before; everybody meets somebody else in each.
    for (const int month : {3, 4}) {
        for (std::uint32_t i = 0; i < 60; ++i) {
            builder.event({.date = fmt::format("2004-{:02}-05", month),
                           .participants = {fmt::format("a{}", i % 12),
                                            fmt::format("a{}", (i % 12 + 2 + i % 7) % 12)}});
        }
    }
    const TieIndex index(builder.build(), {});
    const auto points =
        turning_points(index.distances_of(bins_of("2004-03/2013-12", CalendarUnit::month)));
    std::vector<std::string> days;
    for (const graph::TurningPoint& point : points) {
        days.push_back(model::iso_day(point.day));
    }
    EXPECT_THAT(days, ElementsAre("2011-06-01", "2012-07-01"));
}

TEST(TurningPoints, AHandfulOfTiesABinSaysNothing) {
    base::Rng rng(9);
    StoreBuilder builder;
    for (int month = 0; month < 40; ++month) {
        for (int i = 0; i < 2; ++i) {
            const std::uint32_t a = rng.below(12);
            builder.event({.date = fmt::format("{}-{:02}-05", 2010 + month / 12, 1 + month % 12),
                           .participants = {fmt::format("a{}", a),
                                            fmt::format("a{}", (a + 1 + rng.below(11)) % 12)}});
        }
    }
    const TieIndex index(builder.build(), {});
    EXPECT_THAT(turning_points(index.distances_of(bins_of("2010/2013", CalendarUnit::month))),
                IsEmpty());
}

} // namespace
} // namespace entente::test
