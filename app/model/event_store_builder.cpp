// SPDX-License-Identifier: MIT
#include "app/model/event_store.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>
#include <utility>

namespace entente::model {

/// What is needed while building alone: which texts have been met.
struct EventStoreBuilder::Interning {
    using Indices = EventStore::ById<std::uint32_t>;
    Indices dates;
    Indices types;
    Indices publishers;
    Indices languages;
    Indices places;

    /// Ids of events, by open addressing into the rows: a set of strings would cost ten times the
    /// memory. The hash stands beside the index, so that most mismatches touch no text.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t event = empty;
    };
    static constexpr std::uint32_t empty = 0xffff'ffffU;
    std::vector<Slot> events;
    std::size_t event_count = 0;

    static std::uint32_t hash_of(std::string_view id) {
        const std::uint64_t hash = std::hash<std::string_view>{}(id);
        return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
    }

    template <class IsSame>
    [[nodiscard]] bool has_event(std::uint32_t hash, const IsSame& is_same) const {
        if (events.empty()) {
            return false;
        }
        const std::size_t mask = events.size() - 1;
        for (std::size_t i = hash & mask; events[i].event != empty; i = (i + 1) & mask) {
            if (events[i].hash == hash && is_same(events[i].event)) {
                return true;
            }
        }
        return false;
    }

    void add_event(std::uint32_t hash, std::uint32_t event) {
        if (2 * (event_count + 1) > events.size()) {
            std::vector<Slot> old(std::max<std::size_t>(64, 2 * events.size()));
            old.swap(events);
            for (const Slot& slot : old) {
                if (slot.event != empty) {
                    place(slot);
                }
            }
        }
        place({hash, event});
        ++event_count;
    }

  private:
    void place(Slot slot) {
        const std::size_t mask = events.size() - 1;
        std::size_t i = slot.hash & mask;
        while (events[i].event != empty) {
            i = (i + 1) & mask;
        }
        events[i] = slot;
    }
};

namespace {

/// Index of the text in `known`, which it joins if it is new.
template <class Indices>
std::uint32_t intern(Indices& indices, std::vector<std::string>& known, std::string_view text) {
    if (const auto found = indices.find(text); found != indices.end()) {
        return found->second;
    }
    const auto index = static_cast<std::uint32_t>(known.size());
    known.emplace_back(text);
    indices.emplace(std::string(text), index);
    return index;
}

/// Two places with the same key are the same place.
std::string key_of(const Place& place) {
    const auto bits = [](const std::optional<double>& value) {
        return value ? std::to_string(std::bit_cast<std::uint64_t>(*value)) : std::string("-");
    };
    std::string key = place.name;
    key += '\0';
    key += bits(place.latitude) + ' ' + bits(place.longitude);
    key += '\0';
    key += place.extra;
    return key;
}

std::size_t text_bytes_of(const Event& event) {
    std::size_t bytes = event.id.size() + event.date.size() + event.title.size() +
                        event.summary.size() + event.extra.size();
    for (const Source& source : event.sources) {
        bytes += source.title.size() + source.url.size() + source.date.size() + source.extra.size();
    }
    for (const Quote& quote : event.quotes) {
        bytes += quote.text.size() + quote.extra.size();
    }
    return bytes;
}

} // namespace

EventStoreBuilder::EventStoreBuilder()
    : store_(std::make_shared<EventStore>()), interning_(std::make_unique<Interning>()) {}
EventStoreBuilder::~EventStoreBuilder() = default;
EventStoreBuilder::EventStoreBuilder(EventStoreBuilder&&) noexcept = default;
EventStoreBuilder& EventStoreBuilder::operator=(EventStoreBuilder&&) noexcept = default;

void EventStoreBuilder::set_header(Header header) {
    store_->header_ = std::move(header);
}

void EventStoreBuilder::add_milestone(Milestone milestone) {
    store_->header_.milestones.push_back(std::move(milestone));
}

void EventStoreBuilder::add_coverage(Coverage coverage) {
    store_->header_.coverage.push_back(std::move(coverage));
}

ActorId EventStoreBuilder::add_actor(Actor actor) {
    const ActorId id{store_->actors_.size()};
    [[maybe_unused]] const bool is_new = store_->actor_ids_.emplace(actor.id, id).second;
    assert(is_new);
    store_->actors_.push_back(std::move(actor));
    return id;
}

TopicId EventStoreBuilder::add_topic(Topic topic) {
    const TopicId id{store_->topics_.size()};
    [[maybe_unused]] const bool is_new = store_->topic_ids_.emplace(topic.id, id).second;
    assert(is_new);
    store_->topics_.push_back(std::move(topic));
    return id;
}

ActorId EventStoreBuilder::find_actor(std::string_view id) const {
    return store_->find_actor(id);
}

TopicId EventStoreBuilder::find_topic(std::string_view id) const {
    return store_->find_topic(id);
}

bool EventStoreBuilder::has_event(std::string_view id) const {
    return interning_->has_event(Interning::hash_of(id), [&](std::uint32_t event) {
        return store_->id(EventId{event}) == id;
    });
}

