// SPDX-License-Identifier: MIT
#include "app/shell/recipe.hpp"

namespace entente::shell {
namespace {

using model::EventStore;

NodeName name_of(const EventStore& store, graph::NodeId node) {
    return {std::string(graph::id_of(store, node)), graph::is_topic(store, node)};
}

TieName name_of(const EventStore& store, const graph::Dyad& dyad) {
    return {name_of(store, dyad.a), name_of(store, dyad.b), dyad.kind, dyad.is_directed};
}

template <class Out, class In>
std::vector<Out> names_of(const EventStore& store, const std::vector<In>& items) {
    std::vector<Out> names;
    names.reserve(items.size());
    for (const In& item : items) {
        names.push_back(name_of(store, item));
    }
    return names;
}

template <class Id, class Records>
model::Choice<std::string> ids_of(const model::Choice<Id>& choice, const Records& records) {
    model::Choice<std::string> ids;
    for (const Id id : choice.any) {
        ids.any.push_back(records[id.index()].id);
    }
    for (const Id id : choice.none) {
        ids.none.push_back(records[id.index()].id);
    }
    return ids;
}

FilterNames names_of(const EventStore& store, const model::Filter& filter) {
    return {
        .years = filter.years,
        .topics = ids_of(filter.topics, store.topics()),
        .all_topics = filter.all_topics,
        .with_undated = filter.with_undated,
        .types = filter.types,
        .actors = ids_of(filter.actors, store.actors()),
        .kinds = filter.kinds,
        .sources = filter.sources,
        .tone_min = filter.tone_min,
        .tone_max = filter.tone_max,
        .text = filter.text,
    };
}

AnnotationNames names_of(const EventStore& store, const graph::Annotations& annotations) {
    AnnotationNames names;
    for (const graph::Note& note : annotations.notes) {
        NoteNames told{note.text, base::Vec2{}, note.place};
        if (const auto* node = std::get_if<graph::NodeId>(&note.about)) {
            told.about = name_of(store, *node);
        } else if (const auto* dyad = std::get_if<graph::Dyad>(&note.about)) {
            told.about = name_of(store, *dyad);
        } else {
            told.about = std::get<base::Vec2>(note.about);
        }
        names.notes.push_back(std::move(told));
    }
    for (const graph::Hull& hull : annotations.hulls) {
        names.hulls.push_back({hull.name, names_of<NodeName>(store, hull.nodes), hull.color});
    }
    names.highlighted_nodes = names_of<NodeName>(store, annotations.highlighted_nodes);
    names.highlighted_ties = names_of<TieName>(store, annotations.highlighted_ties);
    return names;
}

Framing framing_of(const FigureData& data) {
    if (data.camera != nullptr && !data.is_camera_fitted) {
        return Framing::canvas;
    }
    return data.fits_window ? Framing::window : Framing::all_time;
}

} // namespace

Recipe recipe_of(const Figure& figure, const FigureData& data, const FigureSettings& settings) {
    const EventStore& store = data.index.store();
    Recipe recipe;
    recipe.program = "Entente " ENTENTE_VERSION;
    recipe.title = store.header().title;
    recipe.files.assign(data.files.begin(), data.files.end());
    recipe.window = data.view.window;
    recipe.time_mode = document::fitting_time_mode(data.view.time_mode, data.view.window.mode);
    recipe.filter = names_of(store, data.view.filter);
    recipe.thinning = data.view.thinning;
    recipe.thinning.around.clear();
    recipe.around = names_of<NodeName>(store, data.view.thinning.around);
    recipe.rules = data.view.rules;
    recipe.arrangement = data.view.arrangement;
    recipe.calendar = data.view.calendar;
    if (data.selection != nullptr) {
        recipe.selected_nodes = names_of<NodeName>(store, data.selection->nodes);
        recipe.selected_ties = names_of<TieName>(store, data.selection->ties);
    }
    if (data.pins != nullptr) {
        for (const auto& [node, place] : *data.pins) {
            recipe.pins.emplace_back(name_of(store, graph::NodeId{node}), place);
        }
    }
    if (data.annotations != nullptr) {
        recipe.annotations = names_of(store, *data.annotations);
    }
    if (data.milestones != nullptr) {
        recipe.milestones = *data.milestones;
    }
    if (data.times != nullptr) {
        recipe.compared_with = data.times->pinned;
    }
    if (data.film != nullptr) {
        recipe.film = *data.film;
    }
    if (data.lines != nullptr) {
        for (const document::TimelineLine& line : *data.lines) {
            std::visit([&](const auto& what) { recipe.lines.emplace_back(name_of(store, what)); },
                       line);
        }
    }
    const std::span<const base::Vec2> places =
        figure.own_places.empty() ? data.home : std::span<const base::Vec2>(figure.own_places);
    recipe.positions.reserve(places.size());
    for (std::size_t node = 0; node < places.size(); ++node) {
        recipe.positions.emplace_back(name_of(store, graph::NodeId{node}), places[node]);
    }
    recipe.camera = figure.camera;
    recipe.framing = framing_of(data);
    recipe.figure = settings;
    return recipe;
}

} // namespace entente::shell
