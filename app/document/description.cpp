// SPDX-License-Identifier: MIT
#include "app/document/description.hpp"

#include "app/document/description_numbers.hpp"
#include "app/document/description_parts.hpp"
#include "app/document/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::document {
namespace {

using graph::NodeId;
using graph::Tie;
using graph::TieKind;
using model::NodeKind;

constexpr std::size_t named_actors = 3;    ///< of a kind, in a sentence
constexpr std::uint32_t enough_events = 3; ///< for a tie's tone to be worth a word

std::string joined(const std::vector<std::string>& pieces, std::string_view separator) {
    std::string text;
    for (const std::string& piece : pieces) {
        text += (text.empty() ? "" : std::string(separator)) + piece;
    }
    return text;
}

// ---- the first section: window, filters, counts -------------------------------------------------

void tell_window(const Telling& telling, Section& section) {
    const model::EventStore& store = telling.store;
    Line window(telling, 0);
    window.say("Window: ").say(describe_window(telling.view.window, telling.view.calendar));
    const auto extent = store.extent();
    if (telling.view.window == model::Window{} && extent) {
        window.say(", ").say(model::words_for_span(*extent));
    }
    section.sentences.push_back(window.say(".").end());
    if (const std::string words = graph::words_for_calendar(telling.view.calendar);
        !words.empty()) {
        section.sentences.push_back(Line(telling, 1).say("Calendar: ").say(words).say(".").end());
    }

    std::vector<std::string> filters;
    for (const ActiveChoice& choice :
         describe_filter(store, telling.view.filter, telling.settings.language)) {
        filters.push_back(choice.words);
    }
    if (!filters.empty()) {
        section.sentences.push_back(
            Line(telling, 0).say("Filters: ").say(joined(filters, "; ")).say(".").end());
    }
    const auto drawn = describe_thinning(store, telling.view, telling.settings.language);
    if (!drawn.empty()) {
        section.sentences.push_back(
            Line(telling, 1).say("Drawn: ").say(joined(drawn, "; ")).say(".").end());
    }
}

void tell_nearest(const Telling& telling, Section& section) {
    const Surroundings* around = telling.around;
    if (telling.store.event_count() == 0) {
        section.sentences.push_back(Line(telling, 0).say("The data hold no events.").end());
        return;
    }
    if (around != nullptr && around->passing_count == 0) {
        section.sentences.push_back(
            Line(telling, 0).say("No event passes the filters, at whatever time.").end());
        return;
    }
    section.sentences.push_back(Line(telling, 0).say("No event lies in the window.").end());
    if (around == nullptr) {
        return;
    }
    const auto tell = [&](model::EventId event, std::string_view where) {
        if (!event.is_valid()) {
            return;
        }
        Line line(telling, 1);
        line.say(fmt::format("The nearest {} it: ", where))
            .say(model::words_for_date(telling.store.date_text(event)));
        if (const auto title = telling.store.title(event); !title.empty()) {
            line.say(", ").name(title);
        }
        section.sentences.push_back(line.say(".").end());
    };
    tell(around->nearest_before, "event before");
    tell(around->nearest_after, "event after");
}

void tell_counts(const Telling& telling, Section& section) {
    const DescriptionNumbers& numbers = telling.numbers;
    const std::size_t events = numbers.events.size();
    if (events == 0) {
        tell_nearest(telling, section);
    } else {
        const std::size_t all = telling.around != nullptr ? telling.around->passing_count : 0;
        const std::string_view which =
            telling.view.filter.is_active() ? " that pass the filters" : "";
        Line line(telling, 0);
        if (all > events) {
            line.say(fmt::format("{} of the {}{} lie{} in the window.", grouped(events),
                                 counted(all, "event"), which, events == 1 ? "s" : ""));
        } else {
            line.say(fmt::format("{} lie{} in the window.", counted(events, "event"),
                                 events == 1 ? "s" : ""));
        }
        section.sentences.push_back(line.end());
    }

    constexpr std::array<std::string_view, model::node_kind_count> kinds{
        "state", "official", "organization", "group", "topic"};
    std::vector<std::string> parts;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        if (numbers.nodes[kind] > 0) {
            parts.push_back(counted(numbers.nodes[kind], kinds[kind]));
        }
    }
    const auto [between, with_topics, offices] = numbers.ties;
    if (between > 0 && with_topics > 0) {
        parts.push_back(fmt::format("{} ({} between actors, {} with topics)",
                                    counted(between + with_topics, "tie"), grouped(between),
                                    grouped(with_topics)));
    } else if (between + with_topics > 0) {
        parts.push_back(counted(between + with_topics, "tie") +
                        (between > 0 ? " between actors" : " with topics"));
    }
    if (offices > 0) {
        parts.push_back(counted(offices, "office"));
    }
    Line line(telling, 0);
    line.say("The network has ");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        line.say(joint(i, parts.size())).say(parts[i]);
    }
    section.sentences.push_back(line.say(parts.empty() ? "no nodes." : ".").end());
}

