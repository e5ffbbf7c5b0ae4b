// SPDX-License-Identifier: MIT
#include "app/document/carried_over.hpp"
#include "app/document/document.hpp"
#include "app/document/home_layout.hpp"

#include "tests/support/builders.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

namespace entente::document {
namespace {

using base::Vec2;
using model::make_day;
using test::StoreBuilder;

/// Forty states. In 2012 each meets the next two; in 2013 it meets others, drawn from all around.
std::shared_ptr<const model::EventStore> two_years(int states = 40) {
    StoreBuilder builder;
    const auto name = [&](int i) { return "s" + std::to_string((i % states + states) % states); };
    for (int i = 0; i < states; ++i) {
        for (const int step : {1, 2}) {
            builder.event({.date = "2012-05-09", .participants = {name(i), name(i + step)}});
        }
        if (i % 2 == 0) {
            builder.event({.date = "2013-05-09", .participants = {name(i), name(i * 7 + 5)}});
            builder.event({.date = "2013-06-09", .participants = {name(i), name(i * 3 + 11)}});
        }
    }
    return builder.build();
}

model::Window all_year(int number) {
    return {.span = {make_day(number, 1, 1), make_day(number, 12, 31)}};
}

Arrangement with_reach(float reach) {
    Arrangement arrangement;
    arrangement.reach = reach;
    return arrangement;
}

/// Frames of a sixtieth of a second, till nothing goes on.
void settle(Document& document) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    do {
        document.advance(1.0 / 60);
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    } while ((document.is_animating() || document.homes().empty()) &&
             std::chrono::steady_clock::now() < end);
    ASSERT_FALSE(document.is_animating());
}

std::vector<Vec2> places(const Document& document) {
    return {document.positions().begin(), document.positions().end()};
}

double farthest(std::span<const Vec2> from, std::span<const Vec2> to) {
    double most = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        most = std::max(most, static_cast<double>(base::length(to[i] - from[i])));
    }
    return most;
}

class PlacesTest : public ::testing::Test {
  protected:
    PlacesTest() {
        Resumed resumed; // a layout that rests, which is quicker than one before the eyes
        resumed.positions =
            home_positions(document_.all_time(), graph::node_count(document_.store()), 1);
        document_.resume(std::move(resumed));
        document_.start_layout();
        settle(document_);
        document_.apply(SetWindow{all_year(2013)});
        settle(document_);
    }
    Document document_{two_years()};
};

TEST_F(PlacesTest, NodesAreAtHomeWhateverTheWindow) {
    EXPECT_EQ(farthest(document_.homes(), document_.positions()), 0);
}

TEST_F(PlacesTest, WithReachTheyMoveForTheWindowAndNoFartherThanThat) {
    document_.apply(SetArrangement{with_reach(usual_reach)});
    settle(document_);
    const double most = usual_reach * diagonal_of(document_.homes());
    EXPECT_GT(farthest(document_.homes(), document_.positions()), most / 20);
    EXPECT_LE(farthest(document_.homes(), document_.positions()), most * 1.001);
}

TEST_F(PlacesTest, TheySpringBackWhenTheyAreNoLongerToMove) {
    const std::vector<Vec2> before = places(document_);
    document_.apply(SetArrangement{with_reach(0.1F)});
    settle(document_);
    EXPECT_NE(places(document_), before);
    document_.apply(SetArrangement{with_reach(0)});
    settle(document_);
    EXPECT_EQ(places(document_), before);
}

TEST_F(PlacesTest, WhoComesBackToAWindowSeesTheSamePicture) {
    document_.apply(SetArrangement{with_reach(0.1F)});
    settle(document_);
    const std::vector<Vec2> first = places(document_);
    document_.apply(SetWindow{all_year(2012)});
    settle(document_);
    EXPECT_NE(places(document_), first);
    document_.apply(SetWindow{all_year(2013)});
    settle(document_);
    EXPECT_EQ(places(document_), first);
}

TEST_F(PlacesTest, OfWindowsThatComeFastTheLastCounts) {
    document_.apply(SetArrangement{with_reach(0.1F)});
    settle(document_);
    const std::vector<Vec2> at_2013 = places(document_);
    for (int day = 0; day < 300; ++day) {
        model::Window window = all_year(2012);
        window.span.last += std::chrono::days{day};
        document_.apply(SetWindow{window, Phase::live});
        document_.advance(1.0 / 60);
    }
    document_.apply(SetWindow{all_year(2013)});
    settle(document_);
    EXPECT_EQ(places(document_), at_2013);
}

