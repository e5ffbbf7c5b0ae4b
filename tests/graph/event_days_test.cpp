// SPDX-License-Identifier: MIT
#include "app/graph/event_days.hpp"

#include "tests/graph/random_events.hpp"
#include "tests/graph/readable.hpp"

#include <gtest/gtest.h>

namespace entente::test {
namespace {

using graph::bulk_of_time;
using graph::BulkOfTime;
using graph::EventDays;
using model::Day;
using model::make_day;

TEST(EventDays, KnowsQuietStretchesAndWhereTheyEnd) {
    const auto store = StoreBuilder()
                           .event({.date = "2003-04-30"})
                           .event({.date = "2003-08-12"})
                           .event({.date = "2003-08-20/2003-09-05"})
                           .event({.date = "XXXX"})
                           .build();
    const EventDays days = EventDays::of(*store);
    EXPECT_EQ(days.event_count(), 3U);
    EXPECT_EQ(days.undated_count(), 1U);
    EXPECT_TRUE(days.is_quiet(span_of("2003-05/2003-07")));
    EXPECT_EQ(days.next_after(make_day(2003, 7, 31)), make_day(2003, 8, 12));
    EXPECT_EQ(days.next_after(make_day(2003, 8, 12)), make_day(2003, 8, 20));
    EXPECT_EQ(days.next_after(make_day(2003, 8, 20)), std::nullopt);
    EXPECT_EQ(days.last_before(make_day(2003, 5, 1)), make_day(2003, 4, 30));
    EXPECT_EQ(days.last_before(make_day(2003, 4, 30)), std::nullopt);
    EXPECT_EQ(days.last_before(make_day(2004, 1, 1)), make_day(2003, 9, 5));
    EXPECT_EQ(days.count_in(span_of("2003-08")), 2U);
    EXPECT_EQ(days.count_in(span_of("2003-09-05")), 1U);
    EXPECT_TRUE(days.is_quiet(span_of("2003-09-06")));
    EXPECT_TRUE(EventDays().is_quiet(model::Span::all()));
}

TEST(EventDays, AgreeWithALookAtEveryEvent) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        base::Rng rng(seed);
        const auto store = random_store(rng, static_cast<int>(rng.below(40)));
        const auto failed = random_verdicts(rng, store->event_count());
        const EventDays days = EventDays::of(*store, failed);
        for (int i = 0; i < 200; ++i) {
            const Day first = make_day(2009, 6, 1) + std::chrono::days{rng.below(2000)};
            const model::Span span{first, first + std::chrono::days{rng.below(60)}};
            std::uint32_t count = 0;
            std::optional<Day> next;
            std::optional<Day> before;
            for (std::uint32_t e = 0; e < store->event_count(); ++e) {
                if (failed[e] != 0) {
                    continue;
                }
                const model::Span of = store->span(model::EventId{e});
                count += of.meets(span) ? 1 : 0;
                if (of.first > first && (!next || of.first < *next)) {
                    next = of.first;
                }
                if (of.last < first && (!before || of.last > *before)) {
                    before = of.last;
                }
            }
            ASSERT_EQ(days.count_in(span), count);
            ASSERT_EQ(days.next_after(first), next);
            ASSERT_EQ(days.last_before(first), before);
        }
    }
}

std::optional<BulkOfTime> bulk(StoreBuilder& builder) {
    const auto store = builder.build();
    std::vector<std::uint32_t> counts(store->dates().size(), 0);
    for (std::uint32_t i = 0; i < store->event_count(); ++i) {
        ++counts[store->date_number(model::EventId{i})];
    }
    return bulk_of_time(store->dates(), counts);
}

StoreBuilder years_2010_to_2024() {
    StoreBuilder builder;
    for (int i = 0; i < 400; ++i) {
        builder.event({.date = fmt::format("{}-{:02}-01", 2010 + i % 15, 1 + i / 15 % 12)});
    }
    return builder;
}

TEST(BulkOfTime, LeavesAMistypedYearOut) {
    StoreBuilder builder = years_2010_to_2024();
    builder.event({.date = "1014-03-07"}).event({.date = "2104-01"}).event({.date = "0201/.."});
    const auto found = bulk(builder);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->span, (model::Span{make_day(2010, 1, 1), make_day(2024, 12, 1)}));
    EXPECT_EQ(found->before, 2U);
    EXPECT_EQ(found->after, 1U);
}

TEST(BulkOfTime, OffersNothingWhereTheDataAreTogether) {
    StoreBuilder builder = years_2010_to_2024();
    EXPECT_FALSE(bulk(builder));
    StoreBuilder none;
    EXPECT_FALSE(bulk(none));
    StoreBuilder one;
    one.event({.date = "2014"});
    EXPECT_FALSE(bulk(one));
}

TEST(BulkOfTime, TwoHeapsAreNoOutliers) {
    StoreBuilder builder = years_2010_to_2024();
    for (int i = 0; i < 10; ++i) {
        builder.event({.date = fmt::format("18{:02}", 10 + i)});
    }
    EXPECT_FALSE(bulk(builder)) << "more than one in a hundred";
    StoreBuilder near = years_2010_to_2024();
    near.event({.date = "2000"});
    EXPECT_FALSE(bulk(near)) << "not far enough";
}

} // namespace
} // namespace entente::test
