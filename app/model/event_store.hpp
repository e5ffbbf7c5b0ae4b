// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/model/coverage.hpp"
#include "app/model/event.hpp"
#include "app/model/milestone.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace entente::model {

/// What a data set says about itself.
struct Header {
    std::string title;
    std::string description;
    std::string license;
    std::vector<Coverage> coverage;    ///< in the order of the file; empty where nothing is claimed
    std::vector<Milestone> milestones; ///< in the order of the file
    std::string extra; ///< keys that the format does not name: a JSON object's text, or empty
};

/// All actors, topics and events of one data set: frozen once built, so threads may read it freely.
///
/// Events are held in columns and one text arena; an event costs 80 bytes beside its text, its
/// sources (40 bytes each) and quotes (24), 8 bytes a participant and 4 a topic. Ids are indices:
/// actors, topics and events in the order they were added.
class EventStore {
  public:
    [[nodiscard]] const Header& header() const { return header_; }
    [[nodiscard]] std::span<const Actor> actors() const { return actors_; }
    [[nodiscard]] std::span<const Topic> topics() const { return topics_; }
    [[nodiscard]] const Actor& actor(ActorId id) const { return actors_[id.index()]; }
    [[nodiscard]] const Topic& topic(TopicId id) const { return topics_[id.index()]; }
    [[nodiscard]] std::size_t event_count() const { return rows_.size(); }

    /// By the id that the file gives; invalid if there is none.
    [[nodiscard]] ActorId find_actor(std::string_view id) const;
    [[nodiscard]] TopicId find_topic(std::string_view id) const;

    // One event's columns. Each is O(1); views live as long as the store.
    [[nodiscard]] Span span(EventId event) const { return date(event).span; }
    [[nodiscard]] const Date& date(EventId event) const {
        return dates_[rows_[event.index()].date];
    }
    /// Index into dates(): events whose dates are written alike have the same one.
    [[nodiscard]] std::uint32_t date_number(EventId event) const {
        return rows_[event.index()].date;
    }
    [[nodiscard]] std::string_view id(EventId event) const;
    [[nodiscard]] std::string_view date_text(EventId event) const;
    [[nodiscard]] std::string_view title(EventId event) const;
    [[nodiscard]] std::string_view summary(EventId event) const;
    /// Index into types(); an event without a type has that of "".
    [[nodiscard]] std::uint32_t type(EventId event) const { return rows_[event.index()].type; }
    [[nodiscard]] std::span<const Participant> participants(EventId event) const;
    [[nodiscard]] std::span<const TopicId> topics(EventId event) const;
    /// NaN where the event states none.
    [[nodiscard]] double tone(EventId event) const { return rows_[event.index()].tone; }
    [[nodiscard]] double weight(EventId event) const { return rows_[event.index()].weight; }
    /// Indices into publishers(), one for each source of the event ("" where a source names none).
    [[nodiscard]] std::span<const std::uint32_t> publishers(EventId event) const;

    /// Title of one source of the event, "" where it has none; source < publishers(event).size().
    [[nodiscard]] std::string_view source_title(EventId event, std::size_t source) const;
    [[nodiscard]] std::size_t quote_count(EventId event) const;
    /// quote < quote_count(event).
    [[nodiscard]] std::string_view quote_text(EventId event, std::size_t quote) const;
    /// 1 + index into places(); 0 where the event names no place.
    [[nodiscard]] std::uint32_t place(EventId event) const { return rows_[event.index()].place; }

    /// All dates that occur, each once as it is written, in the order they were first met.
    [[nodiscard]] std::span<const Date> dates() const { return dates_; }
    /// All places that occur, each once, in the order they were first met.
    [[nodiscard]] std::span<const Place> places() const { return places_; }
    /// All types and publishers that occur, in the order they were first met.
    [[nodiscard]] std::span<const std::string> types() const { return types_; }
    [[nodiscard]] std::span<const std::string> publishers() const { return publishers_; }

