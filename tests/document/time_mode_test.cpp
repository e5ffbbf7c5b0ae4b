// SPDX-License-Identifier: MIT
#include "app/document/time_mode.hpp"

#include "app/base/rng.hpp"
#include "app/document/time_steps.hpp"

#include <gmock/gmock.h>

namespace entente::document {
namespace {

using graph::CalendarUnit;
using model::Day;
using model::make_day;
using model::Span;
using model::Window;
using model::WindowMode;

const Span domain{make_day(1991, 12, 8), make_day(2024, 12, 26)};
constexpr CalendarUnit month = CalendarUnit::month;
constexpr std::array every_mode{TimeMode::window, TimeMode::growing, TimeMode::from_here,
                                TimeMode::instant, TimeMode::memory};
constexpr std::array every_unit{CalendarUnit::day,     CalendarUnit::week, CalendarUnit::month,
                                CalendarUnit::quarter, CalendarUnit::year, CalendarUnit::decade};

Span span_of_days(int y1, unsigned m1, unsigned d1, int y2, unsigned m2, unsigned d2) {
    return {make_day(y1, m1, d1), make_day(y2, m2, d2)};
}
const Span march_2014 = span_of_days(2014, 3, 1, 2014, 3, 31);

Window random_window(base::Rng& rng) {
    const auto length = static_cast<std::uint32_t>(domain.days());
    const Day first = domain.first + std::chrono::days{rng.below(length)};
    const Span span{first, first + std::chrono::days{rng.below(900)}};
    return {.span = moved_into(span, domain), .half_life_days = 90};
}

TEST(TimeMode, HasANameThatFindsIt) {
    for (const TimeMode mode : every_mode) {
        EXPECT_EQ(time_mode(name_of(mode)), mode);
    }
    EXPECT_EQ(time_mode("cumulative"), std::nullopt);
}

TEST(TimeMode, FitsWhatTheIndexIsTold) {
    for (const TimeMode mode : every_mode) {
        for (const Span& span : {march_2014, Span{domain.first, march_2014.last}, domain}) {
            const WindowMode index = index_mode(mode, span, domain);
            EXPECT_EQ(fitting_time_mode(mode, index), mode) << name_of(mode);
        }
    }
    EXPECT_EQ(fitting_time_mode(TimeMode::window, WindowMode::cumulative), TimeMode::growing);
    EXPECT_EQ(fitting_time_mode(TimeMode::instant, WindowMode::decay), TimeMode::memory);
    EXPECT_EQ(fitting_time_mode(TimeMode::memory, WindowMode::window), TimeMode::window);
}

TEST(TimeMode, GivesAWindowItsForm) {
    const Window window{.span = march_2014};
    EXPECT_EQ(fitted(TimeMode::growing, window, domain, month).mode, WindowMode::window)
        << "from a pinned start";
    EXPECT_EQ(
        fitted(TimeMode::growing, {.span = {domain.first, march_2014.last}}, domain, month).mode,
        WindowMode::cumulative);
    EXPECT_EQ(fitted(TimeMode::from_here, window, domain, month).span,
              (Span{march_2014.first, domain.last}));
    EXPECT_EQ(fitted(TimeMode::instant, window, domain, CalendarUnit::year).span,
              span_of_days(2014, 1, 1, 2014, 12, 31));
    EXPECT_EQ(fitted(TimeMode::instant, {.span = domain}, domain, month).span,
              span_of_days(2024, 12, 1, 2024, 12, 26))
        << "no further than the data";
    const Window memory = fitted(TimeMode::memory, window, domain, month);
    EXPECT_EQ(memory.mode, WindowMode::decay);
    EXPECT_EQ(memory.span, (Span{domain.first, march_2014.last}));
}

TEST(TimeMode, FittingTwiceIsFittingOnceAndStaysInTheDomain) {
    base::Rng rng(1);
    for (int i = 0; i < 2000; ++i) {
        Window window = random_window(rng);
        window.span.first -= std::chrono::days{rng.below(3) == 0 ? 20'000 : 0};
        window.span.last += std::chrono::days{rng.below(3) == 0 ? 20'000 : 0};
        for (const TimeMode mode : every_mode) {
            const CalendarUnit unit = every_unit[rng.below(6)];
            const Window once = fitted(mode, window, domain, unit);
            EXPECT_EQ(fitted(mode, once, domain, unit), once);
            EXPECT_GE(once.span.first, domain.first);
            EXPECT_LE(once.span.last, domain.last);
            EXPECT_LE(once.span.first, once.span.last);
            EXPECT_EQ(fitting_time_mode(mode, once.mode), mode);
            EXPECT_EQ(once.half_life_days, window.half_life_days);
        }
    }
}

TEST(TimeMode, StepsMoveWhatLeads) {
    const auto step = [](TimeMode mode, const Span& span, int steps) {
        return stepped(mode, fitted(mode, {.span = span}, domain, month), domain, month, steps)
            .span;
    };
    EXPECT_EQ(step(TimeMode::window, march_2014, 1), span_of_days(2014, 4, 1, 2014, 4, 30));
    EXPECT_EQ(step(TimeMode::growing, march_2014, 2), span_of_days(2014, 3, 1, 2014, 5, 31));
    EXPECT_EQ(step(TimeMode::growing, march_2014, -9), span_of_days(2014, 3, 1, 2014, 3, 1))
        << "the pinned start stays";
    EXPECT_EQ(step(TimeMode::from_here, march_2014, 1), (Span{make_day(2014, 4, 1), domain.last}));
    EXPECT_EQ(step(TimeMode::from_here, march_2014, 9999),
              (Span{make_day(2024, 12, 1), domain.last}))
        << "no sliver of the last day";
    EXPECT_EQ(step(TimeMode::instant, march_2014, -1), span_of_days(2014, 2, 1, 2014, 2, 28));
    EXPECT_EQ(step(TimeMode::instant, march_2014, 9999), span_of_days(2024, 12, 1, 2024, 12, 26));
    EXPECT_EQ(step(TimeMode::memory, march_2014, 1), (Span{domain.first, make_day(2014, 4, 30)}));
}

TEST(TimeMode, StepsOfTheIndexsModesAreThoseThatWere) {
    base::Rng rng(2);
    for (int i = 0; i < 2000; ++i) {
        Window window = random_window(rng);
        const int steps = static_cast<int>(rng.below(80)) - 40;
        const CalendarUnit unit = every_unit[rng.below(6)];
        EXPECT_EQ(stepped(TimeMode::window, window, domain, unit, steps),
                  stepped(window, domain, unit, steps));
        window.mode = WindowMode::decay;
        window.span.first = domain.first;
        EXPECT_EQ(stepped(TimeMode::memory, window, domain, unit, steps),
                  stepped(window, domain, unit, steps));
    }
}

TEST(TimeMode, TwelveMonthsAreAYearInEveryMode) {
    base::Rng rng(3);
    for (int i = 0; i < 500; ++i) {
        const Window window = random_window(rng);
        for (const TimeMode mode : {TimeMode::window, TimeMode::growing, TimeMode::memory}) {
            const Window start = fitted(mode, window, domain, month);
            EXPECT_EQ(stepped(mode, start, domain, month, 12),
                      stepped(mode, start, domain, CalendarUnit::year, 1));
        }
    }
}

TEST(TimeMode, BringsAWindowToADay) {
    const Day day = make_day(2015, 7, 14);
    const auto brought = [&](TimeMode mode, Day to) {
        return brought_to(mode, fitted(mode, {.span = march_2014}, domain, month), to, domain,
                          month)
            .span;
    };
    EXPECT_EQ(brought(TimeMode::window, day), span_of_days(2015, 6, 29, 2015, 7, 29));
    EXPECT_EQ(brought(TimeMode::window, domain.first),
              (Span{domain.first, domain.first + std::chrono::days{30}}));
    EXPECT_EQ(brought(TimeMode::growing, day), (Span{march_2014.first, day}));
    EXPECT_EQ(brought(TimeMode::from_here, day), (Span{day, domain.last}));
    EXPECT_EQ(brought(TimeMode::instant, day), span_of_days(2015, 7, 1, 2015, 7, 31));
    EXPECT_EQ(brought(TimeMode::memory, day), (Span{domain.first, day}));
}

TEST(TimeMode, JumpsFromMarkToMarkAndBack) {
    const std::vector<Day> marks{make_day(1991, 12, 9), make_day(2013, 11, 24),
                                 make_day(2015, 7, 14), make_day(2015, 7, 20),
                                 make_day(2024, 12, 25)};
    for (const TimeMode mode : every_mode) {
        Window window = fitted(mode, {.span = march_2014}, domain, month);
        std::vector<Window> there;
        while (const auto next = at_next_of(marks, 1, mode, window, domain, month)) {
            ASSERT_LT(cursor_of(mode, window), cursor_of(mode, *next));
            there.push_back(window = *next);
            ASSERT_LE(there.size(), marks.size()) << "it ends";
        }
        ASSERT_GE(there.size(), 2U) << name_of(mode);
        EXPECT_EQ(at_next_of(marks, 1, mode, window, domain, month), std::nullopt);
        for (std::size_t i = there.size() - 1; i-- > 0;) {
            const auto back = at_next_of(marks, -1, mode, window, domain, month);
            ASSERT_TRUE(back);
            EXPECT_EQ(back->span, there[i].span) << name_of(mode);
            window = *back;
        }
    }
    EXPECT_EQ(at_next_of({}, 1, TimeMode::window, {.span = march_2014}, domain, month),
              std::nullopt);
}

TEST(CalendarWidth, IsTheLargestUnitThatTheSpanIsMadeOf) {
    using W = CalendarWidth;
    EXPECT_EQ(width_of(march_2014, {}), (W{CalendarUnit::month, 1}));
    EXPECT_EQ(width_of(span_of_days(2014, 1, 1, 2014, 3, 31), {}), (W{CalendarUnit::quarter, 1}));
    EXPECT_EQ(width_of(span_of_days(2014, 2, 1, 2015, 3, 31), {}), (W{CalendarUnit::month, 14}));
    EXPECT_EQ(width_of(span_of_days(2012, 1, 1, 2013, 12, 31), {}), (W{CalendarUnit::year, 2}));
    EXPECT_EQ(width_of(span_of_days(2014, 3, 3, 2014, 3, 16), {}), (W{CalendarUnit::week, 2}));
    EXPECT_EQ(width_of(span_of_days(2014, 3, 2, 2014, 3, 16), {}), (W{CalendarUnit::day, 15}));
    base::Rng rng(4);
    for (int i = 0; i < 1000; ++i) {
        const Span span = random_window(rng).span;
        EXPECT_EQ(ending_at(span.last, width_of(span, {})), span);
        EXPECT_EQ(starting_at(span.first, width_of(span, {})), span);
    }
    EXPECT_EQ(ending_at(make_day(2015, 2, 28), {CalendarUnit::month, 1}),
              span_of_days(2015, 2, 1, 2015, 2, 28));
}

TEST(ModeMemory, KeepsTheEndAndRemembersTheWidth) {
    ModeMemory memory;
    Window window{.span = march_2014};
    window = memory.switched(TimeMode::window, window, TimeMode::growing, domain, month);
    EXPECT_EQ(window.span, (Span{domain.first, march_2014.last}));
    EXPECT_EQ(window.mode, WindowMode::cumulative);
    window = stepped(TimeMode::growing, window, domain, month, 11);
    window = memory.switched(TimeMode::growing, window, TimeMode::memory, domain, month);
    EXPECT_EQ(window.span, (Span{domain.first, make_day(2015, 2, 28)}));
    window = memory.switched(TimeMode::memory, window, TimeMode::window, domain, month);
    EXPECT_EQ(window.span, span_of_days(2015, 2, 1, 2015, 2, 28)) << "a month is a month";
    EXPECT_EQ(window.mode, WindowMode::window);
    window =
        memory.switched(TimeMode::window, window, TimeMode::instant, domain, CalendarUnit::year);
    EXPECT_EQ(window.span, span_of_days(2015, 1, 1, 2015, 12, 31));
    window = stepped(TimeMode::instant, window, domain, CalendarUnit::year, 1);
    window = memory.switched(TimeMode::instant, window, TimeMode::window, domain, month);
    EXPECT_EQ(window.span, span_of_days(2016, 12, 1, 2016, 12, 31));
}

TEST(ModeMemory, APinnedStartIsPinnedAgain) {
    ModeMemory memory;
    Window window =
        fitted(TimeMode::growing, {.span = span_of_days(2010, 1, 1, 2014, 3, 31)}, domain, month);
    window = memory.switched(TimeMode::growing, window, TimeMode::memory, domain, month);
    window = stepped(TimeMode::memory, window, domain, month, 1);
    window = memory.switched(TimeMode::memory, window, TimeMode::growing, domain, month);
    EXPECT_EQ(window.span, span_of_days(2010, 1, 1, 2014, 4, 30));
    window = memory.switched(TimeMode::growing, window, TimeMode::memory, domain, month);
    window = stepped(TimeMode::memory, window, domain, CalendarUnit::year, -10);
    window = memory.switched(TimeMode::memory, window, TimeMode::growing, domain, month);
    EXPECT_EQ(window.span, (Span{domain.first, make_day(2004, 4, 30)}))
        << "a start that would lie behind the end is none";
}

TEST(ModeMemory, FromHereBeginsWhereTheWindowBegan) {
    ModeMemory memory;
    Window window{.span = march_2014};
    window = memory.switched(TimeMode::window, window, TimeMode::from_here, domain, month);
    EXPECT_EQ(window.span, (Span{march_2014.first, domain.last}));
    window = stepped(TimeMode::from_here, window, domain, month, 1);
    window = memory.switched(TimeMode::from_here, window, TimeMode::window, domain, month);
    EXPECT_EQ(window.span, span_of_days(2014, 4, 1, 2014, 4, 30));
}

TEST(ModeMemory, ComingBackWithoutHavingMovedGivesTheVeryWindow) {
    base::Rng rng(5);
    for (int i = 0; i < 500; ++i) {
        ModeMemory memory;
        TimeMode mode = every_mode[rng.below(5)];
        const TimeMode home = mode;
        const CalendarUnit unit = every_unit[rng.below(6)];
        const Window start = fitted(mode, random_window(rng), domain, unit);
        Window window = start;
        for (std::uint32_t k = 1 + rng.below(4); k > 0; --k) {
            const TimeMode next = every_mode[rng.below(5)];
            window = memory.switched(mode, window, next, domain, unit);
            EXPECT_EQ(fitted(next, window, domain, unit), window);
            mode = next;
        }
        EXPECT_EQ(memory.switched(mode, window, home, domain, unit), start);
    }
}

TEST(ModeMemory, ADomainOfOneDayLeavesNoChoice) {
    const Span day{make_day(2013, 12, 11), make_day(2013, 12, 11)};
    ModeMemory memory;
    for (const TimeMode mode : every_mode) {
        const Window window =
            memory.switched(TimeMode::window, {.span = day}, mode, day, CalendarUnit::year);
        EXPECT_EQ(window.span, day);
        EXPECT_EQ(stepped(mode, window, day, CalendarUnit::day, 5).span, day);
    }
}

} // namespace
} // namespace entente::document
