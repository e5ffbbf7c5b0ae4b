// SPDX-License-Identifier: MIT
#include "app/graph/selected_events.hpp"

#include "tests/graph/readable.hpp"
#include "tests/support/builders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace entente::test {
namespace {

using graph::change_days;
using graph::NodeId;
using graph::Reach;
using graph::selected_events;
using graph::TieIndex;
using testing::ElementsAre;
using testing::IsEmpty;

class SelectedEvents : public testing::Test {
  protected:
    SelectedEvents()
        : index_(StoreBuilder()
                     .office("zarif", "iran", "2013-08-15", "2021-08-25")
                     .event({.date = "2012-05-01", .participants = {"iran", "russia"}, .id = "a"})
                     .event({.date = "2013-12-11",
                             .participants = {"zarif", "russia"},
                             .topics = {"syria"},
                             .id = "b"})
                     .event({.date = "2014-01/2014-03",
                             .participants = {"iran", "russia", "zarif"},
                             .id = "c"})
                     .event({.date = "2014-02", .participants = {"iran", "china"}, .id = "d"})
                     .event({.date = "XXXX", .participants = {"iran", "russia"}, .id = "undated"})
                     .build(),
                 {}) {}
    NodeId node(std::string_view id) { return node_named(index_.store(), id); }
    std::vector<std::string> events(const std::vector<NodeId>& nodes,
                                    const std::vector<std::string>& ties, Reach reach) {
        std::vector<std::size_t> numbers;
        for (const std::string& tie : ties) {
            numbers.push_back(tie_named(index_, tie));
        }
        return told(index_.store(), selected_events(index_, nodes, numbers, reach));
    }
    std::vector<std::string> days(const std::vector<NodeId>& nodes,
                                  const std::vector<std::string>& ties = {}) {
        std::vector<std::size_t> numbers;
        for (const std::string& tie : ties) {
            numbers.push_back(tie_named(index_, tie));
        }
        std::vector<std::string> told;
        for (const model::Day day : change_days(index_, nodes, numbers)) {
            told.push_back(model::iso_day(day));
        }
        return told;
    }
    TieIndex index_;
};

TEST_F(SelectedEvents, NameEveryNodeOrStandBehindATie) {
    const auto all = Reach::any_time;
    EXPECT_THAT(events({node("iran"), node("russia")}, {}, all), ElementsAre("undated", "c", "a"));
    EXPECT_THAT(events({}, {"iran - russia", "zarif - syria (topic)"}, all),
                ElementsAre("undated", "c", "b", "a"));
    EXPECT_THAT(events({node("china")}, {"iran - russia"}, all),
                ElementsAre("undated", "c", "d", "a"));
    EXPECT_THAT(events({}, {}, all), IsEmpty());
    index_.set_window(window_on("2014-03"));
    EXPECT_THAT(events({node("iran")}, {}, Reach::window), ElementsAre("undated", "c"));
    EXPECT_THAT(events({node("iran")}, {}, all), ElementsAre("undated", "c", "d", "a"));
    index_.set_failed(std::vector<std::uint8_t>{1, 0, 0, 0, 1});
    EXPECT_THAT(events({node("iran")}, {}, all), ElementsAre("c", "d")) << "those that pass";
}

TEST_F(SelectedEvents, ChangeWhereEventsBeginOrLastingOnesAndOfficesEnd) {
    EXPECT_THAT(days({node("russia")}),
                ElementsAre("2012-05-01", "2013-12-11", "2014-01-01", "2014-04-01"));
    EXPECT_THAT(days({node("china")}), ElementsAre("2014-02-01"))
        << "a date known to the month does not last";
    EXPECT_THAT(days({node("zarif")}),
                ElementsAre("2013-08-15", "2013-12-11", "2014-01-01", "2014-04-01", "2021-08-26"));
    EXPECT_THAT(days({node("zarif"), node("iran")}),
                ElementsAre("2013-08-15", "2014-01-01", "2014-04-01", "2021-08-26"));
    EXPECT_THAT(days({}, {"zarif - iran (office)"}), ElementsAre("2013-08-15", "2021-08-26"));
    EXPECT_THAT(days({}), IsEmpty());
}

} // namespace
} // namespace entente::test