TEST_F(PlacesTest, TheyGlideAndDoNotJump) {
    document_.apply(SetArrangement{with_reach(0.1F)});
    const std::vector<Vec2> before = places(document_);
    double longest_frame = 0;
    std::vector<Vec2> last = before;
    for (int frame = 0; frame < 400; ++frame) {
        document_.advance(1.0 / 60);
        longest_frame = std::max(longest_frame, farthest(last, document_.positions()));
        last = places(document_);
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    settle(document_);
    const double all = farthest(before, document_.positions());
    EXPECT_LT(longest_frame, all / 4);
}

TEST_F(PlacesTest, WithoutMotionTheyJump) {
    document_.set_motion(false);
    document_.apply(SetArrangement{with_reach(0.1F)});
    int changes = 0;
    std::vector<Vec2> last = places(document_);
    for (int frame = 0; frame < 400; ++frame) {
        document_.advance(1.0 / 60);
        changes += places(document_) != last ? 1 : 0;
        last = places(document_);
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    EXPECT_EQ(changes, 1);
}

TEST_F(PlacesTest, WhatIsPinnedStays) {
    document_.apply(SetArrangement{with_reach(0.1F)});
    settle(document_);
    std::size_t moved = 0;
    for (std::size_t i = 0; i < document_.homes().size(); ++i) {
        moved = document_.positions()[i] != document_.homes()[i] ? i : moved;
    }
    const Vec2 place = document_.positions()[moved] + Vec2{0.2F, 0.1F};
    document_.apply(MoveNode{graph::NodeId{moved}, place});
    EXPECT_EQ(document_.positions()[moved], place) << "seen at once";
    settle(document_);
    EXPECT_EQ(document_.positions()[moved], place);
    document_.apply(SetWindow{all_year(2012)});
    settle(document_);
    EXPECT_EQ(document_.positions()[moved], place);
}

TEST_F(PlacesTest, TheFrameHolds) {
    document_.apply(SetArrangement{with_reach(largest_reach)});
    settle(document_);
    const auto box = [](std::span<const Vec2> all) {
        base::Rect around{all[0], all[0]};
        for (const Vec2 p : all) {
            around.min = {std::min(around.min.x, p.x), std::min(around.min.y, p.y)};
            around.max = {std::max(around.max.x, p.x), std::max(around.max.y, p.y)};
        }
        return around;
    };
    const base::Rect homes = box(document_.homes());
    const base::Rect shown = box(document_.positions());
    EXPECT_GE(shown.min.x, homes.min.x - 1e-4F);
    EXPECT_GE(shown.min.y, homes.min.y - 1e-4F);
    EXPECT_LE(shown.max.x, homes.max.x + 1e-4F);
    EXPECT_LE(shown.max.y, homes.max.y + 1e-4F);
}

TEST_F(PlacesTest, ReachIsUndone) {
    document_.apply(SetArrangement{with_reach(0.1F), Phase::live});
    document_.apply(SetArrangement{with_reach(0.2F), Phase::live});
    document_.apply(SetArrangement{with_reach(0.15F), Phase::final});
    EXPECT_EQ(document_.history().undo_count(), 2U); // the window, and this
    document_.apply(Undo{});
    EXPECT_EQ(document_.view().arrangement.reach, 0);
}

TEST_F(PlacesTest, StressAndMovementAreMeasuredWhileTheyAreAskedFor) {
    const auto measured = [&] {
        LayoutGauge::Reading<WindowMeasures> reading;
        for (int i = 0; i < 3000; ++i) {
            reading = document_.window_measures();
            static_cast<void>(document_.home_measures());
            document_.advance(1.0 / 60);
            if (reading.is_current && reading.measures->stress_alone && !document_.is_animating()) {
                break;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
        EXPECT_TRUE(reading.is_current);
        return reading.measures.value_or(WindowMeasures{});
    };
    const WindowMeasures at_home = measured();
    EXPECT_GT(at_home.stress_at_home, 0);
    EXPECT_EQ(at_home.stress, at_home.stress_at_home);
    EXPECT_EQ(at_home.farthest, 0);
    EXPECT_FALSE(at_home.movement) << "no step yet";
    const auto homes = document_.home_measures();
    ASSERT_TRUE(homes.is_current);
    EXPECT_GT(homes.measures->neighborhoods, 0.2);

    document_.apply(SetArrangement{with_reach(0.1F)});
    const WindowMeasures relaxed = measured();
    EXPECT_LT(relaxed.stress, at_home.stress);
    EXPECT_EQ(relaxed.stress_at_home, at_home.stress_at_home);
    EXPECT_GT(relaxed.farthest, 0);
    EXPECT_FALSE(relaxed.movement) << "the same window is no step";

    document_.apply(SetWindow{all_year(2012)});
    EXPECT_FALSE([&] {
        document_.advance(1.0 / 60);
        return document_.window_measures().is_current;
    }()) << "out of date at once";
    const WindowMeasures next = measured();
    ASSERT_TRUE(next.movement);
    EXPECT_GT(*next.movement, 0);
    EXPECT_LE(*next.movement, 0.2);
}

TEST_F(PlacesTest, NothingIsMeasuredWhenNobodyLooks) {
    for (int i = 0; i < 120; ++i) {
        document_.advance(1.0 / 60);
    }
    EXPECT_FALSE(document_.is_measuring());
    EXPECT_FALSE(document_.is_animating()) << "an idle program uses no processor";
}

TEST_F(PlacesTest, ALayoutByTheFilterRestsOnWhatPasses) {
    const std::vector<Vec2> before = places(document_);
    model::Filter filter;
    filter.years.any = {2012};
    document_.apply(SetFilter{filter});
    settle(document_);
    EXPECT_EQ(places(document_), before) << "a filter moves nothing";
    document_.apply(RestartLayout{1, true});
    settle(document_);
    EXPECT_TRUE(document_.is_laid_out_by_filter());
    const graph::TieGraph network = [&] {
        graph::TieIndex index(document_.shared_store(), {});
        model::FilterIndex filters(document_.shared_store());
        filters.set_filter(filter);
        index.set_failed(filters.failed());
        model::Window all;
        all.span = model::Span::all();
        index.set_window(all);
        return index.snapshot({});
    }();
    EXPECT_EQ(places(document_), home_positions(network, graph::node_count(document_.store()), 1));
    document_.apply(RestartLayout{1, false});
    settle(document_);
    EXPECT_EQ(places(document_), before);
}

/// Means over nodes that both data sets have, of the way between them as a share of the diagonal.
double movement_by_id(const Document& before, const Document& after) {
    double sum = 0;
    double count = 0;
    for (std::size_t i = 0; i < before.store().actors().size(); ++i) {
        const auto there = after.store().find_actor(before.store().actors()[i].id);
        const Vec2 way = after.homes()[graph::node_of(there).index()] - before.homes()[i];
        sum += static_cast<double>(base::length(way));
        count += 1;
    }
    return sum / count / diagonal_of(before.homes());
}

TEST(DataThatHaveGrown, MoveWhatWasThereAsLittleAsPossible) {
    // A scatter with hubs at the low numbers; what is added later joins twenty more states.
    const auto data = [](int meetings) {
        StoreBuilder builder;
        for (int i = 0; i < meetings; ++i) {
            const int states = i < 1500 ? 300 : 320;
            const int a = (i * i + 3 * i) % states;
            const int b = (i * 7 + i / 3) % (states / (1 + i % 3));
            if (a != b) {
                builder.event({.date = "2012-05-09",
                               .participants = {"s" + std::to_string(a), "s" + std::to_string(b)}});
            }
        }
        return builder.build();
    };
    Document before(data(1500));
    before.start_layout();
    settle(before);
    const auto store = data(1650);
    Document after(store);
    after.resume(carried_over(before, *store).value());
    after.start_layout();
    settle(after);
    EXPECT_TRUE(std::all_of(after.homes().begin(), after.homes().end(), [](Vec2 place) {
        return std::isfinite(place.x) && std::isfinite(place.y);
    }));
    Document anew(store);
    anew.start_layout();
    settle(anew);
    // ICEWS 2014 by eleven months, then by twelve: 0.03 %. This one has no structure to rest on.
    EXPECT_LT(movement_by_id(before, after), 0.06);
    EXPECT_LT(movement_by_id(before, after), movement_by_id(before, anew) / 4);
}

TEST(DataThatHaveGrown, KeepPinsAndRestWhereNothingChanged) {
    const auto store = two_years();
    Document before(store);
    before.start_layout();
    settle(before);
    before.apply(MoveNode{graph::NodeId{3U}, {4, 5}});
    settle(before);
    Document after(store);
    after.resume(carried_over(before, *store).value());
    after.start_layout();
    settle(after);
    EXPECT_EQ(after.pins(), before.pins());
    EXPECT_LT(movement_by_id(before, after), 0.01);
}

TEST(DataThatHaveGrown, AreNoOthers) {
    StoreBuilder other;
    other.event({.date = "2012-05-09", .participants = {"iran", "russia"}});
    Document before(two_years());
    before.start_layout();
    settle(before);
    EXPECT_FALSE(carried_over(before, *other.build()));
}

} // namespace
} // namespace entente::document
