// SPDX-License-Identifier: MIT
#include "app/base/parallel.hpp"
#include "app/base/rng.hpp"
#include "app/model/filter.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace entente::model {
namespace {

using test::StoreBuilder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Ids of the events that pass.
std::vector<std::string> passing(const FilterIndex& index, const EventStore& store) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        if (index.passes(EventId{i})) {
            ids.emplace_back(store.id(EventId{i}));
        }
    }
    EXPECT_EQ(ids.size(), index.passing_count());
    return ids;
}

class FilterIndexTest : public ::testing::Test {
  protected:
    FilterIndexTest() {
        StoreBuilder builder;
        builder.actor("iran", NodeKind::state)
            .actor("russia", NodeKind::state)
            .actor("zarif", NodeKind::official)
            .actor("iaea", NodeKind::organization)
            .topic("nuclear")
            .topic("enrichment", "nuclear")
            .topic("fordow", "enrichment")
            .topic("syria");
        builder
            .event({.date = "2013-12-11",
                    .participants = {"zarif", "russia"},
                    .topics = {"fordow", "syria"},
                    .tone = 4,
                    .type = "Consult",
                    .title = "Talks in TEHRAN",
                    .publisher = "IPSC",
                    .id = "talks"})
            .event({.date = "2013-12/2014-02",
                    .participants = {"iran", "mentioned:iaea"},
                    .topics = {"enrichment"},
                    .tone = -2,
                    .type = "accuse",
                    .title = "Élysée statement",
                    .publisher = "TASS",
                    .id = "statement"})
            .event({.date = "2015",
                    .participants = {"source:iran", "target:russia"},
                    .type = "agree",
                    .title = "Договор о поставках",
                    .id = "treaty"})
            .event({.date = "2015-06/..", .topics = {"syria"}, .type = "", .id = "open"});
        store_ = builder.build();
        index_.emplace(store_);
    }

    std::vector<std::string> with(const std::function<void(Filter&)>& choose) {
        Filter filter;
        choose(filter);
        index_->set_filter(filter);
        EXPECT_EQ(index_->filter(), filter);
        return passing(*index_, *store_);
    }
    TopicId topic(std::string_view id) { return store_->find_topic(id); }
    ActorId actor(std::string_view id) { return store_->find_actor(id); }

    std::shared_ptr<const EventStore> store_;
    std::optional<FilterIndex> index_;
};

TEST_F(FilterIndexTest, WithoutAFilterAllPass) {
    EXPECT_EQ(index_->passing_count(), 4U);
    EXPECT_THAT(passing(*index_, *store_), ElementsAre("talks", "statement", "treaty", "open"));
}

TEST_F(FilterIndexTest, YearsMeetTheSpan) {
    EXPECT_THAT(with([](Filter& f) { f.years.any = {2014}; }), ElementsAre("statement"));
    EXPECT_THAT(with([](Filter& f) {
                    f.years.any = {2015, 2013};
                }),
                ElementsAre("talks", "statement", "treaty", "open"));
    EXPECT_THAT(with([](Filter& f) { f.years.any = {2020}; }), ElementsAre("open"));
    EXPECT_THAT(with([](Filter& f) { f.years.none = {2014}; }),
                ElementsAre("talks", "treaty", "open"));
    EXPECT_THAT(with([](Filter& f) { f.years.any = {2012}; }), IsEmpty());
    EXPECT_THAT(with([](Filter& f) { f.years.any = {1'000'000}; }), IsEmpty());
}

TEST(Filter, UndatedEventsAreInUntilTheyAreSwitchedOff) {
    const auto store = StoreBuilder()
                           .event({.date = "2013", .id = "dated"})
                           .event({.date = "XXXX", .id = "undated"})
                           .event({.date = "201X", .id = "decade"})
                           .build();
    FilterIndex index(store);
    EXPECT_THAT(passing(index, *store), ElementsAre("dated", "undated", "decade"));
    Filter filter;
    filter.with_undated = false;
    EXPECT_TRUE(filter.is_active());
    EXPECT_TRUE(index.set_filter(filter));
    EXPECT_THAT(passing(index, *store), ElementsAre("dated", "decade"));
    const FacetCounts counts = count_facets(*store, index, {});
    EXPECT_EQ(counts.first_year, 2010);
    EXPECT_THAT(counts.years, ElementsAre(2, 2, 2, 3, 2, 2, 2, 2, 2, 2)) << "its own dimension";
    filter.clear(FilterDimension::year);
    EXPECT_FALSE(filter.is_active());
    EXPECT_TRUE(index.set_filter(filter));
    EXPECT_EQ(index.passing_count(), 3U);
}

