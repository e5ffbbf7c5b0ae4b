// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"
#include "app/document/description_parts.hpp"
#include "app/document/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::document {

// ---- pieces -------------------------------------------------------------------------------------

Phrase words(std::string text) {
    return {std::move(text), {}};
}

std::string Telling::label(graph::NodeId node) const {
    return std::string(graph::label_of(store, node, settings.language));
}

Phrase Telling::node_cell(graph::NodeId node) const {
    return {label(node), {{node}, {}}};
}

Phrase Telling::tie_cell(const graph::Dyad& dyad) const {
    return {fmt::format("{} {} {}", base::isolated(label(dyad.a)), dyad.is_directed ? "→" : "–",
                        base::isolated(label(dyad.b))),
            {{}, {dyad}}};
}

std::size_t Telling::most_rows() const {
    return settings.most_rows == 0 ? std::numeric_limits<std::size_t>::max() : settings.most_rows;
}

std::string Telling::caption(std::size_t rows, std::size_t all, std::string_view which,
                             std::string_view one, std::string_view what) const {
    if (rows < all) {
        return fmt::format("The {} {} of {}{}", grouped(rows), which, counted(all, one), what);
    }
    if (all == 2) {
        return fmt::format("Both {}s{}", one, what);
    }
    return all == 1 ? fmt::format("The only {}{}", one, what)
                    : fmt::format("All {}{}", counted(all, one), what);
}

Line& Line::say(std::string_view text) {
    if (!text.empty()) {
        if (sentence_.phrases.empty() || !sentence_.phrases.back().about.is_empty()) {
            sentence_.phrases.emplace_back();
        }
        sentence_.phrases.back().text += text;
    }
    return *this;
}

Line& Line::name(std::string_view text) {
    return say("“").say(base::isolated(text)).say("”");
}

Line& Line::link(std::string text, Selection about) {
    sentence_.phrases.push_back({std::move(text), std::move(about)});
    return *this;
}

Line& Line::node(graph::NodeId node) {
    return link(telling_.label(node), {{node}, {}});
}

Line& Line::pair(const ActorPair& pair) {
    return node(pair.a).say(" and ").node(pair.b);
}

Line& Line::tie(const graph::Dyad& dyad) {
    return say(dyad.is_directed ? "from " : "between ")
        .node(dyad.a)
        .say(dyad.is_directed ? " to " : " and ")
        .node(dyad.b);
}

Line& Line::events(const graph::Tie& tie) {
    return link(counted(tie.count, "event"), {{}, {tie.dyad}});
}

Line& Line::events(const ActorPair& pair) {
    Selection about;
    for (const std::uint32_t tie : pair.ties) {
        about.ties.push_back(telling_.numbers.snapshot.ties[tie].dyad);
    }
    return link(counted(pair.count, "event"), std::move(about));
}

namespace {

// ---- whole texts --------------------------------------------------------------------------------

/// Without line breaks and tabs, which would end a cell or a line.
std::string on_one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line) {
        if (static_cast<unsigned char>(c) < ' ') {
            c = ' ';
        }
    }
    return line;
}

/// Names stand apart from the words around them in any direction of writing.
std::string plain(const Phrase& phrase) {
    return on_one_line(phrase.about.is_empty() ? phrase.text : base::isolated(phrase.text));
}

/// What has a meaning in Markdown (that of GitHub or Pandoc) has none behind a backslash.
std::string escaped(std::string_view text) {
    constexpr std::string_view meaningful = "\\`*_{}[]<>#|~&$^@";
    std::string result;
    for (const char c : text) {
        if (meaningful.find(c) != std::string_view::npos) {
            result += '\\';
        }
        result += c;
    }
    return result;
}

template <class Format>
std::string text_of(const Sentence& sentence, const Format& format) {
    std::string text;
    for (const Phrase& phrase : sentence.phrases) {
        text += format(plain(phrase));
    }
    return text;
}

template <class Format>
std::string paragraph_of(const Section& section, const Format& format) {
    std::string text;
    for (const Sentence& sentence : section.sentences) {
        text += (text.empty() ? "" : " ") + text_of(sentence, format);
    }
    return text;
}

std::string same(std::string text) {
    return text;
}

std::string markdown_table(const Table& table) {
    std::string text;
    std::string rule;
    for (const Column& column : table.columns) {
        text += "| " + escaped(column.heading) + " ";
        rule += column.is_number ? "| ---: " : "| --- ";
    }
    text += "|\n" + rule + "|\n";
    for (const std::vector<Phrase>& row : table.rows) {
        for (const Phrase& cell : row) {
            text += "| " + escaped(on_one_line(cell.text)) + (cell.text.empty() ? "" : " ");
        }
        text += "|\n";
    }
    return text;
}

std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80;
    }));
}

} // namespace

std::string to_markdown(const Description& description) {
    std::string text = "# " + escaped(on_one_line(description.title)) + "\n";
    for (const Section& section : description.sections) {
        if (!section.heading.empty()) {
            text += "\n## " + escaped(section.heading) + "\n";
        }
        const std::string paragraph = paragraph_of(section, escaped);
        text += paragraph.empty() ? "" : "\n" + paragraph + "\n";
        for (const Table& table : section.tables) {
            text += "\n" + escaped(table.caption) + ":\n\n" + markdown_table(table);
        }
    }
    return text;
}

std::string to_plain_text(const Description& description) {
    std::string text = on_one_line(description.title) + "\n";
    for (const Section& section : description.sections) {
        text += section.heading.empty() ? "\n" : "\n" + section.heading + "\n";
        const std::string paragraph = paragraph_of(section, same);
        text += paragraph.empty() ? "" : paragraph + "\n";
        for (const Table& table : section.tables) {
            text += "\n" + table.caption + ":\n";
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                text += (i > 0 ? "\t" : "") + table.columns[i].heading;
            }
            text += "\n";
            for (const std::vector<Phrase>& row : table.rows) {
                for (std::size_t i = 0; i < row.size(); ++i) {
                    text += (i > 0 ? "\t" : "") + on_one_line(row[i].text);
                }
                text += "\n";
            }
        }
    }
    return text;
}

std::string to_alt_text(const Description& description, std::size_t most) {
    struct Piece {
        std::string text;
        int rank = 0;
    };
    std::vector<Piece> pieces;
    for (const Section& section : description.sections) {
        for (const Sentence& sentence : section.sentences) {
            pieces.push_back({text_of(sentence, same), sentence.rank});
        }
    }
    std::vector<std::size_t> order(pieces.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return pieces[a].rank < pieces[b].rank; });
    std::string text = "Network diagram: " + on_one_line(description.title);
    text += text.back() == '.' || text.back() == '!' || text.back() == '?' ? "" : ".";
    std::size_t length = length_of(text);
    std::vector<std::size_t> taken;
    for (const std::size_t at : order) {
        const std::size_t longer = length + 1 + length_of(pieces[at].text);
        if (longer <= most) {
            length = longer;
            taken.push_back(at);
        }
    }
    std::sort(taken.begin(), taken.end());
    for (const std::size_t at : taken) {
        text += " " + pieces[at].text;
    }
    // A title longer than that is all that is told, as far as it goes.
    while (length_of(text) > most) {
        while ((static_cast<unsigned char>(text.back()) & 0xc0U) == 0x80) {
            text.pop_back();
        }
        text.pop_back();
    }
    return text;
}

} // namespace entente::document
