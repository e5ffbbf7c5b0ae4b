// SPDX-License-Identifier: MIT
#pragma once

#include "app/graph/comparison.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace entente::io {

/// Which part of a comparison is written, and what is said around it.
struct ComparisonText {
    bool with_ties = true;
    bool with_nodes = true;
    bool with_same = false; ///< also what did not change
    std::size_t rows = 0;   ///< of each table at most; 0 for all

    // For people, in Markdown alone.
    std::string title;   ///< of the data
    std::string words_a; ///< "2013"
    std::string words_b;
    std::vector<std::string> conditions; ///< filters and what thins the picture, one piece each
    std::string language;                ///< of names, where the data have them
};

/// `what change a b kind directed count_a count_b strength_a strength_b difference tone_a tone_b`,
/// a header line first, tabs between: rows of ties (`what` is `tie`), then of nodes (`node`: `b`
/// and `directed` are empty, `kind` is the node's, counts are of the events that name it). Nodes by
/// id; numbers with up to 10 significant digits; tones empty where no event states one.
std::string comparison_as_tsv(const model::EventStore& store, const graph::Comparison& comparison,
                              const ComparisonText& text = {});

/// One object: `a` and `b` (`from`, `to`, `days`), `per_day`, `least_difference`, `counts` (of ties
/// and nodes, by change), `ties` and `nodes`, arrays of objects with the keys of the table.
std::string comparison_as_json(const model::EventStore& store, const graph::Comparison& comparison,
                               const ComparisonText& text = {});

/// For a report: what is compared, how much changed, and tables with names instead of ids.
std::string comparison_as_markdown(const model::EventStore& store,
                                   const graph::Comparison& comparison,
                                   const ComparisonText& text = {});

} // namespace entente::io
