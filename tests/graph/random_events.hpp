// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/rng.hpp"
#include "tests/support/builders.hpp"

#include <fmt/format.h>

#include <memory>
#include <set>
#include <string>
#include <utility>

namespace entente::test {

/// A day, or any less exact date, of 2010 to 2013.
inline std::string random_date(base::Rng& rng) {
    const auto day = [&rng] {
        return fmt::format("{}-{:02}-{:02}", 2010 + rng.below(4), 1 + rng.below(12),
                           1 + rng.below(28));
    };
    switch (rng.below(12)) {
    case 0:
        return fmt::format("{}", 2010 + rng.below(4));
    case 1:
        return fmt::format("{}-{:02}", 2010 + rng.below(4), 1 + rng.below(12));
    case 2:
        return day() + "/..";
    case 3:
        return "../" + day();
    case 4: {
        std::string from = day();
        std::string to = day();
        if (to < from) {
            std::swap(from, to);
        }
        return from + "/" + to;
    }
    case 5:
        return "201X";
    default:
        return day();
    }
}

/// Four states and five officials in events of all roles, weights and dates.
inline std::shared_ptr<const model::EventStore> random_store(base::Rng& rng, int events) {
    StoreBuilder builder;
    for (int i = 0; i < 4; ++i) {
        builder.actor(fmt::format("state{}", i), model::NodeKind::state);
    }
    for (int i = 0; i < 5; ++i) {
        builder.office(fmt::format("official{}", i), fmt::format("state{}", i % 4), "2010-06",
                       "2012");
    }
    builder.office("official0", "state3", "2012-06");
    for (int i = 0; i < events; ++i) {
        StoreBuilder::EventSpec spec;
        spec.date = random_date(rng);
        std::set<std::string> named;
        for (std::uint32_t k = rng.below(5); k > 0; --k) {
            named.insert(rng.below(2) == 0 ? fmt::format("state{}", rng.below(4))
                                           : fmt::format("official{}", rng.below(5)));
        }
        for (const std::string& actor : named) {
            constexpr const char* roles[]{"", "", "source:", "target:", "mentioned:"};
            spec.participants.push_back(roles[rng.below(5)] + actor);
        }
        std::set<std::string> topics;
        for (std::uint32_t k = rng.below(3); k > 0; --k) {
            topics.insert(fmt::format("topic{}", rng.below(3)));
        }
        spec.topics.assign(topics.begin(), topics.end());
        if (rng.below(3) != 0) {
            spec.tone = rng.uniform() * 20 - 10;
        }
        constexpr double weights[]{1, 1, 2, 0, 0.3, 17};
        spec.weight = weights[rng.below(6)];
        builder.event(spec);
    }
    return builder.build();
}

/// Verdicts of a filter that leaves about a quarter out.
inline std::vector<std::uint8_t> random_verdicts(base::Rng& rng, std::size_t events) {
    std::vector<std::uint8_t> failed(events);
    for (std::uint8_t& verdict : failed) {
        verdict = rng.below(4) == 0 ? 1 : 0;
    }
    return failed;
}

} // namespace entente::test