/// What the counts and the picture take that is not of the window.
void tell_beside_the_window(const Telling& telling, Section& section) {
    const auto undated = static_cast<std::size_t>(std::count_if(
        telling.numbers.events.begin(), telling.numbers.events.end(),
        [&](model::EventId event) { return telling.store.date(event).is_undated(); }));
    if (undated > 0 && undated < telling.numbers.events.size()) {
        section.sentences.push_back(
            Line(telling, 6)
                .say(undated == 1
                         ? std::string("One of the events has no date and lies in every window.")
                         : fmt::format("{} of the events have no date and lie in every window.",
                                       grouped(undated)))
                .end());
    }
    if (telling.view.arrangement.reach > 0) {
        section.sentences.push_back(
            Line(telling, 7)
                .say(fmt::format(
                    "In the picture nodes are near home for this window, up to {:.3g} % of "
                    "its diagonal away.",
                    100 * telling.view.arrangement.reach))
                .end());
    }
}

void tell_busiest(const Telling& telling, Section& section) {
    constexpr std::size_t most_named = 3;
    constexpr int long_window = 3; // years
    const auto tell = [&](const std::vector<graph::Bin>& bins, const char* unit) {
        if (bins.empty() || bins.size() > most_named || bins.front().passing < 2) {
            return;
        }
        Line line(telling, 5);
        line.say(bins.size() == 1 ? fmt::format("The busiest {} is ", unit)
                                  : fmt::format("The busiest {}s are ", unit));
        for (std::size_t i = 0; i < bins.size(); ++i) {
            line.say(joint(i, bins.size()))
                .say(describe_window({.span = bins[i].span}, telling.view.calendar));
        }
        line.say(fmt::format(" with {}{}.", counted(bins.front().passing, "event"),
                             bins.size() == 1 ? "" : " each"));
        section.sentences.push_back(line.end());
    };
    const auto extent = telling.store.extent();
    if (!extent) {
        return;
    }
    const model::Span& span = telling.view.window.span;
    const bool is_long =
        (std::min(span.last, extent->last) - std::max(span.first, extent->first)).count() >
        365 * long_window;
    if (is_long) {
        tell(telling.numbers.busiest_years,
             telling.view.calendar.is_fiscal() ? "fiscal year" : "year");
    }
    tell(telling.numbers.busiest_months, "month");
}

// ---- ties ---------------------------------------------------------------------------------------

void tell_densest(const Telling& telling, Section& section) {
    const std::vector<ActorPair>& pairs = telling.numbers.pairs;
    if (pairs.empty()) {
        return;
    }
    Line line(telling, 2);
    if (pairs.front().count < 2) {
        section.sentences.push_back(line.say("No two actors share more than one event.").end());
        return;
    }
    const ActorPair& first = pairs.front();
    line.say("The densest pair is ").pair(first).say(" with ");
    line.events(first).say(", strength ").say(strength_in_words(first.strength));
    if (!std::isnan(first.tone)) {
        line.say(", mean tone ").say(tone_in_words(first.tone));
    }
    std::size_t next = 1;
    for (; next < std::min<std::size_t>(3, pairs.size()) && pairs[next].count > 1; ++next) {
        line.say(next == 1 ? "; then " : " and ").pair(pairs[next]).say(" (");
        line.events(pairs[next]).say(")");
    }
    section.sentences.push_back(line.say(".").end());
}

