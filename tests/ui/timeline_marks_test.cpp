// SPDX-License-Identifier: MIT
#include "app/ui/timeline_marks.hpp"

#include "app/base/rng.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace entente::ui {
namespace {

using document::TimeMark;
using model::make_day;
using model::Span;

float seven_px_a_byte(std::string_view text) {
    return 7 * static_cast<float>(text.size());
}

MarksMeasures measures() {
    MarksMeasures all;
    all.symbol = 5;
    all.gap = 5;
    all.least_text = 36;
    all.most_text = 180;
    all.width = seven_px_a_byte;
    all.shorten = [](std::string_view text, float width) {
        return std::string(text.substr(0, static_cast<std::size_t>(std::max(0.0F, width) / 7)));
    };
    return all;
}

/// 1000 px for the 1000 days from 2014-01-01 on.
TimeScale thousand_days() {
    const auto first = static_cast<double>(model::day_number(make_day(2014, 1, 1)));
    return {first, first + 1000, 20, 1020};
}

model::Day day_at(int px) {
    return make_day(2014, 1, 1) + std::chrono::days{px - 20};
}

TimeMark point(int px, const std::string& name, TimeMark::Origin origin = TimeMark::Origin::data) {
    return {{day_at(px), day_at(px)}, name, {}, origin, 0, false, true};
}
TimeMark period(int from, int to, const std::string& name,
                TimeMark::Origin origin = TimeMark::Origin::data) {
    return {{day_at(from), day_at(to)}, name, {}, origin, 0, true, true};
}

const PlacedMark& placed(const MarksLane& lane, std::size_t index) {
    const auto found = std::find_if(lane.marks.begin(), lane.marks.end(),
                                    [&](const PlacedMark& mark) { return mark.index == index; });
    EXPECT_NE(found, lane.marks.end()) << index;
    return *found;
}

TEST(TimelineMarks, ANameStandsBesideItsSymbol) {
    const std::vector<TimeMark> marks{point(300, "Treaty")};
    const MarksLane lane = place_marks(marks, thousand_days(), measures());
    ASSERT_EQ(lane.marks.size(), 1U);
    EXPECT_EQ(lane.marks[0].text, "Treaty");
    EXPECT_FLOAT_EQ(lane.marks[0].x0, 300.5F); // the middle of its day
    EXPECT_EQ(lane.marks[0].x0, lane.marks[0].x1);
    EXPECT_GT(lane.marks[0].text_x, 305);
    EXPECT_LT(lane.marks[0].text_x, 312);
    EXPECT_EQ(lane.tracks, 0);
    EXPECT_TRUE(lane.has_names);
}

TEST(TimelineMarks, AtTheRightEndANameStandsOnTheLeft) {
    const std::vector<TimeMark> marks{point(1010, "Treaty")};
    const PlacedMark mark = place_marks(marks, thousand_days(), measures()).marks.front();
    EXPECT_EQ(mark.text, "Treaty");
    EXPECT_LT(mark.text_x + mark.text_width, 1006);
}

TEST(TimelineMarks, ANameIsCutWhereTheNextSymbolBegins) {
    const std::vector<TimeMark> marks{point(300, "A treaty with a long name"), point(380, "Next")};
    const MarksLane lane = place_marks(marks, thousand_days(), measures());
    // The left of the first symbol is free for all of it; there it would be complete, but the
    // right one is taken where it is enough.
    const PlacedMark& first = placed(lane, 0);
    EXPECT_FALSE(first.text.empty());
    if (first.text_x > first.x0) {
        EXPECT_LT(first.text_x + first.text_width, 375);
    } else {
        EXPECT_LT(first.text_x + first.text_width, 296);
    }
    EXPECT_EQ(placed(lane, 1).text, "Next");
}

TEST(TimelineMarks, TheUsersOwnGoFirstAndTurningPointsHaveNoNames) {
    const std::vector<TimeMark> marks{point(300, "Milestone of the data"),
                                      point(302, "Mine", TimeMark::Origin::own),
                                      point(304, "The network turns", TimeMark::Origin::turn),
                                      period(250, 420, "In office", TimeMark::Origin::office)};
    const MarksLane lane = place_marks(marks, thousand_days(), measures());
    EXPECT_EQ(placed(lane, 1).text, "Mine");
    EXPECT_TRUE(placed(lane, 2).text.empty());
    EXPECT_EQ(lane.marks.size(), 4U);
}

TEST(TimelineMarks, PeriodsThatOverlapLieInRowsThatTheViewDoesNotChange) {
    const std::vector<TimeMark> marks{period(100, 300, "One"), period(200, 500, "Two"),
                                      period(310, 600, "Three"), period(320, 500, "Four"),
                                      period(330, 480, "Five")};
    const MarksLane lane = place_marks(marks, thousand_days(), measures());
    EXPECT_EQ(lane.tracks, most_mark_tracks);
    EXPECT_EQ(placed(lane, 0).track, 0);
    EXPECT_EQ(placed(lane, 1).track, 1);
    EXPECT_EQ(placed(lane, 2).track, 0) << "the first one is over by then";
    EXPECT_EQ(placed(lane, 3).track, 2);
    EXPECT_EQ(placed(lane, 4).track, 2) << "there are no more rows";
    TimeScale part = thousand_days();
    part.first += 400;
    part.end = part.first + 100;
    const MarksLane zoomed = place_marks(marks, part, measures());
    EXPECT_EQ(zoomed.tracks, lane.tracks);
    for (const PlacedMark& mark : zoomed.marks) {
        EXPECT_EQ(mark.track, placed(lane, mark.index).track);
        EXPECT_GE(mark.x0, part.x0);
        EXPECT_LE(mark.x1, part.x1);
    }
    EXPECT_EQ(zoomed.marks.size(), 4U) << "the first one cannot be seen";
}

TEST(TimelineMarks, APeriodsNameStandsAnywhereAboveItsBar) {
    const std::vector<TimeMark> marks{period(100, 240, "Moratorium"), period(110, 600, "Truce")};
    const MarksLane lane = place_marks(marks, thousand_days(), measures());
    EXPECT_EQ(placed(lane, 0).text, "Moratorium");
    EXPECT_EQ(placed(lane, 1).text, "Truce");
    EXPECT_GT(placed(lane, 1).text_x, placed(lane, 0).text_x + placed(lane, 0).text_width);
    EXPECT_LT(placed(lane, 1).text_x, 600);
}

TEST(TimelineMarks, OpenPeriodsReachToTheEnds) {
    const std::vector<TimeMark> marks{
        {{day_at(500), Span::latest}, "Since then", {}, TimeMark::Origin::office, 0, true, true},
        {{Span::earliest, day_at(100)}, "Until then", {}, TimeMark::Origin::office, 0, true, true}};
    const MarksLane lane = place_marks(marks, thousand_days(), measures());
    EXPECT_EQ(placed(lane, 0).x1, 1020);
    EXPECT_EQ(placed(lane, 1).x0, 20);
}

TEST(TimelineMarks, NamesLieNeitherOverEachOtherNorOverSymbols) {
    base::Rng rng(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<TimeMark> marks;
        const auto count = 1 + rng.below(40);
        for (std::uint32_t i = 0; i < count; ++i) {
            const int at = 20 + static_cast<int>(rng.below(1000));
            const std::string name(1 + rng.below(30), 'n');
            const auto origin = static_cast<TimeMark::Origin>(rng.below(4));
            if (origin != TimeMark::Origin::turn && rng.below(3) == 0) {
                marks.push_back(period(at, at + static_cast<int>(rng.below(300)), name, origin));
            } else {
                marks.push_back(point(at, name, origin));
            }
        }
        const MarksLane lane = place_marks(marks, thousand_days(), measures());
        std::vector<std::pair<float, float>> texts;
        for (const PlacedMark& mark : lane.marks) {
            if (!mark.text.empty()) {
                texts.emplace_back(mark.text_x, mark.text_x + mark.text_width);
                EXPECT_GE(mark.text_x, 19.9F);
                EXPECT_LE(mark.text_x + mark.text_width, 1020.1F);
            }
        }
        std::sort(texts.begin(), texts.end());
        for (std::size_t i = 1; i < texts.size(); ++i) {
            EXPECT_GE(texts[i].first, texts[i - 1].second) << "round " << round;
        }
        for (const PlacedMark& mark : lane.marks) {
            if (marks[mark.index].is_period || marks[mark.index].origin == TimeMark::Origin::turn) {
                continue;
            }
            for (const auto& text : texts) {
                EXPECT_FALSE(text.first < mark.x0 + 4.9F && text.second > mark.x0 - 4.9F)
                    << "round " << round;
            }
        }
    }
}

} // namespace
} // namespace entente::ui
