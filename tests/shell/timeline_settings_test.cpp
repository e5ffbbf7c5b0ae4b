// SPDX-License-Identifier: MIT
#include "app/shell/timeline_settings.hpp"

#include <gtest/gtest.h>

namespace entente::shell {
namespace {

TEST(TimelineSettings, EveryStyleComesBack) {
    using graph::BarScale;
    using graph::StackBy;
    for (const StackBy stack :
         {StackBy::none, StackBy::topic, StackBy::type, StackBy::tone, StackBy::kind}) {
        for (const std::optional<BarScale> scale :
             {std::optional<BarScale>(), std::optional(BarScale::linear),
              std::optional(BarScale::root), std::optional(BarScale::log)}) {
            const ui::TimelineStyle style{stack, scale, stack != StackBy::tone};
            EXPECT_EQ(timeline_style_of(section_of(style, {})), style);
        }
    }
}

TEST(TimelineSettings, TheCalendarComesBack) {
    for (std::uint8_t day = 1; day <= 7; ++day) {
        for (std::uint8_t month = 1; month <= 12; ++month) {
            const graph::Calendar calendar{day, month};
            EXPECT_EQ(calendar_of(section_of({}, calendar)), calendar);
        }
    }
    EXPECT_EQ(calendar_of({}), graph::Calendar{});
    io::TimelineSection odd;
    odd.week_start = "someday";
    odd.fiscal_year_start = 13;
    EXPECT_EQ(calendar_of(odd), graph::Calendar{});
}

TEST(TimelineSettings, UnknownNamesGiveTheDefaults) {
    EXPECT_EQ(timeline_style_of({"moon", "cubic", true}), ui::TimelineStyle{});
    EXPECT_EQ(timeline_style_of({}), ui::TimelineStyle{});
}

} // namespace
} // namespace entente::shell
