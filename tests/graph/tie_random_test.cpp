// SPDX-License-Identifier: MIT
// TieIndex against the rules worked out from the beginning for every window.
#include "app/base/rng.hpp"
#include "app/graph/tie_index.hpp"
#include "tests/graph/random_events.hpp"
#include "tests/graph/readable.hpp"
#include "tests/support/builders.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace entente::test {
namespace {

using graph::TieIndex;
using model::WindowMode;

struct Expected {
    std::uint32_t count = 0;
    double strength = 0;
    double toned = 0;
    double product = 0;
};

struct Reference {
    std::map<graph::Dyad, Expected> ties;
    std::map<std::uint32_t, std::uint32_t> node_events;
    std::set<std::uint32_t> events;
};

Reference worked_out(const model::EventStore& store, const graph::TieRules& rules,
                     const model::Window& window, const std::vector<std::uint8_t>& failed) {
    Reference reference;
    // Where the end is open, ages count to the last day of the data.
    const model::Day now = window.span.last == model::Span::latest && store.extent()
                               ? store.extent()->last
                               : window.span.last;
    std::vector<graph::Contribution> contributions;
    std::vector<graph::NodeId> nodes;
    for (std::uint32_t i = 0; i < store.event_count(); ++i) {
        const model::EventId event{i};
        const model::Span span = store.span(event);
        if (failed[i] != 0 || !is_in_window(span, window)) {
            continue;
        }
        double factor = 1;
        if (window.mode == WindowMode::decay && span.last < now) {
            const auto age = static_cast<double>((now - span.last).count());
            factor = std::exp2(-age / window.half_life_days);
        }
        contributions_of(store, event, rules, contributions);
        for (const graph::Contribution& part : contributions) {
            Expected& tie = reference.ties[part.dyad];
            ++tie.count;
            tie.strength += part.weight * factor;
            if (!std::isnan(store.tone(event))) {
                tie.toned += part.weight * factor;
                tie.product += part.weight * factor * store.tone(event);
            }
        }
        nodes_of(store, event, rules, nodes);
        for (const graph::NodeId node : nodes) {
            ++reference.node_events[node.value()];
        }
        reference.events.insert(i);
    }
    return reference;
}

/// Of sums over as many events as here, rounded to fixed point.
constexpr double tolerance = 1e-10;

void expect_same(const TieIndex& index, const Reference& reference) {
    const model::EventStore& store = index.store();
    std::size_t met = 0;
    for (std::size_t tie = 0; tie < index.dyads().size(); ++tie) {
        const auto known = reference.ties.find(index.dyads()[tie]);
        const Expected expected = known == reference.ties.end() ? Expected{} : known->second;
        met += known == reference.ties.end() ? 0 : 1;
        const std::string name = told(store, index.dyads()[tie]);
        ASSERT_EQ(index.count(tie), expected.count) << name;
        ASSERT_NEAR(index.strength(tie), expected.strength, tolerance * (1 + expected.strength))
            << name;
        ASSERT_EQ(index.events_of_tie(tie).size(), expected.count) << name;
        if (expected.toned > 1e-200) {
            ASSERT_NEAR(index.tone(tie), expected.product / expected.toned, 1e-8) << name;
        } else if (expected.count == 0) {
            ASSERT_TRUE(std::isnan(index.tone(tie))) << name;
        }
    }
    ASSERT_EQ(met, reference.ties.size());
    ASSERT_EQ(index.event_count(), reference.events.size());
    for (std::uint32_t node = 0; node < graph::node_count(store); ++node) {
        const auto known = reference.node_events.find(node);
        const std::uint32_t expected = known == reference.node_events.end() ? 0 : known->second;
        ASSERT_EQ(index.event_count(graph::NodeId{node}), expected);
        ASSERT_EQ(index.events_of_node(graph::NodeId{node}).size(), expected);
    }
    const auto events = index.events();
    ASSERT_EQ(events.size(), reference.events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        ASSERT_TRUE(reference.events.contains(events[i].value()));
        ASSERT_TRUE(i == 0 || store.span(events[i]).last <= store.span(events[i - 1]).last);
    }
}

model::Window random_window(base::Rng& rng, const model::Window& before) {
    constexpr model::Day start = model::make_day(2009, 10, 1);
    const auto day = [&] { return start + std::chrono::days{rng.below(5 * 365)}; };
    model::Window window = before;
    switch (rng.below(8)) {
    case 0:
        window.mode = static_cast<WindowMode>(rng.below(3));
        break;
    case 1: {
        constexpr double half_lives[]{0.5, 3, 30.5, 365, 5000};
        window.half_life_days = half_lives[rng.below(5)];
        break;
    }
    case 2: {
        const model::Day a = day();
        const model::Day b = day();
        window.span = {std::min(a, b), std::max(a, b)};
        break;
    }
    case 3:
        window.span.first =
            rng.below(3) == 0 ? model::Span::earliest : std::min(day(), window.span.last);
        break;
    case 4:
        window.span.last = std::max(day(), window.span.first);
        break;
    default: {
        const std::chrono::days step{static_cast<int>(rng.below(9)) - 4};
        window.span.first +=
            window.span.first == model::Span::earliest ? std::chrono::days{0} : step;
        window.span.last += step;
        break;
    }
    }
    return window;
}

class RandomMoves : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomMoves, AgreeWithTheRulesAppliedToEveryEvent) {
    base::Rng rng(GetParam());
    // Ties of a large store have more events than a block of the sums that are kept.
    const auto store = random_store(rng, GetParam() > 24 ? 800 : static_cast<int>(rng.below(120)));
    const graph::TieRules rules{.roll_up = GetParam() % 2 == 1};
    TieIndex index(store, rules);
    std::vector<std::uint8_t> failed(store->event_count(), 0);
    model::Window window = window_on("2011");
    index.set_window(window);
    for (int move = 0; move < 300; ++move) {
        if (rng.below(5) == 0) {
            for (std::uint8_t& verdict : failed) {
                verdict = rng.below(4) == 0 ? static_cast<std::uint8_t>(rng.below(4)) : verdict;
            }
            index.set_failed(failed);
        } else {
            window = random_window(rng, window);
            index.set_window(window);
        }
        ASSERT_NO_FATAL_FAILURE(expect_same(index, worked_out(*store, rules, window, failed)))
            << "move " << move << " to " << model::iso_day(window.span.first) << " - "
            << model::iso_day(window.span.last) << " mode " << static_cast<int>(window.mode);
    }
}

