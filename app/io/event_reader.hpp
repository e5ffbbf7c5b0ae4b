// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/progress.hpp"
#include "app/base/result.hpp"
#include "app/io/diagnostics.hpp"
#include "app/model/event_store.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace entente::io {

struct LoadCounts {
    std::size_t read = 0; ///< records met: actors, topics, events, milestones
    std::size_t kept = 0;
    std::size_t left_out = 0;
};

struct Loaded {
    std::shared_ptr<const model::EventStore> store;
    LoadCounts counts;
};

/// Reads one or more files of `entente/1` (.json, .jsonl, either gzipped; told apart by content,
/// not by name) into one store; several are joined: the header is the first file's, milestones and
/// claims of coverage are those of all. An actor, topic or milestone that an earlier file defined
/// with the same content is the same one; with other content, or an event id that occurred before,
/// it is a duplicate (an error of that record).
///
/// Streams: memory is the store plus one record plus the buffers. Problems of records go into
/// `diagnostics` and the rest is loaded; an Error (unreadable, or cancelled) tells that nothing is.
/// An unreadable file is also added to diagnostics, so that `validate` can list it.
base::Result<Loaded> read_events(std::span<const std::filesystem::path> files,
                                 Diagnostics& diagnostics, const base::Progress& progress = {});

/// The same from memory; `name` stands for the file in messages.
base::Result<Loaded> read_events_from(std::string_view bytes, const std::string& name,
                                      Diagnostics& diagnostics,
                                      const base::Progress& progress = {});

} // namespace entente::io
