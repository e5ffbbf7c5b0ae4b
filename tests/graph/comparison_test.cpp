// SPDX-License-Identifier: MIT
#include "app/graph/comparison.hpp"

#include "tests/graph/random_events.hpp"
#include "tests/graph/readable.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace entente::test {
namespace {

using graph::Change;
using graph::compare;
using graph::Comparison;
using graph::ComparisonSettings;
using graph::TieIndex;
using graph::WindowValues;
using testing::ElementsAre;

WindowValues values_in(TieIndex& index, const model::Window& window) {
    index.set_window(window);
    return values_of(index);
}

std::vector<std::string> told_tie_changes(const model::EventStore& store,
                                          const Comparison& comparison) {
    std::vector<std::string> lines;
    for (const graph::TieChange& tie : comparison.ties) {
        lines.push_back(fmt::format("{} {} {:g} {:g}", told(store, tie.dyad), name_of(tie.change),
                                    tie.strength_a, tie.strength_b));
    }
    return lines;
}

std::vector<std::string> told_node_changes(const model::EventStore& store,
                                           const Comparison& comparison) {
    std::vector<std::string> lines;
    for (const graph::NodeChange& node : comparison.nodes) {
        lines.push_back(fmt::format("{} {} {}-{}", id_of(store, node.node), name_of(node.change),
                                    node.events_a, node.events_b));
    }
    return lines;
}

std::shared_ptr<const model::EventStore> two_years() {
    return StoreBuilder()
        .office("zarif", "iran", "2013", "2013")
        .event({.date = "2012-03", .participants = {"iran", "russia"}})
        .event({.date = "2012-04", .participants = {"iran", "china"}, .weight = 4})
        .event({.date = "2012-05", .participants = {"russia", "china"}})
        .event({.date = "2012-06", .participants = {"syria", "russia"}, .weight = 0})
        .event({.date = "2013-03", .participants = {"iran", "russia"}, .tone = 3})
        .event({.date = "2013-04", .participants = {"iran", "russia"}, .tone = 5})
        .event({.date = "2013-05", .participants = {"russia", "china"}})
        .event({.date = "2013-06", .participants = {"zarif", "lavrov"}, .weight = 2})
        .build();
}

TEST(Comparison, TellsNewLostStrongerWeakerAndTheSame) {
    TieIndex index(two_years(), {});
    const Comparison comparison =
        compare(index, values_in(index, window_on("2012")), values_in(index, window_on("2013")));
    EXPECT_THAT(told_tie_changes(index.store(), comparison),
                ElementsAre("iran - china lost 4 0", "zarif - lavrov new 0 2",
                            "iran - russia stronger 1 2", "russia - syria lost 0 0",
                            "zarif - iran (office) new 0 0", "russia - china same 1 1"));
    EXPECT_THAT(told_node_changes(index.store(), comparison),
                ElementsAre("china weaker 2-1", "iran weaker 2-2", "lavrov new 0-1",
                            "zarif new 0-1", "russia stronger 3-3", "syria lost 1-0"));
    const graph::TieChange& stronger = comparison.ties[2];
    EXPECT_TRUE(std::isnan(stronger.tone_a));
    EXPECT_EQ(stronger.tone_b, 4);
    EXPECT_EQ(stronger.difference(), 1);
    EXPECT_EQ(comparison.by_tie[stronger.tie], Change::stronger);
    EXPECT_EQ(comparison.by_node[node_named(index.store(), "lavrov").index()], Change::appeared);
    EXPECT_EQ(comparison.tie_counts()[static_cast<std::size_t>(Change::lost)], 2U);
    EXPECT_EQ(comparison.node_counts()[static_cast<std::size_t>(Change::appeared)], 2U);
    EXPECT_TRUE(comparison.has_changes());
}

TEST(Comparison, AWindowIsTheSameAsItself) {
    base::Rng rng(2);
    TieIndex index(random_store(rng, 100), {});
    const WindowValues values = values_in(index, window_on("2011"));
    const Comparison comparison = compare(index, values, values, {.per_day = true});
    EXPECT_FALSE(comparison.ties.empty());
    EXPECT_FALSE(comparison.has_changes());
}

TEST(Comparison, ADaysStrengthMakesUpForLength) {
    StoreBuilder builder;
    builder.event({.date = "2012-01-01", .participants = {"c", "d"}});
    for (int month = 1; month <= 12; ++month) {
        builder.event({.date = fmt::format("2012-{:02}-10", month),
                       .participants = {"a", "b"},
                       .weight = 30.5});
    }
    builder.event({.date = "2013-01-10", .participants = {"a", "b"}, .weight = 31});
    builder.event({.date = "2013-01-31", .participants = {"c", "d"}});
    TieIndex index(builder.build(), {});
    const WindowValues year = values_in(index, window_on("2012"));
    const WindowValues month = values_in(index, window_on("2013-01/2020"));
    EXPECT_EQ(year.days, 366);
    EXPECT_EQ(month.days, 31) << "no further than the data";
    const Comparison plain = compare(index, year, month);
    EXPECT_EQ(plain.ties[0].change, Change::weaker);
    const Comparison daily = compare(index, year, month, {.per_day = true});
    const auto a_b = tie_named(index, "a - b");
    EXPECT_EQ(daily.by_tie[a_b], Change::same);
    EXPECT_DOUBLE_EQ(daily.ties[0].strength_b, 1.0 / 31) << "c - d";
    EXPECT_EQ(daily.ties[0].change, Change::stronger);
}

TEST(Comparison, WhatDiffersByTooLittleIsTheSame) {
    TieIndex index(two_years(), {});
    const WindowValues a = values_in(index, window_on("2012"));
    const WindowValues b = values_in(index, window_on("2013"));
    const Comparison coarse = compare(index, a, b, {.least_difference = 1.5});
    EXPECT_EQ(coarse.by_tie[tie_named(index, "iran - russia")], Change::same);
    EXPECT_EQ(coarse.by_tie[tie_named(index, "zarif - lavrov")], Change::appeared)
        << "new is new, however weak";
}

TEST(Comparison, ThinningChoosesWhatIsListedAndTakesNothingFromTheNumbers) {
    TieIndex index(two_years(), {});
    const WindowValues a = values_in(index, window_on("2012"));
    const graph::TieGraph shown_a = index.snapshot({.min_strength = 2, .with_offices = false});
    const WindowValues b = values_in(index, window_on("2013"));
    const graph::TieGraph shown_b = index.snapshot({.min_strength = 2, .with_offices = false});
    Comparison comparison = compare(index, a, b);
    keep_shown(comparison, shown_a, shown_b);
    EXPECT_THAT(told_tie_changes(index.store(), comparison),
                ElementsAre("iran - china lost 4 0", "zarif - lavrov new 0 2",
                            "iran - russia stronger 1 2"));
    EXPECT_EQ(comparison.by_tie[tie_named(index, "russia - china")], Change::absent);
}

struct Seen {
    std::uint32_t count = 0;
    double strength = 0;
};

/// Ties of a window by the rules, event by event.
std::map<graph::Dyad, Seen> seen_in(const model::EventStore& store, const graph::TieRules& rules,
                                    const model::Span& span,
                                    const std::vector<std::uint8_t>& failed) {
    std::map<graph::Dyad, Seen> ties;
    std::vector<graph::Contribution> contributions;
    for (std::uint32_t i = 0; i < store.event_count(); ++i) {
        if (failed[i] == 0 && store.span(model::EventId{i}).meets(span)) {
            contributions_of(store, model::EventId{i}, rules, contributions);
            for (const graph::Contribution& part : contributions) {
                ++ties[part.dyad].count;
                ties[part.dyad].strength += part.weight;
            }
        }
    }
    return ties;
}

TEST(Comparison, AgreesWithTheRulesAppliedToEveryEvent) {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        base::Rng rng(seed);
        const auto store = random_store(rng, 30 + static_cast<int>(rng.below(200)));
        const graph::TieRules rules{.roll_up = seed % 2 == 0};
        const auto failed = random_verdicts(rng, store->event_count());
        TieIndex index(store, rules);
        index.set_failed(failed);
        const auto window = [&] {
            const model::Day first =
                model::make_day(2010, 1, 1) + std::chrono::days{rng.below(1400)};
            return model::Window{{first, first + std::chrono::days{rng.below(400)}}};
        };
        const model::Window of_a = window();
        const model::Window of_b = window();
        const Comparison comparison =
            compare(index, values_in(index, of_a), values_in(index, of_b));
        auto a = seen_in(*store, rules, of_a.span, failed);
        auto b = seen_in(*store, rules, of_b.span, failed);
        std::size_t met = 0;
        double last = std::numeric_limits<double>::infinity();
        bool is_among_same = false;
        for (const graph::TieChange& tie : comparison.ties) {
            if (tie.dyad.kind == graph::TieKind::office) {
                continue;
            }
            ++met;
            const Seen before = a[tie.dyad];
            const Seen after = b[tie.dyad];
            ASSERT_EQ(tie.count_a, before.count);
            ASSERT_EQ(tie.count_b, after.count);
            ASSERT_NEAR(tie.strength_a, before.strength, 1e-9);
            ASSERT_NEAR(tie.strength_b, after.strength, 1e-9);
            const double difference = after.strength - before.strength;
            const Change expected = before.count == 0             ? Change::appeared
                                    : after.count == 0            ? Change::lost
                                    : std::abs(difference) < 1e-9 ? Change::same
                                    : difference > 0              ? Change::stronger
                                                                  : Change::weaker;
            ASSERT_EQ(tie.change, expected);
            ASSERT_TRUE(!is_among_same || expected == Change::same);
            is_among_same = expected == Change::same;
            if (!is_among_same) {
                ASSERT_LE(std::abs(tie.difference()), last);
                last = std::abs(tie.difference());
            }
        }
        std::set<graph::Dyad> expected;
        for (const auto* ties : {&a, &b}) {
            for (const auto& [dyad, seen] : *ties) {
                if (seen.count > 0) {
                    expected.insert(dyad);
                }
            }
        }
        ASSERT_EQ(met, expected.size());
    }
}

} // namespace
} // namespace entente::test
