// SPDX-License-Identifier: MIT
#include "app/shell/json_text.hpp"
#include "app/shell/replay.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace entente::shell {
namespace {

/// Writes JSON objects and arrays without caring for commas.
class JsonWriter {
  public:
    JsonWriter& key(std::string_view name) {
        comma();
        text_ += json_string(name) + ":";
        is_first_ = true; // its value follows without one
        return *this;
    }
    JsonWriter& raw(const std::string& value) {
        comma();
        text_ += value;
        return *this;
    }
    JsonWriter& string(std::string_view value) { return raw(json_string(value)); }
    JsonWriter& number(double value) { return raw(json_number(value)); }
    JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
    JsonWriter& open(char bracket) {
        comma();
        text_ += bracket;
        is_first_ = true;
        return *this;
    }
    JsonWriter& close(char bracket) {
        text_ += bracket;
        is_first_ = false;
        return *this;
    }
    [[nodiscard]] std::string take() { return std::move(text_) + "\n"; }

  private:
    void comma() {
        if (!is_first_) {
            text_ += ',';
        }
        is_first_ = false;
    }
    std::string text_;
    bool is_first_ = true;
};

std::string_view name_of_mode(model::WindowMode mode) {
    switch (mode) {
    case model::WindowMode::cumulative:
        return "cumulative";
    case model::WindowMode::decay:
        return "decay";
    case model::WindowMode::window:
        break;
    }
    return "window";
}

template <class T, class Write>
void list(JsonWriter& json, std::string_view name, const std::vector<T>& all, Write write) {
    if (all.empty()) {
        return;
    }
    json.key(name).open('[');
    for (const T& one : all) {
        write(one);
    }
    json.close(']');
}

template <class T, class Write>
void choice(JsonWriter& json, const std::string& name, const model::Choice<T>& choice,
            Write write) {
    list(json, name, choice.any, write);
    list(json, "not_" + name, choice.none, write);
}

/// Active dimensions alone, under the names of the command line's options.
void write_filter(JsonWriter& json, const model::EventStore& store, const model::Filter& filter) {
    json.key("filter").open('{');
    choice(json, "year", filter.years, [&](int year) { json.number(year); });
    choice(json, "topic", filter.topics,
           [&](model::TopicId id) { json.string(store.topic(id).id); });
    if (filter.all_topics) {
        json.key("all_topics").boolean(true);
    }
    if (!filter.with_undated) {
        json.key("undated").boolean(false);
    }
    choice(json, "type", filter.types, [&](const std::string& type) { json.string(type); });
    choice(json, "actor", filter.actors,
           [&](model::ActorId id) { json.string(store.actor(id).id); });
    choice(json, "kind", filter.kinds,
           [&](model::NodeKind kind) { json.string(model::name_of(kind)); });
    choice(json, "source", filter.sources, [&](const std::string& source) { json.string(source); });
    if (filter.tone_min || filter.tone_max) {
        json.key("tone").open('[');
        for (const auto& end : {filter.tone_min, filter.tone_max}) {
            end ? json.number(*end) : json.raw("null");
        }
        json.close(']');
    }
    if (!filter.text.empty()) {
        json.key("text").string(filter.text);
    }
    json.close('}');
}

/// Only where there are any.
void write_annotations(JsonWriter& json, const document::Document& document) {
    const graph::Annotations& annotations = document.annotations();
    const model::EventStore& store = document.store();
    if (annotations.is_empty()) {
        return;
    }
    const auto id = [&](graph::NodeId node) { json.string(graph::id_of(store, node)); };
    json.key("annotations").open('{');
    list(json, "notes", annotations.notes, [&](const graph::Note& note) {
        json.open('{').key("text").string(note.text);
        json.key("place").open('[').number(static_cast<double>(note.place.x));
        json.number(static_cast<double>(note.place.y)).close(']').close('}');
    });
    list(json, "hulls", annotations.hulls, [&](const graph::Hull& hull) {
        json.open('{').key("name").string(hull.name);
        json.key("color").number(hull.color);
        list(json, "nodes", hull.nodes, id);
        json.close('}');
    });
    list(json, "highlighted_nodes", annotations.highlighted_nodes, id);
    list(json, "highlighted_ties", annotations.highlighted_ties, [&](const graph::Dyad& dyad) {
        json.open('[');
        id(dyad.a);
        id(dyad.b);
        json.close(']');
    });
    json.close('}');
}

/// How time is played, the user's own milestones and lines, and the window that is compared with.
void write_timeline(JsonWriter& json, const document::Document& document) {
    const document::Playback& playback = document.playback();
    constexpr std::string_view ends[]{"stop", "loop", "bounce"};
    json.key("at_end").string(ends[static_cast<std::size_t>(playback.settings.at_end)]);
    json.key("plays_backward").boolean(playback.direction() == document::PlayDirection::backward);
    json.key("skips_quiet").boolean(playback.settings.skips_quiet);
    json.key("motion").boolean(document.has_motion());
    list(json, "milestones", document.milestones(), [&](const model::Milestone& milestone) {
        json.open('{').key("date").string(milestone.date);
        json.key("name").string(milestone.name).close('}');
    });
    json.key("lines").number(static_cast<double>(document.lines().size()));
    if (const auto& pinned = document.pinned_window()) {
        json.key("compared_with").open('{');
        json.key("from").string(model::iso_day(pinned->window.span.first));
        json.key("to").string(model::iso_day(pinned->window.span.last)).close('}');
    }
}

/// The window that is compared with, where one is, and what is drawn that the window does not have.
void write_other_times(JsonWriter& json, const Session& session) {
    const document::Document& document = session.document();
    if (const auto& pinned = document.pinned_window()) {
        json.key("compared_with").open('{');
        json.key("from").string(model::iso_day(pinned->window.span.first));
        json.key("to").string(model::iso_day(pinned->window.span.last));
        json.key("per_day").boolean(pinned->settings.per_day);
        json.close('}');
    }
    const ui::CanvasPanel& canvas = session.canvas();
    json.key("absent").number(static_cast<double>(canvas.absent().size()));
    json.key("inactive").open('[');
    const scene::Picture& picture = canvas.picture();
    for (std::size_t i = 0; i < picture.nodes.size(); ++i) {
        if (picture.nodes[i].is_inactive) {
            json.string(graph::id_of(document.store(), picture.graph.nodes[i]));
        }
    }
    json.close(']');
}

/// What the dialog that saves figures says, and the picture that was copied last.
void write_figures(JsonWriter& json, const Session& session) {
    const ui::AppState& app = session.app();
    const ui::FigureState& figure = app.figure;
    const auto number = [&](std::string_view name, double value) { json.key(name).number(value); };
    json.key("figure").open('{');
    json.key("name").string(app.figure_name);
    json.key("folder").string(app.figure_folder);
    json.key("problem").string(figure.problem);
    json.key("result").string(app.save_result);
    json.key("saving").boolean(app.is_saving);
    number("width", figure.width_px);
    number("height", figure.height_px);
    number("bytes", figure.bytes);
    if (figure.frame) {
        json.key("frame").open('[');
        for (const float value : {figure.frame->min.x, figure.frame->min.y, figure.frame->width(),
                                  figure.frame->height()}) {
            json.number(static_cast<double>(value));
        }
        json.close(']');
    }
    json.close('}');
    if (const auto& copied = session.copied_picture()) {
        json.key("copied").open('{');
        number("width", copied->width_px);
        number("height", copied->height_px);
        number("bytes", static_cast<double>(copied->bytes));
        json.close('}');
    }
}

/// How nodes are laid out; measures only where the panel that shows them is in sight.
void write_layout(JsonWriter& json, const Session& session) {
    const document::Document& document = session.document();
    const document::Arrangement& arrangement = document.view().arrangement;
    const document::LayoutWorker::Status status = document.layout_status();
    const auto number = [&](std::string_view name, double value) { json.key(name).number(value); };
    json.key("layout").open('{');
    json.key("running").boolean(status.state == layout::LayoutState::running);
    json.key("paused").boolean(status.is_paused);
    number("ticks", static_cast<double>(status.ticks));
    number("seed", static_cast<double>(document.seed()));
    number("reach", static_cast<double>(arrangement.reach));
    json.key("discs_apart").boolean(arrangement.parts_discs);
    json.key("kinds_grouped").boolean(arrangement.groups_kinds);
    json.key("by_filter").boolean(document.is_laid_out_by_filter());
    number("diagonal", document::diagonal_of(document.homes()));
    if (session.widgets().contains("layout.state")) {
        if (const auto homes = document.home_measures(); homes.measures && homes.is_current) {
            number("stress", homes.measures->stress);
            number("neighborhoods", homes.measures->neighborhoods);
        }
        if (const auto window = document.window_measures(); window.measures && window.is_current) {
            number("stress_at_home", window.measures->stress_at_home);
            number("stress_shown", window.measures->stress);
            number("farthest", window.measures->farthest);
            if (window.measures->stress_alone) {
                number("stress_alone", *window.measures->stress_alone);
            }
            if (window.measures->movement) {
                number("movement", *window.measures->movement);
            }
        }
    }
    json.close('}');
}

} // namespace

