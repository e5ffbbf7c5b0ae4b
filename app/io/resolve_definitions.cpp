// SPDX-License-Identifier: MIT
#include "app/io/definitions.hpp"

#include "app/io/event_reader.hpp"
#include "app/model/filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <type_traits>

namespace entente::io {
namespace {

constexpr std::size_t no_index = std::numeric_limits<std::size_t>::max();
constexpr std::size_t hint_length = 100; ///< longer ids are neither searched for nor offered

/// Who refers to whom: first is referred to by second.
using References = std::vector<std::pair<std::size_t, std::size_t>>;

/// Calls `leave_out(referrer, referred)` for everything that refers to what is left out, directly
/// or not.
template <class IsLeftOut, class LeaveOut>
void spread(References references, std::size_t count, IsLeftOut is_left_out, LeaveOut leave_out) {
    std::vector<std::size_t> queue;
    for (std::size_t i = 0; i < count; ++i) {
        if (is_left_out(i)) {
            queue.push_back(i);
        }
    }
    if (!queue.empty()) {
        std::sort(references.begin(), references.end());
    }
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const std::size_t gone = queue[next];
        for (auto at = std::lower_bound(references.begin(), references.end(),
                                        std::pair{gone, std::size_t{0}});
             at != references.end() && at->first == gone; ++at) {
            if (!is_left_out(at->second)) {
                leave_out(at->second, gone);
                queue.push_back(at->second);
            }
        }
    }
}

bool serves_others(model::NodeKind kind) {
    return kind != model::NodeKind::state && kind != model::NodeKind::organization;
}

} // namespace

template <class Id>
std::string KnownIds<Id>::hint(std::string_view id) {
    constexpr std::size_t most_compared = 2'000'000;
    if (id.size() > hint_length || compared_ + words_.size() > most_compared) {
        return {};
    }
    compared_ += words_.size();
    const std::string nearest = model::nearest_word(id, words_);
    return nearest.empty() ? nearest : in_quotes(nearest);
}

template class KnownIds<model::ActorId>;
template class KnownIds<model::TopicId>;

void Definitions::resolve_actors(FieldReader& fields, const std::vector<std::string>& files) {
    KnownIds<model::ActorId> served; // for hints: whom one can serve
    for (const ActorDraft& draft : actors_.drafts) {
        if (!serves_others(draft.actor.kind) && draft.actor.id.size() <= hint_length) {
            served.words_.push_back(draft.actor.id);
        }
    }
    const Path root;
    const Path roles = root.of("roles");
    References references;
    for (std::size_t i = 0; i < actors_.drafts.size(); ++i) {
        ActorDraft& draft = actors_.drafts[i];
        fields.begin(files[draft.origin.file], draft.origin.place);
        for (std::size_t r = 0; r < draft.serves.size(); ++r) {
            const Path role = roles.at(r);
            const std::string& id = draft.serves[r];
            const auto found = actors_.index.find(id);
            if (found != actors_.index.end()) {
                references.emplace_back(found->second, i);
                const model::NodeKind kind = actors_.drafts[found->second].actor.kind;
                if (serves_others(kind)) {
                    fields.error(
                        role.of("of"),
                        fmt::format("{} is of kind '{}'", in_quotes(id), model::name_of(kind)),
                        "the id of a state or organization", "office of another kind");
                }
            } else if (known_actors_.was_left_out(id)) {
                fields.error(
                    role.of("of"),
                    fmt::format("unknown actor {} (its record was left out)", in_quotes(id)), {},
                    "unknown actor");
            } else {
                fields.error(role.of("of"), "unknown actor " + in_quotes(id),
                             "the id of a state or organization", "unknown actor",
                             fields.shows_more() ? served.hint(id) : "");
            }
        }
        draft.is_left_out = fields.is_faulty();
        if (!draft.is_left_out && draft.serves.empty() &&
            draft.actor.kind == model::NodeKind::official) {
            fields.warning(
                root,
                fmt::format("the official {} is in office at no time", in_quotes(draft.actor.id)),
                "a role under 'roles'", "official without office");
        }
    }
    spread(
        std::move(references), actors_.drafts.size(),
        [&](std::size_t i) { return actors_.drafts[i].is_left_out; },
        [&](std::size_t i, std::size_t gone) {
            ActorDraft& draft = actors_.drafts[i];
            const std::string& id = actors_.drafts[gone].actor.id;
            const auto role = std::find(draft.serves.begin(), draft.serves.end(), id);
            const Path at = roles.at(static_cast<std::size_t>(role - draft.serves.begin()));
            fields.begin(files[draft.origin.file], draft.origin.place);
            fields.error(at.of("of"),
                         fmt::format("unknown actor {} (its record was left out)", in_quotes(id)),
                         {}, "unknown actor");
            draft.is_left_out = true;
        });
}

