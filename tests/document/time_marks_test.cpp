// SPDX-License-Identifier: MIT
#include "app/document/time_marks.hpp"

#include "tests/support/builders.hpp"

#include <gmock/gmock.h>

namespace entente::document {
namespace {

using model::make_day;
using testing::ElementsAre;

model::Milestone milestone(const std::string& date, const std::string& name) {
    model::Milestone one;
    one.date = date;
    one.when = *model::parse_edtf(date);
    one.name = name;
    return one;
}

std::shared_ptr<const model::EventStore> with_milestones() {
    model::EventStoreBuilder builder;
    model::Actor state;
    state.id = "iran";
    state.name = "Iran";
    state.names = {{"fa", "ایران"}};
    model::Actor official;
    official.id = "zarif";
    official.kind = model::NodeKind::official;
    model::Office office;
    office.title = "Minister";
    office.of = builder.add_actor(std::move(state));
    office.span = {make_day(2013, 8, 15), make_day(2021, 8, 25)};
    official.roles = {office};
    builder.add_actor(std::move(official));
    model::Milestone accord = milestone("2015-07-14", "Accord");
    accord.names = {{"fa", "برجام"}};
    builder.add_milestone(accord);
    builder.add_milestone(milestone("2012/2016-01-16", "Embargo"));
    builder.add_milestone(milestone("2014~", "About then"));
    return builder.freeze();
}

std::vector<std::string> names(const std::vector<TimeMark>& marks) {
    std::vector<std::string> all;
    for (const TimeMark& mark : marks) {
        all.push_back(mark.name);
    }
    return all;
}

TEST(TimeMarks, AreThoseOfTheDataTheUsersOfficesAndTurns) {
    const auto store = with_milestones();
    const std::vector<model::Milestone> own{milestone("2020-01", "Mine")};
    Selection selection;
    EXPECT_THAT(names(time_marks(*store, own, selection)),
                ElementsAre("Embargo", "About then", "Accord", "Mine"));
    selection.toggle(graph::NodeId{1U});
    const std::vector<graph::TurningPoint> turns{{make_day(2018, 5, 1), 0.9, 4}};
    const auto marks = time_marks(*store, own, selection, turns, "fa");
    EXPECT_THAT(names(marks), ElementsAre("Embargo", "About then", "برجام", "Mine",
                                          "Minister, ایران", "The network turns"));
    EXPECT_TRUE(marks[0].is_period);
    EXPECT_EQ(marks[0].index, 1U) << "its place in the data";
    EXPECT_FALSE(marks[1].is_exact);
    EXPECT_FALSE(marks[2].is_period);
    EXPECT_EQ(marks[4].origin, TimeMark::Origin::office);
}

TEST(TimeMarks, OfficesThatBeginOrEndSomeTimeSaySo) {
    const auto store = test::StoreBuilder()
                           .office("berg", "norland", "2013", "2018-05~")
                           .office("berg", "norland", "2019-02-03", "2020-01-01")
                           .office("berg", "norland", "2021-06-01", "")
                           .build();
    const auto marks = time_marks(*store, {}, {{graph::node_of(store->find_actor("berg"))}, {}});
    ASSERT_EQ(marks.size(), 3U);
    EXPECT_FALSE(marks[0].is_exact);
    EXPECT_EQ(marks[0].span, (model::Span{make_day(2013, 1, 1), make_day(2018, 5, 31)}));
    EXPECT_EQ(marks[0].sure, (model::Span{make_day(2014, 1, 1), make_day(2018, 4, 30)}));
    EXPECT_EQ(marks[0].told, "2013 \xe2\x80\x93 about May 2018");
    EXPECT_TRUE(marks[1].is_exact);
    EXPECT_EQ(marks[1].sure, marks[1].span);
    EXPECT_TRUE(marks[2].is_exact) << "an open end is none that is not known";
    EXPECT_EQ(marks[2].told, "since 1 June 2021");
}

TEST(TimeMarks, APeriodHasTwoStops) {
    const auto store = with_milestones();
    std::vector<std::string> days;
    for (const model::Day day : stops_of(time_marks(*store, {}, {}))) {
        days.push_back(model::iso_day(day));
    }
    EXPECT_THAT(days,
                ElementsAre("2012-01-01", "2014-01-01", "2015-01-01", "2015-07-14", "2016-01-17"));
}

} // namespace
} // namespace entente::document
