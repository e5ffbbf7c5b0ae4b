// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/actor.hpp"
#include "app/model/edtf.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::model {

/// What an actor did in an event.
enum class ParticipantRole : std::uint8_t { participant, source, target, mentioned };

constexpr std::string_view name_of(ParticipantRole role) {
    constexpr std::string_view names[]{"participant", "source", "target", "mentioned"};
    return names[static_cast<std::size_t>(role)];
}

struct Participant {
    ActorId actor;
    ParticipantRole role = ParticipantRole::participant;
    friend bool operator==(const Participant&, const Participant&) = default;
};

struct Place {
    std::string name;
    std::optional<double> latitude;  ///< degrees, -90 .. 90
    std::optional<double> longitude; ///< degrees, -180 .. 180
    std::string extra;
};

struct Source {
    std::string title;
    std::string publisher;
    std::string url;
    std::string date;
    std::string language;
    std::string extra;
};

struct Quote {
    ActorId speaker; ///< invalid when not given
    std::string text;
    std::optional<std::uint32_t> source; ///< index into the event's sources
    std::string extra;
};

/// One dated record in full: what a reader hands to EventStoreBuilder and what EventStore::record
/// gives back. Bulk work uses EventStore's columns instead.
struct Event {
    std::string id;
    std::string date; ///< EDTF as told
    Date when;        ///< the same, read
    std::string type;
    std::string title;
    std::string summary;
    std::vector<Participant> participants; ///< each actor at most once
    std::vector<TopicId> topics;           ///< each at most once
    std::optional<double> tone;            ///< -10 .. 10
    double weight = 1;                     ///< >= 0
    std::optional<Place> place;
    std::vector<Source> sources;
    std::vector<Quote> quotes;
    std::string extra;

    /// Makes it empty again but keeps its memory, so that a reader can fill it anew.
    void clear();
};

} // namespace entente::model
