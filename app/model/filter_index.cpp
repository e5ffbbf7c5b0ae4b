// SPDX-License-Identifier: MIT
#include "app/base/parallel.hpp"
#include "app/base/utf8.hpp"
#include "app/model/filter.hpp"
#include "app/model/text_match.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <unordered_set>
#include <utility>

namespace entente::model {
namespace {

/// Whether an event passes one dimension. It owns what it needs but the store.
using Test = std::function<bool(EventId)>;

constexpr std::uint8_t bit_of(FilterDimension dimension) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(dimension));
}

enum Verdict : std::uint8_t { neutral = 0, wanted = 1, refused = 2 };

/// What a set of traits (topics, actors, kinds ...) makes of a choice.
class Tally {
  public:
    explicit Tally(bool needs_wanted) : is_wanted_(!needs_wanted) {}
    void add(std::uint8_t verdict) {
        is_wanted_ = is_wanted_ || (verdict & wanted) != 0;
        is_refused_ = is_refused_ || (verdict & refused) != 0;
    }
    [[nodiscard]] bool passes() const { return is_wanted_ && !is_refused_; }

  private:
    bool is_wanted_;
    bool is_refused_ = false;
};

/// The years as disjoint spans, ascending.
std::vector<Span> spans_of(std::vector<int> years) {
    std::sort(years.begin(), years.end());
    std::vector<Span> spans;
    for (const int year : years) {
        // No date names a year of more digits, and the calendar types would wrap it around.
        if (year >= -9999 && year <= 9999) {
            spans.push_back({make_day(year, 1, 1), make_day(year, 12, 31)});
        }
    }
    return spans;
}

bool meets_any(const std::vector<Span>& spans, const Span& span) {
    const auto next = std::lower_bound(spans.begin(), spans.end(), span.first,
                                       [](const Span& year, Day day) { return year.last < day; });
    return next != spans.end() && next->first <= span.last;
}

Test year_test(const EventStore& store, const Filter& filter) {
    return [&store, needs = !filter.years.any.empty(), any = spans_of(filter.years.any),
            none = spans_of(filter.years.none), with_undated = filter.with_undated](EventId event) {
        if (!with_undated && store.date(event).is_undated()) {
            return false;
        }
        const Span span = store.span(event);
        return (!needs || meets_any(any, span)) && !meets_any(none, span);
    };
}

std::vector<std::uint8_t> topic_verdicts(const EventStore& store, const Choice<TopicId>& choice) {
    std::vector<std::uint8_t> verdicts(store.topics().size(), neutral);
    for (const TopicId chosen : choice.any) {
        for (const TopicId topic : with_narrower(store, chosen)) {
            verdicts[topic.index()] |= wanted;
        }
    }
    for (const TopicId chosen : choice.none) {
        for (const TopicId topic : with_narrower(store, chosen)) {
            verdicts[topic.index()] |= refused;
        }
    }
    return verdicts;
}

/// The choices that each topic satisfies, for a filter that asks for all of several.
Test all_topics_test(const EventStore& store, const Filter& filter) {
    std::vector<TopicId> asked = filter.topics.any;
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    std::vector<std::vector<std::uint32_t>> satisfied(store.topics().size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        for (const TopicId topic : with_narrower(store, asked[i])) {
            satisfied[topic.index()].push_back(static_cast<std::uint32_t>(i));
        }
    }
    return [&store, satisfied = std::move(satisfied), count = asked.size(),
            verdicts = topic_verdicts(store, filter.topics)](EventId event) {
        thread_local std::vector<bool> met;
        met.assign(count, false);
        std::size_t missing = count;
        for (const TopicId topic : store.topics(event)) {
            if ((verdicts[topic.index()] & refused) != 0) {
                return false;
            }
            for (const std::uint32_t choice : satisfied[topic.index()]) {
                missing -= met[choice] ? 0U : 1U;
                met[choice] = true;
            }
        }
        return missing == 0;
    };
}

Test topic_test(const EventStore& store, const Filter& filter) {
    if (filter.all_topics && filter.topics.any.size() > 1) {
        return all_topics_test(store, filter);
    }
    return [&store, needs = !filter.topics.any.empty(),
            verdicts = topic_verdicts(store, filter.topics)](EventId event) {
        Tally tally(needs);
        for (const TopicId topic : store.topics(event)) {
            tally.add(verdicts[topic.index()]);
        }
        return tally.passes();
    };
}

