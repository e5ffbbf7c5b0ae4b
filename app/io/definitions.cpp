// SPDX-License-Identifier: MIT
#include "app/io/definitions.hpp"

#include "app/io/event_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace entente::io {
namespace {

bool is_same(const model::Office& a, const model::Office& b) {
    return a.title == b.title && a.from == b.from && a.to == b.to && a.extra == b.extra;
}

bool is_same(const model::Actor& a, const model::Actor& b) {
    return a.kind == b.kind && a.name == b.name && a.names == b.names && a.aliases == b.aliases &&
           a.code == b.code && a.url == b.url && a.extra == b.extra &&
           std::equal(a.roles.begin(), a.roles.end(), b.roles.begin(), b.roles.end(),
                      [](const auto& x, const auto& y) { return is_same(x, y); });
}

bool is_same(const model::Topic& a, const model::Topic& b) {
    return a.name == b.name && a.names == b.names && a.keywords == b.keywords && a.url == b.url &&
           a.extra == b.extra;
}

} // namespace

bool Definitions::read_office(FieldReader& fields, JsonRef role, const Path& path,
                              ActorDraft& draft) {
    if (!fields.object(role, path)) {
        return false;
    }
    model::Office& office = draft.actor.roles.emplace_back();
    std::string& serves = draft.serves.emplace_back();
    bool has_title = false;
    bool has_of = false;
    bool is_good = true;
    model::Date when;
    for (const JsonRef member : role) {
        const std::string_view key = member.key();
        const Path at = path.of(key);
        if (key == "title") {
            has_title = true;
            is_good = fields.text(member, at, office.title) && is_good;
        } else if (key == "of") {
            has_of = true;
            is_good = fields.text(member, at, serves) && is_good;
        } else if (key == "from") {
            if (fields.date(member, at, office.from, when)) {
                office.span.first = when.span.first;
            } else {
                is_good = false;
            }
        } else if (key == "to") {
            if (fields.date(member, at, office.to, when)) {
                office.span.last = when.span.last;
            } else {
                is_good = false;
            }
        } else {
            FieldReader::keep(office.extra, member);
        }
    }
    FieldReader::close(office.extra);
    if (!has_title) {
        fields.missing(role, path, "title", "a text");
    }
    if (!has_of) {
        fields.missing(role, path, "of", "the id of a state or organization");
    }
    is_good = is_good && fields.in_order(path.of("to"), office.span, office.from, office.to);
    return is_good && has_title && has_of;
}

void Definitions::read_actor(FieldReader& fields, JsonRef record, std::size_t file,
                             LoadCounts& counts) {
    constexpr std::array<std::string_view, 4> kinds{"state", "official", "organization", "group"};
    ++counts.read;
    const Path root;
    ActorDraft draft;
    model::Actor& actor = draft.actor;
    draft.origin = {file, fields.place()};
    bool has_id = false;
    bool has_kind = false;
    bool has_name = false;
    const bool is_object = fields.object(record, root);
    for (const JsonRef member : record) {
        if (!is_object) {
            break;
        }
        const std::string_view key = member.key();
        const Path at = root.of(key);
        std::size_t kind = 0;
        if (key == "id") {
            has_id = true;
            fields.id(member, at, actor.id);
        } else if (key == "kind") {
            has_kind = true;
            if (fields.word(member, at, kinds, "kind", kind)) {
                actor.kind = static_cast<model::NodeKind>(kind);
            }
        } else if (key == "name") {
            has_name = true;
            fields.text(member, at, actor.name);
        } else if (key == "names") {
            fields.names(member, at, actor.names);
        } else if (key == "aliases") {
            fields.texts(member, at, actor.aliases);
        } else if (key == "code") {
            fields.text(member, at, actor.code);
        } else if (key == "url") {
            fields.text(member, at, actor.url);
        } else if (key == "roles") {
            if (fields.array(member, at)) {
                std::size_t i = 0;
                for (const JsonRef role : member) {
                    read_office(fields, role, at.at(i++), draft);
                }
            }
        } else {
            FieldReader::keep(actor.extra, member);
        }
    }
    FieldReader::close(actor.extra);
    if (is_object && !has_id) {
        fields.missing(record, root, "id", "a text");
    }
    if (is_object && !has_kind) {
        fields.missing(record, root, "kind", "state, official, organization or group");
    }
    if (is_object && !has_name) {
        fields.missing(record, root, "name", "a text");
    }
    const auto known = actor_index_.find(actor.id);
    if (known != actor_index_.end()) {
        const ActorDraft& earlier = actor_drafts_[known->second];
        if (!fields.is_faulty() && earlier.origin.file != file && is_same(earlier.actor, actor) &&
            earlier.serves == draft.serves) {
            ++counts.kept;
            return;
        }
        fields.error(root.of("id"), fmt::format("another actor has the id {}", in_quotes(actor.id)),
                     "an id of its own", "duplicate id");
    }
    if (fields.is_faulty()) {
        ++counts.left_out;
        if (known == actor_index_.end() && !actor.id.empty()) {
            known_actors_.left_out_.insert(actor.id);
        }
        return;
    }
    actor_index_.emplace(actor.id, actor_drafts_.size());
    actor_drafts_.push_back(std::move(draft));
}

void Definitions::read_topic(FieldReader& fields, JsonRef record, std::size_t file,
                             LoadCounts& counts) {
    ++counts.read;
    const Path root;
    TopicDraft draft;
    model::Topic& topic = draft.topic;
    draft.origin = {file, fields.place()};
    bool has_id = false;
    bool has_name = false;
    const bool is_object = fields.object(record, root);
    for (const JsonRef member : record) {
        if (!is_object) {
            break;
        }
        const std::string_view key = member.key();
        const Path at = root.of(key);
        if (key == "id") {
            has_id = true;
            fields.id(member, at, topic.id);
        } else if (key == "name") {
            has_name = true;
            fields.text(member, at, topic.name);
        } else if (key == "names") {
            fields.names(member, at, topic.names);
        } else if (key == "parent") {
            draft.has_parent = fields.text(member, at, draft.parent);
        } else if (key == "keywords") {
            fields.texts(member, at, topic.keywords);
        } else if (key == "url") {
            fields.text(member, at, topic.url);
        } else {
            FieldReader::keep(topic.extra, member);
        }
    }
    FieldReader::close(topic.extra);
    if (is_object && !has_id) {
        fields.missing(record, root, "id", "a text");
    }
    if (is_object && !has_name) {
        fields.missing(record, root, "name", "a text");
    }
    const auto known = topic_index_.find(topic.id);
    if (known != topic_index_.end()) {
        const TopicDraft& earlier = topic_drafts_[known->second];
        if (!fields.is_faulty() && earlier.origin.file != file && is_same(earlier.topic, topic) &&
            earlier.has_parent == draft.has_parent && earlier.parent == draft.parent) {
            ++counts.kept;
            return;
        }
        fields.error(root.of("id"), fmt::format("another topic has the id {}", in_quotes(topic.id)),
                     "an id of its own", "duplicate id");
    }
    if (fields.is_faulty()) {
        ++counts.left_out;
        if (known == topic_index_.end() && !topic.id.empty()) {
            known_topics_.left_out_.insert(topic.id);
        }
        return;
    }
    topic_index_.emplace(topic.id, topic_drafts_.size());
    topic_drafts_.push_back(std::move(draft));
}

} // namespace entente::io