std::span<Actor> EventStoreBuilder::actors() {
    return store_->actors_;
}

std::span<Topic> EventStoreBuilder::topics() {
    return store_->topics_;
}

base::Result<EventId> EventStoreBuilder::add_event(const Event& event) {
    EventStore& store = *store_;
    constexpr std::size_t limit = std::numeric_limits<std::uint32_t>::max();
    if (text_bytes_of(event) > limit - store.arena_.size()) {
        return base::fail(base::ErrorKind::invalid_argument,
                          "the texts of all events together pass 4 GiB (expected less; leave out "
                          "summaries or split the data set)");
    }
    if (store.rows_.size() + 1 >= limit ||
        store.participants_.size() + event.participants.size() > limit ||
        store.event_topics_.size() + event.topics.size() > limit ||
        store.sources_.size() + event.sources.size() > limit ||
        store.quotes_.size() + event.quotes.size() > limit) {
        return base::fail(base::ErrorKind::invalid_argument,
                          "the events together have more than 4,294,967,295 participants, topics, "
                          "sources or quotes (expected fewer; split the data set)");
    }

    const auto keep = [&store](std::string_view text) {
        const EventStore::TextRef ref{static_cast<std::uint32_t>(store.arena_.size()),
                                      static_cast<std::uint32_t>(text.size())};
        store.arena_.append(text);
        return ref;
    };
    const EventId id{store.rows_.size()};
    EventStore::Row row;
    row.id = keep(event.id);
    row.title = keep(event.title);
    row.summary = keep(event.summary);
    row.extra = keep(event.extra);
    row.tone = event.tone.value_or(std::numeric_limits<double>::quiet_NaN());
    row.weight = event.weight;
    if (const auto known = interning_->dates.find(event.date); known != interning_->dates.end()) {
        row.date = known->second;
    } else {
        row.date = static_cast<std::uint32_t>(store.dates_.size());
        store.dates_.push_back(event.when);
        store.date_texts_.push_back(keep(event.date));
        interning_->dates.emplace(event.date, row.date);
    }
    row.type = intern(interning_->types, store.types_, event.type);
    if (event.place) {
        const auto next = static_cast<std::uint32_t>(store.places_.size());
        const auto [known, is_new] = interning_->places.emplace(key_of(*event.place), next);
        if (is_new) {
            store.places_.push_back(*event.place);
        }
        row.place = 1 + known->second;
    }
    store.participants_.insert(store.participants_.end(), event.participants.begin(),
                               event.participants.end());
    store.event_topics_.insert(store.event_topics_.end(), event.topics.begin(), event.topics.end());
    for (const Source& told : event.sources) {
        EventStore::SourceRow source;
        source.title = keep(told.title);
        source.url = keep(told.url);
        source.date = keep(told.date);
        source.extra = keep(told.extra);
        source.language = intern(interning_->languages, store.languages_, told.language);
        store.sources_.push_back(source);
        store.source_publishers_.push_back(
            intern(interning_->publishers, store.publishers_, told.publisher));
    }
    for (const Quote& told : event.quotes) {
        EventStore::QuoteRow quote;
        quote.text = keep(told.text);
        quote.extra = keep(told.extra);
        quote.speaker = told.speaker;
        quote.source = told.source ? *told.source + 1 : 0;
        store.quotes_.push_back(quote);
    }
    row.participants_end = static_cast<std::uint32_t>(store.participants_.size());
    row.topics_end = static_cast<std::uint32_t>(store.event_topics_.size());
    row.sources_end = static_cast<std::uint32_t>(store.sources_.size());
    row.quotes_end = static_cast<std::uint32_t>(store.quotes_.size());
    store.rows_.push_back(row);
    interning_->add_event(Interning::hash_of(event.id), id.value());
    return id;
}

std::shared_ptr<const EventStore> EventStoreBuilder::freeze() {
    EventStore& store = *store_;
    for (const Date& date : store.dates_) {
        const bool is_open_start = date.span.first == Span::earliest;
        const bool is_open_end = date.span.last == Span::latest;
        if ((is_open_start && is_open_end) || date.is_undated()) {
            continue;
        }
        // An open span reaches nowhere in particular: its closed end alone counts.
        const Day first = is_open_start ? date.span.last : date.span.first;
        const Day last = is_open_end ? date.span.first : date.span.last;
        store.extent_ = store.extent_ ? Span{std::min(store.extent_->first, first),
                                             std::max(store.extent_->last, last)}
                                      : Span{first, last};
    }
    const auto trim = [](auto&... columns) { (columns.shrink_to_fit(), ...); };
    *interning_ = Interning{};
    trim(store.rows_, store.arena_, store.dates_, store.date_texts_, store.participants_,
         store.event_topics_, store.sources_, store.source_publishers_, store.quotes_,
         store.places_, store.actors_, store.topics_);
    std::shared_ptr<const EventStore> frozen = std::move(store_);
    store_ = std::make_shared<EventStore>();
    return frozen;
}

} // namespace entente::model