    /// The event in full, copied out; for the inspector and for writing.
    [[nodiscard]] Event record(EventId event) const;

    /// From the first day to the last day of all events, open ends and undated events aside;
    /// nothing when there is no event with a closed end.
    [[nodiscard]] std::optional<Span> extent() const { return extent_; }

    /// Bytes held, text included, and text alone.
    [[nodiscard]] std::size_t memory_bytes() const;
    [[nodiscard]] std::size_t text_bytes() const { return arena_.size(); }

  private:
    friend class EventStoreBuilder;

    struct TextRef {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
    };
    struct Row {
        TextRef id;
        TextRef title;
        TextRef summary;
        TextRef extra;
        double tone = 0;
        double weight = 1;
        std::uint32_t date = 0; ///< index into dates_ (equal texts share one)
        std::uint32_t type = 0;
        std::uint32_t place = 0; ///< 1 + index into places_; 0 for none
        std::uint32_t participants_end = 0;
        std::uint32_t topics_end = 0;
        std::uint32_t sources_end = 0;
        std::uint32_t quotes_end = 0;
    };
    struct SourceRow {
        TextRef title;
        TextRef url;
        TextRef date;
        TextRef extra;
        std::uint32_t language = 0; ///< index into languages_
    };
    struct QuoteRow {
        TextRef text;
        TextRef extra;
        ActorId speaker;
        std::uint32_t source = 0; ///< 1 + index; 0 for none
    };

    [[nodiscard]] std::string_view text(TextRef ref) const {
        return std::string_view(arena_).substr(ref.offset, ref.length);
    }

    Header header_;
    std::vector<Actor> actors_;
    std::vector<Topic> topics_;
    std::vector<Row> rows_;
    std::string arena_;
    std::vector<Date> dates_;
    std::vector<TextRef> date_texts_;
    std::vector<Participant> participants_;
    std::vector<TopicId> event_topics_;
    std::vector<SourceRow> sources_;
    std::vector<std::uint32_t> source_publishers_;
    std::vector<QuoteRow> quotes_;
    std::vector<Place> places_;
    std::vector<std::string> types_;
    std::vector<std::string> publishers_;
    std::vector<std::string> languages_;
    /// Lets a map be asked by a view, without a copy of the text.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    template <class T>
    using ById = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;
    ById<ActorId> actor_ids_;
    ById<TopicId> topic_ids_;
    std::optional<Span> extent_;
};

/// Fills an EventStore. Actors and topics may come in any order relative to events, but ids handed
/// in must have been given out by it (add or reserve first, then refer).
class EventStoreBuilder {
  public:
    EventStoreBuilder();
    ~EventStoreBuilder();
    EventStoreBuilder(EventStoreBuilder&&) noexcept;
    EventStoreBuilder& operator=(EventStoreBuilder&&) noexcept;

    void set_header(Header header);
    /// Joins those of the header.
    void add_milestone(Milestone milestone);
    void add_coverage(Coverage coverage);
    /// The id (text) must be new: checked by assert; ask find_actor before.
    ActorId add_actor(Actor actor);
    TopicId add_topic(Topic topic);
    [[nodiscard]] ActorId find_actor(std::string_view id) const;
    [[nodiscard]] TopicId find_topic(std::string_view id) const;
    [[nodiscard]] bool has_event(std::string_view id) const;
    /// Mutable until frozen, so that a reader can resolve references once all are known.
    [[nodiscard]] std::span<Actor> actors();
    [[nodiscard]] std::span<Topic> topics();

    /// Copies the event into the columns. `invalid_argument` when all texts together would pass 4
    /// GiB.
    base::Result<EventId> add_event(const Event& event);

    /// Ends building; the builder is empty after it.
    std::shared_ptr<const EventStore> freeze();

  private:
    struct Interning;
    std::shared_ptr<EventStore> store_;
    std::unique_ptr<Interning> interning_;
};

} // namespace entente::model
