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

bool Definitions::is_same_draft(const ActorDraft& a, const ActorDraft& b) {
    return is_same(a.actor, b.actor) && a.serves == b.serves;
}

bool Definitions::is_same_draft(const TopicDraft& a, const TopicDraft& b) {
    return is_same(a.topic, b.topic) && a.has_parent == b.has_parent && a.parent == b.parent;
}

template <class Draft, class Id>
void Definitions::keep(FieldReader& fields, Draft draft, const std::string& id,
                       std::string_view what, Drafts<Draft>& kept, KnownIds<Id>& ids,
                       LoadCounts& counts) {
    const auto known = kept.index.find(id);
    const bool is_new = known == kept.index.end();
    if (!is_new) {
        const Draft& earlier = kept.drafts[known->second];
        if (!fields.is_faulty() && earlier.origin.file != draft.origin.file &&
            is_same_draft(earlier, draft)) {
            ++counts.kept;
            return;
        }
        fields.error(Path().of("id"), fmt::format("another {} has the id {}", what, in_quotes(id)),
                     "an id of its own", "duplicate id");
    }
    if (fields.is_faulty()) {
        ++counts.left_out;
        if (is_new && !id.empty()) {
            ids.left_out_.insert(id);
        }
        return;
    }
    kept.index.emplace(id, kept.drafts.size());
    kept.drafts.push_back(std::move(draft));
}

bool Definitions::read_office(FieldReader& fields, JsonRef role, const Path& path,
                              ActorDraft& draft) {
    model::Office office;
    std::string serves;
    bool is_good = true;
    const auto take = [&](std::string_view key, JsonRef member, const Path& at) {
        model::Date when;
        if (key == "title") {
            is_good = fields.text(member, at, office.title) && is_good;
        } else if (key == "of") {
            is_good = fields.text(member, at, serves) && is_good;
        } else if (key == "from") {
            is_good = fields.date(member, at, office.from, when) && is_good;
            office.span.first = is_good ? when.span.first : office.span.first;
        } else if (key == "to") {
            is_good = fields.date(member, at, office.to, when) && is_good;
            office.span.last = is_good ? when.span.last : office.span.last;
        } else {
            return false;
        }
        return true;
    };
    const bool has_all =
        fields.members(role, path, office.extra,
                       {{"title", "a text"}, {"of", "the id of a state or organization"}}, take);
    is_good =
        is_good && has_all && fields.in_order(path.of("to"), office.span, office.from, office.to);
    draft.actor.roles.push_back(std::move(office));
    draft.serves.push_back(std::move(serves));
    return is_good;
}

void Definitions::read_actor(FieldReader& fields, JsonRef record, std::size_t file,
                             LoadCounts& counts) {
    constexpr std::array<std::string_view, 4> kinds{"state", "official", "organization", "group"};
    ++counts.read;
    ActorDraft draft;
    model::Actor& actor = draft.actor;
    draft.origin = {file, fields.place()};
    const auto take = [&](std::string_view key, JsonRef member, const Path& at) {
        std::size_t kind = 0;
        if (key == "id") {
            fields.id(member, at, actor.id);
        } else if (key == "kind") {
            if (fields.word(member, at, kinds, "kind", kind)) {
                actor.kind = static_cast<model::NodeKind>(kind);
            }
        } else if (key == "name") {
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
            return false;
        }
        return true;
    };
    fields.members(
        record, {}, actor.extra,
        {{"id", "a text"}, {"kind", "state, official, organization or group"}, {"name", "a text"}},
        take);
    const std::string id = actor.id;
    keep(fields, std::move(draft), id, "actor", actors_, known_actors_, counts);
}

void Definitions::read_topic(FieldReader& fields, JsonRef record, std::size_t file,
                             LoadCounts& counts) {
    ++counts.read;
    TopicDraft draft;
    model::Topic& topic = draft.topic;
    draft.origin = {file, fields.place()};
    const auto take = [&](std::string_view key, JsonRef member, const Path& at) {
        if (key == "id") {
            fields.id(member, at, topic.id);
        } else if (key == "name") {
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
            return false;
        }
        return true;
    };
    fields.members(record, {}, topic.extra, {{"id", "a text"}, {"name", "a text"}}, take);
    const std::string id = topic.id;
    keep(fields, std::move(draft), id, "topic", topics_, known_topics_, counts);
}

} // namespace entente::io
