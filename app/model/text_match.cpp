// SPDX-License-Identifier: MIT
#include "app/model/text_match.hpp"

#include "app/base/parallel.hpp"
#include "app/base/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace entente::model {
namespace {

bool is_ascii(std::string_view text) {
    std::uint64_t seen = 0;
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + i, 8);
        seen |= eight;
    }
    for (; i < text.size(); ++i) {
        seen |= static_cast<unsigned char>(text[i]);
    }
    return (seen & 0x8080'8080'8080'8080U) == 0;
}

/// fold_case of ASCII text but for its blanks, which no word contains; a loop that the compiler
/// turns into vector instructions.
void lower_ascii(std::string_view text, std::string& lower) {
    lower.resize(text.size());
    const char* from = text.data();
    char* to = lower.data();
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = from[i];
        to[i] = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 32 : 0));
    }
}

} // namespace

std::vector<std::string> words_of(std::string_view query) {
    const std::string folded = base::fold_case(query);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at) {
            words.push_back(folded.substr(at, end - at));
        }
        at = end + 1;
    }
    // Longest first, so that what lies within another comes after it.
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::vector<std::string> kept;
    for (std::string& word : words) {
        const bool is_implied = std::any_of(kept.begin(), kept.end(), [&](const auto& longer) {
            return longer.find(word) != std::string::npos;
        });
        if (!is_implied) {
            kept.push_back(std::move(word));
        }
    }
    return kept;
}

TextMatcher::TextMatcher(const EventStore& store, std::span<const std::string> words)
    : store_(store), words_(words.begin(), words.end()) {
    assert(!words.empty() && words.size() <= 64);
    all_ = ~Words{0} >> (64 - words.size());
    by_actor_.resize(store.actors().size());
    by_topic_.resize(store.topics().size());
    by_place_.resize(store.places().size());
    constexpr std::size_t grain = 2048;
    base::parallel_for(0, by_actor_.size(), grain, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            const Actor& actor = store.actors()[i];
            add_names(by_actor_[i], actor.name, actor.names);
            for (const std::string& alias : actor.aliases) {
                by_actor_[i] |= found_in(alias, all_ & ~by_actor_[i]);
            }
        }
    });
    for (std::size_t i = 0; i < by_topic_.size(); ++i) {
        const Topic& topic = store.topics()[i];
        add_names(by_topic_[i], topic.name, topic.names);
    }
    for (std::size_t i = 0; i < by_place_.size(); ++i) {
        by_place_[i] = found_in(store.places()[i].name, all_);
    }
}

void TextMatcher::add_names(Words& found, const std::string& name, const Names& names) const {
    found |= found_in(name, all_ & ~found);
    for (const auto& named : names) {
        found |= found_in(named.second, all_ & ~found);
    }
}

TextMatcher::Words TextMatcher::found_in(std::string_view text, Words wanted) const {
    if (text.empty() || wanted == 0) {
        return 0;
    }
    thread_local std::string folded;
    if (is_ascii(text)) {
        lower_ascii(text, folded);
    } else {
        folded = base::fold_case(text);
    }
    Words found = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const Words bit = Words{1} << i;
        if ((wanted & bit) != 0 && folded.find(words_[i]) != std::string::npos) {
            found |= bit;
        }
    }
    return found;
}

bool TextMatcher::matches(EventId event) const {
    Words missing = all_;
    for (const Participant& participant : store_.participants(event)) {
        missing &= ~by_actor_[participant.actor.index()];
    }
    for (const TopicId topic : store_.topics(event)) {
        missing &= ~by_topic_[topic.index()];
    }
    if (const std::uint32_t place = store_.place(event); place != 0) {
        missing &= ~by_place_[place - 1];
    }
    missing &= ~found_in(store_.title(event), missing);
    missing &= ~found_in(store_.summary(event), missing);
    for (std::size_t i = 0; missing != 0 && i < store_.quote_count(event); ++i) {
        missing &= ~found_in(store_.quote_text(event, i), missing);
    }
    return missing == 0;
}

} // namespace entente::model
