// SPDX-License-Identifier: MIT
// A recipe as JSON.
#include "app/shell/recipe.hpp"

#include "app/io/json_text.hpp"
#include "app/shell/recipe_film.hpp"
#include "app/shell/recipe_words.hpp"

#include <fmt/format.h>

#include <cmath>

namespace entente::shell {
namespace {

using io::JsonArray;
using io::JsonObject;

constexpr std::size_t pretty_depth = 0;

/// The shortest that reads back as the same float; a minus before 0 would be lost.
std::string json_of(float value) {
    return std::isfinite(value) ? fmt::format("{}", value + 0.0F) : "null";
}

std::string json_of(base::Vec2 point) {
    return "[" + json_of(point.x) + "," + json_of(point.y) + "]";
}

std::string json_of(bool value) {
    return value ? "true" : "false";
}

std::string json_of(const NodeName& node) {
    JsonObject object;
    object.add(node.is_topic ? "topic" : "actor", node.id);
    return object.text();
}

std::string json_of(const TieName& tie) {
    JsonObject object;
    object.add_json("a", json_of(tie.a));
    object.add_json("b", json_of(tie.b));
    object.add("kind", graph::name_of(tie.kind));
    object.add_json("directed", json_of(tie.is_directed));
    return object.text();
}

std::string json_of(const DataFile& file);
std::string json_of(const NoteNames& note);
std::string json_of(const HullNames& hull);
std::string json_of(const model::Milestone& milestone);
std::string json_of(const std::variant<NodeName, TieName>& line);

template <class Item>
std::string json_of(const std::vector<Item>& items) {
    JsonArray array;
    for (const Item& item : items) {
        array.add_json(json_of(item));
    }
    return array.text();
}

std::string json_of(const std::vector<std::string>& items) {
    JsonArray array;
    for (const std::string& item : items) {
        array.add(item);
    }
    return array.text();
}

std::string json_of(const std::vector<int>& items) {
    JsonArray array;
    for (const int item : items) {
        array.add_json(std::to_string(item));
    }
    return array.text();
}

std::string json_of(const std::vector<model::NodeKind>& kinds) {
    JsonArray array;
    for (const model::NodeKind kind : kinds) {
        array.add(model::name_of(kind));
    }
    return array.text();
}

std::string json_of(const std::vector<NodePlace>& places) {
    JsonObject actors;
    JsonObject topics;
    for (const auto& [node, place] : places) {
        if (is_finite(place)) {
            (node.is_topic ? topics : actors).add_json(node.id, json_of(place));
        }
    }
    JsonObject object;
    object.add_json("actors", actors.text());
    object.add_json("topics", topics.text());
    return object.text();
}

std::string json_of(const DataFile& file) {
    JsonObject object;
    object.add("file", file.path.generic_string());
    if (!file.sha256.empty()) {
        object.add("sha256", file.sha256);
    }
    if (file.is_sample) {
        object.add_json("sample", "true");
    }
    return object.text();
}

void add_window(JsonObject& object, const model::Window& window) {
    const auto add_day = [&](std::string_view key, model::Day day) {
        if (day == model::Span::earliest || day == model::Span::latest) {
            object.add_json(key, "null");
        } else {
            object.add(key, model::iso_day(day));
        }
    };
    add_day("from", window.span.first);
    add_day("to", window.span.last);
    object.add("mode", word_of(window_mode_words, window.mode));
    object.add("half_life_days", window.half_life_days);
}

std::string json_of(const model::Window& window, document::TimeMode moves) {
    JsonObject object;
    add_window(object, window);
    object.add("moves", word_of(time_mode_words, moves));
    return object.text();
}

std::string json_of(const document::PinnedWindow& pinned) {
    JsonObject object;
    add_window(object, pinned.window);
    object.add_json("per_day", json_of(pinned.settings.per_day));
    object.add("least_difference", pinned.settings.least_difference);
    return object.text();
}

std::string json_of(const std::variant<NodeName, TieName>& line) {
    return std::visit([](const auto& name) { return json_of(name); }, line);
}

std::string json_of(const ui::TimelineStyle& timeline) {
    JsonObject object;
    object.add("stack", word_of(stack_words, timeline.stack));
    if (timeline.scale) {
        object.add("scale", word_of(bar_scale_words, *timeline.scale));
    }
    object.add_json("turning_points", json_of(timeline.has_turning_points));
    return object.text();
}

template <class T>
void add_choice(JsonObject& object, std::string_view key, const model::Choice<T>& choice) {
    if (!choice.is_active()) {
        return;
    }
    JsonObject told;
    told.add_json("any", json_of(choice.any));
    told.add_json("none", json_of(choice.none));
    object.add_json(key, told.text());
}

std::string json_of(const FilterNames& filter) {
    JsonObject object;
    add_choice(object, "years", filter.years);
    add_choice(object, "topics", filter.topics);
    if (filter.all_topics) {
        object.add_json("all_topics", "true");
    }
    if (!filter.with_undated) {
        object.add_json("undated", "false");
    }
    add_choice(object, "types", filter.types);
    add_choice(object, "actors", filter.actors);
    add_choice(object, "kinds", filter.kinds);
    add_choice(object, "sources", filter.sources);
    if (filter.tone_min) {
        object.add("tone_min", *filter.tone_min);
    }
    if (filter.tone_max) {
        object.add("tone_max", *filter.tone_max);
    }
    if (!filter.text.empty()) {
        object.add("text", filter.text);
    }
    return object.text();
}

std::string json_of(const graph::Thinning& thinning, const std::vector<NodeName>& around) {
    std::vector<model::NodeKind> kinds;
    for (std::size_t kind = 0; kind < model::node_kind_count; ++kind) {
        if ((thinning.kinds & (1U << kind)) != 0) {
            kinds.push_back(static_cast<model::NodeKind>(kind));
        }
    }
    JsonObject object;
    object.add_json("nodes", json_of(kinds));
    object.add("min_strength", thinning.min_strength);
    object.add_json("top", std::to_string(thinning.top));
    object.add_json("around", json_of(around));
    object.add_json("hops", std::to_string(thinning.hops));
    object.add_json("offices", json_of(thinning.with_offices));
    object.add_json("idle_offices", json_of(thinning.idle_offices));
    object.add_json("topics", json_of(thinning.with_topics));
    return object.text();
}

std::string json_of(const document::Arrangement& arrangement) {
    JsonObject object;
    object.add_json("reach", json_of(arrangement.reach));
    object.add_json("discs_apart", json_of(arrangement.parts_discs));
    object.add_json("kinds_grouped", json_of(arrangement.groups_kinds));
    return object.text();
}

std::string json_of(const graph::Calendar& calendar) {
    JsonObject object;
    object.add("week_start", weekday_words[calendar.week_start - 1U]);
    object.add_json("fiscal_year_start", std::to_string(calendar.fiscal_start));
    return object.text();
}

std::string json_of(const NoteNames& note) {
    JsonObject object;
    object.add("text", note.text);
    if (const auto* node = std::get_if<NodeName>(&note.about)) {
        object.add_json("node", json_of(*node));
    } else if (const auto* tie = std::get_if<TieName>(&note.about)) {
        object.add_json("tie", json_of(*tie));
    } else {
        object.add_json("point", json_of(std::get<base::Vec2>(note.about)));
    }
    object.add_json("at", json_of(note.place));
    return object.text();
}

std::string json_of(const model::Milestone& milestone) {
    JsonObject object;
    object.add("date", milestone.date);
    object.add("name", milestone.name);
    if (!milestone.kind.empty()) {
        object.add("kind", milestone.kind);
    }
    if (!milestone.url.empty()) {
        object.add("url", milestone.url);
    }
    return object.text();
}

std::string json_of(const HullNames& hull) {
    JsonObject object;
    object.add("name", hull.name);
    object.add_json("nodes", json_of(hull.nodes));
    object.add_json("color", std::to_string(hull.color));
    return object.text();
}

/// Nodes and ties that are chosen, or highlighted; empty where there are none.
std::string json_of(const std::vector<NodeName>& nodes, const std::vector<TieName>& ties) {
    if (nodes.empty() && ties.empty()) {
        return {};
    }
    JsonObject object;
    object.add_json("nodes", json_of(nodes));
    object.add_json("ties", json_of(ties));
    return object.text();
}

std::string json_of(const AnnotationNames& annotations) {
    JsonObject object;
    if (!annotations.notes.empty()) {
        object.add_json("notes", json_of(annotations.notes));
    }
    if (!annotations.hulls.empty()) {
        object.add_json("hulls", json_of(annotations.hulls));
    }
    if (const std::string told =
            json_of(annotations.highlighted_nodes, annotations.highlighted_ties);
        !told.empty()) {
        object.add_json("highlighted", told);
    }
    return object.text();
}

std::string json_of(const scene::Camera& camera) {
    JsonObject object;
    object.add_json("center", json_of(camera.center));
    object.add_json("scale", json_of(camera.scale));
    object.add_json("viewport",
                    "[" + json_of(camera.viewport.min) + "," + json_of(camera.viewport.max) + "]");
    return object.text();
}

/// "#rrggbb" where that reads back as the same, else the four channels as they are.
std::string json_of(const base::Color& color) {
    const std::string hex = fmt::format("#{:02x}{:02x}{:02x}", scene::to_srgb_byte(color.r),
                                        scene::to_srgb_byte(color.g), scene::to_srgb_byte(color.b));
    if (scene::from_srgb(hex) == color) {
        return '"' + hex + '"';
    }
    return "[" + json_of(color.r) + "," + json_of(color.g) + "," + json_of(color.b) + "," +
           json_of(color.a) + "]";
}

std::string json_of(const FigureSettings& figure) {
    JsonObject object;
    object.add_json("width_px", std::to_string(figure.width_px));
    object.add_json("height_px", std::to_string(figure.height_px));
    object.add("dots_per_inch", figure.dots_per_inch);
    object.add_json("scale", json_of(figure.scale));
    object.add_json("trimmed", json_of(figure.is_trimmed));
    object.add("theme", word_of(theme_words, figure.theme));
    if (figure.background) {
        object.add_json("background", json_of(*figure.background));
    }
    object.add_json("transparent", json_of(figure.is_transparent));
    if (figure.title) {
        object.add("title", *figure.title);
    }
    if (figure.caption) {
        object.add("caption", *figure.caption);
    }
    object.add_json("with_legend", json_of(figure.with_legend));
    object.add_json("with_caption", json_of(figure.with_caption));
    if (figure.legend_at) {
        object.add_json("legend_at", json_of(*figure.legend_at));
    }
    object.add_json("max_labels", std::to_string(figure.max_labels));
    object.add_json("all_labels", json_of(figure.all_labels));
    object.add("language", figure.language);
    object.add("second_language", figure.second_language);
    object.add("color", word_of(color_words, figure.color_by));
    object.add_json("seed", std::to_string(figure.seed));
    object.add("frame", word_of(frame_words, figure.frame));
    object.add("scales", word_of(frame_words, figure.scales));
    object.add("absent", word_of(absent_words, figure.absent));
    return object.text();
}

} // namespace

std::string json_of(const Recipe& recipe) {
    JsonObject object;
    object.add("format", view_format);
    object.add("program", recipe.program);
    object.add("title", recipe.title);
    object.add_json("data", json_of(recipe.files));
    object.add_json("window", json_of(recipe.window, recipe.time_mode));
    if (!(recipe.calendar == graph::Calendar{})) {
        object.add_json("calendar", json_of(recipe.calendar));
    }
    object.add_json("filter", json_of(recipe.filter));
    object.add_json("thinning", json_of(recipe.thinning, recipe.around));
    object.add_json("roll_up", json_of(recipe.rules.roll_up));
    if (!(recipe.arrangement == document::Arrangement{})) {
        object.add_json("arrangement", json_of(recipe.arrangement));
    }
    if (const std::string told = json_of(recipe.selected_nodes, recipe.selected_ties);
        !told.empty()) {
        object.add_json("selection", told);
    }
    if (!recipe.pins.empty()) {
        object.add_json("pins", json_of(recipe.pins));
    }
    if (!(recipe.annotations == AnnotationNames{})) {
        object.add_json("annotations", json_of(recipe.annotations));
    }
    if (!recipe.milestones.empty()) {
        object.add_json("milestones", json_of(recipe.milestones));
    }
    if (recipe.compared_with) {
        object.add_json("compared_with", json_of(*recipe.compared_with));
    }
    if (recipe.film) {
        object.add_json("film", json_of_film(*recipe.film));
    }
    if (!recipe.lines.empty()) {
        object.add_json("lines", json_of(recipe.lines));
    }
    if (recipe.timeline) {
        object.add_json("timeline", json_of(*recipe.timeline));
    }
    object.add_json("figure", json_of(recipe.figure));
    object.add("framing", word_of(framing_words, recipe.framing));
    if (recipe.camera) {
        object.add_json("camera", json_of(*recipe.camera));
    }
    object.add_json("positions", json_of(recipe.positions));
    std::string text;
    io::append_json_pretty(text, object.text(), pretty_depth, 0);
    return text + '\n';
}

} // namespace entente::shell
