// SPDX-License-Identifier: MIT
#include "app/document/playback.hpp"

#include <gmock/gmock.h>

#include <vector>

namespace entente::document {
namespace {

using graph::CalendarUnit;
using model::make_day;
using model::Span;
using model::Window;
using model::WindowMode;

const Span domain{make_day(2013, 1, 1), make_day(2013, 12, 31)};

Window month_of_2013(unsigned month) {
    const model::Day first = make_day(2013, month, 1);
    return {
        .span = {first, graph::add_units(first, CalendarUnit::month, 1) - std::chrono::days{1}}};
}

/// Plays with frames of that length until it stops, or a hundred steps were made.
std::vector<Window> play_all(Playback& playback, Window now, double frame_seconds) {
    std::vector<Window> shown{now = playback.play(now, domain)};
    for (int frame = 0; frame < 100'000 && playback.is_playing() && shown.size() < 100; ++frame) {
        if (const auto next = playback.advance(frame_seconds, now, domain)) {
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
    Window now = playback.play(month_of_2013(1), domain);
    int steps = 0;
    for (int frame = 0; frame < 180; ++frame) { // three seconds
        if (const auto next = playback.advance(1.0 / 60, now, domain)) {
            now = *next;
            ++steps;
        }
    }
    EXPECT_GE(steps, 5);
    EXPECT_LE(steps, 6);
}

TEST(Playback, BeginsAgainWhereItStandsAtTheEnd) {
    Playback playback;
    EXPECT_EQ(playback.play(month_of_2013(12), domain), month_of_2013(1));
}

TEST(Playback, TheWholeDomainCannotMoveSoATwelfthOfItDoes) {
    Playback playback;
    const Window first = playback.play(Window{.span = domain}, domain);
    EXPECT_EQ(first, month_of_2013(1));
}

TEST(Playback, LoopsAfterARestWhenAskedTo) {
    Playback playback;
    playback.settings.is_looping = true;
    const auto shown = play_all(playback, month_of_2013(11), 0.05);
    EXPECT_TRUE(playback.is_playing());
    EXPECT_EQ(shown[1], month_of_2013(12));
    EXPECT_EQ(shown[2], month_of_2013(1));
    EXPECT_EQ(shown[14], month_of_2013(1));
}

TEST(Playback, GrowsFromTheStartWhereTheEndLeads) {
    Playback playback;
    const Window all{.span = domain, .mode = WindowMode::cumulative};
    const auto shown = play_all(playback, all, 0.1);
    ASSERT_EQ(shown.size(), 12U);
    EXPECT_EQ(shown[0].span, month_of_2013(1).span);
    EXPECT_EQ(shown[11].span, domain);
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

} // namespace
} // namespace entente::document
