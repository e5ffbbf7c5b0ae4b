// SPDX-License-Identifier: MIT
#include "app/document/description_parts.hpp"
#include "app/document/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace entente::document {
namespace {

using graph::NodeId;
using graph::Tie;
using graph::TieKind;

constexpr std::size_t named_nodes = 5; ///< of those that came or went, in a sentence

/// How one tie changed from the window before to this one.
struct Changed {
    graph::Dyad dyad;
    std::uint32_t count_before = 0;
    std::uint32_t count_now = 0;
    double before = 0; ///< strength
    double now = 0;

    [[nodiscard]] double difference() const { return std::abs(now - before); }
};

enum class Change : std::uint8_t { fresh, lost, stronger, weaker };
constexpr std::array<std::string_view, 4> change_names{"new", "lost", "stronger", "weaker"};

struct Changes {
    std::array<std::vector<Changed>, 4> ties; ///< by Change, largest difference first
    std::size_t unchanged = 0;
};

Changes find_changes(const Telling& telling) {
    const EarlierWindow& earlier = *telling.around->earlier;
    Changes changes;
    const auto add = [&](Change change, const Changed& tie) {
        changes.ties[static_cast<std::size_t>(change)].push_back(tie);
    };
    for (const Tie& tie : telling.numbers.snapshot.ties) {
        if (tie.dyad.kind != TieKind::event) {
            continue;
        }
        const Changed changed{tie.dyad, earlier.tie_counts[tie.index], tie.count,
                              earlier.tie_strengths[tie.index], tie.strength};
        const double trifle = 1e-9 * std::max(changed.before, changed.now);
        if (changed.count_before == 0) {
            add(Change::fresh, changed);
        } else if (changed.difference() <= trifle) {
            ++changes.unchanged;
        } else {
            add(changed.now > changed.before ? Change::stronger : Change::weaker, changed);
        }
    }
    for (const Tie& tie : earlier.graph.ties) {
        if (tie.dyad.kind == TieKind::event && telling.index.count(tie.index) == 0) {
            add(Change::lost, {tie.dyad, tie.count, 0, tie.strength, 0});
        }
    }
    for (std::vector<Changed>& ties : changes.ties) {
        // Equal ones stay in the order of the graph: the strongest first, then by ids.
        std::stable_sort(ties.begin(), ties.end(), [](const Changed& a, const Changed& b) {
            return a.difference() > b.difference();
        });
    }
    return changes;
}

std::string words_for(const model::Span& span) {
    return model::words_for_span(span);
}

void tell_earlier_counts(const Telling& telling, Section& section) {
    const EarlierWindow& earlier = *telling.around->earlier;
    Line line(telling, 4);
    line.say(fmt::format("The window before, {}, holds {}", words_for(earlier.span),
                         counted(earlier.event_count, "event")));
    if (const auto extent = telling.store.extent(); extent->first > earlier.span.first) {
        line.say(fmt::format(" (the data begin on {})",
                             model::words_for_date(model::iso_day(extent->first))));
    }
    section.sentences.push_back(line.say(".").end());
}

void tell_ties(const Telling& telling, const Changes& changes, Section& section) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < changes.ties.size(); ++i) {
        if (!changes.ties[i].empty()) {
            parts.push_back(fmt::format("{} {}", grouped(changes.ties[i].size()), change_names[i]));
        }
    }
    if (changes.unchanged > 0) {
        parts.push_back(fmt::format("{} of the same strength", grouped(changes.unchanged)));
    }
    if (parts.empty()) {
        return;
    }
    Line line(telling, 4);
    line.say("Ties between actors since then: ");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        line.say(joint(i, parts.size())).say(parts[i]);
    }
    section.sentences.push_back(line.say(".").end());

    Line most(telling, 5);
    bool is_first = true;
    for (std::size_t i = 0; i < changes.ties.size(); ++i) {
        if (changes.ties[i].empty()) {
            continue;
        }
        constexpr std::array<std::string_view, 4> which{
            "the strongest new tie is ", "the strongest that is lost was ", "the largest gain is ",
            "the largest loss is "};
        const Changed& tie = changes.ties[i].front();
        std::string lead(which[i]);
        if (is_first) {
            lead.front() = 'T';
        }
        most.say(is_first ? "" : "; ").say(lead).tie(tie.dyad);
        is_first = false;
        if (tie.count_before == 0 || tie.count_now == 0) {
            most.say(
                fmt::format(" ({})", counted(std::max(tie.count_before, tie.count_now), "event")));
        } else {
            most.say(fmt::format(" (strength {} after {})", strength_in_words(tie.now),
                                 strength_in_words(tie.before)));
        }
    }
    section.sentences.push_back(most.say(".").end());
}

