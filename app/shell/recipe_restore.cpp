// SPDX-License-Identifier: MIT
// A recipe in a data set.
#include "app/shell/recipe.hpp"

#include "app/document/home_layout.hpp"
#include "app/layout/force_simulation.hpp"
#include "app/shell/figure_caption.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::shell {
namespace {

using graph::NodeId;
using model::EventStore;

constexpr float nowhere = std::numeric_limits<float>::quiet_NaN();

bool has_place(base::Vec2 place) {
    return is_finite(place);
}

/// Resolves names; counts those that are gone.
class Restoring {
  public:
    Restoring(const EventStore& store, RestoredView& out) : store_(store), out_(out) {}

    std::optional<NodeId> node(const NodeName& name) const {
        if (name.is_topic) {
            const model::TopicId topic = store_.find_topic(name.id);
            return topic.is_valid() ? std::optional(graph::node_of(store_, topic)) : std::nullopt;
        }
        const model::ActorId actor = store_.find_actor(name.id);
        return actor.is_valid() ? std::optional(graph::node_of(actor)) : std::nullopt;
    }

    std::optional<graph::Dyad> dyad(const TieName& name) const {
        const auto a = node(name.a);
        const auto b = node(name.b);
        if (!a || !b) {
            return std::nullopt;
        }
        graph::Dyad dyad{*a, *b, name.kind, name.is_directed};
        // The order of undirected ones is that of the data, which may be another now.
        if (name.kind == graph::TieKind::event && !dyad.is_directed && dyad.b < dyad.a) {
            std::swap(dyad.a, dyad.b);
        }
        return dyad;
    }

    template <class T>
    bool take(const std::optional<T>& found, std::vector<T>& out) {
        if (found) {
            out.push_back(*found);
        } else {
            ++out_.gone_choices;
        }
        return found.has_value();
    }

    std::vector<NodeId> nodes(const std::vector<NodeName>& names) {
        std::vector<NodeId> found;
        for (const NodeName& name : names) {
            take(node(name), found);
        }
        return found;
    }

    std::vector<graph::Dyad> dyads(const std::vector<TieName>& names) {
        std::vector<graph::Dyad> found;
        for (const TieName& name : names) {
            take(dyad(name), found);
        }
        return found;
    }

    template <class Id, class Find>
    std::vector<Id> ids(const std::vector<std::string>& names, Find find) {
        std::vector<Id> found;
        for (const std::string& name : names) {
            const Id id = find(name);
            take(id.is_valid() ? std::optional(id) : std::nullopt, found);
        }
        return found;
    }

    void filter(const FilterNames& names) {
        model::Filter& filter = out_.view.filter;
        const auto topic = [&](const std::string& id) { return store_.find_topic(id); };
        const auto actor = [&](const std::string& id) { return store_.find_actor(id); };
        filter.years = names.years;
        filter.topics.any = ids<model::TopicId>(names.topics.any, topic);
        filter.topics.none = ids<model::TopicId>(names.topics.none, topic);
        filter.all_topics = names.all_topics;
        filter.with_undated = names.with_undated;
        filter.types = names.types;
        filter.actors.any = ids<model::ActorId>(names.actors.any, actor);
        filter.actors.none = ids<model::ActorId>(names.actors.none, actor);
        filter.kinds = names.kinds;
        filter.sources = names.sources;
        filter.tone_min = names.tone_min;
        filter.tone_max = names.tone_max;
        filter.text = names.text;
    }

    void annotations(const AnnotationNames& names) {
        graph::Annotations& out = out_.annotations;
        for (const NoteNames& note : names.notes) {
            graph::Note told{note.text, base::Vec2{}, note.place};
            bool is_there = true;
            if (const auto* about = std::get_if<NodeName>(&note.about)) {
                const auto found = node(*about);
                is_there = found.has_value();
                told.about = found.value_or(NodeId{});
            } else if (const auto* tie = std::get_if<TieName>(&note.about)) {
                const auto found = dyad(*tie);
                is_there = found.has_value();
                told.about = found.value_or(graph::Dyad{});
            } else {
                told.about = std::get<base::Vec2>(note.about);
            }
            if (is_there) {
                out.notes.push_back(std::move(told));
            } else {
                ++out_.gone_choices;
            }
        }
        for (const HullNames& hull : names.hulls) {
            out.hulls.push_back({hull.name, nodes(hull.nodes), hull.color});
        }
        out.highlighted_nodes = nodes(names.highlighted_nodes);
        out.highlighted_ties = dyads(names.highlighted_ties);
    }

