// SPDX-License-Identifier: MIT
#pragma once

#include "app/io/field_reader.hpp"
#include "app/model/event_store.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente::io {

struct LoadCounts;

/// What all files say about time itself: milestones, and for when they claim to be complete.
class TimeNotes {
  public:
    /// Reads a milestone's record; a faulty one is told and left out. Date and name together tell
    /// which one it is: the same again in another file is no second one, anything else that has
    /// both is a duplicate.
    void read_milestone(FieldReader& fields, JsonRef record, std::size_t file, LoadCounts& counts);

    /// Reads the header's list of claims; a faulty one is told and left out.
    void read_coverage(FieldReader& fields, JsonRef list, const Path& path);

    /// Gives what was read to the builder, in the order read.
    void hand_over(model::EventStoreBuilder& builder);

  private:
    std::vector<model::Milestone> milestones_;
    std::vector<std::size_t> files_;                                   ///< of milestones_[i]
    std::map<std::pair<std::string, std::string>, std::size_t> known_; ///< by date and name
    std::vector<model::Coverage> coverage_;
};

} // namespace entente::io