INSTANTIATE_TEST_SUITE_P(Stores, RandomMoves, testing::Range<std::uint64_t>(1, 35)); // 10,200 moves

/// Enough events and ties that each way of reaching a window is the quickest for some moves: what
/// enters and leaves, emptying and filling, the sums that are kept.
TEST(ManyEvents, AgreeWithTheRulesWhateverTheWayToAWindow) {
    base::Rng rng(11);
    StoreBuilder builder;
    for (int i = 0; i < 6000; ++i) {
        const double skew = rng.uniform();
        const auto a = static_cast<std::uint32_t>(skew * skew * 60);
        StoreBuilder::EventSpec spec;
        spec.date = random_date(rng);
        spec.participants = {fmt::format("n{}", a), fmt::format("n{}", a + 1 + rng.below(20))};
        spec.weight = static_cast<double>(rng.below(40)) / 8;
        if (rng.below(4) != 0) {
            spec.tone = static_cast<double>(rng.below(21)) - 10;
        }
        builder.event(spec);
    }
    const auto store = builder.build();
    TieIndex index(store, {});
    std::vector<std::uint8_t> failed(store->event_count(), 0);
    constexpr model::Day start = model::make_day(2009, 12, 1);
    for (int move = 0; move < 400; ++move) {
        model::Window window;
        window.mode = static_cast<WindowMode>(move / 20 % 3);
        window.half_life_days = move % 20 < 10 ? 30 : 400;
        constexpr int widths[]{1, 7, 30, 365, 1200};
        const model::Day from = start + std::chrono::days{rng.below(1400)};
        window.span = {from, from + std::chrono::days{widths[rng.below(5)] - 1}};
        if (rng.below(3) == 0) {
            window.span.first += std::chrono::days{1 + rng.below(3)}; // near the one before
            window.span.last += std::chrono::days{5};
        }
        if (rng.below(40) == 0) {
            window.span.last = model::Span::latest;
        }
        if (rng.below(40) == 0) {
            window.span.last = window.span.first - std::chrono::days{1}; // holds nothing
        }
        index.set_window(window);
        if (rng.below(6) == 0) {
            const std::uint32_t share = rng.below(4);
            for (std::uint8_t& verdict : failed) {
                verdict = rng.below(4) < share ? 1 : 0;
            }
            index.set_failed(failed);
        }
        Reference reference;
        if (window.mode != WindowMode::window || window.span.first <= window.span.last) {
            reference = worked_out(*store, {}, window, failed);
        }
        ASSERT_NO_FATAL_FAILURE(expect_same(index, reference))
            << "move " << move << " to " << model::iso_day(window.span.first) << " - "
            << model::iso_day(window.span.last) << " mode " << static_cast<int>(window.mode);
    }
}

/// A network large enough for every way of sorting.
TEST(RandomStores, HaveSnapshotsInOrderWithTheSumsOfTheirNodes) {
    base::Rng rng(7);
    StoreBuilder builder;
    for (int i = 0; i < 4000; ++i) {
        const std::uint32_t a = rng.below(150);
        builder.event({.date = random_date(rng),
                       .participants = {fmt::format("n{}", a),
                                        fmt::format("n{}", (a + 1 + rng.below(140)) % 150)},
                       .weight = static_cast<double>(rng.below(40)) / 8});
    }
    const auto store = builder.build();
    TieIndex index(store, {});
    for (const WindowMode mode : {WindowMode::window, WindowMode::decay}) {
        index.set_window(window_on("2010/2012", mode, 100));
        const graph::TieGraph graph = index.snapshot();
        ASSERT_GT(graph.ties.size(), 1000U);
        std::map<graph::NodeId, double> sums;
        for (std::size_t i = 0; i < graph.ties.size(); ++i) {
            const graph::Tie& tie = graph.ties[i];
            EXPECT_EQ(tie.strength, index.strength(tie.index));
            EXPECT_EQ(tie.count, index.count(tie.index));
            EXPECT_EQ(tie.dyad, index.dyads()[tie.index]);
            sums[tie.dyad.a] += tie.strength;
            sums[tie.dyad.b] += tie.strength;
            if (i > 0) {
                const auto order = [&](const graph::Tie& t) {
                    return std::tuple(-t.strength, id_of(*store, t.dyad.a),
                                      id_of(*store, t.dyad.b));
                };
                EXPECT_LT(order(graph.ties[i - 1]), order(tie));
            }
        }
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            EXPECT_NEAR(graph.strength[i], sums[graph.nodes[i]], 1e-9);
            EXPECT_EQ(graph.find(graph.nodes[i]), static_cast<std::ptrdiff_t>(i));
        }
        EXPECT_TRUE(std::is_sorted(graph.nodes.begin(), graph.nodes.end()));
    }
}

} // namespace
} // namespace entente::test
