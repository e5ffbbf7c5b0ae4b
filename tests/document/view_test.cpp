// SPDX-License-Identifier: MIT
#include "app/document/view.hpp"

#include "app/graph/node.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using document::describe_filter;
using document::describe_thinning;
using document::describe_window;
using document::View;
using model::FilterDimension;
using model::NodeKind;
using model::Window;
using model::WindowMode;
using testing::ElementsAre;
using testing::IsEmpty;

model::Span span_typed(std::string_view edtf) {
    return model::parse_edtf(edtf).value().span;
}

std::shared_ptr<const model::EventStore> countries() {
    StoreBuilder builder;
    builder.actor("Iran", NodeKind::state).actor("Russia", NodeKind::state);
    return builder.topic("Syria").topic("Iraq").topic("oil").build();
}

std::vector<std::string> words_for(const model::Filter& filter) {
    std::vector<std::string> words;
    for (const document::ActiveChoice& choice : describe_filter(*countries(), filter)) {
        words.push_back(choice.words);
    }
    return words;
}

TEST(DescribeWindow, TellsTheSpan) {
    EXPECT_EQ(describe_window({}), "all time");
    EXPECT_EQ(describe_window({span_typed("2014"), WindowMode::window, 365}), "2014");
    EXPECT_EQ(describe_window({span_typed("2013/2015"), WindowMode::window, 365}), "2013 – 2015");
    EXPECT_EQ(describe_window({span_typed("2013-03/.."), WindowMode::window, 365}),
              "from March 2013");
}

TEST(DescribeWindow, TellsTheModeAndForgetsABeginningThatDoesNotMatter) {
    EXPECT_EQ(describe_window({span_typed("2013/2015"), WindowMode::cumulative, 365}),
              "until 2015, all so far");
    EXPECT_EQ(describe_window({model::Span::all(), WindowMode::cumulative, 365}), "all time");
    EXPECT_EQ(describe_window({span_typed("2013/2015"), WindowMode::decay, 365}),
              "until 2015, fading by half every 365 days");
    EXPECT_EQ(describe_window({span_typed("2015"), WindowMode::decay, 1}),
              "until 2015, fading by half every day");
    EXPECT_EQ(describe_window({model::Span::all(), WindowMode::decay, 30.5}),
              "all time, fading by half every 30.5 days");
}

TEST(DescribeFilter, IsSilentWhereNothingIsChosen) {
    EXPECT_THAT(words_for({}), IsEmpty());
}

TEST(DescribeFilter, NamesChoicesAndRefusals) {
    const auto store = countries();
    model::Filter filter;
    filter.topics.any = {store->find_topic("Syria"), store->find_topic("Iraq")};
    filter.types.none = {"accuse"};
    EXPECT_THAT(words_for(filter), ElementsAre("topic: Syria or Iraq", "without type: accuse"));
    filter.all_topics = true;
    filter.topics.none = {store->find_topic("oil")};
    EXPECT_THAT(words_for(filter),
                ElementsAre("topic: Syria and Iraq, without oil", "without type: accuse"));
}

TEST(DescribeFilter, TellsWhichDimensionToClearInTheirOrder) {
    const auto store = countries();
    model::Filter filter;
    filter.text = "  nuclear \n deal ";
    filter.tone_max = -1;
    filter.sources.any = {"IRNA"};
    filter.kinds.any = {NodeKind::group};
    filter.actors.any = {store->find_actor("Iran")};
    filter.types.any = {"consult"};
    filter.topics.any = {store->find_topic("oil")};
    filter.years.any = {2014};
    std::vector<FilterDimension> dimensions;
    std::vector<std::string> words;
    for (const document::ActiveChoice& choice : describe_filter(*store, filter)) {
        dimensions.push_back(choice.dimension);
        words.push_back(choice.words);
    }
    EXPECT_THAT(words, ElementsAre("year: 2014", "topic: oil", "type: consult", "actor: Iran",
                                   "kind: group", "source: IRNA", "tone of -1 and less",
                                   "words: “nuclear deal”"));
    EXPECT_THAT(dimensions,
                ElementsAre(FilterDimension::year, FilterDimension::topic, FilterDimension::type,
                            FilterDimension::actor, FilterDimension::kind, FilterDimension::source,
                            FilterDimension::tone, FilterDimension::text));
    for (const FilterDimension dimension : dimensions) {
        filter.clear(dimension);
    }
    EXPECT_THAT(words_for(filter), IsEmpty());
}

