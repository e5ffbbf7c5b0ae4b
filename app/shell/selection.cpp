// SPDX-License-Identifier: MIT
#include "app/shell/selection.hpp"

#include "app/base/utf8.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <utility>

namespace entente::shell {
namespace {

using model::EventStore;

/// Up to so many words are listed where none of them is near.
constexpr std::size_t most_listed = 24;

/// Resolves each name of a list; the first that is unknown ends it.
template <class Id, class Resolve>
base::Result<std::vector<Id>> resolve_all(const std::string& option,
                                          const std::vector<std::string>& names, Resolve resolve) {
    std::vector<Id> ids;
    for (const std::string& name : names) {
        auto id = resolve(name);
        if (!id) {
            std::string message = std::move(id).error().with_context(option).message;
            if (message.back() != ')') {
                message += " (expected an id or a name that occurs in the data)";
            }
            return base::fail(base::ErrorKind::usage, std::move(message));
        }
        ids.push_back(*id);
    }
    return ids;
}

template <class Id, class Resolve>
base::Result<model::Choice<Id>>
resolve_choice(const std::string& word, const model::Choice<std::string>& names, Resolve resolve) {
    auto any = resolve_all<Id>("--" + word, names.any, resolve);
    if (!any) {
        return base::fail(std::move(any).error());
    }
    auto none = resolve_all<Id>("--not-" + word, names.none, resolve);
    if (!none) {
        return base::fail(std::move(none).error());
    }
    return model::Choice<Id>{std::move(*any), std::move(*none)};
}

/// The word of the data that the text stands for without case, or an Error with the nearest one.
base::Result<std::string> known_word(std::string_view what, const std::string& text,
                                     const std::vector<std::string>& words) {
    const std::string folded = base::fold_case(text);
    std::vector<std::string_view> views;
    for (const std::string& word : words) {
        if (word.empty()) {
            continue;
        }
        if (base::fold_case(word) == folded) {
            return word;
        }
        views.push_back(word);
    }
    std::string message = fmt::format("no event has the {} '{}'", what, text);
    if (views.empty()) {
        message += fmt::format(" (no event of these data states a {})", what);
    } else if (const std::string near = model::nearest_word(text, views); !near.empty()) {
        message += fmt::format(" (did you mean '{}'?)", near);
    } else if (views.size() <= most_listed) {
        message += fmt::format(" (expected {})", joined_with_or(views));
    } else {
        message += " (expected one that occurs in the data)";
    }
    return base::fail(base::ErrorKind::usage, std::move(message));
}

std::vector<std::string> publishers_of(const EventStore& store) {
    return {store.publishers().begin(), store.publishers().end()};
}

/// Publishers and titles. Goes through every event's record, so it is asked for only where the
/// publishers alone do not have the word.
std::vector<std::string> source_words_of(const EventStore& store) {
    std::set<std::string> words(store.publishers().begin(), store.publishers().end());
    for (std::size_t i = 0; i < store.event_count(); ++i) {
        const model::EventId event{i};
        if (store.publishers(event).empty()) {
            continue;
        }
        for (const model::Source& source : store.record(event).sources) {
            words.insert(source.title);
        }
    }
    return {words.begin(), words.end()};
}

base::Result<std::vector<graph::NodeId>> around_of(const EventStore& store,
                                                   const std::vector<std::string>& names) {
    return resolve_all<graph::NodeId>(
        "--around", names, [&](const std::string& name) -> base::Result<graph::NodeId> {
            const auto actor = model::resolve_actor(store, name);
            if (actor) {
                return graph::node_of(*actor);
            }
            if (const auto topic = model::resolve_topic(store, name)) {
                return graph::node_of(store, *topic);
            }
            return base::fail(actor.error());
        });
}

} // namespace

bool Selection::is_active() const {
    return !(window == model::Window{}) || topics.is_active() || types.is_active() ||
           actors.is_active() || kinds.is_active() || sources.is_active() || tone.min || tone.max ||
           !text.empty() || !with_undated || !(thinning == graph::Thinning{}) || !around.empty() ||
           roll_up;
}

void shape_window(document::View& view) {
    model::Window& window = view.window;
    switch (view.time_mode) {
    case document::TimeMode::growing:
        if (window.mode != model::WindowMode::cumulative) {
            window.mode = window.span.first > model::Span::earliest ? model::WindowMode::window
                                                                    : model::WindowMode::cumulative;
        }
        break;
    case document::TimeMode::from_here:
        window.span.last = model::Span::latest;
        [[fallthrough]];
    case document::TimeMode::window:
    case document::TimeMode::instant:
        window.mode = model::WindowMode::window;
        break;
    case document::TimeMode::memory:
        window.mode = model::WindowMode::decay;
        break;
    }
}

void close_decay(model::Window& window, const EventStore& store) {
    if (window.mode == model::WindowMode::decay && window.span.last == model::Span::latest) {
        if (const auto extent = store.extent()) {
            window.span.last = std::max(window.span.first, extent->last);
        }
    }
}

base::Result<document::View> view_of(const EventStore& store, const Selection& selection) {
    document::View view;
    view.window = selection.window;
    view.time_mode = selection.time_mode;
    shape_window(view);
    close_decay(view.window, store);

    model::Filter& filter = view.filter;
    auto topics =
        resolve_choice<model::TopicId>("topic", selection.topics, [&](const std::string& name) {
            return model::resolve_topic(store, name);
        });
    if (!topics) {
        return base::fail(std::move(topics).error());
    }
    filter.topics = std::move(*topics);
    auto actors =
        resolve_choice<model::ActorId>("actor", selection.actors, [&](const std::string& name) {
            return model::resolve_actor(store, name);
        });
    if (!actors) {
        return base::fail(std::move(actors).error());
    }
    filter.actors = std::move(*actors);

    const std::vector<std::string> known_types(store.types().begin(), store.types().end());
    auto types = resolve_choice<std::string>("type", selection.types, [&](const std::string& name) {
        return known_word("type", name, known_types);
    });
    if (!types) {
        return base::fail(std::move(types).error());
    }
    filter.types = std::move(*types);
    const std::vector<std::string> publishers = publishers_of(store);
    auto sources =
        resolve_choice<std::string>("source", selection.sources, [&](const std::string& name) {
            auto known = known_word("source", name, publishers);
            return known ? known : known_word("source", name, source_words_of(store));
        });
    if (!sources) {
        return base::fail(std::move(sources).error());
    }
    filter.sources = std::move(*sources);

    filter.all_topics = selection.all_topics;
    filter.with_undated = selection.with_undated;
    filter.kinds = selection.kinds;
    filter.tone_min = selection.tone.min;
    filter.tone_max = selection.tone.max;
    filter.text = selection.text;

    view.rules.roll_up = selection.roll_up;
    view.arrangement = selection.arrangement;
    view.calendar = selection.calendar;
    view.thinning = selection.thinning;
    view.thinning.idle_offices = false;
    auto around = around_of(store, selection.around);
    if (!around) {
        return base::fail(std::move(around).error());
    }
    view.thinning.around = std::move(*around);
    return view;
}

SelectedData select_data(std::shared_ptr<const model::EventStore> store, document::View view) {
    model::FilterIndex filter(store);
    filter.set_filter(view.filter);
    graph::TieIndex index(std::move(store), view.rules);
    index.set_failed(filter.failed());
    index.set_window(view.window);
    return {std::move(view), std::move(filter), std::move(index)};
}

} // namespace entente::shell
