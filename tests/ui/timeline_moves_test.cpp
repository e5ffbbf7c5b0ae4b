// SPDX-License-Identifier: MIT
#include "app/ui/timeline_moves.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace entente::ui {
namespace {

using document::TimeMode;
using graph::CalendarUnit;
using model::Day;
using model::make_day;
using model::Span;
using model::Window;
using model::WindowMode;
using std::chrono::days;

const Span domain{make_day(2000, 1, 1), make_day(2019, 12, 31)};

WindowMoves moves(TimeMode mode, CalendarUnit unit = CalendarUnit::month,
                  bool keeps_width = false) {
    return {mode, SnapRule{domain, unit, true, 0}, keeps_width};
}

Window window(Day first, Day last, WindowMode mode = WindowMode::window) {
    return {{first, last}, mode, 365};
}

const Window year_2010 = window(make_day(2010, 1, 1), make_day(2010, 12, 31));
const Window until_2010 = window(domain.first, make_day(2010, 12, 31), WindowMode::cumulative);
const Window from_2010 = window(make_day(2010, 1, 1), domain.last);
const Window march_2010 = window(make_day(2010, 3, 1), make_day(2010, 3, 31));
const Window fading = window(domain.first, make_day(2010, 12, 31), WindowMode::decay);

std::string days_of(const Window& of) {
    return model::iso_day(of.span.first) + " " + model::iso_day(of.span.last);
}

TimePoint at(Day day) {
    return {day, day};
}

TEST(TimelineMoves, ALeftHandlePinsTheStartOfAGrowingWindow) {
    const WindowMoves how = moves(TimeMode::growing);
    const Window pinned = how.with_edge(until_2010, Edge::start, make_day(2005, 3, 9));
    EXPECT_EQ(days_of(pinned), "2005-03-01 2010-12-31");
    EXPECT_EQ(pinned.mode, WindowMode::window);
    EXPECT_EQ(how.edge_at_border(pinned, Edge::start), until_2010) << "it is let go again";
    EXPECT_EQ(days_of(how.band_moved(pinned, 365)), "2005-03-01 2011-12-31");
    EXPECT_EQ(days_of(how.at_border(pinned, Border::start)), "2005-03-01 2005-03-31");
}

TEST(TimelineMoves, EachModeHasTheEdgesThatItHas) {
    const Day there = make_day(2012, 1, 1);
    EXPECT_EQ(moves(TimeMode::from_here).with_edge(from_2010, Edge::end, there), from_2010);
    EXPECT_EQ(days_of(moves(TimeMode::from_here).with_edge(from_2010, Edge::start, there)),
              "2012-01-01 2019-12-31");
    EXPECT_EQ(moves(TimeMode::memory).with_edge(fading, Edge::start, there), fading);
    EXPECT_EQ(days_of(moves(TimeMode::memory).with_edge(fading, Edge::end, there)),
              "2000-01-01 2011-12-31");
    EXPECT_EQ(moves(TimeMode::memory).with_edge(fading, Edge::end, there).mode, WindowMode::decay);
    for (const Edge edge : {Edge::start, Edge::end}) {
        EXPECT_EQ(moves(TimeMode::instant).with_edge_stepped(march_2010, edge, 1), march_2010);
    }
}

TEST(TimelineMoves, TheBandMovesWhatLeads) {
    EXPECT_EQ(days_of(moves(TimeMode::window).band_moved(year_2010, 31)), "2010-02-01 2011-01-31");
    EXPECT_EQ(days_of(moves(TimeMode::growing).band_moved(until_2010, 31)),
              "2000-01-01 2011-01-31");
    EXPECT_EQ(days_of(moves(TimeMode::memory).band_moved(fading, -31)), "2000-01-01 2010-11-30");
    EXPECT_EQ(days_of(moves(TimeMode::from_here).band_moved(from_2010, 31)),
              "2010-02-01 2019-12-31");
    EXPECT_EQ(days_of(moves(TimeMode::instant).band_moved(march_2010, 33)),
              "2010-04-01 2010-04-30");
    EXPECT_EQ(moves(TimeMode::instant).band_moved(march_2010, 9), march_2010);
}

TEST(TimelineMoves, AClickCentersOrLeads) {
    const TimePoint there = at(make_day(2015, 6, 9));
    EXPECT_EQ(days_of(moves(TimeMode::window).clicked(year_2010, there)), "2014-12-01 2015-11-30");
    EXPECT_EQ(days_of(moves(TimeMode::growing).clicked(until_2010, there)),
              "2000-01-01 2015-05-31");
    EXPECT_EQ(days_of(moves(TimeMode::memory).clicked(fading, there)), "2000-01-01 2015-05-31");
    EXPECT_EQ(days_of(moves(TimeMode::from_here).clicked(from_2010, there)),
              "2015-06-01 2019-12-31");
    EXPECT_EQ(days_of(moves(TimeMode::instant).clicked(march_2010, there)),
              "2015-06-01 2015-06-30");
}

TEST(TimelineMoves, APeriodIsTheWindowOrWhereItLeads) {
    const Span period{make_day(2013, 4, 1), make_day(2013, 6, 30)};
    EXPECT_EQ(moves(TimeMode::window).on_period(year_2010, period).span, period);
    EXPECT_EQ(days_of(moves(TimeMode::growing).on_period(until_2010, period)),
              "2000-01-01 2013-06-30");
    EXPECT_EQ(days_of(moves(TimeMode::from_here).on_period(from_2010, period)),
              "2013-04-01 2019-12-31");
    EXPECT_EQ(days_of(moves(TimeMode::instant).on_period(march_2010, period)),
              "2013-04-01 2013-04-30");
    const Span beyond{make_day(2019, 1, 1), make_day(2028, 12, 31)};
    EXPECT_EQ(days_of(moves(TimeMode::window).on_period(year_2010, beyond)),
              "2019-01-01 2019-12-31");
}

TEST(TimelineMoves, TheWholeIsWhatTheModeCanShow) {
    EXPECT_EQ(moves(TimeMode::window).whole(year_2010).span, domain);
    EXPECT_EQ(moves(TimeMode::from_here).whole(from_2010).span, domain);
    EXPECT_EQ(moves(TimeMode::memory).whole(fading).span, domain);
    EXPECT_EQ(moves(TimeMode::instant).whole(march_2010), march_2010);
}

TEST(TimelineMoves, BordersAreFlush) {
    EXPECT_EQ(days_of(moves(TimeMode::window).at_border(year_2010, Border::end)),
              "2019-01-01 2019-12-31");
    EXPECT_EQ(days_of(moves(TimeMode::growing).at_border(until_2010, Border::start)),
              "2000-01-01 2000-01-31");
    EXPECT_EQ(moves(TimeMode::growing).at_border(until_2010, Border::end).span, domain);
    EXPECT_EQ(days_of(moves(TimeMode::from_here).at_border(from_2010, Border::end)),
              "2019-12-01 2019-12-31");
    EXPECT_EQ(days_of(moves(TimeMode::instant).at_border(march_2010, Border::end)),
              "2019-12-01 2019-12-31");
}

TEST(TimelineMoves, PagesGoByTheWidthOrTheHalfLifeElseByALargerUnit) {
    EXPECT_EQ(days_of(moves(TimeMode::window).paged(year_2010, 1)), "2011-01-01 2011-12-31");
    EXPECT_EQ(days_of(moves(TimeMode::instant).paged(march_2010, 1)), "2010-04-01 2010-04-30");
    model::Window half_a_year = fading;
    half_a_year.half_life_days = 183;
    EXPECT_EQ(moves(TimeMode::memory).paged(half_a_year, -1).span.last,
              graph::add_units(fading.span.last + std::chrono::days{1}, CalendarUnit::month, -6) -
                  std::chrono::days{1});
    half_a_year.half_life_days = 2;
    EXPECT_EQ(moves(TimeMode::memory).paged(half_a_year, -1).span.last,
              graph::add_units(fading.span.last + std::chrono::days{1}, CalendarUnit::month, -1) -
                  std::chrono::days{1})
        << "at least a unit";
    EXPECT_EQ(days_of(moves(TimeMode::growing).paged(until_2010, -1)), "2000-01-01 2009-12-31");
    EXPECT_EQ(days_of(moves(TimeMode::from_here).paged(from_2010, 1)), "2011-01-01 2019-12-31");
    const auto end_by = [&](CalendarUnit unit) {
        return model::iso_day(moves(TimeMode::growing, unit).paged(until_2010, -1).span.last);
    };
    EXPECT_EQ(end_by(CalendarUnit::day), "2010-12-24");
    EXPECT_EQ(end_by(CalendarUnit::week), "2010-10-01");
    EXPECT_EQ(end_by(CalendarUnit::quarter), "2009-12-31");
    EXPECT_EQ(end_by(CalendarUnit::year), "2000-12-31");
}

TEST(TimelineMoves, ALockedWidthIsMoved) {
    const WindowMoves how = moves(TimeMode::window, CalendarUnit::month, true);
    EXPECT_EQ(days_of(how.with_edge(year_2010, Edge::end, make_day(2011, 3, 2))),
              "2010-03-01 2011-02-28");
    EXPECT_EQ(days_of(how.with_edge(year_2010, Edge::start, make_day(2009, 12, 3))),
              "2009-12-01 2010-11-30");
    EXPECT_EQ(days_of(how.with_edge_stepped(year_2010, Edge::start, 1)), "2010-02-01 2011-01-31");
    EXPECT_EQ(how.widened(year_2010, 1), year_2010);
    EXPECT_EQ(how.widened_around(year_2010, 1), year_2010);
    EXPECT_EQ(how.whole(year_2010), year_2010);
    EXPECT_EQ(how.extended(year_2010, at(make_day(2015, 1, 1))), year_2010);
    EXPECT_EQ(days_of(how.brushed(year_2010, at(make_day(2003, 1, 1)), at(make_day(2007, 1, 1)))),
              "2006-07-01 2007-06-30");
    const Span period{make_day(2013, 1, 1), make_day(2013, 12, 31)};
    EXPECT_EQ(how.on_period(year_2010, period).span, period) << "as wide, it is met";
    // Other modes have no width to lock.
    EXPECT_EQ(days_of(moves(TimeMode::growing, CalendarUnit::month, true)
                          .with_edge(until_2010, Edge::end, make_day(2012, 1, 1))),
              "2000-01-01 2011-12-31");
}

TEST(TimelineMoves, WhatComesIsAlwaysOfItsMode) {
    for (const TimeMode mode : {TimeMode::window, TimeMode::growing, TimeMode::from_here,
                                TimeMode::instant, TimeMode::memory}) {
        for (const CalendarUnit unit :
             {CalendarUnit::day, CalendarUnit::week, CalendarUnit::month, CalendarUnit::quarter,
              CalendarUnit::year, CalendarUnit::decade}) {
            const WindowMoves how = moves(mode, unit);
            const Window from = document::fitted(mode, year_2010, domain, unit);
            const TimePoint point = at(make_day(2017, 5, 3));
            const std::vector<Window> all{how.with_edge(from, Edge::start, point.edge),
                                          how.with_edge(from, Edge::end, point.edge),
                                          how.with_edge_stepped(from, Edge::end, -3),
                                          how.band_moved(from, 700),
                                          how.band_moved(from, -100'000),
                                          how.brushed(from, at(make_day(2004, 2, 29)), point),
                                          how.clicked(from, point),
                                          how.extended(from, point),
                                          how.whole(from),
                                          how.at_border(from, Border::start),
                                          how.at_border(from, Border::end),
                                          how.widened(from, 2),
                                          how.paged(from, 1)};
            for (const Window& there : all) {
                EXPECT_EQ(document::fitted(mode, there, domain, unit), there)
                    << document::name_of(mode) << " " << graph::name_of(unit) << " "
                    << days_of(there);
            }
        }
    }
}

} // namespace
} // namespace entente::ui
