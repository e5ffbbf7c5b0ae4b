// SPDX-License-Identifier: MIT
#include "app/io/table_writer.hpp"
#include "tests/support/builders.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <string>
#include <vector>

namespace entente::io {
namespace {

using graph::Dyad;
using graph::Tie;
using graph::TieKind;
using test::StoreBuilder;

class TableWriter : public ::testing::Test {
  protected:
    TableWriter() {
        StoreBuilder builder;
        builder.event({.participants = {"zarif", "ira\tn"}, .topics = {"syria"}});
        store_ = builder.build();
        const graph::NodeId zarif{0U};
        const graph::NodeId iran{1U};
        const graph::NodeId syria{2U};
        ties_ = {Tie{Dyad{zarif, iran, TieKind::event, true}, 3, 1.0 / 3, -2.5, 0},
                 Tie{Dyad{zarif, syria, TieKind::topic, false}, 12, 1e12, std::nan(""), 1},
                 Tie{Dyad{zarif, iran, TieKind::office, false}, 0, 0, std::nan(""), 2}};
    }
    std::shared_ptr<const model::EventStore> store_;
    std::vector<Tie> ties_;
};

TEST_F(TableWriter, TiesAsTsv) {
    EXPECT_EQ(ties_as_tsv(*store_, ties_), "a\tb\tkind\tdirected\tcount\tstrength\ttone\n"
                                           "zarif\tira n\tevent\ttrue\t3\t0.3333333333\t-2.5\n"
                                           "zarif\tsyria\ttopic\tfalse\t12\t1e+12\t\n"
                                           "zarif\tira n\toffice\tfalse\t0\t0\t\n");
    EXPECT_EQ(ties_as_tsv(*store_, {}), "a\tb\tkind\tdirected\tcount\tstrength\ttone\n");
}

TEST_F(TableWriter, TiesAsJson) {
    const auto json = nlohmann::ordered_json::parse(ties_as_json(*store_, ties_));
    const auto expected = nlohmann::ordered_json::parse(R"([
        {"a": "zarif", "b": "ira\tn", "kind": "event", "directed": true, "count": 3,
         "strength": 0.3333333333, "tone": -2.5},
        {"a": "zarif", "b": "syria", "kind": "topic", "directed": false, "count": 12,
         "strength": 1e12, "tone": null},
        {"a": "zarif", "b": "ira\tn", "kind": "office", "directed": false, "count": 0,
         "strength": 0, "tone": null}])");
    EXPECT_EQ(json, expected);
    EXPECT_EQ(ties_as_json(*store_, {}), "[]\n");
}

TEST_F(TableWriter, MinusZeroIsZero) {
    ties_.resize(1);
    ties_[0].tone = -0.0;
    EXPECT_NE(ties_as_tsv(*store_, ties_).find("\t0\n"), std::string::npos);
}

TEST(EventsAsTsv, OneLineAnEventWhateverItsText) {
    model::EventStoreBuilder builder;
    model::Actor actor;
    actor.id = "iran";
    const auto iran = builder.add_actor(actor);
    actor.id = "zarif";
    const auto zarif = builder.add_actor(actor);
    model::Topic topic;
    topic.id = "syria";
    const auto syria = builder.add_topic(topic);
    model::Event event;
    event.id = "e1";
    event.date = "2013-12-11";
    event.when = *model::parse_edtf(event.date);
    event.type = "consult";
    event.title = "Two\nlines\tand a tab";
    event.participants = {{zarif, model::ParticipantRole::source},
                          {iran, model::ParticipantRole::participant}};
    event.topics = {syria};
    event.tone = 4.5;
    event.weight = 2;
    event.place = model::Place{"Tehran", {}, {}, ""};
    event.sources = {{"Report", "IPSC", "", "", "", ""},
                     {"Untitled", "", "", "", "", ""},
                     {"", "", "https://example.org", "", "", ""},
                     {}};
    ASSERT_TRUE(builder.add_event(event).has_value());
    event.clear();
    event.id = "e2";
    event.date = "2014";
    event.when = *model::parse_edtf(event.date);
    ASSERT_TRUE(builder.add_event(event).has_value());
    const auto store = builder.freeze();
    const std::vector<model::EventId> both{model::EventId{0U}, model::EventId{1U}};
    EXPECT_EQ(events_as_tsv(*store, both),
              "id\tdate\ttype\ttitle\tparticipants\ttopics\ttone\tweight\tplace\tsources\n"
              "e1\t2013-12-11\tconsult\tTwo lines and a tab\tsource:zarif; iran\tsyria\t4.5\t2\t"
              "Tehran\tIPSC; Untitled; https://example.org\n"
              "e2\t2014\t\t\t\t\t\t1\t\t\n");
}

TEST(BinsAsTsv, DaysAreIso) {
    const std::vector<graph::Bin> bins{
        {{model::make_day(2013, 12, 1), model::make_day(2013, 12, 31)}, 7, 3}};
    EXPECT_EQ(bins_as_tsv(bins), "from\tto\ttotal\tpassing\n2013-12-01\t2013-12-31\t7\t3\n");
}

} // namespace
} // namespace entente::io