TEST_F(FilterIndexTest, AWiderTopicTakesItsNarrowerOnesAlong) {
    EXPECT_THAT(with([&](Filter& f) { f.topics.any = {topic("nuclear")}; }),
                ElementsAre("talks", "statement"));
    EXPECT_THAT(with([&](Filter& f) { f.topics.any = {topic("fordow")}; }), ElementsAre("talks"));
    EXPECT_THAT(with([&](Filter& f) { f.topics.none = {topic("nuclear")}; }),
                ElementsAre("treaty", "open"));
}

TEST_F(FilterIndexTest, AllTopicsAsksForEachOfThem) {
    const auto both = [&](bool all) {
        return with([&](Filter& f) {
            f.topics.any = {topic("nuclear"), topic("syria")};
            f.all_topics = all;
        });
    };
    EXPECT_THAT(both(false), ElementsAre("talks", "statement", "open"));
    EXPECT_THAT(both(true), ElementsAre("talks"));
    EXPECT_THAT(with([&](Filter& f) {
                    f.topics.any = {topic("nuclear"), topic("fordow"), topic("nuclear")};
                    f.all_topics = true;
                }),
                ElementsAre("talks"))
        << "one topic may satisfy two choices";
    EXPECT_THAT(with([&](Filter& f) {
                    f.topics = {{topic("nuclear"), topic("enrichment")}, {topic("syria")}};
                    f.all_topics = true;
                }),
                ElementsAre("statement"));
}

TEST_F(FilterIndexTest, TypesWithoutCase) {
    EXPECT_THAT(with([](Filter& f) {
                    f.types.any = {"CONSULT", "agree"};
                }),
                ElementsAre("talks", "treaty"));
    EXPECT_THAT(with([](Filter& f) { f.types.none = {"consult"}; }),
                ElementsAre("statement", "treaty", "open"));
    EXPECT_THAT(with([](Filter& f) { f.types.any = {""}; }), ElementsAre("open"));
    EXPECT_THAT(with([](Filter& f) { f.types.any = {"fight"}; }), IsEmpty());
}

TEST_F(FilterIndexTest, ActorsInWhateverRole) {
    EXPECT_THAT(with([&](Filter& f) { f.actors.any = {actor("iaea")}; }), ElementsAre("statement"));
    EXPECT_THAT(with([&](Filter& f) {
                    f.actors.any = {actor("russia"), actor("iran")};
                }),
                ElementsAre("talks", "statement", "treaty"));
    EXPECT_THAT(with([&](Filter& f) {
                    f.actors = {{actor("iran")}, {actor("iaea")}};
                }),
                ElementsAre("treaty"));
}

TEST_F(FilterIndexTest, Kinds) {
    EXPECT_THAT(with([](Filter& f) { f.kinds.any = {NodeKind::official}; }), ElementsAre("talks"));
    EXPECT_THAT(with([](Filter& f) { f.kinds.any = {NodeKind::topic}; }),
                ElementsAre("talks", "statement", "open"));
    EXPECT_THAT(with([](Filter& f) { f.kinds.none = {NodeKind::topic}; }), ElementsAre("treaty"));
}

TEST_F(FilterIndexTest, SourcesByPublisherOrTitle) {
    EXPECT_THAT(with([](Filter& f) { f.sources.any = {"tass"}; }), ElementsAre("statement"));
    EXPECT_THAT(with([](Filter& f) { f.sources.none = {"ipsc"}; }),
                ElementsAre("statement", "treaty", "open"));
    EventStoreBuilder builder;
    Event event;
    event.date = "2013";
    event.when = *parse_edtf("2013");
    event.sources = {{"Joint Plan of Action", "", "", "", "", ""}};
    ASSERT_TRUE(builder.add_event(event).has_value());
    FilterIndex index(builder.freeze());
    Filter filter;
    filter.sources.any = {"joint plan of action"};
    EXPECT_FALSE(index.set_filter(filter)) << "nothing changes: the only event has the title";
    filter.sources = {{}, {"JOINT PLAN OF ACTION"}};
    EXPECT_TRUE(index.set_filter(filter));
    EXPECT_EQ(index.passing_count(), 0U);
}

