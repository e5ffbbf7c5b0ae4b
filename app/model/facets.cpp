// SPDX-License-Identifier: MIT
#include "app/base/parallel.hpp"
#include "app/model/filter.hpp"

#include <algorithm>
#include <cassert>

namespace entente::model {
namespace {

int year_of(Day day) {
    return static_cast<int>(std::chrono::year_month_day{day}.year());
}

/// Counts of one part of the events, and what tells that something was counted for this event.
class Counter {
  public:
    Counter(const EventStore& store, const FacetCounts& shape)
        : store_(store), counts_(shape), topic_seen_(shape.topics.size(), 0),
          year_steps_(shape.years.size() + 1, 0) {}

    void add(EventId event, std::uint8_t failed, bool is_in_window) {
        const auto passes_others = [failed](FilterDimension dimension) {
            return (failed & ~(1U << static_cast<unsigned>(dimension))) == 0;
        };
        if (passes_others(FilterDimension::year)) {
            add_years(store_.span(event));
        }
        // With two dimensions failed there is no choice along one that would bring the event in.
        if (!is_in_window || (failed & (failed - 1U)) != 0) {
            return;
        }
        if (passes_others(FilterDimension::topic)) {
            add_topics(event);
        }
        if (passes_others(FilterDimension::type)) {
            ++counts_.types[store_.type(event)];
        }
        if (passes_others(FilterDimension::actor)) {
            for (const Participant& participant : store_.participants(event)) {
                ++counts_.actors[participant.actor.index()];
            }
        }
        if (passes_others(FilterDimension::kind)) {
            add_kinds(event);
        }
        if (passes_others(FilterDimension::source)) {
            add_sources(event);
        }
    }

    void add_to(FacetCounts& sum) {
        std::int64_t running = 0;
        for (std::size_t i = 0; i < counts_.years.size(); ++i) {
            running += year_steps_[i];
            counts_.years[i] = static_cast<std::uint32_t>(running);
        }
        add_up(sum.years, counts_.years);
        add_up(sum.topics, counts_.topics);
        add_up(sum.types, counts_.types);
        add_up(sum.actors, counts_.actors);
        add_up(sum.kinds, counts_.kinds);
        add_up(sum.sources, counts_.sources);
    }

  private:
    template <class Counts>
    static void add_up(Counts& sum, const Counts& part) {
        std::transform(sum.begin(), sum.end(), part.begin(), sum.begin(), std::plus<>{});
    }

    void add_years(const Span& span) {
        if (counts_.years.empty()) {
            return;
        }
        const int last_year = counts_.first_year + static_cast<int>(counts_.years.size()) - 1;
        // Days of open ends lie outside the years that the calendar types hold.
        // An undated event reaches beyond the data on both sides.
        const int first = span.first == Span::earliest
                              ? counts_.first_year
                              : std::max(year_of(span.first), counts_.first_year);
        const int last =
            span.last == Span::latest ? last_year : std::min(year_of(span.last), last_year);
        ++year_steps_[static_cast<std::size_t>(first - counts_.first_year)];
        --year_steps_[static_cast<std::size_t>(last - counts_.first_year) + 1];
    }

    void add_topics(EventId event) {
        ++stamp_;
        for (TopicId topic : store_.topics(event)) {
            // What was seen has had its wider ones counted; that also ends a cycle.
            while (topic.is_valid() && topic_seen_[topic.index()] != stamp_) {
                topic_seen_[topic.index()] = stamp_;
                ++counts_.topics[topic.index()];
                topic = store_.topic(topic).parent;
            }
        }
    }

    void add_kinds(EventId event) {
        std::array<std::uint32_t, node_kind_count> has{};
        for (const Participant& participant : store_.participants(event)) {
            has[static_cast<std::size_t>(store_.actor(participant.actor).kind)] = 1;
        }
        has[static_cast<std::size_t>(NodeKind::topic)] = store_.topics(event).empty() ? 0 : 1;
        add_up(counts_.kinds, has);
    }

    void add_sources(EventId event) {
        const auto publishers = store_.publishers(event);
        for (auto next = publishers.begin(); next != publishers.end(); ++next) {
            if (std::find(publishers.begin(), next, *next) == next) {
                ++counts_.sources[*next];
            }
        }
    }

    const EventStore& store_;
    FacetCounts counts_;
    std::vector<std::uint32_t> topic_seen_;
    std::uint32_t stamp_ = 0;
    std::vector<std::int64_t> year_steps_;
};

} // namespace

FacetCounts count_facets(const EventStore& store, std::span<const std::uint8_t> failed,
                         const Window& window) {
    assert(failed.size() == store.event_count());
    FacetCounts counts;
    if (const auto extent = store.extent()) {
        counts.first_year = year_of(extent->first);
        counts.years.resize(static_cast<std::size_t>(year_of(extent->last) - counts.first_year) +
                            1);
    }
    counts.topics.resize(store.topics().size());
    counts.types.resize(store.types().size());
    counts.actors.resize(store.actors().size());
    counts.sources.resize(store.publishers().size());

    // Few large pieces: each has counters of its own for every actor.
    constexpr std::size_t most_pieces = 8;
    const std::size_t events = store.event_count();
    const std::size_t grain = std::max<std::size_t>(8192, (events + most_pieces - 1) / most_pieces);
    std::vector<Counter> counters((events + grain - 1) / grain, Counter(store, counts));
    base::parallel_for(0, events, grain, [&](std::size_t first, std::size_t last) {
        Counter& counter = counters[first / grain];
        for (std::size_t i = first; i < last; ++i) {
            const EventId event{i};
            counter.add(event, failed[i], is_in_window(store.span(event), window));
        }
    });
    for (Counter& counter : counters) {
        counter.add_to(counts);
    }
    return counts;
}

} // namespace entente::model
