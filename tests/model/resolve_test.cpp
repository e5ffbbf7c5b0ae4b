// SPDX-License-Identifier: MIT
#include "app/model/filter.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace entente::model {
namespace {

using test::StoreBuilder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::shared_ptr<const EventStore> people() {
    EventStoreBuilder builder;
    Actor actor;
    actor.id = "lavrov";
    actor.name = "Sergey Lavrov";
    actor.names = {{"ru", "Сергей Лавров"}};
    actor.aliases = {"Sergei Lavrov"};
    builder.add_actor(actor);
    actor = {};
    actor.id = "ivanov-i";
    actor.name = "Ivanov";
    builder.add_actor(actor);
    actor.id = "ivanov-s";
    builder.add_actor(actor);
    actor.id = "RUS";
    actor.name = "Russia";
    actor.aliases = {"Ivanov"};
    builder.add_actor(actor);
    Topic topic;
    topic.id = "caspian";
    topic.name = "Caspian Sea";
    topic.names = {{"fr", "Mer Caspienne"}};
    builder.add_topic(topic);
    return builder.freeze();
}

TEST(ResolveActor, ByIdNameAliasOrOtherLanguage) {
    const auto store = people();
    for (const char* text :
         {"lavrov", "LAVROV", "sergey lavrov", "Sergei  Lavrov", "сергей лавров"}) {
        const auto found = resolve_actor(*store, text);
        ASSERT_TRUE(found.has_value()) << text << ": " << found.error().message;
        EXPECT_EQ(*found, ActorId{0U}) << text;
    }
    EXPECT_EQ(*resolve_actor(*store, "rus"), ActorId{3U});
}

TEST(ResolveActor, AMisspeltOneGetsAHint) {
    const auto store = people();
    const auto found = resolve_actor(*store, "lavrv");
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().kind, base::ErrorKind::usage);
    EXPECT_EQ(found.error().message, "no actor 'lavrv' (did you mean 'lavrov'?)");
    EXPECT_EQ(resolve_actor(*store, "zzzzzz").error().message, "no actor 'zzzzzz'");
    EXPECT_EQ(resolve_actor(*store, "").error().message, "no actor ''");
}

TEST(ResolveActor, ASharedNameIsNotGuessed) {
    const auto store = people();
    const auto found = resolve_actor(*store, "ivanov");
    ASSERT_FALSE(found.has_value());
    EXPECT_THAT(found.error().message, HasSubstr("'ivanov-i', 'ivanov-s'"));
}

TEST(ResolveTopic, LikeAnActor) {
    const auto store = people();
    EXPECT_EQ(*resolve_topic(*store, "caspian sea"), TopicId{0U});
    EXPECT_EQ(*resolve_topic(*store, "mer caspienne"), TopicId{0U});
    EXPECT_EQ(resolve_topic(*store, "Caspain").error().message,
              "no topic 'Caspain' (did you mean 'caspian'?)");
}

TEST(WithNarrower, TakesTheWholeBranchAscending) {
    const auto store = StoreBuilder()
                           .topic("leaf", "middle")
                           .topic("middle", "root")
                           .topic("root")
                           .topic("other")
                           .build();
    const TopicId leaf = store->find_topic("leaf");
    const TopicId middle = store->find_topic("middle");
    const TopicId root = store->find_topic("root");
    std::vector<TopicId> all{leaf, middle, root};
    std::sort(all.begin(), all.end());
    EXPECT_EQ(with_narrower(*store, root), all);
    EXPECT_THAT(with_narrower(*store, leaf), ElementsAre(leaf));
}

TEST(WithNarrower, EndsOnACircle) {
    const auto store = StoreBuilder().topic("a", "b").topic("b", "a").topic("c").build();
    EXPECT_EQ(with_narrower(*store, store->find_topic("a")).size(), 2U);
    EXPECT_EQ(with_narrower(*store, store->find_topic("c")).size(), 1U);
}

TEST(NearestWord, CountsInsertDeleteReplaceAndSwap) {
    const std::vector<std::string_view> known{"tehran", "moscow", "vienna"};
    for (const char* text : {"tehran", "Tehran", "tehrn", "tehraan", "tehrun", "tehrna"}) {
        EXPECT_EQ(nearest_word(text, known), "tehran") << text;
    }
    EXPECT_EQ(nearest_word("mosocw", known), "moscow");
}

TEST(NearestWord, WithinAThirdOfTheLengthButAtLeastOne) {
    const std::vector<std::string_view> known{"abcdef", "xy"};
    EXPECT_EQ(nearest_word("abcdzz", known), "abcdef"); // two of six
    EXPECT_EQ(nearest_word("abczzz", known), "");       // three of six
    EXPECT_EQ(nearest_word("xz", known), "xy");         // one of two
    EXPECT_EQ(nearest_word("zz", known), "");
    EXPECT_EQ(nearest_word("", known), "");
    EXPECT_EQ(nearest_word("abc", {}), "");
}

TEST(NearestWord, CountsLettersNotBytesAndTheFirstOfEqualsWins) {
    const std::vector<std::string_view> known{"Лавров", "Лаврин"};
    EXPECT_EQ(nearest_word("лаврок", known), "Лавров");
    const std::vector<std::string_view> equal{"cat", "car"};
    EXPECT_EQ(nearest_word("cab", equal), "cat");
}

} // namespace
} // namespace entente::model
