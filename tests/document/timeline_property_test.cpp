// SPDX-License-Identifier: MIT
// What holds for any data and any way of moving the window (TIMELINE.md, sections 2 and 10).
#include "app/base/rng.hpp"
#include "app/document/document.hpp"
#include "app/document/time_mode.hpp"
#include "app/document/time_steps.hpp"
#include "app/graph/tie_index.hpp"
#include "tests/graph/random_events.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace entente::document {
namespace {

using graph::CalendarUnit;
using graph::TieIndex;
using model::Day;
using model::make_day;
using model::Span;
using model::Window;
using std::chrono::days;

constexpr std::array modes{TimeMode::window, TimeMode::growing, TimeMode::from_here,
                           TimeMode::instant, TimeMode::memory};
constexpr std::array units{CalendarUnit::day,     CalendarUnit::week, CalendarUnit::month,
                           CalendarUnit::quarter, CalendarUnit::year, CalendarUnit::decade};

struct Expected {
    std::uint32_t count = 0;
    double strength = 0;
};

/// What a mode shows, in its own words: of model::WindowMode nothing is known here.
std::optional<double> factor_of(const Span& event, TimeMode mode, const Window& window,
                                const Span& domain, CalendarUnit unit) {
    const Day a = window.span.first;
    const Day b = window.span.last;
    switch (mode) {
    case TimeMode::window:
        return event.last >= a && event.first <= b ? std::optional(1.0) : std::nullopt;
    case TimeMode::growing: // from the first day, or from where the start is pinned
        return event.first <= b && (a <= domain.first || event.last >= a) ? std::optional(1.0)
                                                                          : std::nullopt;
    case TimeMode::from_here:
        return event.last >= a && event.first <= domain.last ? std::optional(1.0) : std::nullopt;
    case TimeMode::instant: {
        const Day start = std::max(graph::start_of_unit(b, unit), domain.first);
        const Day end = std::min(end_of_unit(b, unit), domain.last);
        return event.last >= start && event.first <= end ? std::optional(1.0) : std::nullopt;
    }
    case TimeMode::memory:
        if (event.first > b) {
            return std::nullopt;
        }
        return event.last >= b ? 1.0
                               : std::exp2(-static_cast<double>((b - event.last).count()) /
                                           window.half_life_days);
    }
    return std::nullopt;
}

void expect_what_the_mode_shows(const TieIndex& index, TimeMode mode, const Window& window,
                                const Span& domain, CalendarUnit unit,
                                const std::vector<std::uint8_t>& failed) {
    const model::EventStore& store = index.store();
    std::map<graph::Dyad, Expected> expected;
    std::size_t events = 0;
    std::vector<graph::Contribution> contributions;
    for (std::uint32_t i = 0; i < store.event_count(); ++i) {
        const model::EventId event{i};
        const auto factor = factor_of(store.span(event), mode, window, domain, unit);
        if (failed[i] != 0 || !factor) {
            continue;
        }
        ++events;
        contributions_of(store, event, index.rules(), contributions);
        for (const graph::Contribution& part : contributions) {
            ++expected[part.dyad].count;
            expected[part.dyad].strength += part.weight * *factor;
        }
    }
    ASSERT_EQ(index.event_count(), events);
    for (std::size_t tie = 0; tie < index.dyads().size(); ++tie) {
        const auto known = expected.find(index.dyads()[tie]);
        const Expected wanted = known == expected.end() ? Expected{} : known->second;
        ASSERT_EQ(index.count(tie), wanted.count);
        ASSERT_NEAR(index.strength(tie), wanted.strength, 1e-10 * (1 + wanted.strength));
    }
}

class AnyMoves : public testing::TestWithParam<std::uint64_t> {};

TEST_P(AnyMoves, ShowWhatTheModeSaysInAllFiveModes) {
    base::Rng rng(GetParam());
    const auto store = test::random_store(rng, 30 + static_cast<int>(rng.below(120)));
    TieIndex index(store, {.roll_up = GetParam() % 2 == 0});
    const Span domain{store->extent() ? *store->extent()
                                      : Span{make_day(2010, 1, 1), make_day(2013, 12, 31)}};
    std::vector<std::uint8_t> failed(store->event_count(), 0);
    ModeMemory memory;
    TimeMode mode = modes[GetParam() % modes.size()];
    CalendarUnit unit = CalendarUnit::month;
    Window window = fitted(mode, {.span = domain, .half_life_days = 90}, domain, unit);
    const auto any_day = [&] {
        return domain.first + days{rng.below(static_cast<std::uint32_t>(domain.days()))};
    };
    for (int move = 0; move < 300; ++move) {
        switch (rng.below(9)) {
        case 0:
            for (std::uint8_t& verdict : failed) {
                verdict = rng.below(3) == 0 ? 1 : 0;
            }
            index.set_failed(failed);
            break;
        case 1: {
            const TimeMode next = modes[rng.below(modes.size())];
            window = memory.switched(mode, window, next, domain, unit);
            mode = next;
            break;
        }
        case 2:
            unit = units[rng.below(units.size())];
            window = fitted(mode, window, domain, unit);
            break;
        case 3: {
            const Day a = any_day();
            const Day b = any_day();
            window.span = {std::min(a, b), std::max(a, b)};
            window = fitted(mode, window, domain, unit);
            break;
        }
        case 4:
            window = brought_to(mode, window, any_day(), domain, unit);
            break;
        case 5:
            window.half_life_days = 1 + rng.below(900);
            break;
        default:
            window = stepped(mode, window, domain, unit, static_cast<int>(rng.below(7)) - 3);
            break;
        }
        index.set_window(window);
        ASSERT_GE(window.span.first, domain.first);
        ASSERT_LE(window.span.last, domain.last);
        ASSERT_LE(window.span.first, window.span.last);
        ASSERT_NO_FATAL_FAILURE(
            expect_what_the_mode_shows(index, mode, window, domain, unit, failed))
            << "move " << move << " mode " << name_of(mode) << " by " << graph::name_of(unit)
            << " to " << model::iso_day(window.span.first) << " - "
            << model::iso_day(window.span.last);
    }
}

INSTANTIATE_TEST_SUITE_P(Stores, AnyMoves, testing::Range<std::uint64_t>(1, 36)); // 10,500 moves

/// Events of a day each, so that none lies in two windows.
std::shared_ptr<const model::EventStore> events_of_days(base::Rng& rng, int count, Day from,
                                                        std::uint32_t among) {
    test::StoreBuilder builder;
    for (int i = 0; i < count; ++i) {
        builder.event({.date = model::iso_day(from + days{rng.below(among)}),
                       .participants = {"a", rng.below(2) == 0 ? "b" : "c"}});
    }
    return builder.build();
}

TEST(Windows, SideBySideHoldEachEventOnce) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        base::Rng rng(seed);
        const auto store = events_of_days(rng, 300, make_day(2011, 11, 5), 900);
        const Span domain = *store->extent();
        for (const CalendarUnit unit : units) {
            TieIndex index(store, {});
            // Units of the calendar, as an instant goes from one to the next.
            Window window =
                fitted(TimeMode::instant, {.span = {domain.first, domain.first}}, domain, unit);
            std::size_t events = 0;
            Day next = domain.first;
            for (bool is_last = false; !is_last;) {
                EXPECT_EQ(window.span.first, next);
                next = window.span.last + days{1};
                is_last = window.span.last == domain.last;
                index.set_window(window);
                events += index.event_count();
                window = stepped(TimeMode::instant, window, domain, unit, 1);
            }
            EXPECT_EQ(events, store->event_count()) << graph::name_of(unit);
            // What has begun, and what is still to come.
            const Day cut =
                domain.first + days{rng.below(static_cast<std::uint32_t>(domain.days() - 1))};
            index.set_window(brought_to(TimeMode::growing, {.span = domain}, cut, domain, unit));
            events = index.event_count();
            index.set_window(
                brought_to(TimeMode::from_here, {.span = domain}, cut + days{1}, domain, unit));
            EXPECT_EQ(events + index.event_count(), store->event_count());
        }
    }
}

