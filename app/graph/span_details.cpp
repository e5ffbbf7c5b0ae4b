// SPDX-License-Identifier: MIT
#include "app/graph/span_details.hpp"

#include <algorithm>

namespace entente::graph {

using model::Date;
using model::EventId;
using model::Span;

EventsByDate::EventsByDate(std::shared_ptr<const model::EventStore> store)
    : store_(std::move(store)) {
    const std::size_t count = store_->event_count();
    std::vector<std::uint32_t> next(store_->dates().size() + 1, 0);
    for (std::size_t i = 0; i < count; ++i) {
        ++next[store_->date_number(EventId{i}) + 1];
    }
    for (std::size_t i = 1; i < next.size(); ++i) {
        next[i] += next[i - 1];
    }
    ends_.assign(next.begin() + 1, next.end());
    events_.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        events_[next[store_->date_number(EventId{i})]++] = static_cast<std::uint32_t>(i);
    }
}

SpanDetails EventsByDate::details_of(const Span& span, std::span<const std::uint8_t> failed,
                                     std::size_t most) const {
    std::vector<double> by_topic(store_->topics().size(), 0);
    std::vector<bool> is_named(node_count(*store_), false);
    const Span extent = store_->extent().value_or(span);
    for (std::size_t number = 0; number < ends_.size(); ++number) {
        const Date& date = store_->dates()[number];
        if (date.is_undated() || !date.span.meets(span)) {
            continue;
        }
        // An open end reaches to the end of the data.
        const Span closed{std::max(date.span.first, extent.first),
                          std::min(date.span.last, extent.last)};
        const Span both{std::max(closed.first, span.first), std::min(closed.last, span.last)};
        if (both.last < both.first) {
            continue;
        }
        const double share = static_cast<double>(both.days()) / static_cast<double>(closed.days());
        for (std::uint32_t at = number == 0 ? 0 : ends_[number - 1]; at < ends_[number]; ++at) {
            const EventId event{events_[at]};
            if (!failed.empty() && failed[event.index()] != 0) {
                continue;
            }
            for (const model::TopicId topic : store_->topics(event)) {
                by_topic[topic.index()] += share;
                is_named[node_of(*store_, topic).index()] = true;
            }
            for (const model::Participant& participant : store_->participants(event)) {
                is_named[node_of(participant.actor).index()] = true;
            }
        }
    }
    SpanDetails details;
    for (std::size_t i = 0; i < is_named.size(); ++i) {
        if (is_named[i]) {
            details.nodes.emplace_back(i);
        }
    }
    for (std::size_t i = 0; i < by_topic.size(); ++i) {
        if (by_topic[i] > 0) {
            details.topics.push_back({model::TopicId{i}, by_topic[i]});
        }
    }
    const auto kept =
        details.topics.begin() + static_cast<std::ptrdiff_t>(std::min(most, details.topics.size()));
    std::partial_sort(details.topics.begin(), kept, details.topics.end(),
                      [](const SpanDetails::Topic& a, const SpanDetails::Topic& b) {
                          return a.events != b.events ? a.events > b.events : a.topic < b.topic;
                      });
    details.topics.erase(kept, details.topics.end());
    return details;
}

} // namespace entente::graph