/// Nodes of one graph, strongest first, of which the other window has no event.
template <class HasEvents>
std::vector<NodeId> only_in(const Telling& telling, const graph::TieGraph& graph, bool is_topic,
                            HasEvents is_elsewhere) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph::is_topic(telling.store, graph.nodes[i]) == is_topic && graph.events[i] > 0 &&
            !is_elsewhere(graph.nodes[i])) {
            found.push_back(i);
        }
    }
    std::sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
        if (graph.strength[a] != graph.strength[b]) {
            return graph.strength[a] > graph.strength[b];
        }
        return graph::id_of(telling.store, graph.nodes[a]) <
               graph::id_of(telling.store, graph.nodes[b]);
    });
    std::vector<NodeId> nodes;
    nodes.reserve(found.size());
    for (const std::size_t at : found) {
        nodes.push_back(graph.nodes[at]);
    }
    return nodes;
}

void tell_nodes(const Telling& telling, bool is_topic, Section& section) {
    const EarlierWindow& earlier = *telling.around->earlier;
    const auto come = only_in(telling, telling.numbers.snapshot, is_topic,
                              [&](NodeId node) { return earlier.node_events[node.index()] > 0; });
    const auto gone = only_in(telling, earlier.graph, is_topic,
                              [&](NodeId node) { return telling.index.event_count(node) > 0; });
    const auto tell = [&](const std::vector<NodeId>& nodes, std::string_view what, int rank) {
        if (nodes.empty()) {
            return;
        }
        Line line(telling, rank);
        line.say(fmt::format("{} ({}): ", what, grouped(nodes.size())));
        const std::size_t named = nodes.size() <= named_nodes ? nodes.size() : named_nodes - 1;
        const std::size_t pieces = named + (named < nodes.size() ? 1 : 0);
        for (std::size_t i = 0; i < named; ++i) {
            line.say(joint(i, pieces)).node(nodes[i]);
        }
        if (named < nodes.size()) {
            line.say(fmt::format(" and {} more", grouped(nodes.size() - named)));
        }
        section.sentences.push_back(line.say(".").end());
    };
    tell(come, is_topic ? "New topics" : "New actors", is_topic ? 7 : 6);
    tell(gone, is_topic ? "Topics no longer met" : "Actors no longer met", 8);
}

Table table_of(const Telling& telling, const Changes& changes) {
    Table table;
    table.columns = {{"Change", false},         {"Tie", false},
                     {"Events before", true},   {"Events now", true},
                     {"Strength before", true}, {"Strength now", true}};
    // Each change has its share of the rows; what one does not need goes to the others.
    const std::size_t most = telling.most_rows();
    std::array<std::size_t, 4> taken{};
    std::size_t rows = 0;
    for (bool has_grown = true; has_grown && rows < most;) {
        has_grown = false;
        for (std::size_t i = 0; i < taken.size() && rows < most; ++i) {
            if (taken[i] < changes.ties[i].size()) {
                ++taken[i];
                ++rows;
                has_grown = true;
            }
        }
    }
    std::size_t all = 0;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        all += changes.ties[i].size();
        for (std::size_t j = 0; j < taken[i]; ++j) {
            const Changed& tie = changes.ties[i][j];
            table.rows.push_back({words(std::string(change_names[i])), telling.tie_cell(tie.dyad),
                                  words(grouped(tie.count_before)), words(grouped(tie.count_now)),
                                  words(strength_in_words(tie.before)),
                                  words(strength_in_words(tie.now))});
        }
    }
    table.caption = telling.caption(table.rows.size(), all, "largest", "change", " of ties");
    return table;
}

} // namespace

Section tell_changes(const Telling& telling) {
    Section section;
    if (telling.around == nullptr || !telling.around->earlier) {
        return section;
    }
    section.heading = "Since " + words_for(telling.around->earlier->span);
    const Changes changes = find_changes(telling);
    tell_earlier_counts(telling, section);
    tell_ties(telling, changes, section);
    tell_nodes(telling, false, section);
    tell_nodes(telling, true, section);
    Table table = table_of(telling, changes);
    if (!table.rows.empty()) {
        section.tables.push_back(std::move(table));
    }
    return section;
}

} // namespace entente::document
