// SPDX-License-Identifier: MIT
#include "app/document/node_search.hpp"

#include "app/document/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente::document {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class NodeSearching : public ::testing::Test {
  protected:
    void SetUp() override {
        model::EventStoreBuilder builder;
        add(builder,
            {"RUS", model::NodeKind::state, "Russia", {{"ru", "Россия"}}, {"Russian Federation"}});
        add(builder, {"IRN", model::NodeKind::state, "Iran", {{"fa", "ایران"}}, {"Persia"}});
        add(builder, {"vvp", model::NodeKind::official, "Vladimir Vladimirovich Putin", {}, {}});
        add(builder, {"zh", model::NodeKind::official, "Vladimir Zhirinovsky", {}, {}});
        add(builder, {"mc", model::NodeKind::official, "Mevlüt Çavuşoğlu", {}, {}});
        add(builder, {"belarus", model::NodeKind::state, "Belarus", {}, {}});
        model::Topic topic;
        topic.id = "enrichment";
        topic.name = "Uranium enrichment";
        topic.keywords = {"centrifuges"};
        builder.add_topic(topic);
        model::Event event;
        event.id = "e";
        event.date = "2013-12-11";
        for (const char* id : {"zh", "IRN"}) {
            event.participants.push_back(
                {builder.find_actor(id), model::ParticipantRole::participant});
        }
        ASSERT_TRUE(builder.add_event(event).has_value());
        store_ = builder.freeze();
        search_.emplace(store_, Document(store_).all_time());
    }

    std::vector<std::string> found(std::string_view text, std::size_t most = 9) const {
        std::vector<std::string> ids;
        for (const graph::NodeId node : search_->find(text, most)) {
            ids.emplace_back(graph::id_of(*store_, node));
        }
        return ids;
    }

  private:
    struct Spec {
        std::string id;
        model::NodeKind kind;
        std::string name;
        model::Names names;
        std::vector<std::string> aliases;
    };

    static void add(model::EventStoreBuilder& builder, Spec spec) {
        model::Actor actor;
        actor.id = std::move(spec.id);
        actor.kind = spec.kind;
        actor.name = std::move(spec.name);
        actor.names = std::move(spec.names);
        actor.aliases = std::move(spec.aliases);
        builder.add_actor(std::move(actor));
    }

    std::shared_ptr<const model::EventStore> store_;
    std::optional<NodeSearch> search_;
};

TEST_F(NodeSearching, LooksAtNamesOfAllLanguagesAliasesKeywordsAndIds) {
    EXPECT_THAT(found("rus"), ElementsAre("RUS", "belarus")) << "a beginning comes before a middle";
    EXPECT_THAT(found("росс"), ElementsAre("RUS"));
    EXPECT_THAT(found("ايران"), ElementsAre("IRN")) << "typed with the Arabic yeh";
    EXPECT_THAT(found("persia"), ElementsAre("IRN"));
    EXPECT_THAT(found("irn"), ElementsAre("IRN"));
    EXPECT_THAT(found("centrifuge"), ElementsAre("enrichment"));
    EXPECT_THAT(found("cavusoglu"), ElementsAre("mc"));
}

TEST_F(NodeSearching, FindsWordsThatStandApartAndInAnyOrder) {
    EXPECT_THAT(found("Vladimir Putin"), ElementsAre("vvp"));
    EXPECT_THAT(found("putin vladimir"), ElementsAre("vvp"));
    EXPECT_THAT(found("put vlad"), ElementsAre("vvp"));
    EXPECT_THAT(found("putin zhirinovsky"), IsEmpty()) << "words of two names are nobody's";
    EXPECT_THAT(found("russia persia"), IsEmpty());
}

TEST_F(NodeSearching, PutsTheStrongestFirstAmongEquals) {
    EXPECT_THAT(found("vladimir"), ElementsAre("zh", "vvp"));
    EXPECT_THAT(found("vladimir", 1), ElementsAre("zh"));
    EXPECT_THAT(found("vladimir vl"), ElementsAre("vvp", "zh")) << "as typed before in pieces";
}

TEST_F(NodeSearching, FindsNothingForNothing) {
    EXPECT_THAT(found(""), IsEmpty());
    EXPECT_THAT(found("  "), IsEmpty());
    EXPECT_THAT(found("atlantis"), IsEmpty());
    EXPECT_THAT(found("rus", 0), IsEmpty());
}

} // namespace
} // namespace entente::document