TEST(Windows, StepAlikeOnLeapDaysAndInTheFirstAndTheLastYears) {
    for (const int year : {1, 4, 1600, 1900, 2000, 2023, 2024, 2996, 2999}) {
        const Span domain{make_day(year, 1, 1) - days{800}, make_day(year, 12, 31) + days{900}};
        for (Day day = make_day(year, 1, 1); day <= make_day(year, 12, 31); day += days{1}) {
            for (const TimeMode mode : modes) {
                const Window start =
                    fitted(mode, {.span = {day, day + days{13}}}, domain, CalendarUnit::month);
                const Window months = stepped(mode, start, domain, CalendarUnit::month, 12);
                if (mode != TimeMode::instant) { // whose unit is another one then
                    ASSERT_EQ(months.span, stepped(mode, start, domain, CalendarUnit::year, 1).span)
                        << model::iso_day(day) << " " << name_of(mode);
                }
                // Back again, but for the 31st and the 29th, which shorter months do not have.
                const bool is_in_all =
                    std::chrono::year_month_day{day}.day() <= std::chrono::day{14};
                if (is_in_all && mode != TimeMode::instant) {
                    ASSERT_EQ(stepped(mode, months, domain, CalendarUnit::month, -12).span,
                              start.span)
                        << model::iso_day(day) << " " << name_of(mode);
                }
            }
        }
    }
    const Span leap{make_day(2024, 2, 1), make_day(2024, 2, 29)};
    EXPECT_EQ(shifted(leap, CalendarUnit::month, 12).last, make_day(2025, 2, 28));
    EXPECT_EQ(shifted(leap, CalendarUnit::month, 48),
              (Span{make_day(2028, 2, 1), make_day(2028, 2, 29)}));
}