TEST(DescribeFilter, TellsTonesFromBothSides) {
    model::Filter filter;
    filter.tone_min = -10;
    filter.tone_max = 0;
    EXPECT_THAT(words_for(filter), ElementsAre("tone from -10 to 0"));
    filter.tone_max.reset();
    filter.tone_min = 2.5;
    EXPECT_THAT(words_for(filter), ElementsAre("tone of 2.5 and more"));
}

TEST(DescribeFilter, JoinsYearsThatFollowEachOther) {
    model::Filter filter;
    filter.years.any = {2015, 2013, 2014, 2018};
    filter.years.none = {-1, 0};
    EXPECT_THAT(words_for(filter), ElementsAre("year: 2013 – 2015 or 2018, without -1 – 0"));
}

TEST(DescribeFilter, CutsLongLists) {
    model::Filter filter;
    filter.types.any = {"a", "b", "c", "d", "e"};
    EXPECT_THAT(words_for(filter), ElementsAre("type: a, b, c, d or e"));
    filter.types.any = {"a", "b", "c", "d", "e", "f"};
    EXPECT_THAT(words_for(filter), ElementsAre("type: a, b, c, d or 2 more"));
}

TEST(DescribeThinning, IsSilentWhereAllIsDrawn) {
    EXPECT_THAT(describe_thinning(*countries(), {}), IsEmpty());
}

TEST(DescribeThinning, TellsEachPieceInTheOrderItIsDone) {
    const auto store = countries();
    View view;
    view.rules.roll_up = true;
    view.thinning.with_topics = false;
    view.thinning.min_strength = 2;
    view.thinning.around = {graph::node_of(store->find_actor("Iran"))};
    view.thinning.hops = 2;
    view.thinning.top = 40;
    EXPECT_THAT(describe_thinning(*store, view),
                ElementsAre("officials rolled up into states", "without topics",
                            "ties of strength 2 and more", "within 2 ties of Iran",
                            "the 40 strongest nodes"));
}

TEST(DescribeThinning, TellsKindsTheShorterWay) {
    const auto store = countries();
    const auto kinds = [&](std::uint32_t drawn, bool with_topics = true) {
        View view;
        view.thinning.kinds = drawn;
        view.thinning.with_topics = with_topics;
        return describe_thinning(*store, view);
    };
    EXPECT_THAT(kinds(0b00001), ElementsAre("only states"));
    EXPECT_THAT(kinds(0b10010), ElementsAre("only officials and topics"));
    EXPECT_THAT(kinds(0b10010, false), ElementsAre("only officials"));
    EXPECT_THAT(kinds(0b10101), ElementsAre("without officials and groups"));
    EXPECT_THAT(kinds(0), ElementsAre("no nodes"));
}

TEST(DescribeThinning, SpeaksOfOne) {
    const auto store = countries();
    View view;
    view.thinning.top = 1;
    view.thinning.hops = 1;
    view.thinning.around = {graph::node_of(store->find_actor("Iran")),
                            graph::node_of(*store, store->find_topic("oil"))};
    EXPECT_THAT(describe_thinning(*store, view),
                ElementsAre("within 1 tie of Iran or oil", "the strongest node"));
    view.thinning.hops = 0;
    view.thinning.around.pop_back();
    EXPECT_THAT(describe_thinning(*store, view), ElementsAre("Iran alone", "the strongest node"));
}

TEST(DescribeThinning, SpeaksOfOfficesWhereThereAreAny) {
    View view;
    view.thinning.with_offices = false;
    EXPECT_THAT(describe_thinning(*countries(), view), IsEmpty());
    StoreBuilder builder;
    EXPECT_THAT(describe_thinning(*builder.office("zarif", "iran").build(), view),
                ElementsAre("without offices"));
}

} // namespace
} // namespace entente::test