/// The ties that lean most to either side, among those with enough events to say so.
void tell_extremes(const Telling& telling, Section& section) {
    const std::vector<Tie>& ties = telling.numbers.snapshot.ties;
    const Tie* warmest = nullptr;
    const Tie* coldest = nullptr;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        const Tie& tie = ties[i];
        if (tie.dyad.kind != TieKind::event || telling.numbers.evidence[i].toned < enough_events) {
            continue;
        }
        // The strongest come first, and of equal ones the stronger stays.
        if (tie.tone > 0 && (warmest == nullptr || tie.tone > warmest->tone)) {
            warmest = &tie;
        }
        if (tie.tone < 0 && (coldest == nullptr || tie.tone < coldest->tone)) {
            coldest = &tie;
        }
    }
    if (warmest == nullptr && coldest == nullptr) {
        return;
    }
    Line line(telling, 3);
    line.say(fmt::format("Of the ties with at least {} events of known tone, ", enough_events));
    const auto tell = [&](const Tie& tie, std::string_view which) {
        line.say(fmt::format("the most {} is ", which)).tie(tie.dyad);
        line.say(fmt::format(" (mean tone {}, ", tone_in_words(tie.tone)));
        line.events(tie).say(")");
    };
    if (warmest != nullptr) {
        tell(*warmest, "cooperative");
    }
    if (coldest != nullptr) {
        line.say(warmest != nullptr ? ", " : "");
        tell(*coldest, "conflictual");
    } else {
        line.say("; none of them is conflictual");
    }
    if (warmest == nullptr) {
        line.say("; none of them is cooperative");
    }
    section.sentences.push_back(line.say(".").end());
}

Table table_of_ties(const Telling& telling) {
    Table table;
    table.columns = {{"Tie", false},
                     {"Events", true},
                     {"Strength", true},
                     {"Mean tone", true},
                     {"Sources", true}};
    if (telling.numbers.sources == 0) {
        table.columns.pop_back(); // nothing but zeros
    }
    const std::vector<Tie>& ties = telling.numbers.snapshot.ties;
    const std::size_t most = telling.most_rows();
    for (std::size_t i = 0; i < ties.size() && table.rows.size() < most; ++i) {
        const Tie& tie = ties[i];
        if (tie.dyad.kind == TieKind::event) {
            table.rows.push_back({telling.tie_cell(tie.dyad), words(grouped(tie.count)),
                                  words(strength_in_words(tie.strength)),
                                  words(std::isnan(tie.tone) ? "" : tone_in_words(tie.tone)),
                                  words(grouped(telling.numbers.evidence[i].sources))});
            table.rows.back().resize(table.columns.size());
        }
    }
    table.caption = telling.caption(table.rows.size(), telling.numbers.ties[0], "strongest", "tie",
                                    " between actors");
    return table;
}

Section tell_ties(const Telling& telling) {
    Section section{"Ties", {}, {}};
    tell_densest(telling, section);
    tell_extremes(telling, section);
    if (telling.numbers.ties[0] > 0) {
        section.tables.push_back(table_of_ties(telling));
    }
    return section;
}

// ---- actors and topics --------------------------------------------------------------------------

void tell_strongest(const Telling& telling, NodeKind kind, std::string_view one, int rank,
                    Section& section) {
    const DescriptionNumbers& numbers = telling.numbers;
    std::vector<std::uint32_t> strongest;
    for (const std::uint32_t at : numbers.ranking) {
        if (graph::kind_of(telling.store, numbers.snapshot.nodes[at]) == kind &&
            numbers.snapshot.strength[at] > 0 && strongest.size() < named_actors) {
            strongest.push_back(at);
        }
    }
    const std::size_t all = numbers.nodes[static_cast<std::size_t>(kind)];
    if (strongest.empty()) {
        return;
    }
    Line line(telling, rank);
    line.say(all == 1                ? fmt::format("The only {} is ", one)
             : strongest.size() == 1 ? fmt::format("The strongest {} is ", one)
                                     : fmt::format("The strongest {}s are ", one));
    for (std::size_t i = 0; i < strongest.size(); ++i) {
        const std::uint32_t at = strongest[i];
        line.say(joint(i, strongest.size())).node(numbers.snapshot.nodes[at]);
        line.say(fmt::format(" (strength {}, {})", strength_in_words(numbers.snapshot.strength[at]),
                             counted(numbers.snapshot.events[at], "event")));
    }
    section.sentences.push_back(line.say(".").end());
}

