// SPDX-License-Identifier: MIT
#include "app/base/utf8.hpp"
#include "app/model/filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>

namespace entente::model {
namespace {

std::u32string code_points_of(std::string_view text) {
    std::u32string points;
    const std::string folded = base::fold_case(text);
    for (std::string_view rest = folded; !rest.empty();) {
        points.push_back(base::take_code_point(rest));
    }
    return points;
}

/// How far two texts are apart, or a number above `limit` where that is further.
class EditDistance {
  public:
    std::size_t operator()(std::u32string_view a, std::u32string_view b, std::size_t limit) {
        const std::size_t difference =
            a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
        if (difference > limit) {
            return limit + 1;
        }
        const std::size_t width = b.size() + 1;
        before_.assign(width, 0);
        above_.resize(width);
        here_.resize(width);
        for (std::size_t j = 0; j < width; ++j) {
            above_[j] = j;
        }
        for (std::size_t i = 1; i <= a.size(); ++i) {
            here_[0] = i;
            std::size_t least = i;
            for (std::size_t j = 1; j < width; ++j) {
                const std::size_t replaced = above_[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                here_[j] = std::min({above_[j] + 1, here_[j - 1] + 1, replaced});
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    here_[j] = std::min(here_[j], before_[j - 2] + 1);
                }
                least = std::min(least, here_[j]);
            }
            if (least > limit) {
                return limit + 1;
            }
            before_.swap(above_);
            above_.swap(here_);
        }
        return above_[b.size()];
    }

  private:
    std::vector<std::size_t> before_;
    std::vector<std::size_t> above_;
    std::vector<std::size_t> here_;
};

/// Ids of what bears the text as a name of that rank: 0 id without case, 1 name, 2 other names.
template <class Record>
bool bears(const Record& record, const std::string& folded, int rank) {
    const auto is_it = [&](const std::string& text) { return base::fold_case(text) == folded; };
    switch (rank) {
    case 0:
        return is_it(record.id);
    case 1:
        return is_it(record.name);
    default:
        break;
    }
    if constexpr (std::is_same_v<Record, Actor>) {
        if (std::any_of(record.aliases.begin(), record.aliases.end(), is_it)) {
            return true;
        }
    }
    return std::any_of(record.names.begin(), record.names.end(),
                       [&](const auto& named) { return is_it(named.second); });
}

template <class Record>
std::string hint_for(std::span<const Record> records, std::string_view text) {
    std::vector<std::string_view> known;
    for (const Record& record : records) {
        known.push_back(record.id);
    }
    for (const Record& record : records) {
        known.push_back(record.name);
        for (const auto& named : record.names) {
            known.push_back(named.second);
        }
        if constexpr (std::is_same_v<Record, Actor>) {
            known.insert(known.end(), record.aliases.begin(), record.aliases.end());
        }
    }
    return nearest_word(text, known);
}

template <class IdType, class Record>
base::Result<IdType> resolve(std::span<const Record> records, std::string_view what,
                             std::string_view text) {
    const std::string folded = base::fold_case(text);
    for (int rank = 0; rank < 3 && !folded.empty(); ++rank) {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (bears(records[i], folded, rank)) {
                found.push_back(i);
            }
        }
        if (found.size() == 1) {
            return IdType{found.front()};
        }
        if (!found.empty()) {
            std::string ids;
            for (const std::size_t i :
                 std::span(found).first(std::min<std::size_t>(4, found.size()))) {
                ids += fmt::format("{}'{}'", ids.empty() ? "" : ", ", records[i].id);
            }
            return base::fail(base::ErrorKind::usage,
                              fmt::format("more than one {} is called '{}' (expected one id: {}{})",
                                          what, text, ids, found.size() > 4 ? ", …" : ""));
        }
    }
    const std::string hint = hint_for(records, text);
    return base::fail(base::ErrorKind::usage,
                      hint.empty()
                          ? fmt::format("no {} '{}'", what, text)
                          : fmt::format("no {} '{}' (did you mean '{}'?)", what, text, hint));
}

} // namespace

std::vector<TopicId> with_narrower(const EventStore& store, TopicId topic) {
    std::vector<TopicId> result;
    for (std::size_t i = 0; i < store.topics().size(); ++i) {
        TopicId wider{i};
        // As many steps as there are topics suffice, even should the parents run in a circle.
        for (std::size_t steps = 0; wider.is_valid() && steps <= store.topics().size(); ++steps) {
            if (wider == topic) {
                result.emplace_back(i);
                break;
            }
            wider = store.topic(wider).parent;
        }
    }
    return result;
}

base::Result<ActorId> resolve_actor(const EventStore& store, std::string_view text) {
    if (const ActorId actor = store.find_actor(text); actor.is_valid()) {
        return actor;
    }
    return resolve<ActorId>(store.actors(), "actor", text);
}

base::Result<TopicId> resolve_topic(const EventStore& store, std::string_view text) {
    if (const TopicId topic = store.find_topic(text); topic.is_valid()) {
        return topic;
    }
    return resolve<TopicId>(store.topics(), "topic", text);
}

std::string nearest_word(std::string_view text, std::span<const std::string_view> known) {
    const std::u32string wanted = code_points_of(text);
    if (wanted.empty()) {
        return {};
    }
    EditDistance distance;
    std::size_t nearest = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    std::string_view best;
    for (const std::string_view candidate : known) {
        // Folding drops marks but never adds: what has too few bytes has too few letters.
        if (candidate.size() + nearest <= wanted.size()) {
            continue;
        }
        const std::size_t apart = distance(wanted, code_points_of(candidate), nearest - 1);
        if (apart < nearest) {
            nearest = apart;
            best = candidate;
            if (apart == 0) {
                break;
            }
        }
    }
    return std::string(best);
}

} // namespace entente::model
