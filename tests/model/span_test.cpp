// SPDX-License-Identifier: MIT
#include "app/model/span.hpp"

#include <gtest/gtest.h>

namespace entente::model {
namespace {

constexpr Span autumn{make_day(2013, 9, 1), make_day(2013, 11, 30)};

TEST(Span, HoldsBothItsEnds) {
    EXPECT_TRUE(autumn.contains(make_day(2013, 9, 1)));
    EXPECT_TRUE(autumn.contains(make_day(2013, 11, 30)));
    EXPECT_FALSE(autumn.contains(make_day(2013, 8, 31)));
    EXPECT_FALSE(autumn.contains(make_day(2013, 12, 1)));
    EXPECT_EQ(autumn.days(), 91);
    EXPECT_EQ((Span{make_day(2013, 9, 1), make_day(2013, 9, 1)}).days(), 1);
}

TEST(Span, MeetsWhatSharesADay) {
    EXPECT_TRUE(autumn.meets({make_day(2013, 11, 30), make_day(2014, 1, 1)}));
    EXPECT_FALSE(autumn.meets({make_day(2013, 12, 1), make_day(2014, 1, 1)}));
    EXPECT_TRUE(autumn.meets(Span::all()));
    EXPECT_TRUE(Span::all().meets(autumn));
    EXPECT_TRUE(autumn.meets({make_day(2013, 10, 1), make_day(2013, 10, 2)}));
}

TEST(Window, ModesChooseAsTheFormatTells) {
    const Span before{make_day(2012, 1, 1), make_day(2012, 1, 2)};
    const Span across{make_day(2012, 1, 1), make_day(2013, 9, 1)};
    const Span after{make_day(2013, 12, 1), make_day(2014, 1, 1)};
    const Window plain{autumn, WindowMode::window, 365};
    EXPECT_FALSE(is_in_window(before, plain));
    EXPECT_TRUE(is_in_window(across, plain));
    EXPECT_FALSE(is_in_window(after, plain));
    for (const WindowMode mode : {WindowMode::cumulative, WindowMode::decay}) {
        const Window window{autumn, mode, 365};
        EXPECT_TRUE(is_in_window(before, window));
        EXPECT_TRUE(is_in_window(across, window));
        EXPECT_FALSE(is_in_window(after, window));
    }
}

TEST(IsoDay, WritesYearsOfAllKinds) {
    EXPECT_EQ(iso_day(make_day(2013, 2, 3)), "2013-02-03");
    EXPECT_EQ(iso_day(make_day(0, 1, 1)), "0000-01-01");
    EXPECT_EQ(iso_day(make_day(-44, 3, 15)), "-0044-03-15");
    EXPECT_EQ(iso_day(Span::earliest), "..");
    EXPECT_EQ(iso_day(Span::latest), "..");
}

TEST(DayNumber, CountsFrom1970AndBack) {
    EXPECT_EQ(day_number(make_day(1970, 1, 1)), 0);
    EXPECT_EQ(day_number(make_day(1969, 12, 31)), -1);
    EXPECT_EQ(day_of(day_number(make_day(2013, 12, 11))), make_day(2013, 12, 11));
}

} // namespace
} // namespace entente::model
