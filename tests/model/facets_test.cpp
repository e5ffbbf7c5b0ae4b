// SPDX-License-Identifier: MIT
#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/model/filter.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace entente::model {
namespace {

using test::StoreBuilder;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::shared_ptr<const EventStore> small_store() {
    StoreBuilder builder;
    builder.actor("iran", NodeKind::state)
        .actor("zarif", NodeKind::official)
        .topic("nuclear")
        .topic("enrichment", "nuclear")
        .topic("fordow", "enrichment");
    builder
        .event({.date = "2013-12-11",
                .participants = {"iran", "zarif"},
                .topics = {"fordow", "enrichment"},
                .type = "consult",
                .publisher = "IPSC"})
        .event(
            {.date = "2013/2015", .participants = {"iran"}, .topics = {"nuclear"}, .type = "agree"})
        .event({.date = "2015-01-01/..", .type = "agree", .publisher = "IPSC"});
    return builder.build();
}

TEST(CountFacets, CountsEveryChoiceOnceAnEvent) {
    const auto store = small_store();
    const FacetCounts counts = count_facets(*store, FilterIndex(store), {});
    EXPECT_EQ(counts.first_year, 2013);
    EXPECT_THAT(counts.years, ElementsAre(2, 1, 2));
    EXPECT_THAT(counts.topics, ElementsAre(2, 1, 1)); // nuclear counts what is narrower
    EXPECT_THAT(counts.types, ElementsAre(1, 2));
    EXPECT_THAT(counts.actors, ElementsAre(2, 1));
    EXPECT_THAT(counts.kinds, ElementsAre(2, 1, 0, 0, 2));
    EXPECT_THAT(counts.sources, ElementsAre(2));
}

TEST(CountFacets, AChoiceIsCountedUnderAllOtherFiltersButItsOwn) {
    const auto store = small_store();
    FilterIndex index(store);
    Filter filter;
    filter.types.any = {"consult"};
    index.set_filter(filter);
    const FacetCounts counts = count_facets(*store, index, {});
    EXPECT_THAT(counts.types, ElementsAre(1, 2)) << "its own filter does not hide other types";
    EXPECT_THAT(counts.years, ElementsAre(1, 0, 0));
    EXPECT_THAT(counts.actors, ElementsAre(1, 1));
    EXPECT_THAT(counts.sources, ElementsAre(1));
    filter.years.any = {2015};
    index.set_filter(filter);
    const FacetCounts both = count_facets(*store, index, {});
    EXPECT_THAT(both.types, ElementsAre(0, 2));
    EXPECT_THAT(both.years, ElementsAre(1, 0, 0));
    EXPECT_THAT(both.topics, Each(0U));
}

TEST(CountFacets, TheWindowCountsForAllButTheYears) {
    const auto store = small_store();
    Window window;
    window.span = {make_day(2014, 1, 1), make_day(2014, 12, 31)};
    const FacetCounts counts = count_facets(*store, FilterIndex(store), window);
    EXPECT_THAT(counts.years, ElementsAre(2, 1, 2));
    EXPECT_THAT(counts.types, ElementsAre(0, 1));
    window.mode = WindowMode::cumulative;
    EXPECT_THAT(count_facets(*store, FilterIndex(store), window).types, ElementsAre(1, 1));
}

TEST(CountFacets, NothingToCount) {
    const auto store = StoreBuilder().build();
    const FacetCounts counts = count_facets(*store, FilterIndex(store), {});
    EXPECT_THAT(counts.years, IsEmpty());
    EXPECT_THAT(counts.kinds, Each(0U));
}

TEST(CountFacets, TellsWhatChoosingWouldGive) {
    StoreBuilder builder;
    base::Rng rng(11);
    for (int i = 0; i < 8; ++i) {
        builder.topic("t" + std::to_string(i), i < 3 ? "" : "t" + std::to_string(i / 3));
    }
    const char* types[]{"agree", "accuse", "consult"};
    const auto pick = [&](const char* prefix, std::uint32_t count) {
        return prefix + std::to_string(rng.below(count));
    };
    for (int i = 0; i < 20'000; ++i) {
        const auto year = static_cast<int>(2000 + rng.below(5));
        const std::string last = std::to_string(year + static_cast<int>(rng.below(3)));
        const std::uint32_t a = rng.below(20);
        builder.event({.date = std::to_string(year) + "/" + last,
                       .participants = {"a" + std::to_string(a), "b" + std::to_string(a / 2)},
                       .topics = {pick("t", 8)},
                       .type = types[rng.below(3)],
                       .publisher = pick("p", 4)});
    }
    const auto store = builder.build();
    Filter filter;
    filter.types.any = {"agree", "accuse"};
    filter.topics.none = {store->find_topic("t4")};
    filter.sources.any = {"p0", "p1"};
    FilterIndex index(store);
    index.set_filter(filter);
    const FacetCounts counts = count_facets(*store, index, {});
    {
        const base::ThreadLimit one(1);
        EXPECT_EQ(count_facets(*store, index, {}).actors, counts.actors);
    }
    const auto passing_with = [&](const Filter& other) {
        FilterIndex fresh(store);
        fresh.set_filter(other);
        return fresh.passing_count();
    };
    for (std::size_t i = 0; i < counts.years.size(); ++i) {
        Filter other = filter;
        other.years.any = {counts.first_year + static_cast<int>(i)};
        EXPECT_EQ(counts.years[i], passing_with(other));
    }
    for (std::size_t i = 0; i < counts.topics.size(); ++i) {
        Filter other = filter;
        other.topics = {{TopicId{i}}, {}};
        EXPECT_EQ(counts.topics[i], passing_with(other)) << i;
    }
    for (std::size_t i = 0; i < counts.types.size(); ++i) {
        Filter other = filter;
        other.types = {{store->types()[i]}, {}};
        EXPECT_EQ(counts.types[i], passing_with(other));
    }
    for (std::size_t i = 0; i < counts.actors.size(); ++i) {
        Filter other = filter;
        other.actors.any = {ActorId{i}};
        EXPECT_EQ(counts.actors[i], passing_with(other));
    }
    for (std::size_t i = 0; i < counts.sources.size(); ++i) {
        Filter other = filter;
        other.sources.any = {store->publishers()[i]};
        EXPECT_EQ(counts.sources[i], passing_with(other));
    }
}

} // namespace
} // namespace entente::model
