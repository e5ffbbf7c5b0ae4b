// SPDX-License-Identifier: MIT
// What is counted on another thread, so that no frame waits for it.
#include "app/document/document.hpp"

#include "app/base/rng.hpp"
#include "app/document/tally.hpp"
#include "tests/support/builders.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace entente::document {
namespace {

using model::make_day;
using model::Span;

using Squares = Tally<int, int>;

void wait_for(Squares& squares) {
    while (squares.is_busy()) {
        std::this_thread::yield();
        squares.take();
    }
}

TEST(Tally, AnswersOnTheSpotWhereThatIsQuick) {
    Squares squares([](const int& wish) { return wish * wish; }, true);
    EXPECT_EQ(squares.newest(), nullptr);
    squares.want(3);
    ASSERT_NE(squares.newest(), nullptr);
    EXPECT_EQ(*squares.newest(), 9);
    EXPECT_TRUE(squares.is_of(3));
    EXPECT_FALSE(squares.is_busy());
}

TEST(Tally, KeepsTheAnswerOfBeforeUntilTheNextOneIsThere) {
    std::promise<void> go;
    const std::shared_future<void> gate = go.get_future().share();
    Squares squares(
        [gate](const int& wish) {
            if (wish > 3) {
                gate.wait();
            }
            return wish * wish;
        },
        false);
    squares.want(3);
    EXPECT_TRUE(squares.is_busy());
    wait_for(squares);
    EXPECT_EQ(*squares.newest(), 9);
    squares.want(4);
    squares.want(4);
    EXPECT_EQ(*squares.newest(), 9);
    EXPECT_TRUE(squares.is_of(3));
    EXPECT_FALSE(squares.is_of(4));
    squares.want(5); // instead of 4, or after it
    squares.want(6);
    go.set_value();
    wait_for(squares);
    EXPECT_EQ(*squares.newest(), 36);
    EXPECT_TRUE(squares.is_of(6));
}

TEST(Tally, WhatIsForgottenComesNoMore) {
    std::promise<void> go;
    const std::shared_future<void> gate = go.get_future().share();
    Squares squares(
        [gate](const int& wish) {
            if (wish == 4) {
                gate.wait();
            }
            return wish * wish;
        },
        false);
    squares.want(3);
    wait_for(squares);
    squares.want(4);
    squares.want(3); // is there: the other one is no longer wanted
    EXPECT_FALSE(squares.is_busy());
    go.set_value();
    squares.forget_and_wait();
    squares.take();
    EXPECT_EQ(*squares.newest(), 9);
}

/// More than is counted on the spot.
std::shared_ptr<const model::EventStore> many_events() {
    base::Rng rng(7);
    test::StoreBuilder builder;
    for (std::uint32_t i = 0; i < 30'000; ++i) {
        const std::uint32_t a = rng.below(400);
        const std::uint32_t b = (a + 1 + rng.below(90)) % 400;
        builder.event({.date = fmt::format("{}-{:02}-{:02}", 2000 + rng.below(20),
                                           1 + rng.below(12), 1 + rng.below(28)),
                       .participants = {fmt::format("a{}", a), fmt::format("a{}", b)},
                       .topics = {fmt::format("t{}", rng.below(9))},
                       .type = rng.below(2) == 0 ? "consult" : "accuse"});
    }
    return builder.build();
}

void wait_for(Document& document) {
    while (document.is_counting()) {
        EXPECT_TRUE(document.is_animating()) << "frames go on until it is there";
        std::this_thread::yield();
        document.advance(0.001);
    }
}

class Counting : public testing::Test {
  protected:
    static const std::shared_ptr<const model::EventStore>& store() {
        static const auto made = many_events();
        return made;
    }
    static model::Window years(int first, int last) {
        model::Window window;
        window.span = {make_day(first, 1, 1), make_day(last, 12, 31)};
        return window;
    }
    Document document_{store()};
};

TEST_F(Counting, DetailsOfAStretchComeLater) {
    const Span decade = years(2003, 2012).span;
    EXPECT_EQ(document_.details_of(decade), nullptr);
    wait_for(document_);
    const graph::SpanDetails* details = document_.details_of(decade);
    ASSERT_NE(details, nullptr);
    const auto expected =
        graph::EventsByDate(store()).details_of(decade, document_.filters().failed(), 3);
    EXPECT_EQ(details->topics, expected.topics);
    EXPECT_EQ(details->nodes, expected.nodes);
    model::Filter filter;
    filter.types.any = {"consult"};
    document_.apply(SetFilter{filter});
    EXPECT_EQ(document_.details_of(decade), nullptr) << "that was under another filter";
    wait_for(document_);
    ASSERT_NE(document_.details_of(decade), nullptr);
    EXPECT_LT(document_.details_of(decade)->topics[0].events, expected.topics[0].events);
}

TEST_F(Counting, CountsOfTheFilterPanelAreThereFromTheStartAndFollow) {
    const auto expect_facets = [&] {
        const model::FacetCounts expected =
            model::count_facets(*store(), document_.filters(), document_.view().window);
        EXPECT_EQ(document_.facets().actors, expected.actors);
        EXPECT_EQ(document_.facets().types, expected.types);
    };
    EXPECT_FALSE(document_.is_counting());
    expect_facets();
    document_.apply(SetWindow{years(2003, 2004)});
    EXPECT_TRUE(document_.are_facets_behind());
    EXPECT_EQ(document_.facets().actors.size(), store()->actors().size());
    wait_for(document_);
    EXPECT_FALSE(document_.are_facets_behind());
    expect_facets();
}

TEST_F(Counting, AComparisonIsSortedMeanwhileAndSaysOfWhatItIs) {
    document_.apply(CompareWith{PinnedWindow{years(2000, 2009), {}}});
    EXPECT_EQ(document_.comparison(), nullptr);
    EXPECT_TRUE(document_.is_comparison_behind());
    wait_for(document_);
    ASSERT_NE(document_.comparison(), nullptr);
    EXPECT_FALSE(document_.is_comparison_behind());
    const model::Window now = years(2008, 2015);
    document_.apply(SetWindow{now});
    ASSERT_NE(document_.comparison(), nullptr);
    EXPECT_TRUE(document_.is_comparison_behind());
    EXPECT_NE(document_.comparison()->window_b, now) << "that of before, which says so";
    const std::uint64_t version = document_.comparison_version();
    wait_for(document_);
    EXPECT_FALSE(document_.is_comparison_behind());
    EXPECT_NE(document_.comparison_version(), version);
    const graph::Comparison& found = *document_.comparison();
    EXPECT_EQ(found.window_b, now);
    graph::TieIndex index(store(), {});
    WindowComparison comparing;
    index.set_window(now);
    const graph::Comparison& expected =
        comparing.compare(*document_.pinned_window(), index, document_.view().thinning, 0);
    ASSERT_EQ(found.ties.size(), expected.ties.size());
    for (std::size_t i = 0; i < found.ties.size(); ++i) {
        ASSERT_EQ(found.ties[i].tie, expected.ties[i].tie) << i;
        ASSERT_EQ(found.ties[i].change, expected.ties[i].change) << i;
    }
    EXPECT_EQ(found.by_node, expected.by_node);
    document_.apply(CompareWith{PinnedWindow{years(2010, 2019), {}}});
    EXPECT_EQ(document_.comparison(), nullptr) << "never the answer to another question";
}

TEST_F(Counting, TurningPointsFollowTheFilterThoughItChangesWhileTheyAreFound) {
    const auto unit = document_.view().calendar.unit(graph::UnitKind::month);
    EXPECT_TRUE(document_.turning_points(unit).empty());
    for (const char* type : {"consult", "accuse", "consult"}) {
        (void)document_.turning_points(unit);
        model::Filter filter;
        filter.types.any = {type};
        document_.apply(SetFilter{filter});
    }
    (void)document_.turning_points(unit);
    wait_for(document_);
    graph::TieIndex index(store(), {});
    index.set_failed(document_.filters().failed());
    std::vector<Span> bins;
    for (int month = 0; month < 240; ++month) {
        const model::Day first =
            graph::add_units(make_day(2000, 1, 1), graph::CalendarUnit::month, month);
        bins.push_back(graph::unit_around(first, graph::CalendarUnit::month));
    }
    EXPECT_EQ(document_.turning_points(unit), graph::turning_points(index.distances_of(bins)));
}

TEST_F(Counting, TheEventsListedSayOfWhichWindowTheyAre) {
    EXPECT_EQ(document_.evidence().size(), 30'000U);
    EXPECT_FALSE(document_.is_evidence_behind());
    const model::Window before = document_.view().window;
    document_.apply(SetWindow{years(2003, 2003), Phase::live});
    (void)document_.evidence(); // a gesture goes on, and it was made just now
    EXPECT_TRUE(document_.is_evidence_behind());
    EXPECT_EQ(document_.evidence_window(), before);
    document_.advance(0.2);
    EXPECT_LT(document_.evidence().size(), 30'000U);
    EXPECT_FALSE(document_.is_evidence_behind());
    EXPECT_EQ(document_.evidence_window(), years(2003, 2003));
}

} // namespace
} // namespace entente::document
