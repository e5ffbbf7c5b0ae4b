// SPDX-License-Identifier: MIT
#include "app/model/event_store.hpp"

#include <cassert>
#include <cmath>
#include <utility>

namespace entente::model {
namespace {

/// The entries of row `index` in an array where each row tells only where it ends.
template <class Row>
std::pair<std::uint32_t, std::uint32_t> range_of(const std::vector<Row>& rows, std::size_t index,
                                                 std::uint32_t Row::*end) {
    return {index == 0 ? 0U : rows[index - 1].*end, rows[index].*end};
}

template <class T>
std::size_t heap_bytes(const std::vector<T>& items) {
    return items.capacity() * sizeof(T);
}

std::size_t heap_bytes(const std::string& text) {
    // Short strings live inside the object itself.
    return text.capacity() > std::string().capacity() ? text.capacity() + 1 : 0;
}

std::size_t heap_bytes(const std::vector<std::string>& texts) {
    std::size_t bytes = texts.capacity() * sizeof(std::string);
    for (const std::string& text : texts) {
        bytes += heap_bytes(text);
    }
    return bytes;
}

std::size_t heap_bytes(const Names& names) {
    std::size_t bytes = names.capacity() * sizeof(Names::value_type);
    for (const auto& [language, name] : names) {
        bytes += heap_bytes(language) + heap_bytes(name);
    }
    return bytes;
}

std::size_t heap_bytes(const Actor& actor) {
    std::size_t bytes = heap_bytes(actor.id) + heap_bytes(actor.name) + heap_bytes(actor.names) +
                        heap_bytes(actor.aliases) + heap_bytes(actor.code) + heap_bytes(actor.url) +
                        heap_bytes(actor.extra) + heap_bytes(actor.roles);
    for (const Office& office : actor.roles) {
        bytes += heap_bytes(office.title) + heap_bytes(office.from) + heap_bytes(office.to) +
                 heap_bytes(office.extra);
    }
    return bytes;
}

std::size_t heap_bytes(const Topic& topic) {
    return heap_bytes(topic.id) + heap_bytes(topic.name) + heap_bytes(topic.names) +
           heap_bytes(topic.keywords) + heap_bytes(topic.url) + heap_bytes(topic.extra);
}

std::size_t heap_bytes(const Header& header) {
    std::size_t bytes = heap_bytes(header.title) + heap_bytes(header.description) +
                        heap_bytes(header.license) + heap_bytes(header.extra) +
                        header.coverage.capacity() * sizeof(Coverage) +
                        header.milestones.capacity() * sizeof(Milestone);
    for (const Coverage& claim : header.coverage) {
        bytes += heap_bytes(claim.from) + heap_bytes(claim.to) + heap_bytes(claim.source) +
                 heap_bytes(claim.extra);
    }
    for (const Milestone& milestone : header.milestones) {
        bytes += heap_bytes(milestone.date) + heap_bytes(milestone.name) +
                 heap_bytes(milestone.names) + heap_bytes(milestone.kind) +
                 heap_bytes(milestone.url) + heap_bytes(milestone.extra);
    }
    return bytes;
}

/// Buckets and nodes of a hash map, as libstdc++ and libc++ lay them out.
template <class Map>
std::size_t heap_bytes_of_map(const Map& map) {
    std::size_t bytes = map.bucket_count() * sizeof(void*);
    for (const auto& [key, value] : map) {
        bytes += sizeof(typename Map::value_type) + 2 * sizeof(void*) + heap_bytes(key);
    }
    return bytes;
}

template <class Map>
auto find_id(const Map& map, std::string_view id) {
    const auto found = map.find(id);
    return found == map.end() ? typename Map::mapped_type{} : found->second;
}

} // namespace

ActorId EventStore::find_actor(std::string_view id) const {
    return find_id(actor_ids_, id);
}

TopicId EventStore::find_topic(std::string_view id) const {
    return find_id(topic_ids_, id);
}

std::string_view EventStore::id(EventId event) const {
    return text(rows_[event.index()].id);
}

std::string_view EventStore::date_text(EventId event) const {
    return text(date_texts_[rows_[event.index()].date]);
}

std::string_view EventStore::title(EventId event) const {
    return text(rows_[event.index()].title);
}

std::string_view EventStore::summary(EventId event) const {
    return text(rows_[event.index()].summary);
}

std::span<const Participant> EventStore::participants(EventId event) const {
    const auto [first, last] = range_of(rows_, event.index(), &Row::participants_end);
    return std::span(participants_).subspan(first, last - first);
}

std::span<const TopicId> EventStore::topics(EventId event) const {
    const auto [first, last] = range_of(rows_, event.index(), &Row::topics_end);
    return std::span(event_topics_).subspan(first, last - first);
}

std::span<const std::uint32_t> EventStore::publishers(EventId event) const {
    const auto [first, last] = range_of(rows_, event.index(), &Row::sources_end);
    return std::span(source_publishers_).subspan(first, last - first);
}

std::string_view EventStore::source_title(EventId event, std::size_t source) const {
    const auto [first, last] = range_of(rows_, event.index(), &Row::sources_end);
    assert(source < last - first);
    return text(sources_[first + source].title);
}

std::size_t EventStore::quote_count(EventId event) const {
    const auto [first, last] = range_of(rows_, event.index(), &Row::quotes_end);
    return last - first;
}

std::string_view EventStore::quote_text(EventId event, std::size_t quote) const {
    const auto [first, last] = range_of(rows_, event.index(), &Row::quotes_end);
    assert(quote < last - first);
    return text(quotes_[first + quote].text);
}

Event EventStore::record(EventId id) const {
    const Row& row = rows_[id.index()];
    Event event;
    event.id = text(row.id);
    event.date = date_text(id);
    event.when = date(id);
    event.type = types_[row.type];
    event.title = text(row.title);
    event.summary = text(row.summary);
    const auto named = participants(id);
    event.participants.assign(named.begin(), named.end());
    const auto about = topics(id);
    event.topics.assign(about.begin(), about.end());
    if (!std::isnan(row.tone)) {
        event.tone = row.tone;
    }
    event.weight = row.weight;
    if (row.place != 0) {
        event.place = places_[row.place - 1];
    }
    const auto [first_source, last_source] = range_of(rows_, id.index(), &Row::sources_end);
    for (std::size_t i = first_source; i < last_source; ++i) {
        const SourceRow& told = sources_[i];
        Source source;
        source.title = text(told.title);
        source.publisher = publishers_[source_publishers_[i]];
        source.url = text(told.url);
        source.date = text(told.date);
        source.language = languages_[told.language];
        source.extra = text(told.extra);
        event.sources.push_back(std::move(source));
    }
    const auto [first_quote, last_quote] = range_of(rows_, id.index(), &Row::quotes_end);
    for (std::size_t i = first_quote; i < last_quote; ++i) {
        const QuoteRow& told = quotes_[i];
        Quote quote;
        quote.speaker = told.speaker;
        quote.text = text(told.text);
        if (told.source != 0) {
            quote.source = told.source - 1;
        }
        quote.extra = text(told.extra);
        event.quotes.push_back(std::move(quote));
    }
    event.extra = text(row.extra);
    return event;
}

std::size_t EventStore::memory_bytes() const {
    std::size_t bytes =
        sizeof(EventStore) + heap_bytes(header_) + heap_bytes(rows_) + heap_bytes(arena_) +
        heap_bytes(dates_) + heap_bytes(date_texts_) + heap_bytes(participants_) +
        heap_bytes(event_topics_) + heap_bytes(sources_) + heap_bytes(source_publishers_) +
        heap_bytes(quotes_) + heap_bytes(types_) + heap_bytes(publishers_) +
        heap_bytes(languages_) + heap_bytes_of_map(actor_ids_) + heap_bytes_of_map(topic_ids_);
    bytes += actors_.capacity() * sizeof(Actor) + topics_.capacity() * sizeof(Topic) +
             places_.capacity() * sizeof(Place);
    for (const Actor& actor : actors_) {
        bytes += heap_bytes(actor);
    }
    for (const Topic& topic : topics_) {
        bytes += heap_bytes(topic);
    }
    for (const Place& place : places_) {
        bytes += heap_bytes(place.name) + heap_bytes(place.extra);
    }
    return bytes;
}

} // namespace entente::model
