// SPDX-License-Identifier: MIT
#include "app/document/view.hpp"

#include "app/base/utf8.hpp"
#include "app/graph/node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <span>
#include <string_view>

namespace entente::document {
namespace {

using model::FilterDimension;

/// "A", "A or B", "A, B or C"; of a long list the first few and how many more there are.
std::string listed(std::span<const std::string> words, std::string_view joint) {
    constexpr std::size_t most = 5;
    std::vector<std::string> told(words.begin(), words.end());
    if (told.size() > most) {
        told.resize(most - 1);
        told.push_back(fmt::format("{} more", words.size() - told.size()));
    }
    std::string text;
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (i > 0) {
            text += i + 1 < told.size() ? ", " : fmt::format(" {} ", joint);
        }
        text += told[i];
    }
    return text;
}

/// "2013", "2013 – 2015": consecutive years as one.
std::vector<std::string> runs_of(std::vector<int> years) {
    std::sort(years.begin(), years.end());
    years.erase(std::unique(years.begin(), years.end()), years.end());
    std::vector<std::string> runs;
    for (std::size_t i = 0; i < years.size();) {
        std::size_t last = i;
        while (last + 1 < years.size() && years[last + 1] == years[last] + 1) {
            ++last;
        }
        runs.push_back(last == i ? fmt::format("{}", years[i])
                                 : fmt::format("{} – {}", years[i], years[last]));
        i = last + 1;
    }
    return runs;
}

template <class T, class NameOf>
std::vector<std::string> names_of(const std::vector<T>& values, NameOf name) {
    std::vector<std::string> names;
    names.reserve(values.size());
    for (const T& value : values) {
        names.emplace_back(name(value));
    }
    return names;
}

/// "topic: Syria or Iraq", "without topic: Iran", "topic: Syria, without Iran".
std::string words_of(std::string_view dimension, std::span<const std::string> any,
                     std::span<const std::string> none, std::string_view joint = "or") {
    if (any.empty()) {
        return fmt::format("without {}: {}", dimension, listed(none, "or"));
    }
    std::string words = fmt::format("{}: {}", dimension, listed(any, joint));
    if (!none.empty()) {
        words += fmt::format(", without {}", listed(none, "or"));
    }
    return words;
}

std::string words_for_tone(const model::Filter& filter) {
    if (filter.tone_min && filter.tone_max) {
        return fmt::format("tone from {:g} to {:g}", *filter.tone_min, *filter.tone_max);
    }
    return filter.tone_min ? fmt::format("tone of {:g} and more", *filter.tone_min)
                           : fmt::format("tone of {:g} and less", *filter.tone_max);
}

/// Words between single spaces, as the filter takes them.
std::string tidied(std::string_view text) {
    std::string words;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (!is_space) {
            words += c;
        } else if (!words.empty() && words.back() != ' ') {
            words += ' ';
        }
    }
    if (!words.empty() && words.back() == ' ') {
        words.pop_back();
    }
    return words;
}

std::string words_for(const model::EventStore& store, const model::Filter& filter,
                      FilterDimension dimension, std::string_view language) {
    const auto name_of_node = [&](graph::NodeId node) {
        return base::isolated(graph::label_of(store, node, language));
    };
    const auto topic_name = [&](model::TopicId id) {
        return name_of_node(graph::node_of(store, id));
    };
    const auto actor_name = [&](model::ActorId id) { return name_of_node(graph::node_of(id)); };
    const auto kind_name = [](model::NodeKind kind) { return name_of(kind); };
    const auto same = [](const std::string& text) { return base::isolated(text); };
    switch (dimension) {
    case FilterDimension::year:
        if (!filter.years.is_active()) {
            return "only dated events";
        }
        return words_of("year", runs_of(filter.years.any), runs_of(filter.years.none)) +
               (filter.with_undated ? "" : ", only dated events");
    case FilterDimension::topic:
        return words_of("topic", names_of(filter.topics.any, topic_name),
                        names_of(filter.topics.none, topic_name), filter.all_topics ? "and" : "or");
    case FilterDimension::type:
        return words_of("type", names_of(filter.types.any, same),
                        names_of(filter.types.none, same));
    case FilterDimension::actor:
        return words_of("actor", names_of(filter.actors.any, actor_name),
                        names_of(filter.actors.none, actor_name));
    case FilterDimension::kind:
        return words_of("kind", names_of(filter.kinds.any, kind_name),
                        names_of(filter.kinds.none, kind_name));
    case FilterDimension::source:
        return words_of("source", names_of(filter.sources.any, same),
                        names_of(filter.sources.none, same));
    case FilterDimension::tone:
        return words_for_tone(filter);
    case FilterDimension::text:
        return fmt::format("words: “{}”", base::isolated(tidied(filter.text)));
    }
    return {};
}

