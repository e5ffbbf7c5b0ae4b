// SPDX-License-Identifier: MIT
#include "app/io/event_writer.hpp"

#include "app/io/json_text.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string_view>
#include <utility>
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

/// Keys of participants that the format does not name: the reader keeps them with the event, under
/// "participant_keys", by the actor's id. Here they go back to where they came from, provided that
/// each is of a participant; else that key is the file's own and stays one of the event.
class ParticipantKeys {
  public:
    ParticipantKeys(const EventStore& store, const model::Event& event) {
        constexpr std::string_view key = R"("participant_keys")";
        if (event.extra.find(key) == std::string::npos) {
            return;
        }
        std::set<std::string> ids;
        for (const model::Participant& participant : event.participants) {
            ids.insert(json_of_id(store, participant));
        }
        for (const auto& [name, value] : json_members_of(event.extra)) {
            if (name != key) {
                others_.emplace_back(name, value);
                continue;
            }
            for (const auto& [id, members] : json_members_of(value)) {
                has_strangers_ =
                    has_strangers_ || !ids.contains(std::string(id)) || !members.starts_with('{');
                by_id_.emplace(id, members);
            }
        }
    }

    [[nodiscard]] std::string_view of(const EventStore& store,
                                      const model::Participant& participant) const {
        if (has_strangers_ || by_id_.empty()) {
            return {};
        }
        const auto found = by_id_.find(json_of_id(store, participant));
        return found == by_id_.end() ? std::string_view{} : found->second;
    }

    /// The event's own keys.
    void add_others(JsonObject& object, const model::Event& event) const {
        if (has_strangers_ || by_id_.empty()) {
            object.add_members(event.extra);
            return;
        }
        for (const auto& [name, value] : others_) {
            object.add_members(fmt::format("{{{}:{}}}", name, value));
        }
    }

  private:
    static std::string json_of_id(const EventStore& store, const model::Participant& participant) {
        std::string json;
        append_json_string(json, store.actor(participant.actor).id);
        return json;
    }

    std::map<std::string, std::string_view> by_id_;
    std::vector<std::pair<std::string_view, std::string_view>> others_;
    bool has_strangers_ = false;
};

void add_participants(JsonObject& object, const EventStore& store, const model::Event& event,
                      const ParticipantKeys& keys) {
    JsonArray participants;
    for (const model::Participant& participant : event.participants) {
        const std::string& id = store.actor(participant.actor).id;
        const bool is_plain = participant.role == model::ParticipantRole::participant;
        const std::string_view own = keys.of(store, participant);
        if (is_plain && own.empty()) {
            participants.add(id);
            continue;
        }
        JsonObject told;
        told.add("actor", id);
        if (!is_plain) {
            told.add("role", name_of(participant.role));
        }
        told.add_members(own);
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
    const ParticipantKeys keys(store, event);
    add_participants(object, store, event, keys);
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
    keys.add_others(object, event);
    return object.text();
}

std::string json_of(const model::Milestone& milestone) {
    JsonObject object;
    object.add("date", milestone.date);
    object.add("name", milestone.name);
    add_names(object, milestone.names);
    add_if_told(object, "kind", milestone.kind);
    add_if_told(object, "url", milestone.url);
    object.add_members(milestone.extra);
    return object.text();
}

void add_coverage(JsonObject& object, const std::vector<model::Coverage>& coverage) {
    JsonArray claims;
    for (const model::Coverage& claim : coverage) {
        JsonObject told;
        add_if_told(told, "from", claim.from);
        add_if_told(told, "to", claim.to);
        add_if_told(told, "source", claim.source);
        told.add_members(claim.extra);
        claims.add_json(told.text());
    }
    if (!claims.is_empty()) {
        object.add_json("coverage", claims.text());
    }
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
    add_coverage(head, store.header().coverage);
    head.add_members(store.header().extra);
    std::string out;
    // A column past the line's end keeps the outermost object from being laid out in one line.
    append_json_pretty(out, head.text(), 0, 1000);
    out.resize(out.size() - std::string_view("\n}").size());

    if (!store.header().milestones.empty()) {
        Section milestones(out, "milestones");
        for (const model::Milestone& milestone : store.header().milestones) {
            milestones.add(json_of(milestone));
        }
        milestones.end();
    }
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
