// SPDX-License-Identifier: MIT
#include "app/ui/timeline_window.hpp"

#include "app/document/time_steps.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace entente::ui {
namespace {

using graph::CalendarUnit;
using model::Day;
using model::make_day;
using model::Span;
using std::chrono::days;

const Span data_span{make_day(1991, 12, 8), make_day(2024, 12, 26)};
const Span two_years{make_day(2014, 3, 1), make_day(2016, 2, 29)};

SnapRule by(CalendarUnit unit, double attract_days = 0) {
    return {data_span, unit, true, attract_days};
}

SnapRule free_rule() {
    return {data_span, CalendarUnit::month, false, 0};
}

std::string days_of(const Span& span) {
    return model::iso_day(span.first) + " " + model::iso_day(span.last);
}

TEST(TimelineWindow, EdgesSnapToTheCalendarAndStayThere) {
    for (const CalendarUnit unit : {CalendarUnit::day, CalendarUnit::week, CalendarUnit::month,
                                    CalendarUnit::quarter, CalendarUnit::year}) {
        for (int i = 0; i < 400; ++i) {
            const Day day = make_day(2012, 1, 1) + days{i * 3};
            const Day once = snapped_edge(day, by(unit));
            EXPECT_EQ(snapped_edge(once, by(unit)), once);
            EXPECT_EQ(graph::start_of_unit(once, unit), once);
        }
    }
}

TEST(TimelineWindow, TheEndsOfTheDataWinOverTheCalendar) {
    EXPECT_EQ(snapped_edge(make_day(1991, 12, 20), by(CalendarUnit::month, 15)), data_span.first);
    EXPECT_EQ(snapped_edge(make_day(1991, 12, 28), by(CalendarUnit::month, 15)),
              make_day(1992, 1, 1));
    EXPECT_EQ(snapped_edge(make_day(2025, 1, 1), by(CalendarUnit::month)),
              data_span.last + days{1});
    EXPECT_EQ(snapped_edge(make_day(1900, 1, 1), free_rule()), data_span.first);
}

TEST(TimelineWindow, AnEndKeepsAUnitFromTheOther) {
    EXPECT_EQ(days_of(with_end(two_years, make_day(2015, 5, 9), by(CalendarUnit::month))),
              "2014-03-01 2015-04-30");
    EXPECT_EQ(days_of(with_end(two_years, make_day(2000, 1, 1), by(CalendarUnit::month))),
              "2014-03-01 2014-03-31");
    EXPECT_EQ(days_of(with_start(two_years, make_day(2020, 1, 1), by(CalendarUnit::month))),
              "2016-02-01 2016-02-29");
    EXPECT_EQ(days_of(with_end(two_years, make_day(2000, 1, 1), free_rule())),
              "2014-03-01 2014-03-01");
    EXPECT_EQ(days_of(with_end(two_years, make_day(2099, 1, 1), by(CalendarUnit::month))),
              "2014-03-01 2024-12-26");
}

TEST(TimelineWindow, MirroringMovesBothEndsAlike) {
    EXPECT_EQ(days_of(with_end_mirrored(two_years, make_day(2017, 1, 1), by(CalendarUnit::year))),
              "2013-01-01 2016-12-31");
    EXPECT_EQ(
        days_of(with_start_mirrored(two_years, make_day(2014, 6, 1), by(CalendarUnit::month))),
        "2014-06-01 2015-11-30");
    const Span tight = with_end_mirrored(two_years, make_day(2014, 1, 1), by(CalendarUnit::month));
    EXPECT_GE(tight.days(), 28);
    EXPECT_LE(tight.first, tight.last);
}

TEST(TimelineWindow, WholeMonthsStayWholeMonthsWhenMoved) {
    EXPECT_EQ(days_of(moved(two_years, 31, by(CalendarUnit::month))), "2014-04-01 2016-03-31");
    EXPECT_EQ(days_of(moved(two_years, -365, by(CalendarUnit::month))), "2013-03-01 2015-02-28");
    EXPECT_EQ(days_of(moved(two_years, 10, by(CalendarUnit::month))), days_of(two_years));
}

TEST(TimelineWindow, AnyOtherWindowKeepsItsDaysAndSnaps) {
    const Span odd{make_day(2014, 3, 5), make_day(2014, 6, 9)};
    const Span there = moved(odd, 400, by(CalendarUnit::month));
    EXPECT_EQ(there.days(), odd.days());
    EXPECT_EQ(there.first, make_day(2015, 4, 1));
    const Span ends_on_one{make_day(2014, 3, 5), make_day(2014, 6, 30)};
    const Span ended = moved(ends_on_one, 365, by(CalendarUnit::month));
    EXPECT_EQ(ended.days(), ends_on_one.days());
    EXPECT_EQ(ended.last, make_day(2015, 6, 30));
}

TEST(TimelineWindow, StopsFlushAtBothEndsWithItsWidth) {
    for (const SnapRule& rule :
         {by(CalendarUnit::month), by(CalendarUnit::year), by(CalendarUnit::day), free_rule()}) {
        const Span first = moved(two_years, -100'000, rule);
        EXPECT_EQ(first.first, data_span.first);
        EXPECT_EQ(first.days(), two_years.days());
        const Span last = moved(two_years, 100'000, rule);
        EXPECT_EQ(last.last, data_span.last);
        EXPECT_EQ(last.days(), two_years.days());
    }
    EXPECT_EQ(moved(data_span, 500, by(CalendarUnit::month)), data_span);
}

TEST(TimelineWindow, ANewWindowTakesAnyDirectionAndAtLeastAUnit) {
    const SnapRule rule = by(CalendarUnit::year);
    EXPECT_EQ(days_of(brushed(make_day(2009, 11, 1), make_day(2013, 2, 1), rule)),
              "2010-01-01 2012-12-31");
    EXPECT_EQ(brushed(make_day(2013, 2, 1), make_day(2009, 11, 1), rule),
              brushed(make_day(2009, 11, 1), make_day(2013, 2, 1), rule));
    EXPECT_EQ(days_of(brushed(make_day(2013, 2, 1), make_day(2013, 2, 9), rule)),
              "2013-01-01 2013-12-31");
    EXPECT_EQ(days_of(brushed(data_span.first, data_span.first, rule)), "1991-12-08 1991-12-31");
    EXPECT_EQ(days_of(brushed(make_day(2013, 2, 1), make_day(2013, 2, 1), free_rule())),
              "2013-02-01 2013-02-01");
}

TEST(TimelineWindow, AClickCentersIt) {
    const Span there = centered(two_years, make_day(2010, 1, 1), by(CalendarUnit::month));
    EXPECT_EQ(days_of(there), "2009-01-01 2010-12-31");
    EXPECT_EQ(centered(two_years, data_span.first, by(CalendarUnit::month)).first, data_span.first);
}

TEST(TimelineWindow, ExtendsTheNearerEnd) {
    const SnapRule rule = by(CalendarUnit::month);
    EXPECT_EQ(days_of(extended(two_years, make_day(2018, 1, 5), rule)), "2014-03-01 2017-12-31");
    EXPECT_EQ(days_of(extended(two_years, make_day(2010, 1, 5), rule)), "2010-01-01 2016-02-29");
    EXPECT_EQ(days_of(extended(two_years, make_day(2014, 7, 1), rule)), "2014-07-01 2016-02-29");
}

TEST(TimelineWindow, KeysMoveAnEndToTheNextBoundary) {
    const SnapRule rule = by(CalendarUnit::month);
    EXPECT_EQ(days_of(with_end_stepped(two_years, 1, rule)), "2014-03-01 2016-03-31");
    EXPECT_EQ(days_of(with_end_stepped(two_years, -1, rule)), "2014-03-01 2016-01-31");
    EXPECT_EQ(days_of(with_start_stepped(two_years, 1, rule)), "2014-04-01 2016-02-29");
    EXPECT_EQ(days_of(with_start_stepped(two_years, -1, rule)), "2014-02-01 2016-02-29");
    EXPECT_EQ(days_of(with_end_stepped(data_span, -1, rule)), "1991-12-08 2024-11-30");
    EXPECT_EQ(with_end_stepped(data_span, 1, rule), data_span);
    EXPECT_EQ(days_of(with_start_stepped(data_span, 1, rule)), "1992-01-01 2024-12-26");
}

TEST(TimelineWindow, WidensByUnits) {
    const SnapRule rule = by(CalendarUnit::month);
    EXPECT_EQ(days_of(widened(two_years, 1, rule)), "2014-03-01 2016-03-31");
    EXPECT_EQ(widened(widened(two_years, 1, rule), -1, rule), two_years);
    const Span at_end{make_day(2024, 1, 1), data_span.last};
    EXPECT_EQ(days_of(widened(at_end, 1, rule)), "2023-12-01 2024-12-26");
    EXPECT_EQ(days_of(widened_around(two_years, 1, rule)), "2014-02-01 2016-03-31");
    EXPECT_EQ(widened_around(widened_around(two_years, 1, rule), -1, rule), two_years);
    const Span month{make_day(2014, 3, 1), make_day(2014, 3, 31)};
    EXPECT_EQ(widened(month, -1, rule), month);
}

TEST(TimelineWindow, PagesLeaveNoDayOutAndShareNone) {
    Span page{make_day(2014, 3, 1), make_day(2014, 3, 31)};
    for (int i = 0; i < 40; ++i) {
        const Span next = paged(page, 1, data_span);
        EXPECT_EQ(next.first, page.last + days{1});
        EXPECT_EQ(paged(next, -1, data_span), page);
        page = next;
    }
    EXPECT_EQ(days_of(page), "2017-07-01 2017-07-31");
    const Span odd{make_day(2014, 3, 5), make_day(2014, 6, 9)};
    EXPECT_EQ(paged(odd, 1, data_span).first, odd.last + days{1});
    EXPECT_EQ(paged(odd, 1, data_span).days(), odd.days());
}

TEST(TimelineWindow, MilestonesWinOverTheCalendar) {
    const std::vector<Day> stops{make_day(2014, 3, 18), make_day(2015, 2, 12)};
    SnapRule rule = by(CalendarUnit::month, 6);
    rule.stops = stops;
    EXPECT_EQ(snapped_edge(make_day(2014, 3, 13), rule), make_day(2014, 3, 18));
    EXPECT_EQ(snapped_edge(make_day(2014, 3, 24), rule), make_day(2014, 3, 18));
    EXPECT_EQ(snapped_edge(make_day(2014, 3, 25), rule), make_day(2014, 4, 1));
    EXPECT_EQ(days_of(with_end(two_years, make_day(2015, 2, 10), rule)), "2014-03-01 2015-02-11");
    // The end of the band comes near to one: it ends there, as many days long.
    const Span there = moved(two_years, -380, rule);
    EXPECT_EQ(there.last, make_day(2015, 2, 11));
    EXPECT_EQ(there.days(), two_years.days());
}

TEST(TimelineWindow, SnappingTwiceIsSnappingOnceWithMilestonesToo) {
    const std::vector<Day> stops{make_day(2014, 3, 4), make_day(2014, 3, 9),
                                 make_day(2015, 12, 28)};
    for (const double reach : {0.0, 3.0, 12.0, 40.0}) {
        for (const CalendarUnit unit :
             {CalendarUnit::day, CalendarUnit::week, CalendarUnit::month, CalendarUnit::year}) {
            SnapRule rule = by(unit, reach);
            rule.stops = stops;
            for (int i = -400; i < 1400; i += 3) {
                const Day once = snapped_edge(make_day(2013, 6, 1) + days{i}, rule);
                EXPECT_EQ(snapped_edge(once, rule), once);
            }
        }
    }
}

TEST(TimelineWindow, TheUnitIsTheSmallestThatIsWideEnough) {
    EXPECT_EQ(unit_of_scale(0.1, 8), graph::UnitKind::day);
    EXPECT_EQ(unit_of_scale(0.5, 8), graph::UnitKind::week);
    EXPECT_EQ(unit_of_scale(1, 8), graph::UnitKind::month);
    EXPECT_EQ(unit_of_scale(5, 8), graph::UnitKind::quarter);
    EXPECT_EQ(unit_of_scale(20, 8), graph::UnitKind::year);
    EXPECT_EQ(unit_of_scale(78, 8), graph::UnitKind::decade) << "three centuries on 1400 pixels";
    EXPECT_EQ(unit_of_scale(10'000, 8), graph::UnitKind::decade);
}

} // namespace
} // namespace entente::ui
