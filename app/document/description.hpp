// SPDX-License-Identifier: MIT
#pragma once

#include "app/document/selection.hpp"
#include "app/document/surroundings.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente::document {

/// A piece of a sentence, or a cell; one that names nodes or ties can be pressed to select them.
struct Phrase {
    std::string text;
    Selection about; ///< empty for a piece that is only words
};

struct Sentence {
    std::vector<Phrase> phrases;
    int rank = 9; ///< 0 says most: what a short text takes first
};

struct Column {
    std::string heading;
    bool is_number = false;
};

struct Table {
    std::string caption; ///< "The 12 strongest of 34 ties between actors"
    std::vector<Column> columns;
    std::vector<std::vector<Phrase>> rows;
};

struct Section {
    std::string heading; ///< empty for the first, which the title introduces
    std::vector<Sentence> sentences;
    std::vector<Table> tables;
};

/// A view in words: what a reader who cannot see the picture needs, and its numbers as tables.
struct Description {
    std::string title;
    std::vector<Section> sections;
};

struct DescriptionSettings {
    std::string title;          ///< empty: that of the data
    std::string language;       ///< of names, see graph::label_of
    std::size_t most_rows = 12; ///< of a table; 0 for all
    friend bool operator==(const DescriptionSettings&, const DescriptionSettings&) = default;
};

/// Puts a view into words. All numbers are those of the tables that the commands print: counts by
/// kind those of `info`, ties those of `ties`, months those of `timeline`.
///
/// @param index   with the view's window and filter set.
/// @param around  of that index and view; null leaves out what it would tell: changes since the
///                window before, and how many events there are at other times.
/// Cost: O(dyads + nodes) plus the events behind each tie once; ICEWS of a year (90,730 events):
/// see the benchmark in the notes. Deterministic.
Description describe(const graph::TieIndex& index, const View& view, const Surroundings* around,
                     const DescriptionSettings& settings);

/// Headings, paragraphs and pipe tables, as GitHub and Pandoc read them; what would mean something
/// to Markdown in names is escaped, names from right to left are isolated.
std::string to_markdown(const Description& description);

/// The same without marks: headings and paragraphs, cells parted by tabs.
std::string to_plain_text(const Description& description);

/// What says most, in one paragraph of at most `most` characters: for a picture's alternative text.
std::string to_alt_text(const Description& description, std::size_t most = 1000);

} // namespace entente::document
