// SPDX-License-Identifier: MIT
#include "app/document/time_course.hpp"

#include "app/document/arrangement.hpp"
#include "app/document/home_layout.hpp"
#include "app/document/window_places.hpp"
#include "app/graph/calendar.hpp"
#include "app/graph/tie_index.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/icews.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace entente::document {
namespace {

using model::make_day;
using test::StoreBuilder;

std::vector<model::Span> periods_between(const std::string& first, const std::string& last) {
    StoreBuilder builder;
    builder.event({.date = first, .participants = {"a", "b"}});
    builder.event({.date = last, .participants = {"b", "c"}});
    return periods_of(*builder.build());
}

TEST(PeriodsOf, AreTheSmallestUnitsOfWhichThereAreNotTooMany) {
    const auto days = periods_between("2014-05-03", "2014-05-20");
    ASSERT_EQ(days.size(), 18U);
    EXPECT_EQ(days[1], (model::Span{make_day(2014, 5, 4), make_day(2014, 5, 4)}));
    const auto months = periods_between("2014-01-07", "2014-12-30");
    ASSERT_EQ(months.size(), 12U);
    EXPECT_EQ(months[1], (model::Span{make_day(2014, 2, 1), make_day(2014, 2, 28)}));
    EXPECT_EQ(periods_between("2005-01-01", "2015-12-31").size(), 11U);
}

TEST(PeriodsOf, FollowEachOtherAndAreNeverMoreThan24) {
    for (const auto& last : {"0102-01-01", "0150-01-01", "0400-01-01", "1900-06-05"}) {
        const auto periods = periods_between("0100-01-01", last);
        EXPECT_GE(periods.size(), 3U) << last;
        EXPECT_LE(periods.size(), 24U) << last;
        for (std::size_t i = 1; i < periods.size(); ++i) {
            EXPECT_EQ(periods[i].first, periods[i - 1].last + std::chrono::days{1}) << last;
        }
    }
}

TEST(PeriodsOf, WhereNothingGoesByThereAreNone) {
    EXPECT_TRUE(periods_between("2014-05-03", "2014-05-04").empty());
    StoreBuilder undated;
    undated.event({.date = "XXXX", .participants = {"a", "b"}});
    EXPECT_TRUE(periods_of(*undated.build()).empty());
}

/// A chain of states in each of six months, from another end each month.
std::shared_ptr<const model::EventStore> six_months() {
    StoreBuilder builder;
    for (int month = 1; month <= 6; ++month) {
        for (int i = 0; i < 30; ++i) {
            const int other = (i + 1 + (i % 3 == 0 ? month * 4 : 0)) % 30;
            builder.event({.date = "2014-0" + std::to_string(month) + "-11",
                           .participants = {"s" + std::to_string(i), "s" + std::to_string(other)}});
        }
    }
    return builder.build();
}

class TimeCourseTest : public testing::Test {
  protected:
    std::vector<base::Vec2> places_of(int month, const TimeCourse* course) {
        model::Window window;
        window.span = graph::unit_around(make_day(2014, static_cast<unsigned>(month), 11),
                                         graph::CalendarUnit::month);
        index.set_window(window);
        return window_places(index.snapshot({}), homes, {}, usual_reach, course, days_of(window));
    }
    std::shared_ptr<const model::EventStore> store = six_months();
    graph::TieIndex index{store, {}};
    std::vector<base::Vec2> homes = home_positions(index.all_time(), graph::node_count(*store), 1);
};

TEST_F(TimeCourseTest, WithItAWalkThroughTimeIsCalmer) {
    const TimeCourse course(*store, homes, usual_reach);
    ASSERT_TRUE(course.is_known());
    const auto walk = [&](const TimeCourse* by) {
        double sum = 0;
        std::vector<base::Vec2> before = places_of(1, by);
        for (int month = 2; month <= 6; ++month) {
            const std::vector<base::Vec2> now = places_of(month, by);
            for (std::size_t node = 0; node < now.size(); ++node) {
                sum += static_cast<double>(base::length(now[node] - before[node]));
            }
            before = now;
        }
        return sum;
    };
    EXPECT_LT(walk(&course), walk(nullptr));
}

TEST_F(TimeCourseTest, PlacesDependOnTheWindowAndNotOnTheWayThere) {
    const TimeCourse course(*store, homes, usual_reach);
    const std::vector<base::Vec2> first = places_of(3, &course);
    places_of(6, &course);
    EXPECT_EQ(places_of(3, &course), first);
    const TimeCourse again(*store, homes, usual_reach);
    EXPECT_EQ(places_of(3, &again), first);
}

TEST_F(TimeCourseTest, HomesThatAreNotKnownHaveNone) {
    homes[3].x = std::numeric_limits<float>::quiet_NaN();
    EXPECT_FALSE(TimeCourse(*store, homes, usual_reach).is_known());
}

TEST(DaysOf, AWindowThatFadesIsAboutItsLastTwoHalfLives) {
    model::Window window;
    window.span = {model::Span::earliest, make_day(2014, 3, 31)};
    window.mode = model::WindowMode::decay;
    window.half_life_days = 15;
    EXPECT_EQ(days_of(window), (model::Span{make_day(2014, 3, 1), make_day(2014, 3, 31)}));
    window.mode = model::WindowMode::cumulative;
    EXPECT_EQ(days_of(window), window.span);
}

/// What was asked for: under 2 % of movement at no more than 1.15 times the stress of a layout that
/// is made for the month alone.
TEST(TimeCourseOfIcews, MonthsAreCalmAndTrueAtOnce) {
    const std::filesystem::path folder =
        std::filesystem::path(ENTENTE_SOURCE_DIR) / ".." / "shared" / "data" / "icews14";
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << folder << " is not at hand";
    }
    const auto data = test::read_icews(folder);
    ASSERT_TRUE(data);
    const auto store = test::store_of(*data);
    graph::TieIndex index(store, {});
    const auto homes = home_positions(index.all_time(), graph::node_count(*store), 1);
    const TimeCourse course(*store, homes, usual_reach);
    PlacedWindow before;
    double moved = 0;
    for (unsigned month = 1; month <= 12; ++month) {
        model::Window window;
        window.span = graph::unit_around(make_day(2014, month, 1), graph::CalendarUnit::month);
        index.set_window(window);
        const graph::TieGraph network = index.snapshot({});
        const auto places =
            window_places(network, homes, {}, usual_reach, &course, days_of(window));
        const WindowMeasures measures =
            measure_window(network, homes, places, month > 1 ? &before : nullptr, true);
        EXPECT_LE(measures.stress, 1.15 * *measures.stress_alone) << month;
        moved += measures.movement.value_or(0);
        before = placed_window(network, places);
    }
    EXPECT_LT(moved / 11, 0.02);
}

} // namespace
} // namespace entente::document
