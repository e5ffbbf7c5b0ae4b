// SPDX-License-Identifier: MIT
#include "tests/bench/made_events.hpp"

#include "app/base/rng.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace entente::bench {

std::shared_ptr<const model::EventStore> made_store(const MadeEvents& wish) {
    base::Rng rng(1);
    const std::uint32_t actors = std::max(20U, wish.ties / 15);
    model::EventStoreBuilder builder;
    for (std::uint32_t i = 0; i < actors; ++i) {
        model::Actor actor;
        actor.id = actor.name = fmt::format("actor{}", i);
        actor.kind = static_cast<model::NodeKind>(i % 4);
        builder.add_actor(std::move(actor));
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::uint32_t i = 0; i < wish.ties; ++i) {
        const std::uint32_t a = rng.below(actors);
        pairs.emplace_back(a, (a + 1 + rng.below(actors - 1)) % actors);
    }
    constexpr model::Day start = model::make_day(1990, 1, 1);
    model::Event event;
    for (std::uint32_t i = 0; i < wish.events; ++i) {
        event.clear();
        event.id = fmt::format("e{}", i);
        const model::Day first =
            start + std::chrono::days{rng.below(static_cast<std::uint32_t>(wish.days))};
        const int length = rng.below(10) != 0 || !wish.has_spans ? 0 : rng.below(2) == 0 ? 30 : 364;
        event.date = model::iso_day(first);
        event.when.span = {first, first + std::chrono::days{length}};
        event.type = "consult";
        event.tone = static_cast<double>(rng.below(200)) / 10 - 10;
        event.weight = 0.5 * (1 + i % 4);
        const double skew = rng.uniform();
        const auto& [a, b] = pairs[static_cast<std::size_t>(skew * skew * wish.ties)];
        event.participants = {{model::ActorId{a}, model::ParticipantRole::participant},
                              {model::ActorId{b}, model::ParticipantRole::participant}};
        if (!builder.add_event(event)) {
            break;
        }
    }
    return builder.freeze();
}

} // namespace entente::bench