/// A choice of texts, folded once.
class TextChoice {
  public:
    explicit TextChoice(const Choice<std::string>& choice)
        : any_(folded(choice.any)), none_(folded(choice.none)) {}

    [[nodiscard]] std::uint8_t verdict(std::string_view text) const {
        const std::string key = base::fold_case(text);
        return static_cast<std::uint8_t>((any_.contains(key) ? wanted : neutral) |
                                         (none_.contains(key) ? refused : neutral));
    }
    [[nodiscard]] std::vector<std::uint8_t> verdicts(std::span<const std::string> texts) const {
        std::vector<std::uint8_t> result(texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            result[i] = verdict(texts[i]);
        }
        return result;
    }

  private:
    static std::unordered_set<std::string> folded(const std::vector<std::string>& texts) {
        std::unordered_set<std::string> result;
        for (const std::string& text : texts) {
            result.insert(base::fold_case(text));
        }
        return result;
    }

    std::unordered_set<std::string> any_;
    std::unordered_set<std::string> none_;
};

Test type_test(const EventStore& store, const Filter& filter) {
    return [&store, needs = !filter.types.any.empty(),
            verdicts = TextChoice(filter.types).verdicts(store.types())](EventId event) {
        Tally tally(needs);
        tally.add(verdicts[store.type(event)]);
        return tally.passes();
    };
}

Test actor_test(const EventStore& store, const Filter& filter) {
    std::vector<std::uint8_t> verdicts(store.actors().size(), neutral);
    for (const ActorId actor : filter.actors.any) {
        verdicts[actor.index()] |= wanted;
    }
    for (const ActorId actor : filter.actors.none) {
        verdicts[actor.index()] |= refused;
    }
    return [&store, needs = !filter.actors.any.empty(),
            verdicts = std::move(verdicts)](EventId event) {
        Tally tally(needs);
        for (const Participant& participant : store.participants(event)) {
            tally.add(verdicts[participant.actor.index()]);
        }
        return tally.passes();
    };
}

Test kind_test(const EventStore& store, const Filter& filter) {
    std::array<std::uint8_t, node_kind_count> verdicts{};
    for (const NodeKind kind : filter.kinds.any) {
        verdicts[static_cast<std::size_t>(kind)] |= wanted;
    }
    for (const NodeKind kind : filter.kinds.none) {
        verdicts[static_cast<std::size_t>(kind)] |= refused;
    }
    return [&store, needs = !filter.kinds.any.empty(), verdicts](EventId event) {
        Tally tally(needs);
        for (const Participant& participant : store.participants(event)) {
            tally.add(verdicts[static_cast<std::size_t>(store.actor(participant.actor).kind)]);
        }
        if (!store.topics(event).empty()) {
            tally.add(verdicts[static_cast<std::size_t>(NodeKind::topic)]);
        }
        return tally.passes();
    };
}

Test source_test(const EventStore& store, const Filter& filter) {
    TextChoice choice(filter.sources);
    std::vector<std::uint8_t> verdicts = choice.verdicts(store.publishers());
    return [&store, needs = !filter.sources.any.empty(), choice = std::move(choice),
            verdicts = std::move(verdicts)](EventId event) {
        Tally tally(needs);
        const auto publishers = store.publishers(event);
        for (std::size_t i = 0; i < publishers.size(); ++i) {
            tally.add(verdicts[publishers[i]]);
            if (const std::string_view title = store.source_title(event, i); !title.empty()) {
                tally.add(choice.verdict(title));
            }
        }
        return tally.passes();
    };
}

Test tone_test(const EventStore& store, const Filter& filter) {
    return [&store, least = filter.tone_min, greatest = filter.tone_max](EventId event) {
        const double tone = store.tone(event);
        return !std::isnan(tone) && (!least || tone >= *least) && (!greatest || tone <= *greatest);
    };
}

Test text_test(const EventStore& store, const std::vector<std::string>& words) {
    std::vector<TextMatcher> matchers;
    for (std::size_t at = 0; at < words.size(); at += 64) {
        matchers.emplace_back(store, std::span(words).subspan(at).first(
                                         std::min<std::size_t>(64, words.size() - at)));
    }
    return [matchers = std::move(matchers)](EventId event) {
        return std::all_of(matchers.begin(), matchers.end(),
                           [&](const TextMatcher& matcher) { return matcher.matches(event); });
    };
}

