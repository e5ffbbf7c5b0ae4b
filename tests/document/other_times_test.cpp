// SPDX-License-Identifier: MIT
#include "app/document/other_times.hpp"

#include "app/document/document.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace entente::document {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::shared_ptr<const model::EventStore> three_years() {
    test::StoreBuilder builder;
    builder.actor("iran", model::NodeKind::state).actor("russia", model::NodeKind::state);
    builder.actor("syria", model::NodeKind::state).actor("lavrov", model::NodeKind::official);
    builder.office("lavrov", "russia", "2004");
    builder.event({.date = "2012-05-01", .participants = {"iran", "russia"}, .type = "meet"});
    builder.event({.date = "2013-05-01", .participants = {"iran", "lavrov"}, .type = "meet"});
    builder.event({.date = "2014-05-01", .participants = {"russia", "syria"}, .type = "accuse"});
    return builder.build();
}

std::vector<std::string> ids(const model::EventStore& store,
                             const std::vector<graph::NodeId>& nodes) {
    std::vector<std::string> all;
    for (const graph::NodeId node : nodes) {
        all.emplace_back(graph::id_of(store, node));
    }
    return all;
}

model::Window year_of(int number) {
    return {{model::make_day(number, 1, 1), model::make_day(number, 12, 31)}};
}

TEST(OtherTimes, HaveTheNodesThatPassTheFilterAtSomeTime) {
    const auto store = three_years();
    Document document(store);
    document.apply(SetWindow{year_of(2012)});
    EXPECT_THAT(ids(*store, document.nodes_of_any_time()),
                ElementsAre("iran", "russia", "syria", "lavrov"));
    EXPECT_EQ(document.ties().window(), year_of(2012)) << "the index stands where it stood";
    EXPECT_EQ(document.ties().event_count(), 1U);
    model::Filter filter;
    filter.types.any = {"meet"};
    document.apply(SetFilter{filter});
    graph::Thinning thinning = document.view().thinning;
    thinning.with_offices = false;
    document.apply(SetThinning{thinning});
    EXPECT_THAT(ids(*store, document.nodes_of_any_time()), ElementsAre("iran", "russia", "lavrov"));
    // Nothing passes: all of them, that the canvas is not blank.
    filter.types.any = {"nothing of the kind"};
    document.apply(SetFilter{filter});
    EXPECT_EQ(document.nodes_of_any_time().size(), 4U);
}

TEST(OtherTimes, NeighborsAreThoseOfAnyTie) {
    const auto store = three_years();
    Document document(store);
    document.apply(SetWindow{year_of(2013)});
    Selection selection;
    EXPECT_THAT(neighbors_among(document.nodes_of_any_time(), document.ties(), selection),
                IsEmpty());
    selection.nodes = {graph::node_of(store->find_actor("iran"))};
    EXPECT_THAT(
        ids(*store, neighbors_among(document.nodes_of_any_time(), document.ties(), selection)),
        ElementsAre("iran", "russia", "lavrov"));
}

TEST(OtherTimes, ComparisonsAreWorkedOutAnewWithTheWindow) {
    const auto store = three_years();
    Document document(store);
    document.apply(SetWindow{year_of(2012)});
    EXPECT_EQ(document.comparison(), nullptr);
    document.apply(CompareWith{PinnedWindow{year_of(2012), {}}});
    ASSERT_NE(document.comparison(), nullptr);
    const auto version = document.comparison_version();
    EXPECT_FALSE(document.comparison()->has_changes());
    EXPECT_EQ(document.comparison_version(), version) << "nothing moved";
    document.apply(SetWindow{year_of(2014)});
    EXPECT_TRUE(document.comparison()->has_changes());
    EXPECT_GT(document.comparison_version(), version);
    EXPECT_EQ(document.comparison()->window_b, year_of(2014));
}

TEST(OtherTimes, OfficesCanBeLeftOutOfAComparison) {
    const auto store = three_years();
    Document document(store);
    document.apply(SetWindow{year_of(2013)});
    document.apply(CompareWith{PinnedWindow{year_of(2012), {}}});
    const graph::Comparison& whole = *document.comparison();
    const auto is_office = [](const graph::TieChange& tie) {
        return tie.dyad.kind == graph::TieKind::office;
    };
    ASSERT_TRUE(std::any_of(whole.ties.begin(), whole.ties.end(), is_office));
    const graph::Comparison told = without_offices(whole);
    EXPECT_FALSE(std::any_of(told.ties.begin(), told.ties.end(), is_office));
    EXPECT_EQ(told.tie_counts()[static_cast<std::size_t>(graph::Change::appeared)], 1U);
    EXPECT_EQ(told.tie_counts()[static_cast<std::size_t>(graph::Change::lost)], 1U);
}

TEST(OtherTimes, AWindowOfAllDaysIsAllTime) {
    const Document document(three_years());
    EXPECT_EQ(told_window(model::Window{document.domain()}, document.domain()), model::Window{});
    EXPECT_EQ(told_window(year_of(2013), document.domain()), year_of(2013));
    PinnedWindow pinned{year_of(2012), {}};
    EXPECT_EQ(describe_pinned(pinned, {}), "2012");
    pinned.settings.per_day = true;
    EXPECT_EQ(describe_pinned(pinned, {}), "2012, strengths per day");
    graph::Calendar from_april;
    from_april.fiscal_start = 4;
    pinned.window.span = {model::make_day(2012, 4, 1), model::make_day(2013, 3, 31)};
    EXPECT_EQ(describe_pinned(pinned, from_april),
              "April 2012 – March 2013 (FY 2012/13), strengths per day");
}

} // namespace
} // namespace entente::document
