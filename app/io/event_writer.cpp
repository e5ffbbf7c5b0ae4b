// SPDX-License-Identifier: MIT
#include "app/io/event_writer.hpp"

#include "app/io/json_text.hpp"

#include <string_view>
#include <vector>

namespace entente::io {
namespace {

using model::ActorId;
using model::EventStore;
using model::TopicId;

void add_if_told(JsonObject& object, std::string_view key, std::string_view text) {
    if (!text.empty()) {
        object.add(key, text);
    }
}

void add_texts(JsonObject& object, std::string_view key, const std::vector<std::string>& texts) {
    JsonArray array;
    for (const std::string& text : texts) {
        array.add(text);
    }
    if (!texts.empty()) {
        object.add_json(key, array.text());
    }
}

void add_names(JsonObject& object, const model::Names& names) {
    JsonObject all;
    for (const auto& [language, name] : names) {
        all.add(language, name);
    }
    if (!names.empty()) {
        object.add_json("names", all.text());
    }
}

std::string json_of(const EventStore& store, const model::Actor& actor) {
    JsonObject object;
    object.add("id", actor.id);
    object.add("kind", name_of(actor.kind));
    object.add("name", actor.name);
    add_names(object, actor.names);
    add_texts(object, "aliases", actor.aliases);
    add_if_told(object, "code", actor.code);
    JsonArray roles;
    for (const model::Office& office : actor.roles) {
        JsonObject role;
        role.add("title", office.title);
        role.add("of", store.actor(office.of).id);
        add_if_told(role, "from", office.from);
        add_if_told(role, "to", office.to);
        role.add_members(office.extra);
        roles.add_json(role.text());
    }
    if (!roles.is_empty()) {
        object.add_json("roles", roles.text());
    }
    add_if_told(object, "url", actor.url);
    object.add_members(actor.extra);
    return object.text();
}

std::string json_of(const EventStore& store, const model::Topic& topic) {
    JsonObject object;
    object.add("id", topic.id);
    object.add("name", topic.name);
    add_names(object, topic.names);
    if (topic.parent.is_valid()) {
        object.add("parent", store.topic(topic.parent).id);
    }
    add_texts(object, "keywords", topic.keywords);
    add_if_told(object, "url", topic.url);
    object.add_members(topic.extra);
    return object.text();
}

void add_participants(JsonObject& object, const EventStore& store, const model::Event& event) {
    JsonArray participants;
    for (const model::Participant& participant : event.participants) {
        const std::string& id = store.actor(participant.actor).id;
        if (participant.role == model::ParticipantRole::participant) {
            participants.add(id);
            continue;
        }
        JsonObject told;
        told.add("actor", id);
        told.add("role", name_of(participant.role));
        participants.add_json(told.text());
    }
    if (!participants.is_empty()) {
        object.add_json("participants", participants.text());
    }
}

void add_place(JsonObject& object, const model::Place& place) {
    if (!place.latitude && !place.longitude && place.extra.empty()) {
        object.add("place", place.name);
        return;
    }
    JsonObject told;
    told.add("name", place.name);
    if (place.latitude) {
        told.add("lat", *place.latitude);
    }
    if (place.longitude) {
        told.add("lon", *place.longitude);
    }
    told.add_members(place.extra);
    object.add_json("place", told.text());
}

void add_sources(JsonObject& object, const model::Event& event) {
    JsonArray sources;
    for (const model::Source& source : event.sources) {
        JsonObject told;
        add_if_told(told, "title", source.title);
        add_if_told(told, "publisher", source.publisher);
        add_if_told(told, "url", source.url);
        add_if_told(told, "date", source.date);
        add_if_told(told, "language", source.language);
        told.add_members(source.extra);
        sources.add_json(told.text());
    }
    if (!sources.is_empty()) {
        object.add_json("sources", sources.text());
    }
}

void add_quotes(JsonObject& object, const EventStore& store, const model::Event& event) {
    JsonArray quotes;
    for (const model::Quote& quote : event.quotes) {
        JsonObject told;
        if (quote.speaker.is_valid()) {
            told.add("speaker", store.actor(quote.speaker).id);
        }
        told.add("text", quote.text);
        if (quote.source) {
            told.add("source", *quote.source);
        }
        told.add_members(quote.extra);
        quotes.add_json(told.text());
    }
    if (!quotes.is_empty()) {
        object.add_json("quotes", quotes.text());
    }
}

std::string json_of(const EventStore& store, const model::Event& event) {
    JsonObject object;
    object.add("id", event.id);
    object.add("date", event.date);
    add_if_told(object, "type", event.type);
    add_if_told(object, "title", event.title);
    add_if_told(object, "summary", event.summary);
    add_participants(object, store, event);
    JsonArray topics;
    for (const TopicId topic : event.topics) {
        topics.add(store.topic(topic).id);
    }
    if (!topics.is_empty()) {
        object.add_json("topics", topics.text());
    }
    if (event.tone) {
        object.add("tone", *event.tone);
    }
    if (event.weight != 1) {
        object.add("weight", event.weight);
    }
    if (event.place) {
        add_place(object, *event.place);
    }
    add_sources(object, event);
    add_quotes(object, store, event);
    object.add_members(event.extra);
    return object.text();
}

/// Which actors and topics the events need for their ids to be known.
class Used {
  public:
    Used(const EventStore& store, bool all)
        : store_(store), actors_(store.actors().size(), all), topics_(store.topics().size(), all) {}

