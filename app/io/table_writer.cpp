// SPDX-License-Identifier: MIT
#include "app/io/table_writer.hpp"

#include "app/graph/node.hpp"
#include "app/io/json_text.hpp"
#include "app/io/table_cell.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace entente::io {
namespace {

template <class Items, class TextOf>
std::string joined(const Items& items, const TextOf& text_of) {
    std::string result;
    for (const auto& item : items) {
        const std::string text = text_of(item);
        if (!text.empty()) {
            result += (result.empty() ? "" : "; ") + text;
        }
    }
    return cell(result);
}

std::string text_of(const model::EventStore& store, const model::Participant& participant) {
    const std::string& id = store.actor(participant.actor).id;
    return participant.role == model::ParticipantRole::participant
               ? id
               : fmt::format("{}:{}", name_of(participant.role), id);
}

const std::string& text_of(const model::Source& source) {
    if (!source.publisher.empty()) {
        return source.publisher;
    }
    return source.title.empty() ? source.url : source.title;
}

} // namespace

std::string ties_as_tsv(const model::EventStore& store, std::span<const graph::Tie> ties) {
    std::string table = "a\tb\tkind\tdirected\tcount\tstrength\ttone\n";
    for (const graph::Tie& tie : ties) {
        fmt::format_to(std::back_inserter(table), "{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
                       cell(graph::id_of(store, tie.dyad.a)), cell(graph::id_of(store, tie.dyad.b)),
                       name_of(tie.dyad.kind), tie.dyad.is_directed, tie.count,
                       cell_number(tie.strength), cell_number_or(tie.tone, ""));
    }
    return table;
}

std::string ties_as_json(const model::EventStore& store, std::span<const graph::Tie> ties) {
    std::string json = "[";
    for (const graph::Tie& tie : ties) {
        json += json.size() == 1 ? "\n  {\"a\": " : ",\n  {\"a\": ";
        append_json_string(json, graph::id_of(store, tie.dyad.a));
        json += ", \"b\": ";
        append_json_string(json, graph::id_of(store, tie.dyad.b));
        fmt::format_to(
            std::back_inserter(json),
            R"(, "kind": "{}", "directed": {}, "count": {}, "strength": {}, "tone": {}}})",
            name_of(tie.dyad.kind), tie.dyad.is_directed, tie.count, cell_number(tie.strength),
            cell_number_or(tie.tone, "null"));
    }
    json += ties.empty() ? "]\n" : "\n]\n";
    return json;
}

std::string events_as_tsv(const model::EventStore& store, std::span<const model::EventId> events) {
    std::string table =
        "id\tdate\ttype\ttitle\tparticipants\ttopics\ttone\tweight\tplace\tsources\n";
    for (const model::EventId id : events) {
        const model::Event event = store.record(id);
        fmt::format_to(
            std::back_inserter(table), "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", cell(event.id),
            cell(event.date), cell(event.type), cell(event.title),
            joined(event.participants, [&](const auto& who) { return text_of(store, who); }),
            joined(event.topics, [&](model::TopicId topic) { return store.topic(topic).id; }),
            event.tone ? cell_number(*event.tone) : "", cell_number(event.weight),
            event.place ? cell(event.place->name) : "",
            joined(event.sources, [](const auto& source) { return text_of(source); }));
    }
    return table;
}

std::string bins_as_tsv(std::span<const graph::Bin> bins) {
    std::string table = "from\tto\ttotal\tpassing\n";
    for (const graph::Bin& bin : bins) {
        fmt::format_to(std::back_inserter(table), "{}\t{}\t{}\t{}\n",
                       model::iso_day(bin.span.first), model::iso_day(bin.span.last), bin.total,
                       bin.passing);
    }
    return table;
}

} // namespace entente::io