std::string words_for_kinds(std::uint32_t kinds) {
    constexpr std::string_view plurals[]{"states", "officials", "organizations", "groups",
                                         "topics"};
    std::vector<std::string> drawn;
    std::vector<std::string> left_out;
    for (std::size_t i = 0; i < model::node_kind_count; ++i) {
        (((kinds >> i) & 1U) != 0 ? drawn : left_out).emplace_back(plurals[i]);
    }
    if (left_out.empty()) {
        return {};
    }
    if (drawn.empty()) {
        return "no nodes";
    }
    return drawn.size() < left_out.size() ? "only " + listed(drawn, "and")
                                          : "without " + listed(left_out, "and");
}

bool has_offices(const model::EventStore& store) {
    return std::any_of(store.actors().begin(), store.actors().end(),
                       [](const model::Actor& actor) { return !actor.roles.empty(); });
}

} // namespace

std::vector<ActiveChoice> describe_filter(const model::EventStore& store,
                                          const model::Filter& filter, std::string_view language) {
    std::vector<ActiveChoice> choices;
    for (std::size_t i = 0; i < model::filter_dimension_count; ++i) {
        const auto dimension = static_cast<FilterDimension>(i);
        if (filter.is_active(dimension)) {
            choices.push_back({dimension, words_for(store, filter, dimension, language)});
        }
    }
    return choices;
}

std::string describe_window(const model::Window& window, const graph::Calendar& calendar) {
    if (window.mode == model::WindowMode::window) {
        const std::string name = graph::name_of_fiscal(window.span, calendar);
        return model::words_for_span(window.span) + (name.empty() ? "" : " (" + name + ")");
    }
    const std::string until = model::words_for_span({model::Span::earliest, window.span.last});
    if (window.mode == model::WindowMode::cumulative) {
        return window.span.last >= model::Span::latest ? until : until + ", all so far";
    }
    const std::string pace =
        window.half_life_days == 1 ? "day" : fmt::format("{:g} days", window.half_life_days);
    return fmt::format("{}, fading by half every {}", until, pace);
}

std::vector<std::string> describe_thinning(const model::EventStore& store, const View& view,
                                           std::string_view language) {
    const graph::Thinning& thinning = view.thinning;
    std::vector<std::string> pieces;
    if (view.rules.roll_up) {
        pieces.emplace_back("officials rolled up into states");
    }
    const std::uint32_t topic_bit = 1U << static_cast<unsigned>(model::NodeKind::topic);
    const std::string kinds =
        words_for_kinds(thinning.with_topics ? thinning.kinds : thinning.kinds & ~topic_bit);
    if (!kinds.empty()) {
        pieces.push_back(kinds);
    }
    if (!thinning.with_offices && has_offices(store)) {
        pieces.emplace_back("without offices");
    }
    if (thinning.min_strength > 0) {
        pieces.push_back(fmt::format("ties of strength {:g} and more", thinning.min_strength));
    }
    if (!thinning.around.empty()) {
        const std::string middle =
            listed(names_of(thinning.around,
                            [&](graph::NodeId node) {
                                return base::isolated(graph::label_of(store, node, language));
                            }),
                   "or");
        pieces.push_back(thinning.hops == 0 ? fmt::format("{} alone", middle)
                                            : fmt::format("within {} tie{} of {}", thinning.hops,
                                                          thinning.hops == 1 ? "" : "s", middle));
    }
    if (thinning.top > 0) {
        pieces.push_back(thinning.top == 1 ? std::string("the strongest node")
                                           : fmt::format("the {} strongest nodes", thinning.top));
    }
    return pieces;
}

graph::TieGraph framed_graph(const graph::TieIndex& index, const graph::TieGraph& all_time,
                             const graph::Thinning& thinning) {
    graph::TieGraph part;
    for (std::size_t i = 0; i < all_time.nodes.size(); ++i) {
        const auto kind = static_cast<unsigned>(graph::kind_of(index.store(), all_time.nodes[i]));
        if ((thinning.kinds >> kind & 1U) != 0) {
            part.nodes.push_back(all_time.nodes[i]);
            part.strength.push_back(all_time.strength[i]);
            part.events.push_back(all_time.events[i]);
        }
    }
    part.ties = all_time.ties;
    const auto dyads = index.dyads();
    for (std::size_t i = 0; i < dyads.size() && thinning.with_offices; ++i) {
        if (dyads[i].kind == graph::TieKind::office) {
            graph::Tie office;
            office.dyad = dyads[i];
            office.tone = std::numeric_limits<double>::quiet_NaN();
            office.index = static_cast<std::uint32_t>(i);
            part.ties.push_back(office);
        }
    }
    return part;
}

} // namespace entente::document