TEST(Documents, OfYearsOneAnd2999CanBeMovedThrough) {
    for (const char* const year : {"0001", "2999"}) {
        test::StoreBuilder builder;
        builder.event({.date = std::string(year) + "-01-01", .participants = {"a", "b"}});
        builder.event({.date = std::string(year) + "-12-31", .participants = {"a", "c"}});
        Document document(builder.build());
        const Span domain = document.domain();
        EXPECT_EQ(model::iso_day(domain.first), std::string(year) + "-01-01");
        EXPECT_EQ(model::iso_day(domain.last), std::string(year) + "-12-31");
        for (const TimeMode mode : modes) {
            document.apply(SetTimeMode{mode});
            for (const CalendarUnit unit : units) {
                for (const int steps : {-3, 1, 20, -40}) {
                    document.apply(StepWindow{unit, steps});
                    const Span span = document.view().window.span;
                    ASSERT_GE(span.first, domain.first);
                    ASSERT_LE(span.last, domain.last);
                    ASSERT_LE(span.first, span.last);
                }
            }
        }
    }
}

TEST(Documents, OfOneDayStayOnItWhateverIsDone) {
    test::StoreBuilder builder;
    builder.event({.date = "2013-12-11", .participants = {"a", "b"}});
    Document document(builder.build());
    const Span day{make_day(2013, 12, 11), make_day(2013, 12, 11)};
    EXPECT_EQ(document.domain(), day);
    for (const TimeMode mode : modes) {
        document.apply(SetTimeMode{mode});
        document.apply(StepWindow{CalendarUnit::month, 5});
        document.apply(StepWindow{CalendarUnit::day, -5});
        EXPECT_EQ(document.view().window.span, day) << name_of(mode);
        EXPECT_EQ(document.ties().event_count(), 1U) << name_of(mode);
        document.apply(Play{});
        for (int frame = 0; frame < 100; ++frame) {
            document.advance(0.1);
        }
        EXPECT_EQ(document.view().window.span, day) << name_of(mode);
    }
}

TEST(Documents, WithoutADateShowAllEventsInEveryWindow) {
    test::StoreBuilder builder;
    for (int i = 0; i < 5; ++i) {
        builder.event({.date = "XXXX", .participants = {"a", "b"}});
    }
    Document document(builder.build());
    for (const TimeMode mode : modes) {
        document.apply(SetTimeMode{mode});
        document.apply(StepWindow{CalendarUnit::month, 3});
        EXPECT_EQ(document.ties().event_count(), 5U) << name_of(mode);
        EXPECT_EQ(document.snapshot().ties.size(), 1U) << name_of(mode);
        document.apply(Play{});
        document.advance(2);
        document.apply(Stop{});
        EXPECT_EQ(document.ties().event_count(), 5U) << name_of(mode);
    }
}

} // namespace
} // namespace entente::document
