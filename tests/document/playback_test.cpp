// SPDX-License-Identifier: MIT
#include "app/document/playback.hpp"

#include "app/base/rng.hpp"
#include "app/document/time_steps.hpp"
#include "app/model/edtf.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace entente::document {
namespace {

using graph::CalendarUnit;
using model::make_day;
using model::Span;
using model::Window;
using model::WindowMode;

const Span year_2013{make_day(2013, 1, 1), make_day(2013, 12, 31)};

Window month_of_2013(unsigned month) {
    const model::Day first = make_day(2013, month, 1);
    return {
        .span = {first, graph::add_units(first, CalendarUnit::month, 1) - std::chrono::days{1}}};
}

/// Plays with frames of that length until it stops, or a hundred steps were made.
std::vector<Window> play_all(Playback& playback, Window now, double frame_seconds) {
    std::vector<Window> shown{now = playback.play(now, year_2013)};
    for (int frame = 0; frame < 100'000 && playback.is_playing() && shown.size() < 100; ++frame) {
        if (const auto next = playback.advance(frame_seconds, now, year_2013)) {
            shown.push_back(now = *next);
        }
    }
    return shown;
}

TEST(Playback, ShowsEveryStepHoweverLateTheFrames) {
    for (const double frame_seconds : {0.001, 0.016, 0.3, 5.0}) {
        Playback playback;
        const auto shown = play_all(playback, month_of_2013(1), frame_seconds);
        ASSERT_EQ(shown.size(), 12U) << frame_seconds;
        for (unsigned month = 1; month <= 12; ++month) {
            EXPECT_EQ(shown[month - 1], month_of_2013(month));
        }
        EXPECT_FALSE(playback.is_playing());
    }
}

TEST(Playback, KeepsItsPace) {
    Playback playback;
    playback.settings.steps_per_second = 2;
    Window now = playback.play(month_of_2013(1), year_2013);
    int steps = 0;
    for (int frame = 0; frame < 180; ++frame) { // three seconds
        if (const auto next = playback.advance(1.0 / 60, now, year_2013)) {
            now = *next;
            ++steps;
        }
    }
    EXPECT_GE(steps, 5);
    EXPECT_LE(steps, 6);
}

TEST(Playback, BeginsAgainWhereItStandsAtTheEnd) {
    Playback playback;
    EXPECT_EQ(playback.play(month_of_2013(12), year_2013), month_of_2013(1));
}

TEST(Playback, TheWholeDomainCannotMoveSoATwelfthOfItDoes) {
    Playback playback;
    const Window first = playback.play(Window{.span = year_2013}, year_2013);
    EXPECT_EQ(first, month_of_2013(1));
}

TEST(Playback, LoopsAfterARestWhenAskedTo) {
    Playback playback;
    playback.settings.at_end = AtEnd::loop;
    const auto shown = play_all(playback, month_of_2013(11), 0.05);
    EXPECT_TRUE(playback.is_playing());
    EXPECT_EQ(shown[1], month_of_2013(12));
    EXPECT_EQ(shown[2], month_of_2013(1));
    EXPECT_EQ(shown[14], month_of_2013(1));
}

TEST(Playback, RestsASecondBeforeItLoopsHoweverFastItPlays) {
    for (const double rate : {0.5, 1.25, 10.0}) {
        Playback playback;
        playback.settings.at_end = AtEnd::loop;
        playback.settings.steps_per_second = rate;
        Window now = playback.play(month_of_2013(11), year_2013);
        int frames = 0;
        while (now != month_of_2013(12)) {
            now = playback.advance(0.01, now, year_2013).value_or(now);
        }
        for (; now == month_of_2013(12); ++frames) {
            now = playback.advance(0.01, now, year_2013).value_or(now);
        }
        EXPECT_EQ(now, month_of_2013(1));
        EXPECT_NEAR(frames * 0.01, 1 + 1 / rate, 0.05) << rate;
    }
}

TEST(Playback, GrowsFromTheStartWhereTheEndLeads) {
    Playback playback;
    const Window all{.span = year_2013, .mode = WindowMode::cumulative};
    const auto shown = play_all(playback, all, 0.1);
    ASSERT_EQ(shown.size(), 12U);
    EXPECT_EQ(shown[0].span, month_of_2013(1).span);
    EXPECT_EQ(shown[11].span, year_2013);
}

TEST(Playback, OneDayOfDataEndsAtOnce) {
    Playback playback;
    const Span day{make_day(2013, 12, 11), make_day(2013, 12, 11)};
    Window now = playback.play(Window{.span = day}, day);
    EXPECT_EQ(now.span, day);
    for (int frame = 0; frame < 200; ++frame) {
        EXPECT_FALSE(playback.advance(0.1, now, day));
    }
    EXPECT_FALSE(playback.is_playing());
}

TEST(Playback, SaysWhenItMadeTheWindowNarrower) {
    Playback playback;
    playback.play(Window{.span = year_2013}, year_2013);
    EXPECT_TRUE(playback.is_narrowed());
    playback.play(month_of_2013(3), year_2013);
    EXPECT_FALSE(playback.is_narrowed());
    playback.play(Window{.span = year_2013, .mode = WindowMode::cumulative}, year_2013);
    EXPECT_FALSE(playback.is_narrowed()) << "a growing window moves its end";
}

TEST(Playback, BouncesBetweenTheEnds) {
    Playback playback;
    playback.settings.at_end = AtEnd::bounce;
    const auto shown = play_all(playback, month_of_2013(11), 1);
    EXPECT_EQ(shown[1], month_of_2013(12));
    EXPECT_EQ(shown[2], month_of_2013(11));
    EXPECT_EQ(shown[12], month_of_2013(1));
    EXPECT_EQ(shown[13], month_of_2013(2));
}

TEST(Playback, LoopsBackwardToo) {
    Playback playback;
    playback.settings.at_end = AtEnd::loop;
    Window now = playback.play(month_of_2013(2), year_2013, {}, PlayDirection::backward);
    std::vector<Window> shown;
    while (shown.size() < 3) {
        if (const auto next = playback.advance(0.5, now, year_2013)) {
            shown.push_back(now = *next);
        }
    }
    EXPECT_EQ(shown[0], month_of_2013(1));
    EXPECT_EQ(shown[1], month_of_2013(12));
    EXPECT_EQ(shown[2], month_of_2013(11));
}

TEST(Playback, GoesOnFromAWindowThatSomebodyMoved) {
    Playback playback;
    playback.play(month_of_2013(1), year_2013);
    const auto next = playback.advance(1, month_of_2013(6), year_2013);
    EXPECT_EQ(next, month_of_2013(7));
    playback.settings.unit = CalendarUnit::quarter;
    EXPECT_EQ(playback.advance(1, month_of_2013(7), year_2013), month_of_2013(10));
}

TEST(Playback, AQuarterMovedByMonthsOverlaps) {
    Playback playback;
    const Window quarter{.span = {make_day(2013, 1, 1), make_day(2013, 3, 31)}};
    const auto shown = play_all(playback, quarter, 1);
    ASSERT_EQ(shown.size(), 10U);
    EXPECT_EQ(shown[1].span, (Span{make_day(2013, 2, 1), make_day(2013, 4, 30)}));
    EXPECT_EQ(shown[9].span, (Span{make_day(2013, 10, 1), make_day(2013, 12, 31)}));
}

TEST(Playback, SaysWhyThereIsNothingToPlay) {
    EXPECT_EQ(why_not_played(year_2013, CalendarUnit::month), "");
    EXPECT_THAT(why_not_played({}, CalendarUnit::month), testing::HasSubstr("No event has a date"));
    EXPECT_THAT(why_not_played(Span{year_2013.first, year_2013.first}, CalendarUnit::day),
                testing::HasSubstr("All events are of 1 January 2013"));
    EXPECT_THAT(why_not_played(year_2013, CalendarUnit::decade),
                testing::HasSubstr("All events lie in one decade"));
}

// ---- quiet stretches ------------------------------------------------------------------------

graph::EventDays events_on(const std::vector<std::string>& dates) {
    std::vector<model::Date> all;
    for (const std::string& date : dates) {
        all.push_back(*model::parse_edtf(date));
    }
    return {all, std::vector<std::uint32_t>(all.size(), 1)};
}

struct ShownDay {
    std::vector<Window> windows;
    std::vector<QuietBreak> breaks;
};

ShownDay play_through(Playback& playback, Window now, const Span& data, TimeMode mode,
                      const graph::EventDays& events, PlayDirection direction, double frame = 1) {
    ShownDay shown;
    shown.windows.push_back(now = playback.play(now, data, mode, direction));
    for (int i = 0; i < 200'000 && playback.is_playing(); ++i) {
        if (const auto next = playback.advance(frame, now, data, &events)) {
            shown.windows.push_back(now = *next);
            if (playback.last_break()) {
                shown.breaks.push_back(*playback.last_break());
            }
        }
    }
    return shown;
}

TEST(Playback, LeapsOverALongSilenceAndSaysSo) {
    Playback playback;
    const auto events = events_on({"2013-01-10", "2013-02-10", "2013-09-12"});
    const ShownDay shown = play_through(playback, month_of_2013(1), year_2013, TimeMode::window,
                                        events, PlayDirection::forward);
    const std::vector<Window> expected{month_of_2013(1),  month_of_2013(2),  month_of_2013(9),
                                       month_of_2013(10), month_of_2013(11), month_of_2013(12)};
    EXPECT_EQ(shown.windows, expected) << "three quiet months at the end are few";
    ASSERT_EQ(shown.breaks.size(), 1U);
    EXPECT_EQ(shown.breaks[0], (QuietBreak{{make_day(2013, 3, 1), make_day(2013, 8, 31)}, 6}));
}

TEST(Playback, ShowsEveryStepWhereSilencesAreNotLeaptOver) {
    Playback playback;
    playback.settings.skips_quiet = false;
    const auto events = events_on({"2013-01-10", "2013-12-12"});
    EXPECT_EQ(play_through(playback, month_of_2013(1), year_2013, TimeMode::window, events,
                           PlayDirection::forward)
                  .windows.size(),
              12U);
}

TEST(Playback, AnInstantCanGoFromEventToEvent) {
    Playback playback;
    playback.settings.unit = CalendarUnit::day;
    playback.settings.quiet_steps = 0;
    const auto events = events_on({"2013-02-05", "2013-02-06", "2013-07-09"});
    const Window start{.span = {year_2013.first, year_2013.first}};
    const ShownDay shown =
        play_through(playback, start, year_2013, TimeMode::instant, events, PlayDirection::forward);
    std::vector<std::string> days;
    for (const Window& window : shown.windows) {
        EXPECT_EQ(window.span.days(), 1);
        days.push_back(model::iso_day(window.span.first));
    }
    EXPECT_THAT(days, testing::ElementsAre("2013-01-01", "2013-02-05", "2013-02-06", "2013-07-09",
                                           "2013-12-31"));
}

TEST(Playback, AGrowingWindowLeapsWhereNothingBegins) {
    Playback playback;
    const auto events = events_on({"2013-01-10/2013-12-01", "2013-09-12"});
    const Window start{.span = month_of_2013(1).span, .mode = WindowMode::cumulative};
    const ShownDay shown =
        play_through(playback, start, year_2013, TimeMode::growing, events, PlayDirection::forward);
    ASSERT_EQ(shown.windows.size(), 5U) << "January, September to December";
    EXPECT_EQ(shown.windows[1].span.last, make_day(2013, 9, 30));
    ASSERT_EQ(shown.breaks.size(), 1U);
    EXPECT_EQ(shown.breaks[0], (QuietBreak{{make_day(2013, 2, 1), make_day(2013, 8, 31)}, 7}));
}

/// What has to be shown, by a look at each window in turn.
std::vector<Window> worked_out(const Window& start, const Span& data, TimeMode mode,
                               CalendarUnit unit, const graph::EventDays& events,
                               std::size_t& skipped) {
    std::vector<Window> all{start};
    const bool leads_at_end = mode == TimeMode::growing || mode == TimeMode::memory;
    const auto at = [&](int step) { return stepped(mode, start, data, unit, step); };
    const auto is_flush_at_end = [&](const Window& window) {
        return mode == TimeMode::from_here ? false : window.span.last >= data.last;
    };
    for (int step = 1; !is_flush_at_end(all.back()) && at(step).span != all.back().span; ++step) {
        all.push_back(at(step));
    }
    const auto is_too_early = [&](int step) {
        return leads_at_end &&
               graph::add_units(start.span.last + std::chrono::days{1}, unit, step) -
                       std::chrono::days{1} <
                   (mode == TimeMode::growing ? start.span.first : data.first);
    };
    std::size_t zero = 0;
    for (int step = -1; (leads_at_end || all.front().span.first > data.first) &&
                        !is_too_early(step) && at(step).span != all.front().span;
         --step) {
        all.insert(all.begin(), at(step));
        ++zero;
    }
    const auto is_quiet = [&](std::size_t i) {
        if (i == 0 || i + 1 == all.size() || i == zero) {
            return false;
        }
        if (mode == TimeMode::growing || mode == TimeMode::memory) {
            const auto begun = events.next_after(all[i - 1].span.last);
            return !begun || *begun > all[i].span.last;
        }
        if (mode == TimeMode::from_here) {
            const auto ended = events.next_end_after(all[i].span.first - std::chrono::days{1});
            return !ended || *ended >= all[i + 1].span.first;
        }
        return events.is_quiet(all[i].span);
    };
    std::vector<Window> wanted;
    skipped = 0;
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i;
        while (end < all.size() && is_quiet(end)) {
            ++end;
        }
        if (end - i > 5) {
            skipped += end - i;
            i = end;
            continue;
        }
        do {
            wanted.push_back(all[i++]);
        } while (i < end);
    }
    return wanted;
}

