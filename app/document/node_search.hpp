// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/tie_graph.hpp"
#include "app/model/event_store.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace entente::document {

/// Finds actors and topics by what is typed of any of their names: names in all languages, aliases,
/// codes, keywords, ids, without case and accents.
///
/// Better answers come first: a name that begins with what was typed, then one that holds it from
/// the beginning of a word on, then one with all the typed words at beginnings of its words,
/// whatever stands between them and in whatever order ("putin vladimir" finds Vladimir
/// Vladimirovich Putin), then one with all of them anywhere. Among equals the strongest of all time
/// is first.
class NodeSearch {
  public:
    /// Folds all names once; cost: linear in their length.
    NodeSearch(std::shared_ptr<const model::EventStore> store, const graph::TieGraph& all_time);

    /// The best answers, at most `most`; none for what folds to nothing. Cost: linear in the names.
    [[nodiscard]] std::vector<graph::NodeId> find(std::string_view text, std::size_t most) const;

    /// Whether these are the data that it searches.
    [[nodiscard]] bool is_of(const std::shared_ptr<const model::EventStore>& store) const {
        return store_ == store;
    }

  private:
    struct Entry {
        std::string names; ///< folded, each between line breaks
        double strength = 0;
        graph::NodeId node;
    };

    void add(graph::NodeId node, std::string_view name, const model::Names& names,
             const std::vector<std::string>& more, std::string_view id,
             const graph::TieGraph& all_time);

    std::shared_ptr<const model::EventStore> store_;
    std::vector<Entry> entries_;
};

} // namespace entente::document
