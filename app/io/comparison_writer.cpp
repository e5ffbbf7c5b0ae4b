// SPDX-License-Identifier: MIT
#include "app/io/comparison_writer.hpp"

#include "app/graph/node.hpp"
#include "app/io/json_text.hpp"
#include "app/io/table_cell.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <iterator>
#include <string_view>

namespace entente::io {
namespace {

using graph::Change;
using graph::Comparison;
using graph::NodeChange;
using graph::TieChange;
using model::EventStore;

constexpr std::array told_changes{Change::appeared, Change::lost, Change::stronger, Change::weaker,
                                  Change::same};

/// Calls write(change) for what the text is to have, at most as many as it wants.
template <class T, class Write>
void each_told(const std::vector<T>& changes, const ComparisonText& text, Write write) {
    std::size_t rows = 0;
    for (const T& change : changes) {
        if (change.change == Change::same && !text.with_same) {
            continue;
        }
        if (text.rows > 0 && rows == text.rows) {
            return;
        }
        ++rows;
        write(change);
    }
}

template <class T>
std::size_t told_count(const std::vector<T>& changes, const ComparisonText& text) {
    std::size_t count = 0;
    for (const T& change : changes) {
        count += change.change != Change::same || text.with_same ? 1 : 0;
    }
    return count;
}

/// One row in all three forms.
struct Row {
    std::string_view what;
    Change change = Change::same;
    std::string_view a;
    std::string_view b; ///< empty for a node
    std::string_view kind;
    std::string_view directed;
    std::uint32_t count_a = 0;
    std::uint32_t count_b = 0;
    double strength_a = 0;
    double strength_b = 0;
    double tone_a = std::nan("");
    double tone_b = std::nan("");
};

Row row_of(const EventStore& store, const TieChange& tie) {
    return {"tie",
            tie.change,
            graph::id_of(store, tie.dyad.a),
            graph::id_of(store, tie.dyad.b),
            name_of(tie.dyad.kind),
            tie.dyad.is_directed ? "true" : "false",
            tie.count_a,
            tie.count_b,
            tie.strength_a,
            tie.strength_b,
            tie.tone_a,
            tie.tone_b};
}

Row row_of(const EventStore& store, const NodeChange& node) {
    Row row;
    row.what = "node";
    row.change = node.change;
    row.a = graph::id_of(store, node.node);
    row.kind = name_of(graph::kind_of(store, node.node));
    row.count_a = node.events_a;
    row.count_b = node.events_b;
    row.strength_a = node.strength_a;
    row.strength_b = node.strength_b;
    return row;
}

void append_tsv(std::string& table, const Row& row) {
    fmt::format_to(std::back_inserter(table),
                   "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", row.what,
                   name_of(row.change), cell(row.a), cell(row.b), row.kind, row.directed,
                   row.count_a, row.count_b, cell_number(row.strength_a),
                   cell_number(row.strength_b), cell_number(row.strength_b - row.strength_a),
                   cell_number_or(row.tone_a, ""), cell_number_or(row.tone_b, ""));
}

void append_json(std::string& json, const Row& row) {
    fmt::format_to(std::back_inserter(json), R"({{"change": "{}", "a": )", name_of(row.change));
    append_json_string(json, row.a);
    if (!row.b.empty()) {
        json += R"(, "b": )";
        append_json_string(json, row.b);
    }
    fmt::format_to(std::back_inserter(json), R"(, "kind": "{}")", row.kind);
    if (!row.directed.empty()) {
        fmt::format_to(std::back_inserter(json), R"(, "directed": {})", row.directed);
    }
    fmt::format_to(std::back_inserter(json),
                   R"(, "count_a": {}, "count_b": {}, "strength_a": {}, "strength_b": {}, )"
                   R"("difference": {})",
                   row.count_a, row.count_b, cell_number(row.strength_a),
                   cell_number(row.strength_b), cell_number(row.strength_b - row.strength_a));
    if (!row.directed.empty()) {
        fmt::format_to(std::back_inserter(json), R"(, "tone_a": {}, "tone_b": {})",
                       cell_number_or(row.tone_a, "null"), cell_number_or(row.tone_b, "null"));
    }
    json += "}";
}

template <class T>
std::string json_rows(const EventStore& store, const std::vector<T>& changes,
                      const ComparisonText& text) {
    std::string rows;
    each_told(changes, text, [&](const T& change) {
        rows += rows.empty() ? "\n    " : ",\n    ";
        append_json(rows, row_of(store, change));
    });
    return rows.empty() ? "[]" : "[" + rows + "\n  ]";
}

std::string json_window(const model::Window& window, double days) {
    const auto day = [](model::Day one) {
        const std::string iso = model::iso_day(one);
        return iso == ".." ? std::string("null") : "\"" + iso + "\"";
    };
    constexpr std::array modes{"window", "cumulative", "decay"};
    return fmt::format(R"({{"from": {}, "to": {}, "mode": "{}", "days": {}}})",
                       day(window.span.first), day(window.span.last),
                       modes[static_cast<std::size_t>(window.mode)], cell_number(days));
}

std::string json_counts(const std::array<std::size_t, graph::change_count>& counts) {
    std::string json;
    for (const Change change : told_changes) {
        json += fmt::format("{}\"{}\": {}", json.empty() ? "" : ", ", name_of(change),
                            counts[static_cast<std::size_t>(change)]);
    }
    return "{" + json + "}";
}

/// Text as a cell of a Markdown table.
std::string markdown(std::string_view text) {
    std::string result;
    for (const char c : cell(text)) {
        if (c == '|' || c == '\\' || c == '*' || c == '_' || c == '`' || c == '<' || c == '[' ||
            c == ']') {
            result += '\\';
        }
        result += c;
    }
    return result;
}

/// To four significant digits: a report wants no more.
std::string short_number(double value) {
    return fmt::format("{:.4g}", value + 0.0);
}

std::string signed_number(double value) {
    return value > 0   ? "+" + short_number(value)
           : value < 0 ? "−" + short_number(-value)
                       : std::string("0");
}

std::string label(const EventStore& store, graph::NodeId node, const ComparisonText& text) {
    return markdown(graph::label_of(store, node, text.language));
}

void append_counts(std::string& out, const EventStore& store, const Comparison& comparison,
                   const ComparisonText& text) {
    using Counts = std::array<std::size_t, graph::change_count>;
    std::array<Counts, 3> ties{};
    for (const TieChange& tie : comparison.ties) {
        ++ties[static_cast<std::size_t>(tie.dyad.kind)][static_cast<std::size_t>(tie.change)];
    }
    std::array<Counts, model::node_kind_count> nodes{};
    for (const NodeChange& node : comparison.nodes) {
        ++nodes[static_cast<std::size_t>(graph::kind_of(store, node.node))]
               [static_cast<std::size_t>(node.change)];
    }
    out += "|  | new | lost | stronger | weaker | same |\n| --- | --: | --: | --: | --: | --: |\n";
    const auto add = [&](std::string_view name, const Counts& counts) {
        std::size_t all = 0;
        for (const std::size_t count : counts) {
            all += count;
        }
        if (all > 0) {
            out += fmt::format("| {} |", name);
            for (const Change change : told_changes) {
                out += fmt::format(" {} |", counts[static_cast<std::size_t>(change)]);
            }
            out += "\n";
        }
    };
    if (text.with_ties) {
        constexpr std::array names{"ties between actors", "ties with topics", "offices"};
        for (std::size_t kind = 0; kind < ties.size(); ++kind) {
            add(names[kind], ties[kind]);
        }
    }
    if (text.with_nodes) {
        constexpr std::array names{"states", "officials", "organizations", "groups", "topics"};
        for (std::size_t kind = 0; kind < nodes.size(); ++kind) {
            add(names[kind], nodes[kind]);
        }
    }
}

/// What a table leaves out, where it does.
std::string rest_of(std::size_t all, const ComparisonText& text) {
    return text.rows > 0 && all > text.rows
               ? fmt::format("\n{} more, each a smaller change.\n", all - text.rows)
               : std::string();
}

} // namespace

std::string comparison_as_tsv(const EventStore& store, const Comparison& comparison,
                              const ComparisonText& text) {
    std::string table = "what\tchange\ta\tb\tkind\tdirected\tcount_a\tcount_b\tstrength_a\t"
                        "strength_b\tdifference\ttone_a\ttone_b\n";
    const auto add = [&](const auto& change) { append_tsv(table, row_of(store, change)); };
    if (text.with_ties) {
        each_told(comparison.ties, text, add);
    }
    if (text.with_nodes) {
        each_told(comparison.nodes, text, add);
    }
    return table;
}

std::string comparison_as_json(const EventStore& store, const Comparison& comparison,
                               const ComparisonText& text) {
    std::string json =
        fmt::format("{{\n  \"a\": {},\n  \"b\": {},\n  \"per_day\": {},\n"
                    "  \"least_difference\": {},\n"
                    "  \"counts\": {{\"ties\": {}, \"nodes\": {}}}",
                    json_window(comparison.window_a, comparison.days_a),
                    json_window(comparison.window_b, comparison.days_b),
                    comparison.settings.per_day, cell_number(comparison.settings.least_difference),
                    json_counts(comparison.tie_counts()), json_counts(comparison.node_counts()));
    if (text.with_ties) {
        json += ",\n  \"ties\": " + json_rows(store, comparison.ties, text);
    }
    if (text.with_nodes) {
        json += ",\n  \"nodes\": " + json_rows(store, comparison.nodes, text);
    }
    return json + "\n}\n";
}

std::string comparison_as_markdown(const EventStore& store, const Comparison& comparison,
                                   const ComparisonText& text) {
    std::string out =
        fmt::format("# {}{}{} compared with {}\n\n", markdown(text.title),
                    text.title.empty() ? "" : ": ", markdown(text.words_b), markdown(text.words_a));
    const auto days = [](double count) {
        return count == 1 ? std::string("1 day") : cell_number(count) + " days";
    };
    out += fmt::format("A is {} ({}), B is {} ({}).", markdown(text.words_a),
                       days(comparison.days_a), markdown(text.words_b), days(comparison.days_b));
    for (std::size_t i = 0; i < text.conditions.size(); ++i) {
        out += (i == 0 ? " Of both: " : "; ") + markdown(text.conditions[i]);
    }
    out += text.conditions.empty() ? "" : ".";
    out += comparison.settings.per_day ? " Strengths are those of a day.\n" : "\n";
    if (comparison.settings.least_difference > 0) {
        out += fmt::format("What differs by less than {} counts as the same.\n",
                           cell_number(comparison.settings.least_difference));
    }
    out += "\n";
    append_counts(out, store, comparison, text);

    const std::size_t ties = told_count(comparison.ties, text);
    if (text.with_ties && ties > 0) {
        out += "\n## Ties\n\n| change | tie | kind | events A | events B | strength A | strength B "
               "| difference |\n| --- | --- | --- | --: | --: | --: | --: | --: |\n";
        each_told(comparison.ties, text, [&](const TieChange& tie) {
            out += fmt::format("| {} | {} {} {} | {} | {} | {} | {} | {} | {} |\n",
                               name_of(tie.change), label(store, tie.dyad.a, text),
                               tie.dyad.is_directed ? "→" : "–", label(store, tie.dyad.b, text),
                               name_of(tie.dyad.kind), tie.count_a, tie.count_b,
                               short_number(tie.strength_a), short_number(tie.strength_b),
                               signed_number(tie.difference()));
        });
        out += rest_of(ties, text);
    }
    const std::size_t nodes = told_count(comparison.nodes, text);
    if (text.with_nodes && nodes > 0) {
        out +=
            "\n## Actors and topics\n\n| change | name | kind | events A | events B | strength A "
            "| strength B | difference |\n| --- | --- | --- | --: | --: | --: | --: | --: |\n";
        each_told(comparison.nodes, text, [&](const NodeChange& node) {
            out += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", name_of(node.change),
                               label(store, node.node, text),
                               name_of(graph::kind_of(store, node.node)), node.events_a,
                               node.events_b, short_number(node.strength_a),
                               short_number(node.strength_b), signed_number(node.difference()));
        });
        out += rest_of(nodes, text);
    }
    return out;
}

} // namespace entente::io
