// SPDX-License-Identifier: MIT
#pragma once

#include "app/base/result.hpp"
#include "app/model/event_store.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::model {

/// The dimensions a filter may narrow, each on its own.
enum class FilterDimension : std::uint8_t { year, topic, type, actor, kind, source, tone, text };
inline constexpr std::size_t filter_dimension_count = 8;

/// Choices and refusals along one dimension; both empty means that the dimension lets all pass.
template <class T>
struct Choice {
    std::vector<T> any;  ///< the event has at least one of these (if there are any)
    std::vector<T> none; ///< and none of these

    [[nodiscard]] bool is_active() const { return !any.empty() || !none.empty(); }
    friend bool operator==(const Choice&, const Choice&) = default;
};

/// Which events the user wants, besides the window. A value: comparable, undoable.
/// An event passes when every active dimension lets it pass.
struct Filter {
    Choice<int> years;              ///< the event's span meets that year
    bool with_undated = true;       ///< false leaves out what tells no day (dimension `year`)
    Choice<TopicId> topics;         ///< a wider topic takes its narrower ones along
    bool all_topics = false;        ///< the event must have all of topics.any, not just one
    Choice<std::string> types;      ///< as the data spells them, compared without case
    Choice<ActorId> actors;         ///< named in the event in whatever role
    Choice<NodeKind> kinds;         ///< an actor of that kind is named in it; topic: it has a topic
    Choice<std::string> sources;    ///< publisher or title of a source, compared without case
    std::optional<double> tone_min; ///< an event that states no tone fails a tone filter
    std::optional<double> tone_max;
    std::string text; ///< words; each must occur in title, summary, place, quotes, or the names and
                      ///< aliases of participants and topics; without case and accents

    [[nodiscard]] bool is_active(FilterDimension dimension) const;
    [[nodiscard]] bool is_active() const;
    void clear(FilterDimension dimension);
    friend bool operator==(const Filter&, const Filter&) = default;
};

/// For every event the dimensions it fails, kept as a bit mask (bit = FilterDimension), so that a
/// choice along one dimension can be counted under all the others at once.
///
/// Source: the idea of filter bits is that of Square's crossfilter library, 2012.
class FilterIndex {
  public:
    explicit FilterIndex(std::shared_ptr<const EventStore> store);

    /// Brings the masks up to date. Only dimensions that differ from the last filter are evaluated,
    /// each in one parallel pass: O(events). Returns whether any mask changed.
    bool set_filter(const Filter& filter);
    [[nodiscard]] const Filter& filter() const { return filter_; }

    /// Failed dimensions of each event; 0 where it passes all.
    [[nodiscard]] std::span<const std::uint8_t> failed() const { return failed_; }
    [[nodiscard]] bool passes(EventId event) const { return failed_[event.index()] == 0; }
    [[nodiscard]] std::size_t passing_count() const { return passing_; }

  private:
    std::shared_ptr<const EventStore> store_;
    Filter filter_;
    std::vector<std::uint8_t> failed_;
    std::size_t passing_ = 0;
};

/// Counts beside each choice of a filter panel.
struct FacetCounts {
    int first_year = 0;                ///< of years[0]
    std::vector<std::uint32_t> years;  ///< events whose span meets the year
    std::vector<std::uint32_t> topics; ///< by TopicId; narrower topics counted in
    std::vector<std::uint32_t> types;  ///< by index into EventStore::types()
    std::vector<std::uint32_t> actors; ///< by ActorId
    std::array<std::uint32_t, node_kind_count> kinds{};
    std::vector<std::uint32_t> sources; ///< by index into EventStore::publishers()
};

/// For each choice: how many events in the window have it and pass every filter but that of its own
/// dimension. The years follow the other filters but not the window, so that a year outside the
/// window can still be chosen. Cost: O(events + participants + topics).
///
/// @param failed  FilterIndex::failed(): of each event.
FacetCounts count_facets(const EventStore& store, std::span<const std::uint8_t> failed,
                         const Window& window);
inline FacetCounts count_facets(const EventStore& store, const FilterIndex& index,
                                const Window& window) {
    return count_facets(store, index.failed(), window);
}

/// The topic itself and all narrower ones, ascending.
std::vector<TopicId> with_narrower(const EventStore& store, TopicId topic);

/// The id of an actor or topic told by id, else by name, alias or any of its `names`, without case;
/// else an Error (usage) with the nearest known one: "no actor 'lavrv' (did you mean 'lavrov'?)".
/// A name that several bear is such an Error too, with their ids; an id goes before a name, a name
/// before others.
base::Result<ActorId> resolve_actor(const EventStore& store, std::string_view text);
base::Result<TopicId> resolve_topic(const EventStore& store, std::string_view text);

/// The known word nearest to `text` by edit distance (insert, delete, replace, swap neighbours,
/// each 1, without case), or "" when none is within a third of its length, at least 1. Cost:
/// O(|known| x |text|^2) at worst; it gives up early on lengths that differ too much.
std::string nearest_word(std::string_view text, std::span<const std::string_view> known);

} // namespace entente::model