std::string dump_of(const Session& session) {
    const document::Document& document = session.document();
    const model::EventStore& store = document.store();
    const document::View& view = document.view();
    JsonWriter json;
    json.open('{');
    json.key("window").open('{');
    json.key("from").string(model::iso_day(view.window.span.first));
    json.key("to").string(model::iso_day(view.window.span.last));
    json.key("mode").string(name_of_mode(view.window.mode));
    json.key("half_life").number(view.window.half_life_days);
    json.key("time_mode").string(document::name_of(document.time_mode()));
    json.key("unit").string(graph::name_of(document.playback().settings.unit));
    const graph::Calendar& calendar = document.view().calendar;
    json.key("calendar").open('{');
    json.key("week_start").string(graph::name_of_weekday(calendar.week_start));
    json.key("fiscal_year_start").number(calendar.fiscal_start);
    json.close('}');
    json.close('}');
    write_filter(json, store, view.filter);
    json.key("roll_up").boolean(view.rules.roll_up);
    write_other_times(json, session);
    json.key("selection").open('[');
    for (const graph::NodeId node : document.selection().nodes) {
        json.string(graph::id_of(store, node));
    }
    for (const graph::Dyad& dyad : document.selection().ties) {
        json.open('[');
        json.string(graph::id_of(store, dyad.a));
        json.string(graph::id_of(store, dyad.b));
        json.close(']');
    }
    json.close(']');
    write_annotations(json, document);
    if (const auto& at = session.app().style.legend_at) {
        json.key("legend_at").open('[').number(static_cast<double>(at->x));
        json.number(static_cast<double>(at->y)).close(']');
    }
    json.key("visible").open('{');
    json.key("nodes").number(static_cast<double>(document.snapshot().nodes.size()));
    json.key("ties").number(static_cast<double>(document.snapshot().ties.size()));
    json.key("events").number(static_cast<double>(document.ties().event_count()));
    json.close('}');
    const scene::Camera& camera = session.canvas().camera();
    json.key("camera").open('{');
    json.key("center").open('[').number(static_cast<double>(camera.center.x));
    json.number(static_cast<double>(camera.center.y)).close(']');
    json.key("scale").number(static_cast<double>(camera.scale));
    json.close('}');
    write_layout(json, session);
    json.key("playing").boolean(document.playback().is_playing());
    write_timeline(json, document);
    json.key("undo").number(static_cast<double>(document.history().undo_count()));
    json.key("redo").number(static_cast<double>(document.history().redo_count()));
    json.key("theme").string(session.app().style.theme == scene::Theme::dark ? "dark" : "light");
    json.key("loading").boolean(session.is_loading());
    json.key("problems").open('{');
    json.key("errors").number(static_cast<double>(session.app().error_count));
    json.key("warnings").number(static_cast<double>(session.app().warning_count));
    json.close('}');
    json.key("messages").open('[');
    for (const ui::Message& message : session.app().messages) {
        json.string(message.text);
    }
    json.close(']');
    write_figures(json, session);
    json.key("pins").open('[');
    for (const auto& [node, place] : document.pins()) {
        json.string(graph::id_of(store, graph::NodeId{node}));
    }
    json.close(']');
    json.key("widgets").open('{');
    for (const auto& [name, rect] : session.widgets()) {
        json.key(name).open('[');
        json.number(static_cast<double>(rect.min.x)).number(static_cast<double>(rect.min.y));
        json.number(static_cast<double>(rect.width())).number(static_cast<double>(rect.height()));
        json.close(']');
    }
    json.close('}');
    json.key("nodes").open('{');
    // A node may have several marks: itself, a ring when it is selected, a dot when it is pinned.
    std::map<std::uint32_t, const scene::NodeMark*> nodes;
    for (const scene::NodeMark& mark : session.canvas().marks().nodes) {
        if (!mark.is_decoration) {
            nodes.emplace(mark.node, &mark);
        }
    }
    for (const document::Shown& shown = document.shown();
         const graph::NodeId node : shown.graph.nodes) {
        const auto found = nodes.find(node.value());
        if (found == nodes.end()) {
            continue; // outside the canvas
        }
        const scene::NodeMark& mark = *found->second;
        json.key(graph::id_of(store, node)).open('[');
        json.number(static_cast<double>(mark.center.x)).number(static_cast<double>(mark.center.y));
        json.number(static_cast<double>(mark.radius));
        json.close(']');
    }
    json.close('}');
    json.close('}');
    return json.take();
}

} // namespace entente::shell
