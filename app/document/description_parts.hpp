// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/description.hpp"
#include "app/document/description_numbers.hpp"

#include <string>
#include <string_view>

namespace entente::document {

/// A piece that is only words.
Phrase words(std::string text);

/// What a description is told from. References live as long as the call of describe().
struct Telling {
    const graph::TieIndex& index;
    const model::EventStore& store;
    const View& view;
    const Surroundings* around; ///< may be null
    const DescriptionSettings& settings;
    const DescriptionNumbers& numbers;

    [[nodiscard]] std::string label(graph::NodeId node) const;
    [[nodiscard]] Phrase node_cell(graph::NodeId node) const;
    /// "Iran – Russia", "Iran → Russia".
    [[nodiscard]] Phrase tie_cell(const graph::Dyad& dyad) const;
    [[nodiscard]] std::size_t most_rows() const;
    /// "The 12 strongest of 34 ties between actors", "All 3 ties between actors".
    [[nodiscard]] std::string caption(std::size_t rows, std::size_t all, std::string_view which,
                                      std::string_view one, std::string_view what) const;
};

/// A sentence in the making.
class Line {
  public:
    Line(const Telling& telling, int rank) : telling_(telling) { sentence_.rank = rank; }

    Line& say(std::string_view text);
    /// A name or a title of the data: kept from turning the words around it.
    Line& name(std::string_view text);
    Line& node(graph::NodeId node);
    /// "Iran and Russia".
    Line& pair(const ActorPair& pair);
    /// "between Iran and Russia", "from Iran to Russia".
    Line& tie(const graph::Dyad& dyad);
    /// "3 events", which selects the tie or ties.
    Line& events(const graph::Tie& tie);
    Line& events(const ActorPair& pair);
    Sentence end() { return std::move(sentence_); }

  private:
    Line& link(std::string text, Selection about);

    const Telling& telling_;
    Sentence sentence_;
};

/// What is new, lost, stronger or weaker since the window before; empty where there is none.
Section tell_changes(const Telling& telling);

} // namespace entente::document
