// SPDX-License-Identifier: MIT
#include "app/ui/timeline_histogram.hpp"

#include "app/ui/timeline_colors.hpp"
#include "app/ui/timeline_head.hpp"
#include "app/ui/timeline_numbers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

namespace entente::ui {
namespace {

using graph::BarScale;
using graph::CalendarUnit;
using graph::StackBy;
using graph::StackedBin;
using model::make_day;
using model::Span;

TimeScale scale_over(const Span& span, float width) {
    return {static_cast<double>(model::day_number(span.first)),
            static_cast<double>(model::day_number(span.last)) + 1, 20, 20 + width};
}

std::vector<StackedBin> three_months(double a, double b, double c) {
    std::vector<StackedBin> bins(3);
    bins[0].span = {make_day(2014, 1, 1), make_day(2014, 1, 31)};
    bins[1].span = {make_day(2014, 2, 1), make_day(2014, 2, 28)};
    bins[2].span = {make_day(2014, 3, 1), make_day(2014, 3, 31)};
    bins[0].total.all = bins[0].passing.all = a;
    bins[1].total.all = bins[1].passing.all = b;
    bins[2].total.all = bins[2].passing.all = c;
    return bins;
}
const Span quarter{make_day(2014, 1, 1), make_day(2014, 3, 31)};
const base::Rect area{{20, 100}, {920, 160}};

HistogramBars bars_of(const std::vector<StackedBin>& bins, BarScale scale, double top) {
    return {bins, scale_over(quarter, 900), area, 1, scale, top};
}

TEST(TimelineHistogram, ABarWithEventsIsSeenAndZeroIsZero) {
    const auto bins = three_months(1000, 1, 0);
    for (const BarScale scale : {BarScale::linear, BarScale::root, BarScale::log}) {
        const HistogramBars bars = bars_of(bins, scale, 1000);
        EXPECT_EQ(bars.height_of(0), 0);
        EXPECT_GE(bars.height_of(1), 2);
        EXPECT_GE(bars.height_of(0.01), 2) << "a small part of one event";
        EXPECT_EQ(bars.height_of(1000), 60);
        EXPECT_EQ(bars.height_of(5000), 60) << "while the scale is on its way";
        EXPECT_LT(bars.height_of(400), bars.height_of(600));
    }
    EXPECT_EQ(bars_of(bins, BarScale::linear, 1000).height_of(500), 30);
    EXPECT_GT(bars_of(bins, BarScale::log, 1000).height_of(10), 15);
    EXPECT_EQ(bars_of(bins, BarScale::linear, 0).height_of(3), 0) << "no top";
}

TEST(TimelineHistogram, BarsThatCanBePressedAreTheCalendarsMonths) {
    const auto bins = three_months(4, 0, 2);
    const auto places = bars_of(bins, BarScale::linear, 4).places();
    ASSERT_EQ(places.size(), 2U) << "an empty month has no bar";
    EXPECT_FLOAT_EQ(places[0].rect.min.x, 20);
    EXPECT_FLOAT_EQ(places[0].rect.max.x, 20 + 31 * 10); // ten pixels a day: months differ
    EXPECT_FLOAT_EQ(places[0].rect.min.y, 100);
    EXPECT_EQ(places[1].span, bins[2].span);
    EXPECT_FLOAT_EQ(places[1].rect.min.y, 130);
}

TEST(TimelineHistogram, BinsAreAsWishedUntilTheyAreTooManyOrTooNarrow) {
    const Span decade{make_day(2010, 1, 1), make_day(2019, 12, 31)};
    const Span year{make_day(2014, 1, 1), make_day(2014, 12, 31)};
    const auto wanted = [&](CalendarUnit unit, const Span& view, float width) {
        return bins_wanted(unit, decade, scale_over(view, width), 1.5F);
    };
    EXPECT_EQ(wanted(CalendarUnit::month, decade, 1400).unit, CalendarUnit::month);
    EXPECT_EQ(wanted(CalendarUnit::month, decade, 1400).range, decade);
    EXPECT_EQ(wanted(CalendarUnit::day, decade, 1400).unit, CalendarUnit::month)
        << "3,652 days are too many, and so are 522 weeks";
    EXPECT_EQ(wanted(CalendarUnit::month, decade, 150).unit, CalendarUnit::quarter);
    // Zoomed in, days have room; the bins are those that can be seen.
    EXPECT_EQ(wanted(CalendarUnit::day, year, 1400).unit, CalendarUnit::day);
    EXPECT_EQ(wanted(CalendarUnit::day, year, 1400).range, year);
    EXPECT_EQ(wanted(CalendarUnit::decade, decade, 3).unit, CalendarUnit::decade);
    // Beyond the domain there is nothing to be counted.
    const Span beyond{make_day(2000, 1, 1), make_day(2010, 3, 31)};
    EXPECT_EQ(wanted(CalendarUnit::day, beyond, 60000).range.first, decade.first);
}

TEST(TimelineHistogram, TheTopRestsOnWhatTheAxisShows) {
    const auto bins = three_months(100, 7, 3);
    const Span spring{make_day(2014, 2, 1), make_day(2014, 3, 31)};
    EXPECT_EQ(totals_in_view(bins, scale_over(spring, 900)), (std::vector<double>{7, 3}));
    graph::StackedBins all;
    all.bins = bins;
    all.lines = {{9, 1, 0}, {0, 2, 4}};
    EXPECT_EQ(top_of_lines(all, scale_over(spring, 900)), 4) << "all lines share it";
    EXPECT_EQ(top_of_lines(all, scale_over(quarter, 900)), 9);
}

TEST(TimelineHistogram, TheScaleIsEasedHeldAndJumps) {
    EasedTop top;
    top.follow(10, 0.016, false, false);
    EXPECT_EQ(top.value(), 10) << "the first one is there at once";
    top.follow(50, 0.1, true, false);
    EXPECT_EQ(top.value(), 10) << "held while something is dragged";
    top.follow(50, 0.1, false, false);
    EXPECT_GT(top.value(), 10);
    EXPECT_LT(top.value(), 50);
    EXPECT_TRUE(top.is_moving());
    top.follow(50, 0.1, false, false);
    EXPECT_EQ(top.value(), 50) << "after 0.2 seconds";
    EXPECT_FALSE(top.is_moving());
    top.follow(20, 0.016, false, true);
    EXPECT_EQ(top.value(), 20);
}

TEST(TimelineHistogram, ALineIsDrawnWhereThereIsSomething) {
    std::vector<StackedBin> bins(8);
    for (int i = 0; i < 8; ++i) {
        const model::Day day = make_day(2014, 1, 1) + std::chrono::days{i};
        bins[static_cast<std::size_t>(i)].span = {day, day};
    }
    const TimeScale scale = scale_over({make_day(2014, 1, 1), make_day(2014, 1, 8)}, 800);
    const std::vector<double> values{0, 0, 4, 0, 0, 0, 0, 2};
    const auto courses =
        line_over_bins(bins, values, scale, {{20, 0}, {820, 40}}, BarScale::linear, 4);
    ASSERT_EQ(courses.size(), 2U);
    ASSERT_EQ(courses[0].size(), 3U); // from the zero before to the zero after
    EXPECT_FLOAT_EQ(courses[0][0].y, 40);
    EXPECT_FLOAT_EQ(courses[0][1].y, 0);
    EXPECT_FLOAT_EQ(courses[0][1].x, 20 + 250);
    ASSERT_EQ(courses[1].size(), 2U);
    EXPECT_FLOAT_EQ(courses[1][1].y, 20);
    const std::vector<double> nothing(8, 0);
    EXPECT_TRUE(
        line_over_bins(bins, nothing, scale, {{20, 0}, {820, 40}}, BarScale::linear, 0).empty());
}

TEST(TimelineHistogram, AmountsAreToldAsExactlyAsTheyMatter) {
    EXPECT_EQ(words_for_amount(0), "0");
    EXPECT_EQ(words_for_amount(3), "3");
    EXPECT_EQ(words_for_amount(2.5), "2.5");
    EXPECT_EQ(words_for_amount(0.02), "less than 0.1");
    EXPECT_EQ(words_for_amount(1234.4), "1,234");
    EXPECT_EQ(words_for_amount(7.0000001), "7");
}

TEST(TimelineHistogram, OutliersAreAnnounced) {
    graph::BulkOfTime bulk;
    bulk.span = {make_day(2010, 3, 1), make_day(2024, 7, 1)};
    bulk.before = 2;
    bulk.after = 1;
    EXPECT_EQ(words_for_outliers(bulk), "fit to 2010 \xe2\x80\x93 2024, 3 events outside");
    bulk.after = 0;
    bulk.before = 1;
    bulk.span.last = make_day(2010, 9, 1);
    EXPECT_EQ(words_for_outliers(bulk), "fit to 2010, 1 event outside");
}

// ---- colours ------------------------------------------------------------------------------------

/// What is left of a colour to those who lack one kind of cone: linear sRGB, after Machado,
/// Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", 2009, full severity.
base::Color seen_by(const base::Color& c, int deficiency) {
    static const float matrices[4][9] = {{1, 0, 0, 0, 1, 0, 0, 0, 1},
                                         {0.152286F, 1.052583F, -0.204868F, 0.114503F, 0.786281F,
                                          0.099216F, -0.003882F, -0.048116F, 1.051998F},
                                         {0.367322F, 0.860646F, -0.227968F, 0.280085F, 0.672501F,
                                          0.047413F, -0.011820F, 0.042940F, 0.968881F},
                                         {1.255528F, -0.076749F, -0.178779F, -0.078411F, 0.930809F,
                                          0.147602F, 0.004733F, 0.691367F, 0.303900F}};
    const float* m = matrices[deficiency];
    const auto row = [&](int i) {
        return std::clamp(m[i] * c.r + m[i + 1] * c.g + m[i + 2] * c.b, 0.0F, 1.0F);
    };
    return {row(0), row(3), row(6), 1};
}

float distance(const base::Color& a, const base::Color& b) {
    const scene::Lab x = scene::to_lab(a);
    const scene::Lab y = scene::to_lab(b);
    return std::hypot(x.lightness - y.lightness, x.a - y.a, x.b - y.b);
}

TEST(TimelineColors, ClassesAreToldApartByTheColorBlindToo) {
    for (const scene::Theme theme : {scene::Theme::light, scene::Theme::dark}) {
        std::vector<graph::StackClass> classes(8);
        classes.back().is_rest = true;
        for (const StackBy by : {StackBy::topic, StackBy::type}) {
            const auto colors = stack_colors(by, classes, theme);
            ASSERT_EQ(colors.size(), 8U);
            for (int deficiency = 0; deficiency < 4; ++deficiency) {
                for (std::size_t i = 0; i < colors.size(); ++i) {
                    for (std::size_t k = 0; k < i; ++k) {
                        EXPECT_GT(distance(seen_by(colors[i], deficiency),
                                           seen_by(colors[k], deficiency)),
                                  0.1F)
                            << i << " and " << k << ", deficiency " << deficiency;
                    }
                }
            }
        }
    }
}

TEST(TimelineColors, TonesAndKindsHaveTheColorsOfTheCanvas) {
    std::vector<graph::StackClass> tones(6);
    tones.back().is_rest = true;
    const auto colors = stack_colors(StackBy::tone, tones, scene::Theme::light);
    EXPECT_EQ(colors[2], scene::tone_color(0, scene::Theme::light));
    EXPECT_EQ(colors[0], scene::tone_color(-9, scene::Theme::light));
    const std::vector<graph::StackClass> kinds(4);
    EXPECT_EQ(stack_colors(StackBy::kind, kinds, scene::Theme::dark)[1],
              scene::kind_color(model::NodeKind::official, scene::Theme::dark));
}

TEST(TimelineColors, LinesDifferFromEachOther) {
    for (const scene::Theme theme : {scene::Theme::light, scene::Theme::dark}) {
        for (std::size_t i = 0; i < graph::StackedHistogram::most_lines; ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                EXPECT_GT(distance(line_color(i, theme), line_color(k, theme)), 0.1F);
            }
        }
    }
}

} // namespace
} // namespace entente::ui
