// SPDX-License-Identifier: MIT
#pragma once

#include "app/model/event_store.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::model {

/// The words of a query, folded, each once, without those that lie within another of them (an event
/// that has the longer has the shorter too).
std::vector<std::string> words_of(std::string_view query);

/// Tells whether each of some words occurs in an event: in its title, summary, place or quotes, or
/// in the names and aliases of those it names and of its topics, without case and accents.
///
/// Actors, topics and places are searched once, when it is made; an event then costs the search of
/// its own text for the words that those did not settle. No folded copy of the text is kept.
class TextMatcher {
  public:
    /// @param words  as words_of gives them, 1 to 64.
    TextMatcher(const EventStore& store, std::span<const std::string> words);

    /// Thread-safe. Cost: linear in the event's text.
    [[nodiscard]] bool matches(EventId event) const;

  private:
    /// Bit i: word i.
    using Words = std::uint64_t;

    [[nodiscard]] Words found_in(std::string_view text, Words wanted) const;
    void add_names(Words& found, const std::string& name, const Names& names) const;

    const EventStore& store_;
    std::vector<std::string> words_;
    Words all_ = 0;
    std::vector<Words> by_actor_;
    std::vector<Words> by_topic_;
    std::vector<Words> by_place_;
};

} // namespace entente::model
