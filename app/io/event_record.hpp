// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/definitions.hpp"
#include "app/io/field_reader.hpp"
#include "app/model/event_store.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace entente::io {

/// Reads the records of events, one after the other, against definitions that are all known.
class EventRecordReader {
  public:
    EventRecordReader(Definitions& definitions, std::size_t actors, std::size_t topics)
        : definitions_(&definitions), actor_seen_(actors), topic_seen_(topics) {}

    /// Fills `event` anew; false, with everything that is wrong told, where the record is faulty.
    bool read(FieldReader& fields, JsonRef record, model::Event& event);

  private:
    void read_participants(FieldReader& fields, JsonRef value, const Path& path,
                           model::Event& event);
    void keep_participant_keys(JsonRef participant, const std::string& extra);
    void read_topics(FieldReader& fields, JsonRef value, const Path& path, model::Event& event);
    void read_quotes(FieldReader& fields, JsonRef value, const Path& path, model::Event& event);
    model::ActorId read_actor(FieldReader& fields, JsonRef value, const Path& path);

    Definitions* definitions_;
    std::uint32_t number_ = 0; ///< of the event being read, from 1
    std::vector<std::uint32_t>
        actor_seen_; ///< by actor, the number of the last event that named it
    std::vector<std::uint32_t> topic_seen_;
    std::string
        participant_keys_; ///< of the event being read: a JSON object without its last brace
    std::string id_;       ///< scratch
};

} // namespace entente::io