TEST_F(FilterIndexTest, ToneEndsAreIncludedAndNoToneFails) {
    EXPECT_THAT(with([](Filter& f) { f.tone_min = 4; }), ElementsAre("talks"));
    EXPECT_THAT(with([](Filter& f) { f.tone_max = 4; }), ElementsAre("talks", "statement"));
    EXPECT_THAT(with([](Filter& f) {
                    f.tone_min = -2;
                    f.tone_max = 0;
                }),
                ElementsAre("statement"));
    EXPECT_THAT(with([](Filter& f) { f.tone_min = -10; }), ElementsAre("talks", "statement"));
}

TEST_F(FilterIndexTest, EachWordOccursSomewhere) {
    const auto text = [&](const char* words) { return with([&](Filter& f) { f.text = words; }); };
    EXPECT_THAT(text("tehran"), ElementsAre("talks"));
    EXPECT_THAT(text("tehran zarif SYR"), ElementsAre("talks")); // title, actor and topic together
    EXPECT_THAT(text("tehran iaea"), IsEmpty());
    EXPECT_THAT(text("elysee"), ElementsAre("statement"));
    EXPECT_THAT(text("ÉLYSÉE"), ElementsAre("statement"));
    EXPECT_THAT(text("договор ПОСТАВ"), ElementsAre("treaty"));
    EXPECT_THAT(text("   "), ElementsAre("talks", "statement", "treaty", "open"));
    EXPECT_THAT(text("talks in"), ElementsAre("talks"));
}

TEST(FilterText, LooksIntoSummaryPlaceQuotesAliasesAndNames) {
    EventStoreBuilder builder;
    Actor actor;
    actor.id = "zarif";
    actor.name = "Javad Zarif";
    actor.aliases = {"The Minister"};
    actor.names = {{"fa", "ظریف"}};
    const ActorId zarif = builder.add_actor(actor);
    Topic topic;
    topic.id = "t";
    topic.name = "Caspian Sea";
    topic.names = {{"ru", "Каспий"}};
    const TopicId caspian = builder.add_topic(topic);
    Event event;
    event.id = "e";
    event.date = "2013";
    event.when = *parse_edtf("2013");
    event.summary = "An accord";
    event.place = Place{"Bishkek", {}, {}, ""};
    event.participants = {{zarif, ParticipantRole::participant}};
    event.topics = {caspian};
    event.quotes = {{ActorId{}, "Not a word", {}, ""}, {ActorId{}, "Geneva awaits", {}, ""}};
    ASSERT_TRUE(builder.add_event(event).has_value());
    FilterIndex index(builder.freeze());
    for (const char* word :
         {"accord", "bishkek", "geneva", "minister", "ظريف", "каспий", "javad"}) {
        Filter filter;
        filter.text = word;
        index.set_filter(filter);
        EXPECT_EQ(index.passing_count(), 1U) << word;
        filter.text += "qq";
        index.set_filter(filter);
        EXPECT_EQ(index.passing_count(), 0U) << word;
    }
}

TEST(FilterText, FindsNamesOfAllScriptsHoweverTheyAreWritten) {
    const auto store = StoreBuilder()
                           .event({.participants = {"مَمْلَكَة الوادي"}, .id = "arabic"})
                           .event({.participants = {"שָׁלוֹם"}, .id = "hebrew"})
                           .event({.participants = {"Сергей Лавров"}, .id = "russian"})
                           .event({.participants = {"हिमालय"}, .id = "hindi"})
                           .event({.participants = {"ガスプロム"}, .id = "japanese"})
                           .event({.participants = {"دیدار ۲۰۱۳"}, .id = "persian"})
                           .build();
    FilterIndex index(store);
    const auto found = [&](const std::string& words) {
        Filter filter;
        filter.text = words;
        index.set_filter(filter);
        return passing(index, *store);
    };
    EXPECT_THAT(found("مملكه"), ElementsAre("arabic"));
    EXPECT_THAT(found("الوادی"), ElementsAre("arabic")) << "Persian yeh";
    EXPECT_THAT(found("שלום"), ElementsAre("hebrew"));
    EXPECT_THAT(found("ЛАВРОВ серге\u0438\u0306"), ElementsAre("russian"));
    EXPECT_THAT(found("हिमा"), ElementsAre("hindi"));
    EXPECT_THAT(found("ｶﾞｽﾌﾟﾛﾑ"), ElementsAre("japanese"));
    EXPECT_THAT(found("2013"), ElementsAre("persian"));
}