    void add(const model::Event& event) {
        for (const model::Participant& participant : event.participants) {
            add(participant.actor);
        }
        for (const model::Quote& quote : event.quotes) {
            add(quote.speaker);
        }
        for (TopicId topic : event.topics) {
            while (topic.is_valid() && !topics_[topic.index()]) {
                topics_[topic.index()] = true;
                topic = store_.topic(topic).parent;
            }
        }
    }
    [[nodiscard]] bool has(ActorId actor) const { return actors_[actor.index()]; }
    [[nodiscard]] bool has(TopicId topic) const { return topics_[topic.index()]; }

  private:
    void add(ActorId first) {
        std::vector<ActorId> waiting{first};
        while (!waiting.empty()) {
            const ActorId actor = waiting.back();
            waiting.pop_back();
            if (!actor.is_valid() || actors_[actor.index()]) {
                continue;
            }
            actors_[actor.index()] = true;
            for (const model::Office& office : store_.actor(actor).roles) {
                waiting.push_back(office.of);
            }
        }
    }

    const EventStore& store_;
    std::vector<bool> actors_;
    std::vector<bool> topics_;
};

/// Writes `"key": [ ... ]` into the outermost object, a record at a time.
class Section {
  public:
    Section(std::string& out, std::string_view key) : out_(out) {
        out_ += ",\n  ";
        append_json_string(out_, key);
        out_ += ": [";
    }
    void add(const std::string& record) {
        out_ += is_empty_ ? "\n    " : ",\n    ";
        is_empty_ = false;
        append_json_pretty(out_, record, 2, 4);
    }
    void end() { out_ += is_empty_ ? "]" : "\n  ]"; }

  private:
    std::string& out_;
    bool is_empty_ = true;
};

} // namespace

std::string write_events(const EventStore& store, std::span<const model::EventId> events,
                         bool with_unused) {
    Used used(store, with_unused);
    if (!with_unused) {
        for (const model::EventId event : events) {
            used.add(store.record(event));
        }
    }

    JsonObject head;
    head.add("format", "entente/1");
    add_if_told(head, "title", store.header().title);
    add_if_told(head, "description", store.header().description);
    add_if_told(head, "license", store.header().license);
    head.add_members(store.header().extra);
    std::string out;
    // A column past the line's end keeps the outermost object from being laid out in one line.
    append_json_pretty(out, head.text(), 0, 1000);
    out.resize(out.size() - std::string_view("\n}").size());

    Section actors(out, "actors");
    for (std::size_t i = 0; i < store.actors().size(); ++i) {
        if (used.has(ActorId{i})) {
            actors.add(json_of(store, store.actors()[i]));
        }
    }
    actors.end();
    Section topics(out, "topics");
    for (std::size_t i = 0; i < store.topics().size(); ++i) {
        if (used.has(TopicId{i})) {
            topics.add(json_of(store, store.topics()[i]));
        }
    }
    topics.end();
    Section told(out, "events");
    for (const model::EventId event : events) {
        told.add(json_of(store, store.record(event)));
    }
    told.end();
    out += "\n}\n";
    return out;
}

} // namespace entente::io