/// @param with_topics  the topics, else the actors.
Table table_of_nodes(const Telling& telling, bool with_topics) {
    const DescriptionNumbers& numbers = telling.numbers;
    Table table;
    table.columns = {{with_topics ? "Topic" : "Actor", false}};
    if (!with_topics) {
        table.columns.push_back({"Kind", false});
    }
    table.columns.push_back({"Events", true});
    table.columns.push_back({with_topics ? "Actors" : "Partners", true});
    table.columns.push_back({"Strength", true});
    std::size_t all = 0;
    for (const std::uint32_t at : numbers.ranking) {
        const NodeId node = numbers.snapshot.nodes[at];
        const NodeKind kind = graph::kind_of(telling.store, node);
        if ((kind == NodeKind::topic) != with_topics) {
            continue;
        }
        ++all;
        if (table.rows.size() >= telling.most_rows()) {
            continue;
        }
        std::vector<Phrase> row{telling.node_cell(node)};
        if (!with_topics) {
            row.push_back(words(std::string(model::name_of(kind))));
        }
        row.push_back(words(grouped(numbers.snapshot.events[at])));
        row.push_back(words(grouped(numbers.partners[at])));
        row.push_back(words(strength_in_words(numbers.snapshot.strength[at])));
        table.rows.push_back(std::move(row));
    }
    table.caption =
        telling.caption(table.rows.size(), all, "strongest", with_topics ? "topic" : "actor", "");
    return table;
}

Section tell_actors(const Telling& telling) {
    Section section{"Actors", {}, {}};
    tell_strongest(telling, NodeKind::state, "state", 3, section);
    tell_strongest(telling, NodeKind::official, "official", 4, section);
    tell_strongest(telling, NodeKind::organization, "organization", 5, section);
    tell_strongest(telling, NodeKind::group, "group", 6, section);
    const auto& nodes = telling.numbers.nodes;
    if (nodes[0] + nodes[1] + nodes[2] + nodes[3] > 0) {
        section.tables.push_back(table_of_nodes(telling, false));
    }
    return section;
}

Section tell_topics(const Telling& telling) {
    Section section{"Topics", {}, {}};
    tell_strongest(telling, NodeKind::topic, "topic", 4, section);
    if (telling.numbers.nodes[static_cast<std::size_t>(NodeKind::topic)] > 0) {
        section.tables.push_back(table_of_nodes(telling, true));
    }
    return section;
}

// ---- what it rests on ---------------------------------------------------------------------------

void tell_dates(const Telling& telling, Section& section) {
    const DescriptionNumbers& numbers = telling.numbers;
    const std::size_t events = numbers.events.size();
    Line line(telling, 7);
    if (numbers.inexact == 0) {
        line.say(events == 1 ? std::string("The event is dated to the day.")
                             : fmt::format("Each of the {} is dated to the day.",
                                           counted(events, "event")));
        section.sentences.push_back(line.end());
        return;
    }
    line.say(fmt::format("{} of the {} {} not dated to the day", grouped(numbers.inexact),
                         counted(events, "event"), numbers.inexact == 1 ? "is" : "are"));
    if (numbers.qualified > 0) {
        line.say(fmt::format(", {} of them {} uncertain or approximate", grouped(numbers.qualified),
                             numbers.qualified == 1 ? "is" : "are"));
    }
    if (numbers.maybe_outside > 0) {
        line.say(
            fmt::format("; {} may have been outside the window", grouped(numbers.maybe_outside)));
    }
    section.sentences.push_back(line.say(".").end());
}