TEST(Playback, ForwardAndBackwardShowTheSameWindowsAndLeaveNoneOut) {
    constexpr std::array modes{TimeMode::window, TimeMode::growing, TimeMode::from_here,
                               TimeMode::instant, TimeMode::memory};
    constexpr std::array units{CalendarUnit::week, CalendarUnit::month, CalendarUnit::quarter};
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        base::Rng rng(seed);
        const Span data{make_day(2009, 12, 8) + std::chrono::days{rng.below(60)},
                        make_day(2013, 1, 3) + std::chrono::days{rng.below(60)}};
        std::vector<std::string> dates;
        for (std::uint32_t i = rng.below(14); i > 0; --i) {
            const model::Day first = make_day(2010, 1, 1) + std::chrono::days{rng.below(1000)};
            const model::Day last =
                first + std::chrono::days{rng.below(4) == 0 ? rng.below(100) : 0};
            dates.push_back(model::iso_day(first) + "/" + model::iso_day(last));
        }
        const auto events = events_on(dates);
        const TimeMode mode = modes[seed % 5];
        Playback playback;
        playback.settings.unit = units[rng.below(3)];
        const model::Day first = data.first + std::chrono::days{rng.below(900)};
        Window start = fitted(mode, {.span = {first, first + std::chrono::days{rng.below(120)}}},
                              data, playback.settings.unit);
        std::size_t skipped = 0;
        const auto wanted = worked_out(start, data, mode, playback.settings.unit, events, skipped);

        // To the end, then all the way back, then all the way there again: late frames, too.
        play_through(playback, start, data, mode, events, PlayDirection::forward);
        const ShownDay back =
            play_through(playback, wanted.back(), data, mode, events, PlayDirection::backward, 7);
        const ShownDay there =
            play_through(playback, wanted.front(), data, mode, events, PlayDirection::forward, 0.3);
        ASSERT_EQ(there.windows.size(), wanted.size()) << seed << " " << name_of(mode);
        std::size_t told = 0;
        for (const QuietBreak& one : there.breaks) {
            told += static_cast<std::size_t>(one.steps);
            EXPECT_LE(one.skipped.first, one.skipped.last);
        }
        EXPECT_EQ(told, skipped) << seed;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            ASSERT_EQ(there.windows[i].span, wanted[i].span) << seed << " " << i;
        }
        ASSERT_EQ(back.windows.size(), wanted.size()) << seed << " " << name_of(mode);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            ASSERT_EQ(back.windows[i].span, wanted[wanted.size() - 1 - i].span) << seed << " " << i;
        }
        EXPECT_EQ(there.breaks.size(), back.breaks.size());
        for (std::size_t i = 0; i < there.breaks.size(); ++i) {
            EXPECT_EQ(there.breaks[i], back.breaks[there.breaks.size() - 1 - i]) << seed;
        }
    }
}

} // namespace
} // namespace entente::document
