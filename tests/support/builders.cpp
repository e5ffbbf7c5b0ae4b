// SPDX-License-Identifier: MIT
#include "tests/support/builders.hpp"

#include <stdexcept>

namespace entente::test {
namespace {

model::Date parsed(const std::string& text) {
    const auto date = model::parse_edtf(text);
    if (!date) {
        throw std::invalid_argument(text + ": " + date.error().message);
    }
    return *date;
}

} // namespace

model::ActorId StoreBuilder::actor_id(const std::string& id) {
    const model::ActorId known = builder_.find_actor(id);
    if (known.is_valid()) {
        return known;
    }
    model::Actor actor;
    actor.id = actor.name = id;
    return builder_.add_actor(std::move(actor));
}

model::TopicId StoreBuilder::topic_id(const std::string& id) {
    const model::TopicId known = builder_.find_topic(id);
    if (known.is_valid()) {
        return known;
    }
    model::Topic topic;
    topic.id = topic.name = id;
    return builder_.add_topic(std::move(topic));
}

StoreBuilder& StoreBuilder::actor(const std::string& id, model::NodeKind kind) {
    const model::ActorId added = actor_id(id); // first, since adding moves the actors
    builder_.actors()[added.index()].kind = kind;
    return *this;
}

StoreBuilder& StoreBuilder::office(const std::string& official, const std::string& of,
                                   const std::string& from, const std::string& to) {
    model::Office office;
    office.title = "minister";
    office.of = actor_id(of);
    office.from = from;
    office.to = to;
    if (!from.empty()) {
        office.span.first = parsed(from).span.first;
    }
    if (!to.empty()) {
        office.span.last = parsed(to).span.last;
    }
    const model::ActorId added = actor_id(official); // first, since adding moves the actors
    model::Actor& holder = builder_.actors()[added.index()];
    holder.kind = model::NodeKind::official;
    holder.roles.push_back(std::move(office));
    return *this;
}

StoreBuilder& StoreBuilder::topic(const std::string& id, const std::string& parent) {
    const model::TopicId wider = parent.empty() ? model::TopicId{} : topic_id(parent);
    const model::TopicId added = topic_id(id);
    builder_.topics()[added.index()].parent = wider;
    return *this;
}

StoreBuilder& StoreBuilder::event(const EventSpec& spec) {
    model::Event event;
    event.id = spec.id.empty() ? "e" + std::to_string(events_) : spec.id;
    ++events_;
    event.date = spec.date;
    event.when = parsed(spec.date);
    event.type = spec.type;
    event.title = spec.title;
    event.tone = spec.tone;
    event.weight = spec.weight;
    for (const std::string& told : spec.participants) {
        model::Participant participant;
        const auto colon = told.find(':');
        const std::string role = colon == std::string::npos ? "" : told.substr(0, colon);
        for (const auto known : {model::ParticipantRole::source, model::ParticipantRole::target,
                                 model::ParticipantRole::mentioned}) {
            if (role == name_of(known)) {
                participant.role = known;
            }
        }
        participant.actor = actor_id(colon == std::string::npos ? told : told.substr(colon + 1));
        event.participants.push_back(participant);
    }
    for (const std::string& topic : spec.topics) {
        event.topics.push_back(topic_id(topic));
    }
    if (!spec.publisher.empty()) {
        model::Source source;
        source.publisher = spec.publisher;
        event.sources.push_back(std::move(source));
    }
    if (auto added = builder_.add_event(event); !added) {
        throw std::runtime_error(added.error().message);
    }
    return *this;
}

std::shared_ptr<const model::EventStore> StoreBuilder::build() {
    events_ = 0;
    return builder_.freeze();
}

} // namespace entente::test