void tell_sources(const Telling& telling, Section& section) {
    const DescriptionNumbers& numbers = telling.numbers;
    Line line(telling, 6);
    if (numbers.sources == 0) {
        line.say("No event in the window names a source.");
        section.sentences.push_back(line.end());
        return;
    }
    if (numbers.sources == 1) {
        line.say("The events name a single source, ").name(numbers.only_source);
    } else {
        line.say(fmt::format("The events name {} different sources", grouped(numbers.sources)));
    }
    if (numbers.unsourced > 0) {
        line.say(fmt::format("; {} of them {} none", grouped(numbers.unsourced),
                             numbers.unsourced == 1 ? "names" : "name"));
    }
    section.sentences.push_back(line.say(".").end());
}

void tell_single_sources(const Telling& telling, Section& section) {
    const std::vector<Tie>& ties = telling.numbers.snapshot.ties;
    std::size_t of_one_event = 0;
    std::size_t of_one_source = 0;
    std::size_t of_several_sources = 0;
    const Tie* strongest = nullptr;
    for (std::size_t i = 0; i < ties.size(); ++i) {
        if (ties[i].dyad.kind != TieKind::event) {
            continue;
        }
        if (ties[i].count == 1) {
            ++of_one_event;
        } else if (telling.numbers.evidence[i].sources == 1 &&
                   !telling.numbers.evidence[i].has_unsourced) {
            ++of_one_source;
            strongest = strongest != nullptr ? strongest : &ties[i];
        } else if (telling.numbers.evidence[i].sources > 1) {
            ++of_several_sources;
        }
    }
    const std::size_t all = telling.numbers.ties[0];
    if (all == 0) {
        return;
    }
    Line line(telling, 6);
    if (of_one_event + of_one_source == 0) {
        if (of_several_sources < all) {
            return; // what names no source cannot be said to have several
        }

        line.say(all == 1
                     ? std::string("The tie between actors rests on")
                     : fmt::format("Each of the {} between actors rests on", counted(all, "tie")));
        section.sentences.push_back(line.say(" several events of more than one source.").end());
        return;
    }
    line.say(all == 1 ? std::string("The only tie between actors rests on ")
                      : fmt::format("Of the {} between actors, ", counted(all, "tie")));
    const auto part = [&](std::size_t count, std::string_view what) {
        line.say(all == 1 ? std::string(what)
                          : fmt::format("{} {} on {}", grouped(count),
                                        count == 1 ? "rests" : "rest", what));
    };
    if (of_one_event > 0) {
        part(of_one_event, "a single event");
    }
    if (of_one_source > 0) {
        line.say(of_one_event > 0 ? " and " : "");
        part(of_one_source, "several events of a single source");
        line.say(of_one_source == 1 ? ": the tie " : ", the strongest of them the tie ")
            .tie(strongest->dyad)
            .say(" (");
        line.events(*strongest).say(")");
    }
    section.sentences.push_back(line.say(".").end());
}

Section tell_evidence(const Telling& telling) {
    Section section{"What it rests on", {}, {}};
    if (!telling.numbers.events.empty()) {
        tell_dates(telling, section);
        tell_sources(telling, section);
        tell_single_sources(telling, section);
    }
    return section;
}

} // namespace

Description describe(const graph::TieIndex& index, const View& view, const Surroundings* around,
                     const DescriptionSettings& settings) {
    constexpr std::size_t pairs_with_tone = 3;
    const DescriptionNumbers numbers = gather_numbers(index, view, pairs_with_tone);
    const Telling telling{index, index.store(), view, around, settings, numbers};

    Description description;
    const std::string& title = index.store().header().title;
    description.title = !settings.title.empty() ? settings.title
                        : !title.empty()        ? title
                                                : "Who deals with whom";
    Section first;
    tell_window(telling, first);
    tell_counts(telling, first);
    tell_beside_the_window(telling, first);
    tell_busiest(telling, first);
    description.sections.push_back(std::move(first));
    for (Section section : {tell_ties(telling), tell_actors(telling), tell_topics(telling),
                            tell_changes(telling), tell_evidence(telling)}) {
        if (!section.sentences.empty() || !section.tables.empty()) {
            description.sections.push_back(std::move(section));
        }
    }
    return description;
}

} // namespace entente::document