    void lines(const std::vector<std::variant<NodeName, TieName>>& names) {
        for (const auto& name : names) {
            if (const auto* of_node = std::get_if<NodeName>(&name)) {
                take<document::TimelineLine>(node(*of_node), out_.lines);
            } else {
                take<document::TimelineLine>(dyad(std::get<TieName>(name)), out_.lines);
            }
        }
    }

    void positions(const std::vector<NodePlace>& places) {
        out_.positions.assign(graph::node_count(store_), {nowhere, nowhere});
        for (const auto& [name, place] : places) {
            if (const auto found = node(name)) {
                out_.positions[found->index()] = place;
            } else {
                ++out_.gone_nodes;
            }
        }
        if (places.empty()) {
            return; // a view written by hand: all are to be laid out, none is new
        }
        for (const base::Vec2 place : out_.positions) {
            out_.new_nodes += has_place(place) ? 0U : 1U;
        }
    }

  private:
    const EventStore& store_;
    RestoredView& out_;
};

} // namespace

std::string RestoredView::words_for_differences() const {
    std::string words;
    const auto add = [&](const std::string& piece) {
        words += (words.empty() ? "" : ", ") + piece;
    };
    if (new_nodes > 0) {
        add(counted(new_nodes, "node is", "nodes are") + " new");
    }
    if (gone_nodes > 0) {
        add(counted(gone_nodes, "node is", "nodes are") + " gone");
    }
    if (gone_choices > 0) {
        add(counted(gone_choices, "choice is", "choices are") + " of what is gone");
    }
    return words;
}

RestoredView restore(const Recipe& recipe, const EventStore& store) {
    RestoredView out;
    Restoring restoring(store, out);
    out.view.window = recipe.window;
    out.view.time_mode = document::fitting_time_mode(recipe.time_mode, recipe.window.mode);
    out.milestones = recipe.milestones;
    out.pinned_window = recipe.compared_with;
    restoring.lines(recipe.lines);
    restoring.filter(recipe.filter);
    out.view.arrangement = recipe.arrangement;
    out.view.calendar = recipe.calendar;
    out.view.thinning = recipe.thinning;
    out.view.thinning.around = restoring.nodes(recipe.around);
    out.view.rules = recipe.rules;
    out.selection.nodes = restoring.nodes(recipe.selected_nodes);
    out.selection.ties = restoring.dyads(recipe.selected_ties);
    for (const auto& [name, place] : recipe.pins) {
        if (const auto found = restoring.node(name)) {
            out.pins.emplace(found->value(), place);
        } else {
            ++out.gone_choices;
        }
    }
    restoring.annotations(recipe.annotations);
    restoring.positions(recipe.positions);
    return out;
}

void place_new_nodes(std::vector<base::Vec2>& positions, const graph::TieGraph& all_time,
                     std::uint64_t seed, const base::Progress& progress) {
    const std::vector<base::Vec2> known = positions;
    const auto placed_count =
        static_cast<std::size_t>(std::count_if(known.begin(), known.end(), has_place));
    if (placed_count == known.size()) {
        return;
    }
    if (placed_count == 0) { // a view written by hand need not tell any
        positions = document::home_positions(all_time, known.size(), seed, progress,
                                             disc_radii(all_time, known.size()));
        return;
    }
    layout::ForceSettings settings;
    settings.seed = seed;
    const auto simulation =
        layout::start_force_simulation(document::layout_graph_of(all_time, known.size()), settings,
                                       known, disc_radii(all_time, known.size()));
    for (std::size_t node = 0; node < known.size(); ++node) {
        if (has_place(known[node])) {
            simulation->move(static_cast<std::uint32_t>(node), known[node]);
            simulation->set_pinned(static_cast<std::uint32_t>(node), true);
        }
    }
    simulation->reheat(0.3F);
    while (simulation->state() == layout::LayoutState::running && !progress.is_cancelled()) {
        simulation->step();
    }
    const auto placed = simulation->positions();
    for (std::size_t node = 0; node < known.size(); ++node) {
        positions[node] = has_place(known[node]) ? known[node] : placed[node];
    }
}

} // namespace entente::shell