/// Topics that are their own wider topics, over however many steps.
void Definitions::leave_out_cycles(FieldReader& fields, const std::vector<std::string>& files,
                                   const std::vector<std::size_t>& parents) {
    constexpr std::size_t unseen = no_index;
    std::vector<std::size_t> walk_of(parents.size(), unseen);
    std::vector<char> is_in_cycle(parents.size());
    for (std::size_t start = 0; start < parents.size(); ++start) {
        std::size_t at = start;
        while (at != no_index && walk_of[at] == unseen) {
            walk_of[at] = start;
            at = parents[at];
        }
        if (at != no_index && walk_of[at] == start) {
            for (; is_in_cycle[at] == 0; at = parents[at]) {
                is_in_cycle[at] = 1;
            }
        }
    }
    const Path root;
    for (std::size_t i = 0; i < parents.size(); ++i) {
        if (is_in_cycle[i] == 0) {
            continue;
        }
        TopicDraft& draft = topics_.drafts[i];
        constexpr int most_shown = 6;
        std::string circle = in_quotes(draft.topic.id);
        std::size_t at = parents[i];
        for (int shown = 1; at != i && shown < most_shown; ++shown, at = parents[at]) {
            circle += " → " + in_quotes(topics_.drafts[at].topic.id);
        }
        circle += at == i ? " → " + in_quotes(draft.topic.id) : " → …";
        fields.begin(files[draft.origin.file], draft.origin.place);
        fields.error(root.of("parent"), "wider topics run in a circle: " + circle,
                     "a topic that is not below this one", "cycle of topics");
        draft.is_left_out = true;
    }
}

void Definitions::resolve_topics(FieldReader& fields, const std::vector<std::string>& files) {
    KnownIds<model::TopicId> wider; // for hints
    for (const TopicDraft& draft : topics_.drafts) {
        if (draft.topic.id.size() <= hint_length) {
            wider.words_.push_back(draft.topic.id);
        }
    }
    const Path root;
    References references;
    std::vector<std::size_t> parents(topics_.drafts.size(), no_index);
    for (std::size_t i = 0; i < topics_.drafts.size(); ++i) {
        TopicDraft& draft = topics_.drafts[i];
        if (!draft.has_parent) {
            continue;
        }
        if (const auto found = topics_.index.find(draft.parent); found != topics_.index.end()) {
            parents[i] = found->second;
            references.emplace_back(found->second, i);
            continue;
        }
        fields.begin(files[draft.origin.file], draft.origin.place);
        const bool was_left_out = known_topics_.was_left_out(draft.parent);
        fields.error(root.of("parent"),
                     fmt::format("unknown topic {}{}", in_quotes(draft.parent),
                                 was_left_out ? " (its record was left out)" : ""),
                     was_left_out ? "" : "the id of a topic", "unknown topic",
                     fields.shows_more() && !was_left_out ? wider.hint(draft.parent) : "");
        draft.is_left_out = true;
    }
    leave_out_cycles(fields, files, parents);
    spread(
        std::move(references), topics_.drafts.size(),
        [&](std::size_t i) { return topics_.drafts[i].is_left_out; },
        [&](std::size_t i, std::size_t gone) {
            TopicDraft& draft = topics_.drafts[i];
            fields.begin(files[draft.origin.file], draft.origin.place);
            fields.error(root.of("parent"),
                         fmt::format("unknown topic {} (its record was left out)",
                                     in_quotes(topics_.drafts[gone].topic.id)),
                         {}, "unknown topic");
            draft.is_left_out = true;
        });
}

