// SPDX-License-Identifier: MIT
#include "app/document/time_steps.hpp"

#include "app/base/rng.hpp"

#include <gmock/gmock.h>

namespace entente::document {
namespace {

using graph::CalendarUnit;
using model::make_day;
using model::Span;
using model::Window;
using model::WindowMode;

const Span all_time{make_day(1991, 12, 8), make_day(2024, 12, 26)};

TEST(TimeSteps, AMonthStaysAMonthWhenItIsMoved) {
    const Span february{make_day(2015, 2, 1), make_day(2015, 2, 28)};
    EXPECT_EQ(shifted(february, CalendarUnit::month, 1),
              (Span{make_day(2015, 3, 1), make_day(2015, 3, 31)}));
    EXPECT_EQ(shifted(february, CalendarUnit::month, 12),
              (Span{make_day(2016, 2, 1), make_day(2016, 2, 29)}));
    EXPECT_EQ(shifted(february, CalendarUnit::month, -2),
              (Span{make_day(2014, 12, 1), make_day(2014, 12, 31)}));
}

TEST(TimeSteps, TwelveMonthsAreAYearFromAnyDay) {
    base::Rng rng(7);
    for (int i = 0; i < 2000; ++i) {
        const model::Day first = all_time.first + std::chrono::days{rng.below(9000)};
        const Window window{.span = {first, first + std::chrono::days{rng.below(400)}}};
        EXPECT_EQ(stepped(window, all_time, CalendarUnit::month, 12),
                  stepped(window, all_time, CalendarUnit::year, 1))
            << model::iso_day(first);
    }
}

TEST(TimeSteps, AWindowStopsFlushAtBothEndsAndKeepsItsWidth) {
    const Window window{.span = {make_day(2013, 1, 1), make_day(2013, 12, 31)}};
    const Window late = stepped(window, all_time, CalendarUnit::year, 100);
    EXPECT_EQ(late.span.last, all_time.last);
    EXPECT_EQ(late.span.days(), shifted(window.span, CalendarUnit::year, 100).days());
    const Window early = stepped(window, all_time, CalendarUnit::year, -100);
    EXPECT_EQ(early.span.first, all_time.first);
    EXPECT_EQ(early.span.days(), 365);
}

TEST(TimeSteps, OnlyTheEndMovesWhereTheEndLeads) {
    const Window window{.span = {make_day(2000, 1, 1), make_day(2013, 1, 31)},
                        .mode = WindowMode::cumulative};
    const Window next = stepped(window, all_time, CalendarUnit::month, 1);
    EXPECT_EQ(next.span, (Span{make_day(2000, 1, 1), make_day(2013, 2, 28)}));
    EXPECT_EQ(stepped(window, all_time, CalendarUnit::year, 99).span.last, all_time.last);
}

TEST(TimeSteps, SnappingTwiceIsSnappingOnce) {
    base::Rng rng(3);
    for (int i = 0; i < 3000; ++i) {
        const model::Day day = make_day(1800, 1, 1) + std::chrono::days{rng.below(400'000)};
        for (const auto unit : {CalendarUnit::day, CalendarUnit::week, CalendarUnit::month,
                                CalendarUnit::quarter, CalendarUnit::year, CalendarUnit::decade}) {
            const model::Day once = snapped(day, unit);
            EXPECT_EQ(snapped(once, unit), once);
            EXPECT_EQ(graph::start_of_unit(once, unit), once);
        }
    }
    EXPECT_EQ(snapped(make_day(2013, 6, 20), CalendarUnit::year), make_day(2013, 1, 1));
    EXPECT_EQ(snapped(make_day(2013, 8, 20), CalendarUnit::year), make_day(2014, 1, 1));
}

TEST(TimeSteps, TheFirstUnitFitsTheDomain) {
    EXPECT_EQ(fitting_unit(all_time), graph::UnitKind::month);
    EXPECT_EQ(fitting_unit({make_day(1900, 1, 1), make_day(1999, 12, 31)}), graph::UnitKind::year);
    EXPECT_EQ(fitting_unit({make_day(2014, 1, 1), make_day(2014, 12, 31)}), graph::UnitKind::week);
    EXPECT_EQ(fitting_unit({make_day(2014, 1, 1), make_day(2014, 1, 1)}), graph::UnitKind::day);
}

} // namespace
} // namespace entente::document