Test test_of(const EventStore& store, const Filter& filter, FilterDimension dimension) {
    switch (dimension) {
    case FilterDimension::year:
        return year_test(store, filter);
    case FilterDimension::topic:
        return topic_test(store, filter);
    case FilterDimension::type:
        return type_test(store, filter);
    case FilterDimension::actor:
        return actor_test(store, filter);
    case FilterDimension::kind:
        return kind_test(store, filter);
    case FilterDimension::source:
        return source_test(store, filter);
    case FilterDimension::tone:
        return tone_test(store, filter);
    case FilterDimension::text:
        return text_test(store, words_of(filter.text));
    }
    return {};
}

bool differs(const Filter& a, const Filter& b, FilterDimension dimension) {
    switch (dimension) {
    case FilterDimension::year:
        return a.years != b.years || a.with_undated != b.with_undated;
    case FilterDimension::topic:
        return a.topics != b.topics || a.all_topics != b.all_topics;
    case FilterDimension::type:
        return a.types != b.types;
    case FilterDimension::actor:
        return a.actors != b.actors;
    case FilterDimension::kind:
        return a.kinds != b.kinds;
    case FilterDimension::source:
        return a.sources != b.sources;
    case FilterDimension::tone:
        return a.tone_min != b.tone_min || a.tone_max != b.tone_max;
    case FilterDimension::text:
        return words_of(a.text) != words_of(b.text);
    }
    return false;
}

/// Whether whatever has all of `longer` has all of `shorter`.
bool implies(const std::vector<std::string>& longer, const std::vector<std::string>& shorter) {
    return std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
        return std::any_of(longer.begin(), longer.end(), [&](const std::string& other) {
            return other.find(word) != std::string::npos;
        });
    });
}

/// One dimension to evaluate. While a person types, a query mostly grows or shrinks by a letter:
/// then those that failed (or passed) it before need no new look.
struct Task {
    std::uint8_t bit = 0;
    Test test; ///< empty: all pass
    bool keeps_failed = false;
    bool keeps_passed = false;
};

} // namespace

FilterIndex::FilterIndex(std::shared_ptr<const EventStore> store)
    : store_(std::move(store)), failed_(store_->event_count(), 0), passing_(store_->event_count()) {
}

bool FilterIndex::set_filter(const Filter& filter) {
    std::vector<Task> tasks;
    for (std::size_t i = 0; i < filter_dimension_count; ++i) {
        const auto dimension = static_cast<FilterDimension>(i);
        if (!differs(filter_, filter, dimension)) {
            continue;
        }
        Task task;
        task.bit = bit_of(dimension);
        if (filter.is_active(dimension)) {
            task.test = test_of(*store_, filter, dimension);
        }
        if (dimension == FilterDimension::text) {
            const auto old_words = words_of(filter_.text);
            const auto new_words = words_of(filter.text);
            task.keeps_failed = implies(new_words, old_words);
            task.keeps_passed = implies(old_words, new_words);
        }
        tasks.push_back(std::move(task));
    }
    filter_ = filter;
    if (tasks.empty()) {
        return false;
    }

    struct Sum {
        std::size_t passing = 0;
        bool has_changed = false;
    };
    constexpr std::size_t grain = 4096;
    std::vector<Sum> sums((failed_.size() + grain - 1) / grain);
    base::parallel_for(0, failed_.size(), grain, [&](std::size_t first, std::size_t last) {
        Sum& sum = sums[first / grain];
        for (std::size_t i = first; i < last; ++i) {
            std::uint8_t mask = failed_[i];
            for (const Task& task : tasks) {
                const bool has_failed = (mask & task.bit) != 0;
                if (has_failed ? task.keeps_failed : task.keeps_passed) {
                    continue;
                }
                const bool passes = !task.test || task.test(EventId{i});
                mask = static_cast<std::uint8_t>(passes ? mask & ~task.bit : mask | task.bit);
            }
            sum.has_changed = sum.has_changed || mask != failed_[i];
            sum.passing += mask == 0 ? 1U : 0U;
            failed_[i] = mask;
        }
    });
    passing_ = 0;
    bool has_changed = false;
    for (const Sum& sum : sums) {
        passing_ += sum.passing;
        has_changed = has_changed || sum.has_changed;
    }
    return has_changed;
}

} // namespace entente::model
