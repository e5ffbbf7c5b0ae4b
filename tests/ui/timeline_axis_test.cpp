// SPDX-License-Identifier: MIT
#include "app/ui/timeline_axis.hpp"

#include "app/ui/timeline_histogram.hpp"

#include <gtest/gtest.h>

#include <set>

namespace entente::ui {
namespace {

using model::make_day;
using model::Span;
using std::chrono::days;

constexpr float gap = 7;

float seven_px_a_letter(std::string_view text) {
    std::size_t letters = 0;
    for (const char c : text) {
        letters += (static_cast<unsigned char>(c) & 0xc0U) != 0x80 ? 1 : 0;
    }
    return 7 * static_cast<float>(letters);
}

TimeScale scale_of(const Span& span, float width) {
    return {static_cast<double>(model::day_number(span.first)),
            static_cast<double>(model::day_number(span.last)) + 1, 20, 20 + width};
}

Axis axis_of(const Span& span, float width) {
    return make_axis(scale_of(span, width), {}, seven_px_a_letter, seven_px_a_letter, gap);
}

const Span decades{make_day(1991, 12, 8), make_day(2024, 12, 26)};

struct Stretch {
    Span span;
    const char* what;
};
const Stretch stretches[]{
    {{make_day(2014, 3, 1), make_day(2014, 3, 9)}, "days"},
    {{make_day(2014, 1, 15), make_day(2014, 12, 20)}, "a year"},
    {{make_day(2012, 2, 29), make_day(2016, 2, 29)}, "leap days"},
    {decades, "decades"},
    {{make_day(1, 1, 1), make_day(2999, 12, 31)}, "millennia"},
    {{make_day(-500, 1, 1), make_day(300, 12, 31)}, "before our era"},
    {{make_day(2014, 3, 1), make_day(2014, 3, 1)}, "one day"},
};

TEST(TimelineAxis, TextsNeverOverlap) {
    for (const auto& [span, what] : stretches) {
        for (float width = 30; width < 3800; width *= 1.13F) {
            const Axis axis = axis_of(span, width);
            for (const auto* row : {&axis.fine, &axis.coarse}) {
                float free_from = 0;
                for (const AxisPeriod& period : *row) {
                    if (period.text.empty()) {
                        continue;
                    }
                    EXPECT_GE(period.text_x, free_from) << what << " at " << width;
                    free_from = period.text_x + seven_px_a_letter(period.text) + gap - 0.01F;
                    EXPECT_GE(period.text_x, 20) << what << " at " << width;
                    EXPECT_LE(free_from - gap, 20 + width) << what << " at " << width;
                }
            }
        }
    }
}

TEST(TimelineAxis, PeriodsFollowEachOtherWithoutGaps) {
    for (const auto& [span, what] : stretches) {
        const Axis axis = axis_of(span, 1400);
        ASSERT_FALSE(axis.fine.empty()) << what;
        for (const auto* row : {&axis.fine, &axis.coarse}) {
            for (std::size_t i = 1; i < row->size(); ++i) {
                EXPECT_EQ((*row)[i].span.first, (*row)[i - 1].span.last + days{1}) << what;
                EXPECT_NEAR((*row)[i].x0, (*row)[i - 1].x1, 0.01) << what;
            }
            if (!row->empty()) {
                EXPECT_LE(row->front().span.first, span.first);
                EXPECT_GE(row->back().span.last, span.last);
                EXPECT_EQ(row->front().x0, 20);
                EXPECT_NEAR(row->back().x1, 1420, 0.01);
            }
        }
    }
}

TEST(TimelineAxis, IsAsFineAsThereIsRoom) {
    EXPECT_EQ(axis_of({make_day(2014, 3, 1), make_day(2014, 3, 31)}, 1400).fine_level,
              AxisLevel::day);
    EXPECT_EQ(axis_of({make_day(2014, 1, 1), make_day(2015, 12, 31)}, 1400).fine_level,
              AxisLevel::month);
    EXPECT_EQ(axis_of(decades, 1400).fine_level, AxisLevel::year);
    EXPECT_EQ(axis_of(decades, 1400).coarse_level, AxisLevel::decade);
    EXPECT_EQ(axis_of(decades, 150).fine_level, AxisLevel::decade);
    EXPECT_EQ(axis_of({make_day(1, 1, 1), make_day(2999, 12, 31)}, 1400).fine_level,
              AxisLevel::century);
}

TEST(TimelineAxis, YearsAreCutWhereTheyHaveLittleRoom) {
    const auto text_of_2013 = [](float width) {
        const Axis axis = axis_of(decades, width);
        for (const AxisPeriod& period : axis.fine) {
            if (period.name == "2013") {
                return period.text;
            }
        }
        return std::string();
    };
    EXPECT_EQ(text_of_2013(1400), "2013");
    EXPECT_EQ(text_of_2013(1000), "\xe2\x80\x99"
                                  "13");
}

TEST(TimelineAxis, SomePeriodsKeepTheirTextsWhereNotAllHaveRoom) {
    const auto texts = [](const Axis& axis) {
        std::string all;
        for (const AxisPeriod& period : axis.fine) {
            all += period.text.empty() ? "" : period.text + " ";
        }
        return all;
    };
    EXPECT_EQ(texts(axis_of(decades, 400)), "1995 2000 2005 2010 2015 2020 ");
    EXPECT_EQ(texts(axis_of({make_day(2014, 3, 1), make_day(2014, 4, 30)}, 900)),
              "5 10 15 20 25 5 10 15 20 25 ");
}

TEST(TimelineAxis, PeriodsAreNamedByTheirDates) {
    const auto names = [](const Axis& axis) {
        std::set<std::string> all;
        for (const auto* row : {&axis.fine, &axis.coarse}) {
            for (const AxisPeriod& period : *row) {
                EXPECT_TRUE(all.insert(period.name).second) << period.name;
            }
        }
        return all;
    };
    const auto years = names(axis_of(decades, 1400));
    EXPECT_TRUE(years.contains("2013") && years.contains("201X"));
    const auto months = names(axis_of({make_day(2013, 1, 1), make_day(2014, 12, 31)}, 1400));
    EXPECT_TRUE(months.contains("2013-12") && months.contains("2013"));
    const auto all_days = names(axis_of({make_day(2013, 12, 1), make_day(2013, 12, 31)}, 1400));
    EXPECT_TRUE(all_days.contains("2013-12-11") && all_days.contains("2013-12"));
}

constexpr graph::Calendar from_april{1, 4};

Axis fiscal_axis(const Span& span, float width, float wide_day_px = 1e9F) {
    return make_axis(scale_of(span, width), from_april, seven_px_a_letter, seven_px_a_letter, gap,
                     wide_day_px);
}

const AxisPeriod* named(const std::vector<AxisPeriod>& row, std::string_view name) {
    for (const AxisPeriod& period : row) {
        if (period.name == name) {
            return &period;
        }
    }
    return nullptr;
}

TEST(TimelineAxis, FiscalYearsAreNamedByBothTheirYears) {
    const Axis years = fiscal_axis({make_day(2008, 1, 1), make_day(2016, 12, 31)}, 1400);
    ASSERT_EQ(years.fine_level, AxisLevel::quarter);
    const AxisPeriod* year = named(years.coarse, "FY2015");
    ASSERT_NE(year, nullptr);
    EXPECT_EQ(year->text, "FY 2014/15");
    EXPECT_EQ(year->span, (Span{make_day(2014, 4, 1), make_day(2015, 3, 31)}));
    const AxisPeriod* quarter = named(years.fine, "FY2015-Q1");
    ASSERT_NE(quarter, nullptr);
    EXPECT_EQ(quarter->text, "Q1");
    EXPECT_EQ(quarter->span, (Span{make_day(2014, 4, 1), make_day(2014, 6, 30)}));
    const Axis decades_of_them = fiscal_axis(decades, 1400);
    const AxisPeriod* decade = named(decades_of_them.coarse, "FY201X");
    ASSERT_NE(decade, nullptr);
    EXPECT_EQ(decade->span, (Span{make_day(2009, 4, 1), make_day(2019, 3, 31)}));
    EXPECT_EQ(decade->text, "FY 2010s");
    const Axis wide = fiscal_axis(decades, 2650);
    ASSERT_EQ(wide.fine_level, AxisLevel::year);
    EXPECT_EQ(named(wide.fine, "FY2015")->text, "FY 2014/15");
    const Axis narrow = fiscal_axis(decades, 2200);
    ASSERT_EQ(narrow.fine_level, AxisLevel::year);
    EXPECT_EQ(named(narrow.fine, "FY2015")->text, "2014/15");
}

TEST(TimelineAxis, MonthsOfAFiscalYearTellWhereTheYearChanges) {
    const Axis axis = fiscal_axis({make_day(2014, 4, 1), make_day(2015, 3, 31)}, 1400);
    ASSERT_EQ(axis.fine_level, AxisLevel::month);
    EXPECT_EQ(named(axis.fine, "2015-01")->text, "January 2015");
    EXPECT_EQ(named(axis.fine, "2014-12")->text, "December");
    EXPECT_EQ(named(axis.coarse, "FY2015")->text, "FY 2014/15");
    const Span days_of_march{make_day(2015, 2, 26), make_day(2015, 3, 10)};
    const Axis three = fiscal_axis(days_of_march, 1300, 40);
    ASSERT_EQ(three.coarse.size(), 2U);
    EXPECT_EQ(three.coarse[1].text, "March 2015") << "the fiscal year below does not tell it";
    ASSERT_EQ(three.top.size(), 1U);
    EXPECT_EQ(three.top[0].text, "FY 2014/15");
}

TEST(TimelineAxis, FiscalPeriodsFollowEachOtherAndNeverOverlap) {
    for (std::uint8_t month = 1; month <= 12; ++month) {
        for (const auto& [span, what] : stretches) {
            for (float width = 60; width < 3800; width *= 1.4F) {
                const Axis axis = make_axis(scale_of(span, width), {1, month}, seven_px_a_letter,
                                            seven_px_a_letter, gap);
                for (const auto* row : {&axis.fine, &axis.coarse}) {
                    float free_from = 0;
                    for (std::size_t i = 0; i < row->size(); ++i) {
                        const AxisPeriod& period = (*row)[i];
                        if (i > 0) {
                            ASSERT_EQ(period.span.first, (*row)[i - 1].span.last + days{1}) << what;
                        }
                        if (period.text.empty()) {
                            continue;
                        }
                        ASSERT_GE(period.text_x, free_from) << what << " at " << width;
                        free_from = period.text_x + seven_px_a_letter(period.text) + gap - 0.01F;
                    }
                }
            }
        }
    }
}

TEST(TimelineAxis, PixelsAndDaysAreInverse) {
    const TimeScale scale = scale_of(decades, 1400);
    EXPECT_FLOAT_EQ(scale.x_of(decades.first), scale.x0);
    EXPECT_FLOAT_EQ(scale.x_of(decades.last + days{1}), scale.x1);
    for (int i = 0; i < 100; ++i) {
        const model::Day day = decades.first + days{i * 117};
        EXPECT_LE(std::abs((scale.edge_at(scale.x_of(day)) - day).count()), 1);
    }
}

TEST(TimelineAxis, WideDaysHaveThreeRows) {
    const Span days_of_march{make_day(2014, 2, 26), make_day(2014, 3, 10)};
    const TimeScale scale = scale_of(days_of_march, 1300); // 100 px a day
    const Axis axis = make_axis(scale, {}, seven_px_a_letter, seven_px_a_letter, gap, 40);
    EXPECT_EQ(axis.fine_level, AxisLevel::day);
    EXPECT_EQ(axis.coarse_level, AxisLevel::month);
    EXPECT_EQ(axis.top_level, AxisLevel::year);
    ASSERT_EQ(axis.coarse.size(), 2U);
    EXPECT_EQ(axis.coarse[1].text, "March") << "the row below tells the year";
    ASSERT_EQ(axis.top.size(), 1U);
    EXPECT_EQ(axis.top[0].text, "2014");
    const Span month{make_day(2014, 3, 1), make_day(2014, 3, 31)};
    const Axis two = make_axis(scale_of(month, 1200), {}, seven_px_a_letter, seven_px_a_letter, gap,
                               40); // 39 px a day
    EXPECT_TRUE(two.top.empty());
    EXPECT_EQ(two.coarse[0].text, "March 2014");
}

TEST(TimelineAxis, ReadsWellAtEveryZoomFromThreeDaysToThreeCenturies) {
    for (const float width : {980.0F, 1400.0F, 2500.0F}) {
        for (double length = 3; length < 300 * 366; length *= 1.25) {
            for (const double offset : {0.0, 0.37, 11.0, 200.5}) {
                const double first = 14000 + offset - length / 3;
                const TimeScale scale{first, first + length, 20, 20 + width};
                const Axis axis =
                    make_axis(scale, {}, seven_px_a_letter, seven_px_a_letter, gap, 40);
                const auto texts = [](const std::vector<AxisPeriod>& row) {
                    std::size_t count = 0;
                    for (const AxisPeriod& period : row) {
                        count += period.text.empty() ? 0 : 1;
                    }
                    return count;
                };
                // Three days and a half show parts of four or five; more is never too little.
                EXPECT_GE(texts(axis.fine), std::min<std::size_t>(3, axis.fine.size()))
                    << length << " days at " << width;
                EXPECT_LE(texts(axis.fine), static_cast<std::size_t>(width / (7 + gap)))
                    << length << " days at " << width;
                EXPECT_GE(texts(axis.coarse) + texts(axis.top), 1U)
                    << length << " days at " << width;
                EXPECT_EQ(axis.top.empty(), width / length <= 40) << length << " days";
                EXPECT_LE(axis.coarse.size(), axis.fine.size());
            }
        }
    }
}

TEST(TimelineHistogram, FindsTheBinOfADay) {
    std::vector<graph::StackedBin> bins(6);
    for (unsigned month = 1; month <= 6; ++month) {
        const model::Day first = make_day(2014, month, 1);
        bins[month - 1].span = {first, make_day(2014, month + 1, 1) - days{1}};
    }
    EXPECT_EQ(bin_at(bins, make_day(2014, 3, 31)), &bins[2]);
    EXPECT_EQ(bin_at(bins, make_day(2014, 4, 1)), &bins[3]);
    EXPECT_EQ(bin_at(bins, make_day(2013, 12, 31)), nullptr);
    EXPECT_EQ(bin_at(bins, make_day(2014, 7, 1)), nullptr);
}

} // namespace
} // namespace entente::ui
