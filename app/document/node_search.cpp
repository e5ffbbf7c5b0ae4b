// SPDX-License-Identifier: MIT
#include "app/document/node_search.hpp"

#include "app/base/utf8.hpp"

#include <algorithm>
#include <tuple>

namespace entente::document {
namespace {

enum Rank { no_answer, words_anywhere, words_begun, begins_a_word, begins_the_name };

bool is_within_word(char before) {
    // Bytes of 128 and more belong to letters of other scripts.
    const auto byte = static_cast<unsigned char>(before);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

Rank rank_of_phrase(std::string_view name, std::string_view phrase) {
    Rank best = no_answer;
    for (std::size_t at = name.find(phrase); at != std::string_view::npos;
         at = name.find(phrase, at + 1)) {
        if (at == 0) {
            return begins_the_name;
        }
        best = std::max(best, is_within_word(name[at - 1]) ? words_anywhere : begins_a_word);
    }
    return best;
}

Rank rank_of(std::string_view name, std::string_view phrase,
             const std::vector<std::string_view>& words) {
    const Rank whole = rank_of_phrase(name, phrase);
    if (words.size() < 2 || whole >= begins_a_word) {
        return whole;
    }
    Rank parts = words_begun;
    for (const std::string_view word : words) {
        parts = std::min(parts, rank_of_phrase(name, word));
    }
    return std::max(whole, parts);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) {
            parts.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

} // namespace

NodeSearch::NodeSearch(std::shared_ptr<const model::EventStore> store,
                       const graph::TieGraph& all_time)
    : store_(std::move(store)) {
    entries_.reserve(store_->actors().size() + store_->topics().size());
    for (std::size_t i = 0; i < store_->actors().size(); ++i) {
        const model::Actor& actor = store_->actors()[i];
        std::vector<std::string> more = actor.aliases;
        more.push_back(actor.code);
        add(graph::node_of(model::ActorId{i}), actor.name, actor.names, more, actor.id, all_time);
    }
    for (std::size_t i = 0; i < store_->topics().size(); ++i) {
        const model::Topic& topic = store_->topics()[i];
        add(graph::node_of(*store_, model::TopicId{i}), topic.name, topic.names, topic.keywords,
            topic.id, all_time);
    }
}

void NodeSearch::add(graph::NodeId node, std::string_view name, const model::Names& names,
                     const std::vector<std::string>& more, std::string_view id,
                     const graph::TieGraph& all_time) {
    Entry entry;
    entry.node = node;
    const auto at = all_time.find(node);
    entry.strength = at < 0 ? 0 : all_time.strength[static_cast<std::size_t>(at)];
    const auto put = [&](std::string_view text) {
        entry.names += base::fold_case(text); // holds no line break
        entry.names += '\n';
    };
    put(name);
    put(id);
    for (const auto& [language, other] : names) {
        put(other);
    }
    for (const std::string& other : more) {
        put(other);
    }
    entries_.push_back(std::move(entry));
}

std::vector<graph::NodeId> NodeSearch::find(std::string_view text, std::size_t most) const {
    const std::string phrase = base::fold_case(text);
    const std::vector<std::string_view> words = split(phrase, ' ');
    if (words.empty()) {
        return {};
    }
    struct Found {
        Rank rank = no_answer;
        const Entry* entry = nullptr;
    };
    std::vector<Found> found;
    for (const Entry& entry : entries_) {
        // Most entries lack a word: that is told without looking at their names one by one.
        if (std::any_of(words.begin(), words.end(), [&](std::string_view word) {
                return entry.names.find(word) == std::string::npos;
            })) {
            continue;
        }
        Rank best = no_answer;
        for (const std::string_view name : split(entry.names, '\n')) {
            best = std::max(best, rank_of(name, phrase, words));
        }
        if (best != no_answer) {
            found.push_back({best, &entry});
        }
    }
    const std::size_t kept = std::min(found.size(), most);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                      [](const Found& a, const Found& b) {
                          return std::tuple(-a.rank, -a.entry->strength, a.entry->node) <
                                 std::tuple(-b.rank, -b.entry->strength, b.entry->node);
                      });
    std::vector<graph::NodeId> nodes;
    for (std::size_t i = 0; i < kept; ++i) {
        nodes.push_back(found[i].entry->node);
    }
    return nodes;
}

} // namespace entente::document
