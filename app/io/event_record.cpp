// SPDX-License-Identifier: MIT
#include "app/io/event_record.hpp"

#include "app/io/json_text.hpp"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <optional>
#include <utility>

namespace entente::io {
namespace {

constexpr std::array<std::string_view, 4> roles{"participant", "source", "target", "mentioned"};
constexpr std::string_view participant_keys = "participant_keys";

void read_place(FieldReader& fields, JsonRef value, const Path& path, model::Event& event) {
    model::Place& place = event.place.emplace();
    if (value.kind() == JsonKind::text) {
        place.name = value.text();
        return;
    }
    if (value.kind() != JsonKind::object) {
        fields.error(path, value.words(), "a text, or an object with a name", "wrong type");
        return;
    }
    bool has_name = false;
    double degrees = 0;
    for (const JsonRef member : value) {
        const std::string_view key = member.key();
        const Path at = path.of(key);
        if (key == "name") {
            has_name = true;
            fields.text(member, at, place.name);
        } else if (key == "lat") {
            if (fields.number(member, at, -90, 90, degrees)) {
                place.latitude = degrees;
            }
        } else if (key == "lon") {
            if (fields.number(member, at, -180, 180, degrees)) {
                place.longitude = degrees;
            }
        } else {
            FieldReader::keep(place.extra, member);
        }
    }
    FieldReader::close(place.extra);
    if (!has_name) {
        fields.missing(value, path, "name", "a text");
    }
}

void read_sources(FieldReader& fields, JsonRef value, const Path& path, model::Event& event) {
    if (!fields.array(value, path)) {
        return;
    }
    std::size_t i = 0;
    for (const JsonRef element : value) {
        const Path here = path.at(i++);
        model::Source& source = event.sources.emplace_back();
        if (!fields.object(element, here)) {
            continue;
        }
        model::Date when;
        for (const JsonRef member : element) {
            const std::string_view key = member.key();
            const Path at = here.of(key);
            if (key == "title") {
                fields.text(member, at, source.title);
            } else if (key == "publisher") {
                fields.text(member, at, source.publisher);
            } else if (key == "url") {
                fields.text(member, at, source.url);
            } else if (key == "date") {
                fields.date(member, at, source.date, when);
            } else if (key == "language") {
                fields.text(member, at, source.language);
            } else {
                FieldReader::keep(source.extra, member);
            }
        }
        FieldReader::close(source.extra);
    }
}

} // namespace

/// The actor that the text names; invalid, and told, where there is none.
model::ActorId EventRecordReader::read_actor(FieldReader& fields, JsonRef value, const Path& path) {
    if (value.kind() != JsonKind::text) {
        fields.text(value, path, id_); // tells that it is no text
        return {};
    }
    KnownIds<model::ActorId>& known = definitions_->actors();
    const model::ActorId actor = known.find(value.text());
    if (actor.is_valid()) {
        definitions_->note_use(actor);
    } else if (known.was_left_out(value.text())) {
        fields.error(
            path,
            fmt::format("unknown actor {} (its record was left out)", in_quotes(value.text())), {},
            "unknown actor");
    } else {
        fields.error(path, "unknown actor " + in_quotes(value.text()), "the id of an actor",
                     "unknown actor", fields.shows_more() ? known.hint(value.text()) : "");
    }
    return actor;
}

void EventRecordReader::read_participants(FieldReader& fields, JsonRef value, const Path& path,
                                          model::Event& event) {
    if (!fields.array(value, path)) {
        return;
    }
    std::size_t i = 0;
    for (const JsonRef element : value) {
        const Path here = path.at(i++);
        model::Participant participant;
        std::string extra;
        if (element.kind() == JsonKind::text) {
            participant.actor = read_actor(fields, element, here);
        } else if (element.kind() == JsonKind::object) {
            bool has_actor = false;
            for (const JsonRef member : element) {
                std::size_t role = 0;
                if (member.key() == "actor") {
                    has_actor = true;
                    participant.actor = read_actor(fields, member, here.of("actor"));
                } else if (member.key() == "role") {
                    if (fields.word(member, here.of("role"), roles, "role", role)) {
                        participant.role = static_cast<model::ParticipantRole>(role);
                    }
                } else {
                    FieldReader::keep(extra, member);
                }
            }
            FieldReader::close(extra);
            if (!has_actor) {
                fields.missing(element, here, "actor", "the id of an actor");
            }
        } else {
            fields.error(here, element.words(),
                         "the id of an actor, or an object with actor and role", "wrong type");
        }
        if (!participant.actor.is_valid()) {
            continue;
        }
        if (std::exchange(actor_seen_[participant.actor.index()], number_) == number_) {
            fields.warning(here, "the same actor takes part twice; the first counts",
                           "each actor once", "actor twice in one event");
        } else {
            event.participants.push_back(participant);
            if (!extra.empty()) {
                keep_participant_keys(element, extra);
            }
        }
    }
}

/// A participant is two numbers in the store: keys of its own that the format does not name are
/// kept with its event, by the actor's id.
void EventRecordReader::keep_participant_keys(JsonRef participant, const std::string& extra) {
    for (const JsonRef member : participant) {
        if (member.key() == "actor") {
            participant_keys_ += participant_keys_.empty() ? '{' : ',';
            append_json_string(participant_keys_, member.text());
            participant_keys_ += ':' + extra;
        }
    }
}

void EventRecordReader::read_topics(FieldReader& fields, JsonRef value, const Path& path,
                                    model::Event& event) {
    if (!fields.array(value, path)) {
        return;
    }
    KnownIds<model::TopicId>& known = definitions_->topics();
    std::size_t i = 0;
    for (const JsonRef element : value) {
        const Path here = path.at(i++);
        if (element.kind() != JsonKind::text) {
            fields.text(element, here, id_); // tells that it is no text
            continue;
        }
        const std::string_view id = element.text();
        const model::TopicId topic = known.find(id);
        if (!topic.is_valid()) {
            const bool was_left_out = known.was_left_out(id);
            fields.error(here,
                         fmt::format("unknown topic {}{}", in_quotes(id),
                                     was_left_out ? " (its record was left out)" : ""),
                         was_left_out ? "" : "the id of a topic", "unknown topic",
                         fields.shows_more() && !was_left_out ? known.hint(id) : "");
        } else if (std::exchange(topic_seen_[topic.index()], number_) == number_) {
            fields.warning(here, "the same topic twice; the first counts", "each topic once",
                           "topic twice in one event");
        } else {
            event.topics.push_back(topic);
        }
    }
}

bool EventRecordReader::read(FieldReader& fields, JsonRef record, model::Event& event) {
    constexpr double unbounded = std::numeric_limits<double>::infinity();
    event.clear();
    ++number_;
    const Path root;
    if (!fields.object(record, root)) {
        return false;
    }
    bool has_id = false;
    bool has_date = false;
    bool has_participant_keys = false;
    participant_keys_.clear();
    std::optional<JsonRef> quotes;
    std::size_t told_participants = 0;
    double value = 0;
    for (const JsonRef member : record) {
        const std::string_view key = member.key();
        const Path at = root.of(key);
        if (key == "id") {
            has_id = true;
            fields.id(member, at, event.id);
        } else if (key == "date") {
            has_date = true;
            fields.date(member, at, event.date, event.when);
        } else if (key == "type") {
            fields.text(member, at, event.type);
        } else if (key == "title") {
            fields.text(member, at, event.title);
        } else if (key == "summary") {
            fields.text(member, at, event.summary);
        } else if (key == "participants") {
            read_participants(fields, member, at, event);
            told_participants = member.size();
        } else if (key == "topics") {
            read_topics(fields, member, at, event);
        } else if (key == "tone") {
            if (fields.number(member, at, -10, 10, value)) {
                event.tone = value;
            }
        } else if (key == "weight") {
            fields.number(member, at, 0, unbounded, event.weight);
        } else if (key == "place") {
            read_place(fields, member, at, event);
        } else if (key == "sources") {
            read_sources(fields, member, at, event);
        } else if (key == "quotes") {
            quotes = member;
        } else {
            has_participant_keys = has_participant_keys || key == participant_keys;
            FieldReader::keep(event.extra, member);
        }
    }
    if (!participant_keys_.empty() && !has_participant_keys) {
        event.extra += event.extra.empty() ? '{' : ',';
        append_json_string(event.extra, participant_keys);
        event.extra += ':' + participant_keys_ + '}';
    }
    FieldReader::close(event.extra);
    if (quotes) { // now that the sources are known, wherever they stand
        read_quotes(fields, *quotes, root.of("quotes"), event);
    }
    if (!has_id) {
        fields.missing(record, root, "id", "a text");
    }
    if (!has_date) {
        fields.missing(record, root, "date", "a date in EDTF");
    }
    if (told_participants == 0 && !fields.is_faulty()) {
        fields.warning(root, "an event with no participants", "at least one under 'participants'",
                       "no participants");
    }
    return !fields.is_faulty();
}

void EventRecordReader::read_quotes(FieldReader& fields, JsonRef value, const Path& path,
                                    model::Event& event) {
    if (!fields.array(value, path)) {
        return;
    }
    std::size_t i = 0;
    for (const JsonRef element : value) {
        const Path here = path.at(i++);
        model::Quote& quote = event.quotes.emplace_back();
        if (!fields.object(element, here)) {
            continue;
        }
        bool has_text = false;
        std::uint32_t source = 0;
        for (const JsonRef member : element) {
            const std::string_view key = member.key();
            const Path at = here.of(key);
            if (key == "text") {
                has_text = true;
                fields.text(member, at, quote.text);
            } else if (key == "speaker") {
                quote.speaker = read_actor(fields, member, at);
            } else if (key == "source") {
                if (fields.index(member, at, event.sources.size(), source)) {
                    quote.source = source;
                }
            } else {
                FieldReader::keep(quote.extra, member);
            }
        }
        FieldReader::close(quote.extra);
        if (!has_text) {
            fields.missing(element, here, "text", "a text");
        }
    }
}

} // namespace entente::io