void Definitions::resolve(FieldReader& fields, const std::vector<std::string>& files,
                          model::EventStoreBuilder& builder, LoadCounts& counts) {
    resolve_actors(fields, files);
    resolve_topics(fields, files);

    const auto finish = [&](auto& drafts, auto& known, auto&& text_of, auto&& add) {
        for (auto& draft : drafts) {
            if (draft.is_left_out) {
                ++counts.left_out;
                known.left_out_.insert(text_of(draft));
            } else {
                ++counts.kept;
                add(draft);
            }
        }
    };
    // Of each draft, where it went; offices and parents follow once all have a place.
    std::vector<std::pair<std::size_t, model::ActorId>> placed_actors;
    finish(
        actors_.drafts, known_actors_,
        [](ActorDraft& draft) -> std::string& { return draft.actor.id; },
        [&](ActorDraft& draft) {
            const auto index = static_cast<std::size_t>(&draft - actors_.drafts.data());
            actor_origins_.push_back(draft.origin);
            placed_actors.emplace_back(index, builder.add_actor(std::move(draft.actor)));
        });
    std::vector<std::pair<std::size_t, model::TopicId>> placed_topics;
    finish(
        topics_.drafts, known_topics_,
        [](TopicDraft& draft) -> std::string& { return draft.topic.id; },
        [&](TopicDraft& draft) {
            const auto index = static_cast<std::size_t>(&draft - topics_.drafts.data());
            placed_topics.emplace_back(index, builder.add_topic(std::move(draft.topic)));
        });
    for (const auto& [index, id] : placed_actors) {
        model::Actor& actor = builder.actors()[id.index()];
        for (std::size_t r = 0; r < actor.roles.size(); ++r) {
            actor.roles[r].of = builder.find_actor(actors_.drafts[index].serves[r]);
        }
    }
    for (const auto& [index, id] : placed_topics) {
        if (topics_.drafts[index].has_parent) {
            builder.topics()[id.index()].parent = builder.find_topic(topics_.drafts[index].parent);
        }
    }

    const auto learn = [](auto records, auto& known) {
        using IdType = typename std::decay_t<decltype(known.ids_)>::mapped_type;
        known.ids_.reserve(records.size());
        for (std::size_t i = 0; i < records.size(); ++i) {
            const std::string_view id = records[i].id;
            known.ids_.emplace(id, IdType{i});
            if (id.size() <= hint_length) {
                known.words_.push_back(id);
            }
        }
    };
    learn(builder.actors(), known_actors_);
    learn(builder.topics(), known_topics_);
    is_used_.assign(builder.actors().size(), 0);
    // The drafts' texts are in the builder now.
    actors_.drafts = {};
    topics_.drafts = {};
    actors_.index = {};
    topics_.index = {};
}

void Definitions::tell_unused(FieldReader& fields, const std::vector<std::string>& files,
                              std::span<const model::Actor> actors) const {
    const Path root;
    for (std::size_t i = 0; i < is_used_.size(); ++i) {
        if (is_used_[i] == 0) {
            const Origin& origin = actor_origins_[i];
            fields.begin(files[origin.file], origin.place);
            fields.warning(root,
                           fmt::format("the actor {} is in no event", in_quotes(actors[i].id)),
                           "an event that it takes part in", "actor in no event");
        }
    }
}

} // namespace entente::io
