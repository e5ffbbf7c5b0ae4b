// SPDX-License-Identifier: MIT
// What holds for any window and any drag (TIMELINE.md, section 10).
#include "app/base/rng.hpp"
#include "app/document/time_steps.hpp"
#include "app/ui/timeline_window.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <vector>

namespace entente::ui {
namespace {

using graph::CalendarUnit;
using model::Day;
using model::make_day;
using model::Span;
using std::chrono::days;

constexpr std::array units{CalendarUnit::day,     CalendarUnit::week, CalendarUnit::month,
                           CalendarUnit::quarter, CalendarUnit::year, CalendarUnit::decade};

struct Chance {
    base::Rng rng;
    Span domain;
    std::vector<Day> stops;

    explicit Chance(std::uint64_t seed) : rng(seed) {
        const Day first = make_day(1, 1, 1) + days{rng.below(1'094'000)}; // years 1 to 2995
        domain = {first, first + days{rng.below(3) == 0 ? rng.below(40) : rng.below(9000)}};
        for (int i = 0; i < 6; ++i) {
            stops.push_back(day());
        }
        std::sort(stops.begin(), stops.end());
    }
    Day day() { return domain.first + days{rng.below(static_cast<std::uint32_t>(domain.days()))}; }
    Span span() {
        const Day a = day();
        const Day b = day();
        return {std::min(a, b), std::max(a, b)};
    }
    std::int64_t distance() {
        const auto length = static_cast<std::uint32_t>(domain.days());
        return static_cast<std::int64_t>(rng.below(2 * length)) - length;
    }
    SnapRule rule() {
        SnapRule rule{domain,
                      units[rng.below(units.size())],
                      rng.below(4) != 0,
                      static_cast<double>(rng.below(5)),
                      {}};
        if (rng.below(2) == 0) {
            rule.stops = stops;
        }
        return rule;
    }
};

TEST(TimelineDrags, ComingBackToWhereItBeganGivesTheVeryWindow) {
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        Chance chance(seed);
        const SnapRule rule = chance.rule();
        const Span start = chance.span();
        // Each frame of a drag moves the window that it began with.
        for (int frame = 0; frame < 6; ++frame) {
            static_cast<void>(moved(start, chance.distance(), rule));
        }
        ASSERT_EQ(moved(start, 0, rule), start) << seed;
        // Step by step to the right, then to the left: as far as there is room on both sides.
        SnapRule free{chance.domain};
        free.snaps = false;
        const std::int64_t right = (chance.domain.last - start.last).count();
        const auto by =
            static_cast<std::int64_t>(chance.rng.below(static_cast<std::uint32_t>(right + 1)));
        ASSERT_EQ(moved(moved(start, by, free), -by, free), start) << seed;
    }
}

TEST(TimelineDrags, StopFlushAtBothEndsWithTheirWidth) {
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        Chance chance(seed);
        const SnapRule rule = chance.rule();
        const Span start = chance.span();
        const Span right = moved(start, 2 * chance.domain.days() + 400, rule);
        const Span left = moved(start, -2 * chance.domain.days() - 400, rule);
        ASSERT_EQ(right.last, chance.domain.last) << seed;
        ASSERT_EQ(left.first, chance.domain.first) << seed;
        // Months have their own lengths; any other window keeps its days.
        const std::int64_t slack = 4 * (1 + start.days() / 28);
        ASSERT_NEAR(static_cast<double>(right.days()), static_cast<double>(start.days()),
                    static_cast<double>(slack))
            << seed;
        ASSERT_NEAR(static_cast<double>(left.days()), static_cast<double>(start.days()),
                    static_cast<double>(slack))
            << seed;
        if (!rule.snaps) {
            ASSERT_EQ(right.days(), start.days()) << seed;
            ASSERT_EQ(left.days(), start.days()) << seed;
        }
    }
}

TEST(TimelineDrags, NeverLeaveTheDomainAndSnapOnce) {
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        Chance chance(seed);
        const SnapRule rule = chance.rule();
        const Span start = chance.span();
        const Day edge = chance.day() + days{chance.distance()};
        const Day snapped = snapped_edge(edge, rule);
        ASSERT_EQ(snapped_edge(snapped, rule), snapped) << seed;
        const std::array spans{with_end(start, edge, rule),
                               with_start(start, edge, rule),
                               with_end_mirrored(start, edge, rule),
                               with_start_mirrored(start, edge, rule),
                               moved(start, chance.distance(), rule),
                               brushed(chance.day(), chance.day(), rule),
                               centered(start, chance.day(), rule),
                               extended(start, edge, rule),
                               widened(start, chance.rng.below(2) == 0 ? 1 : -1, rule),
                               widened_around(start, chance.rng.below(2) == 0 ? 1 : -1, rule),
                               with_end_stepped(start, 1, rule),
                               with_start_stepped(start, -1, rule),
                               paged(start, chance.rng.below(2) == 0 ? 1 : -1, chance.domain)};
        for (std::size_t i = 0; i < spans.size(); ++i) {
            ASSERT_LE(spans[i].first, spans[i].last) << seed << " gesture " << i;
            ASSERT_GE(spans[i].first, chance.domain.first) << seed << " gesture " << i;
            ASSERT_LE(spans[i].last, chance.domain.last) << seed << " gesture " << i;
        }
    }
}

} // namespace
} // namespace entente::ui