TEST(FilterText, MoreThan64WordsAreAllAskedFor) {
    std::string title;
    for (int i = 100; i < 180; ++i) {
        title += " w" + std::to_string(i);
    }
    const auto store = StoreBuilder().event({.title = title}).build();
    FilterIndex index(store);
    Filter filter;
    filter.text = title;
    index.set_filter(filter);
    EXPECT_EQ(index.passing_count(), 1U);
    filter.text = title + " w999";
    index.set_filter(filter);
    EXPECT_EQ(index.passing_count(), 0U);
}

TEST_F(FilterIndexTest, MasksTellWhichDimensionsFail) {
    Filter filter;
    filter.types.any = {"consult"};
    filter.tone_min = 0;
    EXPECT_TRUE(index_->set_filter(filter));
    const auto bit = [](FilterDimension d) { return 1U << static_cast<unsigned>(d); };
    EXPECT_THAT(index_->failed(),
                ElementsAre(0U, bit(FilterDimension::type) | bit(FilterDimension::tone),
                            bit(FilterDimension::type) | bit(FilterDimension::tone),
                            bit(FilterDimension::type) | bit(FilterDimension::tone)));
    EXPECT_FALSE(index_->set_filter(filter));
    filter.clear(FilterDimension::type);
    EXPECT_TRUE(index_->set_filter(filter));
    EXPECT_EQ(index_->failed()[0], 0U);
    EXPECT_EQ(index_->failed()[1], bit(FilterDimension::tone));
    EXPECT_TRUE(index_->set_filter({}));
    EXPECT_EQ(index_->passing_count(), 4U);
}

TEST(Filter, KnowsWhatIsActive) {
    Filter filter;
    EXPECT_FALSE(filter.is_active());
    filter.text = " \t";
    filter.all_topics = true;
    EXPECT_FALSE(filter.is_active()) << "blanks and an empty choice choose nothing";
    filter.years.any = {2013};
    filter.topics.none = {TopicId{0U}};
    filter.types.any = {"a"};
    filter.actors.any = {ActorId{0U}};
    filter.kinds.any = {NodeKind::state};
    filter.sources.any = {"a"};
    filter.tone_max = 3;
    filter.text = "word";
    for (std::size_t i = 0; i < filter_dimension_count; ++i) {
        const auto dimension = static_cast<FilterDimension>(i);
        EXPECT_TRUE(filter.is_active(dimension)) << i;
        filter.clear(dimension);
        EXPECT_FALSE(filter.is_active(dimension)) << i;
    }
    EXPECT_EQ(filter, Filter{});
}

/// Typing and deleting letters must give what a fresh look gives.
TEST(FilterText, TypingGivesWhatAFreshLookGives) {
    StoreBuilder builder;
    base::Rng rng(5);
    const char* words[]{"nuclear", "Nucléaire", "new", "talks", "tax", "Тегеран", "taxi"};
    for (int i = 0; i < 10'000; ++i) {
        std::string title;
        for (int k = 0; k < 3; ++k) {
            title += std::string(words[rng.below(7)]) + " ";
        }
        builder.event({.title = title});
    }
    const auto store = builder.build();
    FilterIndex typed(store);
    for (const char* text :
         {"n", "nu", "nuc", "nuclear", "nuclear t", "nuclear ta", "nuclear tax", "nuclear taxi",
          "nuclear tax", "clear", "lea ax", "", "теге", "ТЕГЕ n"}) {
        Filter filter;
        filter.text = text;
        typed.set_filter(filter);
        FilterIndex fresh(store);
        const base::ThreadLimit one(1);
        fresh.set_filter(filter);
        ASSERT_EQ(std::vector(typed.failed().begin(), typed.failed().end()),
                  std::vector(fresh.failed().begin(), fresh.failed().end()))
            << text;
        ASSERT_EQ(typed.passing_count(), fresh.passing_count());
    }
}

} // namespace
} // namespace entente::model
