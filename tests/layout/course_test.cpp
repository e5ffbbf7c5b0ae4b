// SPDX-License-Identifier: MIT
#include "app/layout/course.hpp"

#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/layout/force_simulation.hpp"
#include "app/layout/quality.hpp"
#include "app/layout/relaxation.hpp"
#include "tests/support/graphs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace entente::layout {
namespace {

std::vector<base::Vec2> rested(const LayoutGraph& graph) {
    const auto layout = start_force_simulation(graph, {});
    while (layout->step() == LayoutState::running) {
    }
    return {layout->positions().begin(), layout->positions().end()};
}

/// Two communities through six periods: each has two ties of three, by chance.
class CourseTest : public testing::Test {
  protected:
    void SetUp() override {
        base::Rng rng(5);
        periods.assign(6, LayoutGraph{all.node_count, {}});
        for (const Edge& edge : all.edges) {
            for (LayoutGraph& period : periods) {
                if (rng.below(3) > 0) {
                    period.edges.push_back(edge);
                }
            }
        }
    }
    [[nodiscard]] double diagonal() const { return diagonal_of(homes); }
    [[nodiscard]] double moved(const std::vector<std::vector<base::Vec2>>& places) const {
        double sum = 0;
        for (std::size_t period = 1; period < places.size(); ++period) {
            for (std::size_t node = 0; node < homes.size(); ++node) {
                sum += static_cast<double>(
                    base::length(places[period][node] - places[period - 1][node]));
            }
        }
        return sum / diagonal();
    }
    [[nodiscard]] double stress(const std::vector<std::vector<base::Vec2>>& places) const {
        double sum = 0;
        for (std::size_t period = 0; period < places.size(); ++period) {
            sum += normalized_stress(periods[period], places[period]);
        }
        return sum;
    }
    LayoutGraph all = test::two_communities(120, 20, 3);
    std::vector<base::Vec2> homes = rested(all);
    std::vector<LayoutGraph> periods;
};

TEST_F(CourseTest, MovesLessAndTellsDistancesBetterThanPeriodsRelaxedOneByOne) {
    std::vector<std::vector<base::Vec2>> one_by_one;
    for (const LayoutGraph& period : periods) {
        one_by_one.push_back(relax(period, homes));
    }
    const Course course = course_of(periods, homes);
    EXPECT_LT(moved(course.places), 0.9 * moved(one_by_one));
    EXPECT_LT(stress(course.places), stress(one_by_one));
}

TEST_F(CourseTest, TheCalmerTheLessNodesMove) {
    CourseSettings calm;
    calm.calm = 1;
    CourseSettings lively;
    lively.calm = 0.02F;
    const Course still = course_of(periods, homes, calm);
    const Course moving = course_of(periods, homes, lively);
    EXPECT_LT(moved(still.places), 0.3 * moved(moving.places));
    EXPECT_LT(stress(moving.places), stress(still.places));
}

TEST_F(CourseTest, NoNodeGetsBeyondReach) {
    CourseSettings settings;
    settings.reach = 0.03F;
    double farthest = 0;
    const Course course = course_of(periods, homes, settings);
    const auto relaxed = relax(periods[2], 1.5, 4, course, homes, settings);
    for (const std::vector<base::Vec2>& places : {course.places[0], course.places[4], relaxed}) {
        for (std::size_t node = 0; node < homes.size(); ++node) {
            farthest =
                std::max(farthest, static_cast<double>(base::length(places[node] - homes[node])));
        }
    }
    EXPECT_LE(farthest, 0.03 * diagonal() * 1.001);
    EXPECT_GT(farthest, 0.03 * diagonal() * 0.9) << "nothing moved as far as it might";
}

TEST_F(CourseTest, AWindowOfAPeriodLiesWhereTheCourseHasIt) {
    const Course course = course_of(periods, homes);
    for (std::size_t period = 0; period < periods.size(); ++period) {
        const auto at = static_cast<double>(period);
        const auto relaxed = relax(periods[period], at, at + 1, course, homes);
        EXPECT_LT(movement(course.places[period], relaxed), 0.005) << period;
    }
}

TEST_F(CourseTest, AWindowOfAllTimeIsNearHome) {
    const Course course = course_of(periods, homes);
    const auto relaxed = relax(all, 0, 6, course, homes);
    EXPECT_LT(movement(homes, relaxed), 0.02);
}

TEST_F(CourseTest, WhoIsAwayIsOnTheWayBetweenAndWhoIsNeverThereIsAtHome) {
    LayoutGraph more = all;
    more.node_count += 1;
    homes.push_back(homes[0] + base::Vec2{0.5F, 0.5F});
    constexpr std::uint32_t away = 7;
    for (std::size_t period = 0; period < periods.size(); ++period) {
        periods[period].node_count += 1;
        if (period == 2 || period == 3) {
            auto& edges = periods[period].edges;
            edges.erase(
                std::remove_if(edges.begin(), edges.end(),
                               [](const Edge& edge) { return edge.a == away || edge.b == away; }),
                edges.end());
        }
    }
    const Course course = course_of(periods, homes);
    const base::Vec2 before = course.places[1][away];
    const base::Vec2 after = course.places[4][away];
    EXPECT_LT(base::length(course.places[2][away] - (before + (after - before) / 3.0F)), 1e-4F);
    EXPECT_LT(base::length(course.places[3][away] - (before + (after - before) / 1.5F)), 1e-4F);
    for (const auto& places : course.places) {
        EXPECT_LT(base::length(places.back() - homes.back()), 1e-4F);
    }
    // Nor does a window that does not tie it draw it elsewhere.
    EXPECT_LT(base::length(relax(periods[2], 2, 3, course, homes)[away] - course.places[2][away]),
              1e-4F);
}

TEST_F(CourseTest, BetweenPeriodsNodesAreOnStraightWaysAndBeyondThemTheyRest) {
    const Course course = course_of(periods, homes);
    const auto between = course.at(1.25);
    for (std::size_t node = 0; node < homes.size(); ++node) {
        const base::Vec2 a = course.places[1][node];
        EXPECT_LT(base::length(between[node] - (a + (course.places[2][node] - a) * 0.25F)), 1e-4F);
    }
    EXPECT_EQ(course.at(-3), course.places.front());
    EXPECT_EQ(course.at(9), course.places.back());
    EXPECT_EQ(course.at(4), course.places[4]);
}

TEST_F(CourseTest, HasTheSameBitsOnOneThreadAndOnMore) {
    const auto run = [&](int threads) {
        const base::ThreadLimit limit(threads);
        Course course = course_of(periods, homes);
        course.places.push_back(relax(periods[1], 0.5, 2, course, homes));
        return course.places;
    };
    EXPECT_EQ(run(1), run(4));
}

TEST(CourseOf, TakesAnyPeriods) {
    EXPECT_TRUE(course_of({}, {}).places.empty());
    EXPECT_TRUE(Course{}.at(2).empty());
    const std::vector<base::Vec2> one_place(5, {2, 2});
    const std::vector<LayoutGraph> periods{
        {5, {}}, {5, {{0, 1, 1}, {1, 2, 1}, {2, 2, 1}}}, {5, {}}};
    const Course course = course_of(periods, one_place);
    ASSERT_EQ(course.places.size(), 3U);
    for (const auto& places : course.places) {
        EXPECT_EQ(places, one_place);
    }
    const std::vector<base::Vec2> apart{{0, 0}, {1, 0}, {0, 3}, {2, 2}, {5, 5}};
    EXPECT_EQ(course_of(std::vector<LayoutGraph>{{5, {}}, {5, {}}}, apart).places[1], apart);
}

} // namespace
} // namespace entente::layout
