// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/field_reader.hpp"
#include "app/model/event_store.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace entente::io {

struct LoadCounts;

/// Ids of one kind once all definitions are known, and the nearest one to a misspelt id.
template <class Id>
class KnownIds {
  public:
    /// Invalid where there is none.
    [[nodiscard]] Id find(std::string_view id) const {
        const auto found = ids_.find(id);
        return found == ids_.end() ? Id{} : found->second;
    }
    [[nodiscard]] bool was_left_out(std::string_view id) const {
        return left_out_.count(std::string(id)) > 0;
    }
    /// The nearest known id between quotes, or "". Long ids, and the search after many, are not
    /// worth it: then also "".
    std::string hint(std::string_view id);

  private:
    friend class Definitions;
    std::unordered_map<std::string_view, Id> ids_;
    std::unordered_set<std::string> left_out_;
    std::vector<std::string_view> words_; ///< short ids, for hints
    std::size_t compared_ = 0;
};

/// The actors and topics of all files, gathered before anything refers to them: references may run
/// forward, and a record whose reference fails takes along those that refer to it.
class Definitions {
  public:
    /// Reads an actor's record; a faulty one is told and left out.
    void read_actor(FieldReader& fields, JsonRef record, std::size_t file, LoadCounts& counts);
    void read_topic(FieldReader& fields, JsonRef record, std::size_t file, LoadCounts& counts);

    /// Resolves offices and wider topics, tells what fails, and hands the rest to the builder in
    /// the order read. Cost: linear in records and references.
    void resolve(FieldReader& fields, const std::vector<std::string>& files,
                 model::EventStoreBuilder& builder, LoadCounts& counts);

    // After resolve().
    [[nodiscard]] KnownIds<model::ActorId>& actors() { return known_actors_; }
    [[nodiscard]] KnownIds<model::TopicId>& topics() { return known_topics_; }
    /// Says that the actor takes part in an event.
    void note_use(model::ActorId actor) { is_used_[actor.index()] = true; }
    /// Warns of actors that nothing was noted for.
    void tell_unused(FieldReader& fields, const std::vector<std::string>& files,
                     std::span<const model::Actor> actors) const;

  private:
    struct Origin {
        std::size_t file = 0;
        RecordPlace place;
    };
    struct ActorDraft {
        model::Actor actor;
        std::vector<std::string> serves; ///< of each role, the id told
        Origin origin;
        bool is_left_out = false;
    };
    struct TopicDraft {
        model::Topic topic;
        std::string parent;
        bool has_parent = false;
        Origin origin;
        bool is_left_out = false;
    };

    /// In the order read, and where each id is among them.
    template <class Draft>
    struct Drafts {
        std::vector<Draft> drafts;
        std::unordered_map<std::string, std::size_t> index;
    };

    static bool is_same_draft(const ActorDraft& a, const ActorDraft& b);
    static bool is_same_draft(const TopicDraft& a, const TopicDraft& b);
    /// Joins the others. One that another file tells alike is there already; another one of its id
    /// is a fault.
    template <class Draft, class Id>
    static void keep(FieldReader& fields, Draft draft, const std::string& id, std::string_view what,
                     Drafts<Draft>& kept, KnownIds<Id>& ids, LoadCounts& counts);
    bool read_office(FieldReader& fields, JsonRef role, const Path& path, ActorDraft& draft);
    void resolve_actors(FieldReader& fields, const std::vector<std::string>& files);
    void resolve_topics(FieldReader& fields, const std::vector<std::string>& files);
    void leave_out_cycles(FieldReader& fields, const std::vector<std::string>& files,
                          const std::vector<std::size_t>& parents);

    Drafts<ActorDraft> actors_;
    Drafts<TopicDraft> topics_;
    KnownIds<model::ActorId> known_actors_;
    KnownIds<model::TopicId> known_topics_;
    std::vector<Origin> actor_origins_; ///< by ActorId
    std::vector<char> is_used_;         ///< by ActorId
};

} // namespace entente::io
